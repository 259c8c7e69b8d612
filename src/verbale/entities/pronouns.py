"""Pronouns: what “he”, “its”, “they”, “our”, “there” stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.entities.discourse import ACTORS, GROUPS, ORGANISATIONS, PLACES, STATES, Spoken
from verbale.entities.references import ADJECTIVE_FORMS, PEOPLE_FORMS, Phrase, Reference
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

if TYPE_CHECKING:
    from verbale.entities.resolver import Resolver

DONE_TO = frozenset(
    "accuse appoint arrest ask attack beat blame charge condemn criticise criticize defeat denounce dismiss expel "
    "invite kill name nominate order release replace sack sue succeed summon suspect tell urge wound".split()
)
"""What is done to somebody of whom the next sentence may go on: "Lind accused Berg of fraud. He denied it"."""
PERSON_PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
AUTHOR_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ourselves", "myself"})
ADDRESSEE_PRONOUNS = frozenset({"you", "your", "yours"})
NATIONAL = frozenset(
    "ambassador army capital citizen constitution country economy embassy flag government homeland independence king "
    "majesty minister ministry nation parliament people president queen soldier state territory troops".split()
)
"""What is a state's: "your president" is that of the state addressed, whoever the rest of "you" are."""
SPEAKER_PRONOUNS = frozenset({"i", "my", "me", "myself"})
MUTUAL_NOUNS = frozenset(
    "agreement alliance balance bond commerce communique communiqué cooperation dialogue exchange friendship "
    "interchange link partnership relation relationship tie trade treaty turnover volume".split()
)
"""Things that two states have together: "our friendship" is that of the author's state and the other of the pair."""
SPOKEN_TO = frozenset("know see hear imagine ask remember agree allow forgive let".split())
"""What "you" do who listen: "as you know"."""
RECOGNISING = frozenset({"recognise", "recognize"})
FREEDOM = frozenset({"independence", "secession"})
"""What is that of the state that is recognised after it."""
HELPING = frozenset({"support", "help", "assist", "back", "aid", "encourage", "congratulate", "thank", "join"})
"""Verbs after which "its" speaks of the object: "supported Chad in its dispute"."""
MEETING = frozenset({"meet", "gather", "convene", "talk", "confer", "consult", "discuss"})
"""What persons do, not states."""
UNDERGONE = frozenset(
    "arrest assassination deportation detention dismissal execution expulsion extradition impeachment "
    "imprisonment murder ouster overthrow prosecution punishment recall release removal replacement "
    "resignation return trial".split()
)
DEMANDING = frozenset(
    "ask call condemn criticise criticize demand denounce deplore oppose order press protest push request secure seek "
    "support urge welcome".split()
)
"""Verbs of what others undergo."""
NEAR_CHARS = 250
"""How far before the last thing spoken of a rival may stand: about a sentence."""
SOME = frozenset({"many", "some", "most", "others", "few", "several", "those"})


