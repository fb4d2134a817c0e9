"""Replies handed to a real aiosmtpd that answers as it is told, and to a folder."""

import asyncio
import socket
import ssl
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from mailflow.deliver.folder import folder_sender
from mailflow.deliver.smtp import Outgoing, knock, smtp_sender
from mailflow.errors import ConfigError, PerhapsSent, RefusedForGood, RefusedForNow
from mailflow.model import Reply, Script
from tests.adapters.conftest import Certificate

REPLY = Reply(
    message_id="<k7m2qx.accepted@primer.rs>",
    template="accepted",
    language="sr",
    script=Script.LATIN,
    to="ana@breza.example",
    sender="prijava@primer.rs",
    subject="Re: Prijava",
    body="Primljeno.",
    source=(
        b"Date: Mon, 11 Mar 2019 12:00:00 +0100\r\nSubject: Re: Prijava\r\n\r\n"
        b"Primljeno.\r\n.\r\n..kraj\r\n"
    ),
)
CYRILLIC = replace(REPLY, to="ана@бреза.срб")
LARGE = replace(REPLY, source=b"Subject: x\r\n\r\n" + b"y" * 20_000_000 + b"\r\n")
PASSWORD = "tajna-lozinka-4711"


class Peer:
    """The handler of the other server; answers are said by step, "drop" hangs up."""

    def __init__(self, **answers: str) -> None:
        self.envelopes: list[Envelope] = []
        self._answers = answers

    def _said(self, server: SMTP, step: str) -> str | None:
        if self._answers.get(step) == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return self._answers.get(step)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from, envelope.mail_options = address, options
        return self._said(server, "mail") or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._said(server, "rcpt") or "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return self._said(server, "dot") or "250 queued as 4711"


class DropsAfter354(SMTP):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        await self.push("354 go on")
        assert isinstance(self.transport, asyncio.Transport)
        self.transport.abort()


class PeerServer(Controller):
    kind: type[SMTP] = SMTP

    def factory(self) -> SMTP:
        return self.kind(self.handler, **self.SMTP_kwargs)


@contextmanager
def listening(peer: Peer, kind: type[SMTP] = SMTP, **settings: Any) -> Iterator[Outgoing]:
    ears = socket.socket()
    ears.bind(("127.0.0.1", 0))
    port = ears.getsockname()[1]
    ears.close()
    server = PeerServer(peer, hostname="127.0.0.1", port=port, **settings)
    server.kind = kind
    server.start()
    try:
        yield Outgoing(host="127.0.0.1", port=port, security="none", timeout_s=20)
    finally:
        server.stop()


@contextmanager
def saying(*lines: bytes) -> Iterator[Outgoing]:
    """A server that says these lines, one after each command it hears, then hangs on."""
    ears = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        with ears.accept()[0] as peer:
            for line in lines:
                peer.sendall(line)
                peer.recv(65536)
            while peer.recv(65536):
                pass

    thread = threading.Thread(target=talk)
    thread.start()
    yield Outgoing(host="127.0.0.1", port=ears.getsockname()[1], security="none", timeout_s=0.3)
    thread.join()
    ears.close()


def test_a_reply_arrives_byte_for_byte_and_the_answer_comes_back() -> None:
    peer = Peer()
    with listening(peer) as outgoing:
        said = smtp_sender(outgoing)(REPLY)

    assert said == "250 queued as 4711"
    assert peer.envelopes[0].content == REPLY.source
    assert peer.envelopes[0].mail_from == REPLY.sender
    assert peer.envelopes[0].rcpt_tos == [REPLY.to]


def test_a_reply_may_go_out_under_the_null_sender() -> None:
    peer = Peer()
    with listening(peer) as outgoing:
        smtp_sender(outgoing)(replace(REPLY, sender=""))

    assert peer.envelopes[0].mail_from == "<>"


@pytest.mark.parametrize("step", ["mail", "rcpt", "dot"])
def test_4xx_means_later(step: str) -> None:
    with (
        listening(Peer(**{step: "451 4.7.1 greylisted"})) as outgoing,
        pytest.raises(RefusedForNow, match=r"451 4\.7\.1 greylisted"),
    ):
        smtp_sender(outgoing)(REPLY)


@pytest.mark.parametrize("step", ["mail", "rcpt", "dot"])
def test_5xx_means_never(step: str) -> None:
    with (
        listening(Peer(**{step: "550 5.1.1 nobody here"})) as outgoing,
        pytest.raises(RefusedForGood, match=r"550 5\.1\.1 nobody here"),
    ):
        smtp_sender(outgoing)(REPLY)


