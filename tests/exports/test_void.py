"""The description counts what is there, and says nothing of when."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import verbale
from verbale.exports.links import links, links_file
from verbale.exports.void import Maker, describe, ontology_version, void_file
from verbale.graph import Iri, KnowledgeGraph, Literal, build, vb
from verbale.graph.terms import OWL, SKOS, TYPE, Namespaces

VOID = "http://rdfs.org/ns/void#"
MAKERS = (Maker("Verbale", verbale.__version__), Maker("a-model", "3.8.0", "ab" * 32))


def store(text: str) -> ox.Store:
    found = ox.Store()
    found.load(text.encode(), format=ox.RdfFormat.TURTLE)
    return found


def number(found: ox.Store, query: str) -> int:
    (row,) = found.query(f"PREFIX void: <{VOID}> PREFIX vb: <{vb('x').value[:-1]}> SELECT ?n WHERE {{ {query} }}")
    return int(row["n"].value)


def test_counts_are_those_of_the_graph(graph) -> None:
    found = store("".join(void_file(graph, MAKERS)))
    whole, facts = f"<{graph.base}dataset>", f"<{graph.base}dataset#facts>"
    every = graph.facts | graph.inferred | graph.claim_triples()
    assert number(found, f"{whole} void:triples ?n") == len(every)
    assert number(found, f"{whole} void:distinctSubjects ?n") == len({s for s, _, _ in every})
    assert number(found, f"{facts} void:triples ?n") == len(graph.facts)
    assert number(found, f"{facts} void:classPartition [void:class vb:State; void:entities ?n]") == 2
    visitors = sum(p == vb("visitor") for _, p, _ in graph.facts)
    assert number(found, f"{facts} void:propertyPartition [void:property vb:visitor; void:triples ?n]") == visitors
    total = number(found, f"{{SELECT (SUM(?k) AS ?n) {{ {facts} void:propertyPartition/void:triples ?k }}}}")
    assert total == len(graph.facts)
    assert number(found, f"?l a void:Linkset; void:subjectsTarget {whole}; void:triples ?n") == 2


def test_what_it_was_made_from(graph) -> None:
    text = "".join(void_file(graph, MAKERS))
    for slug in ("one", "two"):
        (sha256,) = [o.value for _, p, o in graph.claims[slug] if p == vb("sha256")]
        assert sha256 in text
    assert ontology_version() in text
    assert f'owl:versionInfo "{verbale.__version__}"' in text
    assert "sha256:abab" in text
    assert "Jon" not in text
    assert "_:" not in text


def test_no_date_unless_told(graph) -> None:
    text = "".join(void_file(graph, MAKERS))
    assert text == "".join(void_file(graph, MAKERS))
    assert "issued" not in text
    dated = describe(graph, issued="2020-02-02", licence="https://example.org/licence")
    assert {o.value for _, p, o in dated if p.value.endswith(("terms/issued", "terms/license"))} == {
        "2020-02-02", "https://example.org/licence",
    }  # fmt: skip


def test_an_empty_graph_is_described() -> None:
    found = store("".join(void_file(KnowledgeGraph())))
    assert number(found, "?d a <http://www.w3.org/ns/dcat#Dataset>; void:triples ?n") == 0


def test_links(graph) -> None:
    names = Namespaces()
    wanted = {(names.node(f"state/X{x}"), Iri(OWL + "sameAs"), Iri(f"http://www.wikidata.org/entity/Q1{n}"))
              for x, n in (("A", 1), ("B", 2))}  # fmt: skip
    assert set(links(graph)) == wanted
    assert "<state/XA> owl:sameAs wd:Q11 ." in "".join(links_file(graph))


def test_two_things_of_one_item_are_not_made_one() -> None:
    two = [(Iri(f"urn:{n}"), vb("wikidataId"), Literal("Q1")) for n in "ab"]
    bad = [(Iri("urn:c"), vb("wikidataId"), Literal("Q1> <b"))]
    found = links(KnowledgeGraph(frozenset([*two, *bad])))
    assert [p.value for _, p, _ in found] == [SKOS + "exactMatch"] * 2


@pytest.mark.parametrize("base", ["http://localhost:8000/", "urn:example:x/"])
def test_other_bases(collection, base) -> None:
    documents, facts = collection
    graph = build(facts, documents, base=base)
    assert len(store("".join(void_file(graph, MAKERS)))) == len(describe(graph, MAKERS))
    assert (Iri(f"{base}dataset"), TYPE, Iri(VOID + "Dataset")) in describe(graph)


def test_nobody_takes_the_description_for_facts(graph, tmp_path) -> None:
    from verbale.graph import write_files
    from verbale.graph.reading import read_graph
    from verbale.queries.store import files_of
    from verbale.reasoning.sources import sources_in

    more = {"void.ttl": lambda: void_file(graph, MAKERS), "links.ttl": lambda: links_file(graph)}
    written = write_files(graph, tmp_path, more)
    assert [path.name for path in written][-2:] == ["void.ttl", "links.ttl"]
    assert read_graph(tmp_path) == graph
    for _ in range(2):
        read = {path.name for path in files_of(tmp_path)} | {source.path.name for source in sources_in([tmp_path])}
        assert read
        assert not {"void.ttl", "links.ttl"} & read
        (tmp_path / "verbale.trig").unlink(missing_ok=True)
