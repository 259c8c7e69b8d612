"""docs/reasoning.md is what the commands give, and names every rule."""

import importlib.util
import re
from pathlib import Path

from verbale.reasoning.rule import rule_table

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reasoning.md").read_text("utf-8")


def test_what_is_shown_is_what_commands_give():
    spec = importlib.util.spec_from_file_location("reasoning_page", ROOT / "scripts" / "reasoning.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.filled(PAGE) == PAGE, "run python scripts/reasoning.py"
    assert "fault of Verbale" not in PAGE
    assert "Traceback" not in PAGE


def test_every_rule_is_named():
    named = re.findall(r"`((?:eq|prp|cls|cax|dt|scm)-[a-z0-9-]+)`", PAGE)
    assert sorted(named) == sorted(rule.name for rule in rule_table())
    assert len(named) == 78
