"""Honorifics: forms of address around a name ("His Majesty King …", "A. B., Jr."), which only mislead the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.model.passage import Passage

_HONORIFIC = re.compile(
    r"""\b(?:(?:His|Her|Their)\s+(?:(?:Royal|Imperial|Serene|Most|Eminent)\s+)*
        (?:Majest(?:y|ies)|Excellenc(?:y|ies)|Highness(?:es)?|Eminence|Grace|Lordship|Beatitude)
        |H\.\s?E\.|H\.\s?R\.\s?H\.|HRH|the\s+(?:Right\s+)?Hono(?:u)?rable|(?:the\s+)?Hon\.|the\s+Rt\.?\s+Hon\.)
        ,?\s+(?=[A-ZÀ-Þ])
        |(?:Mr|Mrs|Ms|Miss|Mme|Dr|Prof)\.?\s+(?=[A-ZÀ-Þ][\w'’.-]*\s+(?:(?:van|von|der|den|de|da|di|du|del|dos|la|le|al|el|bin|ibn)\s+)*[A-ZÀ-Þ])
        |(?<=\w),\s(?:Jr|Sr|Ph\.?D|Esq)\b\.?(?!\.)""",
    re.VERBOSE,
)


def honorifics(text: str, start: int = 0, end: int | None = None) -> Iterator[Passage]:
    """The passages of ``text[start:end]`` that only honour the name beside them, in text order.

    An honorific that stands for the person ("His Majesty arrived") is none of them.

    A form of address stays before a name of one word, which it may tell from a place.

    >>> text = "Ole Lind, Jr. met His Majesty King Olav."
    >>> [p.of(text) for p in honorifics(text)]
    [', Jr.', 'His Majesty ']
    >>> [p.of("Ms. Ann Berg met Mr Muscat.") for p in honorifics("Ms. Ann Berg met Mr Muscat.")]
    ['Ms. ']
    """
    for match in _HONORIFIC.finditer(text, start, len(text) if end is None else end):
        yield Passage(*match.span())
