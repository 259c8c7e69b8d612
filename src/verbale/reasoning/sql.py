"""Joins of atoms as SQL text: plain SELECTs over integer tables, which DuckDB and Spark SQL both run.

Tables: ``t`` (s, p, o, r) all triples with their round; ``sch`` (s, p, o) those about the vocabulary; ``d0``/``d1``
(s, p, o) what the last round added; ``member`` (l, i, m) lists; ``a_…`` (v_…) one table of axioms a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verbale.graph.terms import Term
from verbale.reasoning.rule import Atom, Slot, Variable


class Join:
    """A FROM clause that grows atom by atom and knows which column holds each variable.

    >>> join = Join(lambda term: 7)
    >>> join.triples("t", Atom(Variable("x"), Variable("p"), Variable("x")))
    >>> join.select(Variable("x"), as_=["s"])
    'SELECT x0.s AS s FROM t x0 WHERE x0.o = x0.s'
    """

    def __init__(self, encode: Callable[[Term], int]) -> None:
        self._encode = encode
        self._sources: list[str] = []
        self._conditions: list[str] = []
        self._column: dict[str, str] = {}

    def axioms(self, source: str, variables: Sequence[str]) -> None:
        """Add a rule's axioms: a table, or a list of values, with a column for each variable."""
        self._sources.append(f"{source} a({', '.join(f'v_{name}' for name in variables)})")
        self._column.update({name: f"a.v_{name}" for name in variables})

    def triples(self, table: str, atom: Atom) -> None:
        """Add the triples of ``table`` that an atom matches."""
        alias = f"x{len(self._sources)}"
        self._sources.append(f"{table} {alias}")
        for column, slot in zip("spo", atom.slots, strict=True):
            self._bind(f"{alias}.{column}", slot)

    def members(self, list_: Variable, *items: Variable) -> None:
        """Add the members of a list: one, or two at different places, the first before the second."""
        first = ""
        for item in items:
            alias = f"x{len(self._sources)}"
            self._sources.append(f"member {alias}")
            self._bind(f"{alias}.l", list_)
            self._bind(f"{alias}.m", item)
            if first:
                self._conditions.append(f"{first}.i < {alias}.i")
            first = alias

    def where(self, condition: str) -> None:
        """Add a condition of one's own."""
        self._conditions.append(condition)

    def value(self, slot: Slot) -> str:
        """The SQL expression of a variable or term."""
        return self._column[slot.name] if isinstance(slot, Variable) else str(self._encode(slot))

    def has(self, name: str) -> bool:
        """Whether a variable is bound."""
        return name in self._column

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the bound variables, sorted."""
        return tuple(sorted(self._column))

    def select(self, *slots: Slot, as_: Sequence[str], distinct: bool = False) -> str:
        """The statement, with these slots as columns of these names."""
        columns = ", ".join(f"{self.value(slot)} AS {name}" for slot, name in zip(slots, as_, strict=True))
        source = f" FROM {', '.join(self._sources)}" if self._sources else ""
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        return f"SELECT {'DISTINCT ' if distinct else ''}{columns or '1'}{source}{where}"

    def _bind(self, column: str, slot: Slot) -> None:
        if isinstance(slot, Variable) and slot.name not in self._column:
            self._column[slot.name] = column
        else:
            self._conditions.append(f"{column} = {self.value(slot)}")
