"""Disagreements: settled claims that give different answers to a question with one answer."""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from verbale.graph.claims import NODELESS, Claim, digest_of, term_of
from verbale.graph.packing import spool_of_plain_rows
from verbale.graph.sorting import Sorter
from verbale.graph.terms import LABEL, TYPE, Iri, Namespaces, Term, Triple, text_literal, vb
from verbale.model.entity import Entity
from verbale.model.errors import DataFileError
from verbale.model.fact import Fact

ALL_ROLES = "all-roles"
DATA = Path(__file__).parent / "data" / "single_valued.yaml"

# How far a number may lie from the one given, by the word that blurs it: (lowest, highest) factor, None for no bound.
_Factors = tuple[Decimal | None, Decimal | None]
_EXACT: _Factors = (Decimal(1), Decimal(1))
_ABOUT: _Factors = (Decimal("0.9"), Decimal("1.1"))
_MORE: _Factors = (Decimal(1), None)
_LESS: _Factors = (None, Decimal(1))
_MORE_WORDS = ("more than", "over", "at least", "above", "exceed", "upwards", "minimum")
_LESS_WORDS = ("less than", "under", "at most", "up to", "below", "fewer", "maximum")


@dataclass(frozen=True, slots=True)
class Question:
    """A rule of ``single_valued.yaml``: nodes of these classes have one ``one`` for each ``same``."""

    of: frozenset[str]
    one: str
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """A claim's answer: its value as ordered bounds (times, numbers) or as a thing, and the sentence it stands in."""

    claim: Iri
    shown: str
    sentence: tuple[str, int, int]
    thing: object
    low: Any = None
    high: Any = None
    ordered: bool = False


class DisagreementFinder:
    """Takes direct facts with their claims, in any order, and says which claims contradict each other.

    Only facts that answer a question are kept, on disk where they are many.
    """

    def __init__(self, names: Namespaces, questions: Iterable[Question] | None = None) -> None:
        self._names = names
        self._answers: Sorter[tuple[str, str, bytes]] = Sorter(spool=spool_of_plain_rows)
        self._by_property: dict[str, list[Question]] = {}
        for question in load_questions() if questions is None else questions:
            self._by_property.setdefault(vb(question.one).value, []).append(question)

    def add(self, fact: Fact, claims: Iterable[Claim]) -> None:
        """Take note of a direct fact."""
        for claim in claims:
            for question in self._by_property.get(claim.triple[1].value, ()):
                topic = self._topic(question, fact, claim.triple[0])
                if topic is not None:
                    answer = pickle.dumps(_answer(fact, claim, self._names))
                    self._answers.add((digest_of(topic), f"{topic[0]} {question.one}", answer))
                    break  # the first question that fits: one contradiction is not told twice

    def triples(self) -> Iterator[Triple]:
        """A ``vb:Disagreement`` for each question with contradicting answers, with those claims as members."""
        for (digest, text), answers in groupby(self._answers, itemgetter(0, 1)):
            members = _contradicting({pickle.loads(answer) for _, _, answer in answers})
            if members:
                node = self._names.disagreement(digest)
                shown = " | ".join(sorted({answer.shown for answer in members}))
                yield node, TYPE, vb("Disagreement")
                yield node, LABEL, text_literal(f"{text}: {shown}", "en")
                for answer in members:
                    yield node, vb("disagreementMember"), answer.claim

    def _topic(self, question: Question, fact: Fact, subject: Iri) -> list[object] | None:
        """What is asked, as plain values to hash, class first; ``None`` where the fact does not answer it."""
        key = self._names.key(subject)
        if fact.kind in NODELESS:
            entities = [filler for filler in fact.fillers("subject") if isinstance(filler, Entity)]
            classes = {entity.type for entity in entities if self._names.node(entity.key) == subject} & question.of
            return [min(classes), question.one, key] if classes else None
        if fact.type not in question.of:
            return None
        if not question.same:
            return [fact.type, question.one, key]
        if question.same == (ALL_ROLES,):
            if fact.time is None:
                return None
            same = tuple(sorted(role.name for role in fact.roles if role.fillers))
            extra: list[object] = [fact.time.edtf, fact.unit]
        else:
            same, extra = question.same, []
        asked = [(name, self._fillers(fact, name)) for name in same]
        answered = asked and all(fillers for _, fillers in asked)
        return [fact.type, question.one, asked, extra] if answered else None

    def _fillers(self, fact: Fact, role: str) -> list[list[str]]:
        terms: set[Term] = {term_of(filler, self._names) for filler in fact.fillers(role)}
        return sorted([self._names.key(term)] if isinstance(term, Iri) else list(term) for term in terms)


