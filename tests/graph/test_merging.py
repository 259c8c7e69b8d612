"""The file of decisions: read, applied, added to, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.graph import KnowledgeGraph
from verbale.graph.merging import DIFFERENT, HEAD, OPEN, Decisions, decided, read_decisions
from verbale.graph.terms import OWL, TYPE, Iri, vb
from verbale.model import InputError

A, B, C = "person/ada", "person/ada-in-b", "person/ada-in-c"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "persons.txt"


def read(file: Path, text: str) -> Decisions:
    file.write_text(text, encoding="utf-8")
    return read_decisions(file)


def test_without_a_file_nothing_is_decided(file: Path) -> None:
    assert read_decisions(file) == Decisions()


def test_words_comments_and_order(file: Path) -> None:
    said = read(file, f"# mine\n\nsame {B} {A}  # surely\n? {A} {C}\ndifferent\t{C}  {B}\n")
    assert said.words == {(A, B): "same", (A, C): "?", (B, C): "different"}
    assert said.keys(OPEN) == {C}
    assert said.keys(DIFFERENT) == {B, C}


def test_a_decision_counts_beside_an_open_line(file: Path) -> None:
    assert read(file, f"? {A} {B}\nsame {A} {B}\n? {A} {B}\n").words == {(A, B): "same"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"equal {A} {B}", "write same, different or ?, and two persons after it"),
        (f"same {A}", "write same, different or ?, and two persons after it"),
        (f"same {A} state/KE", "'state/KE' is no person; write two keys like person/ada-lovelace"),
        (f"same {A} person/<x>", "'person/<x>' is no person; write two keys like person/ada-lovelace"),
        (f"same {A} {A}", "a person is compared with itself; write two keys like person/ada-lovelace"),
        (f"different {B} {A}", "says different, but line 2 same; remove one"),
    ],
)
def test_a_bad_line_is_named(file: Path, line: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(file, f"# first\nsame {A} {B}\n{line}\n")
    assert str(caught.value) == f"{file}: line 3: {message}"


def test_a_file_of_bytes(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(file)


def test_candidates_come_at_the_end_and_lines_stay(file: Path) -> None:
    text = f"# mine\nsame {A} person/gone\ndifferent {A} {B}  # not him"
    more = read(file, text).with_candidates([(A, C), (A, B)], {A: "ada in a", C: "ada in c"})
    assert more.text == f"{text}\n? {A} {C}  # ada in a; ada in c\n"
    assert read(file, more.text) == more
    assert more.with_candidates([(A, B), (A, C)], {}) is more


def test_the_order_of_candidates_does_not_depend_on_that_of_finding() -> None:
    pairs = [(A, C), (B, A)]
    assert Decisions().with_candidates(pairs, {}) == Decisions().with_candidates(pairs[::-1], {})
    assert Decisions().with_candidates(pairs, {}).text.startswith(HEAD)


def test_whom_decisions_join_is_no_candidate_again(file: Path) -> None:
    said = read(file, f"same {A} {B}\nsame {B} {C}\n")
    assert said.with_candidates([(A, C)], {}) is said


def test_decisions_become_facts_where_both_are_spoken_of(file: Path) -> None:
    names = KnowledgeGraph().names
    graph = KnowledgeGraph(frozenset((names.node(key), TYPE, vb("Person")) for key in (A, B, C)))
    said = read(file, f"same {A} {B}\ndifferent {A} {C}\n? {B} {C}\nsame {A} person/gone\n")
    assert decided(graph, said).facts - graph.facts == {
        (names.node(A), Iri(OWL + "sameAs"), names.node(B)),
        (names.node(A), Iri(OWL + "differentFrom"), names.node(C)),
    }
