"""Bodies that are only a part, an office or a committee of some organisation."""

import re
from functools import cache, lru_cache
from itertools import dropwhile
from typing import Final

from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.spelling import pattern
from mailflow.parse.page.tables import rows
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

_WORDS: Final = re.compile(r"\w+")


@lru_cache(maxsize=256)  # asked of a letter's few houses from several sides
def is_part(low: str) -> bool:
    """The name, in its working form, is a part or an office of an organisation not named in it.

    >>> is_part("kancelarija fondacije"), is_part("sektor za razvoj"), is_part("fond zrno")
    (True, True, False)
    """
    words = _WORDS.findall(low)
    if not words or '"' in low:
        return False
    if any_of("inner_body").fullmatch(low):
        return True  # "Savet roditelja"
    if any_of("branch_office").match(low):
        return True  # "Country Office Serbia"
    if words[0] in boundaries("office") and len(words) > 1:
        return bool(words[1] != "za")  # "Kancelarija AMS Jug", not "Kancelarija za mlade Bor"
    last = words[-1]
    if len(words) == 2 and (last in boundaries("office") or _units().match(last)):
        return True  # "Razvojni tim", "Dečje odeljenje"
    bare = all(w in heads() or is_post(w) or w in boundaries("stop") for w in words[1:])
    generic = bare and (
        words[0] in heads() or is_post(words[0]) or words[0] in boundaries("stop")
    )
    if bare and len(words) > 2 and _units().match(words[1]):
        return True  # "Stručna služba Saveza"
    if _sits_somewhere(words):
        return True  # "Western Balkans Office", "Regionalni odbor Zaječar"
    return _units().match(words[0]) is not None or (generic and len(words) > 1)


def _sits_somewhere(words: list[str]) -> bool:
    """An office or a committee of which only the place is told, or how far it reaches."""
    if any_of("office_at").fullmatch(words[-1]):
        rest = list(dropwhile(any_of("office_reach").fullmatch, words[:-1]))
    elif (
        len(words) > 2
        and _units().match(words[1])
        and any_of("committee_reach").fullmatch(words[0])
    ):
        rest = words[2:]
    else:
        return False
    return not rest or town(" ".join(rest).title()) is not None


def is_within(name: str) -> bool:
    """A body that somebody has a post in, within an organisation: "Transparency Committee".

    >>> is_within("Transparency Committee"), is_within("Zelena mreža")
    (True, False)
    """
    words = _WORDS.findall(flat(name))
    return is_part(flat(name)) or not boundaries("within").isdisjoint((*words[:2], *words[-1:]))


@cache
def _units() -> re.Pattern[str]:
    """Return what finds the words that open the name of a part."""
    stems = [
        pattern(stem)
        for row in rows("boundaries.tsv")
        if row[0] == "unit"
        for stem in row[2].split()
    ]
    return re.compile(rf"(?:{'|'.join(stems)})$")
