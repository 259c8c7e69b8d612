"""The communities that titles and first words are about."""

import pytest

from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.topics.topic import read_topic
from verbale.model import Entity


def topic(title, text="It is old."):
    made = document_of(text, title)
    found = read_topic(made, gazetteer.load(), Resolver(made.text, gazetteer.load(), Discourse()))
    return found.group.label if found.group else None, found.host.label if found.host else None


@pytest.mark.parametrize(
    ("title", "group", "host"),
    [
        ("Vietnamese in Poland", "Vietnamese people in Poland", "Poland"),
        ("Maltese in Norway", "Maltese people in Norway", "Norway"),
        ("Irish of Accra", "Irish people in Accra", "Accra"),
        ("Danes in New York City", "Danes in New York City", "New York City"),
        ("Kurds in Ghana", "Kurds in Ghana", "Ghana"),
        ("History of the Jews in Malta", "Jews in Malta", "Malta"),
        ("Togolese refugees in Ghana", "Togolese people in Ghana", "Ghana"),
        ("Refugees of the Malian civil war in Ghana", "Malians in Ghana", "Ghana"),
        ("Danish community in Chile", "Danes in Chile", "Chile"),
        ("Immigration of Danes to Chile", "Danes in Chile", "Chile"),
        ("Danish immigration to Chile", "Danes in Chile", "Chile"),
        ("Danish diaspora", "Danes", None),
        ("Ghana Danes", "Danes in Ghana", "Ghana"),
        ("Togolese Chileans", "Togolese Chileans", "Chile"),
        ("Kenyan Ghanaians", "Kenyan Ghanaians", None),
        ("Ghanaians of Togolese descent", "Ghanaians of Togolese descent", "Ghana"),
        ("Ghanaian people of Togolese origin", "Ghanaians of Togolese origin", "Ghana"),
        ("Danish language in Chile", None, None),
        ("Danish nationality law", None, None),
        ("Danish cinema", None, None),
        ("Togolese Chilean treaties", None, None),
    ],
)
def test_a_community_of_a_title(title, group, host):
    assert topic(title) == (group, host)


def test_the_first_words_tell_which_of_two_names_is_the_origin():
    text = "Kenyan Ghanaians are Kenyans of Ghanaian descent."
    assert topic("Kenyan Ghanaians", text) == ("Kenyan Ghanaians", "Kenya")


def test_the_head_of_a_text_without_title():
    assert topic("", "The Maltese community in Norway is small.") == ("Maltese people in Norway", "Norway")
    assert topic("", "The TOGOLESE DIASPORA is large.") == ("Togolese people", None)
    assert topic("", "The Togolese diaspora sends money home.") == (None, None)
    assert topic("", "Malta, an island, is home FOR TOGOLESE REFUGEES.") == ("Togolese people in Malta", "Malta")
    assert topic("", "Since 1990 TOGOLESE REFUGEES in Malta have grown.") == ("Togolese people in Malta", "Malta")
    assert topic("", "Malta, an island, is home for Togolese refugees.") == (None, None)
    assert topic("", "In Malta, they help TOGOLESE REFUGEES.") == (None, None)


@pytest.mark.parametrize(
    ("text", "group", "place"),
    [
        ("In 2013 there were 7,200 Togolese.", "Togolese people in Ghana", "Ghana"),
        ("In 2013 there were 40 Kenyans.", "Kenyans in Ghana", "Ghana"),
        ("In 2013 there were 40 Kurds.", "Kurds in Ghana", "Ghana"),
        ("In 2013 there were 40 Kurds in Chad.", "Kurds in Chad", "Chad"),
    ],
)
def test_a_count_without_a_place_is_of_the_host(text, group, place):
    counts = [f for f in extract(document_of(text, "Togolese in Ghana")).facts if f.type == "PopulationObservation"]
    assert [
        [e.label for e in f.fillers(r) if isinstance(e, Entity)]
        for f in counts
        for r in ("featureOfInterest", "referencePlace")
    ] == [[group], [place]]


def test_people_of_two_names_are_neither_of_the_two():
    facts = extract(document_of("There are 900 Togolese Chileans.")).facts
    assert [e.label for f in facts for e in f.fillers("featureOfInterest")] == ["Togolese Chileans"]
    assert {(f.type, f.fillers("object")[0].label) for f in facts if f.fillers("object")} == {
        ("originState", "Togo"),
        ("residesIn", "Chile"),
    }


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Togolese migration to Ghana began in 1920.", []),
        ("Togolese migration to Accra began in 1920.", []),
        ("Togolese migration from Chad to Accra began in 1920.", ["Chad"]),
    ],
)
def test_nobody_moves_from_where_they_go_to(text, origin):
    moves = [f for f in extract(document_of(text, "Togolese in Ghana")).facts if f.type == "Migration"]
    assert [[e.label for e in f.fillers("origin") if isinstance(e, Entity)] for f in moves] == [origin]


