"""Decide: the vocabulary of rules.yaml, as a page for organisers."""

from collections.abc import Iterator
from typing import Final

from mailflow.rules.kinds import (
    EACH,
    FLAG,
    FUNCTIONS,
    LIST,
    METHODS,
    NUMBER,
    SPAN,
    TEXT,
    TIME,
    Kind,
)
from mailflow.rules.vocabulary import VOCABULARY, Word

_HEAD: Final = """\
# The words of `when`

Made by `make vocabulary` from the code; do not edit it here.

A condition in `rules.yaml` is an expression in [CEL](https://cel.dev) over these words. Join
them with `&&` (and), `||` (or), `!` (not) and brackets:

```yaml
  - name: many from Niš, and late
    when: late && size(attendees) > 3 && organisation.city == "Ниш"
    hold: "late, but many: please decide"
```

`mailflow check` finds every misspelt word, unknown part, wrong function and comparison of two
kinds, with its line, before any letter comes. `mailflow explain KEY` shows what the words were
for one letter, and which rule held.

## What a letter does not tell

Nothing is ever missing, and nothing is ever `null`: a text that nobody told is `""`, a list is
empty, a number is 0, a yes-or-no word is `false`. So `organisation.city == "Ниш"` is simply not
true where no organisation was found, and `organisation.city != "Ниш"` is true there; write
`organisation.city != "" && organisation.city != "Ниш"` if that is not meant. The column “if not
told” says it for every word.

An item of an empty list is a mistake, and `check` tells it: ask `size(attendees) > 0 &&` first,
or better, `attendees.exists(a, …)`. Should a condition fail for one strange letter all the
same, that letter is held for a person; no rule below is tried.

## The words

| word | kind | says | for example | if not told |
|---|---|---|---|---|
"""

_KINDS: Final = """
## What may be done with each kind

| kind | compare with | what else |
|---|---|---|
"""
_SIGNS: Final = {
    FLAG.name: "`==` `!=`; alone, or with `&&` `||` `!`",
    TEXT.name: '`==` `!=` `<` `>`; `in ["…", "…"]`',
    NUMBER.name: "`==` `!=` `<` `<=` `>` `>=`; `+` `-` `*` `/` `%`",
    TIME.name: "`==` `!=` `<` `<=` `>` `>=`; `+` and `-` a span; a time `-` a time is a span",
    SPAN.name: "`==` `!=` `<` `<=` `>` `>=`; `+` `-`",
    LIST.name: '`==` `!=`; `"…" in list`; `list[0]`, counted from 0',
}
_MAKES: Final = {TIME.name: "timestamp", SPAN.name: "duration"}
_EXAMPLES: Final = {
    "duration": '`duration("90m")`, `duration("24h")`',
    "timestamp": '`timestamp("2019-03-12T12:00:00+01:00")`',
    "all": "`.all(a, …)` every one",
    "exists": "`.exists(a, …)` some one",
    "exists_one": "`.exists_one(a, …)` just one",
    "filter": "`.filter(a, …)` those",
    "map": "`.map(a, …)` something of each",
    "getMonth": "`.getMonth()` from 0",
    "getDate": "`.getDate()` day of the month from 1",
    "getDayOfMonth": "`.getDayOfMonth()` from 0",
    "getDayOfYear": "`.getDayOfYear()` from 0",
    "getDayOfWeek": "`.getDayOfWeek()` Sunday is 0",
    "matches": '`.matches("^…$")` a regular expression',
}
_FOOT: Final = """
Texts are compared letter for letter: `"Ниш"` is not `"Niš"`, and names stand in the script of
the letter. Times and their hours are those on the clock of the event.
"""


def page() -> str:
    """Return the page, in Markdown."""
    words = (_row(name, word) for name, word in VOCABULARY.items())
    kinds = (_kind_row(name) for name in _SIGNS)
    return _HEAD + "".join(words) + _KINDS + "".join(kinds) + _FOOT


def _row(name: str, word: Word) -> str:
    return _cells(
        f"`{name}`",
        _kind(word.kind),
        word.says,
        f"`when: {word.example or name}`",
        word.unknown if " " in word.unknown else f"`{word.unknown}`",
    )


def _kind(kind: Kind) -> str:
    if kind.of is not None:
        what = "each with " if kind.of.parts else "of texts"
        return f"list, {what}{_parts(kind.of)}" if kind.of.parts else f"list {what}"
    if kind.parts:
        return f"parts: {_parts(kind)}"
    return kind.name.removeprefix("a ")


def _parts(kind: Kind) -> str:
    return ", ".join(f"`.{name}`" for name in kind.parts)


def _kind_row(name: str) -> str:
    return _cells(name.removeprefix("a "), _SIGNS[name], ", ".join(_functions(name)))


def _functions(name: str) -> Iterator[str]:
    if name in _MAKES:
        yield f"written {_EXAMPLES[_MAKES[name]]}"
    if name == LIST.name:
        yield "`size(list)`"
        yield from (_EXAMPLES[each] for each in EACH)
    for function, table in METHODS.items():
        if any(kinds[0] == name for kinds in table) and function != "size":
            yield _EXAMPLES.get(function, f"`.{function}({'…' if name == TEXT.name else ''})`")
    for function, table in FUNCTIONS.items():
        if (name,) in table and function not in ("size", *_MAKES.values()):
            yield f"`{function}(…)`"


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
