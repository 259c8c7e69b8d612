# ruff: noqa: E501  (one case a line)
"""Each check of arithmetic-checks and chronology-checks: one graph where it is ok, one off, one where nobody can tell."""

from __future__ import annotations

import importlib.util
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verbale.queries import run

_spec = importlib.util.spec_from_file_location("graphs", Path(__file__).with_name("graphs.py"))
assert _spec is not None
assert _spec.loader is not None
graphs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(graphs)


def rows(folder: Path, query: str, **parameters: str) -> list[dict[str, str]]:
    result = run(query, parameters, [folder])
    return [
        {c: "" if t is None else t.value.rsplit("/id/", 1)[-1] for c, t in zip(result.columns, row, strict=True)}
        for row in result.rows
    ]


PEOPLE = "vb:featureOfInterest <group/danes> ; vb:referencePlace <state/GH>"


def people(name: str, number: str, time: str, more: str = "") -> str:
    return (
        f"<observation/{name}> a vb:PopulationObservation ; {PEOPLE} ; vb:hasTime <time/{time}> ; "
        f'vb:unit "person" {more} ; vb:value {number} .\n'
    )


def parts(*numbers: str) -> str:
    return "".join(
        people(f"part-{i}", n, "2001", f'; vb:measure "trade {i}" ; vb:partOfObservation <observation/all>')
        for i, n in enumerate(numbers)
    )


def share(number: str, name: str = "share", time: str = "2001") -> str:
    return (
        f"<observation/{name}> a vb:PopulationObservation ; {PEOPLE.replace('danes', name)} ; vb:hasTime <time/{time}> ; "
        f'vb:unit "percent" ; vb:measure "foreign population" ; vb:value {number} .\n'
    )


def change(number: str, word: str, time: str = "1991_1999", more: str = "") -> str:
    value = f'; vb:unit "percent" ; vb:value {number} ' if number else ""
    return (
        f"<observation/change> a vb:PopulationObservation ; {PEOPLE} ; vb:hasTime <time/{time}> ; "
        f'vb:measure "{word}" {more} {value}.\n'
    )


def trade(total: str, there: str = "", back: str = "", word: str = "") -> str:
    ends = (("there", "KE", "BW", there), ("back", "BW", "KE", back))
    blur = f'vb:approximation "{word}" ; ' if word else ""
    return (
        "<observation/both> a vb:TradeObservation ; vb:featureOfInterest <state/KE> , <state/BW> ; "
        f'vb:hasTime <time/2001> ; vb:measure "trade volume" ; vb:unit "USD" ; {blur}vb:value {total} .\n'
    ) + "".join(
        f"<observation/{name}> a vb:TradeObservation ; vb:fromActor <state/{a}> ; vb:toActor <state/{b}> ; "
        f'vb:hasTime <time/2001> ; vb:unit "USD" ; vb:value {number} .\n'
        for name, a, b, number in ends
        if number
    )


def feast(number: str, kept: str = "2010", began: str = "1990-05-03", about: str = "<event/start>") -> str:
    dated = f" ; vb:hasTime <time/{kept}>" if kept else ""
    linked = f" ; vb:aboutEvent {about}" if about else ""
    start = f"vb:hasTime <time/{began}> ; " if began else ""
    return (
        f"<event/feast> a vb:Commemoration{dated}{linked} ; vb:ordinal {number} .\n"
        f"<event/start> a vb:Event , vb:EstablishmentOfRelations ; {start}vb:relationParty <state/KE> , <state/BW> .\n"
    )


WHOLE = people("all", "900", "2001")
BEFORE, AFTER = people("before", "1500", "1991"), people("after", "900", "1999")
REST = "20 farm, and the remaining 880 have shops."

