"""Traps of this kind of text, read with the language model: sentences of our own that must not fool the extraction."""

from decimal import Decimal

import pytest

from verbale.extraction.examples import document_of, words
from verbale.extraction.extractor import extract
from verbale.model import FactKind, Polarity, Status
from verbale.readers import read as read_file
from verbale.readers import read_text


def read(text, title="", published=None):
    return extract(document_of(text, title, published)).facts


def of(facts, type_):
    return [f for f in facts if f.type == type_]


def keys(facts):
    """Every entity key that the facts speak of."""
    return {e.key for f in facts for r in f.roles for e in r.fillers if hasattr(e, "key")}


# ---- names ----------------------------------------------------------------------------------------------------------
def test_a_demonym_of_two_states_names_neither():
    facts = read("Congolese troops attacked a base in Uganda in 1999. Nine Congolese families live in Norway.")
    assert facts
    assert not {"state/CG", "state/CD"} & keys(facts)
    (count,) = of(facts, "PopulationObservation")
    assert (count.value, count.unit) == (Decimal(9), "family")


def test_the_title_settles_a_demonym_of_two_states():
    facts = read("Congolese officials signed a treaty with Norway in 1999.", "Norway–Republic of the Congo relations")
    assert "state/CD" not in keys(facts)


def test_a_name_spelt_two_ways_is_told_and_not_joined():
    facts = read(
        "Carlos Mendez met the Kenyan president John Keller in Nairobi in 1990. "
        "The Kenyan president John Keller met Carlos Mendes in Oslo in 1995."
    )
    first, second = of(facts, "Meeting")
    assert "Carlos Mendez" in words(first, "hasParticipant")
    assert "Carlos Mendes" in words(second, "hasParticipant")
    (variant,) = [f for f in of(facts, "alternativeName") if f.status is Status.BELIEVED]
    assert not variant.direct
    assert words(variant, "subject") + " = " + words(variant, "object") == "Carlos Mendez = Carlos Mendes"


# ---- numbers and dates ----------------------------------------------------------------------------------------------
def test_citation_numbers_are_no_quantities(tmp_path):
    path = tmp_path / "danes.txt"
    path.write_text("In 2005, 500 Danes[14] lived in Kenya.[7][12] They came in 1960.[3]\n", encoding="utf-8")
    document = read_file(path)
    facts = extract(document).facts
    assert {f.value for f in facts if f.value is not None} == {Decimal(500)}
    assert all(document.text[e.passage.start : e.passage.end] == e.quote for f in facts for e in f.evidence)


@pytest.mark.parametrize(
    ("text", "type_", "edtf"),
    [
        ("Rebels attacked the Norwegian embassy in Nairobi on 17 December.", "Attack", "XXXX-12-17"),
        ("Norway expelled the Kenyan ambassador on March 3.", "Expulsion", "XXXX-03-03"),
    ],
)
def test_a_date_without_a_year_stays_without(text, type_, edtf):
    assert [f.time.edtf for f in of(read(text), type_)] == [edtf]


def test_two_years_later_on_may_3():
    facts = read("Kenya recognised Norway in 1965. Two years later on May 3, Kenya opened an embassy in Oslo.")
    (opening,) = of(facts, "MissionOpening")
    assert opening.time.edtf == "1967-05-03"
    assert opening.time_computed_from.startswith("1965")


def test_the_same_year():
    facts = read("In 1971 Norway closed its embassy in Nairobi. The same year Kenya closed its embassy in Oslo.")
    assert [f.time.edtf for f in of(facts, "MissionClosure")] == ["1971", "1971"]


def test_text_order_is_not_time_order():
    facts = read(
        "In 2001 Kenya closed its embassy in Oslo. Kenya had opened an embassy in Oslo in 1980. "
        "In 1990 Kenya signed a treaty with Norway."
    )
    times = {f.type: f.time.edtf for f in facts if f.kind is FactKind.EVENT}
    assert times == {"MissionClosure": "2001", "MissionOpening": "1980", "AgreementSignature": "1990"}


def test_an_anniversary_dates_two_events():
    facts = read(
        "On 5 May 2010 Kenya and Norway celebrated the 40th anniversary of the establishment of diplomatic relations."
    )
    assert [f.time.edtf for f in of(facts, "Commemoration")] == ["2010-05-05"]
    (established,) = of(facts, "EstablishmentOfRelations")
    assert (established.time.edtf, established.time_computed_from) == ("1970-05-05", "2010-05-05")


def test_parts_that_do_not_add_up_are_kept_as_they_stand():
    facts = read(
        "In 2005, 500 Danes lived in Kenya. In 2005, 200 Danes lived in Nairobi. In 2005, 250 Danes lived in Mombasa."
    )
    assert sorted(f.value for f in of(facts, "PopulationObservation")) == [200, 250, 500]