@pytest.mark.parametrize("step", ["mail", "rcpt"])
def test_a_line_lost_before_the_letter_means_later(step: str) -> None:
    with listening(Peer(**{step: "drop"})) as outgoing, pytest.raises(RefusedForNow):
        smtp_sender(outgoing)(REPLY)


def test_a_line_lost_within_the_letter_means_later() -> None:
    with listening(Peer(), DropsAfter354) as outgoing, pytest.raises(RefusedForNow):
        smtp_sender(outgoing)(LARGE)


def test_a_line_lost_after_the_last_dot_means_perhaps() -> None:
    peer = Peer(dot="drop")
    with listening(peer) as outgoing, pytest.raises(PerhapsSent):
        smtp_sender(outgoing)(REPLY)

    assert len(peer.envelopes) == 1


def test_silence_after_the_last_dot_means_perhaps() -> None:
    dialogue = (b"220 a\r\n", b"250 b\r\n", b"250 c\r\n", b"250 d\r\n", b"354 e\r\n")
    with saying(*dialogue) as outgoing, pytest.raises(PerhapsSent):
        smtp_sender(outgoing)(REPLY)


@pytest.mark.parametrize("nonsense", [b"what?\r\n", b"354 more\r\n", b"\r\n", b"x" * 9000])
def test_nonsense_after_the_last_dot_means_perhaps(nonsense: bytes) -> None:
    dialogue = (b"220 a\r\n", b"250 b\r\n", b"250 c\r\n", b"250 d\r\n", b"354 e\r\n")
    with saying(*dialogue, nonsense) as outgoing, pytest.raises(PerhapsSent):
        smtp_sender(outgoing)(REPLY)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_says_nothing_means_later(security: str) -> None:
    with saying() as outgoing, pytest.raises(RefusedForNow, match="nothing was sent"):
        smtp_sender(replace(outgoing, security=security))(REPLY)  # type: ignore[arg-type]


def test_a_server_that_does_not_want_us_at_all_means_later() -> None:
    with saying(b"554 no service\r\n") as outgoing, pytest.raises(RefusedForNow, match="554"):
        smtp_sender(outgoing)(REPLY)


def test_no_server_means_later_and_names_it() -> None:
    with socket.socket() as ears:
        ears.bind(("127.0.0.1", 0))
        port = ears.getsockname()[1]
        outgoing = Outgoing(host="127.0.0.1", port=port, security="none")

        with pytest.raises(RefusedForNow, match=f"127.0.0.1:{port}"):
            smtp_sender(outgoing)(REPLY)


def test_a_trusted_certificate_is_enough(certificate: Certificate) -> None:
    peer, served = Peer(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate.file, certificate.key)
    with listening(peer, tls_context=served, require_starttls=True) as outgoing:
        outgoing = replace(outgoing, host="localhost", security="starttls")
        trust = ssl.create_default_context(cafile=certificate.file)

        assert smtp_sender(outgoing, trust)(REPLY).startswith("250")


def test_an_untrusted_certificate_means_nothing_is_sent(certificate: Certificate) -> None:
    peer, served = Peer(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate.file, certificate.key)
    with listening(peer, tls_context=served) as outgoing:
        outgoing = replace(outgoing, host="localhost", security="starttls")

        with pytest.raises(RefusedForNow, match="certificate not trusted"):
            smtp_sender(outgoing)(REPLY)
    assert peer.envelopes == []


def test_a_certificate_of_another_name_means_nothing_is_sent(certificate: Certificate) -> None:
    peer, served = Peer(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate.file, certificate.key)
    with listening(peer, tls_context=served) as outgoing:
        trust = ssl.create_default_context(cafile=certificate.file)

        with pytest.raises(RefusedForNow, match="certificate not trusted"):
            smtp_sender(replace(outgoing, security="starttls"), trust)(REPLY)
    assert peer.envelopes == []


def test_a_server_without_starttls_gets_neither_password_nor_letter() -> None:
    peer = Peer()
    with listening(peer) as outgoing:
        outgoing = replace(outgoing, security="starttls", user="desk", password=PASSWORD)

        with pytest.raises(RefusedForNow, match="STARTTLS"):
            smtp_sender(outgoing)(REPLY)
    assert peer.envelopes == []


def test_a_connection_without_tls_is_for_this_machine_only() -> None:
    with pytest.raises(ConfigError, match=r"mail\.example\.org"):
        smtp_sender(Outgoing(host="mail.example.org", security="none"))


