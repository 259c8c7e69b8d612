import pytest

from verbale.model import DataFileError, Source
from verbale.model.resources import shipped
from verbale.readers import load_sources, read


def test_values_and_dates(tmp_path):
    (tmp_path / "sources.toml").write_text('[a]\ntitle = "A"\npublished = 2020-01-02\n[b]\npublished = "2021"\n')
    assert load_sources(tmp_path) == {"a": Source(title="A", published="2020-01-02"), "b": Source(published="2021")}


def test_no_file_no_sources(tmp_path):
    assert load_sources(tmp_path) == {}


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[a\n", "line 1"),
        ('[a]\nname = "x"\n', "unknown key 'name'"),
        ("[a]\ntitle = 3\n", "title must be a string"),
        ('a = "x"\n', "'a' is not a table"),
        ('[a]\npublished = "last year"\n', "is no date"),
    ],
)
def test_bad_file_names_place(tmp_path, toml, says):
    (tmp_path / "sources.toml").write_text(toml)
    with pytest.raises(DataFileError, match=r"sources\.toml") as error:
        load_sources(tmp_path)
    assert says in str(error.value)


def test_every_seed_has_a_source_and_reads(check):
    folder = shipped("seeds")
    sources = load_sources(folder)
    documents = [check(read(path, source=sources[path.stem])) for path in sorted(folder.glob("*.txt"))]
    assert {document.slug for document in documents} == set(sources)
    assert sorted(document.format for document in documents) == ["article", "extract", "mirror", "wiki"]
    for document in documents:
        assert document.source.licence
        assert document.source.title
        assert document.text.encode() == (folder / f"{document.slug}.txt").read_bytes()
        assert not any(skipped.reason == "mark-up" for skipped in document.skipped)
