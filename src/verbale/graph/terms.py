"""Terms: IRIs and literals, the names they are made from, and the rules for minting them.

Terms are plain tuples, not rdflib objects: building, sorting and comparing millions of them stays cheap, and no
command that writes or compares graphs has to import rdflib.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from verbale.model.errors import DataFileError, InputError

BASE: Final = "https://w3id.org/verbale/"
"""Where the IRIs of this project live; ``build(…, base=…)`` mints under another."""

VB: Final = "https://w3id.org/verbale/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"

PREFIXES: Final[tuple[tuple[str, str], ...]] = (
    ("dcterms", DCTERMS),
    ("owl", OWL),
    ("prov", PROV),
    ("rdf", RDF),
    ("rdfs", RDFS),
    ("skos", SKOS),
    ("vb", VB),
    ("xsd", XSD),
)
"""(prefix, namespace) pairs, sorted; writers declare the ones they use."""

_REMEMBERED = 50_000
"""IRIs that are not minted anew when their key comes again."""

_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*/")
_PLAIN_PATH = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class Iri(NamedTuple):
    """An absolute IRI."""

    value: str


class Literal(NamedTuple):
    """A literal: lexical form, datatype IRI, and a lower-case language tag (empty unless language-tagged)."""

    value: str
    datatype: str = XSD + "string"
    language: str = ""


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

TYPE: Final = Iri(RDF + "type")
LABEL: Final = Iri(RDFS + "label")
ALT_LABEL: Final = Iri(SKOS + "altLabel")


@cache
def vb(name: str) -> Iri:
    """The term ``vb:name`` of the ontology.

    Raises ``DataFileError`` when ``name`` could not be the local name of a term: it comes from a frame or rule.

    >>> vb("hasTime").value
    'https://w3id.org/verbale/ontology#hasTime'
    """
    if not _LOCAL_NAME.fullmatch(name):
        raise DataFileError(f"{name!r} cannot name an ontology term; correct the frame or rule that emits it")
    return Iri(VB + name)


def text_literal(value: str, language: str | None = None) -> Literal:
    """An ``xsd:string``, or a language-tagged string when a language is given.

    Raises ``InputError`` for a lone surrogate, which no RDF file can hold, and for a malformed language tag.

    >>> text_literal("Perú", "ES")
    Literal(value='Perú', datatype='http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', language='es')
    """
    if not value.isascii():
        _refuse_surrogates(value)
    if not language:
        return Literal(value)
    if not _LANGUAGE.fullmatch(language):
        raise InputError(f"{language!r} is not a language tag; use a code such as 'en' or 'es-pe'")
    return Literal(value, RDF + "langString", language.lower())


def decimal_literal(value: Decimal) -> Literal:
    """``value`` as ``xsd:decimal`` in the canonical form of XSD 1.1 (no exponent, no idle zeros, no ``-0``).

    Raises ``InputError`` for NaN, infinities, and numbers of more than a thousand digits.

    >>> decimal_literal(Decimal("2.780E+9")).value, decimal_literal(Decimal("0.50")).value
    ('2780000000', '0.5')
    """
    if not value.is_finite() or abs(value.adjusted()) > 1000 or len(value.as_tuple().digits) > 1000:
        raise InputError(f"the number {value!s:.40} cannot be written as a decimal; correct the quantity")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    return Literal("0" if digits in {"-0", ""} else digits, XSD + "decimal")


def boolean_literal(value: bool) -> Literal:
    """``value`` as ``xsd:boolean``."""
    return Literal("true" if value else "false", XSD + "boolean")


def count_literal(value: int) -> Literal:
    """``value`` (0 or more) as ``xsd:nonNegativeInteger``: an offset or a length in code points."""
    return Literal(str(value), XSD + "nonNegativeInteger")


def escape_path(path: str) -> str:
    """``path`` with everything but unreserved ASCII and ``/`` percent-encoded as UTF-8; one-to-one.

    Dot segments are encoded too, so that no parser resolves them away (RFC 3986, sections 2.3 and 5.2.4).

    >>> escape_path("person/josé 1%"), escape_path("a/../b")
    ('person/jos%C3%A9%201%25', 'a/%2E%2E/b')
    """
    if _PLAIN_PATH.fullmatch(path):  # nearly always, and many times faster
        return path
    _refuse_surrogates(path)
    return "/".join(_escape_segment(segment) for segment in path.split("/"))


def _escape_segment(segment: str) -> str:
    if segment in {".", ".."}:
        return segment.replace(".", "%2E")
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in segment.encode())


def _refuse_surrogates(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text {value[max(0, error.start - 10) : error.start]!r}… goes on with half a surrogate pair; "
            "re-read the file with its right encoding"
        ) from error


@dataclass(frozen=True, slots=True)
class Namespaces:
    """Mints the IRIs of one graph under ``base`` (absolute, ending in ``/``; else ``InputError``).

    The ontology's namespace stays where it is: another base moves what is described, not the words that describe.

    >>> Namespaces("http://example.org/").node("state/PE").value
    'http://example.org/id/state/PE'
    """

    base: str = BASE
    _minted: dict[str, Iri] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise InputError(f"base {self.base!r} is not an absolute IRI ending in '/'; use one such as {BASE!r}")

    def node(self, key: str) -> Iri:
        """The IRI of the entity or fact with this key."""
        iri = self._minted.get(key)
        if iri is None:
            if len(self._minted) >= _REMEMBERED:
                self._minted.clear()
            iri = self._minted[key] = Iri(f"{self.base}id/{escape_path(key)}")
        return iri

    def key(self, iri: Iri) -> str:
        """The (escaped) path below ``…/id/`` of an IRI; the whole IRI where it lies elsewhere."""
        return iri.value.removeprefix(f"{self.base}id/")

    def document(self, slug: str) -> Iri:
        """The IRI of a document."""
        return Iri(f"{self.base}id/document/{_flat(slug)}")

    def evidence(self, slug: str, start: int, end: int) -> Iri:
        """The IRI of the passage ``[start, end)`` of a document."""
        return Iri(f"{self.base}id/evidence/{_flat(slug)}-{start}-{end}")

    def claim(self, digest: str) -> Iri:
        """The IRI of the claim with this content hash."""
        return Iri(f"{self.base}id/claim/{digest}")

    def disagreement(self, digest: str) -> Iri:
        """The IRI of the disagreement over the question with this hash."""
        return Iri(f"{self.base}id/disagreement/{digest}")

    def document_graph(self, slug: str) -> Iri:
        """The name of a document's graph; never that of a graph that belongs to no document."""
        path = f"document/{slug}" if slug in {"inferred", "disagreements"} else _flat(slug)
        return Iri(f"{self.base}id/graph/{path}")

    @property
    def inferred_graph(self) -> Iri:
        """The name of the graph of inferred triples."""
        return Iri(f"{self.base}id/graph/inferred")

    @property
    def disagreement_graph(self) -> Iri:
        """The name of the graph of disagreements, which lie between documents."""
        return Iri(f"{self.base}id/graph/disagreements")


def _flat(slug: str) -> str:
    return escape_path(slug).replace("/", "%2F")
