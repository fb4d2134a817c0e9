"""Long answers of the commands: a letter, a registration, with the evidence."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailflow import wiring
from mailflow.cli import evidence, show, staff
from mailflow.desk import find, reread
from mailflow.model import Correction, Deed, LetterRecord, Registration
from mailflow.reasons import sentences, why_held
from mailflow.store import Transaction

if TYPE_CHECKING:
    from mailflow.cli.common import Opened


def registration(opened: "Opened", tx: Transaction, entry: Registration) -> None:
    """Print one registration and its letters."""
    place = f", {entry.city}" if entry.city else ""
    contact = filter(None, (entry.contact_name, entry.contact_email, entry.contact_phone))
    facts = [
        ("reference", entry.reference),
        ("status", entry.status.value),
        ("organisation", f"{entry.organisation or '(not told)'}{place}"),
        ("contact", ", ".join(contact)),
        ("requests", ", ".join(entry.requests)),
        *entry.answers,
        ("received", show.when(entry.received_at, opened.zone)),
        ("decided by", entry.rule),
        ("was before", ", ".join(entry.former)),
    ]
    show.table(("", ""), [fact for fact in facts if fact[1]], wide=1)
    show.say("")
    people = [
        [one.name, one.role or "", one.email or "", one.phone or "", one.status.value]
        + [dict(one.answers).get(field.name, "") for field in opened.plan.rulebook.fields]
        for one in entry.attendees
    ]
    columns = ["attendee", "role", "e-mail", "phone", "status"]
    columns += [field.name for field in opened.plan.rulebook.fields]
    show.table(columns, people, wide=1)
    show.say("")
    _by_staff(opened, tx, entry.reference, entry.corrections)
    for key in entry.letters:
        show.say(f"letter {key[:8]}: mailflow show {key[:8]}")


def _by_staff(
    opened: "Opened", tx: Transaction, on: str, corrections: Sequence[Correction]
) -> None:
    """Print what staff corrected and noted there."""
    if corrections:
        columns = "corrected", "now", "was", "by", ""
        show.table(columns, staff.corrected(corrections, opened.zone), wide=1)
        show.say("")
    for act in tx.staff_acts(on):
        if act.deed is Deed.NOTE and not act.undone:
            show.say(f"note by {act.by}, {show.when(act.at, opened.zone)}: {act.reason}")


def _findings(record: LetterRecord, language: str) -> str:
    return sentences(record.verdict.findings, language) if record.verdict else ""


def _file(opened: "Opened", record: LetterRecord) -> Path:
    return wiring.letter_file(opened.plan, record.key)


def letter(opened: "Opened", tx: Transaction, key: str) -> None:
    """Print one letter: what became of it, what we understood and why, what we answered."""
    record = find(tx, key)
    reply = tx.reply(record.reply or "")
    facts = [
        ("letter", record.key),
        ("received", f"{show.when(record.received_at, opened.zone)} by {record.via}"),
        ("dated", _beside(record.dated_otherwise, "its Date field; decides nothing", opened)),
        ("delayed", _beside(record.delayed_since, "another mail server had it then", opened)),
        ("file", record.file or ""),
        ("state", record.state.value),
        ("held", why_held(record, opened.language)),
        ("rule", record.verdict.rule if record.verdict else ""),
        ("to know", _findings(record, opened.language)),
        ("rules", _version(opened, record)),
        ("registration", record.registration or ""),
        ("bytes", "erased" if record.erased else str(_file(opened, record))),
    ]
    show.table(("", ""), [fact for fact in facts if fact[1]], wide=1)
    if record.reading:
        reading, corrections = reread(tx, record.key, record.reading)
        show.say("")
        evidence.reading(None, reading, opened.language)
        _by_staff(opened, tx, record.key, corrections)
    if reply:
        at = show.when(reply.sent_at, opened.zone)
        show.say(f"\nAnswer ({reply.reply.template}, {reply.state.value} {at}):".rstrip())
        show.say(f"To: {reply.reply.to}\nSubject: {reply.reply.subject}\n\n{reply.reply.body}")


def _version(opened: "Opened", record: LetterRecord) -> str:
    """Return which rules decided the letter; the version is a hash of rules.yaml."""
    if record.rulebook is None:
        return ""
    is_current = record.rulebook == opened.plan.rulebook.fingerprint
    return f"version {record.rulebook[:8]}" + ("" if is_current else ", changed since")


def _beside(at: datetime | None, what: str, opened: "Opened") -> str:
    """Return a time that is at odds with when we received the letter; "" if none is."""
    return f"{show.when(at, opened.zone)} ({what})" if at else ""
