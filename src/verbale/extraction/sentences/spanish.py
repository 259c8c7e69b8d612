"""Spanish: sentences read by patterns for relations, signing, visits and amounts; the rest stays uncovered, never lost.

Names, times and amounts of a sentence are masked (``<S0>`` a state, ``<T0>`` a time …) and the patterns of
``data/spanish.yaml`` are searched in what is left, so that a pattern speaks of wording only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.resolver import Resolver
from verbale.entities.slugs import slugify
from verbale.extraction.draft import Draft
from verbale.language.quantities import find_quantities
from verbale.language.spans import span
from verbale.language.times import parse_times, resolve
from verbale.model import (
    BlockKind,
    DataFileError,
    Document,
    Entity,
    FactKind,
    Passage,
    Polarity,
    Quantity,
    Status,
    Text,
    TimeMention,
)

PATH = Path(__file__).parents[1] / "data" / "spanish.yaml"
CONFIDENCE = Decimal("0.8")
LONGEST = 1500
_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Sr|Dr|Av))(?<!\b(?:Sra|Dra|núm|art|pág))[.!?…][\"”»)]*\s+(?=[\"“«¿¡(]?[A-ZÁÉÍÓÚÑ0-9])"
)
_CITED = re.compile(r"<([SCTM])(\d+)>")
_ARTICLE = r"(?:(?:el|la|los|las|El|La|Los|Las) )?"
_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’-]+(?: (?:(?:de|del|de la|y|von|van) )?[A-ZÁÉÍÓÚÑ][\w'’-]+){0,4}"
_OFFICE = r"(?:president[ea]|(?:primer )?ministr[oa]|canciller|embajadora?|rey|reina)[a-záéíóúñ ]*?"
_STATES = rf"{_ARTICLE}<S\d+>(?:, {_ARTICLE}<S\d+>)*(?: (?:y|e) {_ARTICLE}<S\d+>)?"
MACROS = (
    ("~SS", _STATES),
    ("~S", r"<S\d+>"),
    ("~C", r"<C\d+>"),
    ("~M", r"<M\d+>"),
    ("~N", _NAME),
    ("~O", _OFFICE),
    ("~A", _ARTICLE),
)
_MISSIONS = {
    "embajada": ("Embassy", "embassy"),
    "legación": ("Embassy", "legation"),
    "consulado": ("Consulate", "consulate"),
    "consulado general": ("Consulate", "consulate general"),
    "oficina comercial": ("TradeOffice", "trade office"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern: what it searches, and what its groups fill."""

    rule: str
    type: str
    kind: FactKind
    pattern: re.Pattern[str]
    roles: tuple[tuple[str, tuple[str, ...], str], ...]
    constants: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    each: str | None


@dataclass(frozen=True, slots=True)
class Spanish:
    """The patterns, and the wordings that set a stance, by name."""

    wordings: tuple[Wording, ...]
    stance: dict[str, re.Pattern[str]]


@dataclass(slots=True)
class Masked:
    """A sentence with its names masked; ``things`` maps a mask to what it hides."""

    passage: Passage
    text: str
    things: dict[str, Entity | TimeMention | Quantity] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def bare(self, text: str) -> str:
        """Words with the masks taken off again."""
        return " ".join(_CITED.sub(lambda m: self.words[m.group()], text).split()).strip(' ,;:"“”«»')


