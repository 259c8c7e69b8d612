"""The grammar of quantities: numbers with what stands before and after them, over flat tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from verbale.language.numerals import MULTIPLIERS, ORDINALS, cardinal, digits
from verbale.language.quantities.money import SHARED, currency_after, currency_before
from verbale.language.quantities.nouns import TIME_UNITS, Counted, counted_noun, singular_of
from verbale.language.quantities.ranks import read_rank
from verbale.language.scanner import Token
from verbale.language.wordlists import word_set
from verbale.model.errors import DataFileError
from verbale.model.passage import Passage
from verbale.model.quantity import Quantity

_FILE = Path(__file__).parent.parent / "data" / "approximations.tsv"
_DASHES = frozenset("-–—‒−")
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
_FRACTIONS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
              "tenth": 10, "tenths": 10}  # fmt: skip
_SAID_OF_PARTS = ("are", "were", "live", "lived", "have", "had", "hold", "held", "come", "came")
"""Verbs in the plural that a fraction alone may be the subject of: "half are children", "a third live in camps"."""
_LARGEST_RATIO = 20
_SHORT_DESIGNATORS = frozenset(["no", "nos", "p", "pp", "art", "fig", "vol", "tel", "b", "d"])
_AGES = (
    ("years", "old"), ("year", "old"), ("years", "of", "age"), ("-", "year", "-", "old"), ("años", "de", "edad"),
)  # fmt: skip
MAX_DIGITS = 18
_LIMIT = Decimal(10) ** MAX_DIGITS


class Number(NamedTuple):
    """A number, its multiplier applied: its value, the index after it, and whether it was written in digits."""

    value: Decimal
    end: int
    digits: bool
    scaled: bool = False
    scale: int = 1


@cache
def approximations(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The approximating phrases of a language by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        scope, tab, words = line.partition("\t")
        if not tab or not words.strip():
            raise DataFileError(f"{_FILE.name} line {number}: expected a language, a tab and the words")
        if scope == language:
            phrase = tuple(words.split())
            found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


class Quantities:
    """One passage's quantities; every step looks at a bounded number of tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str, skip: Sequence[Passage]) -> None:
        self.text = text
        self.tokens = tokens
        self.language = language if language in MULTIPLIERS else "en"
        self.skip = sorted(skip)
        # Longest end so far, so that one bisection finds an overlap even among nested passages.
        self._ends: list[int] = []
        for passage in self.skip:
            self._ends.append(max(passage.end, self._ends[-1] if self._ends else 0))

    def parse(self) -> list[Quantity]:
        """The quantities of the passage in text order."""
        found = []
        i = 0
        while i < len(self.tokens):
            if self.skipped(i):
                i += 1
                continue
            read = self.quantity(i)
            if read is None:
                i += 1
                continue
            quantity, end = read
            if quantity is not None:
                found.append(quantity)
            i = max(end, i + 1)
        return found

    def skipped(self, i: int) -> bool:
        """Whether token ``i`` lies in a passage to be left alone."""
        token = self.tokens[i]
        k = bisect_right(self.skip, token.end - 1, key=lambda passage: passage.start)
        return k > 0 and self._ends[k - 1] > token.start

    def word(self, i: int) -> str:
        """The token at ``i`` in lower case, or nothing outside the passage."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def spaced(self, i: int) -> bool:
        """Whether white space, or the passage's end, stands before token ``i``."""
        return i >= len(self.tokens) or self.tokens[i].spaced

    def approximation(self, i: int) -> int:
        """The index after one or two approximating phrases at ``i``."""
        end = i
        for _ in range(2):
            for phrase in approximations(self.language).get(self.word(end), ()):
                if all(self.word(end + k) == word for k, word in enumerate(phrase)):
                    end += len(phrase)
                    break
        return end

    def quantity(self, i: int) -> tuple[Quantity | None, int] | None:
        """The quantity that starts at ``i``, ``None`` for what must be jumped over, and the index after it."""
        k = self.approximation(i)
        blur = self._words(i, k) if k > i else None
        rank = read_rank(self.tokens, i, self.language) if blur is None else None
        if rank is not None:
            return self._make(i, rank.end, rank.value, rank.unit, rank.counted, rank.approximation), rank.end
        vague = self._vague(k)
        if vague is not None:
            blur = " ".join(part for part in (blur, self._words(k, vague.end)) if part)
            return self._counted(i, vague, vague.end, blur, None)
        share = self._fraction(k)
        if share is not None:
            return self._make(i, share.end, share.value, "percent", None, blur), share.end
        money = currency_before(self.tokens, k, self.language)
        start = money[1] if money else k
        number = self.number(start)
        if number is None:
            return None
        name = self.name_end(start, number)
        if name is not None:
            return None, name
        end = number.end
        if self.word(start) == "a" and self.word(start + 1) == "couple":
            blur = " ".join(part for part in (blur, "a couple of") if part)
        last = self.range_end(i, start, number)
        if last is not None:
            second, end = last
            blur = " ".join(part for part in (blur, self._words(start, second.end)) if part)
            if second.scaled and not number.scaled:  # "2 to 3 million"
                number = number._replace(value=number.value * second.scale, scaled=True)
        return self._counted(i, number, end, blur, money[0] if money else None)

    def range_end(self, i: int, k: int, number: Number) -> tuple[Number, int] | None:
        """The second number of a range ("three or four", "20–30", "between 5 and 10") and the index after it."""
        joint = self.word(number.end)
        # "of between 5 and 10": "and" joins only after "between"; "from 5 to 10" is a change, not a range
        if joint == "%":
            joint = self.word(number.end + 1)
            number = number._replace(end=number.end + 1)
        ranged = joint in ("to", "or", "a", "o") or joint in _DASHES - {"—"}
        if joint in ("and", "y"):
            ranged = self.word(k - 1) in ("between", "entre") or self.word(i - 1) in ("between", "entre")
        if not ranged or self.word(i - 1) in ("from", "de", "ratio") or self.word(k - 1) == "from":
            return None
        start = number.end + 1
        money = currency_before(self.tokens, start, self.language)
        second = self.number(money[1] if money else start)
        if second is None or (joint in ("a", "o") and self.language != "es"):
            return None
        low = number.value * second.scale if second.scaled and not number.scaled else number.value
        return (second, second.end) if low < second.value else None

    def name_end(self, i: int, number: Number) -> int | None:
        """The index after a number that only names something, or ``None`` where the number is a quantity.

        Names are resolutions, models, years, telephone and list numbers, scores, hours, fractions in figures.
        """
        token, end = self.tokens[i], number.end
        if not number.digits:
            # "one" is mostly a pronoun
            if number.value == 1 and end == i + 1 and self._noun(end, single=True) is None:
                return end
            # "the two-state solution", "the Five Point Plan"
            hyphen = self.word(end) == "-" and not self.spaced(end)
            return end if (hyphen and self._compound(end) is None) or self._part_of_name(i) else None
        if self._glued_before(i) or self._glued_after(i, end):
            return self._run_end(end)
        if self._designated(i) or self._address(end):
            return end
        if number.scaled or token.kind in ("grouped", "decimal") or self._measured(end):
            return None
        if self._capital_before(i):
            return end  # "Agenda 21", "Turin 96"
        year = token.kind == "number" and len(token.text) == 4 and 1000 <= int(token.text) <= 2100
        return end if year else None

    def _glued_before(self, i: int) -> bool:
        """Whether a number hangs on what stands before it: "+51", "10:30", "MARS-19", "v1.2"."""
        before = self.tokens[i - 1] if i else None
        if before is None or self.tokens[i].spaced:
            return False
        if before.text in "#№+:=_&*@/":
            return not (before.text == "/" and self.word(i - 2) == "s")
        hung = i > 1 and not before.spaced and self.tokens[i - 2].kind in ("word", "junk", "number")
        return hung and (before.text in _DASHES or before.text == ".")

    def _glued_after(self, i: int, end: int) -> bool:
        """Whether what hangs on a number makes it a name: "10:30", "1/3", "2." before a list item, "422-2000"."""
        if end >= len(self.tokens) or self.tokens[end].spaced:
            return False
        after, token = self.tokens[end], self.tokens[i]
        if after.text == ":" and self.spaced(end + 1) and not token.line:
            return False  # "a staff of 14: five cooks, …"
        if after.text in ":/°@_=":
            return True
        if token.line and after.text in ".)" and len(token.text) < 4 and end + 1 < len(self.tokens):
            return self.spaced(end + 1)
        if after.text == "." and not self.spaced(end + 1) and self.tokens[end + 1].kind in ("number", "decimal"):
            return True
        if after.text not in _DASHES or self.spaced(end + 1) or self.number(end + 1) is None:
            return False
        number = self.number(i)
        return number is not None and (number.value < 2 or self.range_end(i, i, number) is None)

    def _run_end(self, i: int) -> int:
        """The index after the numbers and hyphens that go on from ``i``, as in a telephone number."""
        end = i
        while end < len(self.tokens) and (
            (
                self.tokens[end].kind in ("number", "grouped", "date", "decimal")
                and (end == i or not self._noun(end + 1))
            )
            or (self.tokens[end].text in "-–:/()." and not self.spaced(end + 1))
        ):
            end += 1
        return end

    def _designated(self, i: int) -> bool:
        before = self.tokens[i - 1] if i else None
        if before is None:
            return False
        if before.kind == "word" and before.lower in word_set("en.designators"):
            # "among their number 500 traders" counts; "their house number 500" does not
            return not (
                before.lower == "number" and self.word(i - 2) in {"their", "its"} and self._noun(i + 1) is not None
            )
        if before.lower == "of" and self.word(i - 2) == "group" and self.tokens[i - 2].text[0].isupper():
            return True  # "the Group of 77"
        return before.text == "." and self.word(i - 2) in _SHORT_DESIGNATORS

    def _part_of_name(self, i: int) -> bool:
        """Whether a number in words stands with a capital inside a name."""
        before = self.tokens[i - 1] if i and not self.tokens[i].line else None
        if before is None or before.kind != "word" or not self.tokens[i].text[0].isupper():
            return False
        follows = self.tokens[i + 1].text[0] if i + 1 < len(self.tokens) else ""
        return before.text[0].isupper() or follows.isupper()

    def _address(self, i: int) -> bool:
        """Whether a street's name stands at ``i``."""
        for k in range(i, min(i + 4, len(self.tokens))):
            token = self.tokens[k]
            if token.kind != "word" or not token.text[0].isupper():
                return False
            if token.lower in ("road", "street", "avenue", "boulevard", "lane", "drive", "rue"):
                return True
        return False

    def _capital_before(self, i: int) -> bool:
        before = self.tokens[i - 1] if i > 1 else None
        if before is None or before.kind != "word" or not before.text[0].isupper() or before.line:
            return False
        return self.tokens[i - 2].text not in '.!?:;("“' and not before.text.isupper()

    def _measured(self, i: int) -> bool:
        """Whether a percent sign, a currency or a counted noun stands at ``i``."""
        if self.word(i) in ("%", "percent", "percentage", "per", "por"):
            return True
        if self.word(i) == "-" and not self.spaced(i) and not self.spaced(i + 1):
            return True
        return currency_after(self.tokens, i, self.language) is not None or self._noun(i) is not None

    def _noun(self, i: int, *, single: bool = False) -> Counted | None:
        if i < len(self.tokens) and self.skipped(i):
            return None
        return counted_noun(self.tokens, i, self.language, single=single)

    def _counted(self, i: int, number: Number, end: int, blur: str | None, money: str | None) -> tuple[Quantity, int]:
        """The quantity of a number with what stands after it: a currency, a percent sign, an age, a counted noun."""
        value = number.value
        if money is not None:
            return self._make(i, end, value, money, None, blur), end
        cent = self.word(end) in ("per", "por") and self.word(end + 1) in ("cent", "ciento")
        if cent or self.word(end) in ("%", "percent"):
            end += 1 + cent
            return self._make(i, end, value, "percent", None, blur), end
        if self.word(end) == "percentage" and self.word(end + 1) in ("points", "point"):
            return self._make(i, end + 2, value, "percent", "percentage point", blur), end + 2
        k = end + (self.language == "es" and self.word(end) == "de")
        named = currency_after(self.tokens, k, self.language)
        if named is not None and not (self.word(k) == "won" and not number.scaled and value < 1000):
            words = self._words(k, named[1])
            if named[0] == SHARED:
                return self._make(i, named[1], value, "item", singular_of(words or ""), blur), named[1]
            if not (words == "pounds" and self.word(named[1]) == "of"):
                return self._make(i, named[1], value, named[0], None, blur), named[1]
        age = self._age(end)
        if age is not None:
            return self._make(i, age, value, "year", "age", blur), age
        noun = self._noun(k, single=value == 1) or self._compound(end)
        if noun is not None:
            return self._make(i, noun.end, value, noun.unit, noun.text, blur), noun.end
        return self._make(i, end, value, "item", None, blur), end

    def _age(self, i: int) -> int | None:
        """The index after "years old", "-year-old", "years of age" at ``i``."""
        for words in (
            ("years", "old"),
            ("year", "old"),
            ("years", "of", "age"),
            ("-", "year", "-", "old"),
            ("años", "de", "edad"),
        ):
            if all(self.word(i + k) == word for k, word in enumerate(words)):
                return i + len(words)
        return None

    def _compound(self, i: int) -> Counted | None:
        """A unit glued on by a hyphen: "a 10-year plan", "200-mile", "15-member"."""
        if self.word(i) != "-" or self.spaced(i) or self.spaced(i + 1):
            return None
        word = self.word(i + 1)
        if word in TIME_UNITS:
            return Counted(word, TIME_UNITS[word], i + 2)
        if word in word_set("en.measures") or word == "member":
            return Counted(word, "person" if word == "member" else "item", i + 2)
        return None

    def _make(self, i: int, end: int, value: Decimal, unit: str, counted: str | None, blur: str | None) -> Quantity:
        if value == value.to_integral_value():
            value = value.quantize(Decimal(1))
        passage = Passage(self.tokens[i].start, self.tokens[end - 1].end)
        return Quantity(passage, value, unit, counted, blur)

    def _words(self, i: int, end: int) -> str | None:
        """The words of tokens ``i`` to ``end`` as the text has them, in lower case, white space made single."""
        if end <= i:
            return None
        return " ".join(self.text[self.tokens[i].start : self.tokens[end - 1].end].casefold().split())

    def number(self, i: int) -> Number | None:
        """The number at ``i``, its multiplier applied."""
        if i >= len(self.tokens) or self.skipped(i):
            return None
        token = self.tokens[i]
        value = digits(token, self.language) if len(token.text) <= 2 * MAX_DIGITS else None
        end, written = i + 1, value is not None
        if token.kind == "junk" and token.text[0].isdigit():
            figure = token.text.rstrip("abkmntlABKMNTL")
            scale = _SUFFIXES.get(token.text[len(figure) :].casefold())
            if scale is not None and figure.isdigit() and len(figure) <= MAX_DIGITS:
                return Number(Decimal(figure) * scale, end, True, True, scale)
        if value is None:
            value, end = self._spelt(i)
        if value is None or value >= _LIMIT:
            return None
        if written and token.text.startswith("0") and len(token.text) > 1 and token.kind == "number":
            return None
        scale, scales = 1, MULTIPLIERS[self.language]
        suffix = self.word(end) if written and not self.spaced(end) else ""
        if suffix in _SUFFIXES:
            scale, end = _SUFFIXES[suffix], end + 1
        elif self.word(end) == "-" and self.word(end + 1) in scales and not self.spaced(end):
            scale, end = scales[self.word(end + 1)], end + 2
        else:
            for _ in range(2):  # "3 mil millones", "a hundred thousand"
                if self.word(end) in scales and not self.tokens[end].line:
                    scale, end = scale * scales[self.word(end)], end + 1
        return Number(value * scale, end, written, scale > 1, scale) if value * scale < _LIMIT else None

    def _spelt(self, i: int) -> tuple[Decimal | None, int]:
        words = cardinal(self.tokens, i, self.language)
        if words is not None:
            if self.language == "es" and words[1] == i + 1 and self.word(i) in ("un", "una", "uno", "mil"):
                return (
                    (Decimal(words[0]), words[1])
                    if self.word(i) == "mil" or self.word(i + 1) == "millón"
                    else (None, i)
                )
            follows = self.word(words[1] + 1) if self.word(words[1]) == "-" and not self.spaced(words[1]) else ""
            if follows in ORDINALS[self.language] and follows != "second":
                return None, i  # "thirty-first"
            return Decimal(words[0]), words[1]
        if self.language != "en":
            return None, i
        if self.word(i) == "half" and self.word(i + 1) in ("a", "of") and self.word(i + 2) in ("dozen", "million"):
            return Decimal("0.5"), i + 2
        if self.word(i) == "half" and self.word(i + 1) == "a" and self.word(i + 2) == "billion":
            return Decimal("0.5"), i + 2
        if self.word(i) in ("a", "one") and self.word(i + 1) in MULTIPLIERS["en"]:
            return Decimal(1), i + 1
        if self.word(i) == "a" and self.word(i + 1) == "couple" and self.word(i + 2) == "of":
            return Decimal(2), i + 3
        return None, i

    def _vague(self, i: int) -> Number | None:
        """Hundreds of, tens of thousands of, dozens of."""
        if self.language != "en":
            return None
        value, end = _VAGUE.get(self.word(i)), i + 1
        if self.word(i) == "tens" and self.word(i + 1) == "of" and self.word(i + 2) in _VAGUE:
            value, end = 10 * _VAGUE[self.word(i + 2)], i + 3
        elif self.word(i) in _VAGUE and self.word(i + 1) == "of" and self.word(i + 2) in _VAGUE:
            value, end = _VAGUE[self.word(i)] * _VAGUE[self.word(i + 2)], i + 3
        if value is None or self.word(end) != "of":
            return None
        return Number(Decimal(value), end + 1, False, True, value)

    def _fraction(self, i: int) -> Number | None:
        """One third of, two-thirds of, half of, one in four, nine out of ten, in percent."""
        if self.language != "en":
            return None
        if self.word(i) == "half" and self.word(i + 1) in ("of", "the", *_SAID_OF_PARTS):
            return Number(Decimal(50), i + 1, False)
        ratio = self._ratio(i)
        if ratio is not None:
            return ratio
        above = cardinal(self.tokens, i)
        value, k = (1, i + 1) if self.word(i) == "a" else above if above else (0, i)
        k += self.word(k) == "-"
        below = _FRACTIONS.get(self.word(k), 0)
        # "a third" and "one quarter" may be something else, "two thirds" and "one-third" may not
        if not 0 < value < below or not (
            self.word(k + 1) in ("of", *_SAID_OF_PARTS) or value > 1 or self.word(k - 1) == "-"
        ):
            return None
        share = Decimal(100 * value) / below
        return Number(share.quantize(Decimal("0.01")), k + 1, False)

    def _ratio(self, i: int) -> Number | None:
        """One in four, nine out of ten, two in every five, in percent; "one in two years" is none."""
        above = cardinal(self.tokens, i)
        if above is None:
            return None
        value, k = above
        joint = 1 if self.word(k) == "in" else 2 if (self.word(k), self.word(k + 1)) == ("out", "of") else 0
        k += joint + (joint == 1 and self.word(k + 1) == "every")
        below = cardinal(self.tokens, k) if joint else None
        if below is None or not 0 < value < below[0] <= _LARGEST_RATIO or self.word(below[1]) in TIME_UNITS:
            return None
        return Number((Decimal(100 * value) / below[0]).quantize(Decimal("0.01")), below[1], False)
