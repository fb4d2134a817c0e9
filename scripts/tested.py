"""While the tests run, note what the rules alone make of each letter that a test reads.

    LOOKS=file python -m pytest -p scripts.tested …

Writes one JSON object a line, with the keys of `look.py`: of a letter, without people; or of
somebody named, alone, and whether a rule doubts his fate. The truth is what the rules say: a
test expects it. What several tests read is noted once.
"""

import json
import os
from pathlib import Path
from typing import Any

from mailflow.model import Doubt, Intent
from mailflow.parse import reading
from mailflow.parse.comers.experience import SETTLED, Comers, is_known
from mailflow.parse.doubts import doubts
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.signs.evidence import Evidence
from scripts.look import named, noted

_seen: set[str] = set()


def pytest_configure() -> None:
    """Let no letter be asked of experience, only noted."""
    reading.by_experience = letter
    reading.people_by_experience = lambda study, organisation, rules: rules
    reading.doubts = people


def pytest_unconfigure() -> None:
    """Write what was noted."""
    Path(os.environ["LOOKS"]).write_text("\n".join(sorted(_seen)) + "\n", "utf-8")


def letter(want: Wanted, facts: Facts) -> Wanted:
    """Note a letter; return what the rules say of it."""
    if want.intent is not Intent.AUTOMATIC:
        note({**noted(want, facts), "truth": want.intent})
    return want


def people(evidence: Evidence) -> list[Doubt]:
    """Note everybody named; return the doubts of the rules."""
    found = [*doubts(evidence)]
    doubted = any(doubt.code == SETTLED for doubt in found)
    comers = Comers(evidence.attendees, evidence.removed)
    for person in named(evidence.study, comers) if is_known(evidence.study) else ():
        note({**person, "truth": person["rules"], "doubted": doubted})
    return found


def note(seen: dict[str, Any]) -> None:
    """Note what a test saw."""
    _seen.add(json.dumps({"hand": "tests", **seen}))
