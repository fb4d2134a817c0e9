"""The whole road with real peers: letters in Dovecot, answers through a real SMTP server."""

import os
import smtplib
import subprocess
import sys
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from imapclient import IMAPClient

from mailflow.store.key import key_of
from tests.helpers import ROOT, furnish, letter, open_desk

SETTINGS = """
[imap.office]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "{user}"
password_env = "OFFICE_PASSWORD"
afterwards = "move:Processed"

[outgoing]
host = "127.0.0.1"
port = {smtp}
security = "none"

[digest]
to = ["staff@desk.example"]
"""


class Everybody:
    """Whoever the desk writes to, behind one real SMTP server."""

    def __init__(self):
        self.got = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 2.0.0 taken"


@pytest.fixture
def everybody(free_port):
    behind = Everybody()
    controller = Controller(behind, "127.0.0.1", free_port)
    controller.start()
    yield behind
    controller.stop()


@pytest.fixture
def mailbox(dovecot, request):
    user = f"golive-{abs(hash(request.node.name))}"
    with IMAPClient("127.0.0.1", port=dovecot.port, ssl=False) as client:
        client.login(user, dovecot.password)
        client.create_folder("Processed")
        client.user = user
        yield client


@pytest.fixture
def folder(tmp_path, dovecot, mailbox, free_port):
    settings = SETTINGS.format(imap=dovecot.port, user=mailbox.user, smtp=free_port)
    return furnish(tmp_path / "desk", settings)


def type_(folder, dovecot, *words):
    done = subprocess.run(
        [sys.executable, "-m", "mailflow", *words, "--desk", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OFFICE_PASSWORD": dovecot.password},
    )
    assert "Traceback" not in done.stderr
    assert dovecot.password not in done.stdout + done.stderr
    return done


def put(mailbox, raw):
    mailbox.append("INBOX", raw.source, msg_time=raw.received_at)


def test_from_the_mailbox_to_the_answer(folder, dovecot, mailbox, everybody):
    put(mailbox, letter())

    first = type_(folder, dovecot, "work")
    second = type_(folder, dovecot, "work")

    assert "1 new letter in office" in first.stdout
    assert "1 letter settled, 1 answer accepted" in first.stdout
    assert "0 letters settled, 0 answers accepted" in second.stdout
    ((to, answer),) = everybody.got
    assert to == ["ana@breza.example"]
    assert answer["In-Reply-To"] == message_from_bytes(letter().source)["Message-ID"]
    assert mailbox.select_folder("Processed")[b"EXISTS"] == 1
    with open_desk(folder) as desk, desk.store.transaction() as tx:
        assert tx.letter(key_of(letter().source)).received_at == letter().received_at


def test_the_same_mail_by_mailbox_and_by_file_is_one_letter(
    folder, dovecot, mailbox, everybody, tmp_path
):
    trace = b"Received: from a by b; Tue, 12 Mar 2019 10:00:00 +0100\r\n"
    (tmp_path / "same.eml").write_bytes(trace + letter().source.replace(b"\r\n", b"\n"))
    put(mailbox, letter())

    type_(folder, dovecot, "work")
    done = type_(folder, dovecot, "import", str(tmp_path / "same.eml"))

    assert "1 of them copies" in done.stdout
    assert len(everybody.got) == 1


def test_check_finds_everything_well_and_touches_nothing(folder, dovecot, mailbox, everybody):
    put(mailbox, letter())
    done = type_(folder, dovecot, "check")

    assert [line for line in done.stdout.splitlines() if line.startswith("TROUBLE")] == [
        line for line in done.stdout.splitlines() if "root" in line and os.getuid() == 0
    ]
    assert mailbox.select_folder("INBOX", readonly=True)[b"EXISTS"] == 1
    assert everybody.got == []


def test_check_says_in_words_what_cannot_be_reached(folder, dovecot, mailbox, free_port):
    done = type_(folder, dovecot, "check")

    assert done.returncode == 1
    assert "TROUBLE  outgoing" in done.stdout
    assert f"127.0.0.1:{free_port}" in done.stdout


def test_a_password_that_is_not_set_is_said_so(folder, dovecot):
    done = subprocess.run(
        [sys.executable, "-m", "mailflow", "work", "--desk", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "OFFICE_PASSWORD"},
    )

    assert done.returncode == 78
    assert "OFFICE_PASSWORD" in done.stderr


def test_while_the_outgoing_server_is_away_answers_stay_due(
    folder, dovecot, mailbox, free_port
):
    put(mailbox, letter())
    done = type_(folder, dovecot, "work")

    assert done.returncode == 0
    assert "1 answer still due" in done.stdout


def test_the_digest_goes_to_the_staff(folder, dovecot, mailbox, everybody):
    put(mailbox, letter())
    type_(folder, dovecot, "work")
    type_(folder, dovecot, "digest", "--send")

    to, digest = everybody.got[-1]
    assert to == ["staff@desk.example"]
    assert digest["Auto-Submitted"] == "auto-generated"


def test_mail_handed_over_by_lmtp_reaches_the_same_desk(tmp_path, free_port):
    settings = f'[sink]\nport = {free_port}\nprotocol = "lmtp"\n[outgoing]\nfolder = "out"\n'
    folder = furnish(tmp_path / "lmtp", settings)
    process = subprocess.Popen(
        [sys.executable, "-m", "mailflow", "run", "--desk", str(folder)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert any("listening" in line for line in process.stderr)
        with smtplib.LMTP("127.0.0.1", free_port) as client:
            client.sendmail(
                "ana@breza.example", ["danilo.rodic@civilnodrustvo.gov.rs"], letter().source
            )
        assert any("answered" in line for line in process.stderr)
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()
    assert len(list((folder / "out").glob("*.eml"))) == 1
