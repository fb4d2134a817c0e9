"""What a person of the staff decides about whole registrations: who comes, and who is who."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from mailflow.desk.acting import done, entry_of
from mailflow.desk.desk import Desk
from mailflow.desk.telling import tell
from mailflow.errors import UsageError
from mailflow.model import Deed, Registration, ReplyRecord, StaffAct, Status
from mailflow.script import name_key
from mailflow.store import Transaction

# Answers that tell of an act; both say how the registration stands now.
ACCEPTED: Final = "accepted"
REJECTED: Final = "status"


def accept(
    desk: Desk, name: str, people: Sequence[str] = (), *, quiet: bool = False, reason: str = ""
) -> tuple[StaffAct, ReplyRecord | None]:
    """Confirm a registration that is late, waiting or incomplete, or those people of it.

    Returns:
        The act, and the answer that is due now; None if *quiet*, or told before.

    Raises:
        UsageError: There is no such registration, or nothing to accept.
    """
    with desk.store.transaction() as tx:
        before = entry_of(tx, name)
        _must_name(before, people)
        if before.status is Status.CANCELLED:
            raise UsageError(
                f"{before.reference} is cancelled; if staff did it, mailflow undo "
                f"{before.reference} takes that back"
            )
        if not _unconfirmed(before, people):
            raise UsageError(f"{before.reference}: confirmed already, nothing to accept")
        act, after = _decided(desk, tx, Deed.ACCEPT, before, people, reason)
        return act, None if quiet else tell(desk, tx, act, ACCEPTED, after, before)


def reject(
    desk: Desk, name: str, people: Sequence[str] = (), *, notify: bool = False, reason: str = ""
) -> tuple[StaffAct, ReplyRecord | None]:
    """Decline a registration, or those people of it; nobody is told unless *notify*.

    Returns, raises:
        As `accept`.
    """
    with desk.store.transaction() as tx:
        before = entry_of(tx, name)
        _must_name(before, people)
        if before.status is Status.CANCELLED:
            raise UsageError(f"{before.reference} is cancelled already")
        act, after = _decided(desk, tx, Deed.REJECT, before, people, reason)
        return act, tell(desk, tx, act, REJECTED, after, before) if notify else None


def merge(desk: Desk, name: str, into: str, reason: str = "") -> tuple[StaffAct, Registration]:
    """Let two registrations be one: *into* takes in the other, whose reference leads there.

    Returns:
        The act, and the registration as it is now.

    Raises:
        UsageError: One is not there or cancelled, or both are the same.
    """
    with desk.store.transaction() as tx:
        old, kept = entry_of(tx, name), entry_of(tx, into)
        if old.reference == kept.reference:
            raise UsageError(f"{name} and {into} are one registration, {kept.reference}")
        for entry in (old, kept):
            if entry.status is Status.CANCELLED:
                raise UsageError(f"{entry.reference} is cancelled: there is nothing to merge")
        told = {"into": kept.reference}
        act = done(desk, tx, Deed.MERGE, old.reference, told, reason)
        return act, entry_of(tx, kept.reference)


def split(
    desk: Desk, name: str, people: Sequence[str], organisation: str = "", reason: str = ""
) -> tuple[StaffAct, Registration]:
    """Give those people a registration of their own, of *organisation* if it is another one.

    Returns:
        The act, and the new registration.

    Raises:
        UsageError: They are not in it, or nobody would stay.
    """
    with desk.store.transaction() as tx:
        entry = entry_of(tx, name)
        _must_name(entry, people)
        if not people:
            raise UsageError("who leaves it? say --attendee NAME, once for each")
        if len({name_key(one) for one in people}) == len(entry.attendees):
            raise UsageError(f"nobody would stay in {entry.reference}; correct it instead")
        told = {"attendees": "\n".join(people)}
        if organisation.strip():
            told["organisation"] = " ".join(organisation.split())
        act = done(desk, tx, Deed.SPLIT, entry.reference, told, reason)
        there = entry_of(tx, entry.reference).corrections
        return act, entry_of(tx, next(one.value for one in there if one.act == act.id))


def extend(
    desk: Desk,
    until: datetime,
    reason: str,
    *,
    organisation: str = "",
    sender: str = "",
    earlier: bool = False,
) -> StaffAct:
    """Grant more time: to everybody, to one organisation, to one sender.

    Args:
        until: The new deadline, aware; it is still in time.
        earlier: Letters that came before this moment are in time too.

    Raises:
        UsageError: It is no later than the deadline, or nobody says why.
    """
    if not reason.strip():
        raise UsageError("say why: --reason …; it stands in the history")
    if until <= desk.rulebook.deadline:
        zone = desk.rulebook.event.time_zone
        held = f"{desk.rulebook.deadline.astimezone(zone):%d.%m.%Y. %H:%M}"
        raise UsageError(f"the deadline is {held} already, which is no earlier")
    told = {"until": until.isoformat()}
    told |= {"organisation": " ".join(organisation.split())} if organisation.strip() else {}
    told |= {"sender": sender.strip().lower()} if sender.strip() else {}
    told |= {"applies_to_earlier": "yes"} if earlier else {}
    with desk.store.transaction() as tx:
        return done(desk, tx, Deed.EXTEND, "", told, reason.strip())


def _decided(
    desk: Desk,
    tx: Transaction,
    deed: Deed,
    before: Registration,
    people: Sequence[str],
    reason: str,
) -> tuple[StaffAct, Registration]:
    told = {"attendees": "\n".join(people)} if people else {}
    act = done(desk, tx, deed, before.reference, told, reason)
    return act, entry_of(tx, before.reference)


def _must_name(entry: Registration, people: Sequence[str]) -> None:
    there = {name_key(one.name) for one in entry.attendees}
    for name in people:
        if name_key(name) not in there:
            names = ", ".join(one.name for one in entry.attendees) or "nobody"
            raise UsageError(f"no attendee {name!r} in {entry.reference}; there are: {names}")


def _unconfirmed(entry: Registration, people: Sequence[str]) -> bool:
    wanted = {name_key(name) for name in people}
    statuses = [
        one.status for one in entry.attendees if not wanted or name_key(one.name) in wanted
    ]
    statuses += [] if wanted else [entry.status]
    return any(status not in (Status.CONFIRMED, Status.CANCELLED) for status in statuses)
