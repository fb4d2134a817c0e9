"""The same letter as other programs write it: charset, transfer encoding, HTML, line ends."""

import re
import textwrap
from collections.abc import Iterator
from functools import partial
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from .letters import (
    Case,
    Change,
    closed,
    is_page,
    opened,
    plain_text,
    put_body,
    reheaded,
    said,
    say,
    texts,
)

# What writers of old charsets have instead of the marks that are not in them.
_SIMPLE_MARKS = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...",
     "•": "*", "·": "-", "€": "EUR", "\xa0": " "}
)  # fmt: skip
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>,;]+[^\s<>,;.]|[\w.+-]+@[\w.-]+\w")
_WORD_SPAN = "<span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>"
_WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv='
    'Content-Type content="text/html; charset=utf-8"><style><!-- p.MsoNormal {margin:0cm} -->'
    '</style></head><body lang=EN-US link="#0563C1"><div class=WordSection1>'
)
_APPLE_HEAD = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
    '<body style="word-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-'
    'space;" class="">'
)


def encoded(charset: str, transfer: str, *, label: str | None = None) -> Change:
    """Return the change that writes a letter in *charset*.

    Args:
        label: What the letter claims instead; None for the truth.
    """
    return partial(_encoded, charset=charset, transfer=transfer, label=label or charset)


def _encoded(case: Case, *, charset: str, transfer: str, label: str) -> Case | None:
    message = opened(case)
    shown = texts(message)
    whole = {id(part): _fits(said(part), charset) for part in shown}
    if not shown or None in whole.values():
        return None
    if label != charset and all(str(text).isascii() for text in whole.values()):
        return None  # no label lies about ASCII
    for part in shown:
        say(part, str(whole[id(part)]), charset=charset, transfer=transfer)
        part.set_param("charset", label)
    return closed(case, message)


def _fits(text: str, charset: str) -> str | None:
    for written in (text, text.translate(_SIMPLE_MARKS)):
        try:
            written.encode(charset)
        except UnicodeEncodeError:
            continue
        return written
    return None


def twice(case: Case) -> Case | None:
    """UTF-8 that a form took for Western Europe and encoded again."""
    message = opened(case)
    shown = texts(message)
    if not shown or all(said(part).isascii() for part in shown):
        return None
    for part in shown:
        wrong = said(part).encode().decode("latin-1")
        say(part, wrong)
    return closed(case, message)


def raw_header(charset: str) -> Change:
    """Return the change that writes subject and names as bare bytes, as old mailers do."""
    return partial(_raw_header, charset=charset)


def _raw_header(case: Case, *, charset: str) -> Case | None:
    message = opened(case)
    told: list[str] = []

    def marked(text: str) -> str:
        if text.isascii():
            return text
        told.append(text)
        return f"Mark{len(told)}mark"

    once: dict[str, str] = {}
    reheaded(message, lambda text: once.setdefault(text, marked(text)))
    marks = {mark: text for text, mark in once.items() if mark != text}
    source = closed(case, message).source
    for mark, text in marks.items():
        whole = _fits(text, charset)
        if whole is None:
            return None
        source = source.replace(mark.encode(), whole.encode(charset))
    return Case(source=source, truth=case.truth) if marks else None


def as_page(write: str) -> Change:
    """Return the change that sends what was typed as HTML only, as *write* does."""
    return partial(_as_page, write=write)


def _as_page(case: Case, *, write: str) -> Case | None:
    message = opened(case)
    plain = plain_text(message)
    if plain is None or not plain.strip():
        return None
    put_body(message, page=PAGES[write](plain.split("\n")))
    return closed(case, message)


def gmail(lines: list[str]) -> str:
    return f'<div dir="ltr">{"".join(_in_blocks(lines, GMAIL_QUOTE, gmail_line))}</div>\n'


def outlook(lines: list[str]) -> str:
    return f"{_WORD_HEAD}{''.join(map(word_line, lines))}</div></body></html>\n"


