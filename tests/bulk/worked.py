"""What processes of the pool do in tests: a module of its own, since spawned processes import it."""

from __future__ import annotations

import os
import time


def double(item: int) -> int:
    """Twice a number; the smaller ones take longer, so that results come out of turn."""
    time.sleep(0.02 if item % 3 == 0 else 0)
    return 2 * item


def process(item: int) -> int:
    return os.getpid()


def end_at_three(item: int) -> int:
    if item == 3:
        os._exit(9)
    return item


def hang_at_three(item: int) -> int:
    if item == 3:
        time.sleep(600)
    return item


def threads(item: int) -> tuple[str | None, ...]:
    return os.environ.get("OMP_NUM_THREADS"), os.environ.get("OPENBLAS_NUM_THREADS")
