"""Countries: the states that common nouns stand for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from verbale.entities.composites import part
from verbale.entities.discourse import STATES
from verbale.entities.pronouns import NEAR_CHARS, clause_subject
from verbale.entities.references import ADJECTIVE_FORMS, Phrase, Reference
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

PLURAL_STATES = frozenset({"country", "state", "nation", "side", "party", "republic", "government"})
BOTH = frozenset({"both", "two", "the", "our", "these"})
OTHERS = frozenset(
    "other many several few certain various numerous neighbouring all some most three four five six seven eight nine "
    "ten twelve dozens hundreds".split()
)
"""What makes a plural speak of other states than the two that the document is about."""
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
DETERMINED = frozenset({"the", "our", "these", "all"})
POLITIES = frozenset(
    "State Kingdom Republic Empire Sultanate Emirate Principality Duchy Commonwealth Federation Dominion Union".split()
)
"""What opens the style of a state: "the Kingdom of X"."""
DEFINITE = frozenset({"the", "that", "this", "their", "its", "his", "her"})
FRIENDS = frozenset({"friend", "ally", "partner", "neighbour", "neighbor"})
COMING = frozenset({"visit", "enter", "arrive", "travel", "come", "immigrate", "settle", "tour"})
VOICED = frozenset({"my", "our", "your"})
CABINETS = frozenset({"government", "administration", "regime", "cabinet"})
OPEN = frozenset({"party", "side", "republic", "neighbour", "neighbor"})
"""Nouns that in the singular do not say which of the states spoken of they mean."""


def state_noun(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """The state or states that a common noun stands for: “both countries”, “the country”."""
    s, t, excluding, types = phrase.sentence, phrase.token, phrase.excluding, phrase.types
    if types & STATES and (named := styled_state(resolver, s, t)) is not None:
        return [Reference(named, "its style and name")]
    if types & STATES and t.lemma in CABINETS and (heads := _heads(resolver, phrase)):
        return _of_head(resolver, s, heads)
    if types & STATES and (there := _friends(resolver, s, t)):
        return there
    realm = t.lemma in resolver.nouns.realms
    if not (realm or t.lemma in resolver.nouns.states) or not types & STATES:
        return []
    if t.lemma == "side" and (own := resolver.nationality(s, t)):  # "the Kenyan side"
        return [own]
    if any(
        preposition == "of" and thing.pos == "PROPN" for preposition, thing in resolver.arguments(s).prepositions(t)
    ):
        return []  # "the State of X" is X, known or not
    words = {x.text.lower() for x in s.dependants(t, "det", "predet", "nummod", "amod", "poss")}
    if t.tag in {"NNS", "NNPS"}:
        if words & BOTH and t.lemma in PLURAL_STATES and not words & OTHERS:
            company = resolver.discourse.company
            if company and words & {"our", "these"} and not words & {"two", "both"}:
                return [Reference(each, "who speak together") for each in company]
            others = _two_others(resolver, s)
            if others:
                return [Reference(each, "the two of the sentence before") for each in others]
            if len(resolver.discourse.both) == 2:
                return [Reference(p, "the pair of the title") for p in resolver.discourse.both]
            return _last_two(resolver, s, t) if words & {"both", "two"} else []
        company = resolver.discourse.company
        if t.lemma in PLURAL_STATES and words & DETERMINED and any(NUMBERS.get(w) == len(company) for w in words):
            return [Reference(each, "who speak together") for each in company]  # "our three nations"
        return []
    if words & VOICED and t.lemma not in OPEN:  # "your country", "our nation": of who speaks, or is spoken to
        owners = [x for x in s.dependants(t, "poss") if x.text.lower() in VOICED]
        return [r for x in owners for r in resolver.resolve(s, x, "state")] if len(owners) == 1 else []
    if words & {"his", "her"}:  # "his country": that in whose office he is, or nobody's
        people = [r.entity for x in s.dependants(t, "poss") for r in resolver.resolve(s, x, "person")]
        of = {state.key: state for p in people for state in resolver.states_of.get(p.key, {}).values()}
        if people:
            return [Reference(state, f"whose {t.lemma} it is") for state in of.values()] if len(of) == 1 else []
    if words <= {"the"} and (visitors := _coming(resolver, s, t)):
        excluding = (*excluding, *visitors)
    if not words & DEFINITE or t.lemma in OPEN or (t.lemma in {"state", "nation"} and "the" not in words):
        return []
    page = resolver.discourse.subject
    if page is not None and page not in excluding and words <= {"the"} and _of_the_page(resolver, phrase):
        return [Reference(page, "the state of the page")]
    if realm:
        return []
    if t.lemma == "island" and words <= {"the"}:
        territories = [e for e in resolver.discourse.pair if e.type == "Territory" and e not in excluding]
        if len(territories) == 1:
            return [Reference(territories[0], "the territory of the title")]
    region = {x.text.lower() for x in s.dependants(t, "amod")} | {
        " ".join(m.passage.of(resolver.text).lower().split()) for m in resolver.adjectives(s, t)
    }
    where = (lambda e: _in_region(resolver, e, _adjective_text(s, t))) if _adjective_text(s, t) and region else None
    if t.dep in {"nsubj", "nsubjpass"} and where is None:
        verb = s.head(t)
        if verb.dep in {"advcl", "conj", "ccomp"}:
            subjects = [e for e in clause_subject(resolver, s, verb, STATES) if e.key not in {x.key for x in excluding}]
            if len(subjects) == 1:
                return [Reference(subjects[0], f"the {t.lemma}: subject of the main clause")]
    here = resolver.discourse.host if resolver.discourse.group else None
    if here and here.type in STATES and words & {"the"} and where is None:
        last = resolver.discourse.last(STATES, t.passage.start, excluding=excluding)
        if (
            last is None
            or last.entity.key == here.key
            or not _same_sentence(s, last.passage)
            or _is_origin(resolver, last.entity)
            or _describes(resolver, s, last.passage)
        ):
            return [Reference(here, "the place of the document")]
    if where is None:
        before = [
            e for e in resolver.subjects_before(s) if e.type in STATES and e.key not in {x.key for x in excluding}
        ]
        if len(before) == 1 and not _named_before(resolver, s, t):
            return [Reference(before[0], f"the {t.lemma}: subject of the sentence before")]
    spoken = resolver.discourse.last(STATES, t.passage.start, excluding=excluding, where=where)
    if spoken is None and where is None:
        rest = [p for p in resolver.discourse.pair if p.key not in {e.key for e in excluding}]
        return [Reference(rest[0], "the pair of the title")] if len(rest) == 1 else []
    return [Reference(spoken.entity, f"the {t.lemma}: last spoken of", spoken.passage)] if spoken else []


def _heads(resolver: Resolver, phrase: Phrase) -> list[Token]:
    """The name of a person before a government: "the Otieno government", "Otieno's administration"."""
    s, t = phrase.sentence, phrase.token
    known = resolver.marks(s).covered
    before = (x for x in s.dependants(t, "compound", "nmod", "amod", "poss") if x.index < t.index)
    return [x for x in before if x.pos == "PROPN" and x.index not in known]


def _of_head(resolver: Resolver, s: Sentence, heads: list[Token]) -> list[Reference]:
    """The one state of the person that a government is called by; nobody's where the document tells none."""
    people = [r.entity for x in heads for r in resolver.resolve(s, x, "person")]
    states = {e.key: e for person in people for e in resolver.states_of.get(person.key, {}).values()}
    found = list(states.values())
    return [Reference(found[0], "the state of the head of its government")] if len(found) == 1 else []


