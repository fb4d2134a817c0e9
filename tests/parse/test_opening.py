from datetime import UTC, datetime

from mailflow.model import RawMessage
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening import open_letter

HEAD = "From: Ана Илић <ana@krug.rs>\nTo: desk@example.rs\nSubject: Пријава\n"
PLAIN = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"


def opened(text: str, head: str = HEAD, kind: str = PLAIN) -> Letter:
    source = (head + kind + "\n" + text).replace("\n", "\r\n").encode()
    return open_letter(RawMessage(source=source, received_at=datetime(2019, 3, 11, tzinfo=UTC)))


def told(letter: Letter) -> list[tuple[Kind, int, str]]:
    return [(p.kind, p.line, p.text) for p in letter.passages if p.name == "text"]


def test_the_subject_is_the_first_passage() -> None:
    letter = opened("Долазим.")

    assert letter.passages[0].kind is Kind.SUBJECT
    assert letter.passages[0].text == "Пријава"


def test_lines_below_the_closing_formula_are_the_signature() -> None:
    letter = opened("Долазим.\n\nС поштовањем,\nАна Илић\nКруг")

    assert told(letter) == [
        (Kind.OWN, 1, "Долазим.\n\nС поштовањем,"),
        (Kind.SIGNATURE, 4, "Ана Илић\nКруг"),
    ]


def test_a_quote_keeps_its_author_and_place() -> None:
    letter = opened("Долазим.\n\nДана 1.3.2019. у 9:00, Бора Ћосић је написао/ла:\n> Дођите.")

    assert told(letter)[1] == (
        Kind.QUOTED,
        3,
        "Дана 1.3.2019. у 9:00, Бора Ћосић је написао/ла:\nДођите.",
    )
    assert letter.passages[2].sender == "Бора Ћосић"


def test_answers_between_quoted_lines_are_the_senders_own_words() -> None:
    letter = opened("> Ко долази?\nАна и Марко.\n> Треба ли паркинг?\nНе.")

    assert [kind for kind, _, _ in told(letter)] == [
        Kind.QUOTED, Kind.OWN, Kind.QUOTED, Kind.OWN,
    ]  # fmt: skip


def test_html_is_read_as_seen_and_a_table_row_is_a_line() -> None:
    letter = opened(
        "<p>Долазе:</p><table><tr><td>Ана</td><td>члан</td></tr></table>",
        kind=PLAIN.replace("plain", "html"),
    )

    assert "Ана\tчлан" in letter.passages[1].text.split("\n")


def test_a_wrong_charset_label_is_repaired_and_said() -> None:
    source = (HEAD + PLAIN.replace("utf-8", "us-ascii") + "\nДолази Ана Илић.").encode("cp1251")
    letter = open_letter(
        RawMessage(source=source, received_at=datetime(2019, 3, 11, tzinfo=UTC))
    )

    assert letter.passages[-1].text == "Долази Ана Илић."
    assert letter.passages[0].text == "Пријава"
    assert any("cp1251" in finding for finding in letter.findings)


def test_two_authors_are_no_author() -> None:
    letter = opened("Долазим.", head="From: a@krug.rs\nFrom: b@krug.rs\n")

    assert letter.header.sender is None
    assert letter.doubts == ("2 From fields",)


def test_auto_submitted_no_is_a_person() -> None:
    assert opened("Долазим.", head=HEAD + "Auto-Submitted: No\n").header.machine == ""
    assert opened("Ок.", head=HEAD + "Auto-Submitted: auto-replied; x=y\n").header.machine


def test_a_thousand_nested_parts_are_opened_by_their_header_alone() -> None:
    nest = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1000)
    )
    letter = opened(
        "Content-Type: text/plain\n\nx", kind="MIME-Version: 1.0\n" + nest.rstrip("\n")
    )

    assert letter.header.sender is not None
    assert letter.doubts == ("1,000 parts; only the header was read",)
