"""Letters inside letters, and files inside texts, whatever they are packed in."""

from binascii import b2a_uu

import pytest

from mailflow.model import RawMessage
from mailflow.papers import shelf
from mailflow.parse import read
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening.open import open_letter
from tests.papers.making import with_paper
from tests.papers.old_office import doc, msg, winmail
from tests.parse.opened import AT, bearing, opened, opened_bytes, opened_with, text_of
from tests.parse.test_reading import SIGNED, names, source_of

FORM = "Ime i prezime\x07Funkcija\x07\x07Jelena Ilić\x07pravnica\x07\x07"
SAYS = "Prijavljujem Jelenu Ilić."


def written_in(name: str, payload: bytes, mark: str = "`") -> str:
    """A file as programs wrote it into a text."""
    lines = [b2a_uu(payload[at : at + 45]).decode() for at in range(0, len(payload), 45)]
    return f"begin 644 {name}\n{''.join(lines)}{mark}\nend\n"


def attached(letter: Letter) -> list[tuple[str, str]]:
    return [(p.name, p.text) for p in letter.passages if p.kind is Kind.ATTACHMENT]


@pytest.mark.parametrize("mark", ["`", " ", ""])
def test_a_file_written_into_the_text_is_read_and_its_lines_stay_blank(mark: str) -> None:
    letter = opened("Ana\n\n" + written_in("a.txt", "Марко".encode() * 20, mark) + "\nBora")

    assert attached(letter) == [("a.txt", "Марко" * 20)]
    assert text_of(letter, Kind.OWN).split() == ["Ana", "Bora"]
    assert letter.findings == ()


def test_blanks_lost_at_the_ends_of_its_lines_do_no_harm() -> None:
    coded = written_in("a.txt", b"Ana" + b"\0" * 30).replace("`", " ")
    bare = "\n".join(line.rstrip() for line in coded.split("\n"))

    assert attached(opened(bare)) == [("a.txt", "Ana")]


def test_a_word_document_written_into_the_text_is_read_like_an_attached_one() -> None:
    letter = opened(written_in("prijava.doc", doc(FORM)))

    assert attached(letter) == [
        ("prijava.doc", "Ime i prezime\tFunkcija\nJelena Ilić\tpravnica")
    ]


def test_a_text_that_only_begins_like_such_a_file_is_left_alone() -> None:
    letter = opened("begin 644 dana ranije\nsvi dolazimo")

    assert text_of(letter, Kind.OWN) == "begin 644 dana ranije\nsvi dolazimo"


def test_what_outlook_packed_is_attached_to_the_letter() -> None:
    packed = winmail("isto još jednom", [("a.doc", doc(FORM)), ("b.txt", b"Ana")])
    letter = opened_with("winmail.dat", packed)

    assert [name for name, _ in attached(letter)] == ["a.doc", "b.txt"]
    assert text_of(letter, Kind.OWN) == "У прилогу."
    assert letter.doubts == ()


def test_where_the_letter_has_no_other_text_the_packed_one_is_its_own() -> None:
    head = b"From: ana@krug.rs\nContent-Type: application/ms-tnef; name=winmail.dat\n"
    body = b"Content-Transfer-Encoding: 8bit\n\n"
    letter = open_letter(
        RawMessage(source=head + body + winmail(SAYS), received_at=AT), shelf.read
    )

    assert text_of(letter, Kind.OWN) == SAYS


def test_a_winmail_dat_that_cannot_be_unpacked_is_a_finding_and_a_doubt() -> None:
    letter = opened_with("winmail.dat", b"?", "application/ms-tnef")

    assert letter.findings == ("attachment winmail.dat: not read: not a winmail.dat",)
    assert [doubt.code for doubt in letter.doubts] == ["sealed"]


def test_nothing_is_unpacked_in_the_desks_own_process() -> None:
    for name, payload in (("winmail.dat", winmail(SAYS)), ("a.msg", msg(body=SAYS))):
        letter = open_letter(RawMessage(source=bearing(name, payload), received_at=AT))

        assert SAYS not in "".join(p.text for p in letter.passages)
        assert letter.findings[0].endswith(f"{name}: not read")


def test_a_machines_letter_is_not_unpacked() -> None:
    source = bearing("winmail.dat", winmail("", [("a.txt", b"Ana")]))
    letter = opened_bytes(b"Auto-Submitted: auto-replied\n" + source)

    assert attached(letter) == []


def as_outlook_keeps_it(text: str) -> bytes:
    return msg("Prijava", text.replace("\n", "\r\n"), "Vera Perić <vera@krug.rs>")


def as_it_was_sent(text: str) -> bytes:
    return f"From: Vera Perić <vera@krug.rs>\r\nSubject: Prijava\r\n\r\n{text}".encode()


PACKED = {"a.msg": as_outlook_keeps_it, "a.eml": as_it_was_sent}


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("note", ["", "Poštovani,\n\nu prilogu je naša prijava." + SIGNED])
def test_an_attached_letter_registers_if_the_note_points_to_it_or_is_none(
    name: str, note: str
) -> None:
    source = with_paper(source_of(note), name, PACKED[name](SAYS + "\n"))
    reading = read(RawMessage(source=source, received_at=AT), shelf.read)

    assert names(reading) == ["Jelena Ilić"]


@pytest.mark.parametrize("name", PACKED)
def test_an_attached_letter_the_note_does_not_speak_of_registers_nobody(name: str) -> None:
    note = "Poštovani,\n\nprijavljujem Marka Jovanovića za skup u petak." + SIGNED
    source = with_paper(source_of(note), name, PACKED[name](SAYS + "\n"))
    reading = read(RawMessage(source=source, received_at=AT), shelf.read)

    assert names(reading) == ["Marko Jovanović"]


def test_what_is_attached_to_an_attached_letter_is_read_too() -> None:
    inside = msg("Prijava", SAYS, "Vera <vera@krug.rs>", [("a.doc", doc(FORM))])

    assert [name for name, _ in attached(opened_with("a.msg", inside))] == ["a.doc"]
