"""One sentence of every language and intent, as people write them to the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from mailflow.model import Intent, RawMessage, Reading
from mailflow.parse import read
from mailflow.script import fold

NOW = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of sentences.tsv, with the letter it stands in."""

    language: str
    frame: tuple[str, str, str, str]  # greeting, closing, who signs, address
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.cells[5].replace("\\n", "\n")

    def names(self, cell: int) -> list[str]:
        """Return the names of a cell, folded, their words in alphabetical order."""
        told = self.cells[cell].split(", ") if self.cells[cell] != "-" else []
        return sorted(_name(self.frame[2] if name == "I" else name) for name in told)

    def reading(self) -> Reading:
        greeting, closing, signs, address = self.frame
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = address, "prijave@skup.example"
        message["Subject"] = "Konferencija"
        message.set_content(f"{greeting}\n\n{self.text}\n\n{closing}\n{signs}\n")
        return read(RawMessage(source=message.as_bytes(), received_at=NOW))


def _name(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _sentences() -> Iterator[Sentence]:
    language, frame = "", ("", "", "", "")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines():
        cells = tuple(line.split("\t"))
        if cells[0] == "letter":
            language, frame = cells[1], (cells[2], cells[3], cells[4], cells[5])
        elif not line.startswith("#"):
            yield Sentence(language, frame, cells)


SENTENCES = tuple(_sentences())


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_a_sentence_is_understood_in_its_language(sentence: Sentence) -> None:
    reading = sentence.reading()
    comes = sorted(_name(person.name.value) for person in reading.attendees)

    assert (reading.intent, comes) == (Intent(sentence.cells[0]), sentence.names(1))


GONE = [one for one in SENTENCES if one.cells[2] != "-"]


@pytest.mark.parametrize("sentence", GONE, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_who_falls_away_is_understood_in_every_language(sentence: Sentence) -> None:
    removed = [_name(found.value) for found in sentence.reading().removed]

    assert sorted(removed) == sentence.names(2)


WISHES = [one for one in SENTENCES if one.cells[3] != "-"]


@pytest.mark.parametrize("sentence", WISHES, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_a_wish_is_understood_in_every_language(sentence: Sentence) -> None:
    tags = " ".join(found.value for found in sentence.reading().requests)

    assert tags == sentence.cells[3]


COUNTS = [one for one in SENTENCES if one.cells[4] != "-"]


@pytest.mark.parametrize("sentence", COUNTS, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_people_are_counted_in_every_language(sentence: Sentence) -> None:
    assert sentence.reading().attendee_count == int(sentence.cells[4])
