"""Which format a document is in, by its name and by what the mail program called it. Pure."""

from collections.abc import Mapping
from typing import Final

_ENDINGS: Final[Mapping[str, str]] = {
    "txt": "txt", "csv": "csv", "tsv": "csv", "vcf": "vcf", "htm": "html", "html": "html",
    "rtf": "rtf", "docx": "docx", "docm": "docx", "dotx": "docx", "odt": "odt", "ott": "odt",
    "ods": "ods", "xlsx": "xlsx", "xlsm": "xlsx", "pdf": "pdf", "xls": "xls",
    "doc": "doc", "dot": "doc", "msg": "msg", "tnef": "tnef",
}  # fmt: skip
_KINDS: Final[Mapping[str, str]] = {
    "text/plain": "txt", "text/csv": "csv", "text/tab-separated-values": "csv",
    "text/html": "html", "text/vcard": "vcf", "text/x-vcard": "vcf", "text/directory": "vcf",
    "application/rtf": "rtf", "text/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/pdf": "pdf", "application/x-pdf": "pdf", "application/vnd.ms-excel": "xls",
    "application/msword": "doc", "application/vnd.ms-outlook": "msg",
    "application/ms-tnef": "tnef", "application/vnd.ms-tnef": "tnef",
}  # fmt: skip
# Their readers are no match for a stranger's document in the process that keeps the letters.
SEPARATE: Final = frozenset(("docx", "odt", "ods", "xlsx", "rtf", "pdf", "xls", "doc"))


def format_of(name: str, kind: str) -> str:
    """Return the format of a document, "" if we cannot tell or cannot read it.

    The ending of the name counts first: mailers label what they do not know as anything.

    >>> format_of("Пријава.DOCX", "application/octet-stream")
    'docx'
    """
    if name.lower() == "winmail.dat":
        return "tnef"
    return _ENDINGS.get(name.lower().rpartition(".")[2]) or _KINDS.get(kind, "")
