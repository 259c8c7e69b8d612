"""What stands in which slot of a predicate."""

import pytest

from parses import parsed, texts, token
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.language.arguments import Arguments
from verbale.language.parser import parse_text

CASES = {
    "active": (
        "Rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD/ROOT the/DT/det>base base/NN/dobj>attacked "
        "././punct>attacked",
        "attacked",
        {"subject": ["Rebels"], "object": ["base"]},
    ),
    "what one was the first to do": (
        "She/PRP/nsubj>was was=be/VBD/ROOT the/DT/det>envoy first/JJ/amod>envoy envoy/NN/attr>was to/TO/aux>visit "
        "visit/VB/relcl>envoy Fiji/NNP/dobj>visit",
        "visit",
        {"subject": ["She"], "object": ["Fiji"]},
    ),
    "passive": (
        "The/DT/det>base base/NN/nsubjpass>attacked was=be/VBD/auxpass>attacked attacked=attack/VBN/ROOT "
        "by/IN/agent>attacked rebels=rebel/NNS/pobj>by in/IN/prep>attacked 1999/CD/pobj>in@DATE ././punct>attacked",
        "attacked",
        {"subject": ["rebels"], "object": ["base"], "in": ["1999"]},
    ),
    "a passive that tells when, not who": (
        "The/DT/det>base base/NN/nsubjpass>closed was=be/VBD/auxpass>closed closed=close/VBN/ROOT by/IN/prep>closed "
        "2005/CD/pobj>by@DATE ././punct>closed",
        "closed",
        {"by": ["2005"], "object": ["base"]},
    ),
    "verbs that share an object": (
        "Ghana/NNP/nsubj>signed signed=sign/VBD/ROOT and/CC/cc>signed ratified=ratify/VBD/conj>signed "
        "the/DT/det>treaty treaty/NN/dobj>ratified in/IN/prep>ratified Oslo/NNP/pobj>in",
        "signed",
        {"subject": ["Ghana"], "object": ["treaty"], "in": ["Oslo"]},
    ),
    "relative clause with the pronoun as subject": (
        "The/DT/det>rebels rebels=rebel/NNS/nsubj>fled who/WP/nsubj>attacked attacked=attack/VBD/relcl>rebels "
        "the/DT/det>base base/NN/dobj>attacked fled=flee/VBD/ROOT ././punct>fled",
        "attacked",
        {"subject": ["rebels"], "object": ["base"]},
    ),
    "relative clause with the pronoun as object": (
        "The/DT/det>base base/NN/nsubj>burned that/WDT/dobj>attacked rebels=rebel/NNS/nsubj>attacked "
        "attacked=attack/VBD/relcl>base burned=burn/VBD/ROOT ././punct>burned",
        "attacked",
        {"subject": ["rebels"], "object": ["base"]},
    ),
    "relative clause without a pronoun": (
        "The/DT/det>base base/NN/nsubj>burned rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD/relcl>base "
        "burned=burn/VBD/ROOT ././punct>burned",
        "attacked",
        {"subject": ["rebels"], "object": ["base"]},
    ),
    "participle after its noun": (
        "The/DT/det>base base/NN/nsubj>burned attacked=attack/VBN/acl>base by/IN/agent>attacked "
        "rebels=rebel/NNS/pobj>by "
        "burned=burn/VBD/ROOT ././punct>burned",
        "attacked",
        {"subject": ["rebels"], "object": ["base"]},
    ),
    "controlled by the subject": (
        "Kenya/NNP/nsubj>plans@GPE plans=plan/VBZ/ROOT to/TO/aux>open open/VB/xcomp>plans an/DT/det>office "
        "office/NN/dobj>open ././punct>plans",
        "open",
        {"subject": ["Kenya"], "object": ["office"]},
    ),
    "controlled by the object": (
        "Kenya/NNP/nsubj>asked@GPE asked=ask/VBD/ROOT Norway/NNP/dobj>asked@GPE to/TO/aux>close close/VB/xcomp>asked "
        "the/DT/det>office office/NN/dobj>close ././punct>asked",
        "close",
        {"subject": ["Norway"], "object": ["office"]},
    ),
    "coordinated verbs share a subject": (
        "Rebels=rebel/NNS/nsubj>attacked attacked=attack/VBD/ROOT the/DT/det>base base/NN/dobj>attacked "
        "and/CC/cc>attacked burned=burn/VBD/conj>attacked trucks=truck/NNS/dobj>burned ././punct>attacked",
        "burned",
        {"subject": ["Rebels"], "object": ["trucks"]},
    ),
    "coordinated passives share an object": (
        "The/DT/det>treaty treaty/NN/nsubjpass>signed was=be/VBD/auxpass>signed signed=sign/VBN/ROOT and/CC/cc>signed "
        "ratified=ratify/VBN/conj>signed ././punct>signed",
        "ratified",
        {"object": ["treaty"]},
    ),
    "coordinated subjects": (
        "Kenya/NNP/nsubj>signed@GPE and/CC/cc>Kenya Norway/NNP/conj>Kenya@GPE signed=sign/VBD/ROOT a/DT/det>treaty "
        "treaty/NN/dobj>signed ././punct>signed",
        "signed",
        {"subject": ["Kenya", "Norway"], "object": ["treaty"]},
    ),
    "clause after a preposition": (
        "Fishermen=fisherman/NNS/nsubj>left left=leave/VBD/ROOT before/IN/prep>left signing=sign/VBG/pcomp>before "
        "the/DT/det>treaty treaty/NN/dobj>signing ././punct>left",
        "signing",
        {"subject": ["Fishermen"], "object": ["treaty"]},
    ),
    "who is thanked does it": (
        "He/PRP/nsubj>thanked thanked=thank/VBD/ROOT Norway/NNP/dobj>thanked@GPE for/IN/prep>thanked the/DT/det>help "
        "help/NN/pobj>for from/IN/prep>help Chad/NNP/pobj>from@GPE ,/,/punct>thanked sending=send/VBG/advcl>thanked "
        "doctors=doctor/NNS/dobj>sending ././punct>thanked",
        "sending",
        {"subject": ["Chad"], "object": ["doctors"]},
    ),
    "indirect object": (
        "Norway/NNP/nsubj>gave@GPE gave=give/VBD/ROOT Kenya/NNP/dative>gave@GPE ten/CD/nummod>boats "
        "boats=boat/NNS/dobj>gave ././punct>gave",
        "gave",
        {"subject": ["Norway"], "indirect": ["Kenya"], "object": ["boats"]},
    ),
    "negation": (
        "Kenya/NNP/nsubj>sign@GPE did=do/VBD/aux>sign not/RB:PART/neg>sign sign/VB/ROOT it/PRP/dobj>sign "
        "././punct>sign",
        "sign",
        {"subject": ["Kenya"], "object": ["it"], "negation": ["not"]},
    ),
    "noun with possessor and preposition": (
        "Kenya/NNP/poss>attack@GPE 's/POS/case>Kenya attack/NN/nsubj>failed on/IN/prep>attack the/DT/det>base "
        "base/NN/pobj>on failed=fail/VBD/ROOT ././punct>failed",
        "attack",
        {"possessor": ["Kenya"], "on": ["base"]},
    ),
    "noun with modifier and number": (
        "Two/CD/nummod>cities German/JJ/amod>cities@NORP cities=city/NNS/nsubj>grew grew=grow/VBD/ROOT ././punct>grew",
        "cities",
        {"number": ["Two"], "modifier": ["German"]},
    ),
    "light verb lends its subject": (
        "Rebels=rebel/NNS/nsubj>carried carried=carry_out/VBD/ROOT out/RP/prt>carried an/DT/det>attack "
        "attack/NN/dobj>carried on/IN/prep>attack the/DT/det>base base/NN/pobj>on ././punct>carried",
        "attack",
        {"subject": ["Rebels"], "on": ["base"]},
    ),
    "light verb in the passive": (
        "An/DT/det>attack attack/NN/nsubjpass>carried was=be/VBD/auxpass>carried carried=carry_out/VBN/ROOT "
        "out/RP/prt>carried by/IN/agent>carried rebels=rebel/NNS/pobj>by ././punct>carried",
        "attack",
        {"subject": ["rebels"]},
    ),
    "light verb as participle": (
        "The/DT/det>attack attack/NN/nsubj>failed launched=launch/VBN/acl>attack by/IN/agent>launched "
        "rebels=rebel/NNS/pobj>by failed=fail/VBD/ROOT ././punct>failed",
        "attack",
        {"subject": ["rebels"], "clause": ["launched"]},
    ),
    "verb of happening lends its place": (
        "Clashes=clash/NNS/nsubj>erupted erupted=occur/VBD/ROOT in/IN/prep>erupted Oslo/NNP/pobj>in@GPE "
        "././punct>erupted",
        "Clashes",
        {"in": ["Oslo"]},
    ),
}


