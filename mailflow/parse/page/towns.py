"""Towns: whether a short text is one and nothing else, and which one an adjective tells."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import Final

from mailflow.parse.page.tables import rows
from mailflow.parse.page.working import flat, in_script_of, is_cyrillic
from mailflow.parse.people.find import place_of
from mailflow.parse.people.places import begins_place, in_cyrillic

_ADJECTIVE_END: Final = re.compile(r"(?:i|a|o|e|u|og|oga|om|ome|oj|im|ih|ima)$")
# Endings of villages no table knows, after "iz" and "u" -> their likely nominative.
_BACK: Final = (
    ("naca", "nci"), ("vaca", "vci"), ("raca", "rci"), ("laca", "lci"),
    ("cima", "ci"), ("ima", "i"), ("evu", "evo"), ("ovu", "ovo"), ("eva", "evo"),
    ("ova", "ovo"), ("istu", "iste"), ("ista", "iste"), ("polju", "polje"), ("polja", "polje"),
    ("polu", "pole"), ("pola", "pole"),
    ("selu", "selo"), ("sela", "selo"), ("brdu", "brdo"), ("brda", "brdo"),
    ("vcu", "vac"), ("vca", "vac"), ("ncu", "nac"), ("nca", "nac"), ("lcu", "lac"),
    ("lca", "lac"), ("rcu", "rac"), ("rca", "rac"), ("pcu", "bac"), ("pca", "bac"),
    ("e", "a"), ("i", "a"), ("u", ""), ("a", ""),
)  # fmt: skip
_ADJECTIVE_BACK: Final = (
    ("og", "i"), ("eg", "i"), ("om", "i"), ("em", "i"), ("oj", "a"), ("im", "i"), ("ih", "i"),
    ("e", "a"),
)  # fmt: skip


def town(text: str) -> str | None:
    """Return the town *text* is, in the nominative; None if it is more than a town, or less.

    >>> town("Новом Саду"), town("Млади Пријепоља")
    ('Нови Сад', None)
    """
    words = text.split()
    if not 0 < len(words) <= 4 or ("".join(words).isalpha() and not begins_place(words[0])):
        return None  # as most
    found = place_of(text)
    return found if found and len(found.split()) == len(words) else None


def is_town_at(text: str, at: int) -> bool:
    """A town's name, of three words at most, begins at an offset of *text*, in its line.

    >>> is_town_at("iz Vrnjačke Banje, Srbija", 3), is_town_at("iz Kluba", 3)
    (True, False)
    """
    words = text[at : at + AHEAD_MAX].split("\n")[0].split()
    return any(town(" ".join(words[:n]).strip(".,;:()")) is not None for n in (1, 2, 3))


AHEAD_MAX: Final = 40  # letters of three words


def abbreviated(text: str) -> str | None:
    """Return the one town of two words that *text* begins with, its first word cut short.

    >>> abbreviated("N. Sad, 12"), abbreviated("Г. Милановац"), abbreviated("B. Palanka")
    ('Novi Sad', 'Горњи Милановац', None)
    """
    match = _SHORT.match(text)
    if match is None:
        return None
    opens, names = flat(match[1]), _by_last().get(flat(match[2]), ())
    some = [name for name in names if flat(name).startswith(opens)]
    name = some[0] if len(some) == 1 else None
    return in_cyrillic(name) if name and is_cyrillic(text) else name


_SHORT: Final = re.compile(r"([^\W\d_]{1,3})\. ?([^\W\d_]{3,})")


@cache
def _by_last() -> Mapping[str, tuple[str, ...]]:
    """Return the towns of Serbia that have two words, by their second."""
    found: dict[str, tuple[str, ...]] = {}
    for name, language, *_ in rows("places.tsv"):
        if language == "sr" and name.count(" ") == 1:
            last = flat(name.split()[1])
            found[last] = (*found.get(last, ()), name)
    return found


def is_half(name: str) -> bool:
    """A town of two words ends with this one: there is "Bačka Palanka" and another Palanka."""
    return flat(name) in _halves()


@cache
def _halves() -> frozenset[str]:
    names = (row[0].split() for row in rows("places.tsv"))
    return frozenset(flat(words[1]) for words in names if len(words) == 2)


def town_told_by(word: str) -> str | None:
    """Return the town whose adjective *word* is, in its script.

    >>> town_told_by("новосадског"), town_told_by("omladinskog")
    ('Нови Сад', None)
    """
    low = flat(word)
    stem = _ADJECTIVE_END.sub("", low)
    name = _adjectives().get(stem) if stem != low else None
    return in_cyrillic(name) if name and is_cyrillic(word) else name


@cache
def _adjectives() -> Mapping[str, str]:
    """Return the towns by the working form of their adjectives' stems."""
    return {
        form: row[2]
        for row in rows("townsfolk.tsv")
        for form in {flat(row[1]), flat(row[1]).replace("lj", "l").replace("nj", "n")}
    }


def likely_town(text: str) -> str:
    """Return the likely nominative of a place that stands after "iz" or "u".

    >>> likely_town("Банатском Тополовцу"), likely_town("Donje Trnave")
    ('Банатски Тополовац', 'Donja Trnava')
    >>> likely_town("Gornjih Nedeljica"), likely_town("Горњим Недељицама")
    ('Gornje Nedeljice', 'Горње Недељице')
    """
    *before, noun = text.split()
    if before and flat(before[-1]).endswith(("ih", "im")) and flat(noun).endswith(_OF_MANY):
        back = (("ica", "ice"), ("ama", "e"))
        return " ".join(
            [*(_ended(w, (("ih", "e"), ("im", "e"))) for w in before), _ended(noun, back)]
        )
    noun = _ended(noun, _BACK)
    neuter = flat(noun)[-1] in "oe"
    return " ".join([*(_agreeing(word, neuter) for word in before), noun])


_OF_MANY: Final = ("ica", "ama")  # the genitive and the locative of a plural in -e


def _agreeing(word: str, neuter: bool) -> str:
    """Return an adjective before a place in the nominative."""
    back = _ended(word, _ADJECTIVE_BACK)
    soft = flat(back)[-2:-1] in "jc"
    return _ended(back, (("i", "e" if soft else "o"),)) if neuter else back


def _ended(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Return *word* with the first of *endings* it has replaced."""
    low = flat(word)
    for old, new in endings:
        if low.endswith(old) and len(low) >= max(3, len(old)):
            pairs = zip(old, new, strict=False)
            kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            return word[: len(word) - len(old) + kept] + in_script_of(new[kept:], word)
    return word
