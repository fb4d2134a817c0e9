"""What staff did and corrected, as people read it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from mailflow.cli import show
from mailflow.desk import find
from mailflow.model import Act, Correction, StaffAct
from mailflow.reference import as_written
from mailflow.store import Transaction


def history(tx: Transaction, name: str) -> tuple[list[Act | StaffAct], list[Correction]]:
    """Return what happened to a registration or letter, and what staff corrected in it.

    Args:
        name: A reference or the key of a letter; "" for all that staff did.

    Raises:
        UsageError: There is nothing of that name.
    """
    if not name:
        entries = tx.registrations()
        corrections = [one for entry in entries for one in in_force(entry.corrections)]
        return list(tx.staff_acts()), corrections
    entry = tx.registration(as_written(name))
    keys = entry.letters if entry else (find(tx, name).key,)
    names = (entry.reference, *entry.former) if entry else ()
    acts: list[Act | StaffAct] = [act for key in keys for act in tx.acts(key)]
    acts += [act for on in (*names, *keys) for act in tx.staff_acts(on)]
    acts.sort(key=lambda act: act.at)
    return acts, in_force(entry.corrections if entry else ())


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Return the last correction of each field of a registration."""
    return list({(one.attendee, one.field): one for one in corrections}.values())


def rows(act: Act | StaffAct) -> Iterator[tuple[datetime, str, str, str]]:
    """Yield the lines of the history that *act* makes: when, letter or act, who, what."""
    if isinstance(act, Act):
        yield act.at, act.letter[:8], act.by, act.what
        return
    reason = f": {act.reason}" if act.reason else ""
    gone = " (undone)" if act.undone else ""
    yield (
        act.at,
        act.id,
        act.by,
        f"{' '.join(filter(None, (act.deed, told(act))))}{reason}{gone}",
    )
    if act.undone_at:
        yield act.undone_at, act.id, act.undone_by, f"undo {act.deed} of {act.by}"


def told(act: StaffAct) -> str:
    """Say what the act tells, the latest words of each field with those before."""
    hidden = ("people", "attendee")
    whose = f"{act.told['attendee']}: " if "attendee" in act.told else ""
    parts = []
    for name, text in act.told.items():
        if name in hidden or name.startswith("was "):
            continue
        before = act.told.get(f"was {name}")
        was = f" (was “{before}”)" if before else ""
        names = ", ".join(text.split("\n"))
        parts.append(f"{name} “{names}”{was}")
    return whose + ", ".join(parts)


def corrected(
    corrections: Iterable[Correction], zone: ZoneInfo
) -> list[tuple[str, str, str, str, str]]:
    """Return a line for each field that staff corrected: which, now, before, who, when."""
    return [
        (
            " ".join(filter(None, (one.field, f"of {one.attendee}" if one.attendee else ""))),
            one.value or "(nothing)",
            one.was or "(nothing)",
            f"{one.by}, {show.short(one.at, zone)} ({one.act})",
            f"! the letters now say “{one.read or 'nothing'}”" if one.is_in_conflict else "",
        )
        for one in in_force(corrections)
    ]


def conflict(one: Correction) -> str:
    """Say that a correction and the letters differ, and what to do."""
    whose = f" of {one.attendee}" if one.attendee else ""
    return (
        f"{one.field}{whose}: corrected from “{one.was}” to “{one.value}” by {one.by} "
        f"({one.act}), but the letters now say “{one.read}”. Correct it again, or: "
        f"mailflow undo {one.act}"
    )
