"""What is told of one who comes, beside all the others: his own house, an address from Cc."""

import re
from collections.abc import Sequence

from mailflow.model import Address, Found, Organisation, Person
from mailflow.parse.organisations.named import core_of, same
from mailflow.parse.organisations.parts import is_within
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike
from mailflow.parse.writer.sender import display_person
from mailflow.script import fold


def particulars(
    person: Person, organisation: Organisation | None, to: Sequence[Address]
) -> Person:
    """Return *person* with an organisation only of his own, and an address copied in as his."""
    firm = person.organisation
    if firm and organisation and _is_home(firm.value, organisation.name.value):
        firm = None
    email = person.email or next(
        (
            Found(value=a.email, part="header", line=0, column=0, because="copied in")
            for a in to[1:]
            if _is_copied(a, person.name.value)
        ),
        None,
    )
    return Person(
        name=person.name, role=person.role, email=email, phone=person.phone, organisation=firm
    )


def _is_copied(address: Address, name: str) -> bool:
    """The address is displayed with the name, or spells it with nothing beside: a.ilic@."""
    if shown := display_person(address):
        return alike(shown, name)
    parts = re.split(r"[._-]", fold(address.email.partition("@")[0]))
    words = fold(name).replace("-", " ").split()
    whole = any(len(part) > 2 and part in words for part in parts)
    return len(parts) > 1 and whole and alike(" ".join(parts), name)


def _is_home(firm: str, organisation: str) -> bool:
    """What is written beside a guest is the sender's organisation, or a part of it."""
    quoted = '"' in flat(firm) and core_of(flat(firm)) == core_of(flat(organisation))
    return quoted or same(firm, organisation) or is_within(firm)
