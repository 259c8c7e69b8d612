"""Parsed sentences in a compact notation, for tests that need a parse and no language model.

A sentence is its tokens, separated by white space. A token is ``text=lemma/TAG:POS/dep>head@ENTITY``. Left out may be
``=lemma`` where it is the text in lower case (``_`` is a space in it), ``:POS`` where the tag tells it, ``>head`` for
the root, ``@ENTITY`` outside names. ``head`` is the text of the head: the nearest token that has it, on equal terms the
one before; ``head+`` looks after the token only and ``head-`` before it only.

    Kenya/NNP/nsubj>opened@GPE opened=open/VBD/ROOT an/DT/det>embassy embassy/NN/dobj>opened ././punct>opened
"""

from __future__ import annotations

import hashlib
import re

from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.reading import Reading
from verbale.extraction.topics.titleholders import read_titles, speak_names
from verbale.extraction.topics.topic import read_topic
from verbale.language.sentence import Sentence, Token
from verbale.model import Block, BlockKind, Document, Passage, Source

TOKEN = re.compile(
    r"(?P<text>.+?)(?:=(?P<lemma>.+?))?/(?P<tag>[^/:]+|:)(?::(?P<pos>[A-Z]+))?/(?P<dep>\w+)(?:>(?P<head>[^@]+))?(?:@(?P<entity>\w+))?"
)
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "IN": "ADP", "DT": "DET", "PDT": "DET", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "CD": "NUM", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WDT": "PRON", "EX": "PRON", "WRB": "SCONJ", "CC": "CCONJ", "TO": "PART", "POS": "PART", "RP": "ADP",
}  # fmt: skip
CLOSING = frozenset({",", ".", ";", ":", ")", "'s", "'", "n't", "?", "!", "-", "–"})
OPENING = frozenset({"(", "-", "–"})


def parsed(notation: str, start: int = 0, block: int = 0) -> Sentence:
    """The sentence that the notation describes; its text starts at ``start`` of its document."""
    rows = [TOKEN.fullmatch(word) or _wrong(word) for word in notation.split()]
    words = [row["text"] for row in rows]
    tokens = []
    text = ""
    for index, row in enumerate(rows):
        if text and words[index] not in CLOSING and words[index - 1] not in OPENING:
            text += " "
        at = start + len(text)
        text += words[index]
        pos = row["pos"] or (
            "AUX" if row["dep"].startswith("aux") and row["tag"] != "TO" else POS.get(row["tag"], "PUNCT")
        )
        head = _nearest(words, index, row["head"]) if row["head"] else index
        tokens.append(
            Token(
                index,
                Passage(at, at + len(words[index])),
                words[index],
                (row["lemma"] or words[index].lower()).replace("_", " "),
                pos,
                row["tag"],
                row["dep"],
                head,
                row["entity"] or "",
            )
        )
    return Sentence(Passage(start, start + len(text)), text, tuple(tokens), block)


def _wrong(word: str) -> re.Match[str]:
    raise ValueError(f"{word!r} is no token: write text=lemma/TAG:POS/dep>head@ENTITY")


def _nearest(words: list[str], index: int, head: str) -> int:
    side = head[-1] if len(head) > 1 and head[-1] in "+-" else ""
    name = head.removesuffix(side) if side else head
    places = [i for i, word in enumerate(words) if word == name and i != index]
    places = [i for i in places if not side or (i > index) == (side == "+")]
    if not places:
        raise ValueError(f"no token {name!r} for {words[index]!r} to hang on")
    return min(places, key=lambda i: (abs(i - index), i))


def token(sentence: Sentence, text: str) -> Token:
    """The first token with this text."""
    return next(t for t in sentence.tokens if t.text == text)


def texts(tokens: list[Token]) -> list[str]:
    """The words of tokens."""
    return [t.text for t in tokens]


def document(*notations: str, title: str = "", published: str | None = None) -> tuple[Document, list[Sentence]]:
    """A document of one paragraph a sentence, under a title if one is given, and its sentences."""
    text, blocks, sentences = "", [], []
    if title:
        text = title + "\n\n"
        blocks.append(Block(BlockKind.TITLE, Passage(0, len(title))))
    for notation in notations:
        sentence = parsed(notation, len(text), len(blocks))
        blocks.append(Block(BlockKind.PARAGRAPH, sentence.passage))
        sentences.append(sentence)
        text += sentence.text + "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(published=published)
    return Document("example", text, digest, digest, "plain", tuple(blocks), (), source), sentences


def reading(*notations: str, title: str = "", published: str | None = None) -> Reading:
    """A reading of such a document, its titles read and the names of all its sentences spoken of."""
    made, sentences = document(*notations, title=title, published=published)
    resolver = Resolver(made.text, gazetteer.load(), Discourse())
    resolver.discourse = read_topic(made, gazetteer.load(), resolver)
    sentences = resolver.prepare(sentences)
    result = Reading(made, sentences, resolver)
    read_titles(resolver, sentences)
    for sentence in sentences:
        speak_names(resolver, sentence)
    return result
