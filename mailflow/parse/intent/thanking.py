"""“Thank you, see you there!”: letters that say thanks for our answer, or it again. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Address, Header, Intent
from mailflow.parse.intent.facts import Wanted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread, names_in
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import alike, tokens
from mailflow.parse.writer.sender import Sender
from mailflow.reasons import doubt

LENGTH_MAX: Final = 200  # letters; whoever writes more says more
_WORD: Final = re.compile(r"[^\W\d_]+")
_ACCEPTS: Final = frozenset({"see_you", "invited", "thanked"})  # of an invitation


def thanks_for_answer(
    header: Header, leaves: Spread, sender: Sender, desk: Sequence[Address]
) -> Wanted | None:
    """Return that a letter answers ours with thanks, and no word more; None if it may.

    "See you on Friday" is no more, either, above our confirmation; above an invitation it
    accepts. Where neither tells that we confirmed anything, a person looks.
    """
    if not (header.references or answers(header.subject)):
        return None
    confirmed = "earlier" in leaves.own_senses or _confirmations(leaves)
    if not (confirmed or leaves.own_senses.isdisjoint(_ACCEPTS)):
        return None
    if not thanks_only(leaves.counted, _parties(header, sender, desk), confirmed=False):
        return None
    thin = None if confirmed else doubt("nothing_known")
    return Wanted(Intent.UNRELATED, "thanks, and nothing else", thin)


def thanks_again(
    header: Header, leaves: Spread, sender: Sender, desk: Sequence[Address]
) -> bool:
    """Tell whether a letter says thanks, or again what we confirmed, and nothing else."""
    listed = [name for _, name, _ in names_in(_confirmations(leaves))] if sender.name else []
    confirmed = any(sender.name and alike(name, sender.name.value) for name in listed)
    return thanks_only(leaves.counted, _parties(header, sender, desk), confirmed=confirmed)


def _confirmations(leaves: Spread) -> list[Leaf]:
    return [leaf for leaf in leaves.background if leaf.has("confirms")]


def _parties(header: Header, sender: Sender, desk: Sequence[Address]) -> Iterator[str]:
    yield from (found.value for found in (sender.name,) if found)
    author = header.sender
    yield from (address.name for address in (*desk, *((author,) if author else ())))


def thanks_only(leaves: Sequence[Leaf], names: Iterable[str], *, confirmed: bool) -> bool:
    """Tell whether the sender's own words are thanks and greetings only.

    Args:
        leaves: All that counts of the letter; with a document it says more than thanks.
        names: May stand there too: who writes, who is written to.
        confirmed: It answers our confirmation of the writer's own coming. Then "we are coming,
            as agreed" says no more than "thank you" does.
    """
    text = " ".join(_ungreeted(leaf) for leaf in leaves if leaf.kind is Kind.OWN)
    brings = any(leaf.kind in (Kind.ATTACHMENT, Kind.FORWARDED) for leaf in leaves)
    if brings or "?" in text or len(text) > LENGTH_MAX:
        return False
    if not (any_of("thanks").search(text) or (confirmed and any_of("assents").search(text))):
        return False
    left = _WORD.findall(_polite(confirmed).sub(" ", text))
    words = {word for name in names for word in tokens(name)}
    return set(left) <= words | {word[0] for word in words}  # or "K." for Katarina


def _ungreeted(leaf: Leaf) -> str:
    """Return the text of a leaf without the line that greets somebody, whoever that is."""
    greets = any(c.sense == "greet" and not leaf.flat[: c.start].strip() for c in leaf.cues)
    line, _, rest = leaf.flat.lstrip().partition("\n")
    return rest if greets and line.rstrip()[-1:] in (",", "!") else leaf.flat


@cache
def _polite(confirmed: bool) -> re.Pattern[str]:
    kinds = ("thanks", "polite", "assents") if confirmed else ("thanks", "polite")
    return re.compile(rf"\b(?:{'|'.join(map(either, kinds))})\b")
