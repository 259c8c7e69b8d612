"""How a sentence stands to what it speaks of."""

import pytest

from parses import parsed, texts, token
from verbale.extraction.matching.stance import stance
from verbale.extraction.matching.stance_words import lexicon
from verbale.language.arguments import Arguments
from verbale.model import DataFileError, Polarity, Status


def of(notation, word):
    sentence = parsed(notation)
    return stance(sentence, Arguments(sentence), token(sentence, word))


BASE = "the/DT/det>base base/NN/dobj>{0}"
ATTACKED = f"attacked=attack/VBD/{{0}} {BASE.format('attacked')}"
OPEN = "to/TO/aux>open open/VB/{0} an/DT/det>office office/NN/dobj>open"
STATUSES = {
    "asserted": ("Rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ROOT"), "attacked", "asserted"),
    "asserted, after an answer": (
        "No=no/UH/advmod>attacked ,/,/punct>attacked rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ROOT"),
        "attacked",
        "asserted",
    ),
    "asserted, gladly": (
        "I/PRP/nsubj>am am=be/VBP/ROOT proud/JJ/acomp>am to/TO/aux>announce announce/VB/xcomp>proud "
        "rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ccomp>announce"),
        "attacked",
        "asserted",
    ),
    "planned, what will gladly be told": (
        "I/PRP/nsubj>be will/MD/aux>be be/VB/ROOT proud/JJ/acomp>be to/TO/aux>announce announce/VB/xcomp>proud "
        "rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ccomp>announce"),
        "attacked",
        "planned",
    ),
    "planned, gladly": (
        "Kenya/NNP/nsubj>is is=be/VBZ/ROOT happy/JJ/acomp>is " + OPEN.format("xcomp>happy"),
        "open",
        "planned",
    ),
    "planned, by the verb above": (
        "Kenya/NNP/nsubj>plans plans=plan/VBZ/ROOT " + OPEN.format("xcomp>plans"),
        "open",
        "planned",
    ),
    "planned, by a verb that looks like a noun": (
        "Kenya/NNP/nsubj>plan plan/NN/ROOT " + OPEN.format("xcomp>plan"),
        "open",
        "planned",
    ),
    "planned, by the verb that says it happens": (
        "visit/NN/nsubj>occur of/IN/prep>visit Lind/NNP/pobj>of will/MD/aux>occur occur/VB/ROOT",
        "visit",
        "planned",
    ),
    "planned, by what the parser takes for an aside": (
        "Kenya/NNP/nsubj>considered considered=consider/VBD/ROOT attacking=attack/VBG/advcl>considered "
        + BASE.format("attacking"),
        "attacking",
        "planned",
    ),
    "denied, since it is called false": (
        "It/PRP/nsubjpass>reported was=be/VBD/auxpass>reported falsely/RB/advmod>reported reported=report/VBN/ROOT "
        "that/IN/mark>attacked rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ccomp>reported"),
        "attacked",
        "denied",
    ),
    "planned, as what is to happen": (
        "visit/NN/nsubj>is is=be/VBZ/ROOT to/TO/aux>follow follow/VB/xcomp>is",
        "visit",
        "planned",
    ),
    "what one went on to do is done": (
        "Kenya/NNP/nsubj>went went=go_on/VBD/ROOT to/TO/aux>deepen deepen/VB/advcl>went ties=tie/NNS/dobj>deepen",
        "deepen",
        "asserted",
    ),
    "planned, by “is to”": (
        "Kenya/NNP/nsubj>is is=be/VBZ/ROOT " + OPEN.format("xcomp>is"),
        "open",
        "planned",
    ),
    "planned, by “until” with the present": (
        "Until/IN/mark>opens Kenya/NNP/nsubj>opens opens=open/VBZ/advcl>waits Chad/NNP/nsubj>waits waits=wait/VBZ/ROOT",
        "opens",
        "planned",
    ),
    "planned, by the auxiliary": (
        "Kenya/NNP/nsubj>open will/MD/aux>open open/VB/ROOT it/PRP/dobj>open",
        "open",
        "planned",
    ),
    "planned, by the noun above": (
        "The/DT/det>plan plan/NN/nsubj>failed to/TO/aux>attack attack/VB/acl>plan failed=fail/VBD/ROOT",
        "attack",
        "planned",
    ),
    "planned, for all that is coordinated": (
        "Kenya/NNP/nsubj>hopes hopes=hope/VBZ/ROOT " + OPEN.format("xcomp>hopes") + " and/CC/cc>open sign/VB/conj>open",
        "sign",
        "planned",
    ),
    "planned, as a goal": (
        "The/DT/det>goal goal/NN/nsubj>opening is=be/VBZ/aux>opening opening=open/VBG/ROOT it/PRP/dobj>opening",
        "opening",
        "planned",
    ),
    "reported, by the verb above": (
        "The/DT/det>minister minister/NN/nsubj>said said=say/VBD/ROOT Kenya/NNP/nsubj>opened "
        "opened=open/VBD/ccomp>said it/PRP/dobj>opened",
        "opened",
        "reported",
    ),
    "reported, by an adverb": (
        "Rebels=rebel/NNS/nsubj>attacked reportedly/RB/advmod>attacked " + ATTACKED.format("ROOT"),
        "attacked",
        "reported",
    ),
    "reported, according to somebody": (
        "According=accord/VBG/prep>attacked to/IN/prep>According officials=official/NNS/pobj>to "
        "rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ROOT"),
        "attacked",
        "reported",
    ),
    "alleged, by the verb above": (
        "Norway/NNP/nsubjpass>accused is=be/VBZ/auxpass>accused accused=accuse/VBN/ROOT of/IN/prep>accused "
        "attacking=attack/VBG/pcomp>of " + BASE.format("attacking"),
        "attacking",
        "alleged",
    ),
    "alleged, by an adjective": (
        "The/DT/det>attack alleged/JJ/amod>attack attack/NN/nsubj>failed failed=fail/VBD/ROOT",
        "attack",
        "alleged",
    ),
    "believed": (
        "Analysts=analyst/NNS/nsubj>believe believe/VBP/ROOT that/IN:SCONJ/mark>attacked "
        "rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("ccomp>believe"),
        "attacked",
        "believed",
    ),
    "denied, as a clause": (
        "Norway/NNP/nsubj>denied denied=deny/VBD/ROOT that/IN:SCONJ/mark>attacked it/PRP/nsubj>attacked "
        + ATTACKED.format("ccomp>denied"),
        "attacked",
        "denied",
    ),
    "denied, as a noun": (
        "Norway/NNP/nsubj>denied denied=deny/VBD/ROOT the/DT/det>attack attack/NN/dobj>denied",
        "attack",
        "denied",
    ),
    "conditional, by the auxiliary": (
        "Kenya/NNP/nsubj>sign could/MD/aux>sign sign/VB/ROOT it/PRP/dobj>sign",
        "sign",
        "conditional",
    ),
    "conditional, as a condition": (
        "If/IN:SCONJ/mark>signs Kenya/NNP/nsubj>signs signs=sign/VBZ/advcl>leaves Norway/NNP/nsubj>leaves "
        "leaves=leave/VBZ/ROOT",
        "signs",
        "conditional",
    ),
    "conditional, under a condition": (
        "If/IN:SCONJ/mark>signs Kenya/NNP/nsubj>signs signs=sign/VBZ/advcl>leaves Norway/NNP/nsubj>leaves "
        "leaves=leave/VBZ/ROOT",
        "leaves",
        "conditional",
    ),
    "opinion": ("Kenya/NNP/nsubj>sign should/MD/aux>sign sign/VB/ROOT it/PRP/dobj>sign", "sign", "opinion"),
    "opinion, in the first person": (
        "We/PRP/nsubj>say say/VBP/ROOT that/IN:SCONJ/mark>opened Kenya/NNP/nsubj>opened opened=open/VBD/ccomp>say",
        "opened",
        "opinion",
    ),
}