def test_a_trade_balance_that_is_reached_is_a_volume_in_the_documents_own_words():
    (value,) = of(read("In 2010 the trade balance between Kenya and Norway reached US$40 million."), "TradeObservation")
    assert (value.value, value.unit, value.time.edtf) == (Decimal(40_000_000), "USD", "2010")
    assert words(value, "note") == "trade balance"


# ---- one thing told twice -------------------------------------------------------------------------------------------
def test_one_event_told_twice_with_different_causes_is_one_with_both():
    facts = read(
        "In May 1990 Norway expelled the Kenyan ambassador in response to the arrest of a lawyer. "
        "On 4 May 1990 Norway expelled the Kenyan ambassador due to a dispute over fishing."
    )
    (expulsion,) = of(facts, "Expulsion")
    assert (len(expulsion.evidence), expulsion.time.edtf) == (2, "1990-05-04")
    causes = of(facts, "statedCause")
    assert {words(c, "object") for c in causes} == {"arrest of a lawyer", "dispute over fishing"}
    assert {e.key for c in causes for e in c.fillers("subject")} == {expulsion.key}


def test_a_protest_answers_what_it_is_about():
    facts = read(
        "In May 1990 Norway expelled the Kenyan ambassador Peter Ochieng. Kenya protested against the expulsion."
    )
    (answer,), (protest,), (expulsion,) = (of(facts, t) for t in ("inResponseTo", "Opposition", "Expulsion"))
    assert [f.key for f in answer.fillers("subject")] == [protest.key]
    assert [f.key for f in answer.fillers("object")] == [expulsion.key]
    assert answer.direct


@pytest.mark.parametrize(
    "text",
    [
        "Norway denied that it had bombed the embassy of Chad in 1990. Kenya condemned the bombing.",
        "In 1990 Norway carried out a nuclear test. Kenya did not condemn the nuclear test.",
    ],
)
def test_nothing_answers_what_is_not_settled(text):
    (answer,) = of(read(text), "inResponseTo")
    assert not answer.direct


def test_an_infobox_that_repeats_the_prose_adds_evidence_only(tmp_path):
    path = tmp_path / "danes.txt"
    path.write_text(
        "Danes in Kenya\n\n{{Infobox\n| population = 500 (2005)\n| languages = Danish\n}}\nIn 2005, 500 Danes lived "
        "in Kenya.\n",
        encoding="utf-8",
    )
    facts = extract(read_file(path)).facts
    (count,) = of(facts, "PopulationObservation")
    assert len(count.evidence) == 2
    assert [words(f, "object") for f in of(facts, "language")] == ["Danish"]


# ---- structure ------------------------------------------------------------------------------------------------------
def test_headings_say_which_way_a_visit_went_and_empty_ones_nothing(tmp_path):
    path = tmp_path / "ties.md"
    path.write_text(
        "# Kenya–Norway relations\n\nTies began in 1963.\n\n## Visits from Kenya to Norway\n\n"
        "## Visits from Norway to Kenya\n\n- Prime Minister John Keller (2004)\n- King Ole Lind (2009)\n",
        encoding="utf-8",
    )
    visits = of(extract(read_file(path)).facts, "OfficialVisit")
    assert [(words(f, "visitor"), words(f, "onBehalfOf"), words(f, "host"), f.time.edtf) for f in visits] == [
        ("John Keller", "Norway", "Kenya", "2004"),
        ("Ole Lind", "Norway", "Kenya", "2009"),
    ]


# ---- who did it -----------------------------------------------------------------------------------------------------
def test_who_attends_on_behalf_of_another_is_who_was_there():
    (there,) = of(read("Ole Lind attended the ceremony on behalf of John Keller in 1990."), "Meeting")
    assert (words(there, "attendee"), words(there, "onBehalfOf")) == ("Ole Lind", "John Keller")


# ---- status ---------------------------------------------------------------------------------------------------------
UNSETTLED = {
    "Kenya plans to open an embassy in Oslo.": Status.PLANNED,
    "Kenya hopes to sign a treaty with Norway.": Status.PLANNED,
    "Kenya will open an embassy in Oslo in 2030.": Status.PLANNED,
    "Norway denied that it attacked a Kenyan base.": Status.DENIED,
    "Chad is accused of attacking a base in Mali.": Status.ALLEGED,
    "Chad allegedly sold rifles to Mali in 2001.": Status.ALLEGED,
    "Analysts believe that Mali sold rifles to Chad in 2001.": Status.BELIEVED,
    "Norway reportedly sold tanks to Kenya in 1999.": Status.REPORTED,
    "If Kenya signs the treaty, Norway will open an embassy in Nairobi.": Status.CONDITIONAL,
    "Kenya could open an embassy in Oslo.": Status.CONDITIONAL,
    "Kenya should open an embassy in Oslo.": Status.OPINION,
}


