"""Lists of the states that a state has relations with: "Japan – 20 May 1976", rows of country, date and notes.

Nothing comes from a page about two states, or about none, or under words that tell of relations broken or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.listed_names import state_at
from verbale.extraction.page.subjects import listed_state
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Precision, TimeSpan

RULE = "list-relations"
_RELATIONS = re.compile(
    r"\b(?:diplomatic|formal|official)\s+(?:relations|ties)\b|\brelations\s+establish", re.IGNORECASE
)
_LOOSE = re.compile(r"\bbilateral\s+(?:relations|ties)\b", re.IGNORECASE)
"""What may also stand over descriptions, so that only a whole date counts."""
_OTHERWISE = re.compile(
    r"\b(?:no|not|non|never|without|former|ended|end|severed|severance|broken|broke|suspended|suspension|terminated|"
    r"termination|cut|withdrawn|downgraded|restored|resumed|resumption|recogni\w+|unrecogni\w+|consular|proposed|"
    r"lack|absence)\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(?:country|countries|state|states|nation|partner|name)", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:began|begin|established|establishment|since)\b.*|(?:(?:start|starting|effective)\s+)?date\b.*|year",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,3}\s*[.)]?|#|[—–-])?[\s|]*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:\([A-Z]{2,5}\)\s*)?(?:[–—:,(|-]|\s)\s*(?:(?:established|est\.|since|on|in|from)\s+)*", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:[).;,]|\s[–—-]\s|\||\[|\(|$)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
LEAST_ITEMS = 3


def relation_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The establishment of relations for each state listed with a date under words that announce them."""
    announced = list(_announced(document))
    subject = listed_state(document, resolver) if announced else None
    if subject is None:
        return
    for block, loose in announced:
        read = _cells(resolver, block) if block.header else _item(resolver, block.passage)
        if read is None:
            continue
        state, time = read
        if state.key == subject.key or (loose and time.precision is not Precision.DAY):
            continue
        draft = structural("EstablishmentOfRelations", FactKind.EVENT, RULE, block.passage)
        draft.add("relationParty", subject, state)
        draft.time = time
        yield draft
        link = structural("hasDiplomaticRelationsWith", FactKind.RELATION, RULE, block.passage)
        link.add("subject", subject)
        link.add("object", state)
        yield link


def _announced(document: Document) -> Iterator[tuple[Block, bool]]:
    """Rows and items that may list relations, and whether what stands over them is loose about it."""
    lead, lead_headings = "", tuple[str, ...]()
    for block in document.blocks:
        words = block.passage.of(document.text)
        if block.kind is BlockKind.PARAGRAPH:
            lead, lead_headings = words, block.headings
        if block.kind not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH} or block.level == 1 < len(
            block.cells
        ):
            continue
        over = [h for h in block.headings if not _OTHERWISE.search(h)]
        if len(over) < len(block.headings):
            continue
        leads = lead if block.kind is not BlockKind.PARAGRAPH and lead_headings == block.headings else ""
        if leads and _RELATIONS.search(leads) and _OTHERWISE.search(leads):
            continue
        heads = " ".join(h for h in block.header if re.search(r"relation|establish", h, re.IGNORECASE))
        sure = any(_RELATIONS.search(w) for w in (heads, *over[-2:], leads, document.title)) or bool(heads)
        loose = any(_LOOSE.search(h) for h in over)
        if (sure or loose) and not _OTHERWISE.search(heads):
            yield block, not sure


def _cells(resolver: Resolver, block: Block) -> tuple[Entity, TimeSpan] | None:
    """The state and the time of a row whose column heads say which is which."""
    state = time = None
    for head, cell in zip(block.header, block.cells, strict=False):
        if state is None and _COUNTRY.fullmatch(head.strip()):
            state = _state(resolver, cell)
        elif time is None and _BEGAN.search(head.strip()):
            time = _time(resolver.text, cell.start, cell.end)
    return (state, time) if state is not None and time is not None else None


def _state(resolver: Resolver, cell: Passage) -> Entity | None:
    """The one state that a cell names, nothing else but notes in brackets."""
    found = [
        s for m in resolver.gazetteer.find(resolver.text, cell.start, cell.end) if (s := resolver.state_of_match(m))
    ]
    return found[0] if found and len({s.key for s in found}) == 1 and found[0].type in STATES else None


def _time(text: str, start: int, end: int) -> TimeSpan | None:
    year = _YEAR.match(text, start, end)
    if year is not None and year.end() == end:
        return span(year.group())
    times = find_times(text, start, end, language="en")
    return (
        times[0].span
        if times and not times[0].span.edtf.startswith("X") and times[0].passage.start == start
        else (span(year.group()) if year is not None else None)
    )


def _item(resolver: Resolver, passage: Passage) -> tuple[Entity, TimeSpan] | None:
    """The state and the time of "Japan – 20 May 1976", "5. Japan (1976)" or "20 May 1976: Japan"."""
    text, end = resolver.text, passage.end
    times = find_times(text, passage.start, end, language="en")
    if times and times[0].passage.start == passage.start:
        at = _BETWEEN.match(text, times[0].passage.end, end)
        found = state_at(resolver, at.end(), end) if at else None
        return (found[0], times[0].span) if found is not None and _AFTER.match(text, found[1], end) else None
    number = _NUMBER.match(text, passage.start, end)
    found = state_at(resolver, number.end() if number else passage.start, end)
    between = _BETWEEN.match(text, found[1], end) if found is not None else None
    if found is None or between is None:
        return None
    state, after = found
    year = _YEAR.match(text, between.end(), end)
    if year is not None and _AFTER.match(text, year.end(), end):
        return state, span(year.group())
    for each in times:
        if after <= each.passage.start <= between.end() and _AFTER.match(text, each.passage.end, end):
            return None if each.span.edtf.startswith("X") else (state, span(each.span.edtf.removesuffix("/..")))
    return None
