"""Where a signature begins and ends. Pure.

In this order: the "-- " of RFC 3676, the formula that closes a letter, the sender's own name
standing alone, and, with nothing of these, a last paragraph of short lines. Who comes is often
told in short lines too: in doubt a line is the sender's own word.
"""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.letter import BULLETS
from mailflow.parse.opening.closings import closing, is_name
from mailflow.parse.opening.phrases import is_any_in
from mailflow.script import fold

_LINES_MAX: Final = 18  # of a signature; the longest real ones have 14
_LINE_CHARS_MAX: Final = 90  # longer lines are sentences, unless they are cut by bars
_TABLE_LINES_MIN: Final = 3  # a signature has two such lines at most
_BROKEN_MIN: Final = 50  # a line that a program broke is at least so long
_NAME_EXTRA_WORDS_MAX: Final = 7  # beside the sender's name: post, organisation, town
_SIGNER_MAX: Final = 3  # lines from who signs to his house: a post, a number
_WEIGHTY_CHARS: Final = 60
_DELIMITER: Final = re.compile(r"--\s?|__")
_CUT_BY_BARS: Final = re.compile(r"\s[|•·/]\s|www\.|@")
_ENDS: Final = frozenset(".?!;:…")  # of a sentence
_ABBREVIATED: Final = re.compile(r"\b[^\W\d]\.$")
_NUMBERED: Final = re.compile(r"\d\.$")
_HOUR: Final = re.compile(r" [a-zа-ш] \d{1,2}\.$|\d:\d\d\.$")  # "stiže u 9."
_STREET_SMALL_MAX: Final = 2  # words of "ulica kralja Petra 9."
_SMILEY: Final = re.compile(r"[:;]-?[)(DP]")
_LISTED: Final = re.compile(rf"\s*(?:[-–—{BULLETS}]\s|\(?(?:\d{{1,2}}[.)]\s?\D|[a-zа-ш]\)\s))")
_TABLE: Final = re.compile(r"\t|\|.*\||-{3,}[+|]")
_GAP: Final = re.compile(r"\S {3,}(?=\S)")  # keeps two cells apart
_GAPS_MIN: Final = 2  # three cells; two may be set apart for looks
_FIELD: Final = re.compile(r"\s*[^\W\d_][^:@/]{2,40}:\s+\S")
_PAIR: Final = re.compile(
    r"[^\W\d_a-zа-ш][^\W\d_]+ (?:i|и|and|és|dhe|și|a|te|та) [^\W\d_a-zа-ш]"
)
_TURNED: Final = re.compile(r"\s*([^\W\d_]+(?:[ -][^\W\d_]+)?),( [^\W\d_]+)\s*(?:$|[(–—-])")
_SMALL: Final = re.compile(r"(?<![\w@.-])[^\W\d_]{2,}(?![\w@.-]*[\w@])")
_SMALL_MIN: Final = 7  # words of a sentence around an address; a signature has fewer
_APART: Final = re.compile(r"[\s,.;|/–-]+")
_BEHIND: Final = re.compile(r"\s*[,(–—]|\s-\s")
_POSTSCRIPT: Final = re.compile(
    r"\s*(?:P\.?\s?[PS]\.?\s?S?|П\.?\s?С|N\.?\s?B|Н\.?\s?Б)\b[.:]?\s"
)
_REACH: Final = re.compile(
    r"\s*(?:tel|mob|fax|faks|gsm|phone|telefon|cell|e-?mail|mejl|imejl|web|sajt|www|http"
    r"|t|m|f|e|p|w|ph|mb|pib|adresa|address|centrala|lokal|тел|моб|факс|телефон|имејл|мејл"
    r"|е-?пошта|сајт|веб|адреса|пиб|мб|т|м|ф|е)\b",
    re.IGNORECASE,
)
_ABOVE_MAX: Final = 200  # lines in which to look for something said
_REACHABLE: Final = re.compile(r"@|www\.|https?:|\d[\d /().-]{5,}")


def signature(lines: Sequence[str], author: str) -> tuple[int, int, int]:
    """Return where the signature begins and ends, and where the words before it end.

    Args:
        lines: Of the sender's own words; blank where others speak.
        author: Display name of the letter's sender.

    Returns:
        Three times len(lines) if there is none. A delimiter stands between words and begin.
    """
    zone = _zone(lines)
    for n in reversed(range(max(zone.start - 1, 0), len(lines) - 1)):
        if _DELIMITER.fullmatch(lines[n]) and not any(map(_is_listed, lines[n + 1 :])):
            return n + 1, len(lines), n
    begin = _closing(lines, zone)
    if begin is None:
        tail = _tail(lines, zone)
        begin = _named(lines, tail, author)
        begin = _short_paragraph(lines, tail) if begin is None else begin
    if begin is None:
        return len(lines), len(lines), len(lines)
    return begin, _end(lines, begin), begin


