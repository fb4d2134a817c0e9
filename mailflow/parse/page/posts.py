"""Posts people hold: known by their words, brought back to the nominative."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case
from mailflow.parse.page.particles import any_of, particles
from mailflow.parse.page.post_endings import by_itself, without
from mailflow.parse.page.spelling import opening_of, openings, pattern
from mailflow.parse.page.tables import rows
from mailflow.parse.page.working import OPENING_MAX, flat, in_script_of

_BEGINS: Final = re.compile(r"\b\w")
_NONE: Final = re.compile(r"(?!)")  # matches nothing


def _beginning(kind: str, low: str) -> re.Pattern[str]:
    """Return what finds the posts of *kind* that begin as the text *low* does."""
    return _beginning_so(kind, opening_of(low))


@lru_cache(maxsize=4096)
def _beginning_so(kind: str, opening: str) -> re.Pattern[str]:
    known = _by_opening(kind)
    beginnings = (opening[: at + 1] for at in range(len(opening)))
    return _posts(kind, tuple(one for one in beginnings if one in known))


@cache
def _posts(kind: str, known: tuple[str, ...]) -> re.Pattern[str]:
    """Compile only those: there are many hundreds, and a letter has words of few beginnings."""
    there = sorted({one for opening in known for one in _by_opening(kind)[opening]})
    return re.compile(rf"(?:{'|'.join(there)})(?!\w)") if there else _NONE


@cache
def _by_opening(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the expressions of posts by how texts open that may begin with them."""
    stems = [(_expression(stem), stem) for stem in _stems(kind)]
    if kind == "noun":
        stems += [(_in_all_cases(stem), f"{stem[:-2]}*") for stem in _stems("declined")]
    found: dict[str, tuple[str, ...]] = {}
    for there, stem in stems:
        for opening in openings(stem.lstrip("*")):
            found[opening] = (*found.get(opening, ()), there)
    return found


def _expression(stem: str) -> str:
    """Return the expression of a post; a word made of it is none: "studentska unija"."""
    there = pattern(stem)
    return f"{there[:-3]}{_NO_ADJECTIVE}" if there.endswith(r"\w*") else there


_NO_ADJECTIVE: Final = r"(?!\w*sk(?:[aeiou]|og|om|oj|im|ih)(?!\w))\w*"


def _stems(kind: str) -> Iterator[str]:
    return (stem for row in rows("posts.tsv") if row[0] == kind for stem in row[2].split())


_MASCULINE: Final = "(?:a|u|om|em|e|i|ima)?"
_FEMININE: Final = "(?:a|e|i|u|om|o|ama)"


def _in_all_cases(word: str) -> str:
    """Return the expression of a Serbian noun in all its cases.

    >>> _in_all_cases("glumica"), _in_all_cases("pisac")
    ('glumic(?:a|e|i|u|om|o|ama)', 'pis(?:ac|c(?:a|u|em|e|i|ima))')
    >>> _in_all_cases("šef"), _in_all_cases("tumač")
    ('sef(?:a|u|om|em|e|i|ima)?', 'tumac(?:a|u|om|em|e|i|ima)?')
    """
    there = pattern(word)
    if there.endswith("a"):
        return there[:-1] + _FEMININE
    if there.endswith("ilac"):  # rukovodilac, rukovodioca
        return there[:-3] + "(?:lac|oc(?:a|u|em|e|i|ima))"
    if there.endswith("ac") and not word.endswith("č"):
        return there[:-2] + "(?:ac|c(?:a|u|em|e|i|ima))"
    return there + _MASCULINE


@lru_cache(maxsize=1024)
def is_post(low: str) -> bool:
    """A text in its working form speaks of a post.

    >>> is_post("predsednica udruzenja"), is_post("programkoordinator"), is_post("zeleni krug")
    (True, True, False)
    """
    starts = (word.start() for word in _BEGINS.finditer(low))
    known = any(_beginning("noun", low[at : at + OPENING_MAX]).match(low, at) for at in starts)
    return known or _compound().search(low) is not None


@cache
def _compound() -> re.Pattern[str]:
    """Return what finds the posts that may end a word of several: "projektmenedzser"."""
    ends = [pattern(stem.lstrip("*")) for stem in _stems("noun") if stem.startswith("*")]
    return re.compile(rf"\w(?:{'|'.join(ends)})(?!\w)")


def opens_post(low: str) -> bool:
    """A word that belongs to the post it stands before: "programska", "legal"."""
    return _beginning("before", low).fullmatch(low) is not None


