"""Attributes: the model's rules for parts of speech and lemmas, tried once for each kind of word.

Nearly all of them look at one word alone: its tag, its letters and its place in the parse. What they give is kept, so
a word that comes again is not held against two hundred rules again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Span

FACTORY = "verbale_attributes"
RULER = "attribute_ruler"
LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What a rule may look at; a model whose rules look at more keeps its own ruler."""
MOST_KEPT = 100_000
"""Kinds of words that are remembered; then all are forgotten."""


def add_attributes(model: Language) -> None:
    """Let a pipeline's rules of attributes remember what they gave."""
    from spacy.language import Language

    Language.factory(FACTORY, func=_remembering)
    if RULER in model.pipe_names and _is_plain(_ruler(model)):
        model.add_pipe(FACTORY, after=RULER)
        model.disable_pipe(RULER)


def _remembering(nlp: Language, name: str) -> Attributes:
    return Attributes(_ruler(nlp))


def _ruler(model: Language) -> AttributeRuler:
    return cast("AttributeRuler", model.get_pipe(RULER))


def _is_plain(ruler: AttributeRuler) -> bool:
    """Whether the rules look at nothing but what a kind of word is known by, and count places from the start."""
    words = [word for _, rule in _rules(ruler) for word in rule]
    return min(ruler.indices, default=0) >= 0 and all(set(word) <= LOOKED_AT for word in words)


def _rules(ruler: AttributeRuler) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The number of each rule with each sequence of words that it asks for."""
    for number, rule in enumerate(cast("list[dict[str, Any]]", ruler.patterns)):
        for words in rule["patterns"]:
            yield number, words


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a kind of word: the rules it meets alone, what they give, whether it may begin a longer one."""

    rules: list[int]
    given: dict[Any, Any]
    begins: bool


class Attributes:
    """A component of a pipeline that gives each word the attributes that a ruler's rules give it."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self.vocab = ruler.vocab
        self.attributes = ruler.attrs
        self.places = ruler.indices
        self.alone, self.longer, self.first = (Matcher(self.vocab) for _ in range(3))
        for number, words in _rules(ruler):
            if len(words) == 1:
                self.alone.add(f"{number}", [words])
            else:
                self.longer.add(f"{number}", [words])
                self.first.add(f"{number}", [words[:1]])
        self.known: dict[tuple[int, int, int], Known] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The text with attributes set; where two rules set one, the later counts."""
        from spacy.tokens._retokenize import set_token_attrs

        words = [self._word(doc, index) for index in range(len(doc))]
        more: dict[int, list[int]] = {}
        if any(word.begins for word in words):
            for rule, start in self._matches(self.longer, doc):
                more.setdefault(start + self.places[rule], []).append(rule)
        for index, word in enumerate(words):
            given = self._joined([*word.rules, *more[index]]) if index in more else word.given
            if given:
                set_token_attrs(doc[index], given)
        return doc

    def _word(self, doc: Doc, index: int) -> Known:
        token = doc[index]
        key = (token.tag, token.lower, token.dep)
        if key not in self.known:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            word = doc[index : index + 1]
            rules = [rule for rule, _ in self._matches(self.alone, word)]
            self.known[key] = Known(rules, self._joined(rules), bool(self._matches(self.first, word)))
        return self.known[key]

    def _joined(self, rules: list[int]) -> dict[Any, Any]:
        return reduce(lambda given, rule: given | self.attributes[rule], sorted(rules), {})

    def _matches(self, matcher: Matcher, words: Doc | Span) -> list[tuple[int, int]]:
        """The rules that are met, each with where it begins."""
        found = matcher(words, allow_missing=True, as_spans=False)
        return [(int(self.vocab.strings[name]), start) for name, start, _ in found]
