"""What infoboxes say of the mission an article is about."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text


def box(key, value, title="Embassy of Kenya in Norway"):
    """Type, fillers and time of the facts of one line of an infobox."""
    text = f"= {title} =\n\nInfobox\n- Name: {title}\n- {key}: {value}\n\nIt is old.\n"
    return [
        (f.type, "; ".join(x.label for r in f.roles for x in r.fillers), f.time.edtf if f.time else None)
        for f in extract(read_text(text, slug="example")).facts
        if f.rule.startswith("infobox") or (f.rule == "table-missions" and f.type == "seat")
    ]


HEAD = [
    ("OfficeHolding", "Ann Otieno; ambassador of Kenya to Norway", None),
    ("officeOf", "ambassador of Kenya to Norway; Kenya", None),
    ("officeTowards", "ambassador of Kenya to Norway; Norway", None),
]
BOXES = {
    "the ambassador": (("Ambassador", "Ann Otieno"), HEAD),
    "a city": (("Location", "Oslo"), [("seat", "embassy of Kenya in Oslo, Norway; Oslo", None)]),
    "an opening": (("Opened", "12 May 1990"), [("MissionOpening", "embassy of Kenya in Norway", "1990-05-12")]),
    "a year": (("Opened", "1990"), [("MissionOpening", "embassy of Kenya in Norway", "1990")]),
    "an address is no place": (("Location", "12 Harbour Road"), []),
    "no person": (("Ambassador", "vacant"), []),
    "another key": (("Website", "example.org"), []),
}


@pytest.mark.parametrize(("line", "expected"), BOXES.values(), ids=BOXES.keys())
def test_an_infobox_about_a_mission(line, expected):
    assert box(*line) == expected


def test_the_same_keys_in_another_article_say_nothing():
    assert box("Ambassador", "Ann Otieno", title="Kenya–Norway relations") == []


def test_missions_in_the_box_of_a_pair():
    text = "= Kenya–Norway relations =\n\nInfobox\n- Mission1: Embassy of Kenya, Oslo\n\nKenya–Norway relations grew.\n"
    facts = extract(read_text(text, slug="example")).facts
    assert [f.fillers("concernsMission")[0].key for f in facts if f.rule == "table-missions" and f.type[0] == "M"] == [
        "mission/embassy-ke-no"
    ]


def community(*lines, title="Danes in Ghana"):
    """Type, fillers, time and value of what the infobox of a community says."""
    items = "".join(f"- {key}: {value}\n" for key, value in lines)
    text = f"= {title} =\n\nInfobox\n- Group: {title}\n{items}\nIt is old.\n"
    return [
        (
            f.type,
            "; ".join(str(getattr(x, "label", getattr(x, "value", x))) for r in f.roles for x in r.fillers),
            f.time.edtf if f.time else None,
            f.value and int(f.value),
        )
        for f in extract(read_text(text, slug="example")).facts
        if f.rule.startswith("infobox")
    ]


def test_an_infobox_lists_where_people_live():
    assert set(community(("Popplace", "Accra, Elmina and Keta"))) == {
        ("residesIn", "Danes in Ghana; Accra", None, None),
        ("residesIn", "Danes in Ghana; Elmina", None, None),
        ("residesIn", "Danes in Ghana; Keta", None, None),
    }


def test_an_infobox_counts_people_by_place():
    assert set(community(("Regions", "Accra 1,200, Elmina: 30 · Tema (400)"))) >= {
        ("PopulationObservation", "Danes in Ghana; Accra", None, 1200),
        ("PopulationObservation", "Danes in Ghana; Elmina", None, 30),
        ("PopulationObservation", "Danes in Ghana; Tema", None, 400),
    }
    assert set(community(("Region1", "Accra"), ("Pop1", "1,200 (2011)"), ("Pop2", "90"))) == {
        ("residesIn", "Danes in Ghana; Accra", None, None),
        ("PopulationObservation", "Danes in Ghana; Accra", "2011", 1200),
    }


def test_an_infobox_counts_by_range_and_share():
    assert community(("Population", "300–500 (2012 estimate)")) == [
        ("PopulationObservation", "Danes in Ghana; Ghana; 500", "2012", 300)
    ]
    assert set(community(("Religion", "Islam (81%), Hinduism"))) == {
        ("religion", "Danes in Ghana; Islam", None, None),
        ("PopulationObservation", "Danes in Ghana; Islam; Ghana", None, 81),
        ("religion", "Danes in Ghana; Hinduism", None, None),
    }


def test_places_elsewhere_are_origins_perhaps():
    assert community(("Regions", "Jutland, Oslo")) == []


def test_the_community_of_a_city_may_live_elsewhere_too():
    assert set(community(("Regions", "Accra, Oslo"), ("Origins", "sailors"), title="Irish of Accra")) == {
        ("residesIn", "Irish people in Accra; Accra", None, None),
        ("residesIn", "Irish people in Accra; Oslo", None, None),
        ("descent", "Irish people in Accra; sailors", None, None),
    }
