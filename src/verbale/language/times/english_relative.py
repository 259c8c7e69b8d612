"""English relative times: steps from the time told before, or from the day of publication."""

from __future__ import annotations

from dataclasses import replace

from verbale.language.numerals import cardinal
from verbale.language.times.english_dates import SHORT_MONTHS
from verbale.language.times.english_periods import EnglishPeriods
from verbale.language.times.expression import AnchorKind, Offset
from verbale.language.times.grammar import Point

_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century",
}  # fmt: skip
DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "another", "every", "whose", "new"])
_SIMPLE = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_NOW = frozenset({"currently", "presently", "nowadays"})
_STEPS = {"last": -1, "this": 0, "next": 1}
_ROUGH = frozenset({"nearly", "almost", "about", "around", "roughly", "approximately", "over", "some"})
_SOME = frozenset({"few", "several", "many", "some"})
RELATIVE_WORDS = (
    {"the", "that", "this", "these", "then", "at", "a", "an", "one", "earlier", "later", "early", "late"}
    | {"past", "previous", "preceding", "coming", "following"}
    | frozenset(_SIMPLE) | _NOW | frozenset(_STEPS) | _ROUGH | _SOME | frozenset(_UNITS)
)  # fmt: skip
"""What a relative time begins with, beside numbers."""
_RELATIVE_UNITS = frozenset({"year", "month", "day", "week", "date", "decade", "century"})
_AFTER = frozenset({"later", "afterwards", "afterward", "thereafter", "hence", "after", "on"})
_AGO = frozenset({"earlier", "before", "previously", "prior"})