def _zone(lines: Sequence[str]) -> range:
    """The last lines, as far up as they could belong to a signature; never the very first."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    first = len(lines)
    for n in reversed(filled[1:][-_LINES_MAX:]):
        if len(lines[n]) > _LINE_CHARS_MAX and not _CUT_BY_BARS.search(lines[n]):
            break
        first = n
    return range(first, len(lines))


def _end(lines: Sequence[str], begin: int) -> int:
    """A new paragraph below that says or lists something is the sender's own word again."""
    below = range(begin + 1, len(lines))
    loose = (n for n in below if not lines[n - 1].strip() and lines[n].strip())
    return next((n for n in loose if _is_told(lines[n]) or _is_list(lines, n)), len(lines))


def _closing(lines: Sequence[str], zone: range) -> int | None:
    below = False
    for n in reversed(zone):
        kind = closing(lines[n])
        if kind == "named":
            return n
        if kind == "alone" and below:
            return n + 1 if _signs(lines, n + 1) else None
        below = below or bool(lines[n].strip())
    return None


def _signs(lines: Sequence[str], begin: int) -> bool:
    """What stands first below the formula is a name, no sentence: „Поздрав,“ also greets."""
    first = next((n for n in range(begin, len(lines)) if lines[n].strip()), begin)
    return not _is_told(lines[first]) and not _is_list(lines, first)


def _named(lines: Sequence[str], tail: range, author: str) -> int | None:
    """The topmost line of the tail that is the sender's name, and is not in a list or form."""
    wanted = set(fold(author).replace(",", " ").split())
    if len(wanted) < 2:
        return None
    for n in tail:
        alone = _is_author(lines[n], wanted)
        if alone and _stands_above(lines, n) and not _is_list(lines, n):
            return n if is_name(author, least=2) else _who_signs(lines, tail, n)
    return None


def _who_signs(lines: Sequence[str], tail: range, house: int) -> int:
    """Return where „Ана Илић, секретар“ stands above the *house* that the address shows."""
    top = house
    while top - 1 in tail and lines[top - 1].strip() and house - top < _SIGNER_MAX:
        top -= 1
    people = sum(map(_is_person, lines[top:house]))
    alone = people == 1 and _is_person(lines[top]) and _stands_above(lines, top)
    return top if alone and (not top or _is_loose(lines[top - 1])) else house


def _is_author(line: str, wanted: set[str]) -> bool:
    """The line is the sender's name, and at most his post, house or town."""
    told = set(_APART.split(fold(line)))
    return wanted <= told and len(told) <= len(wanted) + _NAME_EXTRA_WORDS_MAX


def is_whole(text: str, author: str) -> bool:
    """Nothing is said in *text*, which the sender's name opens: it is all signature."""
    lines = [line for line in text.split("\n") if line.strip()]
    wanted = set(fold(author).replace(",", " ").split())
    if len(wanted) < 2 or len(lines) > _LINES_MAX or any(map(_is_told, lines)):
        return False
    return _is_author(lines[0], wanted) and not _is_list(lines, 0)


def _short_paragraph(lines: Sequence[str], tail: range) -> int | None:
    filled = [n for n in tail if lines[n].strip()]
    start = next((n for n in filled if n and _is_loose(lines[n - 1])), None)
    if start is None or not _stands_above(lines, start):
        return None
    shown = [lines[n] for n in filled if n >= start]
    if sum(map(_is_person, shown)) > 1 and not any(map(_REACHABLE.search, shown)):
        return None  # several people one below the other: a list
    if all(map(closing, shown)):
        return None  # „Хвала“ is said to us
    return start if all(map(_is_short, shown)) and _is_capital(shown[0]) else None


def _tail(lines: Sequence[str], zone: range) -> range:
    """The part of the zone below the last sentence, list, table or form."""
    told = (n + 1 for n in reversed(zone) if _is_told(lines[n]) or _goes_on(lines, n))
    return range(next(told, zone.start), zone.stop)


