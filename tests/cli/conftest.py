"""The command line in this process: arguments in; status, output and talk out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from verbale.cli.running import run


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
