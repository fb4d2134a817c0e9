"""Which organisation the letter comes from, of all that are named in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from mailflow.model import Address, Found
from mailflow.parse.affiliation.abbreviated import is_kind, is_kind_and_name, is_only_kind
from mailflow.parse.affiliation.behind import behind
from mailflow.parse.affiliation.claims import (
    ITEM,
    LABEL,
    LETTERHEAD,
    PART,
    Claim,
    Span,
    claims_in,
)
from mailflow.parse.affiliation.companies import LEGAL
from mailflow.parse.affiliation.displayed import shown, shows_body
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import BEFORE_IT
from mailflow.parse.organisations.genitive import GUESSED
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import core_of, same
from mailflow.parse.organisations.parts import is_part, is_within
from mailflow.parse.page.particles import particles
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike
from mailflow.parse.writer.sender import display_person

CLAIMS_MAX: Final = 60  # each is compared with each; more are a register, not a letter
SHOWN_MIN: Final = 4  # letters of a quoted name; a shorter one may be part of another
_WORD: Final = re.compile(r"\w+")
_NO_LETTER: Final = re.compile(r"\W")
_LONGER: Final = re.compile(r"\w{3,}")
# Between a body and a part of it: "Sindikat lekara – regionalni odbor Kraljevo".
_STROKE: Final = re.compile(r"(?: [-–—] |, )(?:\w+[snck][kn]?[iao] )?")
CLOSE: Final = 0.35  # two organisations so near each other are a doubt


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the claim, all claims of the same organisation, and the runner-up."""

    best: Claim | None
    same: tuple[Claim, ...] = ()
    rival: Claim | None = None


def choose(
    leaves: Sequence[Leaf],
    background: Sequence[Leaf],
    sender: Address | None,
    desk: Iterable[Address],
    items: Sequence[Span],
) -> Choice:
    """Return the sender's organisation; none if only guests have some, each another.

    Args:
        leaves: What counts. *background*: quoted mail, for want of better.
        desk: To whom the letter is written: their organisation is not the sender's.
        items: Leaf, start and end of what belongs to somebody else who comes, and how much an
            organisation named there may weigh.
    """
    person = "" if shows_body(sender) else display_person(sender)
    domains = [_NO_LETTER.sub("", address.email.partition("@")[2]) for address in desk]
    claims = (
        claim
        for claim in chain(
            claims_in(leaves, items, sender), shown(sender), behind(background, sender)
        )
        if not _is_desk(claim.name, domains) and not (person and alike(claim.name, person))
    )
    some = list(islice(claims, CLAIMS_MAX))
    host = sender.email.partition("@")[2].rpartition(".")[0] if sender else ""
    host = _NO_LETTER.sub("", host)
    groups = _groups([_with_domain(claim, host) for claim in _parts_last(some)])
    ranked = sorted(groups, key=_sum, reverse=True)
    if not ranked:
        return Choice(None)
    rival = ranked[1] if len(ranked) > 1 and _sum(ranked[0]) - _sum(ranked[1]) < CLOSE else None
    if rival and max(claim.weight for claim in ranked[0]) <= ITEM:
        return Choice(None, (), rival[0])  # each guest's own, and nothing tells the sender's
    best = _fullest(ranked[0])
    if is_only_kind(best.name) and best.weight < LABEL:
        return Choice(None)  # "sekretar KUD-a", and nothing tells its name
    return Choice(best, tuple(ranked[0]), rival[0] if rival else None)


