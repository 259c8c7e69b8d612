"""In a page about one state, a section or a row about another fixes the two that "both countries" are."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text

TITLE = "= Foreign relations of Fiji =\n\nFiji is an island state in the Pacific. It has few embassies.\n\n"
SECTION = "== Bilateral relations ==\n\n=== {heading} ===\n{told}\n"
BEGAN = "Diplomatic relations between the two countries began on 3 May 1971."


def parties(text, type_="EstablishmentOfRelations"):
    facts = extract(read_text(text, slug="page")).facts
    return [{e.label for e in fact.fillers("relationParty")} for fact in facts if fact.type == type_]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Malta", BEGAN),
        ("Fiji and Malta", "Diplomatic relations were established on 3 May 1971."),
        ("Fiji–Malta relations", "Both countries established diplomatic relations in 1971."),
        ("Relations with Malta", BEGAN),
        ("Republic of Malta", BEGAN),
    ],
)
def test_the_pair_of_a_section(heading, told):
    assert parties(TITLE + SECTION.format(heading=heading, told=told)) == [{"Fiji", "Malta"}]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Dispute with Malta", BEGAN),
        ("Malta and Kenya", BEGAN),
        ("Maltese Union of Teachers", BEGAN),
        ("Africa", BEGAN),
        # as much about a third state
        ("Malta", f"Malta fell out with Italy. Italy sent a note, and so did Malta. Italy closed its port. {BEGAN}"),
    ],
)
def test_a_section_of_no_pair(heading, told):
    assert parties(TITLE + SECTION.format(heading=heading, told=told)) == []


def test_the_pair_ends_with_its_section():
    told = "Malta has no embassy in Fiji.\n\n== History ==\nDiplomatic relations were broken off in 1971."
    assert parties(TITLE + SECTION.format(heading="Malta", told=told), "SeveranceOfRelations") == []


def test_a_page_about_one_state_alone():
    text = "= History of Fiji =\n\nFiji is an island state.\n\n" + SECTION.format(heading="Malta", told=BEGAN)
    assert parties(text) == []


ROWS = {
    "pipes": "| Country | Formal relations began | Notes |\n|---|---|---|\n| Malta | 1971 | Both countries are members "
    "of the Commonwealth of Nations. |\n| Kenya | 1973 | Both countries signed an agreement on tourism in 1980. |\n",
    "stacked": "Country\nFormal relations began\nNotes\nMalta\n1971\nBoth countries are members of the Commonwealth of "
    "Nations.\nKenya\n1973\nBoth countries signed an agreement on tourism in 1980.\n",
    "wiki": '{| class="wikitable"\n! Country !! Formal relations began !! Notes\n|-\n| {{flag|Malta}} || 1971 || Both '
    "countries are members of the [[Commonwealth of Nations]].\n|-\n| Kenya\n| 1973\n| Both countries signed an "
    "agreement on tourism in 1980.\n|}\n",
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_the_notes_of_a_row_are_read_for_its_state(rows):
    facts = extract(read_text(f"{TITLE}== Bilateral relations ==\n\n{rows}", slug="page")).facts
    began = {
        (tuple(e.label for e in f.fillers("relationParty")), f.time.edtf)
        for f in facts
        if f.type == "EstablishmentOfRelations"
    }
    assert began == {(("Fiji", "Malta"), "1971"), (("Fiji", "Kenya"), "1973")}
    members = [e.label for f in facts if f.type == "OrganisationMembership" for e in f.fillers("memberInMembership")]
    assert sorted(members) == ["Fiji", "Malta"]
    (signed,) = [f for f in facts if f.type == "AgreementSignature"]
    assert {e.label for e in signed.fillers("signatory")} == {"Fiji", "Kenya"}


def test_the_remarks_of_other_tables_are_not_read():
    text = TITLE + "| Country | Date | Remarks |\n|---|---|---|\n| Malta | 1971 | Kenya recognised Norway in 1980. |\n"
    assert [f for f in extract(read_text(text, slug="page")).facts if f.type == "RecognitionOfState"] == []