@pytest.mark.parametrize(("notation", "word", "status"), STATUSES.values(), ids=STATUSES.keys())
def test_status(notation, word, status):
    found = of(notation, word)
    assert found.status == status
    assert found.polarity is Polarity.POSITIVE
    assert found.settled == (status == "asserted")
    assert not found.attempted


NEGATIVES = {
    "by the verb that says it happens": "sign/NN/nsubj>happened never/RB/neg>happened happened=happen/VBD/ROOT",
    "by no before the object": "Ghana/NNP/nsubj>sign sign/VBD/ROOT no/DT/det>pact pact/NN/dobj>sign",
    "not": "Kenya/NNP/nsubj>sign did=do/VBD/aux>sign not/RB:PART/neg>sign sign/VB/ROOT it/PRP/dobj>sign",
    "never": "Kenya/NNP/nsubj>sign never/RB/advmod>sign sign/VBD/ROOT it/PRP/dobj>sign",
    "stopped short of": "Kenya/NNP/nsubj>stopped stopped=stop/VBD/ROOT short/RB/advmod>stopped of/IN/prep>short "
    "signing=sign/VBG/pcomp>of",
    "came close to, the parser's other way": "Kenya/NNP/nsubj>came came=come/VBD/ROOT close/RB/advmod>came "
    "to/IN/prep>came signing=sign/VBG/pcomp>to",
    "was close to": "Kenya/NNP/nsubj>was was=be/VBD/ROOT close/JJ/acomp>was to/IN/prep>close signing=sign/VBG/pcomp>to",
    "has yet to": "Kenya/NNP/nsubj>has has=have/VBZ/ROOT yet/RB/advmod>has to/TO/aux>sign sign/VB/xcomp>has",
    "neither": "Kenya/NNP/nsubj>sign neither/CC/preconj>sign sign/VBD/ROOT nor/CC/cc>sign left=leave/VBD/conj>sign",
    "no": "No/DT/det>state state/NN/nsubj>sign sign/VBD/ROOT it/PRP/dobj>sign",
    "refused to": "Kenya/NNP/nsubj>refused refused=refuse/VBD/ROOT to/TO/aux>sign sign/VB/xcomp>refused",
    "no agreement": "Kenya/NNP/nsubj>has has=have/VBZ/ROOT no/DT/det>sign sign/NN/dobj>has",
    "a lack of": "The/DT/det>lack lack/NN/ROOT of/IN/prep>lack sign/NN/pobj>of",
    "negated above": "Kenya/NNP/nsubj>wish did=do/VBD/aux>wish not/RB:PART/neg>wish wish/VB/ROOT to/TO/aux>sign "
    "sign/VB/xcomp>wish",
}


