"""How a name may be written in a text: its capitals, its article and ending, its initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from verbale.entities.entries import Entry

_ANY_CASE = frozenset({"currency", "office"})
# Initials that are also English words: between other words in capitals they are those words.
_SHOUTED = frozenset({"WHO", "CAN", "CAR", "CAB", "QUAD", "ALBA", "CAF"})


def bare_forms(name: str) -> Iterator[str]:
    """A name as it stands, then without possessive ending, then without article."""
    yield name
    bare = re.sub(r"['’]s?$", "", name)
    if bare != name:
        yield bare
    if bare[:4].lower() == "the ":
        yield bare[4:].lstrip()


def shouted(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a token is a word in capitals beside another: initials that are an English word are that word there."""
    if tokens[at].group() not in _SHOUTED:
        return False
    beside = [tokens[i].group() for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any(len(word) > 1 and word.isupper() and "." not in word for word in beside)


def allowed(raw: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries whose name may be written as ``raw`` is, the first for each entity."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.entity.key not in first and _fits(raw, entry):
            first[entry.entity.key] = entry
    return tuple(first.values())


def _fits(raw: str, entry: Entry) -> bool:
    if entry.form in ("acronym", "symbol"):
        return raw.replace(".", "").replace(" ", "") == entry.name.replace(".", "").replace(" ", "")
    if entry.language == "es" and entry.form in ("demonym", "adjective"):
        # Without its accent "francés" is a first name; no capital is needed: "argentina" is a state only with one.
        return unicodedata.normalize("NFC", raw).casefold() == entry.name
    if entry.kind in _ANY_CASE:
        return True
    first = raw[0]
    if first.islower() and not entry.name[0].islower():
        return False
    if entry.kind in ("place", "region") and len(raw) <= 4 and raw.isupper():
        return False  # "ICA" is an organisation's initials, "Ica" a city
    if entry.language == "en" and " " in raw:
        last = raw.rsplit(None, 1)[1]
        return not last[0].islower() or entry.name.rsplit(None, 1)[-1][0].islower()
    return True
