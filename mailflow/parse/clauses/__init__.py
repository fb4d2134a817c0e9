"""Clauses: what the words of a sentence tell of a person named in it. Pure."""
