"""A golden table of quantities, each phrase the project's own, and what holds for any text."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language.quantities import find_quantities
from verbale.language.quantities.nouns import singular_of
from verbale.language.times import parse_times
from verbale.language.wordlists import ordered_words, word_set
from verbale.model import DataFileError, Passage

# text | value unit [counted] {approximation} of each quantity, separated by " ; "
GOLDEN = """
31 individuals | 31 person [individual]
nine Finnish families resident in the town | 9 family [Finnish family]
620 business people | 620 person [business person]
the 72 hostages held there | 72 person [hostage]
53 mill owners and 17 sportspeople | 53 person [mill owner] ; 17 person [sportsperson]
44 social workers | 44 person [social worker]
roughly 810 Swedes | 810 person [Swede] {roughly}
2,114 citizens listed | 2114 person [citizen]
12,000 practitioners | 12000 person [practitioner]
58,000 Israelis came | 58000 person [Israeli]
2,700 Vietnamese students | 2700 person [Vietnamese student]
300 Vietnamese in the port | 300 person [Vietnamese]
21,000 U.S. citizens | 21000 person [U.S. citizen]
two more diplomats | 2 person [diplomat]
18 Oslo-based part-time employees | 18 person [Oslo-based part-time employee]
one diplomat | 1 person [diplomat]
33 expatriate staff | 33 person [expatriate staff]
88 female refugees | 88 person [female refugee]
over 4.2 million people | 4200000 person [person] {over}
a hundred soldiers | 100 person [soldier]
twenty-one pilots | 21 item [pilot]
two hundred and thirty-four families | 234 family [family]
2,000 T-55s | 2000 item [T-55]
21 Falcon X150 helicopters | 21 item [Falcon X150 helicopter]
at least thirty Danish bakeries | 30 item [Danish bakery] {at least}
more than 60 road projects | 60 item [road project] {more than}
16 other trade partners | 16 item [trade partner]
four Consulates | 4 item [Consulate]
19 vessels and 1,200 men | 19 item [vessel] ; 1200 person [man]
640,000 tonnes of wheat | 640000 item [tonne]
a 200-mile zone | 200 item [mile]
730 million cubic meters | 730000000 item [cubic meter]
6 days to reply | 6 day [day]
for three weeks | 3 week [week]
a 10-year plan | 10 year [year]
a five-year grant | 5 year [year]
nearly 20 months | 20 month [month] {nearly}
seven decades | 7 decade [decade]
100 Years of Trade | 100 year [year]
the 35th anniversary | 35 year [anniversary]
under 18 years old | 18 year [age] {under}
a 16-year-old pilot | 16 year [age]
US$ 61,000 in wool | 61000 USD
US$7,300 | 7300 USD
U.S. dollars 5 | 5 item
5 million U.S. dollars | 5000000 USD
$9 billion | 9000000000 USD
about nearly $9 billion | 9000000000 USD {about nearly}
US$ 3,140 million | 3140000000 USD
€1.5bn | 1500000000 EUR
€300m | 300000000 EUR
6B$ | 6000000000 USD
£2.5 million | 2500000 GBP
23 million USD | 23000000 USD
USD 23 million | 23000000 USD
S/ 500 | 500 PEN
more than 70,000 soles spent | 70000 PEN {more than}
5 million Kenyan shillings | 5000000 KES
2.5 million euros | 2500000 EUR
300 million won | 300000000 KRW
40 million yen | 40000000 JPY
12 million Swiss francs | 12000000 CHF
3,000 pesos | 3000 item [peso]
$3-4 million | 3000000 USD {3-4 million}
$20 to $30 | 20 USD {20 to $30}
fell by nearly 43% | 43 percent {nearly}
a 6.3% increase | 6.3 percent
43 % of them | 43 percent
10 percent | 10 percent
7.5 per cent | 7.5 percent
11 percentage points | 11 percent [percentage point]
0.4% of it | 0.4 percent
35-40% of the catch | 35 percent {35-40}
between 5 and 10% of it | 5 percent {5 and 10}
one third of the crew | 33.33 percent
two-thirds of them | 66.67 percent
more than half of them | 50 percent {more than}
more than one in four | 25 percent {more than}
nine out of ten Danes | 90 percent
two in every five Danes | 40 percent
one in two years | 2 year [year]
Half are children | 50 percent
40 Hmong left | 40 person [Hmong]
roughly three or four new families | 3 family [new family] {roughly three or four}
120,000–160,000 people | 120000 person [person] {120,000–160,000}
20 to 30 ships | 20 item [ship] {20 to 30}
2 to 3 million people | 2000000 person [person] {2 to 3 million}
from 2,630 to just 914 | 2630 item ; 914 item
hundreds of barns | 100 item [barn] {hundreds of}
tens of thousands of refugees | 10000 person [refugee] {tens of thousands of}
a dozen villages | 12 item [village]
half a dozen ships | 6 item [ship]
a couple of ships | 2 item [ship] {a couple of}
three million vaccine doses | 3000000 item [vaccine dose]
about 1 406 people | 1406 person [person] {about}
an estimated 400 guests | 400 person [guest] {an estimated}
as many as 400 guests | 400 person [guest] {as many as}
just under 400 guests | 400 person [guest] {just under}
up to 400 guests | 400 person [guest] {up to}
no fewer than 400 guests | 400 person [guest] {no fewer than}
only 400 guests | 400 person [guest]
ninth-largest Finnish community | 9 rank [largest Finnish community]
the 23rd largest trading partner | 23 rank [largest trading partner]
our 4th commercial partner | 4 rank [commercial partner]
the second main destination of exports | 2 rank [main destination]
the second most populous island | 2 rank [most populous island]
one of the top 20 supplier markets | 20 rank [supplier market] {top}
the largest Finnish church | 1 rank [largest Finnish church]
its largest trading partner | 1 rank [largest trading partner]
19 took up farming | 19 item
Population: 1,406 | 1406 item
forty-two | 42 item
"""

SPANISH = """
450 millones de dólares | 450000000 USD
casi 3 mil millones de euros | 3000000000 EUR {casi}
1.406 personas | 1406 person [persona]
7,5 % del total | 7.5 percent
el 20 por ciento | 20 percent
veinte soldados | 20 person [soldado]
más de 2.500 familias | 2500 family [familia] {más de}
tres años | 3 year [año]
70.000 soles | 70000 PEN
"""

NONE = """
Resolution 2460 of the Assembly
Article 11 says
call +51 1 422-2000 now
Agenda 21 was adopted
the Group of 77
MARS-19 and Z707 and J20 and X150
at 10:30 they met
they won 3-1
on page 7 and No. 5
version 1.2.3
at 20 Elm Tree Road
one of many
one another
the three-state solution
a two-way street
the Five Point Plan
the first migrant
a 9th dan black belt
Thirty-First Forum
the largest part of them
one of the largest clubs
in 1953 they met
one third party
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def shown(text: str, language: str = "en") -> str:
    times = [expression.passage for expression in parse_times(text, language=language)]
    return " ; ".join(
        f"{q.value} {q.unit}"
        + (f" [{q.counted}]" if q.counted else "")
        + (f" {{{q.approximation}}}" if q.approximation else "")
        for q in find_quantities(text, language=language, skip=times)
    )


