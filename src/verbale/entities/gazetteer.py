"""The gazetteer: names of states, places, organisations, currencies and offices, found in text."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from verbale.entities.tables import DATA, Table, read_table
from verbale.model import Document, Entity, Evidence, Fact, FactKind, Passage, Role, Source, Tier

NAMES = frozenset({"state", "historical", "organisation", "people", "place", "region"})
"""The kinds of entry that ``Gazetteer.find`` looks for unless told otherwise: proper names, and adjectives of them."""


def _columns(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Columns of each file, in order. Those in _FORMS hold names, separated by ";" where there are several.
COLUMNS: dict[str, tuple[str, ...]] = {
    "state": _columns(
        """key type iso2 iso3 wikidata name_en name_es name_ko official_en official_es aliases_en aliases_es aliases_ko
        acronyms adjectives demonyms demonyms_es silent capital continent region currencies"""
    ),
    "historical": _columns(
        """key type wikidata name_en name_es name_ko aliases_en aliases_es acronyms adjectives demonyms demonyms_es
        silent begin end successors"""
    ),
    "organisation": _columns("key type wikidata name_en name_es name_ko aliases_en aliases_es acronyms parent"),
    "region": _columns(
        "key type wikidata name_en name_es name_ko aliases_en aliases_es adjectives adjectives_es silent state"
    ),
    "place": _columns("key type name_en name_es name_ko aliases_en silent state region capital_of population"),
    "people": _columns("key type name_en demonyms adjectives"),
    "currency": _columns("key type code name_en name_es name_ko aliases_en aliases_es symbols default"),
    "office": _columns("key type name_en name_es name_ko aliases_en aliases_es towards unique"),
    "blocked": _columns("key type name_en why"),
}
FILES = {
    "state": "states.tsv",
    "historical": "historical.tsv",
    "organisation": "organisations.tsv",
    "people": "peoples.tsv",
    "place": "places.tsv",
    "region": "regions.tsv",
    "currency": "currencies.tsv",
    "office": "offices.tsv",
    "blocked": "blocked.tsv",
}
# Column → (form, language), in the order in which a name that stands twice on a row takes its form.
_FORMS: dict[str, tuple[str, str]] = {
    "name_en": ("name", "en"),
    "official_en": ("official", "en"),
    "acronyms": ("acronym", "en"),
    "symbols": ("symbol", "en"),
    "aliases_en": ("alias", "en"),
    "adjectives": ("adjective", "en"),
    "demonyms": ("demonym", "en"),
    "name_es": ("name", "es"),
    "official_es": ("official", "es"),
    "aliases_es": ("alias", "es"),
    "adjectives_es": ("adjective", "es"),
    "demonyms_es": ("demonym", "es"),
    "name_ko": ("name", "ko"),
    "aliases_ko": ("alias", "ko"),
}
_ALIASES = (
    ("official_en", "en"),
    ("official_es", "es"),
    ("aliases_en", "en"),
    ("aliases_es", "es"),
    ("aliases_ko", "ko"),
    ("acronyms", "en"),
)
_ANY_CASE = frozenset({"currency", "office"})


def _folds() -> dict[int, str]:
    """What letters other than ASCII are filed as: kinds of dash and apostrophe, and Latin letters with accents."""
    folds = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "’‘ʼ`´ʻ"), "'")
    folds |= {
        ord("\u00ad"): "",
        ord("\u200b"): "",
        ord("ı"): "i",
        ord("ł"): "l",
        ord("ø"): "o",
        ord("Ł"): "l",
        ord("Ø"): "o",
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and code not in folds:
            folds[code] = base.lower()
    return folds


_FOLDS = _folds()
# A dotted initialism ("U.S.") is one token; else a run of letters and digits with their combining marks.
_TOKEN = re.compile(
    r"(?:[A-Z]{1,2}\.){2,}(?:[A-Z](?!\w))?"
    r"|[^\W_][^\W_\u0300-\u036f\u00ad\u200b]*(?:[\u0300-\u036f\u00ad\u200b]+[^\W_]*)*"
    r"|&"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_SYLLABLES = re.compile(r"[\uac00-\ud7a3]+").fullmatch
_AFFIX = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|만|부터|까지|간|인|인들|인의|계|측|정부|대사|대사관|대통령|주재)"
    r"(?![\uac00-\ud7a3])"
).match
_LONGEST_HANGUL = 24
_BREAK = re.compile(r"\n\s*\n")
# Initials that are also English words: between other words in capitals they are those words.
_SHOUTED = frozenset({"WHO", "CAN", "CAR", "CAB", "QUAD", "ALBA", "CAF"})
_PLAIN = re.compile(r"[^\W_]+").findall


def fold(name: str) -> str:
    """The form under which a name is filed: case, accents, full stops and kinds of dash and apostrophe do not count.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Guinea–Bissau"), fold("Trinidad & Tobago")
    ("cote d'ivoire", 'us', 'guinea-bissau', 'trinidad and tobago')
    """
    if not name.isascii():
        if _SYLLABLES(name):
            return name
        name = name.translate(_FOLDS)
        if not name.isascii():
            name = unicodedata.normalize("NFKD", name)
            name = "".join(c for c in name if unicodedata.category(c) != "Mn").translate(_FOLDS)
            name = unicodedata.normalize("NFC", name).casefold().translate(_FOLDS)
    name = name.lower()
    if "." in name:
        name = name.replace(".", "")
    if "&" in name:
        name = name.replace("&", "and")
    if not name.isalpha():
        name = " ".join(name.split())
    return name


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity under one of its names.

    ``kind`` is the file it stands in: state, historical, organisation, people, region, place, currency or office.
    ``form`` says what the name is: name, official, alias, acronym, symbol, adjective or demonym (a noun for its people;
    Spanish ones may be adjectives too). ``name`` is the name as the file spells it, ``language`` its ISO 639-1 code.
    ``state`` is the ISO code of the state that the entity is or lies in. ``details`` holds the row's other columns
    that have a value.
    """

    entity: Entity
    kind: str
    form: str
    name: str
    language: str
    state: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, column: str) -> str:
        """The value of a column of the entry's row, ``""`` where it has none."""
        return next((value for name, value in self.details if name == column), "")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text has a name, and every entry it may stand for, likeliest kind first."""

    passage: Passage
    entries: tuple[Entry, ...]

    @property
    def form(self) -> str:
        """The form of the first entry."""
        return self.entries[0].form


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
        forms = {c: form for c, form in _FORMS.items() if kind != "people" or c != "name_en"}  # which is a demonym
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
            for column, language in _ALIASES:
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
        details = tuple(
            (c, v) for c, v in cells.items() if v and c not in _FORMS and c not in ("key", "type", "silent")
        )
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
        for form in _bare_forms(name):
            if found := tuple(e for e in _allowed(form, self._entries(fold(form))) if e.kind != "blocked"):
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
            entries = _allowed(raw, self._entries(folded[at] if count == 1 else fold(raw)))
            if entries and entries[0].kind == "blocked":
                return None, at + count
            found = tuple(entry for entry in entries if entry.kind in kinds)
            if found and not (raw in _SHOUTED and _shouted(tokens, at)):
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

    # -- background -----------------------------------------------------------------------------------------------

    def background(self, entity: Entity) -> tuple[Fact, ...]:
        """What the gazetteer itself says of an entity, as facts with the row that says so as evidence.

        A city or region lies in its state (and region, where known); a state has its capital, which lies in it.
        """
        kind, row = self._by_key.get(entity.key, ("", -1))
        facts: list[Fact] = []
        if kind in ("state", "historical"):
            capital = self.capital_of(entity)
            if capital is not None:
                _, row = self._by_key[capital.key]
                facts.append(self._fact("capital", self._entity(kind, self._by_key[entity.key][1]), capital, row))
                facts += self.background(capital)
        elif kind == "place":
            cells = self._cells(kind, row)
            place, region, state = self._entity(kind, row), self.entity(cells["region"]), self.state(cells["state"])
            if region is not None:
                facts.append(self._fact("locatedIn", place, region, row))
            if state is not None:
                facts.append(self._fact("locatedIn", place, state, row))
        elif kind == "region":
            cells = self._cells(kind, row)
            state = self.state(cells["state"]) if cells["state"] else None
            if state is not None:
                facts.append(self._fact("locatedIn", self._entity(kind, row), state, row, kind))
        return tuple(facts)

    def _fact(self, relation: str, subject: Entity, target: Entity, row: int, kind: str = "place") -> Fact:
        table = self._tables[kind]
        line = table.rows[row][0]
        begin = _line_starts(table.text)[line - 1]
        quote = table.text[begin : table.text.index("\n", begin)]
        document = f"gazetteer-{kind}s"
        digest = hashlib.sha256(f"{document}|{relation}|{subject.key}|{target.key}".encode()).hexdigest()[:16]
        return Fact(
            document=document,
            key=f"fact/{digest}",
            kind=FactKind.RELATION,
            type=relation,
            roles=(Role("subject", (subject,)), Role("object", (target,))),
            evidence=(Evidence(document, Passage(begin, begin + len(quote)), quote),),
            rule="gazetteer",
            label=f"{subject.label}: {relation} {target.label}",
            tier=Tier.STRUCTURE,
            confidence=Decimal(1),
        )

    def documents(self) -> tuple[Document, ...]:
        """The documents that ``background`` quotes: the exact text of places.tsv and regions.tsv, without blocks."""
        return tuple(_document(kind, self._tables[kind]) for kind in ("place", "region") if kind in self._tables)


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


@cache
def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return tuple(starts)


def _document(kind: str, table: Table) -> Document:
    digest = hashlib.sha256(table.text.encode()).hexdigest()
    titles = {"place": "Verbale gazetteer of cities", "region": "Verbale gazetteer of regions"}
    source = Source(title=titles[kind], language="en", kind="gazetteer", publisher="Verbale", licence="CC BY 4.0")
    return Document(f"gazetteer-{kind}s", table.text, digest, digest, "tsv", (), (), source)


def _bare_forms(name: str) -> Iterator[str]:
    """A name as it stands, then without possessive ending, then without article."""
    yield name
    bare = re.sub(r"['’]s?$", "", name)
    if bare != name:
        yield bare
    if bare[:4].lower() == "the ":
        yield bare[4:].lstrip()


def _shouted(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a token stands beside another word in capitals."""
    beside = [tokens[i].group() for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    return any(len(word) > 1 and word.isupper() and "." not in word for word in beside)


def _allowed(raw: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries whose name may be written as ``raw`` is, the first for each entity."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.entity.key not in first and _fits(raw, entry):
            first[entry.entity.key] = entry
    return tuple(first.values())


def _fits(raw: str, entry: Entry) -> bool:
    if entry.form in ("acronym", "symbol"):
        return raw.replace(".", "").replace(" ", "") == entry.name.replace(".", "").replace(" ", "")
    if entry.language == "es" and entry.form in ("demonym", "adjective"):
        # Without its accent "francés" is a first name; no capital is needed: "argentina" is a state only with one.
        return unicodedata.normalize("NFC", raw).casefold() == entry.name
    if entry.kind in _ANY_CASE:
        return True
    first = raw[0]
    if first.islower() and not entry.name[0].islower():
        return False
    if entry.kind in ("place", "region") and len(raw) <= 4 and raw.isupper():
        return False  # "ICA" is an organisation's initials, "Ica" a city
    if entry.language == "en" and " " in raw:
        last = raw.rsplit(None, 1)[1]
        return not last[0].islower() or entry.name.rsplit(None, 1)[-1][0].islower()
    return True
