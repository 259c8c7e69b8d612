"""The banks: own sentences that state, or do not state, what a frame is about, written before the frame.

One YAML file a field in ``tests/gold/banks``, from frame id to ``positive`` and ``negative`` sentences::

    mission-opening:
      positive:
        - {construction: passive, text: "An embassy was opened in Accra by Malta.", gives: {agent: Malta}}
      negative:
        - {construction: plan, text: "Malta plans to open an embassy in Accra."}

``type`` names the class the sentence gives, by default the frame's own. ``title`` stands above the sentence;
``document`` in place of ``text`` is a whole plain-text document, for lists and headings. A positive sentence is *met*
when one direct fact of the type (an opinion, where the frame reads opinions) gives every role of ``gives``; a negative
one when no such fact comes out. ``missed`` (positive) and ``wrong`` (both: a fact of the type that the sentence does
not state) say why one fails today; the tests fail when such a line is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract
from verbale.extraction.matching import frames
from verbale.model import Document, Fact, Polarity, Status
from verbale.readers import read_text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where there is one
FOLDER = Path(__file__).parent / "banks"
POSITIVE_CONSTRUCTIONS = frozenset(
    "active passive nominal relative participial coordinated apposition heading item control coreference".split()
)
NEGATIVE_CONSTRUCTIONS = frozenset(
    "denial plan condition wish rumour question attempt other-sense other-thing story proposal".split()
)
KEYS = frozenset({"construction", "text", "document", "title", "type", "gives", "missed", "wrong"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of a bank: what it is to give (``gives`` of a positive one), and why it fails where it does."""

    frame: str
    positive: bool
    construction: str
    text: str
    title: str
    whole: bool
    type: str
    gives: tuple[tuple[str, str], ...]
    missed: str
    wrong: str

    @property
    def document(self) -> Document:
        """The document that is read."""
        return read_text(self.text, slug="example") if self.whole else document_of(self.text, self.title)


@dataclass(frozen=True)
class Outcome:
    """What came of a sentence: whether it gave its fact, and the direct facts of its type that it does not state."""

    met: bool
    wrong: tuple[str, ...]


@cache
def sentences() -> tuple[Sentence, ...]:
    """All sentences, by file and order; a line that cannot be used raises ``ValueError``."""
    return tuple(s for path in sorted(FOLDER.glob("*.yaml")) for s in _sentences(path))


def outcome(sentence: Sentence) -> Outcome:
    """Read a sentence and hold what comes out against what it states."""
    facts = [f for f in extract(sentence.document).facts if f.type == sentence.type and _counts(f, sentence)]
    stated = [f for f in facts if sentence.positive and _gives(f, sentence)]
    wrong = [f for f in facts if not sentence.positive or _contradicts(f, sentence, stated)]
    return Outcome(bool(stated) == sentence.positive, tuple(f.label for f in wrong))


def _counts(fact: Fact, sentence: Sentence) -> bool:
    """Whether a fact is direct, or an opinion where its frame reads nothing else."""
    own = {frame.id: frame.status for frame in frames.load()}[sentence.frame]
    held = fact.status is Status.OPINION and fact.polarity is Polarity.POSITIVE
    return fact.direct or (own == Status.OPINION and held)


def _gives(fact: Fact, sentence: Sentence) -> bool:
    return all(sorted(words(fact, role).split("; ")) == sorted(value.split("; ")) for role, value in sentence.gives)


def _contradicts(fact: Fact, sentence: Sentence, stated: list[Fact]) -> bool:
    """Whether a fact names a filler that the sentence does not give for that role; the others it states may differ."""
    if stated:
        return False
    return any(
        words(fact, role) and not set(words(fact, role).split("; ")) <= set(value.split("; "))
        for role, value in sentence.gives
    )


def _sentences(path: Path) -> Iterator[Sentence]:
    types = {frame.id: frame.type for frame in frames.load()}
    for frame, bank in (yaml.load(path.read_text("utf-8"), _LOADER) or {}).items():
        if frame not in types or set(bank) - {"positive", "negative"}:
            raise ValueError(f"{path.name}: {frame}: no such frame, or keys besides positive and negative")
        for side, rows in bank.items():
            allowed = POSITIVE_CONSTRUCTIONS if side == "positive" else NEGATIVE_CONSTRUCTIONS
            for row in rows:
                text = row.get("text") or row.get("document")
                if set(row) - KEYS or not text or row.get("construction") not in allowed:
                    raise ValueError(f"{path.name}: {frame}: {row}: a wrong key or construction, or no text")
                if (side == "positive") != bool(row.get("gives")):
                    raise ValueError(
                        f"{path.name}: {frame}: {text}: `gives` goes with positive sentences, and only them"
                    )
                yield Sentence(
                    frame, side == "positive", row["construction"], text, row.get("title", ""), "document" in row,
                    row.get("type", types[frame]), tuple((k, str(v)) for k, v in row.get("gives", {}).items()),
                    row.get("missed", ""), row.get("wrong", ""),
                )  # fmt: skip
