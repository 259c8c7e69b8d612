"""What a phrase stands for, and why; what is not certain stays open."""

import pytest

from parses import reading, token
from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

PAIR = "Kenya–Norway relations"
GROUP = "Danes in Kenya"
LEFT = "left=leave/VBD/ROOT ././punct>left"


def resolve(notation, word, want, *before, title="", **options):
    made = reading(*before, notation, title=title)
    sentence = made.sentences[-1]
    return made.resolver.resolve(sentence, token(sentence, word), want, **options)


def labels(references):
    return [r.entity.label for r in references]


NAMES = {
    "a state": ("Kenya/NNP/nsubj>left@GPE " + LEFT, "Kenya", "state", ["Kenya"]),
    "a state that is no person": ("Kenya/NNP/nsubj>left@GPE " + LEFT, "Kenya", "person", []),
    "a city": ("They/PRP/nsubj>left left=leave/VBD/ROOT Oslo/NNP/dobj>left@GPE", "Oslo", "place", ["Oslo"]),
    "an adjective is no state by itself": (
        "Norwegian/JJ/amod>rebels rebels=rebel/NNS/nsubj>left " + LEFT,
        "rebels",
        "state",
        [],
    ),
    "a person": ("Ann/NNP/compound>Lind@PERSON Lind/NNP/nsubj>left@PERSON " + LEFT, "Lind", "person", ["Ann Lind"]),
    "a group by its class noun": (
        "The/DT/det>group rebel/NN/compound>group group/NN/nsubj>left Red/NNP/compound>Dawn@PERSON "
        "Dawn/NNP/appos>group@PERSON " + LEFT,
        "group",
        "actor",
        ["Red Dawn"],
    ),
    "those who act for it": (
        "Leaders=leader/NNS/nsubj>left of/IN/prep>Leaders the/DT/det>Party Red/NNP/compound>Party@ORG "
        "Party/NNP/pobj>of@ORG " + LEFT,
        "Leaders",
        "actor",
        ["Red Party"],
    ),
    "the city of X": (
        "The/DT/det>city city/NN/nsubj>left of/IN/prep>city Oslo/NNP/pobj>of@GPE " + LEFT,
        "city",
        "place",
        ["Oslo"],
    ),
    "a government": (
        "The/DT/det>government government/NN/nsubj>left of/IN/prep>government Kenya/NNP/pobj>of@GPE " + LEFT,
        "government",
        "organisation",
        ["Kenyan government"],
    ),
    "a government as its state": (
        "The/DT/det>government Kenyan/JJ/amod>government@NORP government/NN/nsubj>left " + LEFT,
        "government",
        "state",
        ["Kenya"],
    ),
    "a government of nobody": (
        "The/DT/det>government government/NN/nsubj>left " + LEFT,
        "government",
        "organisation",
        [],
    ),
    "a people": ("Danes=dane/NNS/nsubj>left@NORP " + LEFT, "Danes", "group", ["Danes"]),
    "a people in a place": (
        "The/DT/det>community Danish/JJ/amod>community@NORP community/NN/nsubj>left of/IN/prep>community "
        "people/NNS/pobj>of in/IN/prep>people Norway/NNP/pobj>in@GPE " + LEFT,
        "community",
        "group",
        ["Danes in Norway"],
    ),
    "a facility by whose it is": (
        "They/PRP/nsubj>left left=leave/VBD/ROOT the/DT/det>ambassador Kenyan/JJ/amod>ambassador@NORP "
        "ambassador/NN/poss>residence 's/POS/case>ambassador residence/NN/dobj>left",
        "residence",
        "facility",
        ["Kenyan ambassador's residence"],
    ),
}


@pytest.mark.parametrize(("notation", "word", "want", "found"), NAMES.values(), ids=NAMES.keys())
def test_names_and_phrases_made_of_names(notation, word, want, found):
    assert labels(resolve(notation, word, want)) == found


# ---- demonyms of two states ----------------------------------------------------------------------------------------
CONGOLESE = "Congolese/JJ/amod>troops@NORP troops=troop/NNS/nsubj>left " + LEFT
FAMILIES = "Congolese/JJ/amod>families@NORP families=family/NNS/nsubj>left " + LEFT


def test_a_demonym_of_two_states_means_neither():
    made = reading(CONGOLESE)
    (match,) = made.resolver.marks(made.sentences[0]).matches.values()
    assert len({e.entity.key for e in match.entries}) == 2
    assert made.resolver.state_of_match(match) is None
    assert made.resolver.nationality(made.sentences[0], token(made.sentences[0], "troops")) is None


def test_the_title_says_which_of_two_states_is_meant():
    made = reading(CONGOLESE, title="Norway–Republic of the Congo relations")
    found = made.resolver.nationality(made.sentences[0], token(made.sentences[0], "troops"))
    assert found.entity.key == "state/CG"


