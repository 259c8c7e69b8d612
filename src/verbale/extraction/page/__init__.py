"""The page: what headings, lists, tables, infoboxes and records of a document say by their place."""
