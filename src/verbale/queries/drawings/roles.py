"""Which columns of an answer make a picture: those its query's head names under ``draw``, else those of usual names."""

from __future__ import annotations

from collections.abc import Mapping

from verbale.model import QueryError
from verbale.queries.results import Result
from verbale.queries.writers.text import cell_text

_NEEDED = {"timeline": ("time",), "network": ("from", "to")}
_USUAL: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {
        "time": ("time",),
        "label": ("label", "what", "event"),
        "kind": ("kind",),
        "group": ("group",),
        "note": ("details",),
        "node": ("fact",),
        "after": ("after",),
        "before": ("before",),
    },
    "network": {
        "from": ("from",),
        "relation": ("relation", "kind"),
        "to": ("to",),
        "time": ("time",),
        "from_kind": ("from_kind",),
        "to_kind": ("to_kind",),
        "node": ("fact",),
    },
}
_TRIPLE = {"from": "subject", "relation": "predicate", "to": "object"}


def picture_of(result: Result) -> str:
    """``timeline`` or ``network``: the first that the head draws, else the one that the columns make.

    Raises ``QueryError`` where they make neither.
    """
    usual = ("network", "timeline") if "relation" in result.columns else ("timeline", "network")
    for name in (*result.draw, *usual):
        if name in _NEEDED and roles(result, name):
            return name
    raise QueryError(
        "this answer cannot be drawn: a timeline takes a column time (with label or what), a network takes columns "
        "from and to (with relation); name them so with AS, or ask with CONSTRUCT"
    )


def network_roles(result: Result) -> dict[str, int]:
    """The places of a network's columns; ``QueryError`` where they make none."""
    found = roles(result, "network")
    if not {"from", "to"} <= found.keys():
        raise QueryError(
            "this answer is no network: it takes columns from and to (with relation); name them so with AS, "
            "or ask with CONSTRUCT"
        )
    return found


def roles(result: Result, picture: str) -> dict[str, int]:
    """The place of the column that plays each role; roles without a column are left out."""
    if result.form in {"construct", "describe"}:
        named: Mapping[str, str] = _TRIPLE if picture == "network" else {}
    elif picture in result.draw:
        usual_kind = {"kind": "kind"} if picture == "timeline" else {}
        named = {**usual_kind, **result.draw[picture]}
    else:
        usual = _USUAL[picture]
        named = {role: name for role, names in usual.items() for name in reversed(names) if name in result.columns}
    places = {role: result.columns.index(name) for role, name in named.items() if name in result.columns}
    return places if all(role in places for role in _NEEDED[picture]) else {}


def headline(result: Result) -> str:
    """What a picture is called: the query's title and what was asked about."""
    given = [
        cell_text(result, term) if term.kind == "iri" else f"{name} {cell_text(result, term)}"
        for name, term in result.parameters.items()
    ]
    title = result.title or "Answer"
    return f"{title}: {', '.join(given)}" if given else title
