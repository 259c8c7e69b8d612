"""Pages about an organisation: its title, its infobox, the words that stand for it, who leads it."""

import pytest

from verbale.entities import gazetteer
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.topics.bodies import titled_organisation
from verbale.model import BlockKind
from verbale.readers import read_text

NAME = "Society of Danes in Kenya"


def titled(text):
    document = read_text(text, slug="x")
    title = next(b.passage for b in document.blocks if b.kind is BlockKind.TITLE)
    return titled_organisation(document, gazetteer.load(), title)


def page(words, infobox=""):
    return extract(read_text(f"= {NAME} =\n\n{infobox}The {NAME} is a charity.\n\n{words}\n", slug="x")).facts


def of_type(facts, type_):
    return [f for f in facts if f.type == type_]


def labels(fact, role):
    return [getattr(f, "label", None) or getattr(f, "value", f) for f in fact.fillers(role)]


def test_a_title_that_is_the_name_of_an_organisation():
    made = titled(f"= {NAME} =\n\nThe {NAME} is a charity.\n")
    assert (made.label, made.type, [short for _, short in made.aliases]) == (NAME, "Organisation", ["SDK"])


def test_an_organisation_that_the_gazetteer_knows():
    assert titled("= Council of Europe =\n\nThe Council of Europe is a body.\n").key == "organisation/council-of-europe"


@pytest.mark.parametrize(
    "text",
    [
        "= Danes in Kenya =\n\nDanes in Kenya are few.\n",  # people
        "= Danish community in Kenya =\n\nThe Danish community in Kenya is small.\n",
        "= Minister Lind's Meeting with the Nordlys Council =\n\nThe minister is well.\n",  # news
        f"= {NAME} =\n\nKenya has many clubs.\n",  # the text is about something else
        "= Council =\n\nThe Council is a body.\n",  # no name
    ],
)
def test_other_titles(text):
    assert titled(text) is None


@pytest.mark.parametrize(
    ("words", "type_", "role"),
    [
        ("The society was founded in Nairobi in 1991.", "OrganisationEstablishment", "recipient"),
        ("It held its third congress in Oslo in 1999.", "Congress", "agent"),
        ("They publish a magazine called Nordlys.", "Publication", "agent"),
        ("The organization adopted its present name in 1998.", "NameChange", "recipient"),
        ("The SDK is based in Nairobi.", "locatedAt", "subject"),
    ],
)
def test_what_stands_for_the_organisation_of_the_page(words, type_, role):
    (fact,) = of_type(page(words), type_)
    assert labels(fact, role) == [NAME]


def test_another_organisation_is_not_that_of_the_page():
    assert not of_type(page("The Norwegian society was founded in 1991."), "OrganisationEstablishment")


@pytest.mark.parametrize(
    ("line", "type_", "expected"),
    [
        ("Founded: May 1991", "OrganisationEstablishment", {"recipient": [NAME]}),
        ("Founder: Ole Lind", "OrganisationEstablishment", {"recipient": [NAME], "agent": ["Ole Lind"]}),
        ("Publication: Nordlys", "Publication", {"agent": [NAME], "topic": ["Nordlys"]}),
        ("Headquarters: Nairobi, Kenya", "locatedAt", {"subject": [NAME], "object": ["Nairobi"]}),
        ("Chairwoman: Ann Berg", "OfficeHolding", {"holder": ["Ann Berg"], "officeHeld": [f"chairman of {NAME}"]}),
        ("Leader: Ann Berg", "OfficeHolding", {"holder": ["Ann Berg"], "officeHeld": [f"head of {NAME}"]}),
        ("Languages: Danish", "language", {"subject": [NAME], "object": ["Danish"]}),
    ],
)
def test_a_line_of_the_infobox(line, type_, expected):
    fact = of_type(page("It is small.", f"Infobox\n- Name: {NAME}\n- {line}\n\n"), type_)[0]
    assert {role: labels(fact, role) for role in expected} == expected


def test_a_count_of_members():
    (fact,) = of_type(page("It is small.", f"Infobox\n- Name: {NAME}\n- Members: 1,200\n\n"), "CountObservation")
    assert (fact.value, labels(fact, "measure")) == (1200, ["members"])


@pytest.mark.parametrize("line", ["Founded: by friends", "Founder: unknown", "Chairwoman: vacant", "Colour: blue"])
def test_a_line_that_says_nothing(line):
    facts = page("It is small.", f"Infobox\n- Name: {NAME}\n- {line}\n\n")
    assert not [f for f in facts if f.rule.startswith("infobox")]


LED = {
    "an embassy": (
        "The Kenyan embassy in Oslo is headed by Ambassador Ann Otieno.",
        ("Ann Otieno", "ambassador of Kenya to Norway"),
    ),
    "no title": (
        "The Kenyan embassy in Oslo is headed by Ann Otieno.",
        ("Ann Otieno", "head of mission of Kenya to Norway"),
    ),
    "an organisation": ("Ann Otieno leads the Nordlys Association.", ("Ann Otieno", "head of Nordlys Association")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LED.values(), ids=LED.keys())
def test_who_leads(text, expected):
    (fact,) = of_type(extract(document_of(text)).facts, "OfficeHolding")
    assert (*labels(fact, "holder"), *labels(fact, "officeHeld")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Otieno led the army of Kenya.",
        "Ann Otieno headed the ball.",
        "Ann Otieno led a march to Oslo.",
        "A section was opened in the Kenyan embassy in Oslo, headed by Ann Otieno.",
    ],
)
def test_who_leads_no_body(text):
    assert not of_type(extract(document_of(text)).facts, "OfficeHolding")


def test_who_is_to_lead_does_not_lead():
    facts = extract(document_of("Ann Otieno will lead the Nordlys Association.")).facts
    assert not [f for f in of_type(facts, "OfficeHolding") if f.direct]
