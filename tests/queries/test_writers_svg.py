"""Pictures: what is in them, that nothing covers anything, and that hostile text stays text."""

from __future__ import annotations

import datetime as dt
import io
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from verbale.model import QueryError
from verbale.queries import Result, Term, run, write
from verbale.queries.drawings import network_of, occurrences_of, picture_of
from verbale.queries.drawings.forces import placed
from verbale.queries.drawings.network_picture import MOST as MOST_NODES
from verbale.queries.drawings.network_picture import _Picture as NetworkPicture
from verbale.queries.drawings.occurrences import in_words
from verbale.queries.drawings.scale import Scale
from verbale.queries.drawings.svg import measure, shortened
from verbale.queries.drawings.timeline import MOST, WIDTH

SVG = "{http://www.w3.org/2000/svg}"
ID = "https://w3id.org/verbale/id/"


def literal(text: str) -> Term:
    return Term("literal", text)


def timeline(*rows, **more) -> Result:
    """Rows of time, what, after, before, fact."""
    return Result(
        ("time", "what", "kind", "after", "before", "fact"),
        tuple(tuple(literal(cell) if cell else None for cell in row) for row in rows),
        **more,
    )


def network(*ties: tuple[str, str, str]) -> Result:
    rows = tuple((Term("iri", ID + a), literal(r), Term("iri", ID + b)) for a, r, b in ties)
    return Result(("from", "relation", "to"), rows)


def drawn(result: Result):
    stream = io.StringIO()
    write(result, "svg", stream)
    return etree.fromstring(stream.getvalue().encode())


def words(root) -> str:
    return " ".join(" ".join(text.itertext()) for text in root.iter(SVG + "text"))


ROWS = (
    ("1963-04-01", "talks", "meeting", None, None, "n1"),
    ("1970", "talks in a year", "meeting", None, None, "n2"),
    (None, "in between", "meeting", "n1", "n2", None),
    ("../1971-08-01", "until then", "accreditation", None, None, None),
    ("2017/..", "since then", "suspension", None, None, None),
    ("199X", "in the nineties", "migration", None, None, None),
    (None, "some day", "meeting", None, None, None),
)


def test_happenings_are_in_order_with_the_placed_among_the_dated():
    found = occurrences_of(timeline(*ROWS))
    assert [o.label for o in found] == [
        "talks", "in between", "talks in a year", "until then", "in the nineties", "since then", "some day",
    ]  # fmt: skip
    between = found[1]
    assert (between.first, between.last, between.placed) == (dt.date(1963, 4, 1), dt.date(1970, 1, 1), True)
    assert [o.exact for o in found] == [True, False, False, False, False, False, False]


def test_an_order_that_cannot_be_is_not_drawn():
    found = occurrences_of(timeline(ROWS[0], ROWS[1], (None, "odd", "k", "n2", "n1", None)))
    assert [o.bounded for o in found] == [True, True, False]


@pytest.mark.parametrize(
    ("edtf", "language", "says"),
    [
        ("1988-12-15", "en", "1988-12-15"),
        ("2017/..", "es", "desde 2017"),
        ("../2016-04", "ko", "2016-04까지"),
        ("199X", "en", "1990s"),
        ("19XX", "en", "1900–1999"),
        ("XXXX-12-17", "en", "12-17, year not given"),
        ("1984~/1986", "en", "about 1984–1986"),
        ("no date", "en", "no date"),
    ],
)
def test_times_in_words(edtf, language, says):
    assert in_words(edtf, language) == says


def test_a_timeline_is_named_described_and_says_everything():
    root = drawn(timeline(*ROWS, title="T<i>tle", question="When & what?"))
    assert root.get("role") == "img"
    assert root.findtext(SVG + "title") == "T<i>tle"
    assert "When & what?" in root.findtext(SVG + "desc")
    assert root.get("aria-labelledby").split() == [e.get("id") for e in root[:2]]
    shown = words(root)
    for _, label, *_ in ROWS:
        assert label in shown
    assert "1990s" in shown
    assert "Not dated" in shown


