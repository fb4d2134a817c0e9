"""Attached documents of Word and Excel with the words in them changed."""

import base64
import io
import re
import zipfile
from email.message import EmailMessage
from html import escape, unescape

from .letters import Words, leaves

_PACKAGES = (".docx", ".xlsx")
_TOLD = re.compile(r"(?:word/document|xl/sharedStrings|xl/worksheets/\w+)\.xml")
_MARKUP = re.compile(r"(<[^>]*>)")
_SAME_DAY = (2019, 3, 8, 12, 0, 0)


def documents(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in leaves(message) if _name(part).endswith(_PACKAGES)]


def other_papers(message: EmailMessage) -> bool:
    """A document came along whose words cannot be changed here."""
    papers = [part for part in leaves(message) if _name(part)]
    return any(not _name(p).endswith((*_PACKAGES, ".png", ".jpg")) for p in papers)


def rewritten(part: EmailMessage, words: Words) -> None:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(payload)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            whole = old.read(name)
            if _TOLD.fullmatch(name):
                whole = _in_markup(whole.decode(), words).encode()
            new.writestr(zipfile.ZipInfo(name, _SAME_DAY), whole)
    part.set_payload(base64.encodebytes(out.getvalue()).decode())


def _in_markup(xml: str, words: Words) -> str:
    pieces = _MARKUP.split(xml)
    return "".join(
        piece if n % 2 or not piece.strip() else escape(words(unescape(piece)), quote=False)
        for n, piece in enumerate(pieces)
    )


def _name(part: EmailMessage) -> str:
    return (part.get_filename() or "").lower()
