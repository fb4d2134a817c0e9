"""Two names of organisations: one, perhaps one, or two."""

import pytest

from mailflow.likeness import Grade, blocking_keys, organisations, rare_first
from mailflow.reasons import table
from tests.likeness.pairs import Pair, named, pairs

PAIRS = pairs("organisations.tsv")


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 150
    assert {pair.grade for pair in PAIRS} == {grade.value for grade in Grade}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_a_pair_is_graded_as_a_careful_clerk_would(pair: Pair) -> None:
    found = organisations(named(pair.one), named(pair.other))

    assert (found.grade, found.because) == (pair.grade, found.because), pair.why


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_the_order_of_a_pair_does_not_matter(pair: Pair) -> None:
    one, other = named(pair.one), named(pair.other)
    there, back = organisations(one, other), organisations(other, one)

    assert (there.grade, there.because) == (back.grade, back.because)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} – {pair.other}")
def test_what_may_be_one_shares_a_key(pair: Pair) -> None:
    one, other = named(pair.one), named(pair.other)
    shared = set(blocking_keys(one)) & set(blocking_keys(other))

    assert shared or pair.grade == "different"


def test_every_reason_can_be_told() -> None:
    codes = {organisations(named(p.one), named(p.other)).because for p in PAIRS}

    assert codes <= table().keys()


def test_what_shares_rare_keys_comes_first_and_no_more_than_asked() -> None:
    index = {"word:centar": [f"c{n}" for n in range(50)], "word:vidr": ["v1", "c7"]}

    assert rare_first(index, index.__getitem__, most=3) == ("c7", "v1", "c0")


def test_common_keys_are_left_alone_where_rare_ones_found_some() -> None:
    index = {"word:centar": [f"c{n}" for n in range(5_000)], "word:vidr": ["v1"]}

    assert rare_first(index, index.__getitem__) == ("v1",)
