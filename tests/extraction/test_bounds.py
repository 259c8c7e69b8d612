"""Texts that lead an extractor in circles or down without end: it ends, soon, and still reads what it can."""

from __future__ import annotations

import pytest

from counting import calls
from verbale.extraction import extract
from verbale.language import parser
from verbale.language.parser import parse, parse_text
from verbale.readers import read_text

PLAIN = "Kenya opened an embassy in Oslo in 1999."


def facts(text: str) -> list[str]:
    return [fact.type for fact in extract(read_text(text, slug="x")).facts]


@pytest.mark.parametrize("times", [2, 6, 12])
def test_phrases_that_explain_each_other_in_a_circle(times: int) -> None:
    text = "Kenya and its embassy " + "and its ambassador and its embassy " * times + " visited Fiji in 1999. "
    assert set(facts(PLAIN)) <= set(facts(text + PLAIN))


@pytest.mark.parametrize(
    ("start", "again", "end"),
    [
        ("The ambassador said that ", "the embassy of ", "Kenya opened in Oslo."),
        ("Kenya", "'s embassy", " opened in Oslo in 1999 and was a great success."),
        ("The minister ", "of the government of the minister ", "of Kenya visited Fiji in 1999."),
        ("Kenya said that Fiji ", "denied that Norway said that Fiji ", "attacked the embassy."),
        ("Kenya expelled the envoy ", "because of the attack after the visit in response to the raid ", "in 1999."),
    ],
)
def test_work_does_not_explode_with_nesting(start: str, again: str, end: str) -> None:
    facts(PLAIN)  # loads the model
    plain = set(facts(PLAIN))

    def work(times: int) -> int:
        return calls(lambda: found.update(facts(start + again * times + end + "\n\n" + PLAIN)))

    for times in (8, 16):
        found: set[str] = set()
        assert work(2 * times) < 6 * work(times)
        assert plain <= found
    assert work(128) < 24 * work(16)  # near 8 times the words; the square of that would be 64


def test_hyphens_do_not_send_the_search_for_acronyms_astray() -> None:
    facts(PLAIN)
    few, many = (calls(lambda n=n: facts(f"The A-{'B-' * n}C met. {'Ada ' * 25 * n}left. {PLAIN}")) for n in (20, 200))
    assert many < 30 * few  # ten times the words


def test_a_parse_that_is_too_long_is_not_believed_but_its_words_stay() -> None:
    text = "Kenya and " * parser.MAX_TOKENS + "Fiji met."
    sentences = parse_text(text)
    assert sum(len(sentence.tokens) for sentence in sentences) > parser.MAX_TOKENS
    for sentence in sentences:
        if len(sentence.tokens) > parser.MAX_TOKENS:
            assert all(token.head == token.index for token in sentence.tokens)
        for token in sentence.tokens:
            assert len(list(sentence.ancestors(token))) <= parser.MAX_DEPTH


def test_a_text_that_comes_again_is_parsed_as_the_first_time() -> None:
    once = list(parse(read_text(PLAIN, slug="x")))
    texts = [PLAIN, "Fiji left the union in 2001.", PLAIN, "Yes!", PLAIN]
    again = list(parse(read_text("\n\n".join(texts) + "\n", slug="x")))
    same = [
        [(t.text, t.lemma, t.pos, t.dep, t.head, t.entity) for t in sentence.tokens] for sentence in (*once, *again)
    ]
    assert [sentence.text for sentence in again] == [texts[0], texts[1], texts[2], texts[4]]
    assert same[0] == same[1] == same[3] == same[4]
    assert len({sentence.passage for sentence in again}) == len(again)
