"""Lists of agreements: in a sentence and as items."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.readers import read_text


def signed(facts):
    return [
        (f.fillers("concernsAgreement")[0].label, "; ".join(e.label for e in f.fillers("signatory")), f.time.edtf)
        for f in facts
        if f.type == "AgreementSignature" and f.direct
    ]


SENTENCE = (
    "Kenya and Malta have signed several agreements such as a Treaty of Friendship (1960); "
    "Air Transport Agreement (14 May 1971) and an Agreement on Trade and Fishing (1980)."
)
THREE = {
    ("Treaty of Friendship between Kenya and Malta", "Kenya; Malta", "1960"),
    ("Air Transport Agreement between Kenya and Malta", "Kenya; Malta", "1971-05-14"),
    ("Agreement on Trade and Fishing between Kenya and Malta", "Kenya; Malta", "1980"),
}


def test_each_named_agreement_is_a_signature_of_its_own():
    assert set(signed(extract(document_of(SENTENCE)).facts)) == THREE


def test_the_agreements_have_the_parties():
    facts = extract(document_of(SENTENCE)).facts
    assert {(f.fillers("subject")[0].label, f.fillers("object")[0].label) for f in facts if f.type == "party"} == {
        (label, party) for label, _, _ in THREE for party in ("Kenya", "Malta")
    }


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace("have signed", "hope to sign"),
        SENTENCE.replace("have signed", "have not signed"),
        SENTENCE.replace("have signed", "praised"),
    ],
)
def test_agreements_not_signed_are_not_stated(text):
    assert signed(extract(document_of(text)).facts) == []


def test_a_list_without_dates_is_left_to_the_frames():
    text = "In 1990 Kenya and Malta signed an agreement including rules on fish (and ships)."
    assert [time for _, _, time in signed(extract(document_of(text)).facts)] == ["1990"]


def items(heading, title="Kenya–Malta relations"):
    rows = "- Treaty of Friendship (1960)\n- Great hall (1970)\n- Agreement on fish\n"
    text = f"= {title} =\n\nText.\n\n== {heading} ==\n\n{rows}"
    return signed(extract(read_text(text, slug="example")).facts)


def test_items_under_a_heading_are_between_the_pair():
    assert items("Bilateral agreements") == [("Treaty of Friendship between Kenya and Malta", "Kenya; Malta", "1960")]


def test_items_without_pair_or_heading_give_nothing():
    assert items("Bilateral agreements", title="Foreign relations of Kenya") == []
    assert items("Buildings") == []


def test_agreements_on_dated_topics_are_one_each():
    text = "Kenya and Malta have signed agreements on visas (1996), air services (1997) and the sale of fish (2005)."
    found = {(name, time) for name, _, time in signed(extract(document_of(text)).facts)}
    assert found == {
        ("agreement on visas between Kenya and Malta", "1996"),
        ("agreement on air services between Kenya and Malta", "1997"),
        ("agreement on sale of fish between Kenya and Malta", "2005"),
    }
