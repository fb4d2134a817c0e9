"""Who comes beside somebody and is not named: "ja i moja asistentkinja", "with a colleague"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.lists.lists import is_item
from mailflow.parse.page.bullets import BULLET
from mailflow.parse.page.glance import Glance, glance, may_tell
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

_COMES: Final = frozenset({"self", "come", "enrol"})
_STAYS: Final = frozenset({"absent", "self_absent", "decline", "perhaps", "strike", "cancel"})
NEAR_MAX: Final = 24  # letters between the companion and the word of coming
NAME_MAX: Final = 40  # letters of "koleginica iz Novog Sada", in which her name may follow
_NEXT_ITEM: Final = re.compile(rf"\n\s*{BULLET}")
_BETWEEN: Final = r"(?:\w{1,12}\s+){0,2}?"  # "moj lični", "my personal"
_CAPITAL: Final = re.compile(rf"(?!\s*\n\s*{BULLET})\s*[,(–-]?\s*[^\W\d_a-zа-яђјљњћџčćšžđ]")


def companions(leaves: Iterable[Leaf]) -> int:
    """Return how many of those told to come with somebody are only called what they are."""
    return sum(_companions(leaf) for leaf in leaves if _may_tell(leaf))


def _may_tell(leaf: Leaf) -> bool:
    return any(may_tell(leaf.page, kind) for kind in ("companion", "with_companion"))


def _companions(leaf: Leaf) -> int:
    """Return how many are told in *leaf*: of a clause, one told in two ways is one."""
    told: dict[tuple[int, int], int] = {}
    for start, end in _told(leaf):
        last, more = _joined_on(leaf, end)
        if not _is_named(leaf, start, last):
            told[leaf.clause(end)] = max(told.get(leaf.clause(end), 0), 1 + more)
    return sum(told.values())


def _joined_on(leaf: Leaf, end: int) -> tuple[int, int]:
    """Return where those joined to a companion end, and how many: "sa suprugom i ćerkom"."""
    more = 0
    while match := _and_one().match(leaf.flat, end):
        end, more = match.end(), more + 1
    return end, more


@cache
def _and_one() -> re.Pattern[str]:
    joint = rf"(?:,\s|,?\s{either('and')}\s)(?:{either('with_whom')}\s)?"
    return re.compile(rf"{joint}(?:{either('his_companion')}\s)?{either('companion')}\b")


def _told(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield where companions are told beside a word of coming."""
    for match in _beside_writer().finditer(leaf.page):
        with_me = match.lastgroup is not None  # whatever stands between: "dolazim, a sa mnom i"
        comes = with_me or _comes(leaf, match.start(), match.end() + NEAR_MAX)
        if comes and not _stays_out(leaf, match.end()):
            yield match.span()
    for match in _with_whom().finditer(leaf.page):
        # The word of coming stands before: not "in agreement with a colleague I …".
        if _comes(leaf, match.start(), match.start()):
            yield match.span()
    for m in leaf.people:
        there = _beside_named().match(leaf.flat, m.end)
        if there and (is_item(leaf, m) or _comes(leaf, m.start, there.end() + NEAR_MAX)):
            yield there.span()


def _stays_out(leaf: Leaf, end: int) -> bool:
    """ "Sa mnom stiže i sin, ali on ne ide na skup": of him the sentence says so."""
    after = leaf.between(end, leaf.sentence_end(end))
    no = next((c for c in after if c.sense == "absent"), None)
    return no is not None and _he_or_who().search(leaf.flat, end, no.start) is not None


@cache
def _he_or_who() -> re.Pattern[str]:
    return re.compile(rf"[,;–-]\s(?:\w+\s)?(?:{either('he')}|{either('who')})\s")


def _comes(leaf: Leaf, start: int, end: int) -> bool:
    """A word of coming ends shortly before *start* or begins before *end*; nobody stays."""
    around = leaf.between(*leaf.clause(start))
    stays = any(cue.sense in _STAYS for cue in around)
    near = (c for c in around if start - NEAR_MAX <= c.end and c.start <= end)
    return not stays and any(cue.sense in _COMES for cue in near)


