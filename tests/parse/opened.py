"""One helper to write a letter and open it: everything not said is ordinary.

Documents are read in this process here; `tests/papers` has the child.
"""

from datetime import UTC, datetime
from email.message import EmailMessage

from mailflow.model import RawMessage
from mailflow.papers import shelf
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening.open import open_letter

AT = datetime(2019, 3, 11, 9, 0, tzinfo=UTC)


def opened(
    text: str = "Долазим.",
    *,
    subject: str = "Пријава",
    sender: str = "Ана Илић <ana@krug.rs>",
    fields: str = "",
    kind: str = "text/plain; charset=utf-8",
    return_path: str | None = None,
) -> Letter:
    """Open a letter of one part; *fields* are more lines of header."""
    head = (
        f"From: {sender}\nSubject: {subject}\n{fields}MIME-Version: 1.0\nContent-Type: {kind}\n"
    )
    return opened_bytes(f"{head}\n{text}".encode(), return_path=return_path)


def opened_bytes(source: bytes, *, return_path: str | None = None) -> Letter:
    """Open *source* as it stands, its line ends made CRLF."""
    crlf = source.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    raw = RawMessage(source=crlf, received_at=AT, return_path=return_path)
    return open_letter(raw, shelf.read)


def opened_with(name: str, payload: bytes, kind: str = "application/octet-stream") -> Letter:
    """Open a letter that brings one document along."""
    return opened_bytes(bearing(name, payload, kind))


def bearing(name: str, payload: bytes, kind: str = "application/octet-stream") -> bytes:
    """Return the source of a letter that brings one document along."""
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "ana@krug.rs", "Пријава"
    letter.set_content("У прилогу.")
    main, sub = kind.split("/")
    letter.add_attachment(payload, maintype=main, subtype=sub, filename=name)
    return letter.as_bytes()


def told(letter: Letter) -> list[tuple[Kind, int, str]]:
    """Return kind, line and text of the passages of the letter's own text."""
    return [(p.kind, p.line, p.text) for p in letter.passages if p.name == "text"]


def kinds(letter: Letter) -> list[Kind]:
    return [kind for kind, _, _ in told(letter)]


def text_of(letter: Letter, kind: Kind) -> str:
    """Return the text of all passages of *kind*, one below the other."""
    return "\n".join(p.text for p in letter.passages if p.kind is kind)
