"""Letters whose truth is known, and whether what was read of them is right.

A reading is right if its intent is, and, where the letter registers, changes or cancels, if the
organisation, the people who come and the people who fall away are right as well. Names are
compared whatever their order, script, capitals and diacritics; an organisation may differ from
its name, or from another name a fair clerk would accept, by one letter in twenty.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from mailflow.model import RawMessage, Reading
from mailflow.papers import shelf
from mailflow.parse import as_json, read
from mailflow.script import fold

NOON = datetime(2019, 3, 12, 12, tzinfo=UTC)
ACTIVE = ("register", "change", "cancel")


def sets(folders: list[Path]) -> Iterator[Path]:
    """Yield every folder of letters with a truth.jsonl: these, or those in their dev."""
    for folder in folders:
        if (folder / "truth.jsonl").exists():
            yield folder
        else:
            yield from sorted(file.parent for file in folder.glob("dev/*/truth.jsonl"))


def judged(folder: Path) -> Iterator[tuple[str, Reading, bool]]:
    """Yield each letter's file, its reading, and whether that is right."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        file = truth["file"]
        source = (folder / file).read_bytes()
        reading = read(RawMessage(source=source, received_at=NOON, file=file), shelf.read)
        yield file, reading, is_right(truth, as_json(reading, file))


def is_right(truth: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """What was read is what a careful clerk wrote down."""
    if got["intent"] != truth["intent"]:
        return False
    return truth["intent"] not in ACTIVE or (
        same_organisation(truth["organisation"], got["organisation"])
        and _people([one["name"] for one in truth["attendees"]])
        == _people([one["name"] for one in got["attendees"]])
        and _people(truth["removed"]) == _people(got["removed"])
    )


def same_organisation(truth: Mapping[str, Any] | None, got: Mapping[str, Any] | None) -> bool:
    """Both are none, or one is the other's name or one of its other names."""
    if truth is None or got is None:
        return truth is got
    name = _plain(got["name"])
    wanted = [_plain(other) for other in (truth["name"], *truth["aliases"])]
    return any(fuzz.token_sort_ratio(name, other) >= 95 for other in wanted)


def _people(names: list[str]) -> Counter[str]:
    return Counter(" ".join(sorted(_plain(name).split())) for name in names)


def _plain(text: str | None) -> str:
    kept = (c if c.isalnum() else " " for c in fold(text or ""))
    return " ".join("".join(kept).split())
