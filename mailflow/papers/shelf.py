"""Which reader opens which format. In the child; every refusal becomes a reason.

Too little memory is no refusal: it ends the child, since a document that had the memory of
earlier ones in its way deserves a fresh one.
"""

from collections.abc import Callable, Mapping
from typing import Final

from mailflow.documents import Refused, compound, msg, rtf, sheets, tnef, word, word97
from mailflow.papers import frames, old_sheets, pdf

_READERS: Final[Mapping[str, Callable[[bytes], str]]] = {
    "docx": word.docx, "odt": word.odt, "ods": word.ods, "xlsx": sheets.xlsx,
    "rtf": rtf.rtf, "pdf": pdf.pdf, "xls": old_sheets.xls, "doc": word97.doc,
    "msg": msg.msg, "tnef": tnef.tnef,
}  # fmt: skip


def read(form: str, payload: bytes) -> tuple[str, str]:
    """Return the text of a document and "", or "" and the reason why it was not read.

    Raises:
        MemoryError: The fence's, or the machine's, was not enough.
    """
    reader = _READERS.get(_really(form, payload))
    if reader is None:
        return "", "we have no reader for it"
    try:
        return reader(payload), ""
    except Refused as refusal:
        return "", str(refusal)
    except MemoryError:
        raise
    except Exception as error:  # whatever a library makes of a broken document
        return "", f"a broken document ({type(error).__name__})"


def _really(form: str, payload: bytes) -> str:
    """Return the format a document is in, whatever it is called.

    Programs save Rich Text as ".doc", and people rename what they do not know. Letters stay
    what they are called: their text is a message and no other document's is.
    """
    if form in frames.LETTERS or form not in _READERS:
        return form
    for name, begins in _BEGINNINGS.items():
        if payload.startswith(begins):
            return form if form in _ALIKE.get(name, ()) else name
    return form


_BEGINNINGS: Final[Mapping[str, bytes]] = {
    "rtf": b"{\\rtf", "pdf": b"%PDF-", "docx": b"PK\x03\x04", "doc": compound.MAGIC,
}  # fmt: skip
_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "docx": ("docx", "odt", "ods", "xlsx"), "doc": ("doc", "xls"),
}  # fmt: skip
