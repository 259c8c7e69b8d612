"""``verbale reason`` on the command line: only what is new, in every form; and what is wrong, in one clear line."""

import gzip
import io
import json
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest

ONTOLOGY = """@prefix : <http://example.org/pizza#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Margherita rdfs:subClassOf :Pizza .
:Pizza rdfs:subClassOf :Food .
:hasTopping rdfs:domain :Pizza ; rdfs:range :Topping ; owl:inverseOf :toppingOf .
:Meat owl:disjointWith :Vegetable .
:Veggie owl:equivalentClass [ owl:intersectionOf ( :Pizza [
  owl:onProperty :hasTopping ; owl:someValuesFrom :Vegetable ] ) ] .
"""
DATA = """@prefix : <http://example.org/pizza#> .
:mine a :Margherita ; :hasTopping :basil .
:basil a :Vegetable .
"""
CONTRADICTION = "@prefix : <http://example.org/pizza#> . :ham a :Meat , :Vegetable .\n"
EXPECTED = """# What follows
@prefix : <http://example.org/pizza#> .

:basil a :Topping ;
    :toppingOf :mine .

:mine a :Food, :Pizza, :Veggie .
"""
P = "http://example.org/pizza#"
KINDS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}


def parsed(text, form):
    quads = ox.parse(text if isinstance(text, bytes) else text.encode(), format=getattr(ox.RdfFormat, KINDS[form]))
    return {(q.subject, q.predicate, q.object) for q in quads}


@pytest.fixture
def files(tmp_path):
    (tmp_path / "pizza.ttl").write_text(ONTOLOGY)
    (tmp_path / "mine.ttl").write_text(DATA)
    return tmp_path


def test_only_what_is_new(verbale, files):
    outcome = verbale("reason", files / "pizza.ttl", files / "mine.ttl")
    assert (outcome.status, outcome.out) == (0, EXPECTED)
    assert outcome.err.startswith("verbale: 5 triples follow; nothing contradicts (")


@pytest.mark.parametrize("form", list(KINDS))
def test_forms(verbale, files, form):
    outcome = verbale("reason", files, "--format", form, "-q")
    assert (outcome.status, outcome.err) == (0, "")
    assert parsed(outcome.out, form) == parsed(EXPECTED, "turtle")


@pytest.mark.parametrize(
    ("name", "form"), [("o.ttl", "turtle"), ("o.nt", "ntriples"), ("o.jsonld", "jsonld"), ("o.rdf", "rdfxml")]
)
def test_to_a_file(verbale, files, name, form, tmp_path_factory):
    output = tmp_path_factory.mktemp("out") / name
    outcome = verbale("reason", files, "-o", output)
    assert (outcome.status, outcome.out) == (0, "")
    assert f"written to {output}" in outcome.err
    assert parsed(output.read_bytes(), form) == parsed(EXPECTED, "turtle")
    assert output.stat().st_mode & 0o777 == 0o666 & ~_umask()
    assert [path.name for path in output.parent.iterdir()] == [name]


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_order_of_files_makes_no_difference(verbale, files):
    one = verbale("reason", files / "pizza.ttl", files / "mine.ttl", "-q").out
    assert verbale("reason", files / "mine.ttl", files / "pizza.ttl", files / "mine.ttl", "-q").out == one


def test_files_of_all_kinds(verbale, tmp_path):
    dataset = ox.Store()
    dataset.load(ONTOLOGY.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://example.org/g"))
    dataset.dump(str(tmp_path / "pizza.nq"), format=ox.RdfFormat.N_QUADS)
    (tmp_path / "sub").mkdir()
    with gzip.open(tmp_path / "sub" / "mine.ttl.gz", "wt") as file:
        file.write(DATA)
    (tmp_path / "sub" / "notes.txt").write_text("not RDF, passed over")
    (tmp_path / ".hidden.ttl").write_text("nor this")
    outcome = verbale("reason", tmp_path, "-q")
    assert (outcome.status, outcome.err) == (0, "")
    assert parsed(outcome.out, "turtle") == parsed(EXPECTED, "turtle")


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
def test_standard_input(verbale, files, monkeypatch, form):
    data = DATA if form == "turtle" else "".join(f"{line} .\n" for line in _lines(DATA))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    outcome = verbale("reason", "-", files / "pizza.ttl", "--input-format", form, "--format", "ntriples", "-q")
    assert outcome.status == 0
    assert parsed(outcome.out, "ntriples") == parsed(EXPECTED, "turtle")


def _lines(text):
    return [str(q).removesuffix(" .") for q in map(_triple, ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))]


def _triple(quad):
    return ox.Triple(quad.subject, quad.predicate, quad.object)


def test_axioms(verbale, files):
    outcome = verbale("reason", files, "--axioms", "-q")
    found = parsed(outcome.out, "turtle")
    sub = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    assert (ox.NamedNode(P + "Margherita"), sub, ox.NamedNode(P + "Food")) in found
    assert found > parsed(EXPECTED, "turtle")


def test_owlrl_agrees(verbale, files):
    assert verbale("reason", files, "--engine", "owlrl", "-q").out == EXPECTED


