"""Organisations: the names in a page, and which of them the letter comes from. Pure."""
