import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reasoning.cases import HERE, turtle
from verbale.graph.terms import Iri
from verbale.model import LimitError
from verbale.reasoning import closure
from verbale.reasoning.tables import Tables


@pytest.fixture(scope="module")
def tables():
    tables = Tables()
    yield tables
    tables.close()


def column(*numbers):
    return np.array(numbers, dtype=np.int32)


def test_input_is_loaded_once_whatever_its_batches():
    tables = Tables()
    tables.load(
        [{"s": column(1, 2), "p": column(5, 5), "o": column(-3, 4)}, {"s": column(1), "p": column(5), "o": column(-3)}]
    )
    assert sorted(tables.rows("SELECT * FROM t")) == [(1, 5, -3, 0), (2, 5, 4, 0)]
    tables.close()


rows = st.lists(st.tuples(*[st.integers(-2, 2)] * 3), max_size=8)


@settings(deadline=None, max_examples=25)
@given(rows, rows)
def test_a_step_keeps_what_is_new_and_wanted_and_once(tables, known, found):
    tables.run("DELETE FROM t")
    tables.append([(*triple, 3) for triple in set(known)], [])
    tables.replace("found", ("s", "p", "o"), found)
    statement = "SELECT s, p, o FROM found"
    new = {triple for triple in found if triple not in known and triple[0] >= 0}
    assert tables.step([statement, statement], "t", 7, where="s >= 0") == len(new)
    assert sorted(tables.rows(f"SELECT * FROM {tables.delta}")) == sorted(new)
    assert sorted(tables.rows("SELECT * FROM t")) == sorted([(*t, 3) for t in set(known)] + [(*t, 7) for t in new])


def test_a_step_of_nothing_adds_nothing(tables):
    tables.run("DELETE FROM t")
    assert tables.step([], "t", 1) == 0
    assert tables.rows("SELECT * FROM t") == []


@pytest.mark.parametrize("round_", [0, 255, 256, 65_535, 65_536, 2**31 - 1])
def test_rounds_take_the_room_they_need(round_):
    tables = Tables()
    tables.append([(1, 2, 3, 1)], [])
    tables.append([(4, 5, 6, round_)], [])
    assert sorted(tables.rows("SELECT r FROM t")) == sorted([(1,), (round_,)])
    assert tables.arrays("SELECT r FROM t")["r"].dtype.itemsize == (1 if round_ < 256 else 2 if round_ < 65_536 else 4)
    tables.close()


def test_what_is_given_is_no_longer_inferred(tables):
    tables.run("DELETE FROM t")
    tables.append([(1, 2, 3, 4), (1, 2, 4, 4)], [])
    tables.give([(1, 2, 3), (7, 7, 7)])
    assert sorted(tables.rows("SELECT * FROM t")) == [(1, 2, 3, 0), (1, 2, 4, 4), (7, 7, 7, 0)]


def test_rows_are_streamed_while_the_tables_are_used(tables):
    tables.replace("many", ("n",), [(n,) for n in range(250_000)])
    stream = tables.stream("SELECT n FROM many ORDER BY n")
    assert next(stream) == (0,)
    tables.replace("others", ("n",), [(1,)])
    assert sum(1 for _ in stream) == 249_999


def test_the_scratch_folder_goes_with_the_tables(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tables = Tables(48)
    assert list(tmp_path.iterdir()) == []
    tables.run("CREATE TABLE large AS SELECT hash(range) AS n FROM range(8_000_000)")
    assert len(list(tmp_path.iterdir())) == 1
    tables.close()
    assert list(tmp_path.iterdir()) == []


def test_a_limit_on_memory_is_told_in_one_line_and_leaves_nothing_behind(tmp_path, monkeypatch):
    """All pairs of 1,500: more than two million triples, in the memory of a few thousand."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    graph = turtle(":p rdfs:domain :C . :C rdfs:subClassOf [ owl:onProperty :p ; owl:hasValue :z ] .")
    graph |= turtle(":p a owl:SymmetricProperty, owl:TransitiveProperty .")
    with pytest.raises(LimitError) as caught:
        closure([*graph, *((Iri(f"{HERE}n{n}"), Iri(HERE + "p"), Iri(HERE + "z")) for n in range(1_500))], memory_mb=2)
    assert "--memory-mb" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
