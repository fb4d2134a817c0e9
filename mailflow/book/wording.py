"""The book: what staff want corrected -> what the act tells, or why it cannot be. Pure."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

from mailflow.book.correcting import person_text_of, text_of
from mailflow.book.corrections import (
    ANSWER,
    FIELDS,
    PERSON_FIELDS,
    READING_FIELDS,
    in_force,
    names,
)
from mailflow.book.rereading import answer_text, read_text
from mailflow.model import Attendee, Found, Intent, Reading, Registration
from mailflow.script import name_key

TEXT_LENGTH_MAX: Final = 300  # of one value; a longer one is a mistake
Told = Mapping[str, str]
_EMAIL: Final = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
# What a value must look like: a test, and how to say it.
_SHAPES: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "registration_number": (re.compile(r"\d{8}").fullmatch, "8 digits"),
    "tax_number": (re.compile(r"\d{9}").fullmatch, "9 digits"),
    "contact_email": (_EMAIL.fullmatch, "one e-mail address"),
    "email": (_EMAIL.fullmatch, "one e-mail address"),
    "attendee_count": (re.compile(r"\d{1,4}").fullmatch, "a number"),
    "intent": (lambda text: text in list(Intent), f"one of {', '.join(Intent)}"),
    "language": (re.compile(r"[a-z]{2}").fullmatch, "two letters, such as sr"),
}
_NEVER_EMPTY: Final = ("name", "intent", "language")


def correction(of: Registration | Reading, wanted: Told) -> tuple[Told, str]:
    """Return what an act tells that corrects *of* as *wanted*, and an objection; "" if none.

    Args:
        of: A registration, or the reading of a letter as corrected so far.
        wanted: Texts by field; "attendee", "add" and "remove" as in book.corrections.
    """
    told = {name: _plain(name, text) for name, text in wanted.items()}
    objection = next(filter(None, (check(of, told) for check in _CHECKS)), "")
    if objection:
        return told, objection
    sought = told.get("attendee", "")
    fields = [name for name in told if name not in _ABOUT_PEOPLE]
    was = {f"was {name}": _read(of, sought, name) for name in fields}
    return told | was | {"people": "\n".join(_called(of))}, ""


_ABOUT_PEOPLE: Final = ("attendee", "add", "remove")


def _plain(name: str, text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    plain = "\n".join(filter(None, lines)) if name in _ABOUT_PEOPLE else " ".join(text.split())
    return plain.lower() if name in ("email", "contact_email") else plain


def _called(of: Registration | Reading) -> list[str]:
    return [_name(one.name) for one in of.attendees]


def _name(name: str | Found) -> str:
    return name if isinstance(name, str) else name.value


def _read(of: Registration | Reading, sought: str, field: str) -> str:
    """Return what the letters say in that field, whatever staff made of it."""
    corrections = of.corrections if isinstance(of, Registration) else ()
    person = next(
        (p for p in of.attendees if name_key(_name(p.name)) == name_key(sought)), None
    )
    called = _name(person.name) if person else ""
    if earlier := in_force(corrections).get((called, field)):
        return earlier.read
    if isinstance(person, Attendee):
        return person_text_of(person, field)
    if person is not None and isinstance(of, Reading):
        if field.startswith(ANSWER):
            return answer_text(of, field, called)
        value = getattr(person, field)
        return value.value if value else ""
    return text_of(of, field) if isinstance(of, Registration) else read_text(of, field)


def _nothing(of: Registration | Reading, told: Told) -> str:
    if set(told) - {"attendee"}:
        return ""
    return "nothing to correct: say what, e.g. city=Niš, or --add or --remove a name"


def _unknown(of: Registration | Reading, told: Told) -> str:
    fields = FIELDS if isinstance(of, Registration) else READING_FIELDS
    fields = PERSON_FIELDS if "attendee" in told else fields
    for name in told:
        is_answer = name.startswith(ANSWER)
        if name in fields or name in _ABOUT_PEOPLE or is_answer:
            continue
        near = get_close_matches(name, fields, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(fields)}"
        if name in PERSON_FIELDS and "attendee" not in told:
            hint = "whose? say --attendee NAME"
        return f"unknown field {name!r}; {hint}"
    return ""


def _people(of: Registration | Reading, told: Told) -> str:
    called = {name_key(name) for name in _called(of)}
    there = ", ".join(_called(of)) or "nobody"
    for name in (*names(told.get("attendee", "")), *names(told.get("remove", ""))):
        if name_key(name) not in called:
            return f"no attendee {name!r}; there are: {there}"
    for name in names(told.get("add", "")):
        if name_key(name) in called:
            return f"{name!r} is an attendee already"
    return ""


def _shape(of: Registration | Reading, told: Told) -> str:
    for name, text in told.items():
        is_right, shape = _SHAPES.get(name, (bool, "something"))
        needs = bool(text) or name in _NEVER_EMPTY
        if needs and not is_right(text):
            return f"{name}={text}: must be {shape}"
        if len(text) > TEXT_LENGTH_MAX and name not in _ABOUT_PEOPLE:
            return f"{name}: longer than {TEXT_LENGTH_MAX} characters"
        if any(not (c.isprintable() or c == "\n") for c in text):
            return f"{name}: has characters that cannot be seen"
    return ""


def _no_organisation(of: Registration | Reading, told: Told) -> str:
    is_there = of.organisation or "organisation" in told or "attendee" in told
    if is_there or not {"city", "registration_number", "tax_number", "website"} & set(told):
        return ""
    return "the organisation is not known yet; say organisation=… too"


_CHECKS: Final = (_nothing, _unknown, _people, _shape, _no_organisation)
