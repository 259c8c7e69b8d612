"""Breakdowns: sentences that say what a group counted before is made up of.

"Of them 24 were nurses, and the remaining 909 had other permits"; "the 900 Danes included 500 traders and 90 nurses".
Each number is an observation of its own, part of the one that counts the whole. So is each share of a group: "51 % of
the Danes are under 18", "of whom 56 % found a job".
"""

from __future__ import annotations

import re
from itertools import takewhile

from verbale.extraction.draft import Draft
from verbale.extraction.matching.earlier import latest
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.measures import unit_of
from verbale.extraction.matching.phrases import words
from verbale.extraction.matching.stance import stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Quantity, Status, Text, Tier

RULE = "population-breakdown"
SHARE_RULE = "population-share"
STAFF_RULE = "staff-count"
MOVES = "arrival-rate"
"""The frame of those who came or left: they are no whole that stays in a place."""
TYPE = "PopulationObservation"
BEFORE = 20
"""How many characters before a number are looked at."""
LISTING = frozenset({"include", "comprise", "consist", "contain", "number", "make up", "compose"})
JUDGING = frozenset(
    "say tell think believe feel want support oppose agree disagree favour favor see consider answer express hope fear "
    "wish prefer vote trust".split()
)
ADDING = frozenset({"join", "arrive", "come", "follow"})
"""What those do who come on top of a group, unless they are said to be of it."""
FURTHER = re.compile(r"\b(?:a\s+further|another|an\s+additional)\s+$|^(?:a\s+further|another)\b", re.IGNORECASE)
"""Words for those who are not among the ones counted before."""
PHRASE = frozenset({"dobj", "prep", "attr", "acomp", "oprd", "xcomp", "prt", "agent"})
PLURALS = re.compile(r"(?:people|persons?|men|women|staff|personnel|s)$")
DIGITS = re.compile(r"[^\d]*[\d.,]+\s*")
NAMED = re.compile(r"(?:and\s+)?([^,;:.()]*)")
ENDS = re.compile(
    r"\s+(?:(?:and|or)\s*)?$|\s+(?:hired|sent|employed|seconded|recruited|appointed|paid|who|whom|that|which|from|by)\b.*$"
)
"""What stands after the words for those counted: who sent them, and the "and" before the next."""


