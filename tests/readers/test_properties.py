import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.model import InputError
from verbale.readers import identify, read_text, readable
from verbale.readers.languages import LANGUAGES
from verbale.readers.reader import FORMATS

from .conftest import check

NAMES = [one.name for one in FORMATS.formats]
LINES = [
    "", " ", "= T =", "== H ==", "# H", "---", "===", "Infobox", "- Key: value", "* item", "1. one", "| A | B |",
    "|---|---|", "| Embassy | |", "A |", "  ---- ----", "  a    b", "See also", "References", "[1] Ref",
    "x.jpg cap]] words",
    "By Ada Novak", "The author is a minister. She left.", "May 3, 2021", "KING OTTO: Yes. (Laughter.)",
    "Q Why?", "> quote",
    "```", "{|", "|}", "{{Infobox x", "| k = v", "}}", "Category:X", "http://example.org", "They met in 1950.[1]",
    "In this article we explore our world.", "Visits from A to B", "King Otto (1901)", "a long line " * 12,
    "<b>x</b>", "\\|",
]  # fmt: skip
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300),
    st.lists(
        st.one_of(st.sampled_from(LINES), st.text("ab A.1|=-#*[]()_'{}<>:\t\r\u2028é한", max_size=20)),
        min_size=1,
        max_size=25,
    ).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))),
)


def one_line(error):
    assert str(error).startswith("x: ")
    assert "\n" not in str(error)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_no_letter_is_lost_whatever_the_text(name, text):
    try:
        document = check(read_text(text, slug="x", format=name))
    except InputError as error:
        one_line(error)
        return
    assert document.text == text
    assert document == read_text(text, slug="x", format=name)
    assert {block.language for block in document.blocks} <= set(LANGUAGES)
    read = list(readable(document))
    assert [block for block in document.blocks if block in read] == read


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_formats_are_recognised_without_fail(text):
    try:
        document = read_text(text, slug="x")
    except InputError as error:
        one_line(error)
    else:
        assert document.format in NAMES or document.format == "html"


def test_languages_of_plain_cases():
    assert identify("The ministers of both countries signed an agreement on trade.")[0] == "en"
    assert identify("Le ministre des affaires étrangères a signé un accord avec son homologue.")[0] == "fr"
    assert identify("양국 외교장관은 오늘 서울에서 무역 협정에 서명했다.")[0] == "ko"
