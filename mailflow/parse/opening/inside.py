"""Letters inside a letter -> passages passed on. Pure; one level deep."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailflow.model import OpenPaper
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import fields as f
from mailflow.parse.opening import header, limits, mime, text
from mailflow.parse.opening.attachments import read_attachments
from mailflow.parse.opening.contents import contents
from mailflow.parse.opening.formats import format_of
from mailflow.parse.opening.passages import passages
from mailflow.reasons import sentence

LETTERS_MAX: Final = 5
_PASSED_ON: Final = frozenset((Kind.OWN, Kind.SIGNATURE))


def is_letter(part: mime.Part) -> bool:
    """It is a whole letter, attached, as mail programs or Outlook keep it."""
    kept = part.name.lower().endswith(".eml") or is_outlooks(part)
    return kept or part.kind == "message/rfc822"


def is_outlooks(part: mime.Part) -> bool:
    """It is a letter as Outlook keeps it; to be unpacked before it can be opened."""
    return format_of(part.name, part.kind) == "msg"


def read_letters(
    parts: tuple[mime.Part, ...], open_paper: OpenPaper | None = None
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return the passages of the letters among *parts*, their words as passed on; findings."""
    told: list[Passage] = []
    findings: list[str] = []
    letters = [part for part in parts if is_letter(part)]
    for part in letters[:LETTERS_MAX]:
        source, reason = _source(part, open_paper)
        too_much = limits.exceeded(source)
        reason = reason or (f"not read: {sentence(too_much)}" if too_much else "")
        if reason:
            findings.append(f"attached letter {part.name}: {reason}")
        else:
            found, odd = _opened(source, part.name, open_paper)
            told += found
            findings += odd
    findings += [f"attached letter {part.name}: not read" for part in letters[LETTERS_MAX:]]
    return tuple(told), tuple(findings)


def _source(part: mime.Part, open_paper: OpenPaper | None) -> tuple[bytes, str]:
    """Return the letter as it was sent, or why it was not read."""
    if not is_outlooks(part):
        return limits.trimmed(part.payload), ""
    letter, reason = open_paper("msg", part.payload) if open_paper else ("", "")
    return letter.encode(), "" if letter else f"not read{reason and ': '}{reason}"


def _opened(
    source: bytes, name: str, open_paper: OpenPaper | None
) -> tuple[list[Passage], tuple[str, ...]]:
    fields = f.split(limits.head(source))
    head = header.read(fields)
    within = contents(source, open_paper)
    words, cut = text.shortened(within.text)
    sender = f"{head.sender.name} <{head.sender.email}>".strip() if head.sender else ""
    papers, unread = read_attachments(
        tuple(p for p in within.parts if not is_letter(p)), open_paper
    )
    found = passages(words, head.subject, head.sender.name if head.sender else "")
    told = list(_passed_on(found, name or "attached letter", sender))
    return [*told, *papers], (*within.findings, *unread, *((sentence(cut),) if cut else ()))


def _passed_on(found: tuple[Passage, ...], name: str, sender: str) -> Iterator[Passage]:
    for passage in found:
        if passage.kind in _PASSED_ON:
            yield replace(passage, kind=Kind.FORWARDED, name=name, sender=sender)
        else:
            yield replace(passage, name=name)
