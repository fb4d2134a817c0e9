"""Names a writer marks as those of his own organisation: "ZELENI KRUG (to smo mi)"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import either

NAME_MAX: Final = 60  # letters before the bracket; more are a sentence
_NAME: Final = re.compile(r"[^\W\d_][\w-]+(?: [\w-]+){0,5}")

Ours = tuple[int, int, str]


@cache
def _us() -> re.Pattern[str]:
    """Return what says right after a name that it is the writer's."""
    return re.compile(rf" ?\({either('us')}(?= ?[),.;\n]| - )")


def ours(leaf: Leaf) -> Iterator[Ours]:
    """Yield start, end and reason of names so marked that fill the line before it."""
    if leaf.kind is not Kind.OWN or "(" not in leaf.flat:
        return
    for match in _us().finditer(leaf.flat):
        start, _ = leaf.page.line_of(match.start())
        said = leaf.text[start : match.start()].rstrip()
        name = _NAME.fullmatch(said) if len(said) <= NAME_MAX else None
        if name and said[0].isupper() and not leaf.named(start, start + len(said)):
            yield start, start + len(said), f"“{match[0].strip(' (')}” after it"
