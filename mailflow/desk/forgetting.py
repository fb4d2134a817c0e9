"""Forget: erase a person everywhere at the desk, and say before what that is.

One transaction takes the person out of every record, and notes which files are still to go.
Then the files go, then the journal is written anew, then the note is emptied. A kill before
the transaction leaves everything as it was; after it, the next start goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from mailflow import erasure, journey
from mailflow.deliver import folder
from mailflow.desk.desk import Desk, moved
from mailflow.desk.leaving import Leaving, leave, leavings, note_leaving
from mailflow.desk.moving_up import tell_all
from mailflow.desk.settling import raw_of
from mailflow.desk.whom import Everybody, meant
from mailflow.erasure import Whom
from mailflow.errors import LetterDamaged, StoreError, UsageError
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, RawMessage, ReplyRecord, ReplyState
from mailflow.script import name_key
from mailflow.store import Transaction

# Name of the note that tells which files an erasure has still to remove.
PENDING: Final = "to be erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be erased.

    Attributes:
        letters: That speak of the person; their bytes go.
        replies: Message-IDs of answers that do.
        registrations: References of those that do.
        files: Ends of the names of files in the folder of answers.
        forgotten_on: The day this person was erased before, in the desk's words; "" if never.
    """

    whom: tuple[Whom, ...]
    letters: tuple[LetterRecord, ...]
    replies: tuple[str, ...]
    registrations: tuple[str, ...]
    files: tuple[str, ...] = ()
    forgotten_on: str = ""

    @property
    def is_empty(self) -> bool:
        """There is nothing to erase."""
        return not (self.letters or self.replies or self.registrations or self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was erased, and when; says nothing of the person."""

    number: int
    at: datetime
    counts: tuple[tuple[str, int], ...] = field(default=())


def plan(
    desk: Desk,
    who: str,
    within: str | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Plan:
    """Return what erasing *who* would take; changes nothing.

    Args:
        who: Address, name, reference or telephone.
        within: Reference, where several people are called so.
        progress: Called with 1 after each letter looked through.

    Raises:
        UsageError: It is not clear who is meant.
    """
    with desk.store.transaction() as tx:
        records, book = list(tx.letters()), list(tx.registrations())
        replies = list(tx.replies())
        there = Everybody(records, book, list(tx.staff_acts()))
        whom = meant(who, there, within, len(leavings(tx)) + 1)
        days = [tx.buried_on(name) for one in whom for name in _names(one)]
    letters = []
    for record in records:
        progress(1)
        if _speaks(desk, record, whom):
            letters.append(record)
    keys = {record.key for record in letters}
    return Plan(
        whom=whom,
        letters=tuple(letters),
        replies=tuple(
            r.reply.message_id for r in replies if r.letter in keys or _is_in(r, whom, r.letter)
        ),
        registrations=tuple(
            one.reference for one in book if _is_in(one, _named_in(whom, one.letters), "")
        ),
        files=tuple(_files(desk, whom)),
        forgotten_on=max((f"{day:%d.%m.%Y.}" for day in days if day), default=""),
    )


def _named_in(whom: Sequence[Whom], letters: Sequence[str]) -> tuple[Whom, ...]:
    """Return whom to look for in what *letters* together made."""
    return tuple(
        replace(one, letters=None)
        if one.letters is None or one.letters & set(letters)
        else one.at("")
        for one in whom
    )


def _is_in(noun: object, whom: Sequence[Whom], letter: str) -> bool:
    texts = list(erasure.texts(noun))
    return any(one.at(letter).is_in(text) for one in whom for text in texts)


def _speaks(desk: Desk, record: LetterRecord, whom: Sequence[Whom]) -> bool:
    """Tell whether the letter, as it came or as it was understood, speaks of the person."""
    if _is_in(record, whom, record.key):
        return True
    if record.erased:
        return False
    try:
        words = journey.words_of(raw_of(desk, record), desk.open_paper)
    except LetterDamaged:
        return False
    return any(one.at(record.key).is_in(words, declined=True) for one in whom)


def _files(desk: Desk, whom: Sequence[Whom]) -> Iterator[str]:
    """Yield the answers and digests in a rehearsal's folder that speak of the person."""
    for end, source in folder.kept(desk.answers_folder):
        raw = RawMessage(source=source, received_at=desk.now())
        if any(one.is_in(journey.words_of(raw), declined=True) for one in whom):
            yield end


def erase(desk: Desk, plan: Plan) -> Receipt:
    """Erase what *plan* names, for ever; return the receipt.

    Raises:
        UsageError: A letter of the plan is still under way.
        StoreError: Somebody sends answers just now, or the disk is full; the first time
            nothing was erased, later the next start goes on.
    """
    with desk.store.alone("answering") as granted:
        if not granted:
            raise StoreError("the desk is sending answers just now: try again in a minute")
        at = desk.now()
        with desk.store.transaction() as tx:
            _refuse_under_way(tx, plan)
            counts = _erase_records(desk, tx, plan, at)
            erase_files(tx, [record.key for record in plan.letters], plan.files)
        finish(desk)
    return Receipt(number=plan.whom[0].number, at=at, counts=counts)


def _refuse_under_way(tx: Transaction, plan: Plan) -> None:
    addresses = {email for one in plan.whom for email in one.emails}
    for old in plan.letters:
        record = tx.letter(old.key)
        reply = tx.reply(record.reply or "") if record else None
        waits = reply is not None and reply.reply.to not in addresses
        state = record.state if record else State.CLOSED
        if state in (State.RECEIVED, State.SENDING) or (state is State.REPLY_DUE and waits):
            raise UsageError(
                f"letter {old.key[:8]} is {state} still: run `mailflow work`, then forget"
            )


def _erase_records(
    desk: Desk, tx: Transaction, plan: Plan, at: datetime
) -> tuple[tuple[str, int], ...]:
    keys = frozenset(record.key for record in plan.letters)
    answers = _erase_replies(tx, plan, keys)
    lines = _erase_acts(tx, plan, keys) + _erase_staff_acts(tx, plan, keys)
    for key in keys:
        record = tx.letter(key)
        if record is not None:
            tx.put(_closed(_without(record, plan.whom)))
    for reference in plan.registrations:
        entry = tx.registration(reference)
        if entry is not None:
            for one in _named_in(plan.whom, entry.letters):
                entry = erasure.without(entry, one, speaks=False)
            tx.put(entry)
    before = sum(1 for _ in tx.registrations())
    moved_up = _leave(desk, tx, [Leaving(at=at, number=one.number) for one in plan.whom])
    removed = before - sum(1 for _ in tx.registrations())
    tx.bury((*keys, *(name for one in plan.whom for name in _names(one))), desk.today())
    return (
        ("letters, their bytes", len(keys)),
        ("answers", answers),
        ("lines of history", lines),
        ("registrations the person left", len(plan.registrations) - removed),
        ("registrations removed", removed),
        ("files in the folder of answers", len(plan.files)),
        ("registrations in which somebody moved up", moved_up),
    )


def _leave(desk: Desk, tx: Transaction, leaving: Sequence[Leaving]) -> int:
    """Let them leave the book; return in how many registrations somebody moved up."""
    promoted = set[str]()
    for one in leaving:
        note_leaving(tx, one)
        promotions = leave(desk, tx, one)
        tell_all(desk, tx, promotions)
        promoted |= {promotion.after.reference for promotion in promotions}
    return len(promoted)


def _names(one: Whom) -> Iterator[str]:
    """Yield under what it is remembered that the person was erased."""
    yield from (*one.emails, *one.phones, *(" ".join(name_key(n)) for n in one.names))


def _without(record: LetterRecord, whom: Sequence[Whom]) -> LetterRecord:
    for one in whom:
        record = erasure.emptied(record, one.at(record.key))
    return record


def _closed(record: LetterRecord) -> LetterRecord:
    """Return an edited record; nothing is left to do where it was about nobody else."""
    if record.state is State.REPLY_DUE:  # the answer was the person's and is withdrawn
        record = moved(record, Event.IGNORED)
    if not erasure.concerns_nobody_else(record.reading):
        return record
    if record.state is State.HELD:
        record = moved(record, Event.DISMISSED, dismissed=True)
    return record if record.registration else replace(record, reading=None)


def _erase_replies(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    for message_id in plan.replies:
        kept = tx.reply(message_id)
        if kept is None:
            continue
        for one in plan.whom:
            kept = erasure.without(kept, one.at(kept.letter), speaks=True)
        tx.put(_withdrawn(kept))
    return len(plan.replies)


def _withdrawn(kept: ReplyRecord) -> ReplyRecord:
    """Return an answer without words such that nobody sends it."""
    is_over = kept.state in (ReplyState.SENT, ReplyState.WITHDRAWN)
    return kept if is_over else replace(kept, state=ReplyState.WITHDRAWN)


def _erase_acts(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    count = 0
    for act in list(tx.acts()):
        told = act
        for one in plan.whom:
            told = erasure.without(told, one.at(act.letter), speaks=act.letter in keys)
        if told != act:
            tx.put(told)
            count += 1
    return count


def _erase_staff_acts(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    count, about = 0, {*plan.registrations, *keys}
    for act in list(tx.staff_acts()):
        told = act
        for one in plan.whom:
            ours = act.on in about
            told = erasure.without(told, one if ours else one.at(""), speaks=ours)
        if told != act:
            tx.put(told)
            count += 1
    return count


def erase_files(tx: Transaction, letters: Sequence[str], files: Sequence[str] = ()) -> None:
    """Note which files `finish` has to remove once this transaction is written."""
    tx.put_note(PENDING, {"letters": [*letters], "files": [*files]})


def finish(desk: Desk) -> None:
    """Remove the files an erasure has still to remove; nothing to do if none was cut off."""
    with desk.store.transaction() as tx:
        pending = tx.note(PENDING)
    if not pending:
        return
    for key in _list(pending.get("letters")):
        desk.store.forget_source(key)
    folder.remove(desk.answers_folder, _list(pending.get("files")))
    desk.store.compact()
    with desk.store.transaction() as tx:
        tx.put_note(PENDING, {})


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
