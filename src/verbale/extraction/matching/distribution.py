"""Distribution: one sentence that tells several facts of one kind, each with its own fillers and time.

"A and B opened embassies in 2001 and 2003 respectively" is two openings; "A established relations with B and C" is two
establishments; "A and B opened embassies" is one opening by each of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.entities.references import Reference
from verbale.extraction.draft import Draft
from verbale.extraction.matching.frames import Frame
from verbale.extraction.matching.participants import crossed
from verbale.extraction.matching.parts import part_times, split
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Entity, Precision, TimeMention

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

BILATERAL = frozenset(
    {"EstablishmentOfRelations", "RestorationOfRelations", "SuspensionOfRelations", "DiplomaticRelation"}
)
"""Types whose facts are about two states each."""
PAIR = 2
SHARED = frozenset({"joint", "common", "shared", "single", "combined"})
GAP = len(", and in ")
"""How many characters stand between two times of one enumeration at most."""
DATED = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY})
_JOINT = re.compile(r"(?:,| and|, and)(?: again)?(?: in| on| and in)? ")
_YEARS = re.compile(r"(?:, \d{4})*,? and \d{4}\b")
Chain = tuple[str, list[Entity]]
"""A role and those of its fillers that are coordinated with each other, in text order."""


def shared_out(matcher: Matcher, sentence: Sentence, draft: Draft, frame: Frame) -> list[Draft]:
    """The drafts that a draft stands for; itself where it tells one fact."""
    _note_hosts(matcher, draft)
    chains = _chains(matcher, sentence, draft)
    parts = _respectively(matcher, sentence, draft, chains) or _missions(matcher, draft) or _each_the_other(draft)
    if parts:
        return [each for part in parts for each in split(part, frame.each)]
    pairs = _pairs(matcher, sentence, draft, chains)
    if pairs:
        return pairs
    parts = [_together(matcher, draft, part, frame.each) for part in split(draft, frame.each)]
    if "time" in frame.each and len(parts) == 1:
        return at_each_time(matcher, sentence, parts[0])
    return part_times(matcher, sentence, draft, parts, frame.each)


def _note_hosts(matcher: Matcher, draft: Draft) -> None:
    """Note which words name a host: those that name the town in it, where only the town is named."""
    for place in [p for p in draft.roles.get("atPlace", []) if isinstance(p, Entity)]:
        state, token = matcher.resolver.state_containing(place), matcher.places.get((draft, place.key))
        if state is not None and token is not None and state in draft.roles.get("host", []):
            matcher.places.setdefault((draft, state.key), token)


def _together(matcher: Matcher, whole: Draft, part: Draft, roles: tuple[str, ...]) -> Draft:
    """A part without what the words of the other parts name: "visited A and B" has two hosts and two places."""

    def named(draft: Draft) -> set[int]:
        fillers = [f for r in roles for f in draft.roles.get(r, []) if isinstance(f, Entity)]
        return {matcher.places[whole, f.key].index for f in fillers if (whole, f.key) in matcher.places}

    elsewhere = named(whole) - named(part)
    for role in [r for r in part.roles if r not in roles and elsewhere]:
        kept = [
            f
            for f in part.roles[role]
            if not isinstance(f, Entity)
            or (whole, f.key) not in matcher.places
            or matcher.places[whole, f.key].index not in elsewhere
        ]
        part.roles[role] = kept or part.roles[role]
    if len(whole.roles.get("concernsAgreement", [])) > 1 and len(part.roles.get("concernsAgreement", [])) == 1:
        parties = matcher.agreements.parties(part.roles["concernsAgreement"][0])
        signed = [s for s in part.roles.get("signatory", []) if s in parties]
        if signed:
            part.roles["signatory"] = [*signed]
    return part


def plural_senders(matcher: Matcher, sentence: Sentence, trigger: Token, token: Token) -> list[Entity]:
    """The states whose missions a plural noun means ("A and B closed their embassies"); empty if not several."""
    if token.tag not in {"NNS", "NNPS"} and not _one_each(sentence, token):
        return []
    found: list[Entity] = []
    for subject in matcher.tokens(sentence, trigger, ("subject",)):
        found += [r.entity for r in matcher.resolver.resolve(sentence, subject, "state") if r.entity not in found]
    return found if len(found) > 1 else []


def _one_each(sentence: Sentence, token: Token) -> bool:
    """Whether several have one each, though the noun is in the singular: "A and B (each) opened an embassy"."""
    before = {t.lemma for t in sentence.dependants(token, "det", "amod")}
    return bool(before & {"a", "an"}) and not before & SHARED


def each_other(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the "other" of "each other"."""
    return token.text.lower() == "other" and any(t.text.lower() == "each" for t in sentence.dependants(token, "det"))


