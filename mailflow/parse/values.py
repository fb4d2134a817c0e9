"""The values of a reading, each from what was found and what is wanted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow import reference
from mailflow.model import (
    Answer,
    Found,
    Intent,
    Organisation,
    Person,
)
from mailflow.parse.affiliation.affiliation import Choice, as_found, choose
from mailflow.parse.affiliation.city import city_of
from mailflow.parse.affiliation.claims import BESIDE, BYSTANDER, ITEM, Span
from mailflow.parse.affiliation.set_aside import sets_aside, without_signatures
from mailflow.parse.asked import unanswered
from mailflow.parse.clauses.standing import BY_ORDER, MENTIONED, Standing
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.coming.counts import (
    beside_writer,
    counts_in_list,
    find_count,
    find_ordinal,
    more_than_named,
    names_nth,
)
from mailflow.parse.intent.facts import Wanted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.named import same
from mailflow.parse.page.contacts import checks
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.told import numerals
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike
from mailflow.parse.study import Study

NOBODY_COMES: Final = frozenset({Intent.CANCEL, Intent.DECLINE})
COMING: Final = frozenset({Intent.REGISTER, Intent.CHANGE})
SURE_FIRM: Final = 2.0  # an organisation named so clearly that "in my own name" means else


def choice_of(study: Study) -> Choice:
    """Return the organisation; what stands beside others who come weighs little."""
    leaves, sender = study.leaves, study.letter.header.sender
    items = [*_others_lines(study), *_only_told_of(study)]
    counted, aside = without_signatures(leaves.counted), sets_aside(leaves.own)
    return choose(counted, leaves.background, None if aside else sender, study.desk, items)


def _others_lines(study: Study) -> Iterator[Span]:
    """Yield the lines of a list, and in running text what follows a name, of those who come."""
    named, kinds = study.sender.called, (Kind.OWN, Kind.ATTACHMENT)
    lines: list[tuple[Leaf, int, int]] = []
    his: list[tuple[Leaf, int, int]] = []
    for guest in study.party.guests:
        leaf, m = guest.leaf, guest.mention
        if guest.standing is not Standing.COMES or guest.row or leaf.kind not in kinds:
            continue
        if guest.is_item:
            lines.append((leaf, *leaf.page.line_of(m.start)))
            his += lines[-1:] if named and alike(m.name, named) else []
        elif leaf.kind is Kind.OWN and not (named and alike(m.name, named)):
            weight = ITEM if _tells_his(study, leaf) else BESIDE
            yield leaf, m.end, _his_end(leaf, m.end), weight
    of_one = _are_of_one(lines)
    yield from ((*line, BESIDE if of_one or line in his else ITEM) for line in lines)


def _tells_his(study: Study, leaf: Leaf) -> bool:
    """Running text tells the writer's house behind his name: "Ana iz Kluba „X“ i …"."""
    named = study.sender.called
    for m in leaf.people if named else ():
        after = leaf.named(m.end, leaf.clause(m.end)[1])
        end = after[0].start if after else leaf.clause(m.end)[1]
        if alike(m.name, named) and any(m.end <= o.start < end for o in leaf.organisations):
            return True
    return False


def _only_told_of(study: Study) -> Iterator[Span]:
    """Yield what follows the name of who only passed the call on: "Ana Ilić iz Kluba „X“"."""
    named = study.sender.called
    for guest in study.party.guests:
        leaf, m = guest.leaf, guest.mention
        only = guest.standing is Standing.UNKNOWN and guest.because in (BY_ORDER, MENTIONED)
        if only and leaf.kind is Kind.OWN and not (named and alike(m.name, named)):
            end = next(_PART.finditer(leaf.flat, m.end)).start()
            acts = (c.start for c in leaf.between(m.end, end) if c.sense in POSITIVE)
            yield leaf, m.end, next(acts, end), BYSTANDER


_PART: Final = re.compile(r"[,.;:!?\n]|$")  # where a part of a sentence ends


def _are_of_one(lines: Sequence[tuple[Leaf, int, int]]) -> bool:
    """Every line of a list names the same organisation."""
    told = [
        next((o.name for o in leaf.organisations if start <= o.start < end), "")
        for leaf, start, end in lines
    ]
    return all(name and same(told[0], name) for name in told)


def _his_end(leaf: Leaf, at: int) -> int:
    """Return where what may be one guest's own ends: "Anu Ilić i sebe, ispred Kluba „X“"."""
    end = leaf.clause(at)[1]
    writer = any_of("myself", leaf.language).search(leaf.flat, at, end)
    return writer.start() if writer else end


