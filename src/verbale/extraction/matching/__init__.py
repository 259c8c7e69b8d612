"""Matching: frames over the parse of a sentence, with who takes part, when, and how sure the sentence is."""
