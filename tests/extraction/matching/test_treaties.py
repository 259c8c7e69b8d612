"""Treaties by name."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.matching.treaties import treaty
from verbale.language.parser import parse_text


def named(text, word):
    """The label of the treaty that the phrase of a word names."""
    sentences = parse_text(text)
    sentence, token = next((s, t) for s in sentences for t in s.tokens if t.text == word)
    found = treaty(sentence, token, text)
    return found.label if found else None


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Both are parties to the Treaty of Lagos.", "Treaty", "Treaty of Lagos"),
        ("Kenya ratified the Nairobi Convention on Trade.", "Convention", "Nairobi Convention on Trade"),
        (
            "Kenya joined the Inter-African Treaty of Mutual Help of 1947.",
            "Treaty",
            "Inter-African Treaty of Mutual Help",
        ),
        ("Ghana signed the 1961 Accra Charter.", "Charter", "Accra Charter"),
        ("Ghana signed a trade agreement.", "agreement", None),
        ("Ghana signed the Treaty.", "Treaty", None),
        ("The Oslo Accord between Kenya and Norway ended.", "Accord", None),
        ("Kenya is a member of the ACP (Lagos Convention).", "Convention", None),
    ],
)
def test_the_name_is_that_of_the_phrase(text, word, label):
    assert named(text, word) == label


def test_who_is_party_to_a_treaty_is_member_of_nothing():
    facts = extract(document_of("Kenya and Norway are members of the Antarctic Treaty.")).facts
    assert {f.type for f in facts} == {"party"}
    assert {f.fillers("subject")[0].key for f in facts} == {"agreement/antarctic-treaty"}


def test_a_treaty_with_one_party_told_is_ratified():
    [ratified] = [f for f in extract(document_of("Kenya ratified the Accra Charter in 2005.")).facts if f.direct]
    assert (ratified.type, ratified.fillers("concernsAgreement")[0].label) == ("Ratification", "Accra Charter")
