"""One reasoner over one file, in a process of its own: seconds to load and to reason, peak memory, triples inferred.

    python benchmarks/engines.py ENGINE WORKLOAD FILE.nt

Prints one JSON object. Inferred are the instance triples: not given; subject and predicate IRIs, object an IRI of an
individual or of a named class, or a literal; not about the vocabulary; no owl:Thing; no reflexive owl:sameAs.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import own_graph
import university
from compiled import BAD, SAME, SAME_AS, Atom, Program, compile_axioms

from verbale.graph.terms import OWL, RDF, RDFS, TYPE, Iri, Literal, Triple

Figures = dict[str, Any]
AXIOMS: dict[str, Callable[[], list[Triple]]] = {
    "university": university.axioms,
    "merging": university.axioms,
    "own": own_graph.axioms,
}
PROOFS = 200
MOST_LISTED = 5_000_000
"""Up to so many inferred triples, some are explained, and ten are added."""
ADDED = 10


class Clock:
    """Seconds waited and seconds of the processor, all threads, since it was made."""

    def __init__(self) -> None:
        self.waited, self.cpu = time.perf_counter(), time.process_time()

    def figures(self, name: str) -> Figures:
        return {name: time.perf_counter() - self.waited, f"{name}_cpu": time.process_time() - self.cpu}


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ------------------------------------------------------------------------------------------------------------- verbale
def run_verbale(workload: str, path: Path) -> Figures:
    """This project's engine, by its one public call; the fixpoint's own share of it is what counts as reasoning."""
    from verbale.reasoning import closure
    from verbale.reasoning.fixpoint import Fixpoint

    figures: Figures = {}
    run = Fixpoint.run

    def timed(self: Fixpoint) -> None:
        figures.update(clock.figures("load"))
        own = Clock()
        run(self)
        figures.update(own.figures("reason"))

    Fixpoint.run = timed  # type: ignore[method-assign]
    clock = Clock()
    result = closure(path)
    figures["peak"] = peak_mb()
    clock = Clock()
    figures["violations"] = len(result.violations)
    figures |= clock.figures("contradictions")
    clock = Clock()
    figures["inferred"] = sum(1 for _ in result.triples())
    figures |= clock.figures("list")
    if workload == "university" and figures["inferred"] <= MOST_LISTED:
        figures |= _proofs(result) | _additions(result)
    figures["whole_peak"] = peak_mb()
    result.close()
    Fixpoint.run = run  # type: ignore[method-assign]
    return figures


def _proofs(result: Any) -> Figures:  # noqa: ANN401
    """How long it takes to explain triples of every predicate, spread over the graph, once there is an index."""
    asked = _spread(result.triples(), PROOFS)
    clock = Clock()
    result.explain(asked[0])
    figures = clock.figures("first_proof")
    times = []
    for triple in asked:
        clock = Clock()
        if result.explain(triple) is None:
            raise SystemExit(f"no proof for an inferred triple: {triple}")
        times.append(clock.figures("proof"))
    for name in times[0]:
        ordered = sorted(time[name] for time in times)
        figures |= {f"{name}_median": ordered[len(ordered) // 2], f"{name}_slowest": ordered[-1]}
    return figures


def _spread(found: Iterator[Triple], most: int) -> list[Triple]:
    """Up to ``most`` to twice as many of them at even distances, without holding more."""
    kept: list[Triple] = []
    step = 1
    for number, triple in enumerate(found):
        if number % step == 0:
            kept.append(triple)
            if len(kept) == 2 * most:
                kept, step = kept[::2], step * 2
    return kept


def _additions(result: Any) -> Figures:  # noqa: ANN401
    """Seconds to add ten triples to a reasoned graph, the best of five times."""
    times = []
    for turn in range(5):
        base = f"{university.SITE}u0/d0"
        person = Iri(f"{base}/newcomer{turn}")
        new: list[Triple] = [
            (person, TYPE, university.UNDERGRADUATE),
            (person, university.STUDIES_AT, Iri(base)),
            (person, university.NAME, Literal(f"Newcomer {turn}")),
            *((person, university.ATTENDS, Iri(f"{base}/course{i}")) for i in range(4)),
            (person, university.AUTHOR_OF, Iri(f"{base}/work3")),
            (Iri(f"{base}/group0"), Iri(university.CAMPUS + "hasMember"), person),
            (person, university.COLLABORATES, Iri(f"{base}/professor0")),
        ]
        assert len(new) == ADDED
        clock = Clock()
        result.add(new)
        times.append(clock.figures("addition"))
        implied = (person, TYPE, Iri(university.CAMPUS + "Researcher"))
        if not result.entails(implied):
            raise SystemExit(f"after adding, {implied} does not follow")
    return {name: min(time[name] for time in times) for name in times[0]}


# --------------------------------------------------------------------------------------------------------------- owlrl
def run_owlrl(workload: str, path: Path) -> Figures:
    """owlrl on RDFLib. Without keys, which it gets wrong: a key of one property melts all that have a value."""
    import owlrl
    import rdflib

    clock = Clock()
    graph = rdflib.Graph()
    graph.parse(path, format="nt")
    graph.remove((None, rdflib.OWL.hasKey, None))
    given = set(graph)
    figures = clock.figures("load")
    clock = Clock()
    closing = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    closing.expand(graph)
    figures |= clock.figures("reason") | {"peak": peak_mb()}
    same = rdflib.OWL.sameAs
    subjects = {s for s, p, o in given if str(p).startswith((OWL, RDFS)) or str(o).startswith((OWL, RDFS))}
    naming = {rdflib.OWL.sameAs, rdflib.OWL.hasValue}  # these lead to individuals
    subjects |= {o for s, p, o in given if str(p).startswith((OWL, RDFS)) and p not in naming}
    figures["inferred"] = sum(
        isinstance(s, rdflib.URIRef)
        and s not in subjects
        and not str(s).startswith((OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#"))
        and not isinstance(o, rdflib.BNode)
        and not (p == same and s == o)
        and not str(o).startswith((OWL, RDFS))
        and (s, p, o) not in given
        for s, p, o in graph
    )
    return figures


# ----------------------------------------------------------------------------------- what Nemo and numpy have in common
class Encoded:
    """A file as integers: members of classes, pairs of properties."""

    def __init__(self, path: Path) -> None:
        self.ids: dict[str, int] = {}
        self.members: dict[str, list[int]] = defaultdict(list)
        self.subjects: dict[str, list[int]] = defaultdict(list)
        self.objects: dict[str, list[int]] = defaultdict(list)
        ids, a = self.ids, f"<{TYPE.value}>"
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                s, p, o = line[:-3].split(" ", 2)
                number = ids.setdefault(s, len(ids))
                if p == a:
                    self.members[o[1:-1]].append(number)
                else:
                    self.subjects[p[1:-1]].append(number)
                    self.objects[p[1:-1]].append(ids.setdefault(o, len(ids)))

    def id(self, iri: str) -> int:
        return self.ids.setdefault(f"<{iri}>", len(self.ids))


def _counted(name: str) -> bool:
    """Whether facts of this class or property are instance triples as counted here."""
    return not name.startswith(("_:", OWL, RDF, RDFS))


# ---------------------------------------------------------------------------------------------------------------- Nemo
def run_nemo(workload: str, path: Path) -> Figures:
    """Nemo on the compiled rules, over integers, which suits it best: IRIs would take it twice as long.

    Its equality is by rules that copy (only where individuals do melt), since it has no other.
    """
    from nmo_python import NemoEngine, load_string

    program = compile_axioms(AXIOMS[workload](), equality=workload != "university")
    clock = Clock()
    data = Encoded(path)
    with tempfile.TemporaryDirectory() as folder:
        loading, rules, names = _nemo_program(program, data, Path(folder))
        encoding = clock.figures("load")
        # Nemo reads its files when it reasons: what a program without rules takes is loading.
        clock = Clock()
        NemoEngine(load_string("\n".join(loading))).reason()
        reading = clock.figures("load")
        clock = Clock()
        engine = NemoEngine(load_string("\n".join([*loading, *rules])))
        engine.reason()
        whole = clock.figures("load")
    figures: Figures = {"peak": peak_mb()}
    for name in reading:
        figures[name] = encoding[name] + reading[name]
        figures[name.replace("load", "reason")] = whole[name] - reading[name]
    total = sum(1 for _ in engine.result(names[SAME]))
    given = 0
    for name in program.classes + program.properties:
        if _counted(name):
            total += sum(1 for _ in engine.result(names[name]))
            given += len(data.members.get(name, ())) + len(data.subjects.get(name, ()))
    figures["inferred"] = total - given - len(data.subjects.get(SAME_AS, ()))
    figures["violations"] = sum(1 for _ in engine.result(names[BAD]))
    return figures


def _nemo_program(program: Program, data: Encoded, folder: Path) -> tuple[list[str], list[str], dict[str, str]]:
    """Imports, rules and the names of predicates; writes the files to import."""
    names = {SAME: SAME, BAD: BAD}
    names |= {name: f"c{i}" for i, name in enumerate(program.classes)}
    names |= {name: f"p{i}" for i, name in enumerate(program.properties)}
    loading, rules = [], []
    for name in (*program.classes, *program.properties, SAME):
        key = SAME_AS if name == SAME else name
        file = folder / f"{names[name]}.csv"
        if name in program.classes and key in data.members:
            file.write_text("".join(f"{member}\n" for member in data.members[key]))
            loading.append(f'@import {names[name]} :- csv{{resource="{file}", format=(int)}} .')
        elif name not in program.classes and key in data.subjects:
            rows = zip(data.subjects[key], data.objects[key], strict=True)
            file.write_text("".join(f"{s},{o}\n" for s, o in rows))
            loading.append(f'@import {names[name]} :- csv{{resource="{file}", format=(int,int)}} .')
        else:  # Nemo must have met every predicate
            arity = ("?x",) if name in program.classes else ("?x", "?y")
            rules.append(f"{names[name]}({', '.join(arity)}) :- {', '.join(f'never({v})' for v in arity)}.")
            continue
        loading.append(f"@export {names[name]} :- csv {{}} .")
    rules += ["bad(?x) :- never(?x).", "never(?x) :- never(?x)."]

    def atom(found: Atom) -> str:
        terms = (f"?{term}" if not isinstance(term, Iri) else str(data.id(term.value)) for term in found.terms)
        return f"{names[found.predicate]}({', '.join(terms)})"

    for head, body, unequal in program.rules:
        needs = [atom(part) for part in body] + [f"?{x} != ?{y}" for x, y in unequal]
        rules.append(f"{atom(head)} :- {', '.join(needs)}." if needs else f"{atom(head)}.")
    exported = {line.split()[1] for line in loading if line.startswith("@export")}
    rules += [f"@export {name} :- csv {{}} ." for name in names.values() if name not in exported]
    return loading, rules, names


# --------------------------------------------------------------------------------------------------------------- numpy
def run_numpy(workload: str, path: Path) -> Figures:
    """The hand-written closure, see ``bound.py``."""
    import numpy as np
    from bound import closure, names, pairs

    clock = Clock()
    data = Encoded(path)
    asserted = {name: np.unique(np.array(rows, dtype=np.int64)) for name, rows in data.members.items()}
    for name, rows in data.subjects.items():
        asserted[name] = pairs(np.array(rows, dtype=np.int64), np.array(data.objects[name], dtype=np.int64))
    figures = clock.figures("load")
    clock = Clock()
    online, *terms = (data.id(name) for name in names())
    closed = closure(asserted, online, tuple(terms))  # type: ignore[arg-type]
    figures |= clock.figures("reason") | {"peak": peak_mb()}
    given = sum(len(rows) for name, rows in asserted.items() if _counted(name))
    figures["inferred"] = sum(len(rows) for name, rows in closed.items() if _counted(name)) - given
    return figures


# --------------------------------------------------------------------------------------------------------------- seeds
def run_seeds(workload: str, path: Path) -> Figures:
    """The facts that ship with the ontology that ships, once, in this new process; importing aside."""
    from verbale.reasoning import closure

    clock = Clock()
    with closure([own_graph.ROOT / "ontology" / "verbale.ttl", own_graph.ROOT / "data" / "facts.ttl"]) as result:
        inferred = len(result.inferred)
        return clock.figures("closure") | {"inferred": inferred}


ENGINES = {"verbale": run_verbale, "nemo": run_nemo, "numpy": run_numpy, "owlrl": run_owlrl, "seeds": run_seeds}


def main() -> int:
    engine, workload, file = sys.argv[1:]
    print(json.dumps(ENGINES[engine](workload, Path(file))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
