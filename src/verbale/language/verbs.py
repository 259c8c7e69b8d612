"""Repairs of verbs: clauses that the parser hangs on the wrong verb, or takes for something else.

Tense: in "praised the part Alpha plays and welcomed the talks" the last verb goes with the first.
Coordination: in "decided to reopen A and managed to upgrade B" the finite verb is coordinated with "decided".
Main verbs: in "Alpha, the envoy, handed over his letters" the verb with an object is no participle of the name.
Participles: in "the house, closed in 1991, now holds a school" the second verb is that of the sentence.
Fronted participles: "Appointed envoy in 2003, she stayed" begins with a clause, not with an appointed envoy.
Years: in "In 1963 relations were frozen" the year does not count the relations, which are the subject.
Clauses of time: in "grew after president Alpha restored them" the preposition begins a clause with a subject.
Subjects: in "The signing of A in 2004 doubled B" the time belongs to the subject; in "signed A in 1982 and B in 2000"
what stands after "and" is an object.
Nouns: "Alpha imports coffee." is a clause and no long noun.
Ranks: in "raised to embassy status" the parser takes the noun for an infinitive.
"""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.language.sentence import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMING = frozenset({"appoint", "name", "designate", "elect", "re-elect", "nominate", "crown", "proclaim", "declare"})
CLAUSAL = frozenset({"after", "before", "since", "until"})
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
NOUN_VERBS = frozenset(
    "aid back claim demand export fund host house import market plan project rank report ship supply support trade "
    "transport visit".split()
)
RANKS = frozenset({"embassy", "consulate", "legation", "ambassador", "ministerial"})


