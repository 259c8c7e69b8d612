"""Times: a passage of text in; time expressions, and the times they stand for, out.

``parse_times`` reads what the words say; ``resolve`` completes what they leave open, from anchors that the caller
chooses. ``find_times`` does both in text order.
"""

from verbale.language.times.expression import Anchor, AnchorKind, Offset, TimeExpression, TimeKind
from verbale.language.times.find import find_times, parse_times
from verbale.language.times.resolve import resolve

__all__ = ["Anchor", "AnchorKind", "Offset", "TimeExpression", "TimeKind", "find_times", "parse_times", "resolve"]
