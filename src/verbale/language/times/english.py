"""The English grammar of times: its relation words, connectors and closed classes."""

from __future__ import annotations

from verbale.language.numerals import CARDINALS, ORDINALS
from verbale.language.times.english_dates import CALENDAR_WORDS
from verbale.language.times.english_periods import BLURS, PERIOD_WORDS
from verbale.language.times.english_relative import DETERMINERS, RELATIVE_WORDS, EnglishRelative
from verbale.language.times.grammar import DASHES, Point
from verbale.language.times.relations import Relation, relations
from verbale.language.wordlists import word_set

OPENING = CALENDAR_WORDS | PERIOD_WORDS | RELATIVE_WORDS | frozenset(CARDINALS["en"]) | frozenset(ORDINALS["en"])
"""The words that a time begins with, its relation aside: most words of a text are none of them, and are passed over."""
_COUNT_NOUNS = word_set("en.count_nouns")
_DOCUMENTS = word_set("en.documents")
_FUNCTION = word_set("en.function")
_COUNTABLE = word_set("en.countable")
_WHOSE = frozenset({"his", "her", "its", "their", "the"})
_ENDINGS = word_set("en.endings")
"""What ends a term of office or a rule: "from 1908 until his death in 1922"."""


class English(EnglishRelative):
    """English times, day-first and month-first, with relative ones."""

    def begins(self, i: int) -> bool:
        """Whether a time may begin at ``i``."""
        word = self._words[i]
        return self.tokens[i].kind != "word" or word in OPENING or word in relations("en") or word == "through"

    def dated(self, i: int) -> Point | None:
        """A time that proves itself at ``i``."""
        word = self.word(i)
        return super().dated(i) if word in OPENING or (word and self.tokens[i].kind != "word") else None

    def relation(self, i: int) -> Relation | None:
        """The relation words at ``i``, the longest that fit."""
        for words, relation in relations("en").get(self.word(i), ()):
            if not self.words(i, *words):
                continue
            end = i + len(words)
            if words == ("c", ".") and self.tokens[i].text != "c":
                continue
            if words[0] == "of" and self.word(i - 1) in _COUNT_NOUNS:
                return None
            if words == ("from",) and (self.word(i - 1) in _DOCUMENTS or self.word(i - 1) in ("%", "percent")):
                relation = Relation("at", 0, range=True)
            if words[-1] == "-" and not (self.glued(end) and self.glued(end - 1)):
                continue
            if words in (("in",), ("during",)) and self.word(end) in ("around", "about"):
                continue
            blurred = self.word(end) in ("about", "around", "approximately", "roughly", "circa")
            return relation._replace(end=end + blurred, approximate=relation.approximate or blurred)
        if self.word(i) == "through" and self.word(i + 1) != "the" and self.word(i + 1) not in BLURS:
            return Relation("until", i + 1, included=True)
        return None

    def connects(self, i: int) -> int:
        """A dash or a word that joins two times."""
        token = self.token(i)
        if token is None or token.line:
            return 0
        if token.lower in ("until", "till") and self.word(i + 1) in _WHOSE and self.word(i + 3) in ("in", "on"):
            return 4 if self.word(i + 2) in _ENDINGS else 0  # "from 1908 until his death in 1922"
        if token.text in DASHES or token.lower in ("to", "until", "till", "through", "thru"):
            return 1
        if token.lower == "up" and self.word(i + 1) in ("to", "until"):
            return 2
        return 1 if token.text == "," and self.word(i + 1) in ("until", "to") and self.word(i + 1) == "until" else 0

    def present(self, i: int) -> int:
        """Words for the present as a range's end."""
        if self.words(i, "the", "present", "day"):
            return 3
        if self.words(i, "the", "present") or self.words(i, "this", "day") or self.words(i, "present", "day"):
            return 2
        if self.word(i) == "present" or (self.word(i) in ("date", "today", "now") and self.phrase_ends(i + 1)):
            return 1
        return 0

    def onwards(self, i: int) -> int:
        """Words that leave a time's end open."""
        if self.word(i) in ("onwards", "onward"):
            return 1
        if self.word(i) == "on" and self.ends(i + 1):
            return 1
        if self.words(i, "and", "onwards") or self.words(i, "and", "onward"):
            return 2
        # "(2009–)": an open range in parentheses
        if self.word(i) in DASHES and self.glued(i) and self.word(i + 1) == ")":
            return 1
        return 0

    def coordinates(self, i: int) -> int:
        """Words or a comma between times in a list."""
        if self.word(i) == ",":
            return 2 if self.word(i + 1) in ("and", "or") else 1
        return 1 if self.word(i) in ("and", "or", "&") else 0

    def function_word(self, word: str) -> bool:
        """Whether ``word`` ends a noun phrase."""
        return word in _FUNCTION

    def countable(self, word: str) -> bool:
        """Whether ``word`` is a unit or a counted noun."""
        return word in _COUNTABLE

    def determiner(self, word: str) -> bool:
        """Whether a year may stand after ``word``."""
        return word in DETERMINERS
