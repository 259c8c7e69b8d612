"""Comparisons: the number that another is held against, with its own time.

"145 million dollars in 2019, up from 88 million in 2012"; "16,420 Danes came, compared with 12,100 a year earlier";
"exports rose from $12 million in 2010 to $31 million"; "3,400 Danes in 2012, an increase of 16% from 2011". What was
read of the one number holds of the other, but for its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.measures import measure, unit_of
from verbale.language.sentence import Sentence
from verbale.language.spans import span
from verbale.model import FactKind, Polarity, Quantity, Status, Text, TimeMention, TimeSpan

_LEVEL = r"(?:(?:a|the|its|their)\s+(?:(?:all-time|record|earlier|previous)\s+)?(?:peak|high|low|record)\s+of\s+)?"
_PEER = re.compile(
    rf"(?:\b(?:up|down)(?:\s+\w+ly)?\s+from\s+{_LEVEL}|\bcompared\s+(?:with|to)\s+|\bas\s+(?:against|compared\s+to)\s+|"
    r",\s+against\s+)(?:only\s+|just\s+|the\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before a number that an earlier one is compared with."""
_FROM = re.compile(rf"\bfrom\s+{_LEVEL}(?:only\s+|just\s+)?\Z", re.IGNORECASE)
_END = re.compile(r"\bto\s+(?:only\s+|just\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r"\s*(?:people|persons|members|families|employees)?\s*(?:,?\s*(?:in|as of|at|on|by)\s+)?\Z")
_GROWTH = re.compile(
    r",\s+(?:(up|down)(?:\s+by)?|an?\s+(?:\w+\s+)?(increase|rise|growth|decrease|decline|fall|drop)\s+of)\s+\Z",
    re.IGNORECASE,
)
"""What stands before the share by which an earlier number has changed."""
_SINCE = re.compile(
    r"\s*(?:from|on|over|since|compared\s+(?:with|to)|in\s+comparison\s+(?:with|to))\s+\Z", re.IGNORECASE
)
_OR = re.compile(
    r"(?:,|\()\s*(?:or|that\s+is|i\.\s?e\.|equal(?:ling)?\s+to|representing|accounting\s+for|making\s+up|constituting)?,?\s*\Z",
    re.IGNORECASE,
)
"""What stands before the share that an earlier number is of a whole."""
_WHOLE = re.compile(
    r"\s+of\s+(?:all\s+)?(?:the\s+|its\s+|their\s+)?([^,;.()–]{3,60}?)(?=\s*[,;.()–]|\s+(?:and|in\s+\d|at)\b|\Z)"
)
_CHANGED = re.compile(
    r"\b(?:r[io]se|risen|rising|gr[eo]w\w*|increas\w+|f[ae]ll\w*|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|expand\w*|"
    r"doubl\w+|tripl\w+|quadrupl\w+|climb\w*|jump\w*|soar\w*|surg\w+|swell\w*|swollen|plummet\w*|plung\w+|slipp?\w*|"
    r"dwindl\w+|reduced|raised|went|gone|up|down)\b(?:[^;.]|\.\d){0,60}\Z",
    re.IGNORECASE,
)
"""A change, not a range ("ages from 5 to 12")."""
_ELSEWHERE = re.compile(r"\s*,?\s*(?:in|at|for|of|from|to|on|between|among|by)\b", re.IGNORECASE)
"""After the number and its time: words that say of something else what it counts."""
_SAME = frozenset(
    {"person", "people", "individual", "member", "resident", "refugee", "national", "citizen", "employee"}
)
NEAR = 140
"""How many characters apart the two numbers may be."""
LEAST_MONEY = 1000
"""Below it a number without currency is short for something ("up from 3.1")."""


def comparison_drafts(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    """The observations of the numbers that those of a sentence are compared with."""
    drafts = [d for d in _observed(matcher, sentence) if d.evidence[0] == sentence.passage]
    if not drafts:
        return
    text, start = matcher.reading.document.text, sentence.passage.start
    known = {n.passage for d in drafts for n in d.numbers}
    for quantity, _ in matcher.reading.lines(sentence).quantities:
        head = text[start : quantity.passage.start]
        if quantity.passage in known:
            continue
        if _PEER.search(head):
            yield from _earlier(matcher, sentence, drafts, quantity)
        elif quantity.unit == "percent" and (grown := _GROWTH.search(head)):
            yield from _change(matcher, sentence, drafts, quantity, (grown[1] or grown[2]).lower())
        elif quantity.unit == "percent" and _OR.search(head):
            yield from _portion(matcher, sentence, drafts, quantity)
        elif _FROM.search(head) and _CHANGED.search(head):
            yield from _beginning(matcher, sentence, drafts, quantity)
        elif _END.search(head) and _CHANGED.search(head):
            yield from _ending(matcher, sentence, drafts, quantity)


def _observed(matcher: Matcher, sentence: Sentence) -> Iterator[Draft]:
    for draft in reversed(matcher.drafts):
        if draft.evidence[0].start < sentence.passage.start:
            return
        settled = draft.status in {Status.ASSERTED, Status.REPORTED} and draft.polarity is Polarity.POSITIVE
        if draft.kind is FactKind.OBSERVATION and draft.value is not None and draft.numbers and settled:
            yield draft


def _earlier(matcher: Matcher, sentence: Sentence, drafts: list[Draft], quantity: Quantity) -> Iterator[Draft]:
    """“N, up from M in 2010”: M of what N is the number of."""
    text = matcher.reading.document.text
    before = [d for d in drafts if d.numbers[-1].passage.end <= quantity.passage.start]
    if not before or _of_something_else(matcher, sentence, quantity):
        return
    last = max(d.numbers[-1].passage.end for d in before)
    if quantity.passage.start - last > NEAR or ";" in text[last : quantity.passage.start]:
        return
    for draft in before:
        if draft.numbers[-1].passage.end == last and _comparable(draft, quantity):
            yield _other(matcher, sentence, draft, quantity)


def _beginning(matcher: Matcher, sentence: Sentence, drafts: list[Draft], quantity: Quantity) -> Iterator[Draft]:
    """“Rose from M in 2010 to N”: M of what N is the number of."""
    text = matcher.reading.document.text
    for draft in drafts:
        there = draft.numbers[0].passage
        if there.start < quantity.passage.end or not _comparable(draft, quantity):
            continue
        time = _time(matcher, sentence, quantity)
        end = time.passage.end if time is not None else quantity.passage.end
        between = text[end : there.start]
        if re.fullmatch(r"\s*,?\s*to\s+(?:only\s+|just\s+|\w+\s+)?", between):
            yield _other(matcher, sentence, draft, quantity)


def _ending(matcher: Matcher, sentence: Sentence, drafts: list[Draft], quantity: Quantity) -> Iterator[Draft]:
    """“Doubled from N in 2005 to M in 2011”: M of what N is the number of."""
    text = matcher.reading.document.text
    for draft in drafts:
        number = draft.numbers[0]
        if number.passage.end > quantity.passage.start or not _comparable(draft, quantity):
            continue
        time = _time(matcher, sentence, number)
        end = time.passage.end if time is not None else number.passage.end
        opened = _FROM.search(text[sentence.passage.start : number.passage.start])
        if opened is not None and re.fullmatch(
            r"\s*,?\s*to\s+(?:only\s+|just\s+)?", text[end : quantity.passage.start]
        ):
            yield _other(matcher, sentence, draft, quantity)


def _change(
    matcher: Matcher, sentence: Sentence, drafts: list[Draft], quantity: Quantity, word: str
) -> Iterator[Draft]:
    """“N in 2012, an increase of 16% from 2011”: by how much what N counts has changed, and between when."""
    text = matcher.reading.document.text
    before = [d for d in drafts if d.numbers[-1].passage.end <= quantity.passage.start and d.unit != "percent"]
    last = max((d.numbers[-1].passage.end for d in before), default=-NEAR)
    if quantity.passage.start - last > NEAR or ";" in text[max(last, 0) : quantity.passage.start]:
        return
    for draft in before:
        if draft.numbers[-1].passage.end != last:
            continue
        made = _copy(draft, quantity)
        noted = [f for f in draft.roles.get("measure", []) if isinstance(f, Text)]
        made.roles["measure"] = [Text({"up": "rise", "down": "fall"}.get(word, word)), *noted]
        made.value, made.unit, made.approximation = quantity.value, "percent", quantity.approximation
        for mention, _ in matcher.reading.lines(sentence).times:
            between = text[quantity.passage.end : mention.passage.start]
            if mention.passage.start >= quantity.passage.end and _SINCE.fullmatch(between):
                made.time = _stretch(mention.span, draft.time)
        yield made


def _portion(matcher: Matcher, sentence: Sentence, drafts: list[Draft], quantity: Quantity) -> Iterator[Draft]:
    """“N, or 20.9% of the total”: what share those whom N counts are of others."""
    text = matcher.reading.document.text
    before = [d for d in drafts if d.numbers[-1].passage.end <= quantity.passage.start and d.unit == "person"]
    last = max((d.numbers[-1].passage.end for d in before), default=-NEAR)
    whole = _WHOLE.match(text, quantity.passage.end, sentence.passage.end)
    between = text[max(last, 0) : quantity.passage.start]
    if whole is None or quantity.passage.start - last > NEAR or ";" in between or re.search(r"\d", between):
        return
    for draft in before:
        if draft.numbers[-1].passage.end == last and draft.type == "PopulationObservation":
            made = _copy(draft, quantity)
            made.roles["measure"] = [Text(" ".join(whole[1].split()))]
            made.value, made.unit, made.approximation = quantity.value, "percent", quantity.approximation
            made.time, made.time_computed_from = draft.time, draft.time_computed_from
            yield made
            return


def _stretch(first: TimeSpan, last: TimeSpan | None) -> TimeSpan | None:
    """From one time to the other, where both are single."""
    if last is None or "/" in first.edtf + last.edtf or first.edtf >= last.edtf:
        return None
    return span(f"{first.edtf}/{last.edtf}")


def _of_something_else(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the words after a number say that it counts something else: "compared with 900 in Kenya"."""
    text, time = matcher.reading.document.text, _time(matcher, sentence, quantity)
    end = time.passage.end if time is not None else quantity.passage.end
    return _ELSEWHERE.match(text, end, sentence.passage.end) is not None


def _comparable(draft: Draft, quantity: Quantity) -> bool:
    """Whether two numbers may count the same: in one unit and, where it says what it counts, the same thing."""
    number = draft.numbers[-1]
    if quantity.unit == number.unit:
        return quantity.counted is None or quantity.counted == number.counted or quantity.counted in _SAME
    if unit_of(quantity) != "bare" or number.unit in {"percent", "rank"}:
        return False
    money = len(number.unit) == 3 and number.unit.isupper()
    return not money or quantity.value >= LEAST_MONEY


def _other(matcher: Matcher, sentence: Sentence, draft: Draft, quantity: Quantity) -> Draft:
    """The observation of the other number; the first one keeps no time that is only the other's."""
    time = _time(matcher, sentence, quantity)
    made = _copy(draft, quantity)
    measure(made, quantity)
    made.unit = draft.unit
    if time is not None:
        made.time, made.time_computed_from = time.span, time.computed_from
        if draft.time == made.time:
            draft.time, draft.time_computed_from = None, None
    return made


def _copy(draft: Draft, quantity: Quantity) -> Draft:
    """A draft for another number: without time, without what the words of the first number say of it alone."""
    text = str(draft.numbers[-1].value)
    roles = {
        role: [f for f in fillers if not (isinstance(f, Text) and text in f.value.replace(",", ""))]
        for role, fillers in draft.roles.items()
        if role != "upperValue"
    }
    return replace(
        draft,
        roles={role: fillers for role, fillers in roles.items() if fillers},
        evidence=list(draft.evidence),
        numbers=[quantity],
        time=None,
        time_computed_from=None,
        trigger=None,
    )


def _time(matcher: Matcher, sentence: Sentence, quantity: Quantity) -> TimeMention | None:
    text = matcher.reading.document.text
    for mention, _ in matcher.reading.lines(sentence).times:
        between = text[quantity.passage.end : mention.passage.start]
        if mention.passage.start >= quantity.passage.end and _TO.fullmatch(between):
            return mention
    return None
