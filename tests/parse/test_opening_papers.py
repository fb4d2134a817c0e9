"""What comes along with a letter is read within bounds, or said to be unread."""

import io
import zipfile
from typing import Final

import pytest

from mailflow.model import RawMessage
from mailflow.papers import shelf
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening.formats import SEPARATE
from mailflow.parse.opening.open import open_letter
from tests.parse.opened import AT, bearing, opened_bytes, opened_with, text_of

WORD: Final = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'
PARAGRAPH: Final = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL: Final = f"<w:tc>{PARAGRAPH}</w:tc>"
BOOK: Final = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/>'
    '<sheet name="b" state="hidden" r:id="r2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Target="worksheets/s1.xml"/>'
    '<Relationship Id="r2" Target="worksheets/s2.xml"/></R>',
    "xl/sharedStrings.xml": "<sst><si><t>Ана</t></si>"
    "<si><r><t>Ил</t></r><r><t>ић</t></r></si></sst>",
}
SHEET: Final = "<worksheet><sheetData>{}</sheetData></worksheet>"


def package(**entries: str | bytes) -> bytes:
    return packed({name.replace("__", "/") + ".xml": text for name, text in entries.items()})


def packed(entries: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as file:
        for name, text in entries.items():
            file.writestr(name, text)
    return made.getvalue()


def docx(body: str) -> bytes:
    return package(word__document=WORD.format(body))


def xlsx(rows: str) -> bytes:
    return packed({**BOOK, "xl/worksheets/s1.xml": SHEET.format(rows)})


def read(letter: Letter) -> str:
    return text_of(letter, Kind.ATTACHMENT)


def test_a_word_table_is_a_line_for_each_row() -> None:
    row = "<w:tr>" + CELL.format("Ана Илић") + CELL.format("члан") + "</w:tr>"
    letter = opened_with(
        "Пријава.docx", docx(f"{PARAGRAPH.format('Учесници')}<w:tbl>{row}</w:tbl>")
    )

    assert read(letter) == "Учесници\nАна Илић\tчлан"
    assert letter.passages[-1].name == "Пријава.docx"
    assert letter.findings == ()


def test_several_values_in_one_cell_are_kept_apart() -> None:
    cell = f"<w:tc>{PARAGRAPH.format('1. Ана Илић')}{PARAGRAPH.format('2. Марко Јовић')}</w:tc>"
    row = f"<w:tr>{CELL.format('Учесници')}{cell}</w:tr>"
    sheet = '<row><c t="inlineStr"><is><t>Ана Илић\nМарко Јовић</t></is></c></row>'

    assert read(opened_with("a.docx", docx(row))) == "Учесници\t1. Ана Илић; 2. Марко Јовић"
    assert read(opened_with("a.xlsx", xlsx(sheet))) == "Ана Илић; Марко Јовић"


def test_a_heading_broken_in_two_is_one() -> None:
    cell = f"<w:tc>{PARAGRAPH.format('Име и')}{PARAGRAPH.format('презиме')}</w:tc>"

    assert read(opened_with("a.docx", docx(f"<w:tr>{cell}</w:tr>"))) == "Име и презиме"


def test_what_was_struck_out_in_word_is_not_read() -> None:
    struck = "<w:del><w:r><w:t>Марко</w:t></w:r></w:del>"

    assert (
        read(opened_with("a.docx", docx(f"<w:p>{struck}<w:r><w:t>Ана</w:t></w:r></w:p>")))
        == "Ана"
    )


def test_a_sheet_is_a_line_for_each_row_and_keeps_its_columns() -> None:
    cells = '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c><v>641234567.0</v></c>'

    assert read(opened_with("a.xlsx", xlsx(f"<row>{cells}</row>"))) == "Ана\t\tИлић\t641234567"


def test_a_hidden_sheet_stays_hidden() -> None:
    hidden = SHEET.format('<row><c t="s"><v>0</v></c></row>')
    book = {**BOOK, "xl/worksheets/s1.xml": SHEET.format(""), "xl/worksheets/s2.xml": hidden}

    assert read(opened_with("a.xlsx", packed({**book}))) == ""


def test_a_writer_document_and_a_calc_sheet_are_read() -> None:
    row = "<t:table-row><t:table-cell><x:p>Ана</x:p></t:table-cell>{}</t:table-row>"
    empty = '<t:table-cell t:number-columns-repeated="16384"/>'
    content = f'<o xmlns:t="t" xmlns:x="x"><x:p>Учесници</x:p>{row.format(empty)}</o>'

    assert read(opened_with("a.odt", package(content=content))) == "Учесници\nАна"
    assert read(opened_with("a.ods", package(content=content))) == "Учесници\nАна"


def test_rich_text_is_read_in_the_codes_of_its_fonts() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset238 B;}}"
        rb"\f0 \'c0\'ed\'e0\par\f1 Ni\'9a\cell \u382?ito\row}"
    )

    assert read(opened_with("a.rtf", source)) == "Ана\nNiš\tžito"


