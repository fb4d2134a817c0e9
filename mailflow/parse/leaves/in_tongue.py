"""Names as the paragraph around them declines them: a letter may be in two languages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.language import HOME, tongue_of
from mailflow.parse.page.particles import strictly
from mailflow.parse.page.working import flat
from mailflow.parse.people.tongues import as_declined


def in_their_tongue(found: Sequence[Mention], text: str, language: str) -> tuple[Mention, ...]:
    """Return the people *found* in *text* as its *language* declines names.

    Not where a paragraph that has a declined name is plainly in another language.
    """
    found = [_without_neither(m, text, language) for m in found]
    known = as_declined(found, text, language)
    pairs = zip(found, known, strict=True)
    return tuple(
        old if old != new and _is_apart(old, text, language) else new for old, new in pairs
    )


NAME_WORDS: Final = 2  # of most names


def _without_neither(m: Mention, text: str, language: str) -> Mention:
    """Return *m* without the "neither" it begins with: "Ani Ján Hronec" is nobody's Ana."""
    if m.name.count(" ") < NAME_WORDS:
        return m
    first, *rest = text[m.start : m.end].split()
    if not (rest and re.fullmatch(strictly("neither", language), flat(first))):
        return m
    given = m.given.partition(" ")[2]
    start = text.index(rest[0], m.start + len(first))
    return replace(m, start=start, name=f"{given} {m.surname}".strip(), given=given)


def _is_apart(m: Mention, text: str, language: str) -> bool:
    """A name as declined stands in a paragraph with small words of another language."""
    if m.case in (Case.NOMINATIVE, Case.UNKNOWN):
        return False
    start = text.rfind("\n\n", 0, m.start) + 1
    end = text.find("\n\n", m.end)
    tongue = tongue_of([text[start : end if end >= 0 else len(text)]])
    return tongue.language != language and tongue.lead > HOME
