"""Likeness, vocabulary: legal forms, kinds of organisations, towns, domains. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mailflow.likeness.letters import bare, rows, stem

WEIGHTS: Final[Mapping[str, float]] = {
    "own": 1.0,
    "common": 0.5,
    "head": 0.25,
    "land": 0.25,
    "branch": 0.0,
}
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Idea:
    """What a word of a name means, whatever the language.

    Attributes:
        word: Names the idea: a stem.
        kind: Row of WEIGHTS.
        foreign: Said in a language not of the Serbian family.
    """

    word: str
    kind: str
    foreign: bool = False


def phrase(text: str) -> Phrase:
    """Return the stems of the words of *text*."""
    words = bare(text).replace("-", " ").split()
    return tuple(stem(word) for word in words)


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Return *phrases* by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for one in sorted(set(phrases), key=len, reverse=True):
        found.setdefault(one[0], []).append(one)
    return {first: tuple(some) for first, some in found.items()}


@cache
def ideas() -> dict[str, Idea]:
    """Return ideas by the stem of a word; what two languages claim is Serbian."""
    found: dict[str, Idea] = {}
    for foreign in (False, True):
        for kind, *columns in rows("words.tsv"):
            idea = Idea(stem(bare(columns[0].partition(",")[0])), kind, foreign)
            for word in filter(None, columns[foreign].split(",")):
                found.setdefault(stem(bare(word)), idea)
    return found


@cache
def forms() -> dict[str, tuple[Phrase, ...]]:
    """Return legal forms by their first stem."""
    texts = (text for at, some in rows("forms.tsv") if at != "end" for text in some.split(","))
    telling = (" ".join(w for w in bare(t).split() if w not in small_words()) for t in texts)
    return _by_first(phrase(text) for text in telling)


@cache
def last_forms() -> frozenset[str]:
    """Return legal forms, bare, that are one only at the end of a name."""
    return frozenset(w for at, words in rows("forms.tsv") if at == "end" for w in words.split())


@cache
def shorthands() -> dict[str, tuple[str, ...]]:
    """Return the bare words that an abbreviation before a name stands for."""
    return {bare(short): tuple(bare(long).split()) for short, long in rows("shorthands.tsv")}


@cache
def small_words() -> frozenset[str]:
    """Return bare words that tell nothing."""
    return frozenset(bare(word) for _, words in rows("small.tsv") for word in words.split())


@cache
def towns() -> dict[Phrase, str]:
    """Return the town that stems name, by any of its names or its adjective."""
    found: dict[Phrase, str] = {}
    for name, others, adjectives, _ in rows("towns.tsv"):
        for text in filter(None, (name, *others.split(","), *adjectives.split(","))):
            found.setdefault(phrase(text), bare(name))
    return found


@cache
def town_phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the keys of `towns` by their first stem."""
    return _by_first(towns())


@cache
def whole_towns() -> dict[str, str]:
    """Return the town that a part of a town belongs to."""
    return {bare(name): bare(within) for name, _, _, within in rows("towns.tsv") if within}


def town(text: str | None) -> str:
    """Return the bare name of the town *text* names; "" if it names none.

    >>> town("Szabadka") == town("Суботици") == town("Palić")
    True
    """
    known = towns().get(phrase(text or ""))
    name = known or " ".join(phrase(text or ""))
    return whole_towns().get(name, name)


@cache
def _domains(kind: str) -> frozenset[str]:
    return frozenset(
        d for k, domains in rows("domains.tsv") if k == kind for d in domains.split()
    )


@lru_cache(maxsize=8192)
def own_domain(text: str | None) -> str:
    """Return the domain that an organisation has to itself; "" if *text* names none.

    Args:
        text: A domain, or an address of mail or web.

    >>> own_domain("www.BOS.org.rs/o-nama"), own_domain("ana@mail.bos.rs")
    ('bos.org.rs', 'bos.rs')
    >>> own_domain("ana@gmail.com"), own_domain("ana@open.telekom.rs")
    ('', '')
    """
    host = (text or "").lower().partition("://")[-1] or (text or "").lower()
    host = host.partition("/")[0].rpartition("@")[-1].partition(":")[0].strip(" .")
    labels = host.split(".")
    suffix = 2 if ".".join(labels[-2:]) in _domains("second") else 1
    own = ".".join(labels[-suffix - 1 :])
    if len(labels) <= suffix or {host, own} & _domains("free"):
        return ""
    tails = {".".join(labels[at:]) for at in range(len(labels))}
    return "" if tails & _domains("shared") else own
