"""Understand, people: text -> Mentions, each name brought back to the nominative. Pure."""

import re
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.around import expected, follows_post
from mailflow.parse.people.bystanders import is_bystander, opens_address
from mailflow.parse.people.case_endings import ALL, SURE, A, D, G, I, N
from mailflow.parse.people.credible import begins_sentence, is_credible, rather_surname
from mailflow.parse.people.halves import Scene, may_be_unknown
from mailflow.parse.people.lexicon import FEMALE, is_korean, is_plain
from mailflow.parse.people.mentions import mention_of, rather_mister
from mailflow.parse.people.names import is_full
from mailflow.parse.people.nominative import KNOWN, given_forms, surname_forms
from mailflow.parse.people.one_name import name_of
from mailflow.parse.people.pairing import Name, likeliest, surname_first, with_two_surnames
from mailflow.parse.people.places import begins_place, is_place, place_of
from mailflow.parse.people.shared_surnames import with_shared_surnames
from mailflow.parse.people.small_letters import (
    after_hints,
    before_small_surnames,
    in_small_letters,
    is_told,
)
from mailflow.parse.people.spelling import marked, one_script
from mailflow.parse.people.strangers import (
    ends_like_a_name,
    heads_entry,
    is_bulleted,
    named_like_town,
    opens_turned,
    stands_like_a_name,
    stranger,
    turned_stranger,
)
from mailflow.parse.people.towns_ahead import town_ahead
from mailflow.parse.people.units import Unit, Words, before_names, titles

__all__ = ["find_people", "is_place", "name_of", "place_of"]

# Words, in small letters, of a text whose writer puts the surname first.
_HUNGARIAN: Final = re.compile(
    r"\b(?:és|hogy|részt|részéről|tisztelt|kedves|üdvözlettel|úr|résztvevők"
    r"|(?:képvisel|bejelent|jelentkez|egyesület|szeretn|érkez|köszön)\w*)\b"
)
_TEXT_MAX: Final = 200_000  # characters searched; no letter names people beyond
_LINKS: Final = frozenset(
    (", ", " i ", " и ", " and ", ", i ", ", и ", " te ", " те ", " a ", " kao i ", " као и ")
)
# What sets one person against another, in the same case: "Anu Ilić, a ne Petra Kosa".
_CONTRASTS: Final = frozenset(
    f"{mark} {word} "
    for mark in ("", ",")
    for word in ("a ne", "а не", "ne", "не", "nego", "него", "već", "већ", "vec")
)
_LINK_MAX: Final = max(map(len, _LINKS | _CONTRASTS))  # between one person and the next
_IN_LISTS: Final = {
    Case.GENITIVE: G,
    Case.DATIVE: D,
    Case.ACCUSATIVE: A,
    Case.INSTRUMENTAL: I,
}


def find_people(text: str) -> tuple[Mention, ...]:
    """Return the people named in *text*, in the order written; none overlap another.

    >>> [m.name for m in find_people("Пријављујем Марка Петровића и Ану Илић.")]
    ['Марко Петровић', 'Ана Илић']
    """
    words = Words(text[:_TEXT_MAX])
    small, hinted = before_small_surnames(words.text), after_hints(words)
    scene = Scene(ALL, marked(text), turned=_HUNGARIAN.search(text.lower()) is not None)
    found: list[Mention] = []
    after, last = 0, -_LINK_MAX - 1  # where the person named last ends
    pairs = zip(words.spans, words.capitals, strict=True)
    for number, ((start, end), capital) in enumerate(pairs):
        near = start - last <= _LINK_MAX
        if number < after or not (capital or near or number in hinted or end in small):
            continue  # most words
        linked = near and _is_linked(words.text[last:start], found[-1])
        told = number in hinted and not (capital or linked) and is_told(words, number)
        if capital or end in small or told or (linked and _is_small(words, found)):
            listed = _in_list(found[-1]) if linked else ALL
            here = scene._replace(expected=listed, listed=True) if linked else scene
            mention, after = _at(words, number, here)
            if mention:
                found.append(mention)
                last = mention.end
    found = [rather_mister(one, found) for one in found]
    return tuple(with_shared_surnames(text, found, _LINKS))


def _is_linked(between: str, before: Mention) -> bool:
    """The words join a name to *before*; "Ilić, a ne Lalić" only mends a surname."""
    return between in _LINKS or (between in _CONTRASTS and is_full(before))


def _in_list(before: Mention) -> int:
    """Return the cases of a name that "and" joins to *before*; Ines may stand in any."""
    if before.case is Case.NOMINATIVE:
        return N if before.gender is Gender.FEMALE and before.given[-1:] in ("a", "а") else ALL
    return _IN_LISTS.get(before.case, ALL)


def _is_small(words: Words, found: list[Mention]) -> bool:
    """The name found last is written small, and so may be the one joined to it."""
    return words.text[found[-1].start].islower()


def _at(words: Words, number: int, scene: Scene) -> tuple[Mention | None, int]:
    """Return the mention that begins at a word, and the number of the word after it."""
    after = number + 1
    capital = words.is_capital(number)
    if words.is_of_address(number) or opens_address(words, number):
        return None, after
    if begins_place(words.word(number)) and (town := town_ahead(words, number)) > 1:
        return None, number + town
    if capital and (
        _is_out_of_question(words, number, scene) or _is_of_house(words, number, scene)
    ):
        return None, after
    asked, title = expected(words, number)
    if asked != ALL:
        scene = scene._replace(expected=asked)
    elif scene.expected == ALL and begins_sentence(words, number):
        scene = scene._replace(expected=N, opening=True)
    run, name = _read(words, number, scene, title)
    if name is None:
        return None, after
    last, after = run[name.taken - 1]
    declined = _may_be_address(run[0][0], name)
    if is_bystander(words, number, last.end, name, declined=declined):
        return None, after
    return mention_of(name, run[0][0].start, last.end, scene), after


