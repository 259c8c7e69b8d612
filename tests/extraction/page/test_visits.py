"""Records of visits in lists, tables and lines."""

import pytest

from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.extractor import extract
from verbale.extraction.page.structure import rules
from verbale.extraction.page.visits import visit_drafts
from verbale.extraction.topics.topic import read_topic
from verbale.readers import read_text


def visits(text):
    """Visitor, on whose behalf, hosts, places and time of each visit of a plain text."""
    document = read_text(text, slug="example")
    resolver = Resolver(document.text, gazetteer.load(), Discourse())
    resolver.discourse = read_topic(document, gazetteer.load(), resolver)
    found = visit_drafts(document, resolver, rules().headings["visits"], rules().columns)
    return [
        (
            *("; ".join(f.label for f in d.roles.get(r, ())) for r in ("visitor", "onBehalfOf", "host", "atPlace")),
            d.time.edtf if d.time else None,
        )
        for d in found
        if d.type == "OfficialVisit"
    ]


def item(words, heading="Visits from Kenya to Norway"):
    return visits(f"= Kenya–Norway relations =\n\nText.\n\n== {heading} ==\n\n- {words}\n")


ITEMS = {
    "the heading gives both sides": ("President Ann Otieno (2009)", ("Ann Otieno", "Kenya", "Norway", "", "2009")),
    "two offices": (
        "Foreign Minister and Vice President Ann Otieno (May 2009)",
        ("Ann Otieno", "Kenya", "Norway", "", "2009-05"),
    ),
    "a name alone": ("Ann Otieno, 3 May 2009", ("Ann Otieno", "Kenya", "Norway", "", "2009-05-03")),
    "a name that holds a title": ("Premier Mackenzie King (1941)", ("Mackenzie King", "Kenya", "Norway", "", "1941")),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_an_item_under_a_heading_with_both_sides(words, expected):
    assert item(words) == [expected]


def test_a_heading_without_sides_leaves_them_open():
    assert item("President Ann Otieno (2009)", "High-level visits") == [("Ann Otieno", "", "", "", "2009")]


def test_the_state_of_a_visitor_is_never_taken_for_the_destination():
    (found,) = item("President Ann Otieno visited Norway (2009)", "High-level visits")
    assert found == ("Ann Otieno", "", "Norway", "", "2009")


@pytest.mark.parametrize("words", ["none so far", "2009", "Norway (2009)"])
def test_an_item_without_a_visitor_gives_nothing(words):
    assert item(words) == []


def test_an_item_under_another_heading_gives_nothing():
    assert item("President Ann Otieno (2009)", "Presidents") == []


def test_visits_to_a_host_name_the_sender_in_brackets():
    text = (
        "= Visits of foreign leaders to Norway =\n\n"
        "* President Otieno (Kenya), July 19–21, 1982. Met with King Olav of Norway. Also visited Malta.\n"
        "* Prime Minister Sabah al-Hamad (Kuwait), May 4, 2001. Private visit.\n"
    )
    assert visits(text) == [
        ("Otieno", "Kenya", "Norway", "", "1982-07-19/1982-07-21"),
        ("Sabah al-Hamad", "Kuwait", "Norway", "", "2001-05-04"),
    ]


def test_lines_of_dated_visits():
    text = (
        "Foreign travels of Presidents of Kenya\n\n"
        "January 9–12, 1986: President Ann Otieno visited Oslo, Norway. Met with Danish officials.\n\n"
        "May 5, 1990: President Ann Otieno visited Accra, Ghana.\n"
    )
    assert visits(text) == [
        ("Ann Otieno", "Kenya", "Norway", "Oslo", "1986-01-09/1986-01-12"),
        ("Ann Otieno", "Kenya", "Ghana", "Accra", "1990-05-05"),
    ]


def test_a_table_says_by_its_heads_what_its_cells_are():
    text = (
        "Foreign travels of Presidents of Kenya\n\n"
        "| Country | Locale | President | Date | Remarks |\n|---|---|---|---|---|\n"
        "| Norway | Oslo, Bergen | Ann Otieno | November 14–17, 1996 | Met the King of Denmark. |\n"
    )
    assert visits(text) == [("Ann Otieno", "Kenya", "Norway", "Oslo; Bergen", "1996-11-14/1996-11-17")]


def test_a_table_of_guests_has_their_states_in_the_country_column():
    text = (
        "Foreign visits to Kenya\n\n| Country | Name | Date |\n|---|---|---|\n"
        "| Norway | Prime Minister Ole Lind | 3 May 1999 |\n"
    )
    assert visits(text) == [("Ole Lind", "Norway", "Kenya", "", "1999-05-03")]


def test_a_table_of_something_else_gives_nothing():
    assert visits("Exports of Kenya\n\n| Country | Date |\n|---|---|\n| Norway | 1999 |\n") == []


def test_a_visit_in_line_and_list_is_one():
    text = "Foreign travels of Presidents of Kenya\n\nJanuary 9–12, 1986: President Ann Otieno visited Oslo, Norway.\n"
    document = read_text(text, slug="example")
    assert [f.type for f in extract(document).facts].count("OfficialVisit") == 1


def test_an_office_that_nobody_says_whose_it_is_describes_its_holder():
    text = "= Kenya–Norway relations =\n\nText.\n\n== High-level visits ==\n\n- Foreign Minister Ann Otieno (2009)\n"
    facts = extract(read_text(text, slug="example")).facts
    assert {f.type for f in facts} == {"OfficialVisit", "describedAs"}
    [described] = [f for f in facts if f.type == "describedAs"]
    assert [f.value for f in described.fillers("object")] == ["foreign minister"]
    assert not any(e.key.startswith("office/") for f in facts for r in f.roles for e in r.fillers if hasattr(e, "key"))


def test_years_one_after_another_are_a_visit_each():
    found = visits(
        "= Ghana–Norway relations =\n\nThey have been close.\n\n== High-level visits ==\n"
        "High-level visits from Ghana to Norway\n* President Ole Lind (2004, May 2007 and 2011)\n"
        "* Foreign Minister Ann Berg (3–5 May 2016)\n"
    )
    assert [(visit[0], visit[-1]) for visit in found] == [
        ("Ole Lind", "2004"),
        ("Ole Lind", "2007-05"),
        ("Ole Lind", "2011"),
        ("Ann Berg", "2016-05-03/2016-05-05"),
    ]


def test_a_record_and_its_sentence_are_one_visit():
    text = (
        "Foreign travels of ministers of Ghana\n\n"
        "- 9 January 1990: Foreign Minister Ole (Kai) Lind visited Pyongyang, Korea, North. He met Ann Berg.\n"
        "- 5 May 1991: Foreign Minister Ole Lind visited Oslo, Norway. He had also visited Malta in 1989.\n"
    )
    facts = [f for f in extract(read_text(text, slug="example")).facts if f.type == "OfficialVisit"]
    assert [("; ".join(h.label for h in f.fillers("host")), f.time.edtf if f.time else "") for f in facts] == [
        ("North Korea", "1990-01-09"),
        ("Norway", "1991-05-05"),
        ("Malta", "1989"),
    ]


def test_prose_under_a_title_of_visits_begins_with_no_visitor():
    text = (
        "State visit of the president of Kenya to Malta\n\n"
        "At the invitation of the prime minister of Malta, the president of Kenya undertook a visit on 4 May 2003.\n"
    )
    assert not [f for f in extract(read_text(text, slug="example")).facts if f.rule == "list-visits"]


def test_visits_hosted_are_of_others() -> None:
    text = (
        "= State visits by President Ole Dahl of Norway =\n\nMany came.\n\n== State visits hosted ==\n"
        "* 3 June 2013 – President Ada Mensah of Ghana\n* 4 May 2014 – King Paul I and Queen Mary of Denmark\n"
    )
    facts = extract(read_text(text, slug="x")).facts
    visits = [f for f in facts if f.type == "OfficialVisit"]
    sides = [(f.fillers("onBehalfOf")[0].label, f.fillers("host")[0].label) for f in visits]  # type: ignore[union-attr]
    assert sides == [("Ghana", "Norway"), ("Denmark", "Norway")]
    assert not any("Norway" in str(f.fillers("officeHeld")[0].label) for f in facts if f.type == "OfficeHolding")  # type: ignore[union-attr]


def test_a_title_that_names_the_visitor_and_the_office() -> None:
    text = (
        "State visits by President Ole Dahl of Norway\n\nState visits\nDate | Location | Notes\n"
        "3 June 2013 | Accra, Ghana | First\n4 May 2014 | Valletta, Malta |\n5 May 2015 | Nairobi, Kenya | Last\n"
    )
    visits = [f for f in extract(read_text(text, slug="x")).facts if f.type == "OfficialVisit"]
    assert [(f.fillers("visitor")[0].label, f.fillers("host")[0].label) for f in visits] == [  # type: ignore[union-attr]
        ("Ole Dahl", "Ghana"),
        ("Ole Dahl", "Malta"),
        ("Ole Dahl", "Kenya"),
    ]


def test_bare_headings_that_only_say_from_where_to_where():
    text = (
        "= Malta–Kenya relations =\n\nMalta–Kenya relations are relations between Malta and Kenya.\n\n"
        "High-level visits\nFrom Malta to Kenya\n- Foreign Minister Ann Borg (2011)\n"
        "From Kenya to Malta\n- President Peter Otieno (May 2014)\n"
    )
    visits = [f for f in extract(read_text(text, slug="x")).facts if f.type == "OfficialVisit"]
    assert {(v.fillers("visitor")[0].label, v.fillers("host")[0].label, v.time.edtf) for v in visits} == {
        ("Ann Borg", "Kenya", "2011"),
        ("Peter Otieno", "Malta", "2014-05"),
    }


def test_the_same_headings_without_visits():
    text = (
        "= Malta–Kenya relations =\n\nMalta–Kenya relations are relations between Malta and Kenya.\n\nMigrants\n"
        "From Malta to Kenya\n- Foreign Minister Ann Borg (2011)\n- Ole Lind (1990)\n"
    )
    assert not [f for f in extract(read_text(text, slug="x")).facts if f.type == "OfficialVisit"]
