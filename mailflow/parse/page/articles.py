"""Nouns without the article that some languages put at their end. Pure."""

import re
from collections.abc import Mapping
from typing import Final


def without_article(word: str, language: str | None) -> str:
    """Return a noun without the article; in another language as it is.

    >>> without_article("претседателот", "mk"), without_article("secretarul", "ro")
    ('претседател', 'secretar')
    """
    for ending, bare in _ARTICLES.get(language or "", ()):
        if ending.search(word):
            return ending.sub(bare, word)
    return word


_ARTICLES: Final[Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "mk": ((re.compile(r"(?:от|ot)$"), ""), (re.compile(r"([аa])[тt][аa]$"), r"\1")),
    "ro": (
        (re.compile(r"(?<=oare)a$|ul$"), ""),
        (re.compile(r"(?<=t)ele$"), "e"),
        (re.compile(r"(?<=[rtng])a$"), "ă"),
    ),
}
