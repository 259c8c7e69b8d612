"""A store made to hold exactly some data, by sending the difference alone."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from verbale.graph.terms import BASE
from verbale.model import StoreError
from verbale.stores.batches import Batch, Part
from verbale.stores.layout import Layout
from verbale.stores.loading import Report, compared, require_own
from verbale.stores.remote import Remote
from verbale.stores.sending import sender_for
from verbale.stores.source import ONTOLOGY, Data, Run

GRAPHS = BASE + "id/graph/"
"""Graphs of a store whose names begin so are ours: those that the data lacks are emptied."""

_AT_A_TIME = 1_000
_UPDATE = {"Content-Type": "application/sparql-update"}
_NUMBERS = {
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in "decimal integer nonNegativeInteger positiveInteger long int short byte".split()
}
_NUMBER_LINE = re.compile(
    rb' "([+-]?[0-9]+(?:\.[0-9]+)?)"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:%s)> \.\s*$'
    % "|".join(name.rpartition("#")[2] for name in sorted(_NUMBERS)).encode()
)
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def sync(
    data: Data,
    remote: Remote,
    *,
    layout: Layout | None = None,
    force: bool = False,
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Bring a store from whatever it holds to ``data``: what is missing is added, what is too much taken away.

    Only the graphs of the layout and those under ``GRAPHS`` are touched; a default graph that others filled is not,
    without ``force``. Statements are compared on disk, in bounded memory; each is sent once. ``Report.sent`` counts
    those added and taken away. Errors as for ``load``.
    """
    began = time.monotonic()
    layout = layout or remote.kind.layout
    if remote.services.update is None or remote.services.graphs is None or remote.services.query is None:
        raise StoreError(f"{remote.name}: {remote.kind.title} cannot be compared with; load it with --replace instead")
    if not force:
        require_own(remote, layout)
    problem, sent = "", 0
    with tempfile.TemporaryDirectory(prefix="verbale-") as folder, _Shelf(Path(folder)) as shelf:
        ontology = _take_local(data, layout, shelf, progress)
        targets = dict.fromkeys([*shelf.expected, *remote.graph_names(GRAPHS)])
        for target in targets:
            shelf.compare(target, remote.lines(target))
        expected = {target: shelf.expected.get(target, 0) for target in targets}
        if not dry:
            try:
                # The ontology comes first: it tells a second run that the store is ours.
                if ontology is not None:
                    sent += sum(_settle_ontology(remote, target, ontology) for target in layout.of(ONTOLOGY))
                for target in targets:
                    sent += _settle(remote, target, shelf)
            except StoreError as error:
                if not remote.tried:
                    raise
                problem = str(error)
        else:
            sent = sum(len(list(shelf.missing(target))) + len(list(shelf.extra(target))) for target in targets)
    if ontology:
        expected.update(dict.fromkeys(layout.of(ONTOLOGY), ontology.count))
    try:
        found = remote.counts(expected)
    except StoreError:
        if not problem:
            raise
        found = {}
    graphs = compared(expected, found, exact=True)
    return Report(remote.kind.title, graphs, sent, time.monotonic() - began, problem, dry)


def _take_local(data: Data, layout: Layout, shelf: _Shelf, progress: Callable[[int, int], None]) -> Run | None:
    """Everything onto the shelf but the ontology, which has blank nodes and comes back."""
    ontology = None
    for run in data.runs():
        if run.graph == ONTOLOGY:
            ontology = run
            continue
        for target in layout.of(run.graph):
            shelf.take(target, run.lines)
        progress(run.done, data.size)
    return ontology


def _settle(remote: Remote, target: str, shelf: _Shelf) -> int:
    extra, missing = shelf.extra(target), shelf.missing(target)
    number = 0
    if target and not shelf.expected.get(target):
        # A graph that goes as a whole needs no list: Jena's TDB shows 12.50 as 12.5 and then finds it in neither form.
        number = sum(1 for _ in extra)
        if number:
            _update(remote, b"DROP SILENT GRAPH <%s>" % target.encode())
        return number
    while True:
        old, new = list(islice(extra, _AT_A_TIME)), list(islice(missing, _AT_A_TIME))
        if not old and not new:
            return number
        numbers = [line for line in old if _NUMBER_LINE.search(line)]
        texts = [line for line in old if not _NUMBER_LINE.search(line)]
        parts = [_block(b"DELETE DATA", target, [*texts, *map(_as_minted, numbers)])]
        parts += [_by_worth(target, line) for line in numbers]
        parts.append(_block(b"INSERT DATA", target, new))
        _update(remote, b" ;\n".join(part for part in parts if part))
        number += len(old) + len(new)


