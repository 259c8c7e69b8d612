"""Why an answer is empty: nothing known of a thing, nothing said to that question, or said but not asserted.

One mechanism for all queries. It looks at the entities that stand in the query once its parameters are bound, and at
the classes and properties that the query asks about; then at what the claims say of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from verbale.graph.terms import BASE, VB
from verbale.queries.engine import Engine
from verbale.queries.names import PREFIXES, RDF_TYPE, compact, words
from verbale.queries.results import Term
from verbale.queries.tokens import tokens

_MAX_CLAIMS = 5_000
_MAX_NODES = 300
_NAMED = 4


def reason(
    graph: Engine, sparql: str, conditions: Mapping[str, str], labels: Mapping[str, str], language: str = "en"
) -> str:
    """One sentence: why a bound query, which had no rows, has none.

    ``conditions`` are the parameters as they were typed, for those that are no entities; ``labels`` those of things
    that the graph does not know.
    """
    bound, terms = _iris(sparql)
    unknown = [iri for iri in bound if not graph.knows(iri)]
    if unknown:
        return f"No document speaks of {_listed([labels.get(i) or words(i) for i in unknown])}."
    if not bound:
        if not any(True for _ in graph.quads(None, None)):
            return "The graph is empty."
        return f"The graph holds nothing that fits{_under(conditions)}."
    called = _listed([graph.label(i, language) for i in bound])
    statuses = _unsettled(graph, bound, terms)
    if statuses:
        said = ", ".join(f"{status} ({count})" for status, count in sorted(statuses.items()))
        if conditions:
            return (
                f"Documents speak of {called}, but assert nothing to this question{_under(conditions)}; "
                f"of the kind asked for there is something {said}: see verbale query allegations "
                f"about={compact(bound[0])}"
            )
        return (
            f"No document asserts this of {called}; it is only {said}: "
            f"see verbale query allegations about={compact(bound[0])}"
        )
    if len(bound) > 1 and not _common(graph, bound):
        return f"Documents speak of {called}, but of nothing that joins them."
    together = ", also together" if len(bound) > 1 else ""
    return f"Documents speak of {called}{together}, but say nothing to this question{_under(conditions)}."


def iris_in(sparql: str) -> frozenset[str]:
    """The IRIs that stand in a query, in full or with one of the known prefixes."""
    return frozenset(_mentioned(sparql))


def _mentioned(sparql: str) -> list[str]:
    found: list[str] = []
    for token in tokens(sparql):
        if token.kind == "iri":
            found.append(token.text[1:-1])
        elif token.kind == "name":
            prefix, _, rest = token.text.partition(":")
            found.append(PREFIXES.get(prefix, prefix + ":") + rest.replace("\\", ""))
    return list(dict.fromkeys(found))


def _iris(sparql: str) -> tuple[list[str], set[str]]:
    """The entities and the ontology's terms that stand in a query, in the order of their first mention."""
    found = _mentioned(sparql)
    entities = [i for i in found if i.startswith(BASE + "id/") and "/id/graph/" not in i]
    return [i for i in entities if i != BASE + "id/"], {i for i in found if i.startswith(VB) and i != VB}


def _listed(names: list[str]) -> str:
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    *first, last = names[:_NAMED] + more
    return f"{', '.join(first)} and {last}" if first else last


def _under(conditions: Mapping[str, str]) -> str:
    return f" with {', '.join(f'{name}={value}' for name, value in conditions.items())}" if conditions else ""


def _common(graph: Engine, bound: list[str]) -> set[str]:
    """The nodes that claims about each of the entities share: an event that both take part in, or one of the two."""
    sets = []
    for iri in bound:
        nodes = {iri}
        for number, claim in enumerate(graph.subjects(VB + "claimObject", Term("iri", iri))):
            if number >= _MAX_CLAIMS:
                break
            nodes |= {t.value for t in graph.objects(claim, VB + "claimSubject")}
        sets.append(nodes)
    return set.intersection(*sets)


def _unsettled(graph: Engine, bound: list[str], terms: set[str]) -> Counter[str]:
    """How often claims about what the query asks for, of all the entities, have each status other than asserted."""
    counts: Counter[str] = Counter()
    for node in sorted(_common(graph, bound) - set(bound))[:_MAX_NODES]:
        claims = [_claim(graph, c) for c in graph.subjects(VB + "claimSubject", Term("iri", node))]
        kinds = {c["claimObject"] for c in claims if c.get("claimPredicate") == RDF_TYPE}
        asked = kinds & terms or {k for kind in kinds for k in _above(graph, kind)} & terms
        for claim in claims:
            if asked and claim.get("claimPredicate") == RDF_TYPE and (status := _status(claim)):
                counts[status] += 1
    for subject in bound:  # relations: subject, property, object, without a node of their own
        for other in bound:
            pair = set(graph.subjects(VB + "claimSubject", Term("iri", subject)))
            pair &= set(graph.subjects(VB + "claimObject", Term("iri", other))) if other != subject else set()
            for claim in (_claim(graph, c) for c in sorted(pair)):
                if claim.get("claimPredicate") in terms and (status := _status(claim)):
                    counts[status] += 1
    return counts


def _claim(graph: Engine, claim: str) -> dict[str, str]:
    return {p.removeprefix(VB): o.value for _, p, o in graph.quads(claim, None)}


def _status(claim: Mapping[str, str]) -> str | None:
    """How a claim is unsettled; ``None`` where it is asserted, or sensitive and so not to be told unasked."""
    if claim.get("sensitive") in {"true", "1"}:
        return None
    status = words(claim.get("claimStatus", ""))
    if claim.get("polarity") == "negative" and status != "denied":
        return f"{status} not to be so"
    return None if status in {"asserted", ""} else status


def _above(graph: Engine, kind: str) -> Iterable[str]:
    """The classes above a class, through however many steps."""
    seen: set[str] = set()
    waiting = [kind]
    while waiting:
        for above in graph.ontology.objects(waiting.pop(), PREFIXES["rdfs"] + "subClassOf"):
            if above.kind == "iri" and above.value not in seen:
                seen.add(above.value)
                waiting.append(above.value)
    return seen
