"""Offices whose state only the rest of the sentence gives: "met his counterpart A", "King A received the visitor".

A counterpart holds the office of whom it is said, of another state. A bare title ("President A") is of the state that a
sentence about the title's pair leaves open: of the host who receives a visitor, of the one who visits the other or
whose ties with the other it speaks of, of the one beside whose president the other's stands. Where a third state is
named, nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.encounters import of_encounter
from verbale.entities.recognisers import of_recogniser
from verbale.entities.resolver import Resolver
from verbale.entities.titles import Title, TitleReader
from verbale.entities.told_offices import of_government
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

TIES = frozenset({"relation", "tie", "relationship"})
VISITING = frozenset({"visit", "travel", "arrive", "trip", "tour"})
RECEIVING = frozenset({"meet", "meeting", "talk", "receive", "welcome", "host", "audience"})
NATIONAL = frozenset(
    {"president", "vice president", "king", "queen", "emperor", "empress", "emir", "sultan", "shah", "crown prince",
     "crown princess", "deputy crown prince", "supreme leader", "chancellor", "speaker", "deputy speaker",
     "chief justice", "state secretary"}
)  # fmt: skip
"""Titles that nobody holds but of a state; so do ministers of every kind."""

LOCAL = frozenset({"governor", "chief executive officer"})
"""Titles of those who govern a territory with its own foreign ties, and elsewhere of others too."""


def counterparts(resolver: Resolver, sentence: Sentence, titles: Sequence[Title]) -> list[Title]:
    """The offices of the persons that a sentence calls somebody's counterpart; ``titles`` are those read so far."""
    found = []
    for token in sentence.tokens:
        if token.lemma != "counterpart" or token.tag not in {"NN", "NNP"}:
            continue
        person = TitleReader(resolver).holder_after(sentence, token.index + 1)
        theirs = _office_before(resolver, sentence, token, titles)
        if person is None or theirs is None or person in theirs.holders:
            continue
        of = _state_before(resolver, sentence, token)
        if of is None and theirs.of is not None:
            of = _only_other(resolver, sentence, theirs.of)
        if of is None or of == theirs.of or (theirs.of is None and of not in resolver.discourse.pair):
            continue
        office = composites.office(theirs.office.type, theirs.name, of)
        links = (("officeOf", of),)
        found.append(Title(sentence, token, token.passage, office, theirs.name, of, None, (person,), links))
    return found


def placed(resolver: Resolver, titles: Sequence[Title]) -> list[Title]:
    """The titles, bare ones with the state that a sentence about the title's pair leaves for them."""
    return [_placed(resolver, title, titles) for title in titles]


