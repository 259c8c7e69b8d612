"""Words of another source: loose quotations at the end of a scraped page, pull-quotes in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.model import BlockKind
from verbale.readers.base import words_of
from verbale.readers.lines import Page
from verbale.readers.pieces import Piece, skipped

PULL_QUOTE = "pull-quote repeated in the text"
_MARK = re.compile(r"\[\d{1,4}\]")
_WORD = re.compile(r"\w+")
_SHINGLE = 8
_MAX_PULL_QUOTE = 800
_MAX_WORDS = 200_000


def mark_loose(page: Page, pieces: Sequence[Piece], language: str) -> list[Piece]:
    """Pieces with loose source quotations marked ``quoted``.

    They are paragraphs after the last one with a citation mark, in the same section and after a blank line, without
    marks of their own, where one is in another language or the section's other paragraphs are all cited.
    A paragraph in another language is a quotation wherever it stands. Pieces must have their language.
    """
    out = [
        replace(p, quoted=True) if p.kind is BlockKind.PARAGRAPH and p.language not in (None, language) else p
        for p in pieces
    ]
    body = [i for i, piece in enumerate(out) if piece.kind is not None]
    cited = [i for i in body if out[i].kind is BlockKind.PARAGRAPH and _MARK.search(words_of(page, out[i]))]
    if len(cited) < 3:
        return out
    run = [i for i in body if i > cited[-1]]
    if not run or any(out[i].kind is not BlockKind.PARAGRAPH for i in run) or not out[run[0]].gap:
        return out
    section = [i for i in body if i <= cited[-1]]
    for k in range(len(section) - 1, -1, -1):
        if out[section[k]].kind is BlockKind.HEADING:
            section = section[k + 1 :]
            break
    prose = [i for i in section if out[i].kind is BlockKind.PARAGRAPH]
    foreign = any(out[i].language != language for i in run)
    if foreign or (len(prose) >= 3 and all(i in cited for i in prose)):
        for i in run:
            out[i] = replace(out[i], quoted=True)
    return out


def skip_pull_quotes(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with paragraphs skipped whose words another, longer paragraph repeats in full.

    Compares words without case and punctuation; looks up the first eight words, so that it stays linear.
    Only the first ``_MAX_WORDS`` words of the text are compared.
    """
    words: dict[int, list[str]] = {}
    left = _MAX_WORDS
    for i, piece in enumerate(pieces):
        if piece.kind is BlockKind.PARAGRAPH and left > 0:
            words[i] = _WORD.findall(words_of(page, piece).casefold())
            left -= len(words[i])
    short = {
        tuple(found[:_SHINGLE]): i
        for i, found in words.items()
        if len(found) >= _SHINGLE and len(words_of(page, pieces[i])) <= _MAX_PULL_QUOTE
    }
    repeated: set[int] = set()
    for j, found in words.items():
        for k in range(len(found) - _SHINGLE + 1):
            quote = short.get(tuple(found[k : k + _SHINGLE]), j)
            size = len(words[quote])
            if quote != j and size < len(found) and found[k : k + size] == words[quote]:
                repeated.add(quote)
    return [skipped(piece, PULL_QUOTE) if i in repeated else piece for i, piece in enumerate(pieces)]
