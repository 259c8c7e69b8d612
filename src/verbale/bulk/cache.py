"""What was read before: one file a document, found again by what its reading depends on."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import pickle
import tempfile
import zlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.model.document import Document

if TYPE_CHECKING:
    from verbale.extraction import Extraction

SUFFIX = ".reading"
_MODULES = frozenset({"entity", "fact", "passage", "time"})
_PLAIN: dict[tuple[str, str], type] = {("decimal", "Decimal"): Decimal, ("datetime", "date"): dt.date}


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of readings. ``program`` is the fingerprint of all that a reading depends on beside the document.

    An entry is taken only if its checksum holds and it has nothing in it but the values of a reading; any other is
    as good as none. Several processes may use a folder at the same time.
    """

    folder: Path
    program: str

    def path(self, document: Document) -> Path:
        """Where the reading of a document is kept: the name is a hash of the document and the program."""
        known = (self.program, document.slug, document.format, document.original_sha256, document.sha256)
        content = "\0".join([*known, repr(document.source)])
        return self.folder / f"{hashlib.sha256(content.encode()).hexdigest()}{SUFFIX}"

    def get(self, document: Document) -> Extraction | None:
        """The kept reading; ``None`` where there is none that can be trusted."""
        from verbale.extraction import Extraction

        path = self.path(document)
        try:
            data = path.read_bytes()
            if data[:32] != _checksum(path, data[32:]):
                return None
            found = _Values(io.BytesIO(zlib.decompress(data[32:]))).load()
        except Exception:  # whatever a file holds that is no reading
            return None
        return found if isinstance(found, Extraction) else None

    def put(self, document: Document, extraction: Extraction) -> None:
        """Keep a reading, whole or not at all. Where nothing can be written it is not kept: it can be read again."""
        path = self.path(document)
        data = zlib.compress(pickle.dumps(extraction, protocol=5), 1)
        name = ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(path, data) + data)
            Path(name).replace(path)
        except OSError:
            if name:
                Path(name).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove the readings in a folder, and the folder if nothing else is in it."""
    for path in (*folder.glob(f"*{SUFFIX}"), *folder.glob("*.part")):
        path.unlink(missing_ok=True)
    try:
        folder.rmdir()
    except OSError:  # never made, or it holds something of someone else's
        return


def _checksum(path: Path, data: bytes) -> bytes:
    """Over name and content: an entry under another's name is none."""
    return hashlib.sha256(path.name.encode() + b"\0" + data).digest()


class _Values(pickle.Unpickler):
    """Reads the values of a reading, and refuses anything else: a file must not be able to run code."""

    def find_class(self, module: str, name: str) -> type:
        package, _, last = module.rpartition(".")
        if (package == "verbale.model" and last in _MODULES) or (module, name) in {
            ("verbale.extraction.extractor", "Extraction"),
            ("verbale.extraction.extractor", "Uncovered"),
        }:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a reading")
