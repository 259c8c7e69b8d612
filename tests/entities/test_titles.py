"""Offices with their holders, in every order of the genre."""

import pytest

from parses import reading
from verbale.entities.titles import TitleReader, holders_by_office
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

OTIENO = "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/{dep}@PERSON"
SPOKE = "spoke=speak/VBD/ROOT ././punct>spoke"


def read(*notations, title=""):
    made = reading(*notations, title=title)
    return TitleReader(made.resolver).read(made.sentences[-1])


def told(titles):
    return [(t.office.key, [h.label for h in t.holders]) for t in titles]


KENYAN_MINISTER = "office/foreign-minister-ke"
ENVOY = "office/ambassador-ke-to-no"
ORDERS = {
    "Kenyan Foreign Minister A": (
        "Kenyan/NNP/amod>Minister@NORP Foreign/NNP/compound>Minister Minister/NNP/compound>Otieno "
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON spoke=speak/VBD/ROOT ././punct>spoke",
        [(KENYAN_MINISTER, ["Ann Otieno"])],
    ),
    "A, ambassador of Kenya to Norway,": (
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON ,/,/punct>Otieno ambassador/NN/appos>Otieno "
        "of/IN/prep>ambassador Kenya/NNP/pobj>of@GPE to/IN/prep>ambassador Norway/NNP/pobj>to@GPE ,/,/punct>Otieno "
        "spoke=speak/VBD/ROOT ././punct>spoke",
        [(ENVOY, ["Ann Otieno"])],
    ),
    "Kenya's ambassador to Norway, A,": (
        "Kenya/NNP/poss>ambassador@GPE 's/POS/case>Kenya ambassador/NN/nsubj>spoke to/IN/prep>ambassador "
        "Norway/NNP/pobj>to@GPE ,/,/punct>Norway Ann/NNP/compound>Otieno@PERSON Otieno/NNP/appos>Norway@PERSON "
        ",/,/punct>spoke spoke=speak/VBD/ROOT ././punct>spoke",
        [(ENVOY, ["Ann Otieno"])],
    ),
    "A, then Kenya's president": (
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON ,/,/punct>Otieno then/RB/advmod>Otieno "
        "Kenya/NNP/poss>president@GPE 's/POS/case>Kenya president/NN/appos>Otieno ,/,/punct>Otieno "
        "spoke=speak/VBD/ROOT ././punct>spoke",
        [("office/president-ke", ["Ann Otieno"])],
    ),
    "first and third secretaries of the embassy — A and B": (
        "The/DT/det>secretaries first/JJ/amod>secretaries@ORDINAL and/CC/cc>first third/JJ/conj>first@ORDINAL "
        "secretaries=secretary/NNS/nsubj>left of/IN/prep>secretaries the/DT/det>embassy Kenyan/JJ/amod>embassy@NORP "
        "embassy/NN/pobj>of in/IN/prep>embassy Oslo/NNP/pobj>in@GPE —/:/punct>secretaries "
        "Ole/NNP/compound>Lind@PERSON Lind/NNP/appos>secretaries@PERSON and/CC/cc>Lind Per/NNP/compound>Dahl@PERSON "
        "Dahl/NNP/conj>Lind@PERSON —/:/punct>left left=leave/VBD/ROOT",
        [
            ("office/first-secretary-embassy-ke-no", ["Ole Lind"]),
            ("office/third-secretary-embassy-ke-no", ["Per Dahl"]),
        ],
    ),
    "the mayor of Oslo, A,": (
        "The/DT/det>mayor mayor/NN/nsubj>spoke of/IN/prep>mayor Oslo/NNP/pobj>of@GPE ,/,/punct>mayor "
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/appos>mayor@PERSON ,/,/punct>mayor spoke=speak/VBD/ROOT",
        [("office/mayor-no-oslo", ["Ann Otieno"])],
    ),
    "an office without its holder": (
        "Kenya/NNP/poss>president@GPE 's/POS/case>Kenya president/NN/nsubj>spoke spoke=speak/VBD/ROOT ././punct>spoke",
        [("office/president-ke", [])],
    ),
    "two offices in one sentence": (
        "Kenyan/JJ/amod>president@NORP president/NN/compound>Otieno Ann/NNP/compound>Otieno@PERSON "
        "Otieno/NNP/nsubj>met@PERSON met=meet/VBD/ROOT Norwegian/JJ/amod>king@NORP king/NN/compound>Dahl "
        "Per/NNP/compound>Dahl@PERSON Dahl/NNP/dobj>met@PERSON",
        [("office/president-ke", ["Ann Otieno"]), ("office/king-no", ["Per Dahl"])],
    ),
}


