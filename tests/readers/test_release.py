import pytest

from verbale.readers import read_text, speakers
from verbale.readers.dates import clock_line, date_line

HEAD = "Statement on the Opening of the Embassy in Klow\n\nMay 3, 2021\n\n"


def test_title_date_and_body(outline, reasons):
    text = (
        HEAD
        + "Today we open our embassy in Klow.\n\nA NEW PARTNERSHIP\n\nBoth states will trade more.\n- Salt: more salt\n"
    )
    document = read_text(text, slug="statement")
    assert document.format == "release"
    assert document.source.published == "2021-05-03"
    assert document.source.title == "Statement on the Opening of the Embassy in Klow"
    assert reasons(document) == {"May 3, 2021": "date line"}
    assert outline(document) == [
        ("title", "Statement on the Opening of the Embassy in Klow"),
        ("paragraph", "Today we open our embassy in Klow."),
        ("heading", "A NEW PARTNERSHIP"),
        ("paragraph", "Both states will trade more."),
        ("list-item", "Salt: more salt"),
    ]


def test_transcript(outline, reasons):
    text = HEAD + (
        "Royal Palace\n\n7:40 P.M. CET\n\nKING OTTO: (As interpreted.) Welcome to Klow. (Laughter.)\n\n"
        "We are glad.\n\n(A toast is given.)\n\nPRIME MINISTER NOVAK: Thank you.\n\n"
        "Q Will you trade?\n\nKING OTTO: Yes.\n"
    )
    document = read_text(text, slug="toast")
    assert reasons(document) == {
        "May 3, 2021": "date line",
        "Royal Palace": "place line",
        "7:40 P.M. CET": "time line",
        "(A toast is given.)": "stage direction",
    }
    first = document.blocks[1]
    assert [n.of(text) for n in first.noise] == ["KING OTTO:", "(As interpreted.)", "(Laughter.)"]
    assert speakers(document) == (None, "KING OTTO", "KING OTTO", "PRIME MINISTER NOVAK", "Q", "KING OTTO")
    assert outline(document)[0][0] == "title"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("July 28, 2022", "2022-07-28"),
        ("28 July 2022", "2022-07-28"),
        ("Tuesday, 28th July, 2022", "2022-07-28"),
        ("28 de julio de 2022", "2022-07-28"),
        ("2022-07-28", "2022-07-28"),
        ("Posted on: Jul 28, 2022", "2022-07-28"),
        ("February 31, 2022", None),
        ("Smarch 3, 2022", None),
        ("July 2022", None),
        ("July 28, 2022 was a fine day", None),
    ],
)
def test_date_line(words, date):
    assert date_line(words) == date


@pytest.mark.parametrize(
    ("words", "is_clock"), [("4:03 P.M. EDT", True), ("10:30", True), ("At 4:03 they left.", False)]
)
def test_clock_line(words, is_clock):
    assert clock_line(words) is is_clock


def test_boilerplate_and_dateline(outline, reasons):
    text = (
        "FOR IMMEDIATE RELEASE\nContact: Press Office\n\nTwo States Sign Treaty\n\n"
        "KLOW, May 3, 2021 -- The minister signed a treaty today.\n\n###\n"
    )
    document = read_text(text, slug="release")
    assert document.format == "release"
    assert document.source.published == "2021-05-03"
    assert set(reasons(document).values()) == {"release boilerplate"}
    assert outline(document)[0] == ("title", "Two States Sign Treaty")
