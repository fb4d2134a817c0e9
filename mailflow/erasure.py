"""Erase: whom, and every noun without that person. Pure.

Others must not lose anything by it: the book is a fold over the readings, so a person's name
and address are not cut out of them but become a name and an address that are nobody's. What
matched before still matches, what was decided is decided again the same way.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from mailflow.model import (
    Address,
    Attendee,
    LetterRecord,
    Person,
    Reading,
    Registration,
    Reply,
)
from mailflow.script import fold

T = TypeVar("T")
# RFC 2606 §2: nobody can ever have an address there.
NOWHERE: Final = "erased.invalid"
# Of names in Serbian and its neighbours, as they are compared: bare, without length.
_ENDINGS: Final = frozenset((
    "a", "e", "i", "o", "u", "om", "em", "oj", "og", "im", "ima",
    "in", "ina", "ine", "ini", "ino", "inu", "inom", "inog",
    "ov", "ova", "ove", "ovi", "ovo", "ovu", "ovom", "ev", "eva", "eve", "evi", "evo", "evu",
    "t", "at", "et", "ot", "nak", "nek", "val", "vel", "hoz", "hez", "ra", "re", "ban", "ben",
    "s", "n", "it", "es", "en", "ei", "ul", "ului", "lui",
))  # fmt: skip
PHONE_DIGITS: Final = 8  # the last ones tell a telephone, however its beginning is written
# Free words of letters that speak of the person: nothing but reading them could sift them.
_BLANK: Final = frozenset({"because", "subject", "findings"})
_SIFTED: Final = frozenset({"hold", "held_because", "values", "what", "said", "reason"})
_WORD: Final = re.compile(r"[^\W\d_]+")
Span = tuple[int, int, str]
_DIGITS: Final = re.compile(r"\+?\d(?:[\s()/.-]{0,3}\d){5,17}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody to be erased.

    Attributes:
        names: Every spelling known, in the nominative; () if only an address is.
        emails: Bare addresses, lower case, that are this person's alone.
        phones: E.164, this person's alone.
        number: Of the erasure, counted from 1; stands for the person from then on.
        letters: Keys of the letters whose names are meant, where another person is called
            the same; None for all.
    """

    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    number: int
    letters: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """What stands where the name stood."""
        return f"(erased {self.number})"

    def address(self, email: str) -> str:
        """Return what stands where *email* stood."""
        return f"erased-{self.number}-{self.emails.index(email) + 1}@{NOWHERE}"

    def at(self, letter: str) -> "Whom":
        """Return whom to look for in *letter*: elsewhere the name may be somebody else's."""
        ours = self.letters is None or letter in self.letters
        return self if ours else replace(self, names=())

    def is_in(self, text: str, *, declined: bool = False) -> bool:
        """Tell whether *text* names the person, in any script, case or order of names.

        Args:
            declined: Also in another grammatical case; names alone stand in the nominative,
                and there "Ivana" is not Ivan.
        """
        return next(self._spans(text, declined), None) is not None

    def redacted(self, text: str, *, thorough: bool = False) -> str:
        """Return *text* without the person.

        Args:
            thorough: Also without a declined name, or a given name or surname alone.
        """
        spans = list(self._spans(text, thorough))
        spans += self._halves(text, spans) if thorough else ()
        for start, end, instead in sorted(spans, reverse=True):
            text = text[:start] + instead + text[end:]
        return text

    def _spans(self, text: str, declined: bool) -> Iterator[Span]:
        """Yield start, end and what stands there instead; spans never overlap."""
        low, taken = text.lower(), list[Span]()
        for email in self.emails:
            for match in re.finditer(rf"(?<![\w.+-]){re.escape(email)}(?![\w-])", low):
                taken.append((*match.span(), self.address(email)))
                yield taken[-1]
        for phone in self.phones:
            for match in _DIGITS.finditer(text):
                if re.sub(r"\D", "", match[0]).endswith(phone[-PHONE_DIGITS:]):
                    taken.append((*match.span(), ""))
                    yield taken[-1]
        for start, end in self._named(text, declined):
            if not _overlaps(taken, start, end):
                taken.append((start, end, self.name))
                yield taken[-1]

    def _named(self, text: str, declined: bool) -> Iterator[tuple[int, int]]:
        if not self.names:
            return
        words = [(m.start(), m.end(), _bare(m[0])) for m in _WORD.finditer(text)]
        for parts in {_parts(name) for name in self.names}:
            for first, (*_, word) in enumerate(words):
                if not any(_form(word, part, declined) for part in parts):
                    continue
                for size in (len(parts), len(parts) + 1):  # an initial may stand between
                    window = words[first : first + size]
                    if _is_all(parts, [word for *_, word in window], declined):
                        yield window[0][0], window[-1][1]
                        break

    def _halves(self, text: str, spans: Sequence[Span]) -> Iterator[Span]:
        parts = {part for name in self.names for part in _parts(name)}
        for match in _WORD.finditer(text):
            is_free = not _overlaps(spans, *match.span())
            if is_free and any(_form(_bare(match[0]), part, True) for part in parts):
                yield *match.span(), "…"


def _overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b, _ in spans)


def _bare(text: str) -> str:
    """Return *text* for comparison; Đ is written as Dj and as D by people without the key."""
    return re.sub(r"[^\w]+", " ", fold(text)).replace("dj", "d")


