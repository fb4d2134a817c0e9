"""Understand: RawMessage -> Reading. Pure; never raises; never guesses silently."""

from collections.abc import Sequence
from dataclasses import replace

from mailflow.model import (
    Address,
    Doubt,
    Header,
    Intent,
    OpenPaper,
    Question,
    RawMessage,
    Reading,
)
from mailflow.parse.asked import answers_of, find_said
from mailflow.parse.attending import COMING, attendees_of
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
from mailflow.parse.contact import contact_of
from mailflow.parse.doubts import doubts
from mailflow.parse.falling_away import removed_of
from mailflow.parse.intent.answering import answering
from mailflow.parse.intent.asking import asks_only
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.likeliest import wanted
from mailflow.parse.intent.luring import by_machine
from mailflow.parse.intent.thanking import thanks_again, thanks_for_answer
from mailflow.parse.leaves.spread import Spread, names_in, spread
from mailflow.parse.letter import Case, Kind, Letter
from mailflow.parse.likely import in_stead
from mailflow.parse.lists.rows import name_in
from mailflow.parse.opening.header import recipients
from mailflow.parse.opening.open import open_letter
from mailflow.parse.page.language import Tongue
from mailflow.parse.people.names import alike, belongs_to
from mailflow.parse.signs.evidence import Evidence
from mailflow.parse.signs.nothing import of_nothing
from mailflow.parse.study import Study
from mailflow.parse.values import (
    check_digits,
    choice_of,
    cited_of,
    count_of,
    missing_of,
    organisation_of,
)
from mailflow.parse.wished import requests_of
from mailflow.parse.writer.introduced import introduced
from mailflow.parse.writer.sender import (
    Sender,
    completed,
    display_person,
    identified,
    who_writes,
)


def read(
    raw: RawMessage,
    open_paper: OpenPaper | None = None,
    questions: Sequence[Question] = (),
) -> Reading:
    """Return what we understood of a message; what we could not is in doubts and findings.

    Args:
        open_paper: Reads the documents that this process must not; None leaves them unread.
        questions: The organiser's own, to look for answers to.
    """
    letter = open_letter(raw, open_paper)
    to = recipients(raw.source)
    desk = _desk(letter.header, to)
    leaves = spread(letter, desk)
    tongue = leaves.tongue
    if letter.header.machine:
        return _silent(letter, by_machine(letter.header.machine, leaves.own), tongue)
    sender = who_writes(letter.header, leaves.own_unasked)
    known = _known(leaves, [address for address in to if address not in desk])
    sender = introduced(completed(sender, known), leaves.own)
    party = gather(leaves, sender, known, desk)
    sender, party = _sole(sender, party, leaves)
    if thanks := thanks_for_answer(letter.header, leaves, sender, desk):
        return replace(_silent(letter, thanks, tongue), thanks=True)
    said = find_said(leaves, questions)
    facts = _facts(letter, leaves, party, desk, bool(desk) or not to)
    want = wanted(facts)
    want = in_stead(answering(want, said, letter.header, leaves), party)
    if want.intent is Intent.AUTOMATIC:
        return _silent(letter, want, tongue)
    if want.intent is Intent.UNRELATED:
        nothing = _silent(letter, want, tongue, tuple(of_nothing(leaves, letter)))
        return replace(nothing, thanks=thanks_again(letter.header, leaves, sender, desk))
    return _full(
        Study(letter, leaves, party, sender, facts, want, tongue, to, desk, questions, said)
    )


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


def _desk(header: Header, to: Sequence[Address]) -> tuple[Address, ...]:
    """Return whom the letter is written to; () if that is the sender's own house.

    Colleagues who talk among themselves and copy us in do not write to the desk.
    """
    home = header.sender.email.partition("@")[2] if header.sender else ""
    first = to[:1]
    ours = not first or first[0].email.partition("@")[2] != home
    return tuple(first) if ours else ()


def _silent(
    letter: Letter, want: Wanted, tongue: Tongue, signs: tuple[Doubt, ...] = ()
) -> Reading:
    """Return the reading of a letter that needs no answer."""
    return Reading(
        header=letter.header, intent=want.intent, because=want.because,
        language=tongue.language, script=tongue.script,
        doubts=((want.doubt, *signs) if want.doubt else signs), findings=letter.findings,
    )  # fmt: skip


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


def _full(study: Study) -> Reading:
    """Return the reading of a letter that wants something of the desk."""
    want, letter = study.want, study.letter
    choice = choice_of(study)
    organisation = organisation_of(choice, study)
    attendees = attendees_of(study, organisation)
    removed = removed_of(study)
    count = count_of(want, study.leaves, attendees, len(removed))
    answers, unsure = answers_of(study.said, attendees) if want.intent in COMING else ((), ())
    evidence = Evidence(study, choice, organisation, attendees, removed, count)
    return Reading(
        header=letter.header,
        intent=want.intent,
        because=want.because,
        language=study.tongue.language,
        script=study.tongue.script,
        organisation=organisation,
        attendees=attendees,
        attendee_count=count,
        removed=removed,
        corrected=study.party.mended if want.intent is Intent.CHANGE else (),
        contact=contact_of(study, attendees),
        requests=requests_of(study, choice, attendees),
        missing=missing_of(study, organisation, attendees, count, answers),
        cited=cited_of(study.leaves),
        thanks=thanks_again(letter.header, study.leaves, study.sender, study.desk),
        asks_status=want.intent is Intent.QUESTION and asks_only(study.leaves.own),
        doubts=(*letter.doubts, *doubts(evidence), *unsure),
        findings=(*letter.findings, *check_digits(organisation)),
        answers=answers,
    )