@pytest.mark.parametrize(("text", "status"), UNSETTLED.items(), ids=UNSETTLED.keys())
def test_what_is_not_settled_is_never_direct(text, status):
    facts = read(text)
    assert status in {f.status for f in facts}
    assert [f for f in facts if f.direct and f.kind is not FactKind.ATTRIBUTE] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya never recognised Chad.",
        "Kenya refused to sign the treaty with Norway.",
        "Kenya did not open an embassy in Oslo.",
        "No Kenyan minister visited Oslo in 1990.",
    ],
)
def test_what_did_not_happen_is_never_direct(text):
    assert [f for f in read(text) if f.direct and f.kind is FactKind.EVENT] == []


def test_an_attempt_is_a_fact_as_an_attempt():
    facts = read("Rebels attempted to attack the Norwegian embassy in Nairobi in 1995.")
    (attempt,) = of(facts, "AttemptedAttack")
    assert attempt.direct
    assert of(facts, "Attack") == []


def test_the_day_itself_counts_and_not_the_distance():
    facts = read(
        "Kenya and Chad resumed relations on 14 May 2005. Malta severed its ties with Kenya two weeks later on 31 May."
    )
    (broken,) = of(facts, "SuspensionOfRelations")
    assert broken.time is not None
    assert broken.time.edtf == "2005-05-31"


def test_an_agreement_to_do_something_is_not_its_doing():
    (planned,) = of(
        read("In 2002 Kenya signed an agreement to establish relations with Chad."), "EstablishmentOfRelations"
    )
    assert planned.status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Imagine that Ghana and Kenya signed a free trade agreement.", "AgreementSignature", Status.CONDITIONAL),
        ("Norway does not rule out an attack on Malta.", "Attack", Status.CONDITIONAL),
        ("Norway did not exclude expelling the ambassador of Malta.", "Expulsion", Status.CONDITIONAL),
        (
            "Norway does not rule out further measures, including the recall of its ambassador from Malta.",
            "Recall",
            Status.CONDITIONAL,
        ),
    ],
)
def test_what_may_come_is_no_fact(text, type_, status):
    facts = of(read(text), type_)
    assert [(f.status, f.polarity) for f in facts] == [(status, Polarity.POSITIVE)]


def test_what_never_came_again_has_no_time_of_its_own():
    facts = read("Ghana closed its embassy in Kenya in 1979 and never reopened it.")
    (opening,) = of(facts, "MissionOpening")
    assert (opening.polarity, opening.time) == (Polarity.NEGATIVE, None)
    assert {f.polarity for f in of(facts, "MissionAccreditation")} == {Polarity.POSITIVE}


def test_who_buys_nothing_buys_nothing():
    facts = of(read("Ghana sells tea to Malta. Norway buys almost nothing from Ghana."), "TradeTransaction")
    assert not [f for f in facts if "Norway" in words(f, "recipient") and f.polarity is Polarity.POSITIVE]


def test_a_day_without_a_year_is_of_the_year_of_the_release():
    text = (
        "Norway condemns the arrest of two Norwegian citizens in Accra on 1 February. "
        "The Norwegian minister Ann Berg visited Ghana on 20 December."
    )
    facts = read(text, published="2021-02-03")
    (arrest,) = of(facts, "Arrest")
    assert arrest.time is not None
    assert arrest.time.edtf == "2021-02-01"
    (said,) = of(facts, "Condemnation")
    assert said.time is None
    assert not words(said, "addressee")
    assert "2021-12-20" not in {f.time.edtf for f in facts if f.time is not None}


def test_who_is_killed_is_not_who_is_condemned():
    (said,) = of(read("Norway condemned the killing of two Ghanaians in Accra."), "Condemnation")
    assert words(said, "addressee") == ""


def test_an_author_does_not_say_who_buys():
    text = (
        "By Ann Berg, former ambassador of Chile to Malta\n\n"
        "Kenya exports tea. Our trade with Kenya is small. Kenya is far."
    )
    facts = of(read(text), "TradeTransaction")
    assert [words(f, "recipient") for f in facts if words(f, "supplier") == "Kenya"] == [""] * len(facts)


def test_a_body_named_for_an_office_is_no_office():
    facts = read("Malta works with UNICEF and the United Nations High Commissioner for Refugees.")
    assert not [key for key in keys(facts) if key.startswith("office/")]
    named = read("The United Nations High Commissioner for Refugees, Ann Berg, visited Malta in 1990.")
    assert [words(f, "holder") for f in of(named, "OfficeHolding")] in ([], ["Ann Berg"])


