"""Letters built to hurt are opened by their header, with a doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.parse.letter import Kind
from mailflow.parse.opening import text
from tests.parse.opened import opened, opened_bytes, text_of

HEAD = b"From: ana@krug.rs\nSubject: Prijava\nMIME-Version: 1.0\n"
PLAIN = b"Content-Type: text/plain\n\nDolazim.\n"
MIXED = b"Content-Type: multipart/mixed; boundary=b\n\n"


def nested(levels: int) -> bytes:
    opens = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
        for n in range(levels)
    )
    return HEAD + b"".join(opens) + PLAIN


PIECES = (
    b"From: ana@krug.rs\n", b"Subject: =?utf-8?b?0KPR?=\n", b"\n", b"\n\n", b"--b\n",
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n",
    b"Content-Type: text/html; charset=utf-16\n", b"Content-Type: text/plain; format=flowed\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n",
    b"Content-Disposition: attachment; filename=a.docx\n", b"PK\x03\x04", b"{\\rtf1 ",
    "Поздрав,\nАна\n".encode(), "Поздрав".encode("cp1251"), b"> ", b"<table><td>", b"-- \n",
    b"On 1.1.2019 10:00 a@b.rs wrote:\n", b"From: a\nSent: 10:00\nTo: b\n", b"begin 644 x\n",
    b"=C4=\n", b"\0", b"\xff\xfe", b"--b--\n",
)  # fmt: skip
BOMBS = {
    "51 nested parts": nested(51),
    "1,000 nested parts": nested(1_000),
    "60 letters within letters": HEAD + b"Content-Type: message/rfc822\n\n" * 60 + PLAIN,
    "600 parts": HEAD + MIXED + b"--b\n" * 600 + b"--b--\n",
    "1,100 fields": HEAD + b"X-A: b\n" * 1_100 + PLAIN,
    "a field of 70 KB": HEAD + b"X-A: " + b"a" * 70_000 + b"\n" + PLAIN,
    "a header of 300 KB": HEAD + (b"X-A: " + b"a" * 30_000 + b"\n") * 10 + PLAIN,
    "300 parameters": HEAD + b"Content-Type: text/plain" + b";a=b" * 300 + b"\n\nDolazim.\n",
    "600,000 lines": HEAD + PLAIN + b"\n" * 600_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_letter_built_to_hurt_is_opened_by_its_header(name: str) -> None:
    letter = opened_bytes(BOMBS[name])

    assert letter.header.sender is not None
    assert letter.header.subject == "Prijava"
    assert text_of(letter, Kind.OWN) == ""
    assert letter.doubts


def test_forty_nested_parts_are_still_read() -> None:
    letter = opened_bytes(nested(40))

    assert text_of(letter, Kind.OWN) == "Dolazim."
    assert letter.doubts == ()


def test_dashes_at_the_beginning_of_lines_are_no_parts() -> None:
    source = HEAD + MIXED + b"--b\n" + PLAIN + b"--x marks a line\n" * 600 + b"--b--\n"

    assert opened_bytes(source).doubts == ()


def test_a_text_too_long_is_read_as_far_as_it_goes_and_doubted() -> None:
    letter = opened("Ана долази у петак.\n" * (text.LINES_MAX + 1))

    assert letter.doubts[0].code == "text_cut"
    assert text_of(letter, Kind.OWN)


def test_a_line_too_long_is_doubted() -> None:
    assert opened("Ана " * 10_000).doubts[0].code == "text_cut"


def test_html_too_long_is_doubted_but_pictures_written_into_it_do_not_count() -> None:
    html = "text/html; charset=utf-8"
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}">Долазим.'

    assert opened("<b>Ана</b>\n" * 300_000, kind=html).doubts[-1].code == "end_unread"
    assert text_of(opened(picture, kind=html), Kind.OWN) == "Долазим."
    assert opened(picture, kind=html).doubts == ()


@pytest.mark.parametrize("unit", ["<div>", "<b>", "<table><tr><td>", "<blockquote>", "<a "])
def test_html_nested_without_end_is_read_without_falling_over(unit: str) -> None:
    assert opened(unit * 20_000 + "Долазим.", kind="text/html; charset=utf-8").doubts == ()


@pytest.mark.parametrize(
    "source",
    [b"", b"\n", b"\0" * 100, b"From: a@b.rs", b"From a@b.rs Mon Mar 11\nFrom: a@b.rs\n\nx",
     b"Content-Type: multipart/mixed; boundary=\n\n--\n", bytes(range(256)) * 20,
     b"From: a@b.rs\nContent-Type: message/rfc822\n\n",
     b"Content-Type: text/plain; charset=\n\nx",
     b"Content-Transfer-Encoding: base64\n\n!!!!", b"Subject: =?x?y?z?=\n\nx",
     b"Content-Disposition: attachment; filename*0*=utf-8''%zz; filename*1=x\n\nx"],
    ids=range(12),
)  # fmt: skip
def test_no_bytes_make_it_fail(source: bytes) -> None:
    assert opened_bytes(source).header.message_id == ""


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=40), max_size=30).map(b"".join),
)
def test_no_order_of_pieces_makes_it_fail(source: bytes) -> None:
    letter = opened_bytes(source)

    assert all(p.text.strip() and p.line >= 1 for p in letter.passages)
    assert "\0" not in "".join(p.text for p in letter.passages)
