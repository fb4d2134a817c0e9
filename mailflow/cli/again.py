"""The command by which an organiser goes through the letters again: reprocess."""

import sys
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from mailflow.cli.common import HERE, Folder, Json, desk_at
from mailflow.errors import UsageError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mailflow.cli.common import Opened
    from mailflow.lifecycle import State
    from mailflow.model import Status
    from mailflow.reprocess import Change, Reprocessed

Since = Annotated[
    datetime | None, typer.Option(help="Only letters received since, e.g. 2019-03-12.")
]
Until = Annotated[
    datetime | None, typer.Option(help="Only letters received before, e.g. 2019-03-13.")
]
Reference = Annotated[str | None, typer.Option(help="Only this registration's.")]
Sender = Annotated[str | None, typer.Option(help="Only those from this address.")]
Rule = Annotated[str | None, typer.Option(help="Only those this rule decided.")]
Stands = Annotated[
    str | None,
    typer.Option(
        help="Only letters that are held, closed, …, or whose registration is late, …"
    ),
]
Held = Annotated[
    bool, typer.Option("--held", help="Only those that wait for a person, or did.")
]
Rules = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Try these rules, without installing them.")
]
Templates = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Try these templates, the same way.")
]
Anew = Annotated[
    bool,
    typer.Option("--read-again", help="Read all again, also where no reading is outdated."),
]
Apply = Annotated[bool, typer.Option("--apply", help="Write the changes down.")]
Notify = Annotated[
    bool,
    typer.Option(
        "--notify", help="Answer again whoever gets another answer; without --apply, show whom."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Write to them without asking me first.")]
_INSTALL: Final = (
    "to apply them, put them in place of the desk's own, then reprocess --apply without"
)


def reprocess(
    desk: Folder = HERE, since: Since = None, until: Until = None, reference: Reference = None,
    sender: Sender = None, rule: Rule = None, state: Stands = None, held: Held = False,
    rules: Rules = None, templates: Templates = None, read_again: Anew = False,
    apply: Apply = False, notify: Notify = False, yes: Yes = False, json: Json = False,
) -> None:  # fmt: skip
    """Go through letters again under today's rules: old and new verdict side by side.

    Writes nothing without --apply, to nobody without --notify, no answer twice.
    """
    from mailflow.reprocess import Choice, choose

    if apply and (rules or templates):
        raise UsageError(f"--rules and --templates are for trying: {_INSTALL}")
    with desk_at(desk, rules, templates) as opened:
        choice = Choice(
            since=since.replace(tzinfo=opened.zone) if since else None,
            until=until.replace(tzinfo=opened.zone) if until else None,
            reference=reference, rule=rule, sender=sender, state=_state(state), held=held,
        )  # fmt: skip
        go = _Go(
            opened=opened, chosen=choose(opened.desk, choice), anew=read_again, apply=apply,
            notify=notify, yes=yes, json=json,
        )  # fmt: skip
        done, is_applied = _gone_through(go)
    if json:
        _tell_json(done)
    else:
        _tell(opened, done, is_applied=is_applied)
    _complain(done)
    if done.unread or (apply and not is_applied):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Go:
    """What was typed."""

    opened: "Opened"
    chosen: frozenset[str]
    anew: bool
    apply: bool
    notify: bool
    yes: bool
    json: bool


def _gone_through(go: _Go) -> "tuple[Reprocessed, bool]":
    """Try it, ask where somebody would be written to, apply it; tell whether it was applied."""
    from mailflow import reprocess as again
    from mailflow.cli import show

    desk, bars = go.opened.desk, show.progress
    readings = again.read_again(desk, go.chosen, anew=go.anew, progress=bars)
    decide = partial(again.reprocess, desk, readings, notify=go.notify, progress=bars)
    if not go.apply:
        return decide(), False
    agreed = None
    if go.notify and not go.yes:
        trial = decide()
        if trial.written_to and not _is_agreed(go, trial):
            return trial, False
        agreed = trial.changes
    done = decide(apply=True, agreed=agreed)
    if go.notify:
        go.opened.work()
    return done, True


def _is_agreed(go: _Go, trial: "Reprocessed") -> bool:
    from mailflow.cli import show

    people = show.count(len(trial.written_to), "answer")
    if go.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            f"{people} would go out, and nobody is here to ask: see them with --notify alone, "
            "then add --yes"
        )
    show.table(("letter", "to", "answer", "instead of"), map(_answer, trial.written_to))
    return typer.confirm(f"Send {people}?", err=True)


def _answer(change: "Change") -> tuple[str, str, str, str]:
    reply, earlier = change.outcome.reply, change.earlier
    before = f"{earlier.reply.template} ({earlier.sent_on:%d.%m.%Y.})" if earlier else ""
    told = (reply.to, reply.template) if reply else ("", "")
    return change.record.key[:8], *told, before


def _state(name: str | None) -> "State | Status | None":
    """Return the state of letters, or the status of registrations, called so."""
    from mailflow.lifecycle import State
    from mailflow.model import Status

    known: dict[str, State | Status] = {each.value: each for each in (*State, *Status)}
    if name is None:
        return None
    if name not in known:
        raise UsageError(f"--state {name}: it is one of {', '.join(known)}")
    return known[name]


def _tell(opened: "Opened", done: "Reprocessed", *, is_applied: bool) -> None:
    from mailflow.cli import show

    if done.changes:
        rows = [_row(change, opened.zone) for change in done.changes]
        columns = "letter", "received", "from", "before", "now", "stands", "answer"
        show.table(columns, rows, wide=2)
    written = "written" if is_applied else "nothing written: --apply writes it"
    show.say(f"{show.count(done.total, 'letter')} gone through: {in_sum(done)}; {written}.")


def _row(change: "Change", zone: "ZoneInfo") -> tuple[str, ...]:
    from mailflow.cli import show

    sender = change.outcome.reading.header.sender
    reply = change.outcome.reply
    return (
        change.record.key[:8],
        show.when(change.record.received_at, zone),
        sender.email if sender else "",
        change.before.rule if change.before else "not decided",
        change.outcome.verdict.rule,
        _stands(change.was, change.becomes),
        reply.template if reply and change.writes else "",
    )


def _stands(was: str, becomes: str) -> str:
    return f"{was} → {becomes}" if was != becomes else f"still {was}"


def in_sum(done: "Reprocessed") -> str:
    """Return the changes in a line, e.g. "12 late → confirmed, 3 unchanged"."""
    sums = [f"{count} {_stands(*how)}" for how, count in done.sums().most_common()]
    sums += [f"{done.unchanged} unchanged"] if done.unchanged else []
    sums += [f"{len(done.unread)} not read"] if done.unread else []
    sums += [f"{len(done.conflicts)} in conflict"] if done.conflicts else []
    return ", ".join(sums) or "nothing to do"


def _complain(done: "Reprocessed") -> None:
    from mailflow.cli import show, staff

    for reference, corrections in done.conflicts.items():
        for one in corrections:
            show.warn(f"! {reference}: {staff.conflict(one)}")
    for key, why in done.unread.items():
        show.warn(f"letter {key[:8]} was not read again and stays as it is: {why}")


def _tell_json(done: "Reprocessed") -> None:
    from mailflow.cli import show

    show.as_json(map(_as_json, done.changes))


def _as_json(change: "Change") -> dict[str, Any]:
    outcome, earlier = change.outcome, change.earlier
    return {
        "key": change.record.key,
        "before": change.before.rule if change.before else None,
        "now": outcome.verdict.rule,
        "registration": outcome.registration.reference if outcome.registration else None,
        "reply": outcome.reply.template if outcome.reply else None,
        "answers": change.writes,
        "was": change.was,
        "becomes": change.becomes,
        "to": outcome.reply.to if outcome.reply and change.writes else None,
        "instead_of": earlier.reply.template if earlier else None,
    }