def _coming(resolver: Resolver, s: Sentence, t: Token) -> list[Entity]:
    """The states whose people come to "the country", which is then another: "Danish tourists visited the country"."""
    verb = s.head(s.head(t)) if t.dep == "pobj" and s.head(t).text.lower() in {"to", "in", "into"} else s.head(t)
    if verb.lemma not in COMING:
        return []
    doers = s.dependants(verb, "nsubj")
    own = [resolver.state_of_match(m) for x in doers for m in resolver.adjectives(s, x)]
    return [state for state in own if state is not None]


def _friends(resolver: Resolver, s: Sentence, t: Token) -> list[Reference]:
    """The state of "our friends in Alpha", to whom one speaks as to the state."""
    owners = {x.text.lower() for x in s.dependants(t, "poss")}
    if t.lemma not in FRIENDS or t.tag != "NNS" or not owners & {"our", "my", "its", "their"}:
        return []
    places = [x for preposition, x in resolver.arguments(s).prepositions(t) if preposition == "in"]
    return [r for place in places[:1] for r in resolver.resolve(s, place, "state")]


def _two_others(resolver: Resolver, s: Sentence) -> list[Entity]:
    """The two states that the sentence before is about, where neither is one of the document's two."""
    before = [e for e in resolver.subjects_before(s) if e.type in STATES]
    pair = {state.key for state in resolver.discourse.both}
    if len({e.key for e in before}) != 2 or len(before) != 2 or not pair or pair & {e.key for e in before}:
        return []
    named = {state.key for m in resolver.marks(s).matches.values() if (state := resolver.state_of_match(m)) is not None}
    return [] if named & pair else before


