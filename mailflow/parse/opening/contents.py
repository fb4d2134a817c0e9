"""Bytes -> the one text of a letter and everything that came along, unpacked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import OpenPaper
from mailflow.parse.opening import mime, text, uuencoded
from mailflow.parse.opening.formats import format_of

WINMAIL_MAX: Final = 3  # Outlook packs one into a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a letter is made of.

    Attributes:
        text: Its one text, "\\n" between lines.
        parts: All parts, those of a winmail.dat and of uuencoded files in their places.
        findings: What was repaired, and what could not be unpacked.
    """

    text: str = ""
    parts: tuple[mime.Part, ...] = ()
    findings: tuple[str, ...] = ()


def contents(source: bytes, open_paper: OpenPaper | None) -> Contents:
    """Return what the letter *source* is made of."""
    parts, faults = mime.parts(source)
    unpacked, unread = _unpacked(parts, open_paper)
    whole, repaired = text.body(unpacked)
    words, files = uuencoded.taken_out(whole)
    return Contents(
        text=words, parts=(*unpacked, *files), findings=(*faults, *unread, *repaired)
    )


def is_winmail(part: mime.Part) -> bool:
    """Outlook packed the letter once more: text, tables and attachments are inside."""
    return format_of(part.name, part.kind) == "tnef"


def _unpacked(
    parts: Sequence[mime.Part], open_paper: OpenPaper | None
) -> tuple[tuple[mime.Part, ...], tuple[str, ...]]:
    """Return *parts* with the parts of every winmail.dat in its place, and findings.

    Its text counts only where the letter has none beside it: it is the same once more.
    """
    has_text = any(not part.attached and part.payload.strip() for part in parts)
    found: list[mime.Part] = []
    findings: list[str] = []
    left = WINMAIL_MAX if open_paper else 0
    for part in parts:
        if not (open_paper and is_winmail(part) and left):
            found.append(part)
            continue
        left -= 1
        letter, reason = open_paper("tnef", part.payload)
        if reason:
            findings.append(f"attachment {part.name or 'winmail.dat'}: not read: {reason}")
            found.append(replace(part, payload=b""))
        inside = mime.parts(letter.encode())[0] if letter else ()
        found += [one for one in inside if one.attached or not has_text]
    return tuple(found), tuple(findings)
