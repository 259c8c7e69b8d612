"""Mastheads: what stands above the body of a release: who issues it, its title, who speaks, where, and when.

"Ministry of Foreign Affairs of Ruritania", "Press release 12/2021", the title, "Anna Novak", "Minister of Trade",
"Zenda Castle", "3 May 2021": each on a line of its own, in an order of each house's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.readers.base import head
from verbale.readers.bylines import name_of
from verbale.readers.dates import clock_line, date_line, dateline
from verbale.readers.lines import Page, ends_sentence
from verbale.readers.plain import MAX_TITLE
from verbale.readers.speakers import opens_with_tag

LETTERHEAD = "letterhead"
"""Why the lines that name who issues a release are left out of its blocks."""
BOILERPLATE = re.compile(
    r"(?:for immediate release|(?:(?:press|media|news) (?:release|statement|note)|(?:press )?communiqu[eé])s?"
    r"(?:,? (?:no|nr|number|n°|№)?[.:]?\s?\d[\w./–-]{0,15})?|media advisory|embargoed .{1,60}|###|# # #|"
    r"-?\s?(?:ends?|30)\s?-?|comunicado de prensa|communiqué de presse|(?:media |press )?contacts?: .{1,70})\.?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?!.*\b(?:statement|remarks|speech|address|read-?out|message|declaration|toast|interview|opening|visit|meeting|talks|"
    r"opens|condemns|welcomes|hosts|holds|signs|meets|receives|celebrates|marks|calls|closes|announces|issues)\b)"
    r"(?:The )?(?:[\w.’'-]+ ){0,5}?(?:of the )?(?:ministry|department|embassy|high commission|permanent mission|"
    r"consulate|office|bureau|directorate|secretariat|chancellery|cabinet|white house|presidency|government|republic|"
    r"kingdom|state|(?:press|information) (?:service|section|centre|center|department))"
    r"(?:(?:(?:,| –| -| /)? (?:of|for|and|the|in|to|at|by)\b|(?:,| –| -| /) (?-i:[A-ZÀ-Þ])[\w.’'-]*)"
    r"(?:(?:,| –| -| /)? (?:(?:of|for|and|the|in|to|at|by)\b|(?-i:[A-ZÀ-Þ])[\w.’'-]*)){0,14})?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:secretary|minister|president|ambassador|spokes(?:person|man|woman)|chancellor|director|commissioner|"
    r"chargé|consul|representative|king|queen|governor|administrator|envoy)\b",
    re.IGNORECASE,
)
LINES = 9
NEAR = 5
"""Within so many lines a date makes a release even without a letterhead."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The numbers of the lines of a masthead, ``author`` being the name on the first of the lines of ``speaker``."""

    lines: tuple[int, ...] = ()
    letterhead: frozenset[int] = frozenset()
    title: int | None = None
    speaker: tuple[int, int] | None = None
    author: str | None = None
    dated: int | None = None
    opened: bool = False
    """Whether the body opens with a dateline that gives a day."""


def masthead(page: Page) -> Masthead:
    """The masthead of a page, if it is a release."""
    first = head(page, LINES)
    lines: list[int] = []
    opened = False
    for i in first:
        words = page.lines[i].words
        line = dateline(words[:200])
        if line is not None and line[1] is not None:
            opened = True
            break
        if len(words) > MAX_TITLE or (lines and opens_with_tag(words)) or (ends_sentence(words) and not _fixed(words)):
            break
        if words.startswith(("=", "#", "|", "- ")):
            break
        lines.append(i)
    dated = next((i for n, i in enumerate(lines) if n < NEAR and date_line(page.lines[i].words)), None)
    rest = [i for i in lines if not _fixed(page.lines[i].words)]
    issuers = [i for i in rest if _BODY.fullmatch(page.lines[i].words)]
    title = next((i for i in rest if i not in issuers), None)
    letterhead = frozenset(i for i in issuers if title is not None and i < title)
    if dated is None and letterhead:
        dated = next((i for i in lines if date_line(page.lines[i].words)), None)
    speaker = _speaker(page, [i for i in rest if title is not None and i > title])
    author = page.lines[speaker[0]].words if speaker is not None else None
    return Masthead(tuple(lines), letterhead, title, speaker, author, dated, opened)


def _fixed(words: str) -> bool:
    """Whether a line is none of a title's: a date, a time, "Press release"."""
    return date_line(words) is not None or clock_line(words) or BOILERPLATE.fullmatch(words[:90]) is not None


def _speaker(page: Page, below: list[int]) -> tuple[int, int] | None:
    """The line under the title that is a name, with the line under it that is an office."""
    if len(below) < 2 or name_of(page.lines[below[0]].words) is None:
        return None
    office = page.lines[below[1]].words
    return (below[0], below[1]) if _OFFICE.search(office) and len(office) <= 100 else None
