"""Who comes at somebody's invitation is the subject of the clause; who has a subject of their own keeps it."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.language.openings import mend_openings
from verbale.language.parser import parse_text


def visits(text):
    facts = extract(document_of(text)).facts
    return [[f.label for f in fact.fillers("visitor")] for fact in facts if fact.type == "OfficialVisit"]


@pytest.mark.parametrize(
    "text",
    [
        "At the invitation of Ole Lind, President of Norway, Grace Mwangi, Prime Minister of Kenya, paid an official "
        "visit to Norway in May 2001.",
        "At the invitation of H.E. Ole Lind, President of the Kingdom of Norway, H.E. Grace Mwangi, Prime Minister of "
        "the Republic of Kenya, paid an official visit to Norway from 4 to 6 May 2001.",
    ],
)
def test_the_guest_is_the_visitor(text):
    assert visits(text) == [["Grace Mwangi"]]


def test_a_verb_with_a_subject_keeps_it():
    text = "At the invitation of Ole Lind, President of Norway, the premier of Kenya, Grace Mwangi, visited Oslo."
    (sentence,) = parse_text(text)
    assert mend_openings(list(sentence.tokens)) == list(sentence.tokens)
