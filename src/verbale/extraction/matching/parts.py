"""Parts: the drafts that one draft gives, one for each filler, and the relations that hold with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.extraction.draft import Draft
from verbale.extraction.matching.frames import Frame
from verbale.extraction.matching.measures import measure
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Text

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher


def part_times(
    matcher: Matcher, sentence: Sentence, whole: Draft, parts: list[Draft], roles: tuple[str, ...]
) -> list[Draft]:
    """“signed A in 2011 and B in 2012”: a part that is followed by a time of its own takes that."""
    for role in roles:  # the parts differ in one of the roles
        places = [_place(matcher, whole, part, role) for part in parts]
        known = sorted({t.index: t for t in places if t is not None}.items())
        if len(known) < 2:
            continue
        stops = [index for index, _ in known[1:]] + [len(sentence.tokens)]
        times = {
            index: time
            for (index, token), stop in zip(known, stops, strict=True)
            if (time := matcher.timing.following(sentence, token, stop)) is not None
        }
        if len(times) < len(known):
            continue
        for part, place in zip(parts, places, strict=True):
            if place is not None:
                time = times[place.index]
                part.time, part.time_computed_from = time.span, time.computed_from
        break
    return parts


def _place(matcher: Matcher, whole: Draft, part: Draft, role: str) -> Token | None:
    """The word that names what a part has in a role."""
    fillers = [f for f in part.roles.get(role, []) if isinstance(f, Entity)]
    return next((matcher.places[whole, f.key] for f in fillers if (whole, f.key) in matcher.places), None)


def split(draft: Draft, roles: tuple[str, ...]) -> list[Draft]:
    """One draft for each filler of the roles: "A and B joined C" is two memberships."""
    made = [draft]
    if "value" in roles and len(draft.numbers) > 1:
        made = []
        for number in draft.numbers:
            one = replace(draft, roles={r: list(f) for r, f in draft.roles.items()}, evidence=list(draft.evidence))
            measure(one, number)
            if number.counted:
                one.add("measure", Text(number.counted))
            made.append(one)
    for role in roles:
        parts = []
        for each in made:
            fillers = each.roles.get(role, [])
            parts += [replace(each, roles={**each.roles, role: [f]}, evidence=list(each.evidence)) for f in fillers]
            parts += [] if fillers else [each]
        made = parts
    return made


def relations(draft: Draft, frame: Frame) -> list[Draft]:
    """The direct relations that hold where a frame's fact does (``also``)."""
    made = []
    for property_, subject_role, object_role in frame.also:
        subjects, objects = draft.roles.get(subject_role, []), draft.roles.get(object_role, [])
        pairs = [(subjects[0], subjects[1])] if subject_role == object_role and len(subjects) == 2 else []
        if subject_role != object_role:
            pairs = [(s, o) for s in subjects for o in objects]
        for subject, object_ in pairs:
            link = Draft(property_, FactKind.RELATION, draft.rule, list(draft.evidence), trigger=draft.trigger)
            link.add("subject", subject)
            link.add("object", object_)
            link.status, link.polarity, link.hedge = draft.status, draft.polarity, draft.hedge
            link.according_to = draft.according_to
            made.append(link)
    return made
