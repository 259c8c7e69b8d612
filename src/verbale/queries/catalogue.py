"""The canned queries: files with a head that says what they ask.

The head is the comment at the top of ``<name>.rq``; without its ``# `` it is YAML::

    # title: Timeline
    # question:
    #   en: What happened, and when?
    #   es: ¿Qué pasó y cuándo?
    #   ko: 무슨 일이 언제 있었는가?
    # parameters:
    #   a: {type: state, required: true, example: Kenya}
    #   kind: {type: class, under: Event, example: visit}
    # columns:
    #   time: when, as EDTF
    #   fact: {meaning: the event's node, hidden: true}

A question may also be one string, in English. Values with a colon, a hash or a bracket need quotes, as ever in YAML.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from verbale.model import DataFileError, QueryError
from verbale.model.resources import shipped
from verbale.queries.binder import variables
from verbale.queries.tokens import tokens

KINDS: Mapping[str, frozenset[str]] = {
    "state": frozenset({"state", "territory"}),
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "mission"}),
    "mission": frozenset({"mission"}),
    "agreement": frozenset({"agreement"}),
    "office": frozenset({"office"}),
    "group": frozenset({"group"}),
    "place": frozenset({"state", "territory", "municipality", "place", "facility"}),
    "event": frozenset({"event", "situation"}),
    "document": frozenset({"document"}),
}
"""Types of parameters that only some kinds of entity may fill, with the first parts of the keys of those."""

PARAMETER_TYPES = (*KINDS, "entity", "class", "property", "date", "year", "text", "integer", "boolean", "iri")
LANGUAGES = ("en", "es", "ko")
"""The languages that a question may be put in."""

_HEAD_KEYS = frozenset({"title", "question", "description", "parameters", "columns", "examples", "draw", "topic"})
_PARAMETER_KEYS = frozenset({"type", "description", "required", "default", "example", "edge", "choices", "under"})
_DRAWINGS: Mapping[str, frozenset[str]] = {
    "timeline": frozenset({"time", "label", "kind", "group", "details", "note", "node", "after", "before"}),
    "network": frozenset({"from", "relation", "to", "time", "from_kind", "to_kind", "node", "label", "group", "note"}),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a canned query; ``type`` is one of ``PARAMETER_TYPES``.

    ``default`` and ``example`` are what a person would type. ``edge`` says which day a date without one means:
    ``start`` (1990 is 1990-01-01) or ``end`` (1990 is 1990-12-31). ``choices`` are the only words a text may be
    (empty for any). ``under`` is the local name of the class that a class must be or fall under (empty for any).
    """

    name: str
    type: str
    description: str = ""
    required: bool = False
    default: str | None = None
    example: str | None = None
    edge: str = "start"
    choices: tuple[str, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canned query; hidden ones are left out of tables for people."""

    name: str
    meaning: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A query file: its name, its head, and its SPARQL (the whole text, so that line numbers hold).

    ``question`` is the English one, ``questions`` has it by language (``en``, ``es``, ``ko``; those the head gives).
    ``examples`` are mappings with ``parameters`` (what a person would type) and ``rows`` (expected cells by column).
    ``draw`` says how an answer can be drawn: by drawing (``timeline``, ``network``) the column that plays each role.
    ``topic`` is the word it is listed under (``relations``, ``missions`` …).
    """

    name: str
    path: Path
    title: str
    question: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    examples: tuple[Mapping[str, Any], ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    draw: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    topic: str = ""

    def asked(self, language: str = "en") -> str:
        """The question in a language, in English where the head has no other."""
        return self.questions.get(language) or self.question


def folders_of_queries() -> tuple[Path, ...]:
    """Where canned queries are looked for: ``queries/`` of the working folder, then the shipped ones."""
    here = Path("queries")
    return (here, shipped("queries")) if here.is_dir() else (shipped("queries"),)


def catalogue(folders: Sequence[Path] | None = None) -> tuple[CannedQuery, ...]:
    """Every canned query, sorted by name; of two with one name the earlier folder's.

    Raises ``DataFileError``, naming file and line, for a head that does not validate.
    """
    return tuple(read(path) for _, path in sorted(_paths(folders).items()))


def find(name: str, folders: Sequence[Path] | None = None) -> CannedQuery:
    """The canned query of that name; ``QueryError`` with near misses otherwise."""
    paths = _paths(folders)
    if name in paths:
        return read(paths[name])
    near = difflib.get_close_matches(name.lower(), paths, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(sorted(paths)) or 'none'}"
    raise QueryError(f"no canned query is called {name!r}; {hint}")


def read(path: Path) -> CannedQuery:
    """The query in a file; a file without a head is a query without parameters.

    Raises ``DataFileError`` for a head that does not validate, ``QueryError`` for a file that cannot be read as text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror or error}; give a .rq file or a canned query's name") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text (byte {error.start}); a query file is plain text") from error
    return _Head(path, text).query()


def _paths(folders: Sequence[Path] | None) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders if folders is not None else folders_of_queries():
        for path in sorted(folder.glob("*.rq")):
            found.setdefault(path.stem, path)
    return found


class _Head:
    """The head of one query file, being validated."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        lines: list[str] = []
        for line in text.splitlines():
            if not line.startswith("#"):
                break
            lines.append(re.sub(r"^# ?", "", line))
        self.lines = lines

    def fail(self, message: str, *keys: str) -> DataFileError:
        return DataFileError(f"{self.path}:{self.line_of(*keys)}: {message}")

    def line_of(self, *keys: str) -> int:
        """The line where the last of a path of keys stands, from 1; else the first line."""
        at = 0
        for key in keys:
            pattern = re.compile(rf"\s*['\"]?{re.escape(key)}['\"]?\s*:")
            at = next((i for i in range(at, len(self.lines)) if pattern.match(self.lines[i])), at)
        return at + 1

    def query(self) -> CannedQuery:
        head = self.load()
        if unknown := sorted(set(head) - _HEAD_KEYS):
            raise self.fail(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_HEAD_KEYS))}", unknown[0])
        if head and not head.get("title"):
            raise self.fail("the head has no title")
        parameters = tuple(self.parameter(name, value) for name, value in self.mapping(head, "parameters").items())
        self.check_places(parameters)
        questions = self.questions(head.get("question"))
        columns = tuple(self.column(name, value) for name, value in self.mapping(head, "columns").items())
        examples = head.get("examples") or []
        if not isinstance(examples, list) or not all(isinstance(e, dict) for e in examples):
            raise self.fail("examples is a list of mappings with parameters and rows", "examples")
        return CannedQuery(
            name=self.path.stem,
            path=self.path,
            title=str(head.get("title") or self.path.stem),
            question=questions.get("en", ""),
            description=" ".join(str(head.get("description") or "").split()),
            parameters=parameters,
            columns=columns,
            sparql=self.text,
            examples=tuple(examples),
            questions=questions,
            draw={name: self.drawing(name, value, columns) for name, value in self.mapping(head, "draw").items()},
            topic=" ".join(str(head.get("topic") or "").split()),
        )

    def questions(self, value: object) -> dict[str, str]:
        """The question by language; a plain string is English."""
        if value is None:
            return {}
        if isinstance(value, str):
            return {"en": " ".join(value.split())}
        known = ", ".join(LANGUAGES)
        if not isinstance(value, dict):
            raise self.fail(f"question is a text, or a mapping of languages ({known}) to texts", "question")
        for language, text in value.items():
            # YAML reads an unquoted `no:` as false, so the key may be no string.
            if language not in LANGUAGES:
                raise self.fail(f"question has the unknown language {language!r}; known are {known}", "question")
            if not isinstance(text, str) or not text.strip():
                raise self.fail(f"the question in {language!r} is not a text; quote it", "question", language)
        if "en" not in value:
            raise self.fail("question needs at least en", "question")
        return {language: " ".join(value[language].split()) for language in LANGUAGES if language in value}

    def drawing(self, name: str, value: object, columns: tuple[Column, ...]) -> dict[str, str]:
        where = ("draw", name)
        if name not in _DRAWINGS:
            raise self.fail(f"draw has the unknown drawing {name!r}; known are {', '.join(sorted(_DRAWINGS))}", *where)
        if not isinstance(value, dict):
            raise self.fail(f"draw: {name} is a mapping of roles to columns", *where)
        declared = {column.name for column in columns}
        for role, column in value.items():
            if role not in _DRAWINGS[name]:
                known = ", ".join(sorted(_DRAWINGS[name]))
                raise self.fail(f"draw: {name} has the unknown role {role!r}; known are {known}", *where)
            if column not in declared:
                raise self.fail(f"draw: {role} is the column {column!r}, which columns does not declare", *where)
        return {str(role): str(column) for role, column in value.items()}

    def load(self) -> dict[str, Any]:
        import yaml

        if not any(re.match(r"\w+:", line) for line in self.lines):
            return {}
        try:
            head = yaml.load("\n".join(self.lines), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            problem = getattr(error, "problem", None) or "malformed"
            raise DataFileError(f"{self.path}:{line}: the head is not YAML: {problem}") from error
        if not isinstance(head, dict):
            raise self.fail("the head is not a YAML mapping of keys to values")
        return {str(key): value for key, value in head.items()}

    def mapping(self, head: dict[str, Any], key: str) -> dict[str, Any]:
        value = head.get(key) or {}
        if not isinstance(value, dict):
            raise self.fail(f"{key} is a mapping of names", key)
        return {str(name): item for name, item in value.items()}

    def parameter(self, name: str, value: object) -> Parameter:
        where = ("parameters", name)
        if not isinstance(value, dict) or "type" not in value:
            raise self.fail(f"parameter {name!r} needs a type, one of {', '.join(PARAMETER_TYPES)}", *where)
        if unknown := sorted(set(value) - _PARAMETER_KEYS):
            raise self.fail(f"parameter {name!r} has an unknown key {unknown[0]!r}", *where)
        if value["type"] not in PARAMETER_TYPES:
            known = ", ".join(PARAMETER_TYPES)
            raise self.fail(f"parameter {name!r} has the unknown type {value['type']!r}; known are {known}", *where)
        if value.get("edge", "start") not in {"start", "end"}:
            raise self.fail(f"parameter {name!r}: edge is start or end", *where)
        if not isinstance(value.get("required", False), bool):
            raise self.fail(f"parameter {name!r}: required is true or false", *where)
        if value.get("required") and value.get("default") is not None:
            raise self.fail(f"parameter {name!r} is required and has a default; keep one", *where)
        choices = value.get("choices") or []
        if choices and (value["type"] != "text" or not isinstance(choices, list)):
            raise self.fail(f"parameter {name!r}: choices is a list of words, for the type text", *where)
        if value.get("under") and value["type"] != "class":
            raise self.fail(f"parameter {name!r}: under goes with the type class", *where)
        return Parameter(
            name=name,
            type=value["type"],
            description=str(value.get("description") or ""),
            required=value.get("required", False),
            default=_typed(value.get("default")),
            example=_typed(value.get("example")),
            edge=value.get("edge", "start"),
            choices=tuple(_typed(choice) or "" for choice in choices),
            under=str(value.get("under") or ""),
        )

    def column(self, name: str, value: object) -> Column:
        if isinstance(value, dict):
            return Column(name, str(value.get("meaning") or ""), bool(value.get("hidden", False)))
        return Column(name, str(value or ""))

    def check_places(self, parameters: tuple[Parameter, ...]) -> None:
        """Every parameter stands in the query as ``$name``, and is never also written ``?name``."""
        written = variables(self.text)
        for parameter in parameters:
            if parameter.name not in written:
                raise self.fail(
                    f"parameter {parameter.name!r} is not used: write ${parameter.name} in the query",
                    "parameters",
                    parameter.name,
                )
            if any(t.kind == "variable" and t.text == "?" + parameter.name for t in tokens(self.text)):
                raise self.fail(
                    f"?{parameter.name} is the parameter ${parameter.name}: name the variable otherwise",
                    "parameters",
                    parameter.name,
                )


def _typed(value: object) -> str | None:
    """A YAML scalar as a person would type it."""
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)
