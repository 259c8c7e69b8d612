"""The rule table run by another engine: every rule of ``owl2rl.rules`` as a rule of Nemo, nothing compiled or clever.

Terms are numbers to Nemo, for it reads literals its own way; what the table's conditions ask of literals is worked
out here (``value``, ``spaces``), apart from the engine's own code. Lists are followed by rules. As generic as the
recommendation, and so slow: graphs of a few dozen triples. Nemo takes longest to read a program, so it reads the rules
once and each graph from files of numbers.
"""

from __future__ import annotations

import atexit
import base64
import datetime as dt
import re
import shutil
import struct
import tempfile
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

from verbale.graph.terms import RDF, RDFS, TYPE, XSD, Iri, Literal
from verbale.reasoning.rule import Atom, Builtin, Rule, Variable, rule_table

_WHOLE = {
    "integer": (None, None), "nonNegativeInteger": (0, None), "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0), "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1), "int": (-(2**31), 2**31 - 1), "short": (-(2**15), 2**15 - 1), "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1), "unsignedInt": (0, 2**32 - 1), "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}  # fmt: skip
_NAME = r"[A-Za-z_:][-A-Za-z0-9._:]*"
_TEXT = {
    "string": r"[^\x00]*",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"([^\t\n\r ]+( [^\t\n\r ]+)*)?",
    "language": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "Name": _NAME,
    "NCName": _NAME.replace(":", ""),
    "NMTOKEN": r"[-A-Za-z0-9._:]+",
}
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"

DATATYPES = frozenset(
    [XSD + name for name in (*_WHOLE, *_TEXT)]
    + [XSD + n for n in "decimal float double boolean hexBinary base64Binary anyURI dateTime dateTimeStamp".split()]
    + [RDF + "PlainLiteral", RDF + "XMLLiteral", RDFS + "Literal"]
)
"""The datatypes of OWL 2 RL (OWL 2 Profiles, section 4.2.1)."""


def value(literal: Literal) -> tuple[object, ...] | None:
    """What a literal stands for, its primitive value space first; None where it is not of its datatype, or where
    the datatype is none of OWL 2 RL.
    """
    text, name = literal.value, literal.datatype.removeprefix(XSD)
    if literal.language:
        return ("language", text, literal.language)
    if name in _WHOLE:
        if not re.fullmatch(r"[+-]?[0-9]+", text):
            return None
        low, high = _WHOLE[name]
        number = int(text)
        within = (low is None or low <= number) and (high is None or number <= high)
        return ("decimal", Fraction(number)) if within else None
    if name == "decimal":
        return ("decimal", Fraction(text)) if re.fullmatch(_DECIMAL, text) else None
    if name in ("double", "float"):
        if not re.fullmatch(_DECIMAL + r"([eE][+-]?[0-9]+)?|[+-]?INF|NaN", text):
            return None
        number = float(text.replace("INF", "inf"))
        return (name, repr(number if name == "double" else struct.unpack("f", struct.pack("f", number))[0]))
    if name == "boolean":
        return {"true": ("boolean", True), "1": ("boolean", True)}.get(
            text, ("boolean", False) if text in ("false", "0") else None
        )
    if name in _TEXT:
        return ("string", text) if re.fullmatch(_TEXT[name], text, re.DOTALL) else None
    if name in ("dateTime", "dateTimeStamp"):
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            return None
        if moment.tzinfo:
            # OWL 2 asks for identity: one instant told in two zones is two values.
            return ("dateTime", moment.astimezone(dt.UTC), moment.utcoffset())
        return ("dateTime", moment, None) if name == "dateTime" else None
    if name == "hexBinary":
        return (name, bytes.fromhex(text)) if re.fullmatch("([0-9a-fA-F]{2})*", text) else None
    if name == "base64Binary":
        try:
            return (name, base64.b64decode(text, validate=True))
        except ValueError:
            return None
    if name == "anyURI" or literal.datatype == RDF + "XMLLiteral":
        return (name, text)
    return None


