"""Likeness, naming: what the name of an organisation says, word by word. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mailflow.likeness.grades import Named
from mailflow.likeness.letters import bare, stem
from mailflow.likeness.vocabulary import (
    WEIGHTS,
    Idea,
    Phrase,
    forms,
    ideas,
    last_forms,
    own_domain,
    shorthands,
    small_words,
    town,
    town_phrases,
    towns,
)
from mailflow.script import fold

NAME_MAX: Final = 300  # letters; what is longer is no name
WORDS_MAX: Final = 30
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_QUOTED: Final = re.compile(r"[„“”\"«»‟]([^„“”\"«»‟]+)[„“”\"«»‟]")
_BRACKETS: Final = re.compile(r"\(([^\W\d_]{2,10})\)")
_SPACED_OUT: Final = re.compile(r"\b([^\W\d_])\. ?(?=[^\W\d_]\b(?:\.|\s|$))")  # д.о.о., U. G.
_ROMAN: Final[Mapping[str, str]] = {
    "II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9",
}  # fmt: skip
_DIGRAPHS: Final = ("lj", "nj", "dz")
ACRONYM_MIN: Final = 3
ACRONYM_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tells something.

    Attributes:
        text: Bare.
        idea: What it means; a word of its own kind if no table has it.
        quoted: Stands in the quoted part of the name.
        cut: Shortened with a point: "Београд."
    """

    text: str
    idea: Idea
    quoted: bool = False
    cut: bool = False

    @property
    def weight(self) -> float:
        """How much it tells of which organisation this is."""
        return WEIGHTS[self.idea.kind]


@dataclass(frozen=True, slots=True)
class Naming:
    """A name taken apart.

    Attributes:
        words: By the idea they stand for, without legal forms, towns and numbers; in order.
        joined: The whole name without its form and blanks.
        letters: The same, in order of letters: what it is in whatever order they were typed.
        towns: Named in the name.
        seat: Town told beside the name; "".
        numbers: Numbers and single letters that tell one of several from the others.
        acronyms: What it may be called by its initials.
        stated: What it says it is called for short: „… (ЦРЦД)“.
        short: The name is itself but an abbreviation, bare; "".
        domain: Own; "".
        is_branch: It is a part of a larger organisation.
        has_form: It names its legal form.
    """

    words: Mapping[str, Word]
    joined: str
    letters: str
    towns: frozenset[str]
    seat: str
    numbers: frozenset[str]
    acronyms: frozenset[str]
    stated: frozenset[str]
    short: str
    domain: str
    is_branch: bool
    has_form: bool

    @property
    def places(self) -> frozenset[str]:
        """The towns in the name, else the seat; empty if none is known."""
        return self.towns or frozenset(filter(None, (self.seat,)))


def without_form(name: str) -> str:
    """Return a name's words without its legal form, folded; all of them if it is but a form.

    >>> without_form("Удружење грађана „Зелени круг“")
    'zeleni krug'
    """
    tokens = list(_tokens(_opened(name)))
    return " ".join(fold(token.written) for token in _without_forms(tokens) or tokens)


@dataclass(frozen=True, slots=True)
class _Token:
    written: str
    word: str
    quoted: bool
    cut: bool


@lru_cache(maxsize=16384)
def naming(named: Named) -> Naming:
    """Return what the name of an organisation says."""
    text = _opened(named.name)
    stated = _stated(text)
    tokens = list(_tokens(_BRACKETS.sub(" ", text) if stated else text))
    numbers = frozenset(filter(None, map(_number, tokens, [*tokens[1:], None])))
    plain = [t for t in tokens if _tells(t)] or [t for t in tokens if len(t.word) > 1]
    found, rest = _towns(plain)
    content = _without_forms(rest) or rest or plain
    initials = frozenset(_initials(tokens, plain, rest, content, *_but_first_and_last(content)))
    stated |= {token.word for token in content if token.word in initials}
    content = [token for token in content if token.word not in stated] or content
    words = {word.idea.word: word for word in map(_word, content)}
    joined = "".join(token.word for token in _without_forms(tokens) or tokens)
    return Naming(
        words={key: word for key, word in words.items() if word.idea.kind != "branch"} or words,
        joined=joined,
        letters="".join(sorted(joined)),
        towns=frozenset(found),
        seat=town(named.city),
        numbers=numbers,
        acronyms=initials | stated,
        stated=stated,
        short=_short(content),
        domain=own_domain(named.domain),
        is_branch=any(word.idea.kind == "branch" for word in words.values()),
        has_form=len(_without_forms(tokens)) < len(tokens),
    )


