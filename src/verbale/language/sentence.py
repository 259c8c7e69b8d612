"""A parsed sentence: tokens with their places in the document and their grammatical heads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from verbale.model import Passage

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADP"})
NO_DENIALS = frozenset({"only", "just", "merely", "simply", "solely"})
"""What stands after a "not" that leaves nothing out: "not only A but B"."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    ``index`` and ``head`` count tokens of the sentence; a root is its own head. ``lemma`` is lower-case, with the
    particle of a phrasal verb joined ("carry out"). ``entity`` is the recogniser's label ("PERSON") or empty.
    ``passage`` is in the document's text.
    """

    index: int
    passage: Passage
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its dependency parse, in ClearNLP labels (``nsubj``, ``dobj``, ``pobj`` …).

    ``block`` is the index of its block in ``Document.blocks``.
    """

    passage: Passage
    text: str
    tokens: tuple[Token, ...]
    block: int = 0

    @cached_property
    def children(self) -> tuple[tuple[Token, ...], ...]:
        """For each token its dependants, in text order."""
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                lists[token.head].append(token)
        return tuple(tuple(children) for children in lists)

    @cached_property
    def root(self) -> Token:
        """The root of the parse."""
        return next((t for t in self.tokens if t.head == t.index), self.tokens[0])

    def head(self, token: Token) -> Token:
        """The head of a token, itself for a root."""
        return self.tokens[token.head]

    def dependants(self, token: Token, *labels: str) -> list[Token]:
        """The dependants of a token that carry one of the labels (all without labels)."""
        return [t for t in self.children[token.index] if not labels or t.dep in labels]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The head, its head … up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in text order."""
        found, stack = [], [token]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self.children[here.index])
        return sorted(found, key=lambda t: t.index)

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated with it, in text order; not what is left out ("A but not B")."""
        found = [token]
        for child in self.children[token.index]:
            if child.dep == "conj" and not self.left_out(child):
                found.extend(self.conjuncts(child))
        return found[1:] if len(found) > 1 and self.left_out(token) else found

    def left_out(self, token: Token) -> bool:
        """Whether a "not" right before a noun or its preposition leaves it out: "A, but not B", "to A, not to B"."""
        if token.pos not in NOMINAL:
            return False
        nots = [t for t in self.children[token.index] if t.lemma == "not" and t.index < token.index]
        return any(self.tokens[t.index + 1].lemma not in NO_DENIALS for t in nots)

    def at(self, passage: Passage) -> list[Token]:
        """The tokens that overlap a passage."""
        first = bisect_right(self.tokens, passage.start, key=lambda t: t.passage.end)
        last = bisect_left(self.tokens, passage.end, lo=first, key=lambda t: t.passage.start)
        return list(self.tokens[first:last])

    def highest(self, passage: Passage) -> Token | None:
        """The token of a passage that governs the others in it."""
        inside = self.at(passage)
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), None)
