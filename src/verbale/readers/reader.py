"""Reading: bytes or text in, a document with blocks and exact positions out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from verbale.model import Block, BlockKind, Document, InputError, Passage, Source
from verbale.readers.article import Article
from verbale.readers.base import Draft, Registry
from verbale.readers.extract import Extract
from verbale.readers.files import MAX_BYTES, checked, decode, read_bytes, slug_of
from verbale.readers.html import Html, extract, looks_like_html
from verbale.readers.languages import document_language, label
from verbale.readers.lines import page_of
from verbale.readers.markdown import Markdown
from verbale.readers.mirror import Mirror
from verbale.readers.pieces import assemble
from verbale.readers.plain import Plain
from verbale.readers.release import Release
from verbale.readers.sources import completed
from verbale.readers.wiki import Wiki

FORMATS = Registry([Wiki(), Extract(), Release(), Markdown(), Article(), Mirror(), Plain()])


def read(path: Path, *, source: Source | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """The document in a file, its format recognised from its text.

    ``source`` says what is known of its origin and wins over what the document says of itself. The slug comes
    from the file's name. Raises ``InputError``, one line, when the file is missing, empty, a folder, binary,
    not UTF-8, or over ``max_bytes`` (then it is not read at all).
    """
    path = Path(path)
    data = read_bytes(path, max_bytes)
    text = decode(data, str(path))
    format = "html" if path.suffix.lower() in (".html", ".htm") else None
    return _document(text, slug_of(path.name), data, format, source, str(path))


def read_text(
    text: str, *, slug: str, original: bytes | None = None, format: str | None = None, source: Source | None = None
) -> Document:
    r"""The document in a text: its blocks in order, never overlapping, with exact places.

    Blocks and skipped passages together hold every letter and digit of ``Document.text`` exactly once.
    ``original`` are the bytes the text came from (default: its UTF-8 bytes). ``format`` is one of wiki, extract,
    release, markdown, article, mirror, plain, html; by default the text tells. Same text, same document.

    Raises ``InputError`` when the text is empty, binary, has a lone surrogate, or ``format`` is not known.

    >>> document = read_text("= Two towns =\n\n== Trade ==\nThey trade salt.", slug="towns")
    >>> [(block.kind.value, block.passage.of(document.text)) for block in document.blocks]
    [('title', 'Two towns'), ('heading', 'Trade'), ('paragraph', 'They trade salt.')]
    """
    checked(text, slug)
    return _document(text, slug, text.encode() if original is None else original, format, source, slug)


def readable(document: Document, kinds: Collection[BlockKind] | None = None) -> Iterator[Block]:
    """The blocks to read, in document order: those that hold words beside their noise.

    ``kinds`` keeps only blocks of these kinds. Header rows of tables (rows of level 1) are left out: their words are
    in ``header`` of the rows below.
    """
    for block in document.blocks:
        if kinds is not None and block.kind not in kinds:
            continue
        if block.kind is BlockKind.TABLE_ROW and block.level == 1:
            continue
        if any(char.isalnum() for char in _clean(document.text, block)):
            yield block


def _document(text: str, slug: str, data: bytes, format: str | None, source: Source | None, name: str) -> Document:
    if format == "html" or (format is None and looks_like_html(text)):
        extracted = extract(text, name)
        text = checked(extracted.text, name)
        draft: Draft = Html().read(extracted)
        format = "html"
    else:
        page = page_of(text)
        chosen = FORMATS.recognise(page) if format is None else FORMATS.named(format)
        if chosen is None:
            known = ", ".join(sorted([one.name for one in FORMATS.formats] + ["html"]))
            raise InputError(f"{name}: unknown format '{format}'; known are {known}")
        draft = chosen.read(page)
        format = chosen.name
    language = (source.language if source else None) or draft.language or document_language(text, draft.pieces)
    blocks, skipped = assemble(text, label(text, draft.pieces, language), draft.noise, language)
    if not blocks:
        why = f" ({skipped[0].reason})" if skipped else ""
        raise InputError(f"{name}: holds nothing to read{why}; give a file with text")
    title = next((block.passage.of(text) for block in blocks if block.kind is BlockKind.TITLE), None)
    return Document(
        slug,
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        hashlib.sha256(data).hexdigest(),
        format,
        tuple(blocks),
        tuple(skipped),
        completed(source, draft, " ".join(title.split()) if title else None, language),
    )


def _clean(text: str, block: Block) -> str:
    at, parts = block.passage.start, []
    for noise in (*block.noise, Passage(block.passage.end, block.passage.end)):
        parts.append(text[at : max(noise.start, at)])
        at = max(noise.end, at)
    return "".join(parts)
