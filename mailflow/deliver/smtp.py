"""Deliver: Reply -> the outgoing server, over SMTP (RFC 5321, RFC 6409).

Everything that can be refused is asked before DATA, so that what remains unsure is one write
and one read (RFC 1047): once the last dot is on its way and no answer comes, nobody can know,
and the reply is never sent again by itself. Nothing is sent over a connection whose certificate
was not verified, unless the server is this machine.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final, Literal

from mailflow.deliver import Send
from mailflow.errors import ConfigError, PerhapsSent, RefusedForGood, RefusedForNow
from mailflow.model import Reply

TIMEOUT_S: Final = 60.0
SAID_MAX: Final = 300
# RFC 5321 §4.5.3.1.3 allows a path of 256 octets with its brackets.
ADDRESS_BYTES_MAX: Final = 254

# A plain addr-spec (RFC 5321 §4.1.2, RFC 6531 §3.3) with nothing a command could trip over.
_ADDRESS: Final = re.compile(
    r"[^\s\x00-\x20\x7f-\xa0<>()\[\]\\,;:\"@]+@[^\s\x00-\x20\x7f-\xa0<>()\\,;\"@]+"
)
_BARE_LINE_END: Final = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_FIRST_DOT: Final = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The outgoing mail server.

    Attributes:
        security: "starttls" (RFC 3207), "tls" from the first byte (RFC 8314), or "none", which
            only a server on this machine may have.
        user, password: "" for a server that asks for no login.
        timeout_s: For connecting and for every answer.
    """

    host: str
    port: int = 587
    security: Literal["tls", "starttls", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = TIMEOUT_S


def smtp_sender(outgoing: Outgoing, tls: ssl.SSLContext | None = None) -> Send:
    """Return what hands replies to *outgoing*, one connection a reply.

    A 5xx to the letter (MAIL, RCPT, DATA, the last dot) is RefusedForGood. One to the greeting,
    TLS or the login is RefusedForNow: it says nothing of the letter, and once the settings are
    mended the reply can go.

    Args:
        tls: Whom to trust; None for the authorities this system trusts.

    Raises:
        ConfigError: security is "none" though the server is another machine.
    """
    context = _trust(outgoing, tls)

    def send(reply: Reply) -> str:
        _check(reply)
        server = _connected(outgoing, context)
        try:
            _announce(server, reply)
            return _hand_over(server, reply.source)
        finally:
            # Waiting for 221 would only widen the gap before our note of the 250.
            with suppress(OSError):
                server.putcmd("QUIT")
            server.close()

    return send


def knock(outgoing: Outgoing, tls: ssl.SSLContext | None = None) -> str:
    """Connect, encrypt and log in, send nothing; return how the server greets us.

    Raises:
        ConfigError: As `smtp_sender`.
        RefusedForNow: What is wrong, in words.
    """
    server = _connected(outgoing, _trust(outgoing, tls))
    try:
        with _nothing_sent(f"{outgoing.host}:{outgoing.port}"):
            return _said(*server.ehlo()).partition(" ")[2]
    finally:
        server.close()


def _trust(outgoing: Outgoing, tls: ssl.SSLContext | None) -> ssl.SSLContext:
    if outgoing.security == "none" and not is_loopback(outgoing.host):
        problem = f'outgoing: security = "none" is for this machine only, not {outgoing.host}'
        raise ConfigError((problem,))
    return tls or ssl.create_default_context()


def is_loopback(host: str) -> bool:
    """Return whether *host* can only be this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("mail.example.org")
    (True, False)
    """
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _check(reply: Reply) -> None:
    """Refuse, before any socket is opened, what could become another command (CWE-93)."""
    for address in (reply.to, reply.sender or "null@sender"):
        size_bytes = len(address.encode("utf-8", "replace"))
        is_plain = _ADDRESS.fullmatch(address) and smtplib.quoteaddr(address) == f"<{address}>"
        if not is_plain or size_bytes > ADDRESS_BYTES_MAX:
            raise RefusedForGood("not sent: an address of the reply is not a plain address")
    if _BARE_LINE_END.search(reply.source):
        raise RefusedForGood("not sent: a line of the reply does not end in CRLF")


def _connected(outgoing: Outgoing, context: ssl.SSLContext) -> smtplib.SMTP:
    """Return a connection that is encrypted and logged in, as far as the settings ask."""
    where = f"{outgoing.host}:{outgoing.port}"
    with _nothing_sent(where):
        if outgoing.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                outgoing.host, outgoing.port, timeout=outgoing.timeout_s, context=context
            )
        else:
            server = smtplib.SMTP(outgoing.host, outgoing.port, timeout=outgoing.timeout_s)
    try:
        with _nothing_sent(where):
            # The last dot goes alone; Nagle would hold it back until the letter is confirmed.
            assert server.sock is not None
            server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server.ehlo_or_helo_if_needed()
            if outgoing.security == "starttls":
                server.starttls(context=context)
                server.ehlo()
        if outgoing.user:
            _log_in(server, outgoing, where)
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, outgoing: Outgoing, where: str) -> None:
    try:
        server.login(outgoing.user, outgoing.password)
    except smtplib.SMTPAuthenticationError as error:
        # "from None": the original's context may hold the password.
        raise RefusedForNow(f"{where}: login refused ({error.smtp_code})") from None
    except smtplib.SMTPNotSupportedError:
        raise RefusedForNow(f"{where}: the server offers no login; nothing was sent") from None
    except UnicodeError:
        raise RefusedForNow(f"{where}: user and password must be ASCII") from None
    except OSError as error:
        raise RefusedForNow(f"{where}: {_words(error)}; nothing was sent") from None


