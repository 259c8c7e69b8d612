"""How many processes to read with."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

LONG = 250_000
"""Bytes of documents that take long enough (about 20 seconds) that starting processes is worth it."""
MOST = 8
"""Processes unless more are asked for: each holds a language model."""


def is_long(paths: Iterable[Path]) -> bool:
    """Whether reading these files takes long enough to share it out, and to keep what was read."""
    return sum(path.stat().st_size for path in paths if path.is_file()) > LONG


def processes(paths: list[Path], asked: int | None) -> int:
    """How many processes read these files: as many as asked for, else one for each core where there is much to read.

    Never more than there are files. 1 means that nothing is started: this process reads.
    """
    wanted = asked or (min(_cores(), MOST) if is_long(paths) else 1)
    return max(1, min(wanted, len(paths)))


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
