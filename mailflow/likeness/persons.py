"""Likeness, persons: a person's name taken apart, and as it sounds. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mailflow.likeness.letters import bare, rows, soft

NAME_MAX: Final = 120
TOKENS_MAX: Final = 6
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
# How Hungarian, Albanian and English spelling sounds to a Serbian clerk; the longer first.
_HEARD: Final = tuple({
    "dzs": "dz", "ssz": "s", "sz": "s", "zs": "z", "ccs": "c", "cs": "c", "ggy": "d", "gy": "d",
    "gj": "d", "xh": "dz", "sh": "s", "zh": "z", "ch": "c", "dh": "d", "th": "t", "ph": "f",
    "q": "c", "w": "v", "x": "ks", "ly": "lj", "y": "i",
}.items())  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")

# Endings of a man's given name and of his surname in one case, and what the nominative ends in.
# A bar divides what the nominative may be: Марка is of Марко, Ивана of Иван. "*a" is the a that
# comes back before the last letter: Петра is of Петар.
_HIS: Final = (
    ("a", "|o|e|*a", "a", ""), ("a", "|o|e|*a", "og", "i"), ("a", "|o|e|*a", "e", "a"),
    ("u", "|o|e|*a", "u", ""), ("u", "|o|e|*a", "om", "i"), ("u", "|o|e|*a", "i", "a"),
    ("om", "|o|*a", "em", ""), ("em", "|e|*a", "em", ""), ("om", "|o|*a", "om", ""),
    ("em", "|e|*a", "om", ""), ("om", "|o|*a", "im", "i"), ("e", "a", "a", ""),
    ("e", "a", "og", "i"), ("i", "a", "u", ""), ("i", "a", "om", "i"), ("u", "a", "a", ""),
    ("om", "a", "em", ""), ("om", "a", "om", ""), ("e", "a", "e", "a"), ("u", "a", "u", "a"),
)  # fmt: skip
_HERS: Final = tuple(
    (given, "a", *surname)
    for given, surnames in (
        ("e", (("", ""), ("ove", "ova"), ("ske", "ska"), ("e", "a"))),
        ("i", (("", ""), ("ovoj", "ova"), ("skoj", "ska"), ("i", "a"))),
        ("u", (("", ""), ("ovu", "ova"), ("sku", "ska"), ("u", "a"))),
        ("om", (("", ""), ("ovom", "ova"), ("skom", "ska"), ("om", "a"))),
    )
    for surname in surnames
)
_OF_SURNAMES: Final = ("ska", "ski", "ske", "sku", "skoj", "cka", "cki", "ova", "eva")
# Endings of a case that are those of other people's nominatives too …
_UNSURE: Final = frozenset((("a", "a"), ("e", ""), ("i", "")))
_GENITIVE: Final = "ica"  # … but for Петровића
STEM_MIN: Final = 2


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name taken apart.

    Attributes:
        tokens: Bare words without titles, in the order written; at least one.
        is_cyrillic: How it was written.
        soft: The words with đ told from d, in order of letters.
        is_plain: Written without a mark, so that a d may be a đ.
    """

    tokens: tuple[str, ...]
    is_cyrillic: bool
    soft: tuple[str, ...] = ()
    is_plain: bool = False


@lru_cache(maxsize=16384)
def person(name: str) -> Person:
    """Return the parts of a person's *name*.

    >>> person("проф. др Ана Петровић-Илић").tokens
    ('ana', 'petrovic', 'ilic')
    """
    text = name[:NAME_MAX]
    words = list(filter(bare, _TOKEN.findall(text)))
    words = [word for word in words if bare(word) not in titles()] or words
    words = words[:TOKENS_MAX]
    return Person(
        tokens=tuple(map(bare, words)) or (text.strip(),),
        is_cyrillic=bool(_CYRILLIC.search(text)),
        soft=tuple(sorted(map(soft, words))),
        is_plain=text.isascii(),
    )


@cache
def titles() -> frozenset[str]:
    """Return bare words that stand beside names."""
    words = (word for _, text in rows("titles.tsv") for word in _TOKEN.findall(text))
    return frozenset(word for word in map(bare, words) if len(word) > 1)


@cache
def short_for() -> dict[str, frozenset[str]]:
    """Return, by what people are called for short, the names they may bear."""
    found: dict[str, set[str]] = {}
    for short, names in rows("hypocoristics.tsv"):
        found.setdefault(heard(bare(short)), set()).update(
            heard(bare(name)) for name in names.split(",")
        )
    return {short: frozenset(names) for short, names in found.items()}


@lru_cache(maxsize=16384)
def heard(token: str) -> str:
    """Return a bare word as it sounds, whoever spells it.

    >>> heard(bare("Kovács")) == heard(bare("Ковач")), heard(bare("Hoxha")) == heard("hodza")
    (True, True)
    """
    for written, sound in _HEARD:
        token = token.replace(written, sound)
    return _DOUBLED.sub(r"\1", token)


@lru_cache(maxsize=16384)
def nominatives(tokens: tuple[str, ...], *, sure: bool = False) -> frozenset[tuple[str, ...]]:
    """Return what a name in whatever case may be in the nominative, words in order of letters.

    Given name and surname must stand in one case: Ивана Петровића is a man, Ивана Петровић not.

    Args:
        sure: Leave out what may as well be the nominative of somebody else: Миле Петровић is
            a man, Ивана Петрова a woman.

    >>> ("ivan", "petrovic") in nominatives(("ivana", "petrovica"))
    True
    >>> ("ivan", "petrovic") in nominatives(("ivana", "petrovic"))
    False
    """
    found = {tuple(sorted(tokens))}
    if len(tokens) > 1:
        first, *middle, last = tokens
        for pair in (*_pairs(first, last, sure), *_pairs(last, first, sure)):
            found.add(tuple(sorted((*pair, *middle))))
    return frozenset(found)


def _pairs(given: str, surname: str, sure: bool) -> Iterator[tuple[str, str]]:
    for given_end, given_news, surname_end, surname_new in (*_HIS, *_HERS):
        if not (given.endswith(given_end) and surname.endswith(surname_end)):
            continue
        if given.endswith(_OF_SURNAMES):
            continue
        if sure and (given_end, surname_end) in _UNSURE and not surname.endswith(_GENITIVE):
            continue
        stems = given[: -len(given_end)], surname[: len(surname) - len(surname_end)]
        if min(map(len, stems)) >= STEM_MIN:
            for new in given_news.split("|"):
                yield _put_on(stems[0], new), stems[1] + surname_new


def _put_on(stem: str, new: str) -> str:
    return f"{stem[:-1]}a{stem[-1]}" if new == "*a" else stem + new
