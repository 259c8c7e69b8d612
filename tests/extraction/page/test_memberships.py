"""Lists of organisations under a heading on memberships."""

from __future__ import annotations

import pytest

from verbale.extraction import extract
from verbale.readers import read_text

OPENING = "Malta is a republic. Malta trades with Norway. The ships of Malta sail far. Malta votes. Malta is small."


def members(text: str) -> list[tuple[str, str]]:
    facts = extract(read_text(text, slug="x")).facts
    return sorted(
        (str(f.fillers("memberInMembership")[0].label), str(f.fillers("inOrganisation")[0].label))
        for f in facts
        if f.rule == "list-memberships" and f.direct
    )


def test_a_line_of_acronyms() -> None:
    text = f"{OPENING}\n\n== Membership in international organizations ==\nUN, ILO, WXYZ, Interpol, WTO\n"
    assert members(text) == [
        ("Malta", name)
        for name in ("International Labour Organization", "Interpol", "United Nations", "World Trade Organization")
    ]


def test_items_with_their_acronyms() -> None:
    text = (
        "= Foreign relations of Malta =\n\nThe islands trade.\n\n== International organizations ==\n"
        "Malta is a member of:\n\n"
        "* United Nations\n* the World Health Organization (WHO)\n* International Court of Justice (observer)\n"
    )
    assert members(text) == [("Malta", "United Nations"), ("Malta", "World Health Organization")]


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING}\n\n== Trade ==\nUN, ILO, Interpol, WTO\n",  # no such heading
        f"{OPENING}\n\n== Memberships ==\nMalta spoke to the UN, the WTO and the ILO about fish, salt and ships.\n",
        f"{OPENING}\n\n== Memberships ==\nMalta is an observer in:\n\n* United Nations\n* World Health Organization\n",
        "= Malta–Norway relations =\n\nBoth trade.\n\n== Memberships ==\n* United Nations\n* Interpol\n* WTO\n",
        "Malta and Norway trade.\n\n== Memberships ==\nUN, ILO, Interpol, WTO\n",  # about nobody in particular
    ],
)
def test_what_is_no_list_of_memberships(text: str) -> None:
    assert members(text) == []


LISTED = "== International organizations ==\nMalta is a member of:\n\n"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("United Nations Educational, Scientific and Cultural Organization (UNESCO)", "UNESCO"),
        ("World Tourism Organization (WTO)", "World Tourism Organization"),  # its own letters, whatever else they mean
        ("Lake Oro Basin Commission", "Lake Oro Basin Commission"),
        ("Interpol (NGOs)", "Interpol"),
    ],
)
def test_an_item_that_names_one_organisation(item: str, expected: str) -> None:
    text = f"= Foreign relations of Malta =\n\nThe islands trade.\n\n{LISTED}* NATO\n* ILO\n* Arab League\n* {item}\n"
    assert ("Malta", expected) in members(text)


@pytest.mark.parametrize("item", ["Lake Oro Basin Commission (observer)", "the sea and the land", "Ole Lind", "WXYZ"])
def test_an_item_that_names_none(item: str) -> None:
    text = f"= Foreign relations of Malta =\n\nThe islands trade.\n\n{LISTED}* NATO\n* ILO\n* Arab League\n* {item}\n"
    assert len(members(text)) == 3


def test_short_names_stand_for_organisations_in_a_list_alone() -> None:
    text = f"{OPENING} Its CE mark sells.\n\n== Memberships ==\nUN, CE, EEA, ECE\n"
    facts = [f for f in extract(read_text(text, slug="x")).facts if f.rule == "list-memberships"]
    assert {(f.fillers("inOrganisation")[0].label, n.value) for f in facts for n in f.fillers("note")} == {
        ("United Nations", "UN"),
        ("Council of Europe", "CE"),
        ("European Economic Area", "EEA"),
        ("United Nations Economic Commission for Europe", "ECE"),
    }
    assert not extract(read_text("Its CE mark sells in Malta.", slug="x")).facts


def test_the_year_behind_a_name():
    text = (
        "= Foreign relations of Malta =\n\nMalta is a state.\n\n== Membership ==\n* Interpol (since 1978)\n"
        "* Asian Development Bank (1993)\n* International Monetary Fund, 2010\n* World Health Organization (WHO)\n"
        "* UNESCO (observer)\n"
    )
    facts = extract(read_text(text, slug="x")).facts
    assert {(f.fillers("inOrganisation")[0].label, f.time.edtf if f.time else None) for f in facts} == {
        ("Interpol", "1978/.."),
        ("Asian Development Bank", "1993"),
        ("International Monetary Fund", "2010"),
        ("World Health Organization", None),
    }
