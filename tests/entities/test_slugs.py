import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.entities.slugs import MAXIMUM, romanise, slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@given(st.text())
def test_is_a_slug_whatever_the_text(text):
    slug = slugify(text)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MAXIMUM


@given(st.text())
def test_a_slug_is_its_own_slug(text):
    assert slugify(slugify(text)) == slugify(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF)))
def test_the_normal_form_does_not_count(text):
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1))
def test_every_hangul_syllable_is_readable(text):
    assert re.fullmatch("[a-z]+", romanise(text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Embassy of Norway, Quito", "embassy-of-norway-quito"),
        ("Łódź", "lodz"),
        ("Straße 7", "strasse-7"),
        ("Nuku’alofa", "nukualofa"),
        ("U.N. Security Council", "un-security-council"),
        ("부산", "busan"),
        ("독립문", "dokripmun"),
        ("음악", "eumak"),
        ("않아", "ana"),
        ("--", "xaa7ae5f5"),
    ],
)
def test_examples(text, slug):
    if slug.startswith("x"):
        assert re.fullmatch("x[0-9a-f]{8}", slugify(text))
    else:
        assert slugify(text) == slug


def test_different_words_of_other_scripts_stay_different():
    assert slugify("東京 office") != slugify("京都 office")


def test_a_long_text_keeps_its_own_slug():
    assert slugify("word " * 100 + "one") != slugify("word " * 100 + "two")
