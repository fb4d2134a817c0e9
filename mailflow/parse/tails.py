"""Where a signature begins. Pure.

In this order: the "-- " of RFC 3676, the formula that closes a letter, the sender's own name
standing alone, and, with nothing of these, a last paragraph of short lines.
"""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.phrases import table
from mailflow.script import fold

_CLOSING_CHARS_MAX: Final = 60
_CLOSING_WORDS_MAX: Final = 4  # „Срдачан поздрав из Сомбора“: the formula and where from
_LINES_MAX: Final = 18  # of a signature; the longest real ones have 14
_LINE_CHARS_MAX: Final = 90  # longer lines are sentences, unless they are cut by bars
_DELIMITER: Final = re.compile(r"--\s?|_{2,3}|—")
_CUT_BY_BARS: Final = re.compile(r"\s[|•·/]\s|www\.|@")
_SENTENCE: Final = re.compile(r".*[.?!;:…]\s*$")
_ABBREVIATED: Final = re.compile(r"(?:\b\w\.|\d\.)$")
_SMILEY: Final = re.compile(r"[:;]-?[)(DP]")
_LISTED: Final = re.compile(r"\s*(?:[-–—*•·+]\s|\d{1,2}[.)]\s?\D|[a-zа-ш]\)\s)")
_TABLE: Final = re.compile(r"\t|\|.*\||-{3,}[+|]")
_FIELD: Final = re.compile(r"\s*[^\W\d_][^:@/]{2,40}:\s+\S")
_REACH: Final = re.compile(
    r"\s*(?:tel|mob|fax|faks|gsm|phone|telefon|cell|e-?mail|mejl|imejl|web|sajt|www|http"
    r"|t|m|f|e|p|w|ph|mb|pib|adresa|address|centrala|lokal|тел|моб|факс|телефон|имејл|мејл"
    r"|е-?пошта|сајт|веб|адреса|пиб|мб|т|м|ф|е)\b",
    re.IGNORECASE,
)
_REACHABLE: Final = re.compile(r"@|www\.|https?:|\d[\d /().-]{5,}")


def signature(lines: Sequence[str], author: str) -> tuple[int, int]:
    """Return the line at which the signature begins, and the line before which words end.

    Args:
        lines: Of the sender's own words; blank where others speak.
        author: Display name of the letter's sender.

    Returns:
        (len(lines), len(lines)) if there is none; the two differ by a delimiter line.
    """
    for n, line in enumerate(lines):
        if _DELIMITER.fullmatch(line) and n + 1 < len(lines):
            return n + 1, n
    zone = _zone(lines)
    for find in (_closing, _named, _short_paragraph):
        if (begin := find(lines, zone, author)) is not None:
            return begin, begin
    return len(lines), len(lines)


def _zone(lines: Sequence[str]) -> range:
    """The last lines, as far up as they could belong to a signature."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    first = len(lines)
    for n in reversed(filled[-_LINES_MAX:]):
        if len(lines[n]) > _LINE_CHARS_MAX and not _CUT_BY_BARS.search(lines[n]):
            break
        first = n
    return range(first, len(lines))


def _closing(lines: Sequence[str], zone: range, author: str) -> int | None:
    below = False
    for n in reversed(zone):
        kind = closing(lines[n])
        if kind == "alone" and below:
            return n + 1
        if kind == "named":
            return n
        below = below or bool(lines[n].strip())
    return None


def closing(line: str) -> str:
    """Return "alone" for a formula such as „С поштовањем,“, "named" if a name follows it.

    >>> closing("Срдачан поздрав из Сомбора!"), closing("Хвала, Зоран Перишић")
    ('alone', 'named')
    """
    if len(line) > _CLOSING_CHARS_MAX or not line.strip():
        return ""
    words = fold(line).strip(" .,!;:-–—*_)")
    phrases = table("closings")["closing"]
    if words in phrases:
        return "alone"
    before, comma, after = line.partition(",")
    if comma and fold(before).strip(" !") in phrases and _is_name(after.strip(" .!"), least=1):
        return "named"
    return "alone" if _closes(words, line) else ""


def _closes(words: str, line: str) -> bool:
    """The formula with „хвала и“ before it or „из Чачка“ after it."""
    return any(
        _is_closed(before.split(), after.split(), line)
        for phrase in table("closings")["strong"]
        for before, found, after in [f" {words} ".partition(f" {phrase} ")]
        if found
    )


def _is_closed(before: Sequence[str], after: Sequence[str], line: str) -> bool:
    if max(len(before), len(after)) > _CLOSING_WORDS_MAX:
        return False
    return after[0] in table("closings")["from"] if after else line.rstrip()[-1] in ",!.-–"


def _named(lines: Sequence[str], zone: range, author: str) -> int | None:
    """The topmost line of the zone that is the sender's name, and is not in a list or form."""
    wanted = set(fold(author).replace(",", " ").split())
    if len(wanted) < 2:
        return None
    tail = _tail(lines, zone)
    for n in tail:
        told = set(re.split(r"[\s,.;|/–-]+", fold(lines[n])))
        alone = wanted <= told and len(told) <= len(wanted) + 7
        if alone and _stands_above(lines, n) and not _is_one_of_many(lines, n):
            return n
    return None


