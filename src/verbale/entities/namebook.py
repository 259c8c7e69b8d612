"""The name book of a document: its proper names, short and long forms together, each with one class.

Names come from the recogniser; what class a name has is decided by the words of the name itself ("… Party"), then by
the class noun beside it ("terror group X", "X, a communist party", "the X armed group"), then by the recogniser's
label.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from verbale.entities import composites, nouns
from verbale.entities.names import PARTICLES, namesakes
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

LABELS = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "FAC": "Facility",
    "GPE": "Place",
    "LOC": "Region",
    "NORP": "Organisation",
    "PRODUCT": "",
    "EVENT": "",
    "WORK_OF_ART": "",
    "NAME": "",
}
KINDS = {
    "Person": "person",
    "Municipality": "place",
    "Facility": "place",
    "Place": "place",
    "Region": "place",
    "Agreement": "agreement",
}
_ACRONYM = re.compile(
    r"\b(?!The )([A-Z][\w.'’-]*+(?:[ –](?:(?:of|for|and|the|del?)\b|[A-Z][\w.'’-]*+)){0,12}+) \(([A-Z][A-Za-z]{1,9})\)"
)
FULL_NAME = 2
WHERE_WORDS = 8
"""Words that a title goes on with at most before the comma in front of a name."""
LEAST_PARTS = 3
"""Tokens of a name with a particle: "Carlos von Lind"."""
LONGEST_NAME = 6
"""Words in the longest name that a short form is taken for."""
_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady h.e. president minister ambassador king queen prince princess majesty excellency "
    "highness holiness eminence".split()
)
_HELD = frozenset(
    "president minister premier chancellor ambassador king queen prince princess emperor empress emir sultan shah pope "
    "governor senator".split()
)
"""What only a person is, in apposition to a name: "A, the king of …"."""
_BORNE = frozenset(
    "President Premier Minister Chancellor King Queen Prince Princess Emperor Empress Emir Sultan Chairman Chairwoman "
    "Chairperson".split()
)
"""Titles that a person's name follows."""
_POSTED = frozenset("president premier minister chancellor king queen ambassador consul envoy chargé".split())
"""What only a person is said to be, or to be appointed."""
_FILIAL = frozenset({"bin", "ibn", "bint", "ben"})
"""Words between a person's own name and the father's."""
_LINKS = frozenset("- ‐ de del della der den van von du di da dos das la le al el ibn bin arap ole af ter zu".split())
"""What stands between the parts of a person's name."""
_APPOINTING = frozenset({"appoint", "name", "designate", "elect"})
_NO_NAMES = frozenset({"GPE", "NORP", "DATE"})
_DONE_BY_PERSONS = frozenset({"succeed", "accompany", "chair"})
"""Labels of what ends a name; its first word alone may look like a place to the recogniser."""
_HYPHENS = frozenset({"-", "‐"})
_DWELLING = frozenset("live reside settle resettle dwell concentrate bear community communities colony".split())
"""Verbs and nouns after which "in" names a place."""
_RANKS = frozenset(
    "crown prime vice deputy foreign secretary under undersecretary general senator governor chancellor emir amir "
    "sultan emperor empress premier professor colonel captain lieutenant admiral major marshal congressman "
    "congresswoman assistant consul envoy commissioner chairman chairwoman speaker acting former".split()
)
"""What stands before a person's name and is no part of it, though it may open the name of another thing."""


def fold(name: str) -> str:
    """A name in lower-case ASCII words, for comparison.

    >>> fold("Túpac Amaru’s  Movement")
    'tupac amaru movement'
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode() or name
    plain = re.sub(r"'s\b", "", plain.lower())
    return " ".join(re.sub(r"[^\w]+", " ", plain).split()) or name.lower()


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A proper name in a sentence: its tokens' range, its words, the recogniser's label."""

    tokens: tuple[Token, ...]
    label: str

    @property
    def passage(self) -> Passage:
        """From the first character to the last."""
        return Passage(self.tokens[0].passage.start, self.tokens[-1].passage.end)


