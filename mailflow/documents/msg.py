"""Outlook's letters, ".msg" ([MS-OXMSG]) -> the letter as it would have been sent. Pure."""

from collections.abc import Iterator
from typing import Final

from mailflow.documents import packed_rtf, rtf
from mailflow.documents.codepages import codec, page_text
from mailflow.documents.compound import Compound, properties
from mailflow.documents.letters import PAPERS_MAX, Unpacked, as_message
from mailflow.documents.packages import Refused

_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"  # [MS-OXPROPS]
_SENDER, _ADDRESSES = "0C1A", ("5D01", "5D02", "0C1F", "0065")
_LONG_NAME, _NAME, _BYTES = "3707", "3704", "3701"
_CODEPAGES: Final = (0x3FDE0003, 0x3FFD0003)  # of the HTML body, of 8-bit strings
_DEPTH_MAX: Final = 1  # a letter inside the letter, none inside that


def msg(source: bytes) -> str:
    """Return the letter as a message. Raise Refused if it is none."""
    file = Compound(source)
    if "__properties_version1.0" not in file.names():
        raise Refused("not a letter of Outlook")
    return as_message(_letter(file, "", 0))


def _letter(file: Compound, place: str, depth: int) -> Unpacked:
    told = properties(file.stream(f"{place}__properties_version1.0"), 24 if place else 32)
    pages = [codec(told.get(tag, 0) & 0xFFFF) for tag in _CODEPAGES]
    addresses = (_text(file, place, number, pages[1]) for number in _ADDRESSES)
    plain = _text(file, place, _BODY, pages[1])
    told_html = _of(file, place, _HTML)
    html = _text(file, place, _HTML, pages[1]) or page_text(told_html, pages[0])
    if not plain.strip() and not html.strip() and (packed := _of(file, place, _RTF)):
        plain = rtf.rtf(packed_rtf.unpacked(packed))
    return Unpacked(
        sender=_text(file, place, _SENDER, pages[1]),
        address=next((one for one in addresses if "@" in one), ""),
        subject=_text(file, place, _SUBJECT, pages[1]),
        plain=plain,
        html=html,
        papers=list(_papers(file, place, depth, pages[1])),
    )


def _papers(file: Compound, place: str, depth: int, page: str) -> Iterator[tuple[str, bytes]]:
    for number in range(PAPERS_MAX):
        there = f"{place}__attach_version1.0_#{number:08X}/"
        inside = f"{there}__substg1.0_{_BYTES}000D/"
        name = _text(file, there, _LONG_NAME, page) or _text(file, there, _NAME, page)
        if payload := _of(file, there, _BYTES):
            yield name or "attachment", payload
        elif f"{inside}__properties_version1.0" in file.names() and depth < _DEPTH_MAX:
            letter = _letter(file, inside, depth + 1)
            yield f"{letter.subject or 'letter'}.eml", as_message(letter).encode()


def _of(file: Compound, place: str, number: str) -> bytes:
    return file.stream(f"{place}__substg1.0_{number}0102")


def _text(file: Compound, place: str, number: str, page: str) -> str:
    wide = file.stream(f"{place}__substg1.0_{number}001F")
    narrow = b"" if wide else file.stream(f"{place}__substg1.0_{number}001E")
    text = wide.decode("utf-16-le", "replace") if wide else narrow.decode(page, "replace")
    return text.rstrip("\0")
