"""Decide: the text of a condition -> a tree, so that its kinds can be checked.

The CEL package compiles and runs conditions, but shows neither their shape nor their kinds.
This reads the part of CEL that rules.yaml needs; whatever else CEL has is refused here, in
words. (Precedence as in the CEL specification, "Syntax".)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cel

DEPTH_MAX: Final = 30  # brackets in brackets; nobody can read more, and Python's stack ends
_TOKEN: Final = re.compile(
    r"""\s*(?://[^\n]*\s*)*(?:
      (?P<text>[rR]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<name>[A-Za-z_]\w*)
    | (?P<sign>&&|\|\||==|!=|<=|>=|[<>!+\-*/%()\[\],.?:])
    | (?P<other>.)
    | (?P<end>\Z))""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
# What people write who know another language than CEL.
INSTEAD: Final = {
    "and": "&&", "or": "||", "not": "!", "AND": "&&", "OR": "||", "NOT": "!",
    "True": "true", "False": "false", "&": "&&", "|": "||", "=": "==", "“": '"', "”": '"',
    "„": '"', "’": "'",
}  # fmt: skip
_LEVELS: Final = (
    ("||",),
    ("&&",),
    ("==", "!=", "<", "<=", ">", ">=", "in"),
    ("+", "-"),
    ("*", "/", "%"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """A text, number, true or false, as written."""

    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the vocabulary, or one that a list function gave a meaning."""

    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands after a point: organisation.city."""

    whole: "Node"
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function; what stands before the point of a.f(b) is its first argument.

    Attributes:
        name: "&&", "size", …; "[]" takes an item of a list, "[…]" makes one.
        is_method: Written a.f(b), not f(a, b).
    """

    name: str
    arguments: "tuple[Node, ...]"
    is_method: bool = False


Node = Value | Name | Part | Call


def parse(text: str) -> Node:
    """Return the tree of *text*.

    Raises:
        ValueError: It is no condition; why, and what to write instead.
    """
    tokens = _Tokens(text)
    node = _choice(tokens)
    if tokens.kind != "end":
        raise tokens.mistake()
    return node


class _Tokens:
    """The tokens of a condition, and which is next."""

    def __init__(self, text: str) -> None:
        self.text, self.place, self.depth = text, 0, 0
        self.kind, self.word = "", ""
        self.take()

    def take(self) -> str:
        """Go on to the next token; return the one it was."""
        word = self.word
        found = _TOKEN.match(self.text, self.place)
        self.kind = (found.lastgroup if found else None) or "end"
        self.word = found[self.kind] if found else ""
        self.place = found.end() if found else len(self.text)
        return word

    def has(self, *signs: str) -> bool:
        """One of *signs* is next."""
        return self.kind != "text" and self.word in signs

    def must(self, sign: str) -> None:
        if not self.has(sign):
            raise self.mistake(f"expected {sign!r}")
        self.take()

    def mistake(self, expected: str = "") -> ValueError:
        instead = INSTEAD.get(self.word)
        if instead:
            return ValueError(f"not understood: write {instead} instead of {self.word}")
        at = f"at {self.word!r}" if self.word else "at its end"
        return ValueError(f"not understood {at}{expected and f': {expected}'}")

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise ValueError("too many brackets in brackets")


def _choice(tokens: _Tokens) -> Node:
    tokens.deeper()
    node = _level(tokens, 0)
    if tokens.has("?"):
        tokens.take()
        yes = _level(tokens, 0)
        tokens.must(":")
        node = Call("?", (node, yes, _choice(tokens)))
    tokens.depth -= 1
    return node


def _level(tokens: _Tokens, level: int) -> Node:
    if level == len(_LEVELS):
        return _signed(tokens)
    node = _level(tokens, level + 1)
    while tokens.has(*_LEVELS[level]):
        sign = tokens.take()
        node = Call(sign, (node, _level(tokens, level + 1)))
    return node


def _signed(tokens: _Tokens) -> Node:
    signs: list[str] = []
    while tokens.has("!", "-"):
        signs.append(tokens.take())
    if len(signs) > DEPTH_MAX:
        raise ValueError(f"too many {signs[0]!r} in a row")
    node = _member(tokens)
    for sign in reversed(signs):
        node = Call(f"{sign}_", (node,))
    return node


def _member(tokens: _Tokens) -> Node:
    node = _primary(tokens)
    while tokens.has(".", "["):
        if tokens.take() == "[":
            node = Call("[]", (node, _choice(tokens)))
            tokens.must("]")
            continue
        if tokens.kind != "name":
            raise tokens.mistake("expected a name after the point")
        name = tokens.take()
        if tokens.has("("):
            node = Call(name, (node, *_arguments(tokens, ")")), is_method=True)
        else:
            node = Part(node, name)
    return node


def _primary(tokens: _Tokens) -> Node:
    if tokens.kind in ("text", "number"):
        value = cel.evaluate(tokens.take())
        return Value(value)
    if tokens.has("("):
        tokens.take()
        node = _choice(tokens)
        tokens.must(")")
        return node
    if tokens.has("["):
        return Call("[…]", tuple(_arguments(tokens, "]")))
    if tokens.kind != "name" or tokens.word in INSTEAD or tokens.word == "in":
        raise tokens.mistake()
    name = tokens.take()
    if tokens.has("("):
        return Call(name, tuple(_arguments(tokens, ")")))
    return Value(name == "true") if name in ("true", "false") else Name(name)


def _arguments(tokens: _Tokens, end: str) -> Sequence[Node]:
    tokens.take()
    found: list[Node] = []
    while not tokens.has(end):
        found.append(_choice(tokens))
        if not tokens.has(end):
            tokens.must(",")
    tokens.take()
    return found


_SHAPES: Final = {"[]": "{0}[{1}]", "?": "{0} ? {1} : {2}", "!_": "!{0}", "-_": "-{0}"}


def told(node: Node) -> str:
    """Return *node* as it might have been written.

    >>> told(parse("late&&organisation . city=='Ниш'"))
    'late && organisation.city == "Ниш"'
    """
    if isinstance(node, Value):
        return f'"{node.value}"' if isinstance(node.value, str) else str(node.value).lower()
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Part):
        return f"{told(node.whole)}.{node.name}"
    return _called(node, [told(one) for one in node.arguments])


def _called(node: Call, parts: list[str]) -> str:
    if node.name in _SHAPES:
        return _SHAPES[node.name].format(*parts)
    if node.name == "[…]":
        return f"[{', '.join(parts)}]"
    if node.is_method:
        return f"{parts[0]}.{node.name}({', '.join(parts[1:])})"
    if node.name.isidentifier() and node.name != "in":
        return f"{node.name}({', '.join(parts)})"
    return f"{parts[0]} {node.name} {parts[1]}"


def facts_of(node: Node, bound: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the facts that *node* speaks of, e.g. "late", "organisation.city", as written."""
    if isinstance(node, Name) and node.name not in bound:
        yield node.name
    elif isinstance(node, Part):
        whole = node.whole
        if isinstance(whole, Name) and whole.name not in bound:
            yield f"{whole.name}.{node.name}"
        else:
            yield from facts_of(whole, bound)
    elif isinstance(node, Call):
        each = node.is_method and len(node.arguments) == 3
        inner = bound | {
            one.name for one in node.arguments[1:2] if each and isinstance(one, Name)
        }
        for place, one in enumerate(node.arguments):
            yield from facts_of(one, inner if place else bound)
