"""The gazetteer: names of states, places, organisations, currencies and offices, found in text."""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from verbale.entities.columns import ALIASES, COLUMNS, FILES, FORMS
from verbale.entities.entries import NAMES, Entry, Match
from verbale.entities.folding import fold
from verbale.entities.spelling import allowed, bare_forms, shouted
from verbale.entities.tables import DATA, Table, read_table
from verbale.model import Entity, Passage

__all__ = ["NAMES", "Entry", "Gazetteer", "Match", "fold", "load"]

# A dotted initialism ("U.S.") is one token; else a run of letters and digits with their combining marks.
_TOKEN = re.compile(
    r"(?:[A-Z]{1,2}\.){2,}(?:[A-Z](?!\w))?"
    r"|[^\W_][^\W_\u0300-\u036f\u00ad\u200b]*(?:[\u0300-\u036f\u00ad\u200b]+[^\W_]*)*"
    r"|&"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_AFFIX = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|만|부터|까지|간|인|인들|인의|계|측|정부|대사|대사관|대통령|주재)"
    r"(?![\uac00-\ud7a3])"
).match
_LONGEST_HANGUL = 24
_BREAK = re.compile(r"\n\s*\n")
_PLAIN = re.compile(r"[^\W_]+").findall

_Reference = tuple[str, int, str, str, str]
"""Kind, row, form, language and name: an entry that is not built yet."""