@pytest.mark.parametrize(("notation", "predicate", "slots"), CASES.values(), ids=CASES.keys())
def test_slots_of_a_predicate(notation, predicate, slots):
    sentence = parsed(notation)
    found = Arguments(sentence).slots(token(sentence, predicate))
    assert {slot: texts(tokens) for slot, tokens in found.items()} == slots


PREPOSITIONS = {
    "on behalf of": "attended=attend/VBD/ROOT on/IN/prep>attended behalf/NN/pobj>on of/IN/prep>behalf Chad/NNP/pobj>of",
    "in response to": "left=leave/VBD/ROOT in/IN/prep>left response/NN/pobj>in to/IN/prep>response "
    "tests=test/NNS/pobj>to",
    "due to": "fell=fall/VBD/ROOT due/IN/prep>fell to/IN/pcomp>due war/NN/pobj>to",
    "with": "met=meet/VBD/ROOT along/IN/prep>met with/IN/prep>along Chad/NNP/pobj>with",
    "such as": "Goods=good/NNS/ROOT such/JJ/amod>as as/IN/prep>Goods rice/NN/pobj>as",
    "at the invitation of": "came=come/VBD/ROOT at/IN/prep>came the/DT/det>invitation invitation/NN/pobj>at "
    "of/IN/prep>invitation Chad/NNP/pobj>of",
    "in": "rose=rise/VBD/ROOT in/IN/prep>rose response/NN/pobj>in",
}


