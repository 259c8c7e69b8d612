"""Datatypes: from a literal's words to its data value, so that two spellings of one value are seen to be one.

The datatypes of OWL 2 RL (OWL 2 Profiles, section 4.2) and a few that real graphs use beside them, with the lexical and
value spaces of XML Schema 1.1 part 2. Two values are one where they are *identical* there, as OWL 2 asks (Structural
Specification, section 4): ``xsd:integer`` and ``xsd:decimal`` share their values; ``xsd:float``, ``xsd:double`` and
``xsd:decimal`` share none; ``-0`` and ``0`` of ``xsd:double`` are two, NaN is one; the same instant in two time zones
is two. As in RDF 1.1, white space around a number makes it malformed.

Everything works on the words: nothing is rounded, a number of a million digits costs what it takes to read it, and no
input raises.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias
from xml.parsers import expat

from verbale.graph.terms import RDF, RDFS, XSD, Literal

Value: TypeAlias = tuple[Hashable, ...]
"""A data value: first the kind of value (``number``, ``text``, ``dateTime``, …), then what makes it that value."""


class Datatype(NamedTuple):
    """One datatype: the kind of its values, how its words are read, and which values of the kind are its own."""

    kinds: tuple[str, ...]
    read: Callable[[str], Value | None]
    has: Callable[[Value], bool]
    in_profile: bool
    """Whether OWL 2 RL lists it (and ``dt-type1`` names it)."""


# ------------------------------------------------------------------------------------------------------------ numbers
_DECIMAL = re.compile(r"([+-]?)(?:([0-9]++)(?:\.([0-9]*+))?+|\.([0-9]++))")
_INTEGER = re.compile(r"([+-]?)([0-9]++)")
_FLOATING = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+")
_SPECIAL = {"INF": "inf", "+INF": "inf", "-INF": "-inf", "NaN": "nan"}
_LONGEST_BOUND = 20  # digits of the largest bound of a subtype, 2**64 - 1
_FLOAT_EDGE = float(2**128 - 2**103)  # half way between the largest xsd:float and the next power of two
_FLOAT_MOST = float(2**128 - 2**104)


def _number(sign: str, whole: str, part: str) -> Value:
    whole, part = whole.lstrip("0"), part.rstrip("0")
    if not whole and not part:
        return ("number", "0")
    return ("number", f"{'-' if sign == '-' else ''}{whole or '0'}{'.' if part else ''}{part}")


def _decimal(words: str) -> Value | None:
    match = _DECIMAL.fullmatch(words)
    if match is None:
        return None
    sign, whole, part, bare_part = match.groups(default="")
    return _number(sign, whole, part or bare_part)


def _integer(words: str) -> Value | None:
    match = _INTEGER.fullmatch(words)
    return None if match is None else _number(match[1], match[2], "")


def _within(least: int | None, most: int | None) -> Callable[[Value], bool]:
    """Whether a number is an integer of this range; its digits are only counted where it is far outside."""

    def has(value: Value) -> bool:
        digits = str(value[1])
        if "." in digits:
            return False
        if len(digits) > _LONGEST_BOUND + 1:
            return least is None if digits[0] == "-" else most is None
        return (least is None or int(digits) >= least) and (most is None or int(digits) <= most)

    return has


def _double(words: str) -> Value | None:
    if words not in _SPECIAL and not _FLOATING.fullmatch(words):
        return None
    return ("double", float(_SPECIAL.get(words, words)).hex())


def _float(words: str) -> Value | None:
    if words in _SPECIAL:
        return ("float", float(_SPECIAL[words]).hex())
    if not _FLOATING.fullmatch(words):
        return None
    return ("float", _round_to_float(words, float(words)).hex())


def _round_to_float(words: str, double: float) -> float:
    """The single-precision number nearest to the decimal in ``words``, ties to even; ``double`` is its double.

    Rounding the double again is wrong only where it lies exactly between two singles and the decimal does not: then the
    decimal decides.
    """
    if abs(double) >= _FLOAT_EDGE:
        below = abs(double) == _FLOAT_EDGE and abs(Decimal(words)) < Decimal(_FLOAT_EDGE)
        nearest = _FLOAT_MOST if below else float("inf")
        return nearest if double > 0 else -nearest
    near: float = struct.unpack("<f", struct.pack("<f", double))[0]
    if near != double:
        other = double + (double - near)
        if abs(other) <= _FLOAT_MOST and struct.unpack("<f", struct.pack("<f", other))[0] == other:
            exact, tie = Decimal(words), Decimal(double)
            if exact != tie:
                return max(near, other) if exact > tie else min(near, other)
    return near


# --------------------------------------------------------------------------------------------------------------- text
_NOT_CHARACTERS = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")  # all but the Char of XML 1.1
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+")
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_NEXT = _NAME_START + "0-9.\u00b7\u0300-\u036f\u203f\u2040-"
# Derived string types by the pattern of their values; white space as the types above them demand.
_STRINGS = {
    "normalizedString": r"[^\t\n\r]*+",
    "token": r"(?:[^\t\n\r ]++(?: [^\t\n\r ]++)*+)?+",
    "language": _LANGUAGE.pattern,
    "NMTOKEN": rf"[:{_NAME_NEXT}]++",
    "Name": rf"[:{_NAME_START}][:{_NAME_NEXT}]*+",
    "NCName": rf"[{_NAME_START}][{_NAME_NEXT}]*+",
}


def _text(words: str) -> Value | None:
    return None if _NOT_CHARACTERS.search(words) else ("text", words)


def _uri(words: str) -> Value | None:
    return None if _NOT_CHARACTERS.search(words) else ("anyURI", words)  # XSD 1.1: any characters at all


def _plain(words: str) -> Value | None:
    """``words@language`` or ``words@`` of ``rdf:PlainLiteral`` (rdf:PlainLiteral, section 3)."""
    text, mark, language = words.rpartition("@")
    if not mark:
        return None
    return _tagged(text, language) if language else _text(text)


def _tagged(words: str, language: str) -> Value | None:
    return ("tagged", words, language.lower()) if _LANGUAGE.fullmatch(language) else None


def _xml(words: str) -> Value | None:
    """The document fragment: equal where DOM's ``isEqualNode`` holds (RDF 1.1 Concepts, section 5.3).

    A document type cannot occur inside an element, so no entity can be declared, and none expands.
    """
    found: list[Hashable] = []

    def text(data: str) -> None:
        if found and isinstance(found[-1], list):
            found[-1].append(data)
        else:
            found.append([data])  # type: ignore[arg-type] # joined below

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.StartElementHandler = lambda name, atts: found.append(("<", name, tuple(sorted(atts.items()))))
    parser.EndElementHandler = lambda name: found.append(("/",))
    parser.StartNamespaceDeclHandler = lambda prefix, uri: found.append(("ns", prefix or "", uri or ""))
    parser.CharacterDataHandler = text
    parser.CommentHandler = lambda data: found.append(("!", data))
    parser.ProcessingInstructionHandler = lambda target, data: found.append(("?", target, data))
    try:
        parser.Parse(f"<fragment>{words}</fragment>".encode(), True)
    except (expat.ExpatError, UnicodeEncodeError):
        return None
    return ("XMLLiteral", *("".join(piece) if isinstance(piece, list) else piece for piece in found))


# ------------------------------------------------------------------------------------------------- booleans and bytes
_BOOLEANS = {"true": "true", "1": "true", "false": "false", "0": "false"}
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})*+")
_BASE64 = re.compile(
    r"(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?+",
)


def _boolean(words: str) -> Value | None:
    return ("boolean", _BOOLEANS[words]) if words in _BOOLEANS else None


def _hex(words: str) -> Value | None:
    return ("hexBinary", words.upper()) if _HEX.fullmatch(words) else None


def _base64(words: str) -> Value | None:
    if words[:1] == " " or words[-1:] == " " or "  " in words:
        return None
    packed = words.replace(" ", "")  # the lexical space allows one space between characters
    return ("base64Binary", packed) if _BASE64.fullmatch(packed) else None


# --------------------------------------------------------------------------------------------------------------- time
_ZONE = r"(?P<zone>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = r"(?P<year>-?(?:[1-9][0-9]{3,}+|0[0-9]{3}))"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_CLOCK = (
    r"(?P<hour>[01][0-9]|2[0-3]|24(?=:00:00(?:\.0+)?(?:[Z+-]|\Z))):(?P<minute>[0-5][0-9]):"
    r"(?P<second>[0-5][0-9])(?:\.(?P<part>[0-9]++))?"
)
_TIMES = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}",
    "time": _CLOCK,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gYear": _YEAR,
    "gMonthDay": f"--{_MONTH}-{_DAY}",
    "gMonth": f"--{_MONTH}",
    "gDay": f"---{_DAY}",
}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DURATION = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]++)Y)?(?:([0-9]++)M)?(?:([0-9]++)D)?"
    r"(?:T(?=[0-9])(?:([0-9]++)H)?(?:([0-9]++)M)?(?:([0-9]++)(?:\.([0-9]++))?S)?)?"
)
_MOST_DURATION_DIGITS = 1000  # a part longer than this is compared as it is written


def _time_reader(kind: str, pattern: str) -> Callable[[str], Value | None]:
    compiled = re.compile(pattern + _ZONE)
    names = tuple(compiled.groupindex)

    def read(words: str) -> Value | None:
        match = compiled.fullmatch(words)
        if match is None:
            return None
        year, month, day = (match[name] if name in names else None for name in ("year", "month", "day"))
        if day is not None and month is not None and int(day) > _days_in(int(month), year):
            return None
        if year is not None and year.strip("-0") == "":
            year = "0"
        clock: tuple[str, ...] = ()
        if "hour" in names:
            part = (match["part"] or "").rstrip("0")
            clock = (match["hour"], match["minute"], match["second"], part)
            if clock[0] == "24":  # the midnight that ends a day is the one that begins the next
                clock = ("00", "00", "00", "")
                if year is not None and month is not None and day is not None:
                    year, month, day = _next_day(year, month, day)
        return (kind, year, month, day, *clock, _minutes(match["zone"]))

    return read


def _leap(year: str | None) -> bool:
    """Whether a year has a 29 February; a day of no given year may."""
    if year is None:
        return True
    number = int(year[-4:].lstrip("-") or "0")  # enough: 10,000 is a multiple of 400
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)


def _days_in(month: int, year: str | None) -> int:
    return 28 if month == 2 and not _leap(year) else _DAYS[month - 1]


def _next_day(year: str, month: str, day: str) -> tuple[str, str, str]:
    if int(day) < _days_in(int(month), year):
        return year, month, f"{int(day) + 1:02}"
    if month != "12":
        return year, f"{int(month) + 1:02}", "01"
    return _next_year(year), "01", "01"


def _next_year(year: str) -> str:
    """The year after; years may have more digits than Python makes a number of."""
    digits, idle, step = (year[1:], "0", -1) if year[0] == "-" else (year, "9", 1)
    head = digits.rstrip(idle)
    tail = ("9" if step < 0 else "0") * (len(digits) - len(head))
    if not head:
        return "1" + tail
    result = f"{head[:-1]}{int(head[-1]) + step}{tail}"
    if step > 0:
        return result if len(result) >= 4 else result.zfill(4)
    bare = result.lstrip("0")
    return f"-{bare.zfill(4)}" if bare else "0"


def _minutes(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    return (int(zone[1:3]) * 60 + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)


def _duration(words: str) -> Value | None:
    """Months and seconds, which is what XSD 1.1 identifies a duration with: a year is twelve months, a day 24 hours."""
    match = _DURATION.fullmatch(words)
    if match is None:
        return None
    sign, *counts, part = match.groups(default="")
    if any(len(count) > _MOST_DURATION_DIGITS for count in counts):
        return ("duration", sign, *(count.lstrip("0") for count in counts), part.rstrip("0"))
    years, months, days, hours, minutes, seconds = (int(count or 0) for count in counts)
    whole_months = years * 12 + months
    whole_seconds = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    part = part.rstrip("0")
    zero = not whole_months and not whole_seconds and not part
    return ("duration", "" if zero else sign, whole_months, whole_seconds, part)


def _year_month(words: str) -> Value | None:
    return None if "D" in words or "T" in words else _duration(words)


def _day_time(words: str) -> Value | None:
    date = words.partition("T")[0]
    return None if "Y" in date or "M" in date else _duration(words)


def _without(*places: int) -> Callable[[Value], bool]:
    """Whether a duration has nothing in these places (2 months, 3 seconds, 4 their fraction); never one too long."""

    def has(value: Value) -> bool:
        return len(value) == 5 and not any(value[place] for place in places)

    return has


# ---------------------------------------------------------------------------------------------------------- the table
def _all(value: Value) -> bool:
    return True


def _none(words: str) -> None:
    return None  # rdfs:Literal has values and no words of its own


def _matching(pattern: str) -> Callable[[Value], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(str(value[1])) is not None


_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "nonPositiveInteger": (None, 0),
    "positiveInteger": (1, None),
    "negativeInteger": (None, -1),
    **{name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for name, bits in zip(
        ("long", "int", "short", "byte"), (64, 32, 16, 8), strict=True)},
    **{f"unsigned{name}": (0, 2**bits - 1) for name, bits in zip(
        ("Long", "Int", "Short", "Byte"), (64, 32, 16, 8), strict=True)},
}  # fmt: skip

_TABLE: dict[str, Datatype] = {
    RDFS + "Literal": Datatype((), _none, _all, True),
    RDF + "PlainLiteral": Datatype(("text", "tagged"), _plain, _all, True),
    RDF + "langString": Datatype(("tagged",), _none, _all, False),
    RDF + "XMLLiteral": Datatype(("XMLLiteral",), _xml, _all, True),
    XSD + "decimal": Datatype(("number",), _decimal, _all, True),
    XSD + "double": Datatype(("double",), _double, _all, True),
    XSD + "float": Datatype(("float",), _float, _all, True),
    XSD + "string": Datatype(("text",), _text, _all, True),
    XSD + "anyURI": Datatype(("anyURI",), _uri, _all, True),
    XSD + "boolean": Datatype(("boolean",), _boolean, _all, True),
    XSD + "hexBinary": Datatype(("hexBinary",), _hex, _all, True),
    XSD + "base64Binary": Datatype(("base64Binary",), _base64, _all, True),
    XSD + "duration": Datatype(("duration",), _duration, _all, False),
    XSD + "yearMonthDuration": Datatype(("duration",), _year_month, _without(3, 4), False),
    XSD + "dayTimeDuration": Datatype(("duration",), _day_time, _without(2), False),
    **{XSD + name: Datatype(("number",), _integer, _within(*ends), True) for name, ends in _INTEGERS.items()},
    **{XSD + name: Datatype(("text",), _text, _matching(pattern), True) for name, pattern in _STRINGS.items()},
    **{
        XSD + name: Datatype((name,), _time_reader(name, pattern), _all, name == "dateTime")
        for name, pattern in _TIMES.items()
    },
}
_TABLE[XSD + "dateTimeStamp"] = Datatype(
    ("dateTime",), _TABLE[XSD + "dateTime"].read, lambda value: value[-1] is not None, True
)

DATATYPES: Final[Mapping[str, Datatype]] = MappingProxyType(dict(sorted(_TABLE.items())))
"""Every datatype whose values are known, by IRI, sorted."""

PROFILE: Final = tuple(name for name, datatype in DATATYPES.items() if datatype.in_profile)
"""The datatypes of OWL 2 RL, sorted: those that ``dt-type1`` declares."""


def value(literal: Literal) -> Value | None:
    """The data value of a literal: equal for two literals if and only if they stand for one value; None if malformed.

    A literal of an unknown datatype stands for itself. Linear in the literal's length; never raises.

    >>> one = value(Literal("01", XSD + "integer"))
    >>> one == value(Literal("1.0", XSD + "decimal")) == value(Literal("1", XSD + "byte"))
    True
    >>> value(Literal("1", XSD + "double")) == one, value(Literal("300", XSD + "byte"))
    (False, None)
    """
    words, name, language = literal
    if language:
        return _tagged(words, language) if name == RDF + "langString" else None
    datatype = _TABLE.get(name)
    if datatype is None:
        return ("unknown", name, words)
    found = datatype.read(words)
    return found if found is not None and datatype.has(found) else None


def contains(datatype: str, literal: Literal) -> bool:
    """Whether the literal's data value is in the value space of the datatype (an IRI); never for a malformed literal.

    ``rdfs:Literal`` contains every value; an unknown datatype only the literals that are written with it.

    >>> contains(XSD + "byte", Literal("1.0", XSD + "decimal")), contains(XSD + "byte", Literal("1", XSD + "double"))
    (True, False)
    """
    found = value(literal)
    return found is not None and contains_value(datatype, found)


def contains_value(datatype: str, found: Value) -> bool:
    """``contains`` for a literal whose value is known already."""
    if datatype == RDFS + "Literal":
        return True
    known = _TABLE.get(datatype)
    if known is None:
        return found[0] == "unknown" and found[1] == datatype
    return found[0] in known.kinds and known.has(found)
