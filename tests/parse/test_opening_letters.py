"""Whole letters as mail programs write them: what is opened is written beside each."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from mailflow.parse.letter import Kind, Letter
from mailflow.reasons import sentence
from tests.parse.opened import opened, opened_bytes

LETTERS = sorted((Path(__file__).parent.parent / "letters" / "opening").glob("*.eml"))


def shown(letter: Letter) -> str:
    """Return *letter* as the .expected file beside it has it."""
    lines = [f"sender: {letter.header.sender}", f"machine: {letter.header.machine}"]
    lines += [f"finding: {what}" for what in letter.findings]
    lines += [f"doubt: {sentence(what)}" for what in letter.doubts]
    for passage in letter.passages:
        author = f" of {passage.sender}" if passage.sender else ""
        lines.append(f"\n== {passage.kind} in {passage.name}, line {passage.line}{author}")
        lines.append(passage.text)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("file", LETTERS, ids=lambda file: file.stem)
def test_a_letter_is_opened_as_its_expected_file_says(file: Path) -> None:
    expected = file.with_suffix(".expected").read_text("utf-8")

    assert shown(opened_bytes(file.read_bytes())) == expected


PLAIN = "Драги,\n\nдолазе:\nАна Илић\nСава Нешић\n\nХвала,\nВера Симић"


@pytest.mark.parametrize(
    "written",
    [
        PLAIN.replace("\n", "\n\n"),
        "\n".join(f"  {line}" for line in PLAIN.split("\n")),
        PLAIN.replace("Сава", "Caва").replace("Ана Илић", "Анa\u00a0Илић"),
    ],
    ids=["spaced", "indented", "of two scripts"],
)
def test_what_only_looks_otherwise_is_the_same_text(written: str) -> None:
    assert [p.text for p in opened(written).passages] == [
        p.text for p in opened(PLAIN).passages
    ]


@pytest.mark.parametrize("style", ["", ' style="margin: 0 0 0 40px; border: none"'])
def test_text_moved_to_the_right_in_html_is_no_quote(style: str) -> None:
    page = f"<p>Пријављујемо:</p><blockquote{style}><b>ИЛИЋ</b> Ана</blockquote><p>Вера</p>"
    letter = opened(page, kind="text/html; charset=utf-8")

    assert all(passage.kind is not Kind.QUOTED for passage in letter.passages)


def test_text_moved_to_the_right_in_html_as_a_citation_is_a_quote() -> None:
    page = '<p>Долазимо.</p><blockquote type="cite"><p>Добро дошли.</p></blockquote>'
    letter = opened(page, kind="text/html; charset=utf-8")

    assert letter.passages[-1].kind is Kind.QUOTED


@pytest.mark.parametrize(
    "struck",
    [
        "<s>Ана Илић</s>", "<del>Ана Илић</del>", "<STRIKE class=x>Ана Илић</STRIKE>",
        '<span style="text-decoration: line-through">Ана Илић</span>',
    ],
)  # fmt: skip
def test_whoever_is_struck_through_is_left_out_and_a_person_looks(struck: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ana@krug.rs", "Пријава"
    message.set_content("Долазе:\nАна Илић\nСава Нешић\n")
    page = f"<p>Долазе:</p><div>{struck}</div><div>Сава Нешић</div>"
    message.add_alternative(page, subtype="html")
    letter = opened_bytes(message.as_bytes())

    assert [p.text for p in letter.passages if p.name == "text"] == ["Долазе:\n\nСава Нешић"]
    assert [why.code for why in letter.doubts] == ["struck_text"]
