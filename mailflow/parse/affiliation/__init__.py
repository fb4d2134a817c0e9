"""Affiliation: which of the organisations named a letter comes from, and its town. Pure."""