TOLD = {
    "denied of another": (
        "It was Malta, not Kenya, that attacked the Norwegian base in 1990.",
        ("Attack", "perpetrator", "Malta"),
    ),
    "behind a comma": (
        "The Kenyan embassy in Oslo was opened in 1990 by Princess Ada, not, as is often said, by her brother.",
        ("MissionOpening", "time", "1990"),
    ),
    "done at last": ("Kenya did not recognise Kosovo until 2009.", ("RecognitionOfState", "time", "2009")),
    "done at last, by a day": (
        "The treaty between Kenya and Malta was not signed until 12 March 1922.",
        ("AgreementSignature", "time", "1922-03-12"),
    ),
    "done at last, told first": (
        "Not until 1990 did Kenya open an embassy in Oslo.",
        ("MissionOpening", "time", "1990"),
    ),
    "said behind a semicolon": (
        "Ole Lind had written to Ada Berg; Ada Berg said that no letter had come.",
        ("Statement", "topic", "no letter had come"),
    ),
    "whose envoy, behind a semicolon": (
        "Kenya has no embassy in Malta; its ambassador to Egypt, Ole Lind, is accredited to Valletta.",
        ("OfficeHolding", "officeHeld", "ambassador of Kenya to Egypt"),
    ),
    "ruled until": (
        "Under British protection since 1899, Togo became independent in 1961.",
        ("ForeignRule", "time", "1899/1961"),
    ),
    "whose ties": (
        "Germany and Austria made peace in 1920, and relations were restored in 1957.",
        ("RestorationOfRelations", "relationParty", "Germany; Austria"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_what_a_contrast_a_bound_or_a_clause_before_tells(text, expected):
    type_, role, told = expected
    (fact,) = of(read(text, "Kenya–Malta relations"), type_)
    assert (words(fact, role), fact.status, fact.polarity) == (told, Status.ASSERTED, Polarity.POSITIVE)


SURE = frozenset({"Death", "OfficialVisit"})
"""What those sentences tell of besides: a death, a visit."""
NOT_DONE = {
    "until something else": "King Ole Lind of Norway did not meet Ada Berg until his death in 1990.",
    "until a day to come": "Kenya will not recognise Kosovo until 2030.",
    "was to have been": "Diplomatic relations between Kenya and Malta were to have been established in 1919.",
    "was to have come": "The president of Kenya was to have met Ada Berg in 1990.",
    "supposed": "Ole Lind was supposed to meet Ada Berg in 1990.",
    "suppose": "Suppose that Ole Lind had met Ada Berg in 1990.",
    "reported as saying": "Ole Lind was reported as saying that Malta had attacked Kenya.",
    "said to have, until": "Ole Lind is said to have worked in Oslo until he was expelled in 1918.",
    "denied around an aside": "Kenya did not, as a paper reported, recall its ambassador from Malta.",
    "an accord refused that others brokered": (
        "The president of Kenya visited Oslo, where he refused to sign the accord brokered by Chile and Peru."
    ),
    "about to": "Ole Lind was about to be deported to Malta in 1967.",
    "reports of": "A report in 2010 that Ole Lind had been freed and one in 2011 that he had died were untrue.",
    "told within what is told": "My father used to say that when Ole Lind met Ada Berg in Oslo, she gave him a book.",
}


@pytest.mark.parametrize("text", NOT_DONE.values(), ids=NOT_DONE.keys())
def test_what_was_to_be_or_is_only_told_is_never_direct(text):
    assert not [f for f in read(text) if f.direct and f.kind is FactKind.EVENT and f.type not in SURE]


def test_what_somebody_demands_is_done_to_another():
    facts = read("The deputy Ole Lind accused Ada Berg of espionage, and called for her dismissal.")
    assert "Ole Lind" not in {words(f, "recipient") for f in of(facts, "OfficeDeparture")}


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        (
            "Ole Lind, who in 2008 had expelled the ambassador, Ada Berg, visited Oslo, where he met Ann Moe.",
            "Meeting",
            "hasParticipant",
            "Ole Lind; Ann Moe",
        ),
        ("Ole Lind told Ada Berg that he had visited Oslo in 1990.", "OfficialVisit", "visitor", ""),
        ("Ole Lind met Ada Berg before he visited Oslo in 1990.", "OfficialVisit", "visitor", ""),
        ("Ole Lind came to Accra before he visited Oslo in 1990.", "OfficialVisit", "visitor", "Ole Lind"),
    ],
)
def test_he_is_whom_the_clause_above_is_about_or_nobody(text, type_, role, who):
    assert {words(f, role) for f in of(read(text), type_)} - {""} == {who} - {""}


def test_a_states_ambassador_is_not_that_of_another():
    text = (
        "Ada Berg was Norway's first ambassador to Kenya. "
        "Ole Lind attended a reception given by the Kenyan ambassador, who was recalled soon afterwards."
    )
    (recall,) = of(read(text, "Kenya–Norway relations"), "Recall")
    assert (words(recall, "agent"), words(recall, "recipient")) == ("Kenya", "")


def test_the_ambassador_is_nobody_named_long_before():
    far = "The port is large and the hills are green. " * 40
    told = "Ada Berg became ambassador of Norway to Kenya in 1960. {0}The ambassador met Ole Lind in 1999."
    near, distant = (of(read(told.format(between)), "Meeting") for between in ("", far))
    assert [words(f, "hasParticipant") for f in near] == ["Ada Berg; Ole Lind"]
    assert "Ada Berg" not in " ".join(words(f, "hasParticipant") for f in distant)


def test_a_title_is_no_place():
    assert not of(read("The Ambassador was in Oslo at the time."), "locatedIn")


def test_a_treaty_never_published_has_its_parties():
    facts = read("The treaty signed by Ghana and Togo in 1990 was never published.")
    assert [f.polarity for f in of(facts, "AgreementSignature")] == [Polarity.POSITIVE]
    assert {f.polarity for f in of(facts, "party")} == {Polarity.POSITIVE}


def test_a_son_of_the_same_name_is_somebody_else():
    facts = read(
        "President Ole Lind received Ada Berg in 1966. "
        "The treaty between Kenya and Malta was signed in 1968 by Foreign Minister Ole Lind Jr., his son.",
    )
    (met,), (signed,) = of(facts, "Meeting"), of(facts, "AgreementSignature")
    assert words(met, "hasParticipant") == "Ole Lind; Ada Berg"
    assert "Ole Lind Jr." in words(signed, "signatory").split("; ")
    assert not of(facts, "alternativeName")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norway accused Malta of attacking a base in Chad.", "Malta"),
        ("Norway suspected Malta of having attacked a base in Chad in 1990.", "Malta"),
        ("Malta was accused by Norway of attacking a base in Chad.", "Malta"),
    ],
)
def test_who_is_accused_is_who_would_have_done_it(text, who):
    assert {words(f, "perpetrator") for f in of(read(text), "Attack")} == {who}
    assert not [f for f in of(read(text), "Attack") if f.direct]