def of_other_people(resolver: Resolver, s: Sentence, t: Token) -> bool:
    """Whether a people other than that of the document is named before a word: "Togolese left, and others …"."""
    group = resolver.discourse.group
    return any(
        index < t.index
        and match.form in PEOPLE_FORMS | ADJECTIVE_FORMS
        and (group is None or not group.label.startswith(match.entries[0].name))
        for index, match in resolver.marks(s).matches.items()
    )


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
        author, home = resolver.discourse.voice(s.block)
        if resolver.discourse.joint and word not in SPEAKER_PRONOUNS:
            return _together(resolver, phrase)
        if word in SPEAKER_PRONOUNS and author is not None and "Person" in types:
            return [Reference(author, "the author")]
        both = resolver.discourse.both
        if home in both and len(both) > 1 and word == "our" and s.head(t).lemma in MUTUAL_NOUNS:
            return [Reference(p, "the author's state and the other of the pair") for p in both]
        return [Reference(home, "the author's state")] if home else []
    elif word in ADDRESSEE_PRONOUNS:
        state = resolver.discourse.addressed(s.block)
        national = word == "your" and s.head(t).lemma in NATIONAL
        plainly = resolver.discourse.addressing and not (word == "you" and s.head(t).lemma in SPOKEN_TO)
        return [Reference(state, "the state addressed")] if state is not None and (national or plainly) else []
    elif word == "there":
        kinds = types & PLACES
    elif word == "others" and of_other_people(resolver, s, t):
        return []
    elif word in SOME and resolver.discourse.group:
        return [Reference(resolver.discourse.group, "the group of the document")]
    else:
        return []
    if not kinds:
        return []
    if t.dep in {"dobj", "dative"} and not word.endswith(("self", "selves")):  # who takes him hostage is another
        excluding = (*excluding, *clause_subject(resolver, s, t, kinds))
    if t.dep == "poss" and word in THING_PRONOUNS and (listed := _listed(resolver, s, t)):
        return [r for r in listed if r.entity.type in kinds]
    if t.dep == "poss" and any(resolver.arguments(s).blamed(verb) for verb in s.ancestors(t)):
        return []  # "A accused B of attacking its embassy": whose it is the deed tells, not the grammar
    if t.dep == "poss" and (same := _same_person(s, t)) is not None:
        return pronoun(resolver, Phrase(s, same, types, excluding))
    if t.dep == "poss":
        subjects = [e for e in clause_subject(resolver, s, t, kinds) if e.key not in {x.key for x in excluding}]
        if subjects and not _undergone(s, t):
            return [Reference(e, f"“{word}”: subject of the clause") for e in subjects]
        if s.head(t).dep in {"nsubj", "nsubjpass"}:
            barred = {x.key for x in excluding}
            beside = [e for e in _subject_beside(resolver, s, s.head(t)) if e.type in kinds and e.key not in barred]
            if len(beside) == 1:
                return [Reference(beside[0], f"“{word}”: subject of the clause before")]
        if subjects and len(kinds) == 1:
            return _accused(resolver, s, t, word)
        excluding = (*excluding, *subjects)
    if word == "they" and t.dep == "nsubj" and resolver.plural_before(s):
        return []  # "The ministers agreed. They …": whoever they are, not who met before
    met_here = _who_met(resolver, s, t) if word in GROUP_PRONOUNS and t.dep == "nsubj" and "Person" in kinds else []
    if met_here:
        return [Reference(person, f"“{word}”: who met") for person in met_here]
    if word in GROUP_PRONOUNS and t.dep == "nsubj" and "Person" in kinds and resolver.discourse.met:
        met = resolver.discourse.met
        last = resolver.discourse.last(kinds, s.passage.start)
        if last is not None and last.entity.key in {person.key for person in met}:
            return [Reference(person, f"“{word}”: who met last") for person in met]
    if word == "they" and t.dep == "nsubj":
        before = resolver.subjects_before(s)
        if len(before) > 1 and all(e.type in STATES | {"Person"} for e in before):
            return [Reference(e, f"“{word}”: subjects of the sentence before") for e in before]
        if (
            resolver.discourse.sides and not resolver.discourse.group and all(e.type == "Person" for e in before)
        ):  # at an occasion they are those who met, or the two sides
            return [Reference(e, f"“{word}”: who met") for e in resolver.discourse.met if "Person" in kinds]
    if word in {"he", "she"} and t.dep in {"nsubj", "nsubjpass"}:
        above = _subject_above(resolver, s, t, {x.key for x in excluding})
        if above is not None:
            return [Reference(e, f"“{word}”: subject of the clause above") for e in above if e.type in kinds]
    reach = t.passage.start
    if word in {"it", "he", "she"} and t.dep in {"nsubj", "nsubjpass"} and s.head(t).index == s.root.index:
        barred = {x.key for x in excluding}
        beside = [e for e in _subject_beside(resolver, s, t) if e.type in kinds and e.key not in barred]
        if beside:
            return [Reference(e, f"“{word}”: subject of the clause before") for e in beside]
        before = [e for e in resolver.subjects_before(s) if e.type in kinds and e.key not in barred]
        if len(before) == 1 and word in PERSON_PRONOUNS and _either_before(resolver, s, before[0]):
            return []
        if len(before) == 1:  # a subject goes on as the subject of the next sentence
            return [Reference(before[0], f"“{word}”: subject of the sentence before")]
        if word in PERSON_PRONOUNS and not before and resolver.office_before(s):
            return []  # "The minister said …. He added": whoever the minister is
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
    if word in GROUP_PRONOUNS and spoken.entity.type in ORGANISATIONS and not _subject(resolver, s, t, spoken.entity):
        return []  # who is named in an adjunct only: "met at the assembly … they"
    if word in THING_PRONOUNS and _rivals(resolver, phrase, spoken, kinds):
        return []
    if word in PERSON_PRONOUNS and t.dep in {"nsubj", "nsubjpass"} and not _goes_on(resolver, s, spoken):
        return []
    return [Reference(spoken.entity, f"“{word}”: last spoken of", spoken.passage)]


