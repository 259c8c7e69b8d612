"""Notable people: the items of a list of persons in an article about a community, and what each is.

"Maria Costa (born 1950), painter" under "Notable people" is an occupation. What the heading says of all of them, that
they are of the community, is not told of anybody by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.entities import composites
from verbale.entities.resolver import Resolver
from verbale.extraction.draft import Draft, structural
from verbale.extraction.page.sections import announces
from verbale.model import BlockKind, Document, FactKind, Text

RULE = "notable-person"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:de|del|da|dos|di|la|le|al|bin|ibn|von|van|der|el)\s+)*[A-ZÀ-Þ][\w'’.-]*){1,4}"
ITEM = re.compile(rf"(?P<name>{_NAME})(?:\s*\([^()]*\))?\s*(?:,|[–—-]|:)\s+(?P<is>[^.;,]+?)\.?\s*(?:[,;].*)?")
CUT = re.compile(
    r"\s+(?:who|whose|for|from|with|in|at|and\s+(?:\w+\s+)?(?:member|leader|head|founder|chairman|president))\b.*"
)
"""Where what a person does ends and what else is told begins: "economist and member of …"."""
KIN = frozenset("brother sister mother father daughter partner supporter member founder winner holder".split())
"""Nouns that end like trades and are none."""
TOO_LONG = 6
"""From how many words on what follows a name is more than a trade."""
TRADES = re.compile(r"(?:er|or|ist|ian|ess|man|woman|eer|ete|eur|ier|chef|judge|poet|star|pilot|cook|monk|nun)s?$")
"""How the names of trades end."""


def notable_drafts(document: Document, resolver: Resolver, headings: tuple[str, ...]) -> Iterator[Draft]:
    """An ``Occupation`` for each person of a list under one of the ``headings`` of whom the item says what he does."""
    if resolver.discourse.group is None:
        return
    for block in document.blocks:
        if block.kind is not BlockKind.LIST_ITEM or not any(announces(each, headings) for each in block.headings):
            continue
        found = ITEM.fullmatch(document.text, block.passage.start, block.passage.end)
        if found is None or any(resolver.gazetteer.lookup(found["name"])):
            continue
        words = CUT.sub("", found["is"]).split()
        if len(words) >= TOO_LONG or set(words) & KIN or not TRADES.search(words[-1]) or not words[-1].islower():
            continue
        draft = structural("Occupation", FactKind.SITUATION, RULE, block.passage)
        draft.add("worker", composites.named("person", "Person", " ".join(found["name"].split())))
        draft.add("fieldOfWork", Text(" ".join(words)))
        yield draft