def test_what_the_accused_attacked_is_not_told_by_its():
    (attack,) = of(read("Norway accused Malta of attacking its embassy in Chad."), "Attack")
    assert words(attack, "perpetrator") == "Malta"
    assert "of Malta" not in words(attack, "target")


def test_who_is_left_out_after_though_is_not_counted():
    text = "In 1961 Malta had interned 2,200 Danes – though not Swedes, who were citizens."
    facts = read(text, "Swedes in Malta")
    assert not [f for f in of(facts, "PopulationObservation") if "Swedes" in words(f, "featureOfInterest")]


def test_a_day_a_year_before_somebody_was_elected_is_not_that_of_the_election():
    facts = read("The paper gives the date as 17 March 2012, a year before Pope Francis Lind was elected.")
    assert {f.time.edtf for f in of(facts, "Election") if f.time is not None} <= {"2013", "2013-03-17"}


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("", "Ole Lind"),
        ("The ceremony was short. ", "Ole Lind"),
        ("Malta has since withdrawn its ambassador there. ", ""),
        ("The ceremony was short. The port was crowded. Ships came in. ", ""),
    ],
)
def test_he_is_who_is_still_spoken_of(between, who):
    text = f"Ole Lind opened a bridge in 1990. {between}He visited Norway in 1991."
    assert {words(f, "visitor") for f in of(read(text), "OfficialVisit")} - {""} == {who} - {""}


def test_who_signed_where_neither_of_two_did():
    text = "A treaty between Kenya and Malta was signed by neither Ole Lind nor {0} in 2016."
    (signed,) = of(read(text.format("his deputy but by Secretary Ada Berg")), "AgreementSignature")
    assert ("Ada Berg" in words(signed, "signatory"), "Ole Lind" in words(signed, "signatory")) == (True, False)
    (unsigned,) = of(read(text.format("Ada Berg")), "AgreementSignature")
    assert unsigned.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "The judge met Ada Berg, the Kenyan president's daughter, in 1990.",
        "Ada Berg, the king of Norway's sister, visited Malta in 1990.",
    ],
)
def test_whose_relative_somebody_is_does_not_make_an_office(text):
    assert not of(read(text), "OfficeHolding")


def test_who_is_kept_from_something_does_not_do_it():
    for how in ("dissuaded Malta from recognising", "kept Malta from recognising", "prevented Malta from recognising"):
        (fact,) = of(read(f"Kenya {how} Kosovo in 2009."), "RecognitionOfState")
        assert (words(fact, "agent"), fact.polarity) == ("Malta", Polarity.NEGATIVE)


def test_who_takes_somebody_hostage_is_none():
    (taking,) = of(read("Ada Berg spoke. Ole Lind took her hostage in May 2000."), "HostageTaking")
    assert (words(taking, "perpetrator"), words(taking, "target")) == ("Ole Lind", "Ada Berg")
    assert "Ole Lind" not in {words(f, "target") for f in of(read("Ole Lind took him hostage."), "HostageTaking")}


def test_who_joins_a_group_is_no_part_of_it():
    text = "The Danes in Kenya numbered about 2,000 in 1957, when some 300 sailors joined them."
    parts = [f for f in of(read(text, "Danes in Kenya"), "PopulationObservation") if f.value == 300]
    assert not [f for f in parts if words(f, "partOfObservation")]


