"""English periods: decades, centuries, seasons, quarters, years called so, and their parts."""

from __future__ import annotations

from verbale.language.numerals import ordinal
from verbale.language.times.english_dates import SHORT_MONTHS, EnglishDates
from verbale.language.times.grammar import DASHES, LAST_YEAR, Point, valid
from verbale.language.wordlists import word_set

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
BLURS = {"early", "late", "mid", "middle"}
_PARTS = word_set("en.parts")
_EXTENTS = word_set("en.extents")
_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
            "nineties": 9}  # fmt: skip
_YEARS = frozenset({"year", "years", "biennium", "season"})
PERIOD_WORDS = (
    {"the", "very", "relatively", "decade", "ad"} | BLURS | _PARTS | frozenset(_DECADES) | frozenset(_SEASONS) | _YEARS
)
"""What a period begins with, beside numbers."""


class EnglishPeriods(EnglishDates):
    """Named periods; "the end of that year" needs the relative times of the class below."""

    def period(self, i: int) -> Point | None:
        """A named period at ``i``, with a word for its part or without."""
        return (
            self._blurred(i)
            or self._decade(i)
            or self._century(i)
            or self._season(i)
            or self.quarter(i)
            or self._named_year(i)
        )

    def _blurred(self, i: int) -> Point | None:
        """A time with a word for its part: "the late 1980s", "mid-1990s", "the end of 1985"."""
        k = i + (self.word(i) == "the")
        word = self.word(k)
        if word in ("very", "relatively"):
            word = self.word(k := k + 1)
        if word in BLURS:
            end = k + 1
            if self.word(end) in ("to", "and", "or") and self.word(end + 1) in BLURS:
                end += 2  # "early to mid-1990s"
            elif self.word(end) in DASHES and self.word(end + 1) in ("to", "and") and self.word(end + 2) in BLURS:
                end += 3
            end += self.word(end) in DASHES
            end += self.word(end) in _EXTENTS
            end += self.word(end) in ("of", "in")
        elif word in _PARTS and i < k + 1:
            end = k + 1
            end += self.word(end) in _EXTENTS
            if self.word(end) != "of" or (
                word in ("first", "second", "final", "last", "later", "latter") and end == k + 1
            ):
                return None
            if word in ("first", "second", "last", "final") and self.word(k + 1) in (
                "quarter",
                "third",
                "days",
                "weeks",
            ):
                return None
            if word in ("first", "second") and self.word(k + 1) == "half" and self.year_digits(end + 1):
                return None  # a half of one year has exact bounds
            end += 1
            end += self.words(end, "the", "month", "of") * 3 or self.words(end, "the", "year") * 2
        else:
            return None
        inner = (
            self._calendar(end) or self._decade(end) or self._century(end) or self._season(end) or self._named_year(end)
        )
        if inner is None and self.year_digits(end) is not None and not self.counted(end + 1):
            inner = Point(str(self.year_digits(end)), end + 1)
        if inner is None:
            month = self.month_number(end)
            if month is not None and self.word(end) not in SHORT_MONTHS:
                inner = self._with_year_words(Point(f"XXXX-{month:02}", end + 1))
        if inner is None:
            inner = self.relative(end)
            if inner is not None and (inner.offset is None or inner.offset.rule not in ("same", "beside", "deictic")):
                return None
        if inner is None:
            return None
        # "until the end of 2013" and "since the beginning of 2013" are exact
        exact = (word in ("end", "close") and self.word(i - 1) in ("until", "till", "by", "to")) or (
            word in ("beginning", "start") and self.word(i - 1) in ("since", "from")
        )
        return inner._replace(approximate=inner.approximate or not exact, bare="")

    def _decade(self, i: int) -> Point | None:
        k = i + (self.word(i) == "the")
        k += self.word(k) in ("'", "’")
        token = self.token(k)
        if token is None:
            return None
        if token.kind == "masked":
            return Point(token.text, k + 1) if valid(token.text) and int(token.text[:2]) < 21 else None
        if token.lower in _DECADES and (self.word(k - 1) in ("the", "-", "early", "late", "mid", "nineteen")):
            return Point(f"19{_DECADES[token.lower]}X", k + 1)
        if token.lower == "nineteen" and self.word(k + 2 if self.word(k + 1) == "-" else k + 1) in _DECADES:
            end = k + (3 if self.word(k + 1) == "-" else 2)
            return Point(f"19{_DECADES[self.word(end - 1)]}X", end)
        if self.word(k - 1) == "the" and self.words(k, "decade", "of", "the") and self.word(k + 3) != "decade":
            return self._decade(k + 2)
        if token.kind != "decade":
            return None
        digits = token.text.rstrip("s").rstrip("'’")
        if len(digits) == 2:
            # "the '80s", "the 80s": only after "the", and of the last century
            return Point(f"19{digits[0]}X", k + 1) if k > i and digits != "00" and self.ends_decade(k) else None
        if len(digits) == 3:
            return Point(f"0{digits[:2]}X", k + 1) if self._introduced(i, k) and valid(f"0{digits[:2]}X") else None
        if not 1000 <= int(digits) <= LAST_YEAR:
            return None
        if digits.endswith("00") and digits != "2000":
            return Point(f"{digits[:2]}XX", k + 1)
        return Point(f"{digits[:3]}X", k + 1)

    def ends_decade(self, i: int) -> bool:
        """Whether a two-digit decade is not an age ("in his 80s", "temperatures in the 80s")."""
        return self.word(i - 2) not in ("temperatures", "age") and self.word(i + 1) not in ("range", "degrees")

    def _introduced(self, i: int, k: int) -> bool:
        return k > i or self.word(k - 1) in ("early", "late", "mid", "-")

    def _century(self, i: int) -> Point | None:
        k = i + (self.word(i) == "the")
        found = ordinal(self.tokens, k)
        if found is None or not 2 <= found[0] <= 21:
            return None
        end = found[1]
        if self.word(end) in ("and", "or", "to", "through") or self.word(end) in DASHES:
            other = ordinal(self.tokens, end + 1 + (self.word(end + 1) == "the"))
            if other is not None and found[0] < other[0] <= 21 and self.word(other[1]) in ("century", "centuries"):
                return Point(f"{found[0] - 1:02}00/{other[0] - 1:02}99", other[1] + 1)
        end += self.word(end) in DASHES
        if self.word(end) != "century" or self.word(end + 1) in ("bc", "bce"):
            return None
        return Point(f"{found[0] - 1:02}XX", end + 1)

    def _season(self, i: int) -> Point | None:
        k = i + (self.word(i) == "the")
        season = _SEASONS.get(self.word(k))
        if season is None or (self.word(k) == "fall" and self.word(k - 1) not in ("the", "in", "since", "until", "by")):
            return None
        before = self.token(k - 1)
        if (
            self.tokens[k].text[0].isupper()
            and before is not None
            and before.text[:1].isupper()
            and not self.tokens[k].line
        ):
            return None  # "the Arab Spring of 2011"
        end = k + 1
        end += self.word(end) in ("of", ",")
        pair = self.year_pair(end)
        if pair is not None:
            return (
                Point(f"{pair[0]}-12/{pair[0] + 1}-02", end + 3)
                if season == 24
                else Point(f"{pair[0]}-{season}", end + 3)
            )
        value = self.year_digits(end)
        if value is not None and not self.counted(end + 1):
            return Point(f"{value}-{season}", end + 1)
        return self.composed(f"-{season}", end)

    def quarter(self, i: int) -> Point | None:
        """Quarters and halves of one year, as intervals of months."""
        k = i + (self.word(i) == "the")
        token = self.token(k)
        if token is None:
            return None
        length, number, end = 3, 0, k
        if token.text in ("Q1", "Q2", "Q3", "Q4", "H1", "H2"):
            length, number, end = (3 if token.text[0] == "Q" else 6), int(token.text[1]), k + 1
        else:
            found = ordinal(self.tokens, k)
            if found is None or self.word(found[1]) not in ("quarter", "half"):
                return None
            number, end = found[0], found[1] + 1
            length = 3 if self.word(found[1]) == "quarter" else 6
        end += self.word(end) in ("of", ",")
        end += self.words(end, "the", "year") * 2
        value = self.year_digits(end)
        if value is None or not 1 <= number <= 12 // length:
            return None
        return Point(f"{value}-{number * length - length + 1:02}/{value}-{number * length:02}", end + 1)

    def _named_year(self, i: int) -> Point | None:
        """A year that is called one: "the year 2021", "the years 1853 to 1883", "AD 660", "nineteen eighty-eight"."""
        k = i + (self.word(i) == "the")
        if self.word(k) in _YEARS:
            end = k + 1
            end += self.word(end) == "of"
            value = self.year_digits(end)
            if value is None or (self.word(k) == "years" and end > k + 1):
                return None
            pair = self.year_pair(end)
            if pair is not None:
                return Point(f"{pair[0]}/{pair[1]}", end + 3)
            if self.word(k) == "years" and self.connects(end + 1):
                last = self.year_digits(end + 2)
                return (
                    Point(f"{value}/{last}", end + 3)
                    if last is not None and last > value
                    else Point(str(value), end + 1)
                )
            return Point(str(value), end + 1)
        if self.word(i) == "ad" and self.tokens[i].text == "AD":
            value = self.number(i + 1, 100, LAST_YEAR)
            return Point(f"{value:04}", i + 2) if value is not None else None
        value = self.number(i, 100, LAST_YEAR)
        if value is not None and self.token(i + 1) is not None and self.tokens[i + 1].text in ("AD", "CE"):
            return Point(f"{value:04}", i + 2)
        return None
