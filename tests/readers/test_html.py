import pytest

from verbale.model import InputError
from verbale.readers import read, read_text

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two kingdoms</title><meta name="author" content="Ivo Novak">
<meta property="article:published_time" content="2021-03-04T10:00:00Z"><script>var x = "not text";</script></head>
<body><nav><a href="/">Home page</a></nav><article><h1>Two kingdoms</h1>
<p>The king of Syldavia met the king of Borduria on 3 May 2020 in Klow, where both signed a treaty.[1]</p>
<h2>Visits</h2><ul><li>King Otto visited the town (2001)</li><li>Queen Ada visited the lakes (2003)</li></ul>
<p>They will meet again next year, as the ministers of both countries told the newspapers of the town.</p>
</article><footer>Copyright of nobody</footer></body></html>"""


def test_main_text_is_extracted(tmp_path, outline):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    document = read(path)
    assert document.format == "html"
    assert "not text" not in document.text
    assert "Copyright" not in document.text
    assert document.sha256 != document.original_sha256
    assert (document.source.author, document.source.published) == ("Ivo Novak", "2021-03-04")
    assert document.title == "Two kingdoms"
    blocks = outline(document)
    assert ("heading", "Visits") in blocks
    assert ("list-item", "King Otto visited the town (2001)") in blocks
    assert [n.of(document.text) for b in document.blocks for n in b.noise] == ["[1]"]


def test_recognised_without_a_file_name(outline):
    assert outline(read_text(PAGE, slug="page"))[0] == ("title", "Two kingdoms")


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 100_000 + "Hello" + "</div>" * 100_000,
        "<html><body>" + "<b>" * 150 + "<p>a<i>b</p>" * 50_000,
        "<html><body>" + "<p>word</p>" * 100_000,
        "<html><body>" + "<table><tr><td>" * 5_000,
        "<html>" + "<!--" * 200_000,
        "<html>" + "<" * 500_000,
        "<html><body><script>only code</script></body></html>",
        "<html><body>" + "x" * 5_100_000,
    ],
)
def test_hostile_markup_is_refused_in_one_line(markup):
    with pytest.raises(InputError) as error:
        read_text(markup, slug="page")
    assert "\n" not in str(error.value)
    assert str(error.value).startswith("page: ")
