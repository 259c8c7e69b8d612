"""Why an answer is empty: nothing known of a thing, nothing said to that question, or said but not asserted.

One mechanism for all queries. It looks at the entities that stand in the query once its parameters are bound, and at
the classes and properties that the query asks about; then at what the claims say of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from verbale.graph.terms import BASE, VB
from verbale.queries.binder import is_iri
from verbale.queries.engine import Engine
from verbale.queries.names import PREFIXES, RDF_TYPE, compact, words
from verbale.queries.tokens import tokens

_MAX_NODES = 5_000
_MAX_ASKED = 300
_MAX_ENDS = 6
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
    entities = [i for i in found if i.startswith(BASE + "id/") and "/id/graph/" not in i and is_iri(i)]
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
        sparql = (
            f"SELECT DISTINCT ?node {{ GRAPH ?g {{ ?claim <{VB}claimObject> <{iri}> ; <{VB}claimSubject> ?node }} }} "
            f"LIMIT {_MAX_NODES}"
        )
        rows, _ = graph.query(sparql).take(_MAX_NODES)
        sets.append({iri, *(node.value for (node,) in rows if node is not None and node.kind == "iri")})
    return set.intersection(*sets)


def _unsettled(graph: Engine, bound: list[str], terms: set[str]) -> Counter[str]:
    """How often claims about what the query asks for, of all the entities, have each status other than asserted."""
    counts: Counter[str] = Counter()
    nodes = sorted(_common(graph, bound) - set(bound))[:_MAX_ASKED]
    kinds = list(_claims(graph, f"VALUES ?s {{ {_each(nodes)} }} VALUES ?p {{ <{RDF_TYPE}> }}")) if nodes else []
    asked = {kind for kind in {kind for _, kind, _ in kinds} if {kind, *_above(graph, kind)} & terms}
    counts.update(status for _, kind, status in kinds if kind in asked)
    # Relations have no node of their own: subject, property, object.
    pairs = " ".join(f"(<{s}> <{o}>)" for s in bound[:_MAX_ENDS] for o in bound[:_MAX_ENDS] if s != o)
    if pairs:
        counts.update(status for p, _, status in _claims(graph, f"VALUES (?s ?o) {{ {pairs} }}") if p in terms)
    return counts


def _claims(graph: Engine, which: str) -> Iterator[tuple[str, str, str]]:
    """Property, object and unsettled status of claims; left out are asserted ones, and those not to be told unasked."""
    sparql = (
        f"PREFIX c: <{VB}> SELECT ?claim ?p ?o ?status ?polarity ?sensitive {{ {which} GRAPH ?g {{ "
        "?claim c:claimSubject ?s ; c:claimPredicate ?p ; c:claimObject ?o ; c:claimStatus ?status . "
        "OPTIONAL { ?claim c:polarity ?polarity } OPTIONAL { ?claim c:sensitive ?sensitive } } "
        f"}} LIMIT {_MAX_NODES}"
    )
    rows, _ = graph.query(sparql).take(_MAX_NODES)
    for _, p, o, status, polarity, sensitive in rows:
        if p is None or o is None or status is None or (sensitive is not None and sensitive.value in {"true", "1"}):
            continue
        stance = words(status.value)
        if polarity is not None and polarity.value == "negative" and stance != "denied":
            stance += " not to be so"
        if stance != "asserted":
            yield p.value, o.value, stance


def _each(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris if is_iri(iri))


def _above(graph: Engine, kind: str) -> Iterable[str]:
    """The classes above a class, through however many steps."""
    seen: set[str] = set()
    waiting = [kind] if kind.startswith(VB) else []
    while waiting:
        for above in graph.ontology.objects(waiting.pop(), PREFIXES["rdfs"] + "subClassOf"):
            if above.kind == "iri" and above.value not in seen:
                seen.add(above.value)
                waiting.append(above.value)
    return seen
