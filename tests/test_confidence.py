"""Confidence: how doubts add up, what a threshold lets through, what a sign should weigh."""

import pytest

from mailflow.model import Doubt
from scripts.calibrate import fitted
from scripts.tradeoff import at

from .readings import reading


def doubting(*weights: float) -> float:
    doubts = tuple(Doubt(code="told", weight=weight) for weight in weights)
    return reading(doubts=doubts).confidence


def letters(*some: tuple[str, int, int]) -> list[tuple[frozenset[str], bool]]:
    """Letters with the same signs, how many read rightly, how many wrongly."""
    return [
        (frozenset(signs.split()), right)
        for signs, rightly, wrongly in some
        for right in [True] * rightly + [False] * wrongly
    ]


def test_without_a_doubt_confidence_is_whole() -> None:
    assert doubting() == 1


def test_each_doubt_takes_its_share_of_what_is_left() -> None:
    assert doubting(0.5, 0.2) == pytest.approx(0.4)


def test_one_certain_doubt_leaves_nothing() -> None:
    assert doubting(1, 0.1) == 0


def test_a_threshold_lets_through_what_reaches_it() -> None:
    read = [(0.9, True), (0.9, False), (0.5, True), (0.1, False)]

    assert at(0.5, read).split() == ["0.500", "0.250", "0.250"]
    assert at(0.6, read).split() == ["0.250", "0.250", "0.500"]


def test_a_sign_that_was_never_wrong_should_weigh_nothing() -> None:
    assert fitted(letters(("calm", 9, 0)))["calm"] == pytest.approx(0, abs=0.01)


def test_a_sign_should_weigh_its_smoothed_share() -> None:
    assert fitted(letters(("odd", 4, 5)))["odd"] == pytest.approx(0.5, abs=0.01)


def test_a_sign_that_only_keeps_bad_company_should_weigh_little() -> None:
    weights = fitted(letters(("bad", 0, 9), ("bad shy", 0, 9), ("shy", 9, 0)))

    assert weights["bad"] > 0.8
    assert weights["shy"] < 0.1
