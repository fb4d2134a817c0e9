"""Two names of people: one, perhaps one, or two."""

import pytest

from mailflow.likeness import Grade, people, person_keys
from mailflow.reasons import table
from tests.likeness.pairs import Pair, pairs

PAIRS = pairs("people.tsv")


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 80
    assert {pair.grade for pair in PAIRS} == {grade.value for grade in Grade}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_a_pair_is_graded_as_a_careful_clerk_would(pair: Pair) -> None:
    found = people(pair.one, pair.other)

    assert (found.grade, found.because) == (pair.grade, found.because), pair.why


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_the_order_of_a_pair_does_not_matter(pair: Pair) -> None:
    there, back = people(pair.one, pair.other), people(pair.other, pair.one)

    assert (there.grade, there.because) == (back.grade, back.because)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_what_may_be_one_shares_a_key(pair: Pair) -> None:
    shared = set(person_keys(pair.one)) & set(person_keys(pair.other))

    assert shared or pair.grade == "different"


def test_every_reason_can_be_told() -> None:
    assert {people(pair.one, pair.other).because for pair in PAIRS} <= table().keys()
