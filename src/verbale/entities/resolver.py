"""The resolver: the head of a phrase in, the entities it stands for out, each with the reason why.

One resolver serves one document. It never guesses a participant: a reference is resolved by a name, by what the phrase
is made of, by the last thing of the right kind spoken of, or by the pair that the title fixes; else it stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from verbale.entities import composites, nouns
from verbale.entities.discourse import ACTORS, GROUPS, MISSIONS, ORGANISATIONS, PLACES, STATES, Discourse
from verbale.entities.gazetteer import Gazetteer, Match
from verbale.entities.namebook import NameBook, NameSpan, fold, name_spans
from verbale.entities.slugs import slugify
from verbale.language.arguments import Arguments
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

PLURAL_STATES = frozenset({"country", "state", "nation", "side", "party", "republic", "government"})
PERSON_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
AUTHOR_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ourselves", "myself"})
SPEAKER_PRONOUNS = frozenset({"i", "my", "me", "myself"})
BODY_NOUNS = frozenset(
    "agency alliance assembly association bank centre center commission community conference congress cooperation "
    "council federation forum foundation fund group institute league organisation organization parliament union".split()
)
MUTUAL_NOUNS = frozenset(
    "agreement alliance balance bond commerce communique communiqué cooperation dialogue exchange friendship "
    "interchange link partnership relation relationship tie trade treaty turnover volume".split()
)
"""Things that two states have together: "our friendship" is that of the author's state and the other of the pair."""
HELPING = frozenset({"support", "help", "assist", "back", "aid", "encourage", "congratulate", "thank", "join"})
"""Verbs after which "its" speaks of the object: "supported Chad in its dispute"."""
PEOPLE_OF = frozenset({"leader", "member", "gunman", "militant", "fighter", "guerrilla", "rebel", "supporter", "head"})
"""Nouns whose bearers act for the party or armed group they are of."""
MEMBERS = frozenset({"citizen", "national", "person", "individual", "member", "resident", "people"})
"""Bare nouns that count people of a group named before them in the sentence."""
ADJECTIVE_FORMS = frozenset({"adjective"})
SOME = frozenset({"many", "some", "most", "others", "few", "several", "those"})
PARTS = frozenset(
    {
        "portion",
        "majority",
        "part",
        "number",
        "half",
        "rest",
        "minority",
        "proportion",
        "share",
        "third",
        "thousand",
        "hundred",
        "dozen",
        "percent",
        "percentage",
        "wave",
        "generation",
        *SOME,
    }
)
PEOPLE_FORMS = frozenset({"demonym"})

