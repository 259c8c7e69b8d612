"""Topics: what a document as a whole is about and who speaks in it, settled before its sentences are read."""