def each_other_of(matcher: Matcher, sentence: Sentence, trigger: Token, token: Token, want: str) -> list[Reference]:
    """Those that "each other" stands for: the two subjects of its verb."""
    subjects = [t for t in matcher.reading.arguments(sentence).of(trigger, "subject") if t.index < token.index]
    found = [r for t in subjects for r in matcher.resolver.resolve(sentence, t, want)]
    return found if len({r.entity.key for r in found}) == PAIR else []


def mutual(sentence: Sentence, token: Token) -> bool:
    """Whether each has one in the other: "their respective embassies", "embassies in each other's capitals"."""
    words = {t.text.lower() for t in sentence.subtree(token)}
    return "respective" in words or {"each", "other"} <= words


def _chains(matcher: Matcher, sentence: Sentence, draft: Draft) -> list[Chain]:
    chains: list[Chain] = []
    for role, fillers in draft.roles.items():
        groups: dict[int, list[tuple[int, Entity]]] = {}
        for filler in fillers:
            token = matcher.places.get((draft, filler.key)) if isinstance(filler, Entity) else None
            if token is not None and isinstance(filler, Entity):
                groups.setdefault(_first(sentence, token).index, []).append((token.index, filler))
        chains += [(role, [e for _, e in sorted(g, key=lambda pair: pair[0])]) for _, g in sorted(groups.items())]
    return chains