MOST_NESTED = 24
"""How many phrases within phrases are resolved ("the envoy of the government of the …")."""
WANTS: dict[str, frozenset[str]] = {
    "state": STATES,
    "actor": ACTORS,
    "person": frozenset({"Person"}),
    "organisation": ORGANISATIONS,
    "mission": MISSIONS,
    "group": GROUPS,
    "place": PLACES,
    "agreement": frozenset({"Agreement", "FreeTradeAgreement", "PartnershipAgreement", "JointCommunique"}),
    "polity": STATES | {"Municipality", "Region"},
    "party": STATES | ORGANISATIONS | GROUPS | {"Municipality", "Person"},
    "facility": frozenset({"Facility"}),
}
WANTS["people"] = GROUPS | {"Person"}
WANTS["any"] = (
    frozenset().union(*WANTS.values())
    | {"Facility"}
    | {"Office", "AmbassadorOffice", "DiplomaticOffice", "PoliticalOffice"}
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity that a phrase stands for.

    ``reason`` is a few words ("name", "the pair of the title", "last embassy spoken of"); ``antecedent`` is the passage
    elsewhere that decided, where one did. ``links`` are further (property, entity) pairs the phrase states about it.
    """

    entity: Entity
    reason: str
    antecedent: Passage | None = None
    links: tuple[tuple[str, Entity], ...] = ()


@dataclass(slots=True)
class Marks:
    """The names of one sentence: gazetteer matches and other names, by the token that heads them."""

    matches: dict[int, Match] = field(default_factory=dict)
    covered: dict[int, Match] = field(default_factory=dict)
    names: dict[int, NameSpan] = field(default_factory=dict)
    titles: dict[int, tuple[Entity, ...]] = field(default_factory=dict)
    """Persons, by the token of the title that introduces them."""
    offices: dict[int, Entity] = field(default_factory=dict)


def people(match: Match, gazetteer: Gazetteer) -> str:
    """The plural noun for the people of a demonym or adjective: "Koreans" for "Korean", "Thais" for "Thai"."""
    entry = match.entries[0]
    if match.form in PEOPLE_FORMS:
        return entry.name
    words = [gazetteer.words(e.entity, "demonyms") for e in match.entries]
    demonyms = [d for d in words[0] if all(d in others for others in words)]  # of two states only what both have
    same = [d for d in demonyms if d.startswith(entry.name)]
    return (*same, *demonyms, f"{entry.name} people")[0]


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
        self.explicit: dict[str, int] = {}
        """State keys → how often the document names the state unambiguously."""
        self._marks: dict[int, Marks] = {}
        self._states_of_bodies: dict[str, Entity] = {}
        self._arguments: dict[int, Arguments] = {}
        self._asked: set[object] = set()
        """What is being resolved just now, a phrase within a phrase."""
        self._found: dict[object, list[Reference]] = {}
        """What was resolved on the way."""

    # ---- preparation -------------------------------------------------------------------------------------------
    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Read the names of all sentences before any phrase is resolved."""
        spans: list[tuple[Sentence, NameSpan]] = []
        for sentence in sentences:
            marks = Marks()
            for match in self.gazetteer.find(self.text, sentence.passage.start, sentence.passage.end):
                head = sentence.highest(match.passage)
                if head is None or _inside_name(sentence, head, match):
                    continue
                marks.matches[head.index] = match
                for token in sentence.at(match.passage):
                    marks.covered[token.index] = match
                for entry in match.entries:
                    if len({e.entity.key for e in match.entries}) == 1 and entry.entity.type in STATES:
                        self.explicit[entry.entity.key] = self.explicit.get(entry.entity.key, 0) + 1
            taken = [m.passage for m in marks.matches.values() if not self._in_a_name(sentence, m)]
            for span in name_spans(sentence, self.text, taken):
                head = sentence.highest(span.passage)
                if head is not None:
                    marks.names[head.index] = span
                    spans.append((sentence, span))
            self._marks[id(sentence)] = marks
        self.names = NameBook(self.text, spans)

    def _in_a_name(self, sentence: Sentence, match: Match) -> bool:
        """Whether a part of the world only opens the name of a body: "Asian Trade Council"."""
        if any(e.entity.type != "Region" for e in match.entries):
            return False
        tokens = sentence.at(match.passage)
        heads = {sentence.head(t).index for t in tokens} - {t.index for t in tokens}
        return len(heads) == 1 and all(
            t.pos == "PROPN" and t.dep in {"compound", "nmod", "amod"} and sentence.tokens[h].text.lower() in BODY_NOUNS
            for t in tokens
            for h in heads
            if sentence.head(t).index == h
        )

    def marks(self, sentence: Sentence) -> Marks:
        """The names of a sentence."""
        return self._marks.setdefault(id(sentence), Marks())

    def arguments(self, sentence: Sentence) -> Arguments:
        """The arguments of a sentence's predicates, computed once."""
        return self._arguments.setdefault(id(sentence), Arguments(sentence))

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
        return None

    def state_of_match(self, match: Match) -> Entity | None:
        """The state a name or demonym means here."""
        return self.choose(e.entity for e in match.entries if e.entity.type in STATES)

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
        before = [
            t
            for t in sentence.dependants(token, "amod", "compound", "nmod")
            if t.index < token.index and t.index not in self.marks(sentence).covered
        ]
        flat: list[Token] = []
        for t in before:
            flat += [
                x for x in sentence.subtree(t) if x.index < token.index and x.index not in self.marks(sentence).covered
            ]
        words = [
            t.lemma if t.pos not in {"PROPN", "VERB"} else t.text.lower()
            for t in sorted({t.index: t for t in flat}.values(), key=lambda t: t.index)
        ]
        head = token.lemma if token.pos != "PROPN" else token.text.lower()
        phrases = [" ".join([*words[at:], head]) for at in range(len(words) + 1)]
        for preposition, thing in self.arguments(sentence).prepositions(token):
            if preposition == "of":
                inner = " ".join(t.text.lower() for t in sentence.subtree(thing) if t.dep != "det")
                phrases = [f"{head} of {inner}", *phrases]
        return phrases

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
            found = self.resolve(sentence, child, "party")
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
        self._states_of_bodies[made.key] = own.entity
        return [Reference(made, "made up of the phrase", own.antecedent, (("partOf", own.entity),))]

    def adjectives(self, sentence: Sentence, token: Token) -> list[Match]:
        """The demonyms that modify a noun, ambiguous ones included."""
        marks = self.marks(sentence)
        found = []
        for child in sentence.dependants(token, "amod", "compound", "nmod", "poss"):
            for inner in (child, *sentence.dependants(child, "amod", "compound")):
                match = marks.matches.get(inner.index)
                if match and any(e.entity.type in STATES for e in match.entries):
                    found.append(match)
        return found

    def place_of(self, sentence: Sentence, token: Token) -> Entity | None:
        """The place a phrase is at: "… in Lima", "… in the country"."""
        for preposition, thing in self.arguments(sentence).prepositions(token):
            if preposition in {"in", "at"}:
                found = self.resolve(sentence, thing, "place")
                if found:
                    return found[0].entity
        below = [t for p, t in self.arguments(sentence).prepositions(token) if p == "of"]
        for clause in (*sentence.dependants(token, "acl", "relcl"), *below):
            for preposition, thing in self.arguments(sentence).prepositions(clause):
                if preposition == "in":
                    found = self.resolve(sentence, thing, "place")
                    if found:
                        return found[0].entity
        return None

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
        types = WANTS[want]
        barred = frozenset(e.key for e in excluding)
        asked = (id(sentence), token.index, want, barred, sender and sender.key, host and host.key)
        if asked in self._found:
            return self._found[asked]
        if asked in self._asked or len(self._asked) >= MOST_NESTED:
            return []  # "its embassy and its envoy": one phrase must not explain the other in a circle
        self._asked.add(asked)
        found: list[Reference] = []
        for reader in self._readers(sender, host):
            found = [r for r in reader(sentence, token, excluding, types) if r.entity.type in types]
            if found:
                break
        self._asked.discard(asked)
        if not self._asked:
            self._found.clear()
            return [r for r in found if r.entity.key not in barred]
        self._found[asked] = [r for r in found if r.entity.key not in barred]
        return self._found[asked]

    def _readers(
        self, sender: Entity | None, host: Entity | None
    ) -> Sequence[Callable[[Sentence, Token, tuple[Entity, ...], frozenset[str]], list[Reference]]]:
        return (
            self._pronoun,
            lambda s, t, e, types: self._mission(s, t, e, sender, host) if types & MISSIONS else [],
            self._title,
            self._body,
            self._agreement,
            self._people,
            self._gazetteer,
            self._kind_of_place,
            self._name,
            self._state_noun,
            self._person_noun,
            self._facility,
        )

    def _pronoun(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        word = t.text.lower()
        if (
            t.pos not in {"PRON", "DET", "ADV"}
            and word not in {"there"}
            and not (word in SOME and t.dep.startswith("nsubj"))
        ):
            return []
        if word in PERSON_PRONOUNS:
            kinds = frozenset({"Person"}) & types
        elif word in THING_PRONOUNS:
            kinds = (types - {"Person"}) & ACTORS
        elif word in GROUP_PRONOUNS:
            kinds = types & (GROUPS | ORGANISATIONS | {"Person"})
        elif word in AUTHOR_PRONOUNS:
            home, author = self.discourse.home, self.discourse.author
            if word in SPEAKER_PRONOUNS and author is not None and "Person" in types:
                return [Reference(author, "the author")]
            if home and word == "our" and s.head(t).lemma in MUTUAL_NOUNS and self.discourse.other(home):
                return [Reference(p, "the author's state and the other of the pair") for p in self.discourse.pair]
            return [Reference(home, "the author's state")] if home else []
        elif word == "there":
            kinds = types & PLACES
        elif word in SOME and self.discourse.group:
            return [Reference(self.discourse.group, "the group of the document")]
        else:
            return []
        if not kinds:
            return []
        if t.dep == "poss":
            subjects = [e for e in self._clause_subject(s, t, kinds) if e.key not in {x.key for x in excluding}]
            if subjects:
                return [Reference(e, f"“{word}”: subject of the clause") for e in subjects]
        spoken = self.discourse.last(kinds, t.passage.start, excluding=excluding)
        if (
            word in GROUP_PRONOUNS
            and self.discourse.group
            and kinds & GROUPS
            and (spoken is None or spoken.entity.type not in GROUPS)
        ):
            return [Reference(self.discourse.group, "the group of the document")]
        if spoken is None:
            return []
        return [Reference(spoken.entity, f"“{word}”: last spoken of", spoken.passage)]

    def _clause_subject(self, s: Sentence, t: Token, kinds: frozenset[str]) -> list[Entity]:
        """The subjects, of one of the kinds, of the clause that a token stands in; none that holds the token itself."""
        below = t
        for verb in s.ancestors(t):
            if verb.pos in {"VERB", "AUX"}:
                if verb.lemma in HELPING and below.dep == "prep":
                    helped = [
                        f.entity for o in self.arguments(s).of(verb, "object") for f in self.resolve(s, o, "party")
                    ]
                    if len(helped) == 1 and helped[0].type in kinds:
                        return helped
                subjects = [
                    found.entity
                    for subject in self.arguments(s).surface_subject(verb)
                    if subject.index != below.index and subject.pos != "PRON"
                    for found in self.resolve(s, subject, "party")
                    if found.entity.type in kinds
                ]
                if subjects:
                    return subjects
                if verb.dep not in {"xcomp", "conj", "advcl", "ccomp", "pcomp"}:
                    return []
            below = verb
        return []

    def _mission(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], sender: Entity | None, host: Entity | None
    ) -> list[Reference]:
        if t.pos not in {"NOUN", "PROPN"}:
            return []
        kind = next((self.nouns.missions[p] for p in self.noun_phrases(s, t) if p in self.nouns.missions), None)
        if kind is None:
            return []
        type_, noun = kind
        each_other = any(x.text.lower() == "other" for x in s.subtree(t)) and any(
            x.text.lower() == "each" for x in s.subtree(t)
        )
        if each_other and len(self.discourse.pair) == 2:
            first, second = self.discourse.pair
            return [
                self._made_mission(type_, noun, a, b, None, "each other's")
                for a, b in ((first, second), (second, first))
            ]
        own = self.nationality(s, t)
        place = self.place_of(s, t)
        towards = None
        for preposition, thing in self.arguments(s).prepositions(t):
            if preposition == "to":
                to = self.resolve(s, thing, "state")
                towards = to[0].entity if to else None
        there = towards or (self.state_containing(place) if place else None)
        definite = any(
            x.text.lower() in {"the", "this", "that", "then"} for x in s.dependants(t, "det", "amod", "advmod")
        )
        by = own.entity if own else None
        if by is None and definite:
            known = self._known_mission(t, type_, noun, there)
            if known is not None:
                return [known]
        if by is not None and there is None and self.discourse.other(by) is None:
            same = self.discourse.last(
                frozenset({type_}),
                t.passage.start,
                where=lambda e: e.key.startswith(f"mission/{slugify(noun)}-{composites.part(by)}-"),
            )
            if same is not None:
                return [Reference(same.entity, f"last such {noun} spoken of", same.passage)]
        by = by or sender
        seat = place if place is not None and place.type not in STATES else None
        there = there or host
        if by is None and there is not None:
            by = self.discourse.other(there)
        if there is None and by is not None:
            there = self.discourse.other(by)
        if by is None:
            return []
        if by is not None and there is not None and by.key == there.key:
            return []
        return [self._made_mission(type_, noun, by, there, seat, "made up of the phrase")]

    def _known_mission(self, t: Token, type_: str, noun: str, there: Entity | None) -> Reference | None:
        """“The embassy”: the last one spoken of, or that of the envoy spoken of since."""
        spoken = self.discourse.last(
            frozenset({type_}),
            t.passage.start,
            where=lambda e: (
                e.key.startswith(f"mission/{slugify(noun)}-")
                and (there is None or e.key.endswith("-" + composites.part(there)))
            ),
        )
        posting = self.discourse.posting_before(t.passage.start) if there is None else None
        if posting is not None and (spoken is None or posting[0].start > spoken.passage.start):
            made = self._made_mission(type_, noun, posting[1], posting[2], None, "the mission of the envoy spoken of")
            return Reference(made.entity, made.reason, posting[0])
        return Reference(spoken.entity, f"last {noun} spoken of", spoken.passage) if spoken else None

    def _made_mission(
        self, type_: str, noun: str, by: Entity, there: Entity | None, seat: Entity | None, reason: str
    ) -> Reference:
        links = [("sendingState", by)]
        if there:
            links.append(("accreditedTo", there))
        if seat:
            links.append(("seat", seat))
        return Reference(composites.mission(type_, noun, by, there, seat), reason, None, tuple(links))

    def _title(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        if "Person" in types:
            people_ = self.marks(s).titles.get(t.index, ())
            if people_:
                return [Reference(person, "the holder of the office") for person in people_]
        office = self.marks(s).offices.get(t.index)
        return [Reference(office, "office")] if office else []

    def _body(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        a_body = t.pos in {"NOUN", "PROPN"} and types & ORGANISATIONS
        if not a_body and (not types & STATES or t.lemma != "government"):
            return []
        kind = next((self.nouns.bodies[p] for p in self.noun_phrases(s, t) if p in self.nouns.bodies), None)
        if kind is None:
            return []
        own = self.nationality(s, t)
        if own is None:
            return []
        if not types & ORGANISATIONS:
            return [own]
        adjective = next(iter(self.gazetteer.words(own.entity, "adjectives")), None)
        made = composites.body(kind[0], kind[1], own.entity, adjective)
        self._states_of_bodies[made.key] = own.entity
        return [Reference(made, "made up of the phrase", own.antecedent, (("partOf", own.entity),))]

    def _agreement(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]
    ) -> list[Reference]:
        return []  # agreements need their parties: the matcher makes them (see extraction.agreements)

    def _people(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        if not types & GROUPS or t.pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return []
        marks = self.marks(s)
        match = marks.matches.get(t.index)
        if match and match.form in PEOPLE_FORMS:
            return self._group(s, t, match)
        if t.lemma in PARTS or t.pos == "NUM":
            whole = [thing for preposition, thing in self.arguments(s).prepositions(t) if preposition == "of"]
            if whole:
                return [r for thing in whole[:1] if thing.lemma != t.lemma for r in self.resolve(s, thing, "group")]
            if t.lemma in PARTS - {"number"} and self.discourse.group and t.dep.startswith("nsubj"):
                return [Reference(self.discourse.group, "part of the group of the document")]
        if t.lemma in {"countryman", "compatriot"} and self.discourse.group:
            return [Reference(self.discourse.group, "the group of the document")]
        if t.lemma in self.nouns.groups or any(p in self.nouns.groups for p in self.noun_phrases(s, t)):
            for match in self.adjectives(s, t):
                if match.form in ADJECTIVE_FORMS | PEOPLE_FORMS:
                    return self._group(s, t, match)
            inner = next(
                (
                    self.marks(s).matches[x.index]
                    for x in s.subtree(t)
                    if x.index in marks.matches and marks.matches[x.index].form in PEOPLE_FORMS
                ),
                None,
            )
            if inner:
                return self._group(s, t, inner)
            if (
                t.lemma in {"community", "population", "diaspora", "migrant", "immigrant", "number"}
                and self.discourse.group
            ):
                return [Reference(self.discourse.group, "the group of the document")]
            if t.lemma in MEMBERS and not s.dependants(t, "amod", "compound", "poss"):
                named = [m for i, m in marks.matches.items() if i < t.index and m.form in PEOPLE_FORMS]
                if named:  # "South Koreans …, with 900 citizens living there"
                    return self._group(
                        s, s.tokens[max(i for i, m in marks.matches.items() if m is named[-1])], named[-1]
                    )
        return []

    def _group(self, s: Sentence, t: Token, match: Match) -> list[Reference]:
        host = self.place_of(s, t)
        if host is None:
            for child in s.dependants(t, "poss"):
                inside = self.resolve(s, child, "place")
                host = inside[0].entity if inside else None
        topic = self.discourse.group
        here = self.discourse.host
        if topic and here and (host is None or host.key == here.key) and topic.label.startswith(match.entries[0].name):
            return [Reference(topic, "the group of the document")]
        made = self.made_group(match, host or (self.discourse.host if topic else None))
        if made is None:
            return []
        if topic and made.key == topic.key:
            return [Reference(topic, "the group of the document")]
        one = len({e.entity.key for e in match.entries}) == 1
        origin = match.entries[0].entity if one else None
        links = [("originState", origin)] if origin else []
        links += [("residesIn", host)] if host else []
        return [Reference(made, "named", None, tuple(links))]

    def made_group(self, match: Match, host: Entity | None) -> Entity | None:
        """The group of people of an origin in a host; an ambiguous demonym stays as it is ("Koreans")."""
        entry = match.entries[0]
        if entry.entity.type not in STATES:
            return None
        if host is not None and host.type not in STATES:
            host = self.state_containing(host) or host
        if host is not None and any(host.key == e.entity.key for e in match.entries):
            host = None
        plural = people(match, self.gazetteer)
        one = len({e.entity.key for e in match.entries}) == 1
        return composites.group(plural, composites.part(entry.entity) if one else slugify(plural), host)

    def _gazetteer(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]
    ) -> list[Reference]:
        match = self.marks(s).matches.get(t.index)
        if match is None or (match.form in PEOPLE_FORMS and not types & STATES):
            return []
        if match.form in ADJECTIVE_FORMS and t.pos == "NOUN" and t.lemma not in match.passage.of(self.text).lower():
            return []
        fitting = [e.entity for e in match.entries if e.entity.type in types]
        chosen = self.choose(fitting)
        if chosen is not None:
            return [Reference(chosen, "name")]
        if len(fitting) > 1 and "Region" in types:
            name = people(match, self.gazetteer) if match.form in PEOPLE_FORMS else match.passage.of(self.text)
            return [Reference(composites.named("place", "Region", name), "name of several states")]
        return []

    def _kind_of_place(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]
    ) -> list[Reference]:
        """“The city of X” is X."""
        if t.lemma not in {
            "city",
            "town",
            "province",
            "region",
            "district",
            "department",
            "village",
            "island",
            "kingdom",
            "republic",
        }:
            return []
        for preposition, thing in self.arguments(s).prepositions(t):
            if preposition == "of":
                for reader in (self._gazetteer, self._name):
                    found = reader(s, thing, excluding, PLACES)
                    if found:
                        return found
        return []

    def _name(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        marks = self.marks(s)
        span = marks.names.get(t.index)
        if span is None:
            span = next((n for n in marks.names.values() if any(x.index == t.index for x in n.tokens)), None)
        if span is None:  # "the rebel group X": the name stands in apposition to its class noun
            beside = [
                c for c in s.dependants(t, "appos") if c.index in marks.names and c.index == t.index + len(s.subtree(c))
            ]
            beside += [c for c in s.dependants(t, "compound", "nmod") if c.index in marks.names and c.pos == "PROPN"]
            span = marks.names[beside[0].index] if beside and t.lemma in self.nouns.classes | {"group": ""} else None
        if span is None:
            return []
        short = self.names.acronym(span.passage.of(self.text))
        for entry in self.gazetteer.lookup(short) if short else ():
            if entry.kind == "organisation" and set(fold(entry.entity.label).split()) & set(
                fold(span.passage.of(self.text)).split()
            ):
                return [Reference(entry.entity, "its acronym")]
        entity = self.names.entity(span.passage.of(self.text), "Person" if types == WANTS["person"] else None)
        if entity is None:
            return []
        if entity.type in {"Ministry", "GovernmentBody", "SecurityBody"}:
            own = next((r for c in s.dependants(t, "poss") for r in self.resolve(s, c, "state")), None)
            if own:
                label = f"{entity.label} of {own.entity.label}"
                self._states_of_bodies[f"{entity.key}-{composites.part(own.entity)}"] = own.entity
                made = Entity(
                    f"{entity.key}-{composites.part(own.entity)}", entity.type, (("en", label),), entity.aliases
                )
                return [Reference(made, "name", None, (("partOf", own.entity),))]
        return [Reference(entity, "name")]

    def _state_noun(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]
    ) -> list[Reference]:
        if t.lemma not in self.nouns.states or not types & STATES:
            return []
        words = {x.text.lower() for x in s.dependants(t, "det", "predet", "nummod", "amod", "poss")}
        if t.tag in {"NNS", "NNPS"}:
            if (
                words & {"both", "two", "the", "our", "these"}
                and t.lemma in PLURAL_STATES
                and not words
                & {
                    "other",
                    "many",
                    "several",
                    "few",
                    "certain",
                    "various",
                    "numerous",
                    "neighbouring",
                    "all",
                    "some",
                    "most",
                }
            ):
                if len(self.discourse.pair) == 2:
                    return [Reference(p, "the pair of the title") for p in self.discourse.pair]
                first = self.discourse.last(STATES, t.passage.start)
                second = self.discourse.last(STATES, t.passage.start, excluding=(first.entity,)) if first else None
                if first and second and words & {"both", "two"}:
                    return [Reference(x.entity, "last two states spoken of", x.passage) for x in (second, first)]
            return []
        if not words & {"the", "that", "this", "their", "its", "his", "her"} or t.lemma in {
            "party",
            "side",
            "republic",
            "neighbour",
            "neighbor",
        } | ({"state", "nation"} if "the" not in words else set()):
            return []
        region = {x.text.lower() for x in s.dependants(t, "amod")} | {
            " ".join(m.passage.of(self.text).lower().split()) for m in self.adjectives(s, t)
        }
        where = (
            (lambda e: self._in_region(e, self._adjective_text(s, t)))
            if self._adjective_text(s, t) and region
            else None
        )
        if t.dep in {"nsubj", "nsubjpass"} and where is None:
            verb = s.head(t)
            if verb.dep in {"advcl", "conj", "ccomp"}:
                subjects = [e for e in self._clause_subject(s, verb, STATES) if e.key not in {x.key for x in excluding}]
                if len(subjects) == 1:
                    return [Reference(subjects[0], f"the {t.lemma}: subject of the main clause")]
        here = self.discourse.host if self.discourse.group else None
        if here and words & {"the"} and where is None:
            last = self.discourse.last(STATES, t.passage.start, excluding=excluding)
            if last is None or last.entity.key == here.key or not self._same_sentence(s, last.passage):
                return [Reference(here, "the place of the document")]
        spoken = self.discourse.last(STATES, t.passage.start, excluding=excluding, where=where)
        if spoken is None and where is None:
            rest = [p for p in self.discourse.pair if p.key not in {e.key for e in excluding}]
            return [Reference(rest[0], "the pair of the title")] if len(rest) == 1 else []
        return [Reference(spoken.entity, f"the {t.lemma}: last spoken of", spoken.passage)] if spoken else []

    def _in_region(self, state: Entity, words: list[str]) -> bool:
        """Whether adjectives such as "East Asian" fit the part of the world a state lies in."""
        entry = self.gazetteer.entry(state.key)
        where = f"{entry.detail('continent')} {entry.detail('region')}".lower().split() if entry else []
        return all(any(w[:4] == part[:4] for w in where) for word in words for part in word.lower().split())

    @staticmethod
    def _same_sentence(s: Sentence, passage: Passage) -> bool:
        return s.passage.contains(passage)

    @staticmethod
    def _adjective_text(s: Sentence, t: Token) -> list[str]:
        return [
            x.text for x in s.subtree(t) if x.index < t.index and x.pos in {"ADJ", "PROPN"} and x.text[:1].isupper()
        ]

    def _person_noun(
        self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]
    ) -> list[Reference]:
        """“The ambassador”: the last person spoken of who holds such an office; "leaders of X": X itself."""
        if t.lemma in PEOPLE_OF and types & ORGANISATIONS:
            for preposition, thing in self.arguments(s).prepositions(t):
                if preposition == "of":
                    whole = [
                        r
                        for r in self.resolve(s, thing, "organisation")
                        if r.entity.type in {"ArmedGroup", "PoliticalParty"}
                    ]
                    if whole:
                        return [Reference(r.entity, f"its {t.lemma}") for r in whole]
        if "Person" not in types or t.pos != "NOUN" or t.tag == "NNS":
            return []
        beside = [c for c in s.dependants(t, "appos") if c.pos == "PROPN"]
        if beside:  # "the consul, X": X, or nobody
            return self._name(s, beside[0], excluding, WANTS["person"])
        if not any(x.text.lower() in {"the", "this", "that"} for x in s.dependants(t, "det")):
            return []
        office = next((e.entity for e in self.gazetteer.lookup(t.lemma) if e.kind == "office"), None)
        if office is None:
            return []
        wanted = {office.label, office.type} - {"Office", "PoliticalOffice", "DiplomaticOffice"}
        spoken = self.discourse.last(
            frozenset({"Person"}),
            t.passage.start,
            excluding=excluding,
            where=lambda e: bool(self.offices_of.get(e.key, set()) & wanted),
        )
        return [Reference(spoken.entity, f"the {t.lemma}: last spoken of", spoken.passage)] if spoken else []

    def _facility(self, s: Sentence, t: Token, excluding: tuple[Entity, ...], types: frozenset[str]) -> list[Reference]:
        """A building known by whose it is: "the Kenyan ambassador's residence"."""
        if "Facility" not in types or self.nouns.classes.get(t.lemma) != "Facility":
            return []
        whose = [x for x in s.dependants(t, "poss", "compound", "amod") if x.index < t.index]
        named = [
            x for w in whose for x in s.subtree(w) if x.index in self.marks(s).covered or x.index in self.marks(s).names
        ]
        if not named:
            return []
        first = min(x.index for w in whose for x in s.subtree(w) if x.pos not in {"DET", "PUNCT"})
        name = Passage(s.tokens[first].passage.start, t.passage.end).of(self.text)
        place = self.place_of(s, t)
        links: tuple[tuple[str, Entity], ...] = (("locatedIn", place),) if place is not None else ()
        return [
            Reference(
                composites.named("place", "Facility", " ".join(name.split())), "made up of the phrase", None, links
            )
        ]
