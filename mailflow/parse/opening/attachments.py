"""Attached parts -> passages. Pure; bounded; what needs a program of its own is not read here.

PDF, .doc, .xls and .msg want parsers that a letter must not reach inside this process: they
are findings until a child process reads them.
"""

import quopri
import re
from collections.abc import Callable, Mapping
from typing import Final

from mailflow.documents import Refused, rtf, sheets, word
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import html, text
from mailflow.parse.opening.mime import Part, text_of

ATTACHMENTS_MAX: Final = 20
_BYTES_MAX: Final = 1_000_000  # of a plain text
_TEXT_CHARS_MAX: Final = 300_000
_LINE_CHARS_MAX: Final = 5_000  # of a list; an unclosed quote gathers a whole line
# Signatures, logos and the notes of mail programs hold nothing to read.
_SILENT: Final = re.compile(
    r"image/|audio/|video/|application/(?:pgp|pkcs7|x-pkcs7)-signature|text/calendar"
    r"|application/ics|message/(?!rfc822)|text/rfc822-headers|application/pgp-encrypted"
)
_FOLDED: Final = re.compile(r"\r?\n[ \t]|=\r?\n")
_KINDS: Final[Mapping[str, str]] = {
    "text/plain": "txt", "text/csv": "csv", "text/tab-separated-values": "csv",
    "text/html": "html", "text/vcard": "vcf", "text/x-vcard": "vcf", "text/directory": "vcf",
    "application/rtf": "rtf", "text/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}  # fmt: skip


def read_attachments(parts: tuple[Part, ...]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return a passage for every attachment that can be read, and findings for the others."""
    passages: list[Passage] = []
    findings: list[str] = []
    papers = [p for p in parts if p.attached and p.payload and not _SILENT.match(p.kind)]
    for part in papers[:ATTACHMENTS_MAX]:
        name = part.name or part.kind
        words, finding = read_attachment(part)
        if words:
            passages.append(Passage(kind=Kind.ATTACHMENT, name=name, line=1, text=words))
        if finding or not words:
            findings.append(f"attachment {name}: {finding or 'no text in it'}")
    findings += [f"attachment {p.name or p.kind}: not read" for p in papers[ATTACHMENTS_MAX:]]
    return tuple(passages), tuple(findings)


def read_attachment(part: Part) -> tuple[str, str]:
    """Return the text of *part* and what was odd; "" with the reason if it was not read."""
    reader = _READERS.get(_kind(part))
    if reader is None:
        return "", "not read"
    try:
        words, finding = reader(part)
    except Refused as refusal:
        return "", f"not read: {refusal}"
    whole = text.clean(words)
    cut = "" if len(whole) <= _TEXT_CHARS_MAX else "only its beginning was read"
    return whole[:_TEXT_CHARS_MAX], finding or cut


def _kind(part: Part) -> str:
    """The ending of the name counts first: mailers label what they do not know as anything."""
    ending = part.name.lower().rpartition(".")[2]
    return ending if ending in _READERS else _KINDS.get(part.kind, "")


def _plain(part: Part) -> tuple[str, str]:
    if len(part.payload) > _BYTES_MAX:
        raise Refused("too large")
    return text_of(part)


def _page(part: Part) -> tuple[str, str]:
    words, finding = _plain(part)
    return html.to_text(words), finding


def _table(part: Part) -> tuple[str, str]:
    """Cells of a list: tabs, or semicolons as Excel writes them in Serbia, or commas."""
    words, finding = _plain(part)
    head = words[:2000]
    mark = max(("\t", ";", ","), key=head.count)
    lines = (line[:_LINE_CHARS_MAX] for line in words.split("\n"))
    return "\n".join("\t".join(_cells(line, mark)) for line in lines), finding


def _cells(line: str, mark: str) -> list[str]:
    cells, cell, quoted = [], "", False
    for piece in line.split(mark):
        cell = f"{cell}{mark}{piece}" if quoted else piece
        quoted = cell.count('"') % 2 == 1
        if not quoted:
            cells.append(cell.strip().strip('"').replace('""', '"'))
    return [*cells, cell.strip('" ')] if quoted else cells


def _card(part: Part) -> tuple[str, str]:
    """vCard 2.1 keeps letters beyond ASCII in quoted-printable; folded lines are one."""
    words, finding = _plain(part)
    lines = _FOLDED.sub("", words).split("\n")
    return "\n".join(_unquoted(line) for line in lines), finding


def _unquoted(line: str) -> str:
    name, colon, value = line.partition(":")
    if "QUOTED-PRINTABLE" not in name.upper():
        return line
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    return name.split(";")[0] + colon + raw.decode("utf-8", "replace")


def _packed(read: Callable[[bytes], str]) -> Callable[[Part], tuple[str, str]]:
    return lambda part: (read(part.payload), "")


_READERS: Final[Mapping[str, Callable[[Part], tuple[str, str]]]] = {
    "txt": _plain, "csv": _table, "tsv": _table, "vcf": _card, "htm": _page, "html": _page,
    "docx": _packed(word.docx), "odt": _packed(word.odt),
    "ods": _packed(word.ods), "xlsx": _packed(sheets.xlsx), "rtf": _packed(rtf.rtf),
}  # fmt: skip
