"""Attached parts -> passages. Pure and bounded.

Only plain texts are read here. Word, Excel, PDF and the like want parsers that a stranger's
document must not reach in this process: whoever calls brings a way to have them read
elsewhere (`open_paper`), and without one they are findings.
"""

import quopri
import re
from collections.abc import Callable, Mapping
from typing import Final

from mailflow.model import OpenPaper
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import html, text
from mailflow.parse.opening.formats import SEPARATE, format_of
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


def read_attachments(
    parts: tuple[Part, ...], open_paper: OpenPaper | None = None
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return a passage for every attachment that can be read, and findings for the others."""
    passages: list[Passage] = []
    findings: list[str] = []
    papers = [p for p in parts if p.attached and p.payload and not _SILENT.match(p.kind)]
    for part in papers[:ATTACHMENTS_MAX]:
        name = part.name or part.kind
        words, finding = read_attachment(part, open_paper)
        if words:
            passages.append(Passage(kind=Kind.ATTACHMENT, name=name, line=1, text=words))
        if finding or not words:
            findings.append(f"attachment {name}: {finding or 'not read: no text in it'}")
    findings += [f"attachment {p.name or p.kind}: not read" for p in papers[ATTACHMENTS_MAX:]]
    return tuple(passages), tuple(findings)


def read_attachment(part: Part, open_paper: OpenPaper | None = None) -> tuple[str, str]:
    """Return the text of *part* and what was odd; "" with the reason if it was not read."""
    words, finding = _opened(part, format_of(part.name, part.kind), open_paper)
    whole = text.clean(words)
    cut = "" if len(whole) <= _TEXT_CHARS_MAX else "only its beginning was read"
    return whole[:_TEXT_CHARS_MAX], finding or cut


def _opened(part: Part, form: str, open_paper: OpenPaper | None) -> tuple[str, str]:
    if open_paper and form in SEPARATE:
        words, reason = open_paper(form, part.payload)
        return ("", f"not read: {reason}") if reason else (words, "")
    reader = _READERS.get(form)
    if reader is None:
        return "", "not read"
    return reader(part) if len(part.payload) <= _BYTES_MAX else ("", "not read: too large")


def _page(part: Part) -> tuple[str, str]:
    words, finding = text_of(part)
    return html.to_text(words), finding


def _table(part: Part) -> tuple[str, str]:
    """Cells of a list: tabs, or semicolons as Excel writes them in Serbia, or commas."""
    words, finding = text_of(part)
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
    words, finding = text_of(part)
    lines = _FOLDED.sub("", words).split("\n")
    return "\n".join(_unquoted(line) for line in lines), finding


def _unquoted(line: str) -> str:
    name, colon, value = line.partition(":")
    if "QUOTED-PRINTABLE" not in name.upper():
        return line
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    return name.split(";")[0] + colon + raw.decode("utf-8", "replace")


_READERS: Final[Mapping[str, Callable[[Part], tuple[str, str]]]] = {
    "txt": text_of, "csv": _table, "vcf": _card, "html": _page,
}  # fmt: skip