def test_a_group_of_an_ambiguous_people_stays_ambiguous():
    (found,) = resolve(FAMILIES, "families", "group")
    assert (found.entity.key, found.entity.label, found.links) == ("group/congolese-people", "Congolese people", ())


def test_a_group_of_one_origin_is_linked_to_it():
    (found,) = resolve("Danish/JJ/amod>families@NORP families=family/NNS/nsubj>left " + LEFT, "families", "group")
    assert found.entity.key == "group/dk"
    assert [(p, e.key) for p, e in found.links] == [("originState", "state/DK")]


# ---- references ----------------------------------------------------------------------------------------------------
KENYA = "Kenya/NNP/nsubj>left@GPE " + LEFT
OTIENO = "Ann/NNP/compound>Otieno@PERSON Otieno/NNP/nsubj>left@PERSON " + LEFT


def test_both_countries_are_the_pair_of_the_title():
    notation = "Both/DT/det>countries countries=country/NNS/nsubj>left " + LEFT
    assert labels(resolve(notation, "countries", "state", title=PAIR)) == ["Kenya", "Norway"]
    assert {r.reason for r in resolve(notation, "countries", "state", title=PAIR)} == {"the pair of the title"}
    assert resolve(notation, "countries", "state") == []


def test_both_countries_are_else_the_last_two_spoken_of():
    met = "Chad/NNP/nsubj>met@GPE met=meet/VBD/ROOT Mali/NNP/dobj>met@GPE"
    notation = "Both/DT/det>countries countries=country/NNS/nsubj>left " + LEFT
    assert labels(resolve(notation, "countries", "state", met)) == ["Chad", "Mali"]


@pytest.mark.parametrize("word", ["Several", "Other", "Many"])
def test_other_countries_are_not_the_pair(word):
    assert (
        resolve(f"{word}/JJ/amod>countries countries=country/NNS/nsubj>left " + LEFT, "countries", "state", title=PAIR)
        == []
    )


def test_the_country_is_the_last_spoken_of():
    notation = "The/DT/det>country country/NN/nsubj>left " + LEFT
    (found,) = resolve(notation, "country", "state", KENYA)
    assert (found.entity.label, found.reason) == ("Kenya", "the country: last spoken of")
    assert found.antecedent.start == 0
    assert resolve(notation, "country", "state") == []


def test_the_country_is_never_a_co_argument():
    notation = "Norway/NNP/nsubj>left@GPE left=leave/VBD/ROOT the/DT/det>country country/NN/dobj>left"
    made = reading(notation)
    norway = made.resolver.resolve(made.sentences[0], token(made.sentences[0], "Norway"), "state")[0].entity
    assert labels(resolve(notation, "country", "state", KENYA, excluding=(norway,))) == ["Kenya"]


def test_the_country_of_a_group_is_its_host():
    notation = "They/PRP/nsubj>left left=leave/VBD/ROOT the/DT/det>country country/NN/dobj>left"
    (found,) = resolve(notation, "country", "state", title=GROUP)
    assert (found.entity.label, found.reason) == ("Kenya", "the place of the document")


def test_an_adjective_of_a_region_picks_the_country():
    both = "Kenya/NNP/nsubj>met@GPE met=meet/VBD/ROOT Norway/NNP/dobj>met@GPE"
    notation = "The/DT/det>country African/JJ/amod>country@NORP country/NN/nsubj>left " + LEFT
    assert labels(resolve(notation, "country", "state", both)) == ["Kenya"]


PRONOUNS = {
    "he": ("He/PRP/nsubj>left " + LEFT, "He", "person", ["Ann Otieno"]),
    "it": ("It/PRP/nsubj>left " + LEFT, "It", "state", ["Kenya"]),
    "it is no person": ("It/PRP/nsubj>left " + LEFT, "It", "person", []),
    "they, where no group was spoken of": ("They/PRP/nsubj>left " + LEFT, "They", "group", []),
}


