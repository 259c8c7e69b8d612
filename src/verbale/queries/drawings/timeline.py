"""A timeline drawn as SVG: a row a happening, its time on the axis, its words beside it.

A day is a dot, a year or a longer time a bar; where a bound is open or rough the bar fades out. What no document dates
is dashed between the happenings that it came after and before, or stands at the end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from verbale.graph.xml import escape
from verbale.model import QueryError
from verbale.queries.drawings.occurrences import Occurrence, occurrences_of
from verbale.queries.drawings.roles import headline, roles
from verbale.queries.drawings.scale import Scale
from verbale.queries.drawings.svg import OTHER, colours_of, frame, measure, number, shortened, text
from verbale.queries.results import Result

MOST = 250
"""Most rows drawn; the foot of the picture says how many more there are."""

WIDTH, MARGIN, ROW, SIZE = 1040, 28, 22, 12
_LEFT, _RIGHT = MARGIN + 8, WIDTH - MARGIN - 8
_FADE, _GAP = 46, 9

_WORDS = {
    "en": {
        "undated": "Not dated",
        "other": "other",
        "day": "a day",
        "longer": "longer, or known less exactly",
        "open": "open or rough",
        "order": "only its order is known",
        "more": "{} more are not drawn: narrow the query",
    },
    "es": {
        "undated": "Sin fecha",
        "other": "otros",
        "day": "un día",
        "longer": "más largo o menos exacto",
        "open": "abierto o aproximado",
        "order": "solo se conoce su orden",
        "more": "{} más sin dibujar: acote la consulta",
    },
    "ko": {
        "undated": "날짜 없음",
        "other": "기타",
        "day": "하루",
        "longer": "더 길거나 덜 정확함",
        "open": "한쪽이 열렸거나 대략",
        "order": "순서만 알려짐",
        "more": "{}개 더 있음: 질문을 좁히세요",
    },
}


def draw_timeline(result: Result) -> Iterator[str]:
    """The picture of an answer with a column ``time``, line by line. Raises ``QueryError`` where it has none."""
    if not roles(result, "timeline"):
        raise QueryError("this answer is no timeline: it takes a column time (with label or what); name it so with AS")
    yield from _Picture(result).lines()


class _Picture:
    def __init__(self, result: Result) -> None:
        everything = occurrences_of(result)
        self.left_out = len(everything) - MOST
        shown = everything[:MOST]
        self.dated = [o for o in shown if o.bounded]
        self.undated = [o for o in shown if not o.bounded]
        self.words = _WORDS.get(result.language, _WORDS["en"])
        self.title = headline(result)
        self.question = result.question
        self.colours = colours_of(o.group for o in shown)
        self.others = any(o.group not in self.colours for o in shown)
        self.scale = Scale(_spans(self.dated), _LEFT, _RIGHT) if self.dated else None

    def lines(self) -> Iterator[str]:
        body: list[str] = []
        y = self._head(body)
        if self.scale is not None:
            y = self._axis(body, y, self.scale)
        if self.undated:
            y = self._without_date(body, y)
        if self.left_out > 0:
            y += ROW
            body.append(text(MARGIN, y, self.words["more"].format(f"{self.left_out:,}"), "note"))
        first, last = (self.dated[0].when, self.dated[-1].when) if self.dated else ("", "")
        dated = f"{len(self.dated)} with a place on the axis, from {first} to {last}; " if self.dated else ""
        summary = f"{self.question} {dated}{len(self.undated)} without a date."
        yield from frame(WIDTH, y + MARGIN, self.title, summary, [*_gradients(self.colours), *body])

    def _head(self, body: list[str]) -> float:
        """Title, question and legend; the height where the axis may begin."""
        y = MARGIN + 16.0
        body.append(text(MARGIN, y, shortened(self.title, WIDTH - 2 * MARGIN, 19 * 1.12), "title"))
        if self.question:
            y += 20
            body.append(text(MARGIN, y, shortened(self.question, WIDTH - 2 * MARGIN, SIZE), "note"))
        y += 26
        names = [*self.colours, *([self.words["other"]] if self.others and self.colours else [])]
        x = float(MARGIN)
        for name in names if len(names) > 1 else ():
            words = shortened(name, 260, 11)
            needed = 14 + measure(words, 11) * 0.9 + 14
            if x + needed > WIDTH - MARGIN and x > MARGIN:
                x, y = float(MARGIN), y + 18
            body.append(f'<circle cx="{number(x + 5)}" cy="{number(y - 4)}" r="4.5" fill="{self._hex(name)}"/>')
            body.append(text(x + 14, y, words, "small"))
            x += needed
        if len(names) > 1:
            y += 20
        if self.dated:
            self._shapes(body, y)
            y += 14
        return y

    def _shapes(self, body: list[str], y: float) -> None:
        """What dots, bars, fading and dashes mean; only what there is."""
        kinds = (
            (any(o.exact for o in self.dated), "dot", self.words["day"]),
            (any(not o.exact and not o.placed for o in self.dated), "bar", self.words["longer"]),
            (any((o.open_start or o.open_end) and not o.placed for o in self.dated), "fade", self.words["open"]),
            (any(o.placed for o in self.dated), "dash", self.words["order"]),
        )
        x = float(MARGIN)
        for there, shape, words in kinds:
            if not there:
                continue
            if shape == "dot":
                body.append(f'<circle cx="{number(x + 5)}" cy="{number(y - 4)}" r="4.5" fill="{OTHER}"/>')
                x += 14
            elif shape == "dash":
                body.append(_dashes(x, x + 26, y - 4, OTHER))
                x += 31
            else:
                fill = OTHER if shape == "bar" else "url(#vb-end-other)"
                body.append(f'<rect x="{number(x)}" y="{number(y - 8)}" width="26" height="8" rx="3" fill="{fill}"/>')
                x += 31
            body.append(text(x, y, words, "small", "note"))
            x += measure(words, 11) * 0.9 + 16

    def _axis(self, body: list[str], y: float, scale: Scale) -> float:
        """The dated happenings under an axis; the height below them."""
        top = y + 18
        bottom = top + 8 + ROW * len(self.dated)
        drawn = -1e9
        for x, name in scale.ticks():
            half = measure(name, 11) / 2
            if x - half < drawn + 8 or x - half < MARGIN / 2 or x + half > WIDTH - MARGIN / 2:
                continue
            drawn = x + half
            body.append(f'<path class="line" d="M{number(x)} {number(top)}V{number(bottom)}"/>')
            body.append(text(x, top - 6, name, "small", "note", anchor="middle"))
        body.append(f'<path class="axis" d="M{_LEFT} {number(top)}H{_RIGHT}"/>')
        for start, end in scale.breaks:
            x = (scale.x(start) + scale.x(end)) / 2
            body.append(f'<rect class="paper" x="{number(x - 4)}" y="{number(top - 6)}" width="8" height="12"/>')
            slashes = "".join(f"M{number(x + d - 3)} {number(top + 6)}l6 -12" for d in (-4, 4))
            body.append(f'<path class="axis" d="{slashes}"><title>{_years(start, end)}</title></path>')
        for index, occurrence in enumerate(self.dated):
            body.extend(self._row(occurrence, top + 8 + ROW * (index + 0.5), scale))
        return bottom

    def _row(self, o: Occurrence, middle: float, scale: Scale) -> Iterator[str]:
        colour = self._hex(o.group)
        start, end = _ends(o, scale)
        yield f"<g><title>{escape(_full(o))}</title>"
        if o.exact:
            yield f'<circle cx="{number(start)}" cy="{number(middle)}" r="5" fill="{colour}"/>'
            start, end = start - 5, end + 5
        elif o.placed:
            yield _dashes(start, end, middle, colour)
        else:
            yield from self._bar(o, start, end, middle)
        yield from self._words_beside(o, start, end, middle)
        yield "</g>"

    def _bar(self, o: Occurrence, start: float, end: float, middle: float) -> Iterator[str]:
        slot = self._slot(o.group)
        fills = f"url(#vb-{'both' if o.open_start and o.open_end else 'start' if o.open_start else 'end'}-{slot})"
        fill = fills if o.open_start or o.open_end else self._hex(o.group)
        yield (
            f'<rect x="{number(start)}" y="{number(middle - 4.5)}" width="{number(end - start)}" height="9" rx="3" '
            f'fill="{fill}"/>'
        )

    def _words_beside(self, o: Occurrence, start: float, end: float, middle: float) -> Iterator[str]:
        """Time and words on the side with room: right of the mark while they fit there, else left of it."""
        y = middle + 4
        when = f"{o.when}  " if o.when else ""
        words = _words_of(o)
        needed = measure(when, SIZE, bold=True) + measure(f"{words} — {o.note}" if o.note else words, SIZE)
        right, left = _RIGHT - end - _GAP, start - _GAP - _LEFT
        to_right = right >= needed or right >= left
        room = max(right if to_right else left, 40.0) - measure(when, SIZE, bold=True)
        main = shortened(words, room, SIZE)
        rest = room - measure(f"{main} — ", SIZE)
        note = shortened(o.note, rest, SIZE) if o.note and rest > 60 and main[-1:] != "…" else ""
        x = end + _GAP if to_right else start - _GAP
        place = "" if to_right else ' text-anchor="end"'
        yield (
            f'<text x="{number(x)}" y="{number(y)}"{place}>'
            + (f'<tspan class="when">{escape(o.when)}</tspan> ' if o.when else "")
            + _main_and_note(main, note)
            + "</text>"
        )

    def _without_date(self, body: list[str], y: float) -> float:
        """The undated, in two columns; the height below them."""
        y += 30
        body.append(text(MARGIN, y, self.words["undated"], "when"))
        body.append(f'<path class="line" d="M{MARGIN} {number(y + 7)}H{WIDTH - MARGIN}"/>')
        y += 8
        half = -(-len(self.undated) // 2)
        width = (WIDTH - 2 * MARGIN) / 2
        for index, o in enumerate(self.undated):
            x = MARGIN + (index // half) * width
            middle = y + ROW * (index % half + 0.5)
            words = _words_of(o)
            main = shortened(words, width - 36, SIZE)
            rest = width - 36 - measure(f"{main} — ", SIZE)
            note = shortened(o.note, rest, SIZE) if o.note and rest > 60 and main[-1:] != "…" else ""
            body.append(
                f"<g><title>{escape(_full(o))}</title>"
                f'<circle cx="{number(x + 5)}" cy="{number(middle)}" r="4" fill="none" stroke="{self._hex(o.group)}" '
                f'stroke-width="2"/><text x="{number(x + 16)}" y="{number(middle + 4)}">'
                + _main_and_note(main, note)
                + "</text></g>"
            )
        return y + ROW * half

    def _hex(self, group: str) -> str:
        return self.colours.get(group, OTHER)

    def _slot(self, group: str) -> str:
        return str(list(self.colours).index(group)) if group in self.colours else "other"


def _spans(dated: Sequence[Occurrence]) -> list[tuple[int, int]]:
    """First and last days that the axis must hold; an open end reaches no further than it is known."""
    spans = []
    for o in dated:
        first, last = o.first or o.last, o.last or o.first
        if first and last and not o.placed:
            spans.append((first.toordinal(), last.toordinal()))
    return spans or [(d.toordinal(), d.toordinal()) for o in dated if (d := o.first or o.last)]


def _ends(o: Occurrence, scale: Scale) -> tuple[float, float]:
    """Where a mark starts and ends: an open end fades out over a fixed length, a bar is never too thin to see."""
    start = scale.x(o.first.toordinal()) if o.first else None
    end = scale.x(o.last.toordinal()) if o.last else None
    if start is None:
        assert end is not None
        start = max(end - _FADE, _LEFT - 6)
    if end is None:
        end = min(start + _FADE, _RIGHT + 6)
    if not o.exact and end - start < 9:
        middle = (start + end) / 2
        start, end = middle - 4.5, middle + 4.5
    return start, end


def _dashes(start: float, end: float, y: float, colour: str) -> str:
    return (
        f'<path d="M{number(start)} {number(y)}H{number(end)}" stroke="{colour}" stroke-width="3" '
        'stroke-dasharray="3 4" fill="none"/>'
    )


def _gradients(colours: dict[str, str]) -> Iterator[str]:
    """Fills that fade to nothing at the start, at the end or at both, one a colour."""
    yield "<defs>"
    for slot, colour in [*((str(i), c) for i, c in enumerate(colours.values())), ("other", OTHER)]:
        for name, stops in (
            ("start", ((0, 0), (1, 1))),
            ("end", ((0, 1), (1, 0))),
            ("both", ((0, 0), (0.5, 1), (1, 0))),
        ):
            inner = "".join(f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{o}"/>' for at, o in stops)
            yield f'<linearGradient id="vb-{name}-{slot}">{inner}</linearGradient>'
    yield "</defs>"


def _main_and_note(main: str, note: str) -> str:
    # The space stands before the tspan: some renderers drop one that begins it.
    return escape(main) + (f' <tspan class="note">— {escape(note)}</tspan>' if note else "")


def _words_of(o: Occurrence) -> str:
    return f"{o.kind}: {o.label}" if o.kind else o.label


def _full(o: Occurrence) -> str:
    return " ".join(filter(None, (o.when, _words_of(o), f"— {o.note}" if o.note else "")))


def _years(start: int, end: int) -> str:
    return f"{dt.date.fromordinal(start).year}–{dt.date.fromordinal(end).year}"