def test_prose_under_a_headline_about_a_trip_is_no_record_of_visits(tmp_path):
    path = tmp_path / "trip.txt"
    path.write_text(
        "Kenyan minister's Oslo trip off\n\nThe trip is off.\n\n"
        "Lind's predecessor, Ada Berg, visited Accra in 2011. John Keller was refused a visa in 2009.\n",
        encoding="utf-8",
    )
    assert "Lind's" not in {words(f, "visitor") for f in of(extract(read_file(path)).facts, "OfficialVisit")}


@pytest.mark.parametrize("name", ["Nguyen Huu Vinh-Ba", "Tek Nath Rizal-Ac", "Ana Lopez-Ruiz"])
def test_a_name_goes_on_behind_its_hyphen(name):
    facts = read(f"The police of Kenya arrested the blogger {name} in 1999.")
    assert {words(f, "target") for f in of(facts, "Arrest")} <= {name, ""}


def test_what_follows_a_semicolon_is_not_what_was_said_before_it():
    facts = read("Trade grew in 2018, or so Hanoi says; the figure of Malta is lower.")
    assert "figure" not in " ".join(words(f, "topic") for f in of(facts, "Statement"))


def test_a_mission_is_opened_at_its_seat():
    (opening,) = of(
        read("Kenya established relations with Chad. It opened an embassy in Dhaka in 1980 and one in Oslo in 1983."),
        "MissionOpening",
    )
    assert words(opening, "atPlace") == "Dhaka"


def test_what_one_did_not_fail_to_do_one_did():
    (fact,) = of(read("Kenya did not fail to recognise Kosovo in 2008."), "RecognitionOfState")
    assert (fact.status, fact.polarity) == (Status.ASSERTED, Polarity.POSITIVE)


def test_what_one_did_not_refuse_is_not_sure():
    assert not [f for f in read("Kenya did not refuse to recognise Kosovo in 2008.") if f.direct and f.type != "Denial"]


def test_whose_kin_moved_did_not_move():
    facts = read("In 1999 Malta received the descendants of Ole Lind, who had moved to Oslo.")
    assert "Ole Lind" not in {words(f, "migrant") for f in of(facts, "Migration")}


def test_a_town_named_for_a_city_is_not_that_city():
    assert "place/UA-odesa" not in keys(read("Ada Berg moved to Nova Odessa in 1990."))
    told = read("The opening of Embassy Oslo took place on 6 August 1990.", "Kenya–Norway relations")
    assert "place/NO-oslo" in keys(told)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is no longer a party to the 1951 convention.",
        "In 1990 Kenya acceded to the treaty on refugees.",
        "Kenya signed the convention on wetlands in 1990.",
    ],
)
def test_a_convention_of_many_is_none_of_the_pair(text):
    assert not of(read(text, "Kenya–Malta relations"), "party")


def test_who_enters_an_embassy_is_no_member_of_it():
    assert not of(read("Ole Lind entered the Norwegian embassy in Nairobi in 2016."), "OrganisationMembership")


def test_treaties_of_many_are_none_between_two():
    facts = read("Norway had signed several multilateral treaties to which Malta was also a party in 1961.")
    assert not of(facts, "AgreementSignature")


def test_the_year_of_the_number_before_is_not_that_of_the_number():
    text = "There were 20,520 Danes living in Ghana in 2021, up from 3,221 in 2006."
    counts = {f.value: f.time.edtf if f.time else None for f in of(read(text), "PopulationObservation")}
    assert counts in ({Decimal(20520): time, Decimal(3221): "2006"} for time in (None, "2021"))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Association of Danes in Norway was founded in 2001.", {"Association of Danes in Norway"}),
        (
            "The National Association of Danes in Norway was founded in 2001.",
            {"National Association of Danes in Norway"},
        ),
        ("The Danish Ghanaian School was founded in 2001.", {"Danish Ghanaian School"}),
        (
            "The Danish Chamber of Commerce and Industry was founded in 2001.",
            {"Danish Chamber of Commerce and Industry"},
        ),
        ("The Danish School in Oslo was founded in 2008.", {"Danish School"}),
        ("The Kenya Tea Board was founded in 1950.", {"Kenya Tea Board"}),
        ("The Baltic Fisheries Institute was established in 1931.", {"Baltic Fisheries Institute"}),
        ("The Association was founded in 2001.", set()),
    ],
)
def test_a_noun_for_a_body_names_none_by_itself(text, body):
    assert {words(f, "recipient") for f in of(read(text), "OrganisationEstablishment")} - {""} == body


# ---- offices of others ----------------------------------------------------------------------------------------------
def offices(facts):
    return {(words(f, "holder"), words(f, "officeHeld")) for f in of(facts, "OfficeHolding")}


