import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.queries.tokens import line_of, telling, tokens

HOSTILE = st.text(st.one_of(st.sampled_from("\"'<>{}?$a:_#\\@\n\r .-1é\u200b"), st.characters()), max_size=60)


@given(HOSTILE)
def test_tokens_give_the_text_back(text):
    assert "".join(token.text for token in tokens(text)) == text


@given(HOSTILE)
def test_telling_tokens_are_those_that_are_not_plainly_harmless(text):
    assert list(telling(text)) == [t for t in tokens(text) if t.kind in {"word", "name", "iri"} or "\\" in t.text]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("'a $b'", ["string"]),
        ('"a \\" $b"', ["string"]),
        ('"""a "$b" \n"""', ["string"]),
        ("<urn:$b>", ["iri"]),
        ("?a<$b", ["variable", "other", "variable"]),
        ("# $b", ["comment"]),
        ("vb:a.b", ["name"]),
        ('"a"@en-GB', ["string", "language"]),
        ("_:b1", ["name"]),
        ("ex:it\\'s", ["name"]),
    ],
)
def test_kinds(text, kinds):
    assert [token.kind for token in tokens(text)] == kinds


def test_lines_count_from_one():
    assert [line_of("a\nb", start) for start in (0, 2)] == [1, 2]
