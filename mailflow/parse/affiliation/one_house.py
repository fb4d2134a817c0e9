"""Whether two names in a letter are one organisation's: longer, shorter, translated. Pure."""

import re
from functools import lru_cache
from typing import Final

from mailflow.parse.affiliation.abbreviated import is_kind, is_kind_and_name
from mailflow.parse.affiliation.claims import LETTERHEAD, Claim
from mailflow.parse.affiliation.companies import LEGAL
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import core_of, same
from mailflow.parse.organisations.parts import is_part, is_within
from mailflow.parse.page.particles import particles
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

SHOWN_MIN: Final = 4  # letters of a quoted name; a shorter one may be part of another
_WORD: Final = re.compile(r"\w+")
_LONGER: Final = re.compile(r"\w{3,}")
_DASH: Final = re.compile(r" [-–—] ")
# Between a body and a part of it: "Sindikat lekara – regionalni odbor Kraljevo".
_STROKE: Final = re.compile(r"(?: [-–—] |, )(?:\w+[snck][kn]?[iao] )?")


def are_one(a: Claim, b: Claim) -> bool:
    """Two claims name one organisation: by their words, their core or an acronym."""
    core_a, core_b = own_name(a.name), own_name(b.name)
    quoted = '"' in plain(a.name) and '"' in plain(b.name)
    if same(a.name, b.name) or (core_a == core_b and (quoted or len(core_a) > 3)):
        return True
    if a.leaf is not None and a.leaf is b.leaf and _are_joined(a, b):
        return True
    return any(rule(a, b) or rule(b, a) for rule in _RULES)


def _is_called_so_in_town(short: Claim, whole: Claim) -> bool:
    """The one is what the other is called, and its town: "Plavi krug Leskovac"."""
    core = own_name(whole.name) if '"' in plain(whole.name) else ""
    called, _, place = plain(short.name).partition(f"{core} ")
    return bool(core) and not called and town(place.title()) is not None


def _are_joined(a: Claim, b: Claim) -> bool:
    """What stands between two names on one page makes one of them."""
    if a.leaf is None:
        return False
    between = a.leaf.flat[min(a.end, b.end) : max(a.start, b.start)]
    return (
        # One organisation in two languages, a stroke between them or one below the other.
        (
            re.match(r"\s*[/|]", between) is not None
            and "\n" not in between
            and len(between) < 40
            and (a.because == LEGAL) == (b.because == LEGAL)  # nor a firm and where it sits
        )
        or (between.strip(" ") == "\n" and _are_translations(a, b))
        # A club and the house it is at: "Klub mladih pri Domu kulture".
        or between == " pri "
        # A body and a part of it, at the head of one letter.
        or (_heads_page(a, b) and not between.strip())
        or (_STROKE.fullmatch(between) and is_part(plain(a.name)) != is_part(plain(b.name)))
        # What it is called, and what it is: "Zeleni prsten – Centar za zaštitu reka".
        or is_called_so(a, b)
        # A university and its faculty.
        or (not between.strip(" ,-–—|/\n") and (holds(a, b) or holds(b, a)))
    )


def is_called_so(a: Claim, b: Claim) -> bool:
    """Only a dash stands between what a house is called and what it is; it signs so."""
    if a.leaf is None or a.leaf is not b.leaf or a.leaf.kind is not Kind.SIGNATURE:
        return False
    first, last = sorted((a, b), key=lambda claim: claim.start)
    joined = _DASH.fullmatch(a.leaf.flat, first.end, last.start) is not None
    return joined and a.has_head != b.has_head


def _heads_page(a: Claim, b: Claim) -> bool:
    """Both names head the page, or the one right beside the other is called a part of one."""
    apart = is_within(a.name) != is_within(b.name)
    return apart or min(a.weight, b.weight) >= LETTERHEAD


def _are_translations(a: Claim, b: Claim) -> bool:
    """The head nouns of two names are of different languages: "Centar …", "Centre …"."""
    one, other = (
        {
            head.language
            for word in re.findall(r"\w+", plain(c.name))
            for head in heads().get(word, ())
        }
        for c in (a, b)
    )
    return bool(one and other) and one.isdisjoint(other)


