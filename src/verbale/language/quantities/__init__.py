"""Quantities: a passage of text in; numbers with their units, blur and counted nouns out."""

from verbale.language.quantities.find import find_quantities

__all__ = ["find_quantities"]