def _is_out_of_question(words: Words, number: int, scene: Scene) -> bool:
    """The word is an everyday one and no given name; "Ide Vera Ilić" is nobody's Ida."""
    word, key = words.word(number), words.keys[number]
    joined = words.hyphenated(number)
    if joined and is_plain(joined):  # "Vice-President Ana Ilić"
        return True
    if len(word) < 2 or is_korean(joined) or not (is_plain(key) or key in titles()):
        return False
    forms = given_forms(one_script(word))
    if not forms:
        return not opens_turned(words, number, scene)
    if key in titles() and not any(form.cases & N and not form.rare for form in forms):
        return True  # "Pani Valentová" is nobody's Pana
    units = [unit for unit, _ in words.run(number)]
    if not is_plain(key) or len(units) < 3:
        return False
    # "Predsednik Saveta Stojmen Ilić": nobody's Saveta, though no table has Stojmen.
    whose = follows_post(words, number) and not surname_forms(one_script(units[1].text))
    return whose or _is_better_later(units, scene)


def _read(
    words: Words, number: int, scene: Scene, title: str
) -> tuple[list[tuple[Unit, int]], Name | None]:
    """Return the units from a word on, and the name they begin with."""
    if not words.is_capital(number):
        return in_small_letters(words, number, scene)
    run = words.run(number)
    units = [unit for unit, _ in run]
    name = likeliest(units, scene)
    if turned := _comma_name(words, run, name, scene):
        return [*run, *words.run(run[-1][1])], turned
    name = _whole(words, run, scene) or name
    if name and name.given and not name.given.strength and _is_better_later(units, scene):
        name = None
    if name is None and (title or stands_like_a_name(words, number, run, scene)):
        name = turned_stranger(units, scene) or stranger(units, title, scene)
    if len(units) == 2 and (name is None or name.taken < 2):
        name = _rather_turned(name, words, number, run, scene)
    if name is None or name.surname is None:
        like_town = named_like_town(words, number, run, scene)
        name = like_town or rather_surname(name, units, scene, title)
    if name and not is_credible(name, run, words, number, scene):
        name = None
    return run, name


def _rather_turned(
    name: Name | None, words: Words, number: int, run: list[tuple[Unit, int]], scene: Scene
) -> Name | None:
    """Return the name turned where a list or the word before says that one stands there."""
    asked = name is None and scene.expected != ALL and not begins_sentence(words, number)
    if asked or is_bulleted(words, number) or heads_entry(words, number, run):
        return turned_stranger([unit for unit, _ in run], scene)
    return name


def _whole(words: Words, run: list[tuple[Unit, int]], scene: Scene) -> Name | None:
    """Return a woman's name with a second surname never seen: Vesna Ilić Zagorac."""
    if len(run) != 3 or not ends_like_a_name(words.text, run[2][0].end):
        return None
    units = [unit for unit, _ in run]
    short = likeliest(units[:2], scene)
    if not short or short.taken < 2 or not short.given or short.given.strength < KNOWN:
        return None
    woman = bool(short.given.genders & FEMALE)
    firm = woman and short.surname and short.surname.strength >= SURE
    if not firm or not may_be_unknown(units[2:], scene):
        return None
    return with_two_surnames(units, scene)


def _is_of_house(words: Words, number: int, scene: Scene) -> bool:
    """ "Novinarka Radio Ozrena Ana Ilić": the word is the house's name, a whole one follows."""
    before = before_names().get(words.keys[number - 1]) if number else None
    if before is None or before.kind not in ("body", "house") or words.gap(number) != " ":
        return False
    units = [unit for unit, _ in words.run(number)]
    return len(units) > 2 and _is_better_later(units, scene)


def _is_better_later(units: list[Unit], scene: Scene) -> bool:
    """A name all known begins at the second unit: Bejelentem Szabó Jánost."""
    later = likeliest(units[1:], scene)
    return bool(later and later.given and later.surname and later.given.strength == KNOWN)


def _comma_name(
    words: Words, run: list[tuple[Unit, int]], before: Name | None, scene: Scene
) -> Name | None:
    """Return the name of "Илић, Марко": surnames, a comma, given names, no surname after.

    Args:
        before: What the units of *run* are by themselves.
    """
    if not run or run[-1][1] >= len(words.spans) or words.gap(run[-1][1]) != ", ":
        return None
    if len(run) > 2 or run[0][0].initial or (before and before.surname and before.given):
        return None
    surnames, given = [u for u, _ in run], [u for u, _ in words.run(run[-1][1])]
    after = likeliest(given, scene) if 1 <= len(given) <= 2 else None
    return surname_first(surnames, given, scene) if after and not after.surname else None


def _may_be_address(first: Unit, name: Name) -> bool:
    """The name may stand in the genitive, as on a street sign."""
    if not name.cases & N:
        return True
    unsure = name.surname is None or name.surname.strength == 0
    return unsure and any(form.cases & G for form in given_forms(first.text))
