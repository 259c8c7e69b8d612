"""Frames: data that says how wording evokes a fact. One YAML file a field in ``data/frames``.

A pattern names a trigger (``verb``, ``noun`` or ``adjective`` lemmas) and how its arguments fill roles::

    roles:
      concernsMission: object = mission !
      agent: subject | by = party
      relationParty: subject + with | pair = state !2

``units`` lists the units that ``value`` may have (``bare``: a number that counts nothing in words); ``within: group``
keeps a pattern to documents about a group of people. A frame whose ``each`` lists ``value`` gives one observation for
each number, its ``measure`` the words that the number counts.

Left of ``=`` stand slots (see ``verbale.language.arguments``): ``a | b`` takes the first that is filled, ``a + b`` all.
``a.b`` is slot ``b`` of what stands in ``a``. Right of it stands what the filler must be (a word of ``WANTS``), then
``!`` if the pattern does not match without it, ``!2`` if it needs two fillers. Besides entities it may be ``named`` (an
entity, else the words), ``team``, ``office``, ``lemma`` (the word's lemma), ``ordinal`` ("9th"), or words as they
stand. ``time`` names the relations of the times that count ("by", "after"), ``span`` for one interval from first to
last, ``clause`` for those of an infinitive below, ``above`` for those of the verb above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbale.entities.resolver import WANTS
from verbale.model import DataFileError, FactKind

FOLDER = Path(__file__).parent / "data" / "frames"
LITERAL_WANTS = frozenset(
    {
        "text",
        "rest",
        "goods",
        "words",
        "number",
        "event",
        "agreement",
        "office",
        "title",
        "named",
        "lemma",
        "ordinal",
        "team",
        "money",
        "count",
        "percent",
        "rank",
        "quality",
        "site",
        "sight",
        "thing",
    }
)
_ROLE = re.compile(r"\s*(?P<slots>[^=]+?)\s*=\s*(?P<want>[a-z]+)\s*(?P<need>!\d?)?\s*")
FRAME_KEYS = frozenset(
    {"frame", "type", "kind", "note", "patterns", "examples", "also", "attempt", "sensitive", "status", "each", "kin"}
)
PATTERN_KEYS = frozenset({"verb", "noun", "adjective", "with", "without", "roles", "set", "time", "units", "within"})


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


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence, under a title if it needs one; ``gives`` maps roles (``time``, ``value`` …) to words."""

    text: str
    gives: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame. ``also`` lists (property, subject role, object role): relations that hold where the frame's fact does.

    ``each`` lists roles that are split: one fact for each of their fillers. ``kin`` lists the types of events from
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


def _fail(path: Path, text: str, where: str, message: str) -> DataFileError:
    line = next((n for n, words in enumerate(text.splitlines(), 1) if where in words), 1)
    return DataFileError(f"{path}:{line}: {message}")


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


def _frame(path: Path, text: str, raw: dict[str, Any]) -> Frame:
    name = str(raw.get("frame") or "")
    if not name:
        raise _fail(path, text, "type:", "a frame needs a name: `frame: mission-opening`")
    for key in raw:
        if key not in FRAME_KEYS:
            raise _fail(
                path, text, f"{key}:", f"frame {name}: unknown key {key!r}; known: {', '.join(sorted(FRAME_KEYS))}"
            )
    if not raw.get("type") or not raw.get("patterns"):
        raise _fail(path, text, f"frame: {name}", f"frame {name}: needs `type` and `patterns`")
    try:
        kind = FactKind(raw.get("kind", "event"))
    except ValueError as error:
        raise _fail(path, text, "kind:", f"frame {name}: unknown kind {raw['kind']!r}") from error
    examples = raw.get("examples") or {}
    positive = tuple(
        Example(
            str(e["text"]),
            tuple((str(k), str(v)) for k, v in (e.get("gives") or {}).items()),
            str(e.get("title") or ""),
        )
        for e in examples.get("positive") or ()
    )
    return Frame(
        name,
        str(raw["type"]),
        kind,
        tuple(_pattern(path, text, name, p) for p in raw["patterns"]),
        positive,
        tuple(str(t) for t in examples.get("negative") or ()),
        tuple((str(a["property"]), str(a["subject"]), str(a["object"])) for a in raw.get("also") or ()),
        raw.get("attempt"),
        bool(raw.get("sensitive", False)),
        raw.get("status"),
        tuple(map(str, raw.get("each") or ())),
        tuple(map(str, raw.get("kin") or ())),
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


def _pattern(path: Path, text: str, name: str, raw: dict[str, Any]) -> Pattern:
    for key in raw:
        if key not in PATTERN_KEYS:
            raise _fail(path, text, f"{key}:", f"frame {name}: unknown key {key!r} in a pattern")
    part = next((p for p in ("verb", "noun", "adjective") if p in raw), None)
    if part is None:
        raise _fail(path, text, f"frame: {name}", f"frame {name}: a pattern needs `verb`, `noun` or `adjective`")
    return Pattern(
        part,
        _words(raw[part]),
        tuple((str(k), _words(v)) for k, v in (raw.get("with") or {}).items()),
        tuple((str(k), _words(v)) for k, v in (raw.get("without") or {}).items()),
        tuple(_role(path, text, name, str(k), str(v)) for k, v in (raw.get("roles") or {}).items()),
        tuple((str(k), str(v)) for k, v in (raw.get("set") or {}).items()),
        _words(raw["time"]) if "time" in raw else (),
        _words(raw["units"]) if "units" in raw else (),
        str(raw.get("within", "")),
    )


def _role(path: Path, text: str, frame: str, name: str, rule: str) -> RoleRule:
    match = _ROLE.fullmatch(rule)
    if match is None:
        raise _fail(path, text, rule, f"frame {frame}: role {name}: cannot read {rule!r}; write `slot | slot = want !`")
    if match["want"] not in WANTS and match["want"] not in LITERAL_WANTS:
        known = ", ".join(sorted({*WANTS, *LITERAL_WANTS}))
        raise _fail(
            path, text, rule, f"frame {frame}: role {name}: unknown kind of filler {match['want']!r}; known: {known}"
        )
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
                raise DataFileError(f"{path}: frame {frame.id} is defined twice")
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
