"""The stance of a document to what it speaks of: asserted, reported, alleged, planned, denied … and whose word it is.

The stance is read off the way from the predicate up to the root of the parse: its auxiliaries, adverbs and negations,
and the verbs and nouns that govern it. The nearest word that takes a stance decides; an adjunct ("after", "during", a
relative clause) presupposes what it says and ends the way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from verbale.extraction.matching.stance_words import Lexicon, lexicon
from verbale.language.arguments import HAPPEN_VERBS, LIGHT_VERBS, Arguments, first_to
from verbale.language.sentence import Sentence, Token
from verbale.model import Polarity, Status

SAYING = frozenset({"see", "say", "add", "note", "outline", "affirm", "state", "emphasise", "emphasize"})
OPEN_CONDITIONS = frozenset({"if", "unless"})
"""What comes true only where the clause they begin does."""
ENDS = frozenset({"until", "till"})
"""Before a verb in the present: what is still to come."""
STATIVE = frozenset({"have", "maintain", "exist", "live", "stay", "remain", "leave", "last", "stop", "cease", "end"})
"""Verbs of which "not … until" does not tell what happened then."""
INVERTED = frozenset({"Should", "Had", "Were"})
INVERTED_WITHIN = frozenset({"should", "had", "were"})
JOINING = frozenset({"and", "but"})
TELLING = frozenset({"reported", "alleged", "believed"})
FIRST_PERSON = frozenset({"i", "we"})
PERFORMED = frozenset(
    "acknowledge add affirm applaud assure commend congratulate convey emphasise emphasize express extend highlight "
    "mention note praise recall recognise recognize reiterate say state stress thank underline underscore "
    "welcome".split()
)
"""What the author does by saying "I would like to …"."""
TOLD = frozenset({"announce", "confirm", "declare", "inform", "report"})
GOALS = frozenset(
    "advance boost broaden consolidate deepen develop encourage enhance ensure expand facilitate foster further "
    "improve increase intensify maintain perpetuate promote protect reinforce strengthen widen".split()
)
OCCURRING = frozenset("arise|break out|come about|ensue|follow|happen|materialise|occur|take place".split("|"))
"""Verbs whose subject is what happens: where they are denied or planned, so is it."""
PURSUED = frozenset({"begin", "come", "continue", "get", "go on", "help", "manage", "proceed", "serve", "start"})
"""Verbs with which an infinitive tells what came about, not what for."""
PURPOSES = frozenset({"goal", "aim", "objective", "plan", "intention", "purpose", "hope", "dream", "priority", "task"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
"""Determiners that presuppose the thing there is."""
COMPLEMENT_PREPOSITIONS = frozenset({"against", "of", "for", "to", "on", "about", "in", "into", "with", "from", "at"})


@dataclass(frozen=True, slots=True)
class Stance:
    """Status and polarity, the word that set it (``hedge``), whose word it is (heads), whether it is an attempt.

    ``at_last``: it came about at the time after "until" ("was not signed until May 1990").
    """

    status: Status = Status.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    hedge: str | None = None
    sources: tuple[Token, ...] = ()
    attempted: bool = False
    at_last: bool = False

    @property
    def settled(self) -> bool:
        """Whether the document asserts it."""
        return self.status is Status.ASSERTED and self.polarity is Polarity.POSITIVE and not self.attempted


NOTHING = frozenset({"nothing", "none", "nobody"})
INCLUDING = frozenset({"including", "like"})
"""What opens an example of a noun: what is said of the noun is said of it."""
_STATUS = {
    "planned": Status.PLANNED,
    "reported": Status.REPORTED,
    "alleged": Status.ALLEGED,
    "believed": Status.BELIEVED,
    "denied": Status.DENIED,
    "opinion": Status.OPINION,
    "conditional": Status.CONDITIONAL,
}


def stance(sentence: Sentence, arguments: Arguments, trigger: Token) -> Stance:
    """The stance of a sentence to the predicate ``trigger``.

    Returns the nearest stance on the way up; polarity is negative where a negation bears on the predicate.
    """
    words = lexicon()
    found = _inverted(sentence, trigger)
    here = trigger
    first, apart = True, False
    for _ in range(len(sentence.tokens)):
        if here.pos in {"VERB", "AUX"}:
            found = _own(sentence, here, found, words, first, apart)
        elif any(t.lemma in words.negations for t in sentence.dependants(here, "det", "neg")):
            found = replace(found, polarity=Polarity.NEGATIVE)
        elif first:
            for adverb in sentence.dependants(here, "amod", "advmod"):
                kind = words.adjectives.get(adverb.lemma) or words.adjectives.get(adverb.text.lower())
                if kind is not None:
                    found = _mark(found, kind, adverb)
        for source in arguments.of(here, "according to"):
            if found.settled:
                told = Status.BELIEVED if words.nouns.get(source.lemma) == "believed" else Status.REPORTED
                found = replace(found, status=told, hedge="according to", sources=(source,))
        if here.pos in {"VERB", "AUX"} and found.settled:
            for work in (t for t in arguments.of(here, "in") if t.lemma in words.fiction):
                found = replace(found, status=Status.REPORTED, hedge=work.text)
        step = _up(sentence, arguments, here, found, words)
        if step is None:
            found = _told_too(sentence, arguments, here, found, words)
            break
        apart = here.dep == "conj" and _own_clause(sentence, here)
        found, here = step
        first = False
    return found


def _own_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is joined to another as a whole of its own, which no negation of the other reaches.

    It has a subject or an auxiliary of its own, or is finite beside one that is not ("did not sign and left"), or
    follows a finite one that has had its object ("never signed the treaty and left").
    """
    if sentence.dependants(verb, "aux", "auxpass", "neg", "nsubj", "nsubjpass", "expl"):
        return True
    other = sentence.head(verb)
    if not any(t.lemma in JOINING for t in sentence.dependants(other, "cc") if t.index < verb.index):
        return False
    if sentence.dependants(other, "aux", "auxpass"):
        return (other.tag == "VB" and verb.tag in {"VBD", "VBZ"}) or (other.tag == "VBN" and verb.tag == "VBZ")
    objects = sentence.dependants(other, "dobj", "ccomp", "xcomp")
    return verb.tag in {"VBD", "VBZ"} and any(other.index < t.index < verb.index for t in objects)


