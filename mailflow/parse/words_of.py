"""All the words of a letter, whoever wrote them: to look for a person in it."""

from email.errors import HeaderParseError
from email.header import decode_header
from email.parser import BytesHeaderParser

from mailflow.model import OpenPaper, RawMessage
from mailflow.parse.opening.open import open_letter


def words_of(raw: RawMessage, open_paper: OpenPaper | None = None) -> str:
    """Return the text of all fields, of every passage and document, and each line with an @.

    These lines are for addresses in parts that we do not read.
    """
    letter = open_letter(raw, open_paper)
    passages = (f"{passage.sender}\n{passage.text}" for passage in letter.passages)
    lines = (line for line in raw.source.decode("latin-1").split("\n") if "@" in line)
    return "\n".join((*_fields(raw.source), *passages, *lines))


def _fields(source: bytes) -> list[str]:
    head = BytesHeaderParser().parsebytes(source)
    return [_decoded(str(value)) for value in head.values()]


def _decoded(value: str) -> str:
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return " ".join(
        part if isinstance(part, str) else part.decode(_known(charset), "replace")
        for part, charset in parts
    )


def _known(charset: str | None) -> str:
    try:
        "".encode(charset or "latin-1")
    except (LookupError, ValueError):
        return "latin-1"
    return charset or "latin-1"
