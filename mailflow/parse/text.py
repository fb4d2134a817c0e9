"""Parts -> the one text a person would read. Pure."""

import re
import unicodedata
from typing import Final

from mailflow.parse import html
from mailflow.parse.mime import Part, text_of

TEXT_CHARS_MAX: Final = 1_000_000  # linear up to here; more is cut and doubted
LINES_MAX: Final = 20_000
_CLEANED_MAX: Final = 3_000_000  # of characters; far above what is read
_LINE_CHARS_MAX: Final = 20_000
_POORER: Final = 0.5  # a plain part half as long as the HTML one is a stub ("your client …")
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_MARKS: Final = re.compile(r"(?:> ?)*")


def body(parts: tuple[Part, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the letter's text, "\\n" between lines, and findings; "" if there is none."""
    shown = [part for part in parts if not part.attached]
    plain = _joined([p for p in shown if p.kind != "text/html"])
    rich = _joined([p for p in shown if p.kind == "text/html"])
    text, findings = plain
    if not text.strip() or _length(text) < _POORER * _length(rich[0]):
        text, findings = rich if rich[0].strip() else plain
    return text, findings


def shortened(text: str) -> tuple[str, str]:
    """Return the beginning of *text*, and a doubt if that is not all of it."""
    kept = "\n".join(text[:TEXT_CHARS_MAX].split("\n", LINES_MAX)[:LINES_MAX])
    return (
        kept,
        "" if kept == text else f"a text of {len(text):,} characters; its end was not read",
    )


def clean(text: str) -> str:
    """Return *text* NFC, without control, bidirectional and zero-width marks, lines bounded."""
    bare = _CONTROLS.sub("", unicodedata.normalize("NFC", text[:_CLEANED_MAX]))
    lines = bare.replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    return "\n".join(line[:_LINE_CHARS_MAX].rstrip() for line in lines).strip("\n")


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def _joined(parts: list[Part]) -> tuple[str, tuple[str, ...]]:
    texts, findings = [], []
    for part in parts:
        text, finding = text_of(part)
        if part.flowed:
            text = unflowed(text, part.flowed == "delsp")
        texts.append(clean(html.to_text(text) if part.kind == "text/html" else text))
        findings += [finding] if finding else []
    return "\n".join(t for t in texts if t), tuple(findings)


def unflowed(text: str, delsp: bool = False) -> str:
    """Return *text* with the soft line breaks of RFC 3676 §4 undone.

    >>> unflowed("Пријављујем \\nАну.\\n-- \\nУдружење")
    'Пријављујем Ану.\\n-- \\nУдружење'
    """
    out: list[str] = []
    soft = ""
    for line in text.split("\n"):
        marks = _MARKS.match(line)[0]  # type: ignore[index]
        rest = line[len(marks) :]
        if out and soft == marks.replace(" ", "") + "+" and rest != "-- ":
            out[-1] += rest
        else:
            out.append(line)
        flows = rest.endswith(" ") and rest != "-- "
        soft = marks.replace(" ", "") + "+" if flows else ""
        if flows and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
