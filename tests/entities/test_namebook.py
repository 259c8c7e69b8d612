"""The names of a document: which are one, and what each names."""

import pytest

from parses import document, parsed
from verbale.entities.namebook import NameBook, fold, name_spans, names_after
from verbale.model import Passage


def book(*notations):
    made, sentences = document(*notations)
    spans = [(s, n) for s in sentences for n in name_spans(s, made.text)]
    return NameBook(made.text, spans)


def spans(notation, *barred):
    sentence = parsed(notation)
    return [(n.passage.of(sentence.text), n.label) for n in name_spans(sentence, sentence.text, barred)]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ana Núñez’s", "ana nunez"),
        ("  Al-Hamra   Front ", "al hamra front"),
        ("O'Neill", "o neill"),
        ("서울", "서울"),
        ("—", "—"),
    ],
)
def test_names_are_compared_without_accents_and_marks(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("notation", "names"),
    [
        ("Ann/NNP/compound>Otieno@PERSON Otieno/NNP/ROOT@PERSON 's/POS/case>Otieno@PERSON", [("Ann Otieno", "PERSON")]),
        ("the/DT/det>Party@ORG Unity/NNP/compound>Party@ORG Party/NNP/ROOT@ORG", [("Unity Party", "ORG")]),
        ("President/NNP/compound>Otieno@PERSON Otieno/NNP/ROOT@PERSON", [("Otieno", "PERSON")]),
        ("Lind/NNP/ROOT@PERSON of/IN/prep>Lind@PERSON", [("Lind", "PERSON")]),
        ("Lind/NNP/ROOT met/VBD/dep>Lind@ORG", [("Lind", "NAME")]),
        ("ten/CD/ROOT@CARDINAL", []),
        ("rebels=rebel/NNS/ROOT@ORG", []),
        ("Kenya/NNP/ROOT@GPE Airways/NNP/dep>Kenya@ORG", [("Kenya", "GPE"), ("Airways", "ORG")]),
        (
            "Parroquia/NNP/compound>Lind@ORG Santa/NNP/compound>Lind@PERSON Ana/NNP/compound>Lind@GPE "
            "Lind/NNP/ROOT@GPE",
            [("Parroquia Santa Ana Lind", "ORG")],
        ),
    ],
)
def test_runs_of_labelled_tokens_are_names(notation, names):
    assert spans(notation) == names


def test_a_name_of_the_gazetteer_splits_a_run():
    assert spans("Unity/NNP/ROOT@ORG Oslo/NNP/dep>Unity@ORG Front/NNP/dep>Unity@ORG", Passage(6, 10)) == [
        ("Unity", "ORG"),
        ("Front", "ORG"),
    ]


OTIENO = "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON spoke=speak/VBD/ROOT ././punct>spoke"
SHORT = "Otieno/NNP/nsubj>left@ORG left=leave/VBD/ROOT ././punct>left"


def test_a_surname_stands_for_the_full_name_whatever_its_label():
    names = book(OTIENO, SHORT)
    assert names.entity("Otieno") == names.entity("Ann Otieno")
    assert names.entity("Otieno").key == "person/ann-otieno"


def test_a_surname_of_two_persons_stands_for_neither():
    names = book(OTIENO, OTIENO.replace("Ann", "Joy"), SHORT.replace("ORG", "PERSON"))
    assert names.entity("Ann Otieno").key != names.entity("Joy Otieno").key
    assert names.entity("Otieno").key == "person/otieno"


def test_a_name_that_the_document_does_not_have_names_nothing():
    names = book(OTIENO)
    assert names.entity("Per Dahl") is None


FRONT = (
    "The/DT/det>Front United/NNP/compound>Front@ORG Lake/NNP/compound>Front@ORG Front/NNP/nsubj>left@ORG "
    "(/-LRB-/punct>Front ULF/NNP/appos>Front@ORG )/-RRB-/punct>Front left=leave/VBD/ROOT ././punct>left"
)


def test_an_acronym_is_the_name_before_its_bracket():
    names = book(FRONT, "The/DT/det>ULF ULF/NNP/nsubj>left@ORG left=leave/VBD/ROOT ././punct>left")
    assert names.entity("ULF").key == "organisation/united-lake-front"


def test_a_bracket_that_abbreviates_nothing_is_no_acronym():
    names = book(FRONT.replace("ULF", "XQZ"))
    assert names.entity("XQZ").key == "organisation/xqz"


