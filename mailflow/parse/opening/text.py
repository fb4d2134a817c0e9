"""Parts -> the one text a person would read. Pure."""

import re
import unicodedata
from html import unescape
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.opening import charset, html
from mailflow.parse.opening.lookalikes import one_script
from mailflow.parse.opening.mime import Part, text_of
from mailflow.reasons import doubt

UNREAD: Final = "; its end was not read"
STRUCK: Final = "struck through"
_STRUCK: Final = f"text {STRUCK} was left out"
TEXT_CHARS_MAX: Final = 1_000_000  # linear up to here; more is cut and doubted
LINES_MAX: Final = 20_000
_CLEANED_MAX: Final = 3_000_000  # of characters; far above what is read
LINE_CHARS_MAX: Final = 20_000
_POORER: Final = 0.5  # a plain part half as long as the HTML one is a stub ("your client …")
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_GAPS: Final = re.compile(r"\n+")
_GAPS_MIN: Final = 5  # a letter with fewer lines may be spaced like that by hand
# Quotation marks of keyboards without any: ,,Iskra'' and ''Iskra''.
_TYPED_MARKS: Final = re.compile(r"(?:,,|'')(?=\w)([^\n,'„“”\"]{1,60})(?:''|,,|[“”\"])")
# Letters as a form on the web writes them into plain text: "Sti&#382;e", "Po&scaron;tovani".
_ENTITY: Final = re.compile(r"&(?:#\d{2,5}|#x[\da-fA-F]{2,4}|[A-Za-z]{3,8});")
_BLANKS: Final = re.compile("[\u00a0\u2007\u2009\u202f\u3000]")
_TABLE: Final = re.compile(r"\t|\|.*\|| {3,}\S")


def body(parts: tuple[Part, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the letter's text, "\\n" between lines, and findings; "" if there is none."""
    shown = [part for part in parts if not part.attached]
    plain = _joined([p for p in shown if not _is_html(p)])
    styled = [p for p in shown if _is_html(p)]
    if plain[0] and _adds_nothing(plain[0], styled):
        return plain
    rich = _joined(styled)
    better = _is_poorer(plain[0], rich[0]) or _STRUCK in rich[1]
    return rich if rich[0].strip() and better else plain


def _adds_nothing(plain: str, styled: list[Part]) -> bool:
    """The same words with tags around them, as nearly always: no need to lay them out."""
    told = [charset.widest(p.payload, p.charset) for p in styled]
    most = sum(map(html.shown_at_most, told))
    return _POORER * most <= _length(plain) and not any(map(html.strikes, told))


def _is_html(part: Part) -> bool:
    start = part.payload[:200].lstrip().lower()
    return part.kind == "text/html" or start.startswith((b"<!doctype html", b"<html"))


def _is_poorer(plain: str, rich: str) -> bool:
    """A stub („your program cannot show HTML“), or a table whose cells fell apart."""
    rows = sum("\t" in line for line in rich.split("\n"))
    return _length(plain) < _POORER * _length(rich) or (rows > 1 and not _TABLE.search(plain))


def shortened(text: str) -> tuple[str, Doubt | None]:
    """Return the beginning of *text*, and a doubt if that is not all of it."""
    if len(text) < min(LINES_MAX, LINE_CHARS_MAX):
        return text, None
    lines = text[:TEXT_CHARS_MAX].split("\n", LINES_MAX)[:LINES_MAX]
    kept = "\n".join(line[:LINE_CHARS_MAX] for line in lines)
    return kept, None if kept == text else doubt("text_cut", f"{len(text):,}")


def clean(text: str) -> str:
    """Return *text* NFC, without control, bidirectional and zero-width marks.

    Blanks of all kinds are one; so are letters that only look alike, within a word. Letters
    spelled as in HTML are those letters.
    """
    typed = _ENTITY.sub(lambda m: unescape(m[0]), text[:_CLEANED_MAX])
    bare = _CONTROLS.sub("", unicodedata.normalize("NFC", typed))
    bare = one_script(_BLANKS.sub(" ", bare))
    if ",," in bare or "''" in bare:
        bare = _TYPED_MARKS.sub("„\\1“", bare)
    lines = bare.replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    shown = [line.rstrip() for line in lines]
    if any(line and line[0] != " " for line in shown):  # nearly always, and the first tells
        return "\n".join(shown).strip("\n")
    indent = min((len(line) - len(line.lstrip(" ")) for line in shown if line), default=0)
    return "\n".join(line[indent:] for line in shown).strip("\n")


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def _joined(parts: list[Part]) -> tuple[str, tuple[str, ...]]:
    texts, findings = [], []
    for part in parts:
        text, finding = text_of(part)
        if part.flowed:
            text = unflowed(text, part.flowed == "delsp")
        if _is_html(part):
            size = len(html.without_pictures(text))
            findings += (
                [f"HTML of {size:,} characters{UNREAD}"] if size > html.CHARS_MAX else []
            )
            findings += [_STRUCK] if html.strikes(text) else []
            text = html.to_text(text)
        texts.append(single_spaced(clean(text)))
        findings += [finding] if finding else []
    return "\n".join(t for t in texts if t), tuple(findings)


def single_spaced(text: str) -> str:
    """Return *text* without the blank line that a program put below every line.

    It is seen by this: no two lines stand together, and where a blank line was there are three.

    >>> single_spaced("Драги,\\n\\n\\n\\nдолазе:\\n\\nАна\\n\\nСава\\n\\n\\n\\nВера\\n\\nНиш")
    'Драги,\\n\\nдолазе:\\nАна\\nСава\\n\\nВера\\nНиш'
    """
    gaps = [len(gap) for gap in _GAPS.findall(text)] if "\n\n\n\n" in text else ()
    if len(gaps) < _GAPS_MIN or 1 in gaps or gaps.count(4) < 1:
        return text
    return _GAPS.sub(lambda gap: "\n" * (len(gap[0]) // 2), text)


def unflowed(text: str, delsp: bool = False) -> str:
    """Return *text* with the soft line breaks of RFC 3676 §4 undone.

    >>> unflowed("Пријављујем \\nАну.\\n-- \\nУдружење")
    'Пријављујем Ану.\\n-- \\nУдружење'
    """
    out: list[str] = []
    flows, depth = False, 0
    for line in text.split("\n"):
        bare = line.lstrip(">")
        level = len(line) - len(bare)
        said = bare.removeprefix(" ")  # §4.4: a blank in front is stuffing
        if flows and level == depth and said != "-- ":
            out[-1] += said
        else:
            out.append(">" * level + (" " if level else "") + said)
        flows, depth = said.endswith(" ") and said != "-- ", level
        if flows and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