def _opened(name: str) -> str:
    """Return *name* with д.о.о. made a word."""
    return _SPACED_OUT.sub(r"\1", name[:NAME_MAX].strip(" .,;"))


def _stated(text: str) -> frozenset[str]:
    """Return the abbreviations that the name itself gives in brackets."""
    return frozenset(bare(found) for found in _BRACKETS.findall(text) if found.isupper())


def _but_first_and_last(tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """Yield what an abbreviation before or after the name may stand for."""
    if tokens and tokens[0].written.isupper():
        yield tokens[1:]
    if tokens and tokens[-1].written.isupper():
        yield tokens[:-1]


def _tokens(text: str) -> Iterator[_Token]:
    quotes = [match.span(1) for match in _QUOTED.finditer(text)]
    shouted = text.isupper()
    for match in list(_WORD.finditer(text))[:WORDS_MAX]:
        written, word = match[0], bare(match[0])
        quoted = any(start <= match.start() < end for start, end in quotes)
        cut = text[match.end() : match.end() + 1] == "." and len(word) >= ACRONYM_MIN
        long = shorthands().get(word, ()) if not quoted else ()
        if (
            long
            and (written.isupper() or match.start() == 0)
            and not (shouted and len(text) < 9)
        ):
            yield from (_Token(written, part, False, False) for part in long)
        elif word:
            yield _Token(written, word, quoted, cut)


def _number(token: _Token, following: _Token | None) -> str:
    """Return the number or label a token is; "" of a word."""
    if token.word.isdigit():
        return token.word.lstrip("0") or "0"
    last = following is None and len(token.word) == 1 and token.written.isupper()
    return token.word if last else _ROMAN.get(token.written, "")


def _tells(token: _Token) -> bool:
    if token.word in small_words() or len(token.word) == 1:
        return False
    return not token.word.isdigit() and token.written not in _ROMAN


def _towns(tokens: Sequence[_Token]) -> tuple[list[str], list[_Token]]:
    """Return the towns outside of quotes, and the tokens left."""
    names, rest, at = [], [], 0
    while at < len(tokens):
        length = _phrase_at(tokens, at, town_phrases())
        if length:
            known = towns()[tuple(stem(token.word) for token in tokens[at : at + length])]
            names.append(town(known))
        else:
            rest.append(tokens[at])
        at += length or 1
    return names, rest


def _without_forms(tokens: Sequence[_Token]) -> list[_Token]:
    rest, at = [], 0
    while at < len(tokens):
        length = _phrase_at(tokens, at, forms())
        if not length:
            rest.append(tokens[at])
        at += length or 1
    ends = len(rest) > 1 and rest[-1].word in last_forms() and not rest[-1].quoted
    return rest[:-1] if ends else rest


def _phrase_at(
    tokens: Sequence[_Token], at: int, phrases: Mapping[str, tuple[Phrase, ...]]
) -> int:
    """Return how many tokens from *at* on are one of *phrases*; 0 if none or in quotes."""
    if tokens[at].quoted:
        return 0
    for phrase in phrases.get(stem(tokens[at].word), ()):
        there = tokens[at : at + len(phrase)]
        if tuple(stem(token.word) for token in there) == phrase:
            return len(phrase)
    return 0


def _word(token: _Token) -> Word:
    short = stem(token.word)
    idea = ideas().get(short) or Idea(short, "own")
    return Word(token.word, idea, token.quoted, token.cut)


def _short(content: Sequence[_Token]) -> str:
    """Return the name if it is one word that looks like an abbreviation."""
    if len(content) != 1:
        return ""
    word = content[0].word
    looks = content[0].written.isupper() or not re.search("[aeiou]", word)
    return word if looks and ACRONYM_MIN <= len(word) <= ACRONYM_MAX else ""


def _initials(*sequences: Sequence[_Token]) -> Iterator[str]:
    """Yield the initials of each sequence of words, Љ as l and as lj."""
    for tokens in sequences:
        if ACRONYM_MIN <= len(tokens) <= ACRONYM_MAX:
            firsts = [_first_letters(token.word) for token in tokens]
            yield "".join(one[0] for one in firsts)
            yield "".join(one[-1] for one in firsts)


def _first_letters(word: str) -> tuple[str, ...]:
    return (word[0], word[:2]) if word.startswith(_DIGRAPHS) else (word[0],)
