"""A golden table of times, each phrase the project's own: words, what is read, and what it stands for."""

from __future__ import annotations

import pytest

from verbale.language.spans import span
from verbale.language.times import Anchor, TimeKind, find_times, parse_times, resolve

# text | passage -> relation EDTF (~ for approximate); several separated by " ; "
GOLDEN = """
signed on March 4, 1921 in Bern | March 4, 1921 -> at 1921-03-04
signed on 4 March 1921 in Bern | 4 March 1921 -> at 1921-03-04
on 4 Mar 1921 | 4 Mar 1921 -> at 1921-03-04
on Mar. 4, 1921, | Mar. 4, 1921 -> at 1921-03-04
on the 4th of March 1921 | the 4th of March 1921 -> at 1921-03-04
on the 4th of March, 1921 | the 4th of March, 1921 -> at 1921-03-04
on March 4th, 1921 | March 4th, 1921 -> at 1921-03-04
on March the 4th, 1921 | March the 4th, 1921 -> at 1921-03-04
on Friday, March 4, 1921 | Friday, March 4, 1921 -> at 1921-03-04
on Friday 4 March 1921 | Friday 4 March 1921 -> at 1921-03-04
dated 1921-03-04 | 1921-03-04 -> at 1921-03-04
dated 1921/03/04 | 1921/03/04 -> at 1921-03-04
dated 24/3/1921 | 24/3/1921 -> at 1921-03-24
dated 3/24/1921 | 3/24/1921 -> at 1921-03-24
dated 3/4/1921 | 3/4/1921 -> at 1921
dated 24.3.1921 | 24.3.1921 -> at 1921-03-24
dated 4. 3. 1921 | 4. 3. 1921 -> at 1921-03-04
on Feb. 29, 1924 | Feb. 29, 1924 -> at 1924-02-29
the fourth day of March, 1921 | the fourth day of March, 1921 -> at 1921-03-04
this ninth day of June, in the year of our Lord two thousand and nine | *
on Sept. 9 | Sept. 9 -> at XXXX-09-09
on June 30, the envoy left | June 30 -> at XXXX-06-30
on 30 June, the envoy left | 30 June -> at XXXX-06-30
on June 30th | June 30th -> at XXXX-06-30
in August | August -> at XXXX-08
during July, | July -> at XXXX-07
in May | May -> at XXXX-05
in June 1953 | June 1953 -> at 1953-06
in June of 1953 | June of 1953 -> at 1953-06
in June, 1953 | June, 1953 -> at 1953-06
the June 1953 accord | the June 1953 -> at 1953-06
in Oct. 1953 | Oct. 1953 -> at 1953-10
In 1953, talks began | 1953 -> at 1953
in the year 1953 | the year 1953 -> at 1953
during 1953 | 1953 -> at 1953
throughout 1953 | 1953 -> at 1953
back in 1953 | 1953 -> at 1953
the Games of 1953 | 1953 -> at 1953
a 1953 boxing champion | 1953 -> at 1953
the 1953 Winter Games | 1953 -> at 1953
its 1953 constitution | 1953 -> at 1953
Prime Minister Ada Brook (1953) | 1953 -> at 1953
the poet (b. 1953) | 1953 -> at 1953
Recognition of Freedonia, 1953 | 1953 -> at 1953
1953: first treaty | 1953 -> at 1953
Founded: 1953 | 1953 -> at 1953
1953 border incident | 1953 -> at 1953
in 1953 and 1955 | 1953 -> at 1953 ; 1955 -> at 1955
in 1953, 1955, and 1958 | 1953 -> at 1953 ; 1955 -> at 1955 ; 1958 -> at 1958
in the 1950s | the 1950s -> at 195X
in the 1950's | the 1950's -> at 195X
in the late 1950s | the late 1950s -> at ~195X
since the mid-1950s | since the mid-1950s -> since ~1950/..
the early 1950s | the early 1950s -> at ~195X
in the fifties | the fifties -> at 195X
in the '50s | the '50s -> at 195X
between the 1950s and the 1970s | between the 1950s and the 1970s -> at 1950/1979
until the 1950s | until the 1950s -> until ../1959
in the 1800s | the 1800s -> at 18XX
in the 2000s | the 2000s -> at 200X
in the early 930s | the early 930s -> at ~093X
in 195X | 195X -> at 195X
in the 19th century | the 19th century -> at 18XX
in the nineteenth century | the nineteenth century -> at 18XX
in the late 19th century | the late 19th century -> at ~18XX
in the mid-nineteenth century | the mid-nineteenth century -> at ~18XX
in the twenty-first century | the twenty-first century -> at 20XX
between the 14th and 16th centuries | the 14th and 16th centuries -> at 1300/1599
from 1953 to 1958 | from 1953 to 1958 -> at 1953/1958
from 1953 until 1958 | from 1953 until 1958 -> at 1953/1958
from 1908 until his death in 1922 | from 1908 until his death in 1922 -> at 1908/1922
from 1908 until its closure in May 1922 | from 1908 until its closure in May 1922 -> at 1908/1922-05
in 1908, until his visit in 1922 | 1908 -> at 1908 ; 1922 -> at 1922
between 1953 and 1958 | between 1953 and 1958 -> at 1953/1958
1953–1958 | 1953–1958 -> at 1953/1958
the war (1953-1958) | 1953-1958 -> at 1953/1958
the war (1953–58) | 1953–58 -> at 1953/1958
in 1953/54 | 1953/54 -> at 1953/1954
in 2011-12 | 2011-12 -> at 2011/2012
the years 1851 to 1879 | the years 1851 to 1879 -> at 1851/1879
From 1931–1966, | From 1931–1966 -> at 1931/1966
June 3–5, 1953 | June 3–5, 1953 -> at 1953-06-03/1953-06-05
June 3-5, 1953 | June 3-5, 1953 -> at 1953-06-03/1953-06-05
June 3 to 5, 1953 | June 3 to 5, 1953 -> at 1953-06-03/1953-06-05
3–5 June 1953 | 3–5 June 1953 -> at 1953-06-03/1953-06-05
3 to 5 June 1953 | 3 to 5 June 1953 -> at 1953-06-03/1953-06-05
June 30 – July 2, 1953 | June 30 – July 2, 1953 -> at 1953-06-30/1953-07-02
June 30–July 2, 1953 | June 30–July 2, 1953 -> at 1953-06-30/1953-07-02
30 June–2 July 1953 | 30 June–2 July 1953 -> at 1953-06-30/1953-07-02
December 30–January 2, 1954 | December 30–January 2, 1954 -> at 1953-12-30/1954-01-02
December 30, 1953 – January 2, 1954 | December 30, 1953 – January 2, 1954 -> at 1953-12-30/1954-01-02
June 3–5 | June 3–5 -> at XXXX-06-03/XXXX-06-05
from 3 to 5 June 1953 | from 3 to 5 June 1953 -> at 1953-06-03/1953-06-05
from March to June 1953 | from March to June 1953 -> at 1953-03/1953-06
from July 1950 to July 1953 | from July 1950 to July 1953 -> at 1950-07/1953-07
From May 8 until October 5, 1953 | From May 8 until October 5, 1953 -> at 1953-05-08/1953-10-05
between May and July 1953 | between May and July 1953 -> at 1953-05/1953-07
on 3 and 5 June 1953 | 3 -> at 1953-06-03 ; 5 June 1953 -> at 1953-06-05
on June 3 and 5, 1953 | June 3 -> at 1953-06-03 ; 5, 1953 -> at 1953-06-05
on May 3 and June 5, 1953 | May 3 -> at 1953-05-03 ; June 5, 1953 -> at 1953-06-05
in May and June 1953 | May -> at 1953-05 ; June 1953 -> at 1953-06
frozen since 1953, when | since 1953 -> since 1953/..
since June 1953 | since June 1953 -> since 1953-06/..
since 3 June 1953 | since 3 June 1953 -> since 1953-06-03/..
Until June 1953, exports | Until June 1953 -> until ../1953-06
till 1953 | till 1953 -> until ../1953
up to 1953 | up to 1953 -> until ../1953
up until 1953 | up until 1953 -> until ../1953
until the end of June 1953 | until the end of June 1953 -> until ../1953-06
through 1953 | through 1953 -> until ../1953
before 1953 | before 1953 -> before ../1953
prior to June 1953 | prior to June 1953 -> before ../1953-06
pre-1953 borders | pre-1953 -> before ../1953
after 1953 | after 1953 -> after 1953/..
post-1953 reforms | post-1953 -> after 1953/..
after 1953, it fell by half by 1958 | after 1953 -> after 1953/.. ; by 1958 -> by 1958
By 1953, it had recovered | By 1953 -> by 1953
by the end of 1953 | by the end of 1953 -> by 1953
no later than 3 June 1953 | no later than 3 June 1953 -> by 1953-06-03
As of 1953, there were | As of 1953 -> as-of 1953
as of June 3, 1953 | as of June 3, 1953 -> as-of 1953-06-03
as late as 1953 | 1953 -> at 1953
as early as 1953 | 1953 -> at 1953
as far back as 1953 | 1953 -> at 1953
not until 1953 did they | 1953 -> at 1953
from 1953 onwards | from 1953 onwards -> since 1953/..
from 1953 on, | from 1953 on -> since 1953/..
served from July 1953. | from July 1953 -> since 1953-07/..
a letter from 1953 | 1953 -> at 1953
starting in 1953 | starting in 1953 -> since 1953/..
from 1953 to the present | from 1953 to the present -> since 1953/..
chairman (1953–present) | 1953–present -> since 1953/..
chairman (1953–) | 1953– -> since 1953/..
the summer of 1953 | the summer of 1953 -> at 1953-22
in spring 1953 | spring 1953 -> at 1953-21
in the winter of 1953–54 | the winter of 1953–54 -> at 1953-12/1954-02
in early 1953 | early 1953 -> at ~1953
in late June 1953 | late June 1953 -> at ~1953-06
in mid-1953 | mid-1953 -> at ~1953
at the end of 1953 | the end of 1953 -> at ~1953
at the beginning of June 1953 | the beginning of June 1953 -> at ~1953-06
circa 1953 | 1953 -> at ~1953
(c. 1953) | 1953 -> at ~1953
in about 1953 | 1953 -> at ~1953
the first quarter of 1953 | the first quarter of 1953 -> at 1953-01/1953-03
in the second half of 1953 | the second half of 1953 -> at 1953-07/1953-12
Q3 1953 | Q3 1953 -> at 1953-07/1953-09
on 3 June 1953.[12] In 1955,[3] | 3 June 1953 -> at 1953-06-03 ; 1955 -> at 1955
this year, 1953, marks | this year, 1953 -> at 1953
AD 660 | AD 660 -> at 0660
"""

