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
    "an address is no place": (("Location", "20 Nassim Road"), []),
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
