"""Lists of the heads of a mission: "Ada Novak (1975–1979)" under "Ambassadors of A to B", rows of name, start and end.

Whose the office is, and towards whom, the heading or the title says; where they do not, nothing comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.entities.titles import ALWAYS
from verbale.extraction.draft import Draft, structural
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, TimeSpan

RULE = "list-heads-of-mission"
_NOUN = re.compile(
    r"\b(?P<noun>ambassador|high\s+commissioner|head\s+of\s+mission|chargé\s+d'affaires|consul[\s-]general|consul)s?\b|"
    r"\b(?P<heads>heads)\s+of\s+mission\b|\b(?P<general>consuls)[\s-]general\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\b(?:lists?|former|past|previous|ambassadors|commissioners|heads|consuls)\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:H\.?E\.?|Mrs?|Ms|Dr|Amb)\.?\s+)*(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:de|del|la|al|bin|ibn|von|van|der|da|dos|"
    r"el|ben|di|du|ter|le|y)\s+)*[A-ZÀ-Þ][\w.'’-]*)+)"
)
_YEARS = (
    r"(?P<from>(?:1[5-9]|20)\d\d)"
    r"(?:\s*(?:[–—-]|to|until)\s*(?P<to>(?:(?:1[5-9]|20)?\d\d)\b|present|incumbent|now|date)?)?"
)
_AFTER = re.compile(rf"\s*(?:[,:(–—-]|\s)\s*{_YEARS}\)?[.;]?\s*(?:$|[(\[,;.–—-])", re.IGNORECASE)
_BEFORE = re.compile(rf"\(?{_YEARS}\)?\s*[,:–—-]?\s+", re.IGNORECASE)
_HOLDER = re.compile(
    r"name|ambassadors?|head|heads? of mission|incumbent|consul.*|high commissioners?|diplomat", re.IGNORECASE
)
_START = re.compile(
    r".*\b(?:start|from|began|took office|appointed|appointment|credentials|since|arrived)\b.*", re.IGNORECASE
)
_END = re.compile(r".*\b(?:end|ended|until|left|to|termination|departed|terminated)\b.*", re.IGNORECASE)
_TERM = re.compile(r".*\b(?:term|years?|tenure|period|dates?|in office|time)\b.*", re.IGNORECASE)
_ONGOING = re.compile(r"present|incumbent|now|today|to date", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """An office of which a list names the holders."""

    office: Entity
    of: Entity
    towards: Entity


def head_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The holders of a mission's headship that rows and items under a heading or title of that office name."""
    posts: dict[str, Post | None] = {}
    for block in document.blocks:
        if block.kind not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW} or block.level == 1 < len(block.cells):
            continue
        over = block.headings[-1] if block.headings else document.title
        if over not in posts:
            posts[over] = _post(document, resolver, over)
        post = posts[over]
        read = None if post is None else _row(document, block) if block.header else _item(document, block.passage)
        if post is not None and read is not None:
            yield from _holding(block, post, *read)


def _post(document: Document, resolver: Resolver, words: str) -> Post | None:
    noun = _NOUN.search(words)
    if noun is None or _LISTS.search(words) is None:
        return None
    title = "head of mission" if noun["heads"] else "consul general" if noun["general"] else noun["noun"].lower()
    title = title.replace("-", " ")
    entry = next(
        (e for e in resolver.gazetteer.lookup(title) if e.kind == "office" and e.detail("towards") == ALWAYS), None
    )
    sides = _sides(document, resolver, words, noun)
    if entry is None or sides is None:
        return None
    office = composites.office(entry.entity.type, entry.entity.label, *sides)
    return Post(office, *sides)


def _sides(document: Document, resolver: Resolver, words: str, noun: re.Match[str]) -> tuple[Entity, Entity] | None:
    """Who sends and who receives: as the words say, or as the title that is a mission or posting does."""
    found = [
        (m, s)
        for m in resolver.gazetteer.find(words)
        if (s := resolver.state_of_match(m)) is not None and s.type in STATES
    ]
    pair = resolver.discourse.pair
    posted = _NOUN.search(document.title) is not None or resolver.discourse.mission is not None
    if not found:
        return (pair[0], pair[1]) if len(pair) == 2 and posted else None
    sender = next((s for m, s in found if m.passage.start < noun.start() or _before(words, m.passage, "of|from")), None)
    host = next((s for m, s in found if m.passage.start > noun.end() and _before(words, m.passage, "to|in")), None)
    if len(pair) == 2 and (sender is None) != (host is None):
        sender = sender or resolver.discourse.other(host)
        host = host or resolver.discourse.other(sender)
    return (sender, host) if sender is not None and host is not None and sender.key != host.key else None


def _before(words: str, passage: Passage, prepositions: str) -> bool:
    return re.search(rf"\b(?:{prepositions})\s+(?:the\s+)?$", words[: passage.start], re.IGNORECASE) is not None


def _item(document: Document, passage: Passage) -> tuple[str, TimeSpan] | None:
    """Name and term of "Ada Novak (1975–1979)" or "1975–1979: Ada Novak"."""
    text, end = document.text, passage.end
    first = _BEFORE.match(text, passage.start, end)
    name = _NAME.match(text, first.end() if first else passage.start, end)
    if name is None:
        return None
    years = first or _AFTER.match(text, name.end(), end)
    if years is None:
        return None
    return name["name"].rstrip(".,"), _term(years["from"], years["to"] or "")


def _row(document: Document, block: Block) -> tuple[str, TimeSpan] | None:
    name, start, end = "", "", ""
    for head, cell in zip(block.header, block.cells, strict=False):
        words, head = cell.of(document.text), head.strip()
        if not name and _HOLDER.fullmatch(head):
            named = _NAME.match(words)
            name = named["name"].rstrip(".,") if named else ""
        elif not start and (_START.fullmatch(head) or _TERM.fullmatch(head)):
            years = re.search(_YEARS, words, re.IGNORECASE)
            if _START.fullmatch(head) or years is None or not years["to"]:
                start = _when(words)
            else:
                start, end = years["from"], years["to"]
        elif _END.fullmatch(head):
            end = ".." if _ONGOING.search(words) else _when(words)
    return (name, _term(start, end)) if name and start else None


def _when(words: str) -> str:
    times = find_times(words, 0, len(words), language="en")
    if times and "X" not in times[0].span.edtf and "/" not in times[0].span.edtf:
        return times[0].span.edtf
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", words)
    return year.group() if year else ""


def _term(start: str, end: str) -> TimeSpan:
    if end and end != ".." and not end[0].isdigit():
        end = ".."
    if end.isdigit() and len(end) == 2:
        end = start[:2] + end
    return span(f"{start}/{end}") if end and (end == ".." or end >= start) and end != start else span(start)


def _holding(block: Block, post: Post, name: str, time: TimeSpan) -> Iterator[Draft]:
    held = structural("OfficeHolding", FactKind.SITUATION, RULE, block.passage)
    held.add("holder", composites.named("person", "Person", " ".join(name.split())))
    held.add("officeHeld", post.office)
    held.time = time
    yield held
    for property_, state in (("officeOf", post.of), ("officeTowards", post.towards)):
        link = structural(property_, FactKind.RELATION, RULE, block.passage)
        link.add("subject", post.office)
        link.add("object", state)
        yield link
