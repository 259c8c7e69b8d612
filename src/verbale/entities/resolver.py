"""The resolver: the head of a phrase in, the entities it stands for out, each with the reason why.

One resolver serves one document. It never guesses a participant: a reference is resolved by a name, by what the phrase
is made of, by the last thing of the right kind spoken of, or by the pair that the title fixes; else it stays open. The
readers of each kind of phrase stand in modules of their own; the first that finds something decides.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from verbale.entities import (
    composites,
    countries,
    meetings,
    missions,
    named,
    nouns,
    organisations,
    peoples,
    persons,
    pronouns,
)
from verbale.entities.discourse import ENVOYS, GROUPS, STATES, Discourse
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.namebook import NameBook, NameSpan, borne, name_spans, names_after, names_apart
from verbale.entities.names import PARTICLES
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS, WANTS, Phrase, Reference
from verbale.entities.told_offices import has_head, told_offices
from verbale.language.arguments import Arguments
from verbale.language.sentence import Sentence, Token
from verbale.language.wholes import unify
from verbale.model import Entity, Passage

MOST_NESTED = 24
"""How many phrases within phrases are resolved ("the envoy of the government of the …")."""
MAINTAINING = frozenset({"have", "maintain", "operate", "keep", "run", "own", "retain", "staff"})
"""What a state does with missions of its own."""
OFFICE = frozenset({"office"})
CARRIERS = frozenset({"Airways", "Airlines", "Airline"})
"""Nouns that end the names of airlines."""


PARTS_OF_CITIES = frozenset(
    "central downtown east eastern greater inner lower metropolitan north northern old outer south southern upper west "
    "western".split()
)
NAME_CHARS = 40
"""How long a city's name is at most."""
_SIDE_AFTER = re.compile(r",\s+(?P<side>North|South)\b(?!\s+[A-Z])")
_CITY_BEFORE = re.compile(r"[\w.'’ -]+(?P<comma>,\s+)$")


@dataclass(slots=True)
class Marks:
    """The names of one sentence: gazetteer matches and other names, by the token that heads them."""

    matches: dict[int, Match] = field(default_factory=dict)
    covered: dict[int, Match] = field(default_factory=dict)
    names: dict[int, NameSpan] = field(default_factory=dict)
    titles: dict[int, tuple[Entity, ...]] = field(default_factory=dict)
    """Persons, by the token of the title that introduces them."""
    offices: dict[int, Entity] = field(default_factory=dict)


def _singular(token: Token) -> str:
    """The singular of a capitalised noun, which has no lemma: "Interests Sections", "Embassies"."""
    name = token.text.lower()
    if token.tag != "NNPS":
        return name
    return f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")


ADDRESSES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Dame"})


def _in_person(sentence: Sentence, match: Match) -> bool:
    """Whether a place is only a surname: "Ann Muscat", "Juan Mendoza de la Cruz"; not in "Legation Oslo"."""
    tokens = sentence.at(match.passage)
    before = sentence.tokens[max(0, tokens[0].index - 1) : tokens[0].index]
    after = sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    goes_on = bool(after) and after[0].entity == "PERSON" and after[0].text in PARTICLES | {"-"}
    if before and before[0].text.rstrip(".") in ADDRESSES and match.form not in PEOPLE_FORMS | ADJECTIVE_FORMS:
        return True  # "Mr Muscat"
    return (
        bool(before)
        and match.form not in PEOPLE_FORMS | ADJECTIVE_FORMS
        and all(t.entity == "PERSON" for t in (*before, *tokens))
        and before[0].pos == "PROPN"
        and before[0].dep == "compound"
        and (goes_on or before[0].head in {t.index for t in tokens})
        and before[0].text.lower() not in nouns.load().missions
    )


def _in_carrier(sentence: Sentence, match: Match) -> bool:
    """Whether a state is only part of the name of an airline: "Kenya Airways", "Air Malta"."""
    tokens = sentence.at(match.passage)
    after = sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    before = sentence.tokens[max(0, tokens[0].index - 1) : tokens[0].index]
    if after and after[0].text in CARRIERS:
        return True
    return bool(before) and before[0].text == "Air" and before[0].dep == "compound"


