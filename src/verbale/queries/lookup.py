"""Things by the names that people type: in any language, case and width, with or without accents."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from verbale.graph.terms import BASE, VB, escape_path
from verbale.model import QueryError
from verbale.queries.binder import iri, literal
from verbale.queries.catalogue import KINDS
from verbale.queries.engine import NAMES, Engine
from verbale.queries.names import compact, expand, words
from verbale.queries.results import Term

if TYPE_CHECKING:
    from verbale.entities.gazetteer import Gazetteer
    from verbale.model import Entity

MAX_LENGTH = 500
"""Longest name, code or IRI taken, in code points."""

MAX_NAMES = 300_000
"""Most names of a graph that are compared with one that it does not have to the letter."""

_CHOICES = 8
_NEAR = 200
_STATES = KINDS["state"]
# Nobody means one of these by its name; what is said about them is found through what takes part in them.
_NODES = frozenset({"claim", "evidence", "time", "graph", "disagreement"})
_OCCURRENCES = frozenset({"event", "situation", "observation"})


@lru_cache(maxsize=1024)
def fold(name: str) -> str:
    """A name for comparison: compatibility form, no accents, no case, no article, single spaces.

    >>> fold("The  Côte d’Ivoire") == fold("cote d'ivoire")
    True
    """
    return _fold(name)


def _fold(name: str) -> str:
    if name.isascii():
        flat = name.casefold()
    else:
        flat = unicodedata.normalize("NFKD", name.replace("’", "'"))
        flat = unicodedata.normalize("NFC", "".join(c for c in flat if not unicodedata.combining(c))).casefold()
    flat = " ".join(re.sub(r"[^\w' ]", " ", flat).split())
    return re.sub(r"^(?:the|la|el|los|las) (?=.)", "", flat)


class Lookup:
    """Finds things of one graph."""

    def __init__(self, graph: Engine) -> None:
        self._graph = graph
        self.labels: dict[str, str] = {}
        """The gazetteer's labels of things that were found there alone."""

    def entity(self, name: str, value: str, kinds: frozenset[str] | None) -> Term:
        """The one thing that a name, code, label in any language, key or IRI means.

        ``name`` is the parameter's, for messages; ``kinds`` are the first parts of the keys allowed (``state``),
        ``None`` for any. What only the gazetteer knows is found too: then the graph says nothing of it. Raises
        ``QueryError`` for what nobody knows, with near misses, and for what may mean several things, with the choices.
        """
        if len(value) > MAX_LENGTH:
            raise QueryError(f"{name} has {len(value):,} characters; at most {MAX_LENGTH} are read")
        full = expand(value)
        if full is not None:
            return self._known(name, value, full, kinds)
        found = self._by_name(value, kinds)
        if not found:
            raise QueryError(f"{name}={value!r} is nothing the graph speaks of{self._near(value, kinds)}")
        if len(found) > 1:
            choices = ", ".join(self._choice(i) for i in found[:_CHOICES])
            more = f" and {len(found) - _CHOICES} more" if len(found) > _CHOICES else ""
            raise QueryError(f"{name}={value!r} may mean {choices}{more}; give the key in brackets instead")
        return iri(found[0])

    def _known_there(self, iri: str) -> bool:
        """Whether the gazetteer knows the IRI; if so, its label is kept."""
        from verbale.entities import gazetteer  # it reads tables: only for what the graph itself does not have

        entity = gazetteer.load().entity(iri.removeprefix(BASE + "id/")) if iri.startswith(BASE + "id/") else None
        if entity is not None:
            self.labels[iri] = entity.label
        return entity is not None

    def _known(self, name: str, value: str, full: str, kinds: frozenset[str] | None) -> Term:
        term = iri(full)
        key = full.removeprefix(BASE + "id/")
        shouted = f"{BASE}id/{key.partition('/')[0]}/{key.partition('/')[2].upper()}"
        for candidate in dict.fromkeys((full, shouted)) if key.split("/")[0] in _STATES else (full,):
            if self._graph.knows(candidate) or self._known_there(candidate):
                if not _is_of(candidate, kinds):
                    wanted = " or ".join(sorted(kinds or ()))
                    raise QueryError(f"{name}={value!r} is {self._choice(candidate)}, not {wanted}")
                return Term("iri", candidate)
        raise QueryError(f"{name}={value!r}: the graph says nothing about <{term.value}>{self._near(value, kinds)}")

    def _choice(self, iri: str) -> str:
        """A label, what sort of thing it is, and what to type for it."""
        key = compact(iri)
        return f"{self._graph.own_label(iri) or self.labels.get(iri) or words(iri)}, {_sort(key)} ({key})"

    def _by_name(self, value: str, kinds: frozenset[str] | None) -> list[str]:
        # A code beats a label, a label beats another name: `PE` is a state before it is anybody's initials.
        return (
            self._by_code(value, kinds)
            or self._best(self._graph.named(_spellings(value)), kinds)
            or self._best(self._folded(value), kinds)
            or self._by_gazetteer(value, kinds)
        )

    def _by_code(self, value: str, kinds: frozenset[str] | None) -> list[str]:
        if not re.fullmatch(r"[A-Za-z]{2}", value):
            return []
        found = self._graph.subjects(VB + "isoCode", literal(value.upper()))
        return sorted(i for i in found if _is_of(i, kinds))

    def _folded(self, value: str) -> Iterator[tuple[str, str, str]]:
        """Whose name differs in case, accents or width alone; of a huge graph only the first names are compared."""
        wanted = _fold(value)
        for number, (subject, p, text) in enumerate(self._graph.similar(value)):
            if number >= MAX_NAMES:
                return
            if abs(len(text) - len(wanted)) <= 12 and _fold(text) == wanted:
                yield subject, p, text

    def _best(self, found: Iterable[tuple[str, str, str]], kinds: frozenset[str] | None) -> list[str]:
        """Those of the kinds wanted, whose label it is rather than another name, but states in any case."""
        ranks: dict[str, int] = {}
        for subject, p, _ in found:
            if _is_of(subject, kinds) and _is_thing(subject):
                ranks[subject] = min(NAMES.index(p), ranks.get(subject, len(NAMES)))
        best = min(ranks.values(), default=0)
        if best == 0:
            # `Korea` is a region's label and another name of two states: any of the three may be meant.
            chosen = [s for s, rank in ranks.items() if rank == 0 or _kind(s) in _STATES]
            if sum(rank == 0 and _kind(s) in _STATES for s, rank in ranks.items()) == 1:
                chosen = [s for s in chosen if ranks[s] == 0]
        else:
            chosen = [s for s, rank in ranks.items() if rank == best or _kind(s) in _STATES]
        # An actor or place before an event that merely bears its name.
        return sorted([s for s in chosen if _kind(s) not in _OCCURRENCES] or chosen)

    def _by_gazetteer(self, value: str, kinds: frozenset[str] | None) -> list[str]:
        from verbale.entities import gazetteer

        book = gazetteer.load()
        coded = _state_of_code(book, value.upper())
        bare = re.sub(r"(?i)^(?:the|la|el|los|las) (?=.)", "", value)
        spellings = dict.fromkeys((value, bare, value.upper() if len(value) < 6 else value, _titled(bare)))
        for entities in ([coded] if coded else [], *(book.candidates(spelling) for spelling in spellings)):
            labels = {f"{BASE}id/{escape_path(entity.key)}": entity.label for entity in entities}
            if found := sorted(i for i in labels if _is_of(i, kinds)):
                # What documents speak of is likelier meant.
                known = [i for i in found if self._graph.knows(i)]
                self.labels |= {i: labels[i] for i in found if not known}
                return known or found
        return []

    def _near(self, value: str, kinds: frozenset[str] | None) -> str:
        """A hint at similar names: two passes, so that only the few likeliest are compared letter by letter."""
        wanted = _fold(value)[:80]
        if len(wanted) < 2:
            return ""
        pairs = _pairs(wanted)
        scored: dict[str, tuple[float, str]] = {}
        for number, (subject, _, text) in enumerate(self._graph.similar(value)):
            if number >= MAX_NAMES:
                break
            if not 0.5 <= len(text) / len(wanted) <= 2 or not _is_of(subject, kinds) or not _is_thing(subject):
                continue
            if _kind(subject) in _OCCURRENCES and (kinds is None or not kinds & _OCCURRENCES):
                continue
            folded = _fold(text)
            alike = 2 * len(pairs & (own := _pairs(folded))) / (len(pairs) + len(own) or 1)
            if alike >= 0.4 and alike > scored.get(folded, (0.0, ""))[0]:
                scored[folded] = (alike, subject)
        likely = sorted(scored, key=lambda key: (-scored[key][0], key))[:_NEAR]
        near = difflib.get_close_matches(wanted, likely, n=3, cutoff=0.7)
        names = list(dict.fromkeys(self._graph.label(scored[key][1]) for key in near))
        return f"; did you mean {' or '.join(names)}?" if names else ""