def _placed(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Title:
    national = title.name in NATIONAL or title.name.endswith(("minister", "secretary of state"))
    national = national or (of_government(title.name) and title.office.type == "PoliticalOffice")
    local = title.name in LOCAL and any(s.type == "Territory" for s in resolver.discourse.pair)
    if title.links or not title.holders or not (national or local) or len(resolver.discourse.pair) != 2:
        return title
    of = _of_ties(resolver, title) or _of_visitor(resolver, title) or _of_host(resolver, title, titles)
    of = of or _of_the_like(resolver, title, titles) or _beside_counterpart(resolver, title)
    if of is None and {s.key for s in _states(resolver, title.sentence)} <= {s.key for s in resolver.discourse.pair}:
        of = of_recogniser(resolver, title.sentence, title.passage) or of_encounter(resolver, title, titles)
    if of is None or (not national and of.type != "Territory"):
        return title
    office = composites.office(title.office.type, title.name, of)
    return replace(title, office=office, of=of, links=(("officeOf", of),))


def _of_ties(resolver: Resolver, title: Title) -> Entity | None:
    """“President A restored ties with B”, “ties with B were cut under President A”: of the other of the pair."""
    sentence = title.sentence
    arguments = resolver.arguments(sentence)
    for ties in (t for t in sentence.tokens if t.lemma in TIES):
        verb = sentence.head(ties)
        doers = [*arguments.of(verb, "subject"), *arguments.of(verb, "under")]
        last = sentence.at(title.passage)[-1].index
        if not any({last, last + 1} & {t.index for t in sentence.subtree(doer)} for doer in doers):
            continue
        towards = [r.entity for t in arguments.of(ties, "with") for r in resolver.resolve(sentence, t, "state")]
        pair = {s.key for s in resolver.discourse.pair}
        if len(towards) == 1 and {s.key for s in _states(resolver, sentence)} <= pair:
            return resolver.discourse.other(towards[0])
    return None


def _of_visitor(resolver: Resolver, title: Title) -> Entity | None:
    """“President A visited Beta”: of the other of the pair."""
    sentence = title.sentence
    arguments = resolver.arguments(sentence)
    last = sentence.at(title.passage)[-1].index
    for verb in (t for t in sentence.tokens if t.pos == "VERB" and t.lemma in {*VISITING, "pay", "go", "make"}):
        if verb.lemma == "make" and not any(t.lemma in VISITING for t in arguments.of(verb, "object")):
            continue
        doers = [i.index for doer in arguments.of(verb, "subject") for i in sentence.subtree(doer)]
        if not {last, last + 1} & set(doers):
            continue
        places = [*arguments.of(verb, "object"), *arguments.of(verb, "to"), *arguments.of(verb, "in")]
        places += [t for visit in arguments.of(verb, "object") for t in arguments.of(visit, "to")]
        found = [r.entity for t in places for r in resolver.resolve(sentence, t, "place")]
        hosts = {s.key: s for e in found if (s := resolver.state_containing(e)) is not None}
        pair = {s.key for s in resolver.discourse.pair}
        if len(hosts) == 1 and hosts.keys() <= pair and {s.key for s in _states(resolver, sentence)} <= pair:
            return resolver.discourse.other(next(iter(hosts.values())))
    return None


def _of_host(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Entity | None:
    """“Minister A of Alpha visited Beta and met King B”: of the host, where both are the title's pair."""
    sentence = title.sentence
    before = [t for t in sentence.tokens if t.passage.end <= title.passage.start]
    if not any(t.lemma in VISITING for t in before) or not any(t.lemma in RECEIVING for t in before):
        return None
    own = [
        t.of for t in titles if t.sentence is sentence and t.of is not None and t.passage.start < title.passage.start
    ]
    visitors = {of.key: of for of in own if of.type in STATES}
    named = {s.key for s in _states(resolver, sentence)}
    if len(visitors) != 1 or named != {s.key for s in resolver.discourse.pair}:
        return None
    return resolver.discourse.other(next(iter(visitors.values())))


def _beside_counterpart(resolver: Resolver, title: Title) -> Entity | None:
    """“Minister A met his Beta counterpart”: of the other of the pair, wherever they met."""
    sentence = title.sentence
    own = sentence.at(title.passage)[-1].index
    if any(s.key not in {p.key for p in resolver.discourse.pair} for s in _states(resolver, sentence, elsewhere=False)):
        return None
    for token in sentence.tokens:
        if token.lemma != "counterpart" or token.tag not in {"NN", "NNP"} or token.index < own:
            continue
        verb = next(_verbs_above(sentence, token), token)
        subjects = resolver.arguments(sentence).of(verb, "subject")
        theirs = _state_before(resolver, sentence, token)
        if theirs is not None and any(own in {i.index for i in sentence.subtree(t)} for t in subjects):
            return resolver.discourse.other(theirs)
    return None


def _of_the_like(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Entity | None:
    """“President A and President B of Beta agreed”: A is of the other of the title's pair."""
    like = [
        t
        for t in titles
        if t.sentence is title.sentence and t.name == title.name and t.of is not None and _beside(title, t)
    ]
    named = {s.key for s in _states(resolver, title.sentence)}
    if len(like) != 1 or not named <= {s.key for s in resolver.discourse.pair}:
        return None
    return resolver.discourse.other(like[0].of)


def _beside(one: Title, other: Title) -> bool:
    """Whether two titles stand side by side, or the one meets the other; "A came in 1998, and B in 2003" do not."""
    sentence = one.sentence
    first, last = sorted((one.passage, other.passage))
    between = [t for t in sentence.tokens if first.end <= t.passage.start and t.passage.end <= last.start]
    verbs = [t for t in between if t.pos in {"VERB", "AUX"}]
    return not verbs or (verbs[-1].lemma in RECEIVING and not any(t.dep == "nsubj" for t in sentence.at(last)))


def _office_before(resolver: Resolver, sentence: Sentence, token: Token, titles: Sequence[Title]) -> Title | None:
    """The office of whom a counterpart is one: named before it in the sentence, or held by whom "his" stands for."""
    here = [t for t in titles if t.sentence is sentence and t.holders and t.passage.end <= token.passage.start]
    if here:
        doers = resolver.arguments(sentence).of(next(_verbs_above(sentence, token), token), "subject")
        doing = {t.index for doer in doers for t in sentence.subtree(doer)}
        return next((t for t in reversed(here) if sentence.at(t.passage)[-1].index in doing), here[-1])
    owners = [r.entity for p in sentence.dependants(token, "poss") for r in resolver.resolve(sentence, p, "person")]
    held = [t for t in titles if owners and owners[0] in t.holders and t.of is not None]
    return held[-1] if len({t.office.key for t in held}) == 1 else None


def _verbs_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs whose clauses a token stands in, the nearest first."""
    return (above for above in sentence.ancestors(token) if above.pos == "VERB")


def _state_before(resolver: Resolver, sentence: Sentence, token: Token) -> Entity | None:
    """The state of "his Kenyan counterpart"."""
    match = resolver.marks(sentence).covered.get(token.index - 1)
    return resolver.state_of_match(match) if match is not None else None


def _only_other(resolver: Resolver, sentence: Sentence, state: Entity) -> Entity | None:
    """The one state that a sentence names beside another."""
    others = [s for s in _states(resolver, sentence) if s.key != state.key]
    return others[0] if len(others) == 1 else None


def _states(resolver: Resolver, sentence: Sentence, *, elsewhere: bool = True) -> list[Entity]:
    """The states that a sentence names, by themselves or by a city or people of theirs.

    With ``elsewhere`` unset those in which something only happens ("in Rome") are left out.
    """
    found: dict[str, Entity] = {}
    for match in resolver.marks(sentence).matches.values():
        after = next((t for t in sentence.tokens if t.passage.start >= match.passage.end), None)
        if after is not None and after.lemma == "dollar":
            continue  # "US dollars" are money
        top = sentence.highest(match.passage)
        if not elsewhere and top is not None and top.dep == "pobj" and sentence.head(top).text.lower() in {"in", "at"}:
            continue
        entity = resolver.choose(e.entity for e in match.entries)
        state = resolver.state_of_match(match) or (resolver.state_containing(entity) if entity is not None else None)
        if state is not None:
            found[state.key] = state
    return list(found.values())