def test_exact_days_are_dots_longer_times_bars_open_ones_fade_and_ordered_ones_are_dashed():
    root = drawn(timeline(*ROWS))
    rows = {g.findtext(SVG + "title"): g for g in root.iter(SVG + "g")}
    shapes = {title.split(": ")[-1]: g[1] for title, g in rows.items()}
    assert shapes["talks"].tag == SVG + "circle"
    assert shapes["talks in a year"].tag == SVG + "rect"
    assert shapes["since then"].get("fill").startswith("url(#vb-end-")
    assert shapes["until then"].get("fill").startswith("url(#vb-start-")
    assert shapes["in between"].get("stroke-dasharray")
    assert shapes["some day"].get("fill") == "none"
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    assert {e.get("fill")[5:-1] for e in root.iter() if (e.get("fill") or "").startswith("url(")} <= ids


def test_rows_do_not_overlap_and_stay_on_the_page():
    root = drawn(
        timeline(
            *(
                (f"{year}", f"a thing of the year with many words {year}" * 3, "k", *[None] * 3)
                for year in range(1950, 2020)
            )
        )
    )
    rows = [g for g in root.iter(SVG + "g") if g.find(SVG + "text") is not None]
    heights = [float(g.find(SVG + "text").get("y")) for g in rows]
    assert len(heights) == 70
    assert all(b - a >= 20 for a, b in pairwise(heights))
    for g in rows:
        text = g.find(SVG + "text")
        width = measure("".join(text.itertext()), 12)
        start = float(text.get("x")) - (width if text.get("text-anchor") == "end" else 0)
        assert start >= -10
        assert start + width <= WIDTH + 10


def test_a_long_timeline_is_bounded_and_says_so():
    root = drawn(timeline(*((f"{1000 + n}", "x", "k", None, None, None) for n in range(MOST + 40))))
    assert len(list(root.iter(SVG + "g"))) == MOST
    assert "40 more are not drawn" in words(root)


def test_a_timeline_without_any_date_or_row_is_drawn_too():
    assert "some day" in words(drawn(timeline(ROWS[-1])))
    assert drawn(timeline()).get("role") == "img"


@given(st.lists(st.tuples(st.integers(1, 3_000_000), st.integers(0, 9_000)), min_size=1, max_size=20))
def test_a_scale_keeps_the_order_of_days_within_its_ends(spans):
    spans = [(first, min(first + length, 3_652_059)) for first, length in spans]
    scale = Scale(spans, 10, 900)
    days = sorted(day for span in spans for day in span)
    at = [scale.x(day) for day in days]
    assert at == sorted(at)
    assert all(9.99 <= x <= 900.01 for x in at)
    assert all(9.99 <= x <= 900.01 for x, _ in scale.ticks())


def test_a_long_empty_stretch_is_cut_short():
    day = dt.date(1821, 7, 28).toordinal()
    scale = Scale([(day, day), *((d, d) for d in range(716_000, 738_000, 900))], 0, 1000)
    assert len(scale.breaks) == 1
    assert scale.x(716_000) < 200


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_two_boxes_overlap(data):
    count = data.draw(st.integers(1, 25))
    boxes = [(data.draw(st.floats(30, 160)), data.draw(st.floats(20, 60))) for _ in range(count)]
    ends = st.integers(0, count - 1)
    springs = [(a, b, 60.0) for a, b in data.draw(st.lists(st.tuples(ends, ends), max_size=40)) if a != b]
    points = placed(boxes, springs)
    for (one, a), (two, b) in combinations(zip(points, boxes, strict=True), 2):
        apart_x = abs(one[0] - two[0]) >= (a[0] + b[0]) / 2
        apart_y = abs(one[1] - two[1]) >= (a[1] + b[1]) / 2
        assert apart_x or apart_y


def test_a_network_names_things_and_ties_and_merges_what_ties_the_same_two():
    root = drawn(
        network(("state/KE", "visit", "state/BW"), ("state/BW", "trade", "state/KE"), ("state/KE", "aid", "x/y"))
    )
    shown = words(root)
    for word in ("state/KE", "state/BW", "visit", "trade", "aid"):
        assert word in shown
    assert len(root.findall(f".//{SVG}path[@class='edge']")) == 2
    titles = [t.text for t in root.iter(SVG + "title")]
    assert "state/BW – state/KE: trade; visit" in titles