class Vocabulary:
    """Finds classes and properties of the ontology by name or by label in any language."""

    def __init__(self, ontology: Engine) -> None:
        self._ontology = ontology

    def term(self, name: str, value: str, kind: str, under: str = "") -> Term:
        """The ``kind`` (``class`` or ``property``) that is meant, of those ``under`` a class (its local name).

        ``visit`` is enough for ``OfficialVisit``, if no other name has that word. Raises ``QueryError`` as ever.
        """
        if len(value) > MAX_LENGTH:
            raise QueryError(f"{name} has {len(value):,} characters; at most {MAX_LENGTH} are read")
        known = self._names(kind, under)
        full = expand(value)
        if full is not None:
            if full in known:
                return iri(full)
            raise QueryError(f"{name}={value!r} is no {kind}{f' under {under}' if under else ''} of the ontology")
        wanted = _fold(value)
        tests = (
            lambda text: text == wanted,
            lambda text: set(wanted.split()) <= set(text.split()) and bool(wanted),
        )
        for test in tests:
            found = sorted(term for term, names in known.items() if any(map(test, names)))
            if len(found) == 1:
                return iri(found[0])
            if found:
                # `agreement` names the class above its kinds, `expulsion` one above another: the uppermost is meant.
                tops = [t for t in found if not self._above(t) & set(found)]
                if len(tops) == 1 and kind == "class":
                    return iri(tops[0])
                choices = ", ".join(f"{words(t)} ({compact(t)})" for t in found[:_CHOICES])
                raise QueryError(f"{name}={value!r} may mean {choices}; give the name in brackets instead")
        forms = {t: names | {word for name in names for word in name.split()} for t, names in known.items()}
        near = difflib.get_close_matches(wanted[:80], {n for names in forms.values() for n in names}, n=2, cutoff=0.75)
        meant = list(dict.fromkeys(words(t) for n in near for t, names in forms.items() if n in names))[:4]
        hint = f"did you mean {' or '.join(meant)}?" if meant else f"see the ontology for the names of each {kind}"
        raise QueryError(f"{name}={value!r} is no {kind}{f' under {under}' if under else ''} of the ontology; {hint}")

    def _names(self, kind: str, under: str) -> Mapping[str, set[str]]:
        rdf, owl = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2002/07/owl#"
        types = ("Class",) if kind == "class" else ("ObjectProperty", "DatatypeProperty")
        subjects = {s for t in types for s in self._ontology.subjects(rdf + "type", Term("iri", owl + t))}
        if under:
            subjects = {s for s in subjects if s == VB + under or VB + under in self._above(s)}
        names: dict[str, set[str]] = {}
        for s in sorted(subjects):
            if s.startswith(VB):
                labels = [t.value for p in NAMES for t in self._ontology.objects(s, p)]
                names[s] = {fold(text) for text in (*labels, words(s), s.removeprefix(VB))}
        return names

    def _above(self, term: str) -> set[str]:
        """The classes above a class, through however many steps."""
        rdfs = "http://www.w3.org/2000/01/rdf-schema#"
        found: set[str] = set()
        waiting = [term]
        while waiting:
            for above in self._ontology.objects(waiting.pop(), rdfs + "subClassOf"):
                if above.kind == "iri" and above.value not in found and above.value != term:
                    found.add(above.value)
                    waiting.append(above.value)
        return found


