"""Each repair of a verb puts its mistake right, and leaves what only looks like it alone."""

import pytest

from parses import parsed
from verbale.language.repair import repair


def changes(notation):
    """What the repairs change: word → (label, head's word) after them."""
    before = parsed(notation).tokens
    after = repair(before)
    return {
        b.text: (b.dep, after[b.head].text)
        for a, b in zip(before, after, strict=True)
        if (a.dep, a.head) != (b.dep, b.head)
    }


DECIDED = (
    "Ghana/NNP/nsubj>decided@GPE decided=decide/VBD/ROOT to/TO/aux>sell sell/VB/xcomp>decided it/PRP/dobj>sell "
    "and/CC/cc>sell "
)
MISTAKES = {
    "a plural noun after a name is the verb of a sentence without one": (
        "Ghana/NNP/compound>imports@GPE imports=import/NNS/compound>coffee coffee/NN/ROOT ././punct>coffee",
        {"Ghana": ("nsubj", "imports"), "imports": ("ROOT", "imports"), "coffee": ("dobj", "imports")},
    ),
    "a finite verb is not coordinated with an infinitive": (
        DECIDED + "moved=move/VBD/conj>sell its/PRP$/poss>staff staff/NN/dobj>moved",
        {"moved": ("conj", "decided")},
    ),
    "a verb with an object is the main one, not a participle of the name": (
        "Lind/NNP/ROOT ,/,/punct>Lind the/DT/det>envoy envoy/NN/appos>Lind ,/,/punct>Lind "
        "handed=hand/VBN/acl>Lind his/PRP$/poss>letters letters=letter/NNS/dobj>handed",
        {"Lind": ("nsubj", "handed"), "handed": ("ROOT", "handed")},
    ),
    "a participle between commas is not the main verb": (
        "house/NN/nsubj>closed ,/,/punct>house closed=close/VBD/ROOT in/IN/prep>closed 1991/CD/pobj>in@DATE "
        ",/,/punct>closed holds=hold/VBZ/dep>closed a/DT/det>school school/NN/dobj>holds",
        {"house": ("nsubj", "holds"), "closed": ("acl", "house"), "holds": ("ROOT", "holds")},
    ),
    "a participle at the beginning is a clause": (
        "Appointed=appoint/VBN/amod>envoy envoy/NN/dep>stayed ,/,/punct>stayed Lind/NNP/nsubj>stayed "
        "stayed=stay/VBD/ROOT",
        {"Appointed": ("advcl", "stayed"), "envoy": ("oprd", "Appointed")},
    ),
    "the object of after, right before a verb, is its subject": (
        "Ties=tie/NNS/nsubj>grew grew=grow/VBD/ROOT after/IN/prep>grew president/NN/pobj>after "
        "Lind/NNP/appos>president restored=restore/VBD/conj>grew them/PRP/dobj>restored",
        {
            "after": ("mark", "restored"),
            "president": ("nsubj", "restored"),
            "restored": ("advcl", "grew"),
        },
    ),
    "a year does not count the noun after it": (
        "In/IN/prep>frozen 1963/CD/nummod>ties ties=tie/NNS/pobj>In were=be/VBD/auxpass>frozen frozen=freeze/VBN/ROOT",
        {"1963": ("pobj", "In"), "ties": ("nsubjpass", "frozen")},
    ),
    "a time before the verb belongs to a common noun": (
        "signing/NN/nsubj>doubled of/IN/prep>signing it/PRP/pobj>of in/IN/prep>doubled 2004/CD/pobj>in@DATE "
        "doubled=double/VBD/ROOT sales=sale/NNS/dobj>doubled",
        {"in": ("prep", "signing")},
    ),
    "a noun after an object is one more object": (
        "They/PRP/nsubj>signed signed=sign/VBD/ROOT a/DT/det>pact pact/NN/dobj>signed in/IN/prep>signed "
        "1982/CD/pobj>in@DATE and/CC/cc>signed an/DT/det>accord accord/NN/conj>signed",
        {"accord": ("conj", "pact")},
    ),
    "a rank is no infinitive": (
        "It/PRP/nsubjpass>raised was=be/VBD/auxpass>raised raised=raise/VBN/ROOT to/TO/aux>embassy "
        "embassy/VB/advcl>raised status/NN/dobj>embassy in/IN/prep>embassy 1963/CD/pobj>in@DATE",
        {
            "to": ("prep", "raised"),
            "status": ("pobj", "to"),
            "embassy": ("compound", "status"),
            "in": ("prep", "raised"),
        },
    ),
}
RIGHT = {
    "a heading of nouns": "Ghana/NNP/compound>imports@GPE imports=import/NNS/compound>list list/NN/ROOT",
    "infinitives may be coordinated": DECIDED + "move/VB/conj>sell its/PRP$/poss>staff staff/NN/dobj>move",
    "a finite verb with a subject of its own": DECIDED + "they/PRP/nsubj>moved moved=move/VBD/conj>sell",
    "a heading with a passive participle": (
        "Lind/NNP/ROOT ,/,/punct>Lind the/DT/det>envoy envoy/NN/appos>Lind ,/,/punct>Lind "
        "sent=send/VBN/acl>Lind to/IN/prep>sent Oslo/NNP/pobj>to@GPE"
    ),
    "verbs that are coordinated": (
        "Kenya/NNP/nsubj>closed closed=close/VBD/ROOT it/PRP/dobj>closed ,/,/punct>closed and/CC/cc>closed "
        "sold=sell/VBD/conj>closed it/PRP/dobj>sold"
    ),
    "a verb that is coordinated": (
        "Ties=tie/NNS/nsubj>grew grew=grow/VBD/ROOT after/IN/prep>grew war/NN/pobj>after and/CC/cc>grew "
        "flourished=flourish/VBD/conj>grew"
    ),
    "a year of a noun with a subject beside it": (
        "In/IN/prep>won 2010/CD/nummod>games games=game/NNS/pobj>In she/PRP/nsubj>won won=win/VBD/ROOT"
    ),
    "a time between a name and its verb": (
        "Kenya/NNP/nsubj>joined in/IN/prep>joined 2004/CD/pobj>in@DATE joined=join/VBD/ROOT it/PRP/dobj>joined"
    ),
    "an adjective at the beginning": "Appointed=appoint/VBN/amod>judges judges=judge/NNS/nsubj>sit sit/VBP/ROOT",
}


@pytest.mark.parametrize(("notation", "after"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_put_right(notation, after):
    assert changes(notation) == after


@pytest.mark.parametrize("notation", RIGHT.values(), ids=RIGHT)
def test_what_is_right_stays(notation):
    assert changes(notation) == {}
