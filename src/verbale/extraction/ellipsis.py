"""Ellipsis: "The largest is the construction of a port" speaks of one of the projects told of just before, and of who runs them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verbale.extraction.draft import Draft
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

PARTS = {"Construction": "Project", "Project": "Project", "AidProvision": "AidProvision"}
"""Type of the part → type of the whole of which it is one."""


def complete(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give drafts of a part the agent of the whole, where a headless superlative says that they are one of it.

    The whole is looked for in the sentence before; its sentence is cited.
    """
    order = {s.passage: n for n, s in enumerate(reading.sentences)}
    for draft in drafts:
        whole = PARTS.get(draft.type)
        at = order.get(draft.evidence[0])
        if whole is None or "agent" in draft.roles or draft.trigger is None or not at:
            continue
        if not _one_of_them(reading.sentences[at], draft.trigger):
            continue
        before = reading.sentences[at - 1].passage
        found = [d for d in drafts if d.type == whole and d.evidence[0] == before and d.roles.get("agent") and d.status is draft.status]
        if len(found) == 1:
            draft.add("agent", *(f for f in found[0].roles["agent"] if isinstance(f, Entity)))
            draft.cite(before)
            draft.confidence = Decimal("0.7")


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
