"""The generic tier: verbs that no frame reads, as events of one class with their lemma; claimed, never asserted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from verbale.entities.discourse import GROUPS, STATES
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS
from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.participants import behalf, confused
from verbale.extraction.matching.phrases import words
from verbale.extraction.matching.stance import stance
from verbale.language.arguments import OBJECT_CONTROL, Arguments
from verbale.language.sentence import Sentence, Token
from verbale.model import DataFileError, Entity, FactKind, Passage, Polarity, Status, Text, Tier

PATH = Path(__file__).parents[1] / "data" / "generic.yaml"
TYPE = "OtherEvent"
RULE = "generic"
CONFIDENCE = Decimal("0.5")
ROLES = frozenset({"atPlace", "hasParticipant"})
"""What a preposition may give."""
OTHER_CLAUSES = frozenset({"relcl", "advcl", "acl", "parataxis", "conj", "dep"})
"""Where a clause ends on the way down: what a frame reads there is another matter."""
MODIFYING = frozenset({"amod", "compound", "aux", "auxpass", "prep"})
LONGEST_TOPIC = 80


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas that make no event, lemmas of offences, and preposition → role."""

    skipped: frozenset[str]
    grave: frozenset[str]
    prepositions: dict[str, str]


@cache
def load(path: Path = PATH) -> Words:
    """The word lists of the generic tier, validated.

    Raises:
        DataFileError: a section is missing or has another shape, or a preposition has a role that none may have.

    """
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    skipped, grave, prepositions = (raw.get(name) for name in ("skipped", "grave", "prepositions"))
    if not isinstance(grave, list):
        raise DataFileError(f"{path}: section 'grave' must be a list of lemmas")
    for name, section in (("skipped", skipped), ("prepositions", prepositions)):
        if not isinstance(section, dict) or not all(isinstance(v, list) for v in section.values()):
            raise DataFileError(f"{path}: section {name!r} must map each name to a list of words")
    unknown = sorted(prepositions.keys() - ROLES)
    if unknown:
        raise DataFileError(f"{path}: no preposition gives the role {unknown[0]!r}; one of {', '.join(sorted(ROLES))}")
    return Words(
        frozenset(str(word) for lemmas in skipped.values() for word in lemmas),
        frozenset(map(str, grave)),
        {str(word): role for role, listed in prepositions.items() for word in listed},
    )


