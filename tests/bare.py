"""The language model as it is installed, nothing added but what keeps initials whole; and texts to hold ours to it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from verbale.language.initials import add_initials
from verbale.language.parser import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "Kenya and Malta established diplomatic relations on 3 May 1965, and the embassy in Nairobi opened in 1970.",
    "The president, J.R. Mensah, didn't sign the agreement; he said that Ghana hadn't been asked.",
    "",
    "   ",
    "There are 1,250 Norwegians in Accra. They're mostly traders, but some do teach.",
    "What had the envoy done?\n\nIt was once the largest of those missions, which nobody visited.",
    "Let's go: we're gonna see whether you ain't wrong about the U.S. ambassador.",
)


def bare_model() -> Language:
    """A new one each time."""
    model: Language = importlib.import_module(DEFAULT_MODEL).load()
    add_initials(model)
    return model
