"""Names that may be one name spelt two ways are told, never joined."""

from parses import reading
from verbale.extraction.sentences import variants
from verbale.extraction.sentences.variants import variant_drafts
from verbale.model import Status


def person(*names):
    return (
        " ".join(f"{n}/NNP/compound>{names[-1]}@PERSON" for n in names[:-1])
        + f" {names[-1]}/NNP/nsubj>left@PERSON left/VBD/ROOT"
    )


def told(*people):
    made = reading(*(person(*p) for p in people))
    return variant_drafts(made.resolver, made.sentences)


def test_a_spelling_variant_is_believed_with_both_sentences():
    (draft,) = told(("Ana", "Nunez"), ("Ana", "Nunes"))
    assert draft.status is Status.BELIEVED
    assert [f.label for f in draft.roles["subject"]] == ["Ana Nunez"]
    assert [f.value for f in draft.roles["object"]] == ["Ana Nunes"]
    assert len(set(draft.evidence)) == 2


def test_different_names_and_equal_names_are_no_variants():
    assert told(("Ana", "Lind"), ("Per", "Dahl")) == []
    assert told(("Ana", "Lind"), ("Ana", "Lind")) == []
    assert told(("Mario", "Soto"), ("Maria", "Soto")) == []


def test_a_letter_that_one_of_three_parts_lacks():
    assert variants.one_letter_short("Ana Ruth Lind", "Ana Rut Lind")
    assert not variants.one_letter_short("Ana Ruth Lind", "Ana Rita Lind")
    assert not variants.one_letter_short("Ana Ruth Lind", "Ana Ruth Lind")
    assert not variants.one_letter_short("Ana Ruth Lind", "Ana Lind")


def test_long_lists_of_names_are_not_compared(monkeypatch):
    monkeypatch.setattr(variants, "MOST_NAMES", 1)
    assert told(("Ana", "Nunez"), ("Ana", "Nunes")) == []
