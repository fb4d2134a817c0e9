"""Commands by which a person puts the book right: correct, note, undo."""

from typing import Annotated, Final

import typer

from mailflow.cli.common import HERE, Folder, desk_at

Name = Annotated[
    str, typer.Argument(help="Reference of a registration, or key of a letter.", metavar="REF")
]
Reason = Annotated[str, typer.Option(help="Why, for the history.")]
_FIELDS: Final = (
    "What to put right, e.g. city=Niš; an empty value clears it. Of a registration or of a "
    "letter: organisation, city, registration_number, tax_number, website, contact_name, "
    "contact_email, contact_phone, attendee_count, requests, and answer.FIELD for a question "
    "of yours. With --attendee: name, role, email, phone, organisation. Of a letter also: "
    "intent, language."
)


def correct(
    reference: Name,
    fields: Annotated[
        list[str] | None, typer.Argument(help=_FIELDS, metavar="[FIELD=VALUE]...")
    ] = None,
    attendee: Annotated[str, typer.Option(help="Whose fields; the name as it is now.")] = "",
    add: Annotated[
        list[str] | None, typer.Option(help="Somebody who comes too; may be repeated.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option(help="Somebody who does not come; may be repeated.")
    ] = None,
    reason: Reason = "",
    desk: Folder = HERE,
) -> None:
    """Put right what the book says, or what we read in a held letter before you release it.

    What you correct stays, however often the letters are read again. Nobody is written to.
    """
    from mailflow.cli import show
    from mailflow.desk import correct as correct_it

    wanted = dict(map(_parted, fields or ()))
    people = {"attendee": [attendee], "add": add or (), "remove": remove or ()}
    wanted |= {name: "\n".join(told) for name, told in people.items() if any(told)}
    with desk_at(desk) as opened:
        act = correct_it(opened.desk, reference, wanted, reason)
    is_letter = len(act.on) > len(act.id) * 2  # keys are long, references short
    after = f"mailflow release {act.on[:8]}" if is_letter else f"mailflow show {act.on}"
    show.say(f"Corrected ({act.id}). Next: {after}; to take it back: mailflow undo {act.id}")


def note(
    reference: Name,
    text: Annotated[str, typer.Argument(help="What your colleagues should know.")],
    desk: Folder = HERE,
) -> None:
    """Keep a note with a registration or a letter; show and history tell it."""
    from mailflow.cli import show
    from mailflow.desk import note as note_it

    with desk_at(desk) as opened:
        act = note_it(opened.desk, reference, text)
    show.say(f"Noted ({act.id}).")


def undo(
    name: Annotated[
        str,
        typer.Argument(
            help="Id of an act as history tells it, e.g. a17; or a reference or the key of a "
            "letter, for the last act on it.",
            metavar="ID",
        ),
    ],
    desk: Folder = HERE,
) -> None:
    """Take back what was decided by hand; the book is made again without it."""
    from mailflow.cli import show
    from mailflow.desk import undo as undo_it
    from mailflow.model import LetterRecord

    with desk_at(desk) as opened:
        undone, told = undo_it(opened.desk, name)
    if isinstance(undone, LetterRecord):
        show.say(f"Letter {undone.key[:8]} waits for a person again.")
        return
    act = undone
    said = f" Its answer is {told.state}." if told else ""
    when = show.when(act.at, opened.zone)
    show.say(f"Undone: {act.deed} {act.id} of {when} by {act.by}.{said}")


def _parted(word: str) -> tuple[str, str]:
    from mailflow.errors import UsageError

    field, is_there, value = word.partition("=")
    if not is_there or not field:
        raise UsageError(f"{word!r}: write FIELD=VALUE, e.g. city=Niš")
    return field, value
