"""Every person of a letter called otherwise, in the grammatical case they stood in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from mailflow.parse.people.lexicon import lines
from mailflow.script import fold, to_latin
from tests.parse.declining import CASES, declined_given, declined_surname

from . import invented
from .alphabets import REACH, to_cyrillic, without_marks, words_of
from .documents import documents, other_papers, rewritten
from .letters import Case, Change, closed, in_words, opened, pick, reheaded, say, texts

_WORD = re.compile(r"[^\W\d_]+")
_DECLINING = ("sr", "hr", "bs")
_LANGUAGES = (*_DECLINING, "en", "mk", "hu", "sq", "sk", "ro")
# „улица Краља Петра“ is nobody of the letter.
_OF_STREETS = frozenset(
    ["kralja", "kneza", "svetog", "cara", "vojvode", "despota", "kraljice", "knjaza"]
)
_MARKED = re.compile("[čćšžđ]", re.I)
_SAME_SHORT = 4  # a word that begins like a name may be its short form: „Софи“ of „Софија“


@dataclass(frozen=True, slots=True, kw_only=True)
class _Half:
    """A given name or a surname as the letter has it: Latin, nominative.

    Attributes:
        is_double: It is one of several surnames.
    """

    name: str
    gender: str
    is_given: bool
    is_double: bool

    def forms(self, name: str, language: str) -> dict[str, str]:
        """Return *name* in every case the letter's language has, by case."""
        if language not in _DECLINING:
            return {"nominative": name}
        decline = declined_given if self.is_given else _declined_words
        return {case: decline(name, case, female=self.gender == "f") for case in CASES}


def _declined_words(name: str, case: str, *, female: bool) -> str:
    pieces = re.split(r"([ -])", name)
    return "".join(
        piece if n % 2 else declined_surname(piece, case, female=female)
        for n, piece in enumerate(pieces)
    )


def renamed(kind: str) -> Change:
    """Return the change that gives everybody new names of *kind*.

    Args:
        kind: "common", "rare", "double" (women get two surnames) or "foreign".
    """
    return partial(_renamed, kind=kind)


def _renamed(case: Case, *, kind: str) -> Case | None:
    language = case.truth["language"]
    if language not in _LANGUAGES or other_papers(opened(case)):
        return None
    if language in invented.GIVEN and kind != "common":
        return None
    halves = list(_halves(case))
    table = _table(case, halves, kind, language) if halves else None
    if not table:
        return None
    words = partial(_reworded, table=table, style=_style(case))
    message = opened(case)
    for part in texts(message):
        say(part, in_words(part, words))
    reheaded(message, words, words)
    for part in documents(message):
        rewritten(part, words)
    changed = closed(case, message, **_renamed_truth(case.truth, words))
    return None if _left(changed, halves, table) else changed


def _people(truth: dict[str, Any]) -> list[str]:
    contact = (truth["contact"] or {}).get("name")
    named = [*(a["name"] for a in truth["attendees"]), *truth["removed"], contact]
    return list(dict.fromkeys(name for name in named if name))


def _halves(case: Case) -> Iterator[_Half]:
    """Return the halves of all names whose gender is clear, each once."""
    seen = set()
    for person in _people(case.truth):
        given, *surnames = to_latin(person).split()
        gender = _genders().get(fold(given), "")
        if gender not in ("f", "m") or "-" in person or not surnames:
            continue
        whole = [surname for surname in surnames if len(surname) > 2]
        for half in (given, *whole):
            if fold(half) not in seen:
                seen.add(fold(half))
                yield _Half(
                    name=_spelled(half),
                    gender=gender,
                    is_given=half == given,
                    is_double=len(whole) > 1,
                )


@cache
def _genders() -> dict[str, str]:
    """Return the gender of each given name; "" if both sexes bear it."""
    genders: dict[str, str] = {}
    for line in lines("given_names.tsv"):
        name, gender, _ = line.split("\t")
        key, told = fold(name), gender.removesuffix("+")
        genders[key] = told if genders.get(key, told) == told else ""
    return genders