def _parts_last(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, those of a mere part of an organisation lighter beside others."""
    parts = [is_part(_low(claim.name)) for claim in claims]
    whole = not all(parts)
    for claim, part in zip(claims, parts, strict=True):
        yield replace(claim, weight=PART * claim.weight) if part and whole else claim


def _is_desk(name: str, domains: Sequence[str]) -> bool:
    """The name spells one of the *domains*, run together, the letter goes to."""
    bare = _NO_LETTER.sub("", _core(name)) if domains else ""
    return len(bare) > 5 and any(bare in domain for domain in domains)


def _with_domain(claim: Claim, host: str) -> Claim:
    """Return the claim, heavier if the sender's *host*, run together, is made of its words."""
    if not host:
        return claim
    words = [word for word in _words(_core(claim.name)) if len(word) > 3]
    hit = any(word in host or (len(word) > 5 and word[:6] in host) for word in words)
    return replace(claim, weight=claim.weight + 0.5) if hit else claim


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims grouped by organisation."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-len(c.name), -c.weight)):
        home = next((g for g in groups if any(_one(claim, other) for other in g)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _one(a: Claim, b: Claim) -> bool:
    """Two claims name one organisation: by their words, their core or an acronym."""
    core_a, core_b = _core(a.name), _core(b.name)
    quoted = '"' in _low(a.name) and '"' in _low(b.name)
    if same(a.name, b.name) or (core_a == core_b and (quoted or len(core_a) > 3)):
        return True
    if a.leaf is not None and a.leaf is b.leaf and _are_joined(a, b):
        return True
    if _is_shortened(a, b) or _is_shortened(b, a):
        return True
    if _is_shown_with(a, b) or _is_shown_with(b, a) or _governs(a, b) or _governs(b, a):
        return True
    return _is_acronym(a, b) or _is_acronym(b, a)


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
        or (_STROKE.fullmatch(between) and is_part(_low(a.name)) != is_part(_low(b.name)))
        # A university and its faculty.
        or (not between.strip(" ,-–—|/\n") and (_holds(a, b) or _holds(b, a)))
    )


def _heads_page(a: Claim, b: Claim) -> bool:
    """Both names head the page, or the one right beside the other is called a part of one."""
    apart = is_within(a.name) != is_within(b.name)
    return apart or min(a.weight, b.weight) >= LETTERHEAD


def _are_translations(a: Claim, b: Claim) -> bool:
    """The head nouns of two names are of different languages: "Centar …", "Centre …"."""
    one, other = (
        {
            head.language
            for word in re.findall(r"\w+", _low(c.name))
            for head in heads().get(word, ())
        }
        for c in (a, b)
    )
    return bool(one and other) and one.isdisjoint(other)


def _governs(organ: Claim, place: Claim) -> bool:
    """The one governs the other, a municipality: "Opštinsko veće", "Opština Krupanj"."""
    kind, _, rest = _low(organ.name).partition(" ")
    whose = _low(place.name).partition(" ")[0]
    return any(
        kind.startswith(f"{stem}sk") and whose.startswith(stem) and rest in boundaries("organ")
        for stem in particles("town_body")
    )


def _is_shown_with(shown_claim: Claim, typed: Claim) -> bool:
    """The name beside the address has the quoted part of the other: "Radio Uzdin Viu"."""
    core = core_of(_low(typed.name)) if '"' in _low(typed.name) else ""
    beside = f" {_low(shown_claim.name)} "
    return shown_claim.leaf is None and len(core) > SHOWN_MIN and f" {core} " in beside


def _is_shortened(short: Claim, long: Claim) -> bool:
    """Only the kind of body is shorter in the one: "TV Iskra", "Televizija Iskra"."""
    if is_kind_and_name(short.name, long.name):
        return True
    kind, _, own = _low(short.name).partition(" ")
    if not own or not any(head.group == "prefix" for head in heads().get(kind, ())):
        return False
    before, _, rest = _low(long.name).rpartition(f" {own}")
    return not rest and before[:1] == kind[0] and not before.startswith(f"{kind} ")


def _is_acronym(short: Claim, long: Claim) -> bool:
    letters, parts = _initials(long.name), _words(short.name)
    marks = {_low(long.acronym)} - {""} | ({letters} if len(letters) > 2 else set())
    told = _low(long.acronym) in parts and bool(long.acronym)
    spelled = any(part in marks for part in parts) or _opens_with(short, letters)
    return (spelled and (len(parts) <= 3 or told)) or is_kind(short.name, long.name)


@lru_cache(maxsize=512)  # each name is compared with each, by all of these
def _low(name: str) -> str:
    return flat(name)


@lru_cache(maxsize=512)
def _initials(name: str) -> str:
    small = frozenset(particles("no_initial"))
    return "".join(word[0] for word in _words(name) if word not in small)


@lru_cache(maxsize=512)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_low(name)))


@lru_cache(maxsize=512)
def _core(name: str) -> str:
    return core_of(_low(name))


def _opens_with(short: Claim, letters: str) -> bool:
    """The name has an abbreviation of the first of those words: "AMS Jug", "DKC Bor"."""
    shouted = (w for w in _LONGER.findall(short.name) if w.isupper() and w != short.name)
    return any(letters.startswith(flat(word)) for word in shouted)


def _sum(group: Sequence[Claim]) -> float:
    """Return the weight of a group: its heaviest claim, and a little for each place more."""
    places = {(claim.leaf.kind if claim.leaf else None) for claim in group}
    return max(claim.weight for claim in group) + 0.25 * (len(places) - 1)


def _fullest(group: Sequence[Claim]) -> Claim:
    """Return the most complete name of a group, what was typed before what is displayed."""
    if len(group) == 1:
        return group[0]

    def rank(c: Claim) -> tuple[float, ...]:
        others = [o for o in group if o is not c]
        told = not any(_is_acronym(c, o) or _is_shortened(c, o) or _holds(c, o) for o in others)
        typed = c.leaf is not None and c.leaf.kind is not Kind.SUBJECT and c.weight > 0.6
        labelled = c.weight >= LABEL and not c.because.endswith(BEFORE_IT)
        full = c.has_head or not any(o.has_head for o in group)
        first = not any(_translates(c, o) for o in others)
        whole = not is_part(_low(c.name))
        known = not c.because.startswith(GUESSED)
        mixed = c.leaf is None or not c.leaf.text[c.start : c.end].isupper()
        size = len(c.name.split())
        return (told, whole, full, labelled, typed, first, known, size, mixed, c.weight)

    return max(group, key=rank)


def _translates(one: Claim, other: Claim) -> bool:
    """The one stands after the other and a stroke, or below it: it is that translated.

    After "pri" it is the house the other is at.
    """
    if one.leaf is None or one.leaf is not other.leaf or one.start < other.end:
        return False
    between = one.leaf.flat[other.end : one.start].strip(" ")
    return between in ("/", "pri") or (between == "\n" and _are_translations(one, other))


def _holds(whole: Claim, part: Claim) -> bool:
    """The one is a university, the other a faculty or institute of it."""
    if not part.has_head or _low(whole.name).split()[0] not in boundaries("whole"):
        return False
    return _low(part.name).split()[0] not in boundaries("whole")


def as_found(claim: Claim) -> Found:
    """Return the name of a claim with its place."""
    if claim.leaf is None:
        return Found(value=claim.name, part="header", line=0, column=0, because=claim.because)
    return claim.leaf.found(claim.name, claim.start, claim.because)
