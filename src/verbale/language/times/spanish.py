"""The Spanish grammar of times."""

from __future__ import annotations

from dataclasses import replace

from verbale.language.numerals import cardinal, ordinal
from verbale.language.times.expression import AnchorKind, Offset
from verbale.language.times.grammar import DASHES, LAST_YEAR, Grammar, Point, valid
from verbale.language.times.numeric import numeric_date
from verbale.language.times.relations import Relation, relations
from verbale.language.wordlists import ordered_words, word_set

_MONTHS = {name: number for number, name in enumerate(ordered_words("es.months"), 1)} | {
    "setiembre": 9, "ene": 1, "feb": 2, "abr": 4, "ago": 8, "sept": 9, "oct": 10, "nov": 11, "dic": 12,
}  # fmt: skip
_WEEKDAYS = word_set("es.weekdays")
_SEASONS = {"primavera": 21, "verano": 22, "otoño": 23, "invierno": 24}
_UNITS = {
    "día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month", "año": "year",
    "años": "year", "década": "decade", "décadas": "decade", "siglo": "century", "siglos": "century",
}  # fmt: skip
_TENS = {
    "veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8, "noventa": 9,
}  # fmt: skip
_ROMAN = {
    "X": 10, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19,
    "XX": 20, "XXI": 21,
}  # fmt: skip
_PARTS = frozenset(["principios", "comienzos", "inicios", "mediados", "finales", "fines"])
_FUNCTION = word_set("es.function")
_COUNTABLE = word_set("es.countable")