def _is_named(leaf: Leaf, start: int, end: int) -> bool:
    """A name stands within, follows before the sentence ends, or is told in the next one."""
    stop = leaf.sentence_end(end)
    item = _NEXT_ITEM.search(leaf.flat, end, stop)
    stop = item.start() if item else stop
    if leaf.named(start, min(stop, end + NAME_MAX)) or _CAPITAL.match(leaf.text, end):
        return True
    if leaf.flat.endswith(":", end, stop) and leaf.named(stop, stop + NAME_MAX):
        return True  # "dolazimo suprug i ja:", and below it a line each
    he = _he_is().match(leaf.flat, stop)
    return he is not None and bool(leaf.named(he.end(), leaf.sentence_end(he.end())))


def is_of_companion(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """*cue* tells of one more who is not named: "Ana dolazi, a možda i jedan kolega"."""
    end = leaf.sentence_end(cue.end)
    told = _one_more(cue.words).search(leaf.flat, m.end, end) if cue.start > m.end else None
    if told is None or leaf.named(told.start(), told.end() + NEAR_MAX):
        return False
    before = leaf.between(leaf.sentence_start(m.start), told.start())
    return any(c.sense in _COMES for c in before)


@lru_cache(maxsize=64)
def _one_more(perhaps: str) -> re.Pattern[str]:
    """Return what finds "plus a colleague, perhaps" and "and perhaps a colleague"."""
    joint, perhaps = f"(?:{either('more')}|{either('and')})", re.escape(perhaps)
    one = rf"(?:\w+\s){{0,3}}?(?:{either('people')}|{either('companion')})\b"
    behind = rf"{one}[\s,(–-]*(?:\w+\s){{0,3}}{perhaps}\b"
    return re.compile(rf"\b{joint}\s(?:{behind}|(?:\w\s)?{perhaps}\s{one})")


@cache
def _he_is() -> re.Pattern[str]:
    """Return what begins the next sentence, "On je Petar Tot", that names a companion."""
    kin = rf"{either('companion')}\s(?:\w{{2,3}}\s)?{either('is_named')}\s"
    return re.compile(rf"[.!\n\s]*(?:{either('he')}\s|{kin}|(?:\w+\s)?{either('is_called')}\b)")


@cache
def _beside_writer() -> Glance:
    """Return what finds "ja i moj kolega", "sa mnom i kolega", "kolega i ja"."""
    one, with_me = either("companion"), either("beside_writer")
    kinds = ("me_and", "beside_writer", "companion", "with_companion")
    return glance(
        rf"\b(?:{either('me_and')}\s+{_BETWEEN}{one}|(?P<with_me>{with_me})\s(?:\w+\s){{0,3}}?{one}"
        rf"|{one}\s+{either('and_me')}|{either('with_companion')})\b",
        [word for kind in kinds for word in particles(kind)],
    )


@cache
def _with_whom() -> Glance:
    """Return what finds "sa kolegom", "together with a colleague"."""
    with_one = rf"\b{either('with_whom')}\s+{_BETWEEN}{either('companion')}\b"
    return glance(with_one, particles("with_whom"))


@cache
def _beside_named() -> re.Pattern[str]:
    """Return what finds "i njenu asistentkinju" behind a name."""
    joint = rf"(?:{either('and')}|{either('with_whom')})"
    one = rf"(?:{either('his_companion')}\s+)?{_BETWEEN}{either('companion')}"
    return re.compile(rf"\s+{joint}\s+{one}\b")


def opens_with(leaf: Leaf, m: Mention) -> bool:
    """A sentence that begins "(Zajedno) sa našim Petrom Jovićem" names who comes too."""
    start = leaf.sentence_start(m.start)
    return _with_him().fullmatch(leaf.flat, start, m.start) is not None or ends_with(leaf, m)


def ends_with(leaf: Leaf, m: Mention) -> bool:
    """ "Varga Edittel", "Varga Edit titkárral": "with" ends the name, or the post behind it."""
    ending = _ending(leaf.language)
    if ending is None:
        return False
    post = ending.match(leaf.flat, m.end)
    named = ending.match(leaf.flat, leaf.flat.rfind(" ", m.start, m.end))
    return named is not None or (post is not None and is_post(post[0].strip()))


@cache
def _ending(language: str) -> re.Pattern[str] | None:
    endings = list(particles("with_ending", language)) if language else []
    return re.compile(rf"\s\w+(?:{'|'.join(endings)})\b") if endings else None


@cache
def _with_him() -> re.Pattern[str]:
    return re.compile(rf"\W*{either('with_whom')}\s+(?:[\w.]+\s+){{0,3}}")
