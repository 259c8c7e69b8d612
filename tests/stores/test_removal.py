"""A document taken away leaves what building without it gives; a store follows by the difference alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.graph import write_files
from verbale.graph.invariants import claim_violations
from verbale.graph.terms import ALT_LABEL, LABEL, Iri, Literal
from verbale.model import InputError
from verbale.pipeline import build_graph
from verbale.stores import Data, load, sync
from verbale.stores.difference import difference, difference_lines, difference_record
from verbale.stores.remote import Patience, Remote
from verbale.stores.removal import without

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SLUGS = sorted(path.stem for path in SEEDS.glob("*.txt"))


def but_names(triples):
    return {triple for triple in triples if triple[1] not in {LABEL, ALT_LABEL}}


@pytest.fixture(scope="module")
def anew(tmp_path_factory):
    """The graph of the seeds without one of them, built from nothing."""
    made = {}

    def build(slug):
        if slug not in made:
            folder = tmp_path_factory.mktemp("rest") / "seeds"
            shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns(f"{slug}.txt"))
            made[slug] = build_graph([folder]).graph
        return made[slug]

    return build


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_left_is_what_building_without_it_gives(seeds_build, anew, slug):
    left, built = without(seeds_build.graph, [slug]), anew(slug)
    assert but_names(left.facts) == but_names(built.facts)
    assert left.inferred == built.inferred
    assert left.disagreements == built.disagreements
    assert left.claims.keys() == built.claims.keys()
    for other, triples in built.claims.items():
        assert but_names(left.claims[other]) == but_names(triples)
    # Names may differ, but everything that had one has one.
    assert {s for s, p, _ in left.facts if p == LABEL} == {s for s, p, _ in built.facts if p == LABEL}
    assert list(claim_violations(left)) == []


def test_order_does_not_matter_and_all_can_go(seeds_build):
    graph = seeds_build.graph
    one, two = SLUGS[:2]
    assert without(without(graph, [one]), [two]) == without(without(graph, [two]), [one]) == without(graph, [one, two])
    nothing = without(graph, SLUGS)
    assert (nothing.facts, nothing.inferred, dict(nothing.claims)) == (frozenset(), frozenset(), {})


def test_an_unknown_document_is_told(seeds_build):
    with pytest.raises(InputError, match=f"did you mean '{SLUGS[0]}'"):
        without(seeds_build.graph, [SLUGS[0] + "x"])


def test_a_difference_in_words(seeds_build):
    graph = seeds_build.graph
    left = without(graph, [SLUGS[0]])
    found = difference(graph, left)
    lines = list(difference_lines(found))
    assert f"- document {SLUGS[0]}" in lines
    assert any(line.startswith("  - is a: ") for line in lines)
    assert not any("w3id.org" in line for line in lines if line.startswith("  "))
    removed = {(c.triple) for c in found.changes if not c.added}
    assert removed == graph.facts - left.facts
    record = json.loads(json.dumps(difference_record(found)))
    assert SLUGS[0] in record["documents"]["removed"]
    assert record["documents"]["added"] == []
    assert len(record["removed"]) == len(removed)
    back = difference(left, graph)
    assert {c.triple for c in back.changes if c.added} == removed
    assert not difference(graph, graph)
    assert list(difference_lines(difference(graph, graph))) == []


def synced(fake, folder, **options):
    remote = Remote(fake.url, patience=Patience(10, 2, 0.01))
    try:
        return sync(Data.of([folder]), remote, **options)
    finally:
        remote.close()


def test_a_store_follows_by_the_difference(fake, seeds_build, tmp_path):
    write_files(seeds_build.graph, tmp_path / "all")
    write_files(without(seeds_build.graph, [SLUGS[0]]), tmp_path / "left")
    remote = Remote(fake.url)
    assert load(Data.of([tmp_path / "left"]), remote).complete
    remote.close()
    wanted = fake.quads()
    assert synced(fake, tmp_path / "all").complete
    assert len(fake.quads()) > len(wanted)
    assert any(f"graph/{SLUGS[0]}>" in quad for quad in fake.quads())
    planned = synced(fake, tmp_path / "left", dry=True)
    before = len(fake.changes())
    report = synced(fake, tmp_path / "left")
    assert report.complete
    assert fake.quads() == wanted
    assert 0 < report.sent == planned.sent < 10_000
    assert len(fake.changes()) - before < 20
    again = synced(fake, tmp_path / "left")
    assert (again.complete, again.sent) == (True, 0)


def test_a_sync_that_breaks_off_is_completed(fake, seeds_build, tmp_path):
    write_files(seeds_build.graph, tmp_path / "all")
    fake.fault = lambda method, path, number: 507 if len(fake.changes()) > 5 else None
    report = synced(fake, tmp_path / "all")
    assert "full" in report.problem
    assert not report.complete
    fake.fault = lambda method, path, number: None
    assert synced(fake, tmp_path / "all").complete


def test_graphs_of_others_are_left_alone(fake, seeds_data):
    fake.store.update('INSERT DATA { GRAPH <urn:theirs> { <urn:s> <urn:p> "precious" } }')
    assert synced(fake, seeds_data).complete
    assert any("precious" in quad for quad in fake.quads())


def test_numbers_are_compared_by_what_they_are_worth(fake, tmp_path):
    xsd = "http://www.w3.org/2001/XMLSchema#"
    (tmp_path / "a.nt").write_text(
        f'<urn:s> <urn:p> "900"^^<{xsd}decimal> .\n<urn:s> <urn:q> "true"^^<{xsd}boolean> .\n'
    )
    fake.store.update(f'INSERT DATA {{ <urn:s> <urn:p> "900.0"^^<{xsd}decimal> ; <urn:q> "1"^^<{xsd}boolean> }}')
    remote = Remote(fake.url)
    report = sync(Data((tmp_path / "a.nt",), None), remote, force=True)
    remote.close()
    assert (report.complete, report.sent) == (True, 0)


def command(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "verbale", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_commands(seeds_data, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(seeds_data, data)
    before = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    dry = command("remove", SLUGS[0], "--data", data, "--dry-run")
    assert (dry.returncode, dry.stdout) == (0, "")
    assert "would go" in dry.stderr
    assert command("remove", SLUGS[0], "no-such", "--data", data).returncode == 2
    assert {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()} == before
    assert command("remove", SLUGS[0], "--data", data).returncode == 0
    told = command("diff", seeds_data, data)
    assert told.returncode == 0
    assert f"- document {SLUGS[0]}\n" in told.stdout
    record = json.loads(command("diff", seeds_data, data, "--format", "json").stdout)
    assert record["added"] == []
    same = command("diff", data, data)
    assert (same.returncode, same.stdout) == (0, "")
    assert "say the same" in same.stderr
    assert command("diff", data, tmp_path / "none").returncode == 2


def test_a_changed_fact_is_told_as_one(seeds_build):
    import dataclasses

    graph = seeds_build.graph
    extra = (Iri("https://w3id.org/verbale/id/state/KE"), LABEL, Literal("Kenya"))
    changed = dataclasses.replace(graph, facts=graph.facts | {extra})
    assert list(difference_lines(difference(graph, changed))) == ["Kenya", "  + label: Kenya"]
