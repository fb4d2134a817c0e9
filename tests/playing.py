"""Play a scene: its letters through a real desk, in any order.

A scene is a mapping: what it `says`; `event`, a folder of tests/events, if not the project's
own event; `rules`, texts of rules.yaml put in place of others;
`letters`, oldest first; `book`, a line a registration; `noted`, their wishes and telephones.
In a letter's text and subject, `{A}` stands for the reference of the registration that letter A
began.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice, permutations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mailflow import reference
from mailflow.desk import Desk
from mailflow.model import LetterRecord, RawMessage, Registration, Reply, Status
from mailflow.store.key import key_of

from .helpers import Clock, Post, furnish, letter, open_desk, work

ZONE = ZoneInfo("Europe/Belgrade")
EVENTS = Path(__file__).parent / "events"
ORDERS_MAX = 24
Letter = Mapping[str, Any]


@dataclass
class Stage:
    """A desk with its clock and post, and what was played so far, by the letter's name."""

    desk: Desk
    clock: Clock
    post: Post
    raws: dict[str, RawMessage] = field(default_factory=dict)

    def play(self, name: str, raw: RawMessage) -> list[Reply]:
        """Take, settle and answer one letter; return the answers that went out."""
        before = len(self.post.sent)
        self.raws[name] = raw
        self.clock.at = max(self.clock.at, raw.received_at + timedelta(minutes=1))
        work(self.desk, self.post, raw)
        return self.post.sent[before:]

    def record(self, name: str) -> LetterRecord:
        """Return what the store keeps of the letter."""
        with self.desk.store.transaction() as tx:
            found = tx.letter(key_of(self.raws[name].source))
        assert found is not None
        return found

    def references(self) -> dict[str, str]:
        """Return the reference of the registration that each letter would begin."""
        return {name: reference.make(key_of(raw.source)) for name, raw in self.raws.items()}

    def book(self) -> list[str]:
        """Return the book, a line a registration, oldest first."""
        with self.desk.store.transaction() as tx:
            return [told(entry) for entry in tx.registrations()]

    def noted(self) -> list[str]:
        """Return the wishes of each registration, and the telephones of its people."""
        with self.desk.store.transaction() as tx:
            entries = list(tx.registrations())
        phones = [[f"{a.name}: {a.phone}" for a in one.attendees if a.phone] for one in entries]
        return [
            "; ".join((*one.requests, *some)) for one, some in zip(entries, phones, strict=True)
        ]


@contextmanager
def stage(folder: Path, scene: Mapping[str, Any]) -> Iterator[Stage]:
    """Open the desk of the scene: the project's own files, or those of its `event`."""
    file = furnish(folder) / "rules.yaml"
    if "event" in scene:
        shutil.copy(EVENTS / scene["event"] / "rules.yaml", file)
    text = file.read_text("utf-8")
    for old, new in scene.get("rules", {}).items():
        assert old in text, f"rules.yaml has no {old!r}"
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    clock = Clock()
    with open_desk(folder, clock) as desk:
        yield Stage(desk=desk, clock=clock, post=Post())


def told(entry: Registration) -> str:
    """Return a registration as a scene's `book` writes it.

    Names are followed by their status where it is not "confirmed", then by how many more come;
    answers to the organiser's fields stand in brackets behind whose they are.
    """
    people = [
        (a.name if a.status is Status.CONFIRMED else f"{a.name} ({a.status})")
        + _answered(a.answers)
        for a in entry.attendees
    ]
    unnamed = (entry.attendee_count or 0) - len(people)
    people += [f"+{unnamed}"] if unnamed > 0 else []
    answers = _answered(entry.answers)
    return f"{entry.status}: {entry.organisation or '?'}: {', '.join(people)}{answers}"


def _answered(answers: Sequence[tuple[str, str]]) -> str:
    told = ", ".join(f"{name}: {value}" for name, value in answers)
    return f" [{told}]" if told else ""


def written(scene: Mapping[str, Any], told: Letter, answers: Mapping[str, Reply]) -> RawMessage:
    """Return the letter that a scene tells of, as it arrived.

    Args:
        answers: Our last answer to each letter before it.
    """
    text = told["text"]
    number = [one["name"] for one in scene["letters"]].index(told["name"])
    head = {
        "From": told["from"],
        "Subject": told.get("subject", "Пријава"),
        "Message-ID": f"<{number}@scene.example>",
    } | told.get("header", {})
    if earlier := answers.get(told.get("answers_letter", "")):
        head |= {"In-Reply-To": earlier.message_id, "Subject": f"Re: {earlier.subject}"}
        # As mail programs do it.
        quoted = "\n".join(f"> {line}" for line in earlier.body.splitlines())
        text += f"\n\nOn Tue, 12 Mar 2019, {earlier.sender} wrote:\n{quoted}\n"
    at = datetime.fromisoformat(str(told["at"])).replace(tzinfo=ZONE)
    return letter(text, received_at=at, **head)


def play(scene: Mapping[str, Any], stage: Stage) -> Iterator[tuple[Letter, list[Reply]]]:
    """Play the letters as they came; yield each with the answers that it led to."""
    answers: dict[str, Reply] = {}
    for one in scene["letters"]:
        names = stage.references()
        filled = dict(one) | {
            key: one[key].format(**names) for key in ("text", "subject") if key in one
        }
        sent = stage.play(one["name"], written(scene, filled, answers))
        record = stage.record(one["name"])
        for reply in sent:
            if reply.message_id == record.reply:
                answers[one["name"]] = reply
        yield one, sent


def orders(scene: Mapping[str, Any]) -> list[Sequence[str]]:
    """Return other orders of the letters' names: what cites another comes after it."""
    names = [one["name"] for one in scene["letters"]]
    needs = [
        (one["name"], earlier)
        for one in scene["letters"]
        for earlier in names
        if one.get("answers_letter") == earlier or f"{{{earlier}}}" in one.get("subject", "")
    ]
    possible = (
        order
        for order in permutations(names)
        if all(order.index(later) > order.index(earlier) for later, earlier in needs)
    )
    return [order for order in islice(possible, ORDERS_MAX) if list(order) != names]
