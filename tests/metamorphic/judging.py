"""A changed letter read, and compared with the truth changed alike."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from mailflow.model import RawMessage
from mailflow.papers import shelf
from mailflow.parse import as_json, read
from tests.judging import exact_faults, finer_faults

from .letters import Case, Change

NOW = datetime(2019, 3, 12, 9, 0, tzinfo=UTC)
ORIGINAL = "as it came"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one letter, changed in one way, was read.

    Attributes:
        change: Name of the change, or "as it came".
        letter: The file it came from.
        faults: What is not as in the truth: "field wanted / read"; () if all is right.
        silent: Something is wrong and nobody was asked to look.
        sound: The letter was read rightly as it came.
    """

    change: str
    letter: str
    faults: tuple[str, ...]
    silent: bool
    sound: bool


def cases(folder: Path) -> Iterator[Case]:
    """Return every letter of *folder* that truth.jsonl tells about."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        yield Case(source=(folder / truth["file"]).read_bytes(), truth=truth)


def outcomes(case: Case, changes: Mapping[str, Change]) -> list[Outcome]:
    """Return how *case* is read as it came, then after every change that applies to it."""
    first = judged(ORIGINAL, case, sound=True)
    told = [replace(first, sound=not first.faults)]
    for name, change in changes.items():
        changed = change(case)
        if changed is not None:
            told.append(judged(name, changed, sound=not first.faults))
    return told


def judged(change: str, case: Case, *, sound: bool) -> Outcome:
    file = case.truth["file"]
    raw = RawMessage(source=case.source, received_at=NOW)
    got: dict[str, Any] = as_json(read(raw, _paper), file)
    faults = (*exact_faults(case.truth, got), *finer_faults(case.truth, got))
    silent = bool(faults) and not got["needs_review"]
    return Outcome(change=change, letter=file, faults=faults, silent=silent, sound=sound)


@lru_cache(maxsize=16)
def _paper(form: str, payload: bytes) -> tuple[str, str]:
    """A document is the same in most changes of its letter; it is opened once."""
    return shelf.read(form, payload)


def by_change(told: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes of every kind, in the order in which kinds first come."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in told:
        kinds.setdefault(outcome.change, []).append(outcome)
    return kinds


def share_right(told: Iterable[Outcome]) -> float:
    """Return the share read rightly; 1 if there is none."""
    right = [not outcome.faults for outcome in told]
    return sum(right) / len(right) if right else 1.0
