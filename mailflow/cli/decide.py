"""Commands by which a person decides about registrations: who comes, who is who, until when."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mailflow.cli.common import HERE, Folder, desk_at

if TYPE_CHECKING:
    from mailflow.cli.common import Opened
    from mailflow.model import ReplyRecord, StaffAct

Reference = Annotated[
    str, typer.Argument(help="Reference of a registration.", metavar="REF", show_default=False)
]
Attendees = Annotated[
    list[str] | None, typer.Option("--attendee", help="Only this one; may be repeated.")
]
Reason = Annotated[str, typer.Option(help="Why, for the history.")]


def accept(
    reference: Reference,
    attendee: Attendees = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Write to nobody.")] = False,
    reason: Reason = "",
    desk: Folder = HERE,
) -> None:
    """Confirm a registration that is late, waiting or incomplete, and tell its sender."""
    from mailflow.desk import accept as accept_it

    with desk_at(desk) as opened:
        act, due = accept_it(opened.desk, reference, attendee or (), quiet=quiet, reason=reason)
        _told(opened, act, due, is_quiet=quiet)


def reject(
    reference: Reference,
    attendee: Attendees = None,
    notify: Annotated[
        bool, typer.Option("--notify", help="Tell the sender how the registration stands now.")
    ] = False,
    reason: Reason = "",
    desk: Folder = HERE,
) -> None:
    """Decline a registration, or some of its people; nobody is told without --notify."""
    from mailflow.desk import reject as reject_it

    with desk_at(desk) as opened:
        act, due = reject_it(
            opened.desk, reference, attendee or (), notify=notify, reason=reason
        )
        _told(opened, act, due, is_quiet=not notify)


def merge(
    reference: Reference,
    into: Annotated[
        str, typer.Argument(help="The registration that takes it in.", metavar="INTO-REF")
    ],
    reason: Reason = "",
    desk: Folder = HERE,
) -> None:
    """Let two registrations be one; the reference of the first leads to the second from now on.

    Nobody is written to.
    """
    from mailflow.cli import show
    from mailflow.desk import merge as merge_them

    with desk_at(desk) as opened:
        act, entry = merge_them(opened.desk, reference, into, reason)
    people = show.count(len(entry.attendees), "attendee")
    show.say(
        f"{act.on} is part of {entry.reference} now, with {people} ({act.id}). {_back(act)}"
    )


def split(
    reference: Reference,
    attendee: Annotated[
        list[str] | None, typer.Option("--attendee", help="Who leaves it; may be repeated.")
    ] = None,
    organisation: Annotated[
        str, typer.Option(help="Of whom leaves; without it, the same as before.")
    ] = "",
    reason: Reason = "",
    desk: Folder = HERE,
) -> None:
    """Give some people of a registration one of their own. Nobody is written to."""
    from mailflow.cli import show
    from mailflow.desk import split as split_it

    with desk_at(desk) as opened:
        act, entry = split_it(opened.desk, reference, attendee or (), organisation, reason)
    names = ", ".join(one.name for one in entry.attendees)
    show.say(f"{entry.reference} is the registration of {names} now ({act.id}). {_back(act)}")


def extend(
    until: Annotated[
        datetime,
        typer.Option(
            formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"],
            help='The new deadline, in the event\'s time zone, e.g. "2019-03-14 12:00".',
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why; it stands in the history.")] = "",
    organisation: Annotated[str, typer.Option(help="Only for this organisation.")] = "",
    sender: Annotated[str, typer.Option(help="Only for letters from this address.")] = "",
    earlier: Annotated[
        bool, typer.Option("--earlier", help="For letters that are here already, too.")
    ] = False,
    desk: Folder = HERE,
) -> None:
    """Grant more time: to everybody, to one organisation, to one sender. Nobody is written to.

    Letters that came before stay as late as they were, unless you say --earlier.
    """
    from mailflow.cli import show
    from mailflow.desk import extend as extend_it

    with desk_at(desk) as opened:
        at = until.replace(tzinfo=opened.zone)
        act = extend_it(
            opened.desk, at, reason, organisation=organisation, sender=sender, earlier=earlier
        )
        whom = organisation or sender or "everybody"
        more = " Whom to tell: mailflow reprocess --notify." if earlier else ""
        when = show.when(at, opened.zone)
    show.say(f"Until {when} for {whom} ({act.id}).{more} {_back(act)}")


def _told(
    opened: "Opened", act: "StaffAct", due: "ReplyRecord | None", *, is_quiet: bool
) -> None:
    """Send what is due, and say how the registration stands and who was told."""
    from mailflow.cli import show

    if due is not None:
        opened.work()
    with opened.desk.store.transaction() as tx:
        entry = tx.registration(act.on)
        reply = tx.reply(due.reply.message_id) if due else None
    status = entry.status if entry else "gone"
    if reply is not None:
        said = f"answer “{reply.reply.template}” to {reply.reply.to}: {reply.state}"
    else:
        said = "nobody was written to" if is_quiet else "its sender was told so before"
    show.say(f"{act.on} is {status} now ({act.id}); {said}. {_back(act)}")


def _back(act: "StaffAct") -> str:
    return f"To take it back: mailflow undo {act.id}"
