"""Mails below a letter: which of them count, and where their headers end."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Address
from mailflow.parse.leaves.leaf import LETTERS_MAX, Leaf
from mailflow.parse.letter import Kind, Letter, Passage
from mailflow.parse.opening import quotes
from mailflow.parse.people.names import alike

_HEADER_LINES_MAX: Final = 14  # of a mail passed on


def mails_below(
    letter: Letter, typed: Sequence[Leaf], desk: Sequence[Address]
) -> Iterator[Passage]:
    """Yield the mail below; "please disregard the thread underneath" leaves the desk's own."""
    talk = any(leaf.has("talk_below") for leaf in typed)
    for passage in letter.passages:
        ours = any(address.email in passage.sender for address in desk)
        if passage.kind in (Kind.FORWARDED, Kind.QUOTED) and (ours or not talk):
            yield passage


def is_counted(
    passage: Passage, typed: Sequence[Leaf], desk: Sequence[Address], sender: Address | None
) -> bool:
    """The sender points to the mail below, or sends it again; the desk's own never counts."""
    if any(address.email in passage.sender for address in desk):
        return False
    if any(leaf.has("sends_again") for leaf in typed) and is_his(passage, sender):
        return True
    if any(leaf.has("fyi") for leaf in typed):
        return False
    if any(leaf.has("cancel") for leaf in typed) and Leaf(body(passage)).has("confirms"):
        return False  # "please cancel what you confirmed (see below)"
    attached = passage.name != "text"
    points = any(leaf.has("below") or (attached and leaf.has("attached")) for leaf in typed)
    bare = not any(len(leaf.text.strip()) > 25 for leaf in typed)
    if passage.kind is Kind.FORWARDED:
        return points or bare
    return any(leaf.has("below_quoted") for leaf in typed) or (bare and not typed)


def is_his(passage: Passage, sender: Address | None) -> bool:
    """The sender of the letter wrote the mail below; Outlook's headers have no address."""
    if sender is None:
        return False
    full = sender.name if " " in sender.name else ""
    same = bool(full) and alike(full, passage.sender.partition("<")[0])
    return sender.email in passage.sender or same


def speaking(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield *passages* down to a mail that says who comes and itself passed on the others.

    Those below it were written to its author, who took from them what he wanted.
    """
    for passage in passages:
        yield passage
        fields = (quotes.label(line) for line in passage.text.split("\n")[:_HEADER_LINES_MAX])
        subject = next((value for what, value in fields if what == "subject"), "")
        if quotes.passed_on(subject) and _says(Leaf(body(passage))):
            return


def _says(leaf: Leaf) -> bool:
    """The mail says who comes, and does not only point to those below it."""
    return leaf.has("enrol", "self", "pair") and not leaf.has("below")


def bounded(passage: Passage) -> Passage:
    """Return a passage of bounded length."""
    if len(passage.text) <= LETTERS_MAX:
        return passage
    return replace(passage, text=passage.text[:LETTERS_MAX])


_FIELD: Final = re.compile(r"\s*(?:[^\W\d][\w .-]{0,20}:(?:\s|$)|-{4,}|>?\s*$)")


def body(passage: Passage) -> Passage:
    """Return a mail passed on without the fields at its top (From, Sent, To, Subject)."""
    lines = passage.text.split("\n")
    first = header_lines(lines)
    return replace(passage, line=passage.line + first, text="\n".join(lines[first:]))


def header_lines(lines: Sequence[str]) -> int:
    """Return how many lines are a mail's header; below a blank line a form may begin."""
    top = next((n for n, line in enumerate(lines) if line.strip() and not _is_rule(line)), 0)
    size = quotes.header_block(lines, top, "")[0]
    end = top + size if size else 0
    blank = False
    for n, line in enumerate(lines[end:], end):
        if quotes.label(line)[0]:
            end, blank = n + 1, False
        elif not _FIELD.match(line) or (blank and ":" in line):
            break
        else:
            blank = blank or not line.strip()
            end = n + 1 if end and not blank else end
    return end


def _is_rule(line: str) -> bool:
    return bool(quotes.rule(line)[0]) or quotes.is_bare_rule(line)
