"""Organisations without a head noun: a line of a signature, "from Open Budget Watch"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.parse.affiliation.abbreviated import declined_end, is_abbreviation
from mailflow.parse.affiliation.phrased import (
    is_pair_alone,
    is_phrase,
    is_title,
    phrase_end,
)
from mailflow.parse.affiliation.reaching import in_quotes, only_told, reach, says, taken
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.organisations.belonging import ARTICLE, may_be_attended, may_belong, spoken
from mailflow.parse.organisations.genitive import GENITIVE, GUESSED, brought_back, nominative
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.last_words import is_farewell, is_motto
from mailflow.parse.organisations.named import is_another
from mailflow.parse.organisations.shouted import ordinary
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town

SIGNED: Final = 1.2
ONE_WORD: Final = 0.7  # may as well be a village
WORD_MIN: Final = 4
WORDS_MAX: Final = 9
ACTS: Final = 0.75  # what decides or thanks may be a person we do not know
SINGLE_MIN: Final = 0.9  # how much the words before a name of one word must say
ACRONYM_MIN: Final = 0.8  # how much the words before an abbreviation must say
OF_PERSON: Final = 0.8
BELONGING: Final = 0.6  # on top of what the words before say
_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(r"\s*[,|•·]")
_NUMBERED: Final = re.compile(r"\d{4,}|\b\d+[a-z]?$|[?!]|: ")
_CODE: Final = re.compile(r"\b0\d\d$")
_PARTS: Final = re.compile(r"(?:[^\s,;|•·()/]++|(?!\s[-–—]\s)[^\S\t\n])+")
_NOMINATIVE: Final = ("sr-nom", "en-nom")  # a name follows as it is: "a charity called Nit"
_SIGNED: Final = frozenset({Kind.SIGNATURE, Kind.OWN})
_RUNNING: Final = frozenset({Kind.OWN, Kind.ATTACHMENT, Kind.FORWARDED, Kind.QUOTED})
Unheaded = tuple[int, int, str, float, str]


def unheaded(leaf: Leaf) -> Iterator[Unheaded]:
    """Yield start, end, name, weight and reason of names known only by their place."""
    if leaf.kind in _SIGNED:
        yield from _in_signature(leaf)
    if leaf.kind in _RUNNING:
        yield from _belonging(leaf)
        yield from _subjects(leaf)


def _in_signature(leaf: Leaf) -> Iterator[Unheaded]:
    """Yield the parts of signature lines that are nothing else."""
    for start, end in _signed_lines(leaf):
        for match in _PARTS.finditer(leaf.text, start, end):
            a, b = _stripped(leaf, match.start(), match.end())
            if signs_for := _signs_for().match(leaf.flat, a, b):
                a = signs_for.end()  # "za „Zeleni talas“"
            if a < b and _is_name(leaf, a, b):
                because = (
                    "line of the signature" if leaf.kind is Kind.SIGNATURE else "after the name"
                )
                yield a, b, ordinary(_bare(leaf.text[a:b])), SIGNED, because


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('no_name')}|[a-z]\. ?\w+$)\b")


@cache
def _signs_for() -> re.Pattern[str]:
    return re.compile(rf"{either('signs_for')}\s+")


def _signed_lines(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield the lines of a signature, and what follows a name in the last own lines."""
    if leaf.kind is Kind.SIGNATURE:
        yield from (s for s in leaf.page.lines() if not is_farewell(leaf.text[slice(*s)]))
        return
    spans = [(a, b) for a, b in leaf.page.lines() if leaf.text[a:b].strip()]
    for start, end in spans[-3:]:
        opens = [
            m
            for m in leaf.people
            if start <= m.start < end and m.surname and m.confidence >= SURE
        ]
        last = opens[-1].end if opens and _are_joined(leaf, opens) else 0
        if last and _MARK.match(leaf.text, last, end):
            yield last, min(end, leaf.sentence_end(last))
        elif opens or (start, end) != spans[-1] or not is_phrase(leaf, start, end):
            continue
        elif not is_farewell(leaf.text[start:end]):
            yield start, end


def _are_joined(leaf: Leaf, named: Sequence[Mention]) -> bool:
    """One is named, or several with nothing but "and" between: "Ana i Petar Tot, Zora"."""
    return all(_joint().fullmatch(leaf.flat, a.end, b.start) for a, b in pairwise(named))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either('and')}\s)?")


