"""The language and script of what the sender wrote, by its small words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from mailflow.model import Script
from mailflow.parse.page.tables import has_trait, in_two, languages, rows
from mailflow.parse.page.working import flat, is_cyrillic

HOME: Final = 2.0  # most letters are Serbian; another language has to show itself
BOSNIAN: Final = 8.0  # the sum of words that no Serb would write
LETTERS_MAX: Final = 20_000  # more text does not make a language any clearer
OWN_MIN: Final = 60  # letters beside what was pasted
_PASTED: Final = re.compile(r"[„“\"«][^„“”\"«»]{90,2000}[“”\"»]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NEAR: Final = ("hr", "bs")  # to Serbian: told by words of their own alone, each counted once


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a text is written in.

    Attributes:
        language: ISO 639-1.
        lead: How far it is ahead of the next language; below 2 is a guess.
    """

    language: str
    script: Script
    lead: float


def tongue_of(texts: Iterable[str]) -> Tongue:
    """Return the language and script of *texts*; Serbian if they hardly say anything.

    >>> tongue_of(["Пријављујем се за конференцију, хвала на позиву."]).language
    'sr'
    """
    text = _without_pasted("\n".join(texts)[:LETTERS_MAX])
    script = Script.CYRILLIC if is_cyrillic(text) else Script.LATIN
    barred = languages("latin" if script is Script.CYRILLIC else "cyrillic")
    low = text.lower()
    words = _WORD.findall(flat(text))
    score = dict.fromkeys(_languages(), 0.0)
    score["sr"] += HOME
    letters = () if low.isascii() else _letters().keys() & set(low)
    told = (*filter(None, map(_weights().get, words)), *map(_letters().__getitem__, letters))
    for language, weight in chain.from_iterable(told):
        score[language] += weight
    said = set(words)  # a form asks for "učesnik" again and again
    for language in _NEAR:
        own = _own_words(language)
        score[language] = sum(map(own.__getitem__, own.keys() & said))
    if score["hr"] <= 0 and score["bs"] < BOSNIAN:
        score["bs"] = 0  # of its words most are Serbian too; the sounds it shares with Croatian
    for language in _NEAR:
        # They share Serbian's small words; only words of their own set them apart.
        score[language] += score["sr"] - 3 if score[language] >= 4 else 0
    fit = {language: sum_ for language, sum_ in score.items() if language not in barred}
    best = max(fit, key=fit.__getitem__)
    lead = fit.pop(best)
    return Tongue(best, script, lead - max(fit.values()))


def _without_pasted(text: str) -> str:
    """Return *text* without long passages in quotation marks, if enough is left.

    Who pastes a ruling into his letter did not write it.
    """
    own = _PASTED.sub(" ", text)
    pasted = len(own) < len(text)
    return own if pasted and sum(map(str.isalpha, own)) >= OWN_MIN else text


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the languages each small word speaks for."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for language, weight, words in rows("languages.tsv"):
        if language.startswith("letters"):
            continue
        # Only Cyrillic has one letter where Latin has two: Albanian "një" is no "ne".
        two = has_trait(language, "digraphs")
        for word in flat(in_two(words) if two else words).split():
            short = word.replace("lj", "l").replace("nj", "n") if two else word
            for form in {word, short}:
                found[form] = (*found.get(form, ()), (language, float(weight)))
    return found


@cache
def _own_words(language: str) -> dict[str, float]:
    """Return how much each small word speaks for one language."""
    found: dict[str, float] = {}
    for word, some in _weights().items():
        for tongue, weight in some:
            if tongue == language:
                found[word] = found.get(word, 0.0) + weight
    return found


@cache
def _letters() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the languages each letter that not all have speaks for."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for language, weight, letters in rows("languages.tsv"):
        if language.startswith("letters"):
            for letter in letters.split():
                found[letter] = (*found.get(letter, ()), (language.split()[1], float(weight)))
    return found


@cache
def _languages() -> tuple[str, ...]:
    """Return the languages in the order of the table: of equals the first is taken."""
    return tuple(dict.fromkeys(row[0] for row in rows("languages.tsv") if " " not in row[0]))
