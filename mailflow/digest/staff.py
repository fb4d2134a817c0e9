"""Sum up: where what staff decided and what the letters say now do not go together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from mailflow.digest.table import aligned, plain
from mailflow.model import Correction, Registration, StaffAct

KEY_LENGTH: Final = 64  # of a letter; an act on one needs no registration


def conflicts(registrations: Iterable[Registration], words: Mapping[str, str]) -> list[str]:
    """Return the corrections that the letters, read again, tell a third thing of."""
    rows = [
        (entry.reference, _field(one), _said(one, words), f"mailflow history {entry.reference}")
        for entry in registrations
        for one in _in_force(entry.corrections)
        if one.is_in_conflict
    ]
    return [words["conflicts"], *aligned(rows, indent="  ")] if rows else []


def idle(
    acts: Iterable[StaffAct], references: Collection[str], words: Mapping[str, str]
) -> list[str]:
    """Return the acts whose registration is not in the book any more.

    Args:
        references: All by which a registration of the book is found.
    """
    rows = [
        (act.id, f"{act.deed} {act.on}", plain(act.by, ""), f"mailflow undo {act.id}")
        for act in acts
        if not act.undone and any(name not in references for name in _needs(act))
    ]
    return [words["idle"], *aligned(rows, indent="  ")] if rows else []


def _needs(act: StaffAct) -> Iterator[str]:
    if act.on and len(act.on) < KEY_LENGTH:
        yield act.on
    if into := act.told.get("into"):
        yield into


def _in_force(corrections: Iterable[Correction]) -> Iterable[Correction]:
    return {(one.attendee, one.field): one for one in corrections}.values()


def _field(one: Correction) -> str:
    return plain(f"{one.field}, {one.attendee}" if one.attendee else one.field, "")


def _said(one: Correction, words: Mapping[str, str]) -> str:
    nothing = words["not told"]
    return f"„{plain(one.value, nothing)}“, {words['now read']}: „{plain(one.read, nothing)}“"