def _settle_ontology(remote: Remote, target: str, run: Run) -> int:
    """Put the ontology in place of another one: with blank nodes only the whole can be compared and sent."""
    there = sorted(_key(line) for line in remote.lines(target) if b"_:" not in line)
    here = sorted(_key(line) for line in run.lines.splitlines() if b"_:" not in line)
    if there == here and remote.counts([target])[target] == run.count:
        return 0
    sender_for(remote, replace=True).send(Batch((Part(target, run.count, run.lines, True),), 0))
    return run.count


def _block(words: bytes, target: str, lines: list[bytes]) -> bytes:
    if not lines:
        return b""
    inside = b"\n".join(lines)
    return words + (b" { GRAPH <%s> {\n%s\n} }" % (target.encode(), inside) if target else b" {\n%s\n}" % inside)


def _as_minted(line: bytes) -> bytes:
    """A number in the form that the graph layer gives it: Jena's TDB shows 5 as 5.0 and then cannot find it so."""
    return re.sub(rb'(?<= ")([+-]?[0-9]+)\.0+(?="\^\^<[^<>]*> \.\s*$)', rb"\1", line)


def _by_worth(target: str, line: bytes) -> bytes:
    """Takes away a number by its worth: some stores show another form than the one they look for."""
    found = _NUMBER_LINE.search(line)
    assert found is not None
    pattern = line[: found.start()] + b" ?o"
    place = b"GRAPH <%s> { %s }" % (target.encode(), pattern) if target else pattern
    return b"DELETE { %s } WHERE { %s FILTER(?o = %s) }" % (place, place, found[1])


def _update(remote: Remote, text: bytes) -> None:
    url = remote.services.update
    assert url is not None
    remote.request("POST", url, body=text, headers=_UPDATE, changes=True)


class _Shelf:
    """Statements of both sides by graph and hash, in a temporary file."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "shelf.db", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        for name in ("here", "there"):
            self._database.execute(
                f"CREATE TABLE {name} (graph TEXT, hash BLOB, line BLOB, PRIMARY KEY (graph, hash)) WITHOUT ROWID"
            )
        self.expected: dict[str, int] = {}

    def __enter__(self) -> _Shelf:
        return self

    def __exit__(self, *exception: object) -> None:
        self._database.close()

    def take(self, target: str, lines: bytes) -> None:
        rows = ((target, _key(line), line) for line in lines.splitlines())
        before = self._database.total_changes
        self._database.executemany("INSERT OR IGNORE INTO here VALUES (?, ?, ?)", rows)
        self.expected[target] = self.expected.get(target, 0) + self._database.total_changes - before

    def compare(self, target: str, lines: Iterable[bytes]) -> None:
        """Strike out what stands on both sides."""
        for line in lines:
            key = (target, _key(line))
            if not self._database.execute("DELETE FROM here WHERE graph = ? AND hash = ?", key).rowcount:
                self._database.execute("INSERT OR IGNORE INTO there VALUES (?, ?, ?)", (*key, line))

    def missing(self, target: str) -> Iterator[bytes]:
        """What the store lacks."""
        return self._lines("here", target)

    def extra(self, target: str) -> Iterator[bytes]:
        """What the store has too much."""
        return self._lines("there", target)

    def _lines(self, table: str, target: str) -> Iterator[bytes]:
        rows = self._database.execute(f"SELECT line FROM {table} WHERE graph = ? ORDER BY hash", (target,))
        return (bytes(line) for (line,) in rows)


def _key(line: bytes) -> bytes:
    """A hash of a statement that does not depend on how a server writes it."""
    (triple,) = ox.parse(input=line, format=ox.RdfFormat.N_TRIPLES)
    value = triple.object
    if isinstance(value, ox.Literal):
        datatype = value.datatype.value
        if datatype in _NUMBERS:  # Oxigraph keeps the kinds of integers as one
            shown = f'"{_number(value.value)}"'
        elif datatype == _BOOLEAN:
            truth = {"1": "true", "0": "false"}.get(value.value, value.value)
            shown = f'"{truth}"^^{datatype}'
        else:
            shown = f'"{value.value}"^^{datatype}@{(value.language or "").lower()}'
    else:
        shown = str(value)
    return hashlib.blake2b(f"{triple.subject} {triple.predicate} {shown}".encode(), digest_size=16).digest()


def _number(text: str) -> str:
    """A number in one form: some write 5 as 5.0.

    >>> _number("900"), _number("+0900.00"), _number("-0.5")
    ('900.', '900.', '-0.5')
    """
    sign, digits = ("-", text[1:]) if text[:1] == "-" else ("", text.removeprefix("+"))
    whole, _, rest = digits.partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}.{rest.rstrip('0')}"
