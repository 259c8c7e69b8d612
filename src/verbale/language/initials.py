"""Initials: names that the parser must not cut in two sentences ("J.R. Mensah")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "verbale_initials"
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
PLACES = frozenset({"U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.S.A.", "U.A.E.", "D.R.C."})
"""Short forms at which a sentence may well end."""


def add_initials(model: Language) -> None:
    """Keep names with initials whole in a pipeline that splits sentences by its parser."""
    from spacy.language import Language

    Language.component(COMPONENT, func=keep_initials)
    if "parser" in model.pipe_names and COMPONENT not in model.pipe_names:
        model.add_pipe(COMPONENT, before="parser")


def keep_initials(doc: Doc) -> Doc:
    """The document, no sentence of which may start with a name that follows initials."""
    for token in doc[:-1]:
        after = token.nbor()
        if _INITIALS.fullmatch(token.text) and token.text not in PLACES and after.is_title and not after.is_stop:
            after.is_sent_start = False
    return doc
