"""Text -> passages: own words, quotes, forwards, signature, small print. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import endings, quotes, tails

RUNS_MAX: Final = 300  # who interrupts a quote more often is no person


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """Who speaks in a run of lines; *lasts* if lines without a mark are theirs to the end."""

    kind: Kind = Kind.OWN
    sender: str = ""
    lasts: bool = False


_OWN: Final = _Voice()
_MARKS: Final = re.compile(r"^ ?(?:> ?)+")


def passages(text: str, subject: str = "", author: str = "") -> tuple[Passage, ...]:
    """Return the passages of *text* in the order written; whole lines, none lost but blanks.

    Args:
        subject: Tells whether mail below is passed on or answered.
        author: Display name of the letter's sender; where it stands alone, a signature begins.
    """
    lines = text.split("\n")
    found: list[Passage] = []
    runs = [*_runs(lines, subject)]
    last = next((r for r in reversed(runs) if r.kind is Kind.OWN and r.text.strip()), None)
    for run in runs:
        if run is last and _signs_answers(found, run, author):
            found.append(replace(run, kind=Kind.SIGNATURE))
            continue
        found.extend(endings.split(run, author) if run.kind is Kind.OWN else [run])
    return tuple(p for p in found if p.text)


def _signs_answers(above: Sequence[Passage], run: Passage, author: str) -> bool:
    """The sender wrote between the lines of a mail, and below its last ones signs.

    A name right below a question answers it.
    """
    said = [one for one in above if one.text.strip()]
    if not any(one.kind is Kind.OWN for one in said) or said[-1].kind is not Kind.QUOTED:
        return False
    return said[-1].text.rstrip()[-1] not in "?:" and tails.is_whole(run.text, author)


def _runs(lines: list[str], subject: str) -> Iterator[Passage]:
    voice = ground = _OWN  # ground: to whom unmarked lines belong
    quoted = {0: _Voice(kind=Kind.QUOTED)}  # to whom marked lines belong, by how many marks
    top = next((n for n, line in enumerate(lines) if line.strip()), 0)
    start = at = runs = 0
    while at < len(lines) and runs < RUNS_MAX:
        size, new = (
            _begins(lines, at, _Place(subject=subject, ground=ground, top=at <= top))
            if _may_begin(lines, at)
            else (0, None)
        )
        begun = new is not None
        if new is None:
            size, new = 1, _continues(lines[at], voice, ground, quoted)
        if begun and new.lasts:
            ground = new
        if begun and new.kind is Kind.QUOTED:
            depth = 0 if new.lasts else _depth_below(lines, at + size)
            quoted = {d: outer for d, outer in quoted.items() if d < depth}
            quoted[depth] = _Voice(kind=Kind.QUOTED, sender=new.sender)
        if begun or (new is not voice and new != voice):
            runs += 1
            yield _passage(lines, start, at, voice)
            voice, start = new, at
        at += size
    yield _passage(lines, start, len(lines), voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where we are: the letter's subject, whose mail this is, whether nothing stands above."""

    subject: str
    ground: _Voice
    top: bool

    def below(self) -> Kind:
        """Return what a mail that begins here is: passed on, or answered."""
        if self.ground.kind is Kind.FORWARDED or quotes.passed_on(self.subject):
            return Kind.FORWARDED
        bare = self.top and not quotes.answers(self.subject)
        return Kind.FORWARDED if bare else Kind.QUOTED


def _may_begin(lines: list[str], at: int) -> bool:
    """At a glance: a rule is drawn, or there is a colon, as in all that begins a mail.

    "On … wrote:" may be broken twice, so that its colon is two lines below.
    """
    return ":" in "".join(lines[at : at + 3]) or quotes.is_drawn(lines[at])


def _begins(lines: list[str], at: int, place: _Place) -> tuple[int, _Voice | None]:
    """Return how many lines begin somebody else's mail at *at*, and the voice; or None."""
    line = lines[at]
    if (sender := quotes.group_wise(line)) is not None:
        return 1, _Voice(kind=place.below(), sender=sender, lasts=True)
    if line.startswith((">", " >")):
        return _marked(lines, at)
    if not line.strip():
        return 0, None
    if quotes.rule(line)[0] or quotes.is_bare_rule(line):
        return _ruled(lines, at, place)
    size, sender, timed = quotes.header_block(lines, at)
    # A letter may itself begin „Од: … За: … Предмет: …“, as office memos do.
    if size and (timed or not place.top or quotes.passed_on(place.subject)):
        return size, _Voice(kind=place.below(), sender=sender, lasts=True)
    size, sender = quotes.attribution(lines, at)
    if size:
        unmarked = not _quoted_below(lines, at + size)
        return size, _Voice(kind=Kind.QUOTED, sender=sender, lasts=unmarked)
    return 0, None


def _ruled(lines: list[str], at: int, place: _Place) -> tuple[int, _Voice | None]:
    """A line such as "--- Forwarded message ---", or a bare rule above a header."""
    rule, named = quotes.rule(lines[at])
    near = range(at + 1, min(at + 4, len(lines)))
    below = next((n for n in near if lines[n].strip()), at)
    first = "" if rule else "from"
    size, sender, _ = quotes.header_block(lines, below, first) if below > at else (0, "", False)
    if not size and not rule:
        return 0, None
    kind = Kind.FORWARDED if rule == "forwarded" else place.below()
    return (below - at + size if size else 1), _Voice(
        kind=kind, sender=sender or named, lasts=True
    )


def _quoted_below(lines: list[str], at: int) -> bool:
    nearest = next((line for line in lines[at : at + 3] if line.strip()), ">")
    return nearest.lstrip().startswith(">")


def _continues(
    line: str, voice: _Voice, ground: _Voice, quoted: Mapping[int, _Voice]
) -> _Voice:
    if line.startswith((">", " >")):
        if voice.kind is Kind.QUOTED and voice.lasts:
            return voice
        depth = _depth(line)
        return quoted[max(d for d in quoted if d <= depth)]
    return ground if line.strip() else voice


def _marked(lines: list[str], at: int) -> tuple[int, _Voice | None]:
    """„> On … wrote:“ begins a quote within a quote; phones mark that of the first so, too."""
    size, sender = quotes.attribution([_unmarked(line) for line in lines[at : at + 4]], 0)
    return size, _Voice(kind=Kind.QUOTED, sender=sender) if size else None


def _passage(lines: list[str], start: int, end: int, voice: _Voice) -> Passage:
    """Blank lines around a passage belong to nobody."""
    marked = voice.kind is Kind.QUOTED
    shown = [_unmarked(line) if marked else line for line in lines[start:end]]
    first = next((n for n, line in enumerate(shown) if line.strip()), len(shown))
    text = "\n".join(shown[first:]).rstrip()
    return Passage(
        kind=voice.kind, name="text", line=start + first + 1, text=text, sender=voice.sender
    )


def _unmarked(line: str) -> str:
    return _MARKS.sub("", line)


def _depth(line: str) -> int:
    """Return how many marks of a quote *line* begins with: a quote of a quote has two."""
    marks = _MARKS.match(line)
    return marks[0].count(">") if marks else 0


def _depth_below(lines: list[str], at: int) -> int:
    """Return how deep the text below "On … wrote:" is quoted; a phone quotes that, too."""
    return next((_depth(line) for line in lines[at:] if _unmarked(line).strip()), 0)