def _in_place(sentence: Sentence, match: Match) -> bool:
    """Whether a city is only the last word of another place's name: "Nova Lisboa"; not in "Greater Oslo"."""
    if any(e.entity.type != "Municipality" for e in match.entries):
        return False
    tokens = sentence.at(match.passage)
    before = sentence.tokens[max(0, tokens[0].index - 1) : tokens[0].index]
    return (
        bool(before)
        and before[0].pos == "PROPN"
        and before[0].dep == "compound"
        and before[0].head in {t.index for t in tokens}
        and all(t.entity in {"GPE", "LOC", "FAC"} for t in (*before, *tokens))
        and before[0].text.lower() not in PARTS_OF_CITIES | nouns.load().missions.keys()
        and before[0].text.isalpha()
    )


def _inside_name(sentence: Sentence, head: Token, match: Match) -> bool:
    """Whether a demonym ends a longer name of an organisation ("Iglesia Nueva Danesa"), and so names no people."""
    if match.form not in PEOPLE_FORMS | ADJECTIVE_FORMS or head.entity not in {"ORG", "FAC"} or head.pos != "PROPN":
        return False
    before = [t for t in sentence.dependants(head, "compound") if t.index < head.index and t.entity == head.entity]
    return bool(before) and all(t.passage.end <= match.passage.start for t in before)


