"""Strangers' documents are opened in a child process; what blows up is a finding."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from mailflow.model import RawMessage
from mailflow.papers import ReadingRoom, fence
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening.open import open_letter
from tests.papers import old_office
from tests.papers.making import PARAGRAPH, blank, docx, packed, packed_pdf, pdf, written
from tests.parse.opened import AT

LAUGHS = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
ROOMY = "<worksheet><sheetData>{}</sheetData></worksheet>"
BOOK = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Target="s1.xml"/></R>',
}
GOOD = docx(PARAGRAPH.format("Ана Илић"))
BOMBS = {
    "a.docx that grows to 80 MB": packed({"word/document.xml": b" " * 80_000_000}),
    "b.docx that laughs a billion times": docx(
        PARAGRAPH.format("&j;"), f"<!DOCTYPE z [<!ENTITY a 'AAAAAAAAAA'>{LAUGHS}]>"
    ),
    "c.xlsx with a million rows": packed(
        {**BOOK, "xl/s1.xml": ROOMY.format("<row><c><v>1</v></c></row>" * 1_000_000)}
    ),
    "d.pdf that grows to 600 MB": packed_pdf(blank(600)),
    "e.pdf that is cut off": pdf(written((50, 700, "Ana")))[:200],
    "f.xls that is none": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.fixture
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom() as opened:
        yield opened


def opened(room: ReadingRoom, **papers: bytes) -> Letter:
    """Open a letter that brings *papers* along, named with "__" for the point."""
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "ana@krug.rs", "Пријава"
    letter.set_content("Долазим на конференцију.")
    for name, payload in papers.items():
        letter.add_attachment(
            payload,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("__", "."),
        )
    source = letter.as_bytes().replace(b"\n", b"\r\n")
    return open_letter(RawMessage(source=source, received_at=AT), room.open)


def read(letter: Letter) -> list[str]:
    return [p.text for p in letter.passages if p.kind is Kind.ATTACHMENT]


def is_alive(child: int) -> bool:
    return Path(f"/proc/{child}").exists()


def test_no_child_is_started_for_a_letter_without_documents(room: ReadingRoom) -> None:
    opened(room, a__txt="Ана".encode())

    assert room.child is None


def test_one_child_reads_one_document_after_the_other(room: ReadingRoom) -> None:
    letter = opened(room, a__docx=GOOD, b__pdf=pdf(written((50, 700, "Марко Илић"))))
    child = room.child
    opened(room, a__docx=GOOD)

    assert read(letter) == ["Ана Илић", "Марко Илић"]
    assert letter.findings == ()
    assert room.child == child is not None


TABLE = "Име\x07Улога\x07\x07Ана Илић\x07члан\x07\x07"
READ = {
    "docx": GOOD,
    "pdf": pdf(written((50, 700, "Ана Илић"))),
    "xls": old_office.xls(["Ана Илић"]),
    "doc": old_office.doc("Ана Илић\r"),
    "rtf": rb"{\rtf1\ansi\ansicpg1251 \'c0\'ed\'e0 \u1048?\u1083?\u1080?\u1115?}",
    "ods": packed({"content.xml": "<o><p>Ана Илић</p></o>"}),
}


@pytest.mark.parametrize("form", READ)
def test_every_format_is_read_behind_the_fence(room: ReadingRoom, form: str) -> None:
    text, reason = room.open(form, READ[form])

    assert (text.strip(), reason) == ("Ана Илић", "")


@pytest.mark.parametrize("name", ["a.msg", "winmail.dat"])
def test_what_outlook_packed_is_unpacked_behind_the_fence(room: ReadingRoom, name: str) -> None:
    inside = [("списак.docx", GOOD), ("стари.doc", old_office.doc(TABLE))]
    unpack = {"a.msg": old_office.msg("Пријава", "Види прилог.", papers=inside)}
    unpack["winmail.dat"] = old_office.winmail("Види прилог.", inside)
    letter = opened(room, **{name.replace(".", "__"): unpack[name]})

    assert read(letter) == ["Ана Илић", "Име\tУлога\nАна Илић\tчлан"]
    assert letter.findings == ()


def test_numbers_of_old_sheets_are_whole_and_cells_keep_their_columns(
    room: ReadingRoom,
) -> None:
    sheet = old_office.xls(["Име", "Телефон"], ["Ана Илић", 641234567.0], ["", "б"])

    assert room.open("xls", sheet)[0] == "Име\tТелефон\nАна Илић\t641234567\n\tб"


def test_a_hidden_old_sheet_stays_hidden(room: ReadingRoom) -> None:
    assert room.open("xls", old_office.xls(["Ана"], hidden=True)) == ("", "")


def test_a_pdf_table_is_a_line_for_each_row_however_it_was_drawn(room: ReadingRoom) -> None:
    by_column = written(
        (50, 700, "Ime"), (50, 680, "Ana"), (300, 700, "Uloga"), (300, 680, "predsednica")
    )

    assert room.open("pdf", pdf(by_column)) == ("Ime\tUloga\nAna\tpredsednica", "")


def test_a_pdf_line_drawn_out_to_both_margins_is_no_row_of_cells(room: ReadingRoom) -> None:
    words = ("dolaze", "elazod", "zodale", "ledoza")  # of one width, whatever the font
    line = written(*((50 + 90 * n, 700, word) for n, word in enumerate(words)))
    heads = ("Ime", "Prezime", "Uloga", "Mobilni")
    row = written(*((50 + 90 * n, 700, head) for n, head in enumerate(heads)))

    assert room.open("pdf", pdf(line)) == (" ".join(words), "")
    assert room.open("pdf", pdf(row)) == ("\t".join(heads), "")


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_blows_up_is_a_finding_and_the_rest_is_read(room: ReadingRoom, bomb: str) -> None:
    name = bomb.split(" ")[0]
    letter = opened(room, **{name.replace(".", "__"): BOMBS[bomb], "z__docx": GOOD})

    assert read(letter) == ["Ана Илић"]
    assert len(letter.findings) == 1
    assert letter.findings[0].startswith(f"attachment {name}: ")
    assert any("Долазим" in p.text for p in letter.passages)


def test_a_cell_far_away_is_not_walked_to(room: ReadingRoom) -> None:
    far = ROOMY.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    assert room.open("xlsx", packed({**BOOK, "xl/s1.xml": far})) == ("", "")


def test_a_pdf_whose_pages_turn_in_a_circle_ends(room: ReadingRoom) -> None:
    circle = pdf(written((50, 700, "Ana")), kids="2 0 R 3 0 R")
    letter = opened(room, a__pdf=circle, z__docx=GOOD)

    assert read(letter)[-1] == "Ана Илић"


def test_a_child_that_died_meanwhile_costs_no_document(room: ReadingRoom) -> None:
    room.open("docx", GOOD)
    first = room.child
    assert first
    os.kill(first, signal.SIGKILL)

    assert room.open("docx", GOOD) == ("Ана Илић", "")
    assert room.child != first


def with_reader(reader: str) -> tuple[str, ...]:
    """The child as it is, but for the reader that all documents go to."""
    return (
        sys.executable,
        "-B",
        "-P",
        "-c",
        "import itertools, os, signal, threading\n"
        "from mailflow.papers import __main__ as child, fence, shelf\n"
        "fence.CPU_S_MAX = 0\n"
        f"shelf.read = lambda form, payload: {reader}\n"
        "child.main()",
    )


STUBBORN = {
    "that never ends": "sum(1 for _ in itertools.count())",
    "that takes a gigabyte": "(str(bytearray(1_000_000_000)), '')",
    "that takes ever more": "[bytearray(1_000_000) for _ in itertools.count()]",
    "that ends the process": "os._exit(0)",
    "that crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
}


@pytest.mark.parametrize("reader", STUBBORN)
def test_a_document_is_given_up_with_a_reader(reader: str) -> None:
    with ReadingRoom(with_reader(STUBBORN[reader])) as room:
        assert room.open("docx", GOOD) == ("", "opening it took too much memory or time")
        assert room.child is None


def test_a_child_that_only_waits_is_ended_by_the_clock() -> None:
    with ReadingRoom(with_reader("threading.Event().wait()"), wait_s_max=0.5) as room:
        assert room.open("docx", GOOD) == ("", "opening it took too much memory or time")
        assert room.child is None


def test_of_an_endless_text_one_million_bytes_are_told() -> None:
    with ReadingRoom(with_reader("('ш' * 3_000_000, '')")) as room:
        assert room.open("docx", GOOD) == ("ш" * 500_000, "")


@pytest.mark.parametrize("said", ["2_000_000_000, 0", "0, 2_000_000_000"])
def test_a_child_that_announces_more_than_agreed_is_not_listened_to(said: str) -> None:
    liar = f"import os, struct; os.write(1, bytes(8) + struct.pack('>II', {said})); input()"
    with ReadingRoom((sys.executable, "-c", liar)) as room:
        assert room.open("docx", GOOD)[0] == ""
        assert room.child is None


@pytest.mark.parametrize(
    "program", [("/nowhere/python",), (sys.executable, "-c", "import nothing_of_the_kind")]
)
def test_where_no_child_can_be_started_the_letter_is_still_read(
    program: tuple[str, ...],
) -> None:
    with ReadingRoom(program) as room:
        letter = opened(room, a__docx=GOOD)

    assert letter.findings == (
        "attachment a.docx: not read: the program that opens documents could not be started",
    )
    assert any("Долазим" in p.text for p in letter.passages)


def test_of_many_bad_documents_the_first_three_are_tried(room: ReadingRoom) -> None:
    bad = {f"a{n}__docx": b"PK\x03\x04 broken" for n in range(5)}
    letter = opened(room, **bad, z__docx=GOOD)

    assert read(letter) == []
    assert letter.findings[3:] == tuple(
        f"attachment {name}: not read: others before it could not be opened"
        for name in ("a3.docx", "a4.docx", "z.docx")
    )


def test_the_child_is_in_a_network_without_anybody(room: ReadingRoom) -> None:
    room.open("docx", GOOD)
    if os.readlink(f"/proc/{room.child}/ns/net") == os.readlink("/proc/self/ns/net"):
        pytest.skip("this kernel gives nobody a network of their own")

    interfaces = Path(f"/proc/{room.child}/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]


def test_a_child_that_failed_once_is_not_asked_again(room: ReadingRoom) -> None:
    room.open("docx", GOOD)
    first = room.child
    assert room.open("docx", b"PK\x03\x04 broken")[1]

    assert first
    assert not is_alive(first)
    assert room.child is None


def test_no_child_is_left_when_the_room_is_closed() -> None:
    with ReadingRoom() as room:
        room.open("docx", GOOD)
        child = room.child

    assert child
    assert not is_alive(child)


def test_a_child_ends_by_itself_when_its_desk_is_gone() -> None:
    ended = subprocess.run(
        (sys.executable, "-m", "mailflow.papers"), input=b"", capture_output=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, b"")


TRIES = {
    "write a file": "open(os.devnull, 'w')",
    "read a file": "open('/etc/hostname').read()",
    "open a socket": "socket.socket()",
    "start a program": "subprocess.run(['true'])",
    "take a gigabyte": "bytearray(1_000_000_000)",
    "list a folder": "os.listdir('/')",
}


def fenced(deed: str, *, shut: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run *deed* behind the fence; what it needs is imported before."""
    program = (
        "import os, socket, subprocess\n"
        "from mailflow.papers import fence\n"
        f"fence.enclose()\n{'fence.shut(2)' if shut else ''}\n"
        f"fence.allow_one_document()\n"
        f"try:\n    {deed}\n"
        "except (OSError, MemoryError) as error:\n    print('refused', type(error).__name__)\n"
        "else:\n    print('done')\n"
    )
    return subprocess.run(
        (sys.executable, "-B", "-c", program), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("deed", TRIES)
def test_a_document_cannot(deed: str) -> None:
    assert fenced(TRIES[deed]).stdout.startswith("refused")


def test_even_with_descriptors_left_nothing_is_written(tmp_path: Path) -> None:
    deed = f"f = open({str(tmp_path / 'a')!r}, 'w'); f.write('a'); f.close()"

    assert fenced(deed, shut=False).stdout == "refused OSError\n"
    assert (tmp_path / "a").read_bytes() == b""


def test_work_without_end_is_ended_by_the_kernel() -> None:
    assert fence.CPU_S_MAX <= 5
    ended = fenced("fence.CPU_S_MAX = 0; fence.allow_one_document()\n    while True: pass")

    assert ended.returncode == -signal.SIGXCPU


def test_the_desks_environment_is_not_the_childs(
    room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSWORD", "brezovo-lisce")
    room.open("docx", GOOD)

    assert b"brezovo" not in Path(f"/proc/{room.child}/environ").read_bytes()
