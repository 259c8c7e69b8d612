"""Spokesmen: for which state a person speaks, where only what he says tells: "X reaffirmed Kenya's commitment".

Nobody affirms the commitments of another state; its support others may praise or ask for, so the verb must give it.
"""

from __future__ import annotations

from collections.abc import Iterable

from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

AFFIRMING = frozenset(
    "affirm confirm convey emphasise emphasize express offer pledge reaffirm reiterate restate stress underline "
    "underscore voice".split()
)
GIVING = frozenset("affirm confirm convey express offer pledge reaffirm reiterate restate voice".split())
OWN = frozenset(
    "commitment condolence condolences determination gratitude pledge readiness resolve thank thanks "
    "willingness".split()
)
"""What only who has it affirms."""
GIVEN = frozenset("appreciation solidarity support sympathy".split())
"""What is one's own where one gives it."""
STATE_OFFICES = frozenset(
    "president|vice president|prime minister|deputy prime minister|chancellor|head of state|head of government|king|"
    "queen|emperor|emir|sultan|crown prince|secretary of state|deputy secretary of state|state secretary|"
    "national security adviser|ambassador".split("|")
)


def speaks_in_office(name: str) -> bool:
    """Whether the bearer of a title speaks for a state: heads of state and government, ministers, envoys."""
    return name in STATE_OFFICES or name.endswith("minister")


def spokesmen(resolver: Resolver, sentences: Iterable[Sentence]) -> dict[str, tuple[Entity, Passage]]:
    """Person keys → the state for which what the document tells of them shows them to speak, and where it does.

    Whoever speaks for two is left out.
    """
    found: dict[str, dict[str, tuple[Entity, Passage]]] = {}
    for sentence in sentences:
        for verb in sentence.tokens:
            if verb.lemma not in AFFIRMING or verb.pos != "VERB":
                continue
            states = [
                s
                for noun in resolver.arguments(sentence).of(verb, "object")
                for s in _owner(resolver, sentence, verb, noun)
            ]
            for state in states:
                for subject in resolver.arguments(sentence).of(verb, "subject"):
                    for reference in resolver.resolve(sentence, subject, "person"):
                        found.setdefault(reference.entity.key, {}).setdefault(state.key, (state, sentence.passage))
    return {person: next(iter(states.values())) for person, states in found.items() if len(states) == 1}


def _owner(resolver: Resolver, sentence: Sentence, verb: Token, noun: Token) -> list[Entity]:
    if noun.lemma not in OWN and not (noun.lemma in GIVEN and verb.lemma in GIVING):
        return []
    own = [
        state
        for child in sentence.dependants(noun, "poss", "compound", "amod", "nmod")
        for state in _named(resolver, sentence, child)
    ]
    return own[:1]


def _named(resolver: Resolver, sentence: Sentence, token: Token) -> list[Entity]:
    match = resolver.marks(sentence).matches.get(token.index)
    state = resolver.state_of_match(match) if match is not None else None
    return [state] if state is not None and state.type in STATES else []
