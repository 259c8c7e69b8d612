"""Stances that a whole sentence takes, seen in the facts that frames give."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def statuses(text, kind):
    return [str(f.status) for f in extract(document_of(text)).facts if f.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Malta would have signed, had Kenya agreed to close the port.", "Commitment", "conditional"),
        ("Norway would pay, should Kenya condemn the coup.", "Condemnation", "conditional"),
        ("Only in 1990 had the government of Kenya agreed to close the port.", "Commitment", "asserted"),
        ("Chad accused Sudan of arming the rebels, a charge Sudan denies.", "Complaint", "asserted"),
        ("Chad accused Sudan of arming the rebels, a claim rejected by Sudan.", "Complaint", "asserted"),
    ],
)
def test_conditions_without_if_and_nouns_that_take_up_a_clause(text, kind, status):
    assert statuses(text, kind) == [status]


def test_an_agreement_on_something_else_is_another():
    text = (
        "Kenya and Norway signed an agreement on work permits. They recalled the agreement on air services, "
        "which was signed in Oslo in 2014."
    )
    signed = {
        f.fillers("concernsAgreement")[0].label: f.time.edtf if f.time else None
        for f in extract(document_of(text, title="Kenya–Norway relations")).facts
        if f.type == "AgreementSignature"
    }
    assert signed["agreement on work permits between Kenya and Norway"] is None


def test_an_agreement_on_doing_something_has_the_year_of_its_signature():
    facts = extract(document_of("Kenya and Norway signed an agreement on fishing in 2012.")).facts
    (signed,) = [f for f in facts if f.type == "AgreementSignature"]
    assert signed.fillers("concernsAgreement")[0].label == "agreement on fishing between Kenya and Norway"
    assert signed.time is not None
    assert signed.time.edtf == "2012"