def apple(lines: list[str]) -> str:
    told = "".join(_in_blocks(lines, '<blockquote type="cite" class="">', apple_line))
    return f"{_APPLE_HEAD}{told}</body></html>\n"


PAGES = {"Gmail": gmail, "Outlook": outlook, "Apple Mail": apple}
APPLE_BREAK = '<br class="">'
GMAIL_QUOTE = (
    '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
    'border-left:1px solid rgb(204,204,204);padding-left:1ex">'
)


def _in_blocks(lines: list[str], quote: str, write) -> Iterator[str]:
    for quoted, run in groupby(lines, key=lambda line: line.startswith(">")):
        if quoted:
            bare = [line[1:].removeprefix(" ") for line in run]
            yield quote + "".join(_in_blocks(bare, quote, write)) + "</blockquote>"
        else:
            yield "".join(map(write, run))


def gmail_line(line: str) -> str:
    return f"<div>{linked(line) or '<br>'}</div>"


def apple_line(line: str) -> str:
    return f'<div class="">{linked(line) or APPLE_BREAK}</div>'


def word_line(line: str) -> str:
    return f"<p class=MsoNormal>{_WORD_SPAN}{linked(line) or '&nbsp;'}<o:p></o:p></span></p>\n"


def linked(line: str) -> str:
    """Return *line* as HTML: addresses become links, runs of blanks stay as wide."""
    out, at = [], 0
    for link in _LINK.finditer(line):
        target = ("mailto:" if "@" in link[0] else "http://") + link[0]
        target = link[0] if link[0].startswith("http") else target
        out += [escape(line[at : link.start()]), f'<a href="{target}">{link[0]}</a>']
        at = link.end()
    return ("".join(out) + escape(line[at:])).replace("  ", "&nbsp; ")


def plain_only(case: Case) -> Case | None:
    message = opened(case)
    pages = [part for part in texts(message) if is_page(part)]
    if not pages:
        return None
    plain = plain_text(message)
    put_body(message, plain=plain if plain is not None else seen(said(pages[0])))
    return closed(case, message)


def page_only(case: Case) -> Case | None:
    message = opened(case)
    pages = [part for part in texts(message) if is_page(part)]
    if len(pages) != 1 or plain_text(message) is None:
        return None
    put_body(message, page=said(pages[0]))
    return closed(case, message)


class _Seen(HTMLParser):
    """What a program shows of HTML when it saves a letter as text."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("head", "style")
        if tag in ("br", "p", "div", "tr", "li", "dt", "h1", "h2", "h3"):
            self.told.append("\n")
        elif tag in ("td", "th", "dd"):
            self.told.append("\t")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("head", "style")
        if tag == "table":
            self.told.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.told.append(re.sub(r"[\s\xa0]+", " ", data) if data.strip() else "")


def seen(page: str) -> str:
    reader = _Seen()
    reader.feed(page)
    lines = (line.strip() for line in "".join(reader.told).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def wrapped(case: Case) -> Case | None:
    """Plain text cut hard at 72 columns, as old programs send it."""
    return _rewrapped(case, _hard)


def flowed(case: Case) -> Case | None:
    """format=flowed of RFC 3676, as Thunderbird sends it."""
    return _rewrapped(case, _soft, {"format": "flowed"})


def _hard(line: str) -> list[str]:
    return textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False)


def _soft(line: str) -> list[str]:
    pieces = textwrap.wrap(line, 70, break_long_words=False, break_on_hyphens=False)
    return [f"{piece} " for piece in pieces[:-1]] + pieces[-1:]


def _rewrapped(case: Case, cut, params: dict[str, str] | None = None) -> Case | None:
    message = opened(case)
    plain = plain_text(message)
    if plain is None or (message.get_param("format") and params is None):
        return None
    out: list[str] = []
    for line in plain.split("\n"):
        kept = len(line) <= 72 or line.startswith((">", " ")) or "|" in line or "\t" in line
        out += [line if line == "-- " else line.rstrip()] if kept else cut(line)
    put_body(message, plain="\n".join(out), params=params)
    return closed(case, message)
