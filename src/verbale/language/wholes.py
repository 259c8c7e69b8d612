"""Wholes: names of several words, which take part in a sentence as one.

The parser looks into a name: in "members of the Council of Europe, the League and the Bank" it coordinates the League
with "Europe". What hangs on a word within a name that is known belongs to the name, so to the word that heads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from verbale.language.repair import is_tree
from verbale.language.sentence import Sentence, Token
from verbale.model import Passage

OUTSIDE = frozenset({"conj", "cc", "appos", "relcl"})
"""How a word after a name may hang on one within it and mean the whole."""


def unify(sentence: Sentence, names: Iterable[Passage]) -> Sentence:
    """The sentence in which what the parser hangs on the inner words of known names hangs on the names.

    Names are passages of the document. The sentence itself comes back where nothing changes, or where the change would
    not leave a tree.

    >>> from verbale.model import Passage
    >>> def token(i, text, pos, dep, head):
    ...     return Token(i, Passage(i, i + 1), text, text.lower(), pos, "", dep, head)
    >>> words = (token(0, "Council", "PROPN", "ROOT", 0), token(1, "of", "ADP", "prep", 0),
    ...          token(2, "Alpha", "PROPN", "pobj", 1), token(3, "Bank", "PROPN", "conj", 2))
    >>> unify(Sentence(Passage(0, 4), "Council of Alpha Bank", words), [Passage(0, 3)]).tokens[3].head
    0
    """
    tokens: list[Token] | None = None
    for name in names:
        inner = sentence.at(name)
        head = sentence.highest(name)
        if head is None or len(inner) < 2:
            continue
        own = {t.index for t in inner}
        for word in inner:
            if word.index == head.index:
                continue
            for child in sentence.dependants(word, *OUTSIDE):
                if child.index not in own and child.index > head.index:
                    tokens = list(sentence.tokens) if tokens is None else tokens
                    tokens[child.index] = replace(child, head=head.index)
    if tokens is None or not is_tree(tokens):
        return sentence
    return replace(sentence, tokens=tuple(tokens))
