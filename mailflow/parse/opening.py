"""Open: RawMessage -> Letter. Pure; never raises: what could not be opened is said."""

from mailflow.model import RawMessage
from mailflow.parse import fields as f
from mailflow.parse import header, limits, machine, mime, quotes, text
from mailflow.parse.attachments import read_attachments
from mailflow.parse.letter import Kind, Letter, Passage
from mailflow.parse.passages import passages


def open_letter(raw: RawMessage) -> Letter:
    """Return *raw* opened: its header and every passage, subject first."""
    fields = f.split(limits.head(raw.source))
    findings, doubts = header.faults(fields)
    broken = limits.exceeded(raw.source)
    parts, faults = ((), ()) if broken else mime.parts(raw.source)
    whole, repaired = text.body(parts)
    words, cut = text.shortened(whole)
    bare = header.read(fields, "", "")
    author = bare.sender.name if bare.sender else ""
    told = passages(words, bare.subject, author)
    own = "\n".join(p.text for p in told if p.kind is Kind.OWN)
    answers = bool(bare.references) or quotes.answers(bare.subject)
    away, perhaps = machine.absence(bare.subject, own, answers=answers)
    reason = machine.signs(fields, raw.return_path) or machine.parts(parts) or away
    papers, unread = read_attachments(parts)
    return Letter(
        header=header.read(fields, reason, machine.silence(fields)),
        passages=(*_subject(bare.subject), *told, *papers),
        findings=(*findings, *faults, *repaired, *unread),
        doubts=(
            *doubts,
            *(why for why in (broken, cut, perhaps) if why),
            *_unreadable(repaired),
        ),
    )


def _subject(subject: str) -> tuple[Passage, ...]:
    if not subject:
        return ()
    return (Passage(kind=Kind.SUBJECT, name="subject", line=1, text=subject),)


def _unreadable(repaired: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(finding for finding in repaired if "unreadable" in finding)
