"""Tell: an act of the staff makes an answer due, by the same outbox as any other.

The answer belongs to the last letter of the registration, by one of its owners, that may be
answered and is in nobody's hands: so its Message-ID is made as always, the caps count it, and
a crash leaves it due or held, never sent twice.
"""

from collections.abc import Sequence
from dataclasses import replace

from mailflow import journey
from mailflow.desk.deciding import reread
from mailflow.desk.desk import Desk, moved
from mailflow.desk.outcomes import perhaps_sent
from mailflow.errors import UsageError
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, Registration, Reply, ReplyRecord, ReplyState, StaffAct
from mailflow.store import Transaction

# Letters that nobody has to look at, and that are not in the outgoing server's hands.
FREE = (State.CLOSED, State.REPLY_DUE)


def tell(
    desk: Desk,
    tx: Transaction,
    act: StaffAct,
    template: str,
    entry: Registration,
    before: Registration,
) -> ReplyRecord | None:
    """Make the answer due that tells of *act*; None if they were told the very same before.

    Raises:
        UsageError: There is nobody to write to.
    """
    record = _answered(desk, tx, entry)
    reply = _composed(desk, tx, record, template, entry, before)
    if perhaps_sent(tx, reply.message_id):
        return None
    due = tx.reply(record.reply or "")
    waits = due is not None and due.state is ReplyState.DUE
    if due and waits:
        tx.put(replace(due, state=ReplyState.WITHDRAWN))
    told = ReplyRecord(
        reply=reply,
        letter=record.key,
        state=ReplyState.DUE,
        attempts=0,
        due_at=desk.now(),
        act=act.id,
        instead_of=due.reply.message_id if due and waits else "",
    )
    tx.put(told)
    tx.put(moved(record, Event.ANSWERED, reply=reply.message_id))
    desk.note(tx, record.key, f"{act.deed} {act.id}: answer “{template}” to {reply.to}")
    return told


def take_back(desk: Desk, tx: Transaction, act: StaffAct) -> ReplyRecord | None:
    """Withdraw the answer that tells of *act*, if it is still due; return it, else None.

    An answer that it had taken the place of is due again.
    """
    entry = tx.registration(act.on)
    replies = [r for key in (entry.letters if entry else ()) for r in tx.replies_to(key)]
    told = next((r for r in replies if r.act == act.id), None)
    record = tx.letter(told.letter) if told else None
    if not told or not record or told.state is not ReplyState.DUE:
        return told
    if record.state not in (State.REPLY_DUE, State.HELD):
        return told
    withdrawn = replace(told, state=ReplyState.WITHDRAWN)
    tx.put(withdrawn)
    old = tx.reply(told.instead_of) if told.instead_of else None
    if old and old.state is ReplyState.WITHDRAWN:
        tx.put(replace(old, state=ReplyState.DUE))
        tx.put(moved(record, Event.ANSWERED, reply=old.reply.message_id))
    else:
        tx.put(moved(record, Event.IGNORED))
    desk.note(tx, record.key, f"{act.deed} {act.id} undone: its answer is withdrawn")
    return withdrawn


def _answered(desk: Desk, tx: Transaction, entry: Registration) -> LetterRecord:
    found = [record for key in entry.letters if (record := tx.letter(key))]
    own = [r for r in found if r.reading and entry.is_of(r.reading.header)]
    free = [record for record in own if record.state in FREE]
    for record in reversed(free):
        if not _why_silent(desk, record):
            return record
    busy = [f"letter {r.key[:8]} is {r.state}" for r in own if r not in free]
    silent = [f"letter {r.key[:8]}: {_why_silent(desk, r)}" for r in free]
    why = "; ".join((*busy, *silent)) or "none of its letters is an owner's"
    raise UsageError(
        f"{entry.reference}: nobody can be written to ({why}); settle that first, or do it "
        "without an answer and write yourself"
    )


def _why_silent(desk: Desk, record: LetterRecord) -> str:
    if record.reading is None:
        return "only its identity is kept"
    return journey.why_silent(record.reading, record.return_path, desk.rulebook)


def _composed(
    desk: Desk,
    tx: Transaction,
    record: LetterRecord,
    template: str,
    entry: Registration,
    before: Registration,
) -> Reply:
    assert record.reading is not None  # _answered saw to it
    reading, _ = reread(tx, record.key, record.reading)
    reply = journey.tell(
        record.key,
        template,
        reading,
        entry,
        before,
        desk.rulebook,
        desk.templates,
        received_at=record.received_at,
        composed_at=desk.now(),
    )
    if reply is None:
        raise UsageError(_absent(template, desk.rulebook.languages.preferred(reading.language)))
    return reply


def _absent(template: str, languages: Sequence[str]) -> str:
    files = " or ".join(f"templates/{template}.{language}.txt" for language in languages)
    return f"no such answer is written: {files}; write one of them, or do it without an answer"