LETTERS_MIN: Final = 5  # of a word nobody listed that tells what somebody is
# What a noun or an adjective ends in, and what its nominative has instead; the first that fits.
_HIS: Final = (("icima", "ik"), ("ima", ""), ("om", ""), ("em", ""), ("a", ""), ("u", ""))
_HERS: Final = (("ou", "a"), ("om", "a"), ("u", "a"), ("e", "a"), ("i", "a"))
_ADJECTIVE: Final = (
    ("og", "i"),
    ("eg", "i"),
    ("im", "i"),
    ("oj", "a"),
    ("ou", "á"),
    ("u", "a"),
    ("e", "a"),
)
# Posts in -a that men hold too: sudija, kolega, vođa, aktivista, predseda.
_IN_A: Final = re.compile(r"(?:sudij|dzij|koleg|vodj|ist|staresin|predsed)(?:a|e|i|u|om)$")
_OF_MEN: Final = re.compile(
    r"(?:ac|or|ik|er|ar|at|ant|ent|elj|og|os|raf|urg|eut|nom|tekt|ekan|ioc|ist|clan)(?:a|u|om|em)$"
)
_FLEETING: Final = re.compile(r"[bdgklmnprstvz]c$|istr$")
_OF_WOMEN: Final = re.compile(r"(?:ic|k|inj|j)[aueoi]m?$")
_OPENING: Final = ("og", "eg", "oj", "nom", "skom", "vom")  # an adjective still
# Of several people: novinarke, saradnike, predstavnici, istraživačima.
_OF_SEVERAL: Final = (
    ("ama", "a"), ("icima", "ik"), ("ovima", ""), ("ima", ""), ("ke", "ka"), ("ice", "ica"),
    ("inje", "inja"), ("ici", "ik"), ("ike", "ik"), ("ovi", ""), ("ove", ""), ("i", ""),
    ("e", ""), ("ies", "y"), ("s", ""),
)  # fmt: skip


def to_nominative(role: str, case: Case, gender: Gender | None = None) -> str:
    """Return *role* in the nominative if the name beside it stood in another case.

    >>> to_nominative("председницу", Case.ACCUSATIVE)
    'председница'
    >>> to_nominative("домаћину клуба", Case.DATIVE, Gender.MALE)
    'домаћин клуба'
    """
    if case in (Case.NOMINATIVE, Case.UNKNOWN, Case.VOCATIVE):
        return role
    words = role.split()
    hers = gender is Gender.FEMALE and case is Case.INSTRUMENTAL  # "stručnom saradnicom"
    his = gender is Gender.MALE and case is Case.DATIVE  # "stručnom saradniku"
    plain = (*_ADJECTIVE, ("om", "a" if hers else "i")) if hers or his else _ADJECTIVE
    for index, word in enumerate(words):
        low = flat(word)
        named = is_post(low) or any_of("delegate").fullmatch(low) is not None
        noun = named and not low.endswith(_OPENING) and not opens_post(low)
        words[index] = _back(word, low, _table(low, gender) if noun else plain)
        if noun:
            break
    return " ".join(words)


# What adjectives and a noun end in beside a name in a case: of a man, of a woman.
_IN_CASE: Final = {
    (Case.ACCUSATIVE, Gender.MALE): (("og", "eg"), ("a",)),
    (Case.GENITIVE, Gender.MALE): (("og", "eg"), ("a",)),
    (Case.DATIVE, Gender.MALE): (("om", "em", "ome"), ("u",)),
    (Case.INSTRUMENTAL, Gender.MALE): (("im",), ("om", "em")),
    (Case.ACCUSATIVE, Gender.FEMALE): (("u",), ("u",)),
    (Case.GENITIVE, Gender.FEMALE): (("e",), ("e",)),
    (Case.DATIVE, Gender.FEMALE): (("oj",), ("i",)),
    (Case.INSTRUMENTAL, Gender.FEMALE): (("om",), ("om",)),
}
_APPOSED_MAX: Final = 3  # words


