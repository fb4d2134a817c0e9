"""Text -> passages: own words, quotes, forwards, signature, small print. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailflow.parse import endings, quotes
from mailflow.parse.letter import Kind, Passage

_LINES_MAX: Final = 50_000


def passages(text: str, subject: str = "", name: str = "text") -> tuple[Passage, ...]:
    """Return the passages of *text* in the order written; whole lines, none lost but blanks.

    Args:
        subject: Tells whether mail below is passed on or answered.
        name: Of the part *text* is.
    """
    lines = text.split("\n")[:_LINES_MAX]
    found: list[Passage] = []
    for run in _runs(lines, quotes.passed_on(subject), name):
        found.extend(endings.split(run) if run.kind is Kind.OWN else [run])
    return tuple(p for p in found if p.text)


def _runs(lines: list[str], passed_on: bool, name: str) -> Iterator[Passage]:
    below = Kind.FORWARDED if passed_on else Kind.QUOTED
    kind, sender, start = Kind.OWN, "", 0
    at = 0
    stuck = False  # below a header block everything is somebody else's to the end
    while at < len(lines):
        taken, new, author, stays = _begins(lines, at, below, stuck)
        if new is None:
            new, author, taken = _marked(lines[at], kind, sender, stuck)
            stays = stuck
        if new is not kind or author != sender or (taken > 1):
            yield _passage(lines, start, at, kind, sender, name)
            kind, sender, start = new, author, at
        stuck = stays
        if new is Kind.FORWARDED:
            below = Kind.FORWARDED
        at += taken
    yield _passage(lines, start, at, kind, sender, name)


def _begins(
    lines: list[str], at: int, below: Kind, stuck: bool
) -> tuple[int, Kind | None, str, bool]:
    """Return how many lines begin somebody else's mail here, its kind, author, and whether
    it goes on to the end."""
    line = lines[at]
    if not line.strip() or line.startswith(">"):
        return 0, None, "", stuck
    rule = quotes.rule(line)
    if rule:
        kind = Kind.FORWARDED if rule == "forwarded" else below
        next_ = next(
            (n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), at
        )
        size, author = quotes.header_block(lines, next_)
        return (next_ - at + size if size else 1), kind, author, True
    size, author = quotes.header_block(lines, at)
    if size:
        return size, below, author, True
    size, author = quotes.attribution(lines, at)
    if size:
        quoted = _quoted_below(lines, at + size)
        return size, Kind.QUOTED, author, stuck or not quoted
    return 0, None, "", stuck


def _quoted_below(lines: list[str], at: int) -> bool:
    nearest = next((line for line in lines[at : at + 3] if line.strip()), ">")
    return nearest.lstrip().startswith(">")


def _marked(line: str, kind: Kind, sender: str, stuck: bool) -> tuple[Kind, str, int]:
    if line.startswith(">"):
        return Kind.QUOTED, sender if kind is Kind.QUOTED else "", 1
    if stuck or not line.strip():
        return kind, sender, 1
    return Kind.OWN, "", 1


def _passage(
    lines: list[str], start: int, end: int, kind: Kind, sender: str, name: str
) -> Passage:
    """Blank lines around a passage belong to nobody."""
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    shown = [_unmarked(line) if kind is Kind.QUOTED else line for line in lines[start:end]]
    text = "\n".join(shown)
    return replace(_EMPTY, kind=kind, name=name, line=start + 1, text=text, sender=sender)


def _unmarked(line: str) -> str:
    while line.startswith(">"):
        line = line[1:].removeprefix(" ")
    return line


_EMPTY: Final = Passage(kind=Kind.OWN, name="text", line=1, text="")
