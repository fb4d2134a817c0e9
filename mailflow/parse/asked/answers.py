"""Answers of a letter: whose each is, and what is unsure or missing."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Answer, Doubt, Person, Question
from mailflow.parse.asked.places import Place
from mailflow.parse.asked.said import Said
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike
from mailflow.reasons import doubt

_NAMES: Final = frozenset({"name", "names", "given"})
_PARTS: Final = re.compile(r"[,;()]")


def answers_of(
    said: Sequence[Said], attendees: Sequence[Person]
) -> tuple[tuple[Answer, ...], tuple[Doubt, ...]]:
    """Return the answers, and why some of them are unsure.

    Of two that differ neither counts: the person is asked, or a person of ours looks.
    """
    names = [person.name.value for person in attendees]
    told: dict[tuple[str, str], list[Said]] = {}
    doubts = []
    for one in said:
        if not one.value:
            doubts.append(doubt("answer_no_choice", one.question.name, one.words))
            continue
        of, sure = _whose(one, said, names)
        if not sure:
            doubts.append(doubt("answer_of_whom", one.question.name, one.words))
        told.setdefault((one.question.name, of), []).append(one)
    for (name, _), some in told.items():
        values = list(dict.fromkeys(one.value for one in some))
        if len(values) > 1 and not _may_stand_together(some):
            doubts.append(doubt("answers_differ", name, *values[:2]))
    return tuple(_answers(told)), tuple(dict.fromkeys(doubts))


def _answers(told: dict[tuple[str, str], list[Said]]) -> Iterator[Answer]:
    for (name, of), some in told.items():
        values = list(dict.fromkeys(one.value for one in some))
        first = some[0].place
        if len(values) == 1 or _may_stand_together(some):
            found = first.leaf.found("; ".join(values), first.start, first.because)
            yield Answer(name=name, value=found, of=of)


def _may_stand_together(some: Sequence[Said]) -> bool:
    """Two clauses of running text tell more, not something else."""
    return not any(one.question.choices or one.place.label or one.place.row for one in some)


def unanswered(questions: Sequence[Question], answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return the names of required questions without an answer."""
    answered = {answer.name for answer in answers}
    return tuple(q.name for q in questions if q.required and q.name not in answered)


def _whose(one: Said, said: Sequence[Said], names: Sequence[str]) -> tuple[str, bool]:
    """Return whose answer it is, "" for all who come, and whether that is sure."""
    place = one.place
    if place.row:
        return _known(place.row, names), True
    if len(names) < 2:
        return "", True
    if place.label:
        return _of_block(one, said, names), True
    return _of_clause(place, names)


def _known(name: str, names: Sequence[str]) -> str:
    return next((known for known in names if alike(known, name)), "")


def _of_block(one: Said, said: Sequence[Said], names: Sequence[str]) -> str:
    """Return whose lines of a form it stands in; asked once only, it is for all."""
    same = [o for o in said if o.place.label and o.question == one.question]
    fields = [f for f in one.place.leaf.fields if f.kind in _NAMES]
    above = [field for field in fields if field.start < one.place.start]
    if len({o.place.start for o in same}) < 2 or not above:
        return ""
    return next((name for name in names if alike(name, above[-1].value)), "")


def _of_clause(place: Place, names: Sequence[str]) -> tuple[str, bool]:
    """Return whom the clause, or the part of it around the words, speaks of."""
    leaf = place.leaf
    start, end = leaf.clause(place.start)
    if any_of("everybody").search(leaf.flat, start, end):
        return "", True
    spoken_of = _names_in(place, start, end, names)
    if len(spoken_of) < 2:
        return next(iter(spoken_of), ""), True
    cuts = [start, *(m.start() for m in _PARTS.finditer(leaf.flat, start, end)), end]
    first = max(cut for cut in cuts if cut <= place.start)
    last = min(cut for cut in cuts if cut > place.start)
    near = _names_in(place, first, last, names)
    if not near and leaf.flat[first] == "(":  # „Ана Анић (веган)“
        near = _names_in(place, start, first, names)[-1:]
    return (near[0], True) if len(near) == 1 else ("", False)


def _names_in(place: Place, start: int, end: int, names: Sequence[str]) -> list[str]:
    found = (_known(m.name, names) for m in place.leaf.people if start <= m.start < end)
    return [name for name in dict.fromkeys(found) if name]
