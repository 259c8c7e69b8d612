"""Text in; sentences, parses, times and quantities out."""
