"""The post told before a name: "predsednica Ana", "tajnica Udruge Nela", "dekan, dr Ana"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.deputies import is_of_post
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.posts import is_post, opens_post

WORDS_MAX: Final = 8  # from the post to the name
NAME_MAX: Final = 40  # letters of one name before the half that looks like a post
_BETWEEN_MAX: Final = 4  # words that belong to the post: predsednik Saveta mesne zajednice
_ACTS: Final = ("come", "enrol", "self", "absent", "instead", "strike")
# Words that belong to no post: a sentence goes on.
_NO_PART: Final = re.compile(
    r"(?:je|su|i|da|se|ce|sa|na|u|ga|ona|on|koji|koja|kao|and|is|who|of|the|ali|pa|iz|ispred)"
)
_PART: Final = re.compile(r"[a-z-]+(?:a|e|i|og|eg|ih|u|om|es|it|ului|ei)|za")
_TITLE: Final = re.compile(
    r"(?:(?:vanr|red|doc|prof|d-?r|m-?r|mag|sci|sc|spec|dipl|ing|gdin|gdja|gosp|gospod\w*"
    r"|ms|mrs|g|dd|znj|z|domnul|doamna)\.?\s+)+$"
)


def before(guest: Guest) -> tuple[int, int] | None:
    """Return where the post right before the name of *guest* stands; None if none does."""
    leaf, m = guest.leaf, guest.mention
    first, _ = leaf.clause(m.start)
    first = max(first, leaf.page.line_of(m.start)[0] if guest.is_item else first)
    return _touching(leaf, first, m.start) or _apart(leaf, first, m.start)


def _touching(leaf: Leaf, first: int, at: int) -> tuple[int, int] | None:
    """Return the post whose last word stands before the name, titles between."""
    words = leaf.page.words_between(first, at)[-5:]
    chosen = None
    for start, end in reversed(words):
        gap = leaf.flat[end : chosen if chosen is not None else at]
        low = leaf.flat[start:end]
        if (
            gap.strip(" .-–—")
            or _ends_body(leaf, start, end)
            or not (
                is_post(low)
                if chosen is None
                else opens_post(low) or is_of_post(low, leaf.flat[chosen:at])
            )
        ):
            break
        chosen = start
    if chosen is None:
        return None
    return _whole(leaf, words, chosen), _trimmed(leaf, chosen, at)


def _whole(leaf: Leaf, words: Sequence[tuple[int, int]], chosen: int) -> int:
    """Return where the post begins: "our data protection officer" is all of it behind "our"."""
    before = [word for word in words if word[0] < chosen]
    start = chosen
    for a, b in reversed(before):
        if leaf.flat[b:start] != " ":
            return chosen
        if leaf.flat[a:b] in particles("whose_post"):
            return start
        if not leaf.text[a:b].islower():
            return chosen
        start = a
    return chosen


def _ends_body(leaf: Leaf, start: int, end: int) -> bool:
    """The word is whose a body is: "predsednik Udruženja pčelara Petar Tot"."""
    return any(o.start < start and end == o.end for o in leaf.organisations)


def _apart(leaf: Leaf, first: int, at: int) -> tuple[int, int] | None:
    """Return the post that more words, or a comma and titles, keep from the name."""
    titled = _TITLE.search(leaf.flat, first, at)
    end = _trimmed(leaf, first, titled.start() if titled else at)
    if titled is None and leaf.flat[end:at].strip() and not _sets_off(leaf, first, end, at):
        return None
    if leaf.flat[end - 1 : end] == ",":
        end = _trimmed(leaf, first, end - 1)
    body = next((o for o in leaf.organisations if first < o.start < o.end == end), None)
    if body is not None and (held := _holder(leaf, first, body)):
        return held
    if body is not None and is_post(leaf.flat[body.start : body.end].split()[-1]):
        end = _trimmed(leaf, first, body.start)  # "iz Društva psihologa Petar Tot"
    if not leaf.flat[end - 1 : end].isalpha() or _joins().search(leaf.flat, first, end):
        return None
    return _held(leaf, first, end)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and_another')}$")  # kao predsednica i Ana Ilić


def _held(leaf: Leaf, first: int, end: int) -> tuple[int, int] | None:
    """Return the post whose words end at offset *end*."""
    words = leaf.page.words_between(first, end)[-WORDS_MAX:]
    posts = [is_post(leaf.flat[a:b]) and not opens_post(leaf.flat[a:b]) for a, b in words]
    after = [*(start for start, _ in words[1:]), end]
    for number in range(len(words) - 1, -1, -1):
        start, stop = words[number]
        far = len(words) - number - 1 > _BETWEEN_MAX
        if far or leaf.flat[stop : after[number]].strip():
            return None
        whose = number and posts[number - 1]  # "savetnica predsednika"
        if is_post(leaf.flat[start:stop]) and not whose and _is_free(leaf, start, end):
            return _opened(leaf, words[: number + 1]), end
        if number < len(words) - 1 and not _is_part(leaf.flat[start:stop]):
            return None
    return None


def _sets_off(leaf: Leaf, first: int, end: int, at: int) -> bool:
    """A comma alone sets the name off from the post before it: "our director, Ana Ilić,"."""
    opens = not leaf.named(first, end) and "," not in leaf.flat[first : end - 1]
    return leaf.flat[end - 1 : at] == ", " and opens


def _holder(leaf: Leaf, first: int, body: Named) -> tuple[int, int] | None:
    """Return the post before the body it is held in: "direktor Agencije „Polje“, gospodin"."""
    words = leaf.page.words_between(first, body.start)[-_BETWEEN_MAX:]
    if not words or leaf.flat[words[-1][1] : body.start] != " ":
        return None
    start, end = words[-1]
    held = is_post(leaf.flat[start:end]) and not opens_post(leaf.flat[start:end])
    stop = body.end if heads_unit(leaf, body.start) else end
    return (_opened(leaf, words), stop) if held else None


def _is_part(low: str) -> bool:
    """The word may go with a post: Saveta, za, javne."""
    return _PART.fullmatch(low) is not None and _NO_PART.fullmatch(low) is None


def _is_free(leaf: Leaf, start: int, end: int) -> bool:
    """Nobody is named and nothing is said to happen between the post and the name."""
    acts = any(c.sense in _ACTS for c in leaf.between(start + 1, end))
    near = leaf.named(start - NAME_MAX, end)  # "Vera Babić, Petar Jović": a name, too
    return not acts and not any(m.end > start for m in near)


def _opened(leaf: Leaf, words: Sequence[tuple[int, int]]) -> int:
    """Return where the post begins: at the adjectives before its noun."""
    start = words[-1][0]
    for a, b in reversed(words[:-1]):
        if not opens_post(leaf.flat[a:b]) or leaf.flat[b:start].strip(" -"):
            break
        start = a
    return start


def _trimmed(leaf: Leaf, start: int, end: int) -> int:
    return start + len(leaf.flat[start:end].rstrip(" \n.-–—"))


# Parts of a house: whoever heads one has it in the name of the post.
_OF_UNIT: Final = re.compile(
    r"(?:(?:upravn|nadzorn|izvrsn|poslovn|skolsk)\w+ )?"
    r"(?:odbor|ode?lj?enj?|odjel|ogranak|ogrank|sekretarijat|central|pododbor|poverenist|ods[ij]?ek|sektor|sluzb|komisij|kabinet|tim|grup|sekcij|uprav|vec[ae]|vijec|skupstin|zyr)"
)


def heads_unit(leaf: Leaf, start: int) -> bool:
    """What begins at *start* is part of a house: a post is that of its head, name and all."""
    return _OF_UNIT.match(leaf.flat, start) is not None