@pytest.mark.parametrize(
    ("notation", "name", "type_"),
    [
        ("The/DT/det>Party Lake/NNP/compound>Party@ORG Party/NNP/ROOT@ORG", "Lake Party", "PoliticalParty"),
        ("Lake/NNP/compound>University@FAC University/NNP/ROOT@FAC", "Lake University", "EducationalInstitution"),
        (
            "rebel/JJ/amod>group group/NN/ROOT Red/NNP/compound>Dawn@PERSON Dawn/NNP/appos>group@PERSON",
            "Red Dawn",
            "ArmedGroup",
        ),
        (
            "Red/NNP/compound>Dawn@PERSON Dawn/NNP/ROOT@PERSON ,/,/punct>Dawn a/DT/det>militia militia/NN/appos>Dawn",
            "Red Dawn",
            "ArmedGroup",
        ),
        ("Lake/NNP/compound>Treaty@ORG Treaty/NNP/ROOT@ORG", "Lake Treaty", "Agreement"),
        ("Lake/NNP/compound>Mills@ORG Mills/NNP/ROOT@ORG", "Lake Mills", "Organisation"),
        ("Ann/NNP/compound>Lind@PERSON Lind/NNP/ROOT@PERSON", "Ann Lind", "Person"),
        ("Mount/NNP/compound>Lind@LOC Lind/NNP/ROOT@LOC", "Mount Lind", "Region"),
    ],
)  # fmt: skip
def test_the_words_decide_then_the_noun_beside_then_the_label(notation, name, type_):
    assert book(notation).entity(name).type == type_


def test_what_is_left_of_the_name_of_a_treaty_names_nothing():
    assert book("The/DT/det>Treaty Treaty/NNP/ROOT@ORG").entity("Treaty") is None


def test_the_label_that_most_mentions_have_decides():
    mention = "Lake/NNP/compound>Mills@{0} Mills/NNP/ROOT@{0}"
    names = book(mention.format("PERSON"), mention.format("ORG"), mention.format("ORG"))
    assert names.entity("Lake Mills").type == "Organisation"


def test_a_work_of_art_names_no_actor():
    names = book("Lake/NNP/compound>Nights@WORK_OF_ART Nights/NNP/ROOT@WORK_OF_ART")
    assert names.entity("Lake Nights") is None
    assert names.entity("Lake Nights", "Person").type == "Person"


def test_other_long_forms_are_aliases():
    long = (
        "Ann/NNP/compound>Otieno@PERSON Joy/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>spoke@PERSON "
        "spoke=speak/VBD/ROOT ././punct>spoke"
    )
    assert book(OTIENO, long).entity("Ann Otieno").aliases == (("en", "Ann Otieno"),)


def test_a_name_after_a_long_title_is_a_person_s_whatever_the_recogniser_says():
    sentence = parsed(
        "Minister/NNP/compound>Lind Resident/NNP/compound>Lind A.B./NNP/compound>Lind@ORG Lind/NNP/compound>Dahl@ORG "
        "-/HYPH:PUNCT/punct>Dahl Dahl/NNP/nsubj>spoke@ORG spoke=speak/VBD/ROOT"
    )
    title = Passage(sentence.tokens[0].passage.start, sentence.tokens[1].passage.end)
    spans = list(names_after(sentence, [title]))
    assert [(span.passage.of(sentence.text), span.label) for span in spans] == [("A.B. Lind-Dahl", "PERSON")]
    assert list(names_after(sentence, [sentence.tokens[-1].passage])) == []


def test_what_people_live_in_is_a_place_whatever_its_label():
    living = "They/PRP/nsubj>live live/VBP/ROOT in/IN/prep>live Lind/NNP/pobj>in@PERSON ././punct>live"
    assert book(living).entity("Lind").type == "Place"
    assert book(living.replace("live", "trust")).entity("Lind").type == "Person"


def test_a_name_after_a_title_and_its_place_is_a_person_s():
    notation = (
        "The/DT/det>Minister Minister/NNP/nsubj>left in/IN/prep>Minister {where} ,/,/punct>Minister "
        "Ann/NNP/compound>Lind@ORG Lind/NNP/appos>Minister@ORG ,/,/punct>Minister left=leave/VBD/ROOT"
    )

    def read(where):
        sentence = parsed(notation.format(where=where))
        return [s.passage.of(sentence.text) for s in names_after(sentence, [sentence.tokens[1].passage])]

    assert read("Peru/NNP/pobj>in@GPE") == ["Ann Lind"]
    assert read("the/DT/det>year year/NN/pobj>in") == []


def test_a_name_without_label_behind_a_title_is_a_person_s():
    spoke = "spoke=speak/VBD/ROOT ././punct>spoke"
    assert book(f"President/NNP/compound>Lind Lind/NNP/nsubj>spoke {spoke}").entity("Lind").type == "Person"
    assert book(f"Harbour/NNP/compound>Lind Lind/NNP/nsubj>spoke {spoke}").entity("Lind") is None
