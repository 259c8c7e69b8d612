"""A picture of the ontology's classes: trees in cards, by hand-laid SVG.

Actors stand at the left, what ties them together at the right, and events along the bottom. Nothing is measured by a
font engine: widths are reckoned from a generous mean width of a letter, so the same ontology gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from verbale.exports.reference import Term, Vocabulary

PILLARS = frozenset({"Person", "State", "Organisation", "Event"})

RECORD = "The record"
"""Head of the card for the classes of the ontology file's last part, which stand in no tree."""

LETTER = 7.7
"""Width reckoned for a letter of a row, in pixels; Helvetica at 13 pixels needs about 6.9."""

CARD, GAP, PAD, ROW, HEAD, STEP = 254, 16, 12, 21, 30, 22
MARGIN, TITLE, BAND = 28, 78, 34


@dataclass(frozen=True, slots=True)
class Row:
    """A class in a card: its depth below the card's head, and its name."""

    depth: int
    name: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A box with a head and rows. ``x`` and ``y`` are its upper left corner, in pixels."""

    head: str
    rows: tuple[Row, ...]
    pillar: bool = False
    note: str = ""
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        """In pixels, head included."""
        return HEAD + (PAD + len(self.rows) * ROW if self.rows else 0)


@dataclass(frozen=True, slots=True)
class Band:
    """A group of cards under a title. The box is in pixels."""

    title: str
    note: str
    pillar: bool
    cards: tuple[Card, ...]
    x: int
    y: int
    width: int
    height: int


def lay_out(vocabulary: Vocabulary) -> tuple[Band, ...]:
    """Every class of the vocabulary in a card of a band: actors, what is around them, events."""
    roots = {term.name: term for term in vocabulary.roots}
    actors = _cards(vocabulary, vocabulary.children("Actor"), "Other actors")
    events = _cards(vocabulary, vocabulary.children("Event"), "Other events")
    others = [term for name, term in roots.items() if name not in {"Actor", "Event"}]
    around = _cards(vocabulary, others, RECORD)
    top = TITLE
    left = _band("Actor", "who acts and is acted on", False, actors, 2, MARGIN, top)
    right = _band(
        "Around them", "what ties them together, and who says so", False, around, 3, left.x + left.width + GAP, top
    )
    height = max(left.height, right.height)
    left, right = _stretched(left, height), _stretched(right, height)
    bottom = _band("Event", "what happens at a time, with actors in roles", True, events, 5, MARGIN, top + height + GAP)
    width = right.x + right.width - MARGIN
    return left, right, _widened(bottom, width)


def _cards(vocabulary: Vocabulary, terms: Iterable[Term], rest: str) -> list[Card]:
    """A card for each term with terms under it; those without share one at the end, headed ``rest``."""
    cards: list[Card] = []
    single: list[Row] = []
    for term in terms:
        rows = tuple(_rows(vocabulary, term, 0))
        note = "".join(f"also {parent}" for parent in term.parents[1:])
        if len(rows) > 1 and not (rest == RECORD and term.part.startswith(RECORD)):
            cards.append(Card(term.name, rows[1:], term.name in PILLARS, note))
        else:
            single += rows
    if single:
        cards.append(Card(rest, tuple(_deeper(single))))
    return cards


def _rows(vocabulary: Vocabulary, term: Term, depth: int) -> Iterator[Row]:
    yield Row(depth, term.name, bool(term.inferred))
    for child in vocabulary.children(term.name):
        yield from _rows(vocabulary, child, depth + 1)


def _deeper(rows: Sequence[Row]) -> Iterator[Row]:
    yield from (Row(row.depth + 1, row.name, row.inferred) for row in rows)


def _band(title: str, note: str, pillar: bool, cards: Sequence[Card], columns: int, x: int, y: int) -> Band:
    """Cards in columns of like height: the tallest first to the lowest column, then each column in the given order."""
    order = {card.head: place for place, card in enumerate(cards)}
    filled: list[list[Card]] = [[] for _ in range(columns)]
    for card in sorted(cards, key=lambda c: (-c.height, order[c.head])):
        min(filled, key=lambda column: sum(c.height + GAP for c in column)).append(card)
    filled.sort(key=lambda column: min((order[c.head] for c in column), default=len(cards)))
    placed, lowest = [], y + BAND
    for index, column in enumerate(filled):
        top = y + BAND + PAD
        for card in sorted(column, key=lambda c: order[c.head]):
            placed.append(replace(card, x=x + GAP + index * (CARD + GAP), y=top))
            top += card.height + GAP
        lowest = max(lowest, top)
    return Band(title, note, pillar, tuple(placed), x, y, GAP + columns * (CARD + GAP), lowest - y)


def _stretched(band: Band, height: int) -> Band:
    return replace(band, height=height)


def _widened(band: Band, width: int) -> Band:
    """The band made wider, its columns spread evenly over it."""
    columns = sorted({card.x for card in band.cards})
    pitch = (width - 2 * GAP - CARD) // max(1, len(columns) - 1)
    cards = tuple(replace(card, x=band.x + GAP + columns.index(card.x) * pitch) for card in band.cards)
    return replace(band, cards=cards, width=width)


def draw_classes(vocabulary: Vocabulary) -> str:
    """The picture as an SVG document that stands alone: no script, no outside font or style.

    >>> from verbale.exports.reference import read_vocabulary
    >>> draw_classes(read_vocabulary()).splitlines()[0][:35]
    '<svg xmlns="http://www.w3.org/2000/'
    """
    bands = lay_out(vocabulary)
    width = max(band.x + band.width for band in bands) + MARGIN
    height = max(band.y + band.height for band in bands) + MARGIN
    count = len(vocabulary.of_kind("class"))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title summary">',
        '<title id="title">The classes of the Verbale ontology</title>',
        f'<desc id="summary">{count} classes as trees. The pillars are Person, State, Organisation and Event.</desc>',
        _STYLE,
        f'<rect class="paper" width="{width}" height="{height}"/>',
        f'<text class="title" x="{MARGIN}" y="40">Verbale: the classes</text>',
        f'<text class="note" x="{MARGIN}" y="62">Version {escape(vocabulary.version)}, {count} classes. '
        "Dark: the four pillars. In italics: inferred, never asserted.</text>",
    ]
    for band in bands:
        lines += _draw_band(band)
    return "\n".join([*lines, "</svg>"]) + "\n"


_STYLE = """<style>
text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; font-size: 13px; fill: #1d2733; }
.title { font-size: 24px; font-weight: bold; }
.note { fill: #566373; }
.paper { fill: #ffffff; }
.band { fill: #f2f5f8; stroke: #cfd8e1; }
.card { fill: #ffffff; stroke: #b4c0cc; }
.head { fill: #dfe7ee; }
.head.pillar { fill: #1f4e79; }
.name { font-size: 14px; font-weight: bold; }
.name.pillar { fill: #ffffff; }
.aside { font-size: 12px; fill: #566373; }
.row.pillar { font-weight: bold; fill: #ffffff; }
.inferred { font-style: italic; }
.branch { fill: none; stroke: #9aa8b5; }
</style>"""


def _draw_band(band: Band) -> Iterator[str]:
    yield f'<rect class="band" x="{band.x}" y="{band.y}" width="{band.width}" height="{band.height}" rx="8"/>'
    if band.pillar:
        tag = round(len(band.title) * 9 + 2 * PAD)
        yield f'<rect class="head pillar" x="{band.x + GAP}" y="{band.y + 8}" width="{tag}" height="26" rx="5"/>'
        yield f'<text class="name pillar" x="{band.x + GAP + PAD}" y="{band.y + 26}">{escape(band.title)}</text>'
    else:
        tag = round(len(band.title) * 9)
        yield f'<text class="name" x="{band.x + GAP}" y="{band.y + 26}">{escape(band.title)}</text>'
    yield f'<text class="note" x="{band.x + GAP + tag + PAD}" y="{band.y + 26}">{escape(band.note)}</text>'
    for card in band.cards:
        yield from _draw_card(card)


def _draw_card(card: Card) -> Iterator[str]:
    x, y, kind = card.x, card.y, " pillar" if card.pillar else ""
    if card.rows:
        yield f'<rect class="card" x="{x}" y="{y}" width="{CARD}" height="{card.height}" rx="5"/>'
    yield f'<rect class="head{kind}" x="{x}" y="{y}" width="{CARD}" height="{HEAD}" rx="5"/>'
    yield f'<text class="name{kind}" x="{x + PAD}" y="{y + 20}">{escape(card.head)}</text>'
    if card.note:
        yield f'<text class="aside" x="{x + CARD - PAD}" y="{y + 20}" text-anchor="end">{escape(card.note)}</text>'
    path = branches(card)
    if path:
        yield f'<path class="branch" d="{path}"/>'
    for place, row in enumerate(card.rows):
        style = " pillar" if row.name in PILLARS else " inferred" if row.inferred else ""
        left, base = row_start(card, row), row_middle(card, place) + 4
        if row.name in PILLARS:
            width = round(len(row.name) * LETTER) + PAD
            yield f'<rect class="head pillar" x="{left - 6}" y="{base - 15}" width="{width}" height="20" rx="4"/>'
        yield f'<text class="row{style}" x="{left}" y="{base}">{escape(row.name)}</text>'


def row_start(card: Card, row: Row) -> int:
    """Where the text of a row starts, in pixels."""
    return card.x + PAD + (row.depth - 1) * STEP


def row_middle(card: Card, place: int) -> int:
    """The middle of the row at this place of a card, in pixels."""
    return card.y + HEAD + PAD // 2 + place * ROW + ROW // 2


def branches(card: Card) -> str:
    """SVG path data for the lines from each row below the first level to the row that it lies under."""
    path: list[str] = []
    for place, row in enumerate(card.rows):
        below = [i for i in range(place + 1, _end(card.rows, place)) if card.rows[i].depth == row.depth + 1]
        if below:
            stem = row_start(card, row) + 5
            path.append(f"M{stem} {row_middle(card, place) + 8}V{row_middle(card, below[-1])}")
            path += [f"M{stem} {row_middle(card, i)}h{row_start(card, card.rows[i]) - stem - 4}" for i in below]
    return "".join(path)


def _end(rows: Sequence[Row], place: int) -> int:
    return next((i for i in range(place + 1, len(rows)) if rows[i].depth <= rows[place].depth), len(rows))