def name_spans(sentence: Sentence, text: str, barred: Iterable[Passage] = ()) -> Iterator[NameSpan]:
    """The runs of tokens that the recogniser labels as names; ``barred`` passages (gazetteer names) split them."""
    taken = list(barred)
    run: list[Token] = []

    def label(token: Token) -> str:
        return token.entity or ("NAME" if token.pos == "PROPN" and token.text[:1].isupper() else "")

    def usable(token: Token) -> bool:
        return label(token) in LABELS and not any(token.passage.overlaps(p) for p in taken)

    for token in (*sentence.tokens, None):
        if token is not None and (_second(sentence, run, token) or _hyphened(sentence, run, token)):
            run.append(token)
            continue
        if token is not None and usable(token) and (not run or label(run[-1]) == label(token) or _classed(run, token)):
            run.append(token)
            continue
        yield from _span(run)
        run = [token] if token is not None and usable(token) else []


def names_after(sentence: Sentence, titles: Iterable[Passage], covered: Container[int] = ()) -> Iterator[NameSpan]:
    """The names of persons right after titles, whatever the recogniser makes of them ("Minister A.B. Lind").

    So are those behind "succeeded by" and the like, unless the gazetteer knows the names (``covered`` tokens).
    """
    ends = [inside[-1].index + 1 for title in titles if (inside := sentence.at(title))]
    ends += [t.index + 1 for t in sentence.tokens if t.lemma == "counterpart" and t.tag == "NN"]
    for end in _behind_by(sentence):
        run = list(itertools.takewhile(lambda t: _of_name(sentence.tokens, t), sentence.tokens[end:]))
        named = len(run) == FULL_NAME and not any(t.index in covered or t.entity in {"ORG", "NORP"} for t in run)
        if named and not borne(run[0].text.lower()):
            yield NameSpan(tuple(run), "PERSON")
    for end in ends:
        after = _beside(sentence, end)
        run = list(itertools.takewhile(lambda t: _of_name(sentence.tokens, t), after))
        while run and run[-1].text in _LINKS:
            run.pop()
        if len(run) > 1 and not any(t.entity in _NO_NAMES for t in run[1:]) and run[0].entity not in {"NORP", "DATE"}:
            yield NameSpan(tuple(run), "PERSON")


def names_apart(sentence: Sentence, titles: Iterable[Passage], covered: Container[int]) -> Iterator[NameSpan]:
    """The names between commas behind titles and whose they are ("the President of Kenya, A B, visited …").

    Only where the recogniser takes no word of the name for a person's, and no other thing may stand so: "the presidents
    of Kenya, Costa Rica, …" names none.
    """
    tokens = sentence.tokens
    for title in titles:
        inside = sentence.at(title)
        if not inside or inside[-1].tag not in {"NN", "NNP"}:
            continue
        at = inside[-1].index + 1
        whose = tokens[at].text.lower() in {"of", "to", "for"} if at < len(tokens) else False
        comma = next((t.index for t in tokens[at : at + WHERE_WORDS] if t.text == ","), None)
        if comma is None or (comma != at and not whose):
            continue
        between = tokens[at:comma]
        if not all(t.pos in {"PROPN", "DET", "ADP", "CCONJ", "NOUN", "PUNCT"} for t in between):
            continue
        run = list(itertools.takewhile(lambda t: _of_name(tokens, t), tokens[comma + 1 :]))
        end = comma + 1 + len(run)
        closed = end < len(tokens) and tokens[end].text in {",", ".", ")"}
        goes_on = closed and [t.text.lower() for t in tokens[end + 1 : end + 2]] in (
            ["and"],
            ["&"],
        )  # "Trade, Public Works, and"
        known = any(t.index in covered or t.entity in {"PERSON", "NORP", "DATE"} for t in run)
        bodies = nouns.load().body_names
        named = not any(borne(t.text.lower()) or t.text.lower() in bodies for t in run)
        if closed and not goes_on and FULL_NAME <= len(run) < LONGEST_NAME and named and not known:
            yield NameSpan(tuple(run), "PERSON")


def _behind_by(sentence: Sentence) -> Iterator[int]:
    """Where the phrases behind "succeeded by" and the like begin, in which only persons stand."""
    for token in sentence.tokens:
        verb = sentence.head(token)
        if token.text.lower() == "by" and verb.lemma in _DONE_BY_PERSONS and verb.tag == "VBN":
            yield token.index + 1


