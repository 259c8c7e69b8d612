"""A small invented graph, built as the graph layer builds one, reasoned over, and written to files."""

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
from verbale.reasoning import infer, require_consistent

KENYA = Entity(
    "state/KE", "State", (("en", "Kenya"), ("ko", "케냐")), (("en", "Republic of Kenya"),), (("isoCode", "KE"),)
)
BOTSWANA = Entity("state/BW", "State", (("en", "Botswana"), ("es", "Botsuana")), (), (("isoCode", "BW"),))
COTE = Entity("state/CI", "State", (("en", "Côte d’Ivoire"),), (), (("isoCode", "CI"),))
GEORGIA = Entity("state/GE", "State", (("en", "Georgia"),), (), (("isoCode", "GE"),))
GEORGIA_TOWN = Entity("municipality/georgia", "Municipality", (("en", "Georgia"),))
NAIROBI = Entity("municipality/nairobi", "Municipality", (("en", "Nairobi"),))
EMBASSY = Entity("mission/embassy-bw-ke", "Embassy", (("en", "embassy of Botswana in Kenya"),))
PERSON = Entity("person/thandi-moyo", "Person", (("en", "Thandi Moyo"),))
OFFICE = Entity("office/ambassador-bw-ke", "AmbassadorOffice", (("en", "ambassador of Botswana to Kenya"),))
UNION = Entity("organisation/au", "InternationalOrganisation", (("en", "African Union"),))

SENTENCES = (
    "Kenya and Botswana established relations on 3 May 1967.",
    "Botswana has an embassy in Nairobi.",
    "Nairobi is in Kenya.",
    "Thandi Moyo was ambassador of Botswana to Kenya.",
    "The president of Botswana visited Kenya in 1981.",
    "Kenya is said to have attacked Botswana's embassy.",
    "Botswana denies that it sold maize to Kenya.",
    "Kenya and Botswana are members of the African Union.",
    "Botswana will visit Kenya again.",
    "Mr Moyo is accused of an attack on Kenya.",
    "Kenya held a meeting with Botswana.",
)
TEXT = "\n".join(SENTENCES)
DOCUMENT = Document(
    slug="notes",
    text=TEXT,
    sha256="0" * 64,
    original_sha256="0" * 64,
    format="text",
    blocks=(),
    source=Source(title="Notes on two states", language="en"),
)


def evidence(number):
    start = TEXT.index(SENTENCES[number])
    return (Evidence("notes", Passage(start, start + len(SENTENCES[number])), SENTENCES[number]),)


def day(edtf, first, last):
    return TimeSpan(edtf, Precision.DAY, dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def fact(key, kind, type_, roles, sentence, **more):
    return Fact(
        document="notes",
        key=key,
        kind=kind,
        type=type_,
        roles=tuple(Role(name, fillers) for name, fillers in roles.items()),
        evidence=evidence(sentence),
        rule="test",
        label=more.pop("label", key.rsplit("/", 1)[-1].replace("-", " ")),
        **more,
    )


EVENT, SITUATION, RELATION = FactKind.EVENT, FactKind.SITUATION, FactKind.RELATION


def relation(property_, subject, object_, sentence, **more):
    key = f"fact/{property_}-{subject.key.replace('/', '-')}-{sentence}"
    return fact(key, RELATION, property_, {"subject": (subject,), "object": (object_,)}, sentence, **more)


FACTS = (
    fact(
        "event/relations/ke-bw",
        EVENT,
        "EstablishmentOfRelations",
        {"relationParty": (KENYA, BOTSWANA)},
        0,
        time=day("1967-05-03", "1967-05-03", "1967-05-03"),
        label="Kenya and Botswana establish relations",
    ),
    relation("hasDiplomaticRelationsWith", KENYA, BOTSWANA, 0),
    relation("sendingState", EMBASSY, BOTSWANA, 1),
    relation("accreditedTo", EMBASSY, KENYA, 1),
    relation("seat", EMBASSY, NAIROBI, 1),
    relation("locatedIn", NAIROBI, KENYA, 2),
    relation("locatedIn", GEORGIA_TOWN, KENYA, 2),
    fact("situation/office/moyo", SITUATION, "OfficeHolding", {"holder": (PERSON,), "officeHeld": (OFFICE,)}, 3),
    relation("officeOf", OFFICE, BOTSWANA, 3),
    relation("officeTowards", OFFICE, KENYA, 3),
    fact(
        "event/visit/bw-ke",
        EVENT,
        "OfficialVisit",
        {"visitor": (BOTSWANA,), "host": (KENYA,), "atPlace": (NAIROBI,)},
        4,
        time=TimeSpan("1981", Precision.YEAR, dt.date(1981, 1, 1), dt.date(1981, 12, 31)),
        label="Botswana visits Kenya",
    ),
    fact(
        "event/attack/ke-bw",
        EVENT,
        "Attack",
        {"perpetrator": (KENYA,), "target": (EMBASSY,)},
        5,
        status=Status.ALLEGED,
        label="alleged attack on the embassy",
    ),
    fact(
        "event/sale/bw-ke",
        EVENT,
        "TradeTransaction",
        {"supplier": (BOTSWANA,), "recipient": (KENYA,), "goods": (Text("maize"),)},
        6,
        status=Status.DENIED,
        polarity=Polarity.NEGATIVE,
        according_to=(BOTSWANA,),
        label="sale of maize",
    ),
    fact(
        "situation/au/ke",
        SITUATION,
        "OrganisationMembership",
        {"memberInMembership": (KENYA,), "inOrganisation": (UNION,)},
        7,
    ),
    fact(
        "situation/au/bw",
        SITUATION,
        "OrganisationMembership",
        {"memberInMembership": (BOTSWANA,), "inOrganisation": (UNION,)},
        7,
    ),
    fact(
        "event/visit/planned",
        EVENT,
        "OfficialVisit",
        {"visitor": (BOTSWANA,), "host": (KENYA,)},
        8,
        status=Status.PLANNED,
    ),
    fact(
        "event/attack/moyo",
        EVENT,
        "Attack",
        {"perpetrator": (PERSON,), "target": (KENYA,)},
        9,
        status=Status.ALLEGED,
        sensitive=True,
        confidence=Decimal("0.5"),
    ),
    fact("event/meeting/ke-bw", EVENT, "Meeting", {"attendee": (KENYA, BOTSWANA)}, 10, label="Kenya meets Botswana"),
    relation("citizenOf", dataclasses.replace(PERSON), BOTSWANA, 3),
    relation("locatedIn", NAIROBI, COTE, 2, status=Status.BELIEVED),
    relation("hasDiplomaticRelationsWith", KENYA, GEORGIA, 0),
)


@pytest.fixture(scope="session")
def graph():
    built = build(FACTS, [DOCUMENT])
    return built.with_inferred(require_consistent(infer(built.facts)).inferred)


@pytest.fixture(scope="session")
def data(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_files(graph, folder)
    return folder
