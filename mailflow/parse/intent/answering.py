"""A letter that only answers what the desk asked completes an earlier one."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Header, Intent
from mailflow.parse.asked import Said
from mailflow.parse.coming.mine_below import mine_below
from mailflow.parse.intent.facts import Wanted
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.page.requests import find_requests

LETTERS_MAX: Final = 600  # of a letter that only answers what was asked
ADDED_MAX: Final = 240  # of one that only adds a wish; whoever writes more says more
_REGISTERS: Final = ("enrol", "self", "pair", "come")  # said in an earlier mail of his own
_GUESSED: Final = frozenset({"nothing_known", "nobody_comes"})


def answering(want: Wanted, said: Sequence[Said], header: Header, leaves: Spread) -> Wanted:
    """Return *want*; a letter that only answers what we asked completes an earlier one.

    Behind a label an answer speaks for itself; in running text the letter must answer a mail,
    or whoever writes of vegan shoes would alter a registration.
    """
    guessed = want.doubt is not None and want.doubt.code in _GUESSED
    size = sum(len(leaf.text) for leaf in leaves.own if leaf.kind is Kind.OWN)
    if guessed and size <= LETTERS_MAX and _names_organisation(leaves):
        return Wanted(Intent.CHANGE, "answers the desk's question for the organisation")
    if guessed and size <= ADDED_MAX and (told := _added(leaves, header)):
        return Wanted(Intent.CHANGE, f"“{told}” for an earlier registration")
    own = [one for one in said if one.value and one.place.leaf in leaves.own]
    replies = bool(header.references) or any(
        leaf.kind is Kind.QUOTED for leaf in leaves.background
    )
    tells = replies or any(one.place.label for one in own)
    if not (guessed and own and tells and size <= LETTERS_MAX):
        return want
    names = ", ".join(dict.fromkeys(one.question.name for one in own))
    return Wanted(Intent.CHANGE, f"answers to {names}")


def _added(leaves: Spread, header: Header) -> str:
    """Return the wish or the telephone that is told of an earlier registration; "" if none.

    „Заборавила сам: Петар је вегетаријанац“ in answer to our confirmation or over his own
    mail, „уз јучерашњу пријаву јављам и број“ in a letter of its own. What is asked for is
    left to a person.
    """
    own = [leaf for leaf in leaves.own if leaf.kind is Kind.OWN]
    mine = mine_below(header, leaves.background)
    registered = any(leaf.has(*_REGISTERS) for leaf in mine)
    confirmed = any(leaf.has("confirms") for leaf in leaves.background)
    known = confirmed or registered or any(leaf.has("earlier") for leaf in own)
    if not known or any("?" in leaf.text for leaf in own):
        return ""
    wishes = find_requests(((leaf.page, ()) for leaf in own), leaves.tongue.language)
    phones = (p.value for leaf in own for p in leaf.pieces if p.kind == "phone")
    return next((one.value for one in wishes), "") or next(phones, "")


def _names_organisation(leaves: Spread) -> bool:
    """The desk asked for the organisation, and the writer names one, not only signs for it."""
    asked = asks_for("asked_organisation", leaves.background)
    return asked and any(leaf.organisations for leaf in leaves.own if leaf.kind is Kind.OWN)
