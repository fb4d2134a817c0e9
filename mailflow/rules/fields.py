"""Decide: the `fields:` of rules.yaml, what an organiser asks beside names -> values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from mailflow.model import Choice, Question
from mailflow.rules.strict import (
    Problems,
    by_language,
    flag_of,
    mapping,
    require,
    sequence,
    text_of,
)

KEYS: Final = ("name", "label", "words", "choices", "required")
FIELDS_MAX: Final = 20  # a letter is no questionnaire
WORDS_MAX: Final = 100  # of one field or choice; each is looked for in every letter
NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
# What the answers ask for anyway; a field called so could not be told from them.
TAKEN: Final = ("organisation", "attendee_names")
_WORD: Final = re.compile(r"[^\W_][\w'-]*\*?")
_ASIDE: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One more thing an organiser wants to know of every registration.

    Attributes:
        name: In rules, exports and JSON.
        label: What people call it, by language code.
        words: More words that tell of it, "*" standing for any ending.
        choices: The answers there are; () if any text is one.
        required: Asked for, once, where a letter does not tell it.
    """

    name: str
    label: Mapping[str, str]
    words: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False

    @property
    def question(self) -> Question:
        """What to look for in letters: the labels, and the words beside them."""
        return Question(
            name=self.name,
            labels=tuple(dict.fromkeys(filter(None, map(_plain, self.label.values())))),
            words=self.words,
            choices=self.choices,
            required=self.required,
        )


def _plain(label: str) -> str:
    """Return *label* as people repeat it: without what is in brackets, and without marks.

    >>> _plain("Исхрана (веганска, обична):")
    'Исхрана'
    """
    return " ".join(re.sub(r"[^\w'-]+", " ", _ASIDE.sub(" ", label)).replace("_", " ").split())


def read_fields(node: yaml.Node | None, problems: Problems) -> tuple[Field, ...]:
    """Return the `fields:` part, in the order written."""
    items = sequence(node, "fields", problems)
    if node is not None and len(items) > FIELDS_MAX:
        problems.add(node, f"fields: more than {FIELDS_MAX}")
    fields: list[Field] = []
    for item in items[:FIELDS_MAX]:
        field = _field(item, problems)
        if field.name and field.name in [other.name for other in fields]:
            problems.add(item, f"fields.name: {field.name!r} stands here twice")
        fields.append(field)
    return tuple(fields)


def _field(item: yaml.Node, problems: Problems) -> Field:
    parts = mapping(item, "fields", KEYS, problems)
    require(parts, ("name", "label"), "fields", item, problems)
    name = text_of(parts.get("name"), "fields.name", problems)
    if name:
        _check_name(parts["name"], "fields.name", name, problems)
    return Field(
        name=name,
        label=by_language(parts.get("label"), "fields.label", problems),
        words=tuple(_words(parts.get("words"), "fields.words", problems)),
        choices=tuple(_choices(parts.get("choices"), problems)),
        required=flag_of(parts.get("required"), "fields.required", problems),
    )


def _check_name(node: yaml.Node, what: str, name: str, problems: Problems) -> None:
    if not NAME.fullmatch(name):
        problems.add(node, f"{what}: {name!r}: use a-z, 0-9 and _")
    if name in TAKEN:
        problems.add(node, f"{what}: {name!r} is asked for anyway; choose another name")


def _choices(node: yaml.Node | None, problems: Problems) -> Iterator[Choice]:
    for name, words in mapping(node, "fields.choices", (), problems).items():
        _check_name(words, "fields.choices", name, problems)
        what = f"fields.choices.{name}"
        told = tuple(_words(words, what, problems))
        if not told and isinstance(words, yaml.SequenceNode):
            problems.add(words, f"{what}: needs at least one word")
        yield Choice(name=name, words=told)


def _words(node: yaml.Node | None, what: str, problems: Problems) -> Iterator[str]:
    items = sequence(node, what, problems)
    if node is not None and len(items) > WORDS_MAX:
        problems.add(node, f"{what}: more than {WORDS_MAX} words")
    for item in items[:WORDS_MAX]:
        word = " ".join(text_of(item, what, problems).split())
        if not word:
            continue
        if not all(map(_WORD.fullmatch, word.split())):
            hint = "use letters, digits, blanks, and * at the end of a word for any ending"
            problems.add(item, f"{what}: {word!r}: {hint}")
        elif re.search(r"(?:^|\s)\w\*", word):
            problems.add(item, f"{what}: {word!r}: a single letter and * is nearly every word")
        else:
            yield word
