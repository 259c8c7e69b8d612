"""``verbale check`` on a small sound graph, and on copies of it that are wrong in one way each."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from verbale.graph import build, write_files
from verbale.model import Entity, Evidence, Fact, FactKind, Passage, Precision, Role, TimeSpan
from verbale.readers import read
from verbale.reasoning import infer

SENTENCES = (
    "Kenya and Fiji established relations on 3 May 1971.",
    "In 2001, 900 Fijians lived in Kenya.",
    "Of them 400 were nurses, and the remaining 500 were farmers.",
    "In 2021 both celebrated the 50th anniversary of their relations.",
    "Fiji opened an embassy in Kenya in 1980.",
    "The embassy was closed in 1990.",
)
KENYA = Entity("state/KE", "State", (("en", "Kenya"),), (), (("isoCode", "KE"),))
FIJI = Entity("state/FJ", "State", (("en", "Fiji"),), (), (("isoCode", "FJ"),))
GROUP = Entity("group/fijians-in-ke", "DiasporaCommunity", (("en", "Fijians in Kenya"),))
EMBASSY = Entity("mission/embassy-fj-ke", "Embassy", (("en", "embassy of Fiji in Kenya"),))


def year(number: int) -> TimeSpan:
    return TimeSpan(str(number), Precision.YEAR, dt.date(number, 1, 1), dt.date(number, 12, 31))


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``notes/notes.txt`` and the graph made of it in ``data/``."""
    root = tmp_path_factory.mktemp("sound")
    (root / "notes").mkdir()
    path = root / "notes" / "notes.txt"
    path.write_text("\n".join(SENTENCES) + "\n", "utf-8")
    document = read(path)

    def fact(key: str, type_: str, sentence: int, **roles_and_more: object) -> Fact:
        quote = SENTENCES[sentence]
        start = document.text.index(quote)
        more = {n: roles_and_more.pop(n) for n in ("time", "value", "unit", "label") if n in roles_and_more}
        roles = tuple(Role(n, f if isinstance(f, tuple) else (f,)) for n, f in roles_and_more.items())
        kind = FactKind.OBSERVATION if key.startswith("observation") else FactKind.EVENT
        evidence = (Evidence(document.slug, Passage(start, start + len(quote)), quote),)
        more.setdefault("label", key.rsplit("/", 1)[-1].replace("-", " "))
        return Fact(document.slug, key, kind, type_, roles, evidence, "by-hand", **more)

    day = TimeSpan("1971-05-03", Precision.DAY, dt.date(1971, 5, 3), dt.date(1971, 5, 3))
    whole = fact(
        "observation/population/all", "PopulationObservation", 1,
        featureOfInterest=GROUP, referencePlace=KENYA, time=year(2001), value=Decimal(900), unit="person",
    )  # fmt: skip
    start = fact("event/establishment/fj-ke", "EstablishmentOfRelations", 0, relationParty=(KENYA, FIJI), time=day)
    facts = [
        start,
        whole,
        *(
            fact(
                f"observation/population/{n}", "PopulationObservation", 2, featureOfInterest=GROUP,
                partOfObservation=Entity(whole.key, "PopulationObservation", (("en", "all"),)),
                time=year(2001), value=Decimal(n), unit="person",
            )
            for n in (400, 500)
        ),
        fact(
            "event/feast/fj-ke", "Commemoration", 3, agent=(KENYA, FIJI), ordinal=Decimal(50), time=year(2021),
            aboutEvent=Entity(start.key, "EstablishmentOfRelations", (("en", "establishment"),)),
        ),
        fact("event/opening/fj-ke", "MissionOpening", 4, concernsMission=EMBASSY, agent=FIJI, time=year(1980)),
        fact("event/closure/fj-ke", "MissionClosure", 5, concernsMission=EMBASSY, agent=FIJI, time=year(1990)),
    ]  # fmt: skip
    graph = build(facts, [document])
    write_files(graph.with_inferred(infer(graph.facts | graph.standing()).inferred), root / "data")
    return root


