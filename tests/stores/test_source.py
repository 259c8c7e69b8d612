"""Statements read from files: each with its graph, as N-Triples, whatever the format and the texts are."""

from __future__ import annotations

import gzip

import pyoxigraph as ox
import pytest

from verbale.model import InputError
from verbale.stores.source import FORMATS, ONTOLOGY, Data

GRAPH = "urn:g"
TRAPS = [
    f'<urn:s> <urn:p> "ends as a graph <{GRAPH}> ." .',
    f'<urn:s> <urn:p> " <{GRAPH}> .\\n<urn:s> <urn:p> _:b ." .',
    f"<urn:s> <urn:p> <{GRAPH}> .",
    '<urn:s_:x> <urn:p> "_:b"@en .',
    '<urn:s> <urn:p> "1"^^<urn:_:t> .',
]


def placed(file):
    found = {}
    for run in Data((file,), None).runs():
        assert run.count == len(run.lines.splitlines())
        found.setdefault(run.graph, []).extend(run.lines.decode().splitlines())
    return found


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_statements(tmp_path, ending):
    form = FORMATS[ending]
    triples = list(ox.parse("\n".join(TRAPS), format=ox.RdfFormat.N_TRIPLES))
    file, packed = tmp_path / f"a{ending}", tmp_path / f"b{ending}.gz"
    graphs = [ox.DefaultGraph(), ox.NamedNode(GRAPH), ox.DefaultGraph()] if form.supports_datasets else [None]
    quads = [ox.Quad(*quad.triple, graph) if graph else quad.triple for graph in graphs for quad in triples]
    ox.serialize(quads, str(file), format=form)
    packed.write_bytes(gzip.compress(file.read_bytes()))
    for each in (file, packed):
        found = placed(each)
        assert set(found.pop(None)) == set(TRAPS)
        assert {name: set(lines) for name, lines in found.items()} == (
            {GRAPH: set(TRAPS)} if form.supports_datasets else {}
        )


def test_runs_follow_the_files_and_tell_how_far_they_are(tmp_path):
    (tmp_path / "facts.ttl").write_text("<urn:a> <urn:p> 1, 2 .")
    (tmp_path / "claims.ttl").write_text("<urn:b> <urn:p> 1 .")
    (tmp_path / "own.ttl").write_text("[] <urn:p> 1, 1 .")
    data = Data.of([tmp_path], ontology=tmp_path / "own.ttl")
    runs = list(data.runs())
    assert [(run.graph, run.count) for run in runs] == [
        (ONTOLOGY, 1),
        (None, 2),
        ("https://w3id.org/verbale/id/graph/claims", 1),
    ]
    done = [run.done for run in runs]
    assert done == sorted(done)
    assert done[-1] == data.size


@pytest.mark.parametrize(
    "statement",
    ["_:b <urn:p> <urn:o> .", "<urn:s> <urn:p> _:b .", "<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> _:b <urn:g> ."],
)
def test_blank_nodes_are_found_wherever_they_stand(tmp_path, statement):
    file = tmp_path / "a.nq"
    file.write_text("\n".join([*TRAPS, statement, ""]))
    with pytest.raises(InputError, match=r"a\.nq: holds blank nodes, which double"):
        placed(file)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<urn:s> <urn:p> <urn:o> .\nnonsense\n", r"a\.nq: .*line 2.*not valid nq"),
        ("<urn:s> <urn:p> <urn:o> _:g .\n", "a graph is named by the blank node _:g"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(tmp_path, text, words):
    (tmp_path / "a.nq").write_text(text)
    with pytest.raises(InputError, match=words):
        placed(tmp_path / "a.nq")
    (tmp_path / "a.nt.gz").write_bytes(gzip.compress(b"<urn:s> <urn:p> <urn:o> .\n")[:-9])
    with pytest.raises(InputError, match=r"a\.nt\.gz: cannot be read"):
        placed(tmp_path / "a.nt.gz")