def _parts(name: str) -> tuple[str, ...]:
    """Return given name and surname; an initial tells nobody."""
    return tuple(part for part in _bare(name).split() if len(part) > 1)


def _form(word: str, part: str, declined: bool) -> str:
    """Return "same" or "declined" where *word* is *part* of a name, "" where it is not.

    >>> _form("petra", "petar", True), _form("anom", "ana", True), _form("ana", "ana", True)
    ('declined', 'declined', 'same')
    >>> _form("anica", "ana", True), _form("ivan", "ivana", True), _form("ani", "ana", False)
    ('', '', '')
    """
    if word == part:
        return "same"
    if not declined:
        return ""
    ends_in_vowel = part[-1] in "aeiou"
    stem = part[:-1] if ends_in_vowel else part
    # Petar, Petra: the vowel between the last two consonants comes and goes.
    fleeting = re.sub(r"a([^aeiou])$", r"\1", part) if len(part) > 3 else part
    stems = (stem, part, fleeting)
    is_declined = any(word.startswith(s) and word[len(s) :] in _ENDINGS for s in stems)
    return "declined" if is_declined else ""


def _is_all(parts: tuple[str, ...], words: list[str], declined: bool) -> bool:
    """Each part is one of *words*; a word too many is an initial.

    A man's names are declined together: "Ivana Petrovića" is Ivan, "Ivana Petrović" is not.
    """
    left, forms = list(words), set[str]()
    for part in parts:
        fitting = next((word for word in left if _form(word, part, declined)), None)
        if fitting is None:
            return False
        left.remove(fitting)
        if part[-1] not in "aeiou":
            forms.add(_form(fitting, part, declined))
    return len(forms) < 2 and all(len(word) == 1 for word in left)


def texts(noun: object) -> Iterator[str]:
    """Yield every text in *noun*, however deep."""
    if isinstance(noun, bytes):
        yield noun.decode("utf-8", "replace")
    elif isinstance(noun, str):
        yield "" if isinstance(noun, Enum) else noun
    else:
        for part in _parts_of(noun):
            yield from texts(part)


def _parts_of(noun: object) -> tuple[object, ...]:
    if is_dataclass(noun):
        return tuple(getattr(noun, field.name) for field in fields(noun))
    if isinstance(noun, Mapping):
        return tuple(noun.values())
    return tuple(noun) if isinstance(noun, (tuple, list)) else ()


def without(noun: T, whom: Whom, *, speaks: bool) -> T:
    """Return *noun* without the person.

    Args:
        speaks: It belongs to a letter that speaks of the person: its free words go, too.
    """
    return _edited(noun, whom, speaks, "")  # type: ignore[no-any-return]


def _edited(noun: Any, whom: Whom, speaks: bool, name: str) -> Any:
    if isinstance(noun, str) and not isinstance(noun, Enum):
        return _text(noun, whom, speaks, name)
    if isinstance(noun, Reply):
        blank = noun.without_words() if speaks else noun
        return replace(blank, to=whom.redacted(noun.to))
    if isinstance(noun, Address) and noun.email in whom.emails:
        return Address(name="", email=whom.address(noun.email))
    if isinstance(noun, (Person, Attendee)) and whom.is_in(_name(noun)):
        noun = replace(noun, role=None, phone=None, organisation=None)
    if is_dataclass(noun) and not isinstance(noun, type):
        parts = {f.name: getattr(noun, f.name) for f in fields(noun)}
        return replace(noun, **{n: _edited(v, whom, speaks, n) for n, v in parts.items()})
    if isinstance(noun, (tuple, list)):
        return type(noun)(_edited(value, whom, speaks, name) for value in noun)
    if isinstance(noun, Mapping):
        return {key: _edited(value, whom, speaks, name) for key, value in noun.items()}
    return noun


def _text(text: str, whom: Whom, speaks: bool, name: str) -> str:
    if speaks and name in _BLANK:
        return ""
    return whom.redacted(text, thorough=speaks and name in _SIFTED)


def _name(noun: Person | Attendee) -> str:
    return noun.name if isinstance(noun, Attendee) else noun.name.value


def emptied(record: LetterRecord, whom: Whom) -> LetterRecord:
    """Return the record of a letter that speaks of the person and whose bytes are gone."""
    return replace(without(record, whom, speaks=True), file=None, erased=True)


def concerns_nobody_else(reading: Reading | None) -> bool:
    """Tell whether no person is left in an edited *reading*."""
    if reading is None:
        return True
    found = (*(person.name for person in reading.attendees), *reading.removed)
    return all(is_erased(one.value) for one in found)


def is_erased(name: str) -> bool:
    """Tell whether *name* stands where somebody's was erased."""
    return name.startswith("(erased ")


def left(registration: Registration, number: int) -> Registration | None:
    """Return the registration once the person of erasure *number* has left it.

    None if nobody is left. The seat is free from then on; for letters that came before, it
    was taken.
    """
    name, address = f"(erased {number})", f"erased-{number}-"
    people = tuple(a for a in registration.attendees if a.name != name)
    gone = len(registration.attendees) - len(people)
    count = registration.attendee_count
    count = None if count is None else max(count - gone, len(people)) or None
    if gone and not people and not count:
        return None
    told = registration.contact_name or "", registration.contact_email or ""
    if told[0] == name or told[1].startswith(address):
        registration = replace(
            registration, contact_name=None, contact_email=None, contact_phone=None
        )
    return replace(registration, attendees=people, attendee_count=count)