@pytest.mark.parametrize(("notation", "expected"), ORDERS.values(), ids=ORDERS.keys())
def test_every_order_gives_office_and_holder(notation, expected):
    assert told(read(notation)) == expected


def test_the_title_of_the_document_says_where_an_ambassador_is_posted():
    notation = (
        "The/DT/det>ambassador Kenyan/JJ/amod>ambassador@NORP ambassador/NN/nsubj>spoke ,/,/punct>ambassador "
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/appos>ambassador@PERSON ,/,/punct>ambassador spoke=speak/VBD/ROOT"
    )
    assert told(read(notation, title="Kenya–Norway relations")) == [(ENVOY, ["Ann Otieno"])]
    assert told(read(notation)) == [("office/ambassador-ke", ["Ann Otieno"])]


def test_an_ambassador_of_nobody_is_no_office():
    assert read("The/DT/det>ambassador ambassador/NN/nsubj>spoke spoke=speak/VBD/ROOT ././punct>spoke") == []


def test_a_former_holder_is_marked():
    former = read(
        "Former/JJ/amod>president Kenyan/JJ/amod>president@NORP president/NN/compound>Otieno "
        "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON spoke=speak/VBD/ROOT"
    )
    assert [(t.former, told([t])) for t in former] == [(True, [("office/president-ke", ["Ann Otieno"])])]


def test_links_say_whose_the_office_is_and_towards_whom():
    (title,) = read(ORDERS["Kenya's ambassador to Norway, A,"][0])
    assert [(p, e.key) for p, e in title.links] == [("officeOf", "state/KE"), ("officeTowards", "state/NO")]
    assert (title.of.label, title.towards.label) == ("Kenya", "Norway")


def test_an_office_within_a_mission_is_of_the_mission():
    titles = read(ORDERS["first and third secretaries of the embassy — A and B"][0])
    assert [[(p, e.key) for p, e in t.links] for t in titles] == [[("officeIn", "mission/embassy-ke-no")]] * 2


def test_an_office_of_which_two_holders_are_named_has_no_known_holder():
    one = read(ORDERS["A, then Kenya's president"][0])
    other = read(ORDERS["A, then Kenya's president"][0].replace("Ann/", "Joy/"))
    assert {k: p.label for k, p in holders_by_office(one).items()} == {"office/president-ke": "Ann Otieno"}
    assert holders_by_office([*one, *other]) == {}


def test_the_state_may_come_after_the_name():
    titles = read(
        "President/NNP/compound>Otieno Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON of/IN/prep>Otieno "
        "Kenya/NNP/pobj>of@GPE spoke=speak/VBD/ROOT"
    )
    assert told(titles) == [("office/president-ke", ["Ann Otieno"])]


def test_a_title_is_nobodys_name():
    titles = read(
        "Kenyan/JJ/amod>president@NORP president/NN/compound>General Consul/NNP/compound>General@PERSON "
        "General/NNP/nsubj>spoke@PERSON spoke=speak/VBD/ROOT"
    )
    assert all("Consul General" not in names for _, names in told(titles))


def test_a_title_in_apposition_makes_a_person_of_what_the_recogniser_takes_for_a_building():
    (title,) = read(
        "It/PRP/nsubj>told told=tell/VBD/ROOT of/IN/prep>told Ann/NNP/compound>Otieno@FAC Otieno/NNP/pobj>of@FAC "
        ",/,/punct>Otieno the/DT/det>queen@PERSON queen/NN/appos>Otieno@PERSON of/IN/prep>queen@PERSON "
        "Norway/NNP/pobj>of@PERSON ././punct>told"
    )
    assert told([title]) == [("office/queen-no", ["Ann Otieno"])]


def offices(text):
    """The offices of a text's titles, read with the parser."""
    from verbale.extraction.examples import document_of
    from verbale.extraction.extractor import extract

    facts = extract(document_of(text)).facts
    return {e.label for f in facts for r in f.roles for e in r.fillers if getattr(e, "key", "").startswith("office/")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Committee of Ministers of the Council of Europe thanked Malta.", set()),
        ("The Vice-Chairman of the World Bank, Ann Otieno, visited Norway.", {"vice-chairman of World Bank"}),
        ("The Chairman of the World Bank, Ann Otieno, visited Norway.", {"chairman of World Bank"}),
        ("Ann Otieno, deputy governor of the central bank of Kenya, spoke.", {"deputy central bank governor of Kenya"}),
        ("Kenyan Deputy Prime Minister Ann Otieno visited Norway.", {"deputy prime minister of Kenya"}),
    ],
)
def test_bodies_of_ministers_and_the_ranks_of_deputies(text, found):
    assert offices(text) == found