def test_a_list_of_excel_is_split_by_its_own_mark() -> None:
    source = 'Ime;Uloga\r\n"Ilić; Ana";član\r\n'.encode("cp1250")

    assert read(opened_with("a.csv", source)) == "Ime\tUloga\nIlić; Ana\tčlan"


def test_a_card_is_read_with_its_lines_whole() -> None:
    name = b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ana Ili=\r\n=C4=87"
    source = b"BEGIN:VCARD\r\n" + name + b"\r\nEND:VCARD"

    assert read(opened_with("a.vcf", source)) == "BEGIN:VCARD\nFN:Ana Ilić\nEND:VCARD"


@pytest.mark.parametrize("name", ["a.zip", "a.exe", "a.pages", "a"])
def test_what_nobody_can_read_is_said_to_be_unread(name: str) -> None:
    assert opened_with(name, b"x").findings == (f"attachment {name}: not read",)


@pytest.mark.parametrize("form", sorted(SEPARATE))
def test_every_document_that_is_sent_away_has_a_reader_there(form: str) -> None:
    assert shelf.read(form, b"")[1] not in ("", "we have no reader for it")


@pytest.mark.parametrize("form", sorted(SEPARATE))
def test_nothing_but_plain_text_is_read_in_the_desks_own_process(form: str) -> None:
    raw = RawMessage(source=bearing(f"a.{form}", docx(PARAGRAPH.format("Ана"))), received_at=AT)

    assert open_letter(raw).findings == (f"attachment a.{form}: not read",)


def test_a_document_without_a_word_in_it_is_said_to_be_unread() -> None:
    letter = opened_with("scan.docx", docx(""))

    assert letter.findings == ("attachment scan.docx: not read: no text in it",)


@pytest.mark.parametrize("kind", ["image/png", "application/pkcs7-signature", "text/calendar"])
def test_pictures_and_seals_are_passed_over_in_silence(kind: str) -> None:
    letter = opened_with("a", b"x", kind)

    assert (read(letter), letter.findings) == ("", ())


TRAPS: Final = {
    "a.docx of 8 MB of text": docx(PARAGRAPH.format("a") * 250_000),
    "a.docx with a document type": package(word__document='<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
    "a.docx with one in UTF-16": package(
        word__document='<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    ),
    "a.docx nested 100,000 deep": package(word__document="<a>" * 100_000 + "</a>" * 100_000),
    "a.docx of 2,000 entries": packed({f"{n}": "" for n in range(2_000)}),
    "a.docx packed unusually": packed({"word/document.xml": "<x/>"}, zipfile.ZIP_LZMA),
    "a.docx that is none": b"PK\x03\x04 broken",
    "a.docx cut off": docx(PARAGRAPH.format("a") * 9)[:-30],
    "a.rtf that is none": b"Ana",
    "a.rtf nested 10,000 deep": b"{\\rtf1" + b"{" * 10_000,
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_document_built_to_hurt_is_not_read_and_said(trap: str) -> None:
    name = trap.split(" ")[0]
    letter = opened_with(name, TRAPS[trap])

    assert read(letter) == ""
    assert letter.findings[0].startswith(f"attachment {name}: not read: ")


def test_what_a_package_says_of_its_size_is_no_bound() -> None:
    letter = opened_with("a.docx", docx(PARAGRAPH.format("a") * 250_000))

    assert letter.findings == ("attachment a.docx: not read: too much text",)


def test_a_cell_far_away_does_not_make_a_wide_row() -> None:
    letter = opened_with("a.xlsx", xlsx('<row><c r="XFD1048576"><v>1</v></c></row>'))

    assert read(letter) == ""


@pytest.mark.parametrize(
    "name", ["../../etc/x.txt", "C:\\x.txt", "x\u202e.txt", "a" * 400 + ".txt"]
)
def test_a_file_name_is_a_word_and_never_a_way(name: str) -> None:
    shown = opened_with(name, b"Ana").passages[-1].name

    assert not set(shown) & {"/", "\\", "\u202e"}
    assert len(shown) <= 120


def test_of_many_attachments_the_first_twenty_are_read() -> None:
    part = b"--b\nContent-Type: text/plain; name=%d.txt\n\nAna\n"
    head = b"From: a@b.rs\nContent-Type: multipart/mixed; boundary=b\n\n"
    letter = opened_bytes(head + b"".join(part % n for n in range(25)) + b"--b--\n")

    assert len([p for p in letter.passages if p.kind is Kind.ATTACHMENT]) == 20
    assert len(letter.findings) == 5
