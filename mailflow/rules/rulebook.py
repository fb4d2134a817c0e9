"""Decide: rules.yaml -> Rulebook, or everything that is wrong with it at once."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Final

import yaml

from mailflow.errors import ConfigError
from mailflow.model import Extension, Languages, Question
from mailflow.rules.checking import Scope
from mailflow.rules.conditions import Condition, compile_condition, kinds_with, sample
from mailflow.rules.deadlines import Deadlines, read_deadlines, read_extensions
from mailflow.rules.event import (
    Desk,
    Event,
    Limits,
    read_desk,
    read_event,
    read_limits,
)
from mailflow.rules.facts import Bounds
from mailflow.rules.fields import Field, read_fields
from mailflow.rules.hours import Office, read_office
from mailflow.rules.languages import check_texts, read_languages
from mailflow.rules.retention import Retention, read_retention
from mailflow.rules.strict import (
    BOOL_TAG,
    Problems,
    by_language,
    compose,
    flag_of,
    mapping,
    require,
    sequence,
    text_of,
)

PARTS: Final = (
    "event", "desk", "languages", "office", "deadline", "extensions", "limits", "fields",
    "retention", "rules",
)  # fmt: skip
NEEDED: Final = ("event", "desk", "deadline", "rules")
RULE_KEYS: Final = ("name", "when", "reply", "registers", "hold")
MOVED_UP: Final = "accepted"  # what who moves up from the waiting list is answered with
NOBODY_SEATED: Final = "waiting"  # the answer where `registers: partly` has no seat to give
PROMISE: Final = "question"  # the template that tells that a person will answer
RULES_MAX: Final = 100  # each is tried on every letter
_TEMPLATE: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the decision table.

    Attributes:
        when: None for a row that always holds.
        reply: Name of a template; None for silence.
        partly: It registers as many as there are seats for; the others wait.
        hold: What to tell staff, in pairs of language code and text; () to tell them the
            doubts; None to go on.
        line: Where it stands in rules.yaml, counted from 1.
    """

    name: str
    when: Condition | None
    reply: str | None
    registers: bool
    hold: tuple[tuple[str, str], ...] | None
    line: int
    partly: bool = False


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """rules.yaml, checked: if you hold one, it works.

    Attributes:
        deadlines: For registering, changing and cancelling.
        extensions: More time granted in rules.yaml.
        fingerprint: SHA-256 of the file's text; tells which rules decided a letter.
    """

    event: Event
    desk: Desk
    languages: Languages
    office: Office
    deadlines: Deadlines
    extensions: tuple[Extension, ...]
    limits: Limits
    fields: tuple[Field, ...]
    retention: Retention
    rules: tuple[Rule, ...]
    fingerprint: str

    @property
    def deadline(self) -> datetime:
        """Until when people may register, as answers tell them; aware, in the event's zone."""
        return self.deadlines.registering.until

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the desk, the one it answers from first."""
        return (self.desk.address, *self.desk.aliases)

    @property
    def templates(self) -> tuple[str, ...]:
        """Names of the templates the rules may answer with, sorted."""
        said = {rule.reply for rule in self.rules if rule.reply}
        waits = {NOBODY_SEATED} if self.in_parts else set()
        moves = {MOVED_UP} if self.limits.waiting_list else set()
        return tuple(sorted(said | waits | moves))

    @property
    def in_parts(self) -> bool:
        """Some of those whom one letter brings may get seats, while the others wait."""
        return any(rule.partly for rule in self.rules)

    @cached_property
    def bounds(self) -> Bounds:
        """What facts are measured against."""
        return Bounds(
            deadlines=self.deadlines,
            capacity=self.limits.capacity,
            attendees_per_organisation=self.limits.attendees_per_organisation,
            reserved=self.limits.reserved,
            own_addresses=frozenset(self.addresses),
            fields=tuple(field.name for field in self.fields),
        )

    @property
    def questions(self) -> tuple[Question, ...]:
        """What to look for in letters beside who comes, in the order of the fields."""
        return tuple(field.question for field in self.fields)

    def is_working_day(self, day: date) -> bool:
        """The office works on *day*."""
        return self.office.is_working_day(day)


def load(text: str, filename: str = "rules.yaml") -> Rulebook:
    """Return the rulebook written in *text*.

    Raises:
        ConfigError: With one "file:line: what; did you mean …?" per mistake, all of them.
    """
    problems = Problems()
    node = compose(text, problems)
    if node is None:
        raise ConfigError(problems.told(filename))
    parts = mapping(node, "rules.yaml", PARTS, problems)
    require(parts, NEEDED, "rules.yaml", node, problems)
    rulebook = _read(parts, hashlib.sha256(text.encode()).hexdigest(), problems)
    if not problems.found:
        _deadlines_matter(parts["deadline"], rulebook, problems)
    if problems.found:
        raise ConfigError(problems.told(filename))
    return rulebook


def _deadlines_matter(node: yaml.Node, book: Rulebook, problems: Problems) -> None:
    """Note a deadline of its own for changing or cancelling that no rule looks at."""
    told = mapping(node, "deadline", (), problems)
    kinds = kinds_with(book.fields)
    for purpose, word in (("changing", "change"), ("cancelling", "cancel")):
        asked = {word: True, "intent": word, "known": True, "owner": True, "confirmed": True}
        met = {_first(book.rules, sample(kinds, late=late, **asked)) for late in (True, False)}
        if purpose in told and len(met) == 1:
            what = f"no rule looks at it; add one with `when: {word} && known && late`"
            problems.add(told[purpose], f"deadline.{purpose}: {what}")


def _first(rules: tuple[Rule, ...], words: Mapping[str, object]) -> Rule:
    return next(rule for rule in rules if rule.when is None or rule.when.holds(words))


def _read(parts: Mapping[str, yaml.Node], fingerprint: str, problems: Problems) -> Rulebook:
    event = read_event(parts.get("event"), problems)
    office = read_office(parts.get("office"), problems)
    deadlines = read_deadlines(parts.get("deadline"), event, office, problems)
    fields = read_fields(parts.get("fields"), problems)
    languages = read_languages(parts.get("languages"), problems)
    check_texts(parts, languages, problems)
    return Rulebook(
        event=event,
        desk=read_desk(parts.get("desk"), problems),
        languages=languages,
        office=office,
        deadlines=deadlines,
        extensions=read_extensions(
            parts.get("extensions"), event, office, deadlines.registering, problems
        ),
        limits=read_limits(parts.get("limits"), event, problems),
        fields=fields,
        retention=read_retention(parts.get("retention"), problems),
        rules=_rules(parts.get("rules"), kinds_with(fields), problems),
        fingerprint=fingerprint,
    )


def _rules(node: yaml.Node | None, kinds: Scope, problems: Problems) -> tuple[Rule, ...]:
    rows = sequence(node, "rules", problems)
    if isinstance(node, yaml.SequenceNode) and not 0 < len(rows) <= RULES_MAX:
        problems.add(node, f"rules: expected 1 to {RULES_MAX} rules")
    rules = tuple(_rule(row, kinds, problems) for row in rows[:RULES_MAX])
    names = [rule.name for rule in rules]
    for place, rule in enumerate(rules):
        if rule.name and rule.name in names[:place]:
            problems.add(rule.line, f"rules: a rule named {rule.name!r} stands above already")
        if above := _same(rule, rules[:place]):
            problems.add(rule.line, f"when: as in “{above}” above: never reached")
        if _always(rows[place]) and place < len(rules) - 1:
            problems.add(rule.line, "rules: without 'when' nothing below is ever reached")
    if rules and not _always(rows[-1]):
        problems.add(
            rules[-1].line, "rules: the last rule must have no 'when': one must always match"
        )
    return rules


def _same(rule: Rule, above: tuple[Rule, ...]) -> str:
    told = rule.when.text.split() if rule.when else None
    return next((r.name for r in above if r.when and r.when.text.split() == told), "")


def _always(row: yaml.Node) -> bool:
    # By the key, not by the compiled condition: a `when` with a mistake is a `when`.
    keys = (
        [key.value for key, _ in row.value] if isinstance(row, yaml.MappingNode) else ["when"]
    )
    return "when" not in keys


def _rule(node: yaml.Node, kinds: Scope, problems: Problems) -> Rule:
    parts = mapping(node, "rule", RULE_KEYS, problems)
    require(parts, ("name",), "rule", node, problems)
    reply = text_of(parts.get("reply"), "reply", problems)
    if reply and not _TEMPLATE.fullmatch(reply):
        problems.add(parts["reply"], f"reply: {reply!r} is no template's name: use a-z, 0-9, _")
    hold = _hold(parts.get("hold"), problems)
    partly = _says(parts.get("registers"), "partly")
    registers = partly or flag_of(parts.get("registers"), "registers", problems)
    if hold is not None and (registers or reply not in ("", PROMISE)):
        what = f"a held letter is not entered, and answered with {PROMISE!r} at most"
        problems.add(parts["hold"], f"hold: {what}")
    return Rule(
        name=text_of(parts.get("name"), "name", problems),
        when=_when(parts.get("when"), kinds, problems),
        reply=reply or None,
        registers=registers,
        hold=hold,
        partly=partly,
        line=node.start_mark.line + 1,
    )


def _says(node: yaml.Node | None, word: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == word


def _hold(node: yaml.Node | None, problems: Problems) -> tuple[tuple[str, str], ...] | None:
    if node is None:
        return None
    if node.tag == BOOL_TAG:
        return () if flag_of(node, "hold", problems) else None
    return tuple(by_language(node, "hold", problems).items())


def _when(node: yaml.Node | None, kinds: Scope, problems: Problems) -> Condition | None:
    written = text_of(node, "when", problems)
    if node is None or not written:
        return None
    try:
        return compile_condition(written, kinds)
    except ValueError as error:
        for what in error.args:
            problems.add(node, f"when: {what}")
    return None
