"""Filler: paragraphs about the article itself, which some mirrors put before and after the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind
from verbale.readers.base import words_of
from verbale.readers.lines import Page
from verbale.readers.pieces import Piece, skipped

REASON = "filler about the article itself"
_SELF = re.compile(
    r"\b(?:this|present|following|our) (?:article|text|essay|post|page|guide|piece|blog|reading)\b"
    r"|\b(?:our|the|dear) readers?\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|us|our|let's|let’s)\b", re.IGNORECASE)
_EXPLORE = re.compile(
    r"\b(explor|delv|immers|unravel|journey|discover|analy[sz]|examin|fascinat|excit|intrigu|reflect|dive|perspective|"
    r"facet|aspect|comprehensive)\w{0,8}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def is_filler(words: str) -> bool:
    """Whether a paragraph speaks of its own article and of nothing else.

    It must speak in the first person plural, hold no digit (so no date and no number), and either name the
    article or its readers, or be full of words of exploring.

    >>> is_filler("In this article we will explore the fascinating history of salt, and reflect on its future.")
    True
    >>> is_filler("We signed the treaty in 1988, as this article explains.")
    False
    """
    words = words[:5_000]
    if _DIGIT.search(words) or not _WE.search(words):
        return False
    explores = len({found.group(1).casefold() for found in _EXPLORE.finditer(words)})
    return explores >= 1 if _SELF.search(words) else explores >= 4


def skip_filler(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with filler paragraphs skipped."""
    return [
        skipped(piece, REASON) if piece.kind is BlockKind.PARAGRAPH and is_filler(words_of(page, piece)) else piece
        for piece in pieces
    ]
