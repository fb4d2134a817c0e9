"""A mailbox on a real Dovecot, and servers that are broken or hostile."""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from imapclient import IMAPClient

from mailflow.errors import ConfigError, IntakeError, StoreError
from mailflow.intake import imap
from mailflow.intake.imap import Mailbox, look, poll
from mailflow.model import RawMessage, Taken
from mailflow.store.tiny import TinyStore
from tests.adapters.conftest import Certificate, Dovecot

LETTER = b"From: ana@breza.example\r\nSubject: Prijava %d\r\n\r\nDolazimo.\r\n"


class Desk:
    """The real store, with a note of what was asked of it; it can be made to fail."""

    def __init__(self, folder: Path) -> None:
        self.store = TinyStore(folder)
        self.takes: list[int] = []
        self.ledgers: set[tuple[str, int]] = set()
        self.fails_in: str | None = None
        self._keys: list[str] = []

    def take(self, raws: Sequence[RawMessage]) -> list[Taken]:
        if self.fails_in == "take":
            raise StoreError("disk full")
        self.takes.append(len(raws))
        taken = self.store.keep(raws)
        self._keys += [one.key for one in taken if not one.is_copy]
        return taken

    @property
    def letters(self) -> list[RawMessage]:
        """What the store holds, in the order it was taken."""
        with self.store.transaction() as tx:
            records = [record for key in self._keys if (record := tx.letter(key))]
        return [
            RawMessage(source=self.store.source(r.key), received_at=r.received_at, via=r.via)
            for r in records
        ]

    def note_fetched(self, mailbox: str, uidvalidity: int, keys: Mapping[int, str]) -> None:
        if self.fails_in == "note":
            raise KeyboardInterrupt  # what a kill looks like from inside
        self.ledgers.add((mailbox, uidvalidity))
        self.store.note_fetched(mailbox, uidvalidity, keys)

    def poll(self, mailbox: Mailbox, tls: ssl.SSLContext | None = None) -> int:
        return poll(
            mailbox,
            fetched=self.store.fetched,
            note_fetched=self.note_fetched,
            take=self.take,
            tls=tls,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Mailbox:
    """An empty mailbox of somebody new."""
    return Mailbox(
        name="office",
        host="127.0.0.1",
        port=dovecot.port,
        security="none",
        user=f"u{uuid4().hex}",
        password=dovecot.password,
        timeout_s=20,
    )


@contextmanager
def person(mailbox: Mailbox, folder: str = "INBOX") -> Iterator[IMAPClient]:
    """Somebody who reads the same mailbox in a mail program."""
    with IMAPClient("127.0.0.1", port=mailbox.port, ssl=False, timeout=20) as client:
        client.login(mailbox.user, mailbox.password)
        client.select_folder(folder)
        yield client


def deliver(mailbox: Mailbox, *sources: bytes, at: datetime | None = None) -> None:
    with person(mailbox) as client:
        for source in sources:
            client.append("INBOX", source, msg_time=at)


def letters(count: int) -> list[bytes]:
    return [LETTER % number for number in range(count)]


def test_every_letter_is_taken_byte_for_byte_with_its_time_of_arrival(
    desk: Desk, mailbox: Mailbox
) -> None:
    at = datetime(2019, 3, 13, 15, 29, 59, tzinfo=timezone(timedelta(hours=1)))
    deliver(mailbox, LETTER % 1, at=at)

    assert desk.poll(mailbox) == 1
    assert desk.letters == [RawMessage(source=LETTER % 1, received_at=at, via="imap:office")]


def test_the_next_poll_takes_only_what_came_since(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(3))
    desk.poll(mailbox)
    deliver(mailbox, LETTER % 99)

    assert desk.poll(mailbox) == 1
    assert desk.takes == [3, 1]


def test_looking_counts_the_letters_and_takes_none(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(3))

    assert look(replace(mailbox, afterwards="flag")) == 3
    assert desk.poll(mailbox) == 3


def test_letters_from_before_the_first_day_are_never_looked_at(
    desk: Desk, mailbox: Mailbox
) -> None:
    deliver(mailbox, LETTER % 1, at=datetime(2019, 2, 28, 12, tzinfo=UTC))
    deliver(mailbox, LETTER % 2, at=datetime(2019, 3, 1, 12, tzinfo=UTC))
    since = replace(mailbox, since=date(2019, 3, 1))

    assert desk.poll(since) == 1
    assert desk.poll(since) == 0


def test_an_empty_mailbox_is_no_trouble(desk: Desk, mailbox: Mailbox) -> None:
    assert desk.poll(mailbox) == 0


def test_a_letter_somebody_opened_first_is_taken_too(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(2))
    with person(mailbox) as client:
        client.add_flags([1], [b"\\Seen"])

    assert desk.poll(mailbox) == 2


def test_a_letter_fetched_out_of_order_hides_no_other(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(3))
    with person(mailbox) as client:
        validity = client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"]
    desk.note_fetched(mailbox.account, validity, {3: "a later one, taken before"})

    assert desk.poll(mailbox) == 2


def test_leaving_changes_nothing_at_all(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(2))
    with person(mailbox) as client:
        before = client.fetch([1, 2], ["FLAGS"])
    desk.poll(mailbox)

    with person(mailbox) as client:
        after = client.fetch([1, 2], ["FLAGS"])
    flags = [{uid: fact[b"FLAGS"] for uid, fact in facts.items()} for facts in (before, after)]
    assert flags[0] == flags[1]
    assert not any(b"\\Seen" in given for given in flags[1].values())


def test_flagging_adds_the_keyword_and_never_seen(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(2))
    desk.poll(replace(mailbox, afterwards="flag"))

    with person(mailbox) as client:
        flags = client.get_flags([1, 2])
    assert all(b"$Mailflow" in given and b"\\Seen" not in given for given in flags.values())


def test_moving_leaves_the_inbox_empty_and_the_letters_unread(
    desk: Desk, mailbox: Mailbox
) -> None:
    deliver(mailbox, *letters(2))
    with person(mailbox) as client:
        client.create_folder("Пријаве")
    desk.poll(replace(mailbox, afterwards="move:Пријаве"))

    with person(mailbox, "Пријаве") as client:
        flags = client.get_flags(client.search("ALL"))
    assert len(flags) == 2
    assert not any(b"\\Seen" in given for given in flags.values())
    with person(mailbox) as client:
        assert client.search("ALL") == []


def test_a_move_that_was_cut_off_is_made_up_for(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(2))
    desk.poll(mailbox)
    with person(mailbox) as client:
        client.create_folder("Done")

    assert desk.poll(replace(mailbox, afterwards="move:Done")) == 0
    with person(mailbox) as client:
        assert client.search("ALL") == []


def test_a_move_to_a_folder_that_is_not_there_loses_nothing(
    desk: Desk, mailbox: Mailbox
) -> None:
    deliver(mailbox, *letters(2))

    with pytest.raises(IntakeError, match="folder INBOX"):
        desk.poll(replace(mailbox, afterwards="move:Nowhere"))
    assert len(desk.letters) == 2


def test_a_store_that_fails_leaves_the_mailbox_as_it_was(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, *letters(2))
    desk.fails_in = "take"
    with pytest.raises(StoreError):
        desk.poll(replace(mailbox, afterwards="flag"))
    desk.fails_in = None

    with person(mailbox) as client:
        assert not any(b"$Mailflow" in given for given in client.get_flags([1, 2]).values())
    assert desk.poll(mailbox) == 2


def test_killed_between_take_and_note_the_next_poll_takes_copies_only(
    desk: Desk, mailbox: Mailbox
) -> None:
    deliver(mailbox, *letters(2))
    desk.fails_in = "note"
    with pytest.raises(KeyboardInterrupt):
        desk.poll(replace(mailbox, afterwards="flag"))
    desk.fails_in = None

    assert desk.poll(mailbox) == 0
    assert len(desk.letters) == 2
    assert desk.takes == [2, 2]


def test_a_new_uidvalidity_means_looking_at_everything_again(
    desk: Desk, mailbox: Mailbox
) -> None:
    box = replace(mailbox, folder="Prijave")
    with person(mailbox) as client:
        client.create_folder("Prijave")
        client.append("Prijave", LETTER % 1)
    desk.poll(box)
    with person(mailbox) as client:
        client.delete_folder("Prijave")
        client.create_folder("Prijave")
        client.append("Prijave", LETTER % 1)  # UID 1 again
        client.append("Prijave", LETTER % 2)

    assert desk.poll(box) == 1
    assert len(desk.letters) == 2
    assert len(desk.ledgers) == 2


def test_letters_come_in_batches_of_bounded_size(
    desk: Desk, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "BATCH_LETTERS_MAX", 2)
    monkeypatch.setattr(imap, "SEARCH_LETTERS_MAX", 2)
    deliver(mailbox, *letters(5))

    assert desk.poll(mailbox) == 5
    assert desk.takes == [2, 2, 1]


def test_large_letters_do_not_share_a_batch(
    desk: Desk, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "BATCH_BYTES_MAX", 1000)
    deliver(mailbox, *(source + b"x" * 600 + b"\r\n" for source in letters(3)))

    assert desk.poll(mailbox) == 3
    assert desk.takes == [1, 1, 1]


def test_of_a_letter_too_large_only_the_header_section_is_taken_and_marked(
    desk: Desk, mailbox: Mailbox
) -> None:
    deliver(mailbox, LETTER % 1, LETTER % 2 + b"x" * 2000 + b"\r\n", LETTER % 3)

    desk.poll(replace(mailbox, size_bytes_max=1000))

    small, large, last = desk.letters
    assert (small.source, last.source) == (LETTER % 1, LETTER % 3)
    assert large.source.startswith(b"X-Mailflow-Incomplete: letter of 20")
    assert large.source.endswith(b"\r\nSubject: Prijava 2\r\n\r\n")


def test_a_text_that_looks_like_the_protocol_is_only_a_text(
    desk: Desk, mailbox: Mailbox
) -> None:
    source = (
        LETTER % 1 + b"* 2 FETCH (FLAGS (\\Seen))\r\nA1 OK done\r\n)\r\n{5}\r\n\x00\xff\r\n"
    )
    deliver(mailbox, source.replace(b"\x00", b""))

    desk.poll(mailbox)

    assert [raw.source for raw in desk.letters] == [source.replace(b"\x00", b"")]


def test_a_wrong_password_is_said_without_showing_it(desk: Desk, mailbox: Mailbox) -> None:
    with pytest.raises(IntakeError, match="login refused") as caught:
        desk.poll(replace(mailbox, password="pogresna-4711"))

    shown = (
        f"{caught.value} {caught.value.__cause__} {replace(mailbox, password='pogresna-4711')}"
    )
    assert "pogresna" not in shown


def test_a_folder_that_is_not_there_is_named(desk: Desk, mailbox: Mailbox) -> None:
    with pytest.raises(IntakeError, match="folder Nigde"):
        desk.poll(replace(mailbox, folder="Nigde"))


@pytest.mark.parametrize("folder", ["a\r\nX1 CREATE pwned", "a\nb", "a\x00b"])
def test_no_setting_becomes_a_second_command(desk: Desk, mailbox: Mailbox, folder: str) -> None:
    with pytest.raises(IntakeError, match="control character"):
        desk.poll(replace(mailbox, folder=folder))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_trusted_certificate_is_enough(
    desk: Desk, mailbox: Mailbox, dovecot: Dovecot, certificate: Certificate, security: str
) -> None:
    deliver(mailbox, LETTER % 1)
    port = dovecot.tls_port if security == "tls" else dovecot.port
    trust = ssl.create_default_context(cafile=certificate.file)

    secure = replace(mailbox, host="localhost", port=port, security=security)  # type: ignore[arg-type]
    assert desk.poll(secure, trust) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_untrusted_certificate_is_not_talked_to(
    desk: Desk, mailbox: Mailbox, dovecot: Dovecot, security: str
) -> None:
    port = dovecot.tls_port if security == "tls" else dovecot.port

    secure = replace(mailbox, host="localhost", port=port, security=security)  # type: ignore[arg-type]
    with pytest.raises(IntakeError, match="certificate not trusted"):
        desk.poll(secure)


def test_a_mailbox_without_tls_is_for_this_machine_only(mailbox: Mailbox) -> None:
    with pytest.raises(ConfigError, match="this machine only"):
        replace(mailbox, host="imap.example.org")


@pytest.mark.parametrize("afterwards", ["delete", "move:", "seen", ""])
def test_what_afterwards_can_be_is_checked_at_once(mailbox: Mailbox, afterwards: str) -> None:
    with pytest.raises(ConfigError, match="afterwards must be"):
        replace(mailbox, afterwards=afterwards)


GREETING = b"* OK [CAPABILITY IMAP4rev1] hello\r\n"
FOLDER = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n"
FACTS = b'* 1 FETCH (UID 1 RFC822.SIZE 9 INTERNALDATE "11-Mar-2019 09:00:00 +0100")\r\n'


@contextmanager
def server(**says: bytes) -> Iterator[Mailbox]:
    """A server that says *says* before its OK to a command; "hangs" is silence."""
    ears = socket.create_server(("127.0.0.1", 0))
    says = {
        "CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n",
        "LOGIN": b"",
        "EXAMINE": FOLDER,
        "SEARCH": b"* SEARCH 1\r\n",
        **says,
    }

    def talk() -> None:
        with ears.accept()[0] as peer, peer.makefile("rb") as lines:
            peer.sendall(says.get("GREETING", GREETING))
            for line in lines:
                tag, _, command = line.partition(b" ")
                words = [word for word in says if word.encode() in command.upper()]
                answer = says[words[-1]] if words else b""
                try:
                    if answer != b"hangs":
                        peer.sendall(answer.replace(b"TAG", tag) + tag + b" OK done\r\n")
                except OSError:
                    return

    thread = threading.Thread(target=talk)
    thread.start()
    try:
        yield Mailbox(
            name="office",
            host="127.0.0.1",
            port=ears.getsockname()[1],
            security="none",
            user="desk",
            password="tajna",
            timeout_s=0.5,
        )
    finally:
        thread.join()
        ears.close()


@pytest.mark.parametrize("where", ["LOGIN", "EXAMINE", "SEARCH", "FETCH"])
def test_a_server_that_freezes_is_given_up(desk: Desk, where: str) -> None:
    with (
        server(**{where: b"hangs"}) as mailbox,
        pytest.raises(IntakeError, match=r"folder INBOX: no answer within 0\.5 seconds"),
    ):
        desk.poll(mailbox)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_accepts_and_says_nothing_is_given_up(desk: Desk, security: str) -> None:
    with (
        server(GREETING=b"") as mailbox,
        pytest.raises(IntakeError, match=r"no answer within 0\.5 seconds"),
    ):
        desk.poll(replace(mailbox, security=security))  # type: ignore[arg-type]


def test_one_poll_has_an_end_though_no_single_wait_is_too_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailflow.intake.imap_line.POLL_TIMEOUT_S", 0.1)
    with server(EXAMINE=b"hangs") as mailbox, pytest.raises(IntakeError, match="folder INBOX"):
        desk.poll(replace(mailbox, timeout_s=60))


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 FETCH (UID 1 BODY[] {-5}\r\nabc",
        b"* 1 FETCH (UID 1 X " + b"(" * 20_000 + b")" * 20_000 + b")\r\n",
        b"* 1 FETCH (UID 1 BODY[]\r\n",
        b"* 1 FETCH (UID x RFC822.SIZE y)\r\n",
        b'* 1 FETCH (UID 1 INTERNALDATE "99-Foo-2019 09:00:00 +0100")\r\n',
        b"\xff\xfe\r\n",
        b"* BYE going down\r\n",
    ],
)
def test_an_answer_that_is_nonsense_is_an_intake_error(desk: Desk, answer: bytes) -> None:
    with server(FETCH=answer) as mailbox, pytest.raises(IntakeError) as caught:
        desk.poll(mailbox)

    assert "object" not in str(caught.value)


