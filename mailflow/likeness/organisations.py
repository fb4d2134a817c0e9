"""Likeness, organisations: whether two names mean one organisation, and why. Pure.

Each step answers or leaves it to the next: numbers, what tells branches apart, the words, and
last what beside the name speaks for one (domain, town).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from mailflow.likeness.grades import Grade, Likeness, Named
from mailflow.likeness.keys import blocking_keys, digits
from mailflow.likeness.letters import is_near
from mailflow.likeness.naming import Naming, Word, naming

SURE_NAME: Final = 1.25  # weight of words in common at which a word may have been left out
RARE_NAME: Final = 1.5  # … and at which a name is hardly borne in two towns
_SAME, _LIKELY, _DIFFERENT = Grade.SAME, Grade.LIKELY, Grade.DIFFERENT


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two names have in common, and what only one of them has.

    Attributes:
        weight: Of the words in common.
        own: Of those of them that no table has.
        near: How many of them differ as by an error of typing.
        translated: Some of them are of two languages.
        one, other: Words left.
    """

    weight: float
    own: float
    near: int
    translated: bool
    one: tuple[Word, ...]
    other: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two that are compared, looked up once: its name taken apart, its keys and numbers.

    Attributes:
        registration, tax: Digits; "" if not told.
    """

    naming: Naming
    keys: frozenset[str]
    registration: str
    tax: str


@lru_cache(maxsize=16384)
def _side(named: Named) -> _Side:
    numbers = digits(named.registration_number), digits(named.tax_number)
    return _Side(naming(named), frozenset(blocking_keys(named)), *numbers)


def organisations(one: Named, other: Named) -> Likeness:
    """Return whether two names mean one organisation; the order does not matter.

    >>> organisations(Named(name="Удружење „Зелени круг“"), Named(name="UG Zeleni krug")).grade
    <Grade.SAME: 'same'>
    >>> organisations(Named(name="Удружење „Зелени круг“"), Named(name="UG Vidra")).because
    'unlike_words'
    """
    a, b = _side(one), _side(other)
    grade, because = _by_numbers(a, b) or _by_names(a, b)
    return Likeness(grade, because, (one.name, other.name))


_Answer = tuple[Grade, str]


def _by_numbers(one: _Side, other: _Side) -> _Answer | None:
    pairs = ((one.registration, other.registration), (one.tax, other.tax))
    agree = {a == b for a, b in pairs if a and b}
    return _NUMBERS.get(frozenset(agree)) if agree else None


_NUMBERS: Final[Mapping[frozenset[bool], _Answer]] = {
    frozenset({True}): (_SAME, "alike_number"),
    frozenset({False}): (_DIFFERENT, "unlike_number"),
    frozenset({True, False}): (_LIKELY, "alike_one_number"),
}


def _by_names(one: _Side, other: _Side) -> _Answer:
    if one.keys.isdisjoint(other.keys):
        return _DIFFERENT, "unlike_words"
    a, b = one.naming, other.naming
    if a.numbers != b.numbers and a.numbers and b.numbers:
        return _DIFFERENT, "unlike_numeral"
    if a.towns and b.towns and a.towns.isdisjoint(b.towns):
        return _DIFFERENT, "unlike_town"
    return _by_place(a, b, _by_words(a, b))


def _by_words(a: Naming, b: Naming) -> _Answer:
    """Return what the words of two names say."""
    shared = _shared(a, b)
    if a.joined == b.joined or not (shared.one or shared.other):
        return _whole(a, b, shared)
    if _are_swapped(a, b):
        return _LIKELY, "alike_typing"
    if answer := _by_initials(a, b):
        return answer
    if shared.one and shared.other:
        return _both_left(shared)
    if a.towns != b.towns and any(
        word.idea.kind == "own" for word in shared.one + shared.other
    ):
        return _DIFFERENT, "unlike_words"  # a village that no table has
    if _is_other_kind(a, b, shared):
        return _LIKELY, "alike_but_kind"
    return _part(a, shared.one, shared) if shared.one else _part(b, shared.other, shared)


def _are_swapped(a: Naming, b: Naming) -> bool:
    """Two neighbouring letters are swapped; in an abbreviation that makes another one."""
    swapped = a.letters == b.letters and OSA.distance(a.joined, b.joined) == 1
    return swapped and not (a.short or b.short)


def _by_initials(a: Naming, b: Naming) -> _Answer | None:
    if a.short in b.stated or b.short in a.stated:
        return _SAME, "alike_stated"
    if a.short in b.acronyms or b.short in a.acronyms or a.stated & b.stated:
        return _LIKELY, "alike_initials"
    return None


def _whole(a: Naming, b: Naming, shared: _Shared) -> _Answer:
    """Return what it means that no word is left over."""
    if shared.near:
        return _LIKELY, "alike_typing"
    if shared.translated:
        return _LIKELY, "alike_translated"
    return (_SAME, "alike_name") if _is_one_place(a, b) else (_LIKELY, "alike_but_place")


def _is_one_place(a: Naming, b: Naming) -> bool:
    """Neither says of itself that it is one of several, unless the other says the same."""
    towns = a.towns == b.towns or a.places == b.places
    return towns and a.numbers == b.numbers and a.is_branch == b.is_branch


def _both_left(shared: _Shared) -> _Answer:
    """Return what it means that each name has words the other has not."""
    if _stand_for(shared.one, shared.other) or _stand_for(shared.other, shared.one):
        return _LIKELY, "alike_initials"
    heads = all(word.idea.kind == "head" for word in (*shared.one, *shared.other))
    if heads and shared.own:
        return _LIKELY, "alike_but_kind"
    return _DIFFERENT, "unlike_words"


def _is_other_kind(a: Naming, b: Naming, shared: _Shared) -> bool:
    """One is an association, the other a foundation or the like: Удружење, Фондација „Нада“."""
    kinds = {word.idea.kind for word in shared.one + shared.other}
    return kinds == {"head"} and a.has_form != b.has_form and shared.own > 0


def _stand_for(short: tuple[Word, ...], long: tuple[Word, ...]) -> bool:
    """One word is the initials of the others: ЦПП „Фер“."""
    if len(short) != 1 or len(long) < 2:
        return False
    return short[0].text == "".join(word.text[0] for word in long)


def _part(longer: Naming, left: tuple[Word, ...], shared: _Shared) -> _Answer:
    """Return what it means that *longer* has all words of the other name, and *left*."""
    if any(word.quoted for word in left):
        return _DIFFERENT, "unlike_words"
    if any(word.quoted for word in longer.words.values()):
        return _LIKELY, "alike_core"
    more = sum(word.weight for word in left)
    if shared.weight < max(more, _least(longer, left)):
        return _DIFFERENT, "unlike_words"
    return _LIKELY, "alike_but_more"


def _least(longer: Naming, left: tuple[Word, ...]) -> float:
    """Return the weight of shared words at which *left* may have been left out."""
    kinds = {word.idea.kind for word in left}
    if kinds == {"land"}:
        return 0.5
    # “Tiszavirág” of Tiszavirág Környezetvédelmi, but not „Нада“ of „Нова нада“.
    begins = tuple(longer.words.values())[-len(left) :] == left
    return 1.0 if kinds <= {"head", "land"} or (begins and "own" not in kinds) else SURE_NAME


def _by_place(a: Naming, b: Naming, answer: _Answer) -> _Answer:
    """Return *answer* as the towns and the domains have it."""
    here = not a.places.isdisjoint(b.places) or bool(a.seat and a.seat == b.seat)
    if a.places and b.places and not here:
        return _elsewhere(a, b, answer)
    return _supported(a, b, answer, here=here)


def _elsewhere(a: Naming, b: Naming, answer: _Answer) -> _Answer:
    weight = sum(word.weight for word in a.words.values())
    borne_once = weight >= RARE_NAME and not (a.towns or b.towns)
    if answer[0] is _SAME and borne_once:
        return _LIKELY, "alike_elsewhere"
    return _DIFFERENT, "unlike_town"


def _supported(a: Naming, b: Naming, answer: _Answer, *, here: bool) -> _Answer:
    """Raise *answer* where the domain or the town speaks for it."""
    grade, because = answer
    domain = bool(a.domain) and a.domain == b.domain
    if grade is _DIFFERENT and domain:
        return _LIKELY, "alike_only_domain"
    # The initials of a town are among those of the name.
    if because != "alike_initials" and not _is_one_place(a, b):
        return answer
    if domain and because in _RAISED_BY_DOMAIN:
        return _SAME, "alike_domain"
    if here and because in _RAISED_BY_TOWN:
        return _SAME, "alike_town"
    return answer


_RAISED_BY_TOWN: Final = frozenset(("alike_initials", "alike_core"))
_RAISED_BY_DOMAIN: Final = _RAISED_BY_TOWN | {
    "alike_typing",
    "alike_translated",
    "alike_but_more",
}


def _shared(a: Naming, b: Naming) -> _Shared:
    same = a.words.keys() & b.words.keys()
    one = [word for key, word in a.words.items() if key not in same]
    other = [word for key, word in b.words.items() if key not in same]
    cut = _paired(one, other, _is_cut) if any(word.cut for word in (*one, *other)) else []
    near = _paired(one, other, _is_typed)
    return _Shared(
        weight=sum(a.words[key].weight for key in same) + sum(cut) + sum(near),
        own=sum(a.words[key].weight for key in same if a.words[key].idea.kind == "own"),
        near=len(near),
        translated=any(a.words[key].idea.foreign != b.words[key].idea.foreign for key in same),
        one=tuple(one),
        other=tuple(other),
    )


def _paired(
    one: list[Word], other: list[Word], are_one: Callable[[Word, Word], bool]
) -> list[float]:
    """Take pairs that *are_one* out of both lists; return the weight of each."""
    weights = []
    pairs = [(x, y) for x in one for y in other if are_one(x, y)]
    for x, y in sorted(pairs, key=_in_either_order):
        if x in one and y in other:
            one.remove(x)
            other.remove(y)
            weights.append(min(x.weight, y.weight))
    return weights


def _in_either_order(pair: tuple[Word, Word]) -> list[str]:
    return sorted(word.text for word in pair)


def _is_cut(x: Word, y: Word) -> bool:
    return (x.cut and y.text.startswith(x.text)) or (y.cut and x.text.startswith(y.text))


def _is_typed(x: Word, y: Word) -> bool:
    return is_near(x.text, y.text)
