"""The matcher: the sentences of a reading in, drafts of facts out, by the frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from verbale.entities.countries import styled_state
from verbale.entities.references import WANTS, Reference
from verbale.extraction.draft import Draft
from verbale.extraction.matching import frames as frames_
from verbale.extraction.matching.agreements import AgreementMaker
from verbale.extraction.matching.antecedents import it
from verbale.extraction.matching.causes import causes
from verbale.extraction.matching.distribution import (
    each_other,
    each_other_of,
    mutual,
    plural_senders,
    shared_out,
)
from verbale.extraction.matching.earlier import (
    another,
    on_that_occasion,
    on_the_occasion,
    same_treatment,
    thus,
    told_before,
)
from verbale.extraction.matching.fillers import fill
from verbale.extraction.matching.frames import Frame, Pattern
from verbale.extraction.matching.keepers import maintainer
from verbale.extraction.matching.measures import measure, qualify, unit_of
from verbale.extraction.matching.participants import (
    accredited,
    aided,
    at_home,
    behalf,
    confused,
    hosted,
    moved,
    opened,
    own_expelled,
    received,
)
from verbale.extraction.matching.parts import relations
from verbale.extraction.matching.sequence import after_that
from verbale.extraction.matching.stance import Stance, stance
from verbale.extraction.matching.timing import Timing
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import span
from verbale.model import Entity, FactKind, Polarity, Quantity, Status, Text, TimeMention

CORE_SLOTS = frozenset(
    {"subject", "object", "second", "indirect", "complement", "clause", "adverb", "negation", "when", "possessor",
     "modifier", "number", "apposition", "above"}
)  # fmt: skip
SENDERS = ("subject", "by", "possessor")
"""Where the state stands that a mission is of, if the mission's own phrase does not say."""
NOMINAL = frozenset({"dobj", "pobj", "nsubjpass"})
"""What stands here is a noun, whatever the tagger says ("condemned the missile launches")."""
ANYTHING = "*"
"""In ``with`` and ``without``: whatever stands in the slot."""
NAMED_BESIDE = frozenset({"state", "party", "person", "polity", "organisation"})
"""What a noun may stand for by the names in apposition to it: "the two neighbours, A and B"."""
NEAR = 16
"""How many tokens after its trigger a fixed expression is looked for."""


