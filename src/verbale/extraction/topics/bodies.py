"""Bodies: the organisation that a page is about, from a title that is its name."""

from __future__ import annotations

import re

from verbale.entities import composites, nouns
from verbale.entities.gazetteer import Gazetteer
from verbale.model import Document, Entity, Passage

_WORDS = re.compile(r"[\w’'.-]+")
_LEAD_CHARS = 600
MOST_WORDS = 12
LEAST_LETTERS = 3


def titled_organisation(document: Document, gazetteer: Gazetteer, passage: Passage) -> Entity | None:
    """The organisation whose name a title is: capitalised words that end in a noun for a body, or go on with "of …".

    The text must use the name too, as the article on an organisation does in its first words. One that a gazetteer
    knows is that; else its letters ("DTC" for "Danish Trade Council") stand for it as well.
    """
    name = " ".join(passage.of(document.text).split())
    words = _WORDS.findall(name)
    endings = nouns.load().body_titles
    at = next((n for n, w in enumerate(words) if w.lower() in endings), None)
    if at is None or not 2 <= len(words) <= MOST_WORDS or not all(w[0].isupper() for w in words[:at]):
        return None
    if len(words) > at + 1 and (words[at + 1] not in {"of", "for", "in"} or "'s" in name or "’s" in name):
        return None
    lead = " ".join(document.text[passage.end : passage.end + _LEAD_CHARS].split())
    if f"{name} is" not in lead and f"{name} was" not in lead and f"{name} (" not in lead:
        return None
    known = [e.entity for e in gazetteer.lookup(name) if e.kind == "organisation"]
    if known:
        return known[0]
    made = composites.named("organisation", "Organisation", name)
    letters = "".join(w[0] for w in words if w[0].isupper())
    aliases = (("en", letters),) if len(letters) >= LEAST_LETTERS else ()
    return Entity(made.key, made.type, made.labels, aliases)
