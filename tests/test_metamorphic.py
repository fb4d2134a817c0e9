"""What must not change a letter's meaning does not change how it is read."""

from functools import cache
from pathlib import Path

import pytest

from .metamorphic.changes import CHANGES
from .metamorphic.judging import Outcome, by_change, cases, outcomes, share_right

LETTERS = Path(__file__).parent / "letters" / "corpus"
# Share of the letters read rightly as they came that must still be. Kinds that apply to few
# letters, or give names that nobody can know, have a floor of their own.
FLOOR = 0.95
FLOORS = {
    "people renamed, rare names": 0.9,
    "people renamed, foreign": 0.9,
    "organisation with another aim": 0.8,
}


@cache
def told() -> dict[str, list[Outcome]]:
    return by_change(one for case in cases(LETTERS) for one in outcomes(case, CHANGES))


@pytest.mark.parametrize("kind", CHANGES)
def test_a_letter_is_understood_alike(kind: str) -> None:
    sound = [one for one in told()[kind] if one.sound]
    broken = [f"{one.letter}: {'; '.join(one.faults)}" for one in sound if one.faults]

    assert sound, "the change applies to no letter"
    assert share_right(sound) >= FLOORS.get(kind, FLOOR), broken


def test_hardly_any_change_leads_to_a_silent_mistake() -> None:
    changed = [one for kind in CHANGES for one in told()[kind]]

    assert sum(one.silent for one in changed) / len(changed) <= 0.01
