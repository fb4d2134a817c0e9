"""E-mail addresses, telephone numbers, websites and official numbers, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.possessed import names_owner
from mailflow.parse.page.tables import regions
from mailflow.parse.page.working import Page

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGION: Final = "RS"  # a number without a country code is read as a Serbian one
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})(?:@| ?[(\[](?:at|et|@)[)\]] ?)"
    r"((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})(?!\w)",
    re.IGNORECASE,
)
_AT: Final = ("@", "at)", "at]", "et)", "et]")  # no address is without
_WEBSITE: Final = re.compile(r"(?<![@\w.-])(?:https?://|www\.)[\w./~%-]{3,120}", re.IGNORECASE)
# Without www: only where it has a line, or a part of one, to itself.
_DOMAINS: Final = (
    "rs|com|org|net|info|eu|hr|ba|me|mk|hu|ro|sk|al|si|bg|at|de|ch|fr|uk|it|nl|pl|cz|gr|int|ngo"
    "|online|срб|tech|studio|io|app|dev|media|news|art|space|team|club|coop|foundation|center"
    "|agency|digital|design|social|group|school|academy|cafe|today|solutions|biz|tv|fm|xyz"
)
_BARE_SITE: Final = re.compile(
    r"[ ]?(?:[^\W\d_][\w -]{2,24}(?::| ?\.{3,}| [-–]) ?)?"
    rf"((?:[\w-]{{2,40}}\.){{1,3}}(?:{_DOMAINS}))/?",
    re.IGNORECASE,
)
# Its full stop is outside of what ignores case: Python finds it far quicker so.
_SITE_END: Final = re.compile(rf"\.(?=\w)(?i:(?:{_DOMAINS})/?(?=[ ]{{0,2}}(?:[\n|,;•·)\t]|$)))")
_SITE_MAX: Final = 140  # letters
_BEFORE_SITE: Final = "\n|,;•·(\t"
_PHONE: Final = re.compile(
    r"(?<![\w/.,-])(?:\+|\(?0|381[ /-])[\d(][\d \u00a0/().\-]{5,24}\d(?!\w)"
)
_DATE: Final = re.compile(r"(?<![\d.])\d{1,2}\. ?\d{1,2}\. ?\d{2,4}|\d{4}-\d\d-\d\d")
_TRUNK: Final = re.compile(r"\(0\)")
_SOCIAL: Final = ("facebook.", "twitter.", "instagram.", "linkedin.", "youtube.", "zoom.")

_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"\d[\d \u00a0]{6}")  # of a number of either kind
_EIGHT: Final = re.compile(r"\d{8}")
_LENGTH: Final = {"registration_number": 8, "tax_number": 9}


@dataclass(frozen=True, slots=True)
class Piece:
    """Something with a fixed form found in a page.

    Attributes:
        kind: "email", "phone", "website", "registration_number" or "tax_number".
        value: In the form we hand on: lower case, E.164, digits only; a website as written.
        label: For phones: "mobile", "fax", "office", "direct", "own" (the writer's),
            "theirs" (of the person spoken of), "whose" (of one named: "Markov broj") or "".
    """

    page: Page
    start: int
    end: int
    kind: str
    value: str
    label: str = ""


def find_pieces(page: Page, language: str = "") -> tuple[Piece, ...]:
    """Return everything of a fixed form in *page*, in order; *language* as in `as_phone`."""
    digits = _DIGIT.search(page.flat) is not None
    numbers = tuple(_numbers(page)) if digits else ()
    official = [(number.start, number.end) for number in numbers]
    phones = [
        p
        for p in (_phones(page, language) if digits else ())
        if not any(a <= p.start < b for a, b in official)
    ]
    pieces = (*_emails(page), *_websites(page), *numbers, *phones)
    return tuple(sorted(pieces, key=lambda piece: piece.start))


def within(pieces: Iterable[Piece], at: int) -> bool:
    """The letter at an offset is one of an address or a number, and not its first."""
    return any(piece.start < at < piece.end for piece in pieces)


def _emails(page: Page) -> Iterator[Piece]:
    if not any(map(page.flat.__contains__, _AT)):
        return
    for match in _EMAIL.finditer(page.text):
        value = f"{match[1]}@{match[2]}".lower()
        yield Piece(page, match.start(), match.end(), "email", value)


def _websites(page: Page) -> Iterator[Piece]:
    told = "://" in page.flat or "www." in page.flat
    for match in _WEBSITE.finditer(page.text) if told else ():
        value = match[0].rstrip(".-/")
        if not any(site in value for site in _SOCIAL):
            yield Piece(page, match.start(), match.start() + len(value), "website", value)
    for match in _bare_sites(page.text):
        if not any(site in match[1] for site in _SOCIAL):
            yield Piece(page, match.start(1), match.end(1), "website", match[1])


def _bare_sites(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands between two marks and is a site; found by its end, which few have."""
    for end in _SITE_END.finditer(text):
        near = max(0, end.start() - _SITE_MAX)
        begin = max(text.rfind(mark, near, end.start()) for mark in _BEFORE_SITE) + 1
        match = _BARE_SITE.fullmatch(text, begin, end.end())
        if match and (begin or near == 0):
            yield match


def _numbers(page: Page) -> Iterator[Piece]:
    if not _DIGITS.search(page.flat):
        return
    for kind, there in _official():
        for match in there.finditer(page):
            digits = re.sub(r"\D", "", match[1])
            if len(digits) == _LENGTH[kind]:
                yield Piece(page, match.start(1), match.end(1), kind, digits)
    for both in _both() if _EIGHT.search(page.flat) else ():
        for match in both.finditer(page.flat):
            yield Piece(page, *match.span("mb"), "registration_number", match["mb"])
            yield Piece(page, *match.span("pib"), "tax_number", match["pib"])


@cache
def _both() -> tuple[re.Pattern[str], ...]:
    """Return what finds the two, in either order, as nothing else is written: "… i …"."""
    gap = rf"(?:\s*[/,;|*·•]\s*|\s{either('and')}\s)"
    mb, pib = r"(?P<mb>\d{8})", r"(?P<pib>\d{9})"
    return tuple(
        re.compile(rf"(?<!\d){one}{gap}{other}(?!\d)") for one, other in ((mb, pib), (pib, mb))
    )


@cache
def _official() -> tuple[tuple[str, Glance], ...]:
    """Return what finds each kind of official number: a word, perhaps whose or two, digits."""
    return tuple(
        (
            kind,
            glance(
                rf"\b{either(f'{kind}_word')}\.?(?:[ (][a-z]{{2,13}}\)?){{0,2}}[^\w\n]{{0,30}}"
                rf"(?:rs)?\s*({first}[\d \u00a0]{{6,9}}\d)(?!\d)",
                particles(f"{kind}_word"),
            ),
        )
        for kind, first in (("registration_number", r"\d"), ("tax_number", "[1-9]"))
    )


def _phones(page: Page, language: str) -> Iterator[Piece]:
    for match in _dialled(page):
        if _DATE.search(match[0]) or _is_wrong(page, match):
            continue
        if value := as_phone(match[0], language):
            yield Piece(page, match.start(), match.end(), "phone", value, _label(page, match))


def _dialled(page: Page) -> Iterator[re.Match[str]]:
    """Yield what may be a telephone number, also one that a program broke into two lines."""
    for match in _PHONE.finditer(page.flat):
        first, broken, _ = page.text[match.start() : match.end()].partition("\n")
        whole = sum(map(str.isdigit, first)) >= WHOLE_MIN or not as_phone(match[0])
        if broken and whole:
            yield from _PHONE.finditer(page.text, match.start(), match.end())
        else:
            yield match


WHOLE_MIN: Final = 8  # digits, the zero in front among them


def _is_wrong(page: Page, match: re.Match[str]) -> bool:
    """The words beside say that it is not the number, or was: "nije 061 … nego 062 …"."""
    start, _ = page.line_of(match.start())
    near = max(start, match.start() - WRONG_MAX)
    return (
        _wrong_before().search(page.flat, near, match.start()) is not None
        or _wrong_after().match(page.flat, match.end()) is not None
    )


WRONG_MAX: Final = 24  # letters of "umesto starog broja "


@cache
def _wrong_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('number_was')} $")


