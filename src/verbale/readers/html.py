"""HTML: the main text by trafilatura, within bounds, read on as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verbale.model import BlockKind, InputError
from verbale.readers.base import Draft
from verbale.readers.bylines import split_note
from verbale.readers.dates import first_date
from verbale.readers.lines import page_of
from verbale.readers.markdown import Markdown
from verbale.readers.quotations import skip_pull_quotes

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MAX_CHARS = 5_000_000
MAX_ELEMENTS = 20_000
MAX_DEPTH = 200
MAX_WEIGHT = 1_000_000
"""Bound on the sum of all elements' depths: trafilatura's work grows with it."""

_START = re.compile(
    r"(?:<\?xml[^<>]{0,200}\?>\s{0,20})?(?:<!--[^<>]{0,2000}-->\s{0,20})?<(?:!doctype\s{1,5}html|html)\b", re.I
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|table|tr|td|body|head|article|section|span|a)\b[^<>]{0,500}>", re.IGNORECASE
)
_ESCAPED = re.compile(r"(?<!\n)(?<!^)\\([\\`*_{}\[\]()#+.!|<>-])")
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate", "publish-date")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a page as Markdown, and what its head says."""

    text: str
    title: str | None
    author: str | None
    published: str | None
    language: str | None


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it opens as a page does, or is full of its tags.

    >>> looks_like_html("<!DOCTYPE html><p>Hello")
    True
    """
    start = text[:20_000].lstrip()
    return bool(_START.match(start)) or (start.startswith("<") and len(_TAG.findall(start)) >= 4)


def extract(markup: str, name: str) -> Extracted:
    """The main text of a page as Markdown. Nothing is fetched.

    Raises ``InputError`` when the page is too big or too deep, does not parse, or has no main text.
    """
    if len(markup) > MAX_CHARS:
        raise InputError(f"{name}: HTML of more than {MAX_CHARS / 1e6:g} million characters; save the article alone")
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            raise InputError(f"{name}: not HTML that can be parsed; save the page's text as .txt")
        _weigh(tree, name)
        head = _head(tree)
        text = trafilatura.extract(
            tree,
            output_format="markdown",
            fast=True,
            include_comments=False,
            include_tables=True,
            include_links=False,
            include_images=False,
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise InputError(f"{name}: HTML that cannot be read ({type(error).__name__}); save its text as .txt") from error
    if not text or text.isspace():
        raise InputError(f"{name}: HTML without a main text; save the page's text as .txt")
    return replace(head, text=_ESCAPED.sub(r"\1", text))


class Html:
    """The text that ``extract`` made of a page. It is never recognised from the text: ``read_text`` knows."""

    name = "html"

    def recognises(self, page: object) -> float:
        """Never: the markup is gone."""
        return 0.0

    def read(self, extracted: Extracted) -> Draft:
        """The pieces of the extracted text."""
        page = page_of(extracted.text)
        draft = Markdown().read(page)
        pieces = [part for piece in draft.pieces for part in split_note(page, piece, extracted.author)]
        has_title = any(piece.kind is BlockKind.TITLE for piece in pieces)
        return replace(
            draft,
            pieces=skip_pull_quotes(page, pieces),
            title=None if has_title else extracted.title,
            author=extracted.author,
            published=extracted.published,
            language=draft.language or extracted.language,
        )


def _weigh(tree: HtmlElement, name: str) -> None:
    """Refuse a tree that would take too long: walked without recursion, stopped at the first bound."""
    depth = count = weight = 0
    from lxml.etree import iterwalk

    for event, _ in iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        weight += depth
        if depth > MAX_DEPTH or count > MAX_ELEMENTS or weight > MAX_WEIGHT:
            bound = f"{MAX_DEPTH} levels deep" if depth > MAX_DEPTH else f"{MAX_ELEMENTS:,} elements"
            raise InputError(f"{name}: HTML with more than {bound}; save the article's text alone")


def _head(tree: HtmlElement) -> Extracted:
    """Title, author, date and language from the page's own head; no guessing from its text."""
    meta: dict[str, str] = {}
    for element in list(tree.iter("meta"))[:500]:
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if key and value and value.strip():
            meta.setdefault(key.strip().lower(), " ".join(value.split())[:300])
    titles = [" ".join("".join(element.itertext()).split())[:300] for element in list(tree.iter("title"))[:1]]
    date = next((meta[key] for key in _DATES if key in meta), None)
    language = (tree.get("lang") or "")[:2].lower()
    author = meta.get("author")
    return Extracted(
        "",
        meta.get("og:title") or next((title for title in titles if title), None),
        author if author and "://" not in author else None,
        first_date(date) if date else None,
        language if len(language) == 2 and language.isalpha() else None,
    )
