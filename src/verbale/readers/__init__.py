"""Readers: files in, documents with blocks and exact positions out.

Formats recognise themselves from the text: wiki, extract, mirror, article, release, markdown, plain; HTML is
extracted first. See ``verbale.readers.reader`` for what is guaranteed.
"""

from verbale.readers.files import MAX_BYTES, SUFFIXES, decode, find_inputs, slug_of
from verbale.readers.languages import identify
from verbale.readers.mastheads import LETTERHEAD
from verbale.readers.reader import read, read_text, readable
from verbale.readers.sources import load_sources
from verbale.readers.speakers import speakers

__all__ = [
    "LETTERHEAD",
    "MAX_BYTES",
    "SUFFIXES",
    "decode",
    "find_inputs",
    "identify",
    "load_sources",
    "read",
    "read_text",
    "readable",
    "slug_of",
    "speakers",
]
