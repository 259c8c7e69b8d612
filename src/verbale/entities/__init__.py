"""Mentions in; canonical entities, each with the reason why, out. Gazetteers are data."""
