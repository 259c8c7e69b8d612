"""Verbale: documents about relations between states in, a reasoned knowledge graph with evidence out."""

__version__ = "0.1.0"