@pytest.mark.parametrize(("name", "notation"), PREPOSITIONS.items())
def test_prepositions_of_several_words_are_one(name, notation):
    sentence = parsed(notation)
    assert [(n, t.text) for n, t in Arguments(sentence).prepositions(sentence.root)] == [
        (name, sentence.tokens[-1].text)
    ]


def test_coordinated_objects_of_a_preposition_all_stand_in_its_slot():
    sentence = parsed(
        "met=meet/VBD/ROOT with/IN/prep>met Chad/NNP/pobj>with and/CC/cc>Chad Mali/NNP/conj>Chad ././punct>met"
    )
    assert texts(Arguments(sentence).of(sentence.root, "with")) == ["Chad", "Mali"]


HOLDERS = {
    "X is a consul": "Lind/NNP/nsubj>is is=be/VBZ:AUX/ROOT a/DT/det>consul consul/NN/attr>is",
    "X, a consul": "Lind/NNP/ROOT ,/,/punct>Lind a/DT/det>consul consul/NN/appos>Lind",
    "X serves as consul": "Lind/NNP/nsubj>serves serves=serve/VBZ/ROOT as/IN/prep>serves consul/NN/pobj>as",
    "X is one of the consuls": "Lind/NNP/nsubj>is is=be/VBZ:AUX/ROOT one/CD/attr>is of/IN/prep>one the/DT/det>consul "
    "consul/NNS/pobj>of",
    "X is a lawyer and consul": "Lind/NNP/nsubj>is is=be/VBZ:AUX/ROOT a/DT/det>lawyer lawyer/NN/attr>is "
    "and/CC/cc>lawyer "
    "consul/NN/conj>lawyer",
    "X was named consul": "Lind/NNP/nsubjpass>named was=be/VBD/auxpass>named named=name/VBN/ROOT consul/NN/oprd>named",
    "the consul is X": "The/DT/det>consul consul/NN/nsubj>is is=be/VBZ:AUX/ROOT Lind/NNP/attr>is",
    "the consul, X": "The/DT/det>consul consul/NN/ROOT ,/,/punct>consul Lind/NNP/appos>consul",
}


@pytest.mark.parametrize("notation", HOLDERS.values(), ids=HOLDERS.keys())
def test_the_holder_is_what_a_noun_is_said_of(notation):
    sentence = parsed(notation)
    assert texts(Arguments(sentence).of(token(sentence, "consul"), "holder")) == ["Lind"]


def test_a_noun_that_is_said_of_nothing_has_no_holder():
    sentence = parsed("The/DT/det>consul consul/NN/nsubj>left left=leave/VBD/ROOT ././punct>left")
    assert Arguments(sentence).of(token(sentence, "consul"), "holder") == []


def test_a_clause_with_with_goes_with_the_subject_of_the_main_clause():
    sentence = parsed(
        "Norway/NNP/nsubj>grew@GPE grew=grow/VBD/ROOT ,/,/punct>grew with/IN/prep>grew banks=bank/NNS/nsubj>lending "
        "lending=lend/VBG/pcomp>with money/NN/dobj>lending ././punct>grew"
    )
    assert texts(Arguments(sentence).of(token(sentence, "lending"), "main")) == ["Norway"]
    assert Arguments(sentence).of(sentence.root, "main") == []


