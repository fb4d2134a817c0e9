"""Sum up: letters, replies and the book -> what the staff read in the morning. Pure.

Every letter of the period is counted in exactly one row, so the rows add up to the total.
Letters that wait for a person are listed however old they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from mailflow.digest.staff import conflicts, idle
from mailflow.digest.table import CELL_WIDTH_MAX, aligned, plain
from mailflow.digest.words import WORDS
from mailflow.lifecycle import State
from mailflow.model import (
    LetterRecord,
    Registration,
    ReplyRecord,
    ReplyState,
    StaffAct,
    Status,
)
from mailflow.reasons import sentence, why_held

ROWS_MAX: Final = 100  # of one section; a longer list is read with `mailflow letters`
KINDS: Final = (
    "new", "changed", "duplicate", "late", "incomplete", "waiting", "declined", "other", "held",
    "by hand", "silent", "undecided",
)  # fmt: skip
_KIND_OF_REPLY: Final[Mapping[str, str]] = {
    "accepted": "new", "changed": "changed", "cancelled": "changed", "duplicate": "duplicate",
    "late": "late", "incomplete": "incomplete", "waiting": "waiting", "declined": "declined",
}  # fmt: skip
_LISTED: Final = ("new", "changed", "late", "waiting", "incomplete", "duplicate", "declined")
_SEATED: Final = (Status.CONFIRMED, Status.WAITING, Status.LATE, Status.INCOMPLETE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What the staff get.

    Attributes:
        subject: One line.
        body: Lines ended by "\\n"; columns align in a fixed-width font.
    """

    subject: str
    body: str


def compose(
    *,
    event: str,
    letters: Iterable[LetterRecord],
    replies: Iterable[ReplyRecord],
    registrations: Iterable[Registration],
    acts: Iterable[StaffAct] = (),
    since: datetime,
    until: datetime,
    zone: tzinfo,
    language: str = "sr",
) -> Digest:
    """Return the digest, in "sr" or "en", of the letters taken after *since*, until *until*.

    Args:
        event: Its title.
        letters, replies, registrations, acts: All there are. Letters of other times count only
            if they wait for a person; replies still due are listed.
        zone: In which times are told.
    """
    words, everything = WORDS[language], list(letters)
    entries = list(registrations)
    book = {name: entry for entry in entries for name in (entry.reference, *entry.former)}
    new = [letter for letter in everything if since < letter.taken_at <= until]
    sections = (
        [event, words["period"].format(since=_time(since, zone), until=_time(until, zone))],
        _counts(new, words),
        _held([x for x in everything if x.state is State.HELD], language, zone),
        conflicts(entries, words),
        idle(acts, book, words),
        *(_listed(kind, new, book, words, zone) for kind in _LISTED),
        _unanswered(new, words, zone),
        _worth_knowing(new, language),
        _unsent(replies, words),
        _totals(entries, words),
    )
    return Digest(
        subject=words["subject"].format(day=_day(until, zone, language)),
        body="\n\n".join("\n".join(lines) for lines in sections if lines) + "\n",
    )


def _day(at: datetime, zone: tzinfo, language: str) -> str:
    return f"{at.astimezone(zone):%d.%m.%Y.}".removesuffix("." if language == "en" else "")


def kind(letter: LetterRecord) -> str:
    """Return the one row of the digest in which the letter is counted."""
    if letter.state is State.HELD:
        return "held"
    if letter.verdict is None:
        return "by hand" if letter.state is State.CLOSED else "undecided"
    if letter.state is State.RECEIVED:
        return "undecided"
    if letter.verdict.hold is not None:
        return "by hand"
    if letter.verdict.reply is None:
        return "new" if letter.verdict.registers else "silent"
    return _KIND_OF_REPLY.get(letter.verdict.reply, "other")


def _counts(new: Sequence[LetterRecord], words: Mapping[str, str]) -> list[str]:
    counts = Counter(map(kind, new))
    rows = [(f"  {words[name]}", str(counts[name])) for name in KINDS if counts[name]]
    return aligned([(words["arrived"], str(len(new))), *rows], right=1)


def _held(held: Sequence[LetterRecord], language: str, zone: tzinfo) -> list[str]:
    words = WORDS[language]
    if not held:
        return [words["nothing to do"]]
    lines = [f"{words['to do']}: {len(held)}"]
    for letter in held[:ROWS_MAX]:
        key = letter.key[:8]
        who = "  ".join(filter(None, (_plain(_sender(letter), words), _organisation(letter))))
        lines += [
            f"  {key}  {_time(letter.received_at, zone)}  {who}",
            f"            {_plain(why_held(letter, language), words, 300)}",
            *(f"            {note}" for note in _clocks(letter, words, zone)),
            f"            {words['look']}: mailflow show {key}",
            f"            {words['go on']}: mailflow release {key}",
            f"            {words['done']}: mailflow dismiss {key}",
        ]
    return [*lines, *_more(len(held), words)]


