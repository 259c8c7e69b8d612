"""Foretold: what is dated after the day a document was published has not happened in it, however it is worded.

"The visit next month will be his first", "during the visit next month": a document can only tell the past as fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from verbale.extraction.draft import Draft
from verbale.language.spans import span
from verbale.model import Document, FactKind, Status

HAPPENING = frozenset({FactKind.EVENT, FactKind.SITUATION})


def foretell(document: Document, drafts: Iterable[Draft]) -> None:
    """Take for planned the asserted events and situations that begin after the document was published."""
    published = span(document.source.published) if document.source.published else None
    if published is None or published.latest is None:
        return
    for draft in drafts:
        begins = draft.time.earliest if draft.time is not None else None
        if draft.kind in HAPPENING and draft.status is Status.ASSERTED and begins and begins > published.latest:
            draft.status = Status.PLANNED
            draft.hedge = draft.hedge or "after the day of publication"
