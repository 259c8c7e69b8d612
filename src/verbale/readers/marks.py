"""Marks at the start of a list item."""

from __future__ import annotations

import re

BULLET = re.compile(r"(?:[-*•‣·◦▪–+]|\d{1,3}[.)]|\([a-z0-9]{1,4}\))\s+(?=\S)")


def is_item(words: str) -> bool:
    """Whether a line starts with a bullet or a number."""
    return BULLET.match(words) is not None
