"""Lists of numbers of people in one sentence."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract


def listed(text, title="Danes in Ghana"):
    """Group, place, value, measure and time of the observations of lists and shares."""

    def words(fact, role):
        return "; ".join(getattr(x, "label", getattr(x, "value", str(x))) for x in fact.fillers(role))

    return {
        (
            words(f, "featureOfInterest"),
            words(f, "referencePlace"),
            str(f.value),
            words(f, "measure"),
            f.time.edtf if f.time else None,
        )
        for f in extract(document_of(text, title)).facts
        if f.rule in {"population-list", "population-share"}
    }


def test_places_with_a_number_in_brackets_each():
    text = "The largest communities are found in Kenya (400,000), Norway (about 40,000) and Malta (2,000)."
    assert listed(text, "Danish diaspora") == {
        ("Danes", "Kenya", "400000", "", None),
        ("Danes", "Norway", "40000", "", None),
        ("Danes", "Malta", "2000", "", None),
    }


def test_states_are_origins_where_the_community_is_of_several():
    text = (
        "By the end of 2010 Malta hosted residents from three states: Morocco (7469), Tunisia (6418), Algeria (3822)."
    )
    assert listed(text, "Arabs in Malta") == {
        ("Moroccans in Malta", "Malta", "7469", "", "2010"),
        ("Tunisians in Malta", "Malta", "6418", "", "2010"),
        ("Algerians in Malta", "Malta", "3822", "", "2010"),
    }


def test_the_people_of_one_state_elsewhere():
    text = "There are communities in Kenya (300) and Ghana (200)."
    assert listed(text) == {("Danes in Kenya", "Kenya", "300", "", None), ("Danes in Ghana", "Ghana", "200", "", None)}


def test_peoples_with_a_number_each():
    text = "In 1990 the largest groups were Danes (1,200) and Norwegians (700)."
    assert listed(text) == {
        ("Danes in Ghana", "Ghana", "1200", "", "1990"),
        ("Norwegians in Ghana", "Ghana", "700", "", "1990"),
    }


def test_numbers_in_places_after_a_count():
    text = "There are 1,200 Danes in Ghana. Of them 800 were in Accra, 300 in Kumasi and 90 in Tamale."
    assert listed(text) == {
        ("Danes in Ghana", "Accra", "800", "", None),
        ("Danes in Ghana", "Kumasi", "300", "", None),
        ("Danes in Ghana", "Tamale", "90", "", None),
    }


def test_shares_of_several_peoples():
    text = "In 2009, 64% of Kenyans, 67% of Greeks and 56% of Swedes lived in the English-speaking districts."
    assert listed(text) == {
        ("Kenyans in Ghana", "Ghana", "64", "English-speaking districts", "2009"),
        ("Greeks in Ghana", "Ghana", "67", "English-speaking districts", "2009"),
        ("Swedes in Ghana", "Ghana", "56", "English-speaking districts", "2009"),
    }


def test_shares_of_beliefs():
    text = "In 2011, 54% of the community were Lutheran, 30% were Catholic and 10% Orthodox."
    assert listed(text) == {
        ("Danes in Ghana", "Ghana", "54", "Lutheran", "2011"),
        ("Danes in Ghana", "Ghana", "30", "Catholic", "2011"),
        ("Danes in Ghana", "Ghana", "10", "Orthodox", "2011"),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Danes visited Kenya (1990), Togo (1995) and Malta (1999).", "Danes in Ghana"),
        ("Out of sixty companies, 12 were in Accra, 9 in Kumasi and 8 in Tamale.", "Danes in Ghana"),
        ("The largest communities are found in Kenya (400,000) and Norway (40,000).", "Kenya–Norway relations"),
        ("There is a community in Kenya (400,000).", "Danes in Ghana"),
        ("Ships sailed to Kenya (400,000 tonnes) and Norway (40,000 tonnes).", "Danes in Ghana"),
    ],
)
def test_other_lists_count_nobody(text, title):
    assert listed(text, title) == set()


def test_shares_of_kinds_of_people():
    text = "In 2011, 54% of the community were children, 30% men and 16% women."
    assert listed(text) == {
        ("Danes in Ghana", "Ghana", "54", "children", "2011"),
        ("Danes in Ghana", "Ghana", "30", "men", "2011"),
        ("Danes in Ghana", "Ghana", "16", "women", "2011"),
    }