def _first(sentence: Sentence, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.index:
        token = sentence.head(token)
    return token


def _respectively(matcher: Matcher, sentence: Sentence, draft: Draft, chains: list[Chain]) -> list[Draft]:
    if not any(t.lemma == "respectively" for t in sentence.tokens):
        return []
    times = _run(matcher, sentence)
    sizes = {len(times)} if len(times) > 1 else {len(c) for _, c in chains if len(c) > 1}
    for size in sorted(sizes, reverse=True):
        lists = [(role, chain) for role, chain in chains if len(chain) == size]
        if len(lists) + (len(times) == size) < 2:
            continue
        parts = []
        for at in range(size):
            part = _copy(draft)
            for role, chain in lists:
                others = [e for e in chain if e is not chain[at]]
                part.roles[role] = [f for f in part.roles[role] if f not in others]
            if len(times) == size:
                part.time, part.time_computed_from = times[at].span, times[at].computed_from
            parts.append(part)
        return parts
    return []


def _run(matcher: Matcher, sentence: Sentence) -> list[TimeMention]:
    """The longest enumeration of times in a sentence."""
    runs: list[list[TimeMention]] = [[]]
    for mention, _ in matcher.reading.lines(sentence).times:
        near = runs[-1] and 0 <= mention.passage.start - runs[-1][-1].passage.end <= GAP
        if near:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    longest = max(runs, key=len)
    return _shared_bound(matcher, sentence, longest[0]) if len(longest) == 1 else longest


def _shared_bound(matcher: Matcher, sentence: Sentence, mention: TimeMention) -> list[TimeMention]:
    """The years that one preposition goes before: "since 2004 and 1999 respectively"."""
    text, year = matcher.reading.document.text, mention.span.edtf.strip("./")
    more = _YEARS.match(text, mention.passage.end, sentence.passage.end)
    if not year.isdigit() or more is None:
        return [mention]
    years = [year, *re.findall(r"\d{4}", more.group())]
    return [replace(mention, span=span(mention.span.edtf.replace(year, each))) for each in years]


def at_each_time(matcher: Matcher, sentence: Sentence, draft: Draft) -> list[Draft]:
    """One draft for each time of the enumeration that its time begins: "visited Malta in 1985 and 1999"."""
    times = [mention for mention, _ in matcher.reading.lines(sentence).times]
    first = draft.time.edtf.split("/")[0] if draft.time is not None else ""  # two years on end are one interval
    at = next((n for n, mention in enumerate(times) if mention.span.edtf == first), None)
    if at is None:
        return [draft]
    run = [times[at]]
    for mention in times[at + 1 :]:
        between = matcher.reading.document.text[run[-1].passage.end : mention.passage.start]
        if not _JOINT.fullmatch(between) or mention.span.precision not in DATED:
            break
        run.append(mention)
    if len(run) == 1:
        return [draft]
    parts = [_copy(draft) for _ in run]
    for part, mention in zip(parts, run, strict=True):
        part.time, part.time_computed_from = mention.span, mention.computed_from
    return parts


def _missions(matcher: Matcher, draft: Draft) -> list[Draft]:
    """One draft for each of several missions, done by the state whose mission it is."""
    missions = [m for m in draft.roles.get("concernsMission", []) if isinstance(m, Entity)]
    agents = draft.roles.get("agent", [])
    owners = [next((e for p, e in matcher.links.get(m.key, ()) if p == "sendingState"), None) for m in missions]
    if len(missions) < 2 or len(agents) < 2 or not all(o in agents for o in owners):
        return []
    parts = [_copy(draft) for _ in missions]
    for part, mission, owner in zip(parts, missions, owners, strict=True):
        part.roles["concernsMission"] = [mission]
        part.roles["agent"] = [owner] if owner is not None else []
    return parts


def _each_the_other(draft: Draft) -> list[Draft]:
    """Two drafts for what two do to each other."""
    for here, there in crossed(draft):
        parts = [_copy(draft), _copy(draft)]
        first, second = draft.roles[here]
        for part, one, other in zip(parts, (first, second), (second, first), strict=True):
            part.roles[here], part.roles[there] = [one], [other]
        return parts
    return []


def _pairs(matcher: Matcher, sentence: Sentence, draft: Draft, chains: list[Chain]) -> list[Draft]:
    """One draft for each state that one state begins or ends relations with, at the time that follows its name."""
    parties = [chain for role, chain in chains if role == "relationParty"]
    if draft.type not in BILATERAL or len(parties) < 2 or len(draft.roles.get("relationParty", [])) < 3:
        return []
    single, several = sorted(parties, key=len) if len(parties) == 2 else _from_subject(matcher, draft, parties)
    if len(single) != 1:
        return []
    named = [matcher.places[draft, e.key] for e in several]
    parts = [_copy(draft) for _ in several]
    for at, (part, other) in enumerate(zip(parts, several, strict=True)):
        part.roles["relationParty"] = [single[0], other]
        end = named[at + 1].index if at + 1 < len(named) else len(sentence.tokens)
        time = matcher.timing.following(sentence, named[at], end)
        if time is not None:
            part.time, part.time_computed_from = time.span, time.computed_from
    return parts


def _from_subject(matcher: Matcher, draft: Draft, parties: list[list[Entity]]) -> tuple[list[Entity], list[Entity]]:
    """The states that stand as subject and all the others ("relations with A and unofficial relations with B")."""
    subjects = [chain for chain in parties if any(matcher.places[draft, e.key].dep.startswith("nsubj") for e in chain)]
    single = subjects[0] if len(subjects) == 1 else []
    return single, [e for chain in parties if chain is not single for e in chain]


def _copy(draft: Draft) -> Draft:
    return replace(draft, roles={r: list(f) for r, f in draft.roles.items()}, evidence=list(draft.evidence))
