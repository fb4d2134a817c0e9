"""Signs that something was not understood at all: capitalised words nobody accounts for."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.coming.visiting import is_card
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import heads
from mailflow.parse.organisations.rightward import opens_others
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.streets import is_street
from mailflow.parse.page.towns import likely_town, town
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.names import alike
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import titles
from mailflow.parse.signs.evidence import COMING, OUTRIGHT, Evidence, sentence
from mailflow.reasons import doubt

_QUOTED: Final = re.compile(r'"[^"\n]{1,120}"')
_OPENS: Final = re.compile(
    r"(?:[.!?:]|\n)\W*$"
)  # what stands before the first word of a sentence
BEFORE_MAX: Final = 4  # letters
SHORT: Final = 60  # letters
LEAD_MIN: Final = 2.0  # how far a language must be ahead of the next


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that words were left over."""
    if e.intent in (Intent.CANCEL, Intent.DECLINE):
        yield from _somebody_else(e)
    elif e.intent in (Intent.REGISTER, Intent.CHANGE):
        yield from _left(e)


def _left(e: Evidence) -> Iterator[Doubt]:
    """Yield what was left over in a letter by which somebody comes."""
    for leaf in e.told:
        firm = flat(e.organisation.name.value) if e.organisation else ""
        for a, b in _pairs(leaf):
            if _is_of_house(leaf.text[a:b], firm) or _is_called(e, leaf.text[a:b]):
                continue
            if opens_others(leaf.flat, a) or _is_of_event(leaf, a, b) or _is_his(e, leaf, a):
                continue  # "u Crnoj Gori"
            near = any(
                c.sense in COMING and not inside(leaf, c, "regards")  # "who sends his regards"
                for c in leaf.between(*sentence(leaf, a))
            )
            yield doubt("left_over_near" if near else "left_over", leaf.text[a:b])
            return
    yield from _unused(e)
    size = sum(len(leaf.text.strip()) for leaf in e.own)
    if size < SHORT and not e.study.leaves.attached:
        yield doubt("short")
    if e.study.tongue.lead < LEAD_MIN:
        yield doubt("unclear_language")


def _is_of_house(pair: str, firm: str) -> bool:
    """Two words of the name, or a kind of body cut short before its own: "ЦИП Лимови"."""
    kind, own = pair[: pair.rfind(" ")], flat(pair.rpartition(" ")[2])
    return flat(pair) in firm or (kind.isupper() and f'"{own}"' in firm)


def _is_his(e: Evidence, leaf: Leaf, at: int) -> bool:
    """It is the house of one who comes, beside the sender's own: "with Ana of Green Valley"."""
    before = leaf.people[leaf.named_before(at) - 1] if leaf.named_before(at) else None
    if e.organisation is None or before is None or not e.comes(before.name):
        return False
    return _of_house().fullmatch(leaf.flat, before.end, at) is not None


@cache
def _of_house() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{either('from_body')}|{either('from_place')})\s(?:{either('article')}\s)?|\s\("
    )


def _somebody_else(e: Evidence) -> Iterator[Doubt]:
    """Yield an unknown name where somebody falls away, or gets a seat: "skinite Qwerta"."""
    for leaf in e.own:
        for a, b in _pairs(leaf):
            if any(c.sense in _OF_SOMEBODY for c in leaf.between(*leaf.clause(a))):
                yield doubt("left_over_near", leaf.text[a:b])
                return


_OF_SOMEBODY: Final = frozenset({"strike", "swap", "hands_on", "instead", "come", "absent"})


def _is_of_event(leaf: Leaf, start: int, end: int) -> bool:
    """Behind an article capitals lead to what an event is: "the Danube Heritage Camp".

    A conference is no house and needs no article: "Invitation, OGP Conference".
    """
    if any_of("our_event").fullmatch(flat(leaf.text[start:end].split()[-1])):
        return True
    before = _from_article().search(leaf.text, max(0, start - NAME_MAX), start)
    after = _TO_KIND.match(leaf.text, end)
    last = flat(leaf.text[start : after.end() if after else end].split()[-1])
    called = any_of("event_kind").fullmatch(last) or any_of("meeting").fullmatch(last)
    return before is not None and called is not None


NAME_MAX: Final = 60  # letters of an event's name
_TO_KIND: Final = re.compile(r"(?: [A-Z][\w-]*)+")


@cache
def _from_article() -> re.Pattern[str]:
    return re.compile(rf"\b{either('article')} (?:[A-Z][\w-]* )*$")


