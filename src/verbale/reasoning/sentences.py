"""Steps of proofs as sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from verbale.graph.terms import Iri, Term
from verbale.reasoning.rule import rule_table

_FIELD = re.compile(r"\{(\w+)\}")

Label = Callable[[Term], str]
"""What a term is called."""


@cache
def _templates() -> dict[str, str]:
    return {rule.name: rule.sentence for rule in rule_table()}


def sentence(rule: str, bindings: Mapping[str, Term], label: Label) -> str:
    """What a rule says in one case; a variable that is not bound stays a dash.

    >>> sentence("prp-symp", {"p": Iri("http://example.org/borders")}, local_name)
    '“borders” goes both ways'
    """
    return _FIELD.sub(lambda field: label(bindings[field[1]]) if field[1] in bindings else "–", _templates()[rule])


def local_name(term: Term) -> str:
    """What follows the last ``#`` or ``/`` of an IRI; a literal's words.

    >>> local_name(Iri("http://example.org/ns#borders"))
    'borders'
    """
    if not isinstance(term, Iri):
        return term.value
    if term.value.startswith("_:"):
        return "something without a name"
    return re.split(r"[#/]", term.value.rstrip("#/"))[-1] or term.value
