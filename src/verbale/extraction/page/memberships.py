"""Lists of memberships: what a heading over names of organisations says of the state that the document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verbale.entities import composites, nouns
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.sections import under
from verbale.extraction.page.subjects import listed_state
from verbale.language.spans import span
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Text, TimeSpan

RULE = "list-memberships"
_ITEM = re.compile(r"[^,;•·\n]+")
_NOTE = re.compile(r"\(([^()]*)\)\s*\.?$")
_SINCE = re.compile(
    r"\s*[(,–—-]\s*(?:(?P<since>since)\s+|(?:joined|in|admitted)\s+(?:in\s+)?)?(?P<year>(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
"""The year behind the name of an organisation: "(since 1978)", ", 1993"."""
_YEAR_NEXT = re.compile(r",\s*(?P<since>since\s+)?(?P<year>(?:19|20)\d\d)\s*$", re.MULTILINE)
_NAME = re.compile(r"[A-Z][\w'’&–-]*(?:\s+(?:(?:of|for|the|and|on|in|to)\s+)*[A-Z][\w'’&–-]*)+")
_LESSER = re.compile(r"\b(?:not|never|observer|candidate|applicant|applied|associate|former|withdrew)\b", re.IGNORECASE)
"""What makes a list one of something less than members."""
LEAST_ITEMS = 3
LEAST_KNOWN = 0.5
"""Share of a paragraph's items that must be organisations, for it to be a list."""


def membership_drafts(
    document: Document, resolver: Resolver, headings: tuple[str, ...], listed: dict[str, str]
) -> Iterator[Draft]:
    """A membership for each organisation listed under one of these headings.

    ``listed`` gives the keys of organisations for what is their short name in such a list alone. An item that is a
    name nobody knows is an organisation by that name, among others that are known. Items with a note ("observer",
    "applicant") are left out: they tell of something less. Nothing comes from a document about two states, or about
    none.
    """
    blocks = [block for block in _lists(document) if under(block, headings)]
    member = listed_state(document, resolver) if blocks else None
    if member is None:
        return
    items = {id(block): list(_items(document, resolver, block)) for block in blocks}
    known = {id(block): [_organisation(resolver, passage, listed) for passage in items[id(block)]] for block in blocks}
    for block in blocks:
        found = [each for each in known[id(block)] if each is not None]
        if block.kind is BlockKind.PARAGRAPH and (
            len(items[id(block)]) < LEAST_ITEMS or len(found) < LEAST_KNOWN * len(items[id(block)])
        ):
            continue
        for passage, organisation in zip(items[id(block)], known[id(block)], strict=True):
            named = organisation or _by_name(passage.of(document.text))
            if named is None or (organisation is None and not _in_company(block, blocks, known)):
                continue
            draft = structural("OrganisationMembership", FactKind.SITUATION, RULE, block.passage)
            draft.add("memberInMembership", member)
            draft.add("inOrganisation", named)
            draft.time = _since(document.text, passage)
            words = _NOTE.sub("", passage.of(document.text)).strip()
            if words.casefold() != named.label.casefold():
                draft.add("note", Text(words))
            draft.confidence = Decimal("0.8" if organisation is not None else "0.7")
            yield draft


def _since(text: str, passage: Passage) -> TimeSpan | None:
    """The time of the year that stands behind a name, in the item or right after its comma."""
    told = _SINCE.search(passage.of(text)) or _YEAR_NEXT.match(text, passage.end)
    if told is None:
        return None
    return span(f"{told['year']}/.." if told.groupdict().get("since") else told["year"])


def _in_company(block: Block, blocks: list[Block], known: dict[int, list[Entity | None]]) -> bool:
    """Whether most of what is listed beside an item is known for an organisation."""
    near = [b for b in blocks if b.headings == block.headings and b.kind is block.kind]
    beside = [each for b in near for each in known[id(b)]]
    return len(beside) >= LEAST_ITEMS and sum(each is not None for each in beside) >= LEAST_KNOWN * len(beside)


def _by_name(words: str) -> Entity | None:
    """The organisation that an unknown item is the name of, if the name says what kind of body it is."""
    name = _NOTE.sub("", words).strip().removeprefix("and ").removeprefix("the ")
    if _NOTE.search(words) is not None and _LESSER.search(words):
        return None
    if not _NAME.fullmatch(name) or not {w.lower() for w in name.split()} & nouns.load().body_names:
        return None
    return composites.named("organisation", "InternationalOrganisation", name)


def _lists(document: Document) -> Iterator[Block]:
    """What may list members: items and paragraphs, but for the items that their lead-in says are something less."""
    lesser = False
    for block in document.blocks:
        if block.kind is BlockKind.LIST_ITEM and not lesser:
            yield block
        elif block.kind is BlockKind.PARAGRAPH:
            words = block.passage.of(document.text)
            lesser = words.rstrip().endswith(":") and _LESSER.search(words) is not None
            yield block
        elif block.kind is BlockKind.HEADING:
            lesser = False


def _items(document: Document, resolver: Resolver, block: Block) -> Iterator[Passage]:
    start, words = block.passage.start, block.passage.of(document.text)
    whole = Passage(start, start + len(words.rstrip(" .*")))
    if block.kind is BlockKind.LIST_ITEM and _organisation(resolver, whole, {}) is not None:
        yield whole  # a name that has commas
        return
    for match in _ITEM.finditer(words):
        item = match.group()
        left, right = len(item) - len(item.lstrip(" *-")), len(item.rstrip(" .*"))
        if left < right:
            yield Passage(start + match.start() + left, start + match.start() + right)


def _organisation(resolver: Resolver, passage: Passage, listed: dict[str, str]) -> Entity | None:
    """The organisation that an item is the name of, no more and no less; an acronym in brackets may repeat it."""
    words = passage.of(resolver.text)
    known = resolver.gazetteer.entry(f"organisation/{listed[words]}") if words in listed else None
    if known is not None:
        return known.entity
    note = _NOTE.search(words)
    end = passage.start + len(words[: note.start()].rstrip()) if note else passage.end
    found = [
        (match, entity)
        for match in resolver.gazetteer.find(resolver.text, passage.start, passage.end)
        if (entity := resolver.choose(e.entity for e in match.entries)) is not None
        and entity.type == "InternationalOrganisation"
    ]
    if not found or (found[0][0].passage.start, found[0][0].passage.end) != (_named_from(words, passage), end):
        return None
    repeated = note is not None and (
        (len(found) == 2 and found[1][1] == found[0][1]) or _initials(words[: note.start()]) == note[1].upper()
    )
    harmless = note is not None and (note[1] in {"NGO", "NGOs"} or _SINCE.search(words) is not None)
    return found[0][1] if note is None or repeated or harmless else None


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())


def _named_from(words: str, passage: Passage) -> int:
    """Where the name starts, its article left out."""
    article = re.match(r"(?:and\s+)?(?:the\s+)?", words, re.IGNORECASE)
    return passage.start + (article.end() if article else 0)
