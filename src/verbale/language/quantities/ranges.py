"""Ranges: the second number of a quantity that names two."""

from __future__ import annotations

import re
from decimal import Decimal

from verbale.language.numerals import cardinal
from verbale.language.scanner import scan

_SECOND = re.compile(r"\b(?:or|to|and)\s+([\w-]+)$|[–-](\d[\d,.]*)$")


def upper(approximation: str | None) -> Decimal | None:
    """The higher number of what a quantity approximately is, nothing where it names one only.

    >>> upper("two or three"), upper("60,000–100,000"), upper("about")
    (Decimal('3'), Decimal('100000'), None)
    """
    found = _SECOND.search(approximation or "")
    if found is None:
        return None
    words = found[1] or found[2]
    read = cardinal(scan(words), 0)
    if read is not None:
        return Decimal(read[0])
    digits = words.replace(",", "").rstrip(".")
    return Decimal(digits) if digits.isdigit() else None