@cache
def _wrong_after() -> re.Pattern[str]:
    return re.compile(rf"[ ,(]+{either('number_is_over')}\b")


def as_phone(text: str, language: str = "") -> str | None:
    """Return a telephone number in E.164; None if it is none.

    Args:
        language: Of the letter: "091 …" in a Croatian one is no Serbian number.

    >>> as_phone("064/12-34-567"), as_phone("091 234 5678", "hr")
    ('+381641234567', '+385912345678')
    """
    # Slow to import, and most letters are read without a telephone in them.
    import phonenumbers

    plain = _TRUNK.sub("", text)
    plain = re.sub(r"^381(?=[ /-])", "+381", plain.strip())
    try:
        number = phonenumbers.parse(plain, REGION)
    except phonenumbers.NumberParseException:
        return None
    if re.match(r"0[1-9]", plain) and not _is_ordinary(number):
        abroad = (phonenumbers.parse(plain, region) for region in regions(language))
        number = next(filter(phonenumbers.is_valid_number, abroad), number)
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_ordinary(number: "PhoneNumber") -> bool:
    """The number is a mobile's or a house's, and no service's."""
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    return phonenumbers.number_type(number) in (kinds.MOBILE, kinds.FIXED_LINE)


# What may stand between such a word and the number, by kind of word.
_BEFORE_NUMBER: Final = {
    "own": r"(?: \w+){0,3}[\s:.-]*$",
    "theirs": r"(?: \w+){0,3}[\s:.,(-]*$",
    "fax": r"[\s:./-]*$",
    "mobile": r"[\s:./-]*$",
    "direct": r"[\w\s:./-]*$",
    "office": r"[^\d\n]*$",
}


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what finds each kind of word before a number: particles.tsv, `phone_KIND`."""
    return tuple(
        (kind, re.compile(rf"\b{either(f'phone_{kind}')}\b{gap}"))
        for kind, gap in _BEFORE_NUMBER.items()
    )


def _label(page: Page, match: re.Match[str]) -> str:
    """Return what the words before a number, on the line its writer began, call it."""
    start = page.flat.rfind("\n", 0, match.start()) + 1
    before = page.flat[max(start, match.start() - 36) : match.start()]
    label, there = next(
        ((name, said) for name, one in _labels() if (said := one.search(before))), ("", None)
    )
    if label in ("", "mobile") and names_owner(page, start, match.start()):
        return "whose"
    both = label == "fax" and there and _and_fax().search(before, 0, there.start())
    return "" if both else label


@cache
def _and_fax() -> re.Pattern[str]:
    """Return what finds, right before "fax", that the number is a telephone's too: "tel/"."""
    return re.compile(rf"\b{either('phone_word')}[. ]?(?:[/,+&-]| {either('and')} )[ ]?$")


def is_mobile(number: str) -> bool:
    """A Serbian number of a mobile network, or a foreign one, which we cannot tell."""
    return number.startswith("+3816") or not number.startswith("+381")


def checks(kind: str, digits: str) -> bool:
    """The check digit of a registration number (mod 11) or tax number (ISO 7064) holds.

    >>> checks("registration_number", "07030860"), checks("tax_number", "100002887")
    (True, True)
    """
    values = [int(digit) for digit in digits]
    if kind == "registration_number":
        total = sum(v * w for v, w in zip(values, (8, 7, 6, 5, 4, 3, 2), strict=False))
        return (11 - total % 11) % 11 % 10 == values[-1]
    rest = 10
    for value in values[:-1]:
        rest = ((rest + value - 1) % 10 + 1) * 2 % 11
    return (11 - rest) % 10 == values[-1]
