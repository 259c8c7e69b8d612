"""The whole way, on the seeds: the committed graph is reproduced, and documents do not disturb each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.graph import KnowledgeGraph, vb
from verbale.graph.terms import TYPE, Iri, Triple
from verbale.model.resources import shipped
from verbale.pipeline import Build, build_graph, inputs, write_build

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FIFTH = """= Kenya and Botswana =

Kenya opened an embassy in Gaborone in 1995. On 3 March 2004 the President of Kenya visited Gaborone.
Both countries are members of the African Union. Botswana reportedly plans to open a consulate in Mombasa.
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seeds() -> Build:
    return build_graph(SEEDS)


def test_the_committed_graph_is_reproduced(seeds: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    written = write_build(seeds, tmp_path)
    assert {path.name for path in written} == {path.name for path in (ROOT / "data").iterdir()}
    for path in written:
        assert path.read_bytes() == (ROOT / "data" / path.name).read_bytes(), f"{path.name}: run `make data`"


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_same_bytes_for_any_order_process_and_hash_seed(tmp_path: Path, seed: str) -> None:
    files = [str(path) for path in (SEEDS if seed == "1" else reversed(SEEDS))]
    subprocess.run(
        [sys.executable, "-m", "verbale", "build", "--quiet", *files, "-o", str(tmp_path)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul", "LC_ALL": "C", "SOURCE_DATE_EPOCH": ""},
        check=True,
        timeout=120,
    )
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (ROOT / "data" / path.name).read_bytes()


def test_evidence_is_where_it_says(seeds: Build) -> None:
    texts = {document.slug: document.text for document in seeds.documents}
    checked = 0
    for fact in seeds.facts:
        assert fact.evidence
        for evidence in fact.evidence:
            assert evidence.passage.of(texts[evidence.document]) == evidence.quote
            checked += 1
    assert checked > 100


def test_every_direct_triple_has_a_claim(seeds: Build) -> None:
    claimed = claims(seeds.graph)
    facts = seeds.graph.facts
    described = {
        vb(name) for name in ("isoCode", "wikidataId", "alternativeName", "edtf", "earliest", "latest", "precision")
    }
    nodes = {s for s, p, o in facts if p == vb("hasParticipant")} | {s for s, p, _ in claimed}
    missing = [
        t for t in facts if t not in claimed and t[1].value.startswith(vb("x").value[:-1]) and t[1] not in described
    ]
    assert missing == []
    assert nodes


def claims(graph: KnowledgeGraph) -> set[Triple]:
    """The triples that claims are about."""
    parts: dict[object, dict[Iri, object]] = {}
    names = (vb("claimSubject"), vb("claimPredicate"), vb("claimObject"))
    for triples in graph.claims.values():
        for s, p, o in triples:
            if p in names:
                parts.setdefault(s, {})[p] = o
    return {tuple(part[name] for name in names) for part in parts.values()}


def test_what_is_not_asserted_is_no_fact(seeds: Build) -> None:
    direct = {seeds.graph.names.node(fact.key) for fact in seeds.facts if fact.direct}
    unsettled = {
        seeds.graph.names.node(f.key) for f in seeds.facts if not f.direct and f.kind.value == "event"
    } - direct
    assert unsettled
    said = {(p, o) for s, p, o in seeds.graph.facts if s in unsettled and p.value.startswith(vb("x").value[:-1])}
    assert said == set()
    assert {o for s, p, o in seeds.graph.facts if s in unsettled and p == TYPE} <= {vb("ClaimedOccurrence")}


def test_a_fifth_document_changes_no_iri(seeds: Build, tmp_path: Path) -> None:
    fifth = tmp_path / "kenya-botswana.txt"
    fifth.write_text(FIFTH)
    more = build_graph([*SEEDS, fifth])
    assert more.graph.claims.keys() - seeds.graph.claims.keys() >= {"kenya-botswana"}
    for document in seeds.documents:
        assert more.graph.claims[document.slug] == seeds.graph.claims[document.slug]
    assert seeds.graph.facts <= more.graph.facts


def test_the_seeds_that_ship_are_those_of_the_checkout() -> None:
    assert [path.name for path in inputs([shipped("seeds")])] == [path.name for path in SEEDS]
