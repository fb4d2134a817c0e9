"""Print what the rules make of each letter of learning/: one JSON object a line.

    python -m scripts.look

Keys: hand (its file), want and truth (intents), doubt (its code, "" if the
rules have none), traits. Uses
the mailflow that is found first: `learn.py` lets it look with one that knows half of the words.
Letters that the rules or the truth call a robot's are left out.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from mailflow.model import Intent, RawMessage
from mailflow.parse.gathered import desk_of, gathered
from mailflow.parse.intent.answering import answering
from mailflow.parse.intent.likeliest import wanted
from mailflow.parse.intent.traits import traits
from mailflow.parse.leaves.spread import spread
from mailflow.parse.opening.header import recipients
from mailflow.parse.opening.open import open_letter
from tests.parse.test_languages import SENTENCES

FOLDER = Path(__file__).parent.parent / "learning"
NOON = datetime(2019, 3, 12, 12, tzinfo=UTC)


def main() -> None:
    """Print them."""
    for seen in looks():
        print(json.dumps(seen))


def looks() -> Iterator[dict[str, Any]]:
    """Yield what is printed, letter by letter."""
    for hand, told in (*letters(), *sentences()):
        seen = None if told["intent"] == Intent.AUTOMATIC else look(told)
        if seen:
            yield {"hand": hand, "truth": told["intent"], **seen}


def letters() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the letters of learning/, each with its file's name."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield file.stem, json.loads(line)


def sentences() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the sentences by which the rules were taught, as letters."""
    for one in SENTENCES:
        greeting, closing, signs, address = one.frame
        text = f"{greeting}\n\n{one.text}\n\n{closing}\n{signs}\n"
        told = {"from": address, "subject": "", "text": text, "intent": one.cells[0]}
        yield "sentences", told


def look(told: dict[str, str]) -> dict[str, Any] | None:
    """Return what the rules want, and the traits they see; None of a robot's letter."""
    source = message(told).as_bytes()
    letter = open_letter(RawMessage(source=source, received_at=NOON))
    to = recipients(source)
    leaves = spread(letter, desk_of(letter.header, to))
    seen = gathered(letter, leaves, to)
    want = answering(wanted(seen.facts), seen.said, letter.header, leaves)
    if letter.header.machine or want.intent is Intent.AUTOMATIC:
        return None
    having = sorted(traits(want, seen.facts))
    code = want.doubt.code if want.doubt else ""
    return {"want": want.intent, "doubt": code, "traits": having}


def message(told: dict[str, str]) -> EmailMessage:
    """Return the letter as it would come."""
    mail = EmailMessage()
    mail["From"], mail["To"] = told["from"], "prijave@skup.rs"
    mail["Subject"], mail["Date"] = told["subject"], NOON
    mail.set_content(told["text"])
    return mail


if __name__ == "__main__":
    main()
