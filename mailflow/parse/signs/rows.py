"""Signs that a line of a paper that comes along is to be passed over, and was not."""

from collections.abc import Iterator

from mailflow.model import Doubt, Intent
from mailflow.parse.people.names import alike, tokens
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield that nobody of the paper, or somebody known by his surname, does not come."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    party, papers = e.study.party, e.study.leaves.attached
    gone = [seat.person.name.value for seat in (*party.stays, *party.removed)]
    listed = [g.mention.name for g in party.guests if g.leaf in papers or g.row]
    if not any(alike(one, name) for one in gone for name in listed):
        yield from (doubt("nobody_goes", c.said) for _, c in e.cues("row_out"))
    for name in gone:
        coming = next((a.name.value for a in e.attendees if _may_be(name, a.name.value)), "")
        if coming:
            yield doubt("both_ways", coming, name)
            return


def _may_be(short: str, name: str) -> bool:
    """ "G. Tot", Mr. Tot or somebody whose name begins so, may be Vidoje Tot."""
    first, *rest = tokens(short)
    return len(first) == 1 and bool(rest) and rest[-1] == tokens(name)[-1]
