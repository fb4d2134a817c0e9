"""The post of who signs, beside the name in the signature or told in the letter."""

import re
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.role_before import heads_unit
from mailflow.parse.letter import Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import either
from mailflow.parse.page.working import flat

ROLE_CHARS_MAX: Final = 80


_ENDS: Final = re.compile(
    r"[,.;!?()\n]| - |\s(?:u|i|koj\w+|na|iz|pri|za koju|la|de la|in|v|vo|nga|ne|z|zo"
    r"|here|at|from|and|who|pa|te|od)\s"
)


@cache
def _works() -> re.Pattern[str]:
    """Return what finds the words after which the writer tells his post."""
    return re.compile(rf"\b{either('works_as')}\s+(?=\w)")


def told_role(leaf: Leaf) -> Found | None:
    """Return the post the writer tells of himself: "radim kao pravnica"."""
    for match in _works().finditer(leaf.flat):
        end = _ENDS.search(leaf.flat, match.end())
        stop = end.start() if end else len(leaf.flat)
        text = leaf.text[match.end() : stop].strip()
        if text and is_post(flat(text)) and len(text.split()) <= 5:
            return leaf.found(text, match.end(), f"“{match[0].strip()}” before it")
    if beside := _beside_me(leaf):
        return beside
    for cue in leaf.cues:
        if cue.sense == "alone" and is_post(leaf.flat[cue.start : cue.end + 12]):
            return _alone(leaf, cue.start)
    return None


@cache
def _me() -> re.Pattern[str]:
    """Return what finds the writer's pronoun with a comma, a bracket or an "as" behind it."""
    as_what = either("as_what")
    return re.compile(rf"\b{either('myself')}(?:\s*[(,]\s*(?:{as_what}\s+)?|\s+{as_what}\s+)")


def _beside_me(leaf: Leaf) -> Found | None:
    """Return the post the writer tells beside his pronoun: "mene (predsednica)"."""
    for match in _me().finditer(leaf.flat):
        end = _ENDS.search(leaf.flat, match.end())
        stop = end.start() if end else len(leaf.flat)
        text = _am().sub("", leaf.text[match.end() : stop]).strip()
        words = text.split()
        named = any(match.end() <= m.start < stop for m in leaf.people)
        if words and len(words) <= 5 and is_post(flat(words[0])) and not named:
            return leaf.found(text, match.end(), "beside the pronoun")
    return None


@cache
def _am() -> re.Pattern[str]:
    return re.compile(rf"\s+{either('am')}\s*$", re.IGNORECASE)


def _alone(leaf: Leaf, start: int) -> Found | None:
    """Return the words from *start* up to the post: "freelance journalist"."""
    words = [w for w in leaf.page.words if w[0] >= start][:3]
    kept = []
    for a, b in words:
        if leaf.flat[a:b] in ("sam", "je", "am"):
            continue
        kept.append(leaf.text[a:b])
        if is_post(leaf.flat[a:b]):
            return leaf.found(" ".join(kept), start, "told of himself")
    return None


def sender_role(leaf: Leaf, mention: Mention) -> Found | None:
    """Return the post beside the sender's name in a signature: after it, below it, above it."""
    start, end = leaf.page.line_of(mention.start)
    below = leaf.page.line_of(end + 1) if end + 1 <= len(leaf.text) else (end, end)
    above = leaf.page.line_of(start - 1) if start else (0, 0)
    after = (min(end, mention.end), end)
    for a, b in (after, (start, mention.start), below, above):
        role = _signed_role(leaf, a, b)
        if role:
            return role
    return None


def _signed_role(leaf: Leaf, a: int, b: int) -> Found | None:
    """Return the post in part of a signature's line."""
    for match in re.finditer(r"[^,;/|\t()]+", leaf.flat[a:b]):
        start, end = a + match.start(), a + match.end()
        text = leaf.text[start:end].strip(" -–.:")
        if not is_post(flat(text)) or any(c.isdigit() for c in text) or "@" in text:
            continue
        if (
            any(p.start < end and start < p.end for p in leaf.pieces)
            or len(text) > ROLE_CHARS_MAX
        ):
            continue
        cut = next(
            (
                o.start
                for o in leaf.organisations
                if start < o.start < end and not heads_unit(leaf, o.start)
            ),
            None,
        )
        kept = (
            leaf.text[start:cut].strip(" -–.:,")
            if cut and len(leaf.text[start:cut].strip()) > 3
            else text
        )
        if not is_post(flat(kept)):
            continue  # "ispred Kluba novinarki": nothing but the house is of novinarke
        return leaf.found(_lower(kept), start, "signature")
    return None


def _lower(text: str) -> str:
    return text.lower() if text.isupper() and len(text) > 4 else text
