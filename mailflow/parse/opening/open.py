"""Open: RawMessage -> Letter. Pure; never raises: what could not be opened is said."""

from dataclasses import replace
from typing import Final

from mailflow.model import Doubt, Header, OpenPaper, RawMessage
from mailflow.parse.letter import Kind, Letter, Passage
from mailflow.parse.opening import fields as f
from mailflow.parse.opening import header, inside, limits, machine, mime, quotes, text
from mailflow.parse.opening.attachments import read_attachments
from mailflow.parse.opening.contents import Contents, contents, is_winmail
from mailflow.parse.opening.passages import RUNS_MAX, passages
from mailflow.parse.opening.patience import patient
from mailflow.reasons import doubt

_SEALED: Final = frozenset((
    "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime",
))  # fmt: skip

# Findings that mean that the letter may say else than what we read, and their doubts.
_GRAVE: Final = (
    ("unreadable characters", "unreadable"),
    (mime.BROKEN, "broken"),
    (text.UNREAD, "end_unread"),
    (text.STRUCK, "struck_text"),
)


def open_letter(raw: RawMessage, open_paper: OpenPaper | None = None) -> Letter:
    """Return *raw* opened: its header and every passage, subject first.

    Args:
        open_paper: Reads the documents that this process must not; None leaves them unread.
    """
    source = limits.trimmed(raw.source)
    fields = f.split(limits.head(source))
    findings, doubts = header.faults(fields)
    broken = limits.exceeded(source)
    signs = machine.signs(fields, raw.return_path)
    reading = patient(open_paper) if open_paper and not signs else None
    within = Contents() if broken else contents(source, reading)
    words, cut = text.shortened(within.text)
    plain = header.read(fields)
    told = passages(words, plain.subject, plain.sender.name if plain.sender else "")
    away, perhaps = _absence(plain, told)
    reason, silence = signs or machine.parts(within.parts) or away, machine.silence(fields)
    papers, unread = _papers(() if reason else within.parts, reading)
    torn = doubt("torn") if len(told) >= RUNS_MAX else None
    trouble = (
        broken,
        cut,
        torn,
        doubt("perhaps_absent", perhaps) if perhaps else None,
        *_unreadable(within.findings),
        _sealed(within.parts, words),
    )
    return Letter(
        header=replace(plain, machine=reason, silence=silence) if reason or silence else plain,
        passages=(*_subject(plain.subject), *told, *papers),
        findings=(*findings, *within.findings, *unread),
        doubts=(*doubts, *(why for why in trouble if why)),
    )


def _absence(plain: Header, told: tuple[Passage, ...]) -> tuple[str, str]:
    own = "\n".join(passage.text for passage in told if passage.kind is Kind.OWN)
    answers = bool(plain.references) or quotes.answers(plain.subject)
    small = "\n".join(passage.text for passage in told if passage.kind is Kind.DISCLAIMER)
    mailed = machine.mailing(plain.subject, own, small) if small else ""
    return (mailed, "") if mailed else machine.absence(plain.subject, own, answers=answers)


def _papers(
    parts: tuple[mime.Part, ...], open_paper: OpenPaper | None
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """A machine's letter carries reports and other people's mail: none of it is opened."""
    letters, broken = inside.read_letters(parts, open_paper)
    papers, unread = read_attachments(
        tuple(p for p in parts if not inside.is_letter(p)), open_paper
    )
    return (*letters, *papers), (*broken, *unread)


def _subject(subject: str) -> tuple[Passage, ...]:
    if not subject:
        return ()
    return (Passage(kind=Kind.SUBJECT, name="subject", line=1, text=subject),)


def _unreadable(findings: tuple[str, ...]) -> tuple[Doubt, ...]:
    return tuple(
        doubt(code, finding) for finding in findings for mark, code in _GRAVE if mark in finding
    )


def _sealed(parts: tuple[mime.Part, ...], words: str) -> Doubt | None:
    """Encrypted, or signed or packed so that it wraps the text: there may be more to read."""
    wrapped = any(part.kind in _SEALED or is_winmail(part) for part in parts)
    sealed = wrapped or "-----BEGIN PGP MESSAGE" in words
    return doubt("sealed") if sealed else None
