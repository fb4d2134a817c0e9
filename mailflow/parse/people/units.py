"""Understand, units: a text -> its words, and from any one the run that may be a name. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from mailflow.parse.people.lexicon import is_korean, lines
from mailflow.parse.people.spelling import WORD, key_of, one_script

_WORD: Final = re.compile(f"({WORD.pattern})")
_CUT: Final = re.compile(r"[^\W\d_][bcdfghjklmnpqrstvwxz]")  # St., Br.; but Ra, a surname
_PARTS_MAX: Final = 4  # joined by hyphens; more are a line drawn with letters
UNITS_MAX: Final = 5  # in one name; what is longer is a heading in capitals
_SPACES: Final = frozenset((" ", "  ", "\u00a0", " \u00a0", "\u00a0 "))
_HYPHENS: Final = frozenset(("-", "‑", "–", " - ")) - {" - "}
_PART_OF_MORE: Final = frozenset((".", *_HYPHENS))
_WRAP: Final = frozenset(("\n", " \n"))
_LABEL: Final = re.compile(r"[\w /-]{2,30}:(?:\s|$)")
_OF_CELLS: Final = ("\t", " | ", "   ")  # a row of a table ends where it ends
_WRAPPED_LINE_MIN: Final = 45  # shorter lines end where they mean to
_INITIALS: Final = frozenset(("lj", "nj", "dz", "dj", "љ", "њ", "џ"))
PARTICLES: Final = frozenset(
    ("de", "van", "von", "der", "den", "da", "di", "la", "del", "al", "el", "bin", "af", "zu")
)
OF_CLAN: Final = frozenset(("Ó", "Ní", "Nic", "Uí"))  # Irish surnames: Ó Dálaigh, Ní Dhuibhir
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S")
_QUOTES: Final = "\"„“”'‘’»«()"
_GLUED: Final = frozenset("@./\\_?=:-")
_BLANKS: Final = ' \n\t<>,;"()'
_BLANK: Final = re.compile(r"[\s<>,;\"()]")
_ADDRESS_MAX: Final = 100  # characters looked at on either side
_OF_ADDRESS: Final = ("@", "://", "www.", "=?")


class Unit(NamedTuple):
    """A word, or words joined by hyphens.

    Attributes:
        start, end: Offsets into the text.
        text: As written, letters of the wrong script made right.
        initial: One letter that stands for a name; the full stop is in *text*.
        wrapped: A line ends between it and the one before.
    """

    start: int
    end: int
    text: str
    initial: bool = False
    wrapped: bool = False

    @property
    def parts(self) -> list[str]:
        """The words between its hyphens."""
        if "-" not in self.text and self.text.isalpha():
            return [self.text]
        return re.split("[-‑–]", self.text)

    @property
    def key(self) -> str:
        """Key of the whole, hyphens and all."""
        return key_of(self.text)

    @property
    def is_shouted(self) -> bool:
        """It is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a word before a name tells: its kind and the cases it asks for, as letters."""

    kind: str
    cases: str


@cache
def before_names() -> Mapping[str, Before]:
    """Return what words before a name tell, by key."""
    rows = (line.split("\t") for line in lines("before_names.tsv"))
    return {key: Before(kind=kind, cases=cases) for key, kind, cases in rows}


@cache
def titles() -> frozenset[str]:
    """Return the keys of titles and degrees."""
    return frozenset(lines("titles.txt"))


class Words:
    """The words of a text, by number.

    Attributes:
        capitals: Whether each word begins with a capital.
        keys: The key of each word.
        word: Returns a word as written.
        gap: Returns what stands before a word, back to the end of the one before.
        is_capital: Returns one of *capitals*.
    """

    __slots__ = (
        "_gaps", "_words", "capitals", "gap", "is_capital", "keys", "spans", "text", "word",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        """Split *text* once."""
        self.text = text
        parts = _WORD.split(text)  # a gap, a word, a gap, …, and a gap
        ends = [*accumulate(map(len, parts))]
        self.spans = list(zip(ends[::2], ends[1::2], strict=False))
        self._words, self._gaps = parts[1::2], parts[:-1:2]
        self.capitals = [word[0].isupper() for word in self._words]
        self.keys = list(map(key_of, self._words))
        # Asked for several times a word: no step of Python's own is taken for it.
        self.word: Callable[[int], str] = self._words.__getitem__
        self.gap: Callable[[int], str] = self._gaps.__getitem__
        self.is_capital: Callable[[int], bool] = self.capitals.__getitem__

    def following(self, number: int, count: int) -> list[str]:
        """Return up to *count* words from one on that stand on one line, a space between."""
        found = [self.word(number)]
        for other in range(number + 1, min(number + count, len(self.spans))):
            if self.gap(other) not in _SPACES:
                break
            found.append(self.word(other))
        return found

    def is_of_address(self, number: int) -> bool:
        """The word is part of a mail address, a link or a file's name."""
        start, end = self.spans[number]
        beside = (self._gaps[number][-1:], self.text[end : end + 1])
        if _GLUED.isdisjoint(beside):
            return False
        least, most = max(0, start - _ADDRESS_MAX), end + _ADDRESS_MAX
        first = max(self.text.rfind(mark, least, start) for mark in _BLANKS) + 1
        rest = _BLANK.search(self.text, end, most)
        chunk = self.text[max(least, first) : rest.start() if rest else most]
        return any(mark in chunk.lstrip("@") for mark in _OF_ADDRESS)  # "@Ana" is told of Ana

    def hyphenated(self, number: int) -> str:
        """Return the key of what a word and a hyphen begin, "" if no hyphen follows."""
        joined = self.text.startswith("-", self.spans[number][1])
        return self.unit(number)[0].key if joined else ""

    def run(self, first: int, *, bold: bool = False) -> list[tuple[Unit, int]]:
        """Return up to five units from word *first* on, each with the number after it.

        Args:
            bold: Small letters are as good as capitals.
        """
        found: list[tuple[Unit, int]] = []
        number = first
        while number < len(self.spans) and len(found) < UNITS_MAX:
            wrapped = False
            if found and self._gaps[number] == " ":
                number += self._is_title_inside(number)
            elif found:
                wrapped = self._wraps(number)
                if self._is_nickname(number):
                    number += 1
                elif not wrapped and not self._joins(number, found[-1][0]):
                    break
            if not (bold or self.is_capital(number) or self._is_particle(number, found)):
                break
            unit, number = self.unit(number, wrapped=wrapped, bold=bold, inside=bool(found))
            found.append((unit, number))
        return found

    def unit(
        self,
        number: int,
        *,
        wrapped: bool = False,
        bold: bool = False,
        inside: bool = False,
    ) -> tuple[Unit, int]:
        """Return the unit that begins at a word, and the number of the word after it.

        Args:
            inside: A name stands before it, so that a word cut short may be a name's.
        """
        start, end = self.spans[number]
        word = self._words[number]
        if self._stands_alone(word, end):  # as most
            return Unit(start, end, one_script(word), False, wrapped), number + 1
        last = min(len(self.spans), number + _PARTS_MAX)
        clan = word in OF_CLAN
        number += 1
        if clan and self._goes_on(number):
            end = self.spans[number][1]
            number += 1
        while (
            number < last
            and self._gaps[number] in _HYPHENS
            and (bold or self.capitals[number] or self._is_second_syllable(number))
        ):
            end = self.spans[number][1]
            number += 1
        written = self.text[start:end]
        stop = self.text.startswith(".", end)
        if initial := len(written) == 1 or (stop and self._is_cut_short(number, inside=inside)):
            end += self.text[end : end + 1] == "."
        text = one_script(self.text[start:end] if initial else written)
        if not initial and text.endswith(_POSSESSIVE):
            text, end = text[:-2], end - 2
        return Unit(start, end, text, initial, wrapped), number

    def _stands_alone(self, word: str, end: int) -> bool:
        """Nothing behind the word, or in it, makes it a part of more or less than it is."""
        more = self.text[end : end + 1] in _PART_OF_MORE or word in OF_CLAN
        return not more and len(word) > 1 and not word.endswith(_POSSESSIVE)

    def _is_second_syllable(self, number: int) -> bool:
        """The small word behind a hyphen is the other half of a Korean's name: Soo-jin."""
        first = self.keys[number - 1]
        return self.capitals[number - 1] and is_korean(f"{first}-{self.keys[number]}")

    def _goes_on(self, number: int) -> bool:
        return number < len(self.spans) and self.gap(number) == " " and self.is_capital(number)

    def _is_cut_short(self, after: int, *, inside: bool) -> bool:
        """The word before a full stop and *after* is Lj. or, inside a name, St., Br."""
        word = self._words[after - 1]
        if len(word) != 2:
            return False
        if word.lower() in _INITIALS:
            return True
        key = self.keys[after - 1]
        if not inside or word.islower() or key in titles() or not _CUT.fullmatch(key):
            return False
        return after < len(self.spans) and self._gaps[after] == ". " and self.is_capital(after)

    def _joins(self, number: int, before: Unit) -> bool:
        gap = self._gaps[number]  # of an initial, with its full stop
        return gap in _SPACES or (before.initial and gap.removeprefix(".") in ("", *_SPACES))

    def _is_nickname(self, number: int) -> bool:
        """The word is in quotes between two words: Dragan „Gane“ Petrović."""
        if number + 1 >= len(self.spans):
            return False
        before, after = self.gap(number), self.gap(number + 1)
        if len(before) != 2 or len(after) != 2 or before[0] != " " or after[1] != " ":
            return False
        return before[1] in _QUOTES and after[0] in _QUOTES

    def _is_title_inside(self, number: int) -> bool:
        """The word behind a blank is a small title between two halves: Ilić dr Ana.

        A noun that is declined is none: in "Vaša kolegica Ivana" nobody is called Vaša.
        """
        if self.is_capital(number) or self.keys[number] not in titles():
            return False
        before = before_names().get(self.keys[number])
        if before is not None and before.cases:
            return False
        return self._capital_follows(number) and self._gaps[number + 1] in (" ", ". ")

    def _wraps(self, number: int) -> bool:
        if self.gap(number) not in _WRAP or _LABEL.match(self.text, self.spans[number][0]):
            return False  # "… Stipan Matarić", and below it "Petrov telefon: 064 …"
        end = self.spans[number - 1][1]
        start = self.text.rfind("\n", 0, end) + 1
        line = self.text[start:end]
        return len(line) >= _WRAPPED_LINE_MIN and not any(map(line.__contains__, _OF_CELLS))

    def _is_particle(self, number: int, found: list[tuple[Unit, int]]) -> bool:
        return bool(found) and self.word(number) in PARTICLES and self._capital_follows(number)

    def _capital_follows(self, number: int) -> bool:
        following = range(number + 1, min(number + 3, len(self.spans)))
        return any(self.is_capital(n) for n in following)
