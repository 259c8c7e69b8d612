"""Which time dates which predicate."""

import pytest

from parses import reading, token
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.matching.timing import Timing


def time_of(notation, word, relations=(), *, published=None):
    made = reading(notation, published=published)
    sentence = made.sentences[0]
    found = Timing(made).of(sentence, token(sentence, word), relations)
    return found.span.edtf if found else None


OPENED = "Kenya/NNP/nsubj>opened@GPE opened=open/VBD/ROOT an/DT/det>embassy embassy/NN/dobj>opened "
RELATIVE = (
    "Kenya/NNP/nsubj>opened@GPE which/WDT/nsubj>joined joined=join/VBD/relcl>Kenya the/DT/det>union "
    "union/NN/dobj>joined "
    "in/IN/prep>joined 1985/CD/pobj>in@DATE opened=open/VBD/ROOT an/DT/det>office office/NN/dobj>opened"
)
COORDINATED = (
    "In/IN/prep>signed 1990/CD/pobj>In@DATE Kenya/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT a/DT/det>treaty "
    "treaty/NN/dobj>signed and/CC/cc>signed opened=open/VBD/conj>signed an/DT/det>office office/NN/dobj>opened"
)
TWICE = (
    "An/DT/det>pact pact/NN/nsubjpass>revised signed=sign/VBN/acl>pact in/IN/prep>signed 2011/CD/pobj>in@DATE "
    "was=be/VBD/auxpass>revised revised=revise/VBN/ROOT in/IN/prep>revised 2014/CD/pobj>in@DATE"
)
FIRST_TO = (
    "In/IN/prep>became 2011/CD/pobj>In@DATE she/PRP/nsubj>became became=become/VBD/ROOT the/DT/det>envoy "
    "first/JJ/amod>envoy envoy/NN/attr>became to/TO/aux>visit visit/VB/relcl>envoy it/PRP/dobj>visit"
)
PARTED = (
    "Kenya/NNP/nsubj>closed@GPE {first}=close/VBD/ROOT its/PRP$/poss>embassy embassy/NN/dobj>closed and/CC/cc>closed "
    "recalled=recall/VBD/conj>closed its/PRP$/poss>envoys envoys/NNS/dobj>recalled in/IN/prep>recalled "
    "1975/CD/pobj>in@DATE"
)
LATER = PARTED.replace(" recalled=", " later/RB/advmod>recalled recalled=")
LETTERS = (
    "An/DT/det>exchange exchange/NN/nsubj>followed of/IN/prep>exchange letters/NNS/pobj>of dated=date/VBN/acl>letters "
    "in/IN/prep>dated 1975/CD/pobj>in@DATE followed=follow/VBD/ROOT"
)
UNDONE = (
    "Kenya/NNP/nsubj>ended@GPE ended={verb}/VBD/ROOT the/DT/det>pact pact/NN/dobj>ended of/IN/prep>pact "
    "1899/CD/pobj>of@DATE"
)
DURING = (
    "Ties/NNS/nsubj>began began=begin/VBD/ROOT in/IN/prep>began 1964/CD/pobj>in@DATE during/IN/prep>began "
    "a/DT/det>visit visit/NN/pobj>during"
)
CASES = {
    "the year of a pact is not when it ended": (UNDONE.format(verb="terminate"), "ended", None),
    "but when it was made": (UNDONE.format(verb="sign"), "ended", "1899"),
    "what happens during a visit dates it": (DURING, "visit", "1964"),
    "who parts from another does it all on one day": (PARTED.format(first="closed"), "closed", "1975"),
    "unless one act came later": (
        PARTED.replace(" recalled=", " later/RB/advmod>recalled recalled=").format(first="closed"),
        "closed",
        None,
    ),
    "who does other things does not": (PARTED.replace("=close/", "=paint/").format(first="closed"), "closed", None),
    "letters have the date they bear": (LETTERS, "exchange", "1975"),
    "what one became the first to do, when one became that": (FIRST_TO, "visit", "2011"),
    "its own time": (OPENED + "in/IN/prep>opened 1990/CD/pobj>in@DATE", "opened", "1990"),
    "a time that hangs on its object": (OPENED + "in/IN/prep>embassy 1990/CD/pobj>in@DATE", "opened", "1990"),
    "what one becomes has the time of becoming": (
        "Ghana/NNP/nsubj>became@GPE became=become/VBD/ROOT a/DT/det>partner partner/NN/attr>became "
        "in/IN/prep>became 2003/CD/pobj>in@DATE",
        "partner",
        "2003",
    ),
    "no time": (OPENED, "opened", None),
    "the time of a relative clause is its own": (RELATIVE, "joined", "1985"),
    "and not that of the clause around it": (RELATIVE, "opened", None),
    "coordinated verbs share a time": (COORDINATED, "opened", "1990"),
    "a participle has its own": (TWICE, "signed", "2011"),
    "beside the main verb's": (TWICE, "revised", "2014"),
    "the finest that lies in the others": (
        OPENED + "in/IN/prep>opened 1990/CD/pobj>in@DATE on/IN/prep>opened 5/CD/nummod>May@DATE May/NNP/pobj>on@DATE "
        "1990/CD/nummod>May@DATE",
        "opened",
        "1990-05-05",
    ),
    "the first, if none lies in the others": (
        OPENED + "in/IN/prep>opened 1990/CD/pobj>in@DATE in/IN/prep>opened 1995/CD/pobj>in@DATE",
        "opened",
        "1990",
    ),
    "a verb below the one that is dated": (
        "Kenya/NNP/nsubj>decided@GPE decided=decide/VBD/ROOT in/IN/prep>decided 1990/CD/pobj>in@DATE to/TO/aux>open "
        "open/VB/xcomp>decided an/DT/det>office office/NN/dobj>open",
        "open",
        "1990",
    ),
    "a noun takes the time of its light verb": (
        "Rebels=rebel/NNS/nsubj>carried carried=carry_out/VBD/ROOT out/RP/prt>carried an/DT/det>attack "
        "attack/NN/dobj>carried in/IN/prep>carried 1990/CD/pobj>in@DATE",
        "attack",
        "1990",
    ),
    "but not of another verb": (
        "Kenya/NNP/nsubj>condemned@GPE condemned=condemn/VBD/ROOT the/DT/det>attack attack/NN/dobj>condemned "
        "in/IN/prep>condemned 1990/CD/pobj>in@DATE",
        "attack",
        None,
    ),
    "until a clause": (
        "The/DT/det>office office/NN/nsubj>worked worked=work/VBD/ROOT until/IN:SCONJ/mark>opened an/DT/det>embassy "
        "embassy/NN/nsubj>opened opened=open/VBD/advcl>worked in/IN/prep>opened 1990/CD/pobj>in@DATE",
        "worked",
        "../1990",
    ),
    "since a clause": (
        "Trade/NN/nsubj>grown has=have/VBZ/aux>grown grown=grow/VBN/ROOT since/IN:SCONJ/mark>signed a/DT/det>pact "
        "pact/NN/nsubjpass>signed was=be/VBD/auxpass>signed signed=sign/VBN/advcl>grown in/IN/prep>signed "
        "1990/CD/pobj>in@DATE",
        "grown",
        "1990/..",
    ),
    "a clause with after says of the main one that it came later": (
        OPENED + "after/IN:SCONJ/mark>joined it/PRP/nsubj>joined joined=join/VBD/advcl>opened the/DT/det>union "
        "union/NN/dobj>joined in/IN/prep>joined 1985/CD/pobj>in@DATE",
        "opened",
        "1985/..",
    ),
}


