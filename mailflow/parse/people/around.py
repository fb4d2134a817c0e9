"""Understand, around: the words before a name -> the case they ask for. Pure."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from mailflow.parse.people.case_endings import ALL, A, D, G, I, N, V
from mailflow.parse.people.lexicon import lines
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import Words, before_names, titles

_LETTERS: Final = {"N": N, "G": G, "D": D, "A": A, "V": V, "I": I}
_ASKING: Final = ("case", "call", "title", "post")
# What a post ends in tells its case; of women first. Others are in the nominative.
_HERS: Final = (("om", I), ("a", N), ("e", G), ("i", D), ("u", A))
_HIS: Final = (("om", I), ("em", I), ("a", G | A), ("u", D))
_OF_WOMEN: Final = ("ica", "ice", "ici", "icu", "icom", "ka", "ke", "ki", "ku", "kom")
# Nouns among the words of coming: they are declined themselves.
_NOUNS: Final = ("učesni", "sudion", "predstavni", "polazni", "delega", "član", "gost")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+) $")
_WORD_MAX: Final = 30  # letters
_SECOND: Final = ("ime", "i")
NAME_WORDS: Final = 4  # of a name, and the verb behind it
_STEM_MIN: Final = 5  # letters of a post whose ending can be told from its stem


def expected(words: Words, number: int) -> tuple[int, str]:
    """Return the cases that the words before ask for, and the titles among them, as keys."""
    cases, title = ALL, ""
    for back in range(number - 1, max(-1, number - 4), -1):
        gap = words.gap(back + 1)
        if "\n" in gap or len(gap) > 3 or gap.strip(" \u00a0.") != "":
            break
        key = words.keys[back]
        before = before_names().get(_with_preposition(words, back, key))
        if before and before.kind == "title":
            title = f"{key} {title}"
        if before and before.kind in _ASKING and before.cases:
            cases &= _asked_by(words, back, before.cases)
        elif before is None:
            cases &= _of_verb(key) & of_post(key)
        if key not in titles() and not (before and before.kind == "aside"):
            break
    if cases == ALL:
        cases = A if _is_object(words, number) else _of_apposition(words, number)
    return cases or ALL, title


def _asked_by(words: Words, number: int, letters: str) -> int:
    """Return the cases of *letters*; the subject's if another object stands before."""
    cases = sum(_LETTERS[letter] for letter in letters)
    return N if cases == A and _is_done_to_another(words, number) else cases


def _is_done_to_another(words: Words, verb: int) -> bool:
    """ "Njega će zameniti Ana": whom the verb asks for stands before it."""
    near = words.keys[max(0, verb - OBJECT_MAX) : verb]
    told = (before_names().get(key) for key in near)
    return any(before is not None and before.kind == "object" for before in told)


OBJECT_MAX: Final = 2  # words from "njega" to the verb


def _of_apposition(words: Words, number: int) -> int:
    """Return the case of her post that a comma parts from the name: "saradnicu, Ninu Kos"."""
    apart = number > 0 and words.gap(number) == ", "
    return A if apart and of_post(words.keys[number - 1]) == A else ALL


def _is_object(words: Words, number: int) -> bool:
    """ "Molim da Petra Kosa zamenite": the verb behind the name asks to do that to him."""
    if not number or words.keys[number - 1] != "da":
        return False
    behind = (before_names().get(key) for key in words.keys[number + 1 : number + NAME_WORDS])
    return any(verb is not None and verb.cases == "A" for verb in behind)


def _with_preposition(words: Words, number: int, key: str) -> str:
    """Return *key* with the word before if both together ask for a case: u ime, mene i."""
    if key not in _SECOND or not number or words.gap(number) != " ":
        return key
    both = f"{words.keys[number - 1]} {key}"
    return both if both in before_names() else key


def _of_verb(key: str) -> int:
    """Return the case that verbs of enrolling and of coming ask for."""
    likely = _verbs().get(key[:4])
    return next((case for stem, case in likely if key.startswith(stem)), ALL) if likely else ALL


@cache
def _verbs() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return the stems of Serbian verbs in cues.tsv that any ending may follow."""
    rows = [line.split("\t")[:3] for line in lines("cues.tsv")]
    stems = [
        (key_of(phrase.removesuffix("*")), A if sense == "enrol" else N)
        for sense, language, phrase in rows
        if sense in ("enrol", "come") and language == "sr" and phrase.endswith("*")
        if " " not in phrase and "|" not in phrase and len(phrase) > _STEM_MIN
        if not phrase.startswith(_NOUNS)
    ]
    return {
        stem[:4]: tuple(pair for pair in stems if pair[0][:4] == stem[:4]) for stem, _ in stems
    }


def of_post(key: str) -> int:
    """Return the cases a post stands in, by its ending: koreografa, urednici."""
    likely = _posts().get(key[:4])
    stem = next((stem for stem in likely if key.startswith(stem)), "") if likely else ""
    if len(stem) < _STEM_MIN:
        return ALL
    table = _HERS if key.endswith(_OF_WOMEN) and not key.endswith(("nika", "nike")) else _HIS
    rest = key[len(stem) :]
    return next((case for ending, case in table if rest.endswith(ending)), N)


def follows_post(words: Words, number: int) -> bool:
    """A post stands right before the word: "predsednik Saveta"."""
    key = words.keys[number - 1] if number and words.gap(number) == " " else ""
    before = before_names().get(key)
    return bool(key) and (before.kind == "post" if before else of_post(key) != ALL)


def is_called_by(text: str, start: int) -> bool:
    """A post, a title or a word of kin stands right before the name: "ćerka Tara"."""
    word = _WORD_BEFORE.search(text, max(0, start - _WORD_MAX), start)
    key = key_of(word[1]) if word else ""
    before = before_names().get(key)
    return bool(key) and (before.kind in ("title", "post") if before else of_post(key) != ALL)


@cache
def _posts() -> Mapping[str, tuple[str, ...]]:
    """Return the stems of Serbian posts by their first four letters."""
    rows = [line.split("\t") for line in lines("posts.tsv")]
    stems = [
        key_of(word.removesuffix("*"))
        for kind, language, words in rows
        if kind == "noun" and language == "sr"
        for word in words.split()
        if word.endswith("*")
    ]
    return {stem[:4]: tuple(s for s in stems if s[:4] == stem[:4]) for stem in stems}
