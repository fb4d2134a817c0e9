"""Take: the line to a mailbox: verified TLS, a limit on everything, every trouble in words.

All commands go through `Line.ask`, which guards three gaps of IMAPClient 4.1.0: an argument
with a line end becomes a second command; a server may announce a literal of any size or never
stop talking (CPython gh-119511); and Nagle's algorithm costs some servers 40 ms a command.
"""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address
from typing import Any, Final, Literal

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from mailflow.errors import ConfigError, IntakeError

SIZE_BYTES_MAX: Final = 26_214_400
TIMEOUT_S: Final = 60.0
# One poll; a server that sends a byte a minute never runs into the timeout of one read.
POLL_TIMEOUT_S: Final = 3600.0
# Some servers only estimate RFC822.SIZE, and batches of small letters have a frame around each.
SLACK_BYTES: Final = 67_108_864
SAID_MAX: Final = 300

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
# What a broken line or a hostile server makes imaplib and IMAPClient raise.
_TROUBLE: Final = (
    OSError, IMAPClientError, ValueError, LookupError, TypeError, AttributeError,
    RecursionError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A folder on a mail server, as in the [imap.NAME] section of mailflow.toml.

    Attributes:
        name: NAME; letters come via "imap:NAME".
        security: "tls" from the first byte (RFC 8314), "starttls", or "none", which only a
            server on this machine may have.
        afterwards: What becomes of a letter that is ours: "leave" changes nothing at all,
            "flag" adds the keyword $Mailflow, "move:Folder" moves it there (RFC 6851).
        since: Letters that arrived on earlier days (INTERNALDATE) are none of our business;
            None: everything in the folder is.
        size_bytes_max: Of a larger letter only the header section is taken, marked.
        timeout_s: For connecting and for every answer.
    """

    name: str
    host: str
    user: str
    password: str = field(repr=False)
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    folder: str = "INBOX"
    afterwards: str = "leave"
    since: date | None = None
    size_bytes_max: int = SIZE_BYTES_MAX
    timeout_s: float = TIMEOUT_S

    def __post_init__(self) -> None:
        """Refuse what could never work, or should not."""
        where = f"imap.{self.name}"
        problems = []
        if self.security == "none" and not _is_loopback(self.host):
            problems.append(f'{where}: security = "none" is for this machine only')
        if self.afterwards not in ("leave", "flag") and not self.moves_to:
            problems.append(f"{where}: afterwards must be leave, flag or move:Folder")
        if problems:
            raise ConfigError(tuple(problems))

    @property
    def moves_to(self) -> str:
        """Return the folder letters are moved to afterwards; "" if they stay."""
        return self.afterwards.removeprefix("move:") if self.afterwards[:5] == "move:" else ""

    @property
    def account(self) -> str:
        """Return what the ledger calls this folder; stays the same if only NAME changes."""
        return f"{self.user}@{self.host}/{self.folder}"


class Line:
    """A logged-in connection to the server of *mailbox*."""

    def __init__(self, mailbox: Mailbox, tls: ssl.SSLContext | None) -> None:
        """Connect, encrypt, log in; the caller closes it."""
        self._mailbox = mailbox
        self._where = f"{mailbox.host}:{mailbox.port}, folder {mailbox.folder}"
        with self._in_words():
            self._client = IMAPClient(
                mailbox.host,
                port=mailbox.port,
                ssl=mailbox.security == "tls",
                ssl_context=tls or ssl.create_default_context(),
                timeout=mailbox.timeout_s,
            )
        try:
            self._prepare(tls)
        except BaseException:
            self.hang_up()
            raise

    def ask(self, command: str, *arguments: Any) -> Any:
        """Return what IMAPClient's *command* returns.

        Raises:
            IntakeError: Any trouble; the line cannot be used after.
        """
        if _has_control(arguments):
            raise IntakeError(f"imap.{self._mailbox.name}: a control character in its settings")
        self._bytes_left = self._mailbox.size_bytes_max + SLACK_BYTES
        with self._in_words():
            return getattr(self._client, command)(*arguments)

    def can(self, capability: str) -> bool:
        """Return whether the server offers *capability*."""
        return bool(self.ask("has_capability", capability))

    def interrupt(self) -> None:
        """End whatever another thread waits for on this line."""
        with suppress(*_TROUBLE):  # it was closed already
            self._client.socket().shutdown(socket.SHUT_RDWR)

    def hang_up(self) -> None:
        """Close without a word; may be called twice."""
        self.interrupt()
        with suppress(*_TROUBLE):
            self._client.shutdown()

    def _prepare(self, tls: ssl.SSLContext | None) -> None:
        self._client.normalise_times = False  # else times of receipt come without their zone
        self._limit()
        with self._in_words():
            self._client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._mailbox.security == "starttls":
            self.ask("starttls", tls or ssl.create_default_context())
        if not (self._mailbox.user + self._mailbox.password).isascii():
            raise IntakeError(f"{self._where}: user and password must be ASCII")
        try:
            self.ask("login", self._mailbox.user, self._mailbox.password)
        except IntakeError as error:
            # Their context may hold the password.
            raise IntakeError(*error.args) from None

    def _limit(self) -> None:
        """Count every byte the server sends in answer to one command."""
        self._bytes_left = SLACK_BYTES
        lines: Any = self._client._imap
        read, readline = lines.read, lines.readline

        def counted(data: bytes) -> bytes:
            self._bytes_left -= len(data)
            return data

        def limited(size_bytes: int) -> bytes:
            if not 0 <= size_bytes <= self._bytes_left:
                raise IMAPClientAbortError(f"the server announced {size_bytes} bytes at once")
            return counted(read(size_bytes))

        def limited_line() -> bytes:
            if self._bytes_left < 0:
                raise IMAPClientAbortError("the server does not stop talking")
            return counted(readline())

        lines.read, lines.readline = limited, limited_line

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except LoginError:
            raise IntakeError(f"{self._where}: login refused") from None
        except ssl.SSLCertVerificationError as error:
            words = f"certificate not trusted ({error.verify_message})"
            raise IntakeError(f"{self._where}: {words}") from error
        except TimeoutError as error:
            words = f"no answer within {self._mailbox.timeout_s:g} seconds"
            raise IntakeError(f"{self._where}: {words}") from error
        except _TROUBLE as error:
            raise IntakeError(f"{self._where}: {_words(error)}") from error


@contextmanager
def connected(mailbox: Mailbox, tls: ssl.SSLContext | None) -> Iterator[Line]:
    """Open a line for one poll; the value is logged in.

    Raises:
        IntakeError: No connection, no trust, wrong password.
    """
    line = Line(mailbox, tls)
    watch = threading.Timer(POLL_TIMEOUT_S, line.interrupt)
    watch.daemon = True
    watch.start()
    try:
        yield line
        with suppress(IntakeError):  # all is done; a rude goodbye changes nothing
            line.ask("logout")
    finally:
        watch.cancel()
        line.hang_up()


def _has_control(arguments: tuple[Any, ...]) -> bool:
    """Find what could end a command: CR, LF, NUL (IMAPClient #657, fixed in its 4.3.0)."""
    lists = (one if isinstance(one, (list, tuple)) else (one,) for one in arguments)
    return any(isinstance(part, str) and _CONTROL.search(part) for one in lists for part in one)


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _words(error: BaseException) -> str:
    """Return what went wrong as one printable line; servers are strangers too."""
    if not isinstance(error, (OSError, IMAPClientError)):
        return f"the server's answer makes no sense ({type(error).__name__})"
    text = " ".join((getattr(error, "strerror", None) or str(error) or repr(error)).split())
    return "".join(c if c.isprintable() else "?" for c in text)[:SAID_MAX]