@pytest.fixture
def wreck(sound: Path, tmp_path: Path):
    """A function that copies the graph with something replaced in its files, and hands back the copy's data folder."""

    def copy(*changes: tuple[str, str]) -> Path:
        folder = tmp_path / "wreck"
        shutil.copytree(sound / "data", folder)
        (folder / "verbale.trig").unlink()
        for old, new in changes:
            found = False
            for path in folder.glob("*.ttl"):
                text = path.read_text("utf-8")
                found = found or old in text
                path.write_text(text.replace(old, new), "utf-8")
            assert found, f"{old!r} is not in the graph"
        return folder

    return copy


def found(outcome) -> list[tuple[str, str, str]]:
    return [(f["part"], f["check"], f["message"]) for f in json.loads(outcome.out)["findings"] if f["verdict"] == "off"]


def test_a_sound_graph(verbale, sound) -> None:
    outcome = verbale("check", sound / "data", "--documents", sound / "notes")
    assert outcome.status == 0, outcome.out
    assert outcome.err == ""
    heads = [line for line in outcome.out.splitlines() if line and not line.startswith(" ")]
    assert [head.split(":")[0] for head in heads[:-1]] == [
        "shapes", "consistency", "evidence", "arithmetic", "chronology",
    ]  # fmt: skip
    assert heads[-1].endswith(" 0 off, 0 cannot be told")
    assert "900 people stated, 900 people computed (2 parts, the rest included)" in outcome.out
    assert "50 years stated, 50 years computed (1971-05-03 to 2021)" in outcome.out
    assert "1980 before 1990" in outcome.out


def test_a_changed_number_is_off_by_so_much(verbale, sound, wreck) -> None:
    data = wreck(('"500"^^xsd:decimal', '"510"^^xsd:decimal'))
    outcome = verbale("check", data, "--documents", sound / "notes", "--only", "arithmetic")
    assert outcome.status == 1
    assert "900 people stated, 910 people computed; off by +10 people (2 parts, the rest included)" in outcome.out
    assert "“Of them 400 were nurses, and the remaining 500 were farmers.” (" in outcome.out
    assert outcome.out.splitlines()[-1].startswith("2 checks: 1 ok, 1 off")


def test_a_changed_date_is_out_of_order(verbale, sound, wreck) -> None:
    data = wreck(("<time/1990>", "<time/1979>"), ('"1990', '"1979'))
    outcome = verbale("check", data, "--documents", sound / "notes", "--only", "chronology")
    assert outcome.status == 1
    assert "1980 is not before 1979; off by at least 1 day" in outcome.out


def test_a_changed_quote_is_shown_where_it_differs(verbale, sound, wreck) -> None:
    data = wreck(("Fiji opened an embassy in Kenya", "Fiji opened an embassy in Ghana"))
    outcome = verbale("check", data, "--documents", sound / "notes", "--only", "evidence")
    assert outcome.status == 1
    shown = "quotes “…pened an embassy in Ghana in 1980.” where the document has “…pened an embassy in Kenya in 1980.”"
    assert shown in outcome.out


def test_a_triple_without_a_claim(verbale, sound, wreck) -> None:
    data = wreck(("vb:agent <state/FJ>, <state/KE>", "vb:agent <state/FJ>, <state/KE>, <group/fijians-in-ke>"))
    outcome = verbale("check", data, "--documents", sound / "notes", "--only", "evidence")
    assert outcome.status == 1
    assert "agent Fijians in Kenya: a direct triple without a claim" in outcome.out


def test_another_text_under_the_same_name(verbale, sound, wreck, tmp_path) -> None:
    (tmp_path / "notes.txt").write_text("Something else was written here, and it is of no use at all.\n", "utf-8")
    outcome = verbale("check", wreck(), "--documents", tmp_path / "notes.txt", "--only", "evidence")
    assert outcome.status == 1
    assert "the text is not the one that was read: its SHA-256 differs" in outcome.out


def test_a_text_that_is_not_there(verbale, sound, tmp_path) -> None:
    (tmp_path / "other.txt").write_text("Nothing of that kind.\n", "utf-8")
    outcome = verbale("check", sound / "data", "--documents", tmp_path, "--only", "evidence")
    assert outcome.status == 0
    assert "its text is not at hand (6 quotes not compared); name it with --documents" in outcome.out
    assert "1 cannot be told" in outcome.out


