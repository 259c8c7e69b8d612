"""Leads: the date that stands before a line of a chronicle, "1965: an embassy is opened", "12 May 2004 – talks"."""

from __future__ import annotations

import re

from verbale.language.times import find_times

MAX_LEAD_CHARS = 60
_MARK = re.compile(r"\s*(?::|–|—|\s-)\s+(?=[^\W\d_])")


def lead_end(text: str) -> int:
    """Where the words after a leading date begin; 0 where ``text`` starts with none.

    The date must come first and be followed by a colon or a dash, then by a word.

    >>> text = "12 May 2004 – Talks began in Accra."
    >>> text[lead_end(text) :]
    'Talks began in Accra.'
    >>> lead_end("In 2004 talks began."), lead_end("2004–2006 talks")
    (0, 0)
    """
    begin = len(text) - len(text.lstrip())
    times = find_times(text, begin, min(len(text), begin + MAX_LEAD_CHARS), language="en")
    year = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)").match(text, begin)
    if times and times[0].passage.start == begin:
        end = times[0].passage.end
    elif year is not None:
        end = year.end()
    else:
        return 0
    mark = _MARK.match(text, end)
    return mark.end() if mark is not None else 0