def _spelled(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    """What stands for a word, and for its initial."""

    form: str
    half: _Half
    name: str


def _table(
    case: Case, halves: Sequence[_Half], kind: str, language: str
) -> dict[str, _New] | None:
    """Return what stands for every form of every half, by the folded form; None if unclear."""
    taken = {fold(word) for word in _WORD.findall(words_of(case))}
    table: dict[str, _New] = {}
    for number, half in enumerate(halves):
        chosen = _chosen(case, half, kind, language, taken, number)
        if chosen is None or set(chosen) & set(table):
            return None
        table |= chosen
        taken |= {fold(word) for new in chosen.values() for word in new.name.split()}
    return table


def _chosen(
    case: Case, half: _Half, kind: str, language: str, taken: set[str], number: int
) -> dict[str, _New] | None:
    """Return the forms of the first new name that says no less than *half*'s forms."""
    offered = _offered(half, _kind_for(case, kind))
    start = pick(case, range(len(offered)), f"{kind}{number}")
    for name in (*offered[start:], *offered[:start]):
        forms = _matched(half, name, language)
        if forms and not {fold(word) for word in re.split(r"[ -]", name)} & taken:
            return {old: _New(form=new, half=half, name=name) for old, new in forms.items()}
    return None


def _kind_for(case: Case, kind: str) -> str:
    """Return which names make sense in the letter: a Hungarian one has Hungarian names."""
    language = case.truth["language"]
    if language in invented.GIVEN:
        return language
    plain = case.truth["script"] == "Latn" and pick(case, (True, False), "home")
    return "as at home" if kind == "foreign" and (language == "en" or plain) else kind


def _offered(half: _Half, kind: str) -> tuple[str, ...]:
    if half.is_given:
        return invented.GIVEN["common" if kind == "double" else kind][half.gender]
    if kind == "double":
        takes_two = half.gender == "f" and not half.is_double
        return invented.DOUBLE if takes_two else invented.SURNAMES["common"]
    return invented.SURNAMES[kind]


def _matched(half: _Half, name: str, language: str) -> dict[str, str] | None:
    """Return old form -> new form; None if one old form may be two cases that differ now."""
    old, new = half.forms(half.name, language), half.forms(name, language)
    forms: dict[str, str] = {}
    for case, form in old.items():
        if forms.setdefault(fold(form), new[case]) != new[case]:
            return None
    return forms


def _style(case: Case) -> tuple[bool, bool]:
    """Return whether the letter is typed without diacritics, and without capitals."""
    told = " ".join(in_words(part, str) for part in texts(opened(case)))
    latin = case.truth["script"] == "Latn"
    bare = re.sub(r"<[^>]*>|\s", "", told)
    return latin and not _MARKED.search(told), bare == bare.lower()


def _reworded(text: str, *, table: dict[str, _New], style: tuple[bool, bool]) -> str:
    out, at = [], 0
    for address in REACH.finditer(text):
        out += [_in_prose(text[at : address.start()], table, style), _local(address[0], table)]
        at = address.end()
    return "".join(out) + _in_prose(text[at:], table, style)


def _in_prose(text: str, table: dict[str, _New], style: tuple[bool, bool]) -> str:
    bare, small = style
    before = ""

    def put(match: re.Match[str]) -> str:
        nonlocal before
        word, last, before = match[0], before, fold(match[0])
        new = table.get(fold(word))
        if new is None or last in _OF_STREETS or not (word[0].isupper() or small):
            return word
        return _like(word, new.form, bare)

    return _initials(_WORD.sub(put, text), table)


def _like(word: str, form: str, bare: bool) -> str:
    """Return *form* in the script and capitals of *word*."""
    written = without_marks(form) if bare else form
    if re.search("[\u0400-\u04ff]", word):
        written = to_cyrillic(form)
    if word.isupper() and len(word) > 1:
        return written.upper()
    return written.lower() if word.islower() else written


def _initials(text: str, table: dict[str, _New]) -> str:
    """„Е. Лукач“ and „Т.“ below a letter are those people too."""
    halves = {id(n.half): n for n in table.values() if n.half.is_given}.values()
    now = {
        _initial(script(n.half.name)): _initial(script(n.name))
        for n in halves
        for script in (str, to_cyrillic)
    }
    return re.sub(
        r"(?m)(?<!\w)([^\W\d_a-zа-ш][žj]?)\.(?=$| [^\W\d_a-zа-ш])",
        lambda m: f"{now.get(m[1], m[1])}.",
        text,
    )


def _initial(name: str) -> str:
    return name[:2] if name[:2] in ("Lj", "Nj", "Dž") else name[:1]


def _local(address: str, table: dict[str, _New]) -> str:
    """Return an address with the names in it changed; its domain stays."""
    local, at, domain = address.partition("@")
    if not at:
        return address
    for new in {id(n.half): n for n in table.values()}.values():
        old, now = fold(new.half.name), fold(new.name).replace(" ", "").replace("-", "")
        if old in local.lower():
            local = _initialled(local.lower(), old, table).replace(old, now)
    return local + at + domain


def _initialled(local: str, named: str, table: dict[str, _New]) -> str:
    """„a.ilic“ and „ilic.a“ carry the initial of the other half."""
    for new in {id(n.half): n for n in table.values()}.values():
        old, now = fold(new.half.name)[0], fold(new.name)[0]
        if fold(new.half.name) == named:
            continue
        local = re.sub(rf"^{old}([._-]?){named}", rf"{now}\g<1>{named}", local)
        local = re.sub(rf"{named}([._-]?){old}$", rf"{named}\g<1>{now}", local)
    return local


def _renamed_truth(truth: dict[str, Any], words) -> dict[str, Any]:
    contact = truth["contact"] or {}
    return {
        "attendees": [a | {"name": words(a["name"])} for a in truth["attendees"]],
        "removed": [words(name) for name in truth["removed"]],
        "contact": contact | ({"name": words(contact["name"])} if contact.get("name") else {}),
    }


def _left(changed: Case, halves: Sequence[_Half], table: dict[str, _New]) -> bool:
    """Somebody is still called by an old name, or by what may be short for it."""
    prose = REACH.sub(" ", words_of(changed))
    told = {fold(word) for word in _WORD.findall(prose) if word[0].isupper()}
    new = {fold(word) for n in table.values() for word in re.split(r"[ -]", n.form)}
    old = {
        fold(half.name)[: _SAME_SHORT + (not half.is_given)]
        for half in halves
        if len(half.name) >= _SAME_SHORT
    }
    return any(word.startswith(tuple(old)) for word in told - new)