def _subject_above(resolver: Resolver, s: Sentence, t: Token, barred: set[str]) -> list[Entity] | None:
    """Whom a clause within another goes on about: "Lind, who had met Berg, came to Oslo, where he signed" – Lind.

    Nobody where the clause above is about two persons ("Lind met Berg before he left"); ``None`` where nothing is told.
    """
    verb = s.head(t)
    if verb.dep == "ccomp":
        return _either(resolver, s, t)
    if verb.dep not in {"relcl", "advcl"} or any(x.tag in {"WP", "WDT"} for x in s.dependants(verb)):
        return None
    above = next((a for a in s.ancestors(verb) if a.pos in {"VERB", "AUX"}), None)
    subjects = resolver.arguments(s).surface_subject(above) if above is not None else []
    if above is None or not subjects or any(x.pos == "PRON" or x.index > t.index for x in subjects):
        return None
    found = {r.entity.key: r.entity for x in subjects for r in resolver.resolve(s, x, "person")}
    if len(found) != 1 or found.keys() & barred:
        return None
    return [*found.values()] if not _persons_beside(resolver, s, above) - found.keys() else []


def _persons_beside(resolver: Resolver, s: Sentence, verb: Token) -> set[str]:
    """Who else is in a clause besides its subject: the keys of those named, "him" and "her" for anybody."""
    beside = [x for slot in ("object", "indirect", "with", "to") for x in resolver.arguments(s).of(verb, slot)]
    anybody = {x.text.lower() for x in beside if x.text.lower() in {"him", "her"}}
    return anybody | {r.entity.key for x in beside if x.pos == "PROPN" for r in resolver.resolve(s, x, "person")}


def _either_before(resolver: Resolver, s: Sentence, subject: Entity) -> bool:
    """Whether the sentence before is as much about whom its subject did something to: "Lind accused Berg of fraud"."""
    before = next(iter(resolver.backwards(s)), None)
    if before is None or before.root.lemma not in DONE_TO:
        return False
    return bool(_persons_beside(resolver, before, before.root) - {subject.key})


def _goes_on(resolver: Resolver, s: Sentence, spoken: Spoken) -> bool:
    """Whether the sentences since somebody was named still speak of that person.

    Each has a pronoun for a person, but for one that may speak of something else ("The visit lasted a week"), and none
    a title of somebody without a name ("its ambassador there"): "he" is rather that one.
    """
    if spoken.passage.end > s.passage.start:
        return True
    aside = 0
    for before in resolver.backwards(s):
        if before.passage.start <= spoken.passage.start:
            return True
        if {t.text.lower() for t in before.tokens} & PERSON_PRONOUNS:
            continue
        marks = resolver.marks(before)
        aside += 1
        if aside > 1 or any(before.tokens[i].tag == "NN" and not marks.titles.get(i) for i in marks.offices):
            return False
    return False


def _either(resolver: Resolver, s: Sentence, t: Token) -> list[Entity] | None:
    """Nobody where what is said may be of who speaks or of another named before: "Lind told Berg that he had left"."""
    before = [s.tokens[index] for index in resolver.marks(s).names if index < t.index]
    named = {r.entity.key for name in before for r in resolver.resolve(s, name, "person")}
    return [] if len(named) > 1 else None


def _undergone(s: Sentence, t: Token) -> bool:
    """Whether what is demanded is done to somebody else than who demands it: "A called for her dismissal"."""
    noun = s.head(t)
    if noun.lemma not in UNDERGONE or noun.dep not in {"dobj", "pobj"}:
        return False
    above = s.head(noun)
    verb = s.head(above) if noun.dep == "pobj" else above
    return verb.lemma in DEMANDING