def test_a_form_of_address_stands_between_title_and_name():
    (title,) = read(
        "The/DT/det>Minister Foreign/NNP/compound>Minister Minister/NNP/nsubj>spoke of/IN/prep>Minister "
        "Kenya/NNP/pobj>of@GPE Sheikh/NNP/compound>Otieno Ann/NNP/compound>Otieno@PERSON "
        "Otieno/NNP/appos>Minister@PERSON spoke=speak/VBD/ROOT ././punct>spoke"
    )
    assert told([title]) == [(KENYAN_MINISTER, ["Ann Otieno"])]


def test_a_title_between_two_names_is_of_the_first():
    text = "By invitation of Ole Lind, President of Norway, Grace Mwangi, Prime Minister of Kenya, came to Oslo."
    held = {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label)
        for f in extract(document_of(text)).facts
        if f.type == "OfficeHolding"
    }
    assert held == {("Ole Lind", "president of Norway"), ("Grace Mwangi", "prime minister of Kenya")}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kenyan President Joseph arap Tanui visited Malta in 1982.", "Joseph arap Tanui"),
        ("Norwegian Prime Minister Gro Harlem Lindstad visited Malta in 1986.", "Gro Harlem Lindstad"),
        ("Norwegian Foreign Minister Chan Li-ming visited Malta in 1986.", "Chan Li-ming"),
        ("The Norwegian ambassador to Malta is Teimuraz Ramishvili.", "Teimuraz Ramishvili"),
        ("In 2019, Ryoichi Horie was appointed Norwegian Ambassador to Kenya.", "Ryoichi Horie"),
        ("Norwegian Crown Princess Mette visited Malta in 1986.", "Mette"),
    ],
)
def test_what_a_title_is_of_is_a_whole_name(text, holder):
    facts = extract(document_of(text)).facts
    assert {p.label for f in facts if f.type == "OfficeHolding" for p in f.fillers("holder")} == {holder}


def test_who_acts_for_a_minister_is_none():
    facts = extract(document_of("The Acting Foreign Minister of Kenya, Ann Otieno, met Ole Lind in 2009.")).facts
    (held,) = [f for f in facts if f.type == "OfficeHolding"]
    assert held.fillers("officeHeld")[0].label == "acting foreign minister of Kenya"


def test_an_ambassador_called_home_from_a_third_state_is_not_the_one_named():
    text = "Ole Lind is the ambassador of Norway to Kenya. Norway recalled its ambassador from Lima in 1985."
    facts = extract(document_of(text, title="Kenya–Norway relations")).facts
    (recall,) = [f for f in facts if f.type == "Recall"]
    assert recall.fillers("recipient") == ()


def test_of_three_presidents_each_has_the_state_of_his_own():
    text = "President Ann Otieno of Kenya, President Ole Lind of Norway and President Jane Mwangi of Malta met in Rome."
    facts = [f for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    assert {(f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label) for f in facts} == {
        ("Ann Otieno", "president of Kenya"),
        ("Ole Lind", "president of Norway"),
        ("Jane Mwangi", "president of Malta"),
    }


def test_the_state_of_one_title_is_not_that_of_the_next():
    text = "President Jan Dahl of Norway and President Ann Otieno of Kenya met in 1999."
    held = [f for f in extract(document_of(text)).facts if f.type == "OfficeHolding"]
    assert {f.fillers("officeHeld")[0].label for f in held} == {"president of Norway", "president of Kenya"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Jane Roe has been Ambassador to Norway since 2019.", {"ambassador of Kenya to Norway"}),
        ("Jane Roe is Ambassador to Norway.", {"ambassador of Kenya to Norway"}),
        ("Jane Roe has been Ambassador to Chad since 2019.", set()),
        ("There has been an ambassador to Norway since 2019.", set()),
        ("Jane Roe will be Ambassador to Norway.", set()),
    ],
)
def test_who_has_been_ambassador_to_one_of_the_two_is_that_of_the_other(text, offices):
    facts = extract(document_of(text, title="Kenya–Norway relations")).facts
    held = [f for f in facts if f.type == "OfficeHolding" and str(f.status) == "asserted"]
    assert {e.label for f in held for e in f.fillers("officeHeld")} == offices