@pytest.mark.parametrize("notation", NEGATIVES.values(), ids=NEGATIVES.keys())
def test_negation(notation):
    found = of(notation, "signing" if "signing" in notation else "sign")
    assert found.polarity is Polarity.NEGATIVE
    assert not found.settled


def test_what_has_its_own_auxiliary_is_not_negated_with_what_it_is_joined_to():
    notation = (
        "He/PRP/nsubj>stay did=do/VBD/aux>stay not/RB:PART/neg>stay stay/VB/ROOT but/CC/cc>stay had=have/VBD/aux>gone "
        "gone=go/VBN/conj>stay"
    )
    assert of(notation, "gone").settled
    assert of(notation, "stay").polarity is Polarity.NEGATIVE


APART = {
    "a subject of its own": "and/CC/cc>sign Malta/NNP/nsubj>join join/VBD/conj>sign",
    "a finite form of its own": "but/CC/cc>sign join/VBD/conj>sign",
}
TOGETHER = {"or": "or/CC/cc>sign join/VB/conj>sign", "and": "and/CC/cc>sign join/VB/conj>sign it/PRP/dobj>join"}


@pytest.mark.parametrize("rest", APART.values(), ids=APART.keys())
@pytest.mark.parametrize("auxiliary", ["did=do/VBD/aux>sign not/RB:PART/neg>sign", "will/MD/aux>sign"])
def test_a_clause_apart_has_a_stance_of_its_own(auxiliary, rest):
    notation = f"Kenya/NNP/nsubj>sign {auxiliary} sign/VB/ROOT {rest}"
    assert of(notation, "join").settled
    assert not of(notation, "sign").settled


