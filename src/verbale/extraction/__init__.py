"""Analysed text in, facts out. Frames are data."""

from verbale.extraction.extractor import Extraction, Uncovered, extract

__all__ = ["Extraction", "Uncovered", "extract"]
