"""What infoboxes, tables and lists state by their place."""

import pytest

from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.page.structure import rules, structure_drafts
from verbale.extraction.topics.topic import read_topic
from verbale.model import Block, BlockKind, DataFileError, Document, FactKind, Passage, Tier


def drafts(*blocks, title=""):
    """The drafts of blocks (kind, cells or words, headings) under a title."""
    text, made = "", []
    if title:
        text = title + "\n"
        made.append(Block(BlockKind.TITLE, Passage(0, len(title))))
    for kind, cells, headings in blocks:
        passages = []
        for cell in (cells,) if isinstance(cells, str) else cells:
            passages.append(Passage(len(text), len(text) + len(cell)))
            text += cell + "|"
        whole = Passage(passages[0].start, passages[-1].end)
        made.append(Block(kind, whole, headings, cells=() if isinstance(cells, str) else tuple(passages)))
        text += "\n"
    document = Document("example", text, "", "", "wiki", tuple(made))
    resolver = Resolver(text, gazetteer.load(), Discourse())
    resolver.discourse = read_topic(document, gazetteer.load(), resolver)
    found = structure_drafts(document, resolver)
    assert all(d.tier is Tier.STRUCTURE for d in found)
    assert all(p.of(text).strip() for d in found for p in d.evidence)
    return found


def told(found):
    """Type → labels of all fillers, value and time, for each draft."""
    return [
        (
            d.type,
            [getattr(f, "label", None) or f.value for fillers in d.roles.values() for f in fillers],
            str(d.value) if d.value is not None else None,
            d.time.edtf if d.time else None,
        )
        for d in found
    ]


def box(key, value, title="Danes in Kenya"):
    return told(drafts((BlockKind.KEY_VALUE, (key, value), ()), title=title))


PEOPLE = ["Danes in Kenya", "Kenya"]
BOXES = {
    "a population with its year": (("Population", "1,305 (2011)"), [("PopulationObservation", PEOPLE, "1305", "2011")]),
    "a population without": (("total population:", "1,305"), [("PopulationObservation", PEOPLE, "1305", None)]),
    "languages": (
        ("languages", "Danish, Swahili and English"),
        [("language", ["Danes in Kenya", w], None, None) for w in ("Danish", "Swahili", "English")],
    ),
    "a religion": (("religion", "Lutheranism"), [("religion", ["Danes in Kenya", "Lutheranism"], None, None)]),
    "where they live": (
        ("regions", "Nairobi · Mombasa"),
        [("residesIn", ["Danes in Kenya", c], None, None) for c in ("Nairobi", "Mombasa")],
    ),
    "a place elsewhere is not where they live": (("regions", "Oslo"), []),
    "an unknown key": (("flag", "red"), []),
    "a population without a number": (("population", "unknown"), []),
}


@pytest.mark.parametrize(("cells", "expected"), BOXES.values(), ids=BOXES.keys())
def test_an_infobox_about_a_group(cells, expected):
    assert box(*cells) == expected


def test_an_infobox_about_something_else_says_nothing():
    assert box("population", "1,305 (2011)", title="Kenya–Norway relations") == []


def test_a_row_of_missions_gives_both_directions():
    found = drafts(
        (BlockKind.TABLE_ROW, ("Embassy of Kenya, Oslo", "Embassy of Norway, Nairobi"), ()),
        title="Kenya–Norway relations",
    )
    relations = [
        (d.type, d.roles["subject"][0].key, d.roles["object"][0].label) for d in found if d.kind is FactKind.RELATION
    ]
    assert relations == [
        ("sendingState", "mission/embassy-ke-no", "Kenya"),
        ("accreditedTo", "mission/embassy-ke-no", "Norway"),
        ("seat", "mission/embassy-ke-no", "Oslo"),
        ("sendingState", "mission/embassy-no-ke", "Norway"),
        ("accreditedTo", "mission/embassy-no-ke", "Kenya"),
        ("seat", "mission/embassy-no-ke", "Nairobi"),
    ]


@pytest.mark.parametrize(
    "cell", ["Embassy", "Embassy of Kenya", "Embassy, Oslo", "Embassy of Kenya, Nairobi", "Tea of Kenya, Oslo", ""]
)
def test_a_cell_without_sender_or_city_gives_no_mission(cell):
    assert drafts((BlockKind.TABLE_ROW, (cell, "none"), ()), title="Kenya–Norway relations") == []


def test_the_rules_need_their_sections(tmp_path):
    path = tmp_path / "structure.yaml"
    path.write_text("group: {population: population}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="needs the sections 'group', 'mission', 'headings' and 'columns'"):
        rules(path)
