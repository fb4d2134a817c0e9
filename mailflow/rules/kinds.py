"""Decide: kinds of values in a condition, and what may be done with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a value is.

    Attributes:
        name: For people.
        of: What a list holds; None for all else, and for the empty list.
        parts: By name, what stands after a point: organisation.city.
    """

    name: str
    of: "Kind | None" = None
    parts: "Mapping[str, Kind]" = field(default_factory=dict)


FLAG: Final = Kind(name="true or false")
TEXT: Final = Kind(name="text")
NUMBER: Final = Kind(name="number")
TIME: Final = Kind(name="time")
SPAN: Final = Kind(name="span of time")


def list_of(kind: Kind | None) -> Kind:
    """Return the kind of a list; None for one whose items are not known."""
    return Kind(name="list", of=kind)


def parts(*names: str) -> Kind:
    """Return the kind of a value with these texts as its parts."""
    return Kind(name="parts", parts=dict.fromkeys(names, TEXT))
