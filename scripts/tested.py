"""While the tests run, note what the rules alone make of each letter that a test reads.

    LOOKS=file python -m pytest -p scripts.tested …

Writes one JSON object a line, with the keys of `look.py`. The truth is what the rules say: a
test expects it. A letter that several tests read is noted once.
"""

import json
import os
from pathlib import Path

from mailflow.model import Intent
from mailflow.parse import reading
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.traits import traits

_seen: set[str] = set()


def pytest_configure() -> None:
    """Let no letter be asked for by experience, only noted."""
    reading.by_experience = noted  # type: ignore[attr-defined]


def pytest_unconfigure() -> None:
    """Write what was noted."""
    Path(os.environ["LOOKS"]).write_text("\n".join(sorted(_seen)) + "\n", "utf-8")


def noted(want: Wanted, facts: Facts) -> Wanted:
    """Note a letter; return what the rules say of it."""
    if want.intent is not Intent.AUTOMATIC:
        code = want.doubt.code if want.doubt else ""
        told = {"want": want.intent, "truth": want.intent, "doubt": code}
        told = {"hand": "tests", **told, "traits": sorted(traits(want, facts))}
        _seen.add(json.dumps(told))
    return want
