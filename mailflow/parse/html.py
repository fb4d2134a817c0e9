"""HTML -> text as a reader sees it. Pure; a table row becomes a line, cells split by tabs."""

import re
from collections.abc import Iterator
from typing import Any, Final

_CHARS_MAX: Final = 2_000_000  # of HTML; a letter is a thousandth of it
_NESTING_MAX: Final = 400  # Lexbor needs seconds for tens of thousands of nested elements
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_EDGE: Final = "\x1e"  # a block begins or ends: at least a new line
_MARGIN: Final = "\x1d"  # a paragraph begins or ends: a blank line
_BREAK: Final = re.compile(r" ?[\n\x1d\x1e][\n\x1d\x1e ]*")
_JOINED: Final = {ord(c): " " for c in "\n\t\x1d\x1e"}
_UNSEEN: Final = frozenset(("head", "style", "script", "title", "template", "object"))
_CELLS: Final = frozenset(("td", "th"))
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
)
_SPACES: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_OPENING: Final = re.compile(
    r"<(/?)(?!br|hr|img|meta|link|input|o:|p\b|li\b|td\b|tr\b)[a-zA-Z]"
)


def to_text(html: str) -> str:
    """Return what *html* shows: quotes marked with "> ", hidden text dropped.

    >>> to_text("<p>Учесници</p><table><tr><td>Ана</td><td>члан</td></tr></table>")
    'Учесници\\nАна\\tчлан'
    """
    # Deferred: start-up without it is 20 ms shorter, and plain letters never need it.
    from selectolax.lexbor import LexborHTMLParser

    shown = html[:_CHARS_MAX]
    if _nesting(shown) > _NESTING_MAX:
        shown = re.sub(r"<[^>]{0,1000}>", "\n", shown)
    body = LexborHTMLParser(shown).body
    return "" if body is None else _tidy(_walk(body))


def _nesting(html: str) -> int:
    depth = deepest = 0
    for mark in _OPENING.finditer(html):
        depth = max(0, depth - 1) if mark[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _walk(node: Any) -> str:
    out: list[str] = []
    for child in node.iter(include_text=True):
        out.extend(_element(child))
    return "".join(out)


def _element(node: Any) -> Iterator[str]:
    tag = node.tag
    if tag == "-text":
        yield _SPACES.sub(" ", node.text_content or "")
    elif tag == "br":
        yield "\n"
    elif tag in _UNSEEN or tag[0] in "-!" or _hidden(node):
        return
    elif tag in _CELLS:
        yield "\t" + " ".join(_walk(node).translate(_JOINED).split())
    elif tag == "blockquote":
        marked = (f"> {line}".rstrip() for line in _tidy(_walk(node)).split("\n"))
        yield _EDGE + "\n".join(marked) + _EDGE
    else:
        edge = _edge(node)
        yield edge + ("- " if tag == "li" else "") + _walk(node) + edge


def _edge(node: Any) -> str:
    """Paragraphs of Word have no margin: Outlook writes every line as one."""
    if node.tag != "p":
        return _EDGE if node.tag in _BLOCKS else ""
    style = (node.attributes.get("style") or "").replace(" ", "")
    word = (node.attributes.get("class") or "").startswith("Mso")
    return _EDGE if word or "margin:0" in style or "margin-bottom:0" in style else _MARGIN


def _hidden(node: Any) -> bool:
    style = node.attributes.get("style") or ""
    return "hidden" in node.attributes or bool(_HIDDEN.search(style.lower()))


def _tidy(text: str) -> str:
    broken = _BREAK.sub(_newlines, text)
    return "\n".join(_line(line) for line in broken.split("\n")).strip("\n")


def _newlines(gap: re.Match[str]) -> str:
    """A break that ends a block is not seen; an empty block with a break is a blank line."""
    marks = gap[0].replace(" ", "")
    count = marks.count("\n") + (marks[0] != "\n")
    return "\n" * min(max(count, 2 if _MARGIN in marks else 1), 3)


def _line(line: str) -> str:
    if line.startswith(">"):
        return line
    if "\t" not in line:
        return line.strip(" ")
    return "\t".join(cell.strip() for cell in line.strip(" ").removeprefix("\t").split("\t"))