def generic_drafts(matcher: Matcher, drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each verb that none of ``drafts`` was read from, if it says who did what to whom, where or when.

    It names one participant at least, and another or a place or a time. Pronouns and what else is only understood
    from other sentences name nobody here.
    """
    before = list(drafts)
    read = {d.trigger.passage for d in before if d.trigger is not None}
    untriggered = [(d.evidence[0], _keys(d)) for d in before if d.trigger is None and d.kind is FactKind.EVENT]
    made: list[Draft] = []
    for sentence in matcher.reading.sentences:
        if sentence.text.rstrip().endswith("?") or not _names(matcher, sentence):
            continue
        beside = [keys for passage, keys in untriggered if passage.overlaps(sentence.passage)]
        for verb in sentence.tokens:
            if _may_tell(sentence, verb) and not _told(matcher, sentence, verb, read):
                draft = _draft(matcher, sentence, verb)
                if draft is not None and not any(_keys(draft) <= keys for keys in beside):
                    made.append(draft)
    return made


def _names(matcher: Matcher, sentence: Sentence) -> bool:
    marks = matcher.resolver.marks(sentence)
    return bool(marks.matches or marks.names or marks.titles)


def _keys(draft: Draft) -> frozenset[str]:
    return frozenset(entity.key for entity in draft.entities())


def _may_tell(sentence: Sentence, verb: Token) -> bool:
    """Whether a token is a verb that tells an event: no auxiliary, no modifier, no mere purpose or way."""
    if verb.pos != "VERB" or not verb.tag.startswith("VB") or verb.dep in MODIFYING:
        return False
    if verb.lemma in load().skipped or sentence.dependants(verb, "expl"):
        return False
    first = verb
    while first.dep == "conj" and sentence.head(first).pos in {"VERB", "ADP", "SCONJ"}:
        first = sentence.head(first)
    above = sentence.head(first)
    if first.dep == "xcomp" and above.lemma not in OBJECT_CONTROL and Arguments(sentence).passive(above):
        return False  # "designed to help"
    if first.dep in {"pcomp", "prep"} or (verb.tag in {"VB", "VBG"} and first.dep in {"advcl", "acl", "relcl"}):
        return bool(sentence.dependants(verb, "nsubj", "nsubjpass"))
    return True


def _told(matcher: Matcher, sentence: Sentence, verb: Token, read: set[Passage]) -> bool:
    """Whether a frame read the verb, something in its clause, or the word that it completes."""

    def is_read(token: Token) -> bool:
        return token.passage in read or bool(matcher.at(sentence, token))

    here = verb
    while here.dep in {"xcomp", "acl"} and here.head != here.index:
        here = sentence.head(here)
        if is_read(here):
            return True
    stack = [verb]
    while stack:
        here = stack.pop()
        if is_read(here):
            return True
        stack += [
            t for t in sentence.children[here.index] if t.dep not in OTHER_CLAUSES or t.pos not in {"VERB", "AUX"}
        ]
    return False


def _draft(matcher: Matcher, sentence: Sentence, verb: Token) -> Draft | None:
    arguments = matcher.reading.arguments(sentence)
    slots, passive = arguments.slots(verb), arguments.passive(verb)
    draft = Draft(
        TYPE, FactKind.EVENT, RULE, [sentence.passage], trigger=verb, tier=Tier.GENERIC, confidence=CONFIDENCE
    )
    draft.add("lemma", Text(verb.lemma))
    acting = "agent" if slots.get("object") else "hasParticipant"
    for slot, role in (
        ("subject", acting),
        ("object", "recipient"),
        ("second", "recipient"),
        ("indirect", "recipient"),
    ):
        for token in slots.get(slot, ()):
            draft.add(role, *_named(matcher, sentence, verb, token, "actor"))
    if not draft.entities() or not (passive or {"agent", "hasParticipant"} & draft.roles.keys()):
        return None  # nobody is named, or not who did it
    for preposition, role in load().prepositions.items():
        want = "place" if role == "atPlace" else "actor"
        for token in slots.get(preposition, ()):
            draft.add(role, *_named(matcher, sentence, verb, token, want))
    time = matcher.timing.of(sentence, verb)
    if time is not None:
        draft.time, draft.time_computed_from = time.span, time.computed_from
    if (time is None and len(_keys(draft)) < 2) or confused(draft):
        return None
    draft.add("topic", *_topics(matcher, sentence, verb, slots))
    unsaid = slots.get("clause") or (slots.get("object") and not passive)
    if len(_keys(draft)) < 2 and "topic" not in draft.roles and unsaid:
        return None  # "offered to ask", "invited them": what it is about stands elsewhere
    matcher.take_stance(sentence, draft, stance(sentence, arguments, verb))
    settled = draft.status is Status.ASSERTED and draft.polarity is Polarity.POSITIVE
    person = any(e.type == "Person" for e in draft.entities())
    draft.sensitive = verb.lemma in load().grave or (person and not settled)
    behalf(matcher, draft)
    return draft


def _named(matcher: Matcher, sentence: Sentence, verb: Token, token: Token, want: str) -> list[Entity]:
    """The entities that a phrase names by itself: no pronoun, nothing that an earlier mention decides."""
    if token.pos in {"PRON", "DET", "ADV"} or any(t.pos == "PRON" for t in sentence.dependants(token, "poss")):
        return []
    several = token.tag in {"NNS", "NNPS"} or (token.pos == "NOUN" and token.lemma in matcher.resolver.nouns.groups)
    barred = GROUPS if not several else frozenset()
    if _state_in_passing(matcher, sentence, token):
        barred = barred | STATES | {"Municipality"}
    found = matcher.entities(sentence, verb, token, want)
    return [r.entity for r in found if r.antecedent is None and r.entity.type not in barred]


def _state_in_passing(matcher: Matcher, sentence: Sentence, token: Token) -> bool:
    """Whether the name of a state or city stands for others: "the young Kenyan", "Embassy Nairobi", "Malta, who …"."""
    match = matcher.resolver.marks(sentence).covered.get(token.index)
    if match is None:
        return False
    beside = [t for t in sentence.dependants(token, "compound") if not t.passage.overlaps(match.passage)]
    first = token
    while first.dep == "conj":
        first = sentence.head(first)
    listed = [first, *sentence.conjuncts(first)]  # "Malta, Ghana and Kenya, who …": whichever the clause hangs on
    clauses = [c for t in listed for c in sentence.dependants(t, "relcl")]
    who = [t for c in clauses for t in sentence.dependants(c, "nsubj") if t.lemma == "who"]
    return match.form in ADJECTIVE_FORMS | PEOPLE_FORMS or bool(beside or who)


def _topics(matcher: Matcher, sentence: Sentence, verb: Token, slots: dict[str, list[Token]]) -> Iterator[Text]:
    """What it was done to, in the document's words, where that is no actor."""
    times = frozenset(t.index for _, t in matcher.reading.lines(sentence).times)
    for token in (*slots.get("object", ()), *slots.get("second", ())):
        if token.pos in {"NOUN", "PROPN"} and token.index not in times:
            said = words(sentence, token, matcher.reading.document.text, times)
            if said and len(said) <= LONGEST_TOPIC and not _named(matcher, sentence, verb, token, "actor"):
                yield Text(said)
