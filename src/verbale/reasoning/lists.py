"""RDF lists: the members of those that axioms point to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from verbale.model.errors import InputError


class BrokenListError(InputError):
    """A list that no list can be: it runs in a circle, forks, or breaks off."""


def read_lists(
    heads: Collection[int], first: Iterable[tuple[int, int]], rest: Iterable[tuple[int, int]], nil: int
) -> dict[int, tuple[int, ...]]:
    """The members of the lists that begin at ``heads``, in order, however long they are.

    ``first`` and ``rest`` are (cell, object) pairs of ``rdf:first`` and ``rdf:rest``. Raises ``BrokenListError`` whose
    ``args`` end with the cell that is wrong.

    >>> read_lists([1], [(1, 7), (2, 8)], [(1, 2), (2, 0)], nil=0)
    {1: (7, 8)}
    """
    firsts, rests = _one_each(first, "rdf:first"), _one_each(rest, "rdf:rest")
    return {head: _walk(head, firsts, rests, nil) for head in heads}


def _one_each(pairs: Iterable[tuple[int, int]], name: str) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for cell, value in pairs:
        found[cell] = value if found.get(cell, value) == value else None  # None: more than one, wrong only if used
    return found


def _walk(head: int, firsts: Mapping[int, int | None], rests: Mapping[int, int | None], nil: int) -> tuple[int, ...]:
    members: list[int] = []
    seen: set[int] = set()
    cell = head
    while cell != nil:
        if cell in seen:
            raise BrokenListError("a list runs in a circle", cell)
        seen.add(cell)
        member, following = firsts.get(cell), rests.get(cell)
        if member is None:
            raise BrokenListError(
                f"a list has {'two first members' if cell in firsts else 'a cell without rdf:first'}", cell
            )
        if following is None:
            raise BrokenListError(f"a list {'forks' if cell in rests else 'breaks off: a cell without rdf:rest'}", cell)
        members.append(member)
        cell = following
    return tuple(members)
