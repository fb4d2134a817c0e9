"""An own passage -> own words, signature, small print. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Kind, Passage
from mailflow.parse.phrases import table
from mailflow.script import fold

_CLOSING_CHARS_MAX: Final = 60
_SIGNATURE_LINES_MAX: Final = 18
_SIGNATURE_CHARS_MAX: Final = 90  # longer lines are sentences
_DELIMITER: Final = re.compile(r"--\s?")
_SEPARATOR: Final = re.compile(r"\s*[-_=*~·.]{3,}\s*")
_ASCII_TABLE: Final = re.compile(r"[|\t]")


def split(own: Passage) -> Iterator[Passage]:
    """Return *own* cut into own words, signature and small print, in the order written."""
    lines = own.text.split("\n")
    kinds = [Kind.OWN] * len(lines)
    for start, end in _small_print(lines):
        kinds[start:end] = [Kind.DISCLAIMER] * (end - start)
    begin = _signature(lines, kinds)
    for n in range(begin, len(lines)):
        if kinds[n] is Kind.OWN:
            kinds[n] = Kind.SIGNATURE
    return _cut(own, lines, kinds)


def _cut(own: Passage, lines: list[str], kinds: list[Kind]) -> Iterator[Passage]:
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and (kinds[end] is kinds[start] or not lines[end].strip()):
            continue
        body = lines[start:end]
        skipped = next((n for n, line in enumerate(body) if line.strip()), len(body))
        text = "\n".join(body[skipped:]).rstrip("\n")
        yield replace(own, kind=kinds[start], line=own.line + start + skipped, text=text)
        start = end


def _small_print(lines: list[str]) -> Iterator[tuple[int, int]]:
    device = table("disclaimers")["device"]
    for start, end in _paragraphs(lines):
        if _is_legal(fold(" ".join(lines[start:end])[:3000])):
            yield start, end
        for n in range(start, end):
            if len(lines[n]) < 100 and fold(lines[n]).lstrip("-_=* ").startswith(device):
                yield n, n + 1


def _is_legal(paragraph: str) -> bool:
    """One such word may be anybody's; two in a paragraph are a lawyer's."""
    words = table("disclaimers")
    legal = sum(phrase in paragraph for phrase in words["legal"])
    return legal >= 2 or any(phrase in paragraph for phrase in words["green"])


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in range(len(lines) + 1):
        if end == len(lines) or not lines[end].strip():
            if end > start:
                yield start, end
            start = end + 1


def _signature(lines: list[str], kinds: list[Kind]) -> int:
    """Return the line at which the signature begins; len(lines) if there is none."""
    for n, line in enumerate(lines):
        if _DELIMITER.fullmatch(line):
            return n
    last = max(
        (n for n, k in enumerate(kinds) if k is Kind.OWN and lines[n].strip()), default=-1
    )
    for n in range(last, max(-1, last - _SIGNATURE_LINES_MAX), -1):
        if is_closing(lines[n]):
            return n + 1
        if len(lines[n]) > _SIGNATURE_CHARS_MAX and kinds[n] is Kind.OWN:
            break
    return len(lines)


def is_closing(line: str) -> bool:
    """A formula such as „С поштовањем,“ stands on the line, alone or with a name."""
    if len(line) > _CLOSING_CHARS_MAX or not line.strip():
        return False
    words = fold(line).strip(" .,!;:-–—*_")
    if words in table("closings")["closing"]:
        return True
    start = next((p for p in table("closings")["closing"] if words.startswith(p)), "")
    return bool(start) and words[len(start) : len(start) + 1] in (",", "!")
