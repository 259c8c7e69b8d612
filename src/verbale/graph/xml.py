"""Text inside XML 1.0."""

from __future__ import annotations

import re
from typing import Final

INVALID: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, even escaped (section 2.2)."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escape(text: str) -> str:
    r"""A text between tags; characters that XML cannot hold become U+FFFD.

    >>> escape("a < b\r\x00") == "a &lt; b&#13;\ufffd"
    True
    """
    return INVALID.sub("\ufffd", text).translate(_ESCAPES)


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotes.

    >>> attribute('say "a & b"')
    '"say &quot;a &amp; b&quot;"'
    """
    return '"' + escape(text).translate(_IN_ATTRIBUTE) + '"'
