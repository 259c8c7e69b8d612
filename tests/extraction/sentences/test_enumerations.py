"""What a sentence goes on to list after its first fact."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def members(text):
    facts = [f for f in extract(document_of(text)).facts if f.type == "OrganisationMembership"]
    return {f.fillers("inOrganisation")[0].label: (f.polarity.value, f.time and f.time.edtf) for f in facts}


def told(text, type_="EstablishmentOfRelations", role="relationParty"):
    facts = [f for f in extract(document_of(text)).facts if f.type == type_]
    return {(f.fillers(role)[-1].label, f.time and f.time.edtf) for f in facts}


def test_all_the_organisations_of_a_list():
    text = (
        "Malta is a full member of NATO, the Southern Trade Organisation (STO), Interpol, Blue Flag and Green Sea, the "
        "Coral Sea Environment Commission and the Arab League."
    )
    assert set(members(text)) == {
        "NATO", "Southern Trade Organisation", "Interpol", "Coral Sea Environment Commission", "Arab League",
    }  # fmt: skip


def test_a_list_ends_where_something_else_begins():
    text = "Kenya is a member of NATO and the Arab League, and the Danish Trade Council praised Interpol."
    assert "Interpol" not in members(text)


def test_what_is_denied_of_the_first_is_denied_of_the_others():
    found = members("Kenya is not a member of NATO, the Northern Fish Organisation or the Arab League.")
    assert {polarity for polarity, _ in found.values()} == {"negative"}


@pytest.mark.parametrize(
    "words",
    ["an exception being UNESCO", "except UNESCO", "with the exception of UNESCO", "but not of UNESCO"],
)
def test_an_exception_is_no_membership(words):
    text = f"Kenya joined the United Nations in 1963. It is a member of most agencies of the system, {words}."
    assert members(text)["UNESCO"] == ("negative", None)


def test_no_exception_without_most():
    assert "UNESCO" not in members("Kenya is a member of NATO, an exception being UNESCO.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Malta established diplomatic relations with Kenya on 13 July 2009 and with Ghana on 9 December 2009.",
            {("Kenya", "2009-07-13"), ("Ghana", "2009-12-09")},
        ),
        (
            "Malta established relations with Kenya in 1993, with Ghana in 1995, and with Norway in May 1997.",
            {("Kenya", "1993"), ("Ghana", "1995"), ("Norway", "1997-05")},
        ),
    ],
)
def test_relations_with_each_at_its_own_time(text, expected):
    assert told(text) == expected
    links = [f for f in extract(document_of(text)).facts if f.type == "hasDiplomaticRelationsWith"]
    assert {f.fillers("object")[0].label for f in links} == {other for other, _ in expected}


def test_recognition_of_each_at_its_own_time():
    text = "Malta recognised Kenya on 3 May 1964, and Ghana on 4 June 1965."
    assert told(text, "RecognitionOfState", "recipient") == {("Kenya", "1964-05-03"), ("Ghana", "1965-06-04")}


def test_a_state_without_a_time_of_its_own_is_not_told():
    text = "Malta established relations with Kenya in 1993 and with pride spoke to Ghana."
    assert told(text) == {("Kenya", "1993")}


def test_recognised_and_established_relations_with():
    text = "Malta recognised and established diplomatic relations with Kenya on 13 July 2009 and with Ghana in 2010."
    assert told(text, "RecognitionOfState", "recipient") == {("Kenya", "2009-07-13"), ("Ghana", "2010")}
    assert not told(
        "Malta recognised the need and established relations with Kenya.", "RecognitionOfState", "recipient"
    )
