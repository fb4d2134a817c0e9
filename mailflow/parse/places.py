"""Understand, places: the towns of Serbia and around, in any case -> their nominative. Pure."""


def is_place(word: str) -> bool:
    """It is the name of a town or village, in any case."""
    return place_of(word) is not None


def place_of(phrase: str) -> str | None:
    """Return the town that *phrase* names, in the nominative and the script written."""
    return None
