"""The grammar that the languages share: points, ranges, relations and lists of times over flat tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from verbale.language.scanner import Token
from verbale.language.spans import span
from verbale.language.times.expression import Offset, TimeExpression, TimeKind
from verbale.language.times.relations import Relation
from verbale.language.times.resolve import bounded, end_of, start_of
from verbale.model.passage import Passage

DASHES = frozenset("-–—‒−")
FIRST_YEAR, LAST_YEAR = 1000, 2100
FIRST_LOOSE_YEAR = 1500
"""Below it a number without a preposition of time is taken for a count."""
YEAR_GAP = 400
"""A range of bare years is never longer."""


class Point(NamedTuple):
    """A time before any relation is applied: an EDTF string, or a step from another time.

    ``end`` is the index of the first token after it. ``bare`` names what needs a context to be a time: ``year`` for a
    mere number, ``month`` for a mere month's name, else nothing.
    """

    edtf: str
    end: int
    approximate: bool = False
    offset: Offset | None = None
    bare: str = ""


class Grammar:
    """A grammar over the tokens of one passage; a language adds its words by overriding the hooks.

    Every hook looks at a bounded number of tokens, so that reading a passage takes linear time.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._words = [token.lower for token in tokens]
        self.list_at = -1
        """Where another bare year may follow one just read ("1998 and 1999")."""
        self._counts: bool | None = None

    # Hooks ------------------------------------------------------------------------------------------------

    def begins(self, i: int) -> bool:
        """Whether a time, its relation included, may begin at ``i``; false only where none does."""
        return True

    def relation(self, i: int) -> Relation | None:
        """The relation words at ``i``."""
        raise NotImplementedError

    def dated(self, i: int) -> Point | None:
        """A point that proves itself: a date, a named period, a decade, a relative time."""
        raise NotImplementedError

    def month(self, i: int) -> Point | None:
        """A bare month name at ``i``, where a preposition has made it a time."""
        raise NotImplementedError

    def connects(self, i: int) -> int:
        """How many tokens of a range's "to" stand at ``i``; 0 for none."""
        raise NotImplementedError

    def present(self, i: int) -> int:
        """How many tokens that mean the present stand at ``i`` ("the present"); 0 for none."""
        raise NotImplementedError

    def onwards(self, i: int) -> int:
        """How many tokens that open a time's end stand at ``i`` ("onwards"); 0 for none."""
        return 0

    def coordinates(self, i: int) -> int:
        """How many tokens of an "and" or "or" stand at ``i``; 0 for none."""
        raise NotImplementedError

    def function_word(self, word: str) -> bool:
        """Whether a word cannot continue a noun phrase that a number begins."""
        raise NotImplementedError

    def countable(self, word: str) -> bool:
        """Whether a word names what is counted or measured."""
        raise NotImplementedError

    def determiner(self, word: str) -> bool:
        """Whether a year may stand after this word as a modifier ("the 1988 Games")."""
        raise NotImplementedError

    # Looking at tokens -------------------------------------------------------------------------------------

    def token(self, i: int) -> Token | None:
        """The token at ``i``, or ``None`` outside the passage."""
        return self.tokens[i] if 0 <= i < len(self._words) else None

    def word(self, i: int) -> str:
        """The token at ``i`` in lower case; empty outside the passage."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def words(self, i: int, *expected: str) -> bool:
        """Whether exactly these words stand at ``i``."""
        return i >= 0 and self._words[i : i + len(expected)] == list(expected)

    def number(self, i: int, low: int, high: int) -> int | None:
        """The whole number at ``i`` if it lies between ``low`` and ``high``."""
        token = self.token(i)
        if token is None or token.kind != "number" or len(token.text) > 4:
            return None
        return int(token.text) if low <= int(token.text) <= high else None

    def glued(self, i: int) -> bool:
        """Whether no space stands before token ``i``."""
        token = self.token(i)
        return token is not None and not token.spaced

    def ends(self, i: int) -> bool:
        """Whether nothing, a new line or a mark stands at ``i``."""
        token = self.token(i)
        return token is None or token.line or (token.kind == "mark" and token.text not in "%$€£&@#°")

    # Years -------------------------------------------------------------------------------------------------

    def year_digits(self, i: int, low: int = FIRST_YEAR) -> int | None:
        """A four-digit number at ``i`` that nothing glued to it makes something else."""
        token = self.token(i)
        if token is None or token.kind != "number" or len(token.text) != 4:
            return None
        value = int(token.text)
        if not low <= value <= LAST_YEAR:
            return None
        if self.glued(i) and i > 0:
            before = self.tokens[i - 1]
            if before.text in "$€£¥#№+/@_&=*.,:'’~" and before.text not in "~=*":
                return None
            # "ZX-1988", but not "1985-1988" and not "post-1990"
            if before.text in DASHES and i > 1 and self.glued(i - 1) and not self._may_precede(i - 2):
                return None
        after = self.token(i + 1)
        if after is not None and not after.spaced:
            if after.text in "%$€£°@_'*" or (after.text in "/:" and self.glued(i + 2) and self.year_pair(i) is None):
                return None
            if after.text in DASHES and self.glued(i + 2) and self.tokens[i + 2].kind == "word":
                follows = self.token(i + 3)
                return value if follows is None or follows.spaced or follows.text != "-" else None
        return value

    def _may_precede(self, i: int) -> bool:
        before = self.tokens[i]
        return before.kind in ("number", "decade") or before.lower in ("post", "pre", "mid", "early", "late")

    def year_pair(self, i: int) -> tuple[int, int] | None:
        """First and last year of ``1988–91``, ``1988-1991``, ``1988/89`` at ``i``, without spaces."""
        first, middle, last = self.token(i), self.token(i + 1), self.token(i + 2)
        if first is None or middle is None or last is None or last.kind != "number" or len(first.text) != 4:
            return None
        if middle.spaced or last.spaced or not (middle.text in DASHES or middle.text == "/"):
            return None
        if self.glued(i + 3) and (self.word(i + 3) in DASHES or self.word(i + 3) == "/"):
            return None
        start = int(first.text)
        if len(last.text) == 2:
            stop = start - start % 100 + int(last.text)
        elif len(last.text) == 4:
            stop = int(last.text)
        else:
            return None
        return (start, stop) if start < stop <= min(LAST_YEAR, start + YEAR_GAP) else None

    def counted(self, i: int) -> bool:
        """Whether the token at ``i`` says that the number before it counts or measures something."""
        token = self.token(i)
        if token is None or token.line:
            return False
        return token.text in "%$€£" or self.countable(token.lower)

    def phrase_ends(self, i: int) -> bool:
        """Whether a noun phrase cannot go on at ``i``."""
        token = self.token(i)
        return self.ends(i) or token is None or token.kind == "possessive" or self.function_word(token.lower)

    def year(self, i: int, relation: Relation | None) -> Point | None:
        """A bare year, or a pair of them, at ``i``, if the words around make it one."""
        value = self.year_digits(i)
        if value is None:
            return None
        pair = self.year_pair(i)
        end = i + 3 if pair else i + 1
        edtf = f"{pair[0]}/{pair[1]}" if pair else str(value)
        if relation is not None and relation.strong:
            proved = not self.counted(end) or (pair is not None)
        elif i == self.list_at:
            after = self.token(end)
            plural = after is not None and after.kind == "word" and after.text.islower() and after.lower.endswith("s")
            proved = value >= FIRST_LOOSE_YEAR and not self.counted(end) and (self.phrase_ends(end) or not plural)
        elif relation is not None:
            proved = value >= FIRST_LOOSE_YEAR and self.phrase_ends(end)
        else:
            proved = self.loose_year(i, end, value)
        return Point(edtf, end, bare="year") if proved else None

    def loose_year(self, i: int, end: int, value: int) -> bool:
        """Whether a number without a preposition is a year by its place: parentheses, a line of its own, a modifier."""
        before, after = self.token(i - 1), self.token(end)
        first = before is None or self.tokens[i].line
        last = after is None or after.line
        if before is not None and not first:
            if before.text == "(" and (after is not None and after.text in "),;–—-"):
                return value >= FIRST_LOOSE_YEAR - 500 and (end > i + 1 or not self._parenthesised_counts())
            if before.text in ",;" and self._in_parentheses(i) and after is not None and after.text in "),;":
                return value >= FIRST_LOOSE_YEAR
        if value < FIRST_LOOSE_YEAR or self.counted(end):
            return False
        if first:
            # "1988: opening", "1988 | opening", "1988 – opening", or nothing else on the line
            if last or (after is not None and (after.text in ":|=)" or after.text in DASHES)):
                return True
            return self._heading(end)
        assert before is not None
        alone = last or (after is not None and after.text in "|=)")
        if alone and (before.text in ",:|=–—" or (before.text == "-" and before.spaced)):
            return True
        if before.text == "." and self.word(i - 2) in ("b", "d", "est", "fl") and self.word(i - 3) in ("(", ","):
            return True
        if before.text == "," and after is not None and after.text == "," and i > 1:
            # "Opening of the mission, 1951, with interruptions"
            return value >= 1800 and self.tokens[i - 2].kind == "word" and self.tokens[i - 2].text[0].isupper()
        if before.kind == "possessive" or self.determiner(before.lower):
            return after is not None and not after.line and after.kind == "word" and not self.function_word(after.lower)
        # "…, won 1988 Olympic gold": a capital after the year and none before it
        return (
            after is not None
            and after.kind == "word"
            and after.text[:1].isupper()
            and after.spaced
            and before.kind == "word"
            and before.text.islower()
            and not self.function_word(before.lower)
        )

    def _heading(self, i: int) -> bool:
        """Whether a line that begins with a year goes on as a heading does: "1953 border incident"."""
        for k in range(i, i + 9):
            token = self.token(k)
            if token is None or token.line or token.text == "=":
                return k > i
            if token.kind != "word" or self.counted(k) or (k == i and self.function_word(token.lower)):
                return False
        return False

    def _in_parentheses(self, i: int) -> bool:
        for k in range(i - 1, max(i - 12, -1), -1):
            if self.tokens[k].text == "(":
                return True
            if self.tokens[k].text == ")":
                return False
        return False

    def _parenthesised_counts(self) -> bool:
        """Whether the passage puts counts in parentheses ("Bolivia (640), Chile (1890)"), so that none is a year."""
        if self._counts is None:
            self._counts = any(
                self.tokens[k - 1].text == "("
                and self.tokens[k + 1].text == ")"
                and token.kind in ("number", "grouped")
                and not (len(token.text) == 4 and token.text.isdigit() and int(token.text) <= LAST_YEAR)
                for k, token in enumerate(self.tokens[1:-1], 1)
            )
        return self._counts

    # Points and ranges -------------------------------------------------------------------------------------

    def point(self, i: int, relation: Relation | None = None) -> Point | None:
        """The longest time at ``i``, years and months standing alone only where ``relation`` or the place allows."""
        found = self.dated(i) or self.year(i, relation)
        if found is None and relation is not None:
            found = self.month(i)
        return found

    def ranged(self, i: int, relation: Relation | None) -> Point | None:
        """A point at ``i``, or the range that it begins; the relation of a range is its own."""
        first = self.point(i, relation)
        if first is None:
            return None
        if relation is not None and relation.between:
            width = self.coordinates(first.end)
            last = self.point(first.end + width, relation) if width else None
            return (last and join(first, last)) or None
        width = self.connects(first.end)
        if not width:
            return first
        dash = self.word(first.end) in DASHES
        if not dash and first.bare == "year" and not (relation is not None and relation.range):
            return first
        if self.present(first.end + width):
            return first  # read as open by the caller
        proving = relation if relation is not None and relation.strong else Relation("at", i, strong=not dash)
        last = self.point(first.end + width, proving)
        if last is None:
            return first
        if first.bare == "year" and last.bare == "year" and not 0 < int(last.edtf[:4]) - int(first.edtf[:4]) < YEAR_GAP:
            return first
        return join(first, last) or first

    # Reading -----------------------------------------------------------------------------------------------

    def parse(self) -> list[TimeExpression]:
        """The expressions of the passage in text order."""
        found: list[TimeExpression] = []
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].kind in ("mark", "url", "grouped", "decimal") and self.word(i) not in ("'", "~"):
                i += 1
                continue
            if not self.begins(i):
                i += 1
                continue
            listed = self.day_list(i)
            if listed is not None:
                expressions, i = listed
                found += expressions
                continue
            read = self.expression(i)
            if read is None:
                i += 1
                continue
            expression, end = read
            found.append(expression)
            i = max(end, i + 1)
        return share_years(found, self.text)

    def day_list(self, i: int) -> tuple[list[TimeExpression], int] | None:
        """Two days of one month ("3 and 5 May 2019"), each an expression."""
        return None

    def expression(self, i: int) -> tuple[TimeExpression, int] | None:
        """The expression that starts at ``i``, relation words first, and the index after it."""
        relation = self.relation(i)
        if relation is not None:
            read = self._related(i, relation)
            if read is not None:
                return read
        point = self.ranged(i, None)
        return self.finish(i, point, Relation("at", i)) if point is not None else None

    def _related(self, i: int, relation: Relation) -> tuple[TimeExpression, int] | None:
        start = relation.end
        point = self.ranged(start, relation)
        if point is None:
            return None
        if relation.range and ("/" in point.edtf or (point.offset is not None and point.offset.until)):
            relation = relation._replace(name="at")
        return self.finish(i if relation.included else start, point, relation)

    def finish(self, start: int, point: Point, relation: Relation) -> tuple[TimeExpression, int] | None:
        """The expression of a point from token ``start`` on, with what opens its end; ``None`` if it is no date."""
        end, name = point.end, relation.name
        width = self.connects(end)
        opened = width and self.present(end + width)
        if opened:
            end, name = end + width + opened, "since"
        elif self.onwards(end) and name in ("at", "since"):
            end, name = end + self.onwards(end), "since"
        passage = Passage(self.tokens[start].start, self.tokens[end - 1].end)
        approximate = point.approximate or relation.approximate
        self.list_at = -1
        if point.bare == "year" and name in ("at", "by") and (width := self.coordinates(end)):
            self.list_at = end + width
        if point.offset is not None:
            return TimeExpression(passage, TimeKind.RELATIVE, name, approximate, offset=point.offset), end
        time = bounded(point.edtf, name)
        if time is None:
            return None
        kind = TimeKind.PARTIAL if "XXXX" in point.edtf else TimeKind.ABSOLUTE
        return TimeExpression(passage, kind, name, approximate, time, point.edtf), end


def valid(edtf: str) -> bool:
    """Whether an EDTF string names a time that exists."""
    try:
        span(edtf)
    except ValueError:
        return False
    return True


def join(first: Point, last: Point) -> Point | None:
    """The range from one point to another, years shared between them where the text says one only; ``None`` if none."""
    approximate = first.approximate or last.approximate
    if last.offset is not None:
        return None
    if first.offset is not None:
        return Point("", last.end, approximate, replace(first.offset, until=last.edtf))
    if "/" in first.edtf or "/" in last.edtf:
        return None
    start, stop = start_of(first.edtf), end_of(last.edtf)
    if start.startswith("XXXX") and not stop.startswith("XXXX"):
        if len(stop) == 4:  # "from March to 1988" says nothing of March's year
            return None
        year = int(stop[:4]) - (start[4:] > stop[4:])
        start = f"{year:04}{start[4:]}"
    elif stop.startswith("XXXX") and not start.startswith("XXXX"):
        if len(start) == 4 or stop[4:] < start[4:]:
            return None
        stop = start[:4] + stop[4:]
    edtf = f"{start}/{stop}"
    return Point(edtf, last.end, approximate) if start != stop and valid(edtf) else None


def share_years(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Give a day or month its year where it is listed right before one that has it ("May 3 and June 5, 2019")."""
    shared = list(found)
    for k in range(len(found) - 2, -1, -1):
        here, there = shared[k], shared[k + 1]
        if here.kind is not TimeKind.PARTIAL or there.kind is not TimeKind.ABSOLUTE or not here.base or not there.base:
            continue
        between = text[here.passage.end : there.passage.start].strip(" \n").casefold()
        between = between.removesuffix(" on").removesuffix(" in").removesuffix(" the")
        if between not in ("and", "or", ",", "&", ", and", "y", "o", "e", "then", "and again"):
            continue
        if len(here.base) != len(there.base) or "/" in here.base or here.base[4:] > there.base[4:]:
            continue
        edtf = there.base[:4] + here.base[4:]
        time = bounded(edtf, here.relation)
        if time is not None:
            shared[k] = replace(here, kind=TimeKind.ABSOLUTE, span=time, base=edtf)
    return shared
