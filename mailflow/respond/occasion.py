"""Respond: the event and the desk, as replies speak of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from mailflow.model import Languages

USUAL: Final = Languages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The event and the desk.

    Attributes:
        title, place, signature: By language code; "" is the text for every language.
        starts, ends: Of the event, on its day in the deadline's zone; None if not told.
        deadline: Aware, in the event's time zone; times in replies are told in that zone.
        address: Of the desk; replies come from it.
        languages: In which replies are written.
        questions: Labels of the organiser's fields, by name, then by language code.
    """

    title: Mapping[str, str]
    place: Mapping[str, str]
    signature: Mapping[str, str]
    day: date
    deadline: datetime
    address: str
    starts: time | None = None
    ends: time | None = None
    languages: Languages = USUAL
    questions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The answer that a reply corrects.

    Attributes:
        sent_at: When it went out; aware.
        template: Its name, e.g. "late".
        message_id: Of it; an answer of the same name corrects nothing.
    """

    sent_at: datetime
    template: str
    message_id: str = ""


def in_language(texts: Mapping[str, str], language: str, languages: Languages = USUAL) -> str:
    """Return the text in *language*, else in what its readers read; "" if there is none.

    The text for every language comes before the fallbacks.
    """
    codes = (language, "", *languages.preferred(language), "en", "sr")
    return next((texts[code] for code in codes if texts.get(code)), "")
