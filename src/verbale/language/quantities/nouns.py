"""Counted nouns: what stands after a number, its head, its singular, and the unit it makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verbale.language.scanner import Token
from verbale.language.wordlists import ordered_words, word_set

MAX_WORDS = 9
"""Tokens that a counted noun phrase may have."""
TIME_UNITS = {
    name: unit
    for unit, names in {
        "second": "second seconds segundos", "minute": "minute minutes minuto minutos", "hour": "hour hours hora horas",
        "day": "day days día días", "week": "week weeks semana semanas", "month": "month months mes meses",
        "year": "year years año años", "decade": "decade decades década décadas",
        "century": "century centuries siglo siglos",
    }.items()
    for name in names.split()
}  # fmt: skip
_FAMILIES = frozenset({"family", "families", "household", "households", "familia", "familias", "hogares"})
_PERSON_ENDINGS = ("ers", "ors", "ists", "ees", "ants", "people", "men", "women", "ians")
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s")
_NOT_PEOPLES = ("as", "ques", "ates", "ies", "ions", "ments", "ships", "ings", "sses", "cils", "tries", "shops", "tals")
_UNMARKED = frozenset(
    "british french dutch irish swiss spanish rohingya hazara roma hmong kachin oromo tigray tutsi hutu".split()
)
"""Peoples that are named alike in the singular and the plural."""
_ADDING = frozenset(["more", "other", "further", "additional", "such"])


class Counted(NamedTuple):
    """A counted noun phrase: its words with a singular head, its unit, and the index after its head."""

    text: str
    unit: str
    end: int


def counted_noun(tokens: Sequence[Token], i: int, language: str, *, single: bool = False) -> Counted | None:
    """The noun phrase counted by a number that ends before ``tokens[i]``, or ``None``.

    The head is the first plural among the next words (in Spanish at once), with the words before it as modifiers;
    ``single`` takes a singular head too, for "one". At most ``MAX_WORDS`` words are looked at.
    """
    function = word_set(f"{language}.function") if language in ("en", "es") else word_set("en.function")
    end = i
    while end < min(len(tokens), i + MAX_WORDS):
        token = tokens[end]
        if (token.line and end > i) or not _part(tokens, i, end) or token.lower in function:
            return _people(tokens, i, end) if language == "en" else None
        if is_plural(token, tokens[end + 1] if end + 1 < len(tokens) else None, language):
            break
        if single and language == "en" and _known(token) is not None:
            return Counted(f"{_modifiers(tokens[i:end])}{token.text}", _known(token) or "", end + 1)
        end += 1
    else:
        return _people(tokens, i, end) if language == "en" and end < i + MAX_WORDS else None
    if end >= len(tokens) or end >= i + MAX_WORDS:
        return None
    end = _head(tokens, end, language)
    head = tokens[end]
    modifiers = _modifiers(tokens[i:end])
    common = head.lower in TIME_UNITS or head.lower in word_set("en.persons")
    singular = singular_of(head.lower if common or not (head.text[:1].isupper() or head.kind == "junk") else head.text)
    return Counted(f"{modifiers}{singular}", unit_of(head, language), end + 1)


def _part(tokens: Sequence[Token], i: int, k: int) -> bool:
    token = tokens[k]
    if token.kind in ("word", "junk"):
        return True
    if token.text == "." and not token.spaced and len(tokens[k - 1].text) == 1 and tokens[k - 1].text.isupper():
        return k > i  # "U.S. citizens"
    # "T-55s", "asylum-seekers", "1990s-era": a hyphen inside a word; not the first thing after a number
    if token.text == "-" and k > i:
        return not token.spaced and k + 1 < len(tokens) and not tokens[k + 1].spaced
    return token.kind == "number" and k > i and tokens[k - 1].text == "-" and not token.spaced


def _modifiers(tokens: Sequence[Token]) -> str:
    """The words before a head, without those that only say that it is more of the same."""
    while tokens and tokens[0].lower in _ADDING:
        tokens = tokens[1:]
    words = ""
    for token in tokens:
        words += (" " if words and token.spaced else "") + token.text
    if not words:
        return ""
    return words if words.endswith("-") else words + " "


def _head(tokens: Sequence[Token], k: int, language: str) -> int:
    """The last of the plurals side by side, as in "women workers"; a plural may itself be a modifier once."""
    following = k + 1
    if language == "en" and following < len(tokens) and not tokens[following].line:
        token = tokens[following]
        after = tokens[following + 1] if following + 1 < len(tokens) else None
        if (
            token.kind == "word"
            and token.lower in word_set("en.persons")
            and token.lower not in ("dead", "wounded", "killed", "elderly")
            and is_plural(token, after, language)
        ):
            return following
    return k


def is_plural(token: Token, follows: Token | None, language: str) -> bool:
    """Whether a token reads as a plural noun (or a collective one)."""
    lower = token.lower
    if token.kind == "junk":  # "T-55s"
        return token.text.endswith("s") and token.text[:-1].isdigit()
    if token.kind != "word" or (follows is not None and follows.kind == "possessive"):
        return False
    if language == "es":
        return len(lower) > 3 and lower.endswith("s")
    if follows is not None and follows.text == "-" and not follows.spaced:
        return False
    if lower in word_set("en.plurals") or lower in word_set("en.collective"):
        return True
    if lower in word_set("en.measures"):
        return True
    if lower.endswith("is") and len(lower) > 5 and token.text[0].isupper():
        return True  # "Iraqis", "Israelis"
    return len(lower) > 2 and lower.endswith("s") and not lower.endswith(_SINGULAR_ENDINGS)


def unit_of(head: Token, language: str) -> str:
    """The unit that a head noun makes: ``person``, ``family``, a unit of time, else ``item``."""
    lower = head.lower
    if lower in TIME_UNITS:
        return TIME_UNITS[lower]
    if lower in _FAMILIES:
        return "family"
    if language == "es":
        return "person" if lower in word_set("es.persons") else "item"
    if lower in word_set("en.persons"):
        return "person"
    if lower in word_set("en.not_persons"):
        return "item"
    if head.kind == "word" and head.text[:1].isupper() and lower.endswith("s"):
        # "Koreans", "Danes" are people; "Koreas", "T-55s" are not
        return "item" if lower.endswith(_NOT_PEOPLES) or head.text.isupper() or len(lower) < 4 else "person"
    return "person" if lower.endswith(_PERSON_ENDINGS) and len(lower) > 5 else "item"


def _known(token: Token) -> str | None:
    """The unit of a singular noun that one may be counted by: a person, a family, a unit of time."""
    if token.lower in TIME_UNITS:
        return TIME_UNITS[token.lower]
    if token.lower in _FAMILIES:
        return "family"
    people = word_set("en.persons")
    known = token.lower + "s" in people or (token.lower in ordered_words("en.singulars")[:14])
    return "person" if known else None


def _people(tokens: Sequence[Token], i: int, end: int) -> Counted | None:
    """A people's name without a plural s: "300 Vietnamese", "500 Turkmen left", "40 Hmong".

    No plural follows it among the words that end before ``tokens[end]``, so it is the noun that is counted.
    """
    for k in range(i, min(end, len(tokens))):
        head = tokens[k]
        known = head.lower in _UNMARKED or (head.lower.endswith(("ese", "men")) and len(head.text) > 4)
        if known and head.kind == "word" and head.text[0].isupper():
            return Counted(f"{_modifiers(tokens[i:k])}{head.text}", "person", k + 1)
    return None


def singular_of(noun: str) -> str:
    """A noun's singular by simple rules; the noun itself where none fits.

    >>> [singular_of(noun) for noun in ("families", "people", "hostages", "T-55s", "buses", "aircraft")]
    ['family', 'person', 'hostage', 'T-55', 'bus', 'aircraft']
    """
    irregular = dict(zip(ordered_words("en.plurals"), ordered_words("en.singulars"), strict=True))
    if noun in irregular:
        return irregular[noun]
    if noun in word_set("en.collective") or not noun.endswith("s"):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "zes", "ches", "shes", "buses", "viruses", "statuses")):
        return noun[:-2]
    return noun[:-1] if not noun.endswith("ss") else noun
