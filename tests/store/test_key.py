"""One mail is one letter, whichever way it came; another mail is another letter."""

import tracemalloc

import pytest

from mailflow.store.key import key_of

PLAIN = (
    b"From: Mila <mila@breza.example>\r\n"
    b"Subject: Prijava\r\n"
    b" za konferenciju\r\n"
    b"X-Mailer: received by hand\r\n"
    b"\r\n"
    b"Dolazimo.\r\n"
    b"Received: ovo je tekst\r\n"
)


@pytest.mark.parametrize(
    "trace",
    [
        b"Return-Path: <mila@breza.example>\r\n",
        b"Received: from mx.example\r\n\tby desk.example (Postfix)\r\n\tid 1; now\r\n",
        b"Received: from a\r\nReceived: from b\r\n by c\r\nReceived: from d\r\n",
        b"RECEIVED : from a\r\n",
        b"Delivered-To: desk@office.example\r\nX-Original-To: desk@office.example\r\n",
        b"Envelope-To: desk@office.example\r\nDelivery-Date: now\r\n",
        b"Authentication-Results: mx; spf=pass\r\n smtp.mailfrom=breza.example\r\n",
        b"ARC-Seal: i=1\r\nARC-Message-Signature: i=1\r\nARC-Authentication-Results: i=1\r\n",
        b"Received-SPF: pass\r\nX-Received: by 2002\r\n",
        b"X-Spam-Status: No\r\nX-Spam-Flag: NO\r\n",
        b"Status: RO\r\nX-UID: 7\r\n",
    ],
)
def test_trace_fields_do_not_matter_wherever_they_stand(trace: bytes) -> None:
    before, after = PLAIN.split(b"X-Mailer")

    assert key_of(trace + PLAIN) == key_of(PLAIN)
    assert key_of(before + trace + b"X-Mailer" + after) == key_of(PLAIN)


@pytest.mark.parametrize(
    "same",
    [
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\r\n", b"\r"),
        PLAIN.rstrip(b"\r\n"),
        PLAIN + b"\r\n\r\n",
    ],
)
def test_line_ends_and_empty_lines_at_the_end_do_not_matter(same: bytes) -> None:
    assert key_of(same) == key_of(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.replace(b"Dolazimo", b"Ne dolazimo"),
        PLAIN.replace(b"mila@", b"ana@"),
        PLAIN.replace(b"Received: ovo", b"Received: ono"),  # in the body it is text
        PLAIN.replace(b" za konf", b" na konf"),
        PLAIN.replace(b"X-Mailer", b"Message-ID: <1@x>\r\nX-Mailer"),
        PLAIN.replace(b"\r\n\r\n", b"\r\n"),
        PLAIN.replace(b"Subject", b"Not-Received: from a\r\nSubject"),
        b"\r\n" + PLAIN,
        b"",
    ],
)
def test_anything_else_makes_another_letter(other: bytes) -> None:
    assert key_of(other) != key_of(PLAIN)


def test_a_header_without_a_body_has_a_key() -> None:
    assert key_of(b"Received: by a\r\nSubject: x") == key_of(b"Subject: x\r\n")
    assert len(key_of(b"Received: by a")) == 64


def test_a_header_no_mail_has_is_taken_as_it_is() -> None:
    vast = b"Received: x\n" * 100_000 + PLAIN

    assert key_of(vast) != key_of(PLAIN)
    assert key_of(b"Received: x\n" * 50_000 + PLAIN) == key_of(PLAIN)


@pytest.mark.parametrize(
    "hostile",
    [
        b"Received: x\n" * 2_500_000 + b"\n",
        b"Received:\n" * 99_000 + b" \n" * 20_000 + b"\n" + b"a" * 30_000_000,
        b"Received: x\n" + b" \n" * 500_000,
        b"A\n" * 500_000,
        b"Received" * 130_000,
        b"Received" + b" " * 1_000_000,
        b"\r" * 8_000_000,
        b"ARC-" + b"a" * 1_000_000,
    ],
)
def test_a_hostile_header_costs_little_more_than_its_size(hostile: bytes) -> None:
    tracemalloc.start()
    key_of(hostile)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5 * len(hostile) + 16 * 2**20