def _governs(organ: Claim, place: Claim) -> bool:
    """The one governs the other, a municipality: "Opštinsko veće", "Opština Krupanj"."""
    kind, _, rest = plain(organ.name).partition(" ")
    whose = plain(place.name).partition(" ")[0]
    return any(
        kind.startswith(f"{stem}sk") and whose.startswith(stem) and rest in boundaries("organ")
        for stem in particles("town_body")
    )


def _is_shown_with(shown_claim: Claim, typed: Claim) -> bool:
    """The name beside the address has the quoted part of the other: "Radio Uzdin Viu"."""
    core = core_of(plain(typed.name)) if '"' in plain(typed.name) else ""
    beside = f" {plain(shown_claim.name)} "
    return shown_claim.leaf is None and len(core) > SHOWN_MIN and f" {core} " in beside


def _is_typed_bare(bare: Claim, quoted: Claim) -> bool:
    """The one is the quoted part of the other, whose kind was left out: "Otvorene škole"."""
    if bare.leaf is None or '"' not in plain(quoted.name):
        return False
    return bare.leaf.flat[bare.start : bare.end] == own_name(quoted.name)


def is_shortened(short: Claim, long: Claim) -> bool:
    """Only the kind of body is shorter in the one: "TV Iskra", "Televizija Iskra"."""
    if is_kind_and_name(short.name, long.name):
        return True
    kind, _, own = plain(short.name).partition(" ")
    if not own or not any(head.group == "prefix" for head in heads().get(kind, ())):
        return False
    before, _, rest = plain(long.name).rpartition(f" {own}")
    return not rest and before[:1] == kind[0] and not before.startswith(f"{kind} ")


def is_acronym(short: Claim, long: Claim) -> bool:
    """The one is made of the first letters of the other, or told beside it."""
    letters, parts = _initials(long.name), words_of(short.name)
    marks = {plain(long.acronym)} - {""} | ({letters} if len(letters) > 2 else set())
    told = plain(long.acronym) in parts and bool(long.acronym)
    if told or len(parts) <= 3:
        spelled = any(part in marks for part in parts) or _opens_with(short, letters)
        return spelled or is_kind(short.name, long.name)
    return is_kind(short.name, long.name)


@lru_cache(maxsize=512)  # each name is compared with each, by all of these
def plain(name: str) -> str:
    """Return a name in its working form."""
    return flat(name)


@lru_cache(maxsize=512)
def _initials(name: str) -> str:
    small = frozenset(particles("no_initial"))
    return "".join(word[0] for word in words_of(name) if word not in small)


@lru_cache(maxsize=512)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, in their working form."""
    return tuple(_WORD.findall(plain(name)))


@lru_cache(maxsize=512)
def own_name(name: str) -> str:
    """Return what a name says beside its kind; see `core_of`."""
    return core_of(plain(name))


def _opens_with(short: Claim, letters: str) -> bool:
    """The name has an abbreviation of the first of those words: "AMS Jug", "DKC Bor"."""
    shouted = (w for w in _LONGER.findall(short.name) if w.isupper() and w != short.name)
    return any(letters.startswith(flat(word)) for word in shouted)


def translates(one: Claim, other: Claim) -> bool:
    """The one stands after the other and a stroke, or below it: it is that translated.

    After "pri" it is the house the other is at.
    """
    if one.leaf is None or one.leaf is not other.leaf or one.start < other.end:
        return False
    between = one.leaf.flat[other.end : one.start].strip(" ")
    return between in ("/", "pri") or (between == "\n" and _are_translations(one, other))


def holds(whole: Claim, part: Claim) -> bool:
    """The one is a university, the other a faculty or institute of it."""
    if not part.has_head or plain(whole.name).split()[0] not in boundaries("whole"):
        return False
    return plain(part.name).split()[0] not in boundaries("whole")


# By which of two names the one is another way to tell the other, the plainest first.
_RULES: Final = (
    is_shortened, _is_typed_bare, _is_shown_with, _governs, _is_called_so_in_town, is_acronym,
)  # fmt: skip
