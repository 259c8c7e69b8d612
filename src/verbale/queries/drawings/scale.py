"""A time axis: days to pixels, with long empty stretches cut short."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_LONG = 0.45
"""A stretch in which nothing happens is cut short from this share of the axis on …"""
_SHORT = 0.05
"""… to this share of what remains."""


class Scale:
    """Places days between two pixels, evenly but for the stretches that are cut short."""

    def __init__(self, spans: Iterable[tuple[int, int]], left: float, right: float) -> None:
        """``spans`` are first and last days, as ordinals, of all that is drawn; there is at least one."""
        merged = _merged(spans)
        pad = max(15, (merged[-1][1] - merged[0][0]) // 60)
        knots = [max(1, merged[0][0] - pad), *(day for span in merged for day in span), merged[-1][1] + pad]
        lengths = [float(b - a) for a, b in pairwise(knots)]
        self.breaks: list[tuple[int, int]] = []
        for _ in range(2):
            total = sum(lengths)
            index = max(range(0, len(lengths), 2), key=lambda i: lengths[i])  # between spans, not within one
            if lengths[index] < _LONG * total or index in {0, len(lengths) - 1}:
                break
            lengths[index] = _SHORT * (total - lengths[index])
            self.breaks.append((knots[index], knots[index + 1]))
        self._knots = knots
        unit = (right - left) / sum(lengths)
        self._at = [left]
        for length in lengths:
            self._at.append(self._at[-1] + length * unit)
        self.pixels_per_day = unit

    def x(self, day: int) -> float:
        """The place of a day, in pixels; days beyond the axis stand at its ends."""
        knots, at = self._knots, self._at
        index = min(max(bisect_right(knots, day) - 1, 0), len(knots) - 2)
        start, end = knots[index], knots[index + 1]
        share = (min(max(day, start), end) - start) / (end - start) if end > start else 0.0
        return at[index] + share * (at[index + 1] - at[index])

    def ticks(self) -> list[tuple[float, str]]:
        """Places and names of the marks on the axis: years, or months where it spans less than three years."""
        first, last = (
            dt.date.fromordinal(self._knots[0]),
            dt.date.fromordinal(min(self._knots[-1], dt.date.max.toordinal())),
        )
        if last.year - first.year < 3:
            dates = [dt.date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
            step = next(s for s in (1, 2, 3, 6, 12) if 30.5 * s * self.pixels_per_day >= 58 or s == 12)
            named = [
                (d, f"{d.year}-{d.month:02}" if step < 12 else str(d.year)) for d in dates if (d.month - 1) % step == 0
            ]
        else:
            step = next((s for s in _STEPS if 365.25 * s * self.pixels_per_day >= 46), _STEPS[-1])
            years = range(-(-first.year // step) * step, last.year + 1, step)
            named = [(dt.date(y, 1, 1), str(y)) for y in years if y > 0]
        return [
            (self.x(day), name)
            for date, name in named
            if self._knots[0] <= (day := date.toordinal()) <= self._knots[-1]
            and not any(a < day < b for a, b in self.breaks)
        ]


def _merged(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Spans without overlaps, in order."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged
