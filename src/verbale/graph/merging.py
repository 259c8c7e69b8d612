"""The file of decisions: which persons of different documents are one, written by a person, read by every build."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from verbale.graph.knowledge import KnowledgeGraph
from verbale.graph.persons import Pair
from verbale.graph.terms import OWL, Iri, Triple
from verbale.model.errors import InputError

PERSONS = "persons.txt"
"""The name of the file, beside the graph's."""
OPEN, SAME, DIFFERENT = "?", "same", "different"
HEAD = """\
# Persons of different documents who bear one name, and whom no office or state makes one.
# Put "same" or "different" in place of "?": the next build does as you say. A line of your own works too.
# Builds add lines at the end and change none. What follows a "#" is for the reader.
"""
_KEY = re.compile(r"person/[^\s<>\"{}|\\^`#]+")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a file of decisions says. ``text`` is all of it; ``words`` has the word that stands for each pair."""

    text: str = ""
    words: Mapping[Pair, str] = dataclasses.field(default_factory=dict)

    def keys(self, word: str) -> frozenset[str]:
        """The keys in pairs of this word that name the document they are in: what that document tells joins nobody."""
        return frozenset(key for pair, said in self.words.items() if said == word for key in pair if "-in-" in key)

    def triples(self, graph: KnowledgeGraph) -> Iterator[Triple]:
        """``owl:sameAs`` and ``owl:differentFrom`` for each decided pair of which the facts of ``graph`` speak."""
        pairs = [(tuple(map(graph.names.node, pair)), word) for pair, word in self.words.items() if word != OPEN]
        wanted = {node for pair, _ in pairs for node in pair}
        there = {subject for subject, _, _ in graph.facts if subject in wanted} if wanted else set()
        for (first, second), word in pairs:
            if first in there and second in there:
                yield first, Iri(OWL + ("sameAs" if word == SAME else "differentFrom")), second

    def with_candidates(self, pairs: Iterable[Pair], notes: Mapping[str, str]) -> Decisions:
        """The same decisions, and an open line at the end for each pair that no line speaks of and no ``same`` joins.

        ``notes`` has what to tell the reader of each key.
        """
        joined: dict[str, str] = {}

        def root(key: str) -> str:
            while key in joined:
                key = joined[key]
            return key

        for pair, word in self.words.items():
            if word == SAME and root(pair[0]) != root(pair[1]):
                joined[root(pair[1])] = root(pair[0])
        new = sorted({_ordered(a, b) for a, b in pairs if root(a) != root(b)} - self.words.keys())
        if not new:
            return self
        text = self.text or HEAD
        text += "" if text.endswith("\n") else "\n"
        text += "".join(f"{OPEN} {a} {b}  # {notes.get(a, '')}; {notes.get(b, '')}\n" for a, b in new)
        return Decisions(text, {**self.words, **dict.fromkeys(new, OPEN)})


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file; none where there is no such file.

    Raises ``InputError``, with the number of the line, where one is not a word and two keys of persons, or says of a
    pair the contrary of an earlier one.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); correct it, or move it away") from error
    words: dict[Pair, str] = {}
    lines: dict[Pair, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.partition("#")[0].split()
        if not parts:
            continue
        if len(parts) != 3 or parts[0] not in (OPEN, SAME, DIFFERENT):
            raise InputError(f"{path}: line {number}: write {SAME}, {DIFFERENT} or {OPEN}, and two persons after it")
        bad = next((key for key in parts[1:] if not _KEY.fullmatch(key)), None)
        if bad is not None or parts[1] == parts[2]:
            what = f"'{bad:.60}' is no person" if bad is not None else "a person is compared with itself"
            raise InputError(f"{path}: line {number}: {what}; write two keys like person/ada-lovelace")
        pair = _ordered(parts[1], parts[2])
        earlier = words.get(pair, OPEN)
        if OPEN not in (earlier, parts[0]) and earlier != parts[0]:
            raise InputError(f"{path}: line {number}: says {parts[0]}, but line {lines[pair]} {earlier}; remove one")
        if earlier == OPEN:
            words[pair], lines[pair] = parts[0], number
    return Decisions(text, words)


def decided(graph: KnowledgeGraph, decisions: Decisions) -> KnowledgeGraph:
    """The graph with what was decided about its persons among its facts."""
    told = frozenset(decisions.triples(graph))
    return dataclasses.replace(graph, facts=graph.facts | told) if told else graph


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)
