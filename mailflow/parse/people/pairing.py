"""Understand, pairing: units -> the likeliest name they make, its halves agreeing. Pure."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mailflow.parse.people.case_endings import ALL, LIKELY, SURE, A, G, I, N, V
from mailflow.parse.people.halves import (
    Scene,
    also_undeclined,
    given_of,
    givens_of,
    may_be_stranger,
    may_be_unknown,
    surnames_of,
)
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE, is_korean
from mailflow.parse.people.nominative import (
    KNOWN,
    Form,
    female_nominative,
    given_forms,
    guessed_surname,
)
from mailflow.parse.people.spelling import key_of, ordinary
from mailflow.parse.people.units import Unit

# Which units are the given name and which the surname, by how many there are; dearest first.
_ORDERS: Final[dict[int, tuple[tuple[range, range], ...]]] = {
    1: ((range(1), range(0)),),
    2: ((range(1), range(1, 2)), (range(1, 2), range(1)), (range(2), range(0))),
    3: (
        (range(1), range(1, 3)),
        (range(2), range(2, 3)),
        (range(2, 3), range(2)),
        (range(1, 3), range(1)),
    ),
    4: ((range(2), range(2, 4)), (range(1), range(1, 4))),
}
_OF_KOREANS: Final = frozenset(
    ("bang", "do", "goo", "ha", "ho", "im", "ji", "ju", "kim", "ma", "min", "moon", "no", "oh",
     "ok", "park", "seo", "son", "song", "sung", "um", "woo", "yu")
)  # fmt: skip
_UNITS_MAX: Final = max(_ORDERS)
_WHOLE: Final = 3.5  # nothing else could claim the last word
_LONG: Final = frozenset("áéíóúýľĺŕôťďň")  # of a Slovak's or a Hungarian's name
_AGREES: Final = 2.0
_DISAGREES: Final = -1.0
_DECLINED: Final = 0.5  # Feridom Abdišijem: Ferid, as Ferida's would have been left alone
_UNDECLINED: Final = -1.0  # "sa Stefanom Ljuhar": Stefana, as Stefan would be with Ljuharom
_NO_NOMINATIVE: Final = -1.0  # "Bojana Gudelju" is Bojan's case: no name from here ends in -u
_BOTH_HOME: Final = 1.0  # Petru Mandić is rather Petra's case than Romanian Petru
_EXPECTED: Final = 1.0
_NOMINATIVE: Final = 0.9  # above any name's being common: Andrei is not of Andrea
_UNASKED: Final = -1.0  # declined, but not as the word before asks
_NO_OBJECT: Final = -3.5  # "prijavljujem Ninu Malešu" is no Nino's dative
_RARE: Final = -1.5
_SURNAME_FIRST: Final = -0.6
_GIVEN_FIRST: Final = -3.0  # "Peter Todd" is no Todd, though some are called Peter
_DOUBTFUL: Final = -0.6  # in an order so unusual, a surname must look like one
_SHOUTED_SURNAME: Final = 3.0  # PETROVIĆ Jelena
_PER_UNIT: Final = 0.7
_WRAPPED: Final = -0.5


class Name(NamedTuple):
    """A name that some units make.

    Attributes:
        given, surname: Forms; None where there is none.
        cases, genders: Bits on which both agree, or those of the surer half.
        score: The higher the likelier.
        taken: How many units it takes.
    """

    given: Form | None
    surname: Form | None
    cases: int
    genders: int
    score: float
    taken: int


def likeliest(units: list[Unit], scene: Scene) -> Name | None:
    """Return the best name that begins at the first of *units*, or None."""
    found: Name | None = None
    best = float("-inf")
    if len(units) == 1 and units[0].text.isalpha() and not given_forms(units[0].text):
        return None
    singly = [given_of(unit) for unit in units[:_UNITS_MAX]]
    for count in range(1, len(singly) + 1):
        for given, surname in _ORDERS[count]:
            known = singly[given.start] if len(given) == 1 else None
            alone = known is not None and surname  # so may it be a given name never seen
            fits = alone or all(singly[given.start : given.stop])
            if not fits or (units[given.start].initial and _is_idle(given, surname)):
                continue
            for name in _names(units[:count], given, surname, scene, known):
                whole = count == len(units) == 3 and given.start == 0 and _is_half_known(name)
                score = name.score + _WHOLE * whole
                if score > best:
                    found, best = name, score
    return found


def _is_half_known(name: Name) -> bool:
    """One of two surnames is known: Njegrić Krivošija."""
    form = name.surname
    return form is not None and form.strength == LIKELY and " " in form.name


def with_two_surnames(units: list[Unit], scene: Scene) -> Name | None:
    """Return the best name of three *units* whose first is the given name, if there is one."""
    names = _names(units[:3], range(1), range(1, 3), scene)
    return max(names, key=lambda name: name.score, default=None)


def surname_first(surnames: list[Unit], given: list[Unit], scene: Scene) -> Name | None:
    """Return the best name that *surnames* and *given* make; None if none is known."""
    known = tuple(givens_of(given))
    taken = len(surnames) + len(given)
    names = _with_surnames(known, surnames, _SURNAME_FIRST, taken, scene, leads=True)
    return max(names, key=lambda name: name.score, default=None)


def _is_idle(given: range, surname: range) -> bool:
    """An initial would be the whole given name where it cannot: N. N., Sukob Predrag K."""
    return not surname or (given.start > 0 and len(given) < len(surname))


def _names(
    units: list[Unit],
    given: range,
    surname: range,
    scene: Scene,
    known: tuple[Form, ...] | None = None,
) -> Iterator[Name]:
    """Yield the names that *units* make; *known* are the readings of the given, if found."""
    givens = units[given.start : given.stop]
    surnames = units[surname.start : surname.stop]
    known = tuple(givens_of(givens)) if known is None else known
    if not surname:
        yield from (_alone(form, len(units), scene) for form in known if form.strength == KNOWN)
    elif known and not (givens[0].initial and surnames[0].initial):
        order = _order_bonus(givens, surnames, scene)
        yield from _with_surnames(
            known, surnames, order, len(units), scene, leads=surname.start < given.start
        )
    elif len(givens) == 1 and may_be_stranger(givens[0], surnames, scene):
        order = _order_bonus(givens, surnames, scene)
        if order >= 0 or scene.bold or all(unit.text[-1] in "ćћ" for unit in surnames):
            for form in surnames_of(surnames, scene):
                asked = form.cases & N or scene.expected != ALL or form.name[-1] in "ćћ"
                if form.strength >= SURE and asked:
                    yield _with_unknown_given(givens[0], form, len(units), order, scene)


def _with_surnames(
    known: tuple[Form, ...],
    surnames: list[Unit],
    order: float,
    taken: int,
    scene: Scene,
    *,
    leads: bool,
) -> Iterator[Name]:
    """Yield each known given name with each reading of the surname beside it.

    Args:
        leads: The surname stands first.
    """
    first = order <= _DOUBTFUL and not scene.bold
    read: Iterable[Form] = surnames_of(surnames, scene, known=leads and not scene.bold)
    if _are_of_koreans(known, surnames):
        read = (Form(ordinary(surnames[0].text), ALL, BOTH, KNOWN),)
    forms = tuple(form for form in read if form.strength or not first)
    if leads:
        forms = also_undeclined(forms)  # Илић Марку, Kovács Pétert
    uncalled = _may_not_be_called(known, surnames[-1], scene)
    for g in known:
        fits = False
        for s in forms:
            if uncalled and g.cases & s.cases == V:
                continue
            agrees = bool(g.cases & s.cases and g.genders & s.genders)
            fits |= agrees
            if agrees or s.cases & N:  # Sinišu Ćosić: the surname left as it is
                yield _pair(g, s, taken, order, scene)
        strange = not fits and not first and (g.strength == KNOWN or scene.bold)
        if strange and may_be_unknown(surnames, scene, beside=True):
            yield _with_stranger(g, surnames, taken, order, scene)


def _are_of_koreans(known: tuple[Form, ...], surnames: list[Unit]) -> bool:
    """The surname is short as many in Korea, or a word elsewhere: Soo-jin Park."""
    if len(surnames) > 1 or surnames[0].key not in _OF_KOREANS:
        return False
    return any(is_korean(key_of(form.name)) for form in known)


def _may_not_be_called(known: tuple[Form, ...], last: Unit, scene: Scene) -> bool:
    """Mirko Ševo is no Mirko Ševa whom somebody calls, unless a word before asks for that."""
    asked = scene.expected != ALL and scene.expected & V
    return last.text[-1] in "oо" and not asked and any(form.cases & N for form in known)


def _order_bonus(givens: list[Unit], surnames: list[Unit], scene: Scene) -> float:
    turned = givens[0].start > surnames[0].start
    bonus = _SURNAME_FIRST if turned != scene.turned else 0.0
    if turned and not scene.turned and _is_given(surnames[0], givens[0]):
        bonus += _GIVEN_FIRST
    if not any(u.wrapped or u.is_shouted for u in (*givens, *surnames)):
        return bonus  # as a rule
    if all(u.is_shouted for u in surnames) and not any(u.is_shouted for u in givens):
        bonus += _SHOUTED_SURNAME
    if all(u.is_shouted for u in givens) and not any(u.is_shouted for u in surnames):
        bonus -= _SHOUTED_SURNAME
    return bonus + _WRAPPED * any(u.wrapped for u in [*givens, *surnames][1:])


def _is_given(first: Unit, second: Unit) -> bool:
    """Both are given names as they stand, and no Hungarian's: his surname stands first."""
    if not _LONG.isdisjoint(f"{first.text}{second.text}".lower()):
        return False
    return all(
        any(f.cases & N and f.strength == KNOWN and not f.rare for f in given_forms(unit.text))
        for unit in (first, second)
    )


