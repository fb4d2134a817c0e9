"""Erasing letters in a mailbox on a real Dovecot: those, and no others."""

from dataclasses import replace

import pytest

from mailflow.errors import IntakeError
from mailflow.intake.imap import Mailbox
from mailflow.intake.imap_erase import erase
from mailflow.intake.imap_line import Line
from mailflow.store.key import key_of

from .test_mailbox import Desk, deliver, desk, mailbox, person

__all__ = ["desk", "mailbox"]

ANA = b"From: ana@breza.example\r\nMessage-ID: <1@a.example>\r\nSubject: a\r\n\r\nAna.\r\n"
BORA = b"From: b@hrast.example\r\nMessage-ID: <2@a.example>\r\nSubject: b\r\n\r\nBora.\r\n"
# Whoever writes Ana's Message-ID over a letter of their own is not Ana.
FORGED = ANA.replace(b"ana@", b"zla@").replace(b"Ana.", b"Zla.")
IDS = {key_of(ANA): "<1@a.example>"}


def noted(desk: Desk) -> list[tuple[int, int]]:
    return [(validity, uid) for _, validity, uid, _ in desk.store.uids(IDS)]


def subjects(mailbox: Mailbox, folder: str = "INBOX") -> list[bytes]:
    with person(mailbox, folder) as client:
        fetched = client.fetch(client.search(), ["ENVELOPE"])
        return sorted(fact[b"ENVELOPE"].from_[0].mailbox for fact in fetched.values())


def test_the_letters_named_are_deleted_and_no_others(desk: Desk, mailbox: Mailbox) -> None:
    deliver(mailbox, ANA, BORA, FORGED)
    desk.poll(mailbox)
    with person(mailbox) as client:  # what somebody marked himself is his to delete
        client.add_flags(client.search(["FROM", "b@hrast.example"]), [b"\\Deleted"])

    assert erase(mailbox, IDS, noted(desk), key_of) == 1
    assert subjects(mailbox) == [b"b", b"zla"]
    assert erase(mailbox, IDS, noted(desk), key_of) == 0


def test_a_letter_that_was_moved_is_found_by_its_content(desk: Desk, mailbox: Mailbox) -> None:
    with person(mailbox) as client:
        client.create_folder("Done")
    moving = replace(mailbox, afterwards="move:Done")
    deliver(mailbox, ANA, FORGED)
    desk.poll(moving)

    assert erase(moving, IDS, noted(desk), key_of) == 1
    assert subjects(mailbox, "Done") == [b"zla"]


def test_without_uidplus_nothing_is_deleted(
    desk: Desk, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(mailbox, ANA)
    desk.poll(mailbox)
    monkeypatch.setattr(Line, "can", lambda line, capability: False)

    with pytest.raises(IntakeError, match="UIDPLUS"):
        erase(mailbox, IDS, noted(desk), key_of)
    assert subjects(mailbox) == [b"ana"]
