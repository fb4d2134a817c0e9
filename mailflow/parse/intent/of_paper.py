"""Words of a change that are about a list that comes along: it was not sent before."""

from collections.abc import Sequence
from typing import Final

from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.intent.before import is_said, sent_before
from mailflow.parse.intent.facts import Facts, cue_of
from mailflow.parse.intent.of_ours import of_event
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue

STRONG: Final = ("correction", "alters", "names_due")  # alone tell of one earlier


def tells_of_one(facts: Facts) -> Cue | None:
    """Return words that tell of an earlier registration, or what its sender adds to it.

    "I am already registered. Please note that I am a vegan": he did not say so before.
    """
    own = facts.typed
    adds = "forgotten" if cue_of(own, "mine_before") else ""
    return cue_of(own, *STRONG) or cue_of(own, "unnamed" if facts.comes else adds)


def of_paper(facts: Facts) -> bool:
    """ "U prilogu je spisak, zanemarite u njemu Anu": it was not sent before."""
    own, papers = facts.typed, [one for one in facts.leaves if one.kind is Kind.ATTACHMENT]
    if facts.quoted or facts.header.references or not papers:
        return False
    if sent_before(own) and not (facts.listed and _stands_in_list(own)):
        return False
    if any(_is_renewed(leaf) for leaf in own):
        return False
    strong = [(leaf, c) for leaf in own for c in leaf.cues if c.sense in STRONG]
    if facts.comes and strong and all(_is_left_out(leaf, c) for leaf, c in strong):
        return True
    of_list = all(_is_of_list(leaf, c) for leaf, c in strong)
    if facts.listed and facts.comes and of_list and not cue_of(own, "whole_list"):
        return True  # "u tabeli su naši ljudi; Ana ne dolazi, umesto nje je Vera"
    said = [(leaf, c) for leaf in own for c in leaf.cues if c.sense in (*STRONG, "strike")]
    return bool(said) and all(is_said(leaf, c, "in_it") for leaf, c in said)


def _is_left_out(leaf: Leaf, cue: Cue) -> bool:
    """ "Prijava je u prilogu. Zaboravila sam da upišem …": into the one that comes along."""
    start = leaf.sentence_start(cue.start)
    told = any(c.sense in _SENT for c in leaf.between(0, start))
    return told and any(c.sense == "forgotten" for c in leaf.between(start, cue.end))


_SENT: Final = frozenset({"attached", "here", "topic"})


def _stands_in_list(own: Sequence[Leaf]) -> bool:
    """ "U spisku stoji Petar Tot": nothing else tells of one sent before."""
    earlier = [(leaf, c) for leaf in own for c in leaf.cues if c.sense == "earlier"]
    return all(_is_of_list(leaf, c) for leaf, c in earlier)


def _is_renewed(leaf: Leaf) -> bool:
    """ "U prilogu je izmenjen spisak": another was sent before."""
    lists = {(c.start, c.end) for c in leaf.cues if c.sense == "correction"}
    return any(
        _names_list(leaf, c)
        for c in leaf.cues
        if c.sense == "whole_list" and (c.start, c.end) in lists
    )


def _is_of_list(leaf: Leaf, cue: Cue) -> bool:
    """ "U spisku stoji Petar Tot": what is put right stands in a list that comes along."""
    if cue.sense == "earlier":
        return any(
            (c.start, c.end) == (cue.start, cue.end)
            for c in leaf.cues
            if c is not cue and c.sense == "correction"
        )
    told = _names_list(leaf, cue) or is_said(leaf, cue, "in_it")
    return cue.sense == "correction" and told


def _names_list(leaf: Leaf, cue: Cue) -> bool:
    return any(c.sense == "topic" for c in leaf.between(cue.start, cue.end))


def sends_papers(facts: Facts) -> bool:
    """ "Šaljem zapisnik sa sastanka, prisutni: …": of other business, though it names some."""
    alone = facts.writer_comes and facts.comes <= 1 and of_event(facts.typed)
    return any(
        c.sense == "unrelated" and inside(leaf, c, "regards")
        for leaf in facts.typed
        for c in leaf.cues
        if not (alone and _by_the_way(leaf, c))
    )


def _by_the_way(leaf: Leaf, paper: Cue) -> bool:
    """ "Dolazim u petak. Usput šaljem i naš izveštaj": whoever comes has said so before."""
    start = leaf.sentence_start(paper.start)
    too = any(
        any_of(k).search(leaf.flat, start, paper.start) for k in ("also", "further_matter")
    )
    return too and any(c.sense == "self" for c in leaf.between(0, start))