def _inverted(sentence: Sentence, trigger: Token) -> Stance:
    """A condition without "if": "Should Chile attack Malta, …", "Had he left, …". The parser often takes it apart."""
    opening = sentence.tokens[0]
    if sentence.tokens[-1].text == "?":  # "Is it so?"; what "Who did it?" asks about was done
        return Stance(Status.CONDITIONAL, hedge="?") if opening.pos == "AUX" else Stance()
    if opening.text not in INVERTED:
        return _inverted_within(sentence, trigger)
    comma = next((t.index for t in sentence.tokens if t.text == ","), 0)
    return Stance(Status.CONDITIONAL, hedge=opening.text) if trigger.index < comma else Stance()


def _inverted_within(sentence: Sentence, trigger: Token) -> Stance:
    """A condition without "if" behind what hangs on it: "…, had Kenya agreed"; not "only then had Kenya agreed"."""
    for verb in (trigger, *sentence.ancestors(trigger)):
        for word in sentence.dependants(verb, "aux", "auxpass"):
            subjects = sentence.dependants(verb, "nsubj", "nsubjpass")
            before = sentence.tokens[word.index - 1 : word.index]
            if (
                word.text in INVERTED_WITHIN
                and any(word.index < t.index < verb.index for t in subjects)
                and [t.text for t in before] == [","]
            ):
                return Stance(Status.CONDITIONAL, hedge=word.text)
    return Stance()


def _mark(found: Stance, kind: str, word: Token, sources: tuple[Token, ...] = ()) -> Stance:
    if kind in {"factive", "implicative"}:
        return found
    if kind in {"planned", "conditional"}:
        sources = ()  # who plans a thing is not who says it
    if kind == "attempted":
        return replace(found, attempted=True, hedge=found.hedge or word.text)
    if kind == "negated":
        return (
            found
            if found.polarity is Polarity.NEGATIVE
            else replace(found, polarity=Polarity.NEGATIVE, hedge=word.text)
        )
    weaker = found.status is Status.PLANNED and kind in {"reported", "alleged", "believed"}  # "reportedly planned to"
    if found.status is Status.ASSERTED or weaker:
        return replace(found, status=_STATUS[kind], hedge=word.text, sources=sources or found.sources)
    if kind == "denied" and found.status is not Status.DENIED:
        return replace(found, status=Status.DENIED, hedge=word.text, sources=sources or found.sources)
    return replace(found, sources=found.sources or sources)


