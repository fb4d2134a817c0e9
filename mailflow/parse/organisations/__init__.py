"""Organisations: the names of organisations in a page, whose ever they are. Pure."""
