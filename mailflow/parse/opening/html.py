"""HTML -> text as a reader sees it. Pure; a table row becomes a line, cells split by tabs."""

import re
from collections.abc import Iterator
from math import inf
from typing import Any, Final

CHARS_MAX: Final = 2_000_000  # of HTML; a letter is a thousandth of it
_NESTING_MAX: Final = 400  # Lexbor needs seconds for tens of thousands of nested elements
_QUOTED_MAX: Final = 9  # levels of quotes that are marked; deeper ones say nothing more
_CELL_LINES_MAX: Final = 3  # a cell with more lines lays out the page
_SPANNED_MAX: Final = 80  # letters of a cell that is told again in the rows it reaches into
_ROWS_MAX: Final = 60  # that a cell reaches into; a party is not larger
_SPANS_MAX: Final = 300  # cells of several rows looked at; only newsletters have more
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "ul",
))  # fmt: skip
_UNSEEN: Final = frozenset(("head", "style", "script", "title", "template", "object"))
_STRIKES: Final = frozenset(("s", "strike", "del"))
_CELLS: Final = frozenset(("td", "th"))
_EDGE: Final = "\x1e"  # a block begins or ends: at least a new line
_MARGIN: Final = "\x1d"  # a paragraph begins or ends: a blank line
_CELL: Final = "\x1c"  # a cell begins
_STRUCK: Final = "\x1b"  # something struck through was here
_FILLER: Final = "\x1f"  # a no-break space alone: between blocks it is a blank line
_PICTURE: Final = re.compile(r"data:[a-z]{1,20}/[^\"'\s>]*")
_MARKS: Final = re.compile("[\x1b-\x1f]")
_BREAK: Final = re.compile(r" ?[\n\x1d\x1e](?:[\x1f ]*[\n\x1d\x1e])* ?")
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all"
)
_LINE_THROUGH: Final = "line-through"
_STRUCK_TAG: Final = re.compile(r"<(?:s|strike|del)(?:\s[^<>]*)?>", re.IGNORECASE)
_STRUCK_STYLE: Final = re.compile(r"<[^<>]*line-through")
_SPACES: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_TAG: Final = re.compile(r"<(/?)(?!br|hr|img|meta|link|input|o:|p\b|li\b)[a-zA-Z]")
_PLAIN_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
_MARKED: Final = re.compile(r"<(?:blockquote|t[dh]|li)\b", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"<[^<>]{0,1000}>")


def to_text(html: str) -> str:
    """Return what *html* shows: quotes marked with "> ", hidden and struck text dropped.

    >>> to_text("<p>Учесници</p><table><tr><td>Ана</td><td>члан</td></tr></table>")
    'Учесници\\n\\nАна\\tчлан'
    >>> to_text("<table><tr><td><s>Ана</s></td><td>испит</td></tr><tr><td>Вера</tr></table>")
    'Вера'
    >>> to_text("<table><tr><td rowspan=2>Иду<td>Ана</tr><tr><td>Вера</tr></table>")
    'Иду\\tАна\\nИду\\tВера'
    """
    # Deferred: start-up without it is 20 ms shorter, and plain letters never need it.
    from selectolax.lexbor import LexborHTMLParser

    shown = _MARKS.sub("", without_pictures(html)[:CHARS_MAX])
    if _nesting(shown) > _NESTING_MAX:
        shown = _ANY_TAG.sub("\n", shown)
    body = LexborHTMLParser(shown).body
    if body is None:
        return ""
    return _tidy(_walk(body, _spanned(body) if "rowspan" in shown else {}).replace(_STRUCK, ""))


Spanned = dict[int, list[tuple[int, str]]]  # of a row: columns and texts of cells from above


def _spanned(body: Any) -> Spanned:
    """Return by row the cells that reach into it from above: "Učesnici" beside two names."""
    found: Spanned = {}
    for cell in body.css("td[rowspan], th[rowspan]")[:_SPANS_MAX]:
        text, rows = " ".join(cell.text().split()), cell.attributes.get("rowspan") or ""
        if not 0 < len(text) <= _SPANNED_MAX or not rows.isdecimal():
            continue
        row, column = cell.parent, sum(1 for _ in _before(cell))
        for _ in range(min(int(rows), _ROWS_MAX) - 1):
            row = next((one for one in _after(row) if one.tag == "tr"), None)
            if row is None:
                break
            found.setdefault(row.mem_id, []).append((column, text))
    return found


def _before(node: Any) -> Iterator[Any]:
    while node := node.prev:
        if node.tag in _CELLS:
            yield node


def _after(node: Any) -> Iterator[Any]:
    while node := node.next:
        yield node


def shown_at_most(html: str) -> float:
    """Return a number of letters that *html* does not exceed, at a glance; blanks not counted.

    Infinity where it marks a quote, a list or a table, and only laying it out can tell.
    """
    if _MARKED.search(html):
        return inf
    return sum(map(len, _PLAIN_TAG.sub("", html).split()))


def strikes(html: str) -> bool:
    """Return whether *html* has text struck through, which says that it holds no more.

    >>> strikes("<s>Ана</s> Вера"), strikes("<span>Ана</span>")
    (True, False)
    """
    if _STRUCK_TAG.search(html):
        return True
    low = html.lower()
    return "line-through" in low and _STRUCK_STYLE.search(low) is not None


