"""Finding quantities: the public face of the quantity grammar."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.quantities.grammar import Quantities
from verbale.language.scanner import scan
from verbale.model.passage import Passage
from verbale.model.quantity import Quantity


def find_quantities(
    text: str, start: int = 0, end: int | None = None, *, language: str = "en", skip: Sequence[Passage] = ()
) -> list[Quantity]:
    """The quantities of ``text[start:end]`` in text order, none overlapping another or a passage of ``skip``.

    ``skip`` holds what is known not to be a quantity: times, citation marks, names. Offsets are code points of the
    whole ``text``. A passage covers the number with its approximation, multiplier, unit and counted noun phrase;
    ``counted`` has that phrase with its head in the singular, ``approximation`` the document's own words in lower
    case; for a range ("three or four") it holds the range and ``value`` is its first number. Ordinals that rank
    have unit ``rank`` and count what is ranked; "60th anniversary" is 60 ``year`` with "anniversary" counted; an age
    has "age" counted; a fraction is in ``percent``. A number that only names something (``Resolution 2758``), a year,
    a telephone number and a list number are none. Linear in the passage; nothing is raised for any text.

    >>> [(str(q.value), q.unit, q.counted, q.approximation) for q in find_quantities("nearly 40 Finnish families")]
    [('40', 'family', 'Finnish family', 'nearly')]
    >>> [(str(q.value), q.unit) for q in find_quantities("US$ 2.5 million, or 6.3 percent")]
    [('2500000', 'USD'), ('6.3', 'percent')]
    """
    return Quantities(text, scan(text, start, end), language, skip).parse()