def _is_called(e: Evidence, pair: str) -> bool:
    """Two words are of the name of one who comes, a title before it, or where the body sits."""
    low = flat(pair)
    title, _, rest = low.partition(" ")
    names = [flat(name.value) for name in (*(one.name for one in e.attendees), *e.removed)]
    titled = title in titles() and any(rest in re.split("[ -]", name) for name in names)
    city = e.organisation.city if e.organisation else None
    likely = f" {likely_town(pair)} "  # two words, perhaps of three
    seat = city is not None and (city.value == pair or likely in f" {city.value} ")
    return titled or seat or any(low in name for name in names)


def _unused(e: Evidence) -> Iterator[Doubt]:
    """People named in a document, in a mail passed on or in the subject, of whom none comes."""
    for leaf in e.study.leaves.attached:
        own = is_card(leaf) and _is_senders(e, leaf)
        if leaf.people and not own and not any(e.comes(m.name) for m in leaf.people):
            yield doubt("paper_unused", leaf.page.passage.name)
            return
    known = e.intent is Intent.CHANGE and e.study.registered  # whom it alters, they are told of
    for leaf in () if known else e.study.leaves.background:
        if leaf.kind is Kind.FORWARDED and leaf.has(*OUTRIGHT) and leaf.people:
            yield doubt("mail_unused")
            return
    for person in e.attendees:
        if person.name.part == "subject":
            yield doubt("only_in_subject", person.name.value)
            return


def _is_senders(e: Evidence, leaf: Leaf) -> bool:
    """The card is of who writes, and comes or does not by what the text says."""
    name = e.study.sender.name
    return name is not None and any(alike(m.name, name.value) for m in leaf.people)


def _pairs(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield spans of two capitalised words that are no name, organisation, town or label."""
    words, capitals = leaf.page.words, pairwise(leaf.page.capitals)
    pairs = [(words[n], words[after]) for n, after in capitals if after == n + 1]
    taken = _taken(leaf) if pairs else b""
    for (a, b), (c, d) in pairs:
        if leaf.text[b:c] not in (" ", "-") or _TAKEN in taken[a:d]:
            continue
        if not (_is_open(leaf, a, b) and _is_open(leaf, c, d)) or is_street(leaf.flat, a, d):
            continue
        shouted = leaf.text[slice(*leaf.page.line_of(a))].isupper()
        if not shouted and town(leaf.text[a:d]) is None:
            yield a, d


def open_words(leaf: Leaf) -> Iterator[str]:
    """Yield capitalised words within sentences that nothing accounts for."""
    taken = _taken(leaf)
    for a, b in leaf.page.words:
        opens = _OPENS.search(leaf.flat, max(0, a - BEFORE_MAX), a) is not None
        if opens or a == 0 or _TAKEN in taken[a:b]:
            continue
        if not (_is_open(leaf, a, b) or _opens_title(leaf, a, b)):
            continue
        if any_of("meeting").fullmatch(leaf.flat, a, b) is None:
            yield leaf.text[a:b]


def _opens_title(leaf: Leaf, a: int, b: int) -> bool:
    """An everyday word with a capital behind a comma or a bracket: "Ana Tot, Zeleni ključ"."""
    word, low = leaf.text[a:b], leaf.flat[a:b]
    led = leaf.text[:a].endswith((", ", "(")) and len(word) > TITLE_MIN and word[0].isupper()
    return led and not any_of("to_you").fullmatch(low) and town(word) is None


TITLE_MIN: Final = 3  # letters: "Vas", "Dr" are shorter


def _taken(leaf: Leaf) -> bytearray:
    """Return for every letter whether something found, or a quotation, covers it."""
    covered = bytearray(len(leaf.text))
    spans = [(one.start, one.end) for one in leaf.people]
    spans += [(one.start, one.end) for one in leaf.organisations]
    spans += [(one.start, one.end) for one in leaf.pieces]
    # Words of coming may go around a name: "dolazimo Zorkica Bambur i ja".
    spans += [(one.start, one.end) for one in leaf.cues if one.sense != "pair"]
    spans += [match.span() for match in _QUOTED.finditer(leaf.flat)]
    for start, end in spans:
        covered[start:end] = _TAKEN * (end - start)
    return covered


_TAKEN: Final = b"\x01"


def _is_open(leaf: Leaf, a: int, b: int) -> bool:
    """A capitalised word that may be part of a name."""
    word = leaf.text[a:b]
    low = flat(word)
    return (
        len(word) > 2
        and word[0].isupper()
        and not is_plain(key_of(word))
        and low not in heads()
        and not is_post(low)
        and town(word) is None
        and not any_of("to_you").fullmatch(low)
    )