class Resolver:
    """Resolves the phrases of one document."""

    def __init__(self, text: str, gazetteer: Gazetteer, discourse: Discourse) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.discourse = discourse
        self.nouns = nouns.load()
        self.names: NameBook = NameBook(text, ())
        self.holders: dict[str, Entity] = {}
        """Office keys → the person whom this document names as its holder, where it names one only."""
        self.offices_of: dict[str, set[str]] = {}
        """Person keys → classes and labels of the offices this document gives them."""
        self.states_of: dict[str, dict[str, Entity]] = {}
        """Person keys → the states in whose office this document names the person."""
        self.posted_to: dict[str, dict[str, Entity]] = {}
        """Person keys → the states that this document names the person as an envoy to."""
        self.explicit: dict[str, int] = {}
        """State keys → how often the document names the state unambiguously."""
        self.sentences: Sequence[Sentence] = ()
        """All sentences of the document, in their order."""
        self._before: dict[int, Sentence] = {}
        self._marks: dict[int, Marks] = {}
        self._states_of_bodies: dict[str, Entity] = {}
        self._arguments: dict[int, Arguments] = {}
        self._offices: dict[Passage, list[Match]] = {}
        self._phrases: dict[tuple[int, int], list[str]] = {}
        self._asked: set[object] = set()
        """What is being resolved just now, a phrase within a phrase."""
        self._found: dict[object, list[Reference]] = {}
        """What was resolved on the way."""

    # ---- preparation -------------------------------------------------------------------------------------------
    def prepare(self, sentences: Sequence[Sentence], introduced: Iterable[str] = ()) -> list[Sentence]:
        """Read the names of all sentences before any phrase is resolved; ``introduced`` are persons of the title.

        Returns the sentences to go on with, in which the names that the gazetteer knows take part as wholes.
        """
        known = [list(self.gazetteer.find(self.text, s.passage.start, s.passage.end)) for s in sentences]
        sentences = [unify(s, (m.passage for m in matches)) for s, matches in zip(sentences, known, strict=True)]
        spans: list[tuple[Sentence, NameSpan]] = []
        self.sentences = sentences
        self._before = {id(b): a for a, b in itertools.pairwise(sentences) if a.block == b.block}
        for sentence, matches in zip(sentences, known, strict=True):
            marks = Marks()
            for match in matches:
                head = sentence.highest(match.passage)
                if (
                    head is None
                    or _inside_name(sentence, head, match)
                    or _in_carrier(sentence, match)
                    or _in_place(sentence, match)
                    or _in_person(sentence, match)
                ):
                    continue
                marks.matches[head.index] = match
                for token in sentence.at(match.passage):
                    marks.covered[token.index] = match
                for entry in match.entries:
                    sure = len({e.entity.key for e in match.entries}) == 1 and not self._sided(match)
                    if sure and entry.entity.type in STATES:
                        self.explicit[entry.entity.key] = self.explicit.get(entry.entity.key, 0) + 1
            taken = [
                m.passage
                for m in marks.matches.values()
                if not self._in_a_name(sentence, m) and (m.entries[0].kind, m.form) != ("people", "adjective")
            ]
            titles = self._long_titles(sentence)
            titled = list(names_after(sentence, titles, marks.covered))
            titled += names_apart(sentence, [m.passage for m in self.offices(sentence)], marks.covered)
            taken += [*titles, *(span.passage for span in titled)]
            for span in (*titled, *name_spans(sentence, self.text, taken)):
                head = sentence.highest(span.passage)
                if head is not None:
                    marks.names[head.index] = span
                    spans.append((sentence, span))
            self._marks[id(sentence)] = marks
        self.names = NameBook(self.text, spans, introduced)
        return sentences

    def _long_titles(self, sentence: Sentence) -> list[Passage]:
        """The titles that no name may run into: of envoys, of several words or held in some place; before a name."""
        titles = []
        for match in self.offices(sentence):
            words = len(match.passage.of(self.text).split())
            envoy = match.entries[0].entity.type in ENVOYS and words > 1
            posted = match.entries[0].detail("towards") and self.text[match.passage.end :][:4] in {
                " in ",
                " at ",
                " to ",
            }
            named = borne(match.passage.of(self.text)) and self.text[match.passage.end :][1:2].isupper()
            if envoy or posted or named:
                titles.append(match.passage)
        return titles

    def _sided(self, match: Match) -> bool:
        """Whether a name says which of two is meant: who writes "North X" means by a bare "X" rather the other."""
        return match.passage.of(self.text).startswith("North")

    def _in_a_name(self, sentence: Sentence, match: Match) -> bool:
        """Whether a part of the world only opens the name of a body: "Asian Trade Council"."""
        if any(e.entity.type != "Region" for e in match.entries):
            return False
        tokens = sentence.at(match.passage)
        heads = {sentence.head(t).index for t in tokens} - {t.index for t in tokens}
        return len(heads) == 1 and all(
            t.pos == "PROPN"
            and t.dep in {"compound", "nmod", "amod"}
            and sentence.tokens[h].text.lower() in self.nouns.body_names
            for t in tokens
            for h in heads
            if sentence.head(t).index == h
        )

    def marks(self, sentence: Sentence) -> Marks:
        """The names of a sentence."""
        if id(sentence) not in self._marks:
            self._marks[id(sentence)] = Marks()
        return self._marks[id(sentence)]

    def arguments(self, sentence: Sentence) -> Arguments:
        """The arguments of a sentence's predicates, computed once."""
        if id(sentence) not in self._arguments:
            self._arguments[id(sentence)] = Arguments(sentence)
        return self._arguments[id(sentence)]

    def offices(self, sentence: Sentence) -> list[Match]:
        """The offices that a sentence names, by the gazetteer or their portfolios, looked for once."""
        if sentence.passage not in self._offices:
            start, end = sentence.passage.start, sentence.passage.end
            known = list(self.gazetteer.find(self.text, start, end, kinds=OFFICE))
            if has_head(sentence):
                names = [m for m in self.gazetteer.find(self.text, start, end) if m.form not in ADJECTIVE_FORMS]
                covered = {t.index for m in names for t in sentence.at(m.passage)}
                known = told_offices(sentence, known, covered, self.text)
            self._offices[sentence.passage] = known
        return self._offices[sentence.passage]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same block."""
        return self._before.get(id(sentence))

    def backwards(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, of all blocks, the nearest first."""
        at = bisect_left(self.sentences, sentence.passage.start, key=lambda s: s.passage.start)
        return reversed(self.sentences[:at])

    def follows(self, sentence: Sentence) -> bool:
        """Whether another sentence of the same block comes before one."""
        return id(sentence) in self._before

    def subjects_before(self, sentence: Sentence) -> list[Entity]:
        """What the subject of the sentence before, in the same block, names; empty where nothing does."""
        before = self._before.get(id(sentence))
        if before is None:
            return []
        subjects = self.arguments(before).surface_subject(before.root)
        both = [t for t in subjects if t.text.lower() == "they"]  # … and so on, back to who they are
        return [r.entity for t in subjects if t.pos != "PRON" or t in both for r in self.resolve(before, t, "party")]

    def plural_before(self, sentence: Sentence) -> bool:
        """Whether the subject of the sentence before is persons in the plural whom nothing tells ("the ministers")."""
        before = self._before.get(id(sentence))
        subjects = self.arguments(before).surface_subject(before.root) if before is not None else []
        return any(
            t.tag in {"NNS", "NNPS"} and t.lemma in meetings.MEETERS and not self.resolve(before, t, "person")
            for t in subjects
            if before is not None
        )

    def office_before(self, sentence: Sentence) -> bool:
        """Whether the subject of the sentence before is a title that names nobody ("the Prime Minister")."""
        before = self._before.get(id(sentence))
        subjects = self.arguments(before).surface_subject(before.root) if before is not None else []
        return any(
            entry.kind == "office"
            for t in subjects
            if before is not None and t.pos in {"NOUN", "PROPN"}
            for entry in self.gazetteer.lookup(t.lemma)
        )

    # ---- choosing among candidates --------------------------------------------------------------------------------
    def choose(self, entities: Iterable[Entity]) -> Entity | None:
        """The one candidate that the document means: of the title's pair, or the only one it names without doubt."""
        candidates = list({e.key: e for e in entities}.values())
        if len(candidates) == 1:
            return candidates[0]
        paired = {p.key for p in self.discourse.pair}
        unambiguous = self.explicit.keys() if self.discourse.group is None else set()
        for keys in (paired, unambiguous):
            settled = [e for e in candidates if e.key in keys]
            if len(settled) == 1:
                return settled[0]
        cities = [e for e in candidates if e.type == "Municipality"]
        if len(cities) == 1 and all(e.type in {"Municipality", "Region"} for e in candidates):
            where = [self.state_containing(e) for e in candidates]
            if where[0] is not None and len({e.key if e else "" for e in where}) == 1:
                return cities[0]  # "New York": in this genre the city, not the region around it
        return None

    def state_of_match(self, match: Match) -> Entity | None:
        """The state a name or demonym means here."""
        return self.meant(match, [e.entity for e in match.entries if e.entity.type in STATES])

    def meant(self, match: Match, entities: Sequence[Entity]) -> Entity | None:
        """The one of the entities of a name that is meant here: the words beside it tell, or the document."""
        states = {e.key: e for e in entities if e.type in STATES}
        beside = self._told_beside(match, states) if len(states) > 1 else None
        return beside or self.choose(entities)

    def _told_beside(self, match: Match, states: dict[str, Entity]) -> Entity | None:
        """The state of an ambiguous name that the words beside it tell: "Korea, North", "Pyongyang, Korea"."""
        after = _SIDE_AFTER.match(self.text, match.passage.end)
        if after is not None:
            found = [s for s in states.values() if s.label.startswith(after["side"])]
            return found[0] if len(found) == 1 else None
        before = _CITY_BEFORE.search(self.text, max(0, match.passage.start - NAME_CHARS), match.passage.start)
        if before is None:
            return None
        for city in self.gazetteer.find(self.text, before.start(), before.end()):
            if city.passage.end == before.start("comma"):
                within = {s.key for e in city.entries if (s := self.state_containing(e.entity)) is not None}
                found = [s for s in states.values() if s.key in within]
                return found[0] if len(found) == 1 else None
        return None

    def state_containing(self, place: Entity) -> Entity | None:
        """The state a place is in (a state is in itself)."""
        if place.type in STATES:
            return place
        entry = self.gazetteer.entry(place.key)
        return self.gazetteer.city_state(entry) if entry else None

    def speaks_for(self, office: Entity, state: Entity) -> None:
        """Note that an office is a state's, so that what its holder does counts as done on the state's behalf."""
        self._states_of_bodies[office.key] = state

    def state_of_body(self, body: Entity) -> Entity | None:
        """The state whose government or ministry an entity is, as this document spoke of it."""
        return self._states_of_bodies.get(body.key)

    # ---- parts of a phrase -----------------------------------------------------------------------------------------
    def noun_phrases(self, sentence: Sentence, token: Token) -> list[str]:
        """The lower-case common-noun names of a phrase, longest first: "free trade agreement", "agreement"."""
        key = (id(sentence), token.index)
        if key not in self._phrases:
            self._phrases[key] = self._noun_phrases(sentence, token)
        return self._phrases[key]

    def _noun_phrases(self, sentence: Sentence, token: Token) -> list[str]:
        covered = self.marks(sentence).covered
        before = [
            t
            for t in sentence.dependants(token, "amod", "compound", "nmod")
            if t.index < token.index and t.index not in covered
        ]
        flat: list[Token] = []
        for t in before:
            flat += [x for x in sentence.subtree(t) if x.index < token.index and x.index not in covered]
        words = [
            t.lemma if t.pos not in {"PROPN", "VERB"} else t.text.lower()
            for t in sorted({t.index: t for t in flat}.values(), key=lambda t: t.index)
        ]
        head = token.lemma if token.pos != "PROPN" else _singular(token)
        phrases = [" ".join([*words[at:], head]) for at in range(len(words) + 1)]
        for preposition, thing in self.arguments(sentence).prepositions(token):
            if preposition == "of":
                inner = " ".join(t.text.lower() for t in sentence.subtree(thing) if t.dep != "det")
                phrases = [f"{head} of {inner}", *phrases]
        return phrases

    def names_mission(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token heads a phrase for a mission: "the embassy", "their trade office"."""
        return missions.named_for_city(self, sentence, token) is not None or any(
            p in self.nouns.missions for p in self.noun_phrases(sentence, token)
        )

    def nationality(self, sentence: Sentence, token: Token, before: int | None = None) -> Reference | None:
        """The state that a phrase is of: "the Kenyan …", "Kenya's …", "its …", "… of Kenya"."""
        marks = self.marks(sentence)
        arguments = self.arguments(sentence)
        for child in sentence.dependants(token, "amod", "compound", "nmod", "poss"):
            for inner in (child, *sentence.dependants(child, "amod", "compound", "nmod", "poss")):
                match = marks.matches.get(inner.index) or (
                    marks.covered.get(inner.index) if inner.index < token.index else None
                )
                if match and match is not marks.covered.get(token.index):
                    state = self.state_of_match(match)
                    if state:
                        return Reference(state, "named in the phrase")
        match = marks.covered.get(token.index)
        if match and match.form in ADJECTIVE_FORMS | PEOPLE_FORMS:
            state = self.state_of_match(match)
            if state:
                return Reference(state, "named in the phrase")
        for preposition, thing in arguments.prepositions(token):
            if preposition == "of":
                found = list(self.resolve(sentence, thing, "state"))
                if len(found) == 1:
                    return found[0]
        for other in sentence.conjuncts(token)[1:]:  # "the government and the people of Kenya"
            for preposition, thing in arguments.prepositions(other):
                if preposition == "of" and other.pos == "NOUN":
                    found = self.resolve(sentence, thing, "state")
                    if len(found) == 1:
                        return found[0]
        for child in sentence.dependants(token, "poss"):
            voiced = child.text.lower() in pronouns.SPEAKER_PRONOUNS  # "my government" is that of my state
            found = self.resolve(sentence, child, "state" if voiced else "party")
            if len(found) == 1 and found[0].entity.type in STATES:
                return found[0]
        return None

    def source(self, sentence: Sentence, token: Token) -> list[Reference]:
        """Whose word a phrase is: an actor, or the actor behind "the statistics of X", "X government figures"."""
        found = self.resolve(sentence, token, "party")
        if found or token.pos not in {"NOUN", "PROPN"}:
            return found
        behind = [
            *sentence.dependants(token, "poss"),
            *(t for p, t in self.arguments(sentence).prepositions(token) if p in {"of", "from", "by"}),
        ]
        for thing in behind:
            found = self.resolve(sentence, thing, "party")
            if found:
                return found
        own = self.nationality(sentence, token)
        if own is None:
            return []
        kinds = [
            self.nouns.bodies[t.lemma] for t in sentence.dependants(token, "compound") if t.lemma in self.nouns.bodies
        ]
        if not kinds:
            return [own]
        adjective = next(iter(self.gazetteer.words(own.entity, "adjectives")), None)
        made = composites.body(kinds[0][0], kinds[0][1], own.entity, adjective)
        self.speaks_for(made, own.entity)
        return [Reference(made, "made up of the phrase", own.antecedent, (("partOf", own.entity),))]

    def adjectives(self, sentence: Sentence, token: Token) -> list[Match]:
        """The demonyms that modify a noun, ambiguous ones included."""
        marks = self.marks(sentence)
        found = []
        for child in sentence.dependants(token, "amod", "compound", "nmod", "poss"):
            for inner in (child, *sentence.dependants(child, "amod", "compound")):
                match = marks.matches.get(inner.index)
                if match and any(e.entity.type in STATES | GROUPS for e in match.entries):
                    found.append(match)
        return found

    def _where(self, sentence: Sentence, token: Token) -> list[tuple[str, Token]]:
        """The prepositions of a phrase with their objects, also where the parser gives them to "has", "maintains"."""
        found = list(self.arguments(sentence).prepositions(token))
        verb = sentence.head(token)
        if not found and token.dep == "dobj" and verb.lemma in MAINTAINING:
            found = [(p, t) for p, t in self.arguments(sentence).prepositions(verb) if t.index > token.index]
        return found

    def place_of(self, sentence: Sentence, token: Token) -> Entity | None:
        """The place a phrase is at: "… in Lima", "… in the country"."""
        for preposition, thing in self._where(sentence, token):
            if preposition in {"in", "at"}:
                found = self.resolve(sentence, thing, "place")
                if found:
                    return found[0].entity
        below = [t for p, t in self.arguments(sentence).prepositions(token) if p == "of"]
        clauses = [c for c in sentence.dependants(token, "acl", "relcl") if c.text != "born"]
        for clause in (*clauses, *below):
            for preposition, thing in self.arguments(sentence).prepositions(clause):
                if preposition == "in":
                    found = self.resolve(sentence, thing, "place")
                    if found:
                        return found[0].entity
        return None

    def places_of(self, sentence: Sentence, token: Token) -> list[Entity]:
        """The places a phrase in the plural is at: "… in Oslo, Accra and Malta"; a city with its state is one."""
        found: list[Entity] = []
        for preposition, thing in self._where(sentence, token):
            if preposition not in {"in", "at"}:
                continue
            named = [thing]  # the parser often takes the second name of an enumeration for an apposition
            for other in sentence.dependants(thing, "appos"):
                named += sentence.conjuncts(other)
            for reference in (r for t in named for r in self.resolve(sentence, t, "place")):
                within = self.state_containing(found[-1]) if found else None
                if within is None or within.key != reference.entity.key:
                    found.append(reference.entity)
        return list(dict.fromkeys(found))

    # ---- the phrase ------------------------------------------------------------------------------------------------
    def resolve(
        self,
        sentence: Sentence,
        token: Token,
        want: str,
        *,
        excluding: tuple[Entity, ...] = (),
        sender: Entity | None = None,
        host: Entity | None = None,
    ) -> list[Reference]:
        """The entities of the wanted kind that the phrase headed by ``token`` stands for; empty if it stays open.

        ``sender`` and ``host`` are what the frame knows of a mission from its other roles ("Kenya opened an embassy").
        """
        barred = frozenset(e.key for e in excluding)
        asked = (id(sentence), token.index, want, barred, sender and sender.key, host and host.key)
        if asked in self._found:
            return self._found[asked]
        if asked in self._asked or len(self._asked) >= MOST_NESTED:
            return []  # "its embassy and its envoy": one phrase must not explain the other in a circle
        self._asked.add(asked)
        found: list[Reference] = []
        phrase = Phrase(sentence, token, WANTS[want], excluding, sender, host)
        outside = [t.text.lower() for t in sentence.tokens[max(0, token.index - 2) : token.index]] == ["non", "-"]
        for reader in () if outside else READERS:  # "a non-NATO ally" has nothing to do with NATO
            found = [r for r in reader(self, phrase) if r.entity.type in phrase.types]
            if want == "official":
                found = [r for r in found if self.offices_of.get(r.entity.key)]
            if found:
                break
        self._asked.discard(asked)
        if not self._asked:
            self._found.clear()
            return [r for r in found if r.entity.key not in barred]
        self._found[asked] = [r for r in found if r.entity.key not in barred]
        return self._found[asked]


READERS: tuple[Callable[[Resolver, Phrase], list[Reference]], ...] = (
    organisations.of_the_page,
    pronouns.pronoun,
    missions.mission,
    persons.title,
    named.body,
    peoples.people_of,
    named.gazetteer_name,
    named.kind_of_place,
    named.proper_name,
    organisations.last_named,
    countries.state_noun,
    meetings.those_who_met,
    persons.person_noun,
    named.facility,
)
"""In the order in which they are asked; agreements are made by the layer above, which knows their parties."""
