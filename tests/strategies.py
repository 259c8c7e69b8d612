"""Hypothesis strategies for the model's values, with hostile text: shared by the tests of every layer.

Invented states and persons only. Text holds quotes, backslashes, line breaks, Hangul, combining marks, right-to-left
letters and controls; never lone surrogates, which readers replace before any text reaches the model.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from verbale.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Fact,
    FactKind,
    Passage,
    Polarity,
    Precision,
    Role,
    Source,
    Status,
    Text,
    Tier,
    TimeSpan,
)


def examples(number: int, *, least: int = 8, same: bool = False) -> settings:
    """So many examples of what is slow to draw, a third but ``least`` where no change is decided on.

    Each run draws new ones, unless they are to be the ``same``.
    """
    drawn = number if os.environ.get("CI") else max(number // 3, least)
    health = list(HealthCheck)
    if same:
        return settings(max_examples=drawn, deadline=None, suppress_health_check=health, derandomize=True)
    return settings(max_examples=drawn, deadline=None, suppress_health_check=health)


HOSTILE_PIECES = (
    '"', '"""', "'", "\\", "\\u0041", "\\", "\n", "\r\n", "\t", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\u2028",
    "한국", "\u1112\u1161\u11ab", "e\u0301", "\u0301", "עברית", "\u202e", "\u200f", "\u200b", "\ufeff", "\ufffe",
    "😀", "\U0010fffd", "<b>", "^^", "@en", "#", ";", ".", "{", "}", "%2F", "..", "/", "|", " ", "a", "Z", "0",
)  # fmt: skip
"""Pieces of text that break careless writers and readers."""


def hostile_text(*, min_size: int = 0, max_size: int = 12) -> st.SearchStrategy[str]:
    """Text of hostile pieces and arbitrary characters, without surrogates and without U+0000."""
    character = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    return st.lists(st.sampled_from(HOSTILE_PIECES) | character, min_size=min_size, max_size=max_size).map("".join)


slugs = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4})?", fullmatch=True)
languages = st.sampled_from(["en", "es", "ko", "es-pe"])
confidences = st.decimals(0, 1, places=2)
numbers = st.decimals(-(10**12), 10**12, places=2) | st.sampled_from(
    [Decimal("1E+9"), Decimal("-0"), Decimal("0.10"), Decimal("2.5E-7")]
)


@st.composite
def entities(draw, kinds=("person/Person", "state/State", "organisation/Organisation", "place/Place")) -> Entity:
    """An entity of one of these kinds (``first step of the key/class``)."""
    kind, _, cls = draw(st.sampled_from(kinds)).partition("/")
    key = f"{kind}/{draw(st.sampled_from(['aa', 'bb', 'cc']) | hostile_text(min_size=1, max_size=3))}"
    labels = draw(st.lists(st.tuples(languages, hostile_text(min_size=1)), min_size=1, max_size=3, unique=True))
    aliases = draw(st.lists(st.tuples(languages, hostile_text(min_size=1)), max_size=2))
    identifiers = draw(st.lists(st.tuples(st.just("wikidataId"), st.sampled_from(["Q1", "Q22"])), max_size=1))
    return Entity(key, cls, tuple(labels), tuple(aliases), tuple(identifiers))


@st.composite
def time_spans(draw) -> TimeSpan:
    """A time span whose bounds follow from its EDTF string."""
    date = draw(st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31)))
    year_start, year_end = dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    return draw(
        st.sampled_from(
            [
                TimeSpan(date.isoformat(), Precision.DAY, date, date),
                TimeSpan(str(date.year), Precision.YEAR, year_start, year_end),
                TimeSpan(f"{date.year}/..", Precision.OPEN, year_start, None),
                TimeSpan(f"../{date.isoformat()}", Precision.OPEN, None, date),
                TimeSpan(
                    f"{date.year}/{date.year + 3}", Precision.INTERVAL, year_start, dt.date(date.year + 3, 12, 31)
                ),
                TimeSpan(f"XXXX-{date.month:02}-{date.day:02}", Precision.UNKNOWN_YEAR, None, None),
            ]
        )
    )


