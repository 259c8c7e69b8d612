"""Universities of any size, as RDF with axioms for nearly every construct of OWL 2 RL, for measuring reasoners.

    python benchmarks/university.py TRIPLES [--merging] [--seed N] > campus.nt

The same arguments give the same triples, each once: first the axioms, then university after university. Nothing in it
contradicts anything. Without ``--merging`` no two individuals are the same; with it, about one teacher in ten has a
second record under another IRI (same staff number: a key), some courses name their room twice (a functional property),
and some departments their head (an inverse functional one), so that equality has work to do.

Per thousand triples some 1,500 more follow, in chains of up to six rounds.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import TextIO

from verbale.graph.terms import TYPE, XSD, Iri, Literal, Term, Triple

CAMPUS = "https://campus.example/terms#"
SITE = "https://campus.example/"

AXIOMS = """
@prefix : <https://campus.example/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Hierarchies of classes
:Staff rdfs:subClassOf :Person . :Student rdfs:subClassOf :Person . :Researcher rdfs:subClassOf :Person .
:Teacher rdfs:subClassOf :Staff . :Professor rdfs:subClassOf :Teacher . :Lecturer rdfs:subClassOf :Teacher .
:Undergraduate rdfs:subClassOf :Student . :Graduate rdfs:subClassOf :Student . :Doctoral rdfs:subClassOf :Graduate .
:University rdfs:subClassOf :Organisation . :Faculty rdfs:subClassOf :Organisation .
:Department rdfs:subClassOf :Organisation . :Group rdfs:subClassOf :Organisation .
:Lecture rdfs:subClassOf :Course . :Seminar rdfs:subClassOf :Course . :AdvancedCourse rdfs:subClassOf :Course .
:Article rdfs:subClassOf :Work . :Book rdfs:subClassOf :Work .
:Room rdfs:subClassOf :Place . :Building rdfs:subClassOf :Place .
:School owl:equivalentClass :Faculty .

# Hierarchies of properties, domains, ranges
:worksFor rdfs:subPropertyOf :memberOf . :studiesAt rdfs:subPropertyOf :memberOf . :heads rdfs:subPropertyOf :worksFor .
:collaboratesWith rdfs:subPropertyOf :knows . :advisedBy rdfs:subPropertyOf :descendsFrom .
:name rdfs:subPropertyOf :label . :title rdfs:subPropertyOf :label .
:givenBy owl:equivalentProperty :offeredBy .
:memberOf rdfs:domain :Person ; rdfs:range :Organisation .
:teaches rdfs:domain :Teacher ; rdfs:range :Course .
:attends rdfs:domain :Student ; rdfs:range :Course .
:authorOf rdfs:domain :Person ; rdfs:range :Work .
:heldIn rdfs:range :Place . :staffNumber rdfs:domain :Staff . :mainBuilding rdfs:range :Building .

# Kinds of properties
:memberOf owl:inverseOf :hasMember . :partOf owl:inverseOf :hasPart . :teaches owl:inverseOf :taughtBy .
:authorOf owl:inverseOf :writtenBy . :advisedBy owl:inverseOf :advises .
:partOf a owl:TransitiveProperty . :requires a owl:TransitiveProperty , owl:IrreflexiveProperty .
:descendsFrom a owl:TransitiveProperty . :collaboratesWith a owl:SymmetricProperty . :knows a owl:SymmetricProperty .
:heldIn a owl:FunctionalProperty . :heads a owl:InverseFunctionalProperty , owl:AsymmetricProperty .
:teaches owl:propertyDisjointWith :attends .

# Chains of two and three
:affiliatedWith owl:propertyChainAxiom ( :memberOf :partOf ) .
:studentOf owl:propertyChainAxiom ( :attends :taughtBy ) .
:frequents owl:propertyChainAxiom ( :attends :heldIn :inBuilding ) .
:coauthorOf owl:propertyChainAxiom ( :authorOf :writtenBy ) .

