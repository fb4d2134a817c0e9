"""What the desk's confirmation tells wrong: "Ana Ilić nije vajarka nego kustoskinja"."""

import re
from collections.abc import Sequence
from functools import cache

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post


def post_put_right(own: Sequence[Leaf]) -> str:
    """Return the words that put a post right, "nije vajar nego kustos"; "" if none do."""
    for leaf in own if any(may_tell(leaf.page, "rather") for leaf in own) else ():
        for m in _not_but().finditer(leaf.flat):
            if is_post(m["wrong"]) or is_post(m["right"]):
                return leaf.text[m.start() : m.end()]
    return ""


@cache
def _not_but() -> re.Pattern[str]:
    wrong, right = r'"?(?P<wrong>\w+)"?(?:\s\w+){0,3}', r'"?(?P<right>\w+)'
    return re.compile(rf"\b{either('not_but')}\s{wrong},?\s{either('rather')}\s{right}")
