"""Parts of SVG pictures: text measured without a font engine, colours that read on light and on dark, the frame.

Widths are those of a wide sans-serif face (DejaVu Sans), so text in a narrower one fits too, and the same answer
gives the same bytes on every machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from verbale.graph.xml import escape
from verbale.queries.writers.text import plain

COLOURS = ("#2f6db3", "#c2562e", "#2c8a63", "#9a6fb0", "#b07d12", "#3f8f9b", "#b0487a")
"""Colours of groups, in the order of their size: apart from each other for colour-blind eyes, on white and on dark."""
OTHER = "#7d8894"
"""The colour of what is in no group, or in none of the large ones."""

_WIDTHS = {
    **dict.fromkeys("iljI|!'.,:;", 0.32),
    **dict.fromkeys("tfr ()[]-/·", 0.41),
    **dict.fromkeys("mwMW@%—…", 0.98),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.73),
}


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels at a size in pixels, reckoned generously.

    >>> measure("대사관", 10) == 30
    True
    """
    width = sum(_letter(c) for c in text) * size
    return width * 1.12 if bold else width


def _letter(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in {"W", "F"} else 0.64


def shortened(text: str, width: float, size: float) -> str:
    """A text that fits a width in pixels, with an ellipsis where something was cut; at least one letter."""
    text = plain(text[:2000])
    if measure(text, size) <= width:
        return text
    room, kept = width - measure("…", size), ""
    for character in text:
        room -= _letter(character) * size
        if room < 0 and kept:
            break
        kept += character
    return kept.rstrip(" ,;:—·") + "…"


def colours_of(groups: Iterable[str]) -> dict[str, str]:
    """A colour for each of the most frequent groups, the most frequent first; the rest have none.

    >>> colours_of(["a", "b", "b", ""])
    {'b': '#2f6db3', 'a': '#c2562e'}
    """
    counts: dict[str, int] = {}
    for group in groups:
        if group:
            counts[group] = counts.get(group, 0) + 1
    ordered = sorted(counts, key=lambda g: (-counts[g], g))
    return dict(zip(ordered, COLOURS, strict=False))


def frame(width: float, height: float, title: str, summary: str, body: Iterable[str]) -> Iterator[str]:
    """A whole document, line by line: no script, no outside font or style; named and described for screen readers."""
    size = f"{number(width)} {number(height)}"
    w, h = size.split()
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{w}" height="{h}" role="img" '
        'aria-labelledby="vb-title vb-summary">\n'
    )
    yield f'<title id="vb-title">{escape(plain(title))}</title>\n'
    yield f'<desc id="vb-summary">{escape(plain(summary))}</desc>\n'
    yield _STYLE
    yield f'<rect class="paper" width="{w}" height="{h}"/>\n'
    for line in body:
        yield line + "\n"
    yield "</svg>\n"


def text(x: float, y: float, words: str, *classes: str, anchor: str = "start") -> str:
    """A line of text; ``anchor`` is ``start``, ``middle`` or ``end``."""
    kind = f' class="{" ".join(classes)}"' if classes else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{kind} x="{number(x)}" y="{number(y)}"{place}>{escape(plain(words))}</text>'


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel.

    >>> number(3.04), number(12.26), number(-0.01)
    ('3', '12.3', '0')
    """
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


_STYLE = """<style>
text { font-family: "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic",
       "Noto Sans CJK KR", sans-serif; font-size: 12px; fill: #1d2733; }
.paper { fill: #ffffff; }
.title { font-size: 19px; font-weight: bold; }
.note { fill: #5b6875; }
.small { font-size: 11px; }
.when { font-weight: bold; }
.name { font-size: 10.5px; fill: #46525e; }
.line { stroke: #d9dfe5; fill: none; }
.axis { stroke: #8b96a1; fill: none; }
.halo { stroke: #ffffff; stroke-width: 3.5px; stroke-linejoin: round; paint-order: stroke; }
.box { fill: #ffffff; stroke-width: 1.5px; }
.edge { stroke: #8b96a1; fill: none; }
.tip { fill: #8b96a1; }
@media (prefers-color-scheme: dark) {
text { fill: #e4e9ee; }
.paper { fill: #14191f; }
.note { fill: #9aa6b2; }
.name { font-size: 10.5px; fill: #46525e; }
.name { fill: #b4bec8; }
.line { stroke: #2b343e; }
.axis, .edge { stroke: #74808c; }
.tip { fill: #74808c; }
.halo { stroke: #14191f; }
.box { fill: #1c232b; }
}
</style>
"""
