"""Decide: the text after `when:` -> a compiled condition, tried out before it is trusted.

The CEL package checks neither names nor types when it compiles. So names are looked up here,
and each condition runs over sample letters, with every combination of the yes-or-no words in
it: `late && organisation.cty == ""` must fail now, not with the first late letter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final

import cel

from mailflow.rules.kinds import FLAG
from mailflow.rules.strict import did_you_mean
from mailflow.rules.vocabulary import VOCABULARY

LENGTH_MAX: Final = 1000  # characters; nobody can check a longer condition by reading
FLAGS_TRIED_MAX: Final = (
    6  # 64 combinations; a condition over more is tried all-true, all-false
)
FUNCTIONS: Final = (
    "size", "contains", "startsWith", "endsWith", "matches", "has", "all", "exists",
    "exists_one", "map", "filter", "duration", "timestamp", "int", "double", "string", "min",
    "max", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getHours",
    "getMinutes", "getSeconds",
)  # fmt: skip
_BOUND: Final = re.compile(r"\.\s*(?:all|exists|exists_one|map|filter)\s*\(\s*(\w+)\s*,")
_FLAGS: Final = tuple(name for name, word in VOCABULARY.items() if word.kind is FLAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A `when:`, compiled.

    Attributes:
        text: As written.
        program: What CEL made of it.
        names: The words of the vocabulary in it, sorted.
    """

    text: str
    program: Any
    names: tuple[str, ...]

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


def compile_condition(text: str) -> Condition:
    """Return *text* compiled.

    Raises:
        ValueError: It is not CEL, or too long; the message is for people.
    """
    if len(text) > LENGTH_MAX:
        raise ValueError(f"longer than {LENGTH_MAX} characters")
    try:
        program = cel.compile(text)
    except ValueError as error:
        if "Recursion limit" in str(error):
            raise ValueError("too many brackets in brackets") from None
        first = str(error).splitlines()[0].partition("Syntax error: ")
        raise ValueError(f"not understood: {first[2] or first[0]}"[:160]) from None
    names = tuple(name for name in program.variables() if name in VOCABULARY)
    return Condition(text=text, program=program, names=names)


def unknown_names(condition: Condition) -> Iterator[str]:
    """Yield a complaint, with a suggestion, for every word the vocabulary does not have."""
    bound = set(_BOUND.findall(condition.text))
    for name in sorted(set(condition.program.variables()) - set(VOCABULARY) - bound):
        yield f"unknown word {name!r}{did_you_mean(name, tuple(VOCABULARY))}"
    for name in sorted(set(condition.program.functions()) - set(FUNCTIONS)):
        if name.isidentifier():
            yield f"unknown function {name!r}{did_you_mean(name, FUNCTIONS)}"


def first_failure(condition: Condition, samples: tuple[dict[str, object], ...]) -> str:
    """Return why *condition* fails for one of *samples*; "" if it is answered for all."""
    used = set(condition.program.variables())
    flags = [name for name in _FLAGS if name in used]
    for sample in samples:
        for values in _combinations(len(flags)):
            words = {**sample, **dict(zip(flags, values, strict=True))}
            try:
                condition.holds(words)
            except ValueError as error:
                return str(error)
    return ""


def _combinations(count: int) -> Iterator[tuple[bool, ...]]:
    if count <= FLAGS_TRIED_MAX:
        yield from product((True, False), repeat=count)
    else:
        yield from ((True,) * count, (False,) * count)


def _run(program: Any, words: Mapping[str, object]) -> object:
    try:
        return program.execute(dict(words))
    except KeyError as error:
        name = str(error.args[0])
        own = words.get("answers")
        asked = map(str, own) if isinstance(own, dict) else ()
        parts = sorted(
            {part for word in VOCABULARY.values() for part in word.parts()} | {*asked}
        )
        raise ValueError(f"there is no {name!r}{did_you_mean(name, parts)}") from None
    except IndexError:
        raise ValueError(
            "a list can be empty; write size(attendees) > 0 && … before attendees[0]"
        ) from None
    except TypeError:
        raise ValueError("two kinds of values are compared, e.g. a text and a number") from None
    except (RuntimeError, ArithmeticError) as error:
        raise ValueError(str(error).splitlines()[0][:160]) from None


def samples(deadline: datetime, fields: Sequence[str] = ()) -> tuple[dict[str, object], ...]:
    """Return the words of a full letter and of an empty one; *fields* are the organiser's."""
    person = {"name": "Ана Анић", "role": "", "email": "", "phone": "", "organisation": ""}
    fixed = datetime.combine(deadline.date(), deadline.time(), UTC)
    parts = ("name", "city", "registration_number", "tax_number", "website")
    common = {
        **dict.fromkeys(_FLAGS, False),
        "intent": "register", "language": "sr", "script": "Cyrl", "subject": "Пријава",
        "received_at": fixed, "deadline": fixed,
        "sender": {"name": "", "email": "ana@example.org"},
    }  # fmt: skip
    some: dict[str, object] = {
        "organisation": dict.fromkeys(parts, "Бреза"), "attendees": [person],
        "attendee_count": 1, "removed": ["Ана Анић"], "requests": ["vegan"], "missing": [],
        "answers": dict.fromkeys(fields, "vegan"),
    }  # fmt: skip
    none: dict[str, object] = {
        "organisation": dict.fromkeys(parts, ""), "attendees": [], "attendee_count": 0,
        "removed": [], "requests": [], "missing": ["organisation", "attendee_names"],
        "answers": dict.fromkeys(fields, ""),
    }  # fmt: skip
    return {**common, **some}, {**common, **none}
