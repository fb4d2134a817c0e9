"""Letters whose truth is known, and whether what was read of them is right.

A reading is right if its intent is, and, where the letter registers, changes or cancels, if the
organisation, the people who come and the people who fall away are right as well. Names are
compared whatever their order, script, capitals and diacritics; an organisation may differ from
its name, or from another name a fair clerk would accept, by one letter in twenty.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mailflow.model import RawMessage, Reading
from mailflow.papers import shelf
from mailflow.parse import as_json, read
from tests.judging import exact_faults

NOON = datetime(2019, 3, 12, 12, tzinfo=UTC)


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
        yield file, reading, not exact_faults(truth, as_json(reading, file))