def _goes_on(lines: Sequence[str], n: int) -> bool:
    """A program broke the sentence that ends here, and what is left looks like no sentence."""
    above, bare = lines[n - 1].rstrip() if n else "", lines[n].strip()
    broken = len(above) >= _BROKEN_MIN and above[-1] not in ".!?:;"
    return broken and bare[:1].islower() and bare[-1] in ".!?:"


def _stands_above(lines: Sequence[str], n: int) -> bool:
    """Something is said above, else these lines say it; and it does not announce a list."""
    near = lines[max(0, n - _ABOVE_MAX) : n]
    above = next((line for line in reversed(near) if line.strip()), "")
    return not above.rstrip().endswith(":") and any(map(_is_weighty, near))


def _is_told(line: str) -> bool:
    """Something is said or listed here: no line of a signature."""
    bare = line.strip()
    if not bare:
        return False
    if (bare.endswith(":") and not closing(bare)) or _is_sentence(bare) or _is_listed(line):
        return True
    return _smiles(bare) or is_any_in("automatic", "registers", fold(bare))


def _smiles(line: str) -> bool:
    return bool(_SMILEY.search(line))


def _is_listed(line: str) -> bool:
    """A bullet, a row, a field of a form, a pair of people, a postscript."""
    if any(p.match(line) for p in (_LISTED, _POSTSCRIPT)) or _is_row(line):
        return True
    field = _FIELD.match(line) and not (_REACH.match(line) or _REACHABLE.search(line))
    return bool(field) or bool(_PAIR.search(line) and not _REACHABLE.search(line))


def _is_row(line: str) -> bool:
    """„Круг | Обилићев венац 5 | www.krug.rs“ is cut by bars too, and is no row of a table."""
    contact = _REACHABLE.search(line) and "\t" not in line and not line.startswith("|")
    table = _TABLE.search(line) or len(_GAP.findall(line)) >= _GAPS_MIN
    return bool(table) and not contact


def _is_list(lines: Sequence[str], n: int) -> bool:
    """„Ана Илић, члан“ and „Сава Нешић, члан“ one below the other, or a table cut by bars."""
    if _barred(lines, n) >= _TABLE_LINES_MIN:
        return True
    near = [lines[k] for k in (n - 1, n, n + 1) if 0 <= k < len(lines) and "," in lines[k]]
    people = [line for line in near if _is_person(line) and not _REACHABLE.search(line)]
    return lines[n] in people and len(people) > 1


def _barred(lines: Sequence[str], n: int) -> int:
    """Return how many lines around *n* are cut by as many bars as it is, two at least."""
    bars = lines[n].count("|")
    if bars < 2:
        return 0
    alike = [line.count("|") == bars for line in lines]
    below = next((k for k in range(n, len(lines)) if not alike[k]), len(lines))
    above = next((k for k in range(n, -1, -1) if not alike[k]), -1)
    return below - above - 1


def _is_sentence(line: str) -> bool:
    """It ends like one; „d.o.o.“, „с.р.“ and „Fő tér 9.“ end so too, and are none.

    With an address in it it is one if it has many a small word: "odgovorite na ana@…, molim".
    """
    if " " not in line or line[-1] not in _ENDS or _ABBREVIATED.search(line):
        return False
    small = sum(map(str.islower, _SMALL.findall(line)))
    if small <= _STREET_SMALL_MAX and _NUMBERED.search(line) and not _HOUR.search(line):
        return False
    return small >= _SMALL_MIN or not _REACHABLE.search(line)


def _is_weighty(line: str) -> bool:
    """The letter said something here: a sentence, a list, or a line too long for a name."""
    return len(line) > _WEIGHTY_CHARS or _is_told(line)


def _is_loose(above: str) -> bool:
    """Nothing above goes on in the next line: it is blank, or ends its sentence."""
    return not above.strip() or above.rstrip()[-1] in ".!?"


def _is_short(line: str) -> bool:
    return len(line) <= 70 or bool(_CUT_BY_BARS.search(line))


def _is_capital(line: str) -> bool:
    return line.lstrip(' "„“«')[:1].isupper()


def _is_person(line: str) -> bool:
    """A name opens the line: „Ана Илић, члан“, „Илић, Ана (члан)“."""
    turned = _TURNED.match(line)
    return bool(turned and is_name(turned[1] + turned[2], least=2)) or is_name(
        _BEHIND.split(line.strip(), maxsplit=1)[0], least=2
    )