@cache
def load(path: Path = PATH) -> Spanish:
    """The Spanish patterns, validated.

    Raises:
        DataFileError: a pattern does not compile, or a section or key is missing; the message names the rule.

    """
    raw: dict[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    if not isinstance(raw.get("patterns"), list) or not isinstance(raw.get("stance"), dict):
        raise DataFileError(f"{path}: needs the sections 'patterns' and 'stance'")
    wordings = []
    for row in raw["patterns"]:
        for key in ("rule", "type", "pattern", "roles"):
            if key not in row:
                raise DataFileError(f"{path}: pattern {row.get('rule', row)!r} needs {key!r}")
        expanded = row["pattern"]
        for name, meaning in MACROS:
            expanded = expanded.replace(name, meaning)
        try:
            compiled = re.compile(expanded)
        except re.error as error:
            raise DataFileError(f"{path}: pattern {row['rule']!r} is no regular expression: {error}") from error
        roles = tuple((name, tuple(rule.split()[0].split("+")), rule.split()[1]) for name, rule in row["roles"].items())
        wordings.append(
            Wording(
                row["rule"],
                row["type"],
                FactKind(row.get("kind", "event")),
                compiled,
                roles,
                tuple((row.get("set") or {}).items()),
                tuple(row.get("also") or ()),
                row.get("each"),
            )
        )
    return Spanish(tuple(wordings), {k: re.compile(v) for k, v in raw["stance"].items()})


def spanish_drafts(document: Document, resolver: Resolver) -> Iterator[Draft]:
    """The drafts of a document's Spanish blocks, in text order."""
    for block in document.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and block.language == "es":
            for passage in sentences(document.text, block.passage):
                yield from _read(document, resolver, passage)


def sentences(text: str, block: Passage) -> Iterator[Passage]:
    """The sentences of a block of Spanish."""
    start = block.start
    for end in _END.finditer(text, block.start, block.end):
        yield Passage(start, end.end() - len(end.group()) + len(end.group().rstrip()))
        start = end.end()
    if text[start : block.end].strip():
        yield Passage(start, block.end)


def _mask(document: Document, resolver: Resolver, passage: Passage) -> Masked:
    text, start, end = document.text, passage.start, passage.end
    published = span(document.source.published) if document.source.published else None
    spans: list[tuple[Passage, str, Entity | TimeMention | Quantity]] = []
    for expression in parse_times(text, start, end, "es"):
        mention = resolve(expression, previous=None, published=published, section=None)
        if mention is not None:
            spans.append((expression.passage, "T", mention))
    for quantity in find_quantities(text, start, end, language="es", skip=[s[0] for s in spans]):
        if len(quantity.unit) == 3 and quantity.unit.isupper():
            spans.append((quantity.passage, "M", quantity))
    for match in resolver.gazetteer.find(text, start, end):
        if match.form in {"demonym", "adjective"}:
            continue
        state = resolver.state_of_match(match)
        city = resolver.choose(e.entity for e in match.entries if e.entity.type == "Municipality")
        if state is not None or city is not None:
            spans.append((match.passage, "S" if state else "C", state or city))  # type: ignore[arg-type]
    masked = Masked(passage, "")
    parts, at = [], start
    for where, letter, what in sorted(spans, key=lambda s: (s[0].start, -s[0].end)):
        if where.start < at:
            continue
        mask = f"<{letter}{len(masked.things)}>"
        masked.things[mask], masked.words[mask] = what, where.of(text)
        parts += [text[at : where.start], mask]
        at = where.end
    masked.text = re.sub(r"\s+", " ", "".join([*parts, text[at:end]]))
    return masked


def _read(document: Document, resolver: Resolver, passage: Passage) -> Iterator[Draft]:
    if passage.end - passage.start > LONGEST:
        return
    masked = _mask(document, resolver, passage)
    for wording in load().wordings:
        for found in wording.pattern.finditer(masked.text):
            draft = _draft(resolver, masked, wording, found)
            if draft is None:
                continue
            many = draft.roles.get(wording.each, []) if wording.each else []
            if len(many) > 1:
                for one in many:
                    made = _draft(resolver, masked, wording, found)
                    if made is not None and wording.each:
                        made.roles[wording.each] = [one]
                        yield made
            else:
                yield draft
            yield from _links(draft, wording)


def _draft(resolver: Resolver, masked: Masked, wording: Wording, found: re.Match[str]) -> Draft | None:
    draft = Draft(wording.type, wording.kind, wording.rule, [masked.passage], confidence=CONFIDENCE)
    for name, groups, want in wording.roles:
        text = " ".join(found[g] for g in groups if found[g])
        fillers = _fillers(resolver, masked, text, want, draft)
        if name == "value":
            if not fillers or not isinstance(fillers[0], Quantity):
                return None
            draft.value, draft.unit, draft.approximation = fillers[0].value, fillers[0].unit, fillers[0].approximation
        else:
            draft.add(name, *(f for f in fillers if not isinstance(f, Quantity)))
        if (want in {"states", "person"} and not fillers) or (
            name == "relationParty" and len(draft.roles.get(name, ())) != 2
        ):
            return None
    for name, value in wording.constants:
        draft.add(name, Text(value))
    _take_stance(draft, masked, found)
    time = _time(masked, found)
    if time is not None:
        draft.time, draft.time_computed_from = time.span, time.computed_from
    return draft


def _fillers(resolver: Resolver, masked: Masked, text: str, want: str, draft: Draft) -> list[Entity | Text | Quantity]:
    things = [masked.things[m.group()] for m in _CITED.finditer(text)]
    states = [t for t in things if isinstance(t, Entity) and t.type in STATES]
    if want == "states":
        return list({s.key: s for s in states}.values())
    if want == "money":
        return [t for t in things if isinstance(t, Quantity)]
    if want == "person":
        name = masked.bare(text)
        known = resolver.names.entity(name)
        return [known if known is not None and known.type == "Person" else composites.named("person", "Person", name)]
    if want == "agreement":
        label = re.split(r" entre ", masked.bare(text))[0]
        parties = states or [e for e in draft.entities() if e.type in STATES]
        type_ = "JointCommunique" if label.lower().startswith("comunicado conjunto") else "Agreement"
        made = composites.agreement(type_, slugify(label), label, parties)
        return [Entity(made.key, made.type, (("es", label),))]
    if want == "mission":
        type_, noun = _MISSIONS[text.strip()]
        sender = next((e for e in draft.entities() if e.type in STATES), None)
        where = _CITED.search(masked.text, masked.text.find(text) + len(text))
        place = masked.things[where.group()] if where else None
        if sender is None or not isinstance(place, Entity):
            return []
        host = resolver.state_containing(place)
        return [composites.mission(type_, noun, sender, host, place if place.type not in STATES else None)]
    return [Text(masked.bare(text), "es")] if text.strip() else []


def _take_stance(draft: Draft, masked: Masked, found: re.Match[str]) -> None:
    """Status and polarity by the words right before the predicate, and by its own form."""
    words = load().stance
    verb, at = found["v"], found.start("v")
    before = re.split(r"[.;:]", masked.text[:at])[-1]
    if words["negative"].search(before):
        draft.polarity = Polarity.NEGATIVE
    if words["future"].search(verb.split()[0]) or words["planned"].search(before):
        draft.status, draft.hedge = Status.PLANNED, verb
    elif words["conditional"].search(before):
        draft.status, draft.hedge = Status.CONDITIONAL, verb
    elif words["reported"].search(before) or words["reported_form"].search(verb):
        draft.status, draft.hedge = Status.REPORTED, verb


def _time(masked: Masked, found: re.Match[str]) -> TimeMention | None:
    """The time nearest to the pattern: inside it, else after it, else before it in the same sentence."""
    times = [
        (m.start(), t) for m in _CITED.finditer(masked.text) if isinstance(t := masked.things[m.group()], TimeMention)
    ]
    inside = [t for at, t in times if found.start() <= at < found.end()]
    after = [t for at, t in times if at >= found.end()]
    before = [t for at, t in times if at < found.start()]
    return next(iter([*inside, *after, *before[::-1]]), None)


def _links(draft: Draft, wording: Wording) -> Iterator[Draft]:
    if not wording.also:
        return
    property_, role, _ = wording.also
    ends = draft.roles.get(role, [])
    if len(ends) == 2:
        link = Draft(property_, FactKind.RELATION, draft.rule, list(draft.evidence), confidence=draft.confidence)
        link.add("subject", ends[0])
        link.add("object", ends[1])
        link.status, link.polarity, link.hedge = draft.status, draft.polarity, draft.hedge
        yield link