@pytest.mark.parametrize(("notation", "word", "want", "found"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_pronouns_stand_for_the_last_of_their_kind(notation, word, want, found):
    assert labels(resolve(notation, word, want, OTIENO, KENYA)) == found


def test_a_possessive_is_the_subjects_own():
    notation = (
        "Norway/NNP/nsubj>sent@GPE sent=send/VBD/ROOT its/PRP$/poss>army army/NN/dobj>sent to/IN/prep>sent "
        "Chad/NNP/pobj>to@GPE"
    )
    assert labels(resolve(notation, "its", "state", KENYA)) == ["Norway"]


def test_after_a_verb_of_helping_it_is_the_objects():
    notation = (
        "Norway/NNP/nsubj>supported@GPE supported=support/VBD/ROOT Chad/NNP/dobj>supported@GPE in/IN/prep>supported "
        "its/PRP$/poss>dispute dispute/NN/pobj>in"
    )
    assert labels(resolve(notation, "its", "state")) == ["Chad"]


def test_they_are_the_group_of_the_document():
    assert labels(resolve("They/PRP/nsubj>left " + LEFT, "They", "group", title=GROUP)) == ["Danes in Kenya"]
    assert labels(resolve("Many/JJ/nsubj>left " + LEFT, "Many", "group", title=GROUP)) == ["Danes in Kenya"]
    assert resolve("Many/JJ/nsubj>left " + LEFT, "Many", "group") == []


def test_a_part_of_the_community_is_of_the_group():
    notation = (
        "A/DT/det>portion portion/NN/nsubj>left of/IN/prep>portion the/DT/det>community community/NN/pobj>of " + LEFT
    )
    assert labels(resolve(notation, "portion", "group", title=GROUP)) == ["Danes in Kenya"]
    assert resolve(notation, "portion", "group") == []


def test_danes_elsewhere_are_another_group():
    notation = "Danes=dane/NNS/nsubj>left@NORP in/IN/prep>Danes Norway/NNP/pobj>in@GPE " + LEFT
    (found,) = resolve(notation, "Danes", "group", title=GROUP)
    assert found.entity.key == "group/dk-in-no"


def test_we_are_the_state_the_author_writes_for():
    notation = "We/PRP/nsubj>left " + LEFT
    made = reading(notation, title=PAIR)
    sentence = made.sentences[0]
    assert made.resolver.resolve(sentence, token(sentence, "We"), "state") == []
    made.resolver.discourse.home = made.resolver.discourse.pair[1]
    assert labels(made.resolver.resolve(sentence, token(sentence, "We"), "state")) == ["Norway"]


def test_our_friendship_is_that_of_both_states():
    made = reading("Our/PRP$/poss>friendship friendship/NN/nsubj>left " + LEFT, title=PAIR)
    sentence = made.sentences[0]
    made.resolver.discourse.home = made.resolver.discourse.pair[1]
    assert labels(made.resolver.resolve(sentence, token(sentence, "Our"), "party")) == ["Kenya", "Norway"]


def test_the_president_is_the_last_who_was_called_so():
    called = (
        "Kenyan/JJ/amod>president@NORP president/NN/compound>Otieno Ann/NNP/compound>Otieno@PERSON "
        "Otieno/NNP/nsubj>left@PERSON " + LEFT
    )
    other = "Per/NNP/compound>Dahl@PERSON Dahl/NNP/nsubj>left@PERSON " + LEFT
    notation = "The/DT/det>president president/NN/nsubj>left " + LEFT
    assert labels(resolve(notation, "president", "person", called, other)) == ["Ann Otieno"]
    assert resolve(notation, "president", "person", other) == []


# ---- missions ----------------------------------------------------------------------------------------------------
MISSIONS = {
    "with its adjective and its city": (
        "The/DT/det>embassy Kenyan/JJ/amod>embassy@NORP embassy/NN/nsubj>left in/IN/prep>embassy Oslo/NNP/pobj>in@GPE "
        + LEFT,
        "",
        ["mission/embassy-ke-no"],
    ),
    "with the state it is accredited to": (
        "Kenya/NNP/nsubj>left@GPE left=leave/VBD/ROOT its/PRP$/poss>embassy embassy/NN/dobj>left to/IN/prep>embassy "
        "Norway/NNP/pobj>to@GPE",
        "",
        ["mission/embassy-ke-no"],
    ),
    "with one state of the pair": (
        "The/DT/det>embassy Kenyan/JJ/amod>embassy@NORP embassy/NN/nsubj>left " + LEFT,
        PAIR,
        ["mission/embassy-ke-no"],
    ),
    "with its place alone, of the pair": (
        "An/DT/det>embassy embassy/NN/nsubj>left in/IN/prep>embassy Oslo/NNP/pobj>in@GPE " + LEFT,
        PAIR,
        ["mission/embassy-ke-no"],
    ),
    "with its place alone": (
        "An/DT/det>embassy embassy/NN/nsubj>left in/IN/prep>embassy Oslo/NNP/pobj>in@GPE " + LEFT,
        "",
        [],
    ),
    "of another kind": (
        "The/DT/det>office Kenyan/JJ/amod>office@NORP trade/NN/compound>office office/NN/nsubj>left in/IN/prep>office "
        "Oslo/NNP/pobj>in@GPE " + LEFT,
        "",
        ["mission/trade-office-ke-no"],
    ),
}


@pytest.mark.parametrize(("notation", "title", "keys"), MISSIONS.values(), ids=MISSIONS.keys())
def test_missions_are_made_up_of_sender_and_host(notation, title, keys):
    word = "office" if "office" in notation else "embassy"
    assert [r.entity.key for r in resolve(notation, word, "mission", title=title)] == keys


def test_the_links_of_a_mission_say_whose_it_is_and_where():
    (found,) = resolve(MISSIONS["with its adjective and its city"][0], "embassy", "mission")
    assert [(p, e.label) for p, e in found.links] == [
        ("sendingState", "Kenya"),
        ("accreditedTo", "Norway"),
        ("seat", "Oslo"),
    ]


def test_embassies_in_each_others_capitals_are_two():
    notation = (
        "They/PRP/nsubj>have have/VBP/ROOT embassies=embassy/NNS/dobj>have in/IN/prep>embassies each/DT/det>other "
        "other/JJ/poss>capitals 's/POS/case>other capitals=capital/NNS/pobj>in"
    )
    found = resolve(notation, "embassies", "mission", title=PAIR)
    assert [r.entity.key for r in found] == ["mission/embassy-ke-no", "mission/embassy-no-ke"]
    assert resolve(notation, "embassies", "mission") == []


def test_the_embassy_is_the_last_spoken_of():
    before = MISSIONS["with its adjective and its city"][0]
    made = reading(before, "The/DT/det>embassy embassy/NN/nsubj>left " + LEFT)
    first, second = made.sentences
    named = made.resolver.resolve(first, token(first, "embassy"), "mission")[0].entity
    made.resolver.discourse.speak(named, token(first, "embassy").passage)
    (found,) = made.resolver.resolve(second, token(second, "embassy"), "mission")
    assert (found.entity, found.antecedent) == (named, token(first, "embassy").passage)


def test_the_embassy_is_that_of_the_envoy_spoken_of_since():
    envoy = (
        "Kenya/NNP/poss>ambassador@GPE 's/POS/case>Kenya ambassador/NN/nsubj>left to/IN/prep>ambassador "
        "Chad/NNP/pobj>to@GPE ,/,/punct>Chad Ann/NNP/compound>Otieno@PERSON Otieno/NNP/appos>ambassador@PERSON "
        ",/,/punct>left " + LEFT
    )
    (found,) = resolve("The/DT/det>embassy embassy/NN/nsubj>left " + LEFT, "embassy", "mission", envoy)
    assert (found.entity.key, found.reason) == ("mission/embassy-ke-td", "the mission of the envoy spoken of")


def test_an_embassy_of_nobody_stays_open():
    assert resolve("The/DT/det>embassy embassy/NN/nsubj>left " + LEFT, "embassy", "mission") == []


def test_a_state_has_no_embassy_in_itself():
    notation = (
        "The/DT/det>embassy Kenyan/JJ/amod>embassy@NORP embassy/NN/nsubj>left in/IN/prep>embassy "
        "Nairobi/NNP/pobj>in@GPE " + LEFT
    )
    assert resolve(notation, "embassy", "mission") == []


def test_the_frame_may_know_sender_and_host():
    notation = "They/PRP/nsubj>opened opened=open/VBD/ROOT an/DT/det>embassy embassy/NN/dobj>opened"
    made = reading(KENYA.replace("Kenya", "Chad"), notation)
    chad, kenya = made.resolver.gazetteer.state("TD"), made.resolver.gazetteer.state("KE")
    sentence = made.sentences[1]
    found = made.resolver.resolve(sentence, token(sentence, "embassy"), "mission", sender=kenya, host=chad)
    assert [r.entity.key for r in found] == ["mission/embassy-ke-td"]


def test_what_a_sentence_holds_is_read_once():
    made = reading("The/DT/det>minister trade/NN/compound>minister minister/NN/nsubj>left " + LEFT)
    sentence = made.sentences[0]
    minister = token(sentence, "minister")
    asked = (
        lambda: made.resolver.arguments(sentence),
        lambda: made.resolver.marks(sentence),
        lambda: made.resolver.offices(sentence),
        lambda: made.resolver.noun_phrases(sentence, minister),
    )
    for ask in asked:
        first = ask()
        assert ask() is first
    assert made.resolver.noun_phrases(sentence, minister) == ["trade minister", "minister"]
    assert [m.passage.of(made.document.text) for m in made.resolver.offices(sentence)]


def test_the_embassy_is_that_of_a_page_about_one():
    facts = extract(document_of("The embassy was opened in 1971.", title="Embassy of Kenya in Oslo")).facts
    (opening,) = [f for f in facts if f.type == "MissionOpening"]
    assert [e.label for e in opening.fillers("agent")] == ["Kenya"]