# Restrictions, intersection, union, enumeration
[ owl:onProperty :attends ; owl:someValuesFrom :AdvancedCourse ] rdfs:subClassOf :AdvancedStudent .
[ owl:onProperty :teaches ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :ActiveTeacher .
:Group rdfs:subClassOf [ owl:onProperty :hasMember ; owl:allValuesFrom :Researcher ] .
:OnlineCourse owl:equivalentClass [ owl:onProperty :heldIn ; owl:hasValue <https://campus.example/online> ] .
:Department rdfs:subClassOf [ owl:onProperty :mainBuilding ; owl:maxCardinality "1"^^xsd:nonNegativeInteger ] .
:TeachingDoctoral owl:intersectionOf ( :Doctoral :ActiveTeacher ) .
:Scholar owl:unionOf ( :Professor :Doctoral ) .
:Term owl:oneOf ( <https://campus.example/autumn> <https://campus.example/spring> ) .

# Keys of one property and of two
:Person owl:hasKey ( :staffNumber ) .
:Room owl:hasKey ( :inBuilding :roomNumber ) .

# What cannot be
:Undergraduate owl:disjointWith :Graduate . :Professor owl:disjointWith :Lecturer .
[] a owl:AllDisjointClasses ; owl:members ( :Person :Organisation :Course :Work :Place ) .
[] a owl:AllDifferent ; owl:members ( <https://campus.example/autumn> <https://campus.example/spring>
  <https://campus.example/online> ) .
"""

DEPARTMENTS = 10
"""Departments of a university, in two faculties."""


def axioms() -> list[Triple]:
    """The axioms; blank nodes are IRIs that begin with ``_:``."""
    return list(parse(AXIOMS))


def parse(turtle: str) -> Iterator[Triple]:
    """The triples of a Turtle text, blank nodes numbered in their order."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat
    from pyoxigraph import parse as parse_rdf

    numbers: dict[str, Iri] = {}

    def term(node: object) -> Term:
        if isinstance(node, NamedNode):
            return Iri(node.value)
        if isinstance(node, BlankNode):
            return numbers.setdefault(node.value, Iri(f"_:b{len(numbers)}"))
        return Literal(node.value, node.datatype.value, (node.language or "").lower())

    for quad in parse_rdf(turtle, RdfFormat.TURTLE):
        yield term(quad.subject), term(quad.predicate), term(quad.object)


def triples(count: int, *, merging: bool = False, seed: int = 1) -> Iterator[Triple]:
    """``count`` different triples, axioms among them; the last university is cut off where they are enough."""
    return islice(chain(axioms(), universities(merging, seed)), count)


def _terms(names: str) -> list[Iri]:
    return [Iri(CAMPUS + name) for name in names.split()]


# fmt: off
(PROFESSOR, LECTURER, DOCTORAL, UNDERGRADUATE, UNIVERSITY, SCHOOL, FACULTY, DEPARTMENT, GROUP, LECTURE, SEMINAR,
 ADVANCED, ONLINE_COURSE, ARTICLE, BOOK, ROOM, BUILDING) = _terms(
    "Professor Lecturer Doctoral Undergraduate University School Faculty Department Group Lecture Seminar "
    "AdvancedCourse OnlineCourse Article Book Room Building")
(WORKS_FOR, STUDIES_AT, MEMBER_OF, HEADS, COLLABORATES, ADVISED_BY, NAME, TITLE, OFFERED_BY, TEACHES, ATTENDS,
 AUTHOR_OF, HELD_IN, IN_BUILDING, ROOM_NUMBER, STAFF_NUMBER, MAIN_BUILDING, PART_OF, REQUIRES, CITES) = _terms(
    "worksFor studiesAt memberOf heads collaboratesWith advisedBy name title offeredBy teaches attends authorOf heldIn "
    "inBuilding roomNumber staffNumber mainBuilding partOf requires cites")
# fmt: on
ONLINE = Iri(SITE + "online")
INTEGER = XSD + "integer"
LINEAGE = 6
"""Professors who descend from one another, in a row."""


def universities(merging: bool, seed: int) -> Iterator[Triple]:
    """University after university, without end."""
    rng = random.Random(seed)
    number = 0
    while True:
        base = f"{SITE}u{number}"
        university = Iri(base)
        yield university, TYPE, UNIVERSITY
        yield university, NAME, Literal(f"University {number}")
        for half, kind in enumerate((SCHOOL, FACULTY)):
            faculty = Iri(f"{base}/f{half}")
            yield faculty, TYPE, kind
            yield faculty, PART_OF, university
        lineage: list[Iri] = []
        for place in range(DEPARTMENTS):
            yield from _department(f"{base}/d{place}", Iri(f"{base}/f{place % 2}"), lineage, rng, merging)
        number += 1


def _department(base: str, faculty: Iri, lineage: list[Iri], rng: random.Random, merging: bool) -> Iterator[Triple]:
    department, groups = Iri(base), [Iri(f"{base}/group{i}") for i in range(3)]
    buildings = [Iri(f"{base}/building{i}") for i in range(2)]
    rooms = [Iri(f"{base}/room{i}") for i in range(10)]
    courses = [Iri(f"{base}/course{i}") for i in range(24)]
    professors = [Iri(f"{base}/professor{i}") for i in range(5)]
    lecturers = [Iri(f"{base}/lecturer{i}") for i in range(8)]
    doctorals = [Iri(f"{base}/doctoral{i}") for i in range(15)]
    undergraduates = [Iri(f"{base}/student{i}") for i in range(60)]
    works = [Iri(f"{base}/work{i}") for i in range(40)]

    yield department, TYPE, DEPARTMENT
    yield department, PART_OF, faculty
    yield department, MAIN_BUILDING, buildings[0]
    for group in groups:
        yield group, TYPE, GROUP
        yield group, PART_OF, department
    for building in buildings:
        yield building, TYPE, BUILDING
    for i, room in enumerate(rooms):
        yield room, TYPE, ROOM
        yield room, IN_BUILDING, buildings[i % 2]
        yield room, ROOM_NUMBER, Literal(str(100 + i), INTEGER)

    for i, course in enumerate(courses):
        yield course, OFFERED_BY, department
        yield course, TITLE, Literal(f"Course {i}", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "en")
        if i % 8 == 7:
            yield course, TYPE, ONLINE_COURSE  # and so held online
        else:
            yield course, TYPE, (LECTURE, SEMINAR, ADVANCED)[i % 3]
            yield course, HELD_IN, ONLINE if i % 8 == 6 else rooms[rng.randrange(10)]
        if i % 6:
            yield course, REQUIRES, courses[i - 1]

    taught = iter(courses)
    staff = [*professors, *lecturers]
    for i, person in enumerate(staff):
        yield person, TYPE, PROFESSOR if i < len(professors) else LECTURER
        yield person, HEADS if i == 0 else WORKS_FOR, department
        yield person, NAME, Literal(f"Teacher {i} of {base[len(SITE) :]}")
        yield person, STAFF_NUMBER, Literal(f"{base[len(SITE) :]}-{i}")
        for course in islice(taught, 2 if i % 3 else 1):
            yield person, TEACHES, course
        for other in rng.sample(range(len(staff)), 2):
            if other > i:  # each pair once: the other way round is for the reasoner
                yield person, COLLABORATES, staff[other]
    for professor in professors:
        if len(lineage) % LINEAGE:
            yield professor, ADVISED_BY, lineage[-1]
        lineage.append(professor)

    for i, person in enumerate(doctorals):
        if i % 2 == 0:
            yield person, TYPE, DOCTORAL
        yield person, STUDIES_AT, department
        yield person, MEMBER_OF, groups[i % 3]
        yield person, NAME, Literal(f"Doctoral student {i}")
        yield person, ADVISED_BY, professors[i % 5]
        own = rng.sample(range(24), 3)
        yield person, ATTENDS, courses[own[0]]
        yield person, ATTENDS, courses[own[1]]
        if i % 4 == 0:
            yield person, TEACHES, courses[own[2]]
    for i, person in enumerate(undergraduates):
        yield person, TYPE, UNDERGRADUATE
        yield person, STUDIES_AT, department
        yield person, NAME, Literal(f"Student {i}")
        for course in rng.sample(courses, 4):
            yield person, ATTENDS, course

    authors = [*staff, *doctorals]
    for i, work in enumerate(works):
        yield work, TYPE, BOOK if i % 10 == 0 else ARTICLE
        yield work, TITLE, Literal(f"Work {i} of {base[len(SITE) :]}")
        for author in rng.sample(authors, 2):
            yield author, AUTHOR_OF, work
        if i:
            yield work, CITES, works[rng.randrange(i)]
    if merging:
        yield from _second_records(base, staff, rooms, courses, department, rng)


def _second_records(
    base: str, staff: list[Iri], rooms: list[Iri], courses: list[Iri], department: Iri, rng: random.Random
) -> Iterator[Triple]:
    """What an unreconciled second list of the department says: the same things under other IRIs."""
    person = rng.randrange(1, len(staff))  # not the head
    record = Iri(f"{base}/record{person}")
    yield record, TYPE, PROFESSOR if person < 5 else LECTURER
    yield record, STAFF_NUMBER, Literal(f"{base[len(SITE) :]}-{person}")
    yield record, AUTHOR_OF, Iri(f"{base}/reprint")
    room = rng.randrange(len(rooms))
    hall = Iri(f"{base}/hall{room}")
    yield hall, TYPE, ROOM
    yield hall, IN_BUILDING, Iri(f"{base}/building{room % 2}")
    yield hall, ROOM_NUMBER, Literal(str(100 + room), INTEGER)
    yield courses[0], HELD_IN, Iri(f"{base}/aula")  # it has a room already
    yield Iri(f"{base}/head"), HEADS, department  # as does the first professor


def ntriples(triple: Triple) -> str:
    """One line of N-Triples."""
    s, p, o = triple
    return f"{_node(s)} {_node(p)} {_literal(o) if isinstance(o, Literal) else _node(o)} .\n"


def _node(iri: Iri) -> str:
    return iri.value if iri.value.startswith("_:") else f"<{iri.value}>"


def _literal(literal: Literal) -> str:
    words = literal.value
    if '"' in words or "\\" in words or not words.isprintable():
        words = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    if literal.language:
        return f'"{words}"@{literal.language}'
    return f'"{words}"' if literal.datatype == XSD + "string" else f'"{words}"^^<{literal.datatype}>'


def write(found: Iterator[Triple] | list[Triple], out: TextIO) -> None:
    """N-Triples, one line a triple."""
    out.writelines(map(ntriples, found))


def main() -> int:
    parser = argparse.ArgumentParser(description="Print universities as N-Triples.")
    parser.add_argument("triples", type=int, help="how many triples, axioms among them")
    parser.add_argument("--merging", action="store_true", help="with second records of the same individuals")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(triples(options.triples, merging=options.merging, seed=options.seed), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
