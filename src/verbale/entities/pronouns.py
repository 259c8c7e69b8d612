"""Pronouns: what “he”, “its”, “they”, “our”, “there” stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.discourse import ACTORS, GROUPS, ORGANISATIONS, PLACES, Spoken
from verbale.entities.references import Phrase, Reference
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

PERSON_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
AUTHOR_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ourselves", "myself"})
SPEAKER_PRONOUNS = frozenset({"i", "my", "me", "myself"})
MUTUAL_NOUNS = frozenset(
    "agreement alliance balance bond commerce communique communiqué cooperation dialogue exchange friendship "
    "interchange link partnership relation relationship tie trade treaty turnover volume".split()
)
"""Things that two states have together: "our friendship" is that of the author's state and the other of the pair."""
HELPING = frozenset({"support", "help", "assist", "back", "aid", "encourage", "congratulate", "thank", "join"})
"""Verbs after which "its" speaks of the object: "supported Chad in its dispute"."""
NEAR_CHARS = 250
"""How far before the last thing spoken of a rival may stand: about a sentence."""
SOME = frozenset({"many", "some", "most", "others", "few", "several", "those"})


def pronoun(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """What a pronoun stands for: the subject of its clause, the last of its kind, the author, the title's group."""
    s, t, excluding, types = phrase.sentence, phrase.token, phrase.excluding, phrase.types
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
        home, author = resolver.discourse.home, resolver.discourse.author
        if word in SPEAKER_PRONOUNS and author is not None and "Person" in types:
            return [Reference(author, "the author")]
        if home and word == "our" and s.head(t).lemma in MUTUAL_NOUNS and resolver.discourse.other(home):
            return [Reference(p, "the author's state and the other of the pair") for p in resolver.discourse.pair]
        return [Reference(home, "the author's state")] if home else []
    elif word == "there":
        kinds = types & PLACES
    elif word in SOME and resolver.discourse.group:
        return [Reference(resolver.discourse.group, "the group of the document")]
    else:
        return []
    if not kinds:
        return []
    if t.dep == "poss":
        subjects = [e for e in clause_subject(resolver, s, t, kinds) if e.key not in {x.key for x in excluding}]
        if subjects:
            return [Reference(e, f"“{word}”: subject of the clause") for e in subjects]
    if word in GROUP_PRONOUNS and t.dep == "nsubj" and "Person" in kinds and resolver.discourse.met:
        met = resolver.discourse.met
        last = resolver.discourse.last(kinds, s.passage.start)
        if last is not None and last.entity.key in {person.key for person in met}:
            return [Reference(person, f"“{word}”: who met last") for person in met]
    reach = t.passage.start
    if word in {"it", "he", "she"} and t.dep in {"nsubj", "nsubjpass"} and s.head(t).index == s.root.index:
        before = [e for e in resolver.subjects_before(s) if e.type in kinds and e.key not in {x.key for x in excluding}]
        if len(before) == 1:  # a subject goes on as the subject of the next sentence
            return [Reference(before[0], f"“{word}”: subject of the sentence before")]
        reach = s.passage.start  # who is named in an adjunct before is somebody else: "By meeting X, he …"
    spoken = resolver.discourse.last(kinds, reach, excluding=excluding)
    if (
        word in GROUP_PRONOUNS
        and resolver.discourse.group
        and kinds & GROUPS
        and (spoken is None or spoken.entity.type not in GROUPS)
    ):
        return [Reference(resolver.discourse.group, "the group of the document")]
    if spoken is None or (word in GROUP_PRONOUNS and spoken.entity.type == "Person"):
        return []  # "they" is nobody alone
    if word in THING_PRONOUNS and _rivals(resolver, phrase, spoken, kinds):
        return []
    return [Reference(spoken.entity, f"“{word}”: last spoken of", spoken.passage)]


def _rivals(resolver: Resolver, phrase: Phrase, spoken: Spoken, kinds: frozenset[str]) -> bool:
    """Whether the words before a pronoun name another of its kind too, so that it may mean either.

    Looked at are the sentence that names the last one and the one before, when that was not its subject.
    """
    s, t = phrase.sentence, phrase.token
    if spoken.entity.key in {e.key for e in resolver.subjects_before(s)}:
        return False
    barred = {e.key for e in phrase.excluding}
    if t.dep not in {"nsubj", "nsubjpass", "poss"}:  # "A recognised B and established relations with it"
        barred |= {e.key for e in clause_subject(resolver, s, t, kinds)}
    near = resolver.discourse.within(kinds, spoken.passage.start - NEAR_CHARS, t.passage.start)
    return len({e.key for e in near} - barred) > 1


def clause_subject(resolver: Resolver, s: Sentence, t: Token, kinds: frozenset[str]) -> list[Entity]:
    """The subjects, of one of the kinds, of the clause that a token stands in; none that holds the token itself."""
    below = t
    for verb in s.ancestors(t):
        if verb.pos in {"VERB", "AUX"}:
            if verb.lemma in HELPING and below.dep == "prep":
                helped = [
                    f.entity for o in resolver.arguments(s).of(verb, "object") for f in resolver.resolve(s, o, "party")
                ]
                if len(helped) == 1 and helped[0].type in kinds:
                    return helped
            subjects = [
                found.entity
                for subject in resolver.arguments(s).surface_subject(verb)
                if subject.index != below.index and subject.pos != "PRON"
                for found in resolver.resolve(s, subject, "party")
                if found.entity.type in kinds
            ]
            if subjects:
                return subjects
            if verb.dep not in {"xcomp", "conj", "advcl", "ccomp", "pcomp"}:
                return []
        below = verb
    return []
