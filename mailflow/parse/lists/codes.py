"""Lines of a list that each member's number opens: "001 Ana Ilić", "YT1BRZ Ana Ilić". Pure."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf

_CODE: Final = re.compile(r"\s*[a-z]{0,3}\d[\w/-]{0,6}[.:]?\s+(?=[^\W\d])")


def coded(leaf: Leaf, start: int) -> re.Match[str] | None:
    """Return the number that opens the line at *start*, if a line beside it has one, too."""
    code = _CODE.match(leaf.flat[start : leaf.page.line_of(start)[1]])
    if code is None or not code[0].strip():
        return None
    end = leaf.page.line_of(start)[1]
    above = leaf.page.line_of(start - 1) if start else (0, 0)
    below = leaf.page.line_of(end + 1) if end + 1 < len(leaf.flat) else (0, 0)
    return code if any(_is_such(leaf, *line) for line in (above, below)) else None


def _is_such(leaf: Leaf, start: int, end: int) -> bool:
    return bool(leaf.named(start, end)) and _CODE.match(leaf.flat[start:end]) is not None
