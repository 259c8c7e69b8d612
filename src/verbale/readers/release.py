"""Press releases: a title line, a date line, perhaps place and time, then the body or a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from verbale.model import BlockKind, Passage
from verbale.readers.base import Construct, Draft, Found, head, scan, words_of
from verbale.readers.bylines import byline, mark_datelines
from verbale.readers.dates import clock_line, date_line
from verbale.readers.headings import bare_heading, settle
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.lists import bullet, link_line
from verbale.readers.mastheads import BOILERPLATE, LETTERHEAD, LINES, NEAR, Masthead, masthead
from verbale.readers.pieces import Piece, skip
from verbale.readers.plain import MAX_TITLE
from verbale.readers.residue import image, reference
from verbale.readers.speakers import mark_speakers, opens_with_tag, tagged
from verbale.readers.tables import table


class Release:
    """A press release, statement, read-out or transcript."""

    name = "release"

    def recognises(self, page: Page) -> float:
        """Sure when one of the first lines is a date, with a title line beside it and no other mark."""
        top = masthead(page)
        first = head(page, NEAR)
        if any(BOILERPLATE.fullmatch(page.lines[i].words[:90]) for i in first[:3]):
            return 0.84
        if top.letterhead and top.opened:
            return 0.78
        if top.dated is None or len(first) < 3:
            return 0.7 if tagged(page) else 0.0
        if not top.letterhead and byline(page).author is not None and not tagged(page):
            return 0.5
        return 0.82

    def read(self, page: Page) -> Draft:
        """The pieces of the release; the date, place and time lines are skipped, speaker tags are noise."""
        top = masthead(page)
        transcript = tagged(page)
        constructs: list[Construct] = [partial(_boilerplate), partial(_letterhead, top), partial(_date, top)]
        constructs += [partial(_title, top), partial(_speaker, top)]
        if transcript:
            constructs += [_clock]
        if transcript or top.speaker is not None:
            constructs += [partial(_place, top)]
        constructs += [table, image, reference, link_line, bullet]
        if not transcript:
            constructs.append(bare_heading)
        pieces = settle(page, scan(page, constructs))
        pieces, first_dated = mark_datelines(page, pieces)
        published = date_line(page.lines[top.dated].words) if top.dated is not None else first_dated
        marked = mark_speakers(page, pieces) if transcript or _spoken(pieces, page) else pieces
        return Draft(marked, author=top.author, published=published)


def _spoken(pieces: Sequence[Piece], page: Page) -> bool:
    """Whether the body opens with a speaker tag, though nobody else speaks after."""
    body = next((piece for piece in pieces if piece.kind is BlockKind.PARAGRAPH), None)
    return body is not None and opens_with_tag(words_of(page, body))


def _boilerplate(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    line = page.lines[i]
    if len(line.words) > 80 or not BOILERPLATE.fullmatch(line.words):
        return None
    return [skip(Passage(line.start, line.end), "release boilerplate")], i + 1


def _letterhead(top: Masthead, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    line = page.lines[i]
    return ([skip(Passage(line.start, line.end), LETTERHEAD)], i + 1) if i in top.letterhead else None


def _title(top: Masthead, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The first line that is no date; a line right under it goes on with it."""
    line = page.lines[i]
    if any(piece.kind is not None for piece in pieces) or i == top.dated or len(line.words) > MAX_TITLE:
        return None
    stops = {top.dated, top.speaker[0] if top.speaker is not None else None}
    last = i
    while not page.blank(last + 1) and last + 1 not in stops and page.lines[last + 1].end - line.start <= MAX_TITLE:
        last += 1
    if ends_sentence(page.lines[last].words) and not page.blank(last + 1) and last + 1 not in stops:
        return None
    passage = Passage(line.start, page.lines[last].end)
    words = " ".join(passage.of(page.text).split())
    return [Piece(passage, BlockKind.TITLE, level=1, words=words, gap=True)], last + 1


def _speaker(top: Masthead, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """The name and the office of who speaks, as a paragraph of their own."""
    if top.speaker is None or i != top.speaker[0]:
        return None
    last = top.speaker[1]
    passage = Passage(page.lines[i].start, page.lines[last].end)
    return [Piece(passage, BlockKind.PARAGRAPH, gap=True)], last + 1


def _date(top: Masthead, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    if i != top.dated:
        return None
    line = page.lines[i]
    return [skip(Passage(line.start, line.end), "date line")], i + 1


def _clock(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    line = page.lines[i]
    return ([skip(Passage(line.start, line.end), "time line")], i + 1) if clock_line(line.words) else None


def _place(top: Masthead, page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Short lines under the title, up to the first paragraph, say where words were spoken."""
    line = page.lines[i]
    started = sum(piece.kind not in (None, BlockKind.TITLE) for piece in pieces[:LINES]) > (top.speaker is not None)
    above = top.speaker is None and (top.dated is None or i < top.dated)
    if top.dated is None or above or started or len(line.words) > 100 or ":" in line.words:
        return None
    return ([skip(Passage(line.start, line.end), "place line")], i + 1) if not ends_sentence(line.words) else None
