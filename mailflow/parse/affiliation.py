"""Which organisation the letter comes from, of all that are named in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.model import Address, Found
from mailflow.parse.heads import heads
from mailflow.parse.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.nameless import SHARED, unheaded
from mailflow.parse.organisations import Named, core_of, ordinary, same
from mailflow.parse.page import Page, flat
from mailflow.parse.people import find_people
from mailflow.parse.sender import display_person

# How much a name weighs by where it stands; belonging words ("on behalf of") come on top.
LABEL: Final = 3.0
LETTERHEAD: Final = 2.0
SIGNED: Final = 1.7
OWN: Final = 1.0
SUBJECT: Final = 0.9
DISPLAY: Final = 0.9
ATTACHED: Final = 1.0
ITEM: Final = 0.5  # in the line of somebody who comes: may be that person's only
BACKGROUND: Final = 0.3
ADDRESSEE: Final = 0.0
CLOSE: Final = 0.35  # two organisations so near each other are a doubt

_EVENT: Final = re.compile(
    r"\b(?:konferencij|skup|seminar|webinar|vebinar|obuk|publikacij|panel|tribin|okrugl\w* sto"
    r"|conference"
    r"|workshop|akcij|program|project|projek|projekt|forum)\w*\s*\"?$"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that may be the sender's organisation's.

    Attributes:
        has_head: It is a full name, with its head noun.
        weight: How much speaks for it.
    """

    leaf: Leaf | None
    start: int
    end: int
    name: str
    acronym: str
    weight: float
    has_head: bool
    because: str

    @property
    def is_declined(self) -> bool:
        """The name was brought back to the nominative from another case."""
        return self.leaf is not None and self.leaf.text[self.start : self.end] != self.name


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
    items: Sequence[tuple[Leaf, int, int]],
) -> Choice:
    """Return the sender's organisation.

    Args:
        leaves: What counts. *background*: quoted mail, for want of better.
        desk: To whom the letter is written: their organisation is not the sender's.
        items: Leaf, start and end of lines that belong to somebody else who comes.
    """
    domains = [address.email.partition("@")[2] for address in desk]
    claims = [
        claim
        for claim in (*_claims(leaves, items), *_shown(sender), *_background(background))
        if not _is_desk(claim.name, domains)
    ]
    groups = _groups([_with_domain(claim, sender) for claim in claims])
    ranked = sorted(groups, key=_sum, reverse=True)
    if not ranked:
        return Choice(None)
    rival = ranked[1] if len(ranked) > 1 and _sum(ranked[0]) - _sum(ranked[1]) < CLOSE else None
    return Choice(_fullest(ranked[0]), tuple(ranked[0]), rival[0] if rival else None)


def _claims(leaves: Sequence[Leaf], items: Sequence[tuple[Leaf, int, int]]) -> Iterator[Claim]:
    for leaf in leaves:
        yield from _labelled(leaf)
        known = list(leaf.organisations)
        for one in known:
            if _in_event(leaf.page, one.start):
                continue
            listed = any(leaf is other and a <= one.start < b for other, a, b in items)
            yield _claim(leaf, one, ITEM if listed else _weight(leaf, one))
        for start, end, name, weight, because in unheaded(leaf):
            listed = because != SHARED and any(
                leaf is other and a <= start < b for other, a, b in items
            )
            yield Claim(leaf, start, end, name, "", ITEM if listed else weight, False, because)


def _claim(leaf: Leaf, one: Named, weight: float) -> Claim:
    return Claim(leaf, one.start, one.end, one.name, one.acronym, weight, True, one.because)


def _labelled(leaf: Leaf) -> Iterator[Claim]:
    """Yield the values of labels for organisations."""
    for field in leaf.fields:
        if field.kind != "organisation" or not field.value or field.value in "-/":
            continue
        name = _LABELLED.match(field.value)
        if name is None:
            continue
        text = name[0].strip(" ,;-–—")
        start = leaf.text.find(text, field.start)
        because = f"label “{field.label}”"
        named = next((o for o in leaf.organisations if o.start == start), None)
        acronym = named.acronym if named else ""
        yield Claim(
            leaf, start, start + len(text), ordinary(text), acronym, LABEL, True, because
        )


# A labelled name ends at its closing quotation mark, at a comma or a bracket.
_LABELLED: Final = re.compile(r"[^„“”\",(;|\n]*(?:[„“\"][^“”\"\n]+[“”\"]|)")


def _weight(leaf: Leaf, one: Named) -> float:
    """Return the weight of a name by its place and the words before it."""
    if leaf.kind is Kind.SIGNATURE:
        return SIGNED
    if leaf.kind is Kind.SUBJECT:
        return SUBJECT
    base = ATTACHED if leaf.kind is Kind.ATTACHMENT else OWN
    if _is_letterhead(leaf, one.start):
        return LETTERHEAD
    return base + (one.weight if one.weight >= 0.6 else 0.0)


