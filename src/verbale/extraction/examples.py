"""Example sentences: what a frame finds in a sentence of its own, for the tests of frames and for who writes one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from verbale.extraction.extractor import extract
from verbale.extraction.matching import frames
from verbale.extraction.matching.frames import Example, Frame
from verbale.model import Block, BlockKind, Document, Entity, Fact, Passage, Text


def document_of(text: str, title: str = "", published: str | None = None) -> Document:
    """A document of one paragraph, under a title if one is given."""
    from verbale.model import Source

    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    blocks = [Block(BlockKind.TITLE, Passage(0, len(title)))] if title else []
    blocks.append(Block(BlockKind.PARAGRAPH, Passage(start, len(whole))))
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Document("example", whole, digest, digest, "plain", tuple(blocks), (), Source(published=published))


def found(frame: Frame, text: str, title: str = "", folder: Path = frames.FOLDER) -> list[Fact]:
    """The facts that one frame finds in a text."""
    return [f for f in extract(document_of(text, title), folder=folder).facts if f.rule == frame.id]


def words(fact: Fact, role: str) -> str:
    """A role's fillers as one string, "A; B", or the fact's ``time``, ``status``, ``value`` … as one."""
    if role == "time":
        return fact.time.edtf if fact.time else ""
    if role in {"status", "polarity", "type"}:
        return str(getattr(fact, role))
    if role == "unit":
        return fact.unit or ""
    if role == "value":
        return str(fact.value)
    return "; ".join(
        f.label if isinstance(f, Entity) else f.value if isinstance(f, Text) else str(f) for f in fact.fillers(role)
    )


def mismatch(frame: Frame, example: Example, folder: Path = frames.FOLDER) -> str | None:
    """What an example's sentence lacks: ``None`` where one fact of the frame gives all that the example promises."""
    facts = found(frame, example.text, example.title, folder)
    wanted = dict(example.gives)
    for fact in facts:
        if all(sorted(words(fact, role).split("; ")) == sorted(value.split("; ")) for role, value in wanted.items()):
            return None
    seen = [{role: words(fact, role) for role in wanted} for fact in facts]
    return f"{example.text!r} should give {wanted}, gave {seen or 'nothing'}"
