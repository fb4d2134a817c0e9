"""Whether a head noun can be part of a name: by its capital, or by what follows it."""

import re
from typing import Final

from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import SLAVIC, Head, boundaries, heads
from mailflow.parse.organisations.last_words import is_council
from mailflow.parse.organisations.leftward import BEHALF, ROMANCE
from mailflow.parse.organisations.to_quote import quoted_end
from mailflow.parse.page.towns import is_town_at, town
from mailflow.parse.page.working import Page, flat

# What an office is of: "Dekanat fakulteta", "redakcija lokalnog portala".
_WHOSE: Final = re.compile(r" (?:\w+(?:og|eg|e|ih) ){0,2}\w+")


def may_open(page: Page, at: int, end: int, head: Head) -> bool:
    """The head at *at* can be part of a name, by its capital or by what follows it."""
    office = head.language != "sk" and _is_office(page, at, end)  # "odbor Matice"
    if head.group == "suffix" or office or _is_holder(page, at, end) or _is_form(page, at):
        return False
    if head.group == "n-ec" and not is_council(page, at, end):
        return False
    if head.group == "prefix":
        a, b = page.line_of(at)
        shouted = page.text[a:b].isupper() and page.flat[at:end] in boundaries("stop")
        upper = page.text[at:end].isupper() and not shouted  # "UZ NJEGA"
        return upper or page.flat[at:end] in boundaries("typed") or quoted_end(page, end) > 0
    if page.text[at].isupper():
        return head.group != "m-town" or is_town_at(page.text, end)
    if head.group == "m-town" or _is_address(page, at, end):
        return False
    called = _is_called(page, at) or _calls(page, at, end) or _is_led_small(page, at)
    return head.group != "both" or quoted_end(page, end) > 0 or called


def _is_form(page: Page, at: int) -> bool:
    """ "Prijavni list Saveza": a paper, and no newspaper."""
    before = page.flat[max(0, at - FORM_MAX) : at].split(" ")
    return len(before) > 1 and before[-2] in boundaries("form")


FORM_MAX: Final = 20  # letters of the word before a head noun


def _is_address(page: Page, at: int, end: int) -> bool:
    """A small municipality beside a place is where that is: "Donji Dušnik, opština Niš"."""
    beside = page.kind is Kind.SIGNATURE or page.flat[max(0, at - 2) : at] == ", "
    return (
        beside
        and page.flat[at:end] in boundaries("municipality")
        and is_town_at(page.text, end)
    )


def _is_called(page: Page, at: int) -> bool:
    """A small head closes an English name: "the Bold Spoons club", not "our Niš office"."""
    called = _CALLED.search(page.text, max(0, at - CALLED_MAX), at)
    if called is None or town(called[1]) is not None:
        return False
    words = flat(called[1]).split()
    plain = map(boundaries, ("stop", "small", "unnamed"))
    return all(some.isdisjoint((words[0], words[-1])) for some in plain)


def _is_led_small(page: Page, at: int) -> bool:
    """ "from green leaf association", in a letter without capitals: no article, so a name."""
    led = _LED_SMALL.search(page.flat, max(0, at - CALLED_MAX), at) if page.is_small else None
    return led is not None and boundaries("stop").isdisjoint(led[1].split())


# Words of a name between what leads to it and its head noun.
_LED_SMALL: Final = re.compile(r"\b(?:from|of) ((?:[\w-]+ ){1,3})$")


def _calls(page: Page, at: int, end: int) -> bool:
    """A small head is followed by what it is called: "the association Open Cities"."""
    after = _CALLS.match(page.text, end)
    if after is None or not page.flat.endswith((" the ", " our "), 0, at):
        return False
    low = flat(after[1])
    return low not in boundaries("stop") and low not in boundaries("small")


_CALLS: Final = re.compile(r" ([A-Z][\w'-]+)")
CALLED_MAX: Final = 60
# After "the" or "our" one word is enough; elsewhere it may only open a sentence.
_CALLED: Final = re.compile(
    r"(?:\b(?:the|our) |\b)((?:(?<=the )|(?<=our )"
    rf"|[A-Z][\w'-]+ (?:(?:of|for|{'|'.join(sorted(ROMANCE))}) )?)[A-Z][\w'-]+) $"
)


def _is_office(page: Page, at: int, end: int) -> bool:
    """The head is only the office of what is named next: "redakcija portala …"."""
    if page.flat[at:end] in boundaries("organ_of") and _has_house(page, end):
        return True
    if page.flat[at:end] not in boundaries("office"):
        return False
    following = _WHOSE.match(page.flat, end)
    words = following[0].split() if following else []
    return any(word in heads() and word not in boundaries("seat") for word in words)


def _is_holder(page: Page, at: int, end: int) -> bool:
    """The head is a person's post, and not an office as "Poverenik za …" is."""
    low = page.flat[at:end]
    return low.startswith("poverenik") and not page.flat.startswith(" za ", end)


def leads_head(page: Page, index: int, head: Head) -> bool:
    """Word *index* only goes before the head, which is declined: "iz Startap centra".

    Or only says what kind of body it is: "iz organizacije Centar za kulturu".
    """
    if page.lows[index] in boundaries("mere_kind"):
        return _opens_name(page, index)
    if _HYPHENED.match(page.flat, page.words[index][1]):
        return True  # "iz Radio-amaterskog kluba"
    if head.case != "nominative" or head.group not in SLAVIC or index + 1 >= len(page.words):
        return False
    start, end = page.words[index + 1]
    declined = any(one.case == "genitive" for one in heads().get(page.flat[start:end], ()))
    small = page.text[start].islower() and page.flat[start - 1] == " "
    led = page.words[index][0]
    if page.flat[led - 1 : led] == "\n":
        return False  # "sekretar" and below "Savez udruženja pčelara"
    return declined and small and belonging(page, led)[0] >= BEHALF


_HYPHENED: Final = re.compile(r"-\w{3,}(?:sk|ck|n|v)(?:og|om|i|e|a|o|oj|u) ")


def _opens_name(page: Page, index: int) -> bool:
    """Behind small word *index* a name opens with a head noun, or with an adjective and one.

    Of "Gradski centar za mlade" it is no part; "Organizacija Otvoreni krug" may be the name.
    """
    start, end = page.words[index]
    if page.text[start].isupper() or not page.text[end + 1 : end + 2].isupper():
        return False
    one, two, three = (*page.lows[index + 1 : index + 4], "", "", "")[:3]
    return one in heads() or (two in heads() and three in boundaries("join"))


def _has_house(page: Page, end: int) -> bool:
    """An organ's own house is named behind it: "kolegijum Fakulteta", "Katedra za … Fakulteta".

    Not so "Skupština Opštine Bor", nor "Veće Saveza … sindikata", which is called that.
    """
    match = _AMID.match(page.text, end)
    behind = match[0].split() if match else []
    capital = (flat(word) for word in behind if word[0].isupper())
    house = next((low for low in capital if _is_whose(low)), "")
    return (
        bool(house) and house not in boundaries("seat") and "sindikata" not in map(flat, behind)
    )


def _is_whose(low: str) -> bool:
    return any(head.case == "genitive" for head in heads().get(low, ()))


# Up to some words in the genitive; no quoted name, no comma.
_AMID: Final = re.compile(r"(?: [^\W\d_]+){1,5}")
