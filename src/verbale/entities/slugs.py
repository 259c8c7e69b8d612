"""Slugs: readable lower-case ASCII names for IRIs, from text in any script."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAXIMUM = 96
"""The length in characters that no slug exceeds; a longer one ends in a hash of the whole text instead."""

# Revised Romanisation of Korean (2000), letter by letter; initials, vowels and finals as Unicode orders its syllables.
_INITIALS = re.split(" ", "g kk n d tt r m b pp s ss  j jj ch k t p h")
_VOWELS = re.split(" ", "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = re.split(" ", " k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
# A final before a vowel is spoken, and written, as the initial of the next syllable: hangug-eun, not hanguk-eun.
_LIAISON = {
    1: "g",
    2: "kk",
    4: "n",
    7: "d",
    8: "r",
    16: "m",
    17: "b",
    19: "s",
    20: "ss",
    22: "j",
    23: "ch",
    24: "k",
} | {
    25: "t",
    26: "p",
    27: "",
}
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng"}
    | dict.fromkeys("'’‘ʼ`´ʻ\u00ad\u200b", "")
    | {"&": " and "}
)
_INITIALISM = re.compile(r"\b(?:[a-z]\.){2,}")
_WORDS = re.compile(r"[^\W_]+")
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3


def romanise(text: str) -> str:
    """``text`` with its Hangul syllables in Latin letters (Revised Romanisation, without sound changes but liaison).

    >>> romanise("대한민국"), romanise("서울"), romanise("한국어")
    ('daehanminguk', 'seoul', 'hangugeo')
    """
    parts = []
    carried = None
    for position, character in enumerate(text):
        code = ord(character) - _HANGUL_FIRST
        if not 0 <= code <= _HANGUL_LAST - _HANGUL_FIRST:
            parts.append(character)
            carried = None
            continue
        initial, vowel, final = code // 588, code % 588 // 28, code % 28
        parts.append(carried if carried is not None else _INITIALS[initial])
        parts.append(_VOWELS[vowel])
        following = ord(text[position + 1]) - _HANGUL_FIRST if position + 1 < len(text) else -1
        silent = 0 <= following <= _HANGUL_LAST - _HANGUL_FIRST and following // 588 == 11
        carried = _LIAISON.get(final) if silent else None
        if carried is None:
            parts.append(_FINALS[final])
    return "".join(parts)


def slugify(text: str) -> str:
    """A slug of ``text``: lower-case ASCII letters and digits, words joined by single hyphens, never empty.

    Accents are dropped, Hangul is romanised; a word in another script becomes ``x`` and eight hex digits of its hash,
    so that different words stay different. The same text in any Unicode normal form gives the same slug, and a slug is
    its own.

    >>> slugify("São Tomé & Príncipe"), slugify("U.S. Embassy, N'Djamena"), slugify("김치 (kimchi)")
    ('sao-tome-and-principe', 'us-embassy-ndjamena', 'gimchi-kimchi')
    >>> slugify("Москва")
    'x4ed06085'
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    folded = _INITIALISM.sub(lambda match: match.group().replace(".", ""), folded)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = [_word(word) for word in _WORDS.findall(unicodedata.normalize("NFC", plain))]
    slug = "-".join(words) or _digest(text)
    if len(slug) > MAXIMUM:
        slug = f"{slug[: MAXIMUM - 10].rstrip('-')}-{_digest(slug)}"
    return slug


def _word(word: str) -> str:
    latin = word if word.isascii() else romanise(word)
    return latin if latin.isascii() else _digest(word)


def _digest(text: str) -> str:
    return "x" + hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()[:8]
