"""What a reading depends on beside the document: the program, its data files and the language model."""

from __future__ import annotations

import hashlib
import platform
from functools import cache

from verbale.model.resources import PACKAGE

LAYERS = ("model", "readers", "language", "entities", "extraction")
"""The parts of the program, code and data, that take part in reading a document."""


@cache
def program() -> str:
    """A SHA-256 that changes whenever a reading might: by version, code, data file, language model or Python."""
    from importlib.metadata import version

    from verbale import __version__
    from verbale.language.parser import model_used

    digest = hashlib.sha256(repr((__version__, version("spacy"), platform.python_version(), model_used())).encode())
    for layer in LAYERS:
        for path in sorted((PACKAGE / layer).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                name = path.relative_to(PACKAGE).as_posix()
                digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
