"""The command line in this process: arguments in; status, output and talk out."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from verbale.cli.running import run
from verbale.model import Document, Entity, Evidence, Fact, FactKind, Passage, Role, Status, Tier


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


@pytest.fixture
def verbale(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def call(*arguments: object) -> Outcome:
        capfd.readouterr()
        status = run([str(argument) for argument in arguments])
        return Outcome(status, *capfd.readouterr())

    return call


FIJI = Entity("state/FJ", "State", (("en", "Fiji"),))
AT = Role("atPlace", (FIJI,))
ADA = Entity("person/ada-example", "Person", (("en", "Ada Example"),))


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extraction by the word, without a language model: tested is what commands do with facts, not how these are found.

    `visited` gives a visit, `allegedly` a sensitive claim, `drained` a generic event, `contradiction` what cannot be;
    all else is uncovered.
    """

    def extract(document: Document) -> SimpleNamespace:
        facts, uncovered = [], []
        for match in re.finditer(r"[^\s.][^.]*\.", document.text):
            quote = match.group()
            evidence = (Evidence(document.slug, Passage(*match.span()), quote),)
            key = f"event/official-visit/{document.slug}-{match.start()}"
            roles = (Role("visitor", (ADA,)), Role("host", (FIJI,)), Role("onBehalfOf", (FIJI,)))
            visit = Fact(
                document.slug, key, FactKind.EVENT, "OfficialVisit", roles,
                evidence, "by-hand", "a visit",
            )  # fmt: skip
            if "visited" in quote:
                facts.append(visit)
            elif "allegedly" in quote:
                facts.append(dataclasses.replace(visit, status=Status.ALLEGED, sensitive=True))
            elif "drained" in quote:
                facts.append(dataclasses.replace(visit, type="OtherEvent", roles=(AT,), tier=Tier.GENERIC))
            elif "contradiction" in quote:
                facts.append(dataclasses.replace(visit, roles=(Role("visitor", (ADA,)), Role("atPlace", (ADA,)))))
            else:
                uncovered.append(SimpleNamespace(passage=Passage(*match.span()), quote=quote, reason="no frame fits"))
        return SimpleNamespace(facts=tuple(facts), uncovered=tuple(uncovered))

    module = ModuleType("verbale.extraction")
    module.extract = extract
    monkeypatch.setitem(sys.modules, "verbale.extraction", module)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with two documents."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "one.txt").write_text("Ada visited Fiji. The sea was calm. Ada allegedly stole a boat.\n")
    (folder / "two.txt").write_text("Later Ada visited Fiji again. Nothing else is known.\n")
    return folder
