"""Canned queries on representation, persons, agreements, incidents and causes, over what the shipped documents lack."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from verbale.graph import build, write_files
from verbale.model import (
    Document,
    Entity,
    Evidence,
    Fact,
    FactKind,
    Passage,
    Polarity,
    Precision,
    Role,
    Source,
    Status,
    Text,
    TimeSpan,
)
from verbale.queries import run
from verbale.queries.writers import cell_text
from verbale.reasoning import infer, require_consistent

SENTENCE = "All that this test needs is said here."
DOCUMENT = Document(
    slug="invented",
    text=SENTENCE,
    sha256="0" * 64,
    original_sha256="0" * 64,
    format="text",
    blocks=(),
    source=Source(title="Invented dealings", language="en"),
)


def state(code: str, name: str) -> Entity:
    return Entity(f"state/{code}", "State", (("en", name),), (), (("isoCode", code),))


def thing(key: str, kind: str, name: str) -> Entity:
    return Entity(key, kind, (("en", name),))


KENYA, BOTSWANA, GHANA = state("KE", "Kenya"), state("BW", "Botswana"), state("GH", "Ghana")
NAIROBI, ACCRA = (
    thing("municipality/nairobi", "Municipality", "Nairobi"),
    thing("municipality/accra", "Municipality", "Accra"),
)
OLD = thing("mission/embassy-bw-ke", "Embassy", "embassy of Botswana in Nairobi")
ACROSS = thing("mission/embassy-bw-gh", "Embassy", "embassy of Botswana in Accra")
OFFICE = thing("office/ambassador-bw-to-ke", "AmbassadorOffice", "ambassador of Botswana to Kenya")
THANDI = thing("person/thandi-moyo", "Person", "Thandi Moyo")
TREATY = thing("agreement/fish", "Agreement", "treaty on fish")
EVENT, SITUATION, RELATION = FactKind.EVENT, FactKind.SITUATION, FactKind.RELATION


def day(text: str) -> TimeSpan:
    date = dt.date.fromisoformat(text)
    return TimeSpan(text, Precision.DAY, date, date)


def fact(key: str, kind: FactKind, type_: str, roles: dict[str, tuple[object, ...]], **more: object) -> Fact:
    return Fact(
        document="invented",
        key=key,
        kind=kind,
        type=type_,
        roles=tuple(Role(name, fillers) for name, fillers in roles.items()),  # type: ignore[arg-type]
        evidence=(Evidence("invented", Passage(0, len(SENTENCE)), SENTENCE),),
        rule="test",
        label=str(more.pop("label", key.rsplit("/", 1)[-1].replace("-", " "))),
        **more,  # type: ignore[arg-type]
    )


def relation(subject: Entity, property_: str, object_: Entity) -> Fact:
    key = (
        f"fact/{property_}-{subject.key}-{object_.key}".replace("fact/", "fact/")
        .replace("/", "-")
        .replace("fact-", "fact/", 1)
    )
    return fact(key, RELATION, property_, {"subject": (subject,), "object": (object_,)})


def event(name: str, type_: str, *, time: str | None = None, **roles: object) -> Fact:
    fillers = {role: filler if isinstance(filler, tuple) else (filler,) for role, filler in roles.items()}
    return fact(f"event/{name}", EVENT, type_, fillers, time=day(time) if time else None)


QUARREL = event("quarrel", "Contact", hasParticipant=(KENYA, BOTSWANA))
INSULT = event("insult", "Condemnation", time="1989-02-27", speaker=BOTSWANA, addressee=KENYA)
EXPULSION = event(
    "expulsion",
    "PersonaNonGrataDeclaration",
    time="1996-02-27",
    agent=KENYA,
    expelledPerson=THANDI,
    deadlineDays=Decimal(3),
    statedCause=(Text("an insult"), Text("spying")),
)
PROTEST = event("protest", "Condemnation", time="1996-03-05", speaker=BOTSWANA, addressee=KENYA)


def as_entity(node: Fact) -> Entity:
    return Entity(node.key, node.type, (("en", node.label),))


FACTS = (
    relation(NAIROBI, "locatedIn", KENYA),
    relation(ACCRA, "locatedIn", GHANA),
    relation(KENYA, "hasDiplomaticRelationsWith", BOTSWANA),
    relation(GHANA, "hasDiplomaticRelationsWith", BOTSWANA),
    relation(OLD, "sendingState", BOTSWANA),
    relation(OLD, "accreditedTo", KENYA),
    relation(OLD, "seat", NAIROBI),
    relation(ACROSS, "sendingState", BOTSWANA),
    relation(ACROSS, "accreditedTo", GHANA),
    relation(ACROSS, "accreditedTo", KENYA),
    relation(ACROSS, "seat", ACCRA),
    relation(OFFICE, "officeOf", BOTSWANA),
    relation(OFFICE, "officeTowards", KENYA),
    relation(TREATY, "party", KENYA),
    relation(TREATY, "party", BOTSWANA),
    event("opening", "MissionOpening", time="1970-05-01", concernsMission=OLD),
    event("closing", "MissionClosure", time="1973-01-31", concernsMission=OLD),
    event("dealing", "OfficialVisit", time="1999-06-01", visitor=BOTSWANA, host=KENYA),
    event("signing", "AgreementSignature", time="1996-02-28", concernsAgreement=TREATY, signatory=(KENYA, BOTSWANA)),
    event("force", "EntryIntoForce", time="1997-03-01", concernsAgreement=TREATY),
    fact(
        "situation/holding",
        SITUATION,
        "OfficeHolding",
        {"holder": (THANDI,), "officeHeld": (OFFICE,)},
        time=day("1996-02-27"),
    ),
    QUARREL,
    dataclasses.replace(INSULT, roles=(*INSULT.roles, Role("inResponseTo", (as_entity(QUARREL),)))),
    dataclasses.replace(EXPULSION, roles=(*EXPULSION.roles, Role("inResponseTo", (as_entity(INSULT),)))),
    dataclasses.replace(PROTEST, roles=(*PROTEST.roles, Role("inResponseTo", (as_entity(EXPULSION),)))),
    dataclasses.replace(
        event("theft", "Attack", perpetrator=THANDI, target=KENYA),
        status=Status.ALLEGED,
        sensitive=True,
        polarity=Polarity.POSITIVE,
    ),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    built = build(FACTS, [DOCUMENT])
    folder = tmp_path_factory.mktemp("catalogue")
    write_files(built.with_inferred(require_consistent(infer(built.facts)).inferred), folder)
    return folder


@pytest.fixture(scope="module")
def ask(data):
    def asked(name, *columns, **parameters):
        result = run(name, {k: str(v) for k, v in parameters.items()}, [data])
        rows = [dict(zip(result.columns, (cell_text(result, t) for t in row), strict=True)) for row in result.rows]
        return [tuple(row[c] for c in columns) for row in rows]

    return asked


def test_a_closed_mission_has_the_years_from_opening_to_closing(ask):
    rows = ask("dyad-year", "year", "residence", "support", sender="BW", host="KE", until=1990)
    assert rows == [(str(year), "resident", "evidence") for year in range(1970, 1974)]


def test_years_may_be_bounded(ask):
    assert ask("dyad-year", "year", sender="BW", host="KE", since=1972, until=1972) == [("1972",)]
    assert ask("dyad-year", "year", "level", sender="BW", since=1990) == [("1996", "office of ambassador")]


def test_a_closed_embassy_leaves_a_gap_that_another_fills(ask):
    columns = ("from", "to", "through", "seat", "others")
    assert ask("representation-gap", *columns, state="Kenya") == [
        ("Botswana", "Kenya", "embassy of Botswana in Accra", "Accra", "embassy of Botswana in Nairobi (closed)"),
        ("Kenya", "Botswana", "", "", ""),
    ]
    assert ask("representation-gap", "from", "to", state="Ghana") == [("Ghana", "Botswana")]


def test_missions_tell_opening_closing_and_concurrence(ask):
    assert ask("missions", "mission", "to", "residence", "opened", "closed", sender="BW", host="Kenya") == [
        ("embassy of Botswana in Accra", "Kenya", "concurrent", "", ""),
        ("embassy of Botswana in Nairobi", "Kenya", "resident", "1970-05-01", "1973-01-31"),
    ]
    assert ask("missions", "mission", only="trade office") == []


def test_days_run_over_a_leap_day(ask):
    assert ask("agreements", "parties", "signed", "force", "days", a="KE", b="BW") == [
        ("Botswana, Kenya", "1996-02-28", "1997-03-01", str((dt.date(1997, 3, 1) - dt.date(1996, 2, 28)).days))
    ]
    days = ask("timeline", "days", a="KE", b="BW", only="condemnation", **{"from": "1989-01-01"})
    first = dt.date(1989, 1, 1)
    assert days == [(str((date - first).days),) for date in (dt.date(1989, 2, 27), dt.date(1996, 3, 5))]


def test_the_last_day_to_leave_runs_over_a_leap_day(ask):
    assert ask("expulsions", "who", "title", "from", "host", "causes", "leave_by", by="KE", of="BW") == [
        ("Thandi Moyo", "ambassador of Botswana to Kenya", "Botswana", "Kenya", "an insult; spying", "1996-03-01")
    ]
    assert ask("expulsions", "who", of="GH") == []


def test_causes_and_effects_have_their_depth(ask):
    chain = [("-2", ""), ("-1", "1989-02-27"), ("0", "1996-02-27"), ("1", "1996-03-05")]
    assert ask("cause-chain", "depth", "time", event="event/expulsion") == chain
    assert ask("cause-chain", "depth", "time", event="Thandi Moyo") == chain
    assert ask("cause-chain", "depth", event="event/protest") == [("-3",), ("-2",), ("-1",), ("0",)]
    assert ask("cause-chain", "depth", event="Ghana") == []


def test_an_undated_event_stands_before_what_answers_it(ask):
    rows = ask("timeline", "what", "time", "position", "before", a="KE", b="BW", to=1995)
    assert ("quarrel", "", "before 1989-02-27") in [row[:3] for row in rows]
    names = [row[0] for row in rows]
    assert names.index("quarrel") == names.index("insult") - 1


def test_an_undated_event_is_left_out_where_it_cannot_be(ask):
    assert "quarrel" not in [w for (w,) in ask("timeline", "what", a="KE", **{"from": 1990})]


def test_what_accuses_a_person_is_shown_only_when_asked_for(ask):
    plain = ask("person-dossier", "kind", "status", person="Thandi Moyo")
    assert plain == [("office holding", "asserted"), ("declaration of persona non grata", "asserted")]
    assert set(ask("person-dossier", "kind", "status", person="Thandi Moyo", sensitive="yes")) == {
        *plain,
        ("attack", "alleged"),
    }


def test_a_visit_goes_one_way(ask):
    assert ask("visits", "from", "to", a="BW", direction="out") == [("Botswana", "Kenya")]
    assert ask("visits", "from", "to", a="BW", direction="in") == []
    assert ask("visits", "from", "to", a="KE", b="BW", direction="in") == [("Botswana", "Kenya")]


def test_ambassadors_and_office_holders(ask):
    columns = ("who", "from", "to", "time", "expelled")
    assert ask("ambassadors", *columns, host="KE") == [("Thandi Moyo", "Botswana", "Kenya", "1996-02-27", "1996-02-27")]
    assert ask("office-holders", "who", office="AMBASSADOR", at="1996-02-27") == [("Thandi Moyo",)]
    assert ask("office-holders", "who", at="1996-02-28") == []
    assert ask("office-holders", "who", state="GH") == []


def test_statements_have_a_direction(ask):
    assert ask("statements", "speaker", "to", "time", by="BW", about="KE", only="condemnation") == [
        ("Botswana", "Kenya", "1989-02-27"),
        ("Botswana", "Kenya", "1996-03-05"),
    ]
    assert [t for (t,) in ask("statements", "time", by="KE")] == [""]  # the quarrel, in which both take part


def test_incidents_are_asserted_ones(ask):
    assert ask("incidents", "kind", "against", of="KE") == [("declaration of persona non grata", "Thandi Moyo")]
    assert ask("incidents", "kind", of="GH") == []
