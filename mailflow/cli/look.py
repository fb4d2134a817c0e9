"""Commands that only look: letters, list, show, history, held, read, digest."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mailflow.cli.common import HERE, Folder, Json, desk_at
from mailflow.reference import as_written

if TYPE_CHECKING:
    from mailflow.model import LetterRecord, Question, Registration

_FIELDS: Final = re.compile(r"^[^#\n]*fields", re.MULTILINE)  # in no comment


def letters(desk: Folder = HERE, json: Json = False) -> None:
    """List every letter ever taken, oldest first, and what became of it."""
    from mailflow.cli import rows, show

    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        records = list(tx.letters())
        if json:
            replies = [tx.reply(record.reply or "") for record in records]
            show.as_json(map(rows.letter, records, replies))
            return
        columns = "letter", "received", "from", "state", "rule", "registration"
        cells = (
            (
                record.key[:8],
                show.when(record.received_at, opened.zone),
                sender(record),
                record.state.value,
                record.verdict.rule if record.verdict else "",
                record.registration or "",
            )
            for record in records
        )
        show.table(columns, cells, wide=2)
        show.say(f"{show.count(len(records), 'letter')}.")


def list_(desk: Folder = HERE, json: Json = False) -> None:
    """List the book: every registration, who comes and where it stands."""
    from mailflow.cli import rows, show

    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        book = list(tx.registrations())
    if json:
        show.as_json(map(rows.registration, book))
        return
    columns = "reference", "status", "organisation", "attendees", "received"
    cells = (
        (
            entry.reference,
            entry.status.value,
            _named(entry),
            ", ".join(one.name for one in entry.attendees) or _counted(entry),
            show.when(entry.received_at, opened.zone),
        )
        for entry in book
    )
    show.table(columns, cells, wide=3)
    people = sum(len(entry.attendees) for entry in book)
    show.say(f"{show.count(len(book), 'registration')}, {show.count(people, 'name')}.")


def show(reference: Annotated[str, typer.Argument(metavar="REF")], desk: Folder = HERE) -> None:
    """Show one registration, or one letter by its key, with the evidence for each value."""
    from mailflow.cli import describe

    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        entry = tx.registration(as_written(reference))
        if entry:
            describe.registration(opened, tx, entry)
        else:
            describe.letter(opened, tx, reference)


def history(
    reference: Annotated[
        str, typer.Argument(metavar="[REF]", help="Without it, all that staff did.")
    ] = "",
    desk: Folder = HERE,
    json: Json = False,
) -> None:
    """Tell everything that happened to a registration or a letter, and why."""
    from mailflow.cli import rows, show, staff

    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        acts, corrections = staff.history(tx, reference)
        if json:
            show.as_json(map(rows.act, acts))
            return
        happened = sorted(
            (row for act in acts for row in staff.rows(act)), key=lambda row: row[0]
        )
        cells = ((show.when(at, opened.zone), *told) for at, *told in happened)
        show.table(("when", "what", "who", "what happened"), cells, wide=3)
        for one in corrections:
            if one.is_in_conflict:
                show.say(f"! {staff.conflict(one)}")


def held(desk: Folder = HERE, json: Json = False) -> None:
    """List what waits for a person, why, and what to type."""
    from mailflow.cli import rows, show
    from mailflow.lifecycle import State
    from mailflow.reasons import why_held

    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        records = list(tx.letters(State.HELD))
        if json:
            replies = [tx.reply(record.reply or "") for record in records]
            show.as_json(map(rows.letter, records, replies))
            return
    if not records:
        show.say("Nothing waits for a person.")
        return
    cells = (
        (
            record.key[:8],
            show.when(record.received_at, opened.zone),
            sender(record),
            why_held(record, opened.language),
        )
        for record in records
    )
    show.table(("letter", "received", "from", "why"), cells, wide=3)
    show.say("\nLook: mailflow show KEY. Then: mailflow release KEY, or mailflow dismiss KEY.")


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")],
    json: Json = False,
    desk: Folder = HERE,
) -> None:
    """Understand letters and print the reading with its evidence; keeps and sends nothing.

    Answers to the fields of rules.yaml are looked for where the desk's folder has one.
    """
    from mailflow import parse
    from mailflow.cli import evidence, show
    from mailflow.intake import files
    from mailflow.papers import ReadingRoom

    questions = _questions(desk)
    with ReadingRoom() as room:
        for raw in files.messages(paths):
            reading = parse.read(raw, room.open, questions)
            if json:
                show.as_json([parse.as_json(reading, raw.file)])
            else:
                evidence.reading(raw.file, reading)


def _questions(desk: Path) -> tuple["Question", ...]:
    """Return the fields of rules.yaml; what reads rules loads slowly, and most ask for none."""
    try:
        asks = bool(_FIELDS.search((desk / "rules.yaml").read_text("utf-8")))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError):
        asks = True  # is told below
    if not asks:
        return ()
    from mailflow import wiring

    return wiring.questions(desk)


def digest(
    desk: Folder = HERE,
    day: Annotated[
        datetime | None,
        typer.Option(
            help="The day to sum up, e.g. 2019-03-12; without it, since the last one."
        ),
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it to the staff.")] = False,
) -> None:
    """Print the digest for the staff, or send it."""
    from datetime import timedelta

    from mailflow import rounds, wiring
    from mailflow.cli import show

    with desk_at(desk) as opened:
        staff = wiring.staff(opened.plan)
        if send:
            count = rounds.send_digest(opened.desk, wiring.sender(opened.plan), staff)
            show.say(f"Digest sent to {count} of the staff.")
            return
        since = day.replace(tzinfo=opened.zone) if day else None
        until = since + timedelta(days=1) if since else None
        show.say(rounds.digest_of(opened.desk, staff.language, since, until).body)


def sender(record: "LetterRecord") -> str:
    """Return the sender's address for a table; "" if unknown or not kept."""
    author = record.reading.header.sender if record.reading else None
    return author.email if author else ""


def _named(entry: "Registration") -> str:
    place = f", {entry.city}" if entry.city else ""
    return f"{entry.organisation or '(not told)'}{place}"


def _counted(entry: "Registration") -> str:
    return f"{entry.attendee_count} (names not told)" if entry.attendee_count else ""
