"""Take: the mail data of one letter while it comes in: its end, its dots, and its limits."""

from typing import Final, Self

# Letters being received at once, all sessions together; beyond it they are told to come back.
IN_HAND_BYTES_MAX: Final = 134_217_728

NO_ROOM: Final = "452 4.3.1 Too much mail at once, try again later"
TOO_LARGE: Final = "552 5.3.4 Letter is too large"


END: Final = b"\r\n.\r\n"


class Dots:
    r"""Finds the end of the mail data and takes away the dots the sender added.

    Only CRLF.CRLF ends it (RFC 5321 §4.1.1.4): a bare CR or LF is content, or a second letter
    could be smuggled in (CVE-2023-51764). The first dot of a line is the sender's (§4.5.2).

    Attributes:
        after: What came after the end; None until the end came.

    >>> dots = Dots()
    >>> dots.feed(b"Dolazimo.\r\n...\r"), dots.feed(b"\n.\r\nQUIT\r\n"), dots.after
    (b'Dolazimo.\r\n.', b'.\r\n', b'QUIT\r\n')
    """

    def __init__(self) -> None:
        """Begin as if an empty line had come: a dot may be the very first line."""
        self.after: bytes | None = None
        self._text = b"\r\n"  # the last two bytes given out, and at most two held back

    def feed(self, chunk: bytes) -> bytes:
        """Return what *chunk* adds to the letter; linear in its length."""
        text = self._text + chunk
        end = text.find(END)
        if end >= 0:
            self.after = text[end + len(END) :]
            return text[: end + 2].replace(b"\r\n.", b"\r\n")[2:]
        cut = max(len(text) - 2, 2)
        self._text = text[cut - 2 :]
        return text[:cut].replace(b"\r\n.", b"\r\n")[2:]


class Room:
    """How much mail may be in hand at once.

    Attributes:
        bytes_in_hand: Received and not yet kept or refused.
    """

    def __init__(self, bytes_max: int) -> None:
        """Make room for *bytes_max*."""
        self.bytes_max = bytes_max
        self.bytes_in_hand = 0

    def take(self, size_bytes: int) -> bool:
        """Return whether that much more fits; then it counts as in hand."""
        fits = self.bytes_in_hand + size_bytes <= self.bytes_max
        self.bytes_in_hand += size_bytes if fits else 0
        return fits


class MailData:
    """The letter so far (RFC 5321 §4.1.1.4); nothing once it is refused, and after the block.

    Attributes:
        refusal: Answer to give at the end instead of keeping it; None while all is well. A
            refused letter is still read to its end (RFC 5321 §4.2.5), but not kept.
    """

    def __init__(self, room: Room, size_bytes_max: int) -> None:
        """Begin an empty letter."""
        self.refusal: str | None = None
        self._room, self._size_bytes_max = room, size_bytes_max
        self._content = bytearray()
        self._size_bytes = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the room back."""
        self._drop()

    def add(self, piece: bytes) -> None:
        """Append *piece*, or refuse the whole letter."""
        self._size_bytes += len(piece)
        if self._size_bytes > self._size_bytes_max:
            self._refuse(TOO_LARGE)
        elif self.refusal:
            return
        elif self._room.take(len(piece)):
            self._content += piece
        else:
            self._refuse(NO_ROOM)

    def content(self) -> bytes:
        """Return it all, exactly as the sender wrote it."""
        return bytes(self._content)

    def _refuse(self, answer: str) -> None:
        self.refusal = answer
        self._drop()

    def _drop(self) -> None:
        self._room.bytes_in_hand -= len(self._content)
        self._content = bytearray()
