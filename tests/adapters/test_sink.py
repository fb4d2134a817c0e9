"""The sink, spoken to by smtplib and, where smtplib is too polite, by a bare socket."""

import asyncio
import re
import select
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.errors import IntakeError, StoreError
from mailflow.intake.gather import Gathering
from mailflow.intake.mail_data import Dots
from mailflow.intake.session import CONNECTIONS_MAX, Hall, SmtpSession
from mailflow.intake.smtp import SinkSettings, open_sink
from mailflow.model import RawMessage, Taken

DESK = "prijava@primer.rs"
NOON = datetime(2019, 3, 11, 12, 0, tzinfo=UTC)
SETTINGS = SinkSettings(addresses=frozenset({DESK, "пријава@пример.срб"}), port=0)
LETTER = b"From: ana@breza.example\r\nSubject: Prijava\r\n\r\nDolazimo.\r\n"


class Shelf:
    """Takes letters into a list; what `take` does before it returns can be said."""

    def __init__(self, first: Callable[[], None] = lambda: None) -> None:
        self.batches: list[list[RawMessage]] = []
        self._first = first

    def take(self, raws: Sequence[RawMessage]) -> list[Taken]:
        self._first()
        self.batches.append(list(raws))
        return [Taken(key="0", is_copy=False) for _ in raws]

    @property
    def letters(self) -> list[RawMessage]:
        return [raw for batch in self.batches for raw in batch]


@contextmanager
def at(shelf: Shelf, settings: SinkSettings = SETTINGS) -> Iterator[int]:
    with open_sink(shelf.take, settings, lambda: NOON) as port:
        yield port


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def port(shelf: Shelf) -> Iterator[int]:
    with at(shelf) as port:
        yield port


@pytest.fixture
def client(port: int) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        yield client


def send(port: int, source: bytes = LETTER, to: str = DESK, sender: str = "ana@breza.example"):
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        return client.sendmail(sender, [to], source)