def test_a_server_that_announces_gigabytes_is_given_up(desk: Desk) -> None:
    answer = b"* 1 FETCH (UID 1 BODY[] {3000000000}\r\nabc"
    with (
        server(FETCH=answer) as mailbox,
        pytest.raises(IntakeError, match="announced 3000000000 bytes"),
    ):
        desk.poll(mailbox)


def test_a_server_that_does_not_stop_talking_is_given_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailflow.intake.imap_line.SLACK_BYTES", 100_000)
    with (
        server(FETCH=b"* 1 EXISTS\r\n" * 20_000) as mailbox,
        pytest.raises(IntakeError, match="does not stop talking"),
    ):
        desk.poll(replace(mailbox, size_bytes_max=1000))


def test_letters_named_that_nobody_asked_for_are_not_taken(desk: Desk) -> None:
    unasked = FACTS.replace(b"UID 1", b"UID 2")
    with server(FETCH=unasked) as mailbox, pytest.raises(IntakeError, match="UID 1"):
        desk.poll(mailbox)

    assert desk.letters == []


def test_a_letter_the_server_keeps_back_is_said_and_the_others_are_taken(desk: Desk) -> None:
    facts = FACTS + FACTS.replace(b"UID 1", b"UID 2")
    body = b"* 1 FETCH (UID 1 BODY[] NIL)\r\n* 2 FETCH (UID 2 BODY[] {3}\r\nabc)\r\n"
    search = b"* SEARCH 1 2\r\n"
    with (
        server(SEARCH=search, FETCH=facts, PEEK=body) as mailbox,
        pytest.raises(IntakeError, match=r"does not give out 1 letters \(UID 1\)"),
    ):
        desk.poll(mailbox)

    assert [raw.source for raw in desk.letters] == [b"abc"]


def test_a_folder_without_uidvalidity_is_not_read(desk: Desk) -> None:
    with server(EXAMINE=b"* 1 EXISTS\r\n") as mailbox, pytest.raises(IntakeError):
        desk.poll(mailbox)


def test_a_server_without_starttls_never_gets_the_password(desk: Desk) -> None:
    with (
        server(LOGIN=b"hangs") as mailbox,
        pytest.raises(IntakeError, match="STARTTLS"),
    ):
        desk.poll(replace(mailbox, security="starttls"))


def test_nobody_there_is_an_intake_error_that_names_the_host(
    desk: Desk, mailbox: Mailbox
) -> None:
    with pytest.raises(IntakeError, match=r"127\.0\.0\.1:1, folder INBOX"):
        desk.poll(replace(mailbox, port=1))


def test_times_of_arrival_keep_their_zone(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, LETTER % 1, at=datetime(2019, 3, 31, 1, 30, tzinfo=UTC))
    desk.poll(mailbox)

    (raw,) = desk.letters
    assert raw.received_at == datetime(2019, 3, 31, 1, 30, tzinfo=UTC)
    assert raw.received_at.tzinfo is not None