def _spellings(value: str) -> list[Term]:
    """The names to look for to the letter: as typed and in usual capitals, in each language."""
    forms = dict.fromkeys((value, _titled(value), value.capitalize(), value.upper(), value.lower()))
    forms = dict.fromkeys(unicodedata.normalize("NFKC", form) for form in forms)
    return [literal(form, language=tag) for form in forms for tag in ("en", "es", "ko", "")]


def _titled(value: str) -> str:
    small = {"and", "of", "the", "for", "de", "del", "la", "el", "los", "las", "y", "d'"}
    parts = [w if n and w in small else w[:1].upper() + w[1:] for n, w in enumerate(value.lower().split())]
    return " ".join(parts)


def _pairs(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


def _kind(value: str) -> str:
    return value.removeprefix(BASE + "id/").split("/")[0] if value.startswith(BASE + "id/") else ""


def _sort(key: str) -> str:
    """The sort of thing that a key says, in words."""
    parts = key.split("/")
    return "thing" if len(parts) < 2 else f"{parts[1]} {parts[0]}".replace("-", " ") if len(parts) > 2 else parts[0]


def _is_of(value: str, kinds: frozenset[str] | None) -> bool:
    return kinds is None or _kind(value) in kinds


def _is_thing(value: str) -> bool:
    return not value.startswith(VB) and _kind(value) not in _NODES


def _state_of_code(book: Gazetteer, code: str) -> Entity | None:
    """The state or territory with an ISO 3166-1 code of two or three letters."""
    if not re.fullmatch(r"[A-Z]{2,3}", code):
        return None
    twos = (a + b for a in ascii_uppercase for b in ascii_uppercase) if len(code) == 3 else (code,)
    states = (state for two in twos if (state := book.state(two)) is not None)
    return next((s for s in states if len(code) == 2 or code in book.words(s, "iso3")), None)