ARITHMETIC = [
    # check, verdict, facts, quote, cells
    ("parts of a whole", "ok", WHOLE + parts("500", "90"), "", {"computed": "590", "stated": "900"}),
    ("parts of a whole", "ok", WHOLE + parts("20", "880"), REST, {"computed": "900"}),
    ("parts of a whole", "off", WHOLE + parts("20", "890"), REST, {"computed": "910", "difference": "10"}),
    ("parts of a whole", "off", WHOLE + parts("20", "870"), REST, {"difference": "-10", "unit": "person"}),
    ("parts of a whole", "off", WHOLE + parts("500", "401"), "", {"difference": "1"}),
    ("parts of a whole", "ok", people("all", "900", "2001", '; vb:approximation "about"') + parts("500", "420"), "", {}),
    ("parts of a whole", "off", people("all", "900", "2001", '; vb:approximation "up to"') + parts("500", "420"), "", {}),
    ("parts of a whole", "ok", people("all", "900", "2001", '; vb:approximation "more than"') + parts("500", "420"), "", {}),
    ("parts of a whole", "ok", people("all", "30000", "2001") + parts("20400", "10050"), "", {"computed": "30450"}),
    ("parts of a whole", "off", people("all", "30000", "2001") + parts("20400", "16250"), "", {"difference": "6650"}),
    ("shares of a whole", "ok", share("60") + share("40", "other"), "", {"computed": "100"}),
    ("shares of a whole", "off", share("60") + share("40.5", "other"), "", {"computed": "100.5", "difference": "0.5"}),
    ("shares of a whole", "off", share("140"), "", {"difference": "40"}),
    (
        "stated share", "ok",
        share("1.5") + people("few", "30", "2001").replace("danes", "share")
        + people("many", "2000", "2001", '; vb:measure "foreign population"').replace("danes", "all"),
        "", {"computed": "1.5", "compared": "30 of 2000"},
    ),
    (
        "stated share", "off",
        share("2.5") + people("few", "30", "2001").replace("danes", "share")
        + people("many", "2050", "2001", '; vb:measure "foreign population"').replace("danes", "all"),
        "", {"computed": "1.5", "difference": "-1"},
    ),
    ("stated share", "cannot tell", share("1.5"), "", {}),
    ("stated change", "ok", BEFORE + AFTER + change("40", "drop"), "", {"computed": "40"}),
    ("stated change", "off", BEFORE + AFTER + change("40", "grow"), "", {"computed": "-40", "difference": "-80"}),
    ("stated change", "off", BEFORE + AFTER + change("45", "drop"), "", {"difference": "-5"}),
    ("stated change", "ok", BEFORE + AFTER + change("43", "drop", more='; vb:approximation "nearly"'), "", {}),
    ("stated change", "off", BEFORE + AFTER + change("38", "drop", more='; vb:approximation "nearly"'), "", {}),
    ("stated change", "ok", BEFORE + AFTER + change("38", "drop", more='; vb:approximation "more than"'), "", {}),
    ("stated change", "cannot tell", BEFORE + change("40", "drop"), "", {"compared": "the figure after is missing"}),
    ("stated change", "cannot tell", AFTER + change("40", "drop"), "", {"compared": "the figure before is missing"}),
    ("stated change", "ok", people("a", "200", "1998") + people("b", "210", "1999") + change("5", "grow", "1999"), "", {}),
    ("direction of change", "ok", BEFORE + AFTER + change("", "shrink", "1999"), "", {"stated": "down"}),
    ("direction of change", "off", BEFORE + AFTER + change("", "grow", "1999"), "", {"stated": "up"}),
    ("direction of change", "cannot tell", BEFORE + change("", "grow", "1999"), "", {}),
    ("trade both ways", "ok", trade("50", "30", "20"), "", {"computed": "50", "unit": "USD"}),
    ("trade both ways", "off", trade("50", "30", "25"), "", {"difference": "5"}),
    ("trade both ways", "ok", trade("50", "30"), "", {"compared": "not given one way, 30 the other"}),
    ("trade both ways", "off", trade("50", "60"), "", {"difference": "10"}),
    ("trade both ways", "ok", trade("50000000", "30300000", "20100000"), "", {}),
    ("trade both ways", "cannot tell", trade("50"), "", {}),
    ("range", "ok", people("two", "2", "2001", '; vb:upperValue 3'), "", {}),
    ("range", "off", people("two", "4", "2001", '; vb:upperValue 3'), "", {"difference": "1"}),
    ("anniversary", "ok", feast("20"), "", {"computed": "20", "compared": "1990-05-03 to 2010"}),
    ("anniversary", "off", feast("25"), "", {"computed": "20", "difference": "-5", "unit": "year"}),
    ("anniversary", "cannot tell", feast("20", began="199X"), "", {"computed": "11 to 20"}),
    ("anniversary", "off", feast("40", began="199X"), "", {}),
    ("anniversary", "cannot tell", feast("20", kept=""), "", {"compared": "when it was kept is not said"}),
    ("anniversary", "cannot tell", feast("20", about=""), "", {"compared": "what began is not told of"}),
    ("anniversary", "cannot tell", feast("20", began=""), "", {}),
]  # fmt: skip


