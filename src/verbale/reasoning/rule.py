"""Rules as data: what stands in ``rules/*.rules``, parsed and checked.

>>> [rule.name for rule in rule_table()][:3], len(rule_table())
(['eq-ref', 'eq-sym', 'eq-trans'], 78)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Iri, Literal, Term
from verbale.model.errors import DataFileError


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a rule, ``?x``."""

    name: str


Slot = Variable | Term
"""What stands at one place of an atom."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A triple with variables."""

    subject: Slot
    predicate: Slot
    object: Slot

    @property
    def slots(self) -> tuple[Slot, Slot, Slot]:
        """Subject, predicate, object."""
        return (self.subject, self.predicate, self.object)


@dataclass(frozen=True, slots=True)
class Builtin:
    """A condition that is not a triple: a name of ``BUILTINS`` and its variables; ``every`` has an atom too."""

    name: str
    variables: tuple[Variable, ...]
    atom: Atom | None = None


BUILTINS = {
    "member": 2,
    "pair": 3,
    "every": 2,
    "chain": 3,
    "agree": 3,
    "literal": 1,
    "datatype": 1,
    "in": 2,
    "not-in": 2,
    "same-value": 2,
    "other-value": 2,
}
"""The conditions a rule may use, with their number of variables (see the head of the rule file)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: if ``body`` and ``conditions`` hold, so does each triple of ``head``; an empty head is ``false``.

    ``sentence`` says it for people, with the variables in braces. ``table`` is the part of the name before the dash.
    """

    name: str
    body: tuple[Atom, ...]
    conditions: tuple[Builtin, ...]
    head: tuple[Atom, ...]
    sentence: str
    line: int = field(default=0, compare=False)

    @property
    def table(self) -> str:
        """``eq``, ``prp``, ``cls``, ``cax``, ``dt`` or ``scm``."""
        return self.name.partition("-")[0]


_PREFIXES = {"rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD}
_TOKEN = re.compile(
    r'\s*(?:(\?[A-Za-z]\w*)|("[^"\\]*"\^\^[a-z]+:\w+)|([a-z]+:[A-Za-z]\w*)|(=>|[(),])|([a-z]+(?:-[a-z]+)*))'
)
_FIELD = re.compile(r"\{(\w+)\}")


@cache
def rule_table() -> tuple[Rule, ...]:
    """The 78 rules of OWL 2 RL/RDF, in the order of the recommendation's tables 4 to 9."""
    file = resources.files("verbale.reasoning") / "rules" / "owl2rl.rules"
    return parse_rules(file.read_text(encoding="utf-8"), "owl2rl.rules")


def parse_rules(text: str, name: str = "rules") -> tuple[Rule, ...]:
    """The rules that ``text`` holds, in order.

    Raises ``DataFileError`` that names the file, the line and what is wrong with it: a rule without a sentence, an
    unknown condition, a head variable that the body does not bind, a name used twice.

    >>> parse_rules('''up ?x <= ?y''', "mine")
    Traceback (most recent call last):
    ...
    verbale.model.errors.DataFileError: mine:1: expected NAME BODY => HEAD, such as: up ?x a ?c => ?c a rdfs:Class
    """
    rules: list[Rule] = []
    seen: set[str] = set()
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1)]
    lines = [(n, line) for n, line in lines if line and not line.startswith("#")]
    for (number, line), (below, sentence) in zip(lines[::2], [*lines[1::2], (0, "")], strict=False):
        where = f"{name}:{number}"
        rule_name, _, rest = line.partition(" ")
        if "=>" not in rest:
            raise DataFileError(f"{where}: expected NAME BODY => HEAD, such as: up ?x a ?c => ?c a rdfs:Class")
        if rule_name in seen:
            raise DataFileError(f"{where}: the rule {rule_name!r} stands here twice; rename one")
        seen.add(rule_name)
        if len(sentence) < 3 or sentence[0] != '"' or sentence[-1] != '"':
            raise DataFileError(
                f"{name}:{below or number}: the rule {rule_name!r} needs its sentence in quotes below it"
            )
        rules.append(_Parser(rest, where).rule(rule_name, sentence[1:-1], number))
    return tuple(rules)


