"""What holds for any text and for any date."""

from __future__ import annotations

import calendar
import datetime as dt
import time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language.spans import contains, earlier_than, overlaps, span
from verbale.language.times import Anchor, find_times, parse_times
from verbale.language.wordlists import ordered_words
from verbale.model import Precision

DATES = st.dates(dt.date(1500, 1, 1), dt.date(2100, 10, 31))  # two months later it is still a year that is read
MONTHS = list(calendar.month_name)[1:]
MESES = list(ordered_words("es.months"))
SCRAPS = """in on since until from to between and by the of 1953 1988–91 2,000 May March 5th 12 3 , . ( ) – - '80s two
years later that same year last next June people century 19th 1950s early late end ago a as of then day $ % [4] año"""
WORDS = st.sampled_from([*SCRAPS.split(), "\n", "\n\n"])


def forms(day: dt.date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}th, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        f"{month[:3]} {day.day}, {day.year}" if month != "May" else f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]}. {day.year}" if month != "May" else f"{day.day} May {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}" if day.day > 12 else day.isoformat(),
    ]


@given(DATES)
@settings(max_examples=60, deadline=None)
def test_a_day_comes_back_in_every_form(day: dt.date) -> None:
    for form in forms(day):
        text = f"They met on {form}, and left."
        [mention] = find_times(text)
        assert mention.span.edtf == day.isoformat(), form
        assert mention.span.earliest == mention.span.latest == day
        assert mention.passage.of(text) == form


@given(DATES)
@settings(max_examples=40, deadline=None)
def test_a_day_comes_back_in_spanish(day: dt.date) -> None:
    [mention] = find_times(f"suscrito el {day.day} de {MESES[day.month - 1]} de {day.year}.", language="es")
    assert mention.span.edtf == day.isoformat()


@given(DATES, st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_a_range_of_days_comes_back(day: dt.date, length: int) -> None:
    last = day + dt.timedelta(days=length)
    first, second = (f"{MONTHS[d.month - 1]} {d.day}" for d in (day, last))
    short = f"{first}–{last.day}, {day.year}" if day.month == last.month and day.year == last.year else None
    for form in (f"{first}–{second}, {last.year}", f"{first}, {day.year} – {second}, {last.year}", short):
        if form is not None:
            [mention] = find_times(f"a visit ({form})")
            assert mention.span.edtf == f"{day}/{last}", form


@given(st.integers(1500, 2095), st.integers(1, 5))
def test_relations_open_the_right_end(year: int, length: int) -> None:
    for words, expected in (
        (f"since {year}", f"{year}/.."),
        (f"until {year}", f"../{year}"),
        (f"from {year} to {year + length}", f"{year}/{year + length}"),
        (f"between {year} and {year + length}", f"{year}/{year + length}"),
        (f"in {year}", f"{year}"),
    ):
        assert [m.span.edtf for m in find_times(f"It stood {words}.")] == [expected]


@given(st.lists(WORDS, max_size=40), st.sampled_from(["en", "es", "ko"]))
@settings(max_examples=200, deadline=None)
def test_words_of_time_in_any_order(words: list[str], language: str) -> None:
    check(" ".join(words), language)


@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, language: str) -> None:
    check(text, language)


def check(text: str, language: str) -> None:
    anchor = Anchor(span("1953-06-30"), span("2021-03-01"), span("1953"))
    last = 0
    for mention in find_times(text, language=language, anchor=anchor):
        assert last <= mention.passage.start < mention.passage.end <= len(text)
        assert mention.passage.of(text).strip() == mention.passage.of(text)
        assert span(mention.span.edtf) == mention.span
        last = mention.passage.end
    starts = [expression.passage.start for expression in parse_times(text, language=language)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 30_000,
        "in " * 20_000,
        "1953–" * 12_000,
        "May " * 15_000,
        "the same " * 8_000,
        "a" * 60_000,
        "_" * 60_000,
        "9" * 60_000,
        "(" * 60_000,
        "early to " * 8_000,
        "twenty-" * 8_000,
        "the decade of " * 5_000,
        "\n\n" * 30_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    find_times(text)
    assert time.perf_counter() - started < 20, "seconds; a quadratic reader takes minutes"


EDTF = st.one_of(
    DATES.map(dt.date.isoformat),
    DATES.map(lambda day: f"{day:%Y-%m}"),
    DATES.map(lambda day: f"{day:%Y}"),
    st.builds(lambda year, season: f"{year}-{season}", st.integers(1500, 2100), st.integers(21, 24)),
    st.integers(150, 209).map(lambda decade: f"{decade}X"),
    st.integers(15, 20).map(lambda century: f"{century}XX"),
    st.tuples(DATES, DATES).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    DATES.map(lambda day: f"../{day:%Y-%m}"),
    DATES.map(lambda day: f"{day:%Y}/.."),
)


@given(EDTF)
@settings(max_examples=150, deadline=None)
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    ours = span(text)
    for mine, bound in ((ours.earliest, theirs.lower_strict()), (ours.latest, theirs.upper_strict())):
        if mine is None:
            assert bound in (float("inf"), float("-inf"))
        else:
            assert (mine.year, mine.month, mine.day) == tuple(bound)[:3]


@given(EDTF, EDTF)
@settings(deadline=None)
def test_how_two_spans_lie(first: str, second: str) -> None:
    a, b = span(first), span(second)
    assert contains(a, a)
    assert overlaps(a, b) == overlaps(b, a)
    assert not (earlier_than(a, b) and overlaps(a, b))
    assert overlaps(a, b) or earlier_than(a, b) or earlier_than(b, a)
    if contains(a, b):
        assert overlaps(a, b)


@pytest.mark.parametrize(
    "text",
    ["", "1953-13", "1953-02-29", "1953/1950", "../..", "19X3", "XXXX", "XXXX-13", "000X", "1953~", "0000", "１９５３"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        span(text)


def test_an_unknown_year_has_no_bounds() -> None:
    unknown = span("XXXX-12-19")
    assert (unknown.precision, unknown.earliest, unknown.latest) == (Precision.UNKNOWN_YEAR, None, None)
    assert contains(unknown, unknown)
    assert not overlaps(unknown, span("1953"))