def organisation_of(choice: Choice, study: Study) -> Organisation | None:
    """Return the chosen organisation with its town, numbers and website."""
    best = choice.best
    if best is None or (study.has("alone") and best.weight < SURE_FIRM):
        return None
    leaves = without_signatures(study.leaves.counted)
    return Organisation(
        name=_without_kind(as_found(best), study.leaves.counted),
        city=city_of(best, choice.same, leaves),
        registration_number=_first(leaves, "registration_number"),
        tax_number=_first(leaves, "tax_number"),
        website=_first(leaves, "website"),
    )


def _without_kind(name: Found, leaves: Sequence[Leaf]) -> Found:
    """Return *name* without "Organizacija" before it, where it stands elsewhere without."""
    kind, _, rest = name.value.partition(" ")
    if not _kind().fullmatch(flat(kind)):
        return name
    bare = flat(rest).strip(' "')
    if " " not in bare:
        return name
    return replace(name, value=rest) if any(_alone(leaf, bare) for leaf in leaves) else name


def _alone(leaf: Leaf, bare: str) -> bool:
    places = re.finditer(rf"\b{re.escape(bare)}\b", leaf.flat)
    return any(not _kind_before().search(leaf.flat[: m.start()]) for m in places)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(either("kind"))


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('kind')}[\s\"]+$")


def _first(leaves: Sequence[Leaf], kind: str) -> Found | None:
    for leaf in leaves:
        for piece in leaf.pieces:
            if piece.kind == kind:
                return leaf.found(piece.value, piece.start, kind.replace("_", " "))
    return None


def count_of(
    want: Wanted, leaves: Spread, attendees: tuple[Person, ...], gone: int = 0
) -> int | None:
    """Return how many come as the letter tells it; at least as many as are named.

    Args:
        gone: How many fall away.
    """
    if want.intent in NOBODY_COMES:
        return 0
    if want.intent is Intent.QUESTION:
        return None
    pages = [leaf.page for leaf in leaves.counted]
    told = find_count(leaves.counted)
    besides = more_than_named(leaves.counted)
    with_me = beside_writer(leaves.counted)
    more = max(len(attendees) + besides, find_ordinal(pages), with_me)
    if gone and told == len(attendees) + gone and tells_how_many_were(leaves.own):
        return more or None
    if not told or told < len(attendees):
        return more or None
    # "Ana and two volunteers", "with me come five": the only number told is of the others.
    # "Ana / six pupils. Two of them are vegetarian": the list tells all.
    of_others = told in (besides, with_me - 1)
    return more if told < more and (of_others or counts_in_list(leaves.counted)) else told


def tells_how_many_were(own: Sequence[Leaf]) -> bool:
    """ "Nas troje smo se prijavili, Ana ne može", "njih dvoje ostaju": of those registered."""
    said = (
        (leaf, c) for leaf in own for c in leaf.cues if c.sense in ("earlier", "others_stay")
    )
    return any(_number().search(leaf.flat, c.start, c.end + NUMBER_MAX) for leaf, c in said)


NUMBER_MAX: Final = 8  # letters of "dvoje" behind "prijavili smo"


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{numerals()})\b")


def cited_of(leaves: Spread) -> tuple[Found, ...]:
    """Return the references of registrations in what the sender wrote; not in mail below."""
    found: dict[str, Found] = {}
    for leaf in leaves.own:
        for name, at in reference.cited(leaf.text):
            found.setdefault(name, leaf.found(name, at, "a reference"))
    return tuple(found.values())


def missing_of(
    study: Study, organisation: Organisation | None, attendees: tuple[Person, ...],
    count: int | None, answers: tuple[Answer, ...] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Return what a clerk must still ask for."""
    if study.want.intent not in COMING:
        return ()
    asks_firm = organisation is None and not study.has("alone")
    answers_nth = study.want.intent is Intent.CHANGE and names_nth(study.leaves, count)
    due = (count or 0) > len(attendees) and not answers_nth
    asks_names = not attendees or due or study.has("name_later")
    return (
        *(("organisation",) if asks_firm else ()),
        *(("attendee_names",) if asks_names else ()),
        *unanswered(study.questions, answers),
    )


def check_digits(organisation: Organisation | None) -> tuple[str, ...]:
    """Return findings on official numbers whose check digit is wrong."""
    if organisation is None:
        return ()
    pairs = (
        ("registration_number", organisation.registration_number),
        ("tax_number", organisation.tax_number),
    )
    return tuple(
        f"{kind.replace('_', ' ')} {found.value}: the check digit is wrong"
        for kind, found in pairs
        if found and not checks(kind, found.value)
    )