def test_a_ministers_portfolio_may_go_on():
    facts = read(
        "Ole Lind met with Awa Sarr, Minister for Foreign Affairs and African Integration of Ghana, on 3 May 2011."
    )
    assert ("Awa Sarr", "foreign minister of Ghana") in offices(facts)
    facts = read("Lena Holm, Minister of Foreign Affairs, Trade and Worship of Argentina, met Ole Lind in May 2011.")
    assert offices(facts) == {("Lena Holm", "foreign minister of Argentina")}
    facts = read("Foreign Minister Lena Holm and President Ole Lind of Chad met in May 2011.")
    assert offices(facts) == {("Ole Lind", "president of Chad")}


def test_a_guest_of_the_ministry_is_not_its_minister():
    head = "MINISTRY OF FOREIGN AFFAIRS OF KENYA\n\nMinister receives colleague\n\nNairobi, 3 May 2019\n\n"
    body = "The Minister of Foreign Affairs, Jane Otieno, received the Foreign Minister, Ole Lind, today.\n\n"
    later = "Foreign Minister Ole Lind thanked the government."
    facts = extract(read_text(head + body + later, slug="release")).facts
    assert offices(facts) == {("Jane Otieno", "foreign minister of Kenya")}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Sosa, the Uruguayan foreign minister, was born in Salto in 1938.",
        "Ana Sosa, the Uruguayan foreign minister, joined the foreign service in 1970.",
        "Ana Sosa, the Uruguayan foreign minister, studied in Paris in 1960.",
    ],
)
def test_an_office_is_not_dated_by_the_holders_youth(text):
    (office,) = of(read(text), "OfficeHolding")
    assert office.time is None


def test_by_then_president_is_no_time():
    facts = read(
        "The embassy was shut in 1997, although a plan was announced by then-Foreign Minister Mose Otieno in 2010."
    )
    (announcement,) = of(facts, "Announcement")
    assert announcement.time.edtf == "2010"


def test_whoever_relations_are_broken_with_is_not_the_pair_of_the_title():
    facts = read(
        "In 1942 Bolivia broke off relations with the Axis powers. It severed ties with Peru in 1950.",
        "Bolivia–Denmark relations",
    )
    (severed,) = of(facts, "SuspensionOfRelations")
    assert words(severed, "relationParty") == "Bolivia; Peru"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Malta did not follow Chile in recognising Kosovo.", Polarity.NEGATIVE),
        ("Malta did not succeed in recognising Kosovo.", Polarity.NEGATIVE),
        ("Malta failed in recognising Kosovo.", Polarity.NEGATIVE),
        ("Malta followed Chile in recognising Kosovo.", Polarity.POSITIVE),
        ("Malta was not alone in recognising Kosovo.", Polarity.POSITIVE),
        ("Malta did not hesitate to recognise Kosovo.", Polarity.POSITIVE),
    ],
)
def test_what_one_joins_or_fails_in_doing(text, polarity):
    (fact,) = of(read(text), "RecognitionOfState")
    assert (fact.status, fact.polarity) == (Status.ASSERTED, polarity)


def test_a_person_addressed_is_no_place():
    (meeting,) = of(read("Mr Muscat met Mr Rabuka in Oslo in 2011."), "Meeting")
    assert words(meeting, "hasParticipant") == "Muscat; Rabuka"
    assert "place/OM-muscat" not in keys([meeting])


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ole Lind, president of Chad until 2008, visited Peru in 2010.", "../2008"),
        ("Ole Lind, president of Chad from 1990 to 1994, visited Peru in 2010.", "1990/1994"),
        ("Ole Lind, Chad's president since 2005, visited Peru in 2010.", "2005/.."),
        ("Ole Lind, president of Chad, visited Peru in 2010.", "2010"),
    ],
)
def test_the_term_that_stands_with_a_title_dates_the_office(text, time):
    (office,) = of(read(text), "OfficeHolding")
    assert office.time.edtf == time


@pytest.mark.parametrize(
    "text",
    [
        "The would-be president of Chad, Awa Sarr, met Ole Lind in 2010.",
        "The son of the Chilean president, Ole Lind, was arrested in Lima in 2011.",
        "The Chilean president's son, Ole Lind, was arrested in Lima in 2011.",
        "The ambassador met the adviser of the president of Ghana, Juan Lima, in 2010.",
    ],
)
def test_who_stands_near_an_office_does_not_hold_it(text):
    assert of(read(text), "OfficeHolding") == []


def test_who_was_to_be_the_first_is_planned():
    (first,) = of(
        read("Peru's first ambassador to Chad was to be Ole Lind, but the post remained vacant."), "firstOfKind"
    )
    assert first.status is Status.PLANNED


