"""`mailflow forget`: erase a person on request."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailflow.cli.common import HERE, Folder, desk_at

if TYPE_CHECKING:
    from mailflow.cli.common import Opened
    from mailflow.desk.forgetting import Plan, Receipt
    from mailflow.model import LetterRecord

OUTSIDE = (
    "Not erased, because they are not the desk's: exported files, backups, "
    "the server's copies of letters and answers"
)


def forget(
    who: Annotated[
        str, typer.Argument(help="Address, name, telephone, or reference of a registration.")
    ],
    desk: Folder = HERE,
    within: Annotated[
        str | None,
        typer.Option("--in", help="Reference, where several people are called so."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be erased.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase it; without, only show.")] = False,
    imap: Annotated[
        bool, typer.Option("--imap", help="Also delete the letters in the mailboxes.")
    ] = False,
    receipt: Annotated[
        Path | None, typer.Option(help="File for the receipt; else it is printed.")
    ] = None,
) -> None:
    """Erase a person everywhere: letters, readings, book, answers, history.

    Whoever else a letter names stays registered. Without --yes it only shows what would go.
    """
    from mailflow.cli import show
    from mailflow.desk import forgetting

    with desk_at(desk) as opened:
        with opened.desk.store.transaction() as tx:
            letters = sum(1 for _ in tx.letters())
        with show.progress("searching", letters) as step:
            plan = forgetting.plan(opened.desk, who, within, step)
        if plan.is_empty:
            again = f"; erased on {plan.forgotten_on}" if plan.forgotten_on else ""
            show.say(f"Nothing at this desk speaks of {who}{again}.")
            return
        _tell(opened, plan)
        if dry_run or not yes:
            show.say("\nNothing was erased. To erase it for ever, add --yes.")
            return
        mails = _from_mailboxes(opened, plan) if imap else None
        done = forgetting.erase(opened.desk, plan)
        _hand_over(_receipt(opened, done, mails), receipt)


def _tell(opened: "Opened", plan: "Plan") -> None:
    from mailflow.cli import show
    from mailflow.cli.look import sender

    for one in plan.whom:
        known = (*one.names, *one.emails, *one.phones)
        show.say(f"To be erased: {', '.join(known)}")
    rows = (
        (
            record.key[:8],
            show.when(record.received_at, opened.zone),
            sender(record),
            ", ".join(_others(record, plan)) or "nobody",
        )
        for record in plan.letters
    )
    show.table(("letter", "received", "from", "also names"), rows, wide=2)
    show.say(
        f"{show.count(len(plan.letters), 'letter')} with their bytes, "
        f"{show.count(len(plan.replies), 'answer')}, "
        f"{show.count(len(plan.registrations), 'registration')}"
        f"{': ' if plan.registrations else ''}{', '.join(plan.registrations)}, "
        f"{show.count(len(plan.files), 'file')} in the folder of answers. "
        "Who else is named stays registered."
    )


def _others(record: "LetterRecord", plan: "Plan") -> list[str]:
    people = record.reading.attendees if record.reading else ()
    names = (person.name.value for person in people)
    return [n for n in names if not any(one.at(record.key).is_in(n) for one in plan.whom)]


def _from_mailboxes(opened: "Opened", plan: "Plan") -> int:
    from mailflow import wiring

    return wiring.erase_from_mailboxes(opened.plan, opened.desk, plan.letters)


def _receipt(opened: "Opened", done: "Receipt", mails: int | None) -> str:
    from mailflow.cli import show

    lines = [
        f"Erasure {done.number} at the desk {opened.plan.rulebook.desk.address}",
        f"on {show.when(done.at, opened.zone)} by {opened.desk.who}",
        "",
        *(f"{count:>6}  {what}" for what, count in done.counts),
        *((f"{mails:>6}  letters in the mailboxes",) if mails is not None else ()),
        "",
        f"{OUTSIDE}{'' if mails is None else ' other than the mailboxes'}.",
    ]
    return "\n".join(lines) + "\n"


def _hand_over(text: str, file: Path | None) -> None:
    from mailflow.cli import show
    from mailflow.cli.export import write

    if file is None:
        show.say(text)
        return
    write(file, text.encode())
    show.say(f"Erased; the receipt is in {file}.")
