"""An own passage -> own words, signature, small print. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.parse.letter import Kind, Passage
from mailflow.parse.opening import tails
from mailflow.parse.opening.phrases import all_in, found, longest_in, opened, table
from mailflow.script import fold

_OPENING_QUOTES: Final = tuple('"„“”«»')
_DEVICE_CHARS_MAX: Final = 120  # "Sent from …" is one short line
_LINE_CHARS_MAX: Final = 3_000
_UNWRAPPED_CHARS: Final = 100  # a longer line was never wrapped: it is a paragraph of its own
_KINDS: Final = ("legal", "green", "mailing")
_SEPARATOR: Final = re.compile(r"[\s>]*[-_=*~#—–]{4,}\s*")


def split(own: Passage, author: str = "") -> Iterator[Passage]:
    """Return *own* cut into own words, signature and small print, in the order written."""
    lines = own.text.split("\n")
    kinds: list[Kind | None] = [Kind.OWN] * len(lines)  # None: a mark that is nobody's text
    for start, end in _small_print(lines):
        kinds[start:end] = [Kind.DISCLAIMER] * (end - start)
        if start and _SEPARATOR.fullmatch(lines[start - 1]):
            kinds[start - 1] = Kind.DISCLAIMER
    own_words = [
        line if kind is Kind.OWN else "" for line, kind in zip(lines, kinds, strict=True)
    ]
    begin, end, words = tails.signature(own_words, author)
    for n in range(begin, end):
        if kinds[n] is Kind.OWN:
            kinds[n] = Kind.SIGNATURE
    for n in range(words, begin):
        kinds[n] = None
    return _cut(own, lines, kinds)


def _cut(own: Passage, lines: list[str], kinds: list[Kind | None]) -> Iterator[Passage]:
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and (kinds[end] is kinds[start] or not lines[end].strip()):
            continue
        body = lines[start:end]
        blank = next((n for n, line in enumerate(body) if line.strip()), len(body))
        kind = kinds[start]
        if kind is not None:
            text = "\n".join(body[blank:]).rstrip("\n")
            line = own.line + start + blank
            yield Passage(kind=kind, name=own.name, line=line, text=text, sender=own.sender)
        start = end


def _small_print(lines: list[str]) -> Iterator[tuple[int, int]]:
    told = fold(" ".join(lines))  # most letters have none: a glance at the whole is enough
    begun = opened(told.replace("_", " "))
    legal = any(longest_in("disclaimers", kind, told, begun) for kind in _KINDS)
    device = tuple(all_in("disclaimers", "device", told, begun))
    if not (legal or device):
        return
    for start, end in _paragraphs(lines):
        if legal:
            yield from _legal(lines, start, end)
        for n in range(start, end):
            if len(lines[n]) < _DEVICE_CHARS_MAX and _bare(lines[n]).startswith(device):
                yield n, n + 1


def _bare(line: str) -> str:
    return fold(line).strip("-_=*[]<> ")


def _legal(lines: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The small print of a paragraph, from its first legal word on.

    One such word may be anybody's; two in a paragraph are a lawyer's.
    """
    folded = [fold(line[:_LINE_CHARS_MAX]) for line in lines[start:end]]
    text = " ".join(folded)
    legal = set(found("disclaimers", "legal").findall(text)) if _has("legal", text) else ()
    kinds = ("legal",) if len(legal) > 1 else ("green", "mailing")
    kind = next((one for one in kinds if _has(one, text)), None)
    if kind is None:
        return
    for n, line in enumerate(folded):
        said = found("disclaimers", kind).search(line)
        # „Čuvajmo prirodu“ in quotation marks is whom the letter comes from.
        if said and line[max(0, said.start() - 1) : said.start()] not in _OPENING_QUOTES:
            yield start + n, end
            return


def _has(kind: str, text: str) -> bool:
    """A phrase of *kind* is in a folded text; far quicker than to look where."""
    return any(map(text.__contains__, table("disclaimers")[kind]))


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Runs without a blank line; a line too long to have been wrapped is one by itself."""
    start = 0
    for end in range(len(lines) + 1):
        last = end == len(lines)
        alone = not last and len(lines[end]) > _UNWRAPPED_CHARS
        if last or alone or not lines[end].strip():
            if end > start:
                yield start, end
            if alone:
                yield end, end + 1
            start = end + 1
