"""Which passages of a letter count: the sender's own, and others he points to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import Address
from mailflow.parse.leaves.between import without_aside
from mailflow.parse.leaves.copied import copied
from mailflow.parse.leaves.leaf import COLLEAGUE, MAIL_BELOW, Leaf
from mailflow.parse.leaves.mails_below import (
    body,
    bounded,
    header_lines,
    is_counted,
    mails_below,
    speaking,
)
from mailflow.parse.leaves.returned import filled_in, told_apart
from mailflow.parse.letter import Kind, Letter, Mention, Passage
from mailflow.parse.opening.endings import split
from mailflow.parse.page.abreast import one_below_the_other
from mailflow.parse.page.blanks import without_blanks
from mailflow.parse.page.language import HOME, Tongue, tongue_of
from mailflow.parse.page.once import once
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.sideways import upright
from mailflow.parse.page.working import flat

_OWN: Final = frozenset({Kind.SUBJECT, Kind.OWN, Kind.SIGNATURE})
# Senses that tell of people who come or not, and of an earlier registration.
_ALTERS: Final = ("cancel", "strike", "alters", "correction", "swap", "replaces", "instead")
_ENTERS: Final = ("come", "enrol", "self", "pair", "here")
_ACTS: Final = (*_ALTERS, *_ENTERS, "absent", "decline", "change")
_WRITTEN_ON: Final = re.compile(r"^\s*(.*?)\s*<([^<>\s]+)>\s*$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words count: the sender, or the author of a mail he passes on.

    Attributes:
        copies: Who else received that mail.
    """

    author: Address | None
    leaves: tuple[Leaf, ...]
    copies: tuple[Address, ...] = ()


@dataclass(frozen=True)
class Spread:
    """The leaves of a letter.

    Attributes:
        own: What the sender typed, subject first.
        attached: Documents that count.
        voices: Mails below that count, by author.
        tongue: The sender's language and script.
        background: What does not count: quoted mail, the desk's own invitation.
    """

    own: tuple[Leaf, ...]
    attached: tuple[Leaf, ...]
    voices: tuple[Voice, ...]
    background: tuple[Leaf, ...]
    tongue: Tongue

    @once
    def counted(self) -> tuple[Leaf, ...]:
        """Everything that counts, in the order written."""
        return (
            *self.own,
            *self.attached,
            *(leaf for voice in self.voices for leaf in voice.leaves),
        )

    @once
    def own_unasked(self) -> list[Leaf]:
        """What the sender typed, without "ja, 064 …" where the desk asks whom to call."""
        return without_aside(self.own, self.background)

    @once
    def own_senses(self) -> frozenset[str]:
        """What the cues in what the sender typed tell, each sense once."""
        return frozenset().union(*(leaf.senses for leaf in self.own))


def spread(letter: Letter, desk: Sequence[Address]) -> Spread:
    """Return the passages of *letter* by whether they count."""
    tongue = _tongue(letter, desk)
    author = letter.header.sender.name if letter.header.sender else ""
    # A letter without a signature may have had it before its small print.
    kinds = {p.kind for p in letter.passages}
    printed = Kind.DISCLAIMER in kinds and Kind.SIGNATURE not in kinds
    cut = (Kind.OWN,) if printed else ()
    own = tuple(
        Leaf(one_below_the_other(upright(without_blanks(bounded(p)))), language=tongue.language)
        for passage in letter.passages
        if passage.kind in _OWN
        for p in (split(passage, author) if passage.kind in cut else (passage,))
        if p.kind in _OWN
    )
    typed = [leaf for leaf in own if leaf.kind is Kind.OWN]
    below = list(mails_below(letter, typed, desk))
    papers = [p for p in letter.passages if p.kind is Kind.ATTACHMENT]
    attached, returned = _papers(papers, tongue.language)
    attached = tuple(_enclosed(attached, typed))
    counting = list(
        speaking(p for p in below if is_counted(p, typed, desk, letter.header.sender))
    )
    voices = tuple(_voice(p, tongue.language) for p in counting)
    ours = _house(letter, desk)
    background = [
        Leaf(bounded(p), COLLEAGUE if ours and ours in p.sender else "", tongue.language)
        for p in below
        if p not in counting
    ]
    forms, background = _filled(background, typed, desk)
    return Spread(own, (*attached, *forms), voices, (*background, *returned), tongue)


