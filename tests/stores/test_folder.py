"""An embedded store: made in bulk, whole or not at all, and asked read-only."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from verbale.model import InputError
from verbale.queries import run
from verbale.stores import Data, load_folder
from verbale.stores.layout import Layout


def test_a_folder_answers_as_the_files_do(seeds_data, tmp_path):
    report = load_folder(Data.of([seeds_data]), tmp_path / "store")
    assert report.complete
    assert report.sent == sum(graph.found for graph in report.graphs) > 10_000
    for graph in ("facts", "reasoned", "all"):
        options = {"graph": graph, "evidence": True}
        here = run("missions", {"sender": "peru"}, [seeds_data], **options)
        assert run("missions", {"sender": "peru"}, store_dir=tmp_path / "store", **options) == here
    assert len(here) > 0


def test_a_store_is_replaced_whole(tmp_path):
    for text in ("one", "two"):
        (tmp_path / "a.nt").write_text(f'<urn:s> <urn:p> "{text}" .\n')
        assert load_folder(Data((tmp_path / "a.nt",), None), tmp_path / "store").complete
    assert [q.object.value for q in ox.Store.read_only(str(tmp_path / "store"))] == ["two"]
    assert load_folder(Data((tmp_path / "a.nt",), None), tmp_path / "store", add=True).complete
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nt", "store"]


def test_what_fails_leaves_the_store_as_it_was(tmp_path):
    (tmp_path / "good.nt").write_text('<urn:s> <urn:p> "good" .\n')
    (tmp_path / "bad.nt").write_text('<urn:s> <urn:p> "bad" .\nnonsense\n')
    load_folder(Data((tmp_path / "good.nt",), None), tmp_path / "store")
    with pytest.raises(InputError, match=r"bad\.nt: .*not valid nt"):
        load_folder(Data((tmp_path / "bad.nt",), None), tmp_path / "store")
    assert [q.object.value for q in ox.Store.read_only(str(tmp_path / "store"))] == ["good"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.nt", "good.nt", "store"]


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "a.nt").write_text('<urn:s> <urn:p> "a" .\n')
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="something other than an Oxigraph store"):
        load_folder(Data((tmp_path / "a.nt",), None), tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_a_store_in_use_is_left_alone(tmp_path):
    (tmp_path / "a.nt").write_text('<urn:s> <urn:p> "a" .\n')
    load_folder(Data((tmp_path / "a.nt",), None), tmp_path / "store")
    held = ox.Store(str(tmp_path / "store"))
    with pytest.raises(InputError, match="in use"):
        load_folder(Data((tmp_path / "a.nt",), None), tmp_path / "store")
    assert len(held) == 1


def test_graphs_go_where_they_are_sent(tmp_path):
    (tmp_path / "a.nq").write_text(
        '<urn:s> <urn:p> "f" .\n<urn:s> <urn:p> "i" <https://w3id.org/verbale/id/graph/inferred> .\n'
        '<urn:s> <urn:p> "c" <https://w3id.org/verbale/id/graph/letter> .\n'
    )
    layout = Layout.plain().mapped(["inferred=default,same", "claims=none", "facts=urn:facts"])
    load_folder(Data((tmp_path / "a.nq",), None), tmp_path / "store", layout=layout)
    placed = {(q.object.value, str(q.graph_name)) for q in ox.Store.read_only(str(tmp_path / "store"))}
    inferred = "<https://w3id.org/verbale/id/graph/inferred>"
    assert placed == {("f", "<urn:facts>"), ("i", "DEFAULT"), ("i", inferred)}


def test_blank_nodes_are_refused_where_they_would_double(tmp_path):
    (tmp_path / "a.ttl").write_text("<urn:s> <urn:p> [] .\n")
    with pytest.raises(InputError, match="holds blank nodes"):
        load_folder(Data((tmp_path / "a.ttl",), None), tmp_path / "store")
