"""docs/cli.md is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from verbale.cli.app import COMMANDS
from verbale.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run `make docs`"


def test_every_command_is_there() -> None:
    heads = [line for line in reference().splitlines() if line.startswith("## ")]
    assert heads == ["## verbale", *(f"## verbale {name}" for name in COMMANDS)]
