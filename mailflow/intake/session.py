"""Take: one SMTP or LMTP session (RFC 5321, RFC 2033), and what all sessions share.

aiosmtpd speaks the protocol; who may come in, which addresses exist, receiving the mail data
and answering it is ours.
"""

import asyncio
import logging
import socket
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from mailflow.intake.gather import Gathering
from mailflow.intake.mail_data import IN_HAND_BYTES_MAX, Dots, MailData, Room
from mailflow.model import RawMessage

SIZE_BYTES_MAX: Final = 26_214_400
CONNECTIONS_MAX: Final = 100
# Somebody far away must not take every place; a mail server on this machine may.
CONNECTIONS_OF_ONE_HOST_MAX: Final = 20
# RFC 5321 §4.5.3.1.8 asks for 100. All of them are the desk's own addresses.
RECIPIENTS_MAX: Final = 100
# RFC 5321 §4.5.3.2.7 suggests five minutes; one is enough on loopback and frees places sooner.
COMMAND_TIMEOUT_S: Final = 60
DATA_TIMEOUT_S: Final = 300
STOP_WAIT_S: Final = 10
READ_AHEAD_BYTES: Final = 65_536
# More than a stream can hold: twice what it reads ahead, and one read of a socket.
READ_BYTES: Final = 1_048_576

KEPT: Final = "250 2.0.0 Kept"
OURS_TO_MEND: Final = "451 4.3.0 Cannot take mail now, try again later"
GOODBYE: Final = b"421 4.3.2 Closing, try again later\r\n"
TOO_MANY: Final = b"421 4.7.0 Too many connections, try again later\r\n"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkSettings:
    """How the sink listens.

    Attributes:
        addresses: The desk's own addresses; mail to any other is refused.
        host, port: Where to listen; port 0 picks a free one.
        protocol: "smtp" (RFC 5321) or "lmtp" (RFC 2033).
        size_bytes_max: Largest letter, as told in SIZE (RFC 1870).
    """

    addresses: frozenset[str]
    host: str = "127.0.0.1"
    port: int = 8025
    protocol: Literal["smtp", "lmtp"] = "smtp"
    size_bytes_max: int = SIZE_BYTES_MAX


def folded(address: str) -> str:
    """Return *address* as it is compared: without case, its domain in ASCII (RFC 5891).

    >>> folded("Пријава@Удружење.срб") == folded("пријава@xn--d1acac3cqc0q.xn--90a3ac")
    True
    """
    local, _, domain = unicodedata.normalize("NFC", address).rpartition("@")
    # RFC 5321 §4.5.3.1.2: longer ones are no domains, and the codec is slow on them.
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii") if len(domain) <= 255 else domain
    return f"{local}@{domain}".casefold()


class Hall:
    """What all sessions share; also the hooks that aiosmtpd calls by name."""

    def __init__(
        self, gathering: Gathering, settings: SinkSettings, now: Callable[[], datetime]
    ) -> None:
        """Open for *settings*; letters go to *gathering*, stamped by *now*."""
        self.gathering, self.settings, self.now = gathering, settings, now
        self.sessions: set[SmtpSession] = set()
        self.room = Room(IN_HAND_BYTES_MAX)
        self.is_closing = False
        self._addresses = frozenset(map(folded, settings.addresses))
        self._empty = asyncio.Event()

    def has_room(self, host: str) -> bool:
        """Another connection from *host* may come in."""
        of_host = Counter(session.host for session in self.sessions)[host]
        is_near = host.removeprefix("::ffff:").startswith("127.") or host == "::1"
        return len(self.sessions) < CONNECTIONS_MAX and (
            is_near or of_host < CONNECTIONS_OF_ONE_HOST_MAX
        )

    def forget(self, session: "SmtpSession") -> None:
        """*session* is over."""
        self.sessions.discard(session)
        if not self.sessions:
            self._empty.set()

    async def close(self) -> None:
        """Say goodbye; wait for the letters being received; keep them."""
        self.is_closing = True
        for session in list(self.sessions):
            session.leave()
        if self.sessions:
            self._empty.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), STOP_WAIT_S)
        for session in list(self.sessions):
            session.abort()
        await self.gathering.close()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd finds it by this name
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept any sender, the null sender "<>" too."""
        # Bytes that are not UTF-8 come as lone surrogates, which no store can write.
        if not address.isprintable():
            return "553 5.1.7 Malformed sender address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept the desk's addresses only."""
        if folded(address) not in self._addresses:
            return "550 5.1.1 No such mailbox here"
        if len(envelope.rcpt_tos) >= RECIPIENTS_MAX:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_exception(self, error: Exception) -> str:
        """Turn a bug of ours into "try again"."""
        # Without this hook aiosmtpd answers 500 and the text of the exception: a bounce.
        # (Whose text may hold an address: it is for the eyes of whoever looks for the bug.)
        log.error("an SMTP session failed: %s", type(error).__name__)
        log.debug("it failed here", exc_info=error)
        return OURS_TO_MEND


