"""The values of a reading, each from what was found and what is wanted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow import reference
from mailflow.model import (
    Answer,
    Contact,
    Found,
    Gender,
    Intent,
    Organisation,
    Person,
)
from mailflow.parse.affiliation.affiliation import Choice, as_found, choose
from mailflow.parse.affiliation.city import city_of
from mailflow.parse.affiliation.claims import BESIDE, ITEM, Span
from mailflow.parse.affiliation.set_aside import sets_aside, without_signatures
from mailflow.parse.asked import unanswered
from mailflow.parse.clauses.standing import SIGNS, Standing
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
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE, given_bits
from mailflow.parse.people.names import alike
from mailflow.parse.people.spelling import key_of
from mailflow.parse.study import Study
from mailflow.parse.writer.sender import Sender

NOBODY_COMES: Final = frozenset({Intent.CANCEL, Intent.DECLINE})
COMING: Final = frozenset({Intent.REGISTER, Intent.CHANGE})
SURE_FIRM: Final = 2.0  # an organisation named so clearly that "in my own name" means else


def choice_of(study: Study) -> Choice:
    """Return the organisation; what stands beside others who come weighs little."""
    leaves, sender = study.leaves, study.letter.header.sender
    items = list(_others_lines(study))
    counted, aside = without_signatures(leaves.counted), sets_aside(leaves.own)
    return choose(counted, leaves.background, None if aside else sender, study.desk, items)


def _others_lines(study: Study) -> Iterator[Span]:
    """Yield the lines of a list, and in running text what follows a name, of those who come."""
    named, kinds = _name(study.sender), (Kind.OWN, Kind.ATTACHMENT)
    lines: list[tuple[Leaf, int, int]] = []
    for guest in study.party.guests:
        leaf, m = guest.leaf, guest.mention
        if guest.standing is not Standing.COMES or guest.row or leaf.kind not in kinds:
            continue
        if guest.is_item:
            lines.append((leaf, *leaf.page.line_of(m.start)))
        elif leaf.kind is Kind.OWN and not (named and alike(m.name, named)):
            yield leaf, m.end, _his_end(leaf, m.end), BESIDE
    weight = BESIDE if _are_of_one(lines) else ITEM
    yield from ((*line, weight) for line in lines)


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


def contact_of(study: Study, attendees: tuple[Person, ...]) -> Contact:
    """Return whom to write back to; a phone that is nobody else's is theirs."""
    sender = study.sender
    asked = _answers_to(study)
    if asked and asked.value != sender.email:
        person = next((p for p in attendees if p.email and p.email.value == asked.value), None)
        if person:
            gender = gender_of(person.name.value)
            return Contact(name=person.name, email=asked, phone=person.phone, gender=gender)
    email = asked or _address(sender)
    others = {p.phone.value for p in attendees if p.phone and p.name.value != _name(sender)}
    spare = [
        leaf.found(piece.value, piece.start, "phone in the letter")
        for leaf in study.leaves.own
        for piece in leaf.pieces
        if piece.kind == "phone"
        and piece.value not in others
        and piece.label not in ("fax", "whose")
    ]
    own = next((p.phone for p in attendees if p.phone and p.name.value == _name(sender)), None)
    phone = sender.phone or own or next(iter(spare), None)
    # Not of whom only the content of an office's letter names: perhaps somebody else writes.
    signs = sender.name and (sender.mention or sender.name.part == "header")
    gender = gender_of(sender.name.value) if sender.name and signs else None
    return Contact(
        name=sender.name or _signs_paper(study), email=email, phone=phone, gender=gender
    )


def _signs_paper(study: Study) -> Found | None:
    """Return who signs the one document that came along, where nobody signs the letter."""
    signed = {
        guest.mention.name: guest.leaf.found(guest.mention.name, guest.mention.start, SIGNS)
        for guest in study.party.guests
        if guest.because == SIGNS and guest.mention.surname
    }
    return next(iter(signed.values())) if len(signed) == 1 else None


def gender_of(name: str) -> Gender | None:
    """Return the gender that the given name tells; None where it does not, or not surely.

    >>> gender_of("Ана Петровић"), gender_of("Saša Ilić"), gender_of("Петровић Ана")
    (<Gender.FEMALE: 'f'>, None, None)
    """
    first, _, rest = name.partition(" ")
    sure = {MALE: Gender.MALE, FEMALE: Gender.FEMALE}.get(given_bits(key_of(first)) & BOTH)
    surname = rest.rpartition(" ")[2]
    return None if given_bits(key_of(surname)) else sure


def _address(sender: Sender) -> Found | None:
    if not sender.email:
        return None
    return Found(
        value=sender.email, part="header", line=0, column=0, because="sender's address"
    )


def _answers_to(study: Study) -> Found | None:
    """Return the address that a sentence asks the answer to: "odgovor molimo na …"."""
    for leaf in study.leaves.counted:
        for cue in leaf.cues:
            if cue.sense != "answer_to":
                continue
            end = leaf.sentence_end(cue.end)
            for piece in leaf.pieces:
                if piece.kind == "email" and cue.end <= piece.start < end:
                    return leaf.found(piece.value, piece.start, f"“{cue.said}” before it")
    return None


def _name(sender: Sender) -> str:
    return sender.name.value if sender.name else ""


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