def spaces(literal: Literal) -> frozenset[str]:
    """The datatypes of OWL 2 RL in whose value spaces a literal's value is."""
    found = value(literal)
    if found is None:
        return frozenset()
    kind, held = found[0], found[1]
    names = {RDFS + "Literal"}
    if kind == "decimal":
        assert isinstance(held, Fraction)
        names.add(XSD + "decimal")
        if held.denominator == 1:
            names |= {
                XSD + name
                for name, (low, high) in _WHOLE.items()
                if (low is None or low <= held) and (high is None or held <= high)
            }
    elif kind == "string":
        names |= {XSD + name for name, form in _TEXT.items() if re.fullmatch(form, str(held), re.DOTALL)}
        names.add(RDF + "PlainLiteral")
    elif kind == "language":
        names.add(RDF + "PlainLiteral")
    elif kind == "dateTime":
        names |= {XSD + "dateTime"} | ({XSD + "dateTimeStamp"} if found[2] is not None else set())
    else:
        names.add(literal.datatype)
    return frozenset(names)


Node = Iri | Literal


@dataclass(frozen=True)
class Closed:
    """What Nemo makes of a graph: all triples (literals may be subjects), and the rules that find a contradiction."""

    triples: frozenset[tuple[Node, Node, Node]]
    violated: frozenset[str]


def close(
    triples: Iterable[tuple[Node, Iri, Node]],
    rules: tuple[Rule, ...] | None = None,
    *,
    asked: Iterable[tuple[Node, Node, Node]] = (),
) -> Closed:
    """The closure of ``triples`` under the rule table, or under other rules of its form.

    Only datatypes that the triples or the statements ``asked`` for name are looked at: what the
    other datatypes would add concerns themselves alone, and takes most of the time.
    """
    from nmo_python import NemoEngine

    program = _program(rule_table() if rules is None else rules)
    terms = list(program.constants)
    numbers = {term: number for number, term in enumerate(terms)}
    rows: dict[str, list[tuple[int, ...]]] = {relation: [] for relation in _GIVEN}

    def add(relation: str, *nodes: Node) -> None:
        for node in nodes:
            if node not in numbers:
                numbers[node] = len(terms)
                terms.append(node)
        rows[relation].append(tuple(numbers[node] for node in nodes))

    for triple in triples:
        add("t", *triple)
    named = {*terms, *(node for statement in asked for node in statement)}
    datatypes = [Iri(name) for name in sorted(DATATYPES) if Iri(name) in named]
    _say_of_literals([term for term in terms if isinstance(term, Literal)], datatypes, add)

    for relation, found in rows.items():
        text = "".join(f"{','.join(map(str, row))}\n" for row in found)
        (program.folder / f"{relation}.csv").write_text(text, encoding="ascii")
    engine = NemoEngine(program.loaded)
    engine.reason()
    closed = frozenset((terms[s], terms[p], terms[o]) for s, p, o in engine.result("t"))
    return Closed(closed, frozenset(program.rules[index].name for (index,) in engine.result("broken")))


def _say_of_literals(literals: Collection[Literal], datatypes: Collection[Iri], add: Callable[..., None]) -> None:
    """What the table's conditions ask of these literals, those of the rules among them."""
    for datatype in datatypes:
        add("is_datatype", datatype)
    values = {literal: value(literal) for literal in literals}
    for literal in literals:
        add("is_literal", literal)
        within = spaces(literal)
        for datatype in datatypes:
            add("is_in" if datatype.value in within else "is_not_in", literal, datatype)
    for a, b in product((a for a in literals if values[a] is not None), repeat=2):
        add("is_same_value" if values[a] == values[b] else "is_other_value", a, b)


_GIVEN = {
    "t": 3,
    "is_literal": 1,
    "is_datatype": 1,
    "is_in": 2,
    "is_not_in": 2,
    "is_same_value": 2,
    "is_other_value": 2,
}
"""The relations that a graph gives, with their number of places."""


