"""The service as systemd runs it: a process of its own, real SMTP, SIGTERM and kill -9."""

import os
import signal
import smtplib
import subprocess
import sys
from contextlib import contextmanager, suppress
from email import message_from_bytes

import pytest

from mailflow.store.key import key_of
from tests.helpers import ROOT, furnish, letter, open_desk

SETTINGS = (
    '[sink]\nport = {port}\n[outgoing]\nfolder = "out"\n[digest]\nto = ["staff@desk.example"]\n'
)


@pytest.fixture
def folder(tmp_path, free_port):
    return furnish(tmp_path / "desk", SETTINGS.format(port=free_port))


@contextmanager
def service(folder):
    """A running service and its log, line by line; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mailflow", "run", "--desk", str(folder)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def wait_for(process, word):
    """Read the log until a line has *word*; fail with the log if the process ends first."""
    seen = []
    for line in process.stderr:
        seen.append(line)
        if word in line:
            return line
    raise AssertionError(f"no {word!r} in:\n{''.join(seen)}")


def post(port, raw):
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail("ana@breza.example", ["danilo.rodic@civilnodrustvo.gov.rs"], raw.source)


def fill_with(file):
    """Write until the disk is full."""
    with suppress(OSError), file.open("wb", 0) as ballast:
        while True:
            ballast.write(bytes(1000))


def answers(folder):
    files = sorted((folder / "out").glob("*.eml"))
    return [message_from_bytes(file.read_bytes()) for file in files]


def test_a_letter_over_smtp_is_answered_and_sigterm_ends_the_service(folder, free_port):
    with service(folder) as process:
        wait_for(process, "listening")
        post(free_port, letter())
        wait_for(process, "answered")
        process.send_signal(signal.SIGTERM)
        wait_for(process, "stopped")

        assert process.wait() == 0
    to_sender = [m for m in answers(folder) if m["To"] == "ana@breza.example"]
    assert len(to_sender) == 1
    assert to_sender[0]["Auto-Submitted"] == "auto-replied"


def test_killed_right_after_250_no_letter_is_lost_and_none_answered_twice(folder, free_port):
    first, second = letter(), letter(sender="bora@hrast.example")
    with service(folder) as process:
        wait_for(process, "listening")
        post(free_port, first)
        process.kill()
        process.wait()
    with service(folder) as process:
        wait_for(process, "listening")
        post(free_port, second)
        wait_for(process, f"letter {key_of(second.source)[:8]} answered")
        process.send_signal(signal.SIGTERM)
        wait_for(process, "stopped")
    to = [message["To"] for message in answers(folder)]
    with open_desk(folder) as desk, desk.store.transaction() as tx:
        record = tx.letter(key_of(first.source))

    assert to.count("bora@hrast.example") == 1
    # The kill may have hit us while we were sending; then a person is asked.
    assert record.state == "held" or to.count("ana@breza.example") == 1
    assert to.count("ana@breza.example") <= 1


def test_while_the_disk_is_full_senders_are_told_to_come_back_and_then_it_goes_on(
    small_disk, free_port
):
    desk = furnish(small_disk / "desk", SETTINGS.format(port=free_port))
    ballast = small_disk / "ballast"
    with service(desk) as process:
        wait_for(process, "listening")
        post(free_port, letter())
        wait_for(process, "answered")
        fill_with(ballast)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            post(free_port, letter(sender="bora@hrast.example"))

        ballast.unlink()
        post(free_port, letter(sender="bora@hrast.example"))
        wait_for(process, "answered")

    assert refused.value.smtp_code == 451
    to = [message["To"] for message in answers(desk)]
    assert to.count("bora@hrast.example") == to.count("ana@breza.example") == 1


def test_with_nothing_to_take_letters_from_it_says_so(tmp_path):
    furnish(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mailflow", "run", "--desk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 78
    assert "no [sink] and no [imap.NAME]" in done.stderr
