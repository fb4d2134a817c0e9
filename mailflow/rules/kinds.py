"""Decide: kinds of values in a condition, and what may be done with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a value is.

    Attributes:
        name: For people, with its article.
        of: What a list holds; None for all else, and for the empty list.
        parts: By name, what stands after a point: organisation.city.
        choices: All texts it can be; () for any.
    """

    name: str
    of: "Kind | None" = None
    parts: "Mapping[str, Kind]" = field(default_factory=dict)
    choices: tuple[str, ...] = ()


FLAG: Final = Kind(name="true or false")
TEXT: Final = Kind(name="a text")
NUMBER: Final = Kind(name="a number")
DECIMAL: Final = Kind(name="a number with a point")
TIME: Final = Kind(name="a time")
SPAN: Final = Kind(name="a span of time")
LIST: Final = Kind(name="a list")
PARTS: Final = Kind(name="parts")


def one_of(*choices: str) -> Kind:
    """Return the kind of a text that is one of *choices*."""
    return Kind(name=TEXT.name, choices=choices)


def list_of(kind: Kind | None) -> Kind:
    """Return the kind of a list; None for one whose items are not known."""
    return Kind(name=LIST.name, of=kind)


def parts(*names: str) -> Kind:
    """Return the kind of a value with these texts as its parts."""
    return Kind(name=PARTS.name, parts=dict.fromkeys(names, TEXT))


_SAME: Final = {one.name: one for one in (FLAG, TEXT, NUMBER, DECIMAL, TIME, SPAN)}
_ORDERED: Final = (TEXT, NUMBER, DECIMAL, TIME, SPAN)
_MEASURED: Final = (NUMBER, DECIMAL)
# Name and kinds of the arguments -> kind of the result. What CEL calls an overload.
RESULTS: Final[Mapping[tuple[str, ...], Kind]] = {
    ("&&", FLAG.name, FLAG.name): FLAG,
    ("||", FLAG.name, FLAG.name): FLAG,
    ("!_", FLAG.name): FLAG,
    **{("-_", kind.name): kind for kind in _MEASURED},
    **{(sign, name, name): FLAG for sign in ("==", "!=") for name in (*_SAME, LIST.name)},
    **{(sign, k.name, k.name): FLAG for sign in ("<", "<=", ">", ">=") for k in _ORDERED},
    **{
        (sign, one.name, other.name): FLAG
        for sign in ("==", "!=", "<", "<=", ">", ">=")
        for one, other in (_MEASURED, _MEASURED[::-1])
    },
    **{(sign, k.name, k.name): k for sign in "+-*/" for k in _MEASURED},
    ("%", NUMBER.name, NUMBER.name): NUMBER,
    ("+", TEXT.name, TEXT.name): TEXT,
    ("+", TIME.name, SPAN.name): TIME,
    ("-", TIME.name, SPAN.name): TIME,
    ("-", TIME.name, TIME.name): SPAN,
    ("+", SPAN.name, SPAN.name): SPAN,
    ("-", SPAN.name, SPAN.name): SPAN,
}
# Functions written a.f(b): kinds of a and b -> kind of the result.
METHODS: Final[Mapping[str, Mapping[tuple[str, ...], Kind]]] = {
    **{
        name: {(TEXT.name, TEXT.name): FLAG}
        for name in ("contains", "startsWith", "endsWith", "matches")
    },
    "size": {(LIST.name,): NUMBER},
    **{
        name: {(TIME.name,): NUMBER}
        for name in (
            "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek",
            "getDayOfYear",
        )
    },
    **{
        name: {(TIME.name,): NUMBER, (SPAN.name,): NUMBER}
        for name in ("getHours", "getMinutes", "getSeconds")
    },
}  # fmt: skip
# Functions written f(a).
FUNCTIONS: Final[Mapping[str, Mapping[tuple[str, ...], Kind]]] = {
    "size": {(LIST.name,): NUMBER},
    "duration": {(TEXT.name,): SPAN},
    "timestamp": {(TEXT.name,): TIME},
    "int": {(kind.name,): NUMBER for kind in (TEXT, NUMBER, DECIMAL)},
    "double": {(kind.name,): DECIMAL for kind in (TEXT, NUMBER, DECIMAL)},
    "string": {(kind.name,): TEXT for kind in (TEXT, NUMBER, DECIMAL, TIME, SPAN)},
}
# Functions over a list, which give each item in turn a name: attendees.exists(a, …).
EACH: Final = ("all", "exists", "exists_one", "filter", "map")
