"""`mailflow demo`: the main job, visibly, with nothing configured, on loopback only."""

import shutil
import smtplib
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from mailflow import rounds, wiring
from mailflow.cli import show
from mailflow.cli.common import Opened
from mailflow.desk import take
from mailflow.errors import InputError
from mailflow.intake import files
from mailflow.intake.smtp import SinkSettings, open_sink
from mailflow.model import LetterRecord, RawMessage, ReplyRecord

SAMPLES: Final = Path("data", "samples")
SETTINGS: Final = '[outgoing]\nfolder = "answers"\n\n[digest]\nto = ["staff@example.org"]\n'


class Clock:
    """The desk's clock, set to the days of the event: it shows when each letter came."""

    def __init__(self) -> None:
        """Begin at no time in particular; `at` is set before every letter."""
        self.at = datetime(2019, 3, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time the clock shows."""
        return self.at


def run(source: Path, keep: Path | None) -> None:
    """Show the journey of the samples of *source* from the SMTP sink to the digest.

    Raises:
        ConfigError, InputError: *source* lacks rules, templates or samples.
    """
    samples = sorted(
        files.messages([source / SAMPLES]), key=lambda raw: (raw.received_at, raw.file)
    )
    folder = keep or Path(tempfile.mkdtemp(prefix="mailflow-demo-"))
    plan = wiring.plan(_furnished(source, folder))
    clock = Clock()
    with wiring.open_desk(plan, now=clock) as desk:
        opened = Opened(plan=plan, desk=desk)
        show.say(f"A desk is open in {folder}; the clock is turned back to the event's days.\n")
        _send_all(opened, clock, samples)
        done = rounds.work(desk, wiring.sender(plan), {}, show.progress)
        _tell(opened, samples)
        settled = show.count(done.settled, "letter")
        show.say(f"\n{settled} settled, {show.count(done.answered, 'answer')} written.")
        show.say(f"Answers lie in {folder / 'answers'}, one .eml each.")
        _one_answer(opened)
        clock.at = (clock.at + timedelta(days=1)).replace(hour=6, minute=30)
        show.say(f"{_RULE}\nThe digest that the staff find next morning:\n")
        show.say(rounds.digest_of(desk, "sr").body)
    show.say(f"{_RULE}\nLook further: mailflow letters --desk {folder}")


_RULE: Final = "─" * 78


def _furnished(source: Path, folder: Path) -> Path:
    """Make *folder* a desk with the rules and templates of *source*."""
    if (folder / "data").exists():
        raise InputError(f"{folder} holds a desk already; the demo needs an empty folder")
    shutil.copytree(source / "templates", folder / "templates", dirs_exist_ok=True)
    shutil.copy(source / "rules.yaml", folder)
    (folder / "mailflow.toml").write_text(SETTINGS, "utf-8")
    return folder


def _send_all(opened: Opened, clock: Clock, samples: list[RawMessage]) -> None:
    """Send the samples to a real sink over SMTP, each at the hour it really came."""
    addresses = wiring.addresses(opened.plan)
    settings = SinkSettings(addresses=addresses, port=0)
    with (
        open_sink(lambda raws: take(opened.desk, raws), settings, clock) as port,
        show.progress("sending", len(samples)) as step,
        smtplib.SMTP("127.0.0.1", port) as client,
    ):
        for raw in samples:
            clock.at = raw.received_at
            client.sendmail(_return_path(raw), [*addresses][:1], raw.source)
            step(1)


def _return_path(raw: RawMessage) -> str:
    """Return the sample's MAIL FROM: a Return-Path field on its first line, else nobody."""
    first, _, _ = raw.source.partition(b"\n")
    name, _, value = first.decode("ascii", "replace").partition(":")
    return value.strip(" <>\r") if name == "Return-Path" else ""


def _tell(opened: Opened, samples: list[RawMessage]) -> None:
    """Print what became of each letter."""
    with opened.desk.store.transaction() as tx:
        rows = [_row(record, tx.reply(record.reply or ""), opened) for record in tx.letters()]
    show.table(("received", "who", "from where", "verdict", "answer"), rows, wide=1)


def _row(record: LetterRecord, reply: ReplyRecord | None, opened: Opened) -> tuple[str, ...]:
    reading = record.reading
    people = [person.name.value for person in reading.attendees] if reading else []
    organisation = reading.organisation if reading else None
    verdict = record.verdict.rule if record.verdict else record.state.value
    return (
        show.short(record.received_at, opened.zone),
        ", ".join(people) or _sender(record),
        organisation.name.value if organisation else "",
        verdict,
        f"{reply.reply.language}-{reply.reply.script}" if reply else record.state.value,
    )


def _sender(record: LetterRecord) -> str:
    author = record.reading.header.sender if record.reading else None
    return f"({author.name or author.email})" if author else "(nobody can be told)"


def _one_answer(opened: Opened) -> None:
    """Print the first answer in full."""
    with opened.desk.store.transaction() as tx:
        replies = [tx.reply(record.reply or "") for record in tx.letters()]
    reply = next((record.reply for record in replies if record), None)
    if reply:
        show.say(f"{_RULE}\nOne of them in full:\n\nTo: {reply.to}\nSubject: {reply.subject}\n")
        show.say(reply.body)