def test_contradiction(verbale, files, tmp_path_factory):
    (files / "ham.ttl").write_text(CONTRADICTION)
    output = tmp_path_factory.mktemp("out") / "o.ttl"
    output.write_text("as it was")
    report = output.with_name("report.json")
    outcome = verbale("reason", files, "-o", output, "--report", report)
    assert (outcome.status, outcome.out) == (1, "")
    assert output.read_text() == "as it was"
    assert "contradiction: ham would be both in “Meat” and in “Vegetable”, which nothing can be [cax-dw]" in outcome.err
    assert "1 contradiction; nothing is written (--force writes all the same)" in outcome.err
    found = json.loads(report.read_text())
    assert (found["consistent"], found["engine"]) == (False, "duckdb")
    (violation,) = found["violations"]
    assert (violation["rule"], violation["individuals"]) == ("cax-dw", [P + "ham"])
    premises = violation["steps"][-1]["premises"]
    words = {step["words"] for step in violation["steps"] if step["id"] in premises}
    assert {"ham is in the class “Meat”", "ham is in the class “Vegetable”"} < words


@pytest.mark.parametrize("engine", ["duckdb", "owlrl"])
def test_force_writes_in_spite_of_contradictions(verbale, files, engine):
    (files / "ham.ttl").write_text(CONTRADICTION)
    outcome = verbale("reason", files, "--force", "--engine", engine)
    assert (outcome.status, outcome.out) == (1, EXPECTED)
    assert "in spite of 1 contradiction" in outcome.err


def test_sentences_behind_a_contradiction(verbale, tmp_path):
    (tmp_path / "o.ttl").write_text(
        "@prefix vb: <https://w3id.org/verbale/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "vb:State owl:disjointWith vb:Person .\n"
    )
    (tmp_path / "g.trig").write_text(
        "@base <https://w3id.org/verbale/id/> . @prefix vb: <https://w3id.org/verbale/ontology#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "<state/FJ> a vb:State , vb:Person .\n"
        "<graph/notes> { <claim/1> a vb:Claim ; vb:claimSubject <state/FJ> ; vb:claimPredicate rdf:type ;\n"
        "  vb:claimObject vb:Person ; vb:claimStatus vb:asserted ; vb:hasEvidence <evidence/n-0-9> .\n"
        "<evidence/n-0-9> vb:inDocument <document/n> ; vb:startOffset 0 ; vb:endOffset 9 ;\n"
        "  vb:quoteText 'Mr Fiji. ' . }\n"
    )
    outcome = verbale("reason", tmp_path)
    assert outcome.status == 1
    assert "asserted: “Mr Fiji.” (document/n, 0–9)" in outcome.err


def test_report_where_nothing_is_wrong(verbale, files, tmp_path_factory):
    report = tmp_path_factory.mktemp("r") / "report.txt"
    assert verbale("reason", files, "--report", report, "-q").status == 0
    assert report.read_text() == "nothing contradicts\n"
    verbale("reason", files, "--report", report, "--report-format", "json", "-q")
    assert json.loads(report.read_text())["consistent"] is True


def test_malformed_literals_are_told_and_do_no_harm(verbale, files):
    (files / "price.ttl").write_text(
        "@prefix : <http://example.org/pizza#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        ':mine :price "cheap"^^xsd:decimal .\n'
    )
    outcome = verbale("reason", files)
    assert (outcome.status, outcome.out) == (0, EXPECTED)
    assert "verbale: malformed literal: “cheap” is no xsd:decimal\n" in outcome.err


def test_imports_are_not_followed(verbale, files):
    (files / "more.ttl").write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "<http://e.org/a> a owl:Ontology ; owl:imports <http://e.org/b> .\n"
    )
    outcome = verbale("reason", files)
    assert (outcome.status, outcome.out) == (0, EXPECTED)
    assert "owl:imports is not followed: http://e.org/b; name the file of it as well" in outcome.err


def test_nothing_follows(verbale, files):
    outcome = verbale("reason", files / "mine.ttl")
    assert outcome.status == 0
    assert "nothing follows: is there an ontology among the files" in outcome.err


def test_what_was_built_before(verbale, tmp_path):
    """Of a folder that ``verbale build`` wrote, inferred triples are no input, and claims are only unsettled or not."""
    (tmp_path / "verbale.trig").write_text(
        "@base <https://w3id.org/verbale/id/> . @prefix vb: <https://w3id.org/verbale/ontology#> .\n"
        "<mission/m> vb:sendingState <state/FJ> .\n"
        "<graph/inferred> { <state/FJ> vb:sendsMission <mission/m> , <mission/old> . }\n"
        "<graph/notes> { <claim/1> a vb:Claim ; vb:claimStatus vb:alleged ; vb:claimSubject <state/FJ> . }\n"
    )
    (tmp_path / "inferred.ttl").write_text("<a> <b> <c> .")
    ontology = tmp_path.parent / "verbale-ontology.ttl"
    from verbale.model.resources import shipped

    ontology.write_bytes((shipped("ontology") / "verbale.ttl").read_bytes())
    outcome = verbale("reason", ontology, tmp_path, "-q")
    assert outcome.status == 0
    assert "<state/FJ> a vb:Actor" in outcome.out
    assert "vb:sendsMission <mission/m>" in outcome.out
    assert "<claim/1> a vb:UnsettledClaim" in outcome.out
    assert "mission/old" not in outcome.out


