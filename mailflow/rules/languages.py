"""Decide: the `languages:` of rules.yaml, in which answers are written -> values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from mailflow.model import Languages
from mailflow.model.outcome import READ_AS_OWN
from mailflow.rules.strict import Problems, mapping, sequence, text_of

KEYS: Final = ("fallback", "instead", "bilingual")
_CODE: Final = re.compile(r"[a-z]{2,3}")
# Where answers take their own words from; a plain text counts for every language.
_TEXTS: Final = (("event", "title"), ("event", "place"), ("desk", "signature"))


def read_languages(node: yaml.Node | None, problems: Problems) -> Languages:
    """Return the `languages:` part; what is said goes before what is usual."""
    parts = mapping(node, "languages", KEYS, problems)
    fallback = sequence(parts.get("fallback"), "languages.fallback", problems)
    if "fallback" in parts and not fallback:
        problems.add(parts["fallback"], "languages.fallback: needs at least one, e.g. [sr]")
    codes = tuple(_code(item, "languages.fallback", problems) for item in fallback)
    return Languages(
        fallback=codes or Languages().fallback,
        instead={**READ_AS_OWN, **_pairs(parts, "instead", problems)},
        bilingual=_pairs(parts, "bilingual", problems),
    )


def _pairs(parts: Mapping[str, yaml.Node], key: str, problems: Problems) -> dict[str, str]:
    what = f"languages.{key}"
    pairs: dict[str, str] = {}
    for code, value in mapping(parts.get(key), what, (), problems).items():
        if not _CODE.fullmatch(code):
            problems.add(value, f"{what}: {code!r} is no language code, e.g. hu")
        pairs[code] = _code(value, f"{what}.{code}", problems)
        if pairs[code] == code:
            problems.add(value, f"{what}.{code}: name another language")
    return pairs


def _code(node: yaml.Node, what: str, problems: Problems) -> str:
    # YAML 1.1 reads `no`, Norwegian, as false; text_of asks for quotes then.
    code = text_of(node, what, problems)
    if code and not _CODE.fullmatch(code):
        problems.add(node, f"{what}: {code!r} is no language code, e.g. sr")
    return code


def check_texts(
    parts: Mapping[str, yaml.Node], languages: Languages, problems: Problems
) -> None:
    """Note every text of an answer that is not there in a language to fall back to."""
    for what, node in _texts(parts):
        if not isinstance(node, yaml.MappingNode):
            continue
        there = {key.value for key, _ in node.value}
        if absent := [code for code in sorted(languages.fallback) if code not in there]:
            problems.add(node, f"{what}: needs {_named(absent)} too: answers fall back to it")


def _texts(parts: Mapping[str, yaml.Node]) -> Iterator[tuple[str, yaml.Node | None]]:
    for part, key in _TEXTS:
        yield f"{part}.{key}", _child(parts.get(part), key)
    fields = parts.get("fields")
    for item in fields.value if isinstance(fields, yaml.SequenceNode) else ():
        yield "fields.label", _child(item, "label")


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _named(codes: Sequence[str]) -> str:
    return " and ".join(repr(code) for code in codes)
