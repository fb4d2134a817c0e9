"""What became of people told of so: a second opinion on who comes and who falls away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import Doubt, Found, Intent, Organisation, Person
from mailflow.parse import learnt
from mailflow.parse.attending import COMING
from mailflow.parse.clauses.standing import PERHAPS, Standing
from mailflow.parse.comers.named import Named, everybody
from mailflow.parse.comers.traits import traits
from mailflow.parse.coming.own_seat import writer_details
from mailflow.parse.coming.seats import Seat, merged
from mailflow.parse.letter import Kind
from mailflow.parse.particulars import particulars
from mailflow.parse.people.names import alike
from mailflow.parse.study import Study
from mailflow.reasons import doubt

TABLE: Final = "comers/experience.tsv"
GUESTS_MAX: Final = 40  # where somebody is named: more are lists, of which rules know more
TAKEN_MIN: Final = 0.6  # another fate is taken if it is likelier
RISK: Final = 1.4  # that a fate is unlikely weighs more: where one is misread, others are
MOVED: Final = 0.5  # whatever is taken against the rules weighs no less, if it is a doubt
SURE_MIN: Final = 0.85  # a fate that is likelier is no doubt
SETTLED_MIN: Final = (
    0.9  # where the fate of everybody is likelier, no rule's doubt of it stands
)
# The rules' doubt that a likely fate settles; in a change it may be of whom the book has.
SETTLED: Final = "coming_not_told"
LIKE_OTHERS: Final = "as others told of so"


@dataclass(frozen=True, slots=True)
class Comers:
    """Who comes and who falls away, and what makes that doubtful.

    Attributes:
        settled: It is likely enough of everybody: the rules' doubt (SETTLED) is none any more.
    """

    attendees: tuple[Person, ...]
    removed: tuple[Found, ...]
    doubts: tuple[Doubt, ...] = ()
    settled: bool = False


def by_experience(study: Study, organisation: Organisation | None, rules: Comers) -> Comers:
    """Return what the *rules* found, or what became of people told of so, if likelier."""
    if not is_known(study):
        return rules
    people = everybody(study, rules.attendees, rules.removed)
    comes, gone = list(rules.attendees), list(rules.removed)
    risks, surest = {}, True
    for one in people:
        fate, share = fate_of(one, people, study)
        risks[one.name] = risk(share, moved=fate is not one.fate)
        surest = surest and share > SETTLED_MIN
        if fate is not one.fate:
            comes = [person for person in comes if not alike(person.name.value, one.name)]
            gone = [found for found in gone if not alike(found.value, one.name)]
            comes += [_comer(one, study, organisation)] if fate is Standing.COMES else []
            gone += [_seat(one, study).person.name] if fate is Standing.REMOVED else []
    most = max(risks, key=risks.__getitem__, default="")
    unsure = replace(doubt("fate_unsure", most), weight=risks.get(most, 0))
    first = study.want.intent is Intent.REGISTER
    return Comers(
        tuple(comes),
        tuple(gone),
        (unsure,) if unsure.weight else (),
        settled=surest and first and not _wavers(study),
    )


def _wavers(study: Study) -> bool:
    """The letter itself says "perhaps" of somebody."""
    return any(guest.because == PERHAPS for guest in study.party.guests)


def unsettled(found: Iterable[Doubt], comers: Comers) -> list[Doubt]:
    """Return the doubts that the rules *found* and that stand, and those of *comers*."""
    kept = (one for one in found if not (comers.settled and one.code == SETTLED))
    return [*kept, *comers.doubts]


def risk(share: float, *, moved: bool) -> float:
    """Return what it weighs that a fate is no likelier than *share*; 0 of one likely enough.

    Args:
        moved: The rules found another.
    """
    if share > (SETTLED_MIN if moved else SURE_MIN):
        return 0
    return round(min(max(RISK * (1 - share), MOVED * moved), 1), 2)


def is_known(study: Study) -> bool:
    """Tell whether letters like it were learnt from: none had a paper, or a long list.

    Of cancellations there were few, and who is struck from the book by mistake is turned away.
    """
    papers = any(leaf.kind is Kind.ATTACHMENT for leaf in study.leaves.counted)
    few = len(study.party.guests) <= GUESTS_MAX
    return study.want.intent in COMING and few and not papers


def fate_of(one: Named, people: Sequence[Named], study: Study) -> tuple[Standing, float]:
    """Return what became of people told of so, and how likely it is, 0 to 1."""
    chances = learnt.likelihoods(TABLE, traits(one, people, study))
    likely = {Standing[name]: share for name, share in chances.items()}
    return weighed(one.fate, likely, study.want.intent)


def weighed(
    fate: Standing, likely: Mapping[Standing, float], intent: Intent
) -> tuple[Standing, float]:
    """Return the *fate* that the rules found, or what is much likelier, and how likely it is.

    Args:
        likely: How likely each fate is, 0 to 1.
    """
    if intent is Intent.REGISTER:  # who is only now registered falls away from nothing
        rest = Standing.UNKNOWN if fate is Standing.COMES else fate
        comes = likely[Standing.COMES]
        likely = {Standing.COMES: comes, rest: 1 - comes}
    other = max((one for one in likely if one is not fate), key=likely.__getitem__)
    return (other, likely[other]) if likely[other] > TAKEN_MIN else (fate, likely[fate])


def _comer(one: Named, study: Study, organisation: Organisation | None) -> Person:
    copies = (c for voice in study.leaves.voices for c in voice.copies if c.email)
    return particulars(_seat(one, study).person, organisation, (*study.to, *copies))


def _seat(one: Named, study: Study) -> Seat:
    """Return the person with all that is told of him."""
    party = study.party
    told = (*party.comes, *party.unknown, *party.removed, *party.stays)
    seats = merged(seat for seat in told if alike(seat.person.name.value, one.name))
    seat = seats[0] if seats else Seat(Person(name=_name(one, study)), one.fate, True)
    name = replace(seat.person.name, because=LIKE_OTHERS)
    seat = replace(seat, person=replace(seat.person, name=name))
    return writer_details(seat, study.sender) if one.writes else seat


def _name(one: Named, study: Study) -> Found:
    """Return the name where it stands first, or that of who writes."""
    if not one.guests:
        assert study.sender.name  # who is named nowhere is known because he writes
        return study.sender.name
    first = one.guests[0]
    return first.leaf.found(one.name, first.mention.start, LIKE_OTHERS)
