"""What a cell or a field answers to "Dolazi?": yes, no, perhaps."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.spelling import word_pattern
from mailflow.parse.page.tables import rows
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import name_of

_YES: Final = frozenset("x✓✔☑☒+1√")
_NO: Final = frozenset("-/0✗✘☐")
_PERHAPS: Final = frozenset("?")
_MONTH: Final = r"(?:jan|feb|mar|apr|ma[jy]|jun|jul|a[vu]g|sep|o[kc]t|nov|de[ck])\w*"
_DAY: Final = re.compile(rf"\b\d{{1,2}}\.? ?(?:\d{{1,2}}\b|{_MONTH})|\b{_MONTH} \d{{1,2}}\b")
_BOX: Final = re.compile(r"\[\s*\]|☐")
_TICKED: Final = re.compile(r"(?:\[\s*[xX✓✔+]\s*\]|[☒☑])\s*([^\W\d_]+)")


def answer(text: str) -> str:
    """Return "yes", "no" or "perhaps"; "" if *text* is empty or says something else.

    >>> answer("Не, нажалост"), answer("[ ] da  [x] ne"), answer("pravnica")
    ('no', 'no', '')
    """
    ticked = _TICKED.findall(text)
    if ticked:
        return _said(flat(ticked[0])) if len(ticked) == 1 else ""
    return "" if len(_BOX.findall(text)) > 1 else _said(flat(text).strip(" .!*\t"))


def heads_no(line: str) -> bool:
    """A line or a label that is no more than "NE" says so of those below it.

    >>> heads_no("NE:"), heads_no("No. 4"), heads_no("Ne znam ko dolazi")
    (True, False, False)
    """
    said = line.strip(" *:–—-\t")
    bare = said.replace(" ", "").isalpha() and said.count(" ") < HEAD_WORDS_MAX
    return bare and answer(said) == "no"


HEAD_WORDS_MAX: Final = 2


@cache
def may_head() -> re.Pattern[str]:
    """Return what finds a short line that begins as an answer of "no" does."""
    rest = (phrase for sense, _, phrase in rows("answers.tsv") if sense == "no")
    first = {word for phrase in rest for word in flat(phrase).split()[0].split("|")}
    words = "|".join(map(word_pattern, sorted(first)))
    return re.compile(rf"^[ \t*]*(?:{words})\b[^\n\d]{{0,24}}$", re.MULTILINE)


def names_event(head: str) -> bool:
    """The head of a column is a day, a town or a gathering: who goes there is asked.

    >>> names_event("15. март"), names_event("Ohrid?"), names_event("Napomena")
    (True, True, False)
    """
    text = head.strip(" ?!.:*")
    low = flat(text)
    place = town(text.title() if text.isupper() else text) is not None
    return place or _DAY.search(low) is not None or any_of("event_head").match(low) is not None


def _said(low: str) -> str:
    for sense, marks in (("yes", _YES), ("no", _NO), ("perhaps", _PERHAPS)):
        if low in marks:
            return sense
    return phrasebook("answers.tsv").longest(low)[0]


def with_people(heads: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return the *kinds* of columns, the first called by what its people are one of names.

    Beside a name, or the label of a post, such a word tells what one is, and heads nothing.

    >>> with_people(["Br. indeksa", "Student", "Mentor"], ["", "", ""])
    ['', 'name', '']
    """
    beside = ("", *kinds)  # "Funkcija | volonterka"
    free = (at for at, kind in enumerate(kinds) if not kind and beside[at] != "role")
    calls = (at for at in free if _calls(heads[at]))
    first = next(calls, None)
    if first is None or any(_is_name(head) for head in heads):
        return list(kinds)
    return ["name" if at == first else kind for at, kind in enumerate(kinds)]


def _is_name(head: str) -> bool:
    found = name_of(head)
    return found is not None and bool(found.given and found.surname)


def _calls(head: str) -> bool:
    return any_of("column_of_people").fullmatch(flat(head).strip(" *.:?")) is not None
