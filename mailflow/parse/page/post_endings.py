"""A post as it is told of somebody -> the post by itself, in languages with endings. Pure."""

import re
from functools import cache

from mailflow.parse.page.tables import rows


def by_itself(role: str, language: str) -> str:
    """Return a post without "with", "our", or the ending of a case.

    >>> by_itself("programfelelősünket", "hu"), by_itself("kuratórium tagját", "hu")
    ('programfelelős', 'kuratórium tagja')
    >>> by_itself("egyesületünk elnökét", "hu")
    'elnök'
    >>> by_itself("alelnökként", "hu"), by_itself("kör titkáraként", "hu")
    ('alelnök', 'kör titkára')
    >>> by_itself("pénztárosunkkal", "hu"), by_itself("könyvelővel", "hu")
    ('pénztáros', 'könyvelő')
    """
    role = without(without(role, language, "with"), language, "case")
    first, _, rest = role.partition(" ")
    ours = rest != "" and without(first, language, "whose") != first
    return without(rest, language, "owned") if ours else role


def without(word: str, language: str, step: str) -> str:
    """Return *word* without the ending it sheds at *step*; in another language as it is.

    >>> without("претседателот", "mk", "noun"), without("secretarul", "ro", "last")
    ('претседател', 'secretar')
    """
    for ending, bare in _endings(language, step):
        if ending.search(word):
            return ending.sub(bare, word)
    return word


@cache
def _endings(language: str, step: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the endings of words/post_endings.tsv, and what stands instead of each."""
    table = rows("post_endings.tsv")
    return tuple(
        (re.compile(end), bare.strip("-")) for *of, end, bare in table if of == [language, step]
    )
