"""Whom to write back to: name, address, telephone, and how to greet."""

from mailflow.model import Contact, Found, Gender, Person
from mailflow.parse.clauses.standing import SIGNS
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE, given_bits
from mailflow.parse.people.spelling import key_of
from mailflow.parse.study import Study
from mailflow.parse.writer.sender import Sender


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
    others = {p.phone.value for p in attendees if p.phone and p.name.value != sender.called}
    spare = [
        leaf.found(piece.value, piece.start, "phone in the letter")
        for leaf in study.leaves.own
        for piece in leaf.pieces
        if piece.kind == "phone"
        and piece.value not in others
        and piece.label not in ("fax", "whose")
    ]
    own = next((p.phone for p in attendees if p.phone and p.name.value == sender.called), None)
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
