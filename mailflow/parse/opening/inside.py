"""Letters inside a letter -> passages passed on. Pure; one level deep."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailflow.model import OpenPaper
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import fields as f
from mailflow.parse.opening import header, limits, mime, text
from mailflow.parse.opening.attachments import read_attachments
from mailflow.parse.opening.passages import passages

LETTERS_MAX: Final = 5
_PASSED_ON: Final = frozenset((Kind.OWN, Kind.SIGNATURE))


def is_letter(part: mime.Part) -> bool:
    """It is a whole letter, attached."""
    return part.kind == "message/rfc822" or part.name.lower().endswith(".eml")


def read_letters(
    parts: tuple[mime.Part, ...], open_paper: OpenPaper | None = None
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return the passages of the letters among *parts*, their words as passed on; findings."""
    told: list[Passage] = []
    findings: list[str] = []
    letters = [part for part in parts if is_letter(part)]
    for part in letters[:LETTERS_MAX]:
        broken = limits.exceeded(part.payload)
        if broken:
            findings.append(f"attached letter {part.name}: {broken}")
        else:
            found, odd = _opened(part, open_paper)
            told += found
            findings += odd
    findings += [f"attached letter {part.name}: not read" for part in letters[LETTERS_MAX:]]
    return tuple(told), tuple(findings)


def _opened(
    part: mime.Part, open_paper: OpenPaper | None
) -> tuple[list[Passage], tuple[str, ...]]:
    source = limits.trimmed(part.payload)
    fields = f.split(limits.head(source))
    head = header.read(fields)
    inner, faults = mime.parts(source)
    whole, repaired = text.body(inner)
    words, cut = text.shortened(whole)
    sender = f"{head.sender.name} <{head.sender.email}>".strip() if head.sender else ""
    papers, unread = read_attachments(tuple(p for p in inner if not is_letter(p)), open_paper)
    found = passages(words, head.subject, head.sender.name if head.sender else "")
    told = list(_passed_on(found, part.name or "attached letter", sender))
    return [*told, *papers], (*faults, *repaired, *unread, *((cut,) if cut else ()))


def _passed_on(found: tuple[Passage, ...], name: str, sender: str) -> Iterator[Passage]:
    for passage in found:
        if passage.kind in _PASSED_ON:
            yield replace(passage, kind=Kind.FORWARDED, name=name, sender=sender)
        else:
            yield replace(passage, name=name)
