"""What scraping leaves behind and nobody wrote as text: image names, captions, category tails, reference lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.model import BlockKind, Passage
from verbale.readers.base import Found, paragraph
from verbale.readers.lines import Page
from verbale.readers.noise import SCRAPED
from verbale.readers.pieces import Piece, skip, skipped

_IMAGE_END = r"\.(?:jpe?g|png|svg|gif|tiff?|webp|og[gvam]|webm|pdf)"
_IMAGE = re.compile(rf"(?:\[\[)?(?:(?:File|Image|Archivo|Fichier|Datei):)?\S{{1,250}}?{_IMAGE_END}(?=\s|\||\]|$)", re.I)
_FILE_LINE = re.compile(r"!?\[\[?(?:File|Image|Archivo|Fichier|Datei):", re.IGNORECASE)
_CATEGORY = re.compile(r"(?:^|[\s\[])(?:Category|Categories|Categoría|Categorías|Catégorie|Kategorie):\s?(?=\S)")
_REFERENCE = re.compile(r"\[\d{1,4}\](?:\s|$|:)|\^(?:\s|$)|\[\^[^\[\]\s]{1,40}\]:")
_NAVIGATION = re.compile(
    r"(?:from wikipedia, the free encyclopedia|jump to (?:navigation|search|content).{0,40}|retrieved from .{1,300}|"
    r"this page was last edited .{1,80}|\(?redirected from .{1,120}|coordinates: .{1,100}|toggle the table of contents|"
    r"\[edit\]|navigation menu|main article: .{1,150}|main articles: .{1,150}|see also: .{1,200}|"
    r"further information: .{1,200})",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\s{1,4}\S.{0,100}")
_CAPTION_END = 200

TAILS = {
    "reference list": (
        "references|reference|notes|notes and references|references and notes|citations|footnotes|sources|"
        "works cited|referencias|notas|fuentes|références|notes et références|einzelnachweise"
    ),
    "list of related pages": (
        "see also|related articles|related pages|related topics|véase también|ver también|voir aussi|siehe auch|"
        "related content|more from this section"
    ),
    "list of links": "external links|external link|links|weblinks|enlaces externos|liens externes",
    "list of further reading": "further reading|bibliography|literature|bibliografía|bibliographie|literatur",
    "gallery": "gallery|galería|galerie",
}
_TAIL = {name: reason for reason, names in TAILS.items() for name in names.split("|")}


def image(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line that starts with an image's file name: the name and a cut-off caption are skipped, the rest is read."""
    line = page.lines[i]
    if _FILE_LINE.match(line.words) and line.words.endswith("]]"):
        return [skip(Passage(line.start, line.end), "image caption")], i + 1
    found = _IMAGE.match(line.words[:600])
    if found is None:
        return None
    end = found.end()
    close = line.words.find("]]", end, end + _CAPTION_END)
    if close >= 0 and "[[" not in line.words[end:close]:
        end = close + 2
    elif line.words[end:].lstrip().startswith("|"):
        end = len(line.words)
    caption = skip(Passage(line.start, line.start + end), "image file name and caption")
    rest = line.words[end:]
    if not rest.strip():
        return [caption], i + 1
    made, after = paragraph(page, i)
    start = line.start + end + len(rest) - len(rest.lstrip())
    return [caption, replace(made[0], passage=Passage(start, made[0].passage.end))], after


def navigation(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """Lines that move a reader about the page: "Jump to …", a table of contents with its numbered lines."""
    line = page.lines[i]
    last = i
    if line.words.casefold() in ("contents", "contents [hide]", "table of contents"):
        while not page.blank(last + 1) and _CONTENTS.fullmatch(page.lines[last + 1].words):
            last += 1
        if last == i:
            return None
    elif not is_navigation(line.words):
        return None
    return [skip(Passage(line.start, page.lines[last].end), "page navigation")], last + 1


def is_navigation(words: str) -> bool:
    """Whether a line is a wiki page's own furniture.

    >>> is_navigation("Jump to navigation")
    True
    """
    return len(words) <= 320 and _NAVIGATION.fullmatch(words) is not None


def categories(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line of ``Category:…`` names."""
    line = page.lines[i]
    found = _CATEGORY.search(line.words)
    if found is None:
        return None
    first = line.words[: found.start()]
    if "Categor" in found.group() and found.group().endswith(" ") and first:
        return None
    # "See Category:…" inside a sentence is no tail.
    if len(first) > 120 and ". " in first:
        return None
    return [skip(Passage(line.start, line.end), "category list")], i + 1


def reference(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A line of a reference list, such as ``[3] Title of a page`` or ``^ Title``."""
    line = page.lines[i]
    if not _REFERENCE.match(line.words):
        return None
    last = page.paragraph_end(i)
    return [skip(Passage(line.start, page.lines[last].end), "reference list")], last + 1


def tail_reason(words: str) -> str | None:
    """Why a section under this heading is left out, or ``None``.

    >>> tail_reason("See also")
    'list of related pages'
    """
    return _TAIL.get(" ".join(words.casefold().strip(" :.").split())) if len(words) <= 40 else None


def tail_heading(page: Page, i: int, pieces: Sequence[Piece]) -> Found | None:
    """A bare line that is the heading of a section to leave out."""
    line = page.lines[i]
    words = SCRAPED.without(line.words) if len(line.words) <= 60 else ""
    # In running lines it is a heading only if it wears "[edit]" or stands over references.
    stands = page.blank(i - 1) or words != line.words
    stands = stands or (not page.blank(i + 1) and _REFERENCE.match(page.lines[i + 1].words) is not None)
    if tail_reason(words) is None or not stands:
        return None
    passage = Passage(line.start, line.end)
    return [Piece(passage, BlockKind.HEADING, level=2, words=words, gap=True)], i + 1


def skip_tails(page: Page, pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with the sections "See also", "References", "External links" … skipped, heading and all.

    Such a section ends at the next marked heading of its level or above; in a text without marked headings, at
    a bare heading that stands over a long paragraph.
    """
    out: list[Piece] = []
    reason: str | None = None
    level = 0
    for i, piece in enumerate(pieces):
        if piece.kind is BlockKind.HEADING:
            found = tail_reason(piece.words)
            if found is not None:
                reason, level = found, piece.level
            elif reason is not None and _ends_tail(page, pieces, i, level):
                reason = None
        out.append(piece if reason is None else skipped(piece, reason))
    return out


def _ends_tail(page: Page, pieces: Sequence[Piece], i: int, level: int) -> bool:
    piece = pieces[i]
    if piece.marked:
        return piece.level <= level
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    if after is None or after.kind is not BlockKind.PARAGRAPH:
        return False
    return after.passage.end - after.passage.start >= 200 and "://" not in after.passage.of(page.text)[:2000]