def observed(text, title="Danes in Ghana"):
    """Group, place, value, measure and time of the observations of people in a text."""

    def words(fact, role):
        return "; ".join(getattr(x, "label", getattr(x, "value", str(x))) for x in fact.fillers(role))

    return [
        (words(f, "featureOfInterest"), words(f, "referencePlace"), int(f.value or 0), f.time.edtf if f.time else None)
        for f in extract(document_of(text, title)).facts
        if f.type == "PopulationObservation"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the 2011 census, there were 700 Danes.", ("Danes in Ghana", "Ghana", 700, "2011")),
        ("The 2011 census found 700 Danes.", ("Danes in Ghana", "Ghana", 700, "2011")),
        ("The 2011 census counted 90 Kenyans.", ("Kenyans in Ghana", "Ghana", 90, "2011")),
        ("There are 90 from Kenya in Ghana.", ("Kenyans in Ghana", "Ghana", 90, None)),
        ("There are 90 from Lebanon in Ghana.", ("Lebanese people in Ghana", "Ghana", 90, None)),
        ("In 2002, 90 people claimed Kenyan ancestry.", ("Kenyans in Ghana", "Ghana", 90, "2002")),
        ("In 2002, 90 people identified themselves as Danes.", ("Danes in Ghana", "Ghana", 90, "2002")),
        ("The Danish population of Accra grew to 300 by 1970.", ("Danes in Ghana", "Accra", 300, "1970")),
    ],
)
def test_who_is_counted_where_and_when(text, expected):
    assert expected in observed(text)


def test_a_rank_is_no_number_of_people():
    counted = observed("Ghana is home to the second-largest Danish community in Africa.")
    assert {value for _, _, value, _ in counted} <= {0}


def test_the_country_is_where_the_group_lives():
    facts = extract(document_of("Accra has the largest Danish community in the country.", "Danes in Ghana")).facts
    assert "Denmark" not in {e.label for f in facts for e in f.fillers("object") if f.type == "residesIn"}


def test_an_adjective_says_who_moves():
    moves = [
        f for f in extract(document_of("In 1885, Danish emigration to Chile began.")).facts if f.type == "Migration"
    ]
    assert [e.label for f in moves for e in f.fillers("migrant")] == ["Danes"]


def test_a_people_pays_no_official_visit():
    facts = extract(document_of("Danish traders visited Kenya in 1990.", "Danes in Ghana")).facts
    assert "OfficialVisit" not in {f.type for f in facts}


def test_who_is_registered_is_counted_once():
    assert len(observed("There are 900 registered Danish refugees in Ghana.")) == 1


def test_a_diaspora_of_a_people_that_no_gazetteer_knows():
    assert topic("Lindish diaspora") == ("Lindish diaspora", None)
    assert topic("Lindish cinema") == (None, None)


def test_a_generation_told_by_its_members_is_a_part_of_the_group():
    text = "The first generation, of Ole Lind and Nils Dahl, emigrated to Togo in 1850."
    moves = [f for f in extract(document_of(text, "Danes in Ghana")).facts if f.type == "Migration"]
    assert [[e.label for e in f.fillers("migrant")] for f in moves] == [["Danes in Ghana"]]


def test_the_two_countries_are_where_people_live_and_come_from():
    text = "The two countries signed an agreement on labour in 1998. They number about 400."
    (signed, counted) = (f for f in extract(document_of(text, "Danes in Ghana")).facts if f.type in TOLD)
    assert {e.label for e in signed.fillers("signatory")} == {"Denmark", "Ghana"}
    assert [e.label for e in counted.fillers("featureOfInterest")] == ["Danes in Ghana"]


def test_people_are_no_place_and_a_birthplace_is_not_where_they_live():
    assert [o[0] for o in places("The number of Danes rose from 300 in 1990 to 500 in 2000.")] == ["Ghana"] * 2
    assert [o[0] for o in places("There were 300 people born in Denmark living in Ghana.")] == ["Ghana"]


TOLD = {"AgreementSignature", "PopulationObservation"}


def places(text):
    """Where the counts of a sentence are about, one tuple each."""
    facts = extract(document_of(text, "Danes in Ghana")).facts
    found = [f for f in facts if f.type == "PopulationObservation" and f.value is not None]
    return [tuple(e.label for e in f.fillers("referencePlace")) for f in found]


def test_the_city_is_the_one_just_spoken_of():
    text = "Accra is home to the largest group: 430 Danes lived in the city in 2010."
    assert ("Danes in Ghana", "Accra", 430, "2010") in observed(text)
    assert [o[:2] for o in observed("In 2010, 430 Danes lived in the city.")] == [("Danes in Ghana", "")]


def test_one_of_something_else_is_no_count_of_the_community():
    assert observed("There is one teacher for every 40 people in Ghana.") == []


def test_who_is_among_the_refugees_is_not_who_they_are():
    assert (400, "Danes in Ghana") not in [
        (o[2], o[0]) for o in observed("Ghana hosts about 400 refugees, of whom 40 are Danes.")
    ]


def test_what_is_so_now_does_not_date_from_the_founding():
    text = "The Association of Danes in Ghana was founded in 1957 and is headed by Ole Lind."
    held = [f for f in extract(document_of(text, "Danes in Ghana")).facts if f.type == "OfficeHolding"]
    assert [f.time for f in held] == [None]


def test_the_country_is_not_whose_adjective_was_used():
    text = "In 1990, after the Togolese invasion, the country received over 500 Danish refugees."
    assert [o[:3] for o in observed(text)] == [("Danes in Ghana", "Ghana", 500)]
