"""Who signs the mail below: under a list that is over, a sentence, or "kind regards"."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.opening.closings import closing
from mailflow.parse.people.names import is_full


def signs_below(leaf: Leaf, m: Mention) -> bool:
    """The name opens a line that ends the mail, and nobody is named from there on.

    Behind it the person's post or house may stand, if others are named above.
    """
    start, end = leaf.page.line_of(m.start)
    before = leaf.text[start : m.start].strip(" >")
    if leaf.named(end, len(leaf.text)) or (before and not closing(before.rstrip(":,"))):
        return False
    if before:
        return True  # "Üdvözlettel: Tóth Mária"
    behind = leaf.text[m.end :].replace("\n", " ").strip(" >")
    others = any(map(is_full, leaf.named(0, start)))
    above = len(leaf.text[:start].rstrip(" \n>"))
    return (others or not behind) and (_is_over(leaf, above) or _is_list(leaf, above, start))


def _is_over(leaf: Leaf, end: int) -> bool:
    """What stands above a signature, and ends at *end*, is a sentence or a closing."""
    line = leaf.text[leaf.page.line_of(end)[0] : end].strip(" >")
    return line.endswith((".", "!", "?")) or bool(closing(line))


def _is_list(leaf: Leaf, end: int, start: int) -> bool:
    """ "Ana Ilić", "Petar Tot", and an empty line: its lines follow each other."""
    first = leaf.page.line_of(end)[0]
    above = leaf.text[: max(first - 1, 0)].rpartition("\n")[2].strip(" >")
    apart = leaf.text.count("\n", end, start) > 1
    return apart and bool(above) and any(map(is_full, leaf.named(first, end)))


def closes_in_line(leaf: Leaf, m: Mention) -> bool:
    """ "Vaše mesto je u 2. redu. Ana Ilić, organizacioni tim": who signs on no own line."""
    start, end = leaf.page.line_of(m.start)
    before = leaf.text[start : m.start].rstrip()
    last = not leaf.text[end:].strip(" >\n") and not leaf.named(m.end, end)
    others = any(map(is_full, leaf.named(0, m.start)))
    bare = leaf.text[m.end : end].strip(" >")[:1] in ("", ",")
    return last and others and bare and _ENDED.search(before) is not None


# "2. Ana Ilić" is an item of a list; behind "u redu 2." a sentence is over.
_ENDED: Final = re.compile(r"[^\W\d_][.!?]$|[^\W\d_] \d{1,3}\.$")
