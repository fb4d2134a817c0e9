"""A sign that a mail passed on brings more people than the line that covers it names."""

from collections.abc import Iterator

from mailflow.model import Doubt, Person
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.coming.added import is_added
from mailflow.parse.letter import Kind
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield who comes by a mail passed on alone, where the sender himself names who comes.

    "Direktor nam je odobrio put, stoji dole. Dolazimo Petar Tot i ja", over "Dobro, idem".
    """
    if e.study.leaves.voices and _names_who_comes(e):
        yield from (
            doubt("only_passed_on", one.name.value) for one in e.attendees if _is_below(e, one)
        )


def _names_who_comes(e: Evidence) -> bool:
    """The sender's own words say of somebody by name that he comes, and not "he too"."""
    own = [leaf for leaf in e.study.leaves.own if leaf.kind is Kind.OWN]
    return any(
        g.leaf in own
        and g.standing is Standing.COMES
        and is_full(g.mention)
        and not is_added(g.leaf, g.mention)
        for g in e.study.party.guests
    )


def _is_below(e: Evidence, person: Person) -> bool:
    """Nothing but the mail passed on names the person, and he does not write."""
    sender, guests = e.study.sender.name, e.guests_of(person)
    if sender is not None and alike(sender.value, person.name.value):
        return False
    return not any(g.leaf in e.study.leaves.own for g in guests)
