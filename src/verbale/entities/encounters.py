"""Encounters: of which of the title's two states somebody with a bare title is, by whom he deals with.

"The ambassador of Alpha presented his credentials to President A", "B of Alpha was received by President A": A is of
the other state. "B of Alpha, accompanied by Minister A": A is of the same. "During a visit to Beta by President A": A
is of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verbale.entities.postings import CREDENTIALS
from verbale.entities.titles import Title
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

HOSTING = frozenset({"receive", "welcome", "greet", "host"})
JOINING = frozenset({"accompany"})
VISITS = frozenset({"visit", "trip", "tour"})
GROUPS = frozenset({"delegation", "mission", "group"})
"""What is led somewhere."""


def of_encounter(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Entity | None:
    """The state of the pair whose office a bare title is, by the other persons and places of its clause."""
    return _of_credentials(resolver, title, titles) or _of_verb(resolver, title, titles) or _of_journey(resolver, title)


def _bearing(sentence: Sentence, title: Title, token: Token) -> bool:
    """Whether the phrase at a token is that of a title's holder."""
    last = sentence.at(title.passage)[-1].index
    inside = {t.index for t in sentence.subtree(token)}
    ends = {last, title.token.index}
    return token.index in {last, last + 1} or any(end in inside and _heads(sentence, token, end) for end in ends)


def _heads(sentence: Sentence, token: Token, title: int) -> bool:
    """Whether a title stands in the noun phrase of a token and in no clause or phrase below it."""
    here = sentence.tokens[title]
    while here.index != token.index:
        if here.dep not in {"compound", "nmod", "appos", "flat", "nn"}:
            return False
        here = sentence.head(here)
    return True


def _of_credentials(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Entity | None:
    """“A presented his credentials to President B”: B is of the state that A is not of."""
    sentence = title.sentence
    paper = next((t for t in sentence.tokens if t.lemma in CREDENTIALS), None)
    first = sentence.at(title.passage)[0].index
    if paper is None or paper.index > first:
        return None
    between = [t.text.lower() for t in sentence.tokens[paper.index + 1 : first] if t.pos != "ADJ"]
    if between not in (["to"], ["to", "the"]):
        return None
    verb = next((t for t in sentence.ancestors(paper) if t.pos == "VERB"), paper)
    return resolver.discourse.other(
        _state(resolver, sentence, resolver.arguments(sentence).of(verb, "subject"), titles)
    )


def _of_verb(resolver: Resolver, title: Title, titles: Sequence[Title]) -> Entity | None:
    """Whom one receives or welcomes is of the other state, whom one accompanies is of one's own."""
    sentence = title.sentence
    arguments = resolver.arguments(sentence)
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in HOSTING | JOINING:
            continue
        doers, others = arguments.of(verb, "subject"), arguments.of(verb, "object")
        for mine, theirs in ((doers, others), (others, doers)):
            if not any(_bearing(sentence, title, t) for t in mine):
                continue
            state = _state(resolver, sentence, theirs, titles)
            if state is not None:
                return state if verb.lemma in JOINING else resolver.discourse.other(state)
    return None


def _of_journey(resolver: Resolver, title: Title) -> Entity | None:
    """“A visit to Beta by President A”, “President A led a delegation to Beta”, “A was on a visit to Beta”."""
    sentence = title.sentence
    arguments = resolver.arguments(sentence)
    for token in sentence.tokens:
        places: list[Token] = []
        if token.lemma in VISITS and token.pos == "NOUN":
            verb = sentence.head(sentence.head(token))
            on = sentence.head(token).text == "on" and verb.lemma == "be"
            doers = [*arguments.of(token, "by"), *(arguments.of(verb, "subject") if on else ())]
            places = arguments.of(token, "to")
        elif token.lemma in {"lead", "head"} and token.pos == "VERB":
            led = [t for t in arguments.of(token, "object") if t.lemma in GROUPS]
            doers = arguments.of(token, "subject") if led else []
            below = [t for noun in (token, *led) for t in sentence.subtree(noun) if t.text.lower() == "to"]
            places = [t for to in below for t in sentence.dependants(to, "pobj")]
        elif token.lemma == "come" and token.pos == "VERB":
            doers, places = arguments.of(token, "subject"), arguments.of(token, "to")
        if not places or not any(_bearing(sentence, title, t) for t in doers):
            continue
        found = [r.entity for t in places for r in resolver.resolve(sentence, t, "place")]
        hosts = {s.key: s for e in found if (s := resolver.state_containing(e)) is not None}
        if len(hosts) == 1:
            return resolver.discourse.other(next(iter(hosts.values())))
    return None


def _state(resolver: Resolver, sentence: Sentence, tokens: Sequence[Token], titles: Sequence[Title]) -> Entity | None:
    """The state of the pair whose officer one of the phrases names."""
    found: dict[str, Entity] = {}
    for token in tokens:
        here = [t for t in titles if t.sentence is sentence and t.of is not None and _bearing(sentence, t, token)]
        people = {r.entity.key for r in resolver.resolve(sentence, token, "person")}
        here += [t for t in titles if t.of is not None and any(p.key in people for p in t.holders)]
        found |= {t.of.key: t.of for t in here if t.of is not None}
    state = next(iter(found.values())) if len(found) == 1 else None
    return state if resolver.discourse.other(state) is not None else None
