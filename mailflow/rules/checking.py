"""Decide: the tree of a condition -> what is wrong with it, before any letter meets it.

CEL itself finds out only when it runs, and only in the branch it takes: `late && subject == 3`
would fail with the first late letter.
"""

from collections.abc import Mapping
from typing import Final

import cel

from mailflow.rules.grammar import Call, Name, Node, Part, Value, told
from mailflow.rules.kinds import (
    DECIMAL,
    EACH,
    FLAG,
    FUNCTIONS,
    LIST,
    METHODS,
    NUMBER,
    PARTS,
    RESULTS,
    TEXT,
    Kind,
    list_of,
)
from mailflow.rules.strict import did_you_mean

Scope = Mapping[str, Kind]
_VALUES: Final = ((bool, FLAG), (int, NUMBER), (float, DECIMAL), (str, TEXT))
_COMPARED: Final = ("==", "!=", "<", "<=", ">", ">=")
# Run at once where what they are given is written out: a broken pattern, "24 hours".
_TRIED: Final = ("matches", "duration", "timestamp", "int", "double", "/", "%")
_DIVIDES: Final = ("/", "%")


def mistakes(node: Node, words: Scope) -> tuple[str, ...]:
    """Return all that is wrong with the condition *node*, given the kind of every word."""
    checked = _Checked()
    kind = checked.kind_of(node, words)
    if kind is not None and kind.name != FLAG.name:
        checked.found.append(f"the answer is {kind.name}, not true or false: {told(node)}")
    return tuple(dict.fromkeys(checked.found))


