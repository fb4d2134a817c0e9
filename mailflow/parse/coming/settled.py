"""A declined name settled by the same name elsewhere in the letter, or by its address."""

from collections.abc import Iterable

from mailflow.parse.clauses.standing import Guest
from mailflow.parse.people.names import tokens
from mailflow.parse.people.readings import readings


def settled(guest: Guest, names: Iterable[str], emails: Iterable[str]) -> str:
    """Return the name of *guest*, as one of *names* or *emails* has it if that fits its case.

    Args:
        names: Full names that stand elsewhere in the letter.
        emails: Addresses that may be the guest's.
    """
    m = guest.mention
    mine = frozenset(tokens(m.name))
    found = readings(guest.leaf.text[m.start : m.end], m.case)
    others = {name for name in found if frozenset(tokens(name)) != mine}
    if not others:
        return m.name
    spelled = {frozenset(email.partition("@")[0].split(".")) for email in emails}
    known = {frozenset(tokens(name)) for name in names}
    if mine in spelled:
        return m.name
    fits = {name for name in others if frozenset(tokens(name)) in known | spelled}
    return fits.pop() if len(fits) == 1 else m.name
