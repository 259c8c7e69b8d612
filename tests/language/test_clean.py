"""Clean text knows where each of its characters comes from."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.clean import clean_block
from verbale.model import Block, BlockKind, Passage


def block(text, *noise):
    return Block(BlockKind.PARAGRAPH, Passage(0, len(text)), noise=tuple(Passage(*n) for n in noise))


@pytest.mark.parametrize(
    ("text", "noise", "clean"),
    [
        ("Talks began.[12] They ended.", ((12, 16),), "Talks began. They ended."),
        ("[3]Talks", ((0, 3),), "Talks"),
        ("Talks[3]", ((5, 8),), "Talks"),
        ("a[1][2]b", ((1, 4), (4, 7)), "ab"),
        ("Kenya’s “ties”\ngrew\u00a0fast", (), 'Kenya\'s "ties" grew fast'),
        ("Ole Lind (also spelled Ole Lynd) came.", (), "Ole Lind  came."),
        ("They re-established ties with a re-export firm.", (), "They reestablished ties with a reexport firm."),
        ("Re-opened in pre-war Oslo, the re-web", (), "Reopened in pre-war Oslo, the re-web"),
        ("Ole Lind (aged forty and tired) came.", (), "Ole Lind (aged forty and tired) came."),
    ],
)
def test_noise_and_other_names_are_left_out(text, noise, clean):
    assert clean_block(text, block(text, *noise)).text == clean


def test_a_block_that_is_all_noise_is_empty():
    clean = clean_block("[1]", block("[1]", (0, 3)))
    assert (clean.text, clean.passage(0, 0)) == ("", Passage(0, 0))


def test_a_passage_over_noise_reaches_from_its_first_to_its_last_character():
    clean = clean_block("War[1] ended", block("War[1] ended", (3, 6)))
    assert clean.passage(0, 9) == Passage(0, 12)


def test_a_block_further_on_is_counted_from_the_start_of_the_document():
    text = "Title\n\nWar[1] ended"
    clean = clean_block(text, Block(BlockKind.PARAGRAPH, Passage(7, len(text)), noise=(Passage(10, 13),)))
    assert clean.passage(4, 9).of(text) == "ended"


@st.composite
def noisy(draw):
    """A text with passages of it that are noise."""
    text = draw(st.text(string.ascii_letters + " .’“\n[]1", min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@given(noisy())
def test_every_character_comes_from_where_it_says(case):
    text, noise = case
    clean = clean_block(text, block(text, *noise))
    straight = str.maketrans({"’": "'", "“": '"', "\n": " "})
    origins = [clean.origin(i) for i in range(len(clean.text))]
    assert [text[o].translate(straight) for o in origins] == list(clean.text)
    assert origins == sorted(set(origins))
    assert not any(start <= o < end for o in origins for start, end in noise)


@given(noisy(), st.data())
def test_a_part_says_the_same_of_its_characters(case, data):
    text, noise = case
    clean = clean_block(text, block(text, *noise))
    start, end = sorted((data.draw(st.integers(0, len(clean.text))), data.draw(st.integers(0, len(clean.text)))))
    part = clean.part(start, end)
    assert part.text == clean.text[start:end]
    assert [part.origin(i) for i in range(len(part.text))] == [clean.origin(start + i) for i in range(len(part.text))]
