"""Words of a table that do not mean in a sentence what they mean by themselves. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.adds_me import adds_writer
from mailflow.parse.page.another_entry import without_mine
from mailflow.parse.page.bygone import was_then
from mailflow.parse.page.in_row import ends_list, is_replaced
from mailflow.parse.page.line_alone import as_headings
from mailflow.parse.page.longer import (
    is_errand,
    is_journey,
    is_leaving,
    is_question,
    is_staying,
)
from mailflow.parse.page.own_name import without_own_name
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.struck_off import as_struck
from mailflow.parse.page.together import is_at_work, is_left_behind, is_past, opens_clause

_IDIOMS: Final = ("idiom", "not_ours", "dropped", "talk_below")
_KEPT: Final = (
    "suggests", "not_ours", "dropped", "answers_for", "told_of", "talk_below", "row_out",
    "sign_aside", "ask_only",
)  # fmt: skip
_ALIEN: Final = ("unrelated", "job")  # words that say themselves that they are not of ours


def meant(said: Sequence[Cue], text: str, flat: str) -> list[Cue]:
    """Return those of *said* that the words around them do not take back.

    Of "do not strike off" is left that somebody is on the list: "unstruck".
    """
    said = without_own_name(without_mine(as_headings(flat, said), flat), flat)
    found = [as_struck(text, flat, c, said) for c in said if not _is_her(text, c)]
    idioms = [c for c in found if c.sense in _IDIOMS]
    told = found
    if idioms:
        told = [
            c  # "I suggest that you ask Ana" enrols nobody, and suggests somebody
            for c in found
            if c.sense in _KEPT or not any(_covers(idiom, c) for idiom in idioms)
        ]
    supposed = any(c.sense == "if" for c in found)
    cases = [c for c in found if _is_only_a_case(c, flat, found)] if supposed else ()
    return [
        c
        for c in told
        if c.sense not in _TAKEN_BACK
        or not (
            _is_taken_back(c, text, flat, found) or any(_is_within(case, c) for case in cases)
        )
    ]


def _is_taken_back(cue: Cue, text: str, flat: str, said: Sequence[Cue]) -> bool:
    return (
        _denies_rest(cue)
        or is_errand(cue, said)
        or is_staying(cue, said)
        or is_leaving(cue, said)
        or is_question(cue, said)
        or is_journey(cue, flat, said)
        or opens_clause(cue, flat, said)
        or _says_who_writes(cue, flat, said)
        or _acts_himself(cue, said)
        or _is_left_out(cue, flat)
        or is_replaced(cue, said)
        or ends_list(cue, text, flat, said)
        or _is_of_another(cue, text, flat)
        or _is_article(cue, text)
        or _is_surname(cue, text)
        or is_past(cue, flat)
        or is_at_work(cue, flat, said)
        or is_left_behind(cue, flat, said)
        or _is_emphatic(cue, flat, said)
        or _is_not(cue, text)
        or _is_bygone(cue, flat)
        or _is_wish(cue, flat)
        or adds_writer(cue, flat, said)
    )


def _covers(idiom: Cue, cue: Cue) -> bool:
    """*cue* is part of the idiom, which as a whole may alter something: "withdraw the swap"."""
    inside = idiom.start <= cue.start and cue.end <= idiom.end
    whole = cue.sense == "alters" and (cue.start, cue.end) == (idiom.start, idiom.end)
    return inside and not whole and not (idiom.sense == "not_ours" and cue.sense in _ALIEN)


def _is_article(cue: Cue, text: str) -> bool:
    """ "În locul lui Petru Toma": before a name it is the article, and stands for nobody."""
    if cue.sense != "for_him" or any_of("of_name").search(cue.words) is None:
        return False
    return _NAME.match(text, cue.end) is not None


def _is_surname(cue: Cue, text: str) -> bool:
    """ "Dan Price, intern": a word of other business that somebody is called."""
    if cue.sense != "unrelated" or " " in cue.words or not text[cue.start].isupper():
        return False
    given = _GIVEN.search(text, max(0, cue.start - GIVEN_MAX), cue.start)
    return given is not None and _CLOSED.match(text, cue.end) is not None


GIVEN_MAX: Final = 24  # letters of a given name, and a mark before it
_GIVEN: Final = re.compile(
    r"(?:^|[:,;\n]|\b(?i:and|i|mr|ms|mrs|dr)\.?)\s*(?:\d+[.)]\s*)?[^\W\d_][a-zčćšžđ]+ $"
)
_CLOSED: Final = re.compile(r"\s*(?:[,(–-]|\n|$)")


def _is_emphatic(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "I will pay for the room myself": he himself does it, and nobody is put beside him."""
    if cue.sense != "pair" or any_of("emphatic").fullmatch(cue.words.rstrip(",")) is None:
        return False
    if any(c.sense == "enrol" and c.end == cue.start - 1 for c in said):
        return False  # "I would like to register myself"
    return _i_do().search(flat, max(0, cue.start - CASE_MAX), cue.start) is not None


@cache
def _i_do() -> re.Pattern[str]:
    """Return what ends in "I will pay for the room", and not in "for" or "and"."""
    i = rf"(?:^|[.,;:!?\n])\s*(?:\w+\s)?{either('i_go_on')}\s"
    return re.compile(rf"{i}(?:[\w'-]+\s)*(?!{either('before_me')}\s)[\w'-]+\s$")