@st.composite
def documents(draw, slug: str | None = None) -> Document:
    """A document of one paragraph, with right hashes."""
    slug = draw(slugs) if slug is None else slug
    text = draw(hostile_text(min_size=1, max_size=20))
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        title=draw(st.none() | hostile_text(min_size=1)),
        language=draw(st.none() | languages),
        publisher=draw(st.none() | hostile_text(min_size=1)),
        published=draw(st.none() | st.just("2001")),
    )
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    return Document(slug, text, digest, digest, "text", (block,), source=source)


@st.composite
def evidence_in(draw, document: Document) -> Evidence:
    """A passage of a document, not empty, with its exact words."""
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    passage = Passage(start, end)
    return Evidence(document.slug, passage, passage.of(document.text))


_NODE_TYPES = {
    FactKind.EVENT: ("event", ["EstablishmentOfRelations", "Meeting", "EntryIntoForce"]),
    FactKind.SITUATION: ("situation", ["OfficeHolding", "Dispute"]),
    FactKind.OBSERVATION: ("observation", ["PopulationObservation"]),
    FactKind.AGREEMENT: ("agreement", ["FreeTradeAgreement"]),
}


@st.composite
def facts_in(draw, document: Document) -> Fact:
    """A fact of any kind and status that this document says; keys collide often, so that nodes merge."""
    kind = draw(st.sampled_from(FactKind))
    shared = {
        "document": document.slug,
        "kind": kind,
        "evidence": tuple(draw(st.lists(evidence_in(document), min_size=1, max_size=2))),
        "rule": draw(st.sampled_from(["frame/a", "frame/b"])),
        "label": draw(hostile_text(min_size=1)),
        "time": draw(st.none() | time_spans()),
        "time_computed_from": draw(st.none() | st.sampled_from(["1999", "1988-12", "197X"])),
        "status": draw(st.sampled_from(Status)),
        "polarity": draw(st.sampled_from([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE])),
        "according_to": tuple(draw(st.lists(entities(), max_size=1))),
        "tier": draw(st.sampled_from(Tier)),
        "confidence": draw(confidences),
        "hedge": draw(st.none() | hostile_text(min_size=1)),
        "sensitive": draw(st.booleans()),
    }
    texts = st.builds(Text, hostile_text(min_size=1), st.none() | languages)
    fillers = entities() | texts | numbers | st.booleans()
    if kind in {FactKind.RELATION, FactKind.ATTRIBUTE}:
        objects = entities() if kind is FactKind.RELATION else texts
        roles = (Role("subject", (draw(entities()),)), Role("object", (draw(objects),)))
        return Fact(key=f"fact/{draw(slugs)}", type=draw(st.sampled_from(["capital", "title"])), roles=roles, **shared)
    folder, types = _NODE_TYPES[kind]
    roles = tuple(
        Role(name, tuple(draw(st.lists(fillers, min_size=1, max_size=2))))
        for name in draw(st.lists(st.sampled_from(["relationParty", "atPlace", "topic"]), max_size=2, unique=True))
    )
    measured = kind is FactKind.OBSERVATION
    return Fact(
        key=f"{folder}/{draw(st.sampled_from(['one', 'two']) | slugs)}",
        type=draw(st.sampled_from(types)),
        roles=roles,
        value=draw(numbers) if measured else None,
        unit="person" if measured else None,
        approximation=draw(st.none() | st.just("about")) if measured else None,
        **shared,
    )


@st.composite
def collections(draw, min_documents: int = 1, max_documents: int = 3) -> tuple[tuple[Document, ...], tuple[Fact, ...]]:
    """Documents with different slugs, and facts that they say."""
    names = draw(st.lists(slugs, min_size=min_documents, max_size=max_documents, unique=True))
    read = tuple(draw(documents(slug=name)) for name in names)
    facts = [fact for document in read for fact in draw(st.lists(facts_in(document), max_size=4))]
    return read, tuple(facts)
