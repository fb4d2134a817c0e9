"""Commands by which a person decides: release, dismiss."""

from typing import TYPE_CHECKING

import typer

from mailflow.cli.common import HERE, Folder, Key, desk_at

if TYPE_CHECKING:
    from mailflow.model import LetterRecord


def release(key: Key, desk: Folder = HERE) -> None:
    """Let a held letter go on: your doubts are answered, the desk decides and answers."""
    from mailflow.cli import show
    from mailflow.desk import find
    from mailflow.desk import release as release_letter

    with desk_at(desk) as opened:
        record = release_letter(opened.desk, key)
        opened.work()
        with opened.desk.store.transaction() as tx:
            record = find(tx, record.key)
        reply = tx.reply(record.reply or "")
    answer = f"answer {reply.state}" if reply else "no answer goes out"
    why = _why(record, opened.language)
    show.say(f"Letter {record.key[:8]} is {record.state} now; {answer}{why}")
    if record.held_because:
        raise typer.Exit(1)


def dismiss(key: Key, desk: Folder = HERE) -> None:
    """Close a held letter: you have seen to it yourself, or nothing is to be done."""
    from mailflow.cli import show
    from mailflow.desk import dismiss as dismiss_letter

    with desk_at(desk) as opened:
        record = dismiss_letter(opened.desk, key)
    show.say(f"Letter {record.key[:8]} is closed; nobody was written to.")


def _why(record: "LetterRecord", language: str) -> str:
    from mailflow.reasons import why_held

    return f": {why_held(record, language)}" if record.held_because else "."
