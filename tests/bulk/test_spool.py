"""What lies on disk instead of in memory comes back as it was put, and nothing of it is left behind."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from verbale.bulk.spool import Joined, Spool


def open_files() -> set[str]:
    """What this process has open, as Linux tells it."""
    found = set()
    for handle in Path("/proc/self/fd").iterdir():
        try:
            found.add(str(handle.readlink()))
        except OSError:  # the handle that lists the folder
            continue
    return found


def test_a_spool_is_a_mapping() -> None:
    spool: Spool[str, list[int]] = Spool()
    spool["b"] = [1]
    spool["a"] = [2, 3]
    spool["b"] = [4] * 1000
    assert list(spool.items()) == [("b", [4] * 1000), ("a", [2, 3])]
    spool["a"].append(5)
    assert spool == {"b": [4] * 1000, "a": [2, 3]}
    assert spool.pop("b") == [4] * 1000
    assert "b" not in spool
    with pytest.raises(KeyError):
        spool["b"]


def test_values_are_made_bytes_as_told() -> None:
    spool: Spool[int, str] = Spool(str.encode, bytes.decode)
    spool[1] = "café"
    assert spool[1] == "café"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux")
def test_its_file_goes_with_it() -> None:
    before = open_files()
    spool: Spool[int, int] = Spool()
    spool[1] = 1
    (own,) = open_files() - before
    assert not Path(own).exists()
    del spool
    gc.collect()
    assert open_files() == before


def test_joined_sequences_are_one() -> None:
    parts = {"a": (1, 2), "b": (), "c": (3,)}
    one = Joined(parts, {"c": 1, "b": 0, "a": 2})
    assert (list(one), len(one), one[0], one[-1], one[1:]) == ([3, 1, 2], 3, 3, 2, (1, 2))
    assert one == (3, 1, 2)
    assert one != (3, 1)
    assert one != 3
    for outside in (3, -4):
        with pytest.raises(IndexError):
            one[outside]
