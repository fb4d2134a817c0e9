"""Towns: whether a short text is one and nothing else."""

from mailflow.parse.people.find import place_of


def town(text: str) -> str | None:
    """Return the town *text* is, in the nominative; None if it is more than a town, or less.

    >>> town("Новом Саду"), town("Млади Пријепоља")
    ('Нови Сад', None)
    """
    words = text.split()
    found = place_of(text) if 0 < len(words) <= 4 else None
    return found if found and len(found.split()) == len(words) else None
