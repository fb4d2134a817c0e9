"""Names as the paragraph around them declines them: a letter may be in two languages."""

from collections.abc import Sequence

from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.language import HOME, tongue_of
from mailflow.parse.people.tongues import as_declined


def in_their_tongue(found: Sequence[Mention], text: str, language: str) -> tuple[Mention, ...]:
    """Return the people *found* in *text* as its *language* declines names.

    Not where a paragraph that has a declined name is plainly in another language.
    """
    known = as_declined(found, text, language)
    pairs = zip(found, known, strict=True)
    return tuple(
        old if old != new and _is_apart(old, text, language) else new for old, new in pairs
    )


def _is_apart(m: Mention, text: str, language: str) -> bool:
    """A name as declined stands in a paragraph with small words of another language."""
    if m.case in (Case.NOMINATIVE, Case.UNKNOWN):
        return False
    start = text.rfind("\n\n", 0, m.start) + 1
    end = text.find("\n\n", m.end)
    tongue = tongue_of([text[start : end if end >= 0 else len(text)]])
    return tongue.language != language and tongue.lead > HOME
