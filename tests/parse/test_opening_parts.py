"""The parts of a letter are those of the standard library, found by the quick way or not."""

import pytest

from mailflow.parse.opening import mime

BOTH = (
    b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nDolazim.\r\n\r\n--b\r\n"
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--b--\r\n"
)
WITHIN = (
    BOTH.removesuffix(b"--b--\r\n")
    + b'--b\r\nContent-Type: multipart/mixed;\r\n\tboundary="c c"\r\n\r\n--c c\r\n'
    b"Content-Type: text/plain\r\n\r\n\r\n--c c--\r\n\r\n--b--\r\n"
)


def whole(source: bytes) -> tuple[mime.Part, ...]:
    return tuple(mime._leaves(mime._fed(source)))


@pytest.mark.parametrize("source", [BOTH, WITHIN, WITHIN.replace(b"\r\n", b"\n")])
def test_plain_parts_are_found_without_the_parser(source: bytes) -> None:
    tree = mime._plain(source)

    assert tree is not None
    assert tuple(mime._leaves(tree)) == whole(source)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"--b--", b"--b"),  # never closed
        (b"--b--", b"--b-- \r\nC: d\r\n\r\n--b--"),  # closed twice
        (b"\r\n--b\r\n", b"\r\n--bc\r\n"),
        (b"\r\n--b\r\n", b"\r--b\r\n"),
        (b"\r\n--b\r\n", b"\r\n--b \r\n"),
        (b"boundary=b", b"boundary=b; boundary=c"),
        (b"boundary=b", b"boundary*0=b"),
        (b"alternative", b"digest"),
        (b"Content-Type: multipart", b"Content-Type: text/plain\r\nContent-Type: multipart"),
        (b"Content-Type: multi", b"Content-Transfer-Encoding: base64\r\nContent-Type: multi"),
        (b"Content-Type: text/html\r\n", b"Dolazim.\r\n"),
        (b"text/html", b"message/rfc822"),
    ],
)
def test_odd_parts_are_left_to_the_parser(old: bytes, new: bytes) -> None:
    assert mime._plain(BOTH.replace(old, new)) is None
    assert mime.parts(BOTH.replace(old, new))[0] == whole(BOTH.replace(old, new))
