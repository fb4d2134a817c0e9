"""Attached parts -> passages. Pure; only plain formats are read in this process."""

from typing import Final

from mailflow.parse import text
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.mime import Part, text_of

_READABLE: Final = ("text/plain", "text/csv", "text/vcard", "text/x-vcard", "text/directory")
_NAMES: Final = (".txt", ".csv", ".vcf")
_BYTES_MAX: Final = 1_000_000
_PICTURES: Final = ("image/", "application/pgp-signature", "application/pkcs7-signature")


def read_attachments(parts: tuple[Part, ...]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return a passage for every attachment that can be read, and findings for the others."""
    passages, findings = [], []
    for part in parts:
        if not part.attached or part.kind.startswith(_PICTURES):
            continue
        words, finding = read_attachment(part)
        name = part.name or part.kind
        if words:
            passages.append(Passage(kind=Kind.ATTACHMENT, name=name, line=1, text=words))
        if finding:
            findings.append(f"attachment {name}: {finding}")
    return tuple(passages), tuple(findings)


def read_attachment(part: Part) -> tuple[str, str]:
    """Return the text of *part* and what was odd; "" with "not read" if it is not plain."""
    plain = part.kind in _READABLE or part.name.lower().endswith(_NAMES)
    if not plain or len(part.payload) > _BYTES_MAX:
        return "", "not read"
    words, repaired = text_of(part)
    return text.clean(words), repaired
