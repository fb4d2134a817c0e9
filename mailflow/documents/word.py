"""Word and Writer documents -> text. Pure; a table row is a line, its cells split by tabs."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from mailflow.documents.cells import cell
from mailflow.documents.packages import Package, attribute, local

_SPACES: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "line-break": "\n"}
# Word repeats a text box for older programs, and keeps what was deleted.
_UNSEEN: Final = frozenset(("Fallback", "del", "moveFrom", "instrText", "annotation", "note"))
_REPEATED_MAX: Final = 50


def docx(source: bytes) -> str:
    """Return the text of a Word document, the headers of its pages first."""
    package = Package(source)
    names = package.names()
    heads = [n for n in names if n.startswith("word/header")][:3]
    feet = [n for n in names if n.startswith("word/footer")][:3]
    trees = [package.tree(name) for name in (*heads, "word/document.xml", *feet)]
    return "\n".join(line for tree in trees if tree is not None for line in _lines(tree))


def odt(source: bytes) -> str:
    """Return the text of a Writer document."""
    tree = Package(source).tree("content.xml")
    return "" if tree is None else "\n".join(_lines(tree))


def ods(source: bytes) -> str:
    """Return the text of a Calc sheet."""
    return odt(source)


def _lines(element: Element) -> Iterator[str]:
    """Yield a line for each paragraph and table row under *element*."""
    for child in element:
        name = local(child)
        if name in ("p", "h"):
            yield from _paragraph(child)
        elif name in ("tr", "table-row"):
            yield from _row(child)
        elif name not in _UNSEEN:
            yield from _lines(child)


def _paragraph(element: Element) -> Iterator[str]:
    """Text boxes hang inside a paragraph: their paragraphs are lines of their own."""
    yield from "".join(_text(element)).split("\n")
    for box in element.iter():
        if local(box) == "txbxContent":
            yield from _lines(box)


def _text(element: Element) -> Iterator[str]:
    name = local(element)
    if name == "s":
        yield " " * _times(attribute(element, "c"))
    elif name in _SPACES:
        yield _SPACES[name]
    elif name in ("t", "p", "h", "span", "a") and element.text:
        yield element.text
    for child in element:
        if local(child) not in _UNSEEN and local(child) != "txbxContent":
            yield from _text(child)
            if child.tail and local(element) in ("p", "h", "span", "a"):
                yield child.tail


def _row(row: Element) -> Iterator[str]:
    cells: list[str] = []
    for one in row:
        if local(one) in ("tc", "table-cell", "sdt"):
            text = cell(_lines(one))
            cells += [text] * _times(attribute(one, "number-columns-repeated"))
    line = "\t".join(cells).rstrip()
    if line:
        yield line


def _times(told: str) -> int:
    """A sheet ends each row with one cell repeated 16,384 times."""
    return min(int(told), _REPEATED_MAX) if told.isdecimal() and len(told) < 8 else 1