@pytest.mark.parametrize("rest", TOGETHER.values(), ids=TOGETHER.keys())
def test_what_shares_an_auxiliary_shares_the_negation(rest):
    notation = f"Kenya/NNP/nsubj>sign did=do/VBD/aux>sign not/RB:PART/neg>sign sign/VB/ROOT {rest}"
    assert of(notation, "join").polarity is Polarity.NEGATIVE


def test_an_attempt_is_asserted_as_an_attempt():
    found = of(
        "Rebels=rebel/NNS/nsubj>tried tried=try/VBD/ROOT to/TO/aux>attack attack/VB/xcomp>tried it/PRP/dobj>attack",
        "attack",
    )
    assert (found.status, found.attempted, found.hedge) == (Status.ASSERTED, True, "tried")
    assert not found.settled


def test_the_nearest_word_decides():
    # "Officials deny that Kenya plans to open an office": the plan is denied; what is planned is not done either way
    notation = (
        "Officials=official/NNS/nsubj>say say/VBP/ROOT Kenya/NNP/nsubj>plans plans=plan/VBZ/ccomp>say to/TO/aux>open "
        "open/VB/xcomp>plans"
    )
    assert of(notation, "plans").status is Status.REPORTED
    assert (
        of(notation.replace("say say/VBP", "think think/VBP").replace(">say", ">think"), "plans").status
        is Status.BELIEVED
    )
    assert of(notation, "open").status is not Status.ASSERTED


def test_what_is_reportedly_planned_is_reported():
    found = of(
        "Norway/NNP/nsubj>plans reportedly/RB/advmod>plans plans=plan/VBZ/ROOT to/TO/aux>open open/VB/xcomp>plans",
        "open",
    )
    assert (found.status, found.hedge) == (Status.REPORTED, "reportedly")


PRESUPPOSED = {
    "a clause with after": (
        "Kenya/NNP/nsubj>sign will/MD/aux>sign sign/VB/ROOT after/IN:SCONJ/mark>attacked "
        "rebels=rebel/NNS/nsubj>attacked " + ATTACKED.format("advcl>sign")
    ),
    "a relative clause": (
        "Rebels=rebel/NNS/nsubj>plan who/WP/nsubj>attacked " + ATTACKED.format("relcl>Rebels") + " plan/VBP/ROOT "
        "strikes/NNS/dobj>plan"
    ),
    "a noun after the preposition of time": (
        "Kenya/NNP/nsubj>plans plans=plan/VBZ/ROOT talks=talk/NNS/dobj>plans after/IN/prep>plans the/DT/det>attacked "
        "attacked=attack/NN/pobj>after"
    ),
    "the object of a factive verb": (
        "Norway/NNP/nsubj>condemned condemned=condemn/VBD/ROOT the/DT/det>attacked attacked=attack/NN/dobj>condemned"
    ),
    "the complement of a verb of doing": (
        "Rebels=rebel/NNS/nsubj>managed managed=manage/VBD/ROOT to/TO/aux>attacked attacked=attack/VB/xcomp>managed"
    ),
    "would in a narrative": (
        "They/PRP/nsubj>attacked would/MD/aux>attacked later/RB/advmod>attacked attacked=attack/VB/ROOT "
        "it/PRP/dobj>attacked"
    ),
}


@pytest.mark.parametrize("notation", PRESUPPOSED.values(), ids=PRESUPPOSED.keys())
def test_what_is_presupposed_is_asserted(notation):
    assert of(notation, "attacked").settled


def test_a_polite_wish_to_thank_thanks():
    notation = (
        "I/PRP/nsubj>like would/MD/aux>like like/VB/ROOT to/TO/aux>thank thank/VB/xcomp>like Norway/NNP/dobj>thank"
    )
    assert of(notation, "thank").settled
    assert of(notation.replace("I/PRP", "Kenya/NNP"), "thank").status is Status.PLANNED


@pytest.mark.parametrize(
    ("case", "word", "sources"),
    [
        ("reported, by the verb above", "opened", ["minister"]),
        ("reported, according to somebody", "attacked", ["officials"]),
        ("believed", "attacked", ["Analysts"]),
        ("planned, by the verb above", "open", []),
    ],
)
def test_whose_word_it_is(case, word, sources):
    assert texts(list(of(STATUSES[case][0], word).sources)) == sources


