"""The closure of ``university.py`` without equality, written out by hand in numpy: a bound, not a reasoner.

Someone who knows the axioms can order the joins so that each is done once, and no table is read that is not needed. No
engine that reads its axioms from the graph should be expected below this. Contradictions are not looked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from university import CAMPUS, SITE

Pairs = NDArray[np.int64]
"""Subject and object in one number each, ``s << 32 | o``, sorted, each once; for a class the members."""

LOW = np.int64(0xFFFFFFFF)


def pairs(subjects: Pairs, objects: Pairs) -> Pairs:
    return np.unique(subjects << 32 | objects)


def inverse(of: Pairs) -> Pairs:
    return np.sort((of & LOW) << 32 | of >> 32)


def union(*parts: Pairs) -> Pairs:
    return np.unique(np.concatenate(parts))


def starts(of: Pairs) -> Pairs:
    return np.unique(of >> 32)


def ends(of: Pairs) -> Pairs:
    return np.unique(of & LOW)


def compose(left: Pairs, right: Pairs) -> Pairs:
    """Pairs (x, z) with a y between."""
    keys = right >> 32
    first, last = np.searchsorted(keys, left & LOW, "left"), np.searchsorted(keys, left & LOW, "right")
    number = last - first
    rows = np.repeat(np.arange(len(left)), number)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(number) - number, number)
    return np.unique((left[rows] & ~LOW) | (right[np.repeat(first, number) + within] & LOW))


def transitive(of: Pairs) -> Pairs:
    known, new = of, of
    while len(new):
        new = np.setdiff1d(compose(new, of), known, assume_unique=True)
        known = union(known, new)
    return known


def among(members: Pairs, cls: Pairs) -> NDArray[np.bool_]:
    at = np.searchsorted(cls, members)
    return (
        (at < len(cls)) & (cls[np.minimum(at, len(cls) - 1)] == members) if len(cls) else np.zeros(len(members), bool)
    )


def closure(asserted: dict[str, Pairs], online: int, terms: tuple[int, int]) -> dict[str, Pairs]:
    """Every class and property of the axioms by local name, from the asserted ones (missing: empty)."""
    empty = np.array([], dtype=np.int64)
    p = {name.removeprefix(CAMPUS): rows for name, rows in asserted.items()}

    def of(*names: str) -> Pairs:
        return union(empty, *(p[name] for name in names if name in p))

    r: dict[str, Pairs] = {}
    # Properties, each after those it needs.
    r["collaboratesWith"] = union(of("collaboratesWith"), inverse(of("collaboratesWith")))
    r["knows"] = union(r["collaboratesWith"], of("knows"), inverse(of("knows")))
    r["worksFor"] = of("worksFor", "heads")
    r["memberOf"] = union(r["worksFor"], of("memberOf", "studiesAt"), inverse(of("hasMember")))
    r["hasMember"] = inverse(r["memberOf"])
    r["partOf"] = transitive(union(of("partOf"), inverse(of("hasPart"))))
    r["hasPart"] = inverse(r["partOf"])
    r["affiliatedWith"] = union(of("affiliatedWith"), compose(r["memberOf"], r["partOf"]))
    r["teaches"] = union(of("teaches"), inverse(of("taughtBy")))
    r["taughtBy"] = inverse(r["teaches"])
    r["authorOf"] = union(of("authorOf"), inverse(of("writtenBy")))
    r["writtenBy"] = inverse(r["authorOf"])
    r["coauthorOf"] = compose(r["authorOf"], r["writtenBy"])
    r["advisedBy"] = union(of("advisedBy"), inverse(of("advises")))
    r["advises"] = inverse(r["advisedBy"])
    r["descendsFrom"] = transitive(union(of("descendsFrom"), r["advisedBy"]))
    r["requires"] = transitive(of("requires"))
    r["givenBy"] = r["offeredBy"] = of("givenBy", "offeredBy")
    r["label"] = of("label", "name", "title")
    r["heldIn"] = union(of("heldIn"), of("OnlineCourse") << 32 | online)
    r["studentOf"] = compose(of("attends"), r["taughtBy"])
    r["frequents"] = compose(compose(of("attends"), r["heldIn"]), of("inBuilding"))
    # Classes.
    r["OnlineCourse"] = union(of("OnlineCourse"), r["heldIn"][(r["heldIn"] & LOW) == online] >> 32)
    r["School"] = r["Faculty"] = of("School", "Faculty")
    r["Organisation"] = union(of("Organisation", "University", "Department", "Group"), r["School"], ends(r["memberOf"]))
    r["Teacher"] = union(of("Teacher", "Professor", "Lecturer"), starts(r["teaches"]))
    r["Staff"] = union(of("Staff"), r["Teacher"], starts(of("staffNumber")))
    r["Graduate"] = of("Graduate", "Doctoral")
    r["Student"] = union(of("Student", "Undergraduate"), r["Graduate"], starts(of("attends")))
    in_groups = r["memberOf"][among(r["memberOf"] & LOW, of("Group"))]
    r["Researcher"] = union(of("Researcher"), starts(in_groups))
    people = (r["Staff"], r["Student"], r["Researcher"], starts(r["memberOf"]), starts(r["authorOf"]))
    r["Person"] = union(of("Person"), *people)
    r["Course"] = union(of("Course", "Lecture", "Seminar", "AdvancedCourse"), ends(r["teaches"]), ends(of("attends")))
    r["Work"] = union(of("Work", "Article", "Book"), ends(r["authorOf"]))
    r["Building"] = union(of("Building"), ends(of("mainBuilding")))
    r["Place"] = union(of("Place", "Room"), r["Building"], ends(r["heldIn"]))
    r["AdvancedStudent"] = starts(of("attends")[among(of("attends") & LOW, of("AdvancedCourse"))])
    r["ActiveTeacher"] = starts(r["teaches"])
    r["TeachingDoctoral"] = np.intersect1d(of("Doctoral"), r["ActiveTeacher"])
    r["Scholar"] = of("Professor", "Doctoral")
    r["Term"] = np.array(sorted(terms), dtype=np.int64)
    return {**p, **r}


def names() -> tuple[str, str, str]:
    """The individuals that the axioms name: the online room and the two terms."""
    return f"{SITE}online", f"{SITE}autumn", f"{SITE}spring"
