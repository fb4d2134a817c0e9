"""Why a letter was decided: by the book as it was when the letter came."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mailflow import rules
from mailflow.desk.explaining import Explanation, explain
from mailflow.errors import UsageError
from mailflow.model import Extension

from .helpers import FULL, IN_TIME, ROOT, letter, work

BOTH = FULL.replace("Ana Anić", "Ana Anić, Bora Borić")


def deciding(why: Explanation) -> str:
    return next(step.rule.name for step in why.steps if step.decides)


def facts(why: Explanation) -> dict[str, object]:
    return {name: value for step in why.steps for name, value in step.facts.items()}


def keys(desk) -> list[str]:
    with desk.store.transaction() as tx:
        return [record.key for record in tx.letters()]


def test_letters_that_came_later_do_not_count(desk, post):
    later = IN_TIME + timedelta(hours=1)
    work(desk, post, letter(), letter(BOTH, received_at=later))
    first, second = (explain(desk, key) for key in keys(desk))

    assert (deciding(first), deciding(second)) == ("registered", "registered")
    assert (facts(first)["known"], facts(second)["known"]) == (False, True)
    assert (facts(first)["more_people"], facts(second)["more_people"]) == (True, True)


def test_the_book_before_is_that_of_the_verdicts_that_stand(desk, post):
    later = IN_TIME + timedelta(hours=1)
    work(desk, post, letter(), letter(BOTH, received_at=later))
    text = (
        (ROOT / "rules.yaml").read_text("utf-8").replace("day: 2019-03-13", "day: 2019-03-11")
    )
    stricter = replace(desk, rulebook=rules.load(text))
    why = explain(stricter, keys(desk)[1])

    assert deciding(why) == "after the deadline"
    assert facts(why)["known"] is True
    assert facts(why)["confirmed"] is True


def test_explaining_writes_nothing(desk, post):
    work(desk, post, letter(), letter(BOTH, received_at=IN_TIME + timedelta(hours=1)))
    with desk.store.transaction() as tx:
        before = list(tx.registrations()), list(tx.letters())
    for key in keys(desk):
        explain(desk, key)

    with desk.store.transaction() as tx:
        assert (list(tx.registrations()), list(tx.letters())) == before


def test_the_deadline_is_the_one_of_this_letter(desk, post):
    work(desk, post, letter())
    (key,) = keys(desk)

    assert f"{explain(desk, key).deadline:%d.%m. %H:%M}" == "13.03. 15:30"


def test_more_time_is_told_with_its_reason(desk, post):
    work(desk, post, letter(received_at=IN_TIME.replace(day=14)))
    more = Extension(
        until=IN_TIME.replace(day=15),
        granted_at=IN_TIME,
        sender="ana@breza.example",
        reason="x",
    )
    other = replace(desk, rulebook=replace(desk.rulebook, extensions=(more,)))
    (key,) = keys(desk)

    assert explain(desk, key).extension is None
    assert explain(other, key).extension == more
    assert f"{explain(other, key).deadline:%d.%m. %H:%M}" == "15.03. 10:00"


def test_a_letter_decided_by_the_rules_of_today_is_not_outdated(desk, post):
    work(desk, post, letter())
    (key,) = keys(desk)
    other = replace(desk, rulebook=replace(desk.rulebook, fingerprint="0" * 64))

    assert not explain(desk, key).is_outdated
    assert explain(other, key).is_outdated


def test_no_letter_is_no_explanation(desk):
    with pytest.raises(UsageError, match="no letter with a key that begins with 'ab'"):
        explain(desk, "ab")