class _Checked:
    """Mistakes found so far. A kind of None is not known, because of one of them."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def wrong(self, what: str) -> None:
        self.found.append(what)

    def kind_of(self, node: Node, scope: Scope) -> Kind | None:
        if isinstance(node, Value):
            return next(kind for sort, kind in _VALUES if isinstance(node.value, sort))
        if isinstance(node, Name):
            if node.name not in scope:
                known = tuple(scope)
                self.wrong(f"unknown word {node.name!r}{did_you_mean(node.name, known)}")
            return scope.get(node.name)
        if isinstance(node, Part):
            return self._part(node, scope)
        if node.is_method and node.name in EACH:
            return self._each(node, scope)
        if node.name == "has":
            return self._has(node, scope)
        kinds = [self.kind_of(one, scope) for one in node.arguments]
        if any(kind is None for kind in kinds):
            return self._of_unknown(node)
        return self._call(node, [kind for kind in kinds if kind is not None])

    def _of_unknown(self, node: Call) -> Kind | None:
        # Something in it is wrong already; what it yields is known all the same, mostly.
        self._function(node)
        return FLAG if node.name in ("&&", "||", "!_", "in", *_COMPARED) else None

    def _part(self, node: Part, scope: Scope) -> Kind | None:
        whole = self.kind_of(node.whole, scope)
        if whole is None or node.name in whole.parts:
            return whole.parts[node.name] if whole else None
        if whole.name == PARTS.name and not whole.parts:
            self.wrong(f"there is no {node.name!r}: rules.yaml has no such `fields:`")
        elif whole.parts:
            self.wrong(
                f"there is no {node.name!r}{did_you_mean(node.name, tuple(whole.parts))}"
            )
        elif whole.name == LIST.name:
            of = told(node.whole)
            self.wrong(f"{of} is a list; write e.g. {of}.exists(a, a.{node.name} == …)")
        elif node.name in METHODS or node.name in EACH:
            self.wrong(f"{told(node)} needs brackets: {told(node)}()")
        else:
            self.wrong(f"{told(node.whole)} is {whole.name} and has no parts")
        return None

    def _each(self, node: Call, scope: Scope) -> Kind | None:
        whole = self.kind_of(node.arguments[0], scope)
        if len(node.arguments) != 3 or not isinstance(node.arguments[1], Name):
            self.wrong(f"{node.name} is written like attendees.{node.name}(a, a.name == …)")
            return None
        if whole is None or whole.name != LIST.name:
            if whole is not None:
                self.wrong(f"{told(node.arguments[0])} is {whole.name}, not a list")
            return None
        name = node.arguments[1].name
        if name in scope:
            self.wrong(f"{name!r} is a word of the rules; take another name, e.g. 'a'")
        inner = self.kind_of(node.arguments[2], {**scope, name: whole.of or TEXT})
        if node.name == "map":
            return list_of(inner)
        if inner is not None and inner.name != FLAG.name:
            body = told(node.arguments[2])
            self.wrong(f"{node.name}: {body} is {inner.name}, not true or false")
        return whole if node.name == "filter" else FLAG

    def _has(self, node: Call, scope: Scope) -> Kind:
        if len(node.arguments) != 1 or not isinstance(node.arguments[0], Part):
            self.wrong('has: nothing is ever missing, only empty; write e.g. sender.name != ""')
        else:
            self.kind_of(node.arguments[0], scope)
        return FLAG

    def _call(self, node: Call, kinds: list[Kind]) -> Kind | None:
        of = tuple(kind.name for kind in kinds)
        special = {"[]": self._item, "[…]": self._list, "in": self._in, "?": self._choice}
        if node.name in special:
            return special[node.name](node, kinds)
        table = self._function(node)
        if table is None:
            return None
        result = table.get((node.name, *of)) if table is RESULTS else table.get(of)
        if result is None:
            self.wrong(_misfit(node, kinds))
        elif node.name in ("==", "!="):
            self._may_be(node.arguments, kinds)
        self._try(node)
        return result or (FLAG if node.name in ("&&", "||", "!_", *_COMPARED) else None)

    def _function(self, node: Call) -> Mapping[tuple[str, ...], Kind] | None:
        """Return which kinds it takes; None, with the reason noted, if there is no such."""
        name = node.name
        if not name.isidentifier() or name == "in":
            return RESULTS
        table, other = (METHODS, FUNCTIONS) if node.is_method else (FUNCTIONS, METHODS)
        if name in table:
            return table[name]
        if name in other or (name in EACH and not node.is_method):
            way = f"{name}(…)" if node.is_method else f"subject.{name}(…)"
            self.wrong(f"{name} is written the other way round: {way}")
        else:
            known = (*METHODS, *FUNCTIONS, *EACH)
            self.wrong(
                f"unknown function {name!r}{did_you_mean(name, tuple(dict.fromkeys(known)))}"
            )
        return None

    def _item(self, node: Call, kinds: list[Kind]) -> Kind | None:
        if kinds[0].name != LIST.name or kinds[1].name != NUMBER.name:
            self.wrong(f"{told(node)}: only a list has items, counted from 0")
            return None
        return kinds[0].of

    def _list(self, node: Call, kinds: list[Kind]) -> Kind | None:
        if len({kind.name for kind in kinds}) > 1:
            self.wrong(f"two kinds of values in one list: {told(node)}")
        return list_of(kinds[0] if kinds else None)

    def _choice(self, node: Call, kinds: list[Kind]) -> Kind | None:
        if kinds[0].name != FLAG.name or kinds[1].name != kinds[2].name:
            self.wrong(f"{told(node)}: expected a condition, then two values of one kind")
        return kinds[1]

    def _in(self, node: Call, kinds: list[Kind]) -> Kind:
        one, many = kinds
        if many.name != LIST.name:
            hint = "; write a.contains(b)" if many.name == TEXT.name else ""
            self.wrong(f"{told(node)}: {told(node.arguments[1])} is no list{hint}")
        elif many.of is not None and many.of.name != one.name:
            self.wrong(
                f"two kinds of values: {told(node)} looks for {one.name} "
                f"in a list with {many.of.name} in it"
            )
        elif isinstance(node.arguments[1], Call):
            self._may_be((node.arguments[0], *node.arguments[1].arguments), [one])
        return FLAG

    def _may_be(self, nodes: tuple[Node, ...], kinds: list[Kind]) -> None:
        """Note a text that a word like `intent` is compared with and never is."""
        asked = [(node, kind) for node, kind in zip(nodes, kinds, strict=False) if kind.choices]
        for node, kind in asked:
            texts = [one.value for one in nodes if isinstance(one, Value)]
            for text in (text for text in texts if isinstance(text, str)):
                # Answers of several people stand beside each other: "vegan, halal".
                if text not in kind.choices and ", " not in text:
                    hint = did_you_mean(text, kind.choices)
                    self.wrong(f"{told(node)} is never {text!r}{hint}")

    def _try(self, node: Call) -> None:
        values = [one.value for one in node.arguments if isinstance(one, Value)]
        if node.name == "matches" and not isinstance(node.arguments[-1], Value):
            self.wrong(f"{told(node)}: the pattern must be written out, in quotes")
        if node.name in _DIVIDES and isinstance(node.arguments[1], Value):
            if node.arguments[1].value == 0:
                self.wrong(f"{told(node)}: division by zero")
        elif node.name in _TRIED and node.arguments and isinstance(node.arguments[-1], Value):
            text = "''.matches(b)" if node.name == "matches" else f"{node.name}(b)"
            try:
                cel.evaluate(text, {"b": values[-1]})
            except (RuntimeError, TypeError, ValueError):
                self.wrong(f"{told(node)}: {_EXPECTED[node.name]}")


_EXPECTED: Final = {
    "matches": "no regular expression",
    "duration": 'expected a span of time, e.g. "90m" or "24h"',
    "timestamp": 'expected a time, e.g. "2019-03-12T12:00:00+01:00"',
    "int": "no whole number",
    "double": "no number",
}


def _misfit(node: Call, kinds: list[Kind]) -> str:
    names = " and ".join(kind.name for kind in kinds)
    if node.name == "size" and kinds and kinds[0].name == TEXT.name:
        return f'{told(node)}: only a list has a size; for a text write e.g. subject == ""'
    if node.name in ("&&", "||", "!_", "-_"):
        return f"{told(node)}: {names}" + (
            "" if node.name == "-_" else "; join true or false only"
        )
    if not node.name.isidentifier() and len({kind.name for kind in kinds}) > 1:
        return f"two kinds of values: {told(node)} has {names}"
    if any(kind.name == PARTS.name for kind in kinds):
        return f"{told(node)}: name the part that is meant, e.g. organisation.name"
    return f"{told(node)}: does not go with {names}"
