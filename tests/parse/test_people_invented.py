"""People of many peoples that the tables of words never saw come back to the nominative.

bench/people.py tells which do not, by people, case and spelling.
"""

from itertools import islice

import pytest

from mailflow.parse.people.find import find_people
from tests.parse.inventing import Told, told

LEAST = 0.95


def is_right(row: Told) -> bool:
    return tuple(mention.name for mention in find_people(row.text)) == row.names


def test_nearly_all_come_back_whatever_their_people_case_and_spelling() -> None:
    rows = list(islice(told(), 0, None, 11))

    assert sum(map(is_right, rows)) / len(rows) >= LEAST


@pytest.mark.parametrize("people", ["sr", "bs", "hu", "sq", "roma", "sk"])
def test_no_people_is_left_behind(people: str) -> None:
    rows = list(islice((row for row in told() if row.people == people), 0, None, 5))

    assert sum(map(is_right, rows)) / len(rows) >= LEAST