def breakdown_drafts(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The parts that a sentence gives of a group counted in it or in the sentence before."""
    lines = matcher.reading.lines(sentence).quantities
    drafts = []
    listed = _listed(matcher, sentence)
    for quantity, token in lines:
        if quantity.unit == "percent":
            drafts += _share(matcher, sentence, quantity, token)
            continue
        verb = _verb_of(sentence, quantity, token)
        if verb is not None and (_read(matcher, sentence, quantity) or _said(matcher, sentence, verb) == verb.text):
            continue
        if verb is not None:
            here = (verb.dep == "relcl" and _of_whom(sentence, verb)) or _after_colon(matcher, sentence, quantity)
            whole = _whole(matcher, sentence, quantity, same=here)
            if whole is None or ((verb.lemma in ADDING or _further(matcher, quantity)) and not here):
                continue
            drafts.append(_part(matcher, sentence, verb, quantity, whole, _said(matcher, sentence, verb)))
        elif listed is not None and quantity.passage.start > listed.passage.end and quantity.unit in {"person", "item"}:
            whole = _whole(matcher, sentence, quantity, same=True)
            counted = _counted(matcher, sentence, quantity)
            plural = PLURALS.search(quantity.passage.of(matcher.reading.document.text))
            clause = next((a for a in sentence.ancestors(token) if a.pos in {"VERB", "AUX"}), listed)
            apart = clause.lemma in ADDING  # "numbered 2,000 when 300 more joined them"
            if whole is not None and quantity.counted and plural and not apart:
                drafts.append(_part(matcher, sentence, listed, quantity, whole, counted))
    return drafts


def _further(matcher: Matcher, quantity: Quantity) -> bool:
    """Whether a number is told to come on top of the one before: "a further 600 are thought to have arrived"."""
    text = matcher.reading.document.text
    before = text[max(0, quantity.passage.start - BEFORE) : quantity.passage.start]
    return FURTHER.search(before) is not None or FURTHER.match(quantity.passage.of(text)) is not None


def _share(matcher: Matcher, sentence: Sentence, quantity: Quantity, token: Token) -> list[Draft]:
    """What a share of a group is or does, where no frame has read it."""
    verb = sentence.head(token)
    if token.dep not in {"nsubj", "nsubjpass"} or verb.pos not in {"VERB", "AUX"} or quantity.counted:
        return []
    between = [q for q, _ in matcher.reading.lines(sentence).quantities if token.index < _at(sentence, q) < verb.index]
    if _read(matcher, sentence, quantity) or between:
        return []
    arguments = matcher.reading.arguments(sentence)
    whole = [t for t in (*arguments.of(token, "of"), *arguments.of(verb, "of")) if t.tag != "WP"]
    if verb.lemma in JUDGING:
        return []  # what a poll found
    if verb.dep == "relcl" and _of_whom(sentence, verb):
        above = sentence.head(verb)  # "300 Danes, of whom 56 % …", also where the clause hangs on their place
        whole = [above, *arguments.of(sentence.head(sentence.head(above)), "subject")]
    if not whole and not _speaks_of_group(matcher, sentence):
        return []
    groups = [r.entity for t in whole or [token] for r in matcher.resolver.resolve(sentence, t, "group")]
    if not groups:
        return []
    group, discourse = groups[0], matcher.resolver.discourse
    draft = Draft(TYPE, FactKind.OBSERVATION, SHARE_RULE, [sentence.passage], trigger=verb, numbers=[quantity])
    draft.add("featureOfInterest", group)
    if discourse.host is not None and discourse.group == group:
        draft.add("referencePlace", discourse.host)
    draft.add("measure", Text(_said(matcher, sentence, verb)))
    draft.value, draft.unit, draft.approximation = quantity.value, "percent", quantity.approximation
    _settle(matcher, sentence, verb, draft)
    return [draft]


def _counted(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> str:
    """The words for those whom a number of a list counts: "consuls and vice-consuls"."""
    text = matcher.reading.document.text
    counted = quantity.counted or ""
    number = DIGITS.match(text, quantity.passage.start, quantity.passage.end)
    first = text.find(counted.split(" ")[0], quantity.passage.start, quantity.passage.end) if counted else -1
    start = number.end() if number is not None else first if first >= 0 else quantity.passage.end
    after = [q.passage.start for q, _ in matcher.reading.lines(sentence).quantities if q.passage.start > start]
    end = min([sentence.passage.end, *after])
    named = NAMED.match(text, start, end)
    if named is None:
        return counted
    head = max(quantity.passage.end, start)
    return " ".join((text[start:head] + ENDS.sub("", text[head : named.end(1)])).split()) or counted


def _read(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a frame has taken a number."""
    here = takewhile(lambda draft: draft.evidence[0].start >= sentence.passage.start, latest(matcher))
    return any(n.passage == quantity.passage for draft in here for n in draft.numbers)


def _at(sentence: Sentence, quantity: Quantity) -> int:
    """Where a number stands in its sentence."""
    token = sentence.highest(quantity.passage)
    return token.index if token is not None else -1


def _speaks_of_group(matcher: Matcher, sentence: Sentence) -> bool:
    """Whether what was counted last, here or in the sentence before, is the group of the document."""
    group = matcher.resolver.discourse.group
    last = next((d for d in latest(matcher) if d.kind is FactKind.OBSERVATION and d.value is not None), None)
    if last is None or group is None or group not in last.roles.get("featureOfInterest", ()):
        return False
    return last.evidence[0] == sentence.passage or _follows(matcher, last, sentence)


def _after_colon(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number stands in what a colon opens: "34 employees: nine are diplomats"."""
    head = matcher.reading.document.text[sentence.passage.start : quantity.passage.start]
    before, colon, _ = head.partition(": ")
    return bool(colon) and any(c.isdigit() for c in before)


def _of_whom(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause tells of some: "of whom 40 had papers"."""
    return any(t.tag == "WP" for t in sentence.subtree(verb))


def _settle(matcher: Matcher, sentence: Sentence, verb: Token, draft: Draft) -> None:
    """Give a draft the status, sources and time that its verb has."""
    stands = stance(sentence, matcher.reading.arguments(sentence), verb)
    draft.status, draft.polarity, draft.hedge = stands.status, stands.polarity, stands.hedge
    sources = (r.entity for t in stands.sources for r in matcher.resolver.source(sentence, t))
    draft.according_to = tuple(dict.fromkeys(sources))
    time = matcher.timing.of(sentence, verb)
    if time is not None:
        draft.time, draft.time_computed_from = time.span, time.computed_from


def _verb_of(sentence: Sentence, quantity: Quantity, token: Token) -> Token | None:
    """The verb whose whole subject is a bare number, also where the number seems to count what the verb governs."""
    if unit_of(quantity) == "bare" and token.dep in {"nsubj", "nsubjpass"}:
        verb = sentence.head(token)
        return verb if verb.pos in {"VERB", "AUX"} else None
    if token.pos in {"VERB", "AUX"} and quantity.unit == "item":
        for subject in sentence.dependants(token, "nsubj", "nsubjpass"):
            if subject.tag == "CD" and quantity.passage.contains(subject.passage):
                return token
    return None


def _listed(matcher: Matcher, sentence: Sentence) -> Token | None:
    """The verb of a list of members: "included 500 traders, 90 nurses and 40 clerks" (two numbers at least)."""
    for token in sentence.tokens:
        if token.lemma in LISTING and token.pos == "VERB":
            after = [q for q, _ in matcher.reading.lines(sentence).quantities if q.passage.start > token.passage.end]
            if len(after) >= 2:
                return token
    return None


def _whole(matcher: Matcher, sentence: Sentence, quantity: Quantity, *, same: bool) -> Draft | None:
    """The last observation of a whole group, in this sentence or the one before it, that is larger than the part."""
    for draft in latest(matcher):
        people = draft.type == TYPE or draft.rule == STAFF_RULE
        if not people or draft.value is None or draft.unit not in {"person", "item"} or draft.rule == RULE:
            continue
        here = draft.evidence[0] == sentence.passage
        if (
            draft.rule == MOVES
            or (same and not here)
            or (not same and (here or not _follows(matcher, draft, sentence)))
        ):
            return None
        return draft if draft.value > quantity.value else None
    return None


def _follows(matcher: Matcher, draft: Draft, sentence: Sentence) -> bool:
    before = matcher.reading.before(sentence)
    return before is not None and before.passage in draft.evidence and before.block == sentence.block


def _said(matcher: Matcher, sentence: Sentence, verb: Token) -> str:
    """What is said of the part: the complement of "be", the object of "have", else the whole verb phrase."""
    text = matcher.reading.document.text
    arguments = matcher.reading.arguments(sentence)
    slot = {"be": "complement", "have": "object"}.get(verb.lemma)
    if slot and arguments.of(verb, slot):
        return words(sentence, arguments.of(verb, slot)[0], text)
    inside = [t for child in sentence.dependants(verb, *PHRASE) for t in sentence.subtree(child)]
    last = max((t.passage.end for t in inside if t.index > verb.index), default=verb.passage.end)
    return " ".join(text[verb.passage.start : last].split())


def _part(matcher: Matcher, sentence: Sentence, verb: Token, quantity: Quantity, whole: Draft, measure: str) -> Draft:
    draft = Draft(whole.type, FactKind.OBSERVATION, RULE, [sentence.passage], tier=Tier.FRAME)
    for role in ("featureOfInterest", "referencePlace"):
        draft.add(role, *whole.roles.get(role, ()))
    draft.add("measure", Text(measure))
    draft.add("partOfObservation", whole)
    draft.value, draft.unit, draft.approximation = quantity.value, "person", quantity.approximation
    _settle(matcher, sentence, verb, draft)
    if whole.status is not Status.ASSERTED and draft.status is Status.ASSERTED:
        draft.status, draft.hedge = whole.status, whole.hedge
    if draft.time is None and whole.time is not None:
        draft.time, draft.time_computed_from = whole.time, whole.time.edtf
    group = next((f.label for f in whole.roles.get("featureOfInterest", ()) if isinstance(f, Entity)), "")
    draft.label = f"{group}: {measure} – {quantity.value:,}" + (f" ({draft.time.edtf})" if draft.time else "")
    for passage in whole.evidence[:1]:
        draft.cite(passage)
    return draft
