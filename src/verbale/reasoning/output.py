"""What of a fixpoint is handed out: clean RDF about individuals, equality spelled out again."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Triple
from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.tbox import numbers
from verbale.reasoning.vocabulary import DIFFERENT_FROM, SAME_AS

_LANGUAGE_OF_SCHEMAS = (OWL, RDF, RDFS, XSD)
_INLINE = 1_000
_REMEMBERED = 100_000
"""Terms that are not made anew for each triple."""


class Output:
    """Reads inferred triples from a fixpoint's tables."""

    def __init__(self, fixpoint: Fixpoint) -> None:
        self._fixpoint = fixpoint
        self._terms = fixpoint.terms

    def triples(self, *, axioms: bool = False) -> Iterator[Triple]:
        """See ``verbale.reasoning.closure.Closure.triples``."""
        decode = lru_cache(_REMEMBERED)(self._terms.decode)  # who keeps the triples keeps each term once
        statement = self._statement(axioms=axioms)
        for s, p, o in self._fixpoint.tables.stream(f"{statement} ORDER BY p, s, o"):
            yield decode(s), decode(p), decode(o)  # type: ignore[misc]

    def _statement(self, *, axioms: bool) -> str:
        """The SELECT of what is handed out; it reads tables that stand until the next is asked for."""
        encode, tbox = self._terms.encode, self._fixpoint.tbox
        type_, same_as, different = encode(TYPE), encode(SAME_AS), encode(DIFFERENT_FROM)
        # What is built in, and the vocabulary: what is declared as class, property or datatype, or stands where only
        # these can.
        builtin = {n for n in self._terms.resources() if self._terms.text(n).startswith(_LANGUAGE_OF_SCHEMAS)}
        nameless = self._terms.blanks
        conditions = [
            "s >= 0 AND p >= 0",
            f"NOT (p IN ({same_as}, {different}) AND (s = o OR o < 0))",
            f"NOT {self._among('s', 'hidden', builtin | nameless | (set() if axioms else tbox.names()))}",
            f"NOT {self._among('p', 'ignored', nameless | (set() if axioms else tbox.predicates))}",
            f"NOT {self._among('o', 'nameless', nameless)}",
        ]
        if not axioms:
            conditions.append(f"NOT (p = {type_} AND {self._among('o', 'builtin', builtin)})")
        given = "SELECT s, p, o FROM t WHERE r = 0 UNION ALL SELECT s, p, o FROM retired WHERE r = 0"
        return (
            f"SELECT s, p, o FROM ({self._spelled_out(same_as)}) e WHERE {' AND '.join(conditions)} "
            f"AND NOT EXISTS (SELECT 1 FROM ({given}) g WHERE g.s = e.s AND g.p = e.p AND g.o = e.o)"
        )

    def _spelled_out(self, same_as: int) -> str:
        """The SELECT of all triples, those of equals for each of them."""
        same = list(self._fixpoint.same.sets())
        if not same:
            return "SELECT s, p, o FROM t WHERE r > 0"
        rows = [(members[0], member) for members in same for member in members]
        self._fixpoint.tables.replace("equals", ("one", "m"), rows)
        return (
            "SELECT COALESCE(a.m, t.s) AS s, COALESCE(b.m, t.p) AS p, COALESCE(c.m, t.o) AS o FROM t "
            "LEFT JOIN equals a ON a.one = t.s LEFT JOIN equals b ON b.one = t.p LEFT JOIN equals c ON c.one = t.o "
            f"UNION SELECT a.m, {same_as}, b.m FROM equals a, equals b WHERE a.one = b.one"
        )

    def _among(self, column: str, table: str, wanted: Set[int]) -> str:
        """The SQL condition that a column holds one of some numbers; many of them are put into a table."""
        if not wanted:
            return "(FALSE)"
        if len(wanted) <= _INLINE:
            return f"({column} IN ({numbers(wanted)}))"
        self._fixpoint.tables.replace(table, ("n",), [(number,) for number in sorted(wanted)])
        return f"({column} IN (SELECT n FROM {table}))"
