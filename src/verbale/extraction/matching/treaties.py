"""Treaties by name: a phrase that is the proper name of an agreement, whoever else its parties are."""

from __future__ import annotations

import re

from verbale.entities import composites
from verbale.entities.slugs import slugify
from verbale.extraction.matching.phrases import words
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

NOUNS = frozenset(
    "treaty agreement accord pact convention protocol charter covenant "
    "treaties agreements accords pacts conventions protocols covenants".split()
)
"""What the name of an agreement has at its head: "the Treaty of Lagos", "the Nairobi Convention on Trade"."""
_YEAR = re.compile(r"^\d{4}\s+|\s+(?:of|in|from)\s+\d{4}$")


def treaty(sentence: Sentence, token: Token, text: str) -> Entity | None:
    """The agreement that the phrase headed by a token is the proper name of.

    ``None`` for a mere description ("a trade agreement"), and for a name that tells two parties ("between A and B").
    """
    below = [t for t in sentence.subtree(token) if t.index != token.index]
    bilateral = any(t.text.lower() in {"between", "with"} for t in below)
    if bilateral or token.text.lower() not in NOUNS or not token.text[:1].isupper():
        return None
    label = _YEAR.sub("", words(sentence, token, text).partition("(")[0].rstrip(" )"))
    if token.text not in label:
        return None  # another name, of which this is a remark: "the ACP (Lagos Convention)"
    named = any(word[:1].isupper() for word in label.split() if word.lower() not in NOUNS)
    return composites.agreement("Agreement", slugify(label), label, ()) if named else None
