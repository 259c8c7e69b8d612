"""Numerals: words and digits for numbers in, their values out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from verbale.language.scanner import Token
from verbale.language.wordlists import ordered_words

CARDINALS: dict[str, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(ordered_words("en.units"))}
    | {word: 10 * value for value, word in enumerate(ordered_words("en.tens"), 2)},
    "es": {word: value for value, word in enumerate(ordered_words("es.units"))}
    | {word: 10 * value for value, word in enumerate(ordered_words("es.tens"), 3)}
    | {word: 100 * value for value, word in enumerate(ordered_words("es.hundreds"), 2)}
    | {word[:-2] + "as": 100 * value for value, word in enumerate(ordered_words("es.hundreds"), 2)}
    | {"un": 1, "una": 1, "cien": 100, "ciento": 100},
}
MULTIPLIERS: dict[str, dict[str, int]] = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12},
    "es": {"mil": 1000, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12, "docena": 12},
}
ORDINALS: dict[str, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(ordered_words("en.ordinals")) if value}
    | {word[:-1] + "ieth": 10 * value for value, word in enumerate(ordered_words("en.tens"), 2)}
    | {"hundredth": 100, "thousandth": 1000},
    "es": {word: value for value, word in enumerate(ordered_words("es.ordinals"), 1)}
    | {word[:-1] + "a": value for value, word in enumerate(ordered_words("es.ordinals"), 1)}
    | {"primer": 1, "tercer": 3},
}
_TEENS_FROM = 20


def cardinal(tokens: Sequence[Token], i: int, language: str = "en") -> tuple[int, int] | None:
    """The value of the number words at ``tokens[i]`` and the index after them; ``None`` where there are none.

    Reads ``one`` to ``nine hundred and ninety-nine`` and their thousands; ``million`` and above are left to the caller,
    which also multiplies digits by them. At most twelve tokens are read.

    >>> from verbale.language.scanner import scan
    >>> cardinal(scan("two hundred and thirty-four thousand families"), 0)
    (234000, 7)
    """
    words, scales = CARDINALS.get(language, CARDINALS["en"]), MULTIPLIERS.get(language, MULTIPLIERS["en"])
    total = current = 0
    end = i
    room = 1000  # the next word must be worth less than this: "two three" is two numbers
    while end < min(len(tokens), i + 12):
        token = tokens[end]
        value = words.get(token.lower) if token.kind == "word" else None
        if value is not None and value < room and not (value == 0 and end > i):
            current += value
            # After a bare ten only a unit may follow ("forty two"), after a unit or a teen nothing of the sort.
            room = 10 if language == "en" and value >= _TEENS_FROM else 100 if value >= 100 else 10 if value > 29 else 0
        elif token.lower == "hundred" and language == "en" and 0 < current < 10 and end > i:
            current *= 100
            room = 100
        elif token.kind == "word" and scales.get(token.lower) == 1000 and total == 0 and (end > i or language == "es"):
            total, current, room = max(current, 1) * 1000, 0, 1000
        elif end > i and token.lower in ("-", "and", "y") and end + 1 < len(tokens):
            follows = words.get(tokens[end + 1].lower, 0)
            if not 0 < follows < room:
                break
        else:
            break
        end += 1
    return (total + current, end) if end > i else None


def ordinal(tokens: Sequence[Token], i: int, language: str = "en") -> tuple[int, int] | None:
    """The value of the ordinal at ``tokens[i]`` (``5th``, ``third``, ``twenty-first``) and the index after it."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "ordinal":
        return int(re.sub(r"\D", "", token.text)), i + 1
    words = ORDINALS.get(language, ORDINALS["en"])
    if token.kind != "word":
        return None
    if token.lower in words:
        return words[token.lower], i + 1
    tens = CARDINALS["en"].get(token.lower, 0) if language == "en" else 0
    if tens >= _TEENS_FROM and i + 2 < len(tokens) and tokens[i + 1].text == "-" and not tokens[i + 2].spaced:
        unit = words.get(tokens[i + 2].lower, 0)
        if 0 < unit < 10:
            return tens + unit, i + 3
    return None


def digits(token: Token, language: str = "en") -> Decimal | None:
    """The value of a token of digits; ``None`` for other tokens.

    Groups of three digits are read in every country's style. A point or comma before exactly three last digits
    groups if the language writes groups that way (``1.406`` in Spanish) or the mark comes twice, else it is decimal.

    >>> from verbale.language.scanner import scan
    >>> [str(digits(scan(words)[0])) for words in ("1,406", "10,000", "2.5", "1 406", "4.200.000", "7,5")]
    ['1406', '10000', '2.5', '1406', '4200000', '7.5']
    >>> str(digits(scan("1.406")[0], "es"))
    '1406'
    """
    if token.kind not in ("number", "grouped", "decimal"):
        return None
    text = re.sub(r"[\s'’]", "", token.text)
    marks = re.sub(r"\d", "", text)
    if len(set(marks)) == 2:  # the last mark is the decimal one
        decimal = marks[-1]
        return Decimal(text.replace(marks[0], "").replace(decimal, "."))
    if not marks:
        return Decimal(text)
    grouping = len(marks) > 1 or (token.kind == "grouped" and (marks == "," if language == "en" else marks == "."))
    return Decimal(text.replace(marks[0], "") if grouping else text.replace(marks, "."))
