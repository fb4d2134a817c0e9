"""What a person of the staff decides about the book; each is a StaffAct, and can be undone."""

from collections.abc import Mapping
from dataclasses import replace

from mailflow import journey
from mailflow.desk.deciding import reread
from mailflow.desk.desk import Desk
from mailflow.desk.folding import OUT_OF_ORDER, act_on, reached
from mailflow.desk.moving_up import tell_all
from mailflow.desk.people import find, reopen
from mailflow.desk.refolding import put_in_order
from mailflow.desk.telling import take_back
from mailflow.errors import UsageError
from mailflow.lifecycle import State
from mailflow.model import Deed, LetterRecord, Reading, Registration, ReplyRecord, StaffAct
from mailflow.reference import as_written
from mailflow.store import Transaction

Told = Mapping[str, str]


def correct(desk: Desk, name: str, wanted: Told, reason: str = "") -> StaffAct:
    """Put right what the book says of a registration, or what we read in a held letter.

    Args:
        name: A reference, or the key of a letter.
        wanted: New texts by field; see book.corrections.

    Raises:
        UsageError: There is nothing of that name, or it cannot be corrected so.
    """
    with desk.store.transaction() as tx:
        on, of = _of(tx, name)
        _must_be_asked(desk, wanted)
        told, objection = journey.correction(of, wanted)
        if objection:
            raise UsageError(f"{name}: {objection}")
        return done(desk, tx, Deed.CORRECT, on, told, reason)


def note(desk: Desk, name: str, text: str) -> StaffAct:
    """Keep *text* with a registration or a letter, for the staff.

    Raises:
        UsageError: There is nothing of that name, or no text.
    """
    with desk.store.transaction() as tx:
        entry = tx.registration(as_written(name))
        on = entry.reference if entry else find(tx, name).key
        if not text.strip():
            raise UsageError("nothing to note: mailflow note REF TEXT")
        return done(desk, tx, Deed.NOTE, on, {}, text.strip())


def undo(desk: Desk, name: str) -> tuple[StaffAct | LetterRecord, ReplyRecord | None]:
    """Take back an act, by its id, or the last one of a registration or a letter.

    Returns:
        The act, or the letter that was released or dismissed and waits again; and the answer
        that told of the act, as it is now, None if nobody was told.

    Raises:
        UsageError: There is none, or it is taken back already.
    """
    with desk.store.transaction() as tx:
        found = _act(tx, name)
        told = None
        if isinstance(found, LetterRecord):
            undone: StaffAct | LetterRecord = reopen(desk, tx, found)
        else:
            told = take_back(desk, tx, found)
            undone = replace(found, undone=True, undone_at=desk.now(), undone_by=desk.who)
            tx.put(undone)
        tx.put_note(OUT_OF_ORDER, {"is": True})
        put_in_order(desk, tx)
    return undone, told


def done(desk: Desk, tx: Transaction, deed: Deed, on: str, told: Told, reason: str) -> StaffAct:
    """Keep a new act, now and by who is at work, and let the book follow it.

    In one transaction, also where the book has something later already and is made again.
    """
    last = max((act.id for act in tx.staff_acts()), default="a00000")
    name = f"a{int(last[1:]) + 1:05d}"
    act = StaffAct(
        id=name, at=desk.now(), by=desk.who, deed=deed, on=on, told=told, reason=reason
    )
    tx.put(act)
    if deed is not Deed.NOTE and reached(tx, act.at, f"~{act.id}"):
        tell_all(desk, tx, act_on(desk, tx, act))
    if told.get("applies_to_earlier"):
        tx.put_note(OUT_OF_ORDER, {"is": True})
    put_in_order(desk, tx)
    return act


def entry_of(tx: Transaction, name: str) -> Registration:
    """Return the registration of that reference, or the one it was merged into.

    Raises:
        UsageError: There is none.
    """
    entry = tx.registration(as_written(name))
    if entry is None:
        raise UsageError(f"no registration {name!r}; see `mailflow list`")
    return entry


def _must_be_asked(desk: Desk, wanted: Told) -> None:
    """Refuse answers to what the organiser does not ask, and those that are no choice."""
    fields = {f"answer.{field.name}": field for field in desk.rulebook.fields}
    for name, text in wanted.items():
        if not name.startswith("answer."):
            continue
        if name not in fields:
            asked = ", ".join(fields) or "no `fields:` in rules.yaml"
            raise UsageError(f"unknown field {name!r}; there are: {asked}")
        choices = [choice.name for choice in fields[name].choices]
        if text and choices and text not in choices:
            raise UsageError(f"{name}={text}: must be one of {', '.join(choices)}")


def _of(tx: Transaction, name: str) -> tuple[str, Registration | Reading]:
    """Return what is to be corrected, and how the act calls it."""
    if entry := tx.registration(as_written(name)):
        return entry.reference, entry
    record = find(tx, name)
    key = record.key[:8]
    if record.reading is None:
        raise UsageError(f"letter {key} was not read, so there is nothing to correct in it")
    if not waits(record):
        entry = next(iter(tx.registrations_marked((f"letter:{record.key}",))), None)
        hint = (
            f"correct its registration: mailflow correct {entry.reference} …" if entry else ""
        )
        raise UsageError(f"letter {key} is {record.state}; {hint or 'the book is without it'}")
    return record.key, reread(tx, record.key, record.reading)[0]


def waits(record: LetterRecord) -> bool:
    """A person has yet to decide about the letter, and the book is without it."""
    in_doubt = record.verdict is None or record.verdict.hold is not None
    return record.state is State.HELD and in_doubt


def _act(tx: Transaction, name: str) -> StaffAct | LetterRecord:
    """Return what is to be taken back: an act, or what became of a letter."""
    if act := tx.staff_act(_id(name)):
        if act.undone:
            raise UsageError(f"{act.deed} {act.id} is undone already")
        return act
    entry = tx.registration(as_written(name))
    record = None if entry else find(tx, name)
    if record and (record.released or record.dismissed):
        return record
    names = (entry.reference, *entry.former) if entry else (record.key,) if record else ()
    acts = [act for on in names for act in tx.staff_acts(on) if not act.undone]
    if not acts:
        raise UsageError(f"{name}: nothing to undo; see `mailflow history {name}`")
    return max(acts, key=lambda act: (act.at, act.id))


def _id(name: str) -> str:
    """Return the id as it is kept: "a17" and "17" are "a00017"."""
    digits = name.lower().removeprefix("a")
    return f"a{digits:0>5}" if digits.isdecimal() and len(digits) <= 5 else name
