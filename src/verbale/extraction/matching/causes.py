"""Causes: what a sentence gives as the reason of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.extraction.draft import Draft
from verbale.extraction.matching.earlier import events
from verbale.extraction.matching.phrases import phrase
from verbale.language.sentence import Sentence, Token
from verbale.model import FactKind, Status, Text

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

ANSWERS = frozenset({"Condemnation", "Opposition"})
"""Types of event that answer the event they are about, where that one happened."""
CAUSES = ("in response to", "due to", "because of", "for", "after", "following")


def causes(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft) -> None:
    """Add the reasons that a sentence gives for an event: in its words, and as events where it tells them."""
    if draft.kind is not FactKind.EVENT:
        return
    if draft.type in ANSWERS:
        for about in draft.roles.get("aboutEvent", ()):
            if isinstance(about, Draft):
                _answer(matcher, sentence, draft, about, trigger)
    arguments = matcher.reading.arguments(sentence)
    near = [trigger, *(t for t in sentence.dependants(trigger, "xcomp", "conj", "dobj") if t.pos in {"VERB", "NOUN"})]
    for child in list(near):
        near += [
            t
            for t in sentence.dependants(child, "xcomp", "dobj", "advcl")
            if t.pos in {"VERB", "NOUN"} and t not in near
        ]
    above = sentence.head(trigger)
    if trigger.dep in {"nsubj", "nsubjpass", "dobj"} and above.lemma in {"be", "come", "follow"}:
        near.append(above)
    for token in near:
        for slot in CAUSES[:3]:
            for cause in arguments.of(token, slot):
                _cause(matcher, sentence, draft, cause)


def _cause(matcher: Matcher, sentence: Sentence, draft: Draft, cause: Token) -> None:
    said = Draft("statedCause", FactKind.ATTRIBUTE, draft.rule, [sentence.passage], trigger=cause)
    said.add("subject", draft)
    said.add("object", Text(phrase(sentence, cause, matcher.reading.document.text)))
    said.status, said.polarity = draft.status, draft.polarity
    matcher.drafts.append(said)
    for event in events(matcher, sentence, cause):
        if event is draft:
            continue
        _answer(matcher, sentence, draft, event, cause)


def _answer(matcher: Matcher, sentence: Sentence, draft: Draft, event: Draft, cause: Token) -> None:
    link = Draft("inResponseTo", FactKind.RELATION, draft.rule, [sentence.passage], trigger=cause)
    link.add("subject", draft)
    link.add("object", event)
    link.status = draft.status if draft.status is not Status.ASSERTED else event.status
    link.polarity = draft.polarity
    matcher.drafts.append(link)