def _is_one_of_many(lines: Sequence[str], n: int) -> bool:
    """„Ана Илић, члан“ above „Сава Нешић, члан“: a list that the sender is on."""
    near = [lines[k] for k in (n - 1, n, n + 1) if 0 <= k < len(lines) and "," in lines[k]]
    people = [line for line in near if _is_person(line) and not _REACHABLE.search(line)]
    return lines[n] in people and len(people) > 1


def _tail(lines: Sequence[str], zone: range) -> range:
    """The part of the zone below the last sentence, list, table or form."""
    first = zone.start
    for n in zone:
        if _is_told(lines[n]):
            first = n + 1
    return range(first, zone.stop)


def _is_told(line: str) -> bool:
    """Something is said or listed here: no line of a signature."""
    bare = line.strip()
    if not bare:
        return False
    if _LISTED.match(bare) or _TABLE.search(line):
        return True
    if _FIELD.match(bare) and not (_REACH.match(bare) or _REACHABLE.search(bare)):
        return True
    return _is_sentence(bare) or bool(_SMILEY.search(bare))


def _is_sentence(line: str) -> bool:
    """It ends like one; „d.o.o.“, „с.р.“ and „Fő tér 9.“ end so too, and are none."""
    ends = " " in line and _SENTENCE.match(line) and not _ABBREVIATED.search(line)
    return bool(ends) and not _REACHABLE.search(line)


def _stands_above(lines: Sequence[str], n: int) -> bool:
    """Words stand above, and they do not announce a list."""
    above = next((line for line in reversed(lines[:n]) if line.strip()), "")
    return bool(above) and not above.rstrip().endswith(":")


def _short_paragraph(lines: Sequence[str], zone: range, author: str) -> int | None:
    tail = [n for n in _tail(lines, zone) if lines[n].strip()]
    start = next((n for n in tail if n and _is_loose(lines[n - 1])), None)
    if start is None or not _stands_above(lines, start):
        return None
    shown = [lines[n] for n in tail if n >= start]
    if sum(_is_person(line) for line in shown) > 1 and not any(map(_REACHABLE.search, shown)):
        return None  # several people one below the other: a list
    if all(closing(line) for line in shown):
        return None  # „Хвала“ is said to us
    return start if all(_is_short(line) for line in shown) and _is_capital(shown[0]) else None


def _is_loose(above: str) -> bool:
    """Nothing above goes on in the next line: it is blank, or ends its sentence."""
    return not above.strip() or above.rstrip()[-1] in ".!?"


def _is_short(line: str) -> bool:
    return len(line) <= 70 or bool(_CUT_BY_BARS.search(line))


def _is_capital(line: str) -> bool:
    return line.lstrip(' "„“«')[:1].isupper()


def _is_person(line: str) -> bool:
    return _is_name(re.split(r"\s*[,(–—]|\s-\s", line.strip())[0], least=2)


def _is_name(text: str, least: int) -> bool:
    words = text.split()
    return least <= len(words) <= 3 and all(
        w[0].isupper() and not any(map(str.isdigit, w)) for w in words
    )
