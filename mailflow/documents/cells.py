"""Paragraphs of a cell -> the one line that the cell is. Pure."""

from collections.abc import Iterable


def cell(paragraphs: Iterable[str]) -> str:
    """Return *paragraphs* on one line; what may be several values is kept apart.

    A heading broken in two stays one: one of its halves is a single word.

    >>> cell(["1. Ana Ilić", "2. Marko Jović"]), cell(["Ime i", "prezime"])
    ('1. Ana Ilić; 2. Marko Jović', 'Ime i prezime')
    """
    lines = [" ".join(one.split()) for one in paragraphs if one.strip()]
    several = len(lines) > 1 and all(" " in line for line in lines)
    return ("; " if several else " ").join(lines)