def test_the_tables_are_whole() -> None:
    assert len(rows(GOLDEN)) + len(rows(SPANISH)) + len(rows(NONE)) >= 130


@pytest.mark.parametrize(("text", "expected"), rows(GOLDEN))
def test_english(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SPANISH))
def test_spanish(text: str, expected: str) -> None:
    assert shown(text, "es") == expected


@pytest.mark.parametrize("text", [row[0] for row in rows(NONE)])
def test_numbers_that_only_name(text: str) -> None:
    assert shown(text) == ""


def test_a_list_number_is_none() -> None:
    assert shown("1. Open 3 schools\n2. Close 4 schools") == "3 item [school] ; 4 item [school]"


def test_a_citation_mark_is_none() -> None:
    text = "It has 2,114 citizens.[12] It grew.[3]"
    [quantity] = find_quantities(text)
    assert quantity.passage.of(text) == "2,114 citizens"


def test_skipped_passages_are_left_alone() -> None:
    text = "40 ships, 50 boats and 60 rafts"
    found = find_quantities(text, skip=[Passage(0, 31), Passage(11, 19)])
    assert found == []
    assert [str(q.value) for q in find_quantities(text, skip=[Passage(10, 18)])] == ["40", "60"]


def test_a_passage_covers_the_words_that_make_it() -> None:
    text = "They sent more than US$ 3,140 million and nearly nine Finnish families."
    assert [q.passage.of(text) for q in find_quantities(text)] == [
        "more than US$ 3,140 million",
        "nearly nine Finnish families",
    ]