@pytest.mark.parametrize(
    ("old", "new", "part", "words"),
    [
        ('vb:isoCode "KE"', 'vb:isoCode "Kenya"', "shapes", "two capital letters, or has two ('Kenya')"),
        ('vb:unit "person" ;', "", "shapes", "needs one unit with its value"),
        ("a vb:Embassy", "a vb:Embassy, vb:TimeSpan", "consistency", "which nothing can be"),
    ],
)
def test_shape_and_consistency(verbale, sound, wreck, old, new, part, words) -> None:
    outcome = verbale("check", wreck((old, new)), "--only", part, "--format", "json")
    assert outcome.status == 1
    hits = [(p, message) for p, _, message in found(outcome) if words in message]
    assert hits, outcome.out
    assert {p for p, _ in hits} == {part}
    first = next(f for f in json.loads(outcome.out)["findings"] if words in f["message"])
    assert first["evidence"], first


def test_what_is_inferred_must_follow(verbale, sound, wreck) -> None:
    data = wreck()
    with (data / "inferred.ttl").open("a", encoding="utf-8") as stream:
        stream.write("\n<https://w3id.org/verbale/id/state/KE> a <https://w3id.org/verbale/ontology#Ambassador> .\n")
    outcome = verbale("check", data, "--only", "consistency", "--format", "json")
    assert outcome.status == 1
    assert [check for _, check, _ in found(outcome)] == ["does not follow"]


def test_json_has_counts_numbers_and_sentences(verbale, sound) -> None:
    outcome = verbale("check", sound / "data", "--only", "arithmetic", "--format", "json")
    report = json.loads(outcome.out)
    assert report["summary"] == {"ok": 2, "off": 0, "cannot tell": 0}
    assert report["parts"] == {"arithmetic": report["summary"]}
    feast = next(f for f in report["findings"] if f["check"] == "anniversary")
    assert feast["details"] == {
        "stated": "50", "computed": "50", "unit": "year", "compared": "1971-05-03 to 2021",
    }  # fmt: skip
    assert SENTENCES[3] in [q["quote"] for q in feast["evidence"]]
    assert feast["node"].endswith("event/feast/fj-ke")


def test_quiet_leaves_out_what_is_ok_and_evidence_adds_sentences(verbale, sound) -> None:
    quiet = verbale("check", sound / "data", "--only", "arithmetic", "--quiet")
    assert quiet.out.splitlines() == ["arithmetic: 2 ok", "", "2 checks: 2 ok, 0 off, 0 cannot be told"]
    full = verbale("check", sound / "data", "--only", "arithmetic", "--evidence")
    assert f"“{SENTENCES[3]}”" in full.out


def test_data_without_claims_or_terms_of_the_ontology(verbale, tmp_path) -> None:
    path = tmp_path / "foreign.ttl"
    path.write_text("<https://example.org/a> <https://example.org/b> _:c .\n", "utf-8")
    outcome = verbale("check", path)
    assert outcome.status == 0
    assert "holds nothing in the terms of the ontology" in outcome.out
    assert "holds no claims" in outcome.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.ttl", None, "no such file or folder"),
        ("broken.ttl", "<a> <b> .", "not valid|correct the file"),
        ("notes.docx", "words", "not a known RDF file"),
        ("deep.nt", "<<( <a:a> <a:b> <a:c> )>> <a:d> <a:e> .", "deep.nt"),
    ],
)
def test_unreadable_data(verbale, tmp_path, name, content, words) -> None:
    import re

    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    outcome = verbale("check", path)
    assert outcome.status == 2
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert re.search(words, outcome.err), outcome.err


def test_wrong_usage(verbale, sound) -> None:
    assert verbale("check", "--only", "everything").status == 2
    outcome = verbale("check", sound / "data", "--documents", sound / "nowhere")
    assert outcome.status == 2
    assert "nowhere" in outcome.err


def test_hostile_data_is_bounded(verbale, sound, wreck) -> None:
    data = wreck()
    text = (data / "claims.ttl").read_text("utf-8").replace('vb:startOffset "', f'vb:startOffset "{"9" * 5000}')
    (data / "claims.ttl").write_text(text, "utf-8")
    outcome = verbale("check", data, "--documents", sound / "notes", "--only", "evidence")
    assert outcome.status == 1
    assert "has an offset that is not a number" in outcome.out
    slow = verbale("check", sound / "data", "--timeout-s", "0.01")
    assert slow.status == 2
    assert "not done within 0.01 s" in slow.err
