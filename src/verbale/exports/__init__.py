"""Places a graph or its facts can go, one module a form."""
