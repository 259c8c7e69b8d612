"""Frames: data that says how wording evokes a fact. One YAML file a field in ``data/frames``.

A pattern names a trigger (``verb``, ``noun`` or ``adjective`` lemmas) and how its arguments fill roles::

    roles:
      concernsMission: object = mission !
      agent: subject | by = party
      relationParty: subject + with | pair = state !2

``with`` and ``without`` name lemmas that must, or must not, stand in a slot; ``"*"`` is any, a word with a capital a
class of entity (``without: {subject: [Person]}``).

``units`` lists the units that ``value`` may have (``bare``: a number that counts nothing in words); ``within: group``
keeps a pattern to documents about a group of people. A frame whose ``each`` lists ``value`` gives one observation for
each number, its ``measure`` the words that the number counts.

Left of ``=`` stand slots (see ``verbale.language.arguments``): ``a | b`` takes the first that is filled, ``a + b`` all.
``a.b`` is slot ``b`` of what stands in ``a``. Right of it stands what the filler must be (a word of ``WANTS``), then
``!`` if the pattern does not match without it, ``!2`` if it needs two fillers. Besides entities it may be ``named`` (an
entity, else the words), ``team``, ``office``, ``post`` (whose envoy, else the words), ``lemma`` (the word's lemma),
``ordinal`` ("9th"), or words as they stand. ``time`` names the relations of the times that count ("by", "after"),
``span`` for one interval from first to last, ``clause`` for those of an infinitive below, ``above`` for those of the
verb above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbale.entities.references import WANTS
from verbale.model import DataFileError, FactKind, Status

FOLDER = Path(__file__).parents[1] / "data" / "frames"
LITERAL_WANTS = frozenset(
    "text rest goods words number event agreement office named lemma ordinal team money count percent "
    "rank quality site sight thing treaty post".split()
)
_ROLE = re.compile(r"\s*(?P<slots>[^=]+?)\s*=\s*(?P<want>[a-z]+)\s*(?P<need>!\d?)?\s*")
FRAME_KEYS = frozenset(
    {"frame", "type", "kind", "note", "patterns", "examples", "also", "attempt", "sensitive", "status", "each", "kin"}
)
PATTERN_KEYS = frozenset(
    {"verb", "noun", "adjective", "with", "without", "roles", "set", "time", "units", "within", "negated"}
)


@dataclass(frozen=True, slots=True)
class RoleRule:
    """How one role is filled: alternatives of unions of slot paths, what the filler must be, how many it needs."""

    name: str
    alternatives: tuple[tuple[tuple[str, ...], ...], ...]
    want: str
    need: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of evoking a frame. ``constants`` are fillers that the wording itself fixes."""

    part: str
    lemmas: tuple[str, ...]
    with_: tuple[tuple[str, tuple[str, ...]], ...]
    without: tuple[tuple[str, tuple[str, ...]], ...]
    roles: tuple[RoleRule, ...]
    constants: tuple[tuple[str, str], ...]
    time: tuple[str, ...]
    units: tuple[str, ...] = ()
    within: str = ""
    negated: bool = False
    """Whether it is the negation that tells the fact: "never recognised the annexation"."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence, under a title if it needs one; ``gives`` maps roles (``time``, ``value`` …) to words."""

    text: str
    gives: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame. ``also`` lists (property, subject role, object role): relations that hold where the frame's fact does.

    ``each`` lists roles that are split: one fact for each of their fillers, with ``time`` for each date ("in 1985 and
    1999"). ``kin`` lists the types of events from
    which the slot ``previous`` takes a role that the wording leaves out.
    """

    id: str
    type: str
    kind: FactKind
    patterns: tuple[Pattern, ...]
    positive: tuple[Example, ...]
    negative: tuple[str, ...]
    also: tuple[tuple[str, str, str], ...] = ()
    attempt: str | None = None
    sensitive: bool = False
    status: str | None = None
    each: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a frame stands, for messages: its file, the file's text, its name."""

    path: Path
    text: str
    frame: str = ""

    def error(self, where: str, message: str) -> DataFileError:
        """An error at the first line of the frame that holds ``where``, or else at the frame's first line."""
        lines = self.text.splitlines()
        name = re.compile(rf"frame:\s*['\"]?{re.escape(self.frame)}['\"]?\s*(#.*)?")
        first = next((n for n, line in enumerate(lines) if self.frame and name.fullmatch(line.strip())), 0)
        at = next((n for n, line in enumerate(lines[first:], first) if where and where in line), first)
        about = f"frame {self.frame}: " if self.frame else ""
        return DataFileError(f"{self.path}:{at + 1}: {about}{message}")

    def mapping(self, raw: object, key: str) -> dict[Any, Any]:
        """What must be a mapping; empty for nothing."""
        if raw is not None and not isinstance(raw, dict):
            raise self.error(f"{key}:", f"`{key}` must be a mapping of names to values")
        return raw or {}

    def sequence(self, raw: object, key: str) -> list[Any]:
        """What must be a list; empty for nothing."""
        if raw is not None and not isinstance(raw, list):
            raise self.error(f"{key}:", f"`{key}` must be a list")
        return raw or []

    def known(self, raw: dict[Any, Any], keys: frozenset[str], what: str) -> None:
        """Refuse keys that mean nothing."""
        for key in raw:
            if key not in keys:
                raise self.error(f"{key}:", f"unknown key {key!r} in a {what}; known: {', '.join(sorted(keys))}")

    def word(self, raw: object) -> str:
        """A word as the file has it; YAML reads a bare ``no`` or ``on`` as a truth value."""
        if not isinstance(raw, str | int) or isinstance(raw, bool):
            raise self.error("", f"{raw!r} is no word; write it in quotes")
        return str(raw)

    def words(self, raw: object) -> tuple[str, ...]:
        """One word or a list of words."""
        return tuple(map(self.word, raw)) if isinstance(raw, list) else (self.word(raw),)


def read_frames(path: Path) -> list[Frame]:
    """The frames of one file (several separated by ``---``), validated.

    Raises:
        DataFileError: the message names file, line, and what is expected.

    """
    text = path.read_text(encoding="utf-8")
    try:
        documents = list(yaml.load_all(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataFileError(
            f"{path}:{(mark.line if mark else 0) + 1}: not valid YAML: {getattr(error, 'problem', error)}"
        ) from error
    return [_frame(path, text, raw) for raw in documents if raw]


def _frame(path: Path, text: str, raw: object) -> Frame:
    source = _Source(path, text)
    if not isinstance(raw, dict) or not raw.get("frame"):
        raise source.error("type:", "a frame needs a name: `frame: mission-opening`")
    source = _Source(path, text, str(raw["frame"]))
    source.known(raw, FRAME_KEYS, "frame")
    if not raw.get("type") or not raw.get("patterns"):
        raise source.error("", "needs `type` and `patterns`")
    try:
        kind = FactKind(raw.get("kind", "event"))
    except ValueError as error:
        raise source.error("kind:", f"unknown kind {raw['kind']!r}; one of {', '.join(FactKind)}") from error
    if raw.get("status") not in {None, *Status}:
        raise source.error("status:", f"unknown status {raw['status']!r}; one of {', '.join(Status)}")
    examples = source.mapping(raw.get("examples"), "examples")
    return Frame(
        source.frame,
        str(raw["type"]),
        kind,
        tuple(_pattern(source, source.mapping(p, "patterns")) for p in source.sequence(raw["patterns"], "patterns")),
        tuple(_example(source, e) for e in source.sequence(examples.get("positive"), "positive")),
        tuple(str(t) for t in source.sequence(examples.get("negative"), "negative")),
        tuple(_relation(source, a) for a in source.sequence(raw.get("also"), "also")),
        raw.get("attempt"),
        bool(raw.get("sensitive", False)),
        raw.get("status"),
        tuple(map(str, source.sequence(raw.get("each"), "each"))),
        tuple(map(str, source.sequence(raw.get("kin"), "kin"))),
    )


def _example(source: _Source, raw: object) -> Example:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise source.error("positive:", "a positive example needs `text` and what it `gives`")
    gives = source.mapping(raw.get("gives"), "gives")
    return Example(raw["text"], tuple((str(k), str(v)) for k, v in gives.items()), str(raw.get("title") or ""))


def _relation(source: _Source, raw: object) -> tuple[str, str, str]:
    if not isinstance(raw, dict) or set(raw) != {"property", "subject", "object"}:
        raise source.error("also:", "each of `also` needs `property`, `subject` and `object`")
    return str(raw["property"]), str(raw["subject"]), str(raw["object"])


def _pattern(source: _Source, raw: dict[Any, Any]) -> Pattern:
    source.known(raw, PATTERN_KEYS, "pattern")
    part = next((p for p in ("verb", "noun", "adjective") if p in raw), None)
    if part is None:
        raise source.error("patterns:", "a pattern needs `verb`, `noun` or `adjective`")

    def slots(key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((source.word(k), source.words(v)) for k, v in source.mapping(raw.get(key), key).items())

    return Pattern(
        part,
        source.words(raw[part]),
        slots("with"),
        slots("without"),
        tuple(_role(source, str(k), str(v)) for k, v in source.mapping(raw.get("roles"), "roles").items()),
        tuple((str(k), str(v)) for k, v in source.mapping(raw.get("set"), "set").items()),
        source.words(raw["time"]) if "time" in raw else (),
        source.words(raw["units"]) if "units" in raw else (),
        str(raw.get("within", "")),
        raw.get("negated") is True,
    )


def _role(source: _Source, name: str, rule: str) -> RoleRule:
    match = _ROLE.fullmatch(rule)
    if match is None:
        raise source.error(rule, f"role {name}: cannot read {rule!r}; write `slot | slot = want !`")
    if match["want"] not in WANTS and match["want"] not in LITERAL_WANTS:
        known = ", ".join(sorted({*WANTS, *LITERAL_WANTS}))
        raise source.error(rule, f"role {name}: unknown kind of filler {match['want']!r}; known: {known}")
    alternatives = tuple(
        tuple(tuple(path_.strip().split(".")) for path_ in alternative.split("+"))
        for alternative in match["slots"].split("|")
    )
    need = 0 if match["need"] is None else int(match["need"][1:] or 1)
    return RoleRule(name, alternatives, match["want"], need)


@cache
def load(folder: Path = FOLDER) -> tuple[Frame, ...]:
    """All frames of a folder, by file name; a frame's name stands once.

    Raises:
        DataFileError: a frame does not validate, or two have one name.

    """
    frames: dict[str, Frame] = {}
    for path in sorted(folder.glob("*.yaml")):
        for frame in read_frames(path):
            if frame.id in frames:
                raise _Source(path, path.read_text(encoding="utf-8"), frame.id).error("", "is defined twice")
            frames[frame.id] = frame
    return tuple(frames.values())


@cache
def index(folder: Path = FOLDER) -> dict[tuple[str, str], tuple[tuple[Frame, Pattern], ...]]:
    """(part of speech, trigger lemma) → the patterns it may evoke, in the order of the files."""
    table: dict[tuple[str, str], list[tuple[Frame, Pattern]]] = {}
    for frame in load(folder):
        for pattern in frame.patterns:
            for lemma in pattern.lemmas:
                table.setdefault((pattern.part, lemma), []).append((frame, pattern))
    return {k: tuple(v) for k, v in table.items()}
