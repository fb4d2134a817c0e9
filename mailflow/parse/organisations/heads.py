"""Head nouns of organisations in every case, and the way back to the nominative."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from mailflow.parse.page.particles import particles
from mailflow.parse.page.spelling import pattern
from mailflow.parse.page.tables import rows
from mailflow.parse.page.working import flat, in_script_of

SLAVIC: Final = frozenset({
    "n-o", "n-e", "n-ec", "f", "m", "m-ar", "m-ak", "m-vowel", "m-town", "m-io", "mk-e", "mk-o",
    "mk-f", "mk-m", "bg-m", "de-m", "de-f", "de-n",
    "sk-n", "sk-o", "sk-um", "sk-f", "sk-m", "sk-ok", "sk-ec",
    "rue-o", "rue-e", "rue-f", "rue-m",
})  # fmt: skip


# Endings of an adjective after a noun in -a, by case: "Eparhije banatske", "Maticu srpsku".
_POSTPOSED: Final = {
    "genitive": ("ske", "cke"),
    "dative": ("skoj", "ckoj"),
    "accusative": ("sku", "cku"),
    "instrumental": ("skom", "ckom"),
}


_POSSESSED: Final = re.compile(r"[éá]t$")  # "Nők Szövetségét": of "Nők Szövetsége"


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun in one case.

    Attributes:
        group: Class of the noun, as in endings.tsv, or "last", "both", "prefix", "suffix".
        language: Whose small words join the parts of a name.
        ending: The ending it has, in bare Latin.
        nominative: The ending of its nominative.
        adjectives: Endings of adjectives before it in this case, with those of the nominative,
            longest first.
    """

    group: str
    case: str
    language: str = ""
    ending: str = ""
    nominative: str = ""
    adjectives: tuple[tuple[str, str], ...] = ()


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """Return every form of every head noun, keyed by its working form.

    A form of two languages (forum, trust) or two cases has a head for each.
    """
    found: dict[str, tuple[Head, ...]] = {}
    for group, language, stem in rows("heads.tsv"):
        for case in _cases(group, language):
            for form, head in _forms(stem, case):
                others_there = found.get(form, ())
                if all(other.group != group for other in others_there):
                    found[form] = (*others_there, head)
    return found


# Before -i of the dative: "biblioteka, biblioteci".
_SOFTENED: Final = {"k": "c", "g": "z", "h": "s"}


def _forms(stem: str, head: Head) -> Iterator[tuple[str, Head]]:
    """Yield the forms of *stem* in the case of *head*, each with a head that leads back."""
    for spelled in _spellings(stem):
        yield spelled + head.ending, head
        last = spelled[-1]
        if head.group == "f" and head.case == "dative" and last in _SOFTENED:
            ending = _SOFTENED[last] + head.ending
            yield spelled[:-1] + ending, replace(head, ending=ending, nominative=last + "a")


@cache
def _cases(group: str, language: str) -> tuple[Head, ...]:
    """Return the rows of *group* in endings.tsv, the nominative first."""
    table = [row for row in rows("endings.tsv") if row[0] == group]
    if not table:
        return (Head(group, "nominative", language),)
    first = table[0][2].replace("-", "")
    return tuple(
        _head((group, case, language), ending, first, adjectives)
        for _, case, ending, adjectives in table
    )


