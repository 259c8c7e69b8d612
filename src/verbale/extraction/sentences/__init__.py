"""Sentences: what they state beside the frames: mentions, asides, enumerations, counts, and other languages."""
