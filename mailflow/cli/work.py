"""Commands that run the desk: demo, run, import, work, check."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mailflow.cli.common import HERE, Folder, Opened, desk_at

if TYPE_CHECKING:
    from mailflow.model import RawMessage
    from mailflow.rounds import Done

# Letters made durable together: enough to share the syncs, few enough to hold in memory.
BATCH: Final = 32


def demo(
    desk: Annotated[
        Path,
        typer.Option("--desk", help="Folder whose rules, templates and samples are shown."),
    ] = HERE,
    keep: Annotated[
        Path | None, typer.Option(help="Keep the demo's desk in this folder.")
    ] = None,
) -> None:
    """Show the main job: letters come in by SMTP, the right answers go out."""
    from mailflow.cli import demo as show

    show.run(desk, keep)


def run(desk: Folder = HERE) -> None:
    """Run the service: take letters, settle, answer, digest; stops cleanly on SIGTERM."""
    from mailflow import schedule

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    with desk_at(desk) as opened:
        schedule.run(opened.plan, opened.desk)


def import_(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help=".eml, folder, mbox or Maildir.")
    ],
    desk: Folder = HERE,
    received_at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M", "%Y-%m-%d"],
            help="Time of receipt, e.g. 2019-03-12T10:15; else what the letter's trace says.",
        ),
    ] = None,
    take_only: Annotated[
        bool, typer.Option("--take-only", help="Take the letters; decide nothing yet.")
    ] = False,
) -> None:
    """Take letters from files, then do one round of work."""
    from dataclasses import replace

    from mailflow.cli import show
    from mailflow.desk import take
    from mailflow.intake import files

    total = files.count(paths)
    with desk_at(desk) as opened:
        raws: Iterable[RawMessage] = files.messages(paths)
        if received_at:
            zone = received_at.tzinfo or opened.zone
            at = received_at.replace(tzinfo=zone)
            raws = (replace(raw, received_at=at) for raw in raws)
        copies = 0
        with show.progress("taking", total) as step:
            for batch in _batches(raws):
                copies += sum(one.is_copy for one in take(opened.desk, batch))
                step(len(batch))
        show.say(
            f"{show.count(total, 'letter')} taken, {copies} of them copies of letters we had."
        )
        if not take_only:
            _tell(opened, opened.work())


def _batches(raws: "Iterable[RawMessage]") -> "Iterator[list[RawMessage]]":
    remaining = iter(raws)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def work(desk: Folder = HERE) -> None:
    """Do one round: fetch from the mailboxes, settle, answer; and say what was done."""
    with desk_at(desk) as opened:
        done = opened.work(fetch=True)
        _tell(opened, done)
    if done.troubles:
        raise typer.Exit(75)


def _tell(opened: Opened, done: "Done") -> None:
    from mailflow.cli import show
    from mailflow.lifecycle import State

    for name, count in done.fetched.items():
        show.say(f"{show.count(count, 'new letter')} in {name}.")
    settled = show.count(done.settled, "letter")
    show.say(f"{settled} settled, {show.count(done.answered, 'answer')} accepted.")
    for trouble in done.troubles:
        show.warn(trouble)
    with opened.desk.store.transaction() as tx:
        waiting = sum(1 for _ in tx.letters(State.HELD))
        due = sum(1 for _ in tx.letters(State.REPLY_DUE))
    if due:
        show.say(f"{show.count(due, 'answer')} still due; the next round tries again.")
    if waiting:
        show.say(f"Waiting for a person: {show.count(waiting, 'letter')}; see mailflow held.")


def check(desk: Folder = HERE) -> None:
    """Look for everything that can be wrong before it goes wrong."""
    from mailflow.cli import checks

    if not checks.run(desk):
        raise typer.Exit(1)
