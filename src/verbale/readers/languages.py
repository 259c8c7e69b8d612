"""The language of each block: by its function words where they leave no doubt, else by py3langid.

Loading py3langid's model takes as long as reading dozens of documents, and most blocks do not need it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from verbale.model import BlockKind
from verbale.readers.pieces import Piece

LANGUAGES = ("en", "es", "fr", "pt", "it", "de", "nl", "ko", "ja", "zh", "ru", "uk", "ar", "fa", "tr", "pl", "id", "vi")
MAX_CHARS = 1_000
"""How much of a block is looked at."""
MIN_LETTERS = 50
"""Shorter blocks take the document's language: names and headings fool any identifier."""
SURE = 0.97
FUNCTION_WORDS = {
    "en": "the of and to that which with from by were has have been its their this these between for are at not after "
    "but who his her they it would also will be into an on many more than other some both during until since "
    "according where when there while through several because could should must",
    "es": "el los las del que en una con su sus se por para como más fue y lo es entre ha desde también sobre según",
    "": "der die das und den von mit ist nicht dem zu auf ein eine für sich im le les des et du une est dans pour "
    "sur avec au aux qui il di che della gli nel è sono delle dei do da das em um uma ao não foi pelo pela com os "
    "het een van niet zijn yang dan di ve bir i w na się não và của",
}
"""Frequent words of English, of Spanish, and of neither; a word that says little ("de", "a", "in") stands in none."""
MIN_HITS = 3
"""So many function words at least decide, not all of them the same …"""
MIN_SHARE = 0.15
"""… if they are this share of all words …"""
MAX_FOREIGN = 0.2
"""… and those of other languages are at most this share of them."""
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)*(?:(?: (?:del?|las?|los|el|y|e|d[aiou]s?|van|von|der|den|zu)){1,3}"
    r"(?: [A-ZÀ-Þ][\w'’.-]*)+)+"
)
"""Names with particles, which are of no language."""
_KNOWN = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}


def identify(words: str) -> tuple[str, float]:
    """The likeliest of ``LANGUAGES`` (ISO 639-1) for some words, and how likely it is, 0 to 1.

    Looks at the first ``MAX_CHARS`` code points. Where function words decide (English, Spanish) the likelihood is 1;
    the model is loaded at the first words that leave doubt.

    >>> identify("Los ministros de ambos países firmaron un convenio de cooperación.")[0]
    'es'
    """
    words = words[:MAX_CHARS]
    decided = _by_function_words(words)
    return (decided, 1.0) if decided else _identify(words)


def _by_function_words(words: str) -> str | None:
    """English or Spanish where the function words leave no doubt, else ``None``."""
    found = _WORD.findall(words.lower())
    hits = {language: [word for word in found if word in known] for language, known in _KNOWN.items()}
    every = sum(map(len, hits.values()))
    for language in ("en", "es"):
        own = len(hits[language])
        enough = own >= max(MIN_HITS, MIN_SHARE * len(found)) and len(set(hits[language])) > 1
        if enough and every - own <= MAX_FOREIGN * own:
            return language
    return None


@lru_cache(maxsize=4096)
def _identify(words: str) -> tuple[str, float]:
    import py3langid  # type: ignore[import-untyped]

    # Ranked here rather than with set_languages, which would change the identifier for the whole process.
    scores = {code: float(score) for code, score in py3langid.rank(words) if code in LANGUAGES}
    best = max(scores, key=lambda code: (scores[code], code))
    return best, 1 / sum(math.exp(max(score - scores[best], -700.0)) for score in scores.values())


def document_language(text: str, pieces: Sequence[Piece]) -> str:
    """The language most of a document's words are in: a vote of its long paragraphs, the first 40.

    What leaves doubt counts as English.
    """
    votes: dict[str, int] = {}
    prose = [p for p in pieces if p.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _letters(p.passage.of(text))]
    for piece in prose[:40]:
        words = piece.passage.of(text)[:MAX_CHARS]
        language, likely = identify(words)
        language = language if likely >= SURE else "en"
        votes[language] = votes.get(language, 0) + len(words)
    if not votes:
        words = " ".join(p.passage.of(text)[:200] for p in pieces[:40] if p.kind is not None)
        return identify(words)[0] if _letters(words) and _foreign(words) else "en"
    return max(votes, key=lambda code: (votes[code], code))


def _foreign(words: str) -> bool:
    """Whether short lines show a sign of not being English: to the model names in a row look like any language."""
    found = _WORD.findall(words.lower())
    own, other = (sum(word in known for word in found) for known in (_KNOWN["en"], _KNOWN["es"] | _KNOWN[""]))
    return other > own or any(char >= "\u0370" and char.isalpha() for char in words)


def label(text: str, pieces: Sequence[Piece], default: str) -> list[Piece]:
    """Pieces with their language; short ones, and those that leave doubt, get ``default``."""
    return [piece if piece.kind is None or piece.language else _labelled(text, piece, default) for piece in pieces]


def _labelled(text: str, piece: Piece, default: str) -> Piece:
    words = piece.passage.of(text)[:MAX_CHARS]
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not _letters(words):
        return replace(piece, language=default)
    language, likely = identify(words)
    if language != default and (plain := _NAMES.sub(" ", words)) != words:  # "Juan Mendoza de la Cruz" is no Spanish
        language, likely = identify(plain) if _letters(plain) else (default, 1.0)
    return replace(piece, language=language if likely >= SURE else default)


def _letters(words: str) -> bool:
    """Whether there is enough to judge by; one Hangul or Han character tells as much as three letters."""
    letters = sum(3 if char >= "\u3040" else 1 for char in words[:200] if char.isalpha())
    return letters >= MIN_LETTERS
