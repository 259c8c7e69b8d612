"""The rules run to the fixpoint: the vocabulary first, then everything else, round by round.

Semi-naive evaluation (Bancilhon 1986): each round joins what the last one added with all there is. When nothing more
follows, resources found to be the same become one, and rounds go on; when that or a rule changes the vocabulary, it is
closed and compiled again.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbale.graph.terms import TYPE
from verbale.reasoning import datatypes
from verbale.reasoning.dictionary import Dictionary
from verbale.reasoning.equality import Equality, Merge
from verbale.reasoning.matcher import Numbers
from verbale.reasoning.program import Program
from verbale.reasoning.tables import Tables
from verbale.reasoning.tbox import TBox
from verbale.reasoning.vocabulary import FIRST, SAME_AS, THING


class Fixpoint:
    """Tables, a dictionary and an equality, brought to the fixpoint by ``run``."""

    def __init__(self, terms: Dictionary, tables: Tables) -> None:
        self.terms = terms
        self.tables = tables
        self.same = Equality()
        self.tbox = TBox(terms, tables)
        self.round = 0
        """The last round there was."""
        self.clashes: list[tuple[Merge, tuple[int, int]]] = []
        """Merges that would make two different literals one, with these literals."""
        self._type = terms.encode(TYPE)
        self._same_as = terms.encode(SAME_AS)

    def run(self) -> None:
        """From what ``t`` holds to the fixpoint. Raises ``InputError`` for a broken list, ``LimitError`` for memory."""
        self._run(stale=True, everything=True)

    def extend(self, triples: Sequence[Numbers]) -> None:
        """Add triples as given ones and go on to the fixpoint, whatever they change. Errors as for ``run``."""
        tables, find = self.tables, self.same.find
        stale = any(map(self.tbox.is_structural, triples))
        tables.give(triples)
        if self.same:
            stale = self._rewrite() or stale
        tables.replace("delta", ("s", "p", "o"), [(find(s), find(p), find(o)) for s, p, o in triples])
        tables.delta = "delta"
        self._run(stale=stale, everything=stale or self.program.types_literals)

    def append(self, rows: Sequence[tuple[int, int, int, int]], was_inferred: Sequence[Numbers]) -> None:
        """Add triples that are at the fixpoint already, with their rounds; some were there as inferred ones."""
        self.tables.append(rows, was_inferred)
        self.round = max(self.round, *(row[3] for row in rows))

    def complete_vocabulary(self) -> bool:
        """Close the vocabulary under all its rules, for those who ask about it; whether it was not yet."""
        if self.tbox.is_complete:
            return False
        self.round = self.tbox.complete(self.round)
        return True

    def _run(self, *, stale: bool, everything: bool) -> None:
        while True:
            if stale:
                self.round = self.tbox.close(self.round)
                self.program = Program(self.terms, self.tables, self.tbox)
                everything = True
            stale = self._instances(everything)
            everything = False
            if not stale:
                merged = self._merge()
                if merged is None:
                    return
                stale = merged

    def _instances(self, everything: bool) -> bool:
        """Rounds until nothing follows; whether the vocabulary has grown on the way."""
        tables, program = self.tables, self.program
        if everything:
            self._type_literals()
        delta = None if everything else tables.delta
        grown = False
        while True:
            predicates, classes = self._kinds(delta or "t")
            grown = grown or (delta is not None and self.tbox.grows_by(predicates, classes))
            statements = program.statements(delta, predicates, classes)
            if not tables.step(statements, "t", self.round + 1, where=program.wanted):
                return grown
            self.round += 1
            delta = tables.delta

    def _kinds(self, table: str) -> tuple[set[int], set[int]]:
        """The predicates in a table, and the classes that something in it is in."""
        type_ = self._type
        rows = self.tables.rows(f"SELECT DISTINCT p, CASE WHEN p = {type_} THEN o ELSE 0 END FROM {table}")
        return {p for p, _ in rows}, {o for p, o in rows if p == type_}

    def _type_literals(self) -> None:
        """What dt-type2 says, where a rule asks for the members of a datatype."""
        wanted = self.program.demanded - {self.terms.encode(THING)}
        rows = [
            (literal, self._type, datatype)
            for literal in (self.terms.literals() if wanted else ())
            for datatype in wanted
            if datatypes.contains(self.terms.decode(datatype).value, self.terms.decode(literal))  # type: ignore[arg-type]
        ]
        if rows:
            self.tables.replace("typed", ("s", "p", "o"), rows)
            if self.tables.step(["SELECT s, p, o FROM typed"], "t", self.round + 1):
                self.round += 1

    # --- equality ---

    def _merge(self) -> bool | None:
        """Make one of what is the same; ``None`` if nothing was, else whether that changed the vocabulary."""
        tables, round_ = self.tables, self.round + 1
        found = [
            Merge(left, right, None, round_)
            for left, right in tables.rows(f"SELECT s, o FROM t WHERE p = {self._same_as} AND s <> o ORDER BY s, o")
        ]
        for plan in self.program.merging:
            rows = tables.rows(f"{plan.merging(self.terms.encode)} ORDER BY l, r")
            found += [Merge(left, right, plan.rule.name, round_) for left, right in rows]
        joined = [merge for merge in found if self._join(merge)]
        if not joined:
            return None
        self.round += 2  # merges are of one round, what they rewrite of the next, so that no proof goes in a circle
        tables.replace("replaced", ("old", "new"), list(self.same.replaced().items()))
        return self._rewrite()

    def _join(self, merge: Merge) -> bool:
        left, right = self._literal_of(merge.left), self._literal_of(merge.right)
        if left is not None and right is not None and left != right:
            if not any(known == (left, right) for _, known in self.clashes):
                self.clashes.append((merge, (left, right)))
            return False
        return self.same.merge(merge)

    def _literal_of(self, number: int) -> int | None:
        return next((member for member in self.same.members(number) if member < 0), None)

    def _rewrite(self) -> bool:
        """Put representatives in the place of what they stand for; whether that changed the vocabulary."""
        tables = self.tables
        touched = " OR ".join(f"{column} IN (SELECT old FROM replaced)" for column in "spo")
        tables.widen(self.round)
        tables.run(f"CREATE OR REPLACE TABLE moved AS SELECT s, p, o, r FROM t WHERE {touched}")
        tables.run(f"DELETE FROM t WHERE {touched}")
        tables.run("INSERT INTO retired SELECT s, p, o, r FROM moved")
        renamed = (
            "SELECT COALESCE(a.new, m.s) AS s, COALESCE(b.new, m.p) AS p, COALESCE(c.new, m.o) AS o FROM moved m "
            "LEFT JOIN replaced a ON a.old = m.s LEFT JOIN replaced b ON b.old = m.p "
            "LEFT JOIN replaced c ON c.old = m.o"
        )
        kept = f"SELECT s, p, o FROM ({renamed}) n WHERE NOT (p = {self._same_as} AND s = o)"
        tables.step([kept], "t", self.round)
        structural = f"SELECT 1 FROM moved WHERE {self.tbox.where} OR p = {self.terms.encode(FIRST)} LIMIT 1"
        renewed = f"SELECT 1 FROM {tables.delta} WHERE {self.tbox.where} LIMIT 1"
        return bool(tables.rows(structural) or tables.rows(renewed))