def test_without_a_file_what_ships(verbale, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = verbale("reason", "--format", "ntriples")
    assert outcome.status == 0
    assert "https://w3id.org/verbale/ontology#representedIn" in outcome.out


BAD = {
    "missing.ttl": (None, "no such file or folder"),
    "empty.ttl": (b"", "is empty"),
    "broken.ttl": (b"<http://e.org/a> <http://e.org/b>\n\n;;", "line 3"),
    "broken.nt": (b"<http://e.org/a> <http://e.org/b> <http://e.org/c>\n", "broken.nt: "),
    "broken.rdf": (b"<rdf:RDF", "broken.rdf: "),
    "broken.jsonld": (b"{", "broken.jsonld: "),
    "binary.nt": (bytes(range(256)) * 9, "binary.nt: "),
    "latin.ttl": ("<http://e.org/a> <http://e.org/b> 'é' .".encode("latin-1"), "latin.ttl: "),
    "notes.txt": (b"words", "not a kind of RDF file"),
    "no-ending": (b"words", "not a kind of RDF file"),
    "not-gzip.ttl.gz": (b"words", "not-gzip.ttl.gz: "),
    "cut.ttl.gz": (gzip.compress(DATA.encode() * 50, mtime=0)[:-30], "cut.ttl.gz: "),
    "circle.ttl": (
        b"@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        b"@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        b"<http://e.org/C> owl:unionOf _:a . _:a rdf:first <http://e.org/D> ; rdf:rest _:a .",
        "runs in a circle",
    ),
    "triple-term.ttl": (
        b"<http://e.org/a> <http://e.org/b> <<( <http://e.org/a> <http://e.org/b> <http://e.org/c> )>> .",
        "statement about a triple",
    ),
}


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input(verbale, tmp_path, tmp_path_factory, name):
    content, message = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    output = tmp_path_factory.mktemp("out") / "o.ttl"
    output.write_text("as it was")
    outcome = verbale("reason", tmp_path / name, "-o", output)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.startswith("verbale: ")
    assert outcome.err.count("\n") == 1
    assert "fault of Verbale" not in outcome.err
    assert output.read_text() == "as it was"
    assert len(list(output.parent.iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mine.ttl", "-o", "nix/o.ttl"), "the folder nix does not exist"),
        (("mine.ttl", "-o", "."), "is a folder"),
        (("mine.ttl", "-o", "o.csv"), "no form has this ending"),
        (("mine.ttl", "--report", "nix/r.json"), "the folder nix does not exist"),
        (("mine.ttl", "--input-format", "turtle"), "name - as a FILE"),
        (("mine.ttl", "--engine", "owlrl", "--axioms"), "--axioms needs the engine duckdb"),
        (("empty",), "no RDF file in this folder"),
        (("odd.nt", "pizza.ttl", "--format", "rdfxml"), "RDF/XML cannot write the property <http://example.org/1>"),
    ],
)
def test_wrong_usage(verbale, files, monkeypatch, arguments, message):
    monkeypatch.chdir(files)
    (files / "empty").mkdir()
    (files / "odd.nt").write_text(
        "<http://example.org/p> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <http://example.org/1> .\n"
        "<http://example.org/a> <http://example.org/p> <http://example.org/b> .\n"
    )
    outcome = verbale("reason", *arguments)
    assert outcome.status == 2
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(verbale, files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("locked")
    folder.chmod(0o500)
    outcome = verbale("reason", files, "-o", folder / "o.ttl")
    assert outcome.status == 2
    assert "cannot be written" in outcome.err


def test_memory_limit(verbale, tmp_path):
    """Too little memory ends in one line; nothing is written."""
    path = tmp_path / "big.nt"
    with path.open("w") as file:
        file.write(
            "<http://e.org/p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            "<http://www.w3.org/2002/07/owl#TransitiveProperty> .\n"
        )
        file.writelines(f"<http://e.org/{n}> <http://e.org/p> <http://e.org/{n + 1}> .\n" for n in range(1_500))
    output = tmp_path / "o.nt"
    outcome = verbale("reason", path, "--memory-mb", 16, "-o", output)
    assert outcome.status in {0, 2}
    if outcome.status == 2:
        assert "--memory-mb" in outcome.err
        assert outcome.err.count("\n") == 1
        assert not output.exists()


def test_a_reader_that_has_seen_enough(files):
    command = f"{sys.executable} -m verbale reason --format ntriples | head -1"
    done = subprocess.run(command, shell=True, cwd=files, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["reason", "explain"])
def test_help_loads_nothing_heavy(command):
    code = "import sys; from verbale.cli.running import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, command, "-h"], capture_output=True, text=True, timeout=60, check=True
    )
    assert not {"numpy", "duckdb", "pyoxigraph", "rdflib", "spacy", "owlrl"} & set(done.stderr.split())
