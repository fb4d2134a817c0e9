"""Names that the sender's address is made of: "Queer Kitchen" from queerkitchen.rs."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from mailflow.model import Address
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.shouted import ordinary
from mailflow.parse.page.particles import either
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

LETTERS_MIN: Final = 7  # shorter words meet by chance
ONE_WORD_MIN: Final = 5  # of a single word with a capital
# Labels of addresses that belong to a mail provider or to a whole kind of bodies.
_SHARED: Final = frozenset({
    "gmail", "googlemail", "yahoo", "hotmail", "outlook", "live", "msn", "icloud", "aol", "gmx",
    "proton", "protonmail", "riseup", "yandex", "mail", "mts", "sbb", "eunet", "ptt", "neobee",
    "telekom", "open", "beotel", "verat", "orion", "com", "org", "net", "edu", "gov", "co",
    "ac", "in", "info", "rs", "hr", "ba", "me", "mk", "eu",
})  # fmt: skip

_SECOND: Final = re.compile(r"[jz](?<=[ln]j|dj|dz)")  # letters of digraphs

Spelled = tuple[int, int, str]


def spelled(leaf: Leaf, sender: Address | None) -> Iterator[Spelled]:
    """Yield start, end and name of the words in a page that the sender's address spells."""
    wanted = _labels(sender)
    if not wanted:
        return
    words = leaf.page.words
    opening = {label[:1] for label in wanted}
    for first, low in enumerate(leaf.page.lows):
        if low[0] not in opening:
            continue
        last = _run(leaf, first, wanted)
        if last is None or not _may_be_name(leaf, first, last):
            continue
        start, end = words[first][0], words[last][1]
        end = _with_place(leaf, end)
        yield _with_head(leaf, start, end) or (start, end, ordinary(leaf.text[start:end]))


def _with_place(leaf: Leaf, end: int) -> int:
    """Return where a name ends that a land belongs to: "Open Records Ireland, Dublin".

    Or a town whose it is: "Mladi istraživači Sombora".
    """
    land = _land().match(leaf.flat, end)
    if land and leaf.text[end + 1].isupper():
        return land.end()
    whose = _CAPITAL.match(leaf.text, end)
    of_town = town(whose[1]) if whose else None
    return whose.end() if whose and of_town not in (None, whose[1]) else end


_CAPITAL: Final = re.compile(r" ([^\W\d_]{3,})(?=\s*(?:[,.;()|\n]|$))")


@cache
def _land() -> re.Pattern[str]:
    return re.compile(rf" {either('country')}(?=\s*(?:[,.;()|\n]|$))")


def spells(sender: Address | None, name: str) -> bool:
    """The sender's address is made of just that name: "Bunjevačka kuća", bunjevackakuca.rs."""
    run_together = _key(re.sub(r"\W", "", flat(name)))
    return len(run_together) >= LETTERS_MIN and run_together in _labels(sender) | _parts(sender)


def _parts(sender: Address | None) -> frozenset[str]:
    """Return the parts of the address before the @, where it is a mail provider's."""
    local, _, domain = sender.email.partition("@") if sender else ("", "", "")
    shared = all(label in _SHARED for label in domain.split(".")[:-1])
    return frozenset(map(_key, re.split(r"[._-]", local.lower()))) if shared else frozenset()


@lru_cache(maxsize=4)  # every page of a letter asks
def _labels(sender: Address | None) -> frozenset[str]:
    """Return the words the address of the sender is made of, run together."""
    if sender is None:
        return frozenset()
    local, _, domain = sender.email.partition("@")
    parts = [label for label in domain.split(".")[:-1] if label not in _SHARED]
    parts += [local.replace(".", "").replace("_", "")] if not parts else []
    pieces = {piece for part in parts for piece in (part.replace("-", ""), *part.split("-"))}
    return frozenset(_key(flat(piece)) for piece in pieces if len(piece) >= ONE_WORD_MIN)


def _key(low: str) -> str:
    """Return letters of the working form as they are compared: digraphs made one."""
    return _SECOND.sub("", low)


def _run(leaf: Leaf, first: int, wanted: frozenset[str]) -> int | None:
    """Return the last word of the longest run that begins with word *first* and spells a label.

    "DataLab Adria" from datalab-adria.org, though "datalab" is a label of it, too.
    """
    words, joined, found = leaf.page.words, {""}, None
    for at in range(first, min(first + 6, len(words))):
        between = leaf.flat[words[at - 1][1] : words[at][0]] if at > first else ""
        if between not in _WITHIN:
            break
        low = _key(leaf.flat[slice(*words[at])])
        joined = {begun + sign + low for begun in joined for sign in _WITHIN[between]}
        joined = {begun for begun in joined if any(x.startswith(begun) for x in wanted)}
        whole = joined & wanted
        if any(at == first or len(one) >= LETTERS_MIN for one in whole):
            found = at
        if not joined:
            break
    return found


# What stands between two words of a name, and how an address spells it.
_WITHIN: Final = {
    "": ("",), " ": ("",), "-": ("",), " & ": ("", "and", "i", "en", "und", "es", "si"),
}  # fmt: skip


def _may_be_name(leaf: Leaf, first: int, last: int) -> bool:
    """The run is not part of an address, a person's name, a town or a plain word."""
    start, end = leaf.page.words[first][0], leaf.page.words[last][1]
    if any(p.start < end and start < p.end for p in leaf.pieces):
        return False
    if any(m.start < end and start < m.end and m.confidence >= SURE for m in leaf.people):
        return False
    if town(leaf.text[start:end].title()) is not None:
        return first == last and any(
            o.start < end and start < o.end for o in leaf.organisations
        )
    low = leaf.flat[start:end]
    # Nor the desk that a shared address is called by: "Kontakt telefon", kontakt@gmail.com.
    plain = low in boundaries("stop") or low in boundaries("desk")
    named = leaf.text[start].isupper() and not plain
    return first < last or (named and not _is_kind_alone(leaf, first))


def _is_kind_alone(leaf: Leaf, index: int) -> bool:
    """The word tells what the body is and no name: "Muzej je mali", from muzej-prijedor.ba."""
    start, end = leaf.page.words[index]
    is_named = any(o.start < end and start < o.end for o in leaf.organisations)
    return leaf.page.lows[index] in heads() and not is_named


def _with_head(leaf: Leaf, start: int, end: int) -> Spelled | None:
    """Return the run with the head noun before it; an organisation was found to end in it."""
    for one in leaf.organisations:
        if one.start < end and start < one.end:
            rest = leaf.text[one.end : end] if one.end < end else ""
            return one.start, max(end, one.end), one.name + rest
    return None
