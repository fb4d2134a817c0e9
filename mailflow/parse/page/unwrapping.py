"""Line ends that a mail program put in, made blanks again."""

import re
from itertools import pairwise
from typing import Final

from mailflow.parse.letter import BULLETS

# Programs break lines at 60 to 80 letters; where a longer one stands, nothing was broken.
WRAPPED_MIN: Final = 50
WRAPPED_MAX: Final = 100
NARROW: Final = 60  # letters; no program breaks lines sooner than that
NARROW_CAPITAL: Final = 66  # and what a capital opens may as well be a line of its own
GOING_ON_MIN: Final = 44  # letters of a line that goes on with a small letter
RUNS_MIN: Final = 7  # words of a line that may be one of running text
BLOCK_MIN: Final = 3  # lines; two may be prose that happens to go on with a name
REMAINDER_MAX: Final = 16  # what is left over of a line of 80 that was broken again at 72
_FIELD: Final = re.compile(r"[^\W\d_][\w /-]{1,30}:\s+\S")
# A line of a list may close with a remark in brackets, an address or a telephone.
_CLOSED: Final = re.compile(r"(?:\)|\S@\S+\.[a-z]{2,}|\d[\d /-]{6,}\d)\s*$")
_REACHED: Final = re.compile(r"\S@\S+\.[a-z]{2,}|\d[\d /-]{6,}\d")  # by mail or telephone
_LISTED: Final = re.compile(
    rf"\s*(?:[-o>{BULLETS}]\s|\(?(?:\d{{1,2}}\s*[.)](?!\d)|[a-z]\)\s)|$)"
)
_BULLETED: Final = re.compile(rf"\s*(?:[-–—>{BULLETS}]|\(?\d{{1,2}}[.)])\s")
_GAP: Final = "   "  # between columns


def unwrapped(low: str, text: str) -> str:
    """Return *low* with the line ends that a mail program put in made blanks.

    A line was broken by a program if the next word would not have fitted into it. Paragraphs
    are judged apart: a table or a signature beside them may have longer lines.

    Args:
        low: Working form of *text*.
    """
    parts, at = [], 0
    for paragraph in low.split("\n\n"):
        parts.append(_rejoined(paragraph, text[at : at + len(paragraph)]))
        at += len(paragraph) + 2
    return "\n\n".join(parts)


def _rejoined(low: str, text: str) -> str:
    """Return one paragraph with the line ends of a program made blanks."""
    lines = low.split("\n")
    width = max(map(len, lines))
    if width > WRAPPED_MAX:
        return low
    written = text.split("\n")
    if _is_block(written):
        return low
    parts, ended = [lines[0]], True
    for (line, following), (before, after) in zip(
        pairwise(lines), pairwise(written), strict=True
    ):
        small = after[:1].islower()
        long = small or len(line) >= GOING_ON_MIN
        runs = (not ended and _is_remainder(line, following)) or _is_dated(line, after)
        ended = not (runs or (long and _runs_on(before, after))) and (
            _is_ended(line, following, width, small=small)
            or (after[:1].isupper() and _begins_anew(line, following))
        )
        parts += ["\n" if ended else " ", following]
    return "".join(parts)


def _is_block(lines: list[str]) -> bool:
    """Every line opens with a capital or a number: an address or a signature, no prose."""
    opens = all(line[:1].isupper() or line[:1].isdigit() for line in lines)
    if not opens or len(lines) < BLOCK_MIN or any(line.endswith(",") for line in lines):
        return False
    # "… o čemu ćemo vas obavestiti, došao bi"
    return not (_is_filled(lines) or any(_runs_on(a, b) for a, b in pairwise(lines)))


def _is_filled(lines: list[str]) -> bool:
    """No line would have had room for the next one's first word: running text, by its shape."""
    width = max(NARROW_CAPITAL, *map(len, lines))
    return all(len(f"{a} {b.split(' ', 1)[0]}") > width for a, b in pairwise(lines))


def _begins_anew(line: str, following: str) -> bool:
    """The capital in *following* opens a line of a list or a field: "Organizacija: …"."""
    if _LISTED.match(line) is not None or _CLOSED.search(line) is not None:
        return True
    if _REACHED.search(line) and _REACHED.search(following):
        return True
    # Running text has a colon too: "… Múzea vojvodinských / Slovákov: Jaroslava Čániho".
    runs = line[-1].isalpha() and len(line.split()) >= RUNS_MIN and not _FIELD.match(line)
    return _FIELD.match(following) is not None and not runs


def _runs_on(line: str, following: str) -> bool:
    """A sentence breaks off behind a small word: "… za učešće na / konferenciji koleginicu"."""
    if _BULLETED.match(following):
        return False  # "1. Ana Ilić, pravnica, i / 2. Petar Tot"
    words = line.split()
    last = words[-1] if len(words) >= SENTENCE_MIN else ""
    small = last.isalpha() and len(last) <= SMALL_WORD_MAX
    small = small and (last.islower() or line.isupper())  # no name: "stiže Marko Tot"
    return small and ":" not in line and "\t" not in line


SENTENCE_MIN: Final = 4  # words of a line that is no item of a list
SMALL_WORD_MAX: Final = 3  # letters: "na", "sa", "and"


def _is_remainder(line: str, following: str) -> bool:
    """The end of *line* above did not fit: lines broken by one program, then by another."""
    more = 0 < len(line) <= REMAINDER_MAX and len(following) > len(line)
    return more and line[-1] not in ".:;!?|" and _LISTED.match(following) is None


def _is_dated(line: str, after: str) -> bool:
    """A date goes on with a sentence, and is no item: "… koja će biti održana / 15. marta"."""
    prose = len(line) >= GOING_ON_MIN and line[-1] not in ".:;!?" and not _LISTED.match(line)
    return prose and _DATE.match(after) is not None


_DATE: Final = re.compile(r"[123]\d\. ?[^\W\d_A-ZĐŠŽČĆЀ-Я]{3}")


def _is_ended(line: str, following: str, width: int, *, small: bool) -> bool:
    """The writer ended *line* himself; *small* tells how the next one begins."""
    word = following.split(" ", 1)[0]
    return (
        len(line) < (GOING_ON_MIN if small else WRAPPED_MIN)
        or len(line) + 1 + len(word) <= max(min(width, 72), NARROW if small else NARROW_CAPITAL)
        or line[-1] in ":;!?"
        or any(mark in line for mark in ("\t", "|", _GAP))
        or _LISTED.match(following) is not None
    )
