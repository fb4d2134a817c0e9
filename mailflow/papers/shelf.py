"""Which reader opens which format. In the child; every refusal becomes a reason.

Too little memory is no refusal: it ends the child, since a document that had the memory of
earlier ones in its way deserves a fresh one.
"""

from collections.abc import Callable, Mapping
from typing import Final

from mailflow.documents import Refused, rtf, sheets, word
from mailflow.papers import old_sheets, pdf

_READERS: Final[Mapping[str, Callable[[bytes], str]]] = {
    "docx": word.docx, "odt": word.odt, "ods": word.ods, "xlsx": sheets.xlsx,
    "rtf": rtf.rtf, "pdf": pdf.pdf, "xls": old_sheets.xls,
}  # fmt: skip


def read(form: str, payload: bytes) -> tuple[str, str]:
    """Return the text of a document and "", or "" and the reason why it was not read.

    Raises:
        MemoryError: The fence's, or the machine's, was not enough.
    """
    reader = _READERS.get(form)
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