class _Parser:
    """Reads one rule's line, token by token."""

    def __init__(self, text: str, where: str) -> None:
        self.where = where
        self.tokens: list[str] = []
        at, end = 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if not match:
                raise DataFileError(f"{where}: cannot read {text[at : at + 20].strip()!r}")
            self.tokens.append(match[0].strip())
            at = match.end()
        self.at = 0

    def rule(self, name: str, sentence: str, line: int) -> Rule:
        body: list[Atom] = []
        conditions: list[Builtin] = []
        while self._peek() != "=>":
            if self._peek() in BUILTINS and self._peek(1) == "(":
                conditions.append(self._builtin())
            else:
                body.append(self._atom())
            if self._peek() != "=>":
                self._expect(",")
        self._expect("=>")
        head: list[Atom] = []
        if self._peek() == "false":
            self.at += 1
        else:
            head.append(self._atom())
            while self._peek() == ",":
                self.at += 1
                head.append(self._atom())
        if self._peek():
            raise DataFileError(f"{self.where}: {self._peek()!r} after the end of the rule")
        rule = Rule(name, tuple(body), tuple(conditions), tuple(head), sentence, line)
        bound = {v.name for v in variables_of(rule)}
        used = {s.name for atom in head for s in atom.slots if isinstance(s, Variable)} | set(_FIELD.findall(sentence))
        if used - bound:
            raise DataFileError(f"{self.where}: ?{min(used - bound)} is not bound by the rule's body")
        return rule

    def _peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else ""

    def _expect(self, token: str) -> None:
        found = self._next()
        if found != token:
            raise DataFileError(f"{self.where}: expected {token!r} before {found or 'the end of the line'!r}")

    def _atom(self) -> Atom:
        subject, predicate, object_ = self._slot(), self._slot(), self._slot()
        return Atom(subject, predicate, object_)

    def _builtin(self) -> Builtin:
        name = self._next()
        self._expect("(")
        variables = [self._variable()]
        atom: Atom | None = None
        while self._peek() == ",":
            self.at += 1
            if name == "every" and len(variables) == BUILTINS[name]:
                atom = self._atom()
            else:
                variables.append(self._variable())
        self._expect(")")
        if len(variables) != BUILTINS[name] or (name == "every") != (atom is not None):
            raise DataFileError(f"{self.where}: {name} takes {BUILTINS[name]} variables")
        return Builtin(name, tuple(variables), atom)

    def _variable(self) -> Variable:
        slot = self._slot()
        if not isinstance(slot, Variable):
            raise DataFileError(f"{self.where}: a condition takes variables, such as ?x")
        return slot

    def _slot(self) -> Slot:
        token = self._next()
        if token.startswith("?"):
            return Variable(token[1:])
        if token == "a":
            return TYPE
        if token.startswith('"'):
            value, _, datatype = token[1:].partition('"^^')
            return Literal(value, self._iri(datatype).value)
        return self._iri(token)

    def _iri(self, token: str) -> Iri:
        prefix, colon, local = token.partition(":")
        if not colon or prefix not in _PREFIXES:
            raise DataFileError(
                f"{self.where}: {token or 'the end of the line'!r} is no term; prefixes are {', '.join(_PREFIXES)}"
            )
        return Iri(_PREFIXES[prefix] + local)


def variables_of(rule: Rule) -> Iterator[Variable]:
    """The variables that the rule's body and conditions bind, in order, repeats included."""
    for atom in rule.body:
        yield from (slot for slot in atom.slots if isinstance(slot, Variable))
    for condition in rule.conditions:
        yield from condition.variables
        if condition.atom:
            yield from (slot for slot in condition.atom.slots if isinstance(slot, Variable))
