"""The words of `when`: documented as they are, and total."""

from dataclasses import replace

import pytest

from mailflow import parse, rules
from mailflow.model import RawMessage
from mailflow.rules.conditions import compile_condition, kinds_with
from mailflow.rules.fields import Field
from mailflow.rules.vocabulary import VOCABULARY

from .readings import IN_TIME, ROOT, RULES, facts, reading, registration

DIET = Field(name="diet", label={"": "Diet"})


def test_the_page_of_the_vocabulary_is_current() -> None:
    """If it is not: `make vocabulary`."""
    assert (ROOT / "docs/vocabulary.md").read_text("utf-8") == rules.page()


@pytest.mark.parametrize("name", VOCABULARY)
def test_the_example_of_a_word_is_a_condition_that_uses_it(name: str) -> None:
    condition = compile_condition(VOCABULARY[name].example or name, kinds_with([DIET]))

    assert name in condition.names


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_letter_that_tells_nothing_has_every_word_as_documented(name: str) -> None:
    empty = parse.read(RawMessage(source=b"", received_at=IN_TIME))
    unknown = VOCABULARY[name].unknown
    nothing = {"an empty list": [], "always known": None, 'each part is ""': {""}}
    value = rules.words(facts(empty), replace(RULES.bounds, fields=("diet",)))[name]

    if name == "uncertain" or unknown == "always known":
        assert value
    elif isinstance(value, dict):
        assert set(value.values()) == nothing[unknown]
    elif unknown[:1].isdigit():
        assert str(value) == unknown.split()[0]
    elif isinstance(value, list):
        assert unknown.startswith("an empty list")
    else:
        assert compile_condition(f"{name} == {unknown}").holds({name: value})


def test_only_the_words_that_a_rule_speaks_of_are_found_out() -> None:
    words = rules.words(facts(reading()), RULES.bounds)
    condition = compile_condition("late && organisation.city == ''")
    condition.holds(words)

    assert set(words) == {"late", "organisation"}


def test_a_word_that_is_none_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        rules.words(facts(reading()), RULES.bounds)["latte"]


# Why a rule held or not.


def test_every_rule_is_explained_with_the_facts_it_looked_at() -> None:
    steps = rules.explain(facts(reading(), registration()), RULES)
    by_name = {step.rule.name: step for step in steps}

    assert [step.rule for step in steps] == list(RULES.rules)
    assert [step.rule.name for step in steps if step.decides] == ["already registered"]
    assert by_name["already registered"].facts == {"duplicate": True}
    assert by_name["never answer a machine"].facts == {"automatic": False}
    assert by_name["after the deadline"].holds is False
    assert by_name["registered"].facts == {}
    assert by_name["registered"].holds is True


def test_parts_are_explained_one_by_one() -> None:
    text = (ROOT / "rules.yaml").read_text("utf-8")
    when = (
        "organisation.city == 'Ниш' && attendees.exists(a, a.name == '') && size(removed) > 0"
    )
    book = rules.load(text.replace("when: automatic", f"when: >-\n      {when}"))
    step = rules.explain(facts(reading("Ана Анић")), book)[0]

    assert list(step.facts) == ["organisation.city", "attendees", "removed"]
    assert step.facts["organisation.city"] == ""


def test_a_rule_that_cannot_be_answered_says_why_and_decides() -> None:
    when = "when: 'size(attendees) < 2 || attendees[5].name == \"\"'"
    text = (ROOT / "rules.yaml").read_text("utf-8").replace("when: automatic", when)
    step = rules.explain(facts(reading("Ана Анић", "Бора Борић")), rules.load(text))[0]

    assert (step.holds, step.decides) == (None, True)
    assert "a list can be empty" in step.trouble