def test_a_clause_with_where_is_about_what_its_noun_is_said_of():
    sentence = parsed(
        "Kenya/NNP/nsubj>is@GPE is=be/VBZ:AUX/ROOT one/CD/attr>is of/IN/prep>one the/DT/det>countries "
        "countries=country/NNS/pobj>of where/WRB/advmod>live Danes=dane/NNS/nsubj>live live/VBP/relcl>countries"
    )
    assert texts(Arguments(sentence).of(token(sentence, "live"), "where")) == ["Kenya"]
    assert Arguments(sentence).of(sentence.root, "where") == []


def test_the_verb_above_a_phrase_is_found_from_any_depth():
    sentence = parsed(
        "Kenya/NNP/nsubj>sold sold=sell/VBD/ROOT tea/NN/dobj>sold from/IN/prep>tea farms=farm/NNS/pobj>from "
        "././punct>sold"
    )
    arguments = Arguments(sentence)
    assert texts(arguments.of(token(sentence, "farms"), "above")) == ["sold"]
    assert arguments.of(sentence.root, "above") == []


def test_an_empty_slot_is_an_empty_list():
    sentence = parsed("It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained")
    assert Arguments(sentence).of(sentence.root, "object") == []


def test_who_is_sent_an_invitation_is_to_come():
    (sentence,) = parse_text("Grace Mwangi extended an invitation to Ole Lind to visit Kenya.")
    visit = next(t for t in sentence.tokens if t.lemma == "visit")
    assert [t.text for t in Arguments(sentence).of(visit, "subject")] == ["Lind"]


def test_who_came_from_places_are_the_people():
    sentence = parsed(
        "Danes=Dane/NNPS/nsubj>settled from/IN/prep>Danes Fyn/NNP/pobj>from and/CC/cc>Fyn Jutland/NNP/conj>Fyn "
        ",/,/punct>Fyn who/WP/nsubj>emigrated emigrated=emigrate/VBD/relcl>Jutland ,/,/punct>Fyn "
        "settled=settle/VBD/ROOT ././punct>settled"
    )
    assert texts(Arguments(sentence).of(token(sentence, "emigrated"), "subject")) == ["Danes"]


def test_it_and_them_take_up_the_object_of_the_verb_before():
    facts = extract(document_of("Kenya closed its embassy in Sofia in 2003 and reopened it in 2014.")).facts
    (opening,) = [f for f in facts if f.type == "MissionOpening"]
    assert opening.time.edtf == "2014"
    text = "Malta and Kenya established diplomatic relations in 1964, broke them off in 1970 and restored them in 1980."
    told = {(f.type, f.time.edtf) for f in extract(document_of(text)).facts if f.kind.value == "event"}
    assert told >= {("SuspensionOfRelations", "1970"), ("RestorationOfRelations", "1980")}


def test_one_of_several_does_what_they_do():
    (sentence,) = parse_text("Malta is one of the few states that still recognise Fiji.")
    verb = next(t for t in sentence.tokens if t.lemma == "recognise")
    assert [t.text for t in Arguments(sentence).of(verb, "subject")] == ["Malta"]


def test_who_is_not_one_of_several_does_not_what_they_do():
    for words in (
        "Malta is not one of the states that recognise Fiji.",
        "Malta may be one of the states that recognise it.",
    ):
        (sentence,) = parse_text(words)
        verb = next(t for t in sentence.tokens if t.lemma == "recognise")
        assert [t.text for t in Arguments(sentence).of(verb, "subject")] == ["states"]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Chile thanked Norway for the tents donated in 2010.", [("Norway", ["Chile"])]),
        ("Chile thanked Norway for the tents donated to Togo in 2010.", [("Norway", ["Togo"])]),
        ("President Ana Rojas of Chile thanked Norway for the vaccines sent last year.", [("Norway", ["Chile"])]),
        ("Chile thanked Norway for the tents to be donated.", []),
    ],
)
def test_who_is_thanked_gave_what_it_is_for(text, gives):
    facts = [f for f in extract(document_of(text)).facts if f.type == "AidProvision"]
    told = [(f.fillers("donor")[0].label, [e.label for e in f.fillers("recipient")]) for f in facts]
    assert told == gives