def without_pictures(html: str) -> str:
    """Return *html* without the pictures written into it: megabytes nobody reads."""
    return _PICTURE.sub("", html)


def _nesting(html: str) -> int:
    depth = deepest = 0
    for mark in _TAG.finditer(html):
        depth = max(0, depth - 1) if mark[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _walk(body: Any, spanned: Spanned) -> str:
    """Return the text under *body*; a loop, as a letter may nest deeper than Python calls."""
    stack: list[tuple[Any, Iterator[Any], list[str]]] = [(body, _children(body), [])]
    while True:
        node, children, told = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if node.mem_id in spanned:
                told = [_with_spanned("".join(told), spanned[node.mem_id])]
            text = _element(node, told, sum(frame[0].tag == "blockquote" for frame in stack))
            if not stack:
                return text
            stack[-1][2].append(text)
        elif (bare := _bare(child)) is not None:
            told.append(bare)
        elif not _is_unseen(child):
            stack.append((child, _children(child), []))


def _with_spanned(row: str, spanned: list[tuple[int, str]]) -> str:
    """Return the cells of a row and those that reach into it, in order."""
    cells = row.split(_CELL)
    for column, text in sorted(spanned):
        cells.insert(column + 1, text)
    return _CELL.join(cells)


def _bare(node: Any) -> str | None:
    """Return what stands for a node that is looked into no further; None for any other."""
    if node.tag == "-text":
        return _said(node.text_content or "")
    if node.tag == "br":
        return "\n"
    return _STRUCK if _is_struck(node) else None


def _said(text: str) -> str:
    return _FILLER if "\xa0" in text and not text.strip() else _SPACES.sub(" ", text)


def _children(node: Any) -> Iterator[Any]:
    return iter(node.iter(include_text=True))


def _is_unseen(node: Any) -> bool:
    if node.tag in _UNSEEN or node.tag[0] in "-!":
        return True
    marks = node.attributes
    return "hidden" in marks or bool(_HIDDEN.search((marks.get("style") or "").lower()))


def _is_struck(node: Any) -> bool:
    return node.tag in _STRIKES or _LINE_THROUGH in (node.attributes.get("style") or "").lower()


def _element(node: Any, told: list[str], quotes: int) -> str:
    tag, text = node.tag, "".join(told)
    if tag in _CELLS:
        return _CELL + text
    if tag == "tr":
        return _row(text.split(_CELL)[1:])
    if tag == "blockquote" and quotes < _QUOTED_MAX and _is_quote(node):
        return (
            _EDGE + "\n".join(f"> {line}".rstrip() for line in _tidy(text).split("\n")) + _EDGE
        )
    if tag == "pre":
        return _EDGE + (node.text() or "") + _EDGE
    edge = _edge(node)
    return edge + ("- " if tag == "li" else "") + text + edge


def _row(cells: list[str]) -> str:
    """Outlook and newsletters lay out pages in tables: cells with many lines are no data."""
    if _strikes_row(cells):
        return _EDGE
    shown = [_tidy(cell.replace(_CELL, " ").replace(_STRUCK, "")) for cell in cells]
    filled = [cell for cell in shown if cell]
    lines_max = 1 if len(filled) == 1 else _CELL_LINES_MAX
    if len(shown) == 1 or any("\t" in c or c.count("\n") >= lines_max for c in filled):
        return _EDGE + _EDGE.join(shown) + _EDGE
    return _EDGE + "\t".join(" ".join(c.split()) for c in shown) + _EDGE


def _strikes_row(cells: list[str]) -> bool:
    """What the row is about is struck through, and what stands beside it says why.

    A number may stand before it; a struck number of a telephone leaves the row.
    """
    first = cells[1:] if cells and cells[0].strip().rstrip(".").isdigit() else cells
    return bool(first) and first[0].strip(f" \n{_EDGE}{_MARGIN}{_FILLER}") == _STRUCK


def _is_quote(node: Any) -> bool:
    """Gmail and Outlook also indent with it: then it has no border, or nothing at all."""
    if not node.attributes:
        return False
    style = (node.attributes.get("style") or "").replace(" ", "")
    return "border:none" not in style and not (
        "margin-left" in style and "border" not in style and "cite" not in node.attributes
    )


def _edge(node: Any) -> str:
    """Paragraphs of Word have no margin: Outlook writes every line as one."""
    if node.tag != "p":
        return _EDGE if node.tag in _BLOCKS else ""
    style = (node.attributes.get("style") or "").replace(" ", "")
    word = (node.attributes.get("class") or "").startswith("Mso")
    return _EDGE if word or "margin:0" in style or "margin-bottom:0" in style else _MARGIN


def _tidy(text: str) -> str:
    broken = _BREAK.sub(_newlines, text).replace(_FILLER, " ")
    lines = (line if line.startswith(">") else line.strip(" ") for line in broken.split("\n"))
    return "\n".join(lines).strip("\n")


def _newlines(gap: re.Match[str]) -> str:
    """A break that ends a block is not seen; an empty block with a break is a blank line."""
    marks = gap[0].replace(" ", "")
    count = marks.count("\n") + marks.count(_FILLER) + (marks[0] != "\n")
    return "\n" * min(max(count, 2 if _MARGIN in marks else 1), 3)