def _score(form_a: Form, form_b: Form, cases: int, scene: Scene) -> float:
    score = form_a.strength + form_b.strength + form_a.likely + form_b.likely
    return score + _by_case(cases, scene) + _RARE * (form_a.rare + form_b.rare)


def _by_case(cases: int, scene: Scene) -> float:
    """Return how well the *cases* a name may stand in go with what stands before it."""
    score = _NOMINATIVE * bool(cases & N & scene.expected)
    if scene.expected == ALL or scene.opening:
        return score
    if cases & scene.expected:
        return score + _EXPECTED
    if cases & N:
        return score
    return score + (_NO_OBJECT if scene.expected in (A, G | A) else _UNASKED)


def _pair(given: Form, surname: Form, taken: int, order: float, scene: Scene) -> Name:
    cases, genders = given.cases & surname.cases, given.genders & surname.genders
    agrees = bool(cases and genders)
    cases = cases if agrees else given.cases  # Sinišu Ćosić: left undeclined
    score = _score(given, surname, cases, scene) + order + _PER_UNIT * taken
    score += _BOTH_HOME * (given.home and surname.home)
    score += _AGREES if agrees else _DISAGREES
    return Name(given, surname, cases, genders or given.genders, score, taken)


def _with_stranger(
    given: Form, units: list[Unit], taken: int, order: float, scene: Scene
) -> Name:
    """Return a known given name with a surname never seen."""
    *firsts, last = units
    form = guessed_surname(
        last.text,
        given.cases & scene.expected or given.cases,
        given.genders,
        fleeting="a" if _LONG.isdisjoint(given.name + last.text) else "e",
    )
    name = " ".join([*(ordinary(unit.text) for unit in firsts), form.name])
    cases = given.cases & form.cases or given.cases
    score = _score(given, form, cases, scene) + order + _PER_UNIT * taken + _AGREES / 2
    declined = form.name != ordinary(last.text)
    # "Svetomirom Dosljakom": a woman's would rather have been left as it is
    score += _DECLINED * (declined and (bool(form.genders & MALE) or form.cases != I))
    score += _UNDECLINED * (not declined and given.cases == I and given.genders == MALE)
    score += _NO_NOMINATIVE * (given.home and bool(cases & N) and form.name[-1] in "uу")
    return Name(given, form._replace(name=name), cases, given.genders, score, taken)


def _with_unknown_given(
    unit: Unit, surname: Form, taken: int, order: float, scene: Scene
) -> Name:
    """Return a surname beside what must be a given name never seen."""
    word = ordinary(unit.text)
    cases = surname.cases & scene.expected or surname.cases
    genders = surname.genders
    if genders == MALE and not cases & N:
        word = guessed_surname(word, cases, MALE).name
    elif genders & FEMALE and not cases & N:
        word = female_nominative(word, cases)
    form = Form(word, cases, genders, 0)
    score = _score(form, surname, cases, scene) + order + _PER_UNIT * taken
    return Name(form, surname, cases, genders, score, taken)


def _alone(given: Form, taken: int, scene: Scene) -> Name:
    score = given.strength + given.likely + _RARE * given.rare + _PER_UNIT * taken
    score += _by_case(given.cases, scene)
    return Name(given, None, given.cases, given.genders, score, taken)
