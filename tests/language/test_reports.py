"""What is said next is said by the same speaker, unless it may well be part of what was said."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def speakers(text, rule="statement", topic="hope"):
    return [
        [s.label for s in fact.fillers("speaker")]
        for fact in extract(document_of(text)).facts
        if fact.rule == rule and any(topic == getattr(t, "value", "")[: len(topic)] for t in fact.fillers("topic"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ole Lind noted that Kenya has paid its debts to Malta, and expressed hope for new loans.",
        "Ole Lind noted that Kenya helps its neighbours and expressed hope for peace.",
    ],
)
def test_who_notes_also_hopes(text):
    assert speakers(text) == [["Ole Lind"]]


def test_without_a_comma_it_may_be_told_of_the_other():
    assert speakers("Ole Lind noted that Kenya condemned the raid and expressed hope for peace.") != [["Ole Lind"]]
