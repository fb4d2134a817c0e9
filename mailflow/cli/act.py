"""Commands by which a person decides: release, dismiss, reprocess."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mailflow.cli.common import HERE, Folder, Json, Key, desk_at

if TYPE_CHECKING:
    from mailflow.cli.common import Opened
    from mailflow.model import LetterRecord
    from mailflow.reprocess import Change


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


_NOTIFY: Final = "Answer again whoever gets another answer now; without --apply, show whom."


def reprocess(
    desk: Folder = HERE,
    since: Annotated[
        datetime | None, typer.Option(help="Only letters received since, e.g. 2019-03-12.")
    ] = None,
    reference: Annotated[str | None, typer.Option(help="Only this registration's.")] = None,
    rule: Annotated[str | None, typer.Option(help="Only those this rule decided.")] = None,
    sender: Annotated[str | None, typer.Option(help="Only those from this address.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Write the changes down.")] = False,
    notify: Annotated[bool, typer.Option("--notify", help=_NOTIFY)] = False,
    json: Json = False,
) -> None:
    """Go through letters again under today's rules: old and new verdict side by side.

    Writes nothing without --apply, to nobody without --notify, no answer twice.
    """
    from mailflow import reprocess as again
    from mailflow.cli import show

    with desk_at(desk) as opened:
        at = since.replace(tzinfo=opened.zone) if since else None
        choices = list(again.by(since=at, reference=reference, rule=rule, sender=sender))
        with opened.desk.store.transaction() as tx:
            letters = sum(1 for _ in tx.letters())
        with show.progress("reading", letters) as step:
            changes, total = again.reprocess(
                opened.desk,
                chosen=lambda record: all(holds(record) for holds in choices),
                apply=apply,
                notify=notify,
                progress=step,
            )
        if apply and notify:
            opened.work()
    _tell_json(changes) if json else _tell(opened, changes, total, apply=apply)


def _tell(opened: "Opened", changes: "list[Change]", total: int, *, apply: bool) -> None:
    from mailflow.cli import show

    if changes:
        rows = [
            (
                change.record.key[:8],
                show.when(change.record.received_at, opened.zone),
                _sender(change),
                change.before.rule if change.before else "not decided",
                change.outcome.verdict.rule,
                "yes" if change.writes else "",
            )
            for change in changes
        ]
        show.table(("letter", "received", "from", "before", "now", "answer"), rows, wide=2)
    written = "written" if apply else "nothing written: --apply writes it"
    show.say(f"{show.count(total, 'letter')} gone through; changed: {len(changes)}; {written}.")


def _sender(change: "Change") -> str:
    sender = change.outcome.reading.header.sender
    return sender.email if sender else ""


def _tell_json(changes: "list[Change]") -> None:
    from mailflow.cli import show

    show.as_json(map(_as_json, changes))


def _as_json(change: "Change") -> dict[str, Any]:
    outcome = change.outcome
    return {
        "key": change.record.key,
        "before": change.before.rule if change.before else None,
        "now": outcome.verdict.rule,
        "registration": outcome.registration.reference if outcome.registration else None,
        "reply": outcome.reply.template if outcome.reply else None,
        "answers": change.writes,
    }


def _why(record: "LetterRecord", language: str) -> str:
    from mailflow.reasons import why_held

    return f": {why_held(record, language)}" if record.held_because else "."
