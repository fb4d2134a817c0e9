"""Which organisation the letter comes from, of all that are named in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from mailflow.model import Address, Found
from mailflow.parse.affiliation.abbreviated import is_only_kind
from mailflow.parse.affiliation.behind import behind
from mailflow.parse.affiliation.below_signer import below_signer
from mailflow.parse.affiliation.claims import (
    ITEM,
    LABEL,
    PART,
    Claim,
    Span,
    claims_in,
)
from mailflow.parse.affiliation.displayed import shown, shows_body
from mailflow.parse.affiliation.going_on import gone_on
from mailflow.parse.affiliation.one_house import (
    are_one,
    holds,
    is_acronym,
    is_called_so,
    is_shortened,
    own_name,
    plain,
    translates,
    words_of,
)
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import BEFORE_IT
from mailflow.parse.organisations.genitive import GUESSED
from mailflow.parse.organisations.parts import is_part, is_within
from mailflow.parse.page.another_entry import ANOTHER
from mailflow.parse.people.names import alike
from mailflow.parse.writer.sender import display_person

CLAIMS_MAX: Final = 60  # each is compared with each; more are a register, not a letter
_NO_LETTER: Final = re.compile(r"\W")
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
    desk: Sequence[Address],
    items: Sequence[Span],
) -> Choice:
    """Return the sender's organisation; none if only guests have some, each another.

    Args:
        leaves: What counts. *background*: quoted mail, for want of better.
        desk: To whom the letter is written: their organisation is not the sender's.
        items: Leaf, start and end of what belongs to somebody else who comes, and how much an
            organisation named there may weigh.
    """
    if any(leaf.has(ANOTHER) for leaf in leaves):
        leaves, background = _of_others(leaves), ()
    person = "" if shows_body(sender) else display_person(sender)
    domains = [_NO_LETTER.sub("", address.email.partition("@")[2]) for address in desk]
    claims = (
        claim
        for claim in chain(
            claims_in(leaves, items, sender), shown(sender), behind(background, sender, desk)
        )
        if not _is_desk(claim.name, domains) and not (person and alike(claim.name, person))
    )
    host = sender.email.partition("@")[2].rpartition(".")[0] if sender else ""
    host = _NO_LETTER.sub("", host)
    some = [gone_on(claim, leaves) for claim in islice(claims, CLAIMS_MAX)]
    groups = _groups([_with_domain(claim, host) for claim in _parts_last(some)])
    ranked = sorted(groups, key=_sum, reverse=True)
    if not ranked:
        return Choice(next(below_signer(leaves), None))
    best, rival = _with_kind(_fullest(ranked[0]), ranked[0]), _rival(ranked)
    if rival and max(claim.weight for claim in ranked[0]) <= ITEM:
        return Choice(None, (), rival)  # each guest's own, and nothing tells the sender's
    if is_only_kind(best.name) and best.weight < LABEL:
        return Choice(None)  # "sekretar KUD-a", and nothing tells its name
    return Choice(best, tuple(ranked[0]), rival)


def _rival(ranked: Sequence[Sequence[Claim]]) -> Claim | None:
    """Return the claim that comes next, if it comes close.

    "Član Odbora za informisanje" is of the house that signs.
    """
    if len(ranked) < 2 or _sum(ranked[0]) - _sum(ranked[1]) >= CLOSE:
        return None
    first, second = ranked[0][0], ranked[1][0]
    part = is_part(plain(second.name)) and not is_part(plain(first.name))
    return None if part else second


def _parts_last(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, those of a mere part of an organisation lighter beside others."""
    parts = [is_part(plain(claim.name)) for claim in claims]
    whole = not all(parts)
    for claim, part in zip(claims, parts, strict=True):
        yield replace(claim, weight=PART * claim.weight) if part and whole else claim


def _of_others(leaves: Sequence[Leaf]) -> Sequence[Leaf]:
    """Return *leaves*; a signature tells the writer's own house, not that of whom he enters."""
    typed = [leaf for leaf in leaves if leaf.kind is not Kind.SIGNATURE]
    return typed if any(leaf.organisations for leaf in typed) else leaves


def _is_desk(name: str, domains: Sequence[str]) -> bool:
    """The name spells one of the *domains*, run together, the letter goes to."""
    bare = _NO_LETTER.sub("", own_name(name)) if domains else ""
    return len(bare) > 5 and any(bare in domain for domain in domains)


def _with_domain(claim: Claim, host: str) -> Claim:
    """Return the claim, heavier if the sender's *host*, run together, is made of its words."""
    if not host:
        return claim
    words = [word for word in words_of(own_name(claim.name)) if len(word) > 3]
    hit = any(word in host or (len(word) > 5 and word[:6] in host) for word in words)
    return replace(claim, weight=claim.weight + 0.5) if hit else claim


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims grouped by organisation."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-len(c.name), -c.weight)):
        homes = [g for g in groups if any(are_one(claim, other) for other in g)]
        if not homes:
            groups.append([claim])
            continue
        # Of a house and of its office at once, which makes one of both.
        homes[0] += [*chain.from_iterable(homes[1:]), claim]
        groups = [g for g in groups if not any(g is other for other in homes[1:])]
    return groups


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
        told = not any(is_acronym(c, o) or is_shortened(c, o) or holds(c, o) for o in others)
        typed = c.leaf is not None and c.leaf.kind is not Kind.SUBJECT and c.weight > 0.6
        labelled = c.weight >= LABEL and not c.because.endswith(BEFORE_IT)
        full = c.has_head or not any(o.has_head for o in group)
        first = not any(translates(c, o) for o in others)
        whole = not (is_part(plain(c.name)) or any(_has_post_in_body(c, o) for o in others))
        known = not c.because.startswith(GUESSED)
        mixed = c.leaf is None or not c.leaf.text[c.start : c.end].isupper()
        size = len(c.name.split())
        return (told, whole, full, labelled, typed, first, known, size, mixed, c.weight)

    return max(group, key=rank)


def _with_kind(best: Claim, group: Sequence[Claim]) -> Claim:
    """Return *best* with what stands beside it behind a dash: "Zeleni prsten – Centar …"."""
    other = next((one for one in group if is_called_so(one, best)), None)
    if other is None or best.leaf is None:
        return best
    start, end = min(best.start, other.start), max(best.end, other.end)
    return replace(best, name=best.leaf.text[start:end], start=start, end=end)


def _has_post_in_body(body: Claim, house: Claim) -> bool:
    """The one is only whose head signs: "predsednica Odbora za vodu", below it the house."""
    told = body.because.endswith(BEFORE_IT)
    return told and is_within(body.name) and not is_within(house.name)


def as_found(claim: Claim) -> Found:
    """Return the name of a claim with its place."""
    if claim.leaf is None:
        return Found(value=claim.name, part="header", line=0, column=0, because=claim.because)
    return claim.leaf.found(claim.name, claim.start, claim.because)