def _of_name(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a token may be a word of a person's name, or the part of one that a hyphen joins to the part before."""
    before = tokens[token.index - 1]
    joined = before.text in _HYPHENS and before.passage.end == token.passage.start and token.text.isalpha()
    return joined or token.text in _LINKS or (token.pos == "PROPN" and token.text[:1].isupper())


def borne(title: str) -> bool:
    """Whether a title is one that a person's name follows ("Prime Minister", "Crown Princess")."""
    return title.split()[-1] in _BORNE


def _beside(sentence: Sentence, at: int) -> tuple[Token, ...]:
    """The tokens behind a title; where it says "in", "at" or "to" whom, those behind the comma after that."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text.lower() not in {"in", "at", "to"}:
        return tokens[at:]
    comma = next((t.index for t in tokens[at : at + 7] if t.text == ","), None)
    where = tokens[at + 1 : comma] if comma is not None else ()
    named = bool(where) and all(t.pos in {"PROPN", "DET"} or t.text.lower() == "of" for t in where)
    return tokens[comma + 1 :] if named and comma is not None else ()


def _noun_before(sentence: Sentence, span: NameSpan) -> Token | None:
    """The common noun that a name of one word stands right behind, in apposition: "the shipping company X"."""
    token = span.tokens[0]
    noun = sentence.head(token)
    beside = token.dep == "appos" and noun.index == token.index - 1 and noun.pos == "NOUN" and noun.tag == "NN"
    return noun if beside and len(span.tokens) == 1 else None


def _first_of(sentence: Sentence, span: NameSpan) -> Token | None:
    """The first of the persons that a name is enumerated with: "A, B and C were named consuls"."""
    token = next((t for t in span.tokens if t.dep == "conj"), None)
    if token is None or len(span.tokens) != FULL_NAME:
        return None
    while token.dep == "conj" and token.head != token.index:
        token = sentence.head(token)
    return token if token.entity == "PERSON" and token.dep in {"nsubj", "nsubjpass"} else None


def _second(sentence: Sentence, run: list[Token], token: Token) -> bool:
    """Whether a name with particles goes on with a second surname: "Carlos von Lind y Roa", "Rosa da Silva e Souza"."""
    if len(run) < LEAST_PARTS or run[0].entity != "PERSON" or not any(t.text in PARTICLES for t in run):
        return False
    after = sentence.tokens[token.index + 1 : token.index + 2]
    if token.text in {"y", "e"}:
        return bool(after) and after[0].pos == "PROPN" and after[0].text[:1].isupper()
    return run[-1].text in {"y", "e"} and token.pos == "PROPN" and token.text[:1].isupper()


def _hyphened(sentence: Sentence, run: list[Token], token: Token) -> bool:
    """Whether a name of several words goes on behind a hyphen: "Ana Lind-Roa", also where the recogniser sees none."""
    around = [*run[-2:], token, *sentence.tokens[token.index + 1 : token.index + 2]]
    if len(around) != 4 or run[-1].index != token.index - 1:
        around = [*run[-1:], token] if len(run) > FULL_NAME and run[-1].text in _HYPHENS else []
        return bool(around) and token.pos == "PROPN" and run[-1].passage.end == token.passage.start
    first, last, hyphen, after = around
    joined = last.passage.end == hyphen.passage.start and hyphen.passage.end == after.passage.start
    alike = {first.entity, last.entity, after.entity} <= {"", "PERSON"} and first.head in {last.head, last.index}
    words = all(t.pos == "PROPN" and t.text[:1].isupper() for t in (first, last, after))
    return hyphen.text in _HYPHENS and joined and alike and words


def _classed(run: list[Token], token: Token) -> bool:
    """Whether a run that begins with a class noun goes on: "Parroquia Santa Ana Lind" is one name."""
    return (
        run[0].text.lower() in nouns.load().classes
        and run[-1].dep == "compound"
        and run[-1].head in {token.index, token.head}
    )


def _span(run: list[Token]) -> Iterator[NameSpan]:
    before = _TITLES | _RANKS if run and run[0].entity == "PERSON" else _TITLES
    while run and (
        run[0].pos in {"DET", "PUNCT", "ADP", "PART"} or run[0].text.lower() in before or run[0].text.islower()
    ):
        run = run[1:]
    if len(run) > 1 and run[0].text == "High" and run[1].text in _HYPHENS:  # "High-level visits"
        return
    while run and (run[-1].pos in {"PUNCT", "PART", "ADP"} or run[-1].text in {"'s", "'"}):
        run = run[:-1]
    if all(t.text.lower() in _POSTED for t in run):  # "the Chargé": no name
        return
    if any(t.text[:1].isupper() for t in run):
        yield NameSpan(tuple(run), run[0].entity or "NAME")


class NameBook:
    """Names of one document; built once over all its sentences, then only asked."""

    def __init__(self, text: str, spans: Iterable[tuple[Sentence, NameSpan]], introduced: Iterable[str] = ()) -> None:
        self._class_words = nouns.load().classes
        votes: dict[str, Counter[str]] = {}
        surface: dict[str, Counter[str]] = {}
        for sentence, span in spans:
            name = span.passage.of(text)
            key = fold(name)
            if not key:
                continue
            surface.setdefault(key, Counter())[" ".join(name.split())] += 1
            votes.setdefault(key, Counter())[self._class_beside(sentence, span)] += 1
        for name in introduced:  # persons whom a title names in full
            surface.setdefault(fold(name), Counter())[name] += 1
            votes.setdefault(fold(name), Counter())["Person"] += 1
        long_forms = [(m[1], m[2]) for m in _ACRONYM.finditer(text) if self._fits(m[1], m[2])]
        self._acronyms = {fold(short): fold(long) for long, short in long_forms}
        self._short_forms = {fold(long): short for long, short in long_forms}
        for long, short in long_forms:
            if fold(short) in surface:
                surface.setdefault(fold(long), Counter())[" ".join(long.split())] += 1
                votes.setdefault(fold(long), Counter())["Organisation"] += 1
        by_word: dict[str, list[str]] = {}
        for key in surface:
            if len(key.split()) <= LONGEST_NAME:
                for word in set(key.split()):
                    by_word.setdefault(word, []).append(key)
        self._canonical: dict[str, str] = {}
        for key in sorted(surface):
            self._canonical[key] = self._longest(key, by_word)
        self._names = {k: sorted(c, key=lambda n: (-c[n], n))[0] for k, c in surface.items()}
        merged: dict[str, Counter[str]] = {}
        for key, counter in votes.items():
            merged.setdefault(self._canonical[key], Counter()).update(counter)
        self._types = {k: self._decide(k, c, votes[k]) for k, c in merged.items()}
        self._aliases: dict[str, set[str]] = {}
        for key, canonical in self._canonical.items():
            if key != canonical and len(key.split()) > 1:
                self._aliases.setdefault(canonical, set()).add(self._names[key])

    @staticmethod
    def _fits(name: str, acronym: str) -> bool:
        initials = "".join(
            w[0] for w in re.findall(r"[A-Za-z]+", name) if w[0].isupper() or w not in {"of", "the", "for", "and"}
        )
        letters = iter(name.lower())
        return acronym.lower() in initials.lower() or all(c in letters for c in acronym.lower())

    def _longest(self, key: str, by_word: dict[str, list[str]]) -> str:
        key = self._acronyms.get(key, key)
        words = set(key.split())
        rarest = min((by_word.get(word, []) for word in words), key=len, default=[])
        longer = [k for k in rarest if words < set(k.split()) and not self._father(key, k) and not namesakes(key, k)]
        if len(words) == 1 and len(longer) > 1:
            first = {k.split()[0] for k in longer} | {k.split()[-1] for k in longer}
            if key not in first:
                return key
        return (
            min(longer, key=lambda k: (-len(k.split()), k))
            if len(longer) == 1
            else (key if not longer else self._one(key, longer))
        )

    @staticmethod
    def _father(key: str, longer: str) -> bool:
        """Whether a single name is that of the father in a longer one: Salman is not Mohammed bin Salman."""
        parts = longer.split()
        return len(key.split()) == 1 and any(a in _FILIAL and b == key for a, b in itertools.pairwise(parts))

    @staticmethod
    def _one(key: str, longer: list[str]) -> str:
        best = min(longer, key=lambda k: (len(k.split()), k))
        return best if all(set(best.split()) <= set(k.split()) for k in longer) else key

    def _class_beside(self, sentence: Sentence, span: NameSpan) -> str:
        last = span.tokens[-1]
        if self._holds_office(sentence, span):
            return "!Person"
        before = sentence.tokens[max(0, span.tokens[0].index - 2) : span.tokens[0].index]
        after = sentence.tokens[last.index + 1 : last.index + 3]
        for window in (before, after):
            words = [t.lemma for t in window]
            for size in (2, 1):
                for at in range(len(words) - size + 1):
                    noun = " ".join(words[at : at + size])
                    adjacent = at + size == len(words) if window is before else at == 0
                    if adjacent and size == 2 and noun in self._class_words:
                        return "!" + self._class_words[noun]
        for token in span.tokens:
            for apposition in sentence.dependants(token, "appos"):
                noun = apposition.lemma
                if apposition.text.lower() in _HELD and apposition.index > last.index:
                    return "!Person"
                compound = " ".join([*(t.lemma for t in sentence.dependants(apposition, "amod", "compound")), noun])
                for phrase in (compound, noun):
                    known = self._class_words.get(phrase, "Agreement")  # "ACP (Lagos Convention)" is no agreement
                    if known != "Agreement" and not apposition.entity:
                        return f"!{known}"
        beside = _noun_before(sentence, span)
        known = self._class_words.get(beside.lemma, "Agreement") if beside is not None else "Agreement"
        if known != "Agreement":  # "the company X", whatever the recogniser says
            return f"!{known}"
        if self._lived_in(sentence, span):
            return "!Place"
        titled = bool(before) and before[-1].pos == "PROPN" and before[-1].text.lower() in _HELD
        return LABELS.get(span.label, "") or ("Person" if titled else "?")

    def _holds_office(self, sentence: Sentence, span: NameSpan) -> bool:
        """Whether a name is that of an office's holder: "Queen X", "the ambassador is X", "X was named consul"."""
        first, last = span.tokens[0], span.tokens[-1]
        if span.label in {"FAC", "LOC", "EVENT", "WORK_OF_ART"} or last.text.lower() in self._class_words:
            return False
        if first.index and sentence.tokens[first.index - 1].text in _BORNE:
            return True
        top = next((t for t in span.tokens if t.dep in {"nsubj", "nsubjpass", "attr"}), None)
        if top is None:
            top = _first_of(sentence, span)
        if top is None:
            return False
        verb = sentence.head(top)
        if verb.lemma == "be":
            other = sentence.dependants(verb, "attr" if top.dep == "nsubj" else "nsubj")
        elif verb.lemma in _APPOINTING and top.dep == "nsubjpass":
            other = [t for t in sentence.dependants(verb, "oprd", "dobj", "attr") if t.index > verb.index]
        else:
            return False
        return any(t.lemma.lower() in _POSTED for t in other)

    @staticmethod
    def _lived_in(sentence: Sentence, span: NameSpan) -> bool:
        """Whether somebody lives or settles in what a short name names: it is a place, whatever the recogniser says."""
        first = next((t for t in span.tokens if t.dep in {"pobj", "conj"}), None)
        while first is not None and first.dep == "conj" and first.head != first.index:
            first = sentence.head(first)
        if first is None or first.dep != "pobj" or len(span.tokens) > 2 or sentence.head(first).text.lower() != "in":
            return False
        return sentence.head(sentence.head(first)).lemma in _DWELLING

    def _decide(self, key: str, votes: Counter[str], own: Counter[str]) -> str:
        words = key.split()
        if self._class_words.get(key) == "Agreement":
            return ""  # what is left of a name that another name splits: "Treaty"
        marked = [v for v in sorted(votes) if v.startswith("!")]
        if marked and marked[0] != "!Organisation":
            return marked[0][1:]
        for word in (words[-1], words[0]):
            if len(words) > 1 and word in self._class_words:
                return self._class_words[word]
        for word in words:
            if len(words) > 2 and word in self._class_words and votes.most_common(1)[0][0] != "Person":
                return self._class_words[word]
        if marked:
            return marked[0][1:]
        ranked = sorted(votes, key=lambda v: (-votes[v], -own[v], v))  # on equal terms what the full form is
        return "" if ranked[0] == "?" else ranked[0]

    def entity(self, name: str, guess: str | None = None) -> Entity | None:
        """The entity that a name of this document stands for; ``None`` for what names no actor or place.

        ``guess`` is the class to take for a name of several words of which nothing says what it names.
        """
        key = fold(name)
        key = self._canonical.get(key, self._canonical.get(self._acronyms.get(key, key), key))
        type_ = self._types.get(key) or (guess if key in self._types and len(key.split()) > 1 else None)
        if not type_:
            return None
        entity = composites.named(KINDS.get(type_, "organisation"), type_, self._names[key])
        aliases = tuple(("en", a) for a in sorted(self._aliases.get(key, ())))
        return Entity(entity.key, entity.type, entity.labels, aliases)

    def acronym(self, name: str) -> str | None:
        """The acronym that the document puts in brackets after a name, where it does."""
        return self._short_forms.get(fold(name))
