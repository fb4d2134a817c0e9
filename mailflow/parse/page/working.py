"""The working form of a text: bare Latin, letter for letter, so that every offset stays.

Both scripts, capitals and missing diacritics become one form of the *same length* as the
original: Љ and Lj's first letter are "l", đ and џ are "d". Where Latin writes two letters and
Cyrillic one (lj, nj, dj, dž), patterns make the second letter optional; see phrasebook.py.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import Final

from mailflow.model import Found
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.page.once import once
from mailflow.parse.page.unwrapping import unwrapped

_CYRILLIC: Final = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕйщъыьэюяёґіїє",
        "abvgddezzijkllmnnoprstcufhccdsdczjsaijeuaegiie",
        strict=True,
    )
)
_MARKS: Final = {
    **dict.fromkeys("„“”‟«»″", '"'),
    **dict.fromkeys("‘’‚‛´`", "'"),
    **dict.fromkeys("–—−‐‑‒", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200b", " "),
    "ł": "l", "đ": "d", "ð": "d", "ß": "s", "ı": "i", "ø": "o", "æ": "a", "ə": "e",
}  # fmt: skip


def _bare(letter: str) -> str:
    """Return the one-letter form of *letter*."""
    low = letter.lower()
    base = unicodedata.normalize("NFD", low)[0] if len(low) == 1 else low[0]
    return _CYRILLIC.get(low) or _MARKS.get(low) or _CYRILLIC.get(base) or base


# Latin to Latin Extended Additional and Cyrillic, and the punctuation people really type.
# Blanks and digits too, though they stay: a letter that a table has not takes far longer.
_TABLE: Final = {
    code: _bare(chr(code))
    for code in (*range(0x250), *range(0x400, 0x460), *range(0x1E00, 0x1F00))
} | {ord(mark): plain for mark, plain in _MARKS.items()}


def flat(text: str) -> str:
    """Return *text* in bare lower-case Latin, letter for letter.

    >>> flat("Љиљана Ђорђевић, УГ „Чворак“")
    'lilana dordevic, ug "cvorak"'
    """
    if text.isascii():  # as every second name; quicker by far
        return text.lower().replace("`", "'")
    return text.translate(_TABLE)


# Documents in which a line end may be a program's; in others it ends a paragraph or a cell.
WRAPPING: Final = (".pdf", ".txt", ".rtf")
_SPLIT: Final = re.compile(r"([^\W_]+)")
_DIGIT: Final = re.compile(r"\d")
OPENING_MAX: Final = 4  # letters; hardly two phrases in a hundred begin with the same
_CYRILLIC_RUN: Final = re.compile(r"[\u0400-\u045f]+")


@lru_cache(maxsize=32)  # of one page it is asked four times
def is_cyrillic(text: str) -> bool:
    """More than half of the letters are Cyrillic."""
    twice = 0 if text.isascii() else 2 * sum(map(len, _CYRILLIC_RUN.findall(text)))
    if twice == 0 or twice > len(text):
        return twice > 0  # not to count the letters where it is plain
    return twice > sum(map(str.isalpha, text))


def in_script_of(latin: str, model: str) -> str:
    """Return bare Latin letters *latin* in the script *model* is written in.

    >>> in_script_of("og", "Моравски")
    'ог'
    """
    if not is_cyrillic(model):
        return latin
    return latin.translate(str.maketrans("abvgdezijklmnoprstufhc", "абвгдезијклмнопрстуфхц"))


class Page:
    """A passage with its working form.

    Attributes:
        passage: What it is.
        text: The text as written.
        kind: What the passage is to the reader.
        flat: The working form, of the same length; a line end within a sentence is a blank.
        words: Start and end of every word.
        lows: Each of them in its working form.
        starts: Where words open so, by their first letters, and a blank if one ends there:
            "dola", "mi ".
        opened: The openings.
        may_tell: What `glance.may_tell` found: a dozen rules ask for each name and each verb.
    """

    def __init__(self, passage: Passage) -> None:
        """Take one passage; everything else is asked for these."""
        self.passage = passage
        self.kind = passage.kind
        self.flat = text = _working(passage)
        self.text = _softened(passage.text, text)
        parts = _SPLIT.split(text)  # a gap, a word, a gap, …, and a gap
        ends = [*accumulate(map(len, parts))]
        self.words = tuple(zip(ends[::2], ends[1::2], strict=False))
        self.lows = parts[1::2]
        self.starts: defaultdict[str, list[int]] = defaultdict(list)
        for start, low in zip(ends[::2], self.lows, strict=False):
            self.starts[f"{low} "[:OPENING_MAX]].append(start)
        self.opened = frozenset(self.starts)
        self.may_tell: dict[str, bool] = {}

    @once
    def is_small(self) -> bool:
        """Typed without a single capital."""
        return not any(map(str.isupper, self.text))

    @once
    def opened_by_digits(self) -> frozenset[str]:
        """The openings that are of numbers."""
        if _DIGIT.search(self.flat) is None:
            return frozenset()
        return frozenset([opening for opening in self.opened if opening[0].isdigit()])

    @once
    def capitals(self) -> list[int]:
        """Which words begin with a capital."""
        return [n for n, (start, _) in enumerate(self.words) if self.text[start].isupper()]

    def words_between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return start and end of every word that lies between two offsets."""
        first = bisect_left(self.words, (start,))
        return self.words[first : bisect_right(self.words, end, key=lambda word: word[1])]

    def lines(self) -> tuple[tuple[int, int], ...]:
        """Return start and end of every line, the newline left out."""
        return self._lines

    @once
    def _lines(self) -> tuple[tuple[int, int], ...]:
        lines, start = [], 0
        for line in self.text.split("\n"):
            lines.append((start, start + len(line)))
            start += len(line) + 1
        return tuple(lines)

    def line_of(self, at: int) -> tuple[int, int]:
        """Return start and end of the line that holds offset *at*."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def found(self, value: str, at: int, because: str) -> Found:
        """Return *value* with its place: offset *at* of this page."""
        line = self.passage.line + self.passage.text.count("\n", 0, at)
        return Found(
            value=value,
            part=_PART.get(self.kind, self.passage.name),
            line=line,
            column=at - self.passage.text.rfind("\n", 0, at),
            because=because,
        )

    def offset_of(self, found: Found) -> int | None:
        """Return where *found* begins, which has its place on this page; None if on none."""
        number = found.line - self.passage.line
        if not found.line or number < 0:
            return None
        lines = self.passage.text.split("\n", number)
        return sum(len(line) + 1 for line in lines[:number]) + found.column - 1


def _softened(text: str, flat: str) -> str:
    """Return *text* with the line ends blanks that *flat* has as blanks."""
    if text.count("\n") == flat.count("\n"):
        return text
    pairs = zip(text, flat, strict=True)
    return "".join(" " if c == "\n" and low == " " else c for c, low in pairs)


def _working(passage: Passage) -> str:
    low = flat(passage.text)
    kept = passage.kind is Kind.SIGNATURE or (
        passage.kind is Kind.ATTACHMENT and not passage.name.lower().endswith(WRAPPING)
    )
    return low if kept else unwrapped(low, passage.text)


_PART: Final = {
    Kind.SUBJECT: "subject",
    Kind.SIGNATURE: "signature",
    Kind.QUOTED: "quoted",
    Kind.FORWARDED: "forwarded",
}
