"""The names of `verbale`: sorted, complete, each owned by a layer and documented."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import verbale


def test_all_is_sorted_and_complete() -> None:
    assert verbale.__all__ == sorted(verbale.__all__)
    assert set(verbale.__all__) == {*verbale._HOMES, "__version__"}


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(Path(verbale.__file__).read_text("utf-8"))
    branch = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {a.asname or a.name: n.module for n in branch.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert seen == verbale._HOMES


@pytest.mark.parametrize("name", sorted(verbale._HOMES))
def test_name_is_there_and_documented(name: str) -> None:
    value = getattr(verbale, name)
    assert value.__doc__
    assert value is getattr(verbale, name)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="module 'verbale' has no attribute 'biuld'"):
        verbale.biuld  # noqa: B018


def test_dir_lists_the_names() -> None:
    assert set(verbale.__all__) <= set(dir(verbale))
