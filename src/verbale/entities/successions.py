"""Successions: who held an office before or after another, where only the other's office is told.

"He was succeeded in 2018 by B", "B replaced A as consul", "A's successor, B, met …", "…, succeeding B". The office is
the one that the other is said to hold, in the sentence or before it in the paragraph, or else the only one that the
document knows of; where two come into question, and where somebody only follows on a visit, nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.entities.discourse import ENVOYS
from verbale.entities.titles import Title, TitleReader
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

FOLLOWING = frozenset({"succeed", "replace", "follow"})
AFTER, BEFORE = "successor", "predecessor"
POSTS = frozenset({"post", "office", "position", "role", "function", "job"})
"""In what somebody is succeeded: "in that post", not "in the delegation"."""
SENDING = frozenset({"visit", "travel", "arrive", "trip", "tour", "delegation", "come", "go", "speak", "speech"})
"""What is told where one is "followed" by another in some other way than in an office."""
REACH = 2


@dataclass(frozen=True, slots=True)
class Succession:
    """That ``later`` held an office after ``earlier``; ``token`` tells it, ``post`` is the office behind its "as".

    ``earlier`` and ``later`` stand at ``tokens``, in this order.
    """

    sentence: Sentence
    token: Token
    earlier: Entity
    later: Entity
    tokens: tuple[Token, Token]
    post: str = ""


def successions(resolver: Resolver, sentence: Sentence) -> list[Succession]:
    """Who succeeds whom by the words of a sentence; its names are to be spoken before."""
    found = []
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in FOLLOWING:
            found += _by_verb(resolver, sentence, token)
        elif token.pos in {"NOUN", "PROPN"} and token.text.lower() in {AFTER, BEFORE}:
            found += _by_noun(resolver, sentence, token)
    return found


def succeeding(told: Sequence[Succession], titles: Sequence[Title]) -> list[Title]:
    """The offices that follow from successions and the titles of a document."""
    found: list[Title] = []
    for succession in told:
        known = [*titles, *found]
        theirs = _held(succession, succession.earlier, known)
        if theirs and not _holds(succession.later, theirs[0], known):
            found.append(_title(succession, succession.later, theirs[0]))
        theirs = theirs or _held(succession, succession.later, known)
        if theirs and not _holds(succession.earlier, theirs[0], known):
            found.append(_title(succession, succession.earlier, theirs[0]))
    return found


def _title(succession: Succession, person: Entity, like: Title) -> Title:
    """The office for somebody else; the verb dates when the later one took it up."""
    earlier = person is succession.earlier
    dated = succession.token.pos == "VERB" and not earlier
    token = succession.tokens[0 if earlier else 1]
    return Title(
        succession.sentence, token, token.passage, like.office, like.name, like.of, like.towards,
        (person,), like.links, former=not dated, appointed=succession.token.pos == "VERB",
        verb=succession.token if succession.token.pos == "VERB" else None,
    )  # fmt: skip


def _holds(person: Entity, like: Title, titles: Sequence[Title]) -> bool:
    return any(person in t.holders and t.office.key == like.office.key for t in titles)


def _held(succession: Succession, person: Entity, titles: Sequence[Title]) -> list[Title]:
    """The title of a person that is told nearest before, if it is one; a follower needs to be an envoy."""
    own = [t for t in titles if person in t.holders and t.links and succession.post in {"", t.name}]
    here = [t for t in own if t.sentence.block == succession.sentence.block]
    start = succession.sentence.passage.start
    near = [t for t in here if t.sentence.passage.start <= start]
    for group in ([t for t in near if t.sentence is succession.sentence], near, own):
        if group:
            own = group
            break
    if len({t.office.key for t in own}) != 1:
        return []
    if succession.token.lemma == "follow" and own[0].office.type not in ENVOYS:
        return []
    return own[:1]


def _by_verb(resolver: Resolver, sentence: Sentence, verb: Token) -> list[Succession]:
    """“A was succeeded by B”, “B succeeded A (as consul)”."""
    arguments = resolver.arguments(sentence)
    if sentence.dependants(verb, "neg") or any(t.lemma in POSTS for t in arguments.of(verb, "to")):
        return []
    if verb.lemma == "follow" and any(t.lemma in SENDING for t in sentence.tokens):
        return []
    inside = [t for t in arguments.of(verb, "in") if t.entity != "DATE" and t.lemma not in POSTS]
    doers = arguments.of(verb, "subject") or _behind_by(sentence, verb)
    later, earlier = _one(resolver, sentence, doers), _one(resolver, sentence, arguments.of(verb, "object"))
    if later is None or earlier is None or later.key == earlier.key or inside:
        return []
    tokens = arguments.of(verb, "object")[0], doers[0]
    posts = arguments.of(verb, "as")
    offices = resolver.offices(sentence) if posts else []
    named = [m.entries[0].entity.label for m in offices if any(t in sentence.at(m.passage) for t in posts)]
    if posts and not named:
        return []
    return [Succession(sentence, verb, earlier, later, tokens, named[0] if named else "")]


def _behind_by(sentence: Sentence, verb: Token) -> list[Token]:
    """Whom a "by" below a passive verb brings, where another word stands between: "replaced as consul by B"."""
    passive = verb.tag == "VBN" and bool(sentence.dependants(verb, "auxpass"))
    brings = [t for t in sentence.subtree(verb) if passive and t.text == "by" and t.index > verb.index]
    return [t for by in brings[:1] for t in sentence.dependants(by, "pobj")]


def _by_noun(resolver: Resolver, sentence: Sentence, noun: Token) -> list[Succession]:
    """“A's successor, B”, “his predecessor in that post, B”, “B, the successor of A”."""
    of = [p for p in sentence.dependants(noun, "prep") if p.text == "of"]
    owners = [*sentence.dependants(noun, "poss"), *(t for p in of for t in sentence.dependants(p, "pobj"))]
    owner = _one(resolver, sentence, owners)
    if owner is None and [t.text.lower() for t in owners] in (["his"], ["her"]):
        before = [e for e in resolver.subjects_before(sentence) if e.type == "Person"]
        owner = before[0] if len(before) == 1 else None
    at = noun.index + 1
    words = [t.text.lower() for t in sentence.tokens]
    if words[at : at + 1] == ["in"] and len(words) > at + REACH and words[at + REACH] in POSTS:
        at += REACH + 1
    person = TitleReader(resolver).holder_after(sentence, at) if words[at - 1] != "of" else None
    if owner is None or person is None or owner.key == person.key:
        return []
    earlier, later = (owner, person) if noun.text.lower() == AFTER else (person, owner)
    return [Succession(sentence, noun, earlier, later, (noun, noun))]


def _one(resolver: Resolver, sentence: Sentence, tokens: Sequence[Token]) -> Entity | None:
    """The one person that tokens stand for."""
    found = {r.entity.key: r.entity for t in tokens for r in resolver.resolve(sentence, t, "person")}
    person = next(iter(found.values())) if len(found) == 1 else None
    return person if person is not None and person.type == "Person" else None
