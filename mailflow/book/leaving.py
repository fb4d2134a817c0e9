"""The book: a cancellation that names some of a registration's people, and not the others."""

from dataclasses import replace

from mailflow.model import Intent, Reading, Registration, Status
from mailflow.reasons import doubt
from mailflow.script import name_key


def take_out(reading: Reading, entry: Registration | None) -> Reading:
    """Return a cancellation as it is meant, now that it is known who else is registered.

    Whoever it names is taken out and the others stay. Where it names nobody but who writes,
    it may mean the whole registration all the same: a person looks.
    """
    if entry is None or reading.intent is not Intent.CANCEL:
        return reading
    there = {name_key(one.name): one for one in entry.attendees if _is_in(one.status)}
    gone = {name_key(found.value) for found in reading.removed} & there.keys()
    others = [one.name for key, one in there.items() if key not in gone]
    if not gone or not (others or entry.unnamed):
        return reading
    writer = reading.contact.name
    if writer is not None and gone == {name_key(writer.value)}:
        stay = ", ".join(others) or f"+{entry.unnamed}"
        return replace(reading, doubts=(*reading.doubts, doubt("others_registered", stay)))
    return replace(reading, intent=Intent.CHANGE)


def _is_in(status: Status) -> bool:
    return status is not Status.CANCELLED
