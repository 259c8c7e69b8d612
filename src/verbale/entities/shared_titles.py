"""Shared titles: one title in the plural for several persons, each of a state of their own.

"A and B, presidents of Alpha and Beta", "the presidents of Alpha and Beta, A and B", "Presidents A of Alpha and B of
Beta", "ministers A (Alpha) and B (Beta)".
"""

from __future__ import annotations

from collections.abc import Callable

from verbale.language.sentence import Sentence
from verbale.model import Entity

Finder = Callable[[int], tuple[Entity, int] | None]
"""What begins at a token, and the token behind it; ``None`` where nothing does."""
Holding = tuple[Entity, Entity]
"""A person, and the state whose office that person holds."""


def shared_holdings(
    sentence: Sentence, first: int, last: int, person_at: Finder, state_at: Finder
) -> tuple[list[Holding], int] | None:
    """Who holds the office of which state by the title in the plural at tokens ``first`` to ``last``, and its end.

    ``None`` where one state or nobody is named; no holdings where nobody tells who is of which ("A, B and C, presidents
    of Alpha and Beta").
    """
    words = [token.text.lower() for token in sentence.tokens] + ["", ""]
    own, end = _each_own(words, last + 1, person_at, state_at)
    if len(own) > 1:
        return own, end
    if words[last + 1] not in {"of", "for"}:
        return None
    states, end = _listed(words, last + 2, state_at)
    names = _names_before(words, first, person_at)
    if len(states) == 1 and len(names) > 1:
        return [(name, states[0]) for name in names], end
    if len(states) > 1 and not names and words[end] == ",":
        names, end = _listed(words, end + 1, person_at)
    if len(states) < 2 or not names:
        return None
    return (list(zip(names, states, strict=True)) if len(names) == len(states) else []), end


def _each_own(words: list[str], at: int, person_at: Finder, state_at: Finder) -> tuple[list[Holding], int]:
    """Persons with a state behind each name: "A of Alpha and B of Beta", "A (Alpha) and B (Beta)"."""
    found: list[Holding] = []
    while (person := person_at(at)) is not None:
        opening = words[person[1]]
        state = state_at(person[1] + 1) if opening in {"of", "("} else None
        if state is None or (opening == "(" and words[state[1]] != ")"):
            return [], at
        found.append((person[0], state[0]))
        at = state[1] + (opening == "(")
        following = _joined(words, at)
        if following == at:
            break
        at = following
    return found, at


def _listed(words: list[str], at: int, find: Finder) -> tuple[list[Entity], int]:
    """What is listed from a token on ("A, B and C"), and the token behind the list."""
    found: list[Entity] = []
    while (item := find(at)) is not None:
        found.append(item[0])
        following = _joined(words, item[1])
        at = item[1]
        if following == at or find(following) is None:
            break
        at = following
    return found, at


def _joined(words: list[str], at: int) -> int:
    """The token behind a comma, an "and" or both; the same where there is none."""
    at += words[at] == ","
    return at + (words[at] == "and")


def _names_before(words: list[str], first: int, person_at: Finder) -> list[Entity]:
    """The persons listed right before a title in apposition: "A and B, the presidents of …"."""
    comma = first - 1 - (first > 0 and words[first - 1] == "the")
    if comma < 1 or words[comma] != ",":
        return []
    for start in range(comma):
        names, end = _listed(words, start, person_at)
        if names and end == comma and (start == 0 or words[start - 1] not in {",", "and"}):
            return names
    return []
