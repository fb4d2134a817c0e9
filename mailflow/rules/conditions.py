"""Decide: the text after `when:` -> a compiled condition, checked before it is trusted.

Names and kinds are checked on its tree. What kinds do not show (an item of an empty list, a
division by zero) shows when it runs over a full letter and an empty one, with every
combination of the yes-or-no words in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final

import cel

from mailflow.rules.checking import Scope, mistakes
from mailflow.rules.fields import Field
from mailflow.rules.grammar import facts_of, parse
from mailflow.rules.kinds import FLAG, LIST, NUMBER, PARTS, SPAN, TEXT, TIME, Kind, one_of
from mailflow.rules.vocabulary import ONE_AT_MOST, VOCABULARY

LENGTH_MAX: Final = 1000  # characters; nobody can check a longer condition by reading
# A thousand combinations; a condition over more is tried all-true, all-false.
FLAGS_TRIED_MAX: Final = 10
_KINDS: Final = {name: word.kind for name, word in VOCABULARY.items()}
_SAMPLE_TIME: Final = datetime(2019, 3, 12, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A `when:`, compiled.

    Attributes:
        text: As written.
        program: What CEL made of it.
        names: The words of the vocabulary in it, sorted.
        facts: The same as people look at them, parts by name: "late", "organisation.city".
    """

    text: str
    program: Any
    names: tuple[str, ...]
    facts: tuple[str, ...]

    def holds(self, words: Mapping[str, object]) -> bool:
        """Return whether it is true of these facts.

        Raises:
            ValueError: It cannot be answered for this letter, and why.
        """
        # Only what it speaks of: handing all words over takes a hundred times as long.
        answer = _run(self.program, {name: words[name] for name in self.names})
        if not isinstance(answer, bool):
            raise ValueError(f"the answer is {answer!r}, not true or false")  # noqa: TRY004
        return answer


def kinds_with(fields: Sequence[Field]) -> Scope:
    """Return the kind of every word, where the organiser asks for these *fields*."""
    own = {
        field.name: one_of("", *(c.name for c in field.choices)) if field.choices else TEXT
        for field in fields
    }
    return {**_KINDS, "answers": replace(_KINDS["answers"], parts=own)}


def compile_condition(text: str, kinds: Scope = _KINDS) -> Condition:
    """Return *text* compiled.

    Args:
        kinds: Of every word it may speak of.

    Raises:
        ValueError: It is not CEL, or too long, or it can be answered for no letter or not for
            every one; each argument is one mistake, for people.
    """
    if len(text) > LENGTH_MAX:
        raise ValueError(f"longer than {LENGTH_MAX} characters")
    tree = parse(text)
    if found := mistakes(tree, kinds):
        raise ValueError(*found)
    try:
        program = cel.compile(text)
    except ValueError as error:  # a part of the grammar that we read otherwise than CEL
        first = str(error).splitlines()[0].partition("Syntax error: ")
        raise ValueError(f"not understood: {first[2] or first[0]}"[:160]) from None
    condition = Condition(
        text=text,
        program=program,
        names=tuple(name for name in program.variables() if name in VOCABULARY),
        facts=tuple(dict.fromkeys(facts_of(tree))),
    )
    if trouble := _trouble(condition, kinds):
        raise ValueError(trouble)
    return condition


def _trouble(condition: Condition, kinds: Scope) -> str:
    """Return why *condition* is of no use though its kinds are right; "" if it is."""
    if not condition.names:
        return "it speaks of no word of the letter"
    flags = [name for name in condition.names if kinds[name] is FLAG]
    try:
        answers = {
            condition.holds({**sample, **dict(zip(flags, values, strict=True))})
            for sample in (_sample(kinds, _FULL), _sample(kinds, _EMPTY))
            for values in _combinations(flags)
        }
    except ValueError as error:
        return str(error)
    if len(answers) > 1 or not 0 < len(flags) == len(condition.names) <= FLAGS_TRIED_MAX:
        return ""
    return "it always holds: leave 'when' out" if answers == {True} else "it can never hold"


def _combinations(flags: list[str]) -> Iterator[tuple[bool, ...]]:
    if len(flags) > FLAGS_TRIED_MAX:
        yield from ((True,) * len(flags), (False,) * len(flags))
        return
    for values in product((True, False), repeat=len(flags)):
        held = {name for name, value in zip(flags, values, strict=True) if value}
        if all(len(held & few) < 2 for few in ONE_AT_MOST):
            yield values


def _run(program: Any, words: Mapping[str, object]) -> object:
    try:
        return program.execute(dict(words))
    except IndexError:
        raise ValueError(
            "a list can be empty; write size(attendees) > 0 && … before attendees[0]"
        ) from None
    except (RuntimeError, ArithmeticError, TypeError, KeyError) as error:
        raise ValueError(str(error).splitlines()[0][:160]) from None


def sample(kinds: Scope, **told: object) -> dict[str, object]:
    """Return the words of a letter that says nothing but what is *told*."""
    return {**_sample(kinds, _EMPTY), **told}


def _sample(kinds: Scope, make: Mapping[str, object]) -> dict[str, object]:
    return {name: _made(kind, make) for name, kind in kinds.items()}


def _made(kind: Kind, make: Mapping[str, object]) -> object:
    if kind.name == PARTS.name:
        return {name: _made(part, make) for name, part in kind.parts.items()}
    if kind.name == LIST.name:
        return [_made(kind.of or TEXT, make)] if make[LIST.name] else []
    return kind.choices[0] if kind.choices else make[kind.name]


_FULL: Final[Mapping[str, object]] = {
    FLAG.name: True, TEXT.name: "Ана Анић", NUMBER.name: 1, TIME.name: _SAMPLE_TIME,
    SPAN.name: _SAMPLE_TIME - _SAMPLE_TIME, LIST.name: True,
}  # fmt: skip
_EMPTY: Final[Mapping[str, object]] = {
    **_FULL, FLAG.name: False, TEXT.name: "", NUMBER.name: 0, LIST.name: False,
}  # fmt: skip
