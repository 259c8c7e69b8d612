"""Files: which to read, and their bytes as text, in bounded time and memory."""

from __future__ import annotations

import codecs
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from verbale.model import InputError

SUFFIXES = (".htm", ".html", ".md", ".txt")
MAX_BYTES = 20_000_000
"""Default limit on the size of one file, in bytes."""
MAX_LINES = 200_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def find_inputs(paths: Sequence[Path]) -> list[Path]:
    """The files to read among files and folders, sorted, each once.

    Folders are searched in depth for ``SUFFIXES``; hidden names and links that lead out of the folder are
    passed over. A file named outright is taken whatever its ending. Nothing is opened.

    Raises ``InputError`` when a path does not exist or a folder holds nothing to read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = list(_inside(path))
            if not inside:
                raise InputError(
                    f"{path}: no file ending in {', '.join(SUFFIXES)} in this folder; name a file or folder"
                )
        elif path.exists():
            inside = [path]
        else:
            raise InputError(f"{path}: no such file or folder; check the path")
        for each in inside:
            found.setdefault(each.resolve(), each)
    return sorted(found.values(), key=lambda each: each.as_posix())


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file, never more than ``max_bytes``.

    Raises ``InputError`` when the file is missing, a folder, a device or pipe, unreadable, empty or too big; a file
    that is too big is not read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{path}: is a folder, not a file; pass it to a command that reads folders")
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path}: is not a regular file; copy it to one, or pipe it in as '-'")
        if status.st_size > max_bytes:
            raise InputError(_too_big(str(path), status.st_size, max_bytes))
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); check its permissions") from error
    except ValueError as error:
        raise InputError(f"{str(path)!r}: is not a path ({error}); check its name") from error
    if len(data) > max_bytes:
        raise InputError(_too_big(str(path), len(data), max_bytes))
    return data


def decode(data: bytes, name: str) -> str:
    """The text of bytes: UTF-8, or UTF-16 with a byte order mark; the mark is not part of it.

    Line ends stay as they are. Raises ``InputError`` when the bytes are empty, binary, of another encoding, or
    hold no text; the message names the byte offset.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{name}: starts as UTF-16 but byte {error.start} is not; save it as UTF-8 and try again"
            ) from None
        return checked(text, name)
    body = data.removeprefix(codecs.BOM_UTF8)
    nul = body.find(b"\0")
    if nul >= 0:
        kind = "UTF-16 without a byte order mark, or binary" if nul < 4 and len(body) % 2 == 0 else "binary"
        raise InputError(f"{name}: looks {kind} (NUL at byte {nul}); give a text file in UTF-8")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        if _binary(body[:4096].decode("latin-1")) or data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b")):
            raise InputError(f"{name}: is binary (byte {at}); extract its text to a UTF-8 file first") from None
        raise InputError(
            f"{name}: not UTF-8 at byte {at} (0x{data[at]:02x}); convert it with 'iconv -f WINDOWS-1252 -t UTF-8' "
            "(or whatever encoding it has)"
        ) from None
    return checked(text, name)


def checked(text: str, name: str) -> str:
    """The text itself, if it can be read.

    Raises ``InputError`` when it is empty, holds a lone surrogate or a NUL, is more control characters than a text
    has, or has more than ``MAX_LINES`` lines.
    """
    if not text or text.isspace():
        raise InputError(f"{name}: is empty; give a file with text")
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise InputError(f"{name}: lone surrogate at character {surrogate.start()}; give valid Unicode")
    if "\0" in text or _binary(text):
        raise InputError(f"{name}: looks binary (too many control characters); give a text file in UTF-8")
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise InputError(f"{name}: has more than {MAX_LINES:,} lines; split it into smaller files")
    return text


def slug_of(name: str) -> str:
    """A file's name without its ending, in lower-case ASCII with hyphens; ``document`` when nothing is left.

    >>> slug_of("Übersicht der Lage (2).txt")
    'ubersicht-der-lage-2'
    """
    stem = name.rsplit(".", 1)[0] if name.lower().endswith(SUFFIXES) else name
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:120].strip("-") or "document"


def _inside(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for at, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at) / name
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            # A link may point inside the folder, never out of it.
            if path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(root)):
                continue
            yield path


def _binary(text: str) -> bool:
    sample = text[:65_536]
    return len(_CONTROL.findall(sample)) > max(2, len(sample) // 50)


def _too_big(name: str, size: int, limit: int) -> str:
    return f"{name}: {size / 1e6:.1f} MB is over the limit of {limit / 1e6:g} MB; split it into smaller files"
