"""Asides: parentheses that only give another name or a number of what stands before them.

The parser is better off without those that hold other names ("Ole Lind (also spelled Ole Lynd) came …"), so ``clean``
hides them; ``verbale.extraction.sentences.parentheses`` reads them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from verbale.model.passage import Passage

MAX_CHARS = 200
_PAREN = re.compile(rf"\(([^()]{{0,{MAX_CHARS}}})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,8}s?|[A-Z]{2,9}")
_ALIAS = re.compile(
    r"(?:also|sometimes|formerly|officially|previously|variously)\s+(?:spell?ed|known|written|called|romani[sz]ed|rendered|"
    r"transliterated|named)(?:\s+as)?:?\s+|(?:born|née|né|a\.?k\.?a\.?|alias|or simply|known as|spelled|literally|"
    r"lit\.)\s+",
    re.IGNORECASE,
)
_TREATY = re.compile(
    r"the\s+_?(?P<name>(?:[A-Z][\w’'-]*\s+(?:(?:of|and|on)\s+)?){1,4}(?:Treaty|Agreement|Accords?|Pact|Convention|Protocol))_?"
)
_LANGUAGE = re.compile(r"(?:in\s+)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?:\s*")
_TIME = re.compile(r"[\s\d–—/.,-]*(?:\d{3,4})[\s\d–—/.,-]*")


class AsideKind(StrEnum):
    """What a parenthesis gives."""

    ALIAS = "alias"
    ACRONYM = "acronym"
    NUMBER = "number"
    GLOSS = "gloss"


@dataclass(frozen=True, slots=True)
class Aside:
    """A parenthesis: ``passage`` with its brackets, its kind, and the names in it (of aliases and acronyms)."""

    passage: Passage
    kind: AsideKind
    names: tuple[str, ...] = ()


def asides(text: str, start: int = 0, end: int | None = None) -> Iterator[Aside]:
    """The parentheses of ``text[start:end]``, in text order; linear in its length.

    >>> [(a.kind.value, a.names) for a in asides("Ole Lind (also spelled Ole Lynd) joined the Old Guard (OG).")]
    [('alias', ('Ole Lynd',)), ('acronym', ('OG',))]
    """
    for match in _PAREN.finditer(text, start, len(text) if end is None else end):
        passage, inner = Passage(*match.span()), match[1].strip()
        treaty = _TREATY.fullmatch(inner)  # "the Treaty of Mutual Assistance (the Lagos Pact)"
        names = (treaty["name"],) if treaty else tuple(_aliases(inner))
        if names:
            yield Aside(passage, AsideKind.ALIAS, names)
        elif _ACRONYM.fullmatch(inner):
            yield Aside(passage, AsideKind.ACRONYM, (inner,))
        elif any(c.isdigit() for c in inner) and not re.search(r"[A-Za-z]{12}", inner):
            yield Aside(passage, AsideKind.NUMBER)
        else:
            yield Aside(passage, AsideKind.GLOSS)


def _aliases(inner: str) -> Iterator[str]:
    """The names in a parenthesis: those after "also spelled", after a language, and those in another script."""
    for part in re.split(r"[;,]", inner):
        words = part.strip()
        marked = _ALIAS.match(words) or _LANGUAGE.match(words)
        name = words[marked.end() :].strip(" '\"“”") if marked else words
        born = words.lower().startswith("born") and not (name[:1].isupper() and name.replace(" ", "").isalpha())
        if name and (marked or foreign(name)) and not _TIME.fullmatch(name) and not born:  # "born 1950 in Oslo"
            yield name


def foreign(words: str) -> bool:
    """Whether most letters are of another script than the Latin one."""
    letters = [c for c in words if c.isalpha()]
    other = sum("LATIN" not in unicodedata.name(c, "LATIN") for c in letters)
    return bool(letters) and 2 * other > len(letters)