class Gazetteer:
    """All gazetteers, filed by name; it never changes once read.

    Rows become entries only when a name is asked for, so that reading the files stays fast.
    """

    __slots__ = ("_built", "_by_key", "_capitals", "_entities", "_index", "_lengths", "_tables")

    def __init__(self, folder: Path = DATA) -> None:
        self._tables: dict[str, Table] = {}
        self._index: dict[str, list[_Reference]] = {}
        self._lengths: dict[str, int] = {}  # first word → bits of the numbers of words that a name with it may have
        self._by_key: dict[str, tuple[str, int]] = {}
        self._capitals: dict[str, int] = {}
        self._entities: dict[tuple[str, int], Entity] = {}
        self._built: dict[str, tuple[Entry, ...]] = {}
        for kind, file in FILES.items():
            self._tables[kind] = read_table(folder / file, COLUMNS[kind])
            self._file(kind)

    @staticmethod
    def load() -> Gazetteer:
        """The gazetteer that ships with Verbale, read once a process."""
        return load()

    # -- filing ---------------------------------------------------------------------------------------------------

    def _file(self, kind: str) -> None:
        table = self._tables[kind]
        forms = {c: form for c, form in FORMS.items() if kind != "people" or c != "name_en"}  # which is a demonym
        named = [(table.columns.index(c), *form) for c, form in forms.items() if c in table.columns]
        silent = table.columns.index("silent") if "silent" in table.columns else -1
        capital = table.columns.index("capital_of") if "capital_of" in table.columns else -1
        index, lengths = self._index, self._lengths
        for row, (_, cells) in enumerate(table.rows):
            self._by_key[cells[0]] = (kind, row)
            if capital >= 0 and cells[capital]:
                self._capitals |= dict.fromkeys(cells[capital].split(";"), row)
            mute = {fold(name) for name in cells[silent].split(";")} if silent >= 0 and cells[silent] else ()
            seen = set()
            for position, form, language in named:
                cell = cells[position]
                if not cell:
                    continue
                for name in cell.split(";") if ";" in cell else (cell,):
                    if name in seen:
                        continue
                    seen.add(name)
                    plain = name.isascii() and name.isalpha()
                    key = name.lower() if plain else fold(name)
                    if key in mute:
                        continue
                    if key in index:
                        index[key].append((kind, row, form, language, name))
                    else:
                        index[key] = [(kind, row, form, language, name)]
                        if key.isalpha():
                            lengths[key] = lengths.get(key, 0) | 2
                        elif words := key.split(" ") if key.replace(" ", "").isalpha() else _PLAIN(key):
                            lengths[words[0]] = lengths.get(words[0], 0) | 1 << len(words)

    # -- entries --------------------------------------------------------------------------------------------------

    def _cells(self, kind: str, row: int) -> dict[str, str]:
        table = self._tables[kind]
        return dict(zip(table.columns, table.rows[row][1], strict=True))

    def _entity(self, kind: str, row: int) -> Entity:
        if (kind, row) not in self._entities:
            cells = self._cells(kind, row)
            labels = tuple((lang, cells[f"name_{lang}"]) for lang in ("en", "es", "ko") if cells.get(f"name_{lang}"))
            aliases = []
            for column, language in ALIASES:
                aliases += [(language, name) for name in cells.get(column, "").split(";") if name]
            pairs = (("isoCode", cells.get("iso2") or cells.get("code")), ("wikidataId", cells.get("wikidata")))
            identifiers = tuple((name, value) for name, value in pairs if value)
            if kind == "office":
                aliases = []  # other words for the office, not names of this individual
            self._entities[kind, row] = Entity(
                cells["key"], cells["type"], labels, tuple(dict.fromkeys(aliases)), identifiers
            )
        return self._entities[kind, row]

    def _entry(self, reference: _Reference) -> Entry:
        kind, row, form, language, name = reference
        cells = self._cells(kind, row)
        state = cells.get("iso2") or cells.get("state") or None
        details = tuple((c, v) for c, v in cells.items() if v and c not in FORMS and c not in ("key", "type", "silent"))
        return Entry(self._entity(kind, row), kind, form, name, language, state, details)

    def _entries(self, key: str) -> tuple[Entry, ...]:
        built = self._built.get(key)
        if built is None:
            built = self._built[key] = tuple(self._entry(reference) for reference in self._index.get(key, ()))
        return built

    # -- names ----------------------------------------------------------------------------------------------------

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every entry that has exactly this name, likeliest kind first; empty where none has.

        A leading "the" and a possessive ending do not count, nor do full stops in initials. An acronym must be in its
        own case, another proper name must have a capital.

        >>> [entry.entity.key for entry in load().lookup("Korea")]
        ['state/KP', 'state/KR']
        >>> [entry.entity.key for entry in load().lookup("the U.S.'s")]
        ['state/US']
        >>> load().lookup("us")
        ()
        """
        name = name.strip()
        for form in bare_forms(name):
            if found := tuple(e for e in allowed(form, self._entries(fold(form))) if e.kind != "blocked"):
                return found
        return ()

    def candidates(self, name: str) -> tuple[Entity, ...]:
        """The different entities that a name may stand for, in the order of ``lookup``; more than one: ambiguous."""
        return tuple({entry.entity.key: entry.entity for entry in self.lookup(name)}.values())

    def find(
        self, text: str, start: int = 0, end: int | None = None, *, kinds: Collection[str] = NAMES
    ) -> Iterator[Match]:
        """The names in ``text[start:end]``, left to right, the longest at each place, none overlapping another.

        ``kinds`` picks the files to look in; offices and currencies are found only when asked for. Passages count code
        points of the whole ``text``. Time grows with the length of the text alone.

        >>> [(m.passage.of("South Korea and Peru"), m.form) for m in load().find("South Korea and Peru")]
        [('South Korea', 'name'), ('Peru', 'name')]
        """
        tokens = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        folded = [fold(token.group()) for token in tokens]
        position = 0
        while position < len(tokens):
            match, position = self._match(text, tokens, folded, position, kinds)
            if match:
                yield match

    def _match(
        self, text: str, tokens: list[re.Match[str]], folded: list[str], at: int, kinds: Collection[str]
    ) -> tuple[Match | None, int]:
        """The longest name that starts at a token, and the token to go on from."""
        begin = tokens[at].start()
        lengths = self._lengths.get(folded[at], 0)
        for count in range(min(lengths.bit_length() - 1, len(tokens) - at), 0, -1):
            if not lengths >> count & 1:
                continue
            stop = tokens[at + count - 1].end()
            raw = text[begin:stop]
            if "(" in raw and text[stop : stop + 1] == ")":
                stop, raw = stop + 1, raw + ")"
            if count > 1 and _BREAK.search(raw):
                continue
            entries = allowed(raw, self._entries(folded[at] if count == 1 else fold(raw)))
            if entries and entries[0].kind == "blocked":
                return None, at + count
            found = tuple(entry for entry in entries if entry.kind in kinds)
            if found and not (count == 1 and shouted(tokens, at)):
                return Match(Passage(begin, stop), found), at + count
        word = tokens[at].group()
        if _HANGUL.match(word):
            # Korean writes particles and some nouns onto the name: 페루는, 북한과, 페루대사관.
            for length in range(min(len(word) - 1, _LONGEST_HANGUL), 1, -1):
                if not _AFFIX(word, length):
                    continue
                found = tuple(e for e in self._entries(fold(word[:length])) if e.kind in kinds and e.language == "ko")
                if found:
                    return Match(Passage(begin, begin + length), found), at + 1
        return None, at + 1

    # -- things ---------------------------------------------------------------------------------------------------

    def entity(self, key: str) -> Entity | None:
        """The entity with this key, ``None`` where no gazetteer has it."""
        found = self._by_key.get(key)
        return self._entity(*found) if found else None

    def entry(self, key: str) -> Entry | None:
        """The entry of the entity with this key, under its English name."""
        found = self._by_key.get(key)
        return self._entry((*found, "name", "en", self._entity(*found).label)) if found else None

    def row(self, key: str) -> tuple[str, int]:
        """The kind of file and the number of the row that this key stands on; ``("", -1)`` where none has it."""
        return self._by_key.get(key, ("", -1))

    def table(self, kind: str) -> Table:
        """A file as it was read."""
        return self._tables[kind]

    def words(self, entity: Entity, column: str) -> tuple[str, ...]:
        """The words in one column of an entity's row, such as its ``adjectives`` or ``demonyms``; empty for none.

        >>> load().words(load().state("PE"), "adjectives")
        ('Peruvian',)
        """
        found = self._by_key.get(entity.key)
        cell = self._cells(*found).get(column, "") if found else ""
        return tuple(word for word in cell.split(";") if word)

    def state(self, iso2: str) -> Entity | None:
        """The state or territory with this ISO 3166-1 code of two letters.

        >>> load().state("PE").label
        'Peru'
        """
        return self.entity(f"state/{iso2}") or self.entity(f"territory/{iso2}")

    def city_state(self, entry: Entry) -> Entity | None:
        """The state in which a place or region lies; for a state or territory, itself."""
        return self.state(entry.state) if entry.state else None

    def capital_of(self, state: Entity | str) -> Entity | None:
        """The capital of a state, given as entity or ISO code; ``None`` where there is none or it is contested.

        >>> load().capital_of("KP").key
        'place/KP-pyongyang'
        """
        row = self._capitals.get(state if isinstance(state, str) else state.key.partition("/")[2])
        return None if row is None else self._entity("place", row)


@cache
def load() -> Gazetteer:
    """The gazetteer that ships with Verbale, read once a process.

    Raises ``DataFileError`` with file and line when a file does not validate.
    """
    # Tens of thousands of small tuples that all stay: the collector would walk them again and again in vain.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return Gazetteer()
    finally:
        if enabled:
            gc.enable()