def _answer(fact: Fact, claim: Claim, names: Namespaces) -> _Answer:
    evidence = fact.evidence[0]
    sentence = (evidence.document, evidence.passage.start, evidence.passage.end)
    node, predicate, term = names.claim(claim.digest), claim.triple[1], claim.triple[2]
    if predicate == vb("hasTime") and fact.time is not None:
        low, high = fact.time.earliest or dt.date.min, fact.time.latest or dt.date.max
        return _Answer(node, fact.time.edtf, sentence, None, low, high, ordered=True)
    if predicate == vb("value") and fact.value is not None:
        low_number, high_number = _blurred(fact.value, fact.approximation)
        shown = " ".join(part for part in (fact.approximation, term.value) if part)
        return _Answer(node, shown, sentence, None, low_number, high_number, ordered=True)
    if isinstance(term, Iri):
        return _Answer(node, names.key(term), sentence, term)
    return _Answer(node, term.value, sentence, " ".join(term.value.casefold().split()))


def _blurred(value: Decimal, approximation: str | None) -> tuple[Decimal, Decimal]:
    word = (approximation or "").casefold()
    if not word:
        low, high = _EXACT
    elif any(part in word for part in _MORE_WORDS):
        low, high = _MORE
    elif any(part in word for part in _LESS_WORDS):
        low, high = _LESS
    else:
        low, high = _ABOUT
    ends = sorted((value * low if low else Decimal("-Infinity"), value * high if high else Decimal("Infinity")))
    return ends[0], ends[1]


def _contradicting(answers: set[_Answer]) -> list[_Answer]:
    """The answers that contradict at least one answer of another sentence."""
    ordered = [answer for answer in answers if answer.ordered]
    things = [answer for answer in answers if not answer.ordered]
    return _apart(ordered) + _different(things)


def _apart(answers: list[_Answer]) -> list[_Answer]:
    """Those whose bounds do not meet those of some answer of another sentence.

    It is enough to compare with the two earliest ends and the two latest beginnings of different sentences.
    """
    ends = _first_of_two_sentences(sorted(answers, key=lambda answer: (answer.high, answer.sentence)))
    starts = _first_of_two_sentences(sorted(answers, key=lambda answer: (answer.low, answer.sentence), reverse=True))
    return [
        answer
        for answer in answers
        if any(other.high < answer.low for other in ends if other.sentence != answer.sentence)
        or any(other.low > answer.high for other in starts if other.sentence != answer.sentence)
    ]


def _first_of_two_sentences(answers: list[_Answer]) -> list[_Answer]:
    second = next((answer for answer in answers if answer.sentence != answers[0].sentence), None)
    return answers[:1] if second is None else [answers[0], second]


def _different(answers: list[_Answer]) -> list[_Answer]:
    """Those for which some answer of another sentence is another thing."""
    pairs = {(answer.thing, answer.sentence) for answer in answers}
    by_thing = Counter(thing for thing, _ in pairs)
    by_sentence = Counter(sentence for _, sentence in pairs)
    return [a for a in answers if len(pairs) - by_thing[a.thing] - by_sentence[a.sentence] + 1 > 0]


@cache
def load_questions(path: Path = DATA) -> tuple[Question, ...]:
    """The questions of a data file, in its order; ``DataFileError`` names the entry that is malformed.

    >>> any(question.one == "capital" for question in load_questions())
    True
    """
    import yaml  # takes 15 ms to import: only builds need it

    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFileError(f"{path}: cannot be read as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list):
        raise DataFileError(f"{path}: expected a list of questions")
    return tuple(_question(entry, f"{path}: entry {number}") for number, entry in enumerate(entries, 1))


def _question(entry: object, where: str) -> Question:
    if not isinstance(entry, dict) or not entry.keys() <= {"of", "one", "same", "why"}:
        raise DataFileError(f"{where}: expected a mapping with of, one, why, and perhaps same")
    classes, one, same = _names(entry.get("of")), entry.get("one"), _names(entry.get("same", []))
    if not classes or not isinstance(one, str) or same is None or not isinstance(entry.get("why"), str):
        raise DataFileError(f"{where}: 'of' and 'same' are names or lists of names, 'one' and 'why' are words")
    return Question(frozenset(classes), one, same)


def _names(value: object) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(name, str) for name in values):
        return None
    return tuple(values)