class EnglishRelative(EnglishPeriods):
    """Relative times, seen from the previous time or from publication."""

    def relative(self, i: int) -> Point | None:
        """A time told as a step from another one."""
        return (
            self._same(i)
            or self._beside(i)
            or self._deictic(i)
            or self._counted_step(i)
            or self._stretch(i)
            or self._month_step(i)
            or self._then(i)
        )

    def unit(self, i: int) -> str | None:
        """The unit of time named at ``i``."""
        return "day" if self.word(i) == "date" else _UNITS.get(self.word(i))

    def _same(self, i: int) -> Point | None:
        """The same year, that month, earlier that day."""
        k = i
        approximate = False
        if self.word(k) in ("earlier", "later", "early", "late"):
            approximate = self.word(k) in ("early", "late")
            k += 1
            k += self.word(k) in ("in", "on", "of")
            if (
                self.words(k, "the")
                and self.word(k + 1) in ("year", "month", "day", "week", "decade")
                and self.phrase_ends(k + 2)
            ):
                unit = self.unit(k + 1)
                return Point("", k + 2, offset=Offset("same", AnchorKind.PREVIOUS, unit or "year"))
        if self.word(k) in ("the", "that", "this") and self.word(k + 1) in ("same", "very"):
            k += 1 + (self.words(k + 1, "very", "same") * 2 or 1)
        elif self.word(k) == "that":
            k += 1
        else:
            return None
        if self.word(k) not in _RELATIVE_UNITS or self.word(k + 1) == "-":
            return None
        unit = self.unit(k)
        if self.word(k) == "day" and self.words(k - 1, "that", "day") and self.word(k + 1) in ("to", "that"):
            return None
        return Point("", k + 1, approximate, Offset("same", AnchorKind.PREVIOUS, unit or "year"))

    def _beside(self, i: int) -> Point | None:
        """The following year, the previous month, the year before, the next day."""
        if self.word(i) == "the":
            way = 1 if self.word(i + 1) in ("following", "next", "subsequent", "ensuing", "succeeding") else (
                -1 if self.word(i + 1) in ("previous", "preceding", "prior", "foregoing") else 0
            )  # fmt: skip
            # "the next century" and "the next decade" look ahead from now, not from the time told before
            units = ("year", "month", "week", "day") if self.word(i + 1) == "next" else _UNITS
            if way and self.word(i + 2) in units and not self.word(i + 2).endswith("s"):
                return Point("", i + 3, offset=Offset("beside", AnchorKind.PREVIOUS, _UNITS[self.word(i + 2)], way))
            if self.word(i + 1) in ("year", "month", "day", "week") and self.phrase_ends(i + 3):
                if self.word(i + 2) in ("after", "following", "later") and not self._object(i + 3):
                    return Point("", i + 3, offset=Offset("beside", AnchorKind.PREVIOUS, self.word(i + 1), 1))
                if self.word(i + 2) in ("before", "earlier", "prior") and not self._object(i + 3):
                    return Point("", i + 3, offset=Offset("beside", AnchorKind.PREVIOUS, self.word(i + 1), -1))
        return None

    def _object(self, i: int) -> bool:
        """Whether "after" or "before" has an object at ``i``, so that the step is not from the previous time."""
        return not self.ends(i) and self.word(i) not in ("and", "or", "but", "in", "on", "when", "with", "by", "at")

    def _deictic(self, i: int) -> Point | None:
        """Last year, this month, today: seen from the day of publication."""
        word = self.word(i)
        if word in _SIMPLE:
            follows = self.token(i + 1)
            if follows is not None and follows.kind == "possessive":
                return None
            if word == "today" and self.word(i - 1) in ("is", "are", "remains", "remain", "("):
                return None  # "what is today another state" tells no day
            return Point("", i + 1, offset=Offset("today", AnchorKind.PUBLISHED, "day", _SIMPLE[word]))
        phrase = self.words(i, "at", "present") and self.phrase_ends(i + 2)
        if phrase or word in _NOW:
            return Point("", i + 1 + phrase, offset=Offset("now", AnchorKind.PUBLISHED, "day"))
        k = i
        if word in ("earlier", "later", "early", "late"):
            k += 1
            k += self.word(k) in ("in", "on")
        approximate = word in ("early", "late")
        step = _STEPS.get(self.word(k))
        if step is None or self.word(k - 1) in DETERMINERS or self.word(k - 1) in ("my", "your", "these"):
            return None
        end = k + 1
        end += step == 0 and self.word(end) in ("past", "coming")
        if self.word(end) in ("year", "month", "week") or (
            step == 0 and self.word(end) in ("morning", "afternoon", "evening")
        ):
            unit = self.word(end) if self.word(end) in _UNITS else "day"
            if step == 0 and self.word(k - 1) in ("of",) and self.word(k - 2) in ("during",):
                return None
            year = self.year_digits(end + 2) if unit == "year" and self.word(end + 1) == "," else None
            if year is not None and self.ends(end + 3):
                return Point(str(year), end + 3, approximate)  # "this year, 2024,"
            return Point("", end + 1, approximate, Offset("deictic", AnchorKind.PUBLISHED, unit, step))
        return None

    def _amount(self, i: int) -> tuple[int | None, int, bool] | None:
        """A count of units at ``i``, the index after it and whether it is rough; ``None`` as count for "several"."""
        rough = self.word(i) in _ROUGH
        k = i + rough
        if self.word(k) in ("a", "an", "one") and self.word(k + 1) in _UNITS:
            return 1, k + 1, rough
        if self.words(k, "a", "couple", "of") or self.words(k, "a", "few"):
            couple = self.word(k + 1) == "couple"
            return (2 if couple else None), k + 2 + couple, True
        if self.word(k) in _SOME:
            return None, k + 1, True
        value = self.number(k, 1, 999)
        if value is not None:
            return value, k + 1, rough
        words = cardinal(self.tokens, k)
        if words is not None and 0 < words[0] < 1000:
            return words[0], words[1], rough
        return (None, i, True) if self.word(i) in _UNITS and self.word(i).endswith("s") else None

    def _counted_step(self, i: int) -> Point | None:
        """Two years later, ten days earlier, three months after, a decade ago."""
        amount = self._amount(i)
        if amount is None:
            return None
        value, k, rough = amount
        unit = _UNITS.get(self.word(k))
        if unit is None:
            return None
        word = self.word(k + 1)
        end = k + 2
        if word == "ago":
            if value is None:
                return None
            end += self.word(end) in _SIMPLE  # "fifty years ago tomorrow"
            return Point("", end, rough, Offset("ago", AnchorKind.PUBLISHED, unit, -value))
        way = 1 if word in _AFTER else -1 if word in _AGO else 0
        if not way or (
            word in ("after", "before", "prior", "on") and (self._object(end) or (word == "on" and not self.ends(end)))
        ):
            return None
        if word in ("later", "earlier") and self.word(end) == "than":
            return None
        if value is None:
            return Point("", end, True, Offset("steps", AnchorKind.PREVIOUS, unit, None, way))
        offset = Offset("step", AnchorKind.PREVIOUS, unit, way * value)
        return self._on_date(end, offset, rough) or Point("", end, rough, offset)

    def _on_date(self, i: int, offset: Offset, rough: bool) -> Point | None:
        """The date that a step in years is given: "three years later, on April 2"."""
        if offset.unit != "year":
            return None
        k = i + (self.word(i) == ",")
        if self.word(k) not in ("on", "in"):
            return None
        date = self._month_first(k + 1) or self._day_first(k + 1)
        if date is None:
            month = self.month_number(k + 1)
            if month is None or self.word(k) != "in" or self.word(k + 1) in SHORT_MONTHS or self.trailing_year(k + 2):
                return None
            date = Point(f"XXXX-{month:02}", k + 2)
        if not date.edtf.startswith("XXXX") or "/" in date.edtf:
            return None
        return Point("", date.end, rough, replace(offset, rest=date.edtf[4:]))

    def _stretch(self, i: int) -> Point | None:
        """The following two years, the past decade."""
        if self.word(i) != "the" and self.word(i) != "these":
            return None
        word = self.word(i + 1)
        if word in ("following", "next", "subsequent", "ensuing", "succeeding"):
            way, anchor = 1, AnchorKind.PREVIOUS
        elif word in ("previous", "preceding", "prior"):
            way, anchor = -1, AnchorKind.PREVIOUS
        elif word in ("past", "last") or (word == "coming" and self.word(i + 2) != "years"):
            way, anchor = (1 if word == "coming" else -1), AnchorKind.PUBLISHED
        else:
            return None
        amount = self._amount(i + 2)
        if amount is None and word in ("past", "last") and self.word(i + 2) in ("decade", "century"):
            amount = 1, i + 2, False
        if amount is None or amount[0] is None:
            return None
        value, k, rough = amount[0], amount[1], amount[2]
        unit = _UNITS.get(self.word(k))
        if unit is None or unit in ("day", "week"):
            return None
        if unit in ("decade", "century"):
            value, unit = value * (10 if unit == "decade" else 100), "year"
        if anchor is AnchorKind.PUBLISHED:
            first, last = (-value, 0) if way < 0 else (0, value)
        else:
            first, last = (1, value) if way > 0 else (-value, -1)
        return Point("", k + 1, rough, Offset("stretch", anchor, unit, first, through=last))

    def _month_step(self, i: int) -> Point | None:
        """Last May, the past May 12th, that December, the following March."""
        k = i + (self.word(i) in ("the", "this"))
        word = self.word(k)
        on = self.words(k, "on")
        if word in ("last", "past", "previous", "preceding"):
            step = Offset(
                "last", AnchorKind.PUBLISHED if word in ("last", "past") else AnchorKind.PREVIOUS, "year", last=True
            )
        elif word in ("next", "coming", "following"):
            previous = word == "following" or (word == "next" and k > i)
            step = Offset("next", AnchorKind.PREVIOUS if previous else AnchorKind.PUBLISHED, "year", next=True)
        elif self.word(i) == "this" and not on:
            step, k = Offset("deictic", AnchorKind.PUBLISHED, "year"), i
        elif word == "that" and k == i:
            step = Offset("same", AnchorKind.PREVIOUS, "year")
        else:
            return None
        k += 1
        date = self._month_first(k) or self._day_first(k)
        month = self.month_number(k)
        if date is None and month is not None and self.word(k) not in SHORT_MONTHS and (
            self.word(i) != "that" or self.word(k) not in ("may", "march")
        ):  # fmt: skip
            date = Point(f"XXXX-{month:02}", k + 1)
        if date is None or not date.edtf.startswith("XXXX") or "/" in date.edtf:
            return None
        return Point("", date.end, offset=replace(step, rest=date.edtf[4:]))

    def _then(self, i: int) -> Point | None:
        """The words then and that time after since, until, by or from."""
        if self.word(i - 1) not in ("since", "until", "till", "by", "from", "after", "before"):
            return None
        offset = Offset("then", AnchorKind.PREVIOUS, "day")
        if self.word(i) == "then" and self.word(i + 1) in ("-", "\u2010", "\u2011"):
            return None  # "by then-President A"
        if self.word(i) == "then" and self.word(i - 1) not in ("after", "before"):
            return Point("", i + 1, offset=offset)
        if self.words(i, "that", "time") or self.words(i, "that", "date") or self.words(i, "that", "point"):
            return Point("", i + 2, offset=offset)
        return None
