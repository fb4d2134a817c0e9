"""Signs that a change alters nothing, or too little: what it asks was not understood. Pure.

„Презивам се Анић-Перић, исправите“ would be answered "your registration was changed", with the
old name in it.
"""

from collections.abc import Iterator

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import is_earlier
from mailflow.parse.coming.added import is_added
from mailflow.parse.coming.counts import find_count
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.requests import find_requests
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the sign where everybody was registered below and nothing else is told.

    Or where somebody new comes, and the entry is to be altered: instead of whom, or beside?
    """
    if e.intent is not Intent.CHANGE or e.removed or e.study.party.mended or e.study.said:
        return
    if old := _perhaps_replaced(e):
        yield doubt("kept_or_replaced", old)
    below = [found.value for found in e.study.registered]
    same = all(any(alike(p.name.value, name) for name in below) for p in e.attendees)
    fewer = find_count(e.typed) not in (None, len(below))
    if below and same and not fewer and not _tells_more(e):
        yield doubt("changes_nothing")


def _perhaps_replaced(e: Evidence) -> str:
    """ "U prijavi je Ana. Uprava je odredila Petra, izmenite": who was entered; else ""."""
    if not any(any_of("alter_it").search(leaf.flat) for leaf in e.own):
        return ""
    old = [p.name.value for p in e.attendees if is_earlier(p.name.because)]
    beside = any(is_added(leaf, m) for leaf in e.own for m in leaf.people)
    return old[0] if 0 < len(old) < len(e.attendees) and not beside else ""


def _tells_more(e: Evidence) -> bool:
    """A post, an address, a telephone, an organisation, a wish or a document is new."""
    if e.study.leaves.attached or any(p.role and p.role.part == "text" for p in e.attendees):
        return True
    if any(leaf.pieces or leaf.organisations for leaf in e.own):
        return True
    pages = ((leaf.page, ()) for leaf in e.own)
    return bool(find_requests(pages, e.study.leaves.tongue.language))
