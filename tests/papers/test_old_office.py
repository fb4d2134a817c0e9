"""Documents of Word and letters of Outlook from before everything was XML."""

import struct
from email import message_from_string, policy
from email.message import EmailMessage

import pytest

from mailflow.documents import packed_rtf
from mailflow.papers import shelf
from tests.papers.making import docx
from tests.papers.old_office import (
    compound,
    doc,
    msg,
    msg_tree,
    properties,
    tnef,
    winmail,
    xls,
)

# The two examples of [MS-OXRTFCP] §3.
PACKED = {
    "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
    "20af32068656c090020627705b06c647d0a800fa0": (
        b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    ),
    "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0": (
        b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    ),
}


def text_of(form: str, payload: bytes) -> str:
    text, reason = shelf.read(form, payload)
    assert reason == ""
    return text


def letter_of(form: str, payload: bytes) -> EmailMessage:
    message = message_from_string(text_of(form, payload), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def body_of(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    assert body is not None
    return str(body.get_content()).strip()


def papers_of(message: EmailMessage) -> dict[str | None, bytes]:
    return {one.get_filename(): one.get_content() for one in message.iter_attachments()}


def test_a_word_document_is_told_piece_by_piece() -> None:
    source = doc("Ана Илић\r", "Anna Smith\r", "Марко\r", narrow=[1])

    assert text_of("doc", source) == "Ана Илић\nAnna Smith\nМарко\n"


def test_a_table_of_word_is_a_line_for_each_row() -> None:
    rows = "Ime\x07Uloga\x07\x07Ana\rIlić\x07članica\x07\x07Marko\x07\x07\x07"

    assert text_of("doc", doc(f"Spisak\r{rows}Kraj\r")) == (
        "Spisak\nIme\tUloga\nAna\nIlić\tčlanica\nMarko\nKraj\n"
    )


def test_what_a_field_is_made_from_is_not_told() -> None:
    source = doc("Pišite \x13 HYPERLINK mailto:x \x14ana@krug.rs\x15.\r")

    assert text_of("doc", source) == "Pišite ana@krug.rs.\n"


def test_headers_and_footnotes_behind_the_text_are_left_out() -> None:
    assert text_of("doc", doc("Ana\r", "fusnota", behind=7)) == "Ana\n"


def test_rich_text_that_is_called_word_is_read_all_the_same() -> None:
    assert text_of("doc", rb"{\rtf1 Ana}") == "Ana"
    assert text_of("doc", docx("<w:p><w:r><w:t>Ana</w:t></w:r></w:p>")) == "Ana"


def test_a_locked_document_is_said_to_be_locked() -> None:
    assert shelf.read("doc", doc("Ana", flags=0x0100)) == ("", "locked with a password")


@pytest.mark.parametrize("packed", PACKED)
def test_packed_rich_text_is_unpacked_as_its_makers_say(packed: str) -> None:
    assert packed_rtf.unpacked(bytes.fromhex(packed)) == PACKED[packed]


def test_a_letter_of_outlook_comes_out_as_it_was_sent() -> None:
    source = msg("Пријава", "Долазимо.", "Ана Илић <ana@krug.rs>", [("прилог.docx", b"PK\x00")])
    letter = letter_of("msg", source)

    assert (letter["Subject"], letter["From"]) == ("Пријава", "Ана Илић <ana@krug.rs>")
    assert body_of(letter) == "Долазимо."
    assert papers_of(letter) == {"прилог.docx": b"PK\x00"}


def test_old_letters_of_outlook_are_read_in_their_code_page() -> None:
    more = {"__substg1.0_1000001E": "Žaklina Šućur".encode("cp1250")}

    assert body_of(letter_of("msg", msg(more=more))) == "Žaklina Šućur"


def test_a_letter_inside_a_letter_of_outlook_is_attached_to_it() -> None:
    inside = msg_tree("Унутра", "Долази Марко.", head=24)
    papers = papers_of(letter_of("msg", msg(papers=[("stara", inside)])))

    assert list(papers) == ["Унутра.eml"]


def test_a_large_stream_is_read_whole() -> None:
    payload = bytes(range(256)) * 100

    assert papers_of(letter_of("msg", msg(papers=[("a.bin", payload)]))) == {"a.bin": payload}


def test_a_winmail_dat_is_unpacked() -> None:
    letter = letter_of("tnef", winmail("Долазимо.", [("списак.xlsx", b"PK\x01")], "Пријава"))

    assert (letter["Subject"], body_of(letter)) == ("Пријава", "Долазимо.")
    assert papers_of(letter) == {"списак.xlsx": b"PK\x01"}


def test_a_winmail_dat_of_old_tells_its_text_in_its_code_page() -> None:
    page = (1, 0x00069007, struct.pack("<II", 1250, 0))
    body = (1, 0x0002800C, "Žaklina".encode("cp1250") + b"\0")
    title = (2, 0x00018010, b"a.doc\0")
    source = tnef(page, body, (2, 0x00069002, b""), title, (2, 0x0006800F, b"x"))
    letter = letter_of("tnef", source)

    assert (body_of(letter), papers_of(letter)) == ("Žaklina", {"a.doc": b"x"})


def test_a_winmail_dat_with_nothing_but_packed_rich_text_is_read() -> None:
    packed = properties((0x0102, 0x1009, bytes.fromhex(next(iter(PACKED)))))

    assert body_of(letter_of("tnef", tnef((1, 0x00069003, packed)))) == "hello world"


def test_a_letter_inside_a_winmail_dat_is_attached_to_it() -> None:
    inside = b"\0" * 16 + winmail("Долази Марко.")
    told = properties((0x000D, 0x3701, inside), (0x001F, 0x3707, "stara".encode("utf-16-le")))
    source = tnef((2, 0x00069002, b""), (2, 0x00069005, told))

    assert list(papers_of(letter_of("tnef", source))) == ["stara.eml"]


def circle() -> bytes:
    """A compound file in which every sector is followed by itself."""
    source = bytearray(msg("a" * 3000))
    for at in range(0, 512, 4):
        struct.pack_into("<I", source, len(source) - 512 + at, at // 4)
    return bytes(source)


NONSENSE = properties((0x0102, 0x1009, b"x" * 20))
BROKEN = {
    "doc that is none": ("doc", compound({"a": b"b"})),
    "doc cut off": ("doc", doc("Ana")[:700]),
    "xls at which its reader panics": ("xls", xls(["Ana"])[:-19]),
    "doc of nothing": ("doc", b""),
    "doc whose table is elsewhere": ("doc", doc("Ana")[:-600] + b"\xff" * 600),
    "msg tied in a circle": ("msg", circle()),
    "msg cut off": ("msg", msg("a", "b" * 9000)[:3000]),
    "msg that is a Word document": ("msg", doc("Ana")),
    "tnef that is none": ("tnef", b"Ana"),
    "tnef of packed nonsense": ("tnef", tnef((1, 0x69003, NONSENSE))),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_one_is_refused_with_a_reason(what: str) -> None:
    text, reason = shelf.read(*BROKEN[what])

    assert text == ""
    assert reason


@pytest.mark.parametrize("size", range(0, 400, 7))
def test_a_winmail_dat_cut_off_anywhere_tells_what_is_whole(size: int) -> None:
    source = winmail("Долазимо.", [("a.txt", b"Ana")])

    assert isinstance(shelf.read("tnef", source[:size]), tuple)


def test_a_letter_with_more_than_fits_leaves_the_rest_out() -> None:
    papers = [(f"{n}.bin", b"a" * 1_500_000) for n in range(4)]
    text = text_of("tnef", winmail("Долазимо.", papers))

    assert len(text) < 8_000_000
    assert [len(p) for p in papers_of(letter_of("tnef", winmail("", papers))).values()] == [
        1_500_000, 1_500_000, 1, 1,
    ]  # fmt: skip
