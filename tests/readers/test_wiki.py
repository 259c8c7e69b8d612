import pytest

from verbale.readers import read_text

BULLETS = """= Salters in Ruritania =

Infobox
- Group: Salters in Ruritania
- Population: 1,200 (2004)
- Note:

Salters settled in [[Ruritania|the kingdom]] in 1901.[1][citation needed]
"""


def test_title_infobox_and_headings(outline, reasons):
    document = read_text(BULLETS + "\n==History==\nThey came by sea.\n\n=== Later ===\nThey stayed.\n", slug="salters")
    assert document.format == "wiki"
    assert document.title == "Salters in Ruritania"
    assert outline(document) == [
        ("title", "Salters in Ruritania"),
        ("key-value", "Group: Salters in Ruritania"),
        ("key-value", "Population: 1,200 (2004)"),
        ("key-value", "Note"),
        ("paragraph", "Salters settled in [[Ruritania|the kingdom]] in 1901.[1][citation needed]"),
        ("heading", "History"),
        ("paragraph", "They came by sea."),
        ("heading", "Later"),
        ("paragraph", "They stayed."),
    ]
    assert reasons(document) == {"Infobox": "infobox label"}
    assert [c.of(document.text) for c in document.blocks[2].cells] == ["Population", "1,200 (2004)"]
    assert [n.of(document.text) for n in document.blocks[4].noise] == ["[[Ruritania|", "]]", "[1][citation needed]"]
    assert document.blocks[-1].headings == ("History", "Later")


@pytest.mark.parametrize(
    "box",
    [
        "Infobox\nGroup\nSalters\nRegions\nZenda, Hentzau",
        "| Salters | |\n|---|---|\n| Group | Salters |\n| Regions | Zenda, Hentzau |",
        "Infobox\n\n| Salters | |\n|---|---|\n| Group | Salters |\n| Regions | Zenda, Hentzau |",
        "Infobox\nGroup: Salters\nRegions: Zenda, Hentzau",
        "Infobox\n* Group: Salters\n* Regions: Zenda, Hentzau",
        "{{Infobox ethnic group\n| Group = Salters\n| Regions = Zenda, Hentzau\n}}",
    ],
)
def test_infobox_shapes(box, check):
    document = check(read_text(f"= Salters =\n\n{box}\n\nSalters are a small group of people.\n", slug="salters"))
    pairs = [tuple(c.of(document.text) for c in b.cells) for b in document.blocks if b.kind.value == "key-value"]
    assert pairs == [("Group", "Salters"), ("Regions", "Zenda, Hentzau")]


def test_pairs_under_the_title_need_no_label(check):
    text = "= Salters =\n\n- Total population: 300\n- Regions: Zenda, Hentzau\n\nSalters are few.\n"
    document = check(read_text(text, slug="salters"))
    assert [b.kind.value for b in document.blocks] == ["title", "key-value", "key-value", "paragraph"]
    text = text.replace("Regions: Zenda, Hentzau", "They live in Zenda.")
    assert "key-value" not in [b.kind.value for b in check(read_text(text, slug="salters")).blocks]


def test_first_table_with_two_named_columns_is_no_infobox(check):
    text = "= A and B =\n\n| A | B |\n|---|---|\n| Embassy of A, Zenda | Embassy of B, Strelsau |\n\nThey trade.\n"
    document = check(read_text(text, slug="ab"))
    assert document.blocks[2].header == ("A", "B")


def test_line_right_under_a_heading_is_a_heading_or_an_item(outline):
    text = (
        "= A =\n\n== Visits ==\nVisits from A to B\n\n* King Otto (1901)\n* Queen Ada (1903)\n\n"
        "== Envoys ==\nMinister Ivo Novak (2009)\n\n== Culture ==\nReligion\n"
    )
    document = read_text(text, slug="a")
    assert outline(document)[2:] == [
        ("heading", "Visits from A to B"),
        ("list-item", "King Otto (1901)"),
        ("list-item", "Queen Ada (1903)"),
        ("heading", "Envoys"),
        ("list-item", "Minister Ivo Novak (2009)"),
        ("heading", "Culture"),
        ("heading", "Religion"),
    ]
    assert document.blocks[3].headings == ("Visits", "Visits from A to B")


def test_ruled_table(check):
    text = (
        "= A =\n\nPeople by region:\n\n"
        "  Region     1980    1990\n  ---------- ------- -------\n  North      1,200   1,350\n  Far East   90      80\n"
        "\nThey are few.\n\n  ---------- ------- -------\n  year       1980    1990\n  North      5       6\n\n"
        "  ---------- ------- -------\n"
    )
    document = check(read_text(text, slug="a"))
    rows = [b for b in document.blocks if b.header]
    assert [[c.of(text) for c in row.cells] for row in rows] == [
        ["North", "1,200", "1,350"],
        ["Far East", "90", "80"],
        ["North", "5", "6"],
    ]
    assert rows[0].header == ("Region", "1980", "1990")
    assert rows[2].header == ("year", "1980", "1990")


def test_wiki_table(check):
    text = (
        '= A =\n\n{| class="wikitable"\n|+ Envoys\n! # !! Land\n! scope="col" | Since\n|-\n| 1 || {{flag|Malta}}'
        ' || 1970\n|-\n| 2\n| style="x" | [[Kenya]]\n| 1971\n|}\n\nThey are few.\n'
    )
    document = check(read_text(text, slug="a"))
    rows = [b for b in document.blocks if b.header]
    assert [[c.of(text) for c in row.cells] for row in rows] == [["1", "Malta", "1970"], ["2", "[[Kenya]]", "1971"]]
    assert {row.header for row in rows} == {("#", "Land", "Since")}


def test_stacked_table(check):
    text = (
        "= A =\n\nCountry\nFormal relations began\nNotes\n\nMalta\n3 May 1970\n\nKenya\n1971\nThey met.\n\nMore.\n\n"
        "== B ==\nOut.\n"
    )
    document = check(read_text(text, slug="a"))
    rows = [b for b in document.blocks if b.header]
    assert [[c.of(text) for c in row.cells] for row in rows] == [
        ["Malta", "3 May 1970"],
        ["Kenya", "1971", "They met.\n\nMore."],
    ]


def test_lines_that_only_look_like_a_stacked_table(check):
    document = check(read_text("= A =\n\nCountry\nDate\n\nThe country has no date.\n", slug="a"))
    assert not [b for b in document.blocks if b.cells]