def test_arrows_stand_where_a_tie_goes_one_way():
    def tips(*ties) -> int:
        return len(drawn(network(*ties)).findall(f".//{SVG}path[@class='tip']"))

    assert tips(("a/1", "visit", "a/2")) == 1
    assert tips(("a/1", "allied", "a/2"), ("a/2", "allied", "a/1")) == 0
    assert tips(("a/1", "visit", "a/2"), ("a/2", "trade", "a/1")) == 2


def test_names_of_ties_cover_no_box(seeds_network):
    picture = NetworkPicture(seeds_network, network_of(seeds_network))
    list(picture.lines())
    assert picture.unnamed == 0
    for one, two in combinations(picture.boxes, 2):
        assert abs(one.x - two.x) >= (one.width + two.width) / 2 or abs(one.y - two.y) >= (one.height + two.height) / 2


@pytest.fixture(scope="module")
def seeds_network() -> Result:
    """One node with thirty ties, each named: a hub like those of real answers."""
    return network(*(("state/KE", f"is tied in way {n} to", f"person/person-number-{n}") for n in range(30)))


def test_a_large_network_is_bounded_and_says_so():
    root = drawn(network(*(("a/hub", "r", f"a/{n}") for n in range(MOST_NODES + 25))))
    assert "26 more are not drawn" in words(root)


def test_a_tie_of_a_thing_with_itself_is_a_loop():
    assert any("itself" in (t.text or "") for t in drawn(network(("a/1", "itself", "a/1"))).iter(SVG + "title"))


def test_the_same_answer_gives_the_same_picture():
    ties = [(f"a/{n % 7}", f"r{n}", f"b/{n % 5}") for n in range(20)]
    stream, other = io.StringIO(), io.StringIO()
    write(network(*ties), "svg", stream)
    write(network(*reversed(ties)), "svg", other)
    assert stream.getvalue() == other.getvalue()


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_hostile_words_stay_words(text):
    for result in (timeline(("2001", text, text, None, None, None), title=text), network(("a/b", text, "c/d"))):
        root = drawn(result)
        assert not list(root.iter(SVG + "script"))
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize(
    "text", ["</text><script>alert(1)</script>", "<!--", "]]>", "&bogus;", "\x00\x1b\u202e", "한국어 대사관"]
)
def test_markup_is_text(text):
    root = drawn(timeline(("2001", text, "k", None, None, None)))
    assert not list(root.iter(SVG + "script"))
    known = "svg title desc style rect defs linearGradient stop text tspan path circle g".split()
    assert {e.tag for e in root.iter() if isinstance(e.tag, str)} <= {SVG + tag for tag in known}


def test_hangul_is_measured_wide_and_words_are_cut_to_fit():
    assert measure("대사관", 12) > measure("abc", 12)
    assert measure(shortened("a long text " * 50, 200, 12), 12) <= 200
    assert shortened("short", 200, 12) == "short"


def test_which_picture(data):
    assert picture_of(run("timeline", {"a": "kenya"}, [data])) == "timeline"
    assert picture_of(network(("a/b", "r", "c/d"))) == "network"
    assert picture_of(run("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {}, [data], max_rows=5)) == "network"
    with pytest.raises(QueryError, match="cannot be drawn: a timeline takes a column time"):
        picture_of(Result(("a",), ()))


def test_an_empty_network_says_so():
    with pytest.raises(QueryError, match="nothing to draw"):
        drawn(network())


def test_a_picture_is_headed_with_what_was_asked_about(data):
    root = drawn(run("timeline", {"a": "kenya", "from": "1960"}, [data]))
    assert root.findtext(SVG + "title") == "Timeline: Kenya, from 1960-01-01"


def test_an_answer_in_korean_has_a_picture_in_korean():
    shown = words(drawn(timeline(*ROWS, language="ko")))
    assert "날짜 없음" in shown
    assert "1990년대" in shown
