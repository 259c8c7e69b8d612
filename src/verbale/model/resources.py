"""Where the files that ship with Verbale are: in the wheel, or beside ``src/`` in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def shipped(folder: str) -> Path:
    """The folder ``ontology``, ``queries``, ``seeds`` or ``data`` that ships with this installation.

    The wheel carries them in ``verbale/_shipped/``; a checkout (editable install) has them at its top level.

    >>> (shipped("ontology") / "verbale.ttl").name
    'verbale.ttl'
    """
    inside = PACKAGE / "_shipped" / folder
    return inside if inside.is_dir() else PACKAGE.parent.parent / folder
