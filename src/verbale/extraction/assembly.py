"""Assembly: the drafts of a document in, its facts out: one thing told twice joined, keys settled."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from verbale.entities.composites import part
from verbale.entities.slugs import slugify
from verbale.extraction.draft import Draft
from verbale.language.spans import contains
from verbale.model import Document, Entity, Evidence, Fact, FactKind, Filler, Passage, Role, Status, Text, Tier

NODE_FOLDERS = {
    FactKind.EVENT: "event",
    FactKind.SITUATION: "situation",
    FactKind.OBSERVATION: "observation",
    FactKind.AGREEMENT: "agreement",
}
NAMING_LIMIT = 3
MOST_COMPARED = 500
"""How many things of one kind that share a participant are compared with one more, the latest of them."""
UNNAMED = frozenset({"onBehalfOf", "referencePlace"})
ONE_SIDED = frozenset({"atPlace", "happenedIn", "accordingTo"})


def assemble(document: Document, drafts: Iterable[Draft]) -> tuple[Fact, ...]:
    """The facts of a document, ordered by first evidence, type and key; the same drafts give the same facts."""
    kept = [d for d in drafts if d.roles or d.value is not None]
    _name_seats(kept)
    joined = _join(kept)
    unique = list({id(joined.get(id(d), d)): joined.get(id(d), d) for d in kept}.values())
    _settle(document, unique, joined)
    for draft in unique:
        _place_buildings(draft)
    facts: dict[tuple[object, ...], Fact] = {}
    evidence: dict[tuple[object, ...], dict[Evidence, None]] = {}
    for draft in unique:
        fact = _fact(document, draft, joined)
        if fact is None:
            continue
        same = (fact.key, fact.type, fact.roles, fact.status, fact.polarity, fact.value, fact.according_to)
        facts.setdefault(same, fact)
        evidence.setdefault(same, {}).update(dict.fromkeys(fact.evidence))
    told = [replace(fact, evidence=tuple(evidence[same])) for same, fact in facts.items()]
    return tuple(sorted(told, key=lambda f: (f.evidence[0].passage, f.type, f.key, f.status, str(f.roles))))


def _place_buildings(draft: Draft) -> None:
    """A building that is attacked or seized is where it happens: no actor at whom it is aimed."""
    buildings = [f for f in draft.roles.get("target", ()) if isinstance(f, Entity) and f.type == "Facility"]
    if buildings:
        others = [f for f in draft.roles.pop("target") if f not in buildings]
        draft.add("atPlace", *buildings)
        if others:
            draft.add("target", *others)


def _name_seats(drafts: list[Draft]) -> None:
    """Label missions with the city they are in, where the document says it anywhere, in every role and office."""
    seats: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for draft in drafts:
        if draft.type == "seat" and draft.status is Status.ASSERTED:
            mission, city = draft.roles["subject"][0], draft.roles["object"][0]
            if isinstance(mission, Entity) and isinstance(city, Entity):
                seats.setdefault(mission.key, set()).add(city.label)
                labels[mission.key] = mission.label
    named = {
        labels[key]: re.sub(r" in (?!.* in )", f" in {next(iter(cities))}, ", labels[key])
        for key, cities in seats.items()
        if len(cities) == 1 and next(iter(cities)) not in labels[key]
    }

    @cache
    def renamed(filler: Entity) -> Entity:
        label = next((filler.label.replace(old, new) for old, new in named.items() if old in filler.label), None)
        return replace(filler, labels=(("en", label),)) if label else filler

    for draft in drafts:
        for role, fillers in draft.roles.items():
            draft.roles[role] = [
                renamed(f) if isinstance(f, Entity) and f.key.startswith(("mission/", "office/")) else f
                for f in fillers
            ]


def _join(drafts: list[Draft]) -> dict[int, Draft]:
    """Event drafts that tell one thing, each mapped to the one that stands for all.

    Two are one if they are of one type and stance, share a participant, contradict each other in no role, and the
    time of one lies in that of the other. An undated one never joins by itself.
    """
    stands: dict[int, Draft] = {}
    cited: dict[int, dict[Passage, None]] = {}
    kept = _Kept()
    for draft in drafts:
        if draft.tier is Tier.GENERIC:
            continue  # one class for all verbs: what two of them share says little
        if draft.kind in {FactKind.EVENT, FactKind.OBSERVATION, FactKind.SITUATION}:
            other = next((other for other in kept.candidates(draft) if _same(draft, other)), None)
            if other is not None:
                _merge(other, draft)
                cited.setdefault(id(other), dict.fromkeys(other.evidence)).update(dict.fromkeys(draft.evidence))
                stands[id(draft)] = other
            kept.note(other or draft)
    for other in {id(other): other for other in stands.values()}.values():
        other.evidence = list(cited[id(other)])
    return stands


class _Kept:
    """Drafts that stand for themselves so far, found again by what two that tell one thing have in common."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._number: dict[int, int] = {}
        self._by_trait: dict[object, list[int]] = {}
        self._noted: set[tuple[int, object]] = set()

    def note(self, draft: Draft) -> None:
        """Keep a draft, or what it has gained since it was kept."""
        number = self._number.setdefault(id(draft), len(self._drafts))
        if number == len(self._drafts):
            self._drafts.append(draft)
        for trait in _traits(draft):
            if (number, trait) not in self._noted:
                self._noted.add((number, trait))
                self._by_trait.setdefault(trait, []).append(number)

    def candidates(self, draft: Draft) -> Iterator[Draft]:
        """Those that may tell what a draft tells, in the order they were kept, ``MOST_COMPARED`` at most."""
        found = {number for trait in _traits(draft) for number in self._by_trait.get(trait, ())[-MOST_COMPARED:]}
        return (self._drafts[number] for number in sorted(found)[-MOST_COMPARED:])


