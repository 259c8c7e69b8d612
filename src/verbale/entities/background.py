"""What the gazetteers themselves say of things: where a city lies, what a state's capital is."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import cache

from verbale.entities.gazetteer import Gazetteer
from verbale.entities.tables import Table
from verbale.model import Document, Entity, Evidence, Fact, FactKind, Passage, Role, Source, Tier


def background(gazetteer: Gazetteer, entity: Entity) -> tuple[Fact, ...]:
    """What a gazetteer itself says of an entity, as facts with the row that says so as evidence.

    A city or region lies in its state (and region, where known); a state has its capital, which lies in it.
    """
    kind, _ = gazetteer.row(entity.key)
    own = gazetteer.entity(entity.key)
    if own is None:
        return ()
    if kind in ("state", "historical"):
        capital = gazetteer.capital_of(entity)
        if capital is None:
            return ()
        return _fact(gazetteer, "capital", own, capital, capital), *background(gazetteer, capital)
    if kind not in ("place", "region"):
        return ()
    regions = [gazetteer.entity(key) for key in gazetteer.words(entity, "region")]
    states = [gazetteer.state(code) for code in gazetteer.words(entity, "state")]
    return tuple(_fact(gazetteer, "locatedIn", own, whole, own) for whole in (*regions, *states) if whole is not None)


def documents(gazetteer: Gazetteer) -> tuple[Document, ...]:
    """The documents that ``background`` quotes: the exact text of places.tsv and regions.tsv, without blocks."""
    return tuple(_document(kind, gazetteer.table(kind)) for kind in ("place", "region"))


def _fact(gazetteer: Gazetteer, relation: str, subject: Entity, target: Entity, on_row_of: Entity) -> Fact:
    kind, row = gazetteer.row(on_row_of.key)
    table = gazetteer.table(kind)
    line = table.rows[row][0]
    begin = _line_starts(table.text)[line - 1]
    quote = table.text[begin : table.text.index("\n", begin)]
    document = f"gazetteer-{kind}s"
    digest = hashlib.sha256(f"{document}|{relation}|{subject.key}|{target.key}".encode()).hexdigest()[:16]
    return Fact(
        document=document,
        key=f"fact/{digest}",
        kind=FactKind.RELATION,
        type=relation,
        roles=(Role("subject", (subject,)), Role("object", (target,))),
        evidence=(Evidence(document, Passage(begin, begin + len(quote)), quote),),
        rule="gazetteer",
        label=f"{subject.label}: {relation} {target.label}",
        tier=Tier.STRUCTURE,
        confidence=Decimal(1),
    )


@cache
def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return tuple(starts)


def _document(kind: str, table: Table) -> Document:
    digest = hashlib.sha256(table.text.encode()).hexdigest()
    titles = {"place": "Verbale gazetteer of cities", "region": "Verbale gazetteer of regions"}
    source = Source(title=titles[kind], language="en", kind="gazetteer", publisher="Verbale", licence="CC BY 4.0")
    return Document(f"gazetteer-{kind}s", table.text, digest, digest, "tsv", (), (), source)