def _tongue(letter: Letter, desk: Sequence[Address]) -> Tongue:
    """Return the sender's language; of nothing but names, that of the desk's mail below."""
    own = tongue_of(_written(letter))
    if own.lead > HOME:
        return own
    asked = next((p for p in letter.passages if _is_quoted(p, desk)), None)
    heard = tongue_of([asked.text]) if asked else own
    return replace(heard, script=own.script) if heard.lead > HOME else own


def _is_quoted(passage: Passage, desk: Sequence[Address]) -> bool:
    ours = any(address.email in passage.sender for address in desk)
    return passage.kind is Kind.QUOTED and ours


def _filled(
    background: list[Leaf], typed: Sequence[Leaf], desk: Sequence[Address]
) -> tuple[list[Leaf], list[Leaf]]:
    """Return the form somebody says he filled in within the desk's mail, and what is left."""
    if not any(leaf.has("filled_below") for leaf in typed):
        return [], background
    for at, leaf in enumerate(background):
        passage = leaf.page.passage
        if any(address.email in passage.sender for address in desk):
            form, rest = filled_in(Leaf(body(passage), leaf.because, leaf.language))
            return [form] if form else [], [*background[:at], rest, *background[at + 1 :]]
    return [], background


def _house(letter: Letter, desk: Sequence[Address]) -> str:
    """Return how addresses of the sender's house end; "" if those of the desk do, too."""
    sender = letter.header.sender
    house = "@" + sender.email.partition("@")[2] if sender else ""
    return "" if any(address.email.endswith(house) for address in desk) else house


def _written(letter: Letter) -> list[str]:
    """Return what tells the sender's language: his own words, else whatever there is."""
    typed = [p.text for p in letter.passages if p.kind is Kind.OWN]
    if sum(map(len, typed)) > 12:
        return typed
    return [*typed, *(p.text for p in letter.passages if p.kind not in (Kind.OWN, Kind.QUOTED))]


def _voice(passage: Passage, language: str) -> Voice:
    """Return the mail below with its own signature told apart."""
    match = _WRITTEN_ON.match(passage.sender)
    name, email = (match[1].strip('" '), match[2].lower()) if match else (passage.sender, "")
    leaves = tuple(
        Leaf(p, MAIL_BELOW, language)
        for p in split(body(replace(bounded(passage), kind=Kind.OWN)), name)
        if p.kind in (Kind.OWN, Kind.SIGNATURE)
    )
    lines = passage.text.split("\n")
    copies = tuple(copied(lines[: header_lines(lines)]))
    return Voice(Address(name=name, email=email) if passage.sender else None, leaves, copies)


def _papers(
    papers: Sequence[Passage], language: str
) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """Return the documents that count, and those that do not: copies, invitations, a CV."""
    seen: set[str] = set()
    counted: list[Leaf] = []
    returned: list[Leaf] = []
    for paper in papers:
        leaf = Leaf(upright(without_blanks(bounded(paper))), "attachment", language)
        bare = re.sub(r"\W+", "", flat(paper.text))
        counts, only_returned = (None, leaf) if bare in seen else told_apart(leaf)
        counted += [counts] if counts else []
        returned += [only_returned] if only_returned else []
        seen.add(bare)
    return tuple(counted), tuple(returned)


def _enclosed(papers: Sequence[Leaf], typed: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield *papers*; a letter that does not register anybody as if the sender had typed it.

    Only if what he typed says nothing of the kind: "molimo pogledajte dopis u prilogu".
    """
    bare = not any(leaf.has(*_ACTS) for leaf in typed)
    for leaf in papers:
        asks = leaf.has("greet") and not leaf.has(*_ENTERS)
        if bare and (asks or leaf.has("decline", *_ALTERS)):
            passage = replace(leaf.page.passage, kind=Kind.OWN)
            yield from (Leaf(p, "letter enclosed", leaf.language) for p in split(passage))
        else:
            yield leaf


def names_in(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, str, int]]:
    """Yield every full name of *leaves* with its place."""
    for leaf in leaves:
        for mention in leaf.people:
            if mention.surname and not _greets(leaf, mention):
                yield leaf, mention.name, mention.start


def _greets(leaf: Leaf, m: Mention) -> bool:
    """ "Draga Slavica," has a line to itself: "draga" is no given name there."""
    start, end = leaf.page.line_of(m.start)
    alone = start == m.start and leaf.text[m.end : end].strip() in (",", "!")
    greets = phrasebook("cues.tsv", leaf.language) if alone else None
    return greets is not None and "greet" in greets.senses(leaf.flat[m.start : m.end])