def apposed(role: str, case: Case, gender: Gender | None) -> str:
    """Return what somebody is by words that agree with the name, in the nominative, or "".

    >>> apposed("tkalju", Case.ACCUSATIVE, Gender.FEMALE), apposed("kovača", Case.DATIVE, None)
    ('tkalja', '')
    """
    words = role.split()
    if gender is None or (case, gender) not in _IN_CASE or not 1 <= len(words) <= _APPOSED_MAX:
        return ""
    before, last = _IN_CASE[case, gender]
    *lows, noun = map(flat, words)
    in_a = gender is Gender.MALE and _IN_A.search(noun) is not None  # dokumentarista
    last = _IN_CASE[case, Gender.FEMALE][1] if in_a else last
    agrees = noun.endswith(last) and all(low.endswith(before) for low in lows)
    if not agrees or any(len(low) < LETTERS_MIN for low in (*lows, noun)):
        return ""
    his = _HIS if gender is Gender.MALE and not in_a else _HERS
    kept = [_back(word, flat(word), _ADJECTIVE) for word in words[:-1]]
    return " ".join([*kept, _back(words[-1], noun, his)])


def one_of_several(role: str) -> str:
    """Return what each of several is; "" if it is told of one.

    >>> one_of_several("novinarke"), one_of_several("студенти права")
    ('novinarka', 'студент права')
    """
    words = role.split()
    at = next((n for n, word in enumerate(words) if _is_noun(flat(word))), None)
    if at is None:
        return ""
    one = _one(words[at])
    women = is_womans(one)
    before = [_one_adjective(word, women=women) for word in words[:at]]
    return " ".join([*before, one, *words[at + 1 :]]) if one else ""


def is_womans(post: str) -> bool:
    """The post is said of a woman.

    >>> is_womans("директорка"), is_womans("судија")
    (True, False)
    """
    low = flat(post)
    return low.endswith("a") and not _IN_A.search(low)


def _is_noun(low: str) -> bool:
    return is_post(low) and not opens_post(low)


def _one(word: str) -> str:
    """Return the noun of several in the singular, "" if it is no plural."""
    low = flat(word)
    for old, new in _OF_SEVERAL:
        if low.endswith(old):
            return word[: len(word) - len(old)] + in_script_of(new, word)
    return ""


_ADJECTIVES: Final = ("im", "i", "e")  # of several: stručnim, stručni, stručne


def _one_adjective(word: str, *, women: bool) -> str:
    low = flat(word)
    old = next(
        (end for end in _ADJECTIVES if low.endswith(end) and len(low) >= LETTERS_MIN), ""
    )
    new = "a" if women else "i"
    return word[: len(word) - len(old)] + in_script_of(new, word) if old else word


def bare(role: str, language: str) -> str:
    """Return a post without what a language puts at the end of it besides its cases.

    Romanian keeps it before whose post it is: "președintele asociației".

    >>> bare("претседателот", "mk"), bare("președintele nostru", "ro")
    ('претседател', 'președinte')
    """
    behind = _ours_behind().search(flat(role))
    role = role[: behind.start()] if behind else role
    words = by_itself(role, language).split()
    at = next((n for n, word in enumerate(words) if _is_noun(flat(word))), None)
    if at is not None and len(words[at]) > LETTERS_MIN:
        words[at] = without(words[at], language, "noun")
    if at is not None and at == len(words) - 1 and len(words[at]) > LETTERS_MIN:
        words[at] = without(words[at], language, "last")
    return " ".join(words)


@cache
def _ours_behind() -> re.Pattern[str]:
    """Return what finds "our" behind the post: "regizorul nostru"."""
    return re.compile(rf"\s(?:{'|'.join(particles('ours_behind'))})$")


def _table(low: str, gender: Gender | None) -> tuple[tuple[str, str], ...]:
    """Return how a post is declined: by its own ending, then by who holds it."""
    if _IN_A.search(low):
        return _HERS
    if low.endswith("ima") or low.endswith(("nika", "lika", "ioca")) or _OF_MEN.search(low):
        return _HIS
    if gender is None:
        return _HERS if _OF_WOMEN.search(low) else _HIS
    return _HERS if gender is Gender.FEMALE else _HIS


def _back(word: str, low: str, table: tuple[tuple[str, str], ...]) -> str:
    """Return one word of a role in the nominative."""
    if len(low) < 4 or not low.isalpha() or low == "kao":
        return word
    for old, new in table:
        if low.endswith(old):
            stem = word[: len(word) - len(old)]
            if low.endswith("ioc" + old):
                return stem[:-2] + in_script_of("lac", word)  # rukovodioca
            if _FLEETING.search(flat(stem)) and not new:
                return stem[:-1] + in_script_of(f"a{low[len(stem) - 1]}", word)  # glumca
            return stem + in_script_of(new, word)
    return word