def test_the_login_is_used() -> None:
    logins: list[object] = []

    def check(
        _server: SMTP, _s: Session, _e: Envelope, _mechanism: str, data: object
    ) -> object:
        logins.append(data)
        return AuthResult(success=True)

    with listening(Peer(), authenticator=check, auth_require_tls=False) as outgoing:
        smtp_sender(replace(outgoing, user="desk", password=PASSWORD))(REPLY)

    assert logins == [(b"desk", PASSWORD.encode())]


@pytest.mark.parametrize("password", [PASSWORD, PASSWORD + "ћирилица"])
def test_a_refused_login_means_later_and_shows_no_password(password: str) -> None:
    with listening(Peer(), auth_require_tls=False) as outgoing:
        outgoing = replace(outgoing, user="desk", password=password)
        with pytest.raises(RefusedForNow) as caught:
            smtp_sender(outgoing)(REPLY)

    assert PASSWORD not in f"{caught.value} {caught.value.__cause__} {outgoing}"


def test_knocking_logs_in_and_sends_nothing() -> None:
    peer = Peer()
    with listening(peer, auth_require_tls=False) as outgoing:
        assert knock(outgoing)
        with pytest.raises(RefusedForNow, match="login refused"):
            knock(replace(outgoing, user="desk", password=PASSWORD))

    assert peer.envelopes == []


def test_a_cyrillic_address_goes_to_a_server_that_can_take_it() -> None:
    peer = Peer()
    with listening(peer, enable_SMTPUTF8=True) as outgoing:
        smtp_sender(outgoing)(CYRILLIC)

    assert peer.envelopes[0].rcpt_tos == ["ана@бреза.срб"]
    assert "SMTPUTF8" in peer.envelopes[0].mail_options


def test_a_cyrillic_address_is_refused_for_good_where_it_cannot_go() -> None:
    with (
        listening(Peer(), enable_SMTPUTF8=False) as outgoing,
        pytest.raises(RefusedForGood, match="SMTPUTF8"),
    ):
        smtp_sender(outgoing)(CYRILLIC)


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ana",
        "a@b>\r\nRCPT TO:<v@x.rs",
        "a\x00@b.rs",
        "a\n@b.rs",
        "a@b.rs v@x.rs",
        "a@b.rs,v@x.rs",
        "a@b.rs\x85",
        "ana (komentar)@b.rs",
        "x" * 250 + "@b.rs",
    ],
)
def test_an_odd_address_is_refused_before_any_socket_is_opened(to: str) -> None:
    nowhere = Outgoing(host="127.0.0.1", port=1, security="none")

    with pytest.raises(RefusedForGood, match="not a plain address"):
        smtp_sender(nowhere)(replace(REPLY, to=to))


@pytest.mark.parametrize("text", [b"a\n.\nMAIL FROM:<x@y>\r\n", b"a\r.\r\n", b"a\n"])
def test_a_reply_with_bare_line_ends_is_refused_before_any_socket_is_opened(
    text: bytes,
) -> None:
    nowhere = Outgoing(host="127.0.0.1", port=1, security="none")

    with pytest.raises(RefusedForGood, match="CRLF"):
        smtp_sender(nowhere)(replace(REPLY, source=b"Subject: x\r\n\r\n" + text))


def test_the_folder_gets_a_readable_file_for_its_owner_only(tmp_path: Path) -> None:
    said = folder_sender(tmp_path / "out")(REPLY)

    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("2019-03-11_120000_ana@breza.example_")
    assert file.suffix == ".eml"
    assert file.read_bytes() == REPLY.source
    assert str(file) in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_same_reply_is_one_file_and_another_is_another(tmp_path: Path) -> None:
    send = folder_sender(tmp_path)
    send(REPLY)
    send(REPLY)
    send(replace(REPLY, message_id="<other@primer.rs>"))

    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "to", ["../../etc/x@y", "/abs@y", ".skriven@y", "a\x00b\x1b@y", "x" * 999]
)
def test_no_address_leads_out_of_the_folder(tmp_path: Path, to: str) -> None:
    folder_sender(tmp_path / "out")(replace(REPLY, to=to, source=b"Subject: x\r\n\r\n"))

    (file,) = (tmp_path / "out").iterdir()
    assert not file.name.startswith(".")
    assert file.name.isprintable()
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_folder_that_cannot_be_written_means_later(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file stands here")

    with pytest.raises(RefusedForNow, match="nothing was sent"):
        folder_sender(tmp_path / "out")(REPLY)