def _traits(draft: Draft) -> list[object]:
    """What ``_same`` drafts have in common: a timed event shares one filler at least, any other thing them all."""
    kind = (draft.type, draft.status, draft.polarity, draft.value, draft.unit)
    if draft.kind is FactKind.EVENT and draft.time is not None:
        return [(kind, role, key) for role in draft.roles if role not in ONE_SIDED for key in _keys(draft, role)]
    fillers = frozenset((role, frozenset(keys)) for role, keys in _fillers(draft).items())
    return [(kind, fillers, id(draft.trigger) if draft.kind is FactKind.EVENT else None, draft.time)]


def _same(a: Draft, b: Draft) -> bool:
    if a.value != b.value or a.unit != b.unit:
        return False
    if a.time is None or b.time is None:
        if a.time is not b.time or (a.kind is FactKind.EVENT and a.trigger is not b.trigger):
            return a.kind is not FactKind.EVENT and _fillers(a) == _fillers(b) and (a.time is b.time)
        return _fillers(a) == _fillers(b)
    if not (contains(a.time, b.time) or contains(b.time, a.time)):
        return False
    if a.time.edtf != b.time.edtf and ".." in a.time.edtf + b.time.edtf:
        return False  # some time before or after a day: nothing says when
    if a.kind is not FactKind.EVENT:
        return _fillers(a) == _fillers(b) and a.time.edtf == b.time.edtf
    shared = False
    for role in set(a.roles) & set(b.roles):
        left, right = _keys(a, role), _keys(b, role)
        if role in ONE_SIDED:
            continue
        if not left & right:
            return False
        if role in {"relationParty", "hasParticipant"} and not (left <= right or right <= left):
            return False  # with another: another event
        shared = True
    others = {k for r in set(a.roles) ^ set(b.roles) for k in (_keys(a, r) if r in a.roles else _keys(b, r))}
    return shared and (set(a.roles) <= set(b.roles) or set(b.roles) <= set(a.roles) or bool(others))


def _keys(draft: Draft, role: str) -> set[object]:
    return {
        f.key if isinstance(f, Entity) else id(f) if isinstance(f, Draft) else str(f) for f in draft.roles.get(role, ())
    }


def _fillers(draft: Draft) -> dict[str, set[object]]:
    return {role: _keys(draft, role) for role in draft.roles}


def _merge(kept: Draft, other: Draft) -> None:
    for role, fillers in other.roles.items():
        kept.add(role, *fillers)
    if kept.time is None or (other.time is not None and contains(kept.time, other.time)):
        kept.time, kept.time_computed_from = other.time or kept.time, other.time_computed_from


