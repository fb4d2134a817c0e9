"""Posts people hold: known by their words, brought back to the nominative."""

import re
from functools import cache
from typing import Final

from mailflow.parse.letter import Case
from mailflow.parse.page.phrasebook import pattern, rows
from mailflow.parse.page.working import flat, in_script_of


@cache
def _posts(kind: str) -> re.Pattern[str]:
    stems = [
        pattern(stem) for row in rows("posts.tsv") if row[0] == kind for stem in row[2].split()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)")


def is_post(low: str) -> bool:
    """A text in its working form speaks of a post.

    >>> is_post("predsednica udruzenja"), is_post("zeleni krug")
    (True, False)
    """
    return _posts("noun").search(low) is not None


def opens_post(low: str) -> bool:
    """A word that belongs to the post it stands before: "programska", "legal"."""
    return _posts("before").fullmatch(low) is not None


# Endings of posts and of the adjectives before them in the cases names stand in.
_BACK: Final = (
    ("ima", ""), ("og", "i"), ("eg", "i"), ("om", "a"), ("em", ""), ("u", "a"), ("e", "a"),
    ("a", ""),
)  # fmt: skip
_FEMALE: Final = re.compile(r"(?:ic|k|in|j)[aueoi]m?$")


def to_nominative(role: str, case: Case) -> str:
    """Return *role* in the nominative if the name beside it stood in another case.

    >>> to_nominative("председницу", Case.ACCUSATIVE)
    'председница'
    """
    if case in (Case.NOMINATIVE, Case.UNKNOWN, Case.VOCATIVE):
        return role
    words = role.split()
    for index, word in enumerate(words):
        low = flat(word)
        words[index] = _back(word, low)
        if is_post(low) and not low.endswith(("og", "eg", "nu", "ovu")):
            break
    return " ".join(words)


def _back(word: str, low: str) -> str:
    """Return one word of a role in the nominative."""
    if len(low) < 4 or not low.isalpha():
        return word
    for old, new in _BACK:
        if low.endswith(old):
            if old == "a" and _FEMALE.search(low) and not is_masculine(low):
                return word
            return word[: len(word) - len(old)] + in_script_of(new, word)
    return word


def is_masculine(low: str) -> bool:
    """A post in -ika, -nika is a man's in the genitive; one in -ica, -ka a woman's."""
    return low.endswith(("nika", "lika", "ioca"))