def _accused(resolver: Resolver, s: Sentence, t: Token, word: str) -> list[Reference]:
    """To whom was done what stands before a demand: "accused A and called for her dismissal" – A; or nobody."""
    verb = next((v for v in s.ancestors(t) if v.pos == "VERB"), t)
    objects = resolver.arguments(s).of(s.head(verb), "object") if verb.dep in {"conj", "advcl"} else []
    found = {r.entity.key: r.entity for x in objects if x.pos != "PRON" for r in resolver.resolve(s, x, "person")}
    return [Reference(e, f"“{word}”: object of the clause before") for e in found.values()] if len(found) == 1 else []


def _subject_beside(resolver: Resolver, s: Sentence, t: Token) -> list[Entity]:
    """The subject of the clause before that of a pronoun: "Lind came; he was received", "while X is …, it …"."""
    if t.text.lower() == "it":
        for clause in s.dependants(s.head(t), "advcl"):
            marked = s.dependants(clause, "mark", "advmod")
            doers = [x for x in s.dependants(clause, "nsubj", "nsubjpass") if x.pos != "PRON"]
            if clause.index < t.index and marked and doers:
                return [r.entity for x in doers for r in resolver.resolve(s, x, "party")]
    clauses = [c for c in s.dependants(s.head(t), "ccomp", "parataxis") if c.index < t.index]
    if not clauses or not any(x.text == ";" for x in s.tokens[clauses[-1].index : t.index]):
        return []
    subjects = resolver.arguments(s).surface_subject(clauses[-1])
    return [r.entity for x in subjects if x.pos != "PRON" for r in resolver.resolve(s, x, "party")]


def _same_person(s: Sentence, t: Token) -> Token | None:
    """The "he" of "he said that his country …", "she" for "her": one and the same."""
    subject = {"his": "he", "her": "she"}.get(t.text.lower())
    doers = (x for verb in s.ancestors(t) for x in s.dependants(verb, "nsubj"))
    return next((x for x in doers if x.text.lower() == subject and x.index < t.index), None)


def _listed(resolver: Resolver, s: Sentence, t: Token) -> list[Reference]:
    """Whose the thing listed before is: "Kenya's help, its patience and its trust" are all Kenya's."""
    here = s.head(t)
    while here.dep in {"conj", "appos"}:
        here = s.head(here)
        for owner in s.dependants(here, "poss"):
            if owner.pos == "PROPN":
                return resolver.resolve(s, owner, "party")
    return []


def _together(resolver: Resolver, phrase: Phrase) -> list[Reference]:
    """Who "we" are in what two states say together: those who met, where it tells of their meeting; else the states."""
    discourse, verb = resolver.discourse, phrase.sentence.head(phrase.token)
    if verb.lemma in MEETING and "Person" in phrase.types and len(discourse.met) > 1:
        return [Reference(person, "who speak together") for person in discourse.met]
    together = discourse.company or discourse.both
    return [Reference(state, "who speak together") for state in together]


def _who_met(resolver: Resolver, s: Sentence, t: Token) -> list[Entity]:
    """The persons of a clause "when A met B" that opens the sentence of a pronoun."""
    verb = s.head(t)
    for clause in s.dependants(verb, "advcl"):
        if clause.lemma == "meet" and clause.index < t.index:
            arguments = resolver.arguments(s)
            tokens = [*arguments.of(clause, "subject"), *arguments.of(clause, "object"), *arguments.of(clause, "with")]
            people = [r.entity for each in tokens for r in resolver.resolve(s, each, "person")]
            return list({p.key: p for p in people}.values()) if len(people) > 1 else []
    return []


def _subject(resolver: Resolver, s: Sentence, t: Token, entity: Entity) -> bool:
    """Whether an entity is the subject of the sentence before, or of a clause that a pronoun stands in."""
    arguments = resolver.arguments(s)
    above = [x for v in s.ancestors(t) if v.pos in {"VERB", "AUX"} for x in arguments.surface_subject(v)]
    inside = [r.entity for x in above if x.pos != "PRON" for r in resolver.resolve(s, x, "party")]
    return entity.key in {e.key for e in (*resolver.subjects_before(s), *inside)}


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
            freed = verb.lemma in RECOGNISING and s.head(t).lemma in FREEDOM
            if (verb.lemma in HELPING or freed) and below.dep == "prep":
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
