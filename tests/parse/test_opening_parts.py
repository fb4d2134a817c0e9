"""The parts of a letter are those that the standard library's parser finds."""

from email.message import Message
from typing import Any

import pytest

from mailflow.parse.opening import mime

_HEAD = b'Subject: a\nContent-Type: multipart/mixed; boundary="=_1"\n\n'
_TEXT = b"--=_1\nContent-Type: text/plain; charset=utf-8\n\nAna dolazi.\n"
_PAGE = b"--=_1\nContent-Type: text/html\nX-More: 1\n\n<p>Ana dolazi.</p>\n\n"
_INNER = b"--=_1\nContent-Type: multipart/alternative; boundary=b2\n\n%s\n"
_TWO = (
    b"--b2\nContent-Type: text/plain\n\nAna\n--b2\nContent-Type: text/html\n\n<p>Ana\n--b2--\n"
)
_END = b"--=_1--\n"

ODD = {
    "plain": _TEXT + _PAGE + _END,
    "preamble and epilogue": b"This is MIME.\n" + _TEXT + _PAGE + _END + b"--=_1\nbelow\n",
    "parts in a part": _INNER % _TWO + _PAGE + _END,
    "blanks behind a boundary": _TEXT.replace(b"=_1\n", b"=_1 \t\n") + b"--=_1-- \n",
    "nothing behind the end": _TEXT + b"--=_1--",
    "never ended": _TEXT + _PAGE,
    "never begun": b"Ana dolazi.\n",
    "an end alone": _END,
    "a boundary twice": b"--=_1\n" + _TEXT + _END,
    "a part without a header": b"--=_1\n\nAna dolazi.\n" + _END,
    "a part without a body": b"--=_1\nContent-Type: text/plain\n" + _END,
    "a part with an empty body": b"--=_1\nContent-Type: text/plain\n\n" + _END,
    "a longer boundary": _TEXT + b"--=_12\nAna\n" + _END,
    "a letter inside": b"--=_1\nContent-Type: message/rfc822\n\nSubject: b\n\nAna\n" + _END,
    "inner parts never ended": _INNER % _TWO.replace(b"--b2--", b"") + _END,
    "a carriage return alone": _TEXT.replace(b"Ana", b"Ana\r--=_1") + _END,
}


def _told(part: Message) -> Any:
    fields = [(name, value) for name, value in part.items() if name.startswith("Content-")]
    inside = part.get_payload()
    faults = [type(defect).__name__ for defect in part.defects]
    return fields, faults, [*map(_told, inside)] if part.is_multipart() else inside


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_a_letter_has_the_parts_that_a_parser_finds_line_by_line(body, newline):
    source = (_HEAD + body).replace(b"\n", newline)

    assert _told(mime._parsed(source)) == _told(mime._fed(source))


def test_parts_plainly_set_apart_are_not_gone_through_line_by_line(monkeypatch):
    monkeypatch.delattr(mime, "_fed")

    assert len(mime.parts(_HEAD + _INNER % _TWO + _PAGE + _END)[0]) == 3