class Spanish(Grammar):
    """Spanish times: dates with "de", decades in words, and the commoner relative ones."""

    def relation(self, i: int) -> Relation | None:
        """The relation words at ``i``, the longest that fit."""
        for words, relation in relations("es").get(self.word(i), ()):
            if self.words(i, *words):
                return relation._replace(end=i + len(words))
        return None

    def connects(self, i: int) -> int:
        """A dash or a word that joins two times."""
        token = self.token(i)
        if token is None or token.line:
            return 0
        if token.text in DASHES or token.lower in ("a", "al", "hasta"):
            return 1 + (token.lower == "hasta" and self.word(i + 1) == "el")
        return 0

    def present(self, i: int) -> int:
        """Words for the present as a range's end."""
        if self.words(i, "la", "actualidad") or self.words(i, "el", "presente"):
            return 2
        return 1 if self.word(i) in ("hoy", "presente", "actualidad") else 0

    def onwards(self, i: int) -> int:
        """Words that leave a time's end open."""
        return 2 if self.words(i, "en", "adelante") else 0

    def coordinates(self, i: int) -> int:
        """Words or a comma between times in a list."""
        return (1 + (self.word(i + 1) == "el")) if self.word(i) in (",", "y", "o", "e") else 0

    def function_word(self, word: str) -> bool:
        """Whether ``word`` ends a noun phrase."""
        return word in _FUNCTION

    def countable(self, word: str) -> bool:
        """Whether ``word`` is a unit or a counted noun."""
        return word in _COUNTABLE

    def determiner(self, word: str) -> bool:
        """Whether a year may stand after ``word``."""
        return False

    def dated(self, i: int) -> Point | None:
        """A time that proves itself at ``i``."""
        token = self.token(i)
        if token is None:
            return None
        if token.kind == "date":
            edtf = numeric_date(token.text)
            return Point(edtf, i + 1) if edtf else None
        if token.kind not in ("word", "number", "ordinal"):
            return None
        return self._day(i) or self._month_year(i) or self._period(i) or self.relative(i)

    def _year_after(self, i: int) -> tuple[str, int] | None:
        """The year after a month: "de 1988", "del 2011", "del año 2011", "1988"."""
        k = i + (self.word(i) in ("de", "del", ","))
        k += (self.word(k) == "año") or self.words(k, "el", "año") * 2
        value = self.year_digits(k)
        if value is not None:
            return f"{value:04}", k + 1
        words = cardinal(self.tokens, k, "es") if k > i else None
        return (f"{words[0]:04}", words[1]) if words is not None and 1000 < words[0] <= LAST_YEAR else None

    def _day(self, i: int) -> Point | None:
        k = i
        if self.word(k) in _WEEKDAYS:
            k += 1 + (self.word(k + 1) == ",")
        k += self.word(k) == "el"
        k += self.word(k) == "día"
        day = self._day_number(k)
        if day is None:
            return None
        end, second = day[1], None
        width = self.connects(end) or (self.coordinates(end) if self.word(end) == "y" else 0)
        if width and self.word(end) != "y":
            second = self._day_number(end + width)
            end = second[1] if second else end
        if self.word(end) != "de" or self.word(end + 1) not in _MONTHS:
            return None
        month = _MONTHS[self.word(end + 1)]
        end += 2
        year = self._year_after(end)
        number, end = year or ("XXXX", end)
        edtf = f"{number}-{month:02}-{day[0]:02}"
        if second is not None:
            edtf += f"/{number}-{month:02}-{second[0]:02}"
        return self._with_year_words(Point(edtf, end)) if valid(edtf) else None

    def _day_number(self, i: int) -> tuple[int, int] | None:
        value = self.number(i, 1, 31)
        if value is not None:
            return value, i + 1
        found = ordinal(self.tokens, i, "es") or cardinal(self.tokens, i, "es")
        return found if found is not None and 1 <= found[0] <= 31 else None

    def _month_year(self, i: int) -> Point | None:
        month = _MONTHS.get(self.word(i))
        year = self._year_after(i + 1 + (self.word(i + 1) == ".")) if month else None
        return Point(f"{year[0]}-{month:02}", year[1]) if year else None

    def month(self, i: int) -> Point | None:
        """A bare month at ``i``."""
        month = _MONTHS.get(self.word(i))
        if month is None or len(self.word(i)) < 4 or self.word(i - 1) in ("a", "de", "del", "para"):
            return None
        return self._with_year_words(Point(f"XXXX-{month:02}", i + 1, bare="month"))

    def _with_year_words(self, point: Point) -> Point:
        if not point.edtf.startswith("XXXX") or "/" in point.edtf:
            return point
        k = point.end + (self.word(point.end) in ("de", "del"))
        year = self.relative(k)
        if year is None or year.offset is None or year.offset.unit != "year" or year.offset.amount is None:
            return point
        return Point("", year.end, offset=replace(year.offset, rest=point.edtf[4:]))

    def _period(self, i: int) -> Point | None:
        k = i
        if self.words(k, "a") and self.word(k + 1) in _PARTS:
            k += 1
        k += self.word(k) == "los" and self.word(k + 1) in _PARTS
        if self.word(k) in _PARTS and self.word(k + 1) in ("de", "del"):
            end = k + 2
            year = self.year_digits(end)
            inner = self._named(end) or self._month_year(end) or (Point(str(year), end + 1) if year else None)
            if inner is None and self.word(end) in _MONTHS:
                inner = self._with_year_words(Point(f"XXXX-{_MONTHS[self.word(end)]:02}", end + 1))
            return inner._replace(approximate=True) if inner else None
        return self._named(i)

    def _named(self, i: int) -> Point | None:
        """Decades, centuries, seasons and years called so."""
        k = i + (self.word(i) in ("el", "la", "los"))
        if self.word(k) in ("década", "decenio"):
            k += 1 + (self.word(k + 1) in ("de", "del"))
            k += self.word(k) == "los"
            k += self.word(k) == "años"
            value = self.year_digits(k)
            if value is not None and value % 10 == 0:
                return Point(f"{value // 10}X", k + 1)
            return self._tens(k)
        if self.word(k) == "años":
            return self._tens(k + 1)
        if self.word(k) == "año":
            value = self.year_digits(k + 1)
            return Point(str(value), k + 2) if value is not None else None
        if self.word(k) == "siglo":
            token = self.token(k + 1)
            number = _ROMAN.get(token.text) if token is not None else None
            return Point(f"{number - 1:02}XX", k + 2) if number else None
        season = _SEASONS.get(self.word(k))
        if season is not None and self.word(k + 1) in ("de", "del"):
            value = self.year_digits(k + 2)
            return Point(f"{value}-{season}", k + 3) if value is not None else None
        return None

    def _tens(self, i: int) -> Point | None:
        if self.word(i) in _TENS and self.word(i + 1) != "y":
            return Point(f"19{_TENS[self.word(i)]}X", i + 1)
        value = self.number(i, 20, 90)
        return Point(f"19{value // 10}X", i + 1) if value is not None and value % 10 == 0 else None

    def relative(self, i: int) -> Point | None:
        """A time told as a step from another one."""
        return self._same(i) or self._beside(i) or self._deictic(i) or self._step(i) or self._then(i)

    def _same(self, i: int) -> Point | None:
        k = i
        if self.word(k) in ("el", "la") and self.word(k + 1) in ("mismo", "misma"):
            k += 2
        elif self.word(k) == "mismo" and self.word(k - 1) == "del":
            k += 1
        elif self.word(k) in ("ese", "esa", "aquel", "aquella", "dicho", "dicha"):
            k += 1 + (self.word(k + 1) in ("mismo", "misma"))
        else:
            return None
        unit = _UNITS.get(self.word(k))
        return Point("", k + 1, offset=Offset("same", AnchorKind.PREVIOUS, unit)) if unit else None

    def _beside(self, i: int) -> Point | None:
        k = i + (self.word(i) in ("el", "al", "la"))
        unit = _UNITS.get(self.word(k))
        way = {"siguiente": 1, "anterior": -1, "previo": -1}.get(self.word(k + 1))
        if unit is None or way is None or (k == i and self.word(i - 1) not in ("al", "del", "el")):
            return None
        return Point("", k + 2, offset=Offset("beside", AnchorKind.PREVIOUS, unit, way))

    def _deictic(self, i: int) -> Point | None:
        day = {"hoy": 0, "ayer": -1}.get(self.word(i))
        if day is not None:
            return Point("", i + 1, offset=Offset("today", AnchorKind.PUBLISHED, "day", day))
        if self.word(i) == "actualmente":
            return Point("", i + 1, offset=Offset("now", AnchorKind.PUBLISHED, "day"))
        if self.word(i) in ("este", "esta") and self.word(i + 1) in ("año", "mes", "semana"):
            return Point("", i + 2, offset=Offset("deictic", AnchorKind.PUBLISHED, _UNITS[self.word(i + 1)]))
        k = i + (self.word(i) in ("el", "la"))
        if self.word(k) in ("próximo", "próxima") and self.word(k + 1) in ("año", "mes", "semana"):
            return Point("", k + 2, offset=Offset("deictic", AnchorKind.PUBLISHED, _UNITS[self.word(k + 1)], 1))
        if self.word(k) in ("año", "mes", "semana") and self.word(k + 1) in ("pasado", "pasada", "próximo", "próxima"):
            way = -1 if self.word(k + 1).startswith("pasad") else 1
            return Point("", k + 2, offset=Offset("deictic", AnchorKind.PUBLISHED, _UNITS[self.word(k)], way))
        if self.word(k) == "pasado":
            date = self._day(k + 1)
            if date is not None and date.edtf.startswith("XXXX") and "/" not in date.edtf:
                offset = Offset("last", AnchorKind.PUBLISHED, "year", rest=date.edtf[4:], last=True)
                return Point("", date.end, offset=offset)
        return None

    def _step(self, i: int) -> Point | None:
        """Two years later ("dos años después", "más tarde"), two years ago ("hace dos años")."""
        k = i + (self.word(i) == "hace")
        value = self.number(k, 1, 999)
        amount = (value, k + 1) if value is not None else cardinal(self.tokens, k, "es")
        unit = _UNITS.get(self.word(amount[1])) if amount else None
        if amount is None or unit is None:
            return None
        end = amount[1] + 1
        if k > i:
            return Point("", end, offset=Offset("ago", AnchorKind.PUBLISHED, unit, -amount[0]))
        if self.word(end) in ("después", "antes") and self.word(end + 1) not in ("de", "del", "que"):
            way = 1 if self.word(end) == "después" else -1
            return Point("", end + 1, offset=Offset("step", AnchorKind.PREVIOUS, unit, way * amount[0]))
        if self.words(end, "más", "tarde"):
            return Point("", end + 2, offset=Offset("step", AnchorKind.PREVIOUS, unit, amount[0]))
        return None

    def _then(self, i: int) -> Point | None:
        if self.word(i) == "entonces" and self.word(i - 1) in ("desde", "hasta"):
            return Point("", i + 1, offset=Offset("then", AnchorKind.PREVIOUS, "day"))
        return None