class _Program:
    """The rules as Nemo has read them, the terms that they name (numbered from 0), the folder it reads graphs from."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        from nmo_python import load_string

        self.rules = rules
        self.constants: list[Node] = []
        self.folder = Path(tempfile.mkdtemp(prefix="verbale-nemo-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self._first, self._rest, self._nil = (self._slot(Iri(RDF + name)) for name in ("first", "rest", "nil"))
        self._lines = [
            f'@import {relation} :- csv{{resource="{self.folder}/{relation}.csv", format=({", ".join(["int"] * n)})}}.'
            for relation, n in _GIVEN.items()
        ]
        self._lines += [
            f"is_member(?l, ?x) :- t(?l, {self._first}, ?x).",
            f"is_member(?l, ?x) :- t(?l, {self._rest}, ?m), is_member(?m, ?x).",
            f"ahead(?l, ?x, ?y) :- t(?l, {self._first}, ?x), t(?l, {self._rest}, ?m), is_member(?m, ?y).",
            f"ahead(?l, ?x, ?y) :- t(?l, {self._rest}, ?m), ahead(?m, ?x, ?y).",
            "is_pair(?l, ?x, ?y) :- ahead(?l, ?x, ?y).",
            "is_pair(?l, ?x, ?y) :- ahead(?l, ?y, ?x).",
            "bad(-1).",  # a relation must have something to be known
        ]
        for index, rule in enumerate(rules):
            self._add(index, rule)
        self._lines += ["broken(?i) :- bad(?i), ?i >= 0.", "@export t :- csv {}.", "@export broken :- csv {}."]
        self.loaded = load_string("\n".join(self._lines))

    def _add(self, index: int, rule: Rule) -> None:
        body = [self._atom(atom) for atom in rule.body]
        body += [self._condition(index, rule, condition) for condition in rule.conditions]
        for head in [self._atom(atom) for atom in rule.head] or [f"bad({index})"]:
            self._lines.append(f"{head} :- {', '.join(body)}." if body else f"{head}.")

    def _atom(self, atom: Atom) -> str:
        return f"t({', '.join(map(self._slot, atom.slots))})"

    def _slot(self, slot: Variable | Node) -> str:
        if isinstance(slot, Variable):
            return f"?{slot.name}"
        if slot not in self.constants:
            self.constants.append(slot)
        return str(self.constants.index(slot))

    def _condition(self, index: int, rule: Rule, condition: Builtin) -> str:
        """A condition as an atom; those that walk down a list get rules of their own, for the lists this rule needs."""
        name = f"is_{condition.name.replace('-', '_')}"
        variables = [self._slot(variable) for variable in condition.variables]
        if condition.name not in ("every", "chain", "agree"):
            return f"{name}({', '.join(variables)})"
        owners = [self._atom(atom) for atom in rule.body if condition.variables[0] in atom.slots]
        self._lines += [
            f"walk{index}({variables[0]}) :- {', '.join(owners)}.",
            f"walk{index}(?m) :- walk{index}(?l), t(?l, {self._rest}, ?m).",
        ]
        name += str(index)
        if condition.name == "every":
            assert condition.atom is not None
            (free,) = (self._slot(s) for s in condition.atom.slots if self._slot(s) not in variables and s != TYPE)
            step = self._atom(condition.atom).replace(f"{variables[1]},", "?i_,").replace(f"{variables[1]})", "?i_)")
            ends, here, beyond = [free], step, f"{name}(?m_, {free})"
        elif condition.name == "chain":
            ends, here, beyond = ["?x", "?y"], "t(?x, ?i_, ?y)", ""
        else:
            ends, here, beyond = ["?x", "?y"], "t(?x, ?i_, ?v_), t(?y, ?i_, ?v_)", f"{name}(?m_, ?x, ?y)"
        on = f"walk{index}(?l_), t(?l_, {self._first}, ?i_), t(?l_, {self._rest}"
        then = f"{here}, {beyond}" if beyond else f"t(?x, ?i_, ?z_), {name}(?m_, ?z_, ?y)"
        self._lines += [
            f"{name}(?l_, {', '.join(ends)}) :- {on}, {self._nil}), {here}.",
            f"{name}(?l_, {', '.join(ends)}) :- {on}, ?m_), {then}.",
        ]
        return f"{name}({', '.join([variables[0], *(ends if condition.name == 'every' else variables[1:])])})"


@cache
def _program(rules: tuple[Rule, ...]) -> _Program:
    return _Program(rules)