@contextmanager
def _nothing_sent(where: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        words = f"{where}: certificate not trusted ({error.verify_message}); nothing was sent"
        raise RefusedForNow(words) from error
    except OSError as error:  # SMTPException is one, so are timeouts and TLS errors
        raise RefusedForNow(f"{where}: {_words(error)}; nothing was sent") from error


def _announce(server: smtplib.SMTP, reply: Reply) -> None:
    """MAIL and RCPT, so that every refusal comes before the letter."""
    options = _options(server, reply)
    with _nothing_sent("outgoing server"):
        _expect(server.mail(reply.sender, options), "MAIL FROM")
        _expect(server.rcpt(reply.to), "RCPT TO")
        _expect(server.docmd("DATA"), "DATA", wanted=354)


def _options(server: smtplib.SMTP, reply: Reply) -> list[str]:
    header = reply.source.partition(b"\r\n\r\n")[0]
    options = []
    if not (reply.to + reply.sender).isascii() or not header.isascii():
        options.append(_offered(server, "SMTPUTF8", "SMTPUTF8"))  # RFC 6531 §3.4
    if not reply.source.isascii():
        options.append(_offered(server, "8BITMIME", "BODY=8BITMIME"))  # RFC 6152
    if server.has_extn("size"):
        options.append(f"SIZE={len(reply.source)}")  # RFC 1870 §6
    return options


def _offered(server: smtplib.SMTP, extension: str, option: str) -> str:
    if not server.has_extn(extension.lower()):
        raise RefusedForGood(
            f"not sent: the reply needs {extension}, the server has not got it"
        )
    return option


def _hand_over(server: smtplib.SMTP, source: bytes) -> str:
    """Send the letter and return what the server said to it."""
    lines = source if source.endswith(b"\r\n") else source + b"\r\n"
    with _nothing_sent("outgoing server"):
        server.send(_FIRST_DOT.sub(b"..", lines))  # RFC 5321 §4.5.2
    try:
        server.send(b".\r\n")
        answer = server.getreply()
    except OSError as error:
        raise PerhapsSent(f"the line broke after the last dot: {_words(error)}") from error
    if not 200 <= answer[0] <= 299 and not 400 <= answer[0] <= 599:
        raise PerhapsSent(f"no proper answer to the last dot: {_said(*answer)}")
    return _expect(answer, "the letter")


def _expect(answer: tuple[int, bytes], what: str, wanted: int | None = None) -> str:
    """Return what the server said if it is what we want; else raise by RFC 5321 §4.2.1."""
    code, said = answer[0], _said(*answer)
    if code == wanted or (wanted is None and 200 <= code <= 299):
        return said
    if 500 <= code <= 599:
        raise RefusedForGood(f"{what} refused: {said}")
    raise RefusedForNow(f"{what} refused for now: {said}")


def _words(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return _said(error.smtp_code, answer if isinstance(answer, bytes) else answer.encode())
    return error.strerror or str(error) or type(error).__name__


def _said(code: int, text: bytes) -> str:
    """Return an answer as one printable line; servers are strangers too."""
    words = " ".join(text.decode("utf-8", "replace").split())
    return f"{code} {''.join(c if c.isprintable() else '?' for c in words)}"[:SAID_MAX]