WHOLE = """
verbs: {planned: [plan]}
nouns: {planned: [plan]}
adverbs: {reported: [reportedly]}
auxiliaries: {planned: [will]}
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verbs: {planned", "verbs: {dreamt", "unknown stance 'dreamt' in section 'verbs'; one of planned, reported"),
        ("[reportedly]", "[no]", "section 'adverbs': False is no word; write it in quotes"),
        ("adverbs: {reported: [reportedly]}", "", "section 'adverbs' is missing"),
    ],
)
def test_a_file_of_stance_words_that_is_wrong(tmp_path, old, new, message):
    path = tmp_path / "stance.yaml"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        lexicon(path)
    assert str(raised.value).startswith(f"{path}: {message}")


def test_the_shipped_words_are_words():
    words = lexicon()
    assert words.verbs["plan"] == "planned"
    assert words.adverbs["allegedly"] == "alleged"
    assert {"no", "not"} <= words.negations
    assert "False" not in words.negations | set(words.verbs) | set(words.nouns)


def test_the_object_of_a_verb_is_as_settled_as_the_verb_unless_it_is_presupposed():
    from verbale.extraction import examples
    from verbale.extraction.matching import frames

    investigation = next(f for f in frames.load() if f.id == "investigation")
    [opened] = examples.found(investigation, "Malta may open an investigation against Ana Prats.")
    assert opened.status == "conditional"
    [kept] = examples.found(investigation, "Malta may close the investigation against Ana Prats.")
    assert kept.status == "asserted"


@pytest.mark.parametrize(
    ("verb", "status"), [("supported", "planned"), ("backed", "planned"), ("celebrated", "asserted")]
)
def test_who_supports_a_thing_does_not_say_that_it_came(verb, status):
    from verbale.extraction import examples
    from verbale.extraction.matching import frames

    release = next(f for f in frames.load() if f.id == "release")
    [released] = examples.found(release, f"Kenya {verb} the release of the Ghanaian fishermen.")
    assert released.status == status


def ends(notation):
    return of(notation, "left").polarity


@pytest.mark.parametrize(
    ("notation", "polarity"),
    [
        ("Kenya/NNP/nsubj>signed never/RB/neg>signed signed=sign/VBD/ROOT it/PRP/dobj>signed and/CC/cc>signed "
         "left=leave/VBD/conj>signed", Polarity.POSITIVE),
        ("Kenya/NNP/nsubj>sign did=do/VBD/aux>sign not/RB/neg>sign sign/VB/ROOT and/CC/cc>sign "
         "left=leave/VBD/conj>sign", Polarity.POSITIVE),
        ("Kenya/NNP/nsubj>signed never/RB/neg>signed signed=sign/VBD/ROOT it/PRP/dobj>signed or/CC/cc>signed "
         "left=leave/VBD/conj>signed", Polarity.NEGATIVE),
        ("Kenya/NNP/nsubj>signed never/RB/neg>signed signed=sign/VBD/ROOT and/CC/cc>signed "
         "left=leave/VBD/conj>signed it/PRP/dobj>left", Polarity.NEGATIVE),
        ("Kenya/NNP/nsubj>signed has=have/VBZ/aux>signed not/RB/neg>signed signed=sign/VBN/ROOT and/CC/cc>signed "
         "left=leave/VBN/conj>signed", Polarity.NEGATIVE),
    ],
)  # fmt: skip
def test_a_negation_ends_with_its_clause(notation, polarity):
    assert ends(notation) is polarity


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The law allows measures, including the expulsion of Danes from Ghana.", "conditional"),
        ("The act provides measures, including the expulsion of Danes from Ghana.", "conditional"),
        ("The minister ordered measures, including the expulsion of Danes from Ghana.", "planned"),
    ],
)
def test_what_a_law_allows_nobody_need_have_done(text, status):
    from verbale.extraction import examples
    from verbale.extraction.matching import frames

    expulsion = next(f for f in frames.load() if f.id == "expulsion")
    [found] = examples.found(expulsion, text)
    assert found.status == status
