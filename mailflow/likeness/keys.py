"""Likeness, keys: what two that are the same or likely the same have in common. Pure."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from mailflow.likeness.grades import Named
from mailflow.likeness.letters import affixes
from mailflow.likeness.naming import Naming, naming

CANDIDATES_MAX: Final = 100  # compared with one letter; the rarest keys come first


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
    yield f"joined:{name.joined}"
    yield from (f"short:{acronym}" for acronym in sorted(name.acronyms | {name.short} - {""}))
    telling = [word for word in name.words.values() if word.idea.kind != "head"]
    for word in telling or name.words.values():
        yield f"word:{word.idea.word}"
        yield from (f"part:{affix}" for affix in affixes(word.text))


def rare_first(
    keys: Iterable[str],
    found_by: Callable[[str], Iterable[str]],
    most: int = CANDIDATES_MAX,
) -> tuple[str, ...]:
    """Return at most *most* of what an index finds by *keys*, each once, the rarest keys first.

    So a name of words that hundreds have is compared with those first that share its rare ones.

    Args:
        found_by: Returns all that have a key; of it the size counts.
    """
    lists = sorted((tuple(found_by(key)) for key in keys), key=len)
    found = dict.fromkeys(one for some in lists for one in some)
    return tuple(found)[:most]
