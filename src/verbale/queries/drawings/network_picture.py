"""A network drawn as SVG: things as labelled boxes, what ties them as named lines."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.graph.xml import escape
from verbale.model import QueryError
from verbale.queries.drawings.forces import placed
from verbale.queries.drawings.network import Edge, Network, Node, network_of
from verbale.queries.drawings.occurrences import in_words
from verbale.queries.drawings.roles import headline
from verbale.queries.drawings.svg import OTHER, colours_of, frame, measure, number, shortened, text
from verbale.queries.results import Result

MOST = 90
"""Most nodes drawn, the best joined first; the foot of the picture says how many more there are."""

MARGIN, SIZE, SMALL = 28, 12, 10.5
_WIDEST, _LINES, _LEADING = 150.0, 3, 15
_PAD_X, _PAD_Y = 10, 6
_NAME = 170.0
_NAMES = 3
"""Most relations named on one line."""

_WORDS = {
    "en": ("other", "{} more are not drawn: narrow the query, or use graphml", "lines without room for a name: {}"),
    "es": ("otros", "{} más sin dibujar: acote la consulta o use graphml", "líneas sin espacio para un nombre: {}"),
    "ko": ("기타", "{}개 더 있음: 질문을 좁히거나 graphml을 쓰세요", "이름을 적을 자리가 없는 선: {}"),
}


@dataclass(slots=True)
class _Line:
    """All that ties two nodes: names, and at which ends an arrow stands."""

    source: int
    target: int
    names: dict[str, set[bool]] = field(default_factory=dict)

    @property
    def arrows(self) -> tuple[bool, bool]:
        """At the source, at the target; a relation that is said both ways has none."""
        one_way = [ways for ways in self.names.values() if len(ways) == 1]
        return any(False in ways for ways in one_way), any(True in ways for ways in one_way)


@dataclass(frozen=True, slots=True)
class _Box:
    node: Node
    lines: tuple[str, ...]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


def draw_network(result: Result) -> Iterator[str]:
    """The picture of an answer whose rows tie one thing to another, line by line.

    Raises ``QueryError`` where they do not, or where there is nothing to draw.
    """
    network = network_of(result)
    if not network.nodes:
        raise QueryError("there is nothing to draw: the answer has no rows")
    yield from _Picture(result, network).lines()


class _Picture:
    def __init__(self, result: Result, network: Network) -> None:
        self.words = _WORDS.get(result.language, _WORDS["en"])
        self.title, self.question = headline(result), result.question
        nodes = _best_joined(network)
        self.left_out = len(network.nodes) - len(nodes)
        index = {node.id: number for number, node in enumerate(nodes)}
        self.edges = [e for e in network.edges if e.source in index and e.target in index]
        self.ties = _lines_between(self.edges, index, result.language)
        self.colours = colours_of(node.kind for node in nodes)
        self.centre = {id for id in index if id in _asked(result)}
        self.boxes = self._placed([_box(node) for node in nodes])
        self.unnamed = 0

    def _placed(self, boxes: list[_Box]) -> list[_Box]:
        ties = [t for t in self.ties if t.source != t.target]
        joined = Counter(end for t in ties for end in (t.source, t.target))
        springs = [
            # Around a node with many lines there must be room for their names.
            (
                t.source,
                t.target,
                34 + 0.66 * _name_width(t) + 2.5 * max(0, max(joined[t.source], joined[t.target]) - 12),
            )
            for t in ties
        ]
        centres = placed([(box.width, box.height) for box in boxes], springs)
        left = min(x - b.width / 2 for (x, _), b in zip(centres, boxes, strict=True))
        top = min(y - b.height / 2 for (_, y), b in zip(centres, boxes, strict=True))
        return [
            _Box(b.node, b.lines, b.width, b.height, round(x - left + MARGIN, 1), round(y - top, 1))
            for (x, y), b in zip(centres, boxes, strict=True)
        ]

    def lines(self) -> Iterator[str]:
        width = max(max(b.x + b.width / 2 for b in self.boxes) + MARGIN, 520.0)
        head: list[str] = []
        top = self._head(head, width) + 14
        bottom = top + max(b.y + b.height / 2 for b in self.boxes)
        body = [*head, f'<g transform="translate(0 {number(top)})">', *self._ties(), *self._nodes(), "</g>"]
        notes = [self.words[1].format(f"{self.left_out:,}")] if self.left_out else []
        notes += [self.words[2].format(self.unnamed)] if self.unnamed else []
        for note in notes:
            bottom += 20
            body.append(text(MARGIN, bottom, note, "note", "small"))
        summary = f"{self.question} {len(self.boxes)} things, {len(self.edges)} relations between them."
        yield from frame(width, bottom + MARGIN, self.title, summary, body)

    def _head(self, body: list[str], width: float) -> float:
        y = MARGIN + 16.0
        body.append(text(MARGIN, y, shortened(self.title, width - 2 * MARGIN, 19 * 1.12), "title"))
        if self.question:
            y += 20
            body.append(text(MARGIN, y, shortened(self.question, width - 2 * MARGIN, SIZE), "note"))
        y += 24
        others = any(b.node.kind not in self.colours for b in self.boxes)
        x = float(MARGIN)
        for name in [*self.colours, *([self.words[0]] if others and self.colours else [])]:
            words = shortened(name, 220, 11)
            needed = 18 + measure(words, 11) * 0.9 + 14
            if x + needed > width - MARGIN and x > MARGIN:
                x, y = float(MARGIN), y + 18
            colour = self.colours.get(name, OTHER)
            body.append(
                f'<rect class="box" x="{number(x)}" y="{number(y - 9)}" width="13" height="10" rx="3" '
                f'stroke="{colour}"/>'
            )
            body.append(text(x + 18, y, words, "small"))
            x += needed
        return y + 8 if self.colours else y - 16

    def _ties(self) -> Iterator[str]:
        """The lines, then their names, each where it covers no box and no other name."""
        names: list[str] = []
        taken = [_around(b) for b in self.boxes]
        for tie in sorted(self.ties, key=lambda t: -_name_width(t)):
            start, end = self.boxes[tie.source], self.boxes[tie.target]
            full = "; ".join(tie.names)
            if tie.source == tie.target:
                yield self._loop(start, full)
                continue
            (x1, y1), (x2, y2) = _border(start, end), _border(end, start)
            yield f"<g><title>{escape(f'{start.node.label} – {end.node.label}: {full}')}</title>"
            yield f'<path class="edge" d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"/>'
            at_start, at_end = tie.arrows
            yield (_arrow(x2, y2, x1, y1) if at_start else "") + (_arrow(x1, y1, x2, y2) if at_end else "") + "</g>"
            shown = _names(tie)
            place = _free_place((x1, y1, x2, y2), shown, taken)
            if place is None:
                self.unnamed += bool(shown)
                continue
            x, y, area = place
            taken.append(area)
            names += [
                text(x, y + (i - (len(shown) - 1) / 2) * 12 + 3.5, name, "name", "halo", anchor="middle")
                for i, name in enumerate(shown)
            ]
        yield from names

    def _loop(self, box: _Box, full: str) -> str:
        x, y = box.x + box.width / 2 - 8, box.y - box.height / 2
        path = f"M{number(x - 8)} {number(y)}c0 -16 16 -16 16 0"
        return f'<path class="edge" d="{path}"><title>{escape(f"{box.node.label}: {full}")}</title></path>'

    def _nodes(self) -> Iterator[str]:
        for box in self.boxes:
            node, colour = box.node, self.colours.get(box.node.kind, OTHER)
            about = " · ".join(filter(None, (node.label, node.kind)))
            heavy = ' style="stroke-width:3px"' if node.id in self.centre else ""
            yield f"<g><title>{escape(about)}</title>"
            yield (
                f'<rect class="box" x="{number(box.x - box.width / 2)}" y="{number(box.y - box.height / 2)}" '
                f'width="{number(box.width)}" height="{number(box.height)}" rx="9" stroke="{colour}"{heavy}/>'
            )
            top = box.y - (len(box.lines) - 1) * _LEADING / 2 + 4
            kind = ("when",) if node.id in self.centre else ()
            for index, line in enumerate(box.lines):
                yield text(box.x, top + index * _LEADING, line, *kind, anchor="middle")
            yield "</g>"


def _asked(result: Result) -> set[str]:
    from verbale.queries.drawings.network import node_id

    return {node_id(term) for term in result.parameters.values() if term.kind == "iri"}


def _best_joined(network: Network) -> list[Node]:
    if len(network.nodes) <= MOST:
        return list(network.nodes)
    joined: dict[str, set[str]] = {}
    for edge in network.edges:
        joined.setdefault(edge.source, set()).add(edge.target)
        joined.setdefault(edge.target, set()).add(edge.source)
    ranked = sorted(network.nodes, key=lambda n: (-len(joined.get(n.id, ())), n.id))[:MOST]
    return sorted(ranked, key=lambda n: n.id)


def _lines_between(edges: Sequence[Edge], index: Mapping[str, int], language: str) -> list[_Line]:
    """One line for each pair of nodes that anything ties."""
    found: dict[tuple[int, int], _Line] = {}
    for edge in edges:
        a, b = index[edge.source], index[edge.target]
        tie = found.setdefault((min(a, b), max(a, b)), _Line(min(a, b), max(a, b)))
        time = f" ({in_words(edge.time, language)})" if edge.time else ""
        tie.names.setdefault(f"{edge.label}{time}".strip(), set()).add(a <= b)
    for tie in found.values():
        tie.names = dict(sorted(tie.names.items()))
    return [tie for _, tie in sorted(found.items())]


def _box(node: Node) -> _Box:
    lines = _broken(node.label)
    width = max(measure(line, SIZE) for line in lines) * 0.94 + 2 * _PAD_X
    return _Box(node, lines, round(max(width, 34), 1), len(lines) * _LEADING + 2 * _PAD_Y)


def _broken(label: str) -> tuple[str, ...]:
    """A label in at most three lines."""
    lines: list[str] = []
    for word in shortened(label, _WIDEST * (_LINES - 0.4), SIZE).split() or ["·"]:
        if lines and measure(f"{lines[-1]} {word}", SIZE) <= _WIDEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    kept = lines[:_LINES]
    if len(lines) > _LINES:
        kept[-1] += "…"
    return tuple(shortened(line, _WIDEST * 1.15, SIZE) for line in kept)


def _names(tie: _Line) -> list[str]:
    """The names on a line, in lines of text; of many the first two."""
    names = [name for name in tie.names if name]
    shown = names if len(names) <= _NAMES else names[: _NAMES - 1]
    lines = [line for name in shown for line in _in_two(name)]
    return lines if len(names) <= _NAMES else [*lines, f"+{len(names) - len(shown)}"]


def _in_two(name: str) -> list[str]:
    """A name in one line, or in two of about the same length."""
    words = name.split()
    if measure(name, SMALL) <= _NAME or len(words) < 2:
        return [shortened(name, _NAME, SMALL)]
    at = min(range(1, len(words)), key=lambda i: max(len(" ".join(words[:i])), len(" ".join(words[i:]))))
    return [shortened(" ".join(part), _NAME, SMALL) for part in (words[:at], words[at:])]


def _name_width(tie: _Line) -> float:
    return max((measure(name, SMALL) * 0.9 for name in _names(tie)), default=0.0)


_Area = tuple[float, float, float, float]


def _around(box: _Box) -> _Area:
    return box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2


def _free_place(line: _Area, names: Sequence[str], taken: Sequence[_Area]) -> tuple[float, float, _Area] | None:
    """The place on a line nearest its middle where the names cover nothing; ``None`` where there is none."""
    if not names:
        return None
    x1, y1, x2, y2 = line
    half = max(measure(name, SMALL) for name in names) * 0.9 / 2 + 1
    high = len(names) * 12 / 2
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8):
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        area = (x - half, y - high, x + half, y + high)
        if not any(area[0] < t[2] and t[0] < area[2] and area[1] < t[3] and t[1] < area[3] for t in taken):
            return x, y, area
    return None


def _border(box: _Box, other: _Box) -> tuple[float, float]:
    """Where the line from a box's centre to another's leaves it."""
    dx, dy = other.x - box.x, other.y - box.y
    share = min(
        (box.width / 2 + 1) / abs(dx) if dx else math.inf, (box.height / 2 + 1) / abs(dy) if dy else math.inf, 1.0
    )
    return box.x + dx * share, box.y + dy * share


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """A tip at the second point of a line."""
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    left = f"{number(x2 - 8 * ux - 3.5 * uy)} {number(y2 - 8 * uy + 3.5 * ux)}"
    right = f"{number(x2 - 8 * ux + 3.5 * uy)} {number(y2 - 8 * uy - 3.5 * ux)}"
    return f'<path class="tip" d="M{number(x2)} {number(y2)}L{left}L{right}Z"/>'
