"""What is the same: sets of integers, each with one that stands for all, and why they were joined."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """Two resources found to be the same: the rule (``None`` for a triple that says so) and the round of the finding.

    ``left`` and ``right`` are as they stood in the tables then.
    """

    left: int
    right: int
    rule: str | None
    round: int


class Equality:
    """A union–find over integers (Tarjan 1975) that keeps the merges it was built from, so that each can be explained.

    The representative is the resource first met, a literal only where there is nothing else.

    >>> same = Equality()
    >>> same.merge(Merge(5, 3, "prp-fp", 2)), same.find(5), same.members(5)
    (True, 3, (3, 5))
    """

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._edges: dict[int, list[Merge]] = {}

    def __bool__(self) -> bool:
        return bool(self._parent)

    def find(self, number: int) -> int:
        """The representative of a resource or literal: itself if nothing is the same."""
        parent = self._parent
        root = number
        while root in parent:
            root = parent[root]
        while number != root:
            parent[number], number = root, parent[number]
        return root

    def members(self, number: int) -> tuple[int, ...]:
        """All that is the same, itself included, the representative first."""
        root = self.find(number)
        return tuple(self._members.get(root, (root,)))

    def merge(self, merge: Merge) -> bool:
        """Join two; whether they were apart."""
        left, right = self.find(merge.left), self.find(merge.right)
        if left == right:
            return False
        root, other = sorted((left, right), key=_rank)
        self._parent[other] = root
        members, others = self._members.get(root, [root]), self._members.pop(other, [other])
        if len(members) < len(others):  # the longer one grows, else a long chain would cost its square
            members, others = others, [others[0], *members[1:]]
            members[0] = root
        members.extend(others)
        self._members[root] = members
        self._edges.setdefault(merge.left, []).append(merge)
        self._edges.setdefault(merge.right, []).append(merge)
        return True

    def sets(self) -> Iterator[tuple[int, ...]]:
        """Every set of two or more, the representative first."""
        yield from (tuple(members) for members in self._members.values())

    def replaced(self) -> dict[int, int]:
        """Each integer that another stands for, with that one."""
        return {member: root for root, members in self._members.items() for member in members if member != root}

    def path(self, left: int, right: int, before: int) -> list[Merge] | None:
        """The merges, each of a round earlier than ``before``, that lead from one to the other; ``None`` if none do."""
        reached: dict[int, tuple[int, Merge] | None] = {left: None}
        queue = deque([left])
        while queue:
            at = queue.popleft()
            if at == right:
                break
            for merge in self._edges.get(at, ()):
                following = merge.right if merge.left == at else merge.left
                if merge.round < before and following not in reached:
                    reached[following] = (at, merge)
                    queue.append(following)
        if right not in reached:
            return None
        steps: list[Merge] = []
        step = reached[right]
        while step:
            steps.append(step[1])
            step = reached[step[0]]
        return steps[::-1]


def _rank(number: int) -> tuple[bool, int]:
    return number < 0, abs(number)
