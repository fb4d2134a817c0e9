"""Decide: the `retention:` of rules.yaml, how long what is kept -> spans."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import yaml

from mailflow.rules.strict import Problems, mapping, text_of

AFTER: Final = " after the event"
_SPAN: Final = re.compile(r"(\d{1,3}) (day|week|month|year)s?")
# Rather a day too long: what is erased cannot be brought back.
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long what is kept; None for as long as the desk exists.

    Attributes:
        letters: The letters' bytes and the words of answers, after the event.
        book: All else, after the event.
        unrelated: All but the identity of mail that is not about the event, after receipt.
    """

    letters: timedelta | None = None
    book: timedelta | None = None
    unrelated: timedelta | None = None


def read_retention(node: yaml.Node | None, problems: Problems) -> Retention:
    """Return the `retention:` part; everything is kept where nothing is said."""
    parts = mapping(node, "retention", ("letters", "book", "unrelated"), problems)
    letters = _span(parts.get("letters"), "retention.letters", AFTER, problems)
    book = _span(parts.get("book"), "retention.book", AFTER, problems)
    if book is not None and letters is not None and book < letters:
        problems.add(parts["letters"], "retention.letters: longer than the book is kept")
    unrelated = _span(parts.get("unrelated"), "retention.unrelated", "", problems)
    return Retention(letters=letters, book=book, unrelated=unrelated)


def _span(
    node: yaml.Node | None, what: str, after: str, problems: Problems
) -> timedelta | None:
    if node is None:
        return None
    written = text_of(node, what, problems)
    told = _SPAN.fullmatch(written.removesuffix(after))
    if told and written.endswith(after):
        return timedelta(days=int(told[1]) * _DAYS[told[2]])
    if written:
        problems.add(node, f'{what}: expected e.g. "90 days{after}" or "1 year{after}"')
    return None