def mend_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens with misread verbs put right; nothing else changes."""
    for token in list(tokens):
        if token.dep == "conj" and token.tag in {"VBD", "VBZ"}:
            _coordinated(tokens, token)
            _tense(tokens, tokens[token.index])
            _after(tokens, tokens[token.index])
        elif token.dep == "acl" and token.tag in {"VBN", "VBD"}:
            _main(tokens, token)
        elif token.dep == "ROOT" and token.tag in {"VBN", "VBD"}:
            _participle(tokens, token)
        elif token.index == 0 and token.dep == "amod" and token.tag == "VBN" and token.lemma in NAMING:
            _fronted(tokens, token)
        elif token.dep == "prep":
            _subject_time(tokens, token)
        elif token.dep == "conj" and token.pos == "NOUN" and tokens[token.head].pos == "VERB":
            _second_object(tokens, token)
        elif token.dep == "nummod" and _YEAR.fullmatch(token.text):
            _year(tokens, token)
        elif token.dep == "ROOT" and token.pos == "NOUN":
            _noun(tokens, token)
        elif token.lemma == "head" and token.pos == "VERB" and token.dep != "ROOT":
            _head_of_state(tokens, token)
        elif token.lemma in RANKS and token.pos == "VERB":
            _rank(tokens, token)
    return tokens


def _head_of_state(tokens: list[Token], head: Token) -> None:
    """Mend "to head of state A", where the title is taken for a verb."""
    if not 0 < head.index < len(tokens) - 2:
        return
    to, of, body = tokens[head.index - 1], tokens[head.index + 1], tokens[head.index + 2]
    if (to.text.lower(), of.text.lower()) != ("to", "of") or body.text.lower() not in {"state", "government"}:
        return
    tokens[to.index] = replace(to, pos="ADP", tag="IN", dep="prep", head=head.head)
    tokens[head.index] = replace(head, pos="NOUN", tag="NN", dep="pobj", head=to.index)
    tokens[of.index] = replace(of, head=head.index, dep="prep")
    for time in tokens[body.index + 1 :]:  # "… in March": when it was done, not a part of the title
        if time.head == head.index and time.dep == "prep":
            tokens[time.index] = replace(time, head=head.head)


def _noun(tokens: list[Token], root: Token) -> None:
    """Make a plural noun after a name the verb of a sentence that has none ("Alpha imports coffee")."""
    if tokens[-1].text != ".":
        return
    for verb in tokens[1 : root.index]:
        name = tokens[verb.index - 1]
        if verb.tag != "NNS" or verb.lemma not in NOUN_VERBS or verb.head != root.index:
            continue
        if name.pos != "PROPN" or name.head not in {verb.index, root.index} or verb.dep not in {"compound", "nsubj"}:
            continue
        tokens[name.index] = replace(name, head=verb.index, dep="nsubj")
        tokens[verb.index] = replace(verb, head=verb.index, dep="ROOT", pos="VERB", tag="VBZ")
        tokens[root.index] = replace(root, head=verb.index, dep="dobj")
        return


def _coordinated(tokens: list[Token], verb: Token) -> None:
    """Hang a finite verb that is coordinated with an infinitive on the finite verb above that."""
    above = tokens[verb.head]
    if above.tag != "VB" or not any(t.head == above.index and t.text.lower() == "to" for t in tokens):
        return
    if any(t.head == verb.index and t.dep in {"nsubj", "nsubjpass"} for t in tokens):
        return
    while above.tag not in FINITE and above.head != above.index:
        above = tokens[above.head]
    if above.tag in FINITE and above.index < verb.index:
        tokens[verb.index] = replace(verb, head=above.index)


def _tense(tokens: list[Token], verb: Token) -> None:
    """Mend "praised the part Alpha plays and welcomed the talks": the tense tells which verb the last goes with."""
    above = tokens[verb.head]
    main = tokens[tokens[above.head].head]
    if above.dep != "relcl" or above.tag == verb.tag or main.tag != verb.tag or main.index > above.index:
        return
    if above.tag in FINITE and not any(t.head == verb.index and t.dep in {"nsubj", "nsubjpass", "aux"} for t in tokens):
        tokens[verb.index] = replace(verb, head=main.index)


def _after(tokens: list[Token], verb: Token) -> None:
    """Make the object of "after" right before a finite verb without subject or conjunction its subject."""
    below = {t.dep for t in tokens if t.head == verb.index}
    prep = next((t for t in reversed(tokens[: verb.index]) if t.lemma in CLAUSAL and t.dep == "prep"), None)
    if prep is None or below & {"nsubj", "nsubjpass", "expl"}:
        return
    if any(t.dep in {"cc", "punct"} and t.index > prep.index for t in tokens[prep.index : verb.index]):
        return
    noun = next((t for t in tokens if t.head == prep.index and t.dep == "pobj" and t.pos in {"NOUN", "PROPN"}), None)
    last = tokens[verb.index - 1]
    while noun is not None and last.index > noun.index:
        last = tokens[last.head]
    if noun is None or last.index != noun.index:
        return
    tokens[verb.index] = replace(verb, head=prep.head, dep="advcl")
    tokens[prep.index] = replace(prep, head=verb.index, dep="mark", pos="SCONJ")
    tokens[noun.index] = replace(noun, head=verb.index, dep="nsubjpass" if "auxpass" in below else "nsubj")


def _main(tokens: list[Token], verb: Token) -> None:
    """Make a participle that has an object, and hangs on the root after a comma, the verb of the sentence."""
    name = tokens[verb.head]
    below = [t for t in tokens if t.head == verb.index]
    if name.head != name.index or name.pos != "PROPN" or any(t.dep in {"aux", "auxpass"} for t in below):
        return
    if not any(t.dep == "dobj" for t in below) or tokens[verb.index - 1].text != ",":
        return
    if not any(t.head == name.index and t.dep == "appos" for t in tokens):
        return
    tokens[verb.index] = replace(verb, head=verb.index, dep="ROOT", tag="VBD", pos="VERB")
    tokens[name.index] = replace(name, head=verb.index, dep="nsubj")


def _participle(tokens: list[Token], verb: Token) -> None:
    """Make a verb that a comma parts from its subject a participle, where a second comma ends it and a verb follows."""
    below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
    subject = next((t for t in below if t.dep == "nsubj" and t.index < verb.index), None)
    later = next((t for t in below if t.dep in {"conj", "dep"} and t.tag in FINITE and t.index > verb.index), None)
    if subject is None or later is None or tokens[verb.index - 1].text != ",":
        return
    first = min(t.index for t in tokens if t.index == later.index or (t.head == later.index and t.index > verb.index))
    if tokens[first - 1].text != "," or any(t.dep == "cc" for t in below):
        return
    if any(t.head == later.index and t.dep in {"nsubj", "nsubjpass"} for t in tokens):
        return
    for at, other in enumerate(tokens):
        if other.head == verb.index and other.index > later.index:
            tokens[at] = replace(other, head=later.index)
    tokens[later.index] = replace(later, head=later.index, dep="ROOT")
    tokens[subject.index] = replace(subject, head=later.index)
    tokens[verb.index] = replace(verb, head=subject.index, dep="acl", tag="VBN", pos="VERB")


def _fronted(tokens: list[Token], verb: Token) -> None:
    """Make "Appointed" in "Appointed envoy in 2003, she stayed" the verb of a clause, with what she was appointed."""
    noun = tokens[verb.head]
    root = tokens[noun.head]
    if noun.dep not in {"dep", "npadvmod", "advcl", "nsubj"} or root.index == noun.index or root.pos != "VERB":
        return
    if not any(t.head == root.index and t.dep == "nsubj" and t.index > noun.index for t in tokens):
        return
    tokens[verb.index] = replace(verb, head=root.index, dep="advcl")
    tokens[noun.index] = replace(noun, head=verb.index, dep="oprd")


def _year(tokens: list[Token], year: Token) -> None:
    """Make a year after a preposition its object, and the noun that it seems to count the subject of a bare verb."""
    noun, before = tokens[year.head], tokens[year.index - 1] if year.index else year
    verb = tokens[before.head]
    if before.dep != "prep" or noun.head != before.index or noun.dep != "pobj" or not before.index < noun.index:
        return
    below = {t.dep for t in tokens if t.head == verb.index}
    if verb.pos not in {"VERB", "AUX"} or verb.index < noun.index or below & {"nsubj", "nsubjpass", "expl"}:
        return
    tokens[year.index] = replace(year, head=before.index, dep="pobj")
    tokens[noun.index] = replace(noun, head=verb.index, dep="nsubjpass" if "auxpass" in below else "nsubj")


def _subject_time(tokens: list[Token], prep: Token) -> None:
    """Hang a preposition that stands between a common noun and its verb, no comma between them, on the noun."""
    verb = tokens[prep.head]
    if verb.index < prep.index or verb.pos not in {"VERB", "AUX"}:
        return
    subject = next((t for t in tokens[: prep.index] if t.head == verb.index and t.dep.startswith("nsubj")), None)
    if subject is None or subject.pos != "NOUN":
        return
    if not any(t.text == "," for t in tokens[subject.index : verb.index]):
        tokens[prep.index] = replace(prep, head=subject.index)


def _second_object(tokens: list[Token], noun: Token) -> None:
    """Hang a noun that is coordinated with a verb on the object of that verb, after which it stands."""
    verb = tokens[noun.head]
    objects = [t for t in tokens[verb.index : noun.index] if t.head == verb.index and t.dep == "dobj"]
    article = any(t.head == noun.index and t.dep in {"det", "poss", "nummod"} for t in tokens)
    if objects and article and objects[-1].pos in {"NOUN", "PROPN"}:
        tokens[noun.index] = replace(noun, head=objects[-1].index)


def _rank(tokens: list[Token], rank: Token) -> None:
    """Mend "raised to embassy status": the preposition, its noun, and what hangs on the would-be infinitive."""
    to = tokens[rank.index - 1] if rank.index else rank
    noun = next((t for t in tokens if t.head == rank.index and t.dep == "dobj" and t.index > rank.index), None)
    if to.text.lower() != "to" or noun is None or rank.head == rank.index:
        return
    verb = rank.head
    for at, other in enumerate(tokens):
        if other.head == rank.index and other.index not in {to.index, noun.index}:
            tokens[at] = replace(other, head=verb if other.index > noun.index else noun.index)
    tokens[to.index] = replace(to, head=verb, dep="prep", pos="ADP", tag="IN")
    tokens[noun.index] = replace(noun, head=to.index, dep="pobj")
    tokens[rank.index] = replace(rank, head=noun.index, dep="compound", pos="NOUN", tag="NN")
