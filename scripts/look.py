"""Print what the rules make of each letter of learning/: one JSON object a line.

    python -m scripts.look

Keys: hand (its file), want and truth (intents), doubt (its code, "" if the rules have none),
traits; people: what the rules make of each, if they know the intent. Of these: rules and truth
(fates), intent, traits. Uses the mailflow that is found first: `learn.py` lets it
look with one that knows half of the words. Letters that the rules or the truth call a robot's
are left out.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from mailflow.model import Intent, RawMessage
from mailflow.parse.attending import attendees_of
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.comers.experience import Comers, is_known
from mailflow.parse.comers.named import everybody, fate
from mailflow.parse.comers.traits import traits as traits_of
from mailflow.parse.falling_away import removed_of
from mailflow.parse.gathered import desk_of, gathered
from mailflow.parse.intent.answering import answering
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.likeliest import wanted
from mailflow.parse.intent.traits import traits
from mailflow.parse.leaves.spread import spread
from mailflow.parse.opening.header import recipients
from mailflow.parse.opening.open import open_letter
from mailflow.parse.study import Study
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


def look(told: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the rules want, and the traits they see; None of a robot's letter."""
    source = message(told).as_bytes()
    letter = open_letter(RawMessage(source=source, received_at=NOON))
    to = recipients(source)
    desk = desk_of(letter.header, to)
    leaves = spread(letter, desk)
    seen = gathered(letter, leaves, to)
    want = answering(wanted(seen.facts), seen.said, letter.header, leaves)
    if letter.header.machine or want.intent is Intent.AUTOMATIC:
        return None
    known = Wanted(Intent(told["intent"]), "")
    study = Study(
        letter, leaves, seen.party, seen.sender, seen.facts, known, leaves.tongue, to, desk
    )
    people = list(fates(study, told)) if "attendees" in told else []
    return {**noted(want, seen.facts), "people": people}


def noted(want: Wanted, facts: Facts) -> dict[str, Any]:
    """Return what the rules want, and the traits they see."""
    code = want.doubt.code if want.doubt else ""
    return {"want": want.intent, "doubt": code, "traits": sorted(traits(want, facts))}


def fates(study: Study, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what becomes of everybody named."""
    rules = Comers(attendees_of(study, None), removed_of(study))
    for person in named(study, rules) if is_known(study) else ():
        truth = fate(person["name"], told["attendees"], told["removed"]).name
        first, comes = study.want.intent is Intent.REGISTER, Standing.COMES.name
        if first and comes not in (truth, person["rules"]):
            truth = person["rules"]  # whether he falls away, or is only named, is one
        yield {**person, "truth": truth}


def named(study: Study, rules: Comers) -> Iterator[dict[str, Any]]:
    """Yield what the rules make of everybody named."""
    people = everybody(study, rules.attendees, rules.removed)
    for one in people:
        told = {"name": one.name, "rules": one.fate.name, "intent": study.want.intent}
        yield {**told, "traits": sorted(traits_of(one, people, study))}


def message(told: dict[str, str]) -> EmailMessage:
    """Return the letter as it would come."""
    mail = EmailMessage()
    mail["From"], mail["To"] = told["from"], "prijave@skup.rs"
    mail["Subject"], mail["Date"] = told["subject"], NOON
    mail.set_content(told["text"])
    return mail


if __name__ == "__main__":
    main()
