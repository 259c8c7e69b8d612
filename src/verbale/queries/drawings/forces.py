"""Where the nodes of a network go: springs and repulsion between boxes, then boxes pushed off each other and off lines.

After Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), but from a start that depends on
the edges alone and with no chance in it: the same network gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

Box = tuple[float, float]
"""Width and height."""

_STEPS, _TURNS = 220, 120
_ACROSS = 1.35
"""How much wider than high the picture may grow: boxes of words are wide."""
_ROOM_X, _ROOM_Y = 16.0, 12.0
_FREE = 40.0
"""Pixels that boxes like between them, beyond their own size."""
_FAR = 5.0
"""Boxes farther apart than so many times what they like do not push each other."""
_PUSH = 0.6
_PAGE, _APART = 900.0, 40.0
"""Width that groups without a tie between them are set in, and what is left between them."""


def placed(boxes: Sequence[Box], springs: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """Centres of the boxes, in pixels; no two boxes overlap. What nothing ties together stands apart.

    ``springs`` join two boxes by their numbers and have a length at rest, in pixels between the borders.
    """
    centres = [(0.0, 0.0)] * len(boxes)
    left = top = shelf = widest = 0.0
    for number, members in enumerate(_components(len(boxes), springs)):
        place = {node: i for i, node in enumerate(members)}
        inner = [(place[a], place[b], rest) for a, b, rest in springs if a in place]
        points = _component([boxes[node] for node in members], inner)
        x0 = min(x - boxes[n][0] / 2 for (x, _), n in zip(points, members, strict=True))
        y0 = min(y - boxes[n][1] / 2 for (_, y), n in zip(points, members, strict=True))
        width = max(x + boxes[n][0] / 2 for (x, _), n in zip(points, members, strict=True)) - x0
        height = max(y + boxes[n][1] / 2 for (_, y), n in zip(points, members, strict=True)) - y0
        if number and left and left + width > max(widest, _PAGE):  # the first stands alone, the others in rows below it
            left, top, shelf = 0.0, top + shelf + _APART, 0.0
        for (x, y), node in zip(points, members, strict=True):
            centres[node] = x - x0 + left, y - y0 + top
        widest, shelf, left = max(widest, left + width), max(shelf, height), left + width + _APART
        if not number:
            left, top, shelf = 0.0, height + _APART, 0.0
    return centres


def _components(count: int, springs: Sequence[tuple[int, int, float]]) -> list[list[int]]:
    """The nodes that springs hold together, the largest group first."""
    head = list(range(count))

    def root(node: int) -> int:
        while head[node] != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for a, b, _ in springs:
        head[max(root(a), root(b))] = min(root(a), root(b))
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return sorted(groups.values(), key=lambda members: (-len(members), members))


def _component(boxes: Sequence[Box], springs: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    points = _start(len(boxes), springs)
    lengths = [(a, b, rest + _reach(boxes[a]) + _reach(boxes[b])) for a, b, rest in springs]
    usual = sum(length for _, _, length in lengths) / len(lengths) if lengths else 0.0
    for step in range(_STEPS if lengths else 0):
        _move(points, boxes, lengths, heat=usual * 0.5 * (1 - step / _STEPS) ** 1.5 + 0.5)
    points = [[x * _ACROSS, y] for x, y in points]
    _part(points, boxes)
    for turn in range(_TURNS):
        if not _clear(points, boxes, springs, 0.7 * (1 - turn / _TURNS) + 0.1):
            break
        _part(points, boxes, turns=3)
    _part(points, boxes)
    return [(x, y) for x, y in points]


def _reach(box: Box) -> float:
    return (box[0] / _ACROSS + box[1]) / 4


def _start(count: int, springs: Sequence[tuple[int, int, float]]) -> list[list[float]]:
    """Rings around the best-joined node, by distance from it; each node near the one it was reached from."""
    joined: list[set[int]] = [set() for _ in range(count)]
    for a, b, _ in springs:
        joined[a].add(b)
        joined[b].add(a)
    root = min(range(count), key=lambda n: (-len(joined[n]), n))
    points = {root: [0.0, 0.0]}
    level, ring = [(root, 0.0, 2 * math.pi)], 0
    while level:
        ring += 1
        following = []
        for node, start, arc in level:
            fresh = sorted((n for n in joined[node] if n not in points), key=lambda n: (len(joined[n]), n))
            for place, n in enumerate(fresh):
                share = arc / len(fresh)
                angle = start + share * (place + 0.5)
                points[n] = [150 * ring * math.cos(angle), 150 * ring * math.sin(angle)]
                following.append((n, start + share * place, share))
        level = following
    return [points[node] for node in range(count)]


def _move(
    points: list[list[float]], boxes: Sequence[Box], springs: Sequence[tuple[int, int, float]], heat: float
) -> None:
    pushes = [[0.0, 0.0] for _ in points]
    for a, b in combinations(range(len(points)), 2):
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        if dx == dy == 0:
            dx, dy = 0.1 + 0.01 * a, 0.1 - 0.013 * b
        square = max(dx * dx + dy * dy, 100.0)
        near = _reach(boxes[a]) + _reach(boxes[b]) + _FREE
        if square > (_FAR * near) ** 2:
            continue
        force = _PUSH * near * near / square
        for node, sign in ((a, force), (b, -force)):
            pushes[node][0] += dx * sign
            pushes[node][1] += dy * sign
    for a, b, rest in springs:
        dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
        distance = math.hypot(dx, dy) or 1.0
        force = (distance - rest) / distance * 0.9
        for node, sign in ((a, -force), (b, force)):
            pushes[node][0] += dx * sign
            pushes[node][1] += dy * sign
    for point, push in zip(points, pushes, strict=True):
        push[0] -= point[0] * 0.05
        push[1] -= point[1] * 0.05
        length = math.hypot(*push) or 1.0
        step = min(length * 0.4, heat) / length
        point[0] += push[0] * step
        point[1] += push[1] * step


def _clear(
    points: list[list[float]], boxes: Sequence[Box], springs: Sequence[tuple[int, int, float]], share: float
) -> bool:
    """Push boxes off the lines that pass under them, by a share of what is needed; whether there were any."""
    found = False
    for a, b, _ in springs:
        (ax, ay), (bx, by) = points[a], points[b]
        length = math.hypot(bx - ax, by - ay)
        if length < 1:
            continue
        ux, uy = (bx - ax) / length, (by - ay) / length
        for c, (x, y) in enumerate(points):
            along = (x - ax) * ux + (y - ay) * uy
            if c in (a, b) or not 0 < along < length:
                continue
            aside = (y - ay) * ux - (x - ax) * uy
            needed = abs(uy) * boxes[c][0] / 2 + abs(ux) * boxes[c][1] / 2 + 5
            if abs(aside) < needed:
                found = True
                push = math.copysign((needed - abs(aside)) * share + 0.1, aside if aside else (1 if c % 2 else -1))
                points[c][0] -= uy * push
                points[c][1] += ux * push
    return found


def _part(points: list[list[float]], boxes: Sequence[Box], turns: int = 400) -> None:
    """Push overlapping boxes apart, each pair along the axis where they overlap less."""
    for turn in range(turns):
        room = 1.0 if turn < 300 else 1.0 + (turn - 300) / 50  # out of a knot by growing the picture
        touched = False
        for a, b in combinations(range(len(points)), 2):
            dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
            over_x = (boxes[a][0] + boxes[b][0]) / 2 + _ROOM_X - abs(dx)
            over_y = (boxes[a][1] + boxes[b][1]) / 2 + _ROOM_Y - abs(dy)
            if over_x <= 0.01 or over_y <= 0.01:
                continue
            touched = True
            axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
            shift = math.copysign(over / 2 * room + 0.05, sign if sign else (1 if a < b else -1))
            points[a][axis] += shift
            points[b][axis] -= shift
        if not touched:
            return
