"""Understand: RawMessage -> Reading. Pure; never raises; never guesses silently."""

from mailflow.parse.as_json import as_json
from mailflow.parse.reading import read
from mailflow.parse.words_of import words_of

__all__ = ["as_json", "read", "words_of"]