@pytest.mark.parametrize(("notation", "word", "edtf"), CASES.values(), ids=CASES.keys())
def test_the_time_of_a_predicate(notation, word, edtf):
    assert time_of(notation, word) == edtf


GREW = (
    "After/IN/prep>grew 1997/CD/pobj>After@DATE trade/NN/nsubj>grew grew=grow/VBD/ROOT by/IN/prep>grew "
    "2005/CD/pobj>by@DATE"
)


def test_relations_pick_among_times():
    assert time_of(GREW, "grew", ("by",)) == "2005"
    assert time_of(GREW, "grew", ("after",)) == "1997"
    assert time_of(GREW, "grew", ("since",)) is None
    assert time_of(GREW, "grew", ("span",)) == "1997/2005"


def test_the_time_above_dates_what_stands_below():
    notation = (
        "Kenya/NNP/nsubj>signed@GPE signed=sign/VBD/ROOT a/DT/det>treaty treaty/NN/dobj>signed on/IN/prep>treaty "
        "trade/NN/pobj>on in/IN/prep>signed 1990/CD/pobj>in@DATE"
    )
    assert time_of(notation, "trade", ("above",)) == "1990"
    assert time_of(notation, "trade") is None


def test_a_relative_time_keeps_what_it_was_computed_from():
    made = reading(OPENED + "last/JJ/amod>year@DATE year/NN/npadvmod>opened@DATE", published="2010-05-01")
    sentence = made.sentences[0]
    found = Timing(made).of(sentence, token(sentence, "opened"))
    assert (found.span.edtf, found.computed_from) == ("2009", "2010-05-01")


