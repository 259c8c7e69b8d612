"""Markdown: ``#`` headings, lists, tables, block quotes; code and front matter are skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, head, scan
from verbale.readers.dates import date_line, first_date
from verbale.readers.filler import skip_filler
from verbale.readers.headings import bare_heading, hash_heading, heads_columns, settle
from verbale.readers.lines import Page
from verbale.readers.lists import bullet, link_line
from verbale.readers.mastheads import NEAR
from verbale.readers.noise import MARKDOWN_NOISE
from verbale.readers.pieces import Piece, skip
from verbale.readers.residue import categories, image, reference, skip_tails
from verbale.readers.tables import table

_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)")
_QUOTE = re.compile(r"[>\s]+")
_STRONG = re.compile(r"\*\*\S")
_FRONT = re.compile(r"(?P<key>title|author|date|lang|language)\s{0,3}:\s{0,3}(?P<value>\S.{0,300})", re.IGNORECASE)
_IMAGE_LINE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,500}\)")
_LINK_TARGET = re.compile(r"\[[^\[\]\n]{1,200}\]:\s{0,4}\S{1,2000}")


def fence(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Fenced code, skipped up to its closing fence or the end."""
    opening = page.lines[i].words[:3]
    if opening not in ("```", "~~~"):
        return None
    last = i
    while last + 1 < len(page.lines):
        last += 1
        if page.lines[last].words.startswith(opening):
            break
    return [skip(Passage(page.lines[i].start, page.lines[last].end), "code")], last + 1


def front_matter(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A YAML head between ``---`` lines at the very top."""
    last = _front_end(page)
    if last is None or i > last:
        return None
    return [skip(Passage(page.lines[i].start, page.lines[last].end), "front matter")], last + 1


def block_quote(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """``> words``: a quoted paragraph; the marks at the start of its further lines are noise."""
    if not page.lines[i].words.startswith(">"):
        return None
    last = i
    while not page.blank(last + 1) and page.lines[last + 1].words.startswith(">") and last - i < 500:
        last += 1
    marks = []
    for line in page.lines[i : last + 1]:
        found = _QUOTE.match(line.words)
        marks.append(Passage(line.start, line.start + (found.end() if found else 0)))
    # Lines that are nothing but marks at the beginning are not part of the quotation.
    first = next((k for k, mark in enumerate(marks) if mark.end < page.lines[i + k].end), None)
    if first is None:
        return [], last + 1
    passage = Passage(marks[first].end, page.lines[last].end)
    noise = tuple(marks[first + 1 :])
    return [Piece(passage, BlockKind.PARAGRAPH, noise=noise, quoted=True, gap=page.gap(i) > 0)], last + 1


def residue(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line that is only an image or a link's target."""
    line = page.lines[i]
    if _IMAGE_LINE.fullmatch(line.words[:1200]):
        return [skip(Passage(line.start, line.end), "image caption")], i + 1
    if _LINK_TARGET.fullmatch(line.words[:2500]):
        return [skip(Passage(line.start, line.end), "link")], i + 1
    return None


def dated(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line near the top that is nothing but the date, perhaps with a place: when a release was published."""
    line = page.lines[i]
    return ([skip(Passage(line.start, line.end), "date line")], i + 1) if i == _dated(page) else None


CONSTRUCTS: tuple[Construct, ...] = (
    front_matter,
    fence,
    hash_heading,
    dated,
    residue,
    table,
    categories,
    image,
    reference,
    link_line,
    block_quote,
    bullet,
    bare_heading,
)


class Markdown:
    """A Markdown text."""

    name = "markdown"

    def recognises(self, page: Page) -> float:
        """By its headings, front matter, fences, links and strong words."""
        if _front_end(page) is not None:
            return 0.9
        lines = page.lines[:5_000]
        hashes = [line.words for line in lines if line.words.startswith("#") and not heads_columns(line.words)]
        score = 0.75 if any(words.lstrip("#")[:1] == " " and len(words) <= 300 for words in hashes) else 0.0
        score += 0.3 if any(_LINK.search(line.words[:5_000]) for line in lines) else 0.0
        score += 0.2 if any(_STRONG.search(line.words[:5_000]) for line in lines) else 0.0
        score += 0.4 if any(line.words.startswith("```") for line in lines) else 0.0
        return min(score, 0.83)

    def read(self, page: Page) -> Draft:
        """The pieces of the text, its link lists skipped."""
        pieces = settle(page, skip_filler(page, skip_tails(page, scan(page, CONSTRUCTS))))
        front = _front(page)
        language = front.get("lang") or front.get("language")
        return Draft(
            pieces,
            MARKDOWN_NOISE,
            front.get("title"),
            front.get("author"),
            first_date(front.get("date", "")) or _published(page),
            language[:2].lower() if language and language[:2].isalpha() else None,
        )


def _dated(page: Page) -> int | None:
    return next((i for i in head(page, NEAR) if date_line(page.lines[i].words)), None)


def _published(page: Page) -> str | None:
    at = _dated(page)
    return date_line(page.lines[at].words) if at is not None else None


def _front_end(page: Page) -> int | None:
    first = head(page, 1)
    if not first or page.lines[first[0]].words != "---":
        return None
    start = first[0] + 1
    closing = (i for i in range(start, min(start + 100, len(page.lines))) if page.lines[i].words in ("---", "..."))
    end = next(closing, None)
    return end if end is not None and end > start and ":" in page.lines[start].words else None


def _front(page: Page) -> dict[str, str]:
    end = _front_end(page)
    found = [_FRONT.fullmatch(line.words[:400]) for line in page.lines[: end or 0]]
    return {m["key"].lower(): m["value"].strip("\"' ") for m in found if m}