class Wire:
    """A peer that writes exactly the bytes it is told to."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self._answers = self.socket.makefile("rb")

    def __enter__(self) -> "Wire":
        self.answer()
        return self

    def __exit__(self, *_: object) -> None:
        self._answers.close()
        self.socket.close()

    def answer(self) -> str:
        line = self._answers.readline()
        while line[3:4] == b"-":
            line = self._answers.readline()
        return line.decode()

    def say(self, command: bytes) -> str:
        self.socket.sendall(command)
        return self.answer()

    def begin_data(self) -> None:
        self.say(b"EHLO peer\r\n")
        self.say(b"MAIL FROM:<ana@breza.example>\r\n")
        self.say(b"RCPT TO:<%s>\r\n" % DESK.encode())
        self.say(b"DATA\r\n")


def test_a_letter_is_taken_byte_for_byte(shelf: Shelf, port: int) -> None:
    send(port)

    assert shelf.letters == [
        RawMessage(source=LETTER, received_at=NOON, via="smtp", return_path="ana@breza.example")
    ]


def test_the_sender_hears_250_only_after_take_returned() -> None:
    wires: list[Wire] = []
    heard_before: list[socket.socket] = []

    def listen() -> None:
        heard_before.extend(select.select([wires[0].socket], [], [], 0)[0])

    with at(Shelf(first=listen)) as port, Wire(port) as wire:
        wires.append(wire)
        wire.begin_data()
        answer = wire.say(LETTER + b".\r\n")

    assert answer.startswith("250 ")
    assert heard_before == []


@pytest.mark.parametrize("error", [StoreError("disk full: /var/desk"), RuntimeError("a bug")])
def test_our_own_failure_is_451_and_tells_nothing_of_us(error: Exception) -> None:
    def fail() -> None:
        raise error

    with at(Shelf(first=fail)) as port, pytest.raises(smtplib.SMTPDataError) as caught:
        send(port)

    assert caught.value.smtp_code == 451
    assert b"4.3.0" in caught.value.smtp_error
    assert str(error).encode() not in caught.value.smtp_error


def test_a_failure_before_the_letter_is_451_too(shelf: Shelf) -> None:
    def broken_clock() -> datetime:
        raise OSError("no clock")

    with open_sink(shelf.take, SETTINGS, broken_clock) as port, Wire(port) as wire:
        wire.say(b"EHLO peer\r\n")
        wire.say(b"MAIL FROM:<ana@breza.example>\r\n")
        wire.say(b"RCPT TO:<%s>\r\n" % DESK.encode())

        assert wire.say(b"DATA\r\n") == "451 4.3.0 Cannot take mail now, try again later\r\n"


@pytest.mark.parametrize(
    "to",
    [
        "direktor@primer.rs",
        "prijava@drugde.rs",
        "prijava%drugde.rs@primer.rs",
        "victim@drugde.rs@primer.rs",
        "postmaster",
    ],
)
def test_mail_for_anybody_else_is_refused_for_good(shelf: Shelf, port: int, to: str) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        send(port, to=to)

    assert caught.value.recipients[to][0] in (550, 553)
    assert shelf.letters == []


@pytest.mark.parametrize(
    "to", ["Prijava@PRIMER.rs", "ПРИЈАВА@Пример.срб", "пријава@xn--e1afmkfd.xn--90a3ac"]
)
def test_an_address_is_ours_in_any_case_and_either_spelling(
    shelf: Shelf, client: smtplib.SMTP, to: str
) -> None:
    client.ehlo()
    client.mail("ана@бреза.срб", ["SMTPUTF8", "BODY=8BITMIME"])
    client.command_encoding = "utf-8"

    assert client.rcpt(to)[0] == 250


def test_the_null_sender_arrives_as_empty_return_path(shelf: Shelf, port: int) -> None:
    send(port, sender="")

    assert shelf.letters[0].return_path == ""


@pytest.mark.parametrize("sender", [b"a\x00b@x.rs", b"a\x1b[2J@x.rs", b"\xe8\xb0\x9a@x.rs\xff"])
def test_a_sender_no_store_could_write_is_refused(port: int, sender: bytes) -> None:
    with Wire(port) as wire:
        wire.say(b"EHLO peer\r\n")

        assert wire.say(b"MAIL FROM:<" + sender + b">\r\n")[:3] in ("501", "553")


def test_it_offers_size_8bit_and_utf8_but_no_tls(client: smtplib.SMTP) -> None:
    client.ehlo()

    assert client.esmtp_features["size"] == str(SETTINGS.size_bytes_max)
    assert {"8bitmime", "smtputf8"} <= client.esmtp_features.keys()
    assert not {"starttls", "auth", "pipelining", "chunking"} & client.esmtp_features.keys()


def test_a_letter_announced_too_large_is_refused_before_it_is_sent(
    client: smtplib.SMTP,
) -> None:
    client.ehlo()

    assert client.mail("ana@breza.example", ["SIZE=26214401"])[0] == 552


def test_a_letter_found_too_large_is_refused_after_it_was_read(shelf: Shelf) -> None:
    with at(shelf, replace(SETTINGS, size_bytes_max=1000)) as port, Wire(port) as wire:
        wire.begin_data()

        assert wire.say(b"x" * 998 + b"\r\n" + b"y\r\n.\r\n").startswith("552 5.3.4")
        assert wire.say(b"NOOP\r\n").startswith("250")
    assert shelf.letters == []


def test_a_letter_of_exactly_the_largest_size_is_taken(shelf: Shelf) -> None:
    with at(shelf, replace(SETTINGS, size_bytes_max=1000)) as port, Wire(port) as wire:
        wire.begin_data()

        assert wire.say(b"x" * 998 + b"\r\n.\r\n").startswith("250")


def test_all_letters_together_have_a_limit_and_room_comes_back(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailflow.intake.session.IN_HAND_BYTES_MAX", 1000)
    answers = []
    with at(shelf) as port, Wire(port) as wire:
        for size_bytes in (800, 1200, 800):
            wire.begin_data()
            answers.append(wire.say(b"x" * size_bytes + b"\r\n.\r\n")[:9])

    assert answers == ["250 2.0.0", "452 4.3.1", "250 2.0.0"]


@pytest.mark.parametrize("length", [998, 5_000, 65_534, 65_535, 65_536, 200_000])
def test_a_long_line_is_no_reason_to_lose_a_letter(
    shelf: Shelf, port: int, length: int
) -> None:
    source = b"Subject: dugo\r\n\r\n" + b"x" * length + b"\r\n.\r\n".replace(b".", b"kraj")
    with Wire(port) as wire:
        wire.begin_data()
        wire.say(source + b".\r\n")

    assert shelf.letters[0].source == source


def test_dots_added_by_the_sender_are_taken_away_again(shelf: Shelf, port: int) -> None:
    source = b"Subject: tacke\r\n\r\n.\r\n..\r\n.. i jos\r\n" + b"." * 400_000 + b"\r\n"

    send(port, source)

    assert shelf.letters[0].source == source


PIECES = st.lists(st.sampled_from([b"\r\n", b".", b"\r", b"\n", b"a", b"\x00"]), max_size=12)


@settings(deadline=None)
@given(PIECES, st.sampled_from([b"", b"QUIT\r\n", b".\r\n", b"\r\n.\r\n"]), st.data())
def test_whatever_a_letter_is_made_of_and_however_it_is_cut_it_arrives_as_it_was(
    pieces: list[bytes], after: bytes, data: st.DataObject
) -> None:
    source = b"".join([*pieces, b"\r\n"])
    sent = re.sub(rb"(\A|\r\n)\.", rb"\1..", source) + b".\r\n" + after
    dots, received = Dots(), b""
    while dots.after is None:
        cut = data.draw(st.integers(1, 5))
        received, sent = received + dots.feed(sent[:cut]), sent[cut:]

    assert received == source
    assert dots.after + sent == after


@pytest.mark.parametrize(
    "source", [b"\r\n" * 300_000, b".\r\n" * 200_000, b"a\n.\n" * 200_000 + b"\r\n"]
)
def test_a_letter_of_many_odd_lines_is_taken_whole(
    shelf: Shelf, port: int, source: bytes
) -> None:
    with Wire(port) as wire:
        wire.begin_data()
        wire.say(re.sub(rb"(\A|\r\n)\.", rb"\1..", source) + b".\r\n")

    assert shelf.letters[0].source == source


def test_a_command_that_does_not_wait_for_the_answer_comes_after_it(port: int) -> None:
    with Wire(port) as wire:
        wire.begin_data()

        assert wire.say(LETTER + b".\r\nNOOP\r\nQUIT\r\n").startswith("250 2.0.0")
        assert wire.answer() == "250 OK\r\n"
        assert wire.answer().startswith("221")


@pytest.mark.parametrize(
    "end",
    [
        b"\n.\n",
        b"\n.\r\n",
        b"\r\n.\n",
        b"\r.\r",
        b"\r\n.\r",
        b"\r.\r\n",
        b"\r\n.\r\r\n",
        b"\r\n\x00.\r\n",
    ],
)
def test_nothing_but_crlf_dot_crlf_ends_a_letter(shelf: Shelf, port: int, end: bytes) -> None:
    smuggled = b"MAIL FROM:<director@gov.example>\r\nRCPT TO:<prijava@primer.rs>\r\nDATA\r\n"
    with Wire(port) as wire:
        wire.begin_data()
        wire.say(LETTER + b"kraj" + end + smuggled + LETTER + b".\r\n")

    assert [raw.return_path for raw in shelf.letters] == ["ana@breza.example"]


def test_an_empty_letter_is_a_letter(shelf: Shelf, port: int) -> None:
    with Wire(port) as wire:
        wire.begin_data()
        wire.say(b".\r\n")

    assert [raw.source for raw in shelf.letters] == [b""]


def test_a_line_lost_before_the_last_dot_takes_nothing(shelf: Shelf) -> None:
    with at(shelf) as port:
        with Wire(port) as wire:
            wire.begin_data()
            wire.socket.sendall(LETTER)
        send(port, b"Subject: drugo\r\n\r\n")

    assert [raw.source for raw in shelf.letters] == [b"Subject: drugo\r\n\r\n"]


def test_several_addresses_of_the_desk_are_one_letter(
    shelf: Shelf, client: smtplib.SMTP
) -> None:
    client.sendmail("ana@breza.example", [DESK, DESK.upper(), DESK], LETTER)

    assert len(shelf.letters) == 1


def test_lmtp_answers_once_for_each_recipient(shelf: Shelf) -> None:
    with at(shelf, replace(SETTINGS, protocol="lmtp")) as port, Wire(port) as wire:
        assert wire.say(b"EHLO peer\r\n").startswith("500")
        wire.say(b"LHLO peer\r\n")
        wire.say(b"MAIL FROM:<ana@breza.example>\r\n")
        wire.say(b"RCPT TO:<%s>\r\n" % DESK.encode())
        wire.say(b"RCPT TO:<drugi@primer.rs>\r\n")
        wire.say(b"RCPT TO:<%s>\r\n" % DESK.upper().encode())
        wire.say(b"DATA\r\n")

        assert wire.say(LETTER + b".\r\n").startswith("250")
        assert wire.answer().startswith("250")
        assert wire.say(b"NOOP\r\n") == "250 OK\r\n"
    assert len(shelf.letters) == 1


def test_smtplib_speaks_lmtp_with_it(shelf: Shelf) -> None:
    with (
        at(shelf, replace(SETTINGS, protocol="lmtp")) as port,
        smtplib.LMTP("127.0.0.1", port) as client,
    ):
        client.sendmail("ana@breza.example", [DESK], LETTER)

    assert shelf.letters[0].source == LETTER


def test_concurrent_senders_share_a_take() -> None:
    senders = 8
    first_is_in, may_return = threading.Event(), threading.Event()

    def hold() -> None:
        first_is_in.set()
        may_return.wait(20)

    shelf = Shelf(first=hold)
    with at(shelf) as port, ThreadPoolExecutor(senders) as pool:
        first = pool.submit(send, port)
        first_is_in.wait(20)
        wires = [Wire(port).__enter__() for _ in range(senders - 1)]
        for wire in wires:
            wire.begin_data()
            wire.socket.sendall(LETTER + b".\r\n")
        # The sink reads its sockets in order: once it answers this, it has read all of those.
        with Wire(port) as last:
            last.say(b"NOOP\r\n")
        may_return.set()
        first.result()
        answers = [wire.answer()[:3] for wire in wires]
        for wire in wires:
            wire.__exit__()

    assert answers == ["250"] * (senders - 1)
    assert [len(batch) for batch in shelf.batches] == [1, senders - 1]


def test_one_connection_too_many_is_told_to_come_back(port: int) -> None:
    inside = [Wire(port).__enter__() for _ in range(CONNECTIONS_MAX)]

    one_more = Wire(port)

    assert one_more.answer().startswith("421 4.7.0")
    for wire in (*inside, one_more):
        wire.__exit__()


def test_a_host_far_away_may_have_twenty_connections_a_near_one_all(shelf: Shelf) -> None:
    async def rooms(*hosts: str) -> list[bool]:
        hall = Hall(Gathering(shelf.take), SETTINGS, lambda: NOON)
        for host in ("192.0.2.1", "127.0.0.1"):
            hall.sessions |= {SmtpSession(hall, host) for _ in range(20)}
        return [hall.has_room(host) for host in hosts]

    assert asyncio.run(rooms("192.0.2.1", "192.0.2.2", "127.0.0.1")) == [False, True, True]


def test_a_clean_stop_finishes_a_letter_and_says_421_to_the_idle(shelf: Shelf) -> None:
    with ThreadPoolExecutor(1) as pool:
        stack = at(shelf)
        port = stack.__enter__()
        busy, idle = Wire(port).__enter__(), Wire(port).__enter__()
        busy.begin_data()
        stopped = pool.submit(stack.__exit__, None, None, None)

        assert idle.answer().startswith("421 4.3.2")
        assert busy.say(LETTER + b".\r\n").startswith("250")
        assert busy.answer().startswith("421 4.3.2")
        stopped.result()
        busy.__exit__()
        idle.__exit__()
    assert len(shelf.letters) == 1


def test_a_port_in_use_is_an_error_that_names_it(port: int, shelf: Shelf) -> None:
    with (
        pytest.raises(IntakeError, match=f"cannot listen on 127.0.0.1:{port}"),
        at(shelf, replace(SETTINGS, port=port)),
    ):
        pass
