import gzip

import pyoxigraph as ox
import pytest
import rdflib

from reasoning.cases import HEAD, HERE, turtle
from verbale.graph.terms import TYPE, Iri, Literal
from verbale.model import InputError
from verbale.reasoning import closure
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.loading import columns, format_of

GRAPH = (
    ':p rdfs:domain :C . :a :p _:b ; :v "x", "y"@en, 01, 1.0, true, "z"^^:own . _:b :p :c . :I owl:unionOf (:C :D) .'
)
INFERRED = {(Iri(HERE + "a"), TYPE, Iri(HERE + name)) for name in "CI"}
ENDINGS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
}


def write(path, text, form=ox.RdfFormat.TURTLE):
    triples = [quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)]
    data = ox.serialize(triples, format=form)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def loaded(source):
    terms = Dictionary()
    return terms, [tuple(map(int, row)) for b in columns(source, terms) for row in zip(*b.values(), strict=True)]


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_is_read(tmp_path, ending, packed):
    path = write(tmp_path / f"g{ending}{packed}", GRAPH, ENDINGS[ending])
    with closure(path) as result:
        assert result.inferred == INFERRED
        assert result.malformed == ()
        assert len(list(result.matching(Iri(HERE + "a"), Iri(HERE + "v"), None))) == 5  # 01 and 1.0 are one


@pytest.mark.parametrize("ending", [".TTL", ".Ttl.GZ"])
def test_the_case_of_an_ending_does_not_matter(tmp_path, ending):
    assert format_of(tmp_path / f"g{ending}") == "TURTLE"


@pytest.mark.parametrize("name", ["g", "g.txt", "g.gz", "ttl", "g.ttl.zip"])
def test_an_unknown_ending_is_refused(tmp_path, name):
    (tmp_path / name).write_text("")
    with pytest.raises(InputError, match=r"name it with one of \.ttl"):
        closure(tmp_path / name)


def test_all_kinds_of_sources_give_the_same(tmp_path):
    path = write(tmp_path / "g.ttl", GRAPH)
    graph = rdflib.Graph().parse(path)
    dataset = rdflib.Dataset()
    dataset.default_graph.parse(path)
    for source in (path, str(path), [path], turtle(GRAPH), iter(turtle(GRAPH)), graph, dataset):
        with closure(source) as result:
            assert result.inferred == INFERRED


def test_blank_nodes_of_two_files_are_two(tmp_path):
    paths = [write(tmp_path / f"{n}.nt", f"_:b :p :x{n} .", ox.RdfFormat.N_TRIPLES) for n in range(3)]
    for path in paths:
        path.write_text(path.read_text().replace(path.read_text().split()[0], "_:b"))
    _, rows = loaded(paths)
    assert len({s for s, _, _ in rows}) == 3
    _, rows = loaded([*paths, paths[0]])
    assert len({s for s, _, _ in rows}) == 4


def test_no_name_of_a_blank_node_makes_it_one_of_another_file(tmp_path):
    (tmp_path / "a.nt").write_text("_:f1.b <x:p> <x:y> .\n")
    (tmp_path / "b.nt").write_text("_:b <x:p> <x:y> .\n")
    _, rows = loaded([tmp_path / "a.nt", tmp_path / "b.nt"])
    assert len({s for s, _, _ in rows}) == 2


def test_blank_nodes_of_one_file_are_one(tmp_path):
    (tmp_path / "a.nt").write_text("_:b <x:p> _:c .\n_:c <x:p> _:b .\n")
    (tmp_path / "b.nt").write_text("_:b <x:p> _:c .\n_:c <x:p> _:b .\n")
    terms, rows = loaded([tmp_path / "a.nt", tmp_path / "b.nt"])
    assert len(rows) == 4
    assert len(terms.blanks) == 4


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("g.ttl", "<x:a> <x:b> <x:c> .\n<x:a> <x:b> .\n", 2), ("g.nt", "<x:a> <x:b> <x:c> .\n\n<x:a> oh\n", 3)],
)
def test_a_syntax_error_is_told_with_file_and_line(tmp_path, name, text, line):
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as caught:
        closure(tmp_path / name)
    message = str(caught.value)
    assert message.startswith(str(tmp_path / name))
    assert f"line {line}" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("g.rdf", b"<rdf:RDF"),
        ("g.jsonld", b"{"),
        ("g.ttl", b"\xff\xfe<"),
        ("g.ttl.gz", b"not packed"),
        ("g.nt.gz", gzip.compress(b"<x:a> <x:b> <x:c> .\n" * 99, mtime=0)[:-9]),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        closure(tmp_path / name)
    assert str(caught.value).startswith(str(tmp_path / name))
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.ttl: no such file"):
        closure(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match=r"folder\.ttl: cannot be read"):
        closure(tmp_path / "folder.ttl")


@pytest.mark.parametrize("text", ["<x:a> <x:b> <<( <x:c> <x:d> <x:e> )>> .", "<< <x:c> <x:d> <x:e> >> <x:a> <x:b> ."])
def test_a_statement_about_a_triple_is_refused(tmp_path, text):
    (tmp_path / "g.ttl").write_text(text)
    with pytest.raises(InputError, match=r"g\.ttl: holds a statement about a triple"):
        closure(tmp_path / "g.ttl")


def test_an_empty_file_and_nothing_at_all_give_nothing(tmp_path):
    (tmp_path / "g.ttl").write_text("")
    for source in (tmp_path / "g.ttl", [], ()):
        with closure(source) as result:
            assert result.inferred == frozenset()
            assert result.violations == ()


def test_a_relative_iri_is_resolved_against_its_file(tmp_path):
    (tmp_path / "g.ttl").write_text("<a> <b> <c> .")
    terms, ((s, _, _),) = loaded(tmp_path / "g.ttl")
    assert terms.decode(s) == Iri((tmp_path / "a").as_uri())


def test_language_tags_are_one_in_any_case(tmp_path):
    (tmp_path / "g.ttl").write_text('<x:a> <x:b> "colour"@en-GB, "colour"@EN-gb .')
    terms, rows = loaded(tmp_path / "g.ttl")
    assert {o for _, _, o in rows} == {-1}
    assert terms.decode(-1).language == "en-gb"
    assert isinstance(terms.decode(-1), Literal)