def _own(sentence: Sentence, verb: Token, found: Stance, words: Lexicon, first: bool, apart: bool = False) -> Stance:
    """The stance that a verb adds; with ``apart`` its negation and auxiliaries do not bear on what was come from."""
    polarity = found.polarity
    children = [t for t in sentence.children[verb.index] if not _answer(sentence, t)]
    joined = sentence.dependants(sentence.head(verb), "cc") if verb.dep == "conj" else []
    undone = not first and f"not {verb.lemma}" in words.verbs  # the negation is told by what such a verb stands for
    if (first or verb.lemma == "be") and _at_last(sentence, verb):
        found = replace(found, at_last=True)
    elif (
        not undone
        and any(
            t.dep == "neg"
            or (t.dep in {"advmod", "preconj"} and t.lemma in words.negations)
            or (t.dep == "advmod" and _no_longer(sentence, t))
            for t in children
        )
    ) or any(t.lemma == "nor" and sentence.head(verb).index < t.index < verb.index for t in joined):
        found = replace(found, polarity=Polarity.NEGATIVE)
    if not found.at_last and any(
        t.dep in {"nsubj", "nsubjpass"}
        and (
            t.lemma.lower() in words.negations
            or any(d.lemma in {"no", "neither"} for d in sentence.dependants(t, "det", "preconj"))
        )
        for t in children
    ):
        found = replace(found, polarity=Polarity.NEGATIVE)
    if any(t.dep == "nsubj" and t.lemma in PURPOSES for t in children) and (
        verb.tag in {"VB", "VBG"} or verb.lemma == "be"
    ):
        found = _mark(found, "planned", next(t for t in children if t.dep == "nsubj"))
    if first and verb.lemma == "be" and not any(t.dep in {"attr", "acomp"} for t in children):  # "ties were to be …"
        later = [t for t in children if t.dep == "xcomp" and t.lemma != "be" and _to_be_done(sentence, t)]
        found = _mark(found, "planned", verb) if later else found
    if any(
        t.dep in {"dobj", "attr"}
        and (t.lemma in NOTHING or any(d.lemma == "no" for d in sentence.dependants(t, "det")))
        for t in children
    ):
        found = replace(found, polarity=Polarity.NEGATIVE)  # "has no relations with", "buys nothing from"
    inside = (p for t in children if t.dep == "dobj" for p in sentence.dependants(t, "prep"))
    if any(_by_none(sentence, t) for t in (*(t for t in children if t.dep in {"agent", "dobj", "prep"}), *inside)):
        found = replace(found, polarity=Polarity.NEGATIVE)  # "was signed by neither A nor B"
    if apart:
        found = replace(found, polarity=polarity)
    if not first and verb.lemma in words.permitting:
        law = next((t for t in children if t.dep == "nsubj" and t.lemma in words.laws), None)
        found = _mark(found, "conditional", law) if law is not None else found
    for child in children:
        if child.dep in {"advmod", "prep"} and child.lemma in words.adverbs:
            found = _mark(found, words.adverbs[child.lemma], child)
        if child.dep == "aux" and not apart:
            kind = words.auxiliaries.get(child.text.lower()) or words.auxiliaries.get(child.lemma)
            if kind is None:
                continue
            if child.text.lower() in {"would", "'d"}:
                near = {t.lemma for t in children} | {verb.lemma}
                if near & words.narrative_would:
                    continue
            if child.text.lower() in {"can", "could", "may", "must"} and verb.lemma in SAYING:
                continue
            if child.text.lower() == "would" and verb.lemma == "like":  # "would like to …" is "like to …", politely
                continue
            found = _mark(found, kind, child)
        if child.dep == "mark" and child.lemma in words.conditions:
            found = _mark(found, "conditional", child)
        if child.dep == "mark" and child.lemma in ENDS and verb.tag in {"VBZ", "VBP"}:
            found = _mark(found, "planned", child)
        if child.dep == "advcl":  # "If Kenya signs, Norway leaves"
            for mark in sentence.dependants(child, "mark"):
                if mark.lemma in OPEN_CONDITIONS:
                    found = _mark(found, "conditional", mark)
    return found


