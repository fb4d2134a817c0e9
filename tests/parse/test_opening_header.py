"""What the header says: one author or none, one line of subject, nothing hidden."""

import pytest

from mailflow.reasons import sentence
from tests.parse.opened import opened, opened_bytes

ONE = (
    ("Ана Илић <ana@krug.rs>", "Ана Илић"),
    ('"Илић, Ана" <ana@krug.rs>', "Илић, Ана"),
    ("=?utf-8?b?0JDQvdCwINCY0LvQuNGb?= <ana@krug.rs>", "Ана Илић"),
    ("ana@krug.rs", ""),
    ("<ANA@Krug.rs>", ""),
    ("ana@krug.rs (Ана)", "Ана"),
    ("ana@krug.rs <ana@krug.rs>", "ana@krug.rs"),
)
NONE = (
    "", "Ана Илић", "ana@krug.rs, bora@krug.rs", "a@gov.rs@evil.rs", "<ana@krug.rs> <b@c.rs>",
    "alice@gov.rs)<evil@x.rs>", "direktor@gov.rs <evil@x.rs>", "Grupa: ana@krug.rs;",
    "=?utf-8?q?direktor=40gov.rs?= <evil@x.rs>", "ana@localhost", "ana @krug.rs", "(" * 10_000,
    "a@" + "b" * 300 + ".rs", 'a"b@krug.rs', "ana@krug.rs\x0bBcc: b@krug.rs",
)  # fmt: skip


@pytest.mark.parametrize(("sender", "name"), ONE)
def test_one_plain_author_is_the_sender(sender: str, name: str) -> None:
    found = opened(sender=sender).header.sender

    assert found is not None
    assert (found.name, found.email) == (name, "ana@krug.rs")


@pytest.mark.parametrize("sender", NONE)
def test_without_one_plain_author_there_is_no_sender_but_a_doubt(sender: str) -> None:
    letter = opened(sender=sender)

    assert letter.header.sender is None
    assert letter.doubts


@pytest.mark.parametrize("field", ["From: b@krug.rs", "Subject: x", "Date: Mon, 11 Mar 2019"])
def test_a_field_given_twice_is_doubted(field: str) -> None:
    fields = f"Date: Mon, 11 Mar 2019 09:00:00 +0100\n{field}\n"

    letter = opened(fields=fields)

    assert any(field.split(":")[0] in sentence(doubt) for doubt in letter.doubts)
    assert letter.header.sender is None or not field.startswith("From")


def test_the_subject_is_one_line_without_anything_hidden() -> None:
    hidden = "=?utf-8?q?Pri=0D=0AABcc:_x=40y.rs_=E2=80=AE=E2=80=8B?="

    assert opened(subject=hidden).header.subject == "Pri ABcc: x@y.rs"


def test_no_subject_is_no_passage() -> None:
    assert opened_bytes(b"From: a@krug.rs\n\nx").passages[0].name == "text"


@pytest.mark.parametrize(
    ("value", "read"),
    [("<a1@krug.rs>", "<a1@krug.rs>"), ("a1@krug.rs", ""), ("<a b@c>", ""), ("<a@b> <c@d>", ""),
     ("<" + "a" * 300 + "@b>", "")],
)  # fmt: skip
def test_a_message_id_is_well_formed_or_missing(value: str, read: str) -> None:
    assert opened(fields=f"Message-ID: {value}\n").header.message_id == read


def test_at_most_twenty_references_the_latest_are_kept() -> None:
    ids = " ".join(f"<{n}@krug.rs>" for n in range(30))
    header = opened(fields=f"References: {ids} junk\nIn-Reply-To: <29@krug.rs>\n").header

    assert len(header.references) == 20
    assert header.references[-1] == "<29@krug.rs>"


@pytest.mark.parametrize(
    ("value", "read"),
    [("Mon, 11 Mar 2019 09:42:00 +0100", "2019-03-11T09:42:00+01:00"),
     ("Mon, 11 Mar 2019 09:42:00 -0000", "2019-03-11T09:42:00+00:00"),
     ("jutros", None), ("Mon, 99 Mar 2019 09:42:00 +0100", None), ("", None)],
)  # fmt: skip
def test_a_date_is_a_moment_or_nothing(value: str, read: str | None) -> None:
    sent_at = opened(fields=f"Date: {value}\n").header.sent_at

    assert (sent_at.isoformat() if sent_at else None) == read


def test_an_address_for_answers_counts_only_if_it_is_plain() -> None:
    plain = opened(fields="Reply-To: Kancelarija <ured@krug.rs>\n").header.reply_to
    many = opened(fields="Reply-To: a@krug.rs, b@krug.rs\n").header.reply_to

    assert plain is not None
    assert plain.email == "ured@krug.rs"
    assert many is None


@pytest.mark.parametrize(
    "front", [b"\n\n", b"\xef\xbb\xbf", b"From ana@krug.rs Mon Mar 11 2019\n"]
)
def test_what_a_program_saves_in_front_of_the_header_is_passed_over(front: bytes) -> None:
    letter = opened_bytes(front + b"From: ana@krug.rs\nSubject: x\n\nDolazim.")

    assert letter.header.sender is not None
    assert letter.passages[-1].text == "Dolazim."


@pytest.mark.parametrize(
    ("received", "earliest"),
    [
        ((), None),
        (("by mx.rs; Wed, 13 Mar 2019 16:05:00 +0100",), "2019-03-13T16:05:00+01:00"),
        (
            (
                "by mx.rs; Wed, 13 Mar 2019 16:05:00 +0100",
                "from a by b; Wed, 13 Mar 2019 14:00:00 +0000 (UTC)",
                "from c by a (odd; words); Wed, 13 Mar 2019 15:02:00 +0100",
            ),
            "2019-03-13T14:00:00+00:00",  # 15:00 in Belgrade
        ),
        (("by mx.rs with no date", "by b; 30 Feb 2019", "; Mon, 1 Jan 9999 00:00:00"), None),
    ],
)
def test_the_earliest_server_that_had_the_letter_is_told(
    received: tuple[str, ...], earliest: str | None
) -> None:
    fields = "".join(f"Received: {value}\n" for value in received)
    relayed_at = opened(fields=fields).header.relayed_at

    assert (relayed_at.isoformat() if relayed_at else None) == earliest
