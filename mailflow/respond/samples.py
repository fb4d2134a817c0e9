"""Respond: values with which every template is tried before any letter meets it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mailflow.model import Gender, Status
from mailflow.respond.values import VARIABLES

_LISTS: Final[Mapping[str, Sequence[str]]] = {
    "attendees": ("Ана Анић", "Петар Перић"),
    "missing": ("organisation", "attendee_names"),
    "questions": ("Исхрана (веганска, обична)",),
    "added": ("Вера Верић",),
    "removed": ("Бора Борић",),
    "corrected": ("Зоран Зорић",),
    "waits": ("Јан Јелић",),
    "belated": ("Мира Мирић",),
}
_NUMBERS: Final = ("more", "unnamed", "count", "waiting")
# What may be empty though there are people, each in its turn.
_PERHAPS: Final = (
    "organisation", "reference", "state", "gender", "given_name", "surname", "vocative",
    "hours", "earlier_answer", "earlier_said",
)  # fmt: skip


def samples(language: str, *, tells_state: bool = True) -> Iterator[dict[str, object]]:
    """Yield values for everything in VARIABLES: all there is, nothing, and what differs.

    Args:
        tells_state: The template looks at the state, so every one of them is tried.
    """
    full = _all_of(language)
    yield full
    yield {
        **full,
        **dict.fromkeys(_LISTS, ()),
        **dict.fromkeys(_NUMBERS, 0),
        **dict.fromkeys(_PERHAPS, ""),
    }
    yield {**full, **dict.fromkeys(_NUMBERS, 1), "gender": Gender.MALE.value}
    if tells_state:
        yield from ({**full, "state": status.value} for status in Status)


def _all_of(language: str) -> dict[str, object]:
    values: dict[str, object] = {name: name for name in VARIABLES}
    values |= {name: list(items) for name, items in _LISTS.items()}
    values |= dict.fromkeys(_NUMBERS, 2)
    return {
        **values, "language": language, "gender": Gender.FEMALE.value, "earlier_said": "late",
    }  # fmt: skip