class Door(asyncio.Protocol):
    """Lets a connection in, or tells it to come back."""

    def __init__(self, hall: Hall) -> None:
        """Guard *hall*."""
        self._hall = hall

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand *transport* to a new session, or close it."""
        assert isinstance(transport, asyncio.Transport)
        host = (transport.get_extra_info("peername") or ("",))[0]
        if self._hall.is_closing or not self._hall.has_room(host):
            transport.write(GOODBYE if self._hall.is_closing else TOO_MANY)
            transport.close()
            return
        session = _KINDS[self._hall.settings.protocol](self._hall, host)
        transport.set_protocol(session)
        session.connection_made(transport)


class SmtpSession(SMTP):
    """One session. aiosmtpd speaks; receiving the mail data and answering it is ours.

    Its own smtp_DATA (1.4.6) keeps an object a line, so that 25 MB of empty lines take a
    gigabyte, keeps reading a line that never ends, and refuses lines over 1001 octets for
    good, which real HTML mail has.
    """

    line_length_limit = READ_AHEAD_BYTES
    answers_each_recipient = False

    def __init__(self, hall: Hall, host: str) -> None:
        """Speak with *host*."""
        super().__init__(
            hall,
            data_size_limit=hall.settings.size_bytes_max,
            enable_SMTPUTF8=True,
            hostname=socket.gethostname(),
            ident="mailflow",
            timeout=COMMAND_TIMEOUT_S,
            loop=asyncio.get_running_loop(),
        )
        self.host = host
        self._hall = hall
        self._is_receiving = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; see asyncio.Protocol."""
        self._hall.sessions.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """End; see asyncio.Protocol."""
        super().connection_lost(error)
        self._hall.forget(self)

    def leave(self) -> None:
        """Close with 421 (RFC 5321 §3.8), unless a letter is on its way in."""
        if not self._is_receiving and isinstance(self.transport, asyncio.Transport):
            self.transport.write(GOODBYE)
            self.transport.close()

    def abort(self) -> None:
        """Close at once."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        """Receive a letter (RFC 5321 §4.1.1.4) and answer once it is ours."""
        if refusal := self._out_of_turn(arg):
            await self.push(refusal)
            return
        self._is_receiving = True
        try:
            await self._receive(self._hall.now())
        finally:
            self._is_receiving = False
            self.envelope = self._create_envelope()
        self._reset_timeout()
        if self._hall.is_closing:
            self.leave()

    def _out_of_turn(self, arg: str | None) -> str | None:
        if arg:
            return "501 5.5.4 Syntax: DATA"
        return None if self.envelope and self.envelope.rcpt_tos else "503 5.5.1 RCPT first"

    async def _receive(self, received_at: datetime) -> None:
        assert self.envelope is not None
        self._reset_timeout(DATA_TIMEOUT_S)
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        with MailData(self._hall.room, self._hall.settings.size_bytes_max) as data:
            await self._fill(data)
            answer = data.refusal or await self._keep(data.content(), received_at)
        # RFC 2033 §4.2: one answer a recipient. All of them are the desk: it is one letter.
        copies = len(self.envelope.rcpt_tos) if self.answers_each_recipient else 1
        for _ in range(copies):
            await self.push(answer)

    async def _fill(self, data: MailData) -> None:
        dots = Dots()
        while dots.after is None:
            chunk = await self._reader.read(READ_BYTES)
            if not chunk:
                raise ConnectionResetError  # the line was lost before the last dot
            data.add(dots.feed(chunk))
        # A command that did not wait for our answer. READ_BYTES emptied the buffer: it is next.
        if dots.after:
            self._reader.feed_data(dots.after)

    async def _keep(self, source: bytes, received_at: datetime) -> str:
        assert self.envelope is not None
        # RFC 5321 §4.5.5: the null sender; aiosmtpd leaves its brackets on.
        sender = (self.envelope.mail_from or "").removeprefix("<>")
        raw = RawMessage(source=source, received_at=received_at, via="smtp", return_path=sender)
        return KEPT if await self._hall.gathering.keep(raw) else OURS_TO_MEND


class LmtpSession(LMTP, SmtpSession):
    """One LMTP session: LHLO instead of EHLO, and an answer a recipient."""

    answers_each_recipient = True


_KINDS: Final[Mapping[str, type[SmtpSession]]] = {"smtp": SmtpSession, "lmtp": LmtpSession}
