"""Addresses: the street that a mission, or the residence of its head, stands in: "the chancery is at 12 Harbour Road".

An address is told by its form, since no gazetteer has streets: a number, or a word for a street, among capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.entities import composites
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Passage

RULE = "mission-address"
STANDING = frozenset({"be", "locate", "situate", "house", "stand", "lie", "sit", "base", "have", "maintain", "keep"})
"""Verbs that say where something stands; the last three of offices."""
OFFICES = frozenset({"office", "premise", "chancery", "building", "section"})
_CAP = r"[A-ZÀ-Þ][\w’'.-]*"
_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Place|Terrace|Crescent|Way|Row|"
    r"Quay|Hill|Gardens|Highway|Close)"
)
_FOREIGN = (
    r"(?:Jalan|Jl\.|Rue|Avenue|Boulevard|Calle|Avenida|Av\.|Paseo|Via|Viale|Piazza|Plaza|Rua|Praça|Ulica|Ul\.|Ulitsa|"
    r"Lorong|Soi|Thanon)"
)
_ADDRESS = re.compile(
    rf"\b(?:at|on|along|in)\s+(?:no\.?\s*)?(?P<address>"
    rf"\d+[A-Za-z]?(?:[-–/]\d+)?,?\s+(?:{_CAP}\s+){{0,3}}{_CAP}"
    rf"|(?:{_CAP}\s+){{1,3}}{_STREET}(?=[\s.,;)]|$)"
    rf"|{_FOREIGN}\s+(?:(?:de|del|la|du|des|da|do|dos)\s+)*{_CAP}(?:\s+{_CAP}){{0,3}}(?:,?\s+\d+)?)"
)
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|^(?:1\d|20)\d\d "
)


def address_drafts(matcher: Matcher, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Where the missions of a sentence stand; a street that a frame has read of ``drafts`` is told with its number."""
    found = []
    for address in _addresses(matcher, sentence):
        token = sentence.highest(address)
        verb = next((t for t in sentence.ancestors(token) if t.pos in {"VERB", "AUX"}), None) if token else None
        subject = _stands(matcher, sentence, verb) if verb is not None else None
        if verb is None or subject is None:
            continue
        label = " ".join(address.of(matcher.reading.document.text).split()).rstrip(".,")
        place = composites.named("place", "Place", label)
        read = [d for d in drafts if d.type == "locatedAt" and subject in d.roles.get("subject", [])]
        partial = [d for d in read if any(isinstance(f, Entity) and f.label in label for f in d.roles["object"])]
        if partial:
            partial[0].roles["object"] = [place]
            continue
        draft = Draft("locatedAt", FactKind.RELATION, RULE, [sentence.passage], trigger=verb)
        draft.add("subject", subject)
        draft.add("object", place)
        matcher.take_stance(sentence, draft, stance(sentence, matcher.reading.arguments(sentence), verb))
        found.append(draft)
    return found


def _addresses(matcher: Matcher, sentence: Sentence) -> Iterator[Passage]:
    text = matcher.reading.document.text
    for found in _ADDRESS.finditer(text, sentence.passage.start, sentence.passage.end):
        if not _MONTHS.search(found["address"]):
            yield Passage(*found.span("address"))


def _stands(matcher: Matcher, sentence: Sentence, verb: Token) -> Entity | None:
    """The mission, or the residence of the head of the page's mission, that a verb says to stand somewhere."""
    if verb.lemma not in STANDING:
        return None
    arguments = matcher.reading.arguments(sentence)
    things = arguments.of(verb, "object")
    subjects = sentence.dependants(verb, "nsubj", "nsubjpass")
    if verb.lemma in {"have", "maintain", "keep"} and not any(t.lemma in OFFICES for t in things):
        return None
    for token in subjects:
        missions = [r.entity for r in matcher.resolver.resolve(sentence, token, "mission")]
        if len(missions) == 1:
            return missions[0]
        pair = matcher.resolver.discourse.pair
        if token.lemma == "residence" and matcher.resolver.discourse.mission is not None and len(pair) > 1:
            words = {t.lemma for t in sentence.subtree(token)}
            if words <= {"the", "official", "residence", "ambassador", "'s", "’s", "of", "its"}:
                name = composites.office("AmbassadorOffice", "ambassador", pair[0], pair[1]).label
                name = f"residence of the {name}"
                return composites.named("place", "Facility", name)
    return None
