"""The matcher: the sentences of a reading in, drafts of facts out, by the frames."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice, takewhile
from pathlib import Path

from verbale.entities import composites
from verbale.entities.discourse import MISSIONS, STATES
from verbale.entities.references import WANTS, Reference
from verbale.extraction import frames as frames_
from verbale.extraction.agreements import AgreementMaker
from verbale.extraction.draft import Draft
from verbale.extraction.frames import Frame, Pattern, RoleRule
from verbale.extraction.phrases import goods, phrase, thing, words
from verbale.extraction.reading import Reading
from verbale.extraction.stance import Stance, stance
from verbale.extraction.teams import team
from verbale.extraction.timing import Timing
from verbale.language.numerals import cardinal
from verbale.language.scanner import scan
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Passage, Polarity, Quantity, Status, Text

CORE_SLOTS = frozenset(
    {"subject", "object", "second", "indirect", "complement", "clause", "adverb", "negation", "when", "possessor",
     "modifier", "number", "apposition"}
)  # fmt: skip
SENDERS = ("subject", "by", "possessor")
"""Where the state stands that a mission is of, if the mission's own phrase does not say."""
NOMINAL = frozenset({"dobj", "pobj", "nsubjpass"})
"""What stands here is a noun, whatever the tagger says ("condemned the missile launches")."""
NEAR = 16
"""How many tokens after its trigger a fixed expression is looked for."""
LOOK_BACK = 500
"""How many drafts back what is left unsaid is looked for ("another attack"), so that reading takes linear time."""
CAUSES = ("in response to", "due to", "because of", "for", "after", "following")
LANDFORMS = frozenset("lake mount river cape island isla lago cerro volcán valley".split())
UNITS: dict[str, Callable[[str], bool]] = {
    "number": lambda unit: True,
    "count": lambda unit: not (len(unit) == 3 and unit.isupper()) and unit not in {"percent", "rank", "year", "month", "day"},
    "money": lambda unit: len(unit) == 3 and unit.isupper(),
    "percent": lambda unit: unit == "percent",
    "rank": lambda unit: unit == "rank",
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


class Matcher:
    """Matches the frames of a folder on the sentences of one reading, in document order."""

    def __init__(self, reading: Reading, folder: Path = frames_.FOLDER) -> None:
        self.reading = reading
        self.resolver = reading.resolver
        self.index = frames_.index(folder)
        self.timing = Timing(reading)
        self.agreements = AgreementMaker(reading)
        self.drafts: list[Draft] = []
        self._at: dict[tuple[int, int], list[Draft]] = {}
        self._named: set[tuple[int, int]] = set()
        self._places: dict[tuple[int, str], Token] = {}
        """(draft, entity) → the token that names the entity in it, for times of coordinated parts."""
        self._links: dict[str, tuple[tuple[str, Entity], ...]] = {}
        self._noticed: dict[int, dict[tuple[int, str], tuple[Token, Reference]]] = {}

    # ---- sentences -------------------------------------------------------------------------------------------------
    def read(self, sentence: Sentence) -> list[Draft]:
        """The drafts of a sentence, in the order of their triggers; earlier sentences must have been read before."""
        before = len(self.drafts)
        for token in sentence.tokens:
            self.at(sentence, token)
        return self.drafts[before:]

    def at(self, sentence: Sentence, token: Token) -> list[Draft]:
        """The drafts that a token triggers (each made once)."""
        key = (id(sentence), token.index)
        if key not in self._at:
            self._at[key] = []
            made: dict[str, tuple[Frame, Draft]] = {}
            for frame, pattern in self._candidates(token):
                draft = self._match(sentence, token, frame, pattern)
                if draft is None:
                    continue
                if self._told_by_verb(sentence, token, frame):
                    continue
                best = made.get(frame.id)
                if best is None or len(draft.roles) > len(best[1].roles):
                    made[frame.id] = (frame, draft)
            for frame, draft in made.values():
                again = self._told_before(sentence, token, draft)
                if again is not None:
                    again.cite(sentence.passage)
                    self._at[key].append(again)
                    continue
                for each in self._part_times(sentence, draft, _split(draft, frame.each), frame.each):
                    self._at[key].append(each)
                    self.drafts.append(each)
                    self.drafts += _relations(each, frame)
                    self._causes(sentence, token, each)
            for draft in self._same_treatment(sentence, token):
                self._at[key].append(draft)
                self.drafts.append(draft)
                self._causes(sentence, sentence.head(token), draft)
        return self._at[key]

    def _told_by_verb(self, sentence: Sentence, token: Token, frame: Frame) -> bool:
        """Whether a noun is the object of a verb that evokes the same frame ("celebrated the anniversary")."""
        above = sentence.head(token)
        if token.dep not in NOMINAL or above.pos not in {"VERB", "AUX"} or above.index == token.index:
            return False
        return any(d.rule == frame.id for d in self.at(sentence, above))

    def _told_before(self, sentence: Sentence, token: Token, draft: Draft) -> Draft | None:
        """ "The signing of the treaty": the event of the kind told before, if it says nothing new of it."""
        if draft.kind is not FactKind.EVENT or draft.time is not None or token.pos != "NOUN":
            return None
        if not any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det")):
            return None
        own = {e.key for e in draft.entities()}
        for earlier in self.latest():
            if earlier.type == draft.type and earlier.status == draft.status and earlier.polarity == draft.polarity:
                if own and own <= {e.key for e in earlier.entities()} and earlier.time is not None:
                    return earlier
        return None

    def _part_times(self, sentence: Sentence, whole: Draft, parts: list[Draft], roles: tuple[str, ...]) -> list[Draft]:
        """ "signed A in 2011 and B in 2012": a part that is followed by a time of its own takes that."""
        places = []
        for part in parts:
            fillers = [f for r in roles for f in part.roles.get(r, []) if isinstance(f, Entity)]
            found = [self._places[id(whole), f.key] for f in fillers if (id(whole), f.key) in self._places]
            places.append(found[0] if found else None)
        known = sorted({t.index for t in places if t is not None})
        if len(known) < 2:
            return parts
        for part, place in zip(parts, places, strict=True):
            if place is None:
                continue
            later = [i for i in known if i > place.index]
            time = self.timing.following(sentence, place, later[0] if later else len(sentence.tokens))
            if time is not None:
                part.time, part.time_computed_from = time.span, time.computed_from
        return parts

    def _same_treatment(self, sentence: Sentence, token: Token) -> list[Draft]:
        """ "B was given the same treatment" tells of B what was last told of a person."""
        if token.lemma not in {"treatment", "fate", "punishment", "sanction"}:
            return []
        if not any(t.lemma == "same" for t in sentence.dependants(token, "amod")):
            return []
        verb = sentence.head(token)
        arguments = self.reading.arguments(sentence)
        people = arguments.of(verb, "object" if arguments.passive(verb) else "subject")
        for earlier in self.latest():
            role = next((r for r in ("expelledPerson", "recipient", "target") if r in earlier.roles), None)
            if earlier.kind is not FactKind.EVENT or role is None:
                continue
            persons = [r.entity for p in people for r in self.entities(sentence, verb, p, "person")]
            if not persons:
                return []
            made = []
            for person in persons:
                draft = replace(earlier, evidence=[sentence.passage, earlier.evidence[0]], trigger=verb, key=None)
                draft.roles = {**{r: list(f) for r, f in earlier.roles.items()}, role: [person]}
                time = self.timing.of(sentence, verb)
                draft.time, draft.time_computed_from = (time.span, time.computed_from) if time else (None, None)
                made.append(draft)
            return made
        return []

    def _candidates(self, token: Token) -> Iterable[tuple[Frame, Pattern]]:
        lemma = token.lemma
        if token.pos in {"VERB", "AUX"} or token.tag in {"VBN", "VBG", "VBD"}:
            yield from self.index.get(("verb", lemma), ())
        if token.pos in {"NOUN", "PROPN"} or token.tag == "VBG" or token.dep in NOMINAL:
            yield from self.index.get(("noun", lemma if token.pos != "PROPN" else token.text.lower()), ())
        if token.pos == "ADJ" or token.tag == "VBN":
            yield from self.index.get(("adjective", token.text.lower()), ())

    # ---- one pattern -----------------------------------------------------------------------------------------------
    def _match(self, sentence: Sentence, trigger: Token, frame: Frame, pattern: Pattern) -> Draft | None:
        if not all(self._has(sentence, trigger, slot, lemmas) for slot, lemmas in pattern.with_):
            return None
        if any(self._has(sentence, trigger, slot, lemmas) for slot, lemmas in pattern.without):
            return None
        if pattern.within == "group" and self.resolver.discourse.group is None:
            return None
        draft = Draft(frame.type, frame.kind, frame.id, [sentence.passage], trigger=trigger)
        for role in pattern.roles:
            found = self._fill(sentence, trigger, draft, role, frame)
            if role.name == "value" and pattern.units:
                found = [f for f in found if isinstance(f, Quantity) and unit_of(f) in pattern.units]
            if len(found) < role.need:
                return None
            if role.name in {"value", "rank"} and found and isinstance(found[0], Quantity):
                _measure(draft, found[0])
                draft.numbers = [f for f in found if isinstance(f, Quantity)]
                continue
            if role.name == "accordingTo":
                draft.according_to = tuple(f for f in found if isinstance(f, Entity))
                continue
            fillers = [Decimal(f.value) if isinstance(f, Quantity) else f for f in found]
            draft.add(role.name, *fillers)
        self._hosted(draft)
        if _confused(draft):
            return None
        self._another(sentence, trigger, draft, pattern)
        self._behalf(draft)
        for name, value in pattern.constants:
            if name == "unit":
                draft.unit = value if draft.unit in {None, "item"} else draft.unit
            else:
                draft.add(name, Text(value))
        stands = stance(sentence, self.reading.arguments(sentence), trigger)
        if not self._take(sentence, trigger, draft, frame, stands):
            return None
        time = self.timing.of(sentence, trigger, pattern.time)
        if time is not None:
            draft.time, draft.time_computed_from = time.span, time.computed_from
        else:
            self._thus(sentence, trigger, draft)
        return draft

    def _behalf(self, draft: Draft) -> None:
        """What a government or ministry does, it does on behalf of its state."""
        if draft.kind is not FactKind.EVENT or "onBehalfOf" in draft.roles:
            return
        for role in ("agent", "speaker", "supplier", "donor", "perpetrator", "accredited"):
            for filler in draft.roles.get(role, []):
                if isinstance(filler, Entity) and (filler.type in {"Government", "Ministry"} or filler.key.startswith("office/")):
                    state = self.resolver.state_of_body(filler)
                    if state is not None:
                        draft.add("onBehalfOf", state)
                    return

    def _hosted(self, draft: Draft) -> None:
        """The group of the title is in the title's place: counted elsewhere, it is the people of its origin there."""
        discourse = self.resolver.discourse
        places = [f for f in draft.roles.get("referencePlace", []) if isinstance(f, Entity)]
        if draft.kind is not FactKind.OBSERVATION or len(places) != 1:
            return
        there = self.resolver.state_containing(places[0])
        groups = draft.roles.get("featureOfInterest", [])
        if there is not None and len(groups) == 1 and isinstance(groups[0], Entity) and groups[0].type == "PopulationGroup":
            slug = groups[0].key.removeprefix("group/")
            if slug != composites.part(there):
                draft.roles["featureOfInterest"] = [composites.group(groups[0].label, slug, there)]
            return
        if discourse.group is None or discourse.host is None:
            return
        if there is None or there.key == discourse.host.key or discourse.group not in draft.roles.get("featureOfInterest", []):
            return
        slug = discourse.group.key.removeprefix("group/").rsplit("-in-", 1)[0]
        people = discourse.group.label.rsplit(" in ", 1)[0]
        draft.roles["featureOfInterest"] = [composites.group(people, slug, there)]

    def _another(self, sentence: Sentence, trigger: Token, draft: Draft, pattern: Pattern) -> None:
        """ "Another attack" has the target of the one before, where it names none itself."""
        if pattern.part != "noun" or not any(t.lemma in {"another", "second"} for t in sentence.dependants(trigger, "det", "amod")):
            return
        if "target" in draft.roles or not any(r.name == "target" for r in pattern.roles):
            return
        for earlier in self.latest():
            if "target" in earlier.roles and earlier.kind is draft.kind:
                draft.add("target", *earlier.roles["target"])
                draft.cite(earlier.evidence[0])
                draft.confidence = Decimal("0.7")
                return

    def _take(self, sentence: Sentence, trigger: Token, draft: Draft, frame: Frame, stands: Stance) -> bool:
        if stands.attempted:
            if frame.attempt is None:
                draft.status = Status.PLANNED
            else:
                draft.type = frame.attempt
        else:
            draft.status = Status(frame.status) if frame.status and stands.settled else stands.status
        draft.polarity, draft.hedge = stands.polarity, stands.hedge
        sources: list[Entity] = []
        for token in stands.sources:
            sources += [r.entity for r in self.resolver.source(sentence, token)]
        draft.according_to = tuple(dict.fromkeys([*draft.according_to, *sources]))
        unsettled = draft.status is not Status.ASSERTED or draft.polarity is not Polarity.POSITIVE
        draft.sensitive = frame.sensitive and unsettled
        return True

    def _has(self, sentence: Sentence, trigger: Token, slot: str, lemmas: tuple[str, ...]) -> bool:
        for token in self.tokens(sentence, trigger, tuple(slot.split("."))):
            names = {token.lemma, token.text.lower()}
            if names & set(lemmas) or set(lemmas) & set(self.resolver.noun_phrases(sentence, token)):
                return True
        return False

    def tokens(self, sentence: Sentence, trigger: Token, path: tuple[str, ...]) -> list[Token]:
        """The head tokens at a slot path of a predicate; prepositions are looked for on its object too."""
        arguments = self.reading.arguments(sentence)
        if path[0] == "trigger":
            found = [trigger]
        elif path[0] == "near":  # for fixed expressions that the parser takes apart ("persona non grata")
            found = list(sentence.tokens[trigger.index + 1 : trigger.index + NEAR])
        else:
            found = list(arguments.of(trigger, path[0]))
            if not found and path[0] not in CORE_SLOTS:
                # The parser often hangs a verb's or noun's preposition on its object: "the sale of rifles to Malta".
                below = ("object", "complement", "second") if trigger.pos in {"VERB", "AUX"} else ("of",)
                for near in (thing for slot in below for thing in arguments.of(trigger, slot)):
                    found += arguments.of(near, path[0])
        for slot in path[1:]:
            found = [inner for token in found for inner in arguments.of(token, slot)]
        return found

    def _fill(
        self, sentence: Sentence, trigger: Token, draft: Draft, role: RoleRule, frame: Frame
    ) -> list[Entity | Text | Decimal | Draft | Quantity]:
        for at, alternative in enumerate(role.alternatives):
            found: list[Entity | Text | Decimal | Draft | Quantity] = []
            if alternative == (("other",),) and self._spoken_to(sentence, trigger, role.alternatives[:at]):
                continue
            for path in alternative:
                found += self._fixed(path[0], draft, role, frame) or self._read_slot(sentence, trigger, draft, role, path)
            unique: list[Entity | Text | Decimal | Draft | Quantity] = []
            for each in found:
                if each not in unique:
                    unique.append(each)
            if len(unique) >= max(role.need, 1):
                return unique
        return []

    def _spoken_to(self, sentence: Sentence, trigger: Token, before: tuple[tuple[tuple[str, ...], ...], ...]) -> bool:
        """Whether the wording names somebody, though unresolved: "sold oil to the settlers" is not to the other of the pair."""
        paths = [p for alternative in before for p in alternative if p in {("to",), ("indirect",), ("object", "to"), ("for",)}]
        times = {t.index for _, t in self.reading.lines(sentence).times}
        return any(t.index not in times and t.pos != "VERB" for p in paths for t in self.tokens(sentence, trigger, p))

    def _fixed(self, slot: str, draft: Draft, role: RoleRule, frame: Frame) -> list[Entity] | list[Draft]:
        """Participants that the wording leaves to the document.

        The title fixes ``pair``, ``host``, ``topic``, ``home`` and ``other`` (of the pair); ``previous`` is the filler of the
        same role in the last event of the frame's kin; ``sender`` is the state whose mission the event is about.
        """
        if slot == "previous":
            for earlier in self.latest():
                if earlier.type in frame.kin and role.want == "event":
                    return [earlier]
                if earlier.type in frame.kin and earlier.roles.get(role.name):
                    draft.cite(earlier.evidence[0])
                    draft.confidence = Decimal("0.7")
                    return [f for f in earlier.roles[role.name] if isinstance(f, Entity)]
            return []
        if slot == "sender":
            missions = [e for e in draft.entities() if e.type in MISSIONS]
            return [e for p, e in self._links.get(missions[0].key, ()) if p == "sendingState"] if missions else []
        discourse = self.resolver.discourse
        if slot == "pair":
            return list(discourse.pair) if len(discourse.pair) == 2 else []
        if slot == "other":
            states = [s for s in map(self._polity, draft.entities()) if s is not None]
            other = discourse.other(states[0]) if len(states) == 1 else None
            return [other] if other else []
        single = {"host": discourse.host, "topic": discourse.group, "home": discourse.home}.get(slot)
        return [single] if single else []

    def _polity(self, entity: Entity) -> Entity | None:
        """A state itself, or the state whose body an entity is."""
        return entity if entity.type in STATES else self.resolver.state_of_body(entity)

    def _read_slot(
        self, sentence: Sentence, trigger: Token, draft: Draft, role: RoleRule, path: tuple[str, ...]
    ) -> list[Entity | Text | Decimal | Draft | Quantity]:
        if path[0] in {"pair", "other", "host", "topic", "home", "previous", "sender"}:
            return []
        found: list[Entity | Text | Decimal | Draft | Quantity] = []
        for token in self.tokens(sentence, trigger, path):
            found += self._read_token(sentence, trigger, token, draft, role)
        return found

    def _read_token(
        self, sentence: Sentence, trigger: Token, token: Token, draft: Draft, role: RoleRule
    ) -> list[Entity | Text | Decimal | Draft | Quantity]:
        if role.want in WANTS and role.want != "agreement":
            references = self.entities(sentence, trigger, token, role.want, tuple(draft.entities()))
            for reference in references:
                draft.cite(self._antecedent(sentence, reference))
                self._named.add((id(draft), token.index))
                self._places[id(draft), reference.entity.key] = token
            return [r.entity for r in references]
        if role.want == "team":
            return [*team(self.reading, sentence, token)]
        if role.want == "office":
            return self._office(sentence, trigger, token)
        if role.want == "ordinal":
            found = [(t, re.fullmatch(r"(\d+)(?:st|nd|rd|th)", t.text)) for t in sentence.subtree(token)]
            return [Quantity(t.passage, Decimal(n[1]), "rank") for t, n in found if n]
        if role.want == "lemma":
            return [Text(token.lemma)]
        if role.want == "named":
            named = [r.entity for r in self.entities(sentence, trigger, token, "any", tuple(draft.entities()))]
            return [*named] or [Text(words(sentence, token, self.reading.document.text))]
        if role.want == "quality":
            return [Text(token.text.lower())]
        if role.want in {"site", "sight"}:
            return self._site(sentence, trigger, token, role.want)
        if role.want == "event":
            return list(self.events(sentence, token))
        if role.want in UNITS:
            return [q for q in self.quantities(sentence, token) if UNITS[role.want](q.unit)]
        if role.want == "agreement":
            made = self.agreements.at(sentence, token, trigger)
            self._places.update({(id(draft), each.key): token for each in made})
            return list(made)
        if any(t.index == token.index for _, t in self.reading.lines(sentence).times):
            return []
        if role.want == "goods" and token.lemma in {"sum", "total", "amount", "value", "worth"}:
            return []
        if role.want == "goods":
            return [Text(t) for t in goods(sentence, token, self.reading.document.text)]
        if role.want == "text" and token.pos == "PRON":
            return []
        if role.want == "rest" and (token.pos == "PRON" or (id(draft), token.index) in self._named):
            return []
        if role.want in {"text", "rest"}:
            return [Text(phrase(sentence, token, self.reading.document.text))]
        if role.want == "thing":
            return [Text(thing(sentence, token, self.reading.document.text))]
        if role.want == "words":
            return [Text(words(sentence, token, self.reading.document.text))]
        return []

    def _office(self, sentence: Sentence, trigger: Token, token: Token) -> list[Entity | Text | Decimal | Draft | Quantity]:
        """The office that a title names, of its possessor or else of the subject ("Rome elected her mayor")."""
        entry = next((e for e in self.resolver.gazetteer.lookup(token.lemma) if e.kind == "office"), None)
        if entry is None:
            return []
        arguments = self.reading.arguments(sentence)
        owners = [*arguments.of(token, "possessor"), *arguments.of(token, "of"), *arguments.of(trigger, "subject")]
        of = next((r.entity for o in owners for r in self.entities(sentence, trigger, o, "polity")), None)
        return [composites.office(entry.entity.type, token.lemma, of)]

    def _thus(self, sentence: Sentence, trigger: Token, draft: Draft) -> None:
        """ "She thus became …": what the sentence before tells of its participant dates it."""
        verbs = [t for t in (trigger, *sentence.ancestors(trigger)) if t.pos in {"VERB", "AUX"}][:1]
        if not any(t.lemma in {"thus", "thereby", "hence"} for verb in verbs for t in sentence.dependants(verb, "advmod")):
            return
        here = {e.key for e in draft.entities() if e.type == "Person"}
        for earlier in self._before(sentence):
            if earlier.kind is FactKind.EVENT and earlier.time is not None and here & {e.key for e in earlier.entities()}:
                draft.time, draft.time_computed_from = earlier.time, earlier.time.edtf
                draft.cite(earlier.evidence[0])
                return

    def _site(self, sentence: Sentence, trigger: Token, token: Token, want: str) -> list[Entity | Text | Decimal | Draft | Quantity]:
        """A building (``site``) or any smaller place (``sight``) by its name, known or not."""
        if token.lemma == "one":
            beside = sentence.dependants(token, "appos")
            return self._site(sentence, trigger, beside[0], want) if beside else []
        types = {"Facility"} if want == "site" else {"Facility", "Place", "Region", "Municipality"}
        known = [r.entity for r in self.entities(sentence, trigger, token, "place") if r.entity.type in types]
        if known:
            return list(known)
        label = words(sentence, token, self.reading.document.text).split()
        while label and not label[0][:1].isupper():
            label = label[1:]
        if token.pos != "PROPN" or not label:
            return []
        if label[0].lower() not in LANDFORMS and self.entities(sentence, trigger, token, "any"):
            return []
        cut = next((n for n, word in enumerate(label) if n and word in {"in", "at", "near", "on"}), len(label))
        return [composites.named("place", "Facility" if want == "site" else "Place", " ".join(label[:cut]).strip(" ,"))]

    def entities(
        self, sentence: Sentence, trigger: Token, token: Token, want: str, taken: tuple[Entity, ...] = ()
    ) -> list[Reference]:
        """The entities a phrase stands for as an argument of ``trigger``; references never resolve to a co-argument."""
        referring = token.pos in {"PRON", "DET"} or token.lemma in self.resolver.nouns.states
        sender = host = None
        if want in {"mission", "actor", "any", "party", "organisation"}:
            sender = self._state_in(sentence, trigger, token, SENDERS)
            place = self._place_in(sentence, trigger, token)
            host = self.resolver.state_containing(place) if place else None
        found = self.resolver.resolve(
            sentence, token, want, excluding=taken if referring else (), sender=sender, host=host
        )
        for reference in found:
            if reference.links:
                self._noticed.setdefault(id(sentence), {})[token.index, reference.entity.key] = (token, reference)
                self._links[reference.entity.key] = reference.links
        return found

    def noticed(self, sentence: Sentence) -> list[tuple[Token, Reference]]:
        """The references of a sentence that state relations of their own ("the Kenyan embassy in Oslo")."""
        return list(self._noticed.get(id(sentence), {}).values())

    def _state_in(self, sentence: Sentence, trigger: Token, token: Token, slots: tuple[str, ...]) -> Entity | None:
        for slot in slots:
            for other in self.tokens(sentence, trigger, (slot,)):
                if other.index != token.index:
                    found = self.resolver.resolve(sentence, other, "state")
                    if len(found) == 1:
                        return found[0].entity
        return None

    def _place_in(self, sentence: Sentence, trigger: Token, token: Token) -> Entity | None:
        for slot in ("in", "to"):
            for other in self.reading.arguments(sentence).of(trigger, slot):
                if other.index != token.index:
                    found = self.resolver.resolve(sentence, other, "place")
                    if found:
                        return found[0].entity
        return None

    def _antecedent(self, sentence: Sentence, reference: Reference) -> Passage | None:
        passage = reference.antecedent
        if passage is None or sentence.passage.contains(passage):
            return None
        home = self.reading.holding(passage)
        return home.passage if home else passage

    def quantities(self, sentence: Sentence, token: Token) -> list[Quantity]:
        """The quantities of a phrase: the number itself, or one that counts its head."""
        near = {token.index, *(t.index for t in sentence.subtree(token) if t.pos in {"NUM", "SYM"} or t.dep in {"nummod", "compound", "nmod"})}
        return [q for q, head in self.reading.lines(sentence).quantities if head.index in near]

    # ---- events as arguments ---------------------------------------------------------------------------------------
    def events(self, sentence: Sentence, token: Token) -> list[Draft]:
        """The events a phrase stands for: what it triggers itself, or the one spoken of before."""
        own = [d for d in self.at(sentence, token) if d.kind in {FactKind.EVENT, FactKind.SITUATION}]
        if own:
            return own
        if token.pos in {"PRON", "DET"} and token.text.lower() in {"this", "it", "that", "which"}:
            return self._main_event_before(sentence)
        if token.pos == "NOUN" and any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det")):
            types = {frame.type for frame, _ in self.index.get(("noun", token.lemma), ())}
            verbs = {frame.type for frame, _ in self.index.get(("verb", token.lemma), ())}
            for draft in self._before(sentence):
                if draft.type in types | verbs:
                    return [draft]
        return []

    def latest(self) -> Iterator[Draft]:
        """The drafts made last, latest first."""
        return islice(reversed(self.drafts), LOOK_BACK)

    def _before(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts of the sentences before one, latest first."""
        stop = bisect_left(self.drafts, sentence.passage.start, key=lambda draft: draft.evidence[0].start)
        return reversed(self.drafts[max(0, stop - LOOK_BACK) : stop])

    def _main_event_before(self, sentence: Sentence) -> list[Draft]:
        """The event of the last sentence with events whose trigger stands highest in its parse."""
        earlier = [d for d in self._before(sentence) if d.kind is FactKind.EVENT and d.trigger is not None]
        if not earlier:
            return []
        last = earlier[0].evidence[0]
        home = self.reading.holding(last)
        there = list(takewhile(lambda draft: draft.evidence[0] == last, earlier))[::-1]
        if home is None or home.passage != last:
            return [there[0]]

        def depth(draft: Draft) -> tuple[int, int]:
            trigger = home.tokens[draft.trigger.index] if draft.trigger is not None else home.root
            return len(list(home.ancestors(trigger))), trigger.index

        return [min(there, key=depth)]

    def _causes(self, sentence: Sentence, trigger: Token, draft: Draft) -> None:
        if draft.kind is not FactKind.EVENT:
            return
        arguments = self.reading.arguments(sentence)
        near = [trigger, *(t for t in sentence.dependants(trigger, "xcomp", "conj", "dobj") if t.pos in {"VERB", "NOUN"})]
        for child in list(near):
            near += [t for t in sentence.dependants(child, "xcomp", "dobj", "advcl") if t.pos in {"VERB", "NOUN"} and t not in near]
        above = sentence.head(trigger)
        if trigger.dep in {"nsubj", "nsubjpass", "dobj"} and above.lemma in {"be", "come", "follow"}:
            near.append(above)
        for token in near:
            for slot in CAUSES[:3]:
                for cause in arguments.of(token, slot):
                    self._cause(sentence, draft, cause)

    def _cause(self, sentence: Sentence, draft: Draft, cause: Token) -> None:
        said = Draft("statedCause", FactKind.ATTRIBUTE, draft.rule, [sentence.passage], trigger=cause)
        said.add("subject", draft)
        said.add("object", Text(phrase(sentence, cause, self.reading.document.text)))
        said.status, said.polarity = draft.status, draft.polarity
        self.drafts.append(said)
        for event in self.events(sentence, cause):
            if event is draft:
                continue
            link = Draft("inResponseTo", FactKind.RELATION, draft.rule, [sentence.passage], trigger=cause)
            link.add("subject", draft)
            link.add("object", event)
            link.status = draft.status if draft.status is not Status.ASSERTED else event.status
            link.polarity = draft.polarity
            self.drafts.append(link)


def unit_of(quantity: Quantity) -> str:
    """The unit that ``units`` of a pattern is compared with: ``bare`` for a number that counts nothing in words."""
    return "bare" if quantity.unit == "item" and not quantity.counted else quantity.unit


def _upper(quantity: Quantity) -> Decimal | None:
    """The second number of a range: 3 for "two or three"."""
    found = re.search(r"\b(?:or|to|and)\s+([\w-]+)$|[–-](\d[\d,.]*)$", quantity.approximation or "")
    if found is None:
        return None
    words_ = found[1] or found[2]
    read = cardinal(scan(words_), 0)
    if read is not None:
        return Decimal(read[0])
    digits = words_.replace(",", "").rstrip(".")
    return Decimal(digits) if digits.isdigit() else None


def _measure(draft: Draft, quantity: Quantity) -> None:
    draft.value, draft.unit, draft.approximation = quantity.value, quantity.unit, quantity.approximation
    upper = _upper(quantity)
    if upper is not None and draft.kind is FactKind.OBSERVATION:
        draft.add("upperValue", upper)
    if draft.kind is not FactKind.OBSERVATION:
        return
    if unit_of(quantity) == "bare" and draft.type == "PopulationObservation":
        draft.unit = "person"
    if quantity.unit == "family" and quantity.counted:
        draft.add("measure", Text(re.sub("y$", "ies", quantity.counted)))


EXCLUSIVE = (
    "agent", "recipient", "visitor", "host", "supplier", "donor", "perpetrator", "target", "speaker", "addressee",
    "accredited", "accreditedState", "fromActor", "toActor", "migrant", "holder", "expelledPerson", "hostage",
)  # fmt: skip
"""Roles of which nobody fills two in one event."""


def _confused(draft: Draft) -> bool:
    """Whether one actor fills two roles that exclude each other: then the parse was wrong, and so would be the fact."""
    seen: dict[str, str] = {}
    for role in EXCLUSIVE:
        for filler in draft.roles.get(role, []):
            if isinstance(filler, Entity) and seen.setdefault(filler.key, role) != role:
                return True
    return False


def _split(draft: Draft, roles: tuple[str, ...]) -> list[Draft]:
    """One draft for each filler of the roles: "A and B joined C" is two memberships."""
    split = [draft]
    if "value" in roles and len(draft.numbers) > 1:
        split = []
        for number in draft.numbers:
            one = replace(draft, roles={r: list(f) for r, f in draft.roles.items()}, evidence=list(draft.evidence))
            _measure(one, number)
            if number.counted:
                one.add("measure", Text(number.counted))
            split.append(one)
    for role in roles:
        parts = []
        for each in split:
            fillers = each.roles.get(role, [])
            parts += [replace(each, roles={**each.roles, role: [f]}, evidence=list(each.evidence)) for f in fillers]
            parts += [] if fillers else [each]
        split = parts
    return split


def _relations(draft: Draft, frame: Frame) -> list[Draft]:
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