def test_the_time_that_follows_a_part():
    notation = (
        "They/PRP/nsubj>signed signed=sign/VBD/ROOT a/DT/det>pact pact/NN/dobj>signed in/IN/prep>signed "
        "2011/CD/pobj>in@DATE and/CC/cc>signed a/DT/det>treaty treaty/NN/conj>signed in/IN/prep>treaty "
        "2012/CD/pobj>in@DATE"
    )
    made = reading(notation)
    sentence = made.sentences[0]
    timing = Timing(made)
    pact, treaty = token(sentence, "pact"), token(sentence, "treaty")
    assert timing.following(sentence, pact, treaty.index).span.edtf == "2011"
    assert timing.following(sentence, treaty, len(sentence.tokens)).span.edtf == "2012"
    assert timing.following(sentence, token(sentence, "They"), pact.index) is None


def test_what_was_signed_during_an_occasion_is_of_its_time():
    notation = (
        "She/PRP/nsubj>attended attended=attend/VBD/ROOT a/DT/det>summit summit/NN/dobj>attended "
        "in/IN/prep>attended 1990/CD/pobj>in@DATE during/IN/prep>signed which/WDT/pobj>during they/PRP/nsubj>signed "
        "signed=sign/VBD/relcl>summit pacts/NNS/dobj>signed"
    )
    assert time_of(notation, "signed") == "1990"


def test_what_has_been_since_has_not_the_time_of_the_clause_before():
    text = "Ole Lind visited Malta in 1897, and Maria Costa has visited Fiji many times since."
    times = {f.fillers("visitor")[0].label: f.time for f in extract(document_of(text)).facts if f.fillers("visitor")}
    assert times.get("Maria Costa", "absent") is None


def test_the_year_in_a_name_is_its_own():
    text = "Since the 1979 Iranian Revolution, relations between Kenya and Norway have improved."
    found = {f.type: f.time.edtf for f in extract(document_of(text)).facts if f.time}
    assert found == {"SecurityEvent": "1979", "DiplomaticRelation": "1979/.."}


def test_a_day_in_the_name_of_an_agreement_is_not_when_somebody_was_called_on_to_keep_it():
    told = "Kenya called on Chad to fulfil its obligations under the truce of 12 August 2008."
    (appeal,) = [f for f in extract(document_of(told)).facts if f.type == "Appeal"]
    assert appeal.time is None
    told = "Kenya called on Chad to withdraw its troops by 12 August 2008."
    (appeal,) = [f for f in extract(document_of(told)).facts if f.type == "Appeal"]
    assert appeal.time is not None


@pytest.mark.parametrize(
    ("told", "times"),
    [
        ("Kenya has been a NATO ally since 2004 and a member of the European Union since 2007.",
         {("NATO", "2004/.."), ("European Union", "2007/..")}),
        ("Kenya is a member of the European Union and a NATO ally.", {("NATO", None), ("European Union", None)}),
        ("Kenya is a friend of NATO and a member of the European Union.", {("European Union", None)}),
    ],
)  # fmt: skip
def test_each_membership_has_its_own_time(told, times):
    found = [f for f in extract(document_of(told)).facts if f.type == "OrganisationMembership"]
    assert {(f.fillers("inOrganisation")[0].label, f.time.edtf if f.time else None) for f in found} == times


def test_what_ended_a_time_was_at_its_end():
    told = "Norway ruled Samoa from 1914 until 1962, when Samoa regained its independence."
    (free,) = [f for f in extract(document_of(told)).facts if f.type == "Independence"]
    assert free.time.edtf == "1962"


@pytest.mark.parametrize(
    ("told", "type_", "time"),
    [
        ("Kenya and Chad welcome the signing of the pact between Malta and Fiji in June 2012.",
         "AgreementSignature", "2012-06"),
        ("In June 2012 Kenya and Chad condemn the attack on Malta.", "Condemnation", "2012-06"),
    ],
)  # fmt: skip
def test_when_what_is_welcomed_was_and_when_it_was_welcomed(told, type_, time):
    found = [f for f in extract(document_of(told)).facts if f.type == type_]
    assert [f.time.edtf if f.time else None for f in found] == [time]