def _is_letterhead(leaf: Leaf, start: int) -> bool:
    """The name opens one of the first lines, before any greeting, and fills it."""
    a, b = leaf.page.line_of(start)
    greeted = any(c.sense == "greet" and c.start < start for c in leaf.cues)
    number = leaf.text.count("\n", 0, start)
    return (
        number < 3
        and not greeted
        and start - a < 3
        and b - a < 100
        and "." not in leaf.flat[a:b].rstrip(".")[-3:]
    )


def _in_event(page: Page, start: int) -> bool:
    """The name is part of a quoted event's name."""
    line, _ = page.line_of(start)
    opened = page.flat.rfind('"', max(0, start - 120), start)
    if opened < 0 or page.flat.count('"', line, start) % 2 == 0:
        return bool(
            _EVENT.search(page.flat[max(0, start - 24) : start].rstrip())
            and page.flat[start] == '"'
        )
    return bool(_EVENT.search(page.flat[max(0, opened - 24) : opened]))


_DISPLAY_PARTS: Final = re.compile(r"\s+[-–|/]\s+|,\s+")


def _shown(sender: Address | None) -> Iterator[Claim]:
    """Yield the organisation whose name the sender's address is displayed with."""
    if sender is None or not sender.name or "@" in sender.name or _is_person(sender):
        return
    for part in _DISPLAY_PARTS.split(sender.name):
        words = re.findall(r"\w+", flat(part))
        if len(words) > 1 or (part.isupper() and len(part) > 2):
            headed = any(word in heads() for word in words)
            yield Claim(
                None, 0, 0, ordinary(part.strip()), "", DISPLAY, headed, "sender's display name"
            )


def _is_person(sender: Address) -> bool:
    """The address is displayed with a person's name, or the beginning of one."""
    if display_person(sender):
        return True
    words = re.findall(r"\w+", flat(sender.name))
    return (
        len(words) <= 3 and bool(find_people(sender.name)) and not set(words) & heads().keys()
    )


def _background(leaves: Sequence[Leaf]) -> Iterator[Claim]:
    for leaf in leaves:
        for one in leaf.organisations:
            if not _in_event(leaf.page, one.start):
                yield _claim(leaf, one, BACKGROUND + one.weight / 4)


def _is_desk(name: str, domains: Sequence[str]) -> bool:
    """The name spells the domain the letter goes to."""
    bare = re.sub(r"\W", "", core_of(flat(name)))
    return len(bare) > 5 and any(bare in re.sub(r"\W", "", domain) for domain in domains)


def _with_domain(claim: Claim, sender: Address | None) -> Claim:
    """Return the claim, heavier if the sender's domain is made of its words."""
    if sender is None:
        return claim
    host = re.sub(r"\W", "", sender.email.partition("@")[2].rpartition(".")[0])
    words = [w for w in re.findall(r"\w+", core_of(flat(claim.name))) if len(w) > 3]
    hit = any(word in host or (len(word) > 5 and word[:6] in host) for word in words)
    return _heavier(claim, 0.5) if hit else claim


def _heavier(claim: Claim, more: float) -> Claim:
    return Claim(
        claim.leaf, claim.start, claim.end, claim.name, claim.acronym, claim.weight + more,
        claim.has_head, claim.because,
    )  # fmt: skip


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
    if a.leaf is not None and a.leaf is b.leaf:
        between = a.leaf.flat[min(a.end, b.end) : max(a.start, b.start)]
        if between.strip() in ("/", "|") and "\n" not in between:
            return True  # one organisation in two languages
    core_a, core_b = core_of(flat(a.name)), core_of(flat(b.name))
    quoted = '"' in flat(a.name) and '"' in flat(b.name)
    if same(a.name, b.name) or (core_a == core_b and (quoted or len(core_a) > 3)):
        return True
    return _is_acronym(a, b) or _is_acronym(b, a)


def _is_acronym(short: Claim, long: Claim) -> bool:
    words = [
        w
        for w in re.findall(r"\w+", flat(long.name))
        if w not in ("za", "i", "of", "for", "the", "and")
    ]
    letters = "".join(word[0] for word in words)
    parts = re.findall(r"\w+", flat(short.name))
    marks = {flat(long.acronym)} - {""} | ({letters} if len(letters) > 2 else set())
    return any(part in marks for part in parts) and len(parts) <= 3


def _sum(group: Sequence[Claim]) -> float:
    """Return the weight of a group: its heaviest claim, and a little for each place more."""
    places = {(claim.leaf.kind if claim.leaf else None) for claim in group}
    return max(claim.weight for claim in group) + 0.25 * (len(places) - 1)


def _fullest(group: Sequence[Claim]) -> Claim:
    """Return the most complete name of a group, what was typed before what is displayed."""

    def rank(c: Claim) -> tuple[bool, bool, bool, int, float]:
        typed = c.leaf is not None and c.leaf.kind is not Kind.SUBJECT and c.weight > 0.6
        labelled = c.weight >= LABEL
        full = c.has_head or not any(o.has_head for o in group)
        return (full, labelled, typed, len(c.name.split()), c.weight)

    return max(group, key=rank)


def as_found(claim: Claim) -> Found:
    """Return the name of a claim with its place."""
    if claim.leaf is None:
        return Found(value=claim.name, part="header", line=0, column=0, because=claim.because)
    return claim.leaf.found(claim.name, claim.start, claim.because)
