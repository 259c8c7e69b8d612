"""The engine of this house behind the common seam."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from verbale.graph.stored import collected
from verbale.graph.terms import Triple
from verbale.reasoning.base import Clash, Materialised
from verbale.reasoning.closure import closure


class DuckdbEngine:
    """``verbale.reasoning.base.Engine`` by ``closure``: all 78 rules."""

    def materialise(self, facts: Collection[Triple], axioms: Collection[Triple]) -> Materialised:
        """See ``Engine``."""
        with closure(chain(facts, axioms)) as result:
            clashes = {Clash(v.rule, tuple(sorted(v.bindings.items()))) for v in result.violations}
            return Materialised(collected([result.triples()]), frozenset(clashes))
