"""Bytes whose label lies or is missing are read as the language they are in."""

import pytest

from mailflow.parse.letter import Kind
from mailflow.parse.opening import charset
from tests.parse.opened import opened, opened_bytes, text_of

CYRILLIC = "Пријављујем Љиљану Ђорђевић и Џона Смита из Ниша. ДОЛАЗЕ СВИ ЧЛАНОВИ"
LATIN = "Prijavljujem Ljiljanu Đorđević i Žarka Šućura iz Niša, čekamo potvrdu"
HUNGARIAN = "Tisztelt Rodics Úr! Szűcs Bálint és Tóth Győző részt vesz a konferencián."
LABELS = ("", "us-ascii", "iso-8859-1", "utf-8", "windows-1250", "windows-1251", "x-unknown")
WRITTEN = (
    (CYRILLIC, "cp1251"), (CYRILLIC, "iso8859-5"), (CYRILLIC, "utf-8"),
    (LATIN, "cp1250"), (LATIN, "iso8859-2"), (LATIN, "utf-8"),
    (HUNGARIAN, "cp1250"), (HUNGARIAN, "iso8859-2"), ("Уважаемый господин Родич!", "koi8-r"),
)  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_text_is_read_whatever_its_label(text: str, written: str, label: str) -> None:
    assert charset.decode(text.encode(written), label)[0] == text


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_true_label_is_believed_without_a_word(text: str, written: str) -> None:
    label = written.replace("cp", "windows-").replace("iso8859", "iso-8859")

    assert charset.decode(text.encode(written), label) == (text, "")


@pytest.mark.parametrize("text", [CYRILLIC, LATIN, HUNGARIAN])
@pytest.mark.parametrize("between", ["latin-1", "cp1250", "cp1251", "cp1252"])
def test_utf_8_encoded_twice_is_undone(text: str, between: str) -> None:
    singles = (bytes((b,)) for b in text.encode())
    once = "".join(b.decode(between, "ignore") or b.decode("latin-1") for b in singles)

    assert charset.decode(once.encode(), "utf-8") == (
        text,
        "charset repaired: UTF-8 was encoded twice",
    )


def test_western_names_keep_their_accents() -> None:
    name = "Hélène Lefèvre, Iñaki Robles"

    assert charset.decode(name.encode("latin-1"), "iso-8859-1") == (name, "")


@pytest.mark.parametrize("label", ["utf-7", "rot13", "idna", "unicode_escape", "hex", "../x"])
def test_a_letter_cannot_name_a_codec_of_its_own(label: str) -> None:
    assert charset.codec(label) == ""
    assert charset.decode(b"+ADw-b\\u0041", label)[0] == "+ADw-b\\u0041"


def test_rubbish_is_said_and_doubted() -> None:
    head = b"From: a@krug.rs\nContent-Type: text/plain; charset=utf-8\n\n"
    letter = opened_bytes(head + bytes(range(128, 256)))

    assert [doubt.code for doubt in letter.doubts] == ["unreadable"]


def test_raw_bytes_in_the_header_are_read_too() -> None:
    source = f"From: Žarko Šućur <z@krug.rs>\nSubject: Prijava učešća\n\n{LATIN}".encode(
        "cp1250"
    )
    letter = opened_bytes(source)

    assert letter.header.subject == "Prijava učešća"
    assert letter.header.sender is not None
    assert letter.header.sender.name == "Žarko Šućur"
    assert text_of(letter, Kind.OWN) == LATIN


def test_an_encoded_word_cut_inside_a_letter_is_whole_again() -> None:
    subject = "=?utf-8?b?0J/RgNC40Zg=?= =?utf-8?b?0LDQ?=\n =?utf-8?b?sg==?="

    assert opened(subject=subject).header.subject == "Пријав"


def test_utf_8_with_a_byte_lost_is_still_utf_8() -> None:
    cut = "Учесници".encode()[:-1]

    assert charset.decode(cut, "utf-8") == (
        "Учесниц\ufffd",
        "1 unreadable characters, labelled utf-8",
    )


def test_letters_spelled_as_in_html_are_letters_in_plain_text_too() -> None:
    letter = opened("Po&scaron;tovani, sti&#382;em. Tom & Ana; R&D; &bdquo;Zrno&ldquo;")

    assert text_of(letter, Kind.OWN) == "Poštovani, stižem. Tom & Ana; R&D; „Zrno“"
