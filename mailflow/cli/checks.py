"""`mailflow check`: everything that can be wrong before it goes wrong."""

import getpass
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mailflow import wiring
from mailflow.cli import show
from mailflow.errors import MailflowError
from mailflow.papers import ReadingRoom
from mailflow.wiring import Plan

# A letter may be 25 MB; below this a busy day could fill the disk.
FREE_BYTES_MIN: Final = 1_000_000_000
# Any clock that shows less was never set; then every letter would look punctual.
BUILT_ON: Final = datetime(2026, 1, 1, tzinfo=UTC)


def run(folder: Path) -> bool:
    """Print one line a check; return whether all of them are well.

    Raises:
        ConfigError: rules.yaml, templates or mailflow.toml cannot be used; every problem.
    """
    plan = wiring.plan(folder)
    well = True
    for name, look in CHECKS.items():
        for trouble, what in look(plan):
            well = well and not trouble
            show.say(f"{'TROUBLE' if trouble else 'ok':<8} {name:<9} {what}")
    return well


Checks = Iterator[tuple[bool, str]]


def _rules(plan: Plan) -> Checks:
    book = plan.rulebook
    deadline = show.when(book.deadline, book.event.time_zone)
    yield False, f"{len(book.rules)} rules; deadline {deadline} ({book.event.time_zone})"
    yield False, _kept(plan)
    yield False, f"the desk is {', '.join(sorted(wiring.addresses(plan)))}"
    zone, last = book.event.time_zone, book.deadlines
    changing, cancelling = (show.when(d.until, zone) for d in (last.changing, last.cancelling))
    yield False, f"changes until {changing}; cancellations until {cancelling}"
    for more in book.extensions:
        whom = " and ".join(filter(None, (more.organisation, more.sender))) or "everybody"
        until, granted = show.when(more.until, zone), show.when(more.granted_at, zone)
        yield False, f"more time for {whom}: until {until}, granted {granted}: {more.reason}"


def _kept(plan: Plan) -> str:
    """Return how long what is kept, as people read it."""
    day, told = plan.rulebook.event.day, plan.rulebook.retention
    spans = (
        *((f"letters until {day + told.letters:%d.%m.%Y.}",) if told.letters else ()),
        *((f"the book until {day + told.book:%d.%m.%Y.}",) if told.book else ()),
        *((f"unrelated mail {told.unrelated.days} days",) if told.unrelated else ()),
    )
    kept = ", ".join(spans) or "everything, for ever; retention: in rules.yaml purges it"
    return f"kept: {kept}"


def _templates(plan: Plan) -> Checks:
    yield (
        False,
        f"every answer the rules need can be written: {', '.join(plan.rulebook.templates)}",
    )
    needed, templates = plan.rulebook.templates, plan.templates
    codes = sorted({code for name in needed for code in templates.languages(name)})
    yield False, f"in {', '.join(codes)}"
    for code in codes:
        if absent := [name for name in needed if not templates.has(name, code)]:
            others = plan.rulebook.languages.preferred(code)[1:]
            spoken = next(other for other in others if templates.has(absent[0], other))
            yield False, f"{code} lacks {', '.join(absent)}: written in {spoken} instead"


def _clock(plan: Plan) -> Checks:
    now = wiring.system_clock()
    shown = show.when(now, plan.rulebook.event.time_zone)
    yield now < BUILT_ON, f"the clock shows {shown}"


def _disk(plan: Plan) -> Checks:
    free = shutil.disk_usage(plan.folder).free
    yield free < FREE_BYTES_MIN, f"{free / 1e9:.1f} GB free"
    with wiring.open_desk(plan) as desk, desk.store.transaction() as tx:
        yield False, f"the store opens; {sum(1 for _ in tx.letters())} letters"
    mode = (plan.folder / wiring.DATA).stat().st_mode & 0o777
    if mode & 0o077:
        yield (
            True,
            f"data/ can be entered by others (mode {mode:03o}): chmod 700, letters are private",
        )
    else:
        yield False, "data/ is the desk's alone"


def _papers(plan: Plan) -> Checks:
    with ReadingRoom() as room:
        text, reason = room.open("rtf", rb"{\rtf1 Ana}")
    yield text != "Ana", reason or "attached documents are opened in a process of their own"


def _outgoing(plan: Plan) -> Checks:
    outgoing = plan.settings.outgoing
    if outgoing.host is None:
        yield (
            False,
            f"answers are written to {plan.folder / (outgoing.folder or '')}: a rehearsal",
        )
        return
    where = f"{outgoing.host}:{outgoing.port} ({outgoing.security})"
    yield _trouble(lambda: wiring.knock(plan), f"{where} takes our login")


def _mailboxes(plan: Plan) -> Checks:
    for name, box in plan.settings.imap.items():
        where = f"{name}: {box.user} at {box.host}, folder {box.folder}"

        def look(name: str = name) -> object:
            return wiring.look_into(plan, name)

        yield _trouble(look, where)


def _trouble(attempt: Callable[[], object], what: str) -> tuple[bool, str]:
    try:
        attempt()
    except MailflowError as error:
        return True, f"{what}: {error}"
    return False, what


def _digest(plan: Plan) -> Checks:
    to = plan.settings.digest.to
    yield not to, f"goes to {', '.join(to) or 'nobody: set to = [...] in [digest]'}"


def _user(plan: Plan) -> Checks:
    who = getpass.getuser()
    hint = "; any other user is safer" if os.getuid() == 0 else ""
    yield bool(hint), f"the desk runs as {who}{hint}"


CHECKS: Final[Mapping[str, Callable[[Plan], Checks]]] = {
    "rules": _rules,
    "templates": _templates,
    "clock": _clock,
    "disk": _disk,
    "papers": _papers,
    "outgoing": _outgoing,
    "mailboxes": _mailboxes,
    "digest": _digest,
    "user": _user,
}
