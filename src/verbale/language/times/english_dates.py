"""English dates: days, months and years in every order, with and without each other."""

from __future__ import annotations

from dataclasses import replace

from verbale.language.numerals import cardinal, ordinal
from verbale.language.times.expression import TimeExpression
from verbale.language.times.grammar import DASHES, LAST_YEAR, Grammar, Point, valid
from verbale.language.times.numeric import numeric_date
from verbale.language.times.relations import Relation
from verbale.language.wordlists import ordered_words, word_set

SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = {name: number for number, name in enumerate(ordered_words("en.months"), 1)} | SHORT_MONTHS
_WEEKDAYS = word_set("en.weekdays")
CALENDAR_WORDS = frozenset(MONTHS) | _WEEKDAYS | {"the", "this", "on"}
"""What a date or a list of days begins with, beside numbers."""


class EnglishDates(Grammar):
    """What a calendar names; periods and relative times are left to the classes below."""

    def period(self, i: int) -> Point | None:
        """A named period at ``i``."""
        raise NotImplementedError

    def quarter(self, i: int) -> Point | None:
        """A quarter or half of a year at ``i``."""
        raise NotImplementedError

    def relative(self, i: int) -> Point | None:
        """A time told as a step from another one, at ``i``."""
        raise NotImplementedError

    def dated(self, i: int) -> Point | None:
        """A time that proves itself at ``i``."""
        token = self.token(i)
        if token is None:
            return None
        if token.kind == "date":
            edtf = numeric_date(token.text)
            return Point(edtf, i + 1) if edtf else None
        if token.kind in ("decade", "masked"):
            return self.period(i)
        if token.kind == "junk":
            return self.quarter(i)
        if token.kind not in ("word", "number", "ordinal"):
            return None
        return self._weekday(i) or self._calendar(i) or self.period(i) or self.relative(i)

    def _weekday(self, i: int) -> Point | None:
        if self.word(i) not in _WEEKDAYS:
            return None
        k = i + 1
        k += self.word(k) == "."
        k += self.word(k) == ","
        k += self.word(k) == "the"
        return self._calendar(k)

    def _calendar(self, i: int) -> Point | None:
        """A day or month with or without its year, and day ranges inside one ("April 3–5, 2019")."""
        point = self._month_first(i) or self._day_first(i)
        return self._with_year_words(point) if point is not None else None

    def month_number(self, i: int) -> int | None:
        """The month named at ``i``; short and common words only with a capital."""
        token = self.token(i)
        if token is None or token.kind != "word" or token.lower not in MONTHS or not token.text[0].isupper():
            return None
        return MONTHS[token.lower]

    def after_month(self, i: int) -> int:
        """The index after a month's name, its full stop included."""
        short = self.word(i) in SHORT_MONTHS
        return i + 2 if short and self.word(i + 1) == "." and self.glued(i + 1) else i + 1

    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of a month at ``i`` and the index after it."""
        value = self.number(i, 1, 31)
        if value is not None and len(self.tokens[i].text) <= 2:
            return value, i + 1
        found = ordinal(self.tokens, i)
        return found if found is not None and 1 <= found[0] <= 31 else None

    def trailing_year(self, i: int) -> tuple[str, int] | None:
        """The year after a day or month (", 1988", "of 1988", "1988") and the index after it."""
        k = i + (self.word(i) in (",", "of"))
        k += self.words(k, "the", "year") * 2
        if self.tokens[k : k + 1] and self.tokens[k].line and k > i:
            return None
        value = self.year_digits(k)
        if value is not None and not (self.word(i) == "," and self.counted(k + 1)):
            return f"{value:04}", k + 1
        if self.words(k, "in", "the", "year"):
            k += 3
            k += self.words(k, "of", "our", "lord") * 3
            words = cardinal(self.tokens, k)
            digits = self.year_digits(k)
            if digits is not None:
                return f"{digits:04}", k + 1
            if words is not None and 1000 < words[0] <= LAST_YEAR:
                return f"{words[0]:04}", words[1]
        return None

    def _month_first(self, i: int) -> Point | None:
        start = i + (self.word(i) == "the")
        month = self.month_number(start)
        if month is None or (start > i and self.word(start) in SHORT_MONTHS):
            return None
        k = self.after_month(start)
        k += self.word(k) == "the" and self.token(k + 1) is not None and self.tokens[k + 1].kind == "ordinal"
        day = self.day_number(k)
        if day is not None and not self._counted_day(start, k, day[1]):
            return self._days(month, day[0], day[1], f"-{month:02}")
        k = self.after_month(start)
        year = self.trailing_year(k)
        if year is not None:
            edtf = f"{year[0]}-{month:02}"
            # "1947-57" after a month: the years of a period, not of a month
            return Point(edtf, year[1]) if valid(edtf) else None
        return None

    def _counted_day(self, month: int, day: int, end: int) -> bool:
        """Whether the number after a month counts something instead ("In May 20 people came")."""
        if self.tokens[day].kind != "number":
            return self.tokens[day].kind == "word" and not self._day_word(day, end)
        if self.counted(end) or self.word(end) in ("million", "billion", "%", "percent"):
            return True
        if self.word(end) in DASHES and self.glued(end) and self.tokens[end + 1 : end + 2]:
            return self.tokens[end + 1].kind == "word" and self.month_number(end + 1) is None and self.glued(end + 1)
        if self.word(end) == "," or self.word(month - 1) not in ("in", "during", "by", "since"):
            return False
        follows = self.token(end)
        return (
            follows is not None
            and follows.kind == "word"
            and follows.lower.endswith("s")
            and follows.text.islower()
            and not self.function_word(follows.lower)
        )

    def _day_word(self, day: int, end: int) -> bool:
        """Whether an ordinal in words after a month is its day ("May first" is, "May third parties" is not)."""
        return self.phrase_ends(end)

    def _days(self, month: int, day: int, k: int, head: str) -> Point | None:
        """The rest of a month-first date after its first day: "–5", "to 5", "–June 2", and the year."""
        first = f"{head}-{day:02}"
        last, end = self._last_day(k, head)
        year = self.trailing_year(end)
        if year is None and last is None:
            return Point(f"XXXX{first}", k) if valid(f"XXXX{first}") else None
        number, end = year or ("XXXX", end)
        if last is None:
            edtf = f"{number}{first}"
        elif number == "XXXX" or first <= last:
            edtf = f"{number}{first}/{number}{last}"
        else:
            edtf = f"{int(number) - 1:04}{first}/{number}{last}"
        if valid(edtf):
            return Point(edtf, end)
        return None

    def _last_day(self, k: int, head: str) -> tuple[str | None, int]:
        width = self.connects(k)
        if width and self.word(k) != ",":
            day = self.day_number(k + width)
            follows = self.month_number(day[1]) if day else None
            if day is not None and follows is None and not self.counted(day[1]) and f"{head}-{day[0]:02}" > head:
                token = self.tokens[k + width]
                if self.word(k) in DASHES or token.kind == "ordinal" or self.trailing_year(day[1]) or self.ends(day[1]):
                    return f"{head}-{day[0]:02}", day[1]
            month = self.month_number(k + width)
            if month is not None:
                day = self.day_number(self.after_month(k + width))
                if day is not None and self.trailing_year(k) is None:
                    return f"-{month:02}-{day[0]:02}", day[1]
        return None, k

    def _day_first(self, i: int) -> Point | None:
        k = i + (self.word(i) == "the") + (self.word(i) == "this")
        day = self.day_number(k)
        if day is None:
            return None
        end = day[1]
        width = self.connects(end) if self.word(end) != "," else 0
        second = self.day_number(end + width) if width else None
        if second is not None:
            end = second[1]
        end += (self.word(end) == "day") + (self.words(end, "day", "of") or self.word(end) == "of")
        month = self.month_number(end)
        if month is None or (self.word(end) in ("may", "march") and self.function_word(self.word(end + 1)) is False
                             and self.tokens[k].kind == "word" and not self.ends(end + 1)):  # fmt: skip
            return None
        end = self.after_month(end)
        year = self.trailing_year(end)
        number, end = year or ("XXXX", end)
        edtf = f"{number}-{month:02}-{day[0]:02}"
        if second is not None:
            edtf += f"/{number}-{month:02}-{second[0]:02}"
        return Point(edtf, end) if valid(edtf) else None

    def _with_year_words(self, point: Point) -> Point:
        """The point with a year in words after it: "of the same year", "that year", "the following year"."""
        if not point.edtf.startswith("XXXX") or "/" in point.edtf:
            return point
        k = point.end
        k += self.word(k) == ","
        k += self.word(k) in ("of", "in")
        return self.composed(point.edtf[4:], k) or point

    def composed(self, rest: str, k: int) -> Point | None:
        """The relative year at ``k`` with a month and day put into it."""
        year = self.relative(k)
        if year is None or year.offset is None or year.offset.unit not in ("year", "decade") or year.offset.rest:
            return None
        if year.offset.amount is None or year.offset.through is not None or year.approximate:
            return None
        return Point("", year.end, offset=replace(year.offset, rest=rest))

    def month(self, i: int) -> Point | None:
        """A bare month at ``i``."""
        month = self.month_number(i)
        if month is None or self.word(i) in SHORT_MONTHS:
            return None
        if self.word(i) == "may" and self.word(i - 1) in ("by", "from", "of", "for", "with", "to", "at", "about"):
            return None
        if self.word(i - 1) in ("of", "for", "about", "around", "at", "over", "under") and not self.words(
            i - 2, "month"
        ):
            return None
        follows = self.token(i + 1)
        if follows is not None and follows.kind == "word" and follows.text[0].isupper() and not follows.line:
            return None  # "in March Madness", "by August Strindberg"
        return self._with_year_words(Point(f"XXXX-{month:02}", i + 1, bare="month"))

    def day_list(self, i: int) -> tuple[list[TimeExpression], int] | None:
        """Two days of one month at ``i``."""
        start = i + (self.word(i) == "on")
        # "May 3 and 5, 2019"
        month = self.month_number(start)
        if month is not None:
            k = self.after_month(start)
            day = self.day_number(k)
            width = self.coordinates(day[1]) if day else 0
            other = self.day_number(day[1] + width) if day and width else None
            year = self.trailing_year(other[1]) if other else None
            if day is None or other is None or year is None:
                return None
            days, end, number = (day[0], other[0]), year[1], year[0]
            middle = (day[1], day[1] + width)
        else:  # "3 and 5 May 2019"
            start += self.word(start) == "the"
            day = self.day_number(start)
            width = self.coordinates(day[1]) if day else 0
            other = self.day_number(day[1] + width) if day and width else None
            k = other[1] + (self.word(other[1]) == "of") if other else 0
            month = self.month_number(k) if other else None
            if day is None or other is None or month is None:
                return None
            k = self.after_month(k)
            number, end = self.trailing_year(k) or ("XXXX", k)
            days, middle = (day[0], other[0]), (day[1], day[1] + width)
        found = []
        for value, first, last in ((days[0], start, middle[0]), (days[1], middle[1], end)):
            point = Point(f"{number}-{month:02}-{value:02}", last)
            # ``finish`` looks past a point's end, which here is inside the list
            read = self.finish(first, point, Relation("at", first)) if valid(point.edtf) else None
            if read is None:
                return None
            found.append(read[0])
        return found, end
