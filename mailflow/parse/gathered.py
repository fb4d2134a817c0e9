"""A letter with everybody named in it, before it is said what it wants."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mailflow.model import Address, Header, Question
from mailflow.parse.asked import Said, find_said
from mailflow.parse.clauses.standing import (
    MENTIONED,
    WITHOUT_VERB,
    Standing,
    is_earlier,
)
from mailflow.parse.coming.counts import find_count
from mailflow.parse.coming.gone import on_list, refused
from mailflow.parse.coming.mentioned import answers_for_us
from mailflow.parse.coming.mine_below import me_below, mine_below
from mailflow.parse.coming.own_seat import goes_beside
from mailflow.parse.coming.party import Party, gather, with_writer
from mailflow.parse.intent.facts import Facts
from mailflow.parse.leaves.spread import Spread, names_in
from mailflow.parse.letter import Case, Kind, Letter
from mailflow.parse.lists.rows import name_in
from mailflow.parse.people.names import alike, belongs_to
from mailflow.parse.writer.introduced import introduced
from mailflow.parse.writer.sender import (
    Sender,
    completed,
    display_person,
    identified,
    who_writes,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who writes, who is named, what the organiser's questions are answered, and the facts."""

    sender: Sender
    party: Party
    said: Sequence[Said]
    facts: Facts


def desk_of(header: Header, to: Sequence[Address]) -> tuple[Address, ...]:
    """Return whom the letter is written to; () if that is the sender's own house.

    Colleagues who talk among themselves and copy us in do not write to the desk.
    """
    home = header.sender.email.partition("@")[2] if header.sender else ""
    first = to[:1]
    ours = not first or first[0].email.partition("@")[2] != home
    return tuple(first) if ours else ()


def gathered(
    letter: Letter, leaves: Spread, to: Sequence[Address], questions: Sequence[Question] = ()
) -> Gathered:
    """Return what *letter* tells.

    Args:
        leaves: Its passages, spread for the desk that it is written to.
        to: Everybody it is addressed to.
        questions: The organiser's own, to look for answers to.
    """
    desk = desk_of(letter.header, to)
    sender = who_writes(letter.header, leaves.own_unasked)
    known = _known(leaves, [address for address in to if address not in desk])
    sender = introduced(completed(sender, known), leaves.own)
    sender, party = _sole(sender, gather(leaves, sender, known, desk), leaves)
    facts = _facts(letter, leaves, party, desk, bool(desk) or not to)
    return Gathered(sender, party, find_said(leaves, questions), facts)


def _sole(sender: Sender, party: Party, leaves: Spread) -> tuple[Sender, Party]:
    """Return sender and party; unsigned, a letter that announces one person is theirs."""
    named = sender.called
    if " " in named:
        return sender, party
    labelled = [g for g in party.guests if g.because == "contact" or answers_for_us(g)]
    if not named and labelled:
        guest = labelled[0]
        name = guest.leaf.found(
            guest.mention.name, guest.mention.start, "label for the contact"
        )
        writer = identified(sender, name, leaves.own)
        return writer, with_writer(party, writer, named, leaves.own)
    if not named and party.writer_comes and not party.comes:
        return _only_named(sender, party, leaves)
    fits = [s for s in party.comes if not (s.is_sender or goes_beside(s, party.guests))]
    fits = [s for s in fits if not named or not alike(s.person.name.value, named)]
    if not fits or "self_absent" in leaves.own_senses:
        return sender, party
    local = (sender.email or "").partition("@")[0]
    own = [seat for seat in fits if belongs_to(local, seat.person.name.value)]
    chosen = own or (fits if len(fits) == 1 and not named else [])
    if len(chosen) != 1 or (named and not own):
        return sender, party
    writer = identified(sender, chosen[0].person.name, leaves.own)
    return writer, with_writer(party, writer, named, leaves.own)


def _only_named(sender: Sender, party: Party, leaves: Spread) -> tuple[Sender, Party]:
    """Return sender and party: "upisujem se. Ana Ilić, urednica" names nobody else."""
    guests = [g for g in party.guests if g.leaf.kind is Kind.OWN]
    alone = len(guests) == len(party.unknown) == 1 and guests[0].because == WITHOUT_VERB
    if (
        not alone
        or guests[0].mention.case is not Case.NOMINATIVE
        or not guests[0].mention.given
    ):
        return sender, party
    (seat,) = party.unknown
    if goes_beside(seat, guests):
        return sender, party  # "dolazim u petak. Ana Ilić takođe"
    writer = identified(sender, seat.person.name, leaves.own)
    seat = replace(seat, standing=Standing.COMES, is_sender=True)
    party = replace(party, comes=(seat,), unknown=())
    return writer, with_writer(party, writer, "", leaves.own)


def _known(leaves: Spread, to: Sequence[Address]) -> tuple[str, ...]:
    """Return full names by which somebody called by half a name may be known."""
    authors = (one for voice in leaves.voices for one in (voice.author, *voice.copies))
    shown = filter(None, map(display_person, (*to, *authors)))
    named = (name for _, name, _ in names_in((*leaves.counted, *leaves.background)))
    rows = (name_in(row) for leaf in leaves.counted for row in leaf.rows)
    return (*shown, *named, *(m.name for m in rows if m))


def _facts(
    letter: Letter, leaves: Spread, party: Party, desk: Sequence[Address], to_desk: bool
) -> Facts:
    away = "self_absent" in leaves.own_senses
    attached = {g.mention.name for g in party.guests if g.leaf in leaves.attached}
    coming = [guest for guest in party.guests if guest.standing is Standing.COMES]
    return Facts(
        header=letter.header,
        leaves=leaves.counted,
        quoted=leaves.background,
        desk=desk,
        coming=coming,
        comes=len(party.comes),
        now=sum(not is_earlier(s.person.name.because) for s in party.comes),
        here=sum(not guest.leaf.because for guest in coming),
        count=find_count(leaves.counted),
        standings=frozenset(guest.standing for guest in party.guests),
        gone=[seat.person.name.value for seat in (*party.removed, *party.stays)],
        removed=len(party.removed) + len(party.stays) - refused(party) + (1 if away else 0),
        away=away,
        listed=on_list(party, attached),
        wrote_below=bool(mine_below(letter.header, leaves.background)),
        me_below=me_below(letter.header, leaves.background),
        mended=any(old not in attached for old, _ in party.mended),
        unknown=sum(s.person.name.because != MENTIONED for s in party.unknown),
        writer_comes=party.writer_comes,
        writer_stays=party.writer_stays,
        formed=any(g.row or g.because.startswith("label") for g in party.guests),
        unread=any("not read" in finding for finding in letter.findings),
        to_desk=to_desk,
    )