@pytest.mark.parametrize(("check", "verdict", "facts", "quote", "cells"), ARITHMETIC)
def test_arithmetic(tmp_path, check, verdict, facts, quote, cells) -> None:
    graphs.write_graph(tmp_path, facts, quote or "They say so.")
    found = rows(tmp_path, "arithmetic-checks", which=check)
    assert [row["verdict"] for row in found] == [verdict]
    assert {name: found[0][name] for name in cells} == cells


def test_a_founding_counted_back_from_its_anniversary_proves_nothing(tmp_path) -> None:
    graphs.write_graph(
        tmp_path,
        feast("20", began="").replace("<event/start> a", "<event/start> vb:hasTime <time/1990> ; a"),
        claims="".join(f"\n<claim/{n}> vb:computedFrom <time/2010> ." for n in range(40)),
    )
    (row,) = rows(tmp_path, "arithmetic-checks", which="anniversary")
    assert row["verdict"] == "cannot tell"
    assert "counting back" in row["compared"]


def test_a_planned_anniversary_is_checked_by_its_claims(tmp_path) -> None:
    said = "".join(
        f"\n<claim/p{n}> a vb:Claim ; vb:claimSubject <event/plan> ; vb:claimPredicate {p} ; vb:claimObject {o} ; "
        'vb:claimStatus vb:planned ; vb:polarity "positive" ; vb:accordingToDocument <document/notes> ; '
        "vb:hasEvidence <evidence/notes-0> ."
        for n, (p, o) in enumerate(
            (
                ("rdf:type", "vb:Commemoration"),
                ("vb:ordinal", "45"),
                ("vb:hasTime", "<time/2030>"),
                ("vb:aboutEvent", "<event/start>"),
            )
        )
    )
    graphs.write_graph(tmp_path, feast("20"), claims=said)
    off, fine = rows(tmp_path, "arithmetic-checks", which="anniversary")
    assert (off["verdict"], off["difference"], off["compared"]) == ("off", "-5", "1990-05-03 to 2030, planned")
    assert fine["verdict"] == "ok"


def event(name: str, kind: str, time: str = "", more: str = "") -> str:
    dated = f" ; vb:hasTime <time/{time}>" if time else ""
    return f"<event/{name}> a vb:{kind}{dated}{more} .\n"


MISSION, TREATY = " ; vb:concernsMission <mission/m>", " ; vb:concernsAgreement <agreement/t>"
PAIR = " ; vb:relationParty <state/KE> , <state/BW>"


def opened_closed(opened: str, closed: str) -> str:
    return event("o", "MissionOpening", opened, MISSION) + event("c", "MissionClosure", closed, MISSION)


def signed_in_force(signed: str, force: str) -> str:
    return event("s", "AgreementSignature", signed, TREATY) + event("f", "EntryIntoForce", force, TREATY)


def befalls(time: str, opened: str = "1970", closed: str = "") -> str:
    return (
        event("o", "MissionOpening", opened, MISSION)
        + (event("c", "MissionClosure", closed, MISSION) if closed else "")
        + event("a", "Attack", time, " ; vb:target <mission/m>")
    )


def relations(first: str, second: str, first_time: str, second_time: str) -> str:
    return event("1", first, first_time, PAIR) + event("2", second, second_time, PAIR)


def about(kind: str, time: str, happened: str) -> str:
    return event("said", kind, time, " ; vb:aboutEvent <event/done>") + event("done", "WeaponsTest", happened)


def after(prop: str, later: str, earlier: str) -> str:
    return event("later", "Expulsion", later, f" ; vb:{prop} <event/earlier>") + event("earlier", "Attack", earlier)