def _by_none(sentence: Sentence, phrase: Token) -> bool:
    """Whether a phrase says by whom, or to whom, nothing was done: "by neither A nor B", "neither A nor B"."""
    nouns = sentence.dependants(phrase, "pobj") if phrase.dep in {"agent", "prep"} else [phrase]
    if phrase.dep == "prep":  # "belongs to none of them"; but "for nothing", "at no cost"
        return any(n.lemma in {"none", "nobody"} or _neither(sentence, n) for n in nouns)
    return any(
        noun.lemma in NOTHING or any(t.lemma in {"neither", "no"} for t in sentence.dependants(noun, "preconj", "det"))
        for noun in nouns
    )


def _no_longer(sentence: Sentence, adverb: Token) -> bool:
    """Whether an adverb says that something has ended: "no longer", "no more"."""
    return adverb.text.lower() in {"longer", "more"} and any(t.lemma == "no" for t in sentence.children[adverb.index])


def _neither(sentence: Sentence, noun: Token) -> bool:
    return any(t.lemma == "neither" for t in sentence.dependants(noun, "preconj", "det"))


def _at_last(sentence: Sentence, verb: Token) -> bool:
    """Whether something was not done until a day, and done then: "was not opened until 1990", "not until 1990 did …".

    What somebody is or has may have begun at any time, and only a date is sure to be one at which something was done.
    """
    cleft = verb.lemma == "be" and any(t.lemma == "it" for t in sentence.dependants(verb, "nsubj"))
    subjects = sentence.dependants(verb, "nsubj", "nsubjpass")
    none = any(d.lemma == "no" for t in subjects for d in sentence.dependants(t, "det"))
    if not (none or sentence.dependants(verb, "neg")) or (not cleft and (verb.pos != "VERB" or verb.lemma in STATIVE)):
        return False
    if any(t.lemma == "have" and t.tag in {"VBZ", "VBP"} for t in sentence.dependants(verb, "aux")):
        return False  # "has not opened one until 2024": nor may it have since
    untils = [t for t in sentence.dependants(verb, "prep") if t.lemma in ENDS]
    return any(t.pos == "NUM" or t.entity == "DATE" for u in untils for t in sentence.dependants(u, "pobj"))