def _stripped(leaf: Leaf, a: int, b: int) -> tuple[int, int]:
    while a < b and leaf.text[a] in " -–—*:\u00a0":
        a += 1
    while b > a and leaf.text[b - 1] in " .-–—*:\u00a0":
        if leaf.flat.endswith("o.", a, b):
            break  # d.o.o.
        b -= 1
    return a, b


def _bare(text: str) -> str:
    """Return a name without quotation marks around the whole of it."""
    match = re.fullmatch(r'[„“"”«»]([^„“"”«»]+)[“"”«»]', text)
    return match[1] if match else text


def _is_name(leaf: Leaf, a: int, b: int) -> bool:
    """The text between two offsets may be an organisation's name and nothing else we know."""
    quoted = leaf.flat.startswith('"', a)
    if not (quoted or leaf.text[a].isupper()):
        return False  # as most
    if any(o.start < b and a < o.end for o in leaf.organisations):
        return False
    if any(m.start < b and a < m.end and m.confidence >= SURE for m in leaf.people):
        return False
    words = _WORD.findall(leaf.flat[a:b])
    if not (quoted or 2 <= len(words) <= WORDS_MAX):
        return False
    return may_name(leaf, a, b)


def may_name(leaf: Leaf, a: int, b: int) -> bool:
    """Tell whether the words between two offsets may be a name, whosever: no post, no town."""
    quoted = leaf.flat.startswith('"', a)
    low = leaf.flat[a:b]
    words = _WORD.findall(low)
    if not words or any(p.start < b and a < p.end for p in leaf.pieces):
        return False
    if not (quoted or leaf.text[a].isupper()) or _names_me(leaf, a, b):
        return False
    posted = is_post(low) and not is_phrase(leaf, a, b)
    if _no_name().match(low) or posted or town(leaf.text[a:b]) is not None:
        return False
    if (_NUMBERED.search(low) and not _CODE.search(low)) or words[-1] in particles("no_number"):
        return False
    plain = words[0] in boundaries("stop") and words[0] != "the"  # "The Green Wave"
    # "Ana iz Tkanice", but "Žene iz Bora".
    plain = plain or (words[1:2] == ["iz"] and words[0] not in boundaries("people"))
    return not (plain or says(low, leaf.language) or is_motto(words, quoted=quoted))


def _names_me(leaf: Leaf, a: int, b: int) -> bool:
    """ "Ódri Mátyás meg én"."""
    return any(c.sense == "pair" and c.end <= b for c in leaf.between(a, b))


def _subjects(leaf: Leaf) -> Iterator[Unheaded]:
    """Yield what opens a sentence before "prijavljuje", "nominates": who sends somebody."""
    said = [(cue.start, cue.said, SIGNED) for cue in leaf.cues if cue.sense == "sends"]
    said += [(start, leaf.text[start:end], ACTS) for start, end in _acts(leaf)]
    for at, words, weight in said:
        a, _ = leaf.clause(at)
        a = max(a, leaf.flat.rfind(", ", a, at) + 1)
        start, end = _stripped(leaf, a, at)
        titled = is_title(leaf.text[start:end]) or is_phrase(leaf, start, end)
        titled = titled or is_pair_alone(leaf, start, end)
        if titled and _is_name(leaf, start, end):
            yield start, end, ordinary(_bare(leaf.text[start:end])), weight, f"“{words}”"
    yield from _coming(leaf)


