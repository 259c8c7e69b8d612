"""Lists of agreements: "signed several agreements such as an Agreement on A (1995); Treaty of B (2001)", and items.

Each named agreement is a signature of its own, at the time in its brackets. Nothing comes from a list whose parties
neither its sentence nor the title gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.entities.slugs import slugify
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.sections import under
from verbale.language.spans import span
from verbale.language.times import find_times
from verbale.model import Block, BlockKind, Document, Entity, FactKind, Passage, Text, TimeSpan

RULE = "list-agreements"
_OPENING = re.compile(r"\b(?:such as|including|includes?|namely|among them)\b:?|:", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=\))\s*(?:[;,.]|\band\b)(?:\s*\band\b)?\s*|;\s*(?:and\s+)?")
_ITEM = re.compile(r"(?:(?:an?|the|and)\s+)*(?P<name>[A-Z][^()]*?)\s*(?:\((?P<when>[^()]*)\))?[.,]?", re.DOTALL)
_YEAR = re.compile(r"(?:signed\s+)?(?:in\s+)?((?:1[5-9]|20)\d\d)", re.IGNORECASE)
_ON = re.compile(r"\bagreements\s+(?:on|concerning|regarding|about)\s+(?:the\s+)?", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"(?<=\))\s*(?:[;,.]|\band\b)(?:\s*\band\b)?\s*(?:the\s+)?")
_TOPIC = re.compile(r"(?P<name>[^()]{3,80}?)\s*\((?P<year>(?:1[5-9]|20)\d\d)\)")
LONGEST_NAME_CHARS = 200


@dataclass(frozen=True, slots=True)
class Item:
    """An agreement of a list: its name, its class, when it was signed if that is said."""

    name: str
    type: str
    time: TimeSpan | None


def itemised(document: Document, resolver: Resolver, drafts: list[Draft]) -> list[Draft]:
    """The drafts, a signature of "several agreements such as …" replaced by one of each agreement it names."""
    found: dict[Passage, list[Draft]] = {}
    for draft in drafts:
        parties = [f for f in draft.roles.get("signatory", ()) if isinstance(f, Entity)]
        if draft.type != "AgreementSignature" or len(parties) < 2 or draft.evidence[0] in found:
            continue
        items = list(_enumerated(document.text, draft.evidence[0], resolver))
        if items:
            found[draft.evidence[0]] = [made for item in items for made in _signature(draft, item, parties)]
    if not found:
        return drafts
    kept = [d for d in drafts if not (d.evidence[0] in found and d.type in {"AgreementSignature", "party"})]
    return [*kept, *(made for each in found.values() for made in each)]


def agreement_items(document: Document, resolver: Resolver, headings: tuple[str, ...]) -> Iterator[Draft]:
    """A signature for each item under a heading that announces agreements, between the pair of the title."""
    pair = resolver.discourse.pair
    if len(pair) != 2:
        return
    for block in document.blocks:
        if block.kind is not BlockKind.LIST_ITEM or not under(block, headings):
            continue
        item = _item(block.passage.of(document.text), resolver)
        if item is not None and item.time is not None:
            yield from _signature(_plain(block), item, list(pair))


def _plain(block: Block) -> Draft:
    return structural("AgreementSignature", FactKind.EVENT, RULE, block.passage)


def _enumerated(text: str, passage: Passage, resolver: Resolver) -> Iterator[Item]:
    """The dated agreements named after "such as" in a sentence."""
    opening = _OPENING.search(text, passage.start, passage.end)
    if opening is None:
        yield from _on_topics(text[passage.start : passage.end])
        return
    for part in _BETWEEN.split(text[opening.end() : passage.end]):
        item = _item(part.strip(), resolver)
        if item is not None and item.time is not None:
            yield item


def _on_topics(words: str) -> list[Item]:
    """The agreements of "signed agreements on A (1996), B (1997) and C (2005)"; none where fewer than two are dated."""
    opening = _ON.search(words)
    found = []
    for part in _AFTER_YEAR.split(words[opening.end() :]) if opening is not None else ():
        match = _TOPIC.fullmatch(part.strip())
        if match is not None:
            found.append(Item(f"agreement on {' '.join(match['name'].split())}", "Agreement", span(match["year"])))
    return found if len(found) > 1 else []


def _item(words: str, resolver: Resolver) -> Item | None:
    match = _ITEM.fullmatch(words)
    if match is None or len(match["name"]) > LONGEST_NAME_CHARS:
        return None
    name = " ".join(match["name"].split())
    nouns = resolver.nouns.agreements
    kind = max((noun for noun in nouns if re.search(rf"\b{noun}\b", name, re.IGNORECASE)), key=len, default=None)
    if kind is None:
        return None
    when = match["when"] or ""
    times = find_times(when, 0, len(when), language="en")
    year = _YEAR.fullmatch(when.strip())
    return Item(name, nouns[kind][0], times[0].span if times else span(year[1]) if year else None)


def _signature(like: Draft, item: Item, parties: list[Entity]) -> Iterator[Draft]:
    agreement = composites.agreement(item.type, slugify(item.name), item.name, parties)
    roles: dict[str, list[Entity | Text | Decimal | Draft]] = {
        "concernsAgreement": [agreement],
        "signatory": list(parties),
    }
    made = replace(like, rule=RULE, evidence=list(like.evidence), roles={**roles}, time=item.time)
    made.time_computed_from = None
    yield made
    for party in parties:
        link = Draft("party", FactKind.RELATION, RULE, list(like.evidence), tier=like.tier)
        link.add("subject", agreement)
        link.add("object", party)
        link.status, link.polarity, link.hedge = like.status, like.polarity, like.hedge
        yield link