NONE = """
a population of 1,406
the 720 hostages
some 2000 people came
2000 refugees arrived
In 2000 people were counted
they sold 1500 tonnes of rice
for 1800 dollars
a total of 1800.
$2011 was paid
10,000 rifles
as shown [1988] by
Flight 1988 to Oslo
Resolution 1325 of the Council
ZX-1988 and K1953
call 555 1953-2000
see https://example.org/2015/04/07/page-1953
It may rain and they march on
She may have gone. He was second to none.
the march to the sea
version 1953.2.1
5 days and ten years
every six months
Bolivia (1640), Chile (2890)
fell from 1640 to 914
on February 30, 1953x
nearly 20 months after talks began
The year before the war was quiet
Theresa May said so
proposed by May
the Arab Spring spread
the Forum 2060 Plan
in the 3rd century BC
"""

RELATIVE = """
in the same year | 1953-06 | same 1953
on June 9 of the same year | 1953 | 1953-06-09
in December of the same year | 1953-06-30 | 1953-12
in December of that year | 1953 | 1953-12
that December | 1953-06 | 1953-12
earlier that month | 1953-06-30 | 1953-06
earlier that month | 1953/.. | 1953
that same day | 1953-06-30 | 1953-06-30
on the same date | 1953-06-30 | 1953-06-30
on the same day | XXXX-06-30 | XXXX-06-30
the following year | 1953 | 1954
the next year | 1953-06-30 | 1954
the previous year | 1953 | 1952
the year before, | 1953 | 1952
in June the following year | 1953 | 1954-06
the following month | 1953-12 | 1954-01
the next day | 1953-12-31 | 1954-01-01
the following December | 1953-06 | 1953-12
two years later | 1953 | 1955
a year later | 1953-06-30 | 1954
Three years later, on April 2, | 1953 | 1956-04-02
three years later on April 2 | 1953-06 | 1956-04-02
two years later in March | 1953 | 1955-03
three months later | 1953-11-02 | 1954-02
three months later | 1953 | none
ten days later | 1953-12-25 | 1954-01-04
ten days later | 1953 | none
three years earlier | 1950/1953 | 1947
years later | 1953 | after 1953/..
several years earlier | 1953 | before ../1953
in the following two years | 1953 | 1954/1955
the preceding three years | 1953 | 1950/1952
since then | 1953-06-30 | since 1953-06-30/..
until then | 1953 | until ../1953
from then until 1958 | 1953-06 | 1953-06/1958
by the end of that year | 1953-06 | by 1953
in the summer of that year | 1953 | 1953-22
a decade later | 1953 | ~1963
"""