def _answer(sentence: Sentence, token: Token) -> bool:
    """Whether a "no" only answers: "No, they attacked the base"."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return token.lemma == "no" and token.index == 0 and bool(after) and after[0].text == ","


def _up(
    sentence: Sentence, arguments: Arguments, here: Token, found: Stance, words: Lexicon
) -> tuple[Stance, Token] | None:
    """One step towards the root; ``None`` where what is said does not depend on what is above."""
    above = sentence.head(here)
    if above.index == here.index or here.dep == "ROOT":
        return None
    if here.dep == "conj" and here.pos in {"VERB", "AUX"} and sentence.left_out(above):
        return None  # "not Chad but Ghana expelled …"
    if here.dep == "conj" or (here.dep == "acomp" and above.lemma == "be"):
        return found, above
    if here.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "NUM"} and _says_what(sentence, here):
        kind = words.nouns.get(above.lemma)  # "the claim that Ghana attacked Malta"
        if above.lemma == "one":  # "a report that he had fled and one that he had died"
            nouns = [t for t in sentence.tokens[: above.index] if t.pos == "NOUN" and t.lemma in words.nouns]
            kind = words.nouns[nouns[-1].lemma] if nouns else None
        return (_mark(found, kind, above), above) if kind else (found, above)
    if first_to(sentence, here):
        return found, above
    if here.dep == "advcl" and here.tag == "VBG" and _completes(sentence, here):  # "ruled out recognising …"
        kind = _verb_kind(words, sentence, above)
        if kind not in {None, "factive", "implicative"}:
            return _mark(found, kind, above, _speakers(arguments, above)), above
    if here.dep in {"relcl", "parataxis", "dep", "advcl", "acl"} and here.tag not in {"VB"}:
        return None
    if here.dep in {"acl", "advcl", "relcl"}:  # an infinitive: "a plan to attack", "went there to sign"
        if above.pos in {"VERB", "AUX"}:
            kind = _verb_kind(words, sentence, above)
            held = next((t for t in sentence.dependants(above, "dobj") if t.lemma in words.nouns), None)
            if here.dep == "advcl" and held is not None and held.index < here.index:
                return _mark(found, words.nouns[held.lemma], held), above  # "stressed its commitment to secure …"
            if kind in {None, "implicative", "factive"} and here.lemma in GOALS and above.lemma not in PURSUED:
                kind = "planned"  # "travelled there to strengthen ties": that is what for, not what came of it
            return (
                (_mark(found, kind or "implicative", above, _speakers(arguments, above)), above)
                if kind
                else (found, above)
            )
        holder = sentence.head(sentence.head(above)) if above.dep == "pobj" and above.pos == "PROPN" else above
        kind = words.nouns.get(holder.lemma)  # "the commitment of Ghana to …": the parser hangs it on Ghana
        if kind is None and here.tag == "VB":
            kind = words.nouns.get(f"{holder.lemma} to")  # what is agreed to be done has yet to be done
        return (_mark(found, kind, holder), holder) if kind else None
    if here.dep == "ccomp" and _summed_up(sentence, here, above, words):
        return None
    if here.dep == "ccomp" and above.lemma == "have":  # "rumour has it that …"
        rumour = next((t for t in sentence.dependants(above, "nsubj") if t.lemma in words.nouns), None)
        if rumour is not None:
            return _mark(found, words.nouns[rumour.lemma], rumour), above
    if here.dep == "xcomp" and above.lemma in {"have", "be"} and _yet(sentence, here, above):
        return _mark(found, "negated", above), above  # "has yet to open …"
    if here.dep in {"xcomp", "ccomp", "csubj"} and above.pos in {"VERB", "AUX", "ADJ"}:
        kind = _verb_kind(words, sentence, above)
        away = here.lemma == "be" and any(t.text == "on" for t in sentence.dependants(here, "prep"))
        if away and above.lemma == "be" and here.dep == "xcomp":
            return _mark(found, "planned", above), above  # "he was to be on a visit"
        if above.lemma == "be" and here.dep == "xcomp" and here.lemma != "be" and _to_be_done(sentence, here):
            return _mark(found, "planned", above), above  # "he is to present …", "it was to have been signed"
        judged = sentence.dependants(above, "acomp")
        if above.lemma == "be" and above.tag in {"VBZ", "VBP"} and here.tag == "VB" and not judged:
            return _mark(found, "planned", above), above  # "they are to sign"
        if above.pos == "ADJ" and above.lemma == "about" and here.tag in {"VB", "VBN"}:
            return _mark(found, "planned", above), above  # "was about to be expelled"
        if kind in {None, "implicative"} and judged:  # "it is possible that Chile imported rifles"
            return _mark(found, words.adjectives.get(judged[0].lemma, "factive"), judged[0]), above
        if any(t.text.lower() in FIRST_PERSON for t in arguments.of(above, "subject")):
            if kind == "reported":
                kind = "opinion"  # what the author says in the first person is the author's own view
            elif kind == "planned" and above.lemma in {"like", "wish", "want"} and here.lemma in PERFORMED:
                return found, above  # "I would like to thank": saying so does it
        if above.pos == "ADJ" and above.lemma in words.glad and here.lemma in PERFORMED | TOLD:
            return found, above
        if kind is None:
            if above.pos == "ADJ":
                kind = "planned" if here.tag == "VB" else None
            elif here.dep == "xcomp" and any(t.lemma == "to" and t.dep == "aux" for t in sentence.children[here.index]):
                kind = "planned"
        return (_mark(found, kind, above, _speakers(arguments, above)) if kind else found), above
    if here.dep == "xcomp" and above.pos == "NOUN" and above.lemma in words.nouns:
        return _mark(found, words.nouns[above.lemma], above), above  # a verb that the parser takes for a noun
    if (
        here.dep == "nsubj"
        and above.lemma == "be"
        and any(_to_be_done(sentence, t) for t in _becoming(sentence, above))
    ):
        return _mark(found, "planned", above), above  # "the first ambassador was to be A"
    if here.dep == "nsubj" and above.pos in {"VERB", "AUX"} and _comes_about(sentence, above):
        later = [t for t in sentence.dependants(above, "xcomp") if t.lemma in OCCURRING or _to_be_done(sentence, t)]
        return (_mark(found, "planned", above) if later and above.lemma == "be" else found), above
    if here.dep in {"dobj", "nsubjpass", "nsubj", "attr", "oprd"} and above.pos in {"VERB", "AUX"}:
        kind = _verb_kind(words, sentence, above)
        deep_object = here.dep in {"dobj", "attr"} or here.dep == "nsubjpass"
        if (
            deep_object
            and kind
            and kind not in {"factive", "implicative"}
            and not (kind == "planned" and above.lemma in {"like"})
        ):
            return _mark(found, kind, above, _speakers(arguments, above)), above
        if here.dep == "dobj" and above.lemma in words.backing:
            return _mark(found, "planned", above), above
        definite = any(t.dep == "poss" or t.text.lower() in DEFINITE for t in sentence.dependants(here, "det", "poss"))
        opened = deep_object and kind != "factive" and not definite  # "may open an investigation"; "the" presupposes it
        if here.dep == "nsubj" and not definite:  # "a war would ruin both"
            opened = above.lemma in HAPPEN_VERBS or any(
                words.auxiliaries.get(t.text.lower()) in {"planned", "conditional"}
                for t in sentence.dependants(above, "aux")
            )
        brought = deep_object and above.lemma in words.bringing  # "to secure the release": no release yet
        return (
            (found, above) if opened or brought or above.lemma in LIGHT_VERBS or here.dep in {"attr", "oprd"} else None
        )
    if here.dep in {"pcomp", "pobj"}:
        governor = sentence.head(above)
        while governor.pos == "ADP" and governor.head != governor.index:
            governor = sentence.head(governor)
        preposition = above.text.lower()
        if preposition in INCLUDING and governor.pos in {"NOUN", "PROPN"}:
            return found, governor  # "does not rule out measures, including the recall of …"
        if preposition == "as" and here.tag == "VBG" and governor.pos == "VERB":  # "was reported as saying that …"
            kind = _verb_kind(words, sentence, governor)
            return (_mark(found, kind, governor), governor) if kind in TELLING else None
        if preposition not in COMPLEMENT_PREPOSITIONS:
            return None
        if governor.pos in {"NOUN", "PROPN"}:
            kind = words.nouns.get(governor.lemma) or words.nouns.get(f"{governor.lemma} {preposition}")
            if kind is None and governor.dep == "dobj":  # "accused Alpha of …", where the parser hangs "of" on the name
                verb = sentence.head(governor)
                kind = words.verbs.get(f"{verb.lemma} {preposition}")
                if kind is None and governor.pos == "PROPN" and words.verbs.get(verb.lemma) == "alleged":
                    kind = "alleged"
                return (_mark(found, kind, verb, _speakers(arguments, verb)), verb) if kind else None
            return (_mark(found, kind, governor), governor) if kind else None
        done_in = words.verbs.get(f"{governor.lemma} in") if preposition == "in" and here.tag == "VBG" else None
        if done_in is not None:  # "did not follow Chile in expelling …", "failed in expelling …"
            return _mark(found, done_in, governor), governor
        if governor.pos in {"VERB", "AUX"}:
            kind = _verb_kind(words, sentence, governor) or words.verbs.get(f"{governor.lemma} {preposition}")
            if kind in {"planned", "alleged", "denied", "attempted", "negated", "conditional"} and preposition in {
                "against",
                "of",
                "for",
                "to",
                "on",
                "about",
                "from",
                "with",
                "at",
            }:
                return _mark(found, kind, governor, _speakers(arguments, governor)), governor
        if governor.pos in {"ADV", "ADJ"}:  # "came close to …", "was about to …", "stopped short of …"
            verb = sentence.head(governor)
            kind = words.verbs.get(f"{verb.lemma} {governor.lemma}")
            return (_mark(found, kind, governor), verb) if kind else None
        return None
    return None


def _told_too(sentence: Sentence, arguments: Arguments, here: Token, found: Stance, words: Lexicon) -> Stance:
    """The stance, where a clause of time is a part of what somebody tells.

    "Said that when A met B, …", "is said to have worked there until he was expelled".
    """
    if here.dep != "advcl" or not found.settled:
        return found
    for above in (sentence.head(here), *sentence.ancestors(sentence.head(here))):
        teller = sentence.head(above)
        kind = _verb_kind(words, sentence, teller) if above.dep in {"ccomp", "xcomp"} and teller.pos == "VERB" else None
        ours = any(t.text.lower() in FIRST_PERSON for t in arguments.of(teller, "subject"))
        said = above.dep == "xcomp" and arguments.passive(teller)
        if kind in TELLING and not ours and (said or _says_that(sentence, above, here)):
            return _mark(found, kind, teller, () if said else _speakers(arguments, teller))
        if above.dep not in {"conj", "xcomp", "advcl", "ccomp"}:
            break
    return found


def _says_that(sentence: Sentence, clause: Token, part: Token) -> bool:
    """Whether a clause opens with a "that" before a part of it, so that the part belongs to what is told."""
    return any(t.lemma == "that" and t.index < part.index for t in sentence.dependants(clause, "mark"))


def _summed_up(sentence: Sentence, clause: Token, verb: Token, words: Lexicon) -> bool:
    """Whether a noun for what is said takes up a clause, so that the verb is about that: "…, a charge Mali denies"."""
    for noun in sentence.tokens[clause.index + 1 : verb.index]:
        first = sentence.tokens[noun.index - 2 : noun.index]
        if noun.pos == "NOUN" and noun.lemma in words.nouns and [t.text for t in first[:1]] == [","]:
            return first[1].text.lower() in {"a", "an"}
    return False


def _completes(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause stands right behind its verb, or the verb's particle, so that it is what the verb is about."""
    between = sentence.tokens[sentence.head(clause).index + 1 : clause.index]
    return clause.index > sentence.head(clause).index and all(t.dep in {"prt", "advmod"} for t in between)