def _describes(resolver: Resolver, s: Sentence, passage: Passage) -> bool:
    """Whether a state is spoken of only by its adjective before what is no body of it: "the Danish invasion"."""
    for index, match in resolver.marks(s).matches.items():
        if match.passage == passage and match.form in ADJECTIVE_FORMS:
            return s.head(s.tokens[index]).lemma not in {*resolver.nouns.bodies, "president", "minister"}
    return False


def _last_two(resolver: Resolver, s: Sentence, t: Token) -> list[Reference]:
    """The states of those who met last, or the two states last spoken of where no third is near."""
    if t.lemma == "side" and resolver.discourse.met:
        of = [list(resolver.states_of.get(person.key, {}).values()) for person in resolver.discourse.met]
        states = list({e.key: e for known in of for e in known}.values())
        if len(states) != 2 or any(len(known) != 1 for known in of):
            return []
        return [Reference(state, "the states of those who met last") for state in states]
    spoken = resolver.discourse
    if spoken.occasional and any(not resolver.states_of.get(person.key) for person in spoken.met):
        return []  # they are those of the two who met, and of one nobody says it
    first = spoken.last(STATES, t.passage.start)
    second = spoken.last(STATES, t.passage.start, excluding=(first.entity,)) if first else None
    if first is None or second is None:
        return []
    if not _foremost(resolver, s, t, (first.entity, second.entity)):
        return []
    start = s.passage.start if second.passage.start >= s.passage.start else s.passage.start - NEAR_CHARS
    start = min(start, second.passage.start)
    if any(e.key not in {first.entity.key, second.entity.key} for e in spoken.within(STATES, start, t.passage.start)):
        return []
    return [Reference(x.entity, "last two states spoken of", x.passage) for x in (second, first)]


def _foremost(resolver: Resolver, s: Sentence, t: Token, two: tuple[Entity, Entity]) -> bool:
    """Whether two states are those that "the two countries" can be: named together just before, or spoken of most.

    In "A recalled its envoy to B. … C expelled her. The two countries …" they are not B and C.
    """
    keys = {state.key for state in two}
    here = {e.key for e in resolver.discourse.within(STATES, s.passage.start, t.passage.start)}
    if keys <= here or keys <= {e.key for e in resolver.subjects_before(s)}:
        return True
    counts = Counter(e.key for e in resolver.discourse.within(STATES, 0, t.passage.start))
    least = min(counts[key] for key in keys)
    return all(count < least for key, count in counts.items() if key not in keys)


def _named_before(resolver: Resolver, s: Sentence, t: Token) -> bool:
    """Whether the sentence itself names a state before a word."""
    return bool(resolver.discourse.within(STATES, s.passage.start, t.passage.start))


def styled_state(resolver: Resolver, s: Sentence, t: Token) -> Entity | None:
    """The state X of "the State of X", "the Kingdom of X": a style that the gazetteer need not know."""
    for preposition, thing in resolver.arguments(s).prepositions(t) if t.text in POLITIES else ():
        match = resolver.marks(s).matches.get(thing.index) if preposition == "of" else None
        if match is not None and match.form in {"name", "alias"}:
            return resolver.state_of_match(match)
    return None


def _is_origin(resolver: Resolver, state: Entity) -> bool:
    """Whether the group of the document comes from a state: "the country" is where it lives."""
    group = resolver.discourse.group
    return group is not None and group.key.startswith(f"group/{part(state)}-in-")


def _of_the_page(resolver: Resolver, phrase: Phrase) -> bool:
    """Whether a noun speaks of the state that a page is about: it opens a paragraph, or says what kind of state it is.

    No other state of that kind is spoken of in a page that calls its own the principality.
    """
    s, t = phrase.sentence, phrase.token
    opens = t.dep in {"nsubj", "nsubjpass"} and s.head(t).index == s.root.index and not resolver.follows(s)
    return t.lemma in resolver.nouns.realms or (opens and t.lemma == "country")


def _in_region(resolver: Resolver, state: Entity, words: list[str]) -> bool:
    """Whether adjectives such as "East Asian" fit the part of the world a state lies in."""
    entry = resolver.gazetteer.entry(state.key)
    where = f"{entry.detail('continent')} {entry.detail('region')}".lower().split() if entry else []
    return all(any(w[:4] == part[:4] for w in where) for word in words for part in word.lower().split())


def _same_sentence(s: Sentence, passage: Passage) -> bool:
    return s.passage.contains(passage)


def _adjective_text(s: Sentence, t: Token) -> list[str]:
    return [x.text for x in s.subtree(t) if x.index < t.index and x.pos in {"ADJ", "PROPN"} and x.text[:1].isupper()]
