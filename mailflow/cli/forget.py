"""`mailflow forget`, `mailflow purge`: erase a person on request, and what is old enough."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailflow.cli.common import HERE, Folder, desk_at

if TYPE_CHECKING:
    from mailflow.cli.common import Opened
    from mailflow.desk.forgetting import Receipt
    from mailflow.desk.searching import Plan
    from mailflow.model import LetterRecord

OUTSIDE = (
    "Not erased, because they are not the desk's: exported files, backups, "
    "the server's copies of letters and answers"
)


Who = Annotated[
    str, typer.Argument(help="Address, name, telephone, or reference of a registration.")
]
Within = Annotated[
    str | None, typer.Option("--in", help="Reference, where several people are called so.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")]
Yes = Annotated[bool, typer.Option("--yes", help="Erase it; without, only show.")]
Imap = Annotated[bool, typer.Option("--imap", help="Also delete the letters in the mailboxes.")]
ReceiptFile = Annotated[
    Path | None, typer.Option("--receipt", help="File for the receipt; else it is printed.")
]


def forget(
    who: Who,
    desk: Folder = HERE,
    within: Within = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    imap: Imap = False,
    receipt: ReceiptFile = None,
) -> None:
    """Erase a person everywhere: letters, readings, book, answers, history.

    Whoever else a letter names stays registered. Without --yes it only shows what would go.
    """
    from mailflow.cli import show
    from mailflow.desk import forgetting

    with desk_at(desk) as opened:
        plan = _plan(opened, who, within)
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


def _plan(opened: "Opened", who: str, within: str | None) -> "Plan":
    from mailflow.cli import show
    from mailflow.desk import searching

    with opened.desk.store.transaction() as tx:
        letters = sum(1 for _ in tx.letters())
    with show.progress("searching", letters) as step:
        return searching.search(opened.desk, who, within, step)


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


def purge(desk: Folder = HERE, dry_run: DryRun = False) -> None:
    """Erase what was kept as long as rules.yaml says; the service does it once a day."""
    from mailflow.cli import show
    from mailflow.desk import purging

    with desk_at(desk) as opened:
        found = purging.due(opened.desk) if dry_run else purging.purge(opened.desk)
    counts = (
        (len(found.letters), "of the event: bytes and words of answers"),
        (len(found.unrelated), "not about the event: all but their identity"),
        (len(found.book), "with the book and all that was kept of it"),
    )
    for count, what in counts:
        if count:
            show.say(f"{show.count(count, 'letter')} {what}.")
    if not found.keys:
        show.say("Nothing was kept long enough to be erased.")
    elif dry_run:
        show.say("Nothing was erased: without --dry-run it is.")
