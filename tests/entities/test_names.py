import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.entities.names import is_variant, name_parts, surname

SAME = [
    ("Elena Muñoz", "elena munoz"),
    ("Han Duck-jin", "Han Duckjin"),
    ("Han Duck-jin", "Han Duck Jin"),
    ("Lucía Gonzales", "Lucía Gonzalez"),
    ("Ban Yeong-ho", "Ban Yong-ho"),
    ("Stephen Harrow", "Stephen Harorw"),
    ("Mr. Peter Okafor", "Peter Okafor"),
]
DIFFERENT = [
    ("Elena Muñoz", "Elena Mora"),
    ("Han Jong-il", "Han Jong-un"),
    ("Han Yong-nam", "Han Jong-nam"),
    ("Mario Soto", "Maria Soto"),
    ("Daniel Soto", "Daniela Soto"),
    ("Li Wen", "Lu Wen"),
    ("Elena Muñoz", "Elena Muñoz Castro"),
    ("Fernández", "Hernández"),
    ("", "Elena"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_two_spellings_of_one_name(a, b):
    assert is_variant(a, b)
    assert is_variant(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_names(a, b):
    assert not is_variant(a, b)
    assert not is_variant(b, a)


@given(st.text(), st.text())
def test_symmetric(a, b):
    assert is_variant(a, b) == is_variant(b, a)


@given(st.text())
def test_parts_are_words_of_the_name(name):
    assert all(part in name for part in name_parts(name))
    assert surname(name) in " ".join(name_parts(name))


@pytest.mark.parametrize(
    ("name", "east_asian", "expected"),
    [
        ("Ludwig van den Berg", False, "van den Berg"),
        ("Kofi Mensah", False, "Mensah"),
        ("KANG Min-ho", True, "KANG"),
        ("Min-ho Kang", True, "Kang"),
        ("Tanaka Haruto", True, "Tanaka"),
        ("Sukarno", False, "Sukarno"),
        ("", True, ""),
    ],
)
def test_surname(name, east_asian, expected):
    assert surname(name, east_asian) == expected
