"""What of a fixpoint is handed out: clean RDF about individuals, equality spelled out again."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, XSD, Triple
from verbale.reasoning.fixpoint import Fixpoint
from verbale.reasoning.vocabulary import DIFFERENT_FROM, SAME_AS

_LANGUAGE_OF_SCHEMAS = (OWL, RDF, RDFS, XSD)


class Output:
    """Reads inferred triples from a fixpoint's tables."""

    def __init__(self, fixpoint: Fixpoint) -> None:
        self._fixpoint = fixpoint
        self._terms = fixpoint.terms

    def triples(self, *, axioms: bool = False) -> Iterator[Triple]:
        """See ``verbale.reasoning.closure.Closure.triples``."""
        decode, tables = self._terms.decode, self._fixpoint.tables
        self._prepare(axioms=axioms)
        for s, p, o in tables.stream("SELECT s, p, o FROM output ORDER BY p, s, o"):
            yield decode(s), decode(p), decode(o)  # type: ignore[misc]

    def _prepare(self, *, axioms: bool) -> None:
        tables = self._fixpoint.tables
        same = list(self._fixpoint.same.sets())
        tables.replace("equals", ("one", "m"), [(members[0], member) for members in same for member in members])
        tables.replace("hidden", ("n",), [(number,) for number in sorted(self._hidden(axioms))])
        tables.replace("nameless", ("n",), [(number,) for number in sorted(self._terms.blanks)])
        tables.replace("ignored", ("n",), [(number,) for number in sorted(self._ignored_predicates(axioms))])
        type_, same_as = self._terms.encode(TYPE), self._terms.encode(SAME_AS)
        different = self._terms.encode(DIFFERENT_FROM)
        everything = "SELECT s, p, o FROM t"
        if same:
            everything = (
                "SELECT COALESCE(a.m, t.s) AS s, COALESCE(b.m, t.p) AS p, COALESCE(c.m, t.o) AS o FROM t "
                "LEFT JOIN equals a ON a.one = t.s LEFT JOIN equals b ON b.one = t.p LEFT JOIN equals c ON c.one = t.o "
                f"UNION SELECT a.m, {same_as}, b.m FROM equals a, equals b WHERE a.one = b.one"
            )
        builtin = "" if axioms else f"AND NOT (p = {type_} AND o IN (SELECT n FROM schemas))"
        tables.replace("schemas", ("n",), [(number,) for number in sorted(self._schema_terms())])
        tables.run(
            f"CREATE OR REPLACE TABLE output AS SELECT s, p, o FROM ({everything}) e "
            f"WHERE s >= 0 AND p >= 0 AND NOT (p IN ({same_as}, {different}) AND (s = o OR o < 0)) "
            "AND s NOT IN (SELECT n FROM nameless) AND o NOT IN (SELECT n FROM nameless) "
            f"AND p NOT IN (SELECT n FROM nameless) AND s NOT IN (SELECT n FROM hidden) {builtin} "
            "AND p NOT IN (SELECT n FROM ignored) AND NOT EXISTS (SELECT 1 FROM "
            "(SELECT s, p, o FROM t WHERE r = 0 UNION ALL SELECT s, p, o FROM retired WHERE r = 0) g "
            "WHERE g.s = e.s AND g.p = e.p AND g.o = e.o)"
        )

    def _hidden(self, axioms: bool) -> set[int]:
        """The vocabulary: what is declared as class, property or datatype, or stands where only these can."""
        if axioms:
            return set()
        return self._fixpoint.tbox.names() | self._schema_terms()

    def _ignored_predicates(self, axioms: bool) -> set[int]:
        return set() if axioms else set(self._fixpoint.tbox.predicates)

    def _schema_terms(self) -> set[int]:
        return {
            number for number in self._terms.resources() if self._terms.text(number).startswith(_LANGUAGE_OF_SCHEMAS)
        }
