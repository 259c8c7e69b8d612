"""Postings: whose envoy a title is, and where, in a document about two states, where the title itself does not say.

"The legation of A was opened under chargé d'affaires X": X is A's. "Envoy X presented his credentials to the President
of B": X is the other's of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.discourse import STATES
from verbale.language.sentence import Sentence
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

CREDENTIALS = frozenset({"credential", "credentials", "credence"})
PAIR = 2
REACH = 12
"""How many tokens after the credentials the state that they are presented to is looked for."""


def sender_told(resolver: Resolver, sentence: Sentence, *, by_missions: bool = True) -> Entity | None:
    """The one of the two states whose envoy a sentence speaks of, by it or those before it in its paragraph.

    Who presents credentials tells; so do the missions that are named, unless ``by_missions`` is false.
    """
    found = _told(resolver, sentence, by_missions=by_missions)
    adjectives = [m for m in resolver.marks(sentence).matches.values() if m.form == "adjective"]
    called = {state.key for m in adjectives if (state := resolver.state_of_match(m)) is not None}
    other = resolver.discourse.other(found)
    if found is not None and other is not None and other.key in called and found.key not in called:
        return None  # "A, once a Kenyan trade commissioner, has been consul": none of the other's
    return found


def _told(resolver: Resolver, sentence: Sentence, *, by_missions: bool) -> Entity | None:
    here: Sentence | None = sentence
    while here is not None and len(resolver.discourse.pair) == PAIR:
        received = _received_by(resolver, here)
        if received is not None:
            return resolver.discourse.other(received)
        senders = _senders(resolver, here) if by_missions else {}
        if senders:
            return next(iter(senders.values())) if len(senders) == 1 else None
        here = resolver.before(here)
    return _only_sender(resolver) if by_missions else None


def _only_sender(resolver: Resolver) -> Entity | None:
    """The one of the two states whose missions the document names, if it names none of the other's."""
    senders: dict[str, Entity] = {}
    for sentence in resolver.sentences if len(resolver.discourse.pair) == PAIR else ():
        senders |= _senders(resolver, sentence)
    return next(iter(senders.values())) if len(senders) == 1 else None


def _received_by(resolver: Resolver, sentence: Sentence) -> Entity | None:
    """The state of the pair that credentials are presented to: the first one named after them and "to"."""
    covered = resolver.marks(sentence).covered
    for token in sentence.tokens:
        if token.lemma not in CREDENTIALS:
            continue
        after = sentence.tokens[token.index + 1 : token.index + 1 + REACH]
        to = next((t.index for t in after if t.text.lower() == "to"), None)
        named = [t.index for t in after if to is not None and t.index > to and t.index in covered]
        state = resolver.state_of_match(covered[named[0]]) if named else None
        if state is not None and resolver.discourse.other(state) is not None:
            return state
    return None


def _senders(resolver: Resolver, sentence: Sentence) -> dict[str, Entity]:
    """The states of the pair whose missions a sentence names."""
    found: dict[str, Entity] = {}
    for token in sentence.tokens:
        if token.pos not in {"NOUN", "PROPN"} or not resolver.names_mission(sentence, token):
            continue
        for reference in resolver.resolve(sentence, token, "mission"):
            of = next((e for p, e in reference.links if p == "sendingState" and e.type in STATES), None)
            if of is not None and resolver.discourse.other(of) is not None:
                found[of.key] = of
    return found