def test_not_one_but_the_other():
    (expulsion,) = of(read("Not Chad but Ghana expelled the ambassador of Norway in 2010."), "Expulsion")
    assert (words(expulsion, "agent"), expulsion.polarity) == ("Ghana", Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("opening", "status", "polarity"),
    [
        ("It is not true that", Status.ASSERTED, Polarity.NEGATIVE),
        ("The minister denied that", Status.DENIED, Polarity.POSITIVE),
    ],
)
def test_what_is_denied_of_two_is_denied_of_both(opening, status, polarity):
    facts = read(f"{opening} Ghana closed its embassy in Oslo and Norway opened its embassy in Accra.")
    for kind in ("MissionClosure", "MissionOpening"):
        (fact,) = of(facts, kind)
        assert (fact.status, fact.polarity) == (status, polarity)
    facts = read(f"{opening} Ghana closed its embassy in Oslo, and Norway opened its embassy in Accra.")
    assert [f.status for f in of(facts, "MissionOpening")] == [Status.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "Leila Ramos accused Nils Berg of fraud in 2010. He denied the charge.",
        "Chad recalled its ambassador, Nils Berg, after Senator Leila Ramos accused him of fraud, a charge he rejects.",
    ],
)
def test_who_accuses_is_not_who_denies(text):
    assert of(read(text), "Denial") == []


def test_what_is_dated_after_publication_is_planned():
    facts = read("During a visit of President Nils Berg of Chad to Ghana next month, a hall opens.", "", "2018-04-02")
    visits = of(facts, "OfficialVisit")
    assert visits
    assert {f.status for f in visits} == {Status.PLANNED}
    (past,) = of(read("President Nils Berg of Chad visited Ghana in March 2018.", "", "2018-04-02"), "OfficialVisit")
    assert past.status is Status.ASSERTED


def test_the_two_countries_are_not_the_last_two_named():
    text = (
        "Laos has recalled its ambassador from the Philippines. The Philippines regretted it. Laos waits.\n\n"
        "Senator Leila Ramos, who was expelled from Thailand in 2009, refused to speak in the Philippines. "
        "The two countries established relations in 1955."
    )
    assert of(read(text), "EstablishmentOfRelations") == []


def test_whose_envoy_acts_does_not_act():
    text = (
        "The European Union, whose ambassador to Laos, Leon Faber, met President Nils Berg of Chad, called for peace."
    )
    (meeting,) = of(read(text), "Meeting")
    assert words(meeting, "hasParticipant") == "Leon Faber; Nils Berg"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ole Lind (1950–2010) was foreign minister of Norway.", None),
        ("Ole Lind (born 1950) was foreign minister of Norway.", None),
        ("Ole Lind (born 3 May 1950 in Oslo) was foreign minister of Norway from 1990 to 1994.", "1990/1994"),
        ("Ole Lind (1990–1994) was foreign minister of Norway.", "1990/1994"),
    ],
)
def test_a_life_in_brackets_is_no_term_of_office(text, time):
    facts = read(text)
    (office,) = of(facts, "OfficeHolding")
    assert (office.time.edtf if office.time else None) == time
    assert of(facts, "alternativeName") == []


def test_a_reign_in_brackets_does_not_date_a_visit():
    (visit,) = of(read("King Olav (1957–1991) visited Chad."), "OfficialVisit")
    assert visit.time is None


def test_who_signs_for_two_states_makes_their_treaty():
    facts = read(
        "Chad's President Ole Lind and Norway's Prime Minister Awa Sarr signed a treaty in Oslo on 3 May 2010."
    )
    (signature,) = of(facts, "AgreementSignature")
    assert words(signature, "signatory") == "Ole Lind; Awa Sarr"
    assert {words(f, "object") for f in of(facts, "party")} == {"Chad", "Norway"}


def test_a_vote_on_an_admission_admits_nobody():
    facts = read("Chad abstained from the vote on Norway's admission to the OECD.")
    assert not [f for f in of(facts, "OrganisationMembership") if f.status is Status.ASSERTED]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad no longer has an embassy in Oslo.", "MissionAccreditation"),
        ("Kosovo is no longer recognised by Chad.", "RecognitionOfState"),
        ("Chad is no longer a member of the OECD.", "OrganisationMembership"),
        ("Ole Lind is no longer ambassador of Chad to Norway.", "OfficeHolding"),
    ],
)
def test_no_longer_is_not(text, kind):
    (fact,) = of(read(text), kind)
    assert (fact.status, fact.polarity) == (Status.ASSERTED, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    "text",
    [
        "Norway recognised Ole Lind as president of Chad in 2010.",
        "Ole Lind, president of the Chad–Norway chamber of commerce, met Awa Sarr.",
    ],
)
def test_whom_another_state_recognises_or_a_chamber_elects_is_no_president_of_it(text):
    assert of(read(text), "OfficeHolding") == []


def test_what_somebody_became_later_is_not_dated_by_the_deed():
    facts = read("In 2012, Ole Lind, who later became president of Chad, met Awa Sarr.")
    assert [f.time for f in of(facts, "OfficeHolding")] == [None]