HELD = frozenset({"ExpressionOfSupport", "Opposition"})
"""What who "will continue to" hold it holds already, and says so."""


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
        self._meant: tuple[str, ...] = ()
        """The complements that the pattern being matched asks for."""
        self.named: set[tuple[Draft, int]] = set()
        """(draft, token index) of the phrases that gave a draft an entity."""
        self.places: dict[tuple[Draft, str], Token] = {}
        """(draft, entity) → the token that names the entity in it, for times of coordinated parts.

        The drafts themselves are the keys, even those let go, whose identity others would get.
        """
        self.links: dict[str, tuple[tuple[str, Entity], ...]] = {}
        """Entity key → what its phrase states about it."""
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
                again = told_before(self, sentence, token, draft)
                if again is not None:
                    again.cite(sentence.passage)
                    self._at[key].append(again)
                    continue
                for each in shared_out(self, sentence, draft, frame):
                    self._at[key].append(each)
                    self.drafts.append(each)
                    self._note_meeting(each)
                    self.drafts += relations(each, frame)
                    causes(self, sentence, token, each)
            for draft in same_treatment(self, sentence, token):
                self._at[key].append(draft)
                self.drafts.append(draft)
                causes(self, sentence, sentence.head(token), draft)
        return self._at[key]

    def _note_meeting(self, draft: Draft) -> None:
        """Remember who met, for "the two leaders"."""
        people = tuple(e for e in draft.entities() if e.type == "Person")
        if draft.type in {"Meeting", "Contact"} and len(people) == len(draft.roles.get("hasParticipant", ())) >= 2:
            self.resolver.discourse.met, self.resolver.discourse.met_on = people, draft.time
        sides = {side.key for side in self.resolver.discourse.both}
        if draft.type == "Meeting" and len(sides) > 1 and sides == {e.key for e in draft.entities()} & sides:
            self.resolver.discourse.sides_met_on = draft.time

    def _told_by_verb(self, sentence: Sentence, token: Token, frame: Frame) -> bool:
        """Whether a noun is the object of a verb that evokes the same frame ("celebrated the anniversary")."""
        above = sentence.head(token)
        if token.dep not in NOMINAL | {"oprd"} or above.pos not in {"VERB", "AUX"} or above.index == token.index:
            return False
        return any(d.rule == frame.id for d in self.at(sentence, above))

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
        meant = next((lemmas for slot, lemmas in pattern.with_ if slot == "complement"), ())
        for role in pattern.roles:
            self._meant = meant  # reading another event for a role sets its own
            found = fill(self, sentence, trigger, draft, role, frame)
            self._meant = ()
            if role.name == "value" and pattern.units:
                found = [f for f in found if isinstance(f, Quantity) and unit_of(f) in pattern.units]
            if len(found) < role.need:
                return None
            if role.name in {"value", "rank"} and found and isinstance(found[0], Quantity):
                measure(draft, found[0])
                draft.numbers = [f for f in found if isinstance(f, Quantity)]
                continue
            if role.name == "accordingTo":
                draft.according_to = tuple(f for f in found if isinstance(f, Entity))
                continue
            fillers = [Decimal(f.value) if isinstance(f, Quantity) else f for f in found]
            draft.add(role.name, *fillers)
        if not any(name == "measure" for name, _ in pattern.constants):
            qualify(draft, self._counted(sentence, draft))
        hosted(self, draft)
        received(self, draft)
        aided(self, draft)
        moved(self, draft)
        accredited(self, draft)
        own_expelled(self, draft)
        if confused(draft) or at_home(self, sentence, draft) or not opened(self, draft):
            return None
        another(self, sentence, trigger, draft, pattern)
        behalf(self, draft)
        for name, value in pattern.constants:
            if name == "unit":
                draft.unit = value if draft.unit in {None, "item"} else draft.unit
            else:
                draft.add(name, Text(value))
        stands = stance(sentence, self.reading.arguments(sentence), trigger)
        if pattern.negated:
            if stands.polarity is not Polarity.NEGATIVE:
                return None
            stands = replace(stands, polarity=Polarity.POSITIVE)
        self._take(sentence, trigger, draft, frame, stands)
        counted = draft.numbers and (pattern.time or frame.kind is FactKind.OBSERVATION)
        time = self.timing.beside(sentence, draft.numbers[0].passage) if counted else None
        time = time or self.timing.of(sentence, trigger, pattern.time)
        if pattern.negated and time is not None and self._of_object(sentence, trigger, time):
            above = next((t for t in sentence.ancestors(trigger) if t.pos == "VERB"), None)
            time = self.timing.of(sentence, above) if above is not None else None
            time = None if time is not None and self._of_object(sentence, trigger, time) else time
        if time is None and draft.type == "PopulationObservation":
            time = self.timing.counted(sentence)
        if time is not None and stands.at_last and time.relation == "until":
            time = replace(time, span=span(time.span.edtf.removeprefix("../")), relation="at")
        if time is not None:
            draft.time, draft.time_computed_from = time.span, time.computed_from
        else:
            thus(self, sentence, trigger, draft)
        on_that_occasion(self, sentence, trigger, draft)
        if draft.time is None:
            on_the_occasion(self, sentence, trigger, draft)
        if draft.time is None:
            after_that(self, sentence, trigger, draft)
        return draft

    def _of_object(self, sentence: Sentence, trigger: Token, time: TimeMention) -> bool:
        """Whether a time dates what a verb is about: "never recognised the annexation of 1940"."""
        objects = self.tokens(sentence, trigger, ("object",))
        return any(time.passage.contains(t.passage) for thing in objects for t in sentence.subtree(thing))

    def _counted(self, sentence: Sentence, draft: Draft) -> list[Token]:
        """The nouns for what an observation counts: of "the number of Danish students" both."""
        keys = [e.key for e in draft.roles.get("featureOfInterest", []) if isinstance(e, Entity)]
        heads = [token for key in keys if (token := self.places.get((draft, key))) is not None]
        return heads + [inner for token in heads for inner in self.reading.arguments(sentence).of(token, "of")]

    def _take(self, sentence: Sentence, trigger: Token, draft: Draft, frame: Frame, stands: Stance) -> None:
        if stands.attempted:
            if frame.attempt is None:
                draft.status = Status.PLANNED
            else:
                draft.type = frame.attempt
        else:
            draft.status = Status(frame.status) if frame.status and stands.settled else stands.status
            if draft.type in HELD and stands.status is Status.PLANNED and _goes_on(sentence, trigger):
                draft.status = Status.ASSERTED
        self._mark(sentence, draft, stands)
        unsettled = draft.status is not Status.ASSERTED or draft.polarity is not Polarity.POSITIVE
        draft.sensitive = frame.sensitive and unsettled

    def take_stance(self, sentence: Sentence, draft: Draft, stands: Stance) -> None:
        """Give a draft that no frame governs its status, polarity, hedge and sources; an attempt is a plan."""
        draft.status = Status.PLANNED if stands.attempted else stands.status
        self._mark(sentence, draft, stands)

    def _mark(self, sentence: Sentence, draft: Draft, stands: Stance) -> None:
        draft.polarity, draft.hedge = stands.polarity, stands.hedge
        sources: list[Entity] = []
        for token in stands.sources:
            sources += [r.entity for r in self.resolver.source(sentence, token)]
        draft.according_to = tuple(dict.fromkeys([*draft.according_to, *sources]))

    def _has(self, sentence: Sentence, trigger: Token, slot: str, lemmas: tuple[str, ...]) -> bool:
        tokens = self.tokens(sentence, trigger, tuple(slot.split(".")))
        classes = {word for word in lemmas if word[:1].isupper()} if tokens else set[str]()
        for token in tokens:
            if classes and any(r.entity.type in classes for r in self.entities(sentence, trigger, token, "any")):
                return True
            if token.lemma in lemmas or token.text.lower() in lemmas or ANYTHING in lemmas:
                return True
            if any(phrase in lemmas for phrase in self.resolver.noun_phrases(sentence, token)):
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
            if path[0] not in CORE_SLOTS and self._only_times(sentence, found):
                # The parser often hangs a verb's or noun's preposition on its object: "the sale of rifles to Malta".
                below = ("object", "complement", "second") if trigger.pos in {"VERB", "AUX"} else ("of",)
                for near in (thing for slot in below for thing in arguments.of(trigger, slot)):
                    found += arguments.of(near, path[0])
                # … or on who did it: "financed by Malta in Kenya"; states and governments are in nothing.
                doers = arguments.of(trigger, "by" if below == ("of",) else "subject")
                for near in (t for t in doers if t.index > trigger.index and self._is_placeless(sentence, t)):
                    found += arguments.of(near, path[0])
            if path[0] not in CORE_SLOTS:
                found = [t for t in found if not self._of_mission_beside(sentence, t)]
        if path[0] == "complement" and len(path) > 1:  # "a friend of A and a member of B": of the member alone
            found = [t for t in found if self._is_meant(sentence, t)] or found
        for slot in path[1:]:
            found = [inner for token in found for inner in arguments.of(token, slot)]
        return found

    def _is_meant(self, sentence: Sentence, token: Token) -> bool:
        """Whether a complement is one of those that the pattern being matched asks for."""
        names = {token.lemma, token.text.lower(), *self.resolver.noun_phrases(sentence, token)}
        return bool(names & set(self._meant))

    def _only_times(self, sentence: Sentence, tokens: list[Token]) -> bool:
        """Whether these head times and nothing else; so where there are none."""
        times = {t.index for _, t in self.reading.lines(sentence).times} if tokens else frozenset[int]()
        return all(t.index in times for t in tokens)

    def _of_mission_beside(self, sentence: Sentence, token: Token) -> bool:
        """Whether a place is that of a mission beside something else: "relations and the legation in Oslo"."""
        noun = sentence.head(sentence.head(token))
        names = self.resolver.names_mission
        return noun.dep == "conj" and names(sentence, noun) and not names(sentence, sentence.head(noun))

    def _is_placeless(self, sentence: Sentence, token: Token) -> bool:
        return token.lemma == "government" or self.names_state(sentence, token)

    def names_state(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token heads the name of a state."""
        match = self.resolver.marks(sentence).matches.get(token.index)
        return match is not None and self.resolver.state_of_match(match) is not None

    def entities(
        self, sentence: Sentence, trigger: Token, token: Token, want: str, taken: tuple[Entity, ...] = ()
    ) -> list[Reference]:
        """The entities a phrase stands for as an argument of ``trigger``; references never resolve to a co-argument."""
        named = styled_state(self.resolver, sentence, token) is not None
        referring = token.pos in {"PRON", "DET"} or (token.lemma in self.resolver.nouns.states and not named)
        sender = host = None
        if want in {"mission", "actor", "any", "party", "organisation"}:
            whose = any(t.pos == "PRON" for t in sentence.dependants(token, "poss"))
            either = whose and self.reading.arguments(sentence).blamed(trigger)  # "accused A of attacking its embassy"
            sender = None if either else self._state_in(sentence, trigger, token, SENDERS)
            place = self._place_in(sentence, trigger, token)
            host = self.resolver.state_containing(place) if place else None
            if sender is None and trigger.dep == "relcl" and self.resolver.names_mission(sentence, token):
                sender = maintainer(self, sentence, token)
        barred = taken if referring else ()
        found: list[Reference] = []
        senders = plural_senders(self, sentence, trigger, token) if want == "mission" else []
        for each in senders:
            there = host or (next(s for s in senders if s != each) if mutual(sentence, token) else None)
            found += self.resolver.resolve(sentence, token, want, excluding=barred, sender=each, host=there)
        if not senders:
            found = self.resolver.resolve(sentence, token, want, excluding=barred, sender=sender, host=host)
        if not found and want in NAMED_BESIDE:
            beside = [n for a in sentence.dependants(token, "appos") if a.pos == "PROPN" for n in sentence.conjuncts(a)]
            found = [r for n in beside for r in self.resolver.resolve(sentence, n, want, excluding=barred)]
        if each_other(sentence, token):
            found = each_other_of(self, sentence, trigger, token, want)
        if not found and want == "mission":
            found = it(token, self.noticed(sentence), want) or self._again(sentence, token, want)
        for reference in found:
            if reference.links:
                self._noticed.setdefault(id(sentence), {})[token.index, reference.entity.key] = (token, reference)
                self.links[reference.entity.key] = reference.links
        return found

    def _again(self, sentence: Sentence, token: Token, want: str) -> list[Reference]:
        """What a phrase stood for as an argument of a verb before: "a legation was opened in Oslo and was closed"."""
        return [r for t, r in self.noticed(sentence) if t.index == token.index and r.entity.type in WANTS[want]]

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

    def quantities(self, sentence: Sentence, token: Token) -> list[Quantity]:
        """The quantities of a phrase: the number itself, or one that counts its head."""
        if token.lemma == "total":  # "a total of 40 boats"
            token = next(iter(self.reading.arguments(sentence).of(token, "of")), token)
        near = {
            token.index,
            *(
                t.index
                for t in sentence.subtree(token)
                if t.pos in {"NUM", "SYM"} or t.dep in {"nummod", "compound", "nmod"}
            ),
        }
        return [q for q, head in self.reading.lines(sentence).quantities if head.index in near]

    # ---- events as arguments ---------------------------------------------------------------------------------------


def _goes_on(sentence: Sentence, trigger: Token) -> bool:
    """Whether a verb is what somebody "will continue to" do, no more in doubt than by "will"."""
    above = sentence.head(trigger)
    auxiliaries = {t.lemma for t in sentence.dependants(above, "aux")}
    wills = auxiliaries <= {"will", "shall"} and bool(auxiliaries)
    main = above.index == sentence.root.index or above.dep == "conj"
    conditioned = any(t.dep == "advcl" for t in sentence.children[above.index])
    return trigger.dep == "xcomp" and above.lemma == "continue" and wills and main and not conditioned
