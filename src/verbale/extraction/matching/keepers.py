"""Keepers: the state that has the mission which a phrase names, where the verb that says so is another one.

"Malta maintains an embassy in Oslo that is accredited to Finland": the embassy that is accredited is Malta's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.resolver import MAINTAINING
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher


def maintainer(matcher: Matcher, sentence: Sentence, token: Token) -> Entity | None:
    """The one state that has, keeps or runs what a noun names."""
    arguments = matcher.reading.arguments(sentence)
    for verb in sentence.ancestors(token):
        if verb.lemma in MAINTAINING and token in arguments.of(verb, "object"):
            states = [r for s in arguments.of(verb, "subject") for r in matcher.resolver.resolve(sentence, s, "state")]
            return states[0].entity if len(states) == 1 else None
    return None
