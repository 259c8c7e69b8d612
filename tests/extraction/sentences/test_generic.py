"""The generic tier: verbs that no frame reads become claims about events of one class, and nothing more."""

from pathlib import Path

import pytest
import yaml

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.extraction.sentences import generic
from verbale.model import DataFileError, Fact, Tier

GOLD = yaml.safe_load((Path(__file__).parents[2] / "gold" / "generic.yaml").read_text(encoding="utf-8"))


def read(text: str) -> list[Fact]:
    return [f for f in extract(document_of(text)).facts if f.tier is Tier.GENERIC]


def line(fact: Fact) -> str:
    words = {
        r.name: ", ".join(getattr(f, "label", None) or str(getattr(f, "value", f)) for f in r.fillers)
        for r in fact.roles
    }
    head = [words.pop("lemma"), fact.status, fact.polarity, fact.time.edtf if fact.time else "-"]
    head += ["sensitive"] if fact.sensitive else []
    return " | ".join([" ".join(head), *(f"{role}: {filled}" for role, filled in words.items())])


@pytest.mark.parametrize("case", GOLD, ids=[c["text"] for c in GOLD])
def test_golden(case) -> None:
    assert [line(f) for f in read(case["text"])] == case["gives"]


def test_marked_and_unsure() -> None:
    (fact,) = read("Kenya drained the marsh together with Ghana in 2001.")
    assert (fact.type, fact.rule, fact.key) == ("OtherEvent", "generic", "event/other-event/drain-gh-ke-2001")
    assert fact.label == "other event: drain – Kenya, Ghana (2001)"
    assert fact.confidence < extract(document_of("Kenya opened an embassy in Oslo in 1980.")).facts[0].confidence
    assert not fact.direct


def test_two_verbs_of_the_same_actors_and_day_stay_two() -> None:
    facts = read("On 3 May 1990 Kenya evacuated Malta. On 3 May 1990 Kenya irrigated Malta.")
    assert [f.key for f in facts] == [
        "event/other-event/evacuate-ke-mt-1990-05-03",
        "event/other-event/irrigate-ke-mt-1990-05-03",
    ]


@pytest.mark.parametrize(
    ("text", "sensitive"),
    [
        ("Ada Berg evacuated Malta in 1942.", False),
        ("Ada Berg reportedly evacuated Malta in 1942.", True),
        ("Ada Berg did not evacuate Malta in 1942.", True),
        ("Norway reportedly evacuated Malta in 1942.", False),
        ("Norway bribed Malta in 1942.", True),
    ],
)
def test_what_may_harm_a_person_is_sensitive(text: str, sensitive: bool) -> None:
    assert [f.sensitive for f in read(text)] == [sensitive]


def test_a_sentence_with_nothing_else_stays_uncovered() -> None:
    made = extract(document_of("Kenya drained the marsh with Ghana in 2001. Tea is a drink."))
    assert [u.reason for u in made.uncovered] == ["read only as a generic event", "no frame matched"]


def test_what_frames_read_is_the_same_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Kenya opened an embassy in Oslo in 1980 and drained the marsh with Norway in 1981. It closed in 1990."
    made = extract(document_of(text)).facts
    assert any(f.tier is Tier.GENERIC for f in made)
    monkeypatch.setattr("verbale.extraction.extractor.generic_drafts", lambda *_: [])
    assert extract(document_of(text)).facts == tuple(f for f in made if f.tier is not Tier.GENERIC)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("skipped: {}\nprepositions: {}\n", "'grave'"),
        ("skipped: [be]\ngrave: []\nprepositions: {}\n", "'skipped'"),
        ("skipped: {}\ngrave: []\nprepositions: {atPlace: in}\n", "'prepositions'"),
        ("skipped: {}\ngrave: []\nprepositions: {agent: [by]}\n", "'agent'"),
    ],
)
def test_bad_data_is_told(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "generic.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=named):
        generic.load(path)


@pytest.mark.parametrize(
    "who",
    ["Kenya, Ghana and Malta, who emigrated to Norway, found work.", "Malta, who emigrated to Norway, found work."],
)
def test_states_are_not_those_who_emigrated(who: str) -> None:
    assert read(f"These are people from {who}") == []


def test_states_take_part_without_who() -> None:
    [fact] = read("Kenya, Ghana and Malta quarrelled in 1990.")
    assert {f.key for f in fact.fillers("hasParticipant")} >= {"state/KE", "state/GH"}