def _is_bygone(cue: Cue, flat: str) -> bool:
    """ "Last year I had to cancel": nobody falls away from what is this year."""
    return cue.sense in _AGAINST and was_then(flat, cue.start, cue.end)


def _is_wish(cue: Cue, flat: str) -> bool:
    """ "Veljko bi se, ako dozvolite, javio za reč": what he would do was not done before."""
    if cue.sense != "earlier":
        return False
    return _would().search(flat, max(0, cue.start - WHOM_MAX), cue.start) is not None


@cache
def _would() -> re.Pattern[str]:
    return re.compile(rf"\b{either('would')}\s$")


def _is_only_a_case(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "In case I cannot come, I will let you know": it is not said that he cannot."""
    if cue.sense not in _AGAINST:
        return False
    near = [c for c in said if cue.start - CASE_MAX <= c.start <= cue.end + CASE_MAX]
    between = (flat[c.end : cue.start] for c in near if c.sense == "if" and c.end < cue.start)
    if not any(_PLAIN.fullmatch(one) for one in between):
        return False
    later = (
        flat[min(c.end, cue.end) : max(c.start, cue.start)] for c in near if c.sense == "later"
    )
    return not all(map(_OVER.search, later))


def _is_within(case: Cue, cue: Cue) -> bool:
    """*cue* is of what is only supposed, and the verb that is denied there with it."""
    return cue.sense in _SUPPOSED and case.start <= cue.start <= case.end + 1


CASE_MAX: Final = 60  # letters from "if" to "cannot", from there to "I will let you know"
_PLAIN: Final = re.compile(r"\s(?:[\w']+\s){0,3}")
_AGAINST: Final = frozenset(
    {"absent", "self_absent", "decline", "cancel", "strike", "earlier", "mine_before"}
)
_SUPPOSED: Final = _AGAINST | {"self", "come", "pair"}
# What the words around may take back at all.
_TAKEN_BACK: Final = _SUPPOSED | {
    *("others_stay", "for_him", "unrelated", "beside_me", "change", "alters")
}


def _denies_rest(cue: Cue) -> bool:
    """ "Ostali ne dolaze": they do not stay."""
    return cue.sense == "others_stay" and _denial().search(cue.words) is not None


def _says_who_writes(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "Opet ja, Petar iz Čačka." opens a line, and nobody acts in it."""
    if cue.sense != "pair" or not cue.words.endswith(","):
        return False
    line = flat.rfind("\n", 0, cue.start) + 1
    over = _OVER.search(flat, cue.end)
    end = over.start() if over else len(flat)
    acts = any(c.sense in _ACTS and cue.end <= c.start < end for c in said)
    return not acts and _again().fullmatch(flat, line, cue.end) is not None


def _acts_himself(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Prijavu šaljem ja, kao sekretarica": who sends it is told, and no pair."""
    if cue.sense != "pair" or not cue.words.endswith(","):
        return False
    return any(c.sense == "enrol" and c.end + 1 == cue.start for c in said)


def _is_left_out(cue: Cue, flat: str) -> bool:
    """ "Nju prijavljujem, sebe ne." denies behind the words that it is himself."""
    if cue.sense != "self" or "," not in cue.words:
        return False
    return _not_so().match(flat, cue.end) is not None


@cache
def _not_so() -> re.Pattern[str]:
    return re.compile(rf"\s{either('denies')}\s*(?:[.,;!)]|$)")


_ACTS: Final = frozenset({"come", "self", "enrol"})


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('once_more')}\s)+{either('me_alone')},")


def _is_of_another(cue: Cue, text: str, flat: str) -> bool:
    """ "Whom I have registered", "I have registered Ana Ilić": it was another, not himself."""
    if cue.sense != "mine_before":
        return False
    whom = _whom().search(flat, max(0, cue.start - WHOM_MAX), cue.start)
    return bool(whom or _somebody().match(flat, cue.end) or _OF_NAMED.match(text, cue.end))


_OF_NAMED: Final = re.compile(
    r"(?:\s+[a-zăâîșț]{2,8})?\s+[^\W\d_a-zа-я][^\W\d_]+ [^\W\d_a-zа-я]"
)  # "… pentru Ana Rus"
WHOM_MAX: Final = 12  # letters of "whom" and a blank
_NAME: Final = re.compile(r"\s+[^\W\d_a-zа-я][^\W\d_]+ [^\W\d_a-zа-я]")  # "… Ana Ilić"


@cache
def _whom() -> re.Pattern[str]:
    return re.compile(rf"\b{either('whom_i')}\s$")


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"\s{either('somebody')}\b")


_OVER: Final = re.compile(r"[.!?](?=\s|$)|\n")


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(rf"\s{either('denies')}\s")


def _is_not(cue: Cue, text: str) -> bool:
    """ "Треће место не треба": a seat, and “not”, which „ње“ looks like in the working form."""
    last = cue.sense == "for_him" and cue.words.endswith(" ne")
    return last and not text.startswith("ње", cue.end - 2)


def _is_her(text: str, cue: Cue) -> bool:
    """ "Уместо ње долази Марко": in the working form „ње“ is “ne”, which would be “not”."""
    return text.startswith(("ње ", "Ње "), cue.start) and cue.words.startswith("ne ")
