"""Decide: why each rule held for a letter or did not."""

from collections.abc import Mapping
from dataclasses import dataclass

from mailflow.rules.facts import Facts
from mailflow.rules.rulebook import Rule, Rulebook
from mailflow.rules.vocabulary import Words, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule, asked about one letter.

    Attributes:
        when: Its condition as written; "" for a rule that always holds.
        facts: What the condition speaks of, in the order written: "late",
            "organisation.city", …
        holds: None where it cannot be answered for this letter; then *trouble* says why.
        decides: The first that holds, or that cannot be answered: then the letter is held.
    """

    rule: Rule
    when: str
    facts: Mapping[str, object]
    holds: bool | None
    decides: bool
    trouble: str = ""


def explain(facts: Facts, rulebook: Rulebook) -> tuple[Step, ...]:
    """Return every rule in its order, those below the one that decides, too."""
    values = words(facts, rulebook.bounds)
    steps: list[Step] = []
    is_decided = False
    for rule in rulebook.rules:
        holds, trouble = _asked(rule, values)
        steps.append(
            Step(
                rule=rule,
                when=rule.when.text if rule.when else "",
                facts={f: _value(f, values) for f in (rule.when.facts if rule.when else ())},
                holds=holds,
                decides=not is_decided and holds is not False,
                trouble=trouble,
            )
        )
        is_decided = is_decided or holds is not False
    return tuple(steps)


def _asked(rule: Rule, values: Words) -> tuple[bool | None, str]:
    try:
        return (rule.when is None or rule.when.holds(values)), ""
    except ValueError as error:
        return None, str(error)


def _value(fact: str, values: Words) -> object:
    name, _, part = fact.partition(".")
    whole = values[name]
    return whole[part] if part and isinstance(whole, dict) else whole