def _head(kind: tuple[str, str, str], ending: str, first: str, adjectives: str) -> Head:
    """Return a head noun in one case; "ebol>e" is an ending with a nominative of its own."""
    old, _, own = ending.replace("-", "").partition(">")
    return Head(*kind, old, own or first, _pairs(adjectives))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return "og>i,eg>i" as pairs, longest ending first."""
    pairs = [tuple(pair.split(">")) for pair in text.split(",") if ">" in pair]
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: -len(pair[0])))


def _spellings(stem: str) -> set[str]:
    """Return the working forms of *stem*: with both letters of a digraph, and with one."""
    plain = flat(stem).replace(".", "")
    short = plain.replace("lj", "l").replace("nj", "n").replace("dj", "d").replace("dz", "d")
    return {plain, short}


@cache
def boundaries(sense: str, language: str = "") -> frozenset[str]:
    """Return the words of *sense* in boundaries.tsv, in their working form."""
    chosen = [
        flat(row[2]).split()
        for row in rows("boundaries.tsv")
        if row[0] == sense and language in ("", row[1])
    ]
    short = [w.replace("lj", "l").replace("nj", "n") for words in chosen for w in words]
    return frozenset(short) | frozenset(w for words in chosen for w in words)


@cache
def others(*senses: str) -> tuple[str, ...]:
    """Return expressions for what is never the sender's organisation.

    Args:
        senses: "not", wherever it stands in a name; "not_first", where a name begins with it:
            "Republika Srbija", but not "Savez pčelara Republike Srbije".
    """
    return tuple(pattern(row[2]) for row in rows("boundaries.tsv") if row[0] in senses)


def to_nominative(words: list[str], at: int, head: Head) -> list[str]:
    """Return *words* in the nominative: the head at index *at* and the adjectives by it.

    >>> to_nominative(["Омладинског", "клуба"], 1, heads()["kluba"][0])
    ['Омладински', 'клуб']
    """
    if head.case == "nominative" or head.group in ("both", "prefix", "suffix"):
        return _plural(words, at, head)
    changed = list(words)
    own = head.group == "last" and _POSSESSED.search(words[at]) is not None
    changed[at] = _swap(words[at], head.ending, head.ending[:-1] if own else head.nominative)
    after = range(at + 1, min(at + 2, len(words)))
    beside = range(at) if head.group in SLAVIC else after
    if head.language == "sk" and after and _stands_alone(words, at + 1):
        beside = range(at + 2)  # "Matica slovenská"
    if head.group == "f" and _follows(words, at, _POSTPOSED.get(head.case, ())):
        beside = range(at + 2)
    for index in {*beside} - {at}:
        changed[index] = _adjective(words[index], head)
    return changed


def _stands_alone(words: list[str], at: int) -> bool:
    """A small word behind the head belongs to no noun behind it: not "Centra voľného času"."""
    beyond = words[at + 1 : at + 2]
    noun = beyond and beyond[0][:1].islower() and len(beyond[0]) > SMALL_MAX
    return words[at][:1].islower() and not noun


SMALL_MAX: Final = 2  # letters of "v", "na"


def _follows(words: list[str], at: int, endings: tuple[str, ...]) -> bool:
    """An adjective of the head at index *at* follows it, and no noun that it belongs to."""
    after, beyond = words[at + 1 : at + 2], words[at + 2 : at + 3]
    if not after or (beyond and not beyond[0][:1].isupper()):
        return False
    return after[0].islower() and flat(after[0]).endswith(endings)


def _plural(words: list[str], at: int, head: Head) -> list[str]:
    """Return words whose genitive plural looks like a nominative: "Građanskih inicijativa".

    >>> _plural(["Građanskih", "inicijativa"], 1, heads()["inicijativa"][0])
    ['Građanske', 'inicijative']
    """
    before = words[at - 1] if at else ""
    if head.group != "f" or head.ending != "a" or not flat(before).endswith("ih"):
        return words
    both = [_swap(before, "ih", "e"), _swap(words[at], "a", "e")]
    return [*words[: at - 1], *both, *words[at + 1 :]]


def _adjective(word: str, head: Head) -> str:
    """Return an adjective by the head in the nominative."""
    low = flat(word)
    if low.endswith("olog") or low in particles("og_noun"):
        return word
    for old, new in head.adjectives:
        if low == old[1:] if old[0] == "^" else low.endswith(old):
            changed = _swap(word, old.lstrip("^"), new)
            return _LONG.sub(_shortened, changed) if head.language == "sk" else changed
    return word


# Of two long vowels in a row the second is short in Slovak: "slovenský", but "kultúrny".
_LONG: Final = re.compile(r"((?:[áéíóúýŕĺô]|i[aeu])[^\Waeiouyáäéíóôúý]*)([ýáé])$")


def _shortened(match: re.Match[str]) -> str:
    return match[1] + {"ý": "y", "á": "a", "é": "e"}[match[2]]


def _swap(word: str, old: str, new: str) -> str:
    """Return *word* with ending *old* replaced by *new*, in its own script and capitals."""
    ending = new if not new.isascii() else in_script_of(new, word)
    stem = word[: len(word) - len(old)]
    return stem + (ending.upper() if len(word) > 3 and word.isupper() else ending)
