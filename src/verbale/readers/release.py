"""Press releases: a title line, a date line, perhaps place and time, then the body or a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, head, scan
from verbale.readers.bylines import byline, mark_datelines
from verbale.readers.dates import clock_line, date_line
from verbale.readers.headings import bare_heading, settle
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.lists import bullet, link_line
from verbale.readers.pieces import Piece, skip
from verbale.readers.plain import MAX_TITLE
from verbale.readers.residue import image, reference
from verbale.readers.speakers import mark_speakers, tagged
from verbale.readers.tables import table

_BOILERPLATE = re.compile(
    r"(?:for immediate release|press release|media release|news release|media advisory|embargoed .{1,60}|###|# # #|"
    r"-?\s?(?:ends?|30)\s?-?|comunicado de prensa|communiqué de presse|(?:media |press )?contacts?: .{1,70})\.?",
    re.IGNORECASE,
)
FIRST = 5


class Release:
    """A press release, statement, read-out or transcript."""

    name = "release"

    def recognises(self, page: Page) -> float:
        """Sure when one of the first lines is a date, with a title line beside it and no other mark."""
        first = head(page, FIRST)
        dated = _dated(page, first)
        if any(_BOILERPLATE.fullmatch(page.lines[i].words[:90]) for i in first[:3]):
            return 0.84
        if dated is None or len(first) < 3:
            return 0.7 if tagged(page) else 0.0
        if byline(page).author is not None and not tagged(page):
            return 0.5
        above = [page.lines[i].words for i in first if i < dated]
        short = all(len(words) <= MAX_TITLE and not words.startswith(("=", "#", "|", "- ")) for words in above)
        return 0.82 if short else 0.0

    def read(self, page: Page) -> Draft:
        """The pieces of the release; the date, place and time lines are skipped, speaker tags are noise."""
        first = head(page, FIRST)
        dated = _dated(page, first)
        transcript = tagged(page)
        constructs: list[Construct] = [partial(_boilerplate), partial(_title, dated), partial(_date, dated)]
        if transcript:
            constructs += [_clock, partial(_place, dated)]
        constructs += [table, image, reference, link_line, bullet]
        if not transcript:
            constructs.append(bare_heading)
        pieces = settle(page, scan(page, constructs))
        pieces, first_dated = mark_datelines(page, pieces)
        published = date_line(page.lines[dated].words) if dated is not None else first_dated
        return Draft(mark_speakers(page, pieces) if transcript else pieces, published=published)


def _dated(page: Page, first: Sequence[int]) -> int | None:
    return next((i for i in first if date_line(page.lines[i].words)), None)


def _boilerplate(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    line = page.lines[i]
    if len(line.words) > 80 or not _BOILERPLATE.fullmatch(line.words):
        return None
    return [skip(Passage(line.start, line.end), "release boilerplate")], i + 1


def _title(dated: int | None, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The first line that is no date; a line right under it goes on with it."""
    line = page.lines[i]
    if any(piece.kind is not None for piece in pieces) or i == dated or len(line.words) > MAX_TITLE:
        return None
    last = i
    while not page.blank(last + 1) and last + 1 != dated and page.lines[last + 1].end - line.start <= MAX_TITLE:
        last += 1
    if ends_sentence(page.lines[last].words) and not page.blank(last + 1) and last + 1 != dated:
        return None
    passage = Passage(line.start, page.lines[last].end)
    words = " ".join(passage.of(page.text).split())
    return [Piece(passage, BlockKind.TITLE, level=1, words=words, gap=True)], last + 1


def _date(dated: int | None, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    if i != dated:
        return None
    line = page.lines[i]
    return [skip(Passage(line.start, line.end), "date line")], i + 1


def _clock(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    line = page.lines[i]
    return ([skip(Passage(line.start, line.end), "time line")], i + 1) if clock_line(line.words) else None


def _place(dated: int | None, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Short lines between the date and the first paragraph say where a transcript was taken down."""
    line = page.lines[i]
    started = any(piece.kind not in (None, BlockKind.TITLE) for piece in pieces[:FIRST])
    if dated is None or i < dated or started or len(line.words) > 100 or ":" in line.words:
        return None
    return ([skip(Passage(line.start, line.end), "place line")], i + 1) if not ends_sentence(line.words) else None