def _to_be_done(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has "to" before it, perfect and passive as may be."""
    return verb.tag == "VB" or any(t.lemma == "to" for t in sentence.dependants(verb, "aux"))


def _yet(sentence: Sentence, clause: Token, verb: Token) -> bool:
    adverbs = (*sentence.dependants(verb, "advmod"), *sentence.dependants(clause, "advmod"))
    return any(t.lemma == "yet" and verb.index < t.index < clause.index for t in adverbs)


def _verb_kind(words: Lexicon, sentence: Sentence, verb: Token) -> str | None:
    """The class of stance of a verb; a negated one may have its own ("not rule out")."""
    if any(t.dep == "neg" for t in sentence.children[verb.index]) and f"not {verb.lemma}" in words.verbs:
        return words.verbs[f"not {verb.lemma}"]
    if sentence.dependants(verb, "auxpass") and f"be {verb.text.lower()}" in words.verbs:
        return words.verbs[f"be {verb.text.lower()}"]
    told_to = verb.tag == "VB" and verb.dep == "ROOT" and not sentence.dependants(verb, "nsubj", "aux")
    if told_to and f"let {verb.lemma}" in words.verbs:  # "Suppose that Alpha attacked Beta"
        return words.verbs[f"let {verb.lemma}"]
    adverbs = (t for t in sentence.dependants(verb, "advmod", "acomp") if t.index > verb.index)
    phrasal = next((kind for t in adverbs if (kind := words.verbs.get(f"{verb.lemma} {t.lemma}"))), None)
    return phrasal or words.verbs.get(verb.lemma)  # "stop short", "come close"


def _becoming(sentence: Sentence, verb: Token) -> list[Token]:
    return [t for t in sentence.dependants(verb, "xcomp") if t.lemma == "be"]


def _comes_about(sentence: Sentence, verb: Token) -> bool:
    """Whether what a verb says of its subject is that it happens: "the visit will take place", "… is to follow"."""
    below = sentence.dependants(verb, "xcomp")
    passive = verb.lemma == "be" and any(sentence.dependants(t, "auxpass") for t in below)  # "were to have been signed"
    return verb.lemma in OCCURRING or passive or any(t.lemma in OCCURRING for t in below)


def _says_what(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause that hangs on a noun says what the noun holds: its "that" is no argument of its verb."""
    return any(t.lemma == "that" for t in sentence.dependants(clause, "mark"))


def _speakers(arguments: Arguments, verb: Token) -> tuple[Token, ...]:
    return tuple(arguments.of(verb, "subject"))
