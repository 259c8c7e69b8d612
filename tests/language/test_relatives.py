"""Relative clauses behind a date tell of what stands before the date."""

import pytest

from parses import parsed, token
from verbale.language.relatives import mend_relatives

APPLIED = (
    "She/PRP/nsubj>applied applied=apply/VBD/ROOT for/IN/prep>applied papers/NNS/pobj>for on/IN/prep>applied "
    "May/NNP/pobj>on@DATE ,/,/punct>May which/WDT/{dep} Malta/NNP/nsubj>granted@GPE granted=grant/VBD/relcl>May"
)


def head_of_clause(notation):
    sentence = parsed(notation)
    mended = mend_relatives(list(sentence.tokens))
    return mended[mended[token(sentence, "granted").index].head].text


def test_what_was_granted_is_no_day():
    assert head_of_clause(APPLIED.format(dep="dobj>granted")) == "papers"


def test_when_something_was_is_a_day():
    assert head_of_clause(APPLIED.format(dep="pobj>on")) == "May"


def test_a_day_stays_where_nothing_stands_before_it():
    alone = "She/PRP/nsubj>left left=leave/VBD/ROOT on/IN/prep>left May/NNP/pobj>on@DATE which/WDT/dobj>granted "
    assert head_of_clause(f"{alone} Malta/NNP/nsubj>granted@GPE granted=grant/VBD/relcl>May") == "May"


SENT = (
    "She/PRP/nsubj>{verb} {verb}={lemma}/VBD/ROOT a/DT/det>letter letter/NN/dobj>{verb} sent=send/VBN/acl>letter "
    "to/TO:ADP/dative>sent Ole/NNP/pobj>to@PERSON Lind/NNP/nsubj>saying@PERSON saying=say/VBG/advcl>{verb} "
    "no/UH:INTJ/intj>saying"
)


@pytest.mark.parametrize(("verb", "lemma", "head"), [("wrote", "write", "wrote"), ("got", "get", "letter")])
def test_whom_a_letter_is_to_does_not_say_what_is_in_it(verb, lemma, head):
    sentence = parsed(SENT.format(verb=verb, lemma=lemma))
    mended = mend_relatives(list(sentence.tokens))
    saying = token(sentence, "saying").index
    assert mended[mended[saying].head].text == head
    assert not [t for t in mended if t.head == saying and t.dep == "nsubj"]


def test_the_verb_behind_a_relative_clause_is_the_sentences_own():
    sentence = parsed(
        "Malta/NNP/ROOT@GPE ,/,/punct>Malta whose/WP$/poss>envoy envoy/NN/nsubj>left left=leave/VBD/relcl>Malta "
        ";/,/punct>left called=call/VBD/conj>left on/IN/prep>called both/DT/pobj>on ././punct>Malta".replace(";", ",")
    )
    mended = mend_relatives(list(sentence.tokens))
    called = token(sentence, "called").index
    assert mended[called].dep == "ROOT"
    assert (mended[0].dep, mended[0].head) == ("nsubj", called)
