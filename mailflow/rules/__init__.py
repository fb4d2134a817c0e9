"""Decide: Facts -> Verdict. Pure; the first rule that matches wins."""

from collections.abc import Mapping
from dataclasses import replace

from mailflow.model import Doubt, Intent, Status, Verdict
from mailflow.reasons import doubt, sentences
from mailflow.rules.explaining import Step, explain
from mailflow.rules.facts import Bounds, Facts
from mailflow.rules.knowing import missing, registered_elsewhere
from mailflow.rules.page import page
from mailflow.rules.rulebook import MOVED_UP, NOBODY_SEATED, Rule, Rulebook, load
from mailflow.rules.seats import seats_given
from mailflow.rules.timing import deadline_of, extension_of, registering_until
from mailflow.rules.vocabulary import VOCABULARY, words

__all__ = [
    "MOVED_UP", "VOCABULARY", "Facts", "Rule", "Rulebook", "Step", "deadline_of", "decide",
    "explain", "extension_of", "load", "missing", "page", "registering_until", "words",
]  # fmt: skip


def decide(facts: Facts, rulebook: Rulebook) -> Verdict:
    """Return the verdict of the first rule whose condition holds; `load` makes sure of one."""
    verdict = _decided(facts, rulebook)
    return replace(verdict, findings=_findings(facts))


def _findings(facts: Facts) -> tuple[Doubt, ...]:
    if facts.reading.intent not in (Intent.REGISTER, Intent.CHANGE):
        return ()
    return tuple(
        doubt("elsewhere", name, other.reference, other.organisation or "?")
        for name, other in registered_elsewhere(facts)
    )


def _decided(facts: Facts, rulebook: Rulebook) -> Verdict:
    values = words(facts, rulebook.bounds)
    for rule in rulebook.rules:
        try:
            if rule.when is None or rule.when.holds(values):
                return _verdict(rule, facts, rulebook.bounds)
        except ValueError as error:
            # Samples cannot foresee every letter. Going on to the next rule would be a guess.
            return _held(rule, (doubt("rule_failed", rule.name, error),))
    raise AssertionError("a Rulebook's last rule always holds")


def _verdict(rule: Rule, facts: Facts, bounds: Bounds) -> Verdict:
    if rule.partly:
        return _partly(rule, facts, seats_given(facts, bounds))
    if rule.hold is None:
        return Verdict(rule=rule.name, reply=rule.reply, registers=rule.registers)
    said = (doubt("rule_holds", *_in_languages(dict(rule.hold))),) if rule.hold else ()
    doubts = (*said, *(() if facts.released else _doubts(facts)))
    held = _held(rule, doubts or (doubt("told", rule.name),))
    return replace(held, reply=rule.reply)


def _in_languages(texts: Mapping[str, str]) -> tuple[str, str]:
    """Return the text in English and in Serbian; what is not there in the other's place."""
    english = texts.get("en") or texts.get("") or next(iter(texts.values()))
    return english, texts.get("sr") or english


def _partly(rule: Rule, facts: Facts, seats: int) -> Verdict:
    seated = seats or (facts.earlier is not None and facts.earlier.status is Status.CONFIRMED)
    reply = rule.reply if seated or rule.reply is None else NOBODY_SEATED
    return Verdict(rule=rule.name, reply=reply, registers=True, seats=seats)


def _held(rule: Rule, doubts: tuple[Doubt, ...]) -> Verdict:
    return Verdict(rule=rule.name, hold=sentences(doubts), doubts=doubts)


def _doubts(facts: Facts) -> tuple[Doubt, ...]:
    """Return what is unsure; weak doubts only where they come to something together."""
    other = facts.likely.organisation if facts.likely else None
    told = facts.reading.organisation
    likely = (doubt("likely_same", told.name.value, other),) if told and other else ()
    people = (doubt(one.because, *one.values) for one in facts.likely_people)
    nobody = () if facts.reading.header.sender else (doubt("nobody_wrote"),)
    return (
        *likely,
        *people,
        *nobody,
        *(facts.reading.doubts if facts.reading.needs_review else ()),
    )
