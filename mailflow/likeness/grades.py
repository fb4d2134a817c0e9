"""Likeness: what is compared, and what comes of it. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How sure it is that two are one."""

    SAME = "same"
    LIKELY = "likely"  # a person should look at both
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A grade and why.

    Attributes:
        because: Code, a row of reasons.tsv.
        values: What that row shows, the two names first.
    """

    grade: Grade
    because: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is known of an organisation; all but the name may be None or "".

    Attributes:
        name: As written, in any case, script and language.
        city: Where it sits; in any language.
        registration_number, tax_number: Digits; blanks and marks between do not matter.
        domain: Its own; an address of mail or web is taken too. Free mail counts as none.
    """

    name: str
    city: str | None = None
    registration_number: str | None = None
    tax_number: str | None = None
    domain: str | None = None
