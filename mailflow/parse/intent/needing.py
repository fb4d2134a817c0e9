"""Who was registered before and tells now what he needs: "dolazim sama, u kolicima sam"."""

from mailflow.model import Intent
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.page.requests import find_requests


def needs_more(facts: Facts) -> Wanted | None:
    """Return the change by which only the writer comes, as he was to, and needs something.

    „Хвала на потврди. Долазим сама, молим вас за место за паркирање“, over the desk's
    confirmation or his own registration. With a question it is left to a person.
    """
    own = facts.own_words
    before = cue_of(facts.quoted, "confirms") or (facts.mine_below and cue_of(own, "earlier"))
    alone = facts.writer_comes and facts.comes == 1 and facts.registered
    if not (before and alone) or any("?" in leaf.text for leaf in own):
        return None
    wishes = find_requests(((leaf.page, ()) for leaf in own), own[0].language)
    said = next((wish.value for wish in wishes), "")
    if not (said or (facts.mine_below and cue_of(own, "earlier"))):
        return None
    return Wanted(Intent.CHANGE, f"“{said or before.said}” of an earlier registration")
