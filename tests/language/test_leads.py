"""A date before a line of a chronicle is told from a date in a sentence."""

import pytest

from verbale.language.leads import lead_end
from verbale.language.parser import parse_text

LEADS = {
    "1965: Norway opens an embassy.": "Norway opens an embassy.",
    "12 May 2004 – Talks began.": "Talks began.",
    "January 9–12, 1966: Ole Lind visited Accra.": "Ole Lind visited Accra.",
    "March 1999 — Kenya signs.": "Kenya signs.",
    "2001 - Malta joins.": "Malta joins.",
}
NONE = ["In 1965 Norway opened.", "1965 was a year.", "2004–2006 talks", "10: one", "", "1965", "Oslo, 1999: talks"]


@pytest.mark.parametrize(("text", "rest"), LEADS.items())
def test_a_leading_date_ends_where_the_words_begin(text, rest):
    assert text[lead_end(text) :] == rest


@pytest.mark.parametrize("text", NONE)
def test_no_leading_date(text):
    assert lead_end(text) == 0


def test_the_first_sentence_holds_its_date_without_tokens_for_it():
    text = "1965: Norway opens an embassy. Kenya follows."
    first, second = parse_text(text)
    assert (first.passage.of(text), first.tokens[0].text) == ("1965: Norway opens an embassy.", "Norway")
    assert second.passage.of(text) == "Kenya follows."
