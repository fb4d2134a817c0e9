"""Who is named in the mail below, and who is named only where a letter is signed."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.coming.registered import reached, receives
from mailflow.parse.coming.signed_below import closes_in_line, signs_below
from mailflow.parse.leaves.leaf import COLLEAGUE, Leaf
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.letter import Mention
from mailflow.parse.opening.quotes import label
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.signs.evidence import Evidence
from mailflow.parse.still import wrote
from mailflow.parse.writer.addressed import is_addressed
from mailflow.reasons import doubt

SIGNED_LINES: Final = 2  # of a signature that was not told apart


def below_names(e: Evidence) -> Iterator[str]:
    """Yield the full names in the mails below, without those that sign one on a line.

    Nor whoever receives the guests: "dočekaće vas Ana Ilić"; nor who signs a confirmation;
    nor whom an invitation is sent to; nor those of whom colleagues only spoke among themselves.
    """
    for leaf, name, at in names_in([x for x in e.mails_below if not _in_house(e, x)]):
        a, b = leaf.page.line_of(at)
        people = (m for m in leaf.people if m.start == at)
        apart = any(_is_desks(leaf, m) or _is_invited(leaf, m) for m in people)
        if len(leaf.text[a:b].split()) > len(name.split()) and not apart:
            yield name


def _in_house(e: Evidence, leaf: Leaf) -> bool:
    """A colleague wrote it to somebody of the house, and not in form: "neka idu Ana i Vera"."""
    if leaf.because != COLLEAGUE or wrote(e.study, leaf):
        return False
    return not (reached(leaf, e.study.desk) and leaf.has("greet"))


def _is_desks(leaf: Leaf, m: Mention) -> bool:
    closes = leaf.has("confirms") and (signs_below(leaf, m) or closes_in_line(leaf, m))
    return closes or receives(leaf, m)


def _is_invited(leaf: Leaf, m: Mention) -> bool:
    """ "To: Ana Ilić", "Dear Ms Ilić, we invite you": nobody knew yet whether she comes."""
    if leaf.has("confirms") or not leaf.has("invites", "inviting"):
        return False
    field = label(leaf.text[slice(*leaf.page.line_of(m.start))])[0]
    return field in ("to", "cc") or is_addressed(leaf, m)


def known_names(e: Evidence) -> Iterator[str]:
    """Yield the full names in the mails below, but the writer's in one only sent to him.

    Who passes on what a colleague wrote to him is named there as its reader.
    """
    sender = e.study.sender.name
    if sender is None or not any(alike(sender.value, name) for name in below_names(e)):
        yield from below_names(e)
        return
    hosts = [one.email for one in e.study.desk]
    author = e.study.letter.header.sender
    ours = [*hosts, author.email] if author else hosts
    told = [leaf for leaf, name, _ in names_in(e.mails_below) if alike(sender.value, name)]
    knows = any(email in leaf.page.passage.sender for leaf in told for email in ours)
    knows = knows or any(wrote(e.study, leaf) for leaf in told)  # by a header without addresses
    for name in below_names(e):
        if knows or not alike(sender.value, name):
            yield name


def asked_untold(e: Evidence) -> Iterator[str]:
    """Yield of whom the desk asks whether he comes, and the letter does not say it."""
    mails = (leaf for leaf in e.mails_below if leaf.because != COLLEAGUE and "?" in leaf.text)
    for leaf in mails:
        for m in filter(is_full, leaf.people):
            start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
            asks = leaf.flat.startswith("?", end)
            asks = asks and any(c.sense == "come" for c in leaf.between(start, end))
            if asks and not (e.comes(m.name) or e.is_away(m.name)):
                yield m.name


def also_below(e: Evidence) -> Iterator[Doubt]:
    """Who falls away is named only in the mail below, and others are named there too."""
    if any(e.falls_away(m.name) for leaf in e.own for m in leaf.people):
        return
    sender = e.study.sender.name
    for name in below_names(e):
        writes = sender is not None and alike(name, sender.value)
        if " " in name and not (writes or e.falls_away(name) or e.is_host(name)):
            yield doubt("also_below", name)
            return


def only_signs(e: Evidence) -> bool:
    """The writer's name stands in the last lines only, and he says nothing of himself."""
    party, name = e.study.party, e.study.sender.name
    if name is None or party.writer_comes or party.writer_stays:
        return False
    places = [
        (leaf, m.start) for leaf in e.own for m in leaf.people if alike(m.name, name.value)
    ]
    return all(
        leaf.text.count("\n", at) < SIGNED_LINES and leaf.page.line_of(at)[0] == at
        for leaf, at in places
    )
