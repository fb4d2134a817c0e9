"""Likeness, keys: what two that are the same or likely the same have in common. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from heapq import nlargest
from itertools import combinations
from typing import Final, TypeVar

from mailflow.likeness.grades import Named
from mailflow.likeness.letters import affixes
from mailflow.likeness.naming import Naming, naming

CANDIDATES_MAX: Final = 20  # compared with one letter
SEEN_MAX: Final = 1_000  # looked at in the index to find them
PAIRED_MAX: Final = 4  # words of a name that make pairs
PAIRED_MIN: Final = 3  # words at which an error of typing leaves two

T = TypeVar("T")


@lru_cache(maxsize=16384)
def blocking_keys(named: Named) -> tuple[str, ...]:
    """Return keys of which two organisations that are SAME or LIKELY share at least one.

    >>> shared = set(blocking_keys(Named(name="Удружење „Зелени круг“")))
    >>> sorted(shared & set(blocking_keys(Named(name="UG Zelenog kruga"))))
    ['name:krug zelen', 'part:zel-', 'short:uzk', 'word:krug', 'word:zelen']
    """
    found = (*_numbers(named), *_of_name(naming(named)))
    return tuple(dict.fromkeys(found))


def _numbers(named: Named) -> Iterator[str]:
    for kind, text in (("mb", named.registration_number), ("pib", named.tax_number)):
        if number := digits(text):
            yield f"{kind}:{number}"


def digits(text: str | None) -> str:
    """Return the digits of an official number without leading zeros; "" if there are none."""
    return "".join(filter(str.isdigit, text or "")).lstrip("0")


def _of_name(name: Naming) -> Iterator[str]:
    if name.domain:
        yield f"domain:{name.domain}"
    yield "name:" + " ".join(sorted(name.words))
    yield f"letters:{name.letters}"
    yield from (f"short:{acronym}" for acronym in sorted(name.acronyms | {name.short} - {""}))
    telling = [word for word in name.words.values() if word.idea.kind != "head"]
    telling = telling or list(name.words.values())
    own = [word for word in telling if word.idea.kind == "own"]
    yield from (f"word:{word.idea.word}" for word in telling)
    # Hundreds have each of these words, few have two of them.
    known = sorted(word.idea.word for word in telling if word not in own)[:PAIRED_MAX]
    yield from (f"pair:{one} {other}" for one, other in combinations(known, 2))
    for word in telling if len(telling) < PAIRED_MIN else own:
        yield from (f"part:{affix}" for affix in affixes(word.text))


def rare_first(
    keys: Iterable[str],
    found_by: Callable[[str], Collection[T]],
    most: int = CANDIDATES_MAX,
) -> tuple[T, ...]:
    """Return at most *most* of what an index finds by *keys*, each once, the most alike first.

    So a name of words that hundreds have is compared with those that share its rare ones.

    Args:
        found_by: Returns all that have a key: references, not registrations.
    """
    scores: dict[T, float] = {}
    seen = 0
    for some in sorted(filter(None, map(found_by, keys)), key=len):
        seen += len(some)
        if scores and seen > SEEN_MAX:
            break
        for one in some:
            scores[one] = scores.get(one, 0.0) + 1 / len(some)
    return tuple(nlargest(most, scores, key=scores.__getitem__))