CHRONOLOGY = [
    ("opened before closed", "ok", opened_closed("1970", "1980-05-01"), "", {"compared": "1970 before 1980-05-01"}),
    ("opened before closed", "off", opened_closed("1970-01-02", "1969"), "", {"difference": "2", "unit": "day"}),
    ("opened before closed", "cannot tell", opened_closed("1970", "1970-05"), "", {"compared": "too coarse: 1970 and 1970-05"}),
    ("opened before closed", "cannot tell", opened_closed("1970", ""), "", {}),
    ("opened before closed", "cannot tell", opened_closed("", ""), "", {"compared": "neither has a date"}),
    ("signed before in force", "ok", signed_in_force("2011", "2013-03-01"), "", {}),
    ("signed before in force", "ok", signed_in_force("2013-03-01", "2013-03-01"), "", {}),
    ("signed before in force", "off", signed_in_force("2013-03-02", "2013-03-01"), "", {"difference": "1"}),
    ("signed before in force", "off", signed_in_force("2013-03-22", "2013-03-21"), "", {"difference": "1"}),
    ("signed before in force", "cannot tell", signed_in_force("2013-21", "2013-12-01"), "", {}),
    ("signed before in force", "ok", signed_in_force("2013-21", "2014-01-01"), "", {}),
    ("signed before in force", "off", signed_in_force("2012-03-01", "2011-03-01"), "", {"difference": "366"}),
    ("signed before in force", "cannot tell", signed_in_force("XXXX-05-03", "2011"), "", {}),
    ("signed before in force", "ok", signed_in_force("open_2010", "2011"), "", {}),
    ("signed before in force", "off", signed_in_force("2012", "open_2011"), "", {}),
    ("signed before in force", "cannot tell", signed_in_force("open_2012", "2011"), "", {}),
    ("signed before in force", "ok", signed_in_force("198X", "1990_1995"), "", {}),
    ("signed before in force", "off", signed_in_force("1991", "198X"), "", {}),
    ("begun before ended", "ok", event("v", "OfficialVisit", "1990-05-03_1990-05-08"), "", {"compared": "1990-05-03 to 1990-05-08"}),
    ("begun before ended", "off", event("v", "OfficeHolding", "1995_1990"), "", {"difference": "1462"}),
    ("in the life of the mission", "ok", befalls("1975"), "", {}),
    ("in the life of the mission", "off", befalls("1965-12-31"), "", {"difference": "1462"}),
    ("in the life of the mission", "cannot tell", befalls(""), "", {}),
    ("established before suspended", "ok", relations("EstablishmentOfRelations", "SuspensionOfRelations", "1970", "1980_open"), "", {}),
    ("established before suspended", "off", relations("EstablishmentOfRelations", "SuspensionOfRelations", "1980", "1970"), "", {}),
    ("established before suspended", "cannot tell", relations("EstablishmentOfRelations", "SuspensionOfRelations", "", "1970"), "", {}),
    ("suspended before restored", "ok", relations("SuspensionOfRelations", "RestorationOfRelations", "1970", "1980"), "", {}),
    ("suspended before restored", "off", relations("SuspensionOfRelations", "RestorationOfRelations", "1980", "1970"), "", {}),
    ("suspended before restored", "cannot tell", relations("SuspensionOfRelations", "RestorationOfRelations", "197X", "1975"), "", {}),
    ("happened before spoken of", "ok", about("Condemnation", "2016-09-10", "2016-09-09"), "", {}),
    ("happened before spoken of", "off", about("Condemnation", "2016-09-08", "2016-09-09"), "", {"difference": "1"}),
    ("happened before spoken of", "cannot tell", about("Commemoration", "2016", "2016-09-09"), "", {}),
    ("first before second", "ok", after("inResponseTo", "1990", "1989-12-31"), "", {}),
    ("first before second", "off", after("inResponseTo", "1989", "1990-01-01"), "", {"difference": "1"}),
    ("first before second", "off", after("occursAfter", "1988", "1990"), "", {}),
    ("first before second", "cannot tell", after("occursAfter", "", "1990"), "", {}),
    ("first before second", "off", "<event/a> vb:occursBefore <event/b> ; vb:hasTime <time/1995> . <event/b> vb:hasTime <time/1990> .", "", {}),
    ("stated duration", "ok", event("v", "OfficialVisit", "1990-05-03_1990-05-07"), "He paid a five-day visit.", {"stated": "5"}),
    ("stated duration", "ok", event("v", "OfficialVisit", "1990-05-03_1990-05-08"), "He stayed for 5 days.", {"computed": "5"}),
    ("stated duration", "off", event("v", "OfficialVisit", "1990-05-03_1990-05-10"), "A five-day visit.", {"difference": "2", "unit": "day"}),
    ("stated duration", "off", event("v", "OfficialVisit", "1990-05-03_1990-05-04"), "A five-day visit.", {"difference": "-3"}),
    ("stated duration", "ok", event("v", "OfficialVisit", "1990-02-26_1990-03-11"), "A two-week tour.", {}),
    ("stated duration", "off", event("h", "OfficeHolding", "1990_1997"), "She served for four years.", {"difference": "3", "unit": "year"}),
    ("stated duration", "ok", event("h", "OfficeHolding", "1990_1994"), "Sirvió durante cuatro años.", {}),
    ("stated duration", "cannot tell", event("v", "OfficialVisit", "1990-05_1990-06"), "A five-day visit.", {}),
    (
        "stated duration", "cannot tell",
        event("v", "OfficialVisit", "1990-05-03_1990-05-07") + event("w", "OfficialVisit", "1991-05-03_1991-05-19"),
        "A five-day visit.", {"compared": "the sentence has two periods"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("check", "verdict", "facts", "quote", "cells"), CHRONOLOGY)
def test_chronology(tmp_path, check, verdict, facts, quote, cells) -> None:
    graphs.write_graph(tmp_path, facts, quote or "They say so.")
    found = rows(tmp_path, "chronology-checks", which=check)
    assert {row["verdict"] for row in found} == {verdict}
    assert {name: found[0][name] for name in cells} == cells


def test_a_mission_that_opens_again_is_not_closed_before_it_opened(tmp_path) -> None:
    facts = (
        opened_closed("1970", "1980")
        + event("again", "MissionOpening", "1990", MISSION)
        + event("a", "Attack", "1995", " ; vb:target <mission/m>")
    )
    graphs.write_graph(tmp_path, facts)
    found = rows(tmp_path, "chronology-checks")
    assert [(row["verdict"], row["check"]) for row in found] == [
        ("ok", "in the life of the mission"),
        ("ok", "opened before closed"),
    ]


def test_what_befalls_a_closed_mission_is_off(tmp_path) -> None:
    graphs.write_graph(tmp_path, befalls("1985-01-01", closed="1980-12-31"))
    found = {
        row["compared"]: row["verdict"]
        for row in rows(tmp_path, "chronology-checks", which="in the life of the mission")
    }
    assert found == {"1970 before 1985-01-01": "ok", "1985-01-01 is not before 1980-12-31": "off"}


INTERVALS = [
    ("ok", "1990", "1992-03-01", "It entered into force two years later.", "2"),
    ("off", "1990", "1993", "It entered into force two years later.", "1"),
    ("ok", "1990", "1989", "The year before it was signed: one year earlier.", "-1"),
    ("ok", "1990-05-03", "1990-09", "In September of the same year it fell.", "0"),
    ("off", "1990-05-03", "1991-09", "In September of the same year it fell.", "1"),
    ("ok", "2022", "2021", "Trade was high last year.", "-1"),
    ("ok", "1990", "1995", "Cinco años después se cerró.", "5"),
    ("cannot tell", "198X", "1992", "It was closed two years later.", ""),
]


@pytest.mark.parametrize(("verdict", "anchor", "time", "quote", "number"), INTERVALS)
def test_intervals_in_words(tmp_path, verdict, anchor, time, quote, number) -> None:
    fact = f"<event/e> vb:hasTime <time/{time}> .\n"
    graphs.write_graph(tmp_path, fact, quote, claims=f"\n<claim/0> vb:computedFrom <time/{anchor}> .")
    (row,) = rows(tmp_path, "chronology-checks", which="stated interval")
    assert row["verdict"] == verdict
    assert number in {row["difference"], row["computed"], ""}


def test_words_about_an_anniversary_date_the_feast(tmp_path) -> None:
    graphs.write_graph(
        tmp_path,
        "<event/e> vb:hasTime <time/1963> .\n",
        "The 60th anniversary is next year.",
        claims="\n<claim/0> vb:computedFrom <time/2023> .",
    )
    assert rows(tmp_path, "chronology-checks", which="stated interval") == []


@pytest.mark.parametrize(
    ("verdicts", "issued"),
    [({"ok"}, "2024-11-12"), ({"off"}, "2020"), ({"cannot tell"}, "2022"), ({"ok"}, "2022-12-31")],
)
def test_a_document_narrates_what_has_happened(tmp_path, verdicts, issued) -> None:
    facts = event("a", "Meeting", "1990") + event("b", "Meeting", "2022-05-10")
    graphs.write_graph(tmp_path, facts, document=f'; dcterms:issued "{issued}"')
    found = rows(tmp_path, "chronology-checks", which="happened before written")
    assert {row["verdict"] for row in found} == verdicts
    assert [row["earlier"] for row in found] == ["event/b"]


def test_parameters_choose_checks_verdicts_and_documents(tmp_path) -> None:
    graphs.write_graph(tmp_path, WHOLE + parts("500", "401") + feast("20"))
    assert [r["check"] for r in rows(tmp_path, "arithmetic-checks", only="off")] == ["parts of a whole"]
    assert [r["check"] for r in rows(tmp_path, "arithmetic-checks", which="anniversary")] == ["anniversary"]
    assert len(rows(tmp_path, "arithmetic-checks", document="document/notes")) == 2


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # RDFLib's own
def test_rdflib_gives_the_same_rows(tmp_path) -> None:
    """The queries are plain SPARQL 1.1: no engine's habits."""
    import rdflib

    from verbale.queries import find

    facts = (
        WHOLE + parts("500", "401") + BEFORE + AFTER + change("45", "drop") + feast("25") + trade("50", "30", "25")
        + opened_closed("1970-01-02", "1969") + signed_in_force("2011", "2013") + about("Condemnation", "2016", "2016-09-09")
        + event("v", "OfficialVisit", "1990-05-03_1990-05-10")
    )  # fmt: skip
    folder = graphs.write_graph(tmp_path, facts, "A five-day visit.")
    dataset = rdflib.Dataset()
    dataset.default_graph.parse(folder / "facts.ttl")
    dataset.graph(rdflib.URIRef("https://w3id.org/verbale/id/graph/claims")).parse(folder / "claims.ttl")
    for name in ("arithmetic-checks", "chronology-checks"):
        ours = {(r["verdict"], r["check"], r["computed"], r["difference"], r["compared"]) for r in rows(folder, name)}
        with ThreadPoolExecutor(1) as thread:  # a stack of its own: RDFLib's parser calls itself hundreds of times deep
            found = thread.submit(dataset.query, find(name).sparql).result()
        theirs = {
            tuple(
                str(row[n]) if row[n] is not None else ""
                for n in ("verdict", "check", "computed", "difference", "compared")
            )
            for row in found
        }
        assert theirs == ours


def test_anniversaries_lists_what_is_told_and_computes_what_falls_in_a_year(tmp_path) -> None:
    graphs.write_graph(
        tmp_path,
        feast("20", kept="2010-05-03")
        + event("plain", "Commemoration", "2011")
        + event("o", "MissionOpening", "1971", MISSION),
    )
    found = rows(tmp_path, "anniversaries")
    assert [(r["time"], r["ordinal"], r["from"], r["status"]) for r in found] == [
        ("2010-05-03", "20", "1990-05-03", "asserted")
    ]
    in_2021 = rows(tmp_path, "anniversaries", year="2021")
    assert [(r["ordinal"], r["fact"], r["status"]) for r in in_2021] == [("50", "event/o", "computed")]
    assert {r["fact"] for r in rows(tmp_path, "anniversaries", year="2010")} == {"event/feast", "event/start"}
    assert rows(tmp_path, "anniversaries", year="1990") == []
    assert [r["fact"] for r in rows(tmp_path, "anniversaries", year="2015", about="state/KE")] == ["event/start"]


@pytest.mark.parametrize(("last", "verdicts"), [("1988", ["off"]), ("1995", [])])
def test_what_follows_from_the_order_of_others_is_told_when_it_is_off(tmp_path, last, verdicts) -> None:
    graphs.write_graph(tmp_path, event("c", "Meeting", last) + event("b", "Meeting") + event("a", "Meeting", "1990"))
    inferred = "<event/c> vb:occursAfter <event/b> , <event/a> . <event/b> vb:occursAfter <event/a> ."
    (tmp_path / "inferred.ttl").write_text(graphs.PREFIXES + inferred, "utf-8")
    assert [row["verdict"] for row in rows(tmp_path, "chronology-checks")] == verdicts