def _settle(document: Document, drafts: list[Draft], joined: dict[int, Draft]) -> None:
    """Give every node its key: type, participants and time; what has no time is this document's own."""
    taken: dict[str, int] = {}
    for draft in sorted(drafts, key=lambda d: (d.evidence[0], d.type, d.trigger.index if d.trigger else -1)):
        folder = NODE_FOLDERS.get(draft.kind)
        if folder is None or draft.key is not None:
            continue
        name = slugify(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", draft.type))
        who = [part(e) for e in _naming(draft)][:NAMING_LIMIT]
        words = [slugify(f.value)[:40] for fillers in draft.roles.values() for f in fillers if isinstance(f, Text)][:1]
        if draft.kind is FactKind.OBSERVATION:
            value = (
                [slugify(str(draft.value)) + (f"-{draft.unit.lower()}" if draft.unit else "")]
                if draft.value is not None
                else []
            )
            pieces = [*dict.fromkeys(who), *words, *value]
        else:
            pieces = list(dict.fromkeys(sorted(who))) or words
        if draft.kind is FactKind.SITUATION and words:
            pieces += words
        if draft.tier is Tier.GENERIC:
            pieces = [*map(slugify, _lemma(draft)), *pieces]
        when = _time_slug(draft)
        if when:
            pieces.append(when)
        elif draft.kind is FactKind.EVENT or not pieces:
            pieces.append(document.slug)
        base = f"{folder}/{name}/{'-'.join(pieces)}"
        if not draft_settled(draft):
            base += f"-{draft.status}" if draft.status is not Status.ASSERTED else "-not"
        taken[base] = taken.get(base, 0) + 1
        draft.key = base if taken[base] == 1 else f"{base}-{taken[base]}"


def _naming(draft: Draft) -> list[Entity]:
    """What names a node: the agreement or mission an event is about, whoever else is in it; else its participants."""
    for role in ("concernsAgreement", "concernsMission"):
        about = [f for f in draft.roles.get(role, []) if isinstance(f, Entity)]
        if about:
            return about
    return [e for e in draft.entities() if e.type != "Facility"]


def draft_settled(draft: Draft) -> bool:
    """Whether the draft's fact may be asserted."""
    return (draft.status is Status.ASSERTED and draft.polarity == "positive") or (
        draft.status is Status.REPORTED and draft.kind is FactKind.OBSERVATION
    )


def _time_slug(draft: Draft) -> str:
    return draft.time.edtf.replace("/", "--").replace("..", "open").lower() if draft.time else ""


def _lemma(draft: Draft) -> list[str]:
    """The verb of a generic event."""
    return [f.value for f in draft.roles.get("lemma", ()) if isinstance(f, Text)]


def _label(draft: Draft) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", draft.type).lower()
    every = list(
        dict.fromkeys(e.label for r, fs in draft.roles.items() if r not in UNNAMED for e in fs if isinstance(e, Entity))
    )
    names = [n for n in every if not any(n != other and n in other for other in every)][:NAMING_LIMIT]
    texts = [f.value for fillers in draft.roles.values() for f in fillers if isinstance(f, Text)][:1]
    label = words + (": " + ", ".join(names or texts) if names or texts else "")
    if draft.tier is Tier.GENERIC:
        label = f"{words}: {' '.join(_lemma(draft))} – {', '.join(names)}"
    if draft.value is not None:
        label += f" – {draft.value:,}" + (f" {draft.unit}" if draft.unit else "")
    return label + (f" ({draft.time.edtf})" if draft.time else "")


def _fact(document: Document, draft: Draft, joined: dict[int, Draft]) -> Fact | None:
    roles: list[Role] = []
    for name, fillers in draft.roles.items():
        settled: list[Filler] = []
        for filler in fillers:
            if isinstance(filler, Draft):
                target = joined.get(id(filler), filler)
                if target is draft or target.key is None:
                    continue
                settled.append(Entity(target.key, target.type, (("en", target.label or _label(target)),)))
            else:
                settled.append(filler)
        if settled:
            roles.append(Role(name, tuple(settled)))
    if draft.kind in {FactKind.RELATION, FactKind.ATTRIBUTE}:
        names = {r.name for r in roles}
        if names != {"subject", "object"}:
            return None
    elif not roles and draft.value is None:
        return None
    evidence = tuple(Evidence(document.slug, p, p.of(document.text)) for p in dict.fromkeys(draft.evidence))
    key = draft.key
    if key is None:
        said = [(r.name, [_word(f) for f in r.fillers]) for r in roles]
        content = f"{document.slug}|{draft.type}|{said}|{draft.status}|{draft.polarity}"
        key = "fact/" + hashlib.sha256(content.encode()).hexdigest()[:16]
    return Fact(
        document.slug,
        key,
        draft.kind,
        draft.type,
        tuple(roles),
        evidence,
        draft.rule,
        draft.label or _label(draft),
        draft.time,
        draft.time_computed_from,
        draft.value,
        draft.unit,
        draft.approximation,
        draft.status,
        draft.polarity,
        draft.according_to,
        draft.tier,
        draft.confidence,
        draft.hedge,
        draft.sensitive,
    )


def _word(filler: Filler) -> str:
    if isinstance(filler, Entity):
        return filler.key
    return filler.value if isinstance(filler, Text) else str(filler)
