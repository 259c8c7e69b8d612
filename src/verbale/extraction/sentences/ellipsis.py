"""Ellipsis: "The largest is the construction of a port" is of the projects told of just before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verbale.entities.discourse import STATES
from verbale.extraction.draft import Draft
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Passage, Polarity, Status

RULE = "ellipsis"
CONFIDENCE = Decimal("0.7")
PARTS = {"Construction": "Project", "Project": "Project", "AidProvision": "AidProvision"}
"""Type of the part → type of the whole of which it is one."""


def complete(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts of a part the agent of the whole, where a headless superlative says that they are one of it.

    The whole is looked for in the sentence before; its sentence is cited. Returned is what
    follows: where the whole is in a state, the place of the part lies in that state.
    """
    made: list[Draft] = []
    order = {s.passage: n for n, s in enumerate(reading.sentences)}
    told: dict[tuple[Passage, str], list[Draft]] = {}
    for draft in drafts:
        told.setdefault((draft.evidence[0], draft.type), []).append(draft)
    for draft in drafts:
        whole = PARTS.get(draft.type)
        at = order.get(draft.evidence[0])
        if whole is None or "agent" in draft.roles or draft.trigger is None or not at:
            continue
        if not _one_of_them(reading.sentences[at], draft.trigger):
            continue
        before = reading.sentences[at - 1].passage
        found = [d for d in told.get((before, whole), []) if d.roles.get("agent") and d.status is draft.status]
        if len(found) == 1:
            draft.add("agent", *(f for f in found[0].roles["agent"] if isinstance(f, Entity)))
            draft.cite(before)
            draft.confidence = CONFIDENCE
            made += _inside(draft, found[0])
    return made


def _inside(part: Draft, whole: Draft) -> list[Draft]:
    """What "Projects in Kenya. The largest is the building of a port in Mombasa" implies: Mombasa is in Kenya."""
    states = [f for f in whole.roles.get("host", []) if isinstance(f, Entity) and f.type in STATES]
    places = [f for f in part.roles.get("atPlace", []) if isinstance(f, Entity) and f.type not in STATES]
    if len(states) != 1 or part.status is not Status.ASSERTED or part.polarity is not Polarity.POSITIVE:
        return []
    links = []
    for place in places:
        link = Draft("locatedIn", FactKind.RELATION, RULE, list(part.evidence), confidence=CONFIDENCE)
        link.add("subject", place)
        link.add("object", states[0])
        links.append(link)
    return links


def _one_of_them(sentence: Sentence, trigger: Token) -> bool:
    """Whether the trigger is said of a superlative without a noun: "the biggest (of these) is …"."""
    verb = sentence.head(trigger)
    if trigger.dep not in {"attr", "nsubj"} or verb.lemma != "be":
        return False
    others = sentence.dependants(verb, "nsubj", "attr", "csubj", "acomp")
    return any(
        t.index != trigger.index
        and t.pos == "ADJ"
        and (t.tag == "JJS" or any(c.tag == "RBS" for c in sentence.dependants(t, "advmod")))
        for t in others
    )
