"""Visiting cards enclosed by the sender's program."""

from email import message_from_bytes
from email.policy import SMTP

from mailflow.model import RawMessage, Reading
from mailflow.parse import read
from tests.parse.test_languages import NOW
from tests.parse.test_reading import names, source_of

CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nORG:Green Bridge Institute\nTITLE:clerk\n"
    "TEL;type=CELL:+381 64 123 45 67\nEND:VCARD\n"
)


def with_card(text: str, *people: str) -> Reading:
    """Return the reading of a letter by Mila Petrović that encloses the cards of *people*."""
    message = message_from_bytes(source_of(text), policy=SMTP)
    for name in people:
        card = CARD.format(name).encode()
        message.add_attachment(card, "text", "vcard", filename=f"{name}.vcf")
    return read(RawMessage(source=message.as_bytes(), received_at=NOW))


def test_who_encloses_her_card_with_the_names_of_others_does_not_come() -> None:
    reading = with_card("Please register Claire Whitmore.\n\nMila Petrović", "Mila Petrović")

    assert names(reading) == ["Claire Whitmore"]
    assert not reading.needs_review


def test_the_card_may_be_all_that_tells_who_comes() -> None:
    reading = with_card("Prijavljujem se, podaci su u prilogu.\n\nMila", "Mila Petrović")

    assert names(reading) == ["Mila Petrović"]


def test_the_card_tells_more_of_who_writes_and_comes_with_another() -> None:
    reading = with_card("Dolazimo Petar Savić i ja.\n\nMila", "Mila Petrović")
    mila = next(one for one in reading.attendees if one.name.value == "Mila Petrović")

    assert (mila.role and mila.role.value) == "clerk"
    assert (mila.phone and mila.phone.value) == "+381641234567"
    assert reading.contact is not None
    assert (reading.contact.phone and reading.contact.phone.value) == "+381641234567"


def test_cards_of_two_people_tell_of_both() -> None:
    people = ("Mila Petrović", "Petar Savić")
    reading = with_card("Prijava za konferenciju, podaci su u prilogu.\n\nMila", *people)

    assert sorted(names(reading)) == ["Mila Petrović", "Petar Savić"]