PUBLISHED = """
last year | 2021-06-30 | 2020
this year | 2021 | 2021
next year | 2021 | 2022
earlier this month | 2021-06-30 | 2021-06
last month | 2021-01-30 | 2020-12
last month | 2021 | none
We met today | 2021-06-30 | 2021-06-30
yesterday | 2021-03-01 | 2021-02-28
the past May 12th | 2021-06-30 | 2021-05-12
last May 12th | 2021-03-30 | 2020-05-12
the past May 12th | 2021 | 2021-05-12
last December | 2021-06-30 | 2020-12
next March | 2021-06-30 | 2022-03
next March | 2021 | none
this May | 2021 | 2021-05
two years ago | 2021-06-30 | 2019
a decade ago | 2021 | ~2011
fifty years ago tomorrow | 2021-06-29 | 1971
over the past five years | 2021 | 2016/2021
the last 80 years | 2021 | 1941/2021
currently | 2021-06-30 | 2021-06-30
at the end of last year | 2021 | ~2020
"""

SPANISH = """
suscrito el 4 de marzo de 1921. | el 4 de marzo de 1921 -> at 1921-03-04
el 1º de enero de 1921 | el 1º de enero de 1921 -> at 1921-01-01
el primero de enero del 2011 | el primero de enero del 2011 -> at 2011-01-01
4 de marzo del año 1921 | 4 de marzo del año 1921 -> at 1921-03-04
en junio de 1953. | junio de 1953 -> at 1953-06
en el año 2011 | el año 2011 -> at 2011
en 1953 | 1953 -> at 1953
desde 1953 | desde 1953 -> since 1953/..
hasta abril de 1953 | hasta abril de 1953 -> until ../1953-04
entre 1953 y 1958 | entre 1953 y 1958 -> at 1953/1958
de 1953 a 1958 | 1953 a 1958 -> at 1953/1958
desde 1953 hasta 1958 | desde 1953 hasta 1958 -> at 1953/1958
a finales de 1953 | finales de 1953 -> at ~1953
en los años ochenta | los años ochenta -> at 198X
en la década de 1950 | la década de 1950 -> at 195X
el siglo XIX | el siglo XIX -> at 18XX
el 3 de mayo | el 3 de mayo -> at XXXX-05-03
del 3 al 5 de mayo de 1953 | 3 al 5 de mayo de 1953 -> at 1953-05-03/1953-05-05
a partir del 1 de marzo de 1953 | a partir del 1 de marzo de 1953 -> since 1953-03-01/..
desde 1953 en adelante | desde 1953 en adelante -> since 1953/..
antes de 1953 | antes de 1953 -> before ../1953
en el verano de 1953 | el verano de 1953 -> at 1953-22
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def shown(text: str, language: str = "en") -> str:
    return " ; ".join(
        f"{e.passage.of(text)} -> {e.relation} {'~' if e.approximate else ''}{e.span.edtf if e.span else '?'}"
        for e in parse_times(text, language=language)
    )


def test_the_tables_are_whole() -> None:
    assert len(rows(GOLDEN)) + len(rows(NONE)) + len(rows(RELATIVE)) + len(rows(PUBLISHED)) + len(rows(SPANISH)) >= 240


@pytest.mark.parametrize(("text", "expected"), [row for row in rows(GOLDEN) if row[1] != "*"])
def test_english(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SPANISH))
def test_spanish(text: str, expected: str) -> None:
    assert shown(text, "es") == expected


def test_a_solemn_date() -> None:
    text = "this ninth day of June, in the year of our Lord two thousand and nine"
    assert shown(text) == f"{text} -> at 2009-06-09"


@pytest.mark.parametrize("text", [row[0] for row in rows(NONE)])
def test_false_friends(text: str) -> None:
    assert [m.span.edtf for m in find_times(text) if len(m.span.edtf) == 4] == []


def relative(text: str, anchor: str, expected: str, name: str) -> None:
    [expression] = parse_times(text)
    assert expression.kind is TimeKind.RELATIVE
    assert resolve(expression) is None, "nothing is invented without an anchor"
    mention = resolve(expression, **{name: span(anchor)})  # type: ignore[arg-type]
    if expected == "none":
        assert mention is None
        return
    assert mention is not None
    words = expected.split()
    found = ("~" if mention.approximate else "") + mention.span.edtf
    if mention.relation in ("after", "before"):  # "years later": how much later is not said
        found = found.lstrip("~")
    assert found == words[-1]
    assert mention.computed_from == anchor
    if len(words) == 2 and words[0] != "same":
        assert mention.relation == words[0]


@pytest.mark.parametrize(("text", "anchor", "expected"), rows(RELATIVE))
def test_relative_to_the_time_before(text: str, anchor: str, expected: str) -> None:
    relative(text, anchor, expected, "previous")


@pytest.mark.parametrize(("text", "anchor", "expected"), rows(PUBLISHED))
def test_relative_to_publication(text: str, anchor: str, expected: str) -> None:
    relative(text, anchor, expected, "published")
    [expression] = parse_times(text)
    assert resolve(expression, previous=span("1953"), section=span("1953")) is None


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("on November 23", "2014", "2014-11-23"),
        ("in December", "2014", "2014-12"),
        ("on November 23", "2014/..", "XXXX-11-23"),
        ("on November 23", "201X", "XXXX-11-23"),
        ("on January 7", "1968-12-27/1968-12-30", "1969-01-07"),
        ("on October 28", "1964-10-30/1964-11-02", "1964-10-28"),
        ("on February 29", "2014", "XXXX-02-29"),
        ("on December 30–January 2", "2014", "2014-12-30/2015-01-02"),
        ("since November 23", "2014", "2014-11-23/.."),
        ("on 3 June 1953", "2014", "1953-06-03"),
    ],
)
def test_a_section_gives_a_missing_year(text: str, section: str, expected: str) -> None:
    [mention] = find_times(text, anchor=Anchor(section=span(section)))
    assert mention.span.edtf == expected
    assert mention.computed_from == (section if "XXXX" not in expected and "1953" not in expected else None)


def test_without_an_anchor_a_missing_year_stays_unknown() -> None:
    [mention] = find_times("on November 23", anchor=Anchor(previous=span("2014"), published=span("2014")))
    assert (mention.span.edtf, mention.computed_from) == ("XXXX-11-23", None)


def test_times_lean_on_the_one_before() -> None:
    text = "Signed in 1953, in force three years later on April 2, and ended the following year."
    assert [m.span.edtf for m in find_times(text)] == ["1953", "1956-04-02", "1957"]


def test_spanish_relative_times() -> None:
    text = "Firmado en 1953, vigente dos años después; en diciembre del mismo año y al año siguiente."
    assert [m.span.edtf for m in find_times(text, language="es")] == ["1953", "1955", "1955-12", "1956"]


def test_only_the_passage_is_read() -> None:
    text = "In 1953 they met. In 1958 they parted."
    [mention] = find_times(text, 18, len(text))
    assert (mention.passage.of(text), mention.passage.start) == ("1958", 21)


def test_no_time_reaches_over_an_empty_line() -> None:
    assert [m.span.edtf for m in find_times("until 3 June\n\n1953: opening")] == ["XXXX-06-03", "1953"]