def _acts(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield where words stand that say that somebody decides or thanks."""
    acts = boundaries("acts")
    for low, (start, end) in (
        ()
        if acts.isdisjoint(leaf.page.lows)
        else zip(leaf.page.lows, leaf.page.words, strict=True)
    ):
        if low in acts and leaf.text[start].islower():
            yield start, end


def _coming(leaf: Leaf) -> Iterator[Unheaded]:
    """Yield a phrase that opens the sentence before "dolaze", its town in brackets perhaps."""
    for cue in leaf.cues:
        a, _ = leaf.clause(cue.start) if cue.sense == "come" else (cue.start, 0)
        start, end = _stripped(leaf, a, cue.start)
        if bracket := _BRACKET.search(leaf.text, start, end):
            end = bracket.start()
        if start < end and is_phrase(leaf, start, end) and _is_name(leaf, start, end):
            yield start, end, ordinary(leaf.text[start:end]), SIGNED, f"“{cue.said}”"


_BRACKET: Final = re.compile(r" \([^()\n]{2,40}\)$")


def _belonging(leaf: Leaf) -> Iterator[Unheaded]:
    """Yield capitalised names after "ispred", "iz", "from", "on behalf of"."""
    words = leaf.page.words
    for index in _behind_such_words(leaf):
        start, end = words[index]
        weight, because, language = spoken(leaf.page, start, leaf.language)
        weight = max(weight, _after_person(leaf, start))
        if weight < 0.7 or taken(leaf, start) or _is_aside(leaf, index, language):
            continue
        if weight >= ACRONYM_MIN and is_abbreviation(leaf, index):
            yield start, declined_end(leaf, end), leaf.text[start:end], weight, because
            continue
        if (inside := in_quotes(leaf, start)) and weight >= SINGLE_MIN - 0.1:
            name = nominative(inside, quoted=True) if language == GENITIVE else inside
            yield start - 1, start + len(inside) + 1, name, weight + BELONGING, because
            continue
        named = language in _NOMINATIVE  # "naša organizacija, Most"
        phrase = phrase_end(leaf, index, named=named)
        last = max(phrase, reach(leaf, index))
        name = leaf.text[start : words[last][1]]
        low = leaf.flat[start : words[last][1]]
        is_place = town(name) is not None or town(leaf.text[start:end]) is not None
        is_place = is_place or _is_behind_house(leaf, start)
        # "A Tisza menti kézműves tábor": an attribute of what is named last.
        is_place |= language == ARTICLE and leaf.text[words[last][0]].islower()
        if (
            last == index
            and not is_place
            and weight >= SINGLE_MIN
            and _is_own_word(leaf, index)
        ):
            yield start, end, leaf.text[start:end], weight if named else ONE_WORD, because
        if last > index and not is_place and not is_another(low) and not _is_land(low):
            name, guessed = brought_back(name, language if phrase == index else "")
            why = f"{GUESSED} {because}" if guessed else because
            yield start, words[last][1], name, weight + BELONGING, why


def _is_behind_house(leaf: Leaf, start: int) -> bool:
    """ "Udruženje „Zora“ iz Donje Trnave": where a house is from, right behind its name."""
    led = _from_place().search(leaf.flat, max(0, start - FROM_MAX), start)
    return led is not None and any(o.end == led.start() for o in leaf.organisations)


FROM_MAX: Final = 10  # letters of " iz "


@cache
def _from_place() -> re.Pattern[str]:
    return re.compile(rf"\s{either('from_place')}\s$")


def _behind_such_words(leaf: Leaf) -> list[int]:
    """Return which words with a capital such words may stand before; hardly any do."""
    page, stop = leaf.page, boundaries("stop")
    return [n for n in page.capitals if may_belong(page, n) and page.lows[n] not in stop]


def _is_aside(leaf: Leaf, index: int, language: str) -> bool:
    """The name is only told of, or of an event: "za Forum biblioteka za slepe"."""
    start = leaf.page.words[index][0]
    return only_told(leaf, index, language) or may_be_attended(leaf.page, start)


_OF: Final = re.compile(r" of (?:the )?$")


def _after_person(leaf: Leaf, start: int) -> float:
    """Return what "of" says right after somebody's name: "Ana Ilić of Green Bridges"."""
    of = _OF.search(leaf.flat, max(0, start - 8), start)
    return OF_PERSON if of and any(m.end == of.start() for m in leaf.people) else 0.0


def _is_own_word(leaf: Leaf, index: int) -> bool:
    """A word alone may be a name: long enough, no post, no part of a person's name."""
    start, end = leaf.page.words[index]
    low = leaf.flat[start:end]
    people = any(m.start < end and start < m.end for m in leaf.people)
    plain = is_post(low) or is_another(low) or _is_land(low) or low in heads()
    following = re.match(r"\s*([^\W\d]*)", leaf.flat[end : end + 30])
    word = following[1] if following else ""
    ends = not word or word in boundaries("stop")
    return (
        ends and end - start >= WORD_MIN and not (people or plain or says(low, leaf.language))
    )


def _is_land(low: str) -> bool:
    """The name, in its working form, is a region's: "Pcinjskog okruga"."""
    return low.split()[-1].startswith(tuple(boundaries("land")))
