"""Whether a graph holds together: its shape, consistency and evidence, and its documents' own numbers and dates.

>>> from verbale.queries import checks
>>> checks.PARTS
('shapes', 'consistency', 'evidence', 'arithmetic', 'chronology')
"""

from verbale.queries.checks.finding import OFF, OK, PARTS, UNKNOWN, Finding, Report
from verbale.queries.checks.running import check

__all__ = ["OFF", "OK", "PARTS", "UNKNOWN", "Finding", "Report", "check"]
