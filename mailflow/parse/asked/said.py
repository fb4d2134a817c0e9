"""The places of a letter that answer a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.model import Question
from mailflow.parse.asked.columns import in_columns
from mailflow.parse.asked.labelled import labelled
from mailflow.parse.asked.phrases import chosen, is_label, is_nothing
from mailflow.parse.asked.places import ANSWER_MAX, Place
from mailflow.parse.asked.prose import in_prose
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind


@dataclass(frozen=True, slots=True)
class Said:
    """An answer at its place.

    Attributes:
        value: Name of the choice, else the words as written; "" where they are no choice.
        words: As written, on one line.
    """

    question: Question
    place: Place
    value: str
    words: str


def find_said(leaves: Spread, questions: Sequence[Question]) -> tuple[Said, ...]:
    """Return what *leaves* answer to *questions*, by question, then in the order written."""
    said = tuple(
        said
        for question in questions
        for leaf in leaves.counted
        if leaf.kind is not Kind.SUBJECT
        for said in _in_leaf(leaf, question)
    )
    return said or (tuple(to_mail_below(leaves, questions)) if questions else ())


def to_mail_below(leaves: Spread, questions: Sequence[Question]) -> Iterator[Said]:
    """Yield the one line above our mail that asks one question only: "Autobusom u 10."."""
    asked = [q for q in questions if any(_asks(leaf, q) for leaf in leaves.background)]
    lines = [
        (leaf, start, end)
        for leaf in leaves.own
        if leaf.kind is Kind.OWN
        for start, end in leaf.page.lines()
        if leaf.text[start:end].strip()
        and not leaf.text[start:end].rstrip().endswith((",", ":"))
    ]
    if len(asked) != 1 or len(lines) != 1 or asked[0].choices:
        return
    leaf, start, end = lines[0]
    place = Place(leaf, start, end, "answers the question below")
    if "?" not in leaf.text and not is_nothing(place.words) and end - start <= ANSWER_MAX:
        yield Said(asked[0], place, place.words, place.words)


def _asks(leaf: Leaf, question: Question) -> bool:
    """A line of the mail below is nothing but the question's label."""
    if leaf.kind is not Kind.QUOTED:
        return False
    lines = (leaf.flat[start:end] for start, end in leaf.page.lines())
    return any(is_label(question, line.lstrip(" >-*•")) for line in lines)


def _in_leaf(leaf: Leaf, question: Question) -> Iterator[Said]:
    formed = [*in_columns(leaf, question), *labelled(leaf, question)]
    for place in formed:
        yield from _said(question, place)
    if leaf.kind is Kind.SIGNATURE or (formed and not question.choices):
        return
    for choice, place in in_prose(leaf, question):
        if not any(one.line == place.line for one in formed):
            yield Said(question, place, choice or place.words, place.words)


def _said(question: Question, place: Place) -> Iterator[Said]:
    """Yield what a cell or a label's value says; nothing where it was left empty."""
    if not question.choices:
        if not is_nothing(place.words):
            yield Said(question, place, place.words, place.words)
        return
    names = chosen(question, place.words)
    if len(names) == len(question.choices) > 1:
        return  # the form's own list, nothing struck out in it
    for name in names:
        yield Said(question, place, name, place.words)
    if not names and not is_nothing(place.words):
        yield Said(question, place, "", place.words)
