"""The language of each block: py3langid over a small set of languages."""

from __future__ import annotations

import math
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


def identify(words: str) -> tuple[str, float]:
    """The likeliest of ``LANGUAGES`` (ISO 639-1) for some words, and how likely it is, 0 to 1.

    Looks at the first ``MAX_CHARS`` code points. The model is loaded once, at the first call.

    >>> identify("Los ministros de ambos países firmaron un convenio de cooperación.")[0]
    'es'
    """
    return _identify(words[:MAX_CHARS])


@lru_cache(maxsize=4096)
def _identify(words: str) -> tuple[str, float]:
    import py3langid  # type: ignore[import-untyped]

    # Ranked here rather than with set_languages, which would change the identifier for the whole process.
    scores = {code: float(score) for code, score in py3langid.rank(words) if code in LANGUAGES}
    best = max(scores, key=lambda code: (scores[code], code))
    return best, 1 / sum(math.exp(max(score - scores[best], -700.0)) for score in scores.values())


def document_language(text: str, pieces: Sequence[Piece]) -> str:
    """The language most of a document's words are in: a vote of its long paragraphs, the first 40 of them."""
    votes: dict[str, int] = {}
    prose = [p for p in pieces if p.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _letters(p.passage.of(text))]
    for piece in prose[:40]:
        words = piece.passage.of(text)[:MAX_CHARS]
        language, _ = identify(words)
        votes[language] = votes.get(language, 0) + len(words)
    if not votes:
        words = " ".join(p.passage.of(text)[:200] for p in pieces[:40] if p.kind is not None)
        return identify(words)[0] if _letters(words) else "en"
    return max(votes, key=lambda code: (votes[code], code))


def label(text: str, pieces: Sequence[Piece], default: str) -> list[Piece]:
    """Pieces with their language; short ones, and those that leave doubt, get ``default``."""
    return [piece if piece.kind is None or piece.language else _labelled(text, piece, default) for piece in pieces]


def _labelled(text: str, piece: Piece, default: str) -> Piece:
    words = piece.passage.of(text)[:MAX_CHARS]
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not _letters(words):
        return replace(piece, language=default)
    language, likely = identify(words)
    return replace(piece, language=language if likely >= SURE else default)


def _letters(words: str) -> bool:
    """Whether there is enough to judge by; one Hangul or Han character tells as much as three letters."""
    letters = sum(3 if char >= "\u3040" else 1 for char in words[:200] if char.isalpha())
    return letters >= MIN_LETTERS