def _listed(
    name: str,
    new: Sequence[LetterRecord],
    book: Mapping[str, Registration],
    words: Mapping[str, str],
    zone: tzinfo,
) -> list[str]:
    found = [letter for letter in new if kind(letter) == name]
    if not found:
        return []
    rows = [_row(letter, book, words) for letter in found[:ROWS_MAX]]
    head = f"{words[name].upper()}: {len(found)}"
    # Who was late by another's fault may be granted more time: so the staff see it.
    late = found[:ROWS_MAX] if name == "late" else []
    notes = [f"  {x.key[:8]}: {note}" for x in late for note in _clocks(x, words, zone)]
    return [head, *aligned(rows, indent="  "), *_more(len(found), words), *notes]


def _clocks(letter: LetterRecord, words: Mapping[str, str], zone: tzinfo) -> Iterator[str]:
    """Yield what other clocks than ours say of the letter, where that is something else."""
    received = _time(letter.received_at, zone)
    if at := letter.dated_otherwise:
        yield words["dated"].format(at=_dated(at, zone), received=received)
    if at := letter.delayed_since:
        yield words["delayed"].format(at=_dated(at, zone), received=received)


def _dated(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d.%m.%Y. %H:%M}"  # a wrong clock may show another year


def _row(
    letter: LetterRecord, book: Mapping[str, Registration], words: Mapping[str, str]
) -> tuple[str, ...]:
    entry = book.get(letter.registration or "")
    if entry is None:
        return (letter.key[:8], _plain(_sender(letter), words), "")
    people = ", ".join(a.name for a in entry.attendees if a.status in _SEATED)
    count = max(entry.attendee_count or 0, len(entry.attendees))
    organisation = _plain(entry.organisation or "", words)
    return (entry.reference, organisation, f"{count}  {_plain(people, words)}")


def _unanswered(
    new: Sequence[LetterRecord], words: Mapping[str, str], zone: tzinfo
) -> list[str]:
    silent = [letter for letter in new if _is_unanswered(letter)]
    if not silent:
        return []
    rows = [
        (
            letter.key[:8],
            _time(letter.received_at, zone),
            _plain(_sender(letter), words),
            _silence(letter),
        )
        for letter in silent[:ROWS_MAX]
    ]
    return [words["unanswered"], *aligned(rows, indent="  "), *_more(len(silent), words)]


def _silence(letter: LetterRecord) -> str:
    told = letter.reading.header.silence if letter.reading else ""
    return plain(told or ("no return path" if letter.return_path == "" else ""), "")


def _is_unanswered(letter: LetterRecord) -> bool:
    wanted = letter.verdict is not None and letter.verdict.reply is not None
    return wanted and letter.reply is None and letter.state is State.CLOSED


def _worth_knowing(new: Sequence[LetterRecord], language: str) -> list[str]:
    words = WORDS[language]
    found = [
        (letter.key[:8], _plain(sentence(finding, language), words, 300))
        for letter in new
        if letter.verdict and letter.state is not State.HELD
        for finding in letter.verdict.findings
    ]
    if not found:
        return []
    rows = [f"  {key}  {said}" for key, said in found[:ROWS_MAX]]
    return [words["to know"], *rows, *_more(len(found), words)]


def _unsent(replies: Iterable[ReplyRecord], words: Mapping[str, str]) -> list[str]:
    due = [r for r in replies if r.state is ReplyState.DUE and r.attempts]
    if not due:
        return []
    rows = [
        (
            r.letter[:8],
            _plain(r.reply.to, words),
            f"{words['attempts']}: {r.attempts}",
            _plain(r.said, words),
        )
        for r in due[:ROWS_MAX]
    ]
    return [words["unsent"], *aligned(rows, indent="  "), *_more(len(due), words)]


def _totals(book: Iterable[Registration], words: Mapping[str, str]) -> list[str]:
    rows = list(book)
    table = [(words["book"], words["registrations"], words["people"])]
    for status in Status:
        those = [entry for entry in rows if entry.status is status]
        people = sum(max(r.attendee_count or 0, len(r.attendees)) for r in those)
        if those:
            table.append((f"  {words[status.value]}", str(len(those)), str(people)))
    return aligned(table, right=2)


def _more(count: int, words: Mapping[str, str]) -> Iterator[str]:
    if count > ROWS_MAX:
        yield "  " + words["more"].format(count=count - ROWS_MAX)


def _sender(letter: LetterRecord) -> str:
    author = letter.reading.header.sender if letter.reading else None
    return author.email if author else letter.return_path or ""


def _organisation(letter: LetterRecord) -> str:
    told = letter.reading.organisation if letter.reading else None
    return plain(told.name.value, "") if told else ""


def _time(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d.%m. %H:%M}"


def _plain(text: str, words: Mapping[str, str], width_max: int = CELL_WIDTH_MAX) -> str:
    return plain(text, words["not told"], width_max)