def test_only_the_passage_is_read() -> None:
    text = "They sent 40 ships. They lost 50 boats."
    [quantity] = find_quantities(text, 19)
    assert quantity.passage.of(text) == "50 boats"


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_a_count_comes_back_in_every_grouping(value: int) -> None:
    for form in (f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\u00a0")):
        [quantity] = find_quantities(f"It had {form} inhabitants.")
        assert (quantity.value, quantity.unit) == (Decimal(value), "person"), form
    [quantity] = find_quantities(f"Tenía {value:,} habitantes.".replace(",", "."), language="es")
    assert quantity.value == value


@given(st.integers(2, 99), st.sampled_from(["million", "billion", "thousand"]))
@settings(max_examples=40, deadline=None)
def test_words_and_digits_agree(value: int, scale: str) -> None:
    small, tens = ordered_words("en.units"), ordered_words("en.tens")
    words = small[value] if value < 20 else tens[value // 10 - 2] + (f"-{small[value % 10]}" if value % 10 else "")
    [spelt] = find_quantities(f"It cost {words} {scale} euros.")
    [figures] = find_quantities(f"It cost {value} {scale} euros.")
    assert (spelt.value, spelt.unit) == (figures.value, figures.unit)


SCRAPS = """nearly more than 5 1,406 2.5 million billion % $ US € euros dollars people T-55s families two or three top
largest seventh - – to half of a dozen 10B$ [4] . , ( ) + 1st years old one third de millones 1988 Korean hundred and"""


@given(st.lists(st.sampled_from([*SCRAPS.split(), "\n"]), max_size=40), st.sampled_from(["en", "es", "ko"]))
@settings(max_examples=200, deadline=None)
def test_words_of_quantity_in_any_order(words: list[str], language: str) -> None:
    check(" ".join(words), language)
    check("".join(words), language)


@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, language: str) -> None:
    check(text, language)


def check(text: str, language: str) -> None:
    last = 0
    for quantity in find_quantities(text, language=language):
        assert last <= quantity.passage.start < quantity.passage.end <= len(text)
        assert quantity.value.is_finite()
        assert quantity.value >= 0
        assert quantity.unit
        last = quantity.passage.end


@pytest.mark.parametrize(
    "text",
    ["1 " * 30_000, "1-" * 30_000, "9" * 60_000, "one " * 15_000, "$" * 40_000, "nearly " * 10_000, "1.2." * 15_000,
     "top 10 " * 8_000, "the largest " * 6_000, "5 A " * 15_000, "hundreds of " * 6_000, "U.S. " * 12_000],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    find_quantities(text)
    assert time.perf_counter() - started < 20, "seconds; a quadratic reader takes minutes"


def test_word_lists() -> None:
    assert len(ordered_words("en.plurals")) == len(ordered_words("en.singulars"))
    assert len(ordered_words("en.months")) == len(ordered_words("es.months")) == 12
    assert not word_set("en.persons") & word_set("en.not_persons")
    with pytest.raises(DataFileError, match=r"en\.nothing"):
        word_set("en.nothing")
    assert singular_of("buses") == "bus"
