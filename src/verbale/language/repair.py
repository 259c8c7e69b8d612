"""Repairs: mistakes that the parser makes on this genre, mended by what the words are.

Names as subjects: a name before its verb that the parser takes for an adverb ("Tonga opened …") is the subject.
New subjects: a name coordinated with the last name of a clause and followed by a finite verb is that verb's subject;
so is a number with its noun.
Additions: what follows "as well as" is coordinated with a noun, not an object of a preposition before it.
Enumerations of names: in "members of A and B" the parser often coordinates B with "members". A name that is
coordinated with a common noun belongs to the last name below that noun. Nouns with "resident" after them, nouns after
"due to" and years taken for subjects are put right too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.language.clauses import PARTIES, mend_clauses
from verbale.language.contrasts import mend_contrasts
from verbale.language.enumerations import enumerations
from verbale.language.hyphens import mend_hyphens
from verbale.language.openings import mend_openings
from verbale.language.predicatives import predicatives
from verbale.language.relatives import mend_relatives
from verbale.language.reports import mend_reports, mend_shared_clauses
from verbale.language.sentence import Token
from verbale.language.ties import mend_ties
from verbale.language.verbs import mend_verbs

DIRECTIONS = frozenset({"outward", "inward", "onward", "inbound", "outbound", "internal", "external"})
TOWNS = frozenset({"city", "town", "village", "municipality", "district", "borough", "commune"})
ADVERBIAL = frozenset({"advmod", "npadvmod", "compound"})
ABOUT = frozenset({"around", "about", "between", "over", "under", "approximately", "roughly", "nearly"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with misread subjects and the heads of misattached enumerations put right; nothing else changes.

    >>> def token(i, text, pos, dep, head, entity=""):
    ...     from verbale.model import Passage
    ...     return Token(i, Passage(i, i + 1), text, text.lower(), pos, "", dep, head, entity)
    >>> parse = [token(0, "members", "NOUN", "ROOT", 0), token(1, "of", "ADP", "prep", 0),
    ...          token(2, "Alpha", "PROPN", "pobj", 1, "ORG"), token(3, "Beta", "PROPN", "conj", 0, "ORG")]
    >>> repair(parse)[3].head
    2
    """
    mended = list(tokens)
    for token in tokens:
        if token.dep in ADVERBIAL and token.entity in NAMES and token.text[:1].isupper() and token.index < token.head:
            siblings = {t.dep for t in tokens if t.head == token.head and t.index != token.index}
            if tokens[token.head].pos == "VERB" and not siblings & {"nsubj", "nsubjpass"}:
                passive = "auxpass" in siblings
                mended[token.index] = replace(token, dep="nsubjpass" if passive else "nsubj", pos="PROPN", tag="NNP")
        _resident(mended, mended[token.index])
        _due_to(mended, mended[token.index])
        if token.dep != "conj" or not _named(token):
            continue
        head = mended[token.head]
        if head.entity == "DATE" and head.index < token.index:  # "with A in 1969 and B in 1972"
            name = _before_date(mended, head, token)
        elif _named(head) or head.pos not in {"NOUN", "VERB"} or head.index > token.index:
            continue
        else:
            name = _last_name(mended, head, token)
        if name is not None:
            mended[token.index] = replace(token, head=name.index)
    mended = enumerations(
        _agents(
            predicatives(_appositions(_objects(mend_ties(mend_clauses(mend_verbs(_numbering(mend_hyphens(mended))))))))
        )
    )
    mended = _new_subjects(
        _as_well_as(_ranges(_but(_towns(_dates(mend_relatives(mend_reports(mend_openings(mended))))))))
    )
    mended = mend_contrasts(mend_shared_clauses(mended))
    return tuple(mended if is_tree(mended) else tokens)  # a strange parse that a repair would tie in a circle stays


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether every token hangs, through its heads, on the one root."""
    sound = {t.index for t in tokens if t.head == t.index}
    if len(sound) != 1:
        return False
    for token in tokens:
        way, here = set(), token
        while here.index not in sound and here.index not in way:
            way.add(here.index)
            here = tokens[here.head]
        if here.index not in sound:
            return False
        sound |= way
    return True


def _objects(tokens: list[Token]) -> list[Token]:
    """Mend "Alpha expels Ambassador Beta": a name after a verb without object is no adverb of time."""
    for name in tokens:
        verb = tokens[name.head]
        if name.dep != "npadvmod" or name.entity != "PERSON" or verb.pos != "VERB" or name.index < verb.index:
            continue
        if not any(t.head == verb.index and t.dep in {"dobj", "nsubjpass", "auxpass"} for t in tokens):
            tokens[name.index] = replace(name, dep="dobj")
    return tokens


def _numbering(tokens: list[Token]) -> list[Token]:
    """Mend "Danes number around 400", "the community numbers between 40 and 60 people": it is a verb, and counts."""
    for noun in list(tokens):
        if noun.text.lower() not in {"number", "numbers", "numbered"} or noun.pos != "NOUN" or noun.head != noun.index:
            continue
        before = tokens[noun.index - 1]
        below = [t for t in tokens if t.head == noun.index]
        about = next((t for t in below if t.dep == "prep" and t.index == noun.index + 1), None)
        counted = next((t for t in tokens if about is not None and t.head == about.index and t.dep == "pobj"), None)
        named = noun.index > 0 and before.head == noun.index and before.dep in {"amod", "compound", "nmod"}
        if not named or before.pos not in {"NOUN", "PROPN"} or counted is None or counted.pos not in {"NUM", "NOUN"}:
            continue
        if about is None or about.text.lower() not in ABOUT or any(t.pos in {"VERB", "AUX"} for t in below):
            continue
        last = next((t for t in tokens if t.dep == "conj" and t.head == counted.index and t.pos == "NOUN"), counted)
        tokens[noun.index] = replace(noun, pos="VERB", tag="VBP", lemma="number")
        tokens[before.index] = replace(before, dep="nsubj")
        for other in below:
            if other.index < before.index and other.dep in {"det", "amod", "poss", "compound"}:
                tokens[other.index] = replace(other, head=before.index)
        tokens[last.index] = replace(tokens[last.index], head=noun.index, dep="dobj")
        tokens[about.index] = replace(about, head=last.index, dep="quantmod")
        if last is not counted:
            tokens[counted.index] = replace(counted, head=last.index, dep="nummod")
            for other in tokens[counted.index : last.index]:
                if other.head == counted.index and other.index != counted.index:
                    tokens[other.index] = replace(other, head=last.index)
    return tokens


def _appositions(tokens: list[Token]) -> list[Token]:
    """Mend "have a church, the Beta Church": a name after the comma behind an object is in apposition to the object."""
    for name in list(tokens):
        verb = tokens[name.head]
        if name.dep != "npadvmod" or name.pos != "PROPN" or name.entity in {"DATE", "TIME"} or verb.pos != "VERB":
            continue
        first = min((t.index for t in tokens if t.head == name.index), default=name.index)
        comma = tokens[min(first, name.index) - 1]
        below = [t for t in tokens if t.head == verb.index and t.dep == "dobj" and t.index < name.index]
        if comma.text == "," and below and not any(t.pos == "VERB" for t in tokens[below[-1].index : comma.index]):
            tokens[name.index] = replace(name, head=below[-1].index, dep="appos")
    return tokens


def _agents(tokens: list[Token]) -> list[Token]:
    """Mend "noticed the annexation of Alpha by Beta in 1940": "by" and what follows hang on the noun with "of"."""
    for by in list(tokens):
        verb = tokens[by.head]
        if by.text.lower() != "by" or by.dep != "prep" or verb.pos != "VERB" or by.index < verb.index:
            continue
        named = any(t.head == by.index and t.dep == "pobj" and _named(t) and t.entity in NAMES for t in tokens)
        below = [t for t in tokens if t.head == verb.index]
        noun = next((t for t in below if t.dep == "dobj" and verb.index < t.index < by.index), None)
        if not named or noun is None or any(t.dep == "auxpass" for t in below):
            continue
        if any(t.head == noun.index and t.text == "of" for t in tokens):
            for other in below:
                if other.dep == "prep" and other.index >= by.index:
                    tokens[other.index] = replace(other, head=noun.index)
    return tokens


def _ranges(tokens: list[Token]) -> list[Token]:
    """Mend "from 1,500 to 900": two objects of "from" with a "to" between them are one of "from" and one of "to"."""
    for to in list(tokens):
        if to.text.lower() != "to" or to.dep != "quantmod":
            continue
        end = tokens[to.head]
        start = tokens[end.head]
        if end.dep == "pobj" and start.text.lower() == "from" and start.index < to.index < end.index:
            tokens[to.index] = replace(to, head=start.head, dep="prep", pos="ADP", tag="IN")
            tokens[end.index] = replace(end, head=to.index)
            first = tokens[to.index - 1]
            if first.dep == "quantmod" and first.head == end.index and first.index == start.index + 1:
                tokens[first.index] = replace(first, head=start.index, dep="pobj")
    return tokens


def _but(tokens: list[Token]) -> list[Token]:
    """Mend "not just in Alpha but in Beta": the second preposition hangs where the first does."""
    for token in list(tokens):
        if token.dep != "prep" or tokens[token.head].lemma != "but" or tokens[token.head].dep != "cc":
            continue
        first = next((t for t in reversed(tokens[: token.head]) if t.dep == "prep" and t.text == token.text), None)
        if first is not None:
            tokens[token.index] = replace(token, head=first.head)
    return tokens


def _towns(tokens: list[Token]) -> list[Token]:
    """Mend "when the town of Alpha, Beta elected her": the town is the subject, what follows is its region."""
    for noun in list(tokens):
        if (
            noun.lemma not in TOWNS
            or noun.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
            or noun.index + 5 >= len(tokens)
        ):
            continue
        of, name, comma, region, verb = tokens[noun.index + 1 : noun.index + 6]
        if of.text != "of" or comma.text != "," or name.pos != "PROPN" or region.pos != "PROPN" or verb.pos != "VERB":
            continue
        if region.dep not in {"nsubj", "nsubjpass"} or region.head != verb.index:
            continue
        above = tokens[noun.head]
        if above.head == verb.index and verb.head == verb.index and above.index != noun.index:
            tokens[above.index] = replace(above, head=above.index, dep="ROOT")
            tokens[verb.index] = replace(verb, head=above.index, dep="advcl")
        for at, other in enumerate(tokens):
            if other.head == noun.index and other.dep in {"advmod", "mark"}:
                tokens[at] = replace(other, head=verb.index)
        tokens[noun.index] = replace(noun, head=verb.index, dep=region.dep)
        tokens[region.index] = replace(region, head=name.index, dep="appos")
    return tokens


def _resident(tokens: list[Token], token: Token) -> None:
    """Mend "forty Danes resident in Rome": the adjective follows its plural noun, which the parser makes a compound."""
    if token.text.lower() != "resident" or token.index == 0 or token.pos != "NOUN":
        return
    before = tokens[token.index - 1]
    if before.head != token.index or before.tag not in {"NNS", "NNPS"}:
        return
    above = token.head if token.head != token.index else before.index
    for at, other in enumerate(tokens):
        if other.head == token.index and other.index < before.index:
            tokens[at] = replace(other, head=before.index)
    tokens[before.index] = replace(before, head=above, dep=token.dep)
    tokens[token.index] = replace(tokens[token.index], head=before.index, dep="acl", pos="ADJ", tag="JJ")


def _due_to(tokens: list[Token], token: Token) -> None:
    """Mend "due to outward migration": a noun after "due to" whose adjective the parser takes for an infinitive."""
    if token.dep != "xcomp" or token.lemma not in DIRECTIONS or tokens[token.index - 1].text.lower() != "to":
        return
    noun = next((t for t in tokens if t.head == token.index and t.dep == "dobj"), None)
    if noun is None:
        return
    to = tokens[token.index - 1]
    tokens[to.index] = replace(to, head=token.head, dep="pcomp", pos="ADP", tag="IN")
    for at, other in enumerate(tokens):
        if other.head == token.index and other.index not in {noun.index, to.index}:
            tokens[at] = replace(other, head=noun.index)
    tokens[noun.index] = replace(tokens[noun.index], head=to.index, dep="pobj")
    tokens[token.index] = replace(tokens[token.index], head=noun.index, dep="amod", pos="ADJ", tag="JJ")


def _dates(tokens: list[Token]) -> list[Token]:
    """Mend years as subjects: "from then until 1989 she taught there" has it as the object of its preposition."""
    for token in tokens:
        if token.dep == "nsubj" and token.tag == "CD" and token.entity == "DATE" and token.index > 0:
            before = tokens[token.index - 1]
            if before.text.lower() in {"until", "till", "since"} and before.head == token.head:
                tokens[before.index] = replace(before, dep="prep", pos="ADP")
                tokens[token.index] = replace(token, dep="pobj", head=before.index)
        if token.dep == "nummod" and token.index == 1 and re.fullmatch(r"[12]\d{3}", token.text):
            before, name = tokens[0], tokens[token.head]  # "In 1984 Alpha Beta left": the year is not of the name
            if before.dep == "prep" and name.pos == "PROPN" and name.index > 1:
                tokens[1] = replace(token, dep="pobj", head=0)
    return tokens


def _as_well_as(tokens: list[Token]) -> list[Token]:
    """“signed A …, as well as B”: B is coordinated with the last noun before that has the same kind of determiner."""
    for at in range(len(tokens) - 3):
        if [t.text.lower() for t in tokens[at : at + 3]] != ["as", "well", "as"]:
            continue
        first = tokens[at + 3]
        noun = first
        while noun.pos in {"DET", "ADJ", "NOUN", "PROPN"} and noun.head > noun.index:
            noun = tokens[noun.head]
        misplaced = noun.dep != "conj" or tokens[noun.head].entity == "DATE"
        if noun.pos not in {"NOUN", "PROPN"} or not misplaced:
            continue
        for other in reversed(tokens[:at]):
            if other.dep not in {"dobj", "pobj", "nsubj", "nsubjpass"} or other.pos not in {"NOUN", "PROPN"}:
                continue
            if other.entity != "DATE" and _article(tokens, other) == _article(tokens, noun):
                tokens[noun.index] = replace(noun, dep="conj", head=other.index)
                break
    return tokens


def _article(tokens: Sequence[Token], noun: Token) -> str:
    """“a”, "the" or "": the kind of determiner a noun has."""
    for token in tokens[max(0, noun.index - 5) : noun.index]:
        if token.head == noun.index and token.dep == "det":
            return "a" if token.text.lower() in {"a", "an"} else "the"
    return ""


def _new_subjects(tokens: list[Token]) -> list[Token]:
    """“… to B from its embassy in X and Y has been …”: a name before a finite verb without subject is its subject."""
    for verb in list(tokens):
        _apart(tokens, verb)
    for verb in tokens:
        if verb.pos not in {"VERB", "AUX"} or verb.dep not in {"conj", "advcl"}:
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if any(t.dep in {"nsubj", "nsubjpass", "expl"} for t in below):
            continue
        auxiliaries = [t for t in below if t.dep in {"aux", "auxpass"} and t.index < verb.index]
        first = auxiliaries[0] if auxiliaries else verb
        if first.tag not in {"VBZ", "VBP", "VBD", "MD"} or first.index < 2:
            continue
        name, before = tokens[first.index - 1], tokens[first.index - 2]
        if verb.dep == "advcl" and (verb.tag != "VBD" or any(t.dep in {"mark", "advmod"} for t in below)):
            continue
        if (
            _named(name)
            and verb.dep == "conj"
            and name.dep == "conj"
            and before.text.lower() in {"and", "while", "but", ","}
        ):
            passive = any(t.dep == "auxpass" for t in below)
            tokens[name.index] = replace(name, dep="nsubjpass" if passive else "nsubj", head=verb.index)
            continue
        if name.pos == "NOUN" and name.lemma in PARTIES and name.dep == "conj" and tokens[name.head].dep == "dobj":
            tokens[name.index] = replace(name, dep="nsubj", head=verb.index)
            continue  # "recalled its envoy and both countries closed …"
        if verb.dep == "conj" and _counted_subject(tokens, name, first, verb):
            passive = any(t.dep == "auxpass" for t in below)
            tokens[name.index] = replace(name, dep="nsubjpass" if passive else "nsubj", head=verb.index)
            continue
        top = _coordinated_name(tokens, name)
        if top is not None and not any(t.dep == "auxpass" for t in below):
            tokens[top.index] = replace(top, dep="nsubj", head=verb.index)
            tokens[verb.index] = replace(verb, dep="conj")
    return tokens


def _apart(tokens: list[Token], verb: Token) -> None:
    """Mend "supports a plan and the envoy A has left", taken for one clause about the plan and A: "has" is of one."""
    below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
    subject = next((t for t in below if t.dep == "nsubj"), None)
    first = next((t for t in below if t.dep in {"aux", "auxpass"}), verb)
    above = tokens[verb.head]
    if verb.dep != "ccomp" or above.pos != "VERB" or first.tag != "VBZ" or first.index <= above.index + 1:
        return
    last = tokens[first.index - 1]
    name = tokens[last.head] if last.dep == "appos" else last
    several = name.dep == "conj" and _named(last) and any(t.dep == "cc" and t.head == name.head for t in tokens)
    marked = any(t.dep in {"mark", "advmod"} and t.index < first.index for t in below)
    objects = [t for t in tokens if t.head == above.index and t.dep == "dobj"]
    if not several or marked or (subject is None) is (not objects) or (subject and subject.index < above.index):
        return
    if subject is not None:
        tokens[subject.index] = replace(subject, dep="dobj", head=above.index)
    tokens[name.index] = replace(name, dep="nsubj", head=verb.index)
    tokens[verb.index] = replace(verb, dep="conj")


def _counted_subject(tokens: Sequence[Token], noun: Token, first: Token, verb: Token) -> bool:
    """Whether a number and its noun right before a verb are its subject: "61 % are women and 39 % are children".

    The parser takes them for a second complement of the verb before.
    """
    number = next((t for t in tokens if t.head == noun.index and t.dep == "nummod" and t.index < noun.index), None)
    above = tokens[noun.head]
    if noun.dep != "conj" or number is None or above.dep not in {"attr", "dobj", "acomp"} or noun.pos != "NOUN":
        return False
    opening = tokens[min(t.index for t in (number, *(t for t in tokens if t.head == number.index))) - 1]
    return noun.index == first.index - 1 and opening.text.lower() in {"and", "while"} and verb.head == above.head


def _coordinated_name(tokens: Sequence[Token], last: Token) -> Token | None:
    """The name right after "and" that ends in a token: "chose freedom and the Republic of Kenya (declared …)"."""
    top, steps = last, 0
    while top.dep in {"pobj", "prep", "compound"} and top.head < top.index and steps < 4:
        top, steps = tokens[top.head], steps + 1
    first = min([top.index, *(t.index for t in tokens if t.head == top.index and t.dep in {"det", "compound"})])
    coordinated = top.dep == "conj" and _named(top) and tokens[top.head].pos == "NOUN" and top.head < first
    return top if coordinated and first and tokens[first - 1].text.lower() == "and" else None


def _named(token: Token) -> bool:
    return token.pos == "PROPN" and (token.entity in NAMES or token.text[:1].isupper())


def _before_date(tokens: Sequence[Token], date: Token, before: Token) -> Token | None:
    """The name right before a date with which a name after it is coordinated."""
    for token in reversed(tokens[max(0, date.index - 4) : date.index]):
        if _named(token) and _named(before) and token.dep in {"pobj", "dobj", "conj"}:
            return token
    return None


def _last_name(tokens: Sequence[Token], head: Token, before: Token) -> Token | None:
    """The last name that stands as object of a preposition below ``head`` and before ``before``."""
    for token in reversed(tokens[head.index + 1 : before.index]):
        if token.dep in {"pobj", "dobj", "conj"} and _named(token):
            above, steps = token, 0
            while above.index != head.index and above.head != above.index and steps < 8:
                above, steps = tokens[above.head], steps + 1
            if above.index == head.index:
                return token
    return None
