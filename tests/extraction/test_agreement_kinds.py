"""Which agreement a phrase means, and what its year says."""

from verbale.extraction.extractor import extract
from verbale.readers import read_text

TITLE = "= Oman–Malta relations =\n\nOman–Malta relations are relations between Oman and Malta.\n\n"


def facts(words, type_):
    return [f for f in extract(read_text(f"{TITLE}{words}\n", slug="x")).facts if f.type == type_]


def test_a_treaty_of_another_kind_or_year_is_another():
    words = "Oman and Malta signed a treaty on trade in 2013. The 1986 friendship treaty is still in force."
    (force,) = facts(words, "EntryIntoForce")
    assert "friendship" in force.fillers("concernsAgreement")[0].label
    assert force.time is None  # 1986 is when it was signed


def test_the_treaty_again():
    words = "Oman and Malta signed a treaty on trade in 2013. The treaty came into force in 2015."
    (force,) = facts(words, "EntryIntoForce")
    assert force.fillers("concernsAgreement")[0].label.startswith("treaty on trade")
    assert force.time.edtf == "2015"


def test_agreements_that_were_signed_are_enumerated():
    words = "In 2012 several agreements were signed, including a memorandum on fisheries and an accord on visas."
    labels = {f.fillers("concernsAgreement")[0].label.split(" between")[0] for f in facts(words, "AgreementSignature")}
    assert labels == {"memorandum on fisheries", "accord on visas"}


def test_all_ambassadors_of_a_state_are_not_posted_to_the_other():
    found = facts("Ambassadors of Malta are authorised to act for Oman in some countries.", "officeTowards")
    assert found == []
