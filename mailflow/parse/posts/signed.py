"""The post of who signs, beside the name in the signature or told in the letter."""

import re
from functools import cache
from itertools import chain
from typing import Final

from mailflow.model import Found
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import Glance, glance, may_tell
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.posts import bare, is_post, to_nominative
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import is_full
from mailflow.parse.posts.role_before import heads_unit
from mailflow.parse.posts.role_span import opens_body, ours

ROLE_CHARS_MAX: Final = 80
SIGNED_MAX: Final = 200  # letters of a signature on one line
SIGNATURE: Final = "signature"  # why a post is believed
OWN_WORDS_MAX: Final = 5  # of a post the writer tells; more are a sentence


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[,.;!?()\n]| - |\s{either('own_post_ends')}\s")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\s{either('own_post_of')}$")


@cache
def _at_work() -> re.Pattern[str]:
    return re.compile(rf"{either('own_post_at')}\s+\w+\s+(?=\w+)")


@cache
def _works() -> Glance:
    """Return what finds the words after which the writer tells his post."""
    return glance(rf"\b{either('works_as')}\s+(?=\w)", particles("works_as"))


@cache
def _he() -> re.Pattern[str]:
    """Return what stands before "radi kao medijator" where it is told of another."""
    return re.compile(rf"\b{either('he')}\s+(?:\w+\s+)?$")


@cache
def _me() -> Glance:
    """Return what finds the writer named before his post: "ja (predsednica)"."""
    return glance(rf"\b{either('myself')}(?: kao |\s*[(,]\s*)(?=\w)", particles("myself"))


_SAID: Final = frozenset({"come", "enrol", "self", "pair", "absent", "self_absent"})


@cache
def _am() -> re.Pattern[str]:
    return re.compile(rf"\s{either('am')}$")


def told_role(leaf: Leaf) -> Found | None:
    """Return the post the writer tells of himself: "radim kao pravnica", "ja (urednica)"."""
    me = ((match, Case.ACCUSATIVE) for match in _me().finditer(leaf.page))
    works = ((match, Case.NOMINATIVE) for match in _works().finditer(leaf.page))
    works = (one for one in works if not _is_of_another(leaf, one[0].start()))
    for match, case in chain(me, works):
        text = _own_post(leaf, match.end())
        # Not in "prijavljujem Marka Tota kao člana odbora".
        mine = _am().search(f" {match[0].strip()}") is not None
        if text and (mine or not any(m.end == match.start() - 1 for m in leaf.people)):
            said = f"“{match[0].strip()}” before it"
            role = bare(to_nominative(text, case), leaf.language)
            return leaf.found(role, match.end(), said)
    if own := _am_a(leaf):
        return own
    for cue in leaf.cues if leaf.has("alone") else ():
        if cue.sense == "alone" and is_post(leaf.flat[cue.start : cue.end + 12]):
            return _alone(leaf, cue.start)
    return None


def _is_of_another(leaf: Leaf, at: int) -> bool:
    """ "On radi kao medijator": the post is not the writer's."""
    return _he().search(leaf.flat, max(0, at - HE_MAX), at) is not None


HE_MAX: Final = 48  # letters of "he" and one word more


def _am_a(leaf: Leaf) -> Found | None:
    """Return the post that opens a sentence of the writer: "Predsednica sam Udruženja …"."""
    found = _post_am().finditer(leaf.flat) if may_tell(leaf.page, "am") else ()
    for match in found:
        start, end = match.span(1)
        if is_post(leaf.flat[start:end]) and not leaf.named(start, end):
            said = leaf.text[start:end]
            return leaf.found(said[0].lower() + said[1:], start, "told of himself")
    return None


@cache
def _post_am() -> re.Pattern[str]:
    joint, word = either("and"), r"[^\W\d_]+"
    post = rf"((?:(?!{joint}\s){word} )?{word})"
    return re.compile(rf"(?:^|[.!?\n]\s*|\b{joint}\s){post}\s{either('am')}\b")


def _own_post(leaf: Leaf, start: int) -> str:
    """Return the post the words from *start* on tell, without the body it is held in."""
    if again := _works().there.match(leaf.flat, start):
        start = again.end()  # "și sunt redactor"
    glad = any(cue.sense == "self" for cue in leaf.between(start, start + 1))
    if glad or opens_body(leaf, start):
        return ""  # "I am pleased to accompany our president"
    end = _ends().search(leaf.flat, start)
    stop = end.start() if end else len(leaf.flat)
    if _of_another(leaf, start, stop):
        return ""
    stop = min((m.start for m in leaf.named(start, stop) if is_full(m)), default=stop)
    bodies = (o.start for o in leaf.organisations if start < o.start < stop)
    body = next(bodies, stop)
    long = len(leaf.text[start:stop].split()) > OWN_WORDS_MAX
    if (long or '"' in leaf.flat[body:stop]) and is_post(leaf.flat[start:body]):
        stop = body  # "predsednica Udruženja „Breza“" is its president
    text = leaf.text[start:stop].strip()
    text = text[: len(_of().sub("", flat(text)))]
    while before := ours().match(flat(text)):
        text = text[before.end() :]
    if at_work := _at_work().match(flat(text)):
        text = text[at_work.end() :]
    text = text[: len(_am().sub("", flat(text)))]
    return text if is_post(flat(text)) and len(text.split()) <= OWN_WORDS_MAX else ""


def _of_another(leaf: Leaf, start: int, stop: int) -> bool:
    """ "Vera i ja, a direktor Petar Lukić ostaje": the post is of whom a name follows.

    So it is in a list: "dolazimo ja, direktor Petar Lukić i Vera".
    """
    contrasted = any_of("against").match(leaf.flat[start:stop].lstrip(" ,")) is not None
    named = contrasted and any(m.case is Case.NOMINATIVE for m in leaf.named(start, stop))
    following = next(filter(is_full, leaf.named(start, stop)), None)
    listed = following is not None and leaf.flat.endswith(", ", 0, start)
    if following and listed and is_post(leaf.flat[start : following.start]):
        return "," not in leaf.flat[start : following.start]
    return named or any(c.sense == "absent" for c in leaf.between(start, stop + 2))


def _alone(leaf: Leaf, start: int) -> Found | None:
    """Return the words from *start* up to the post: "freelance journalist"."""
    words = [w for w in leaf.page.words if w[0] >= start][:3]
    kept = []
    for a, b in words:
        if leaf.flat[a:b] in particles("i_am"):
            continue
        kept.append(leaf.text[a:b])
        if is_post(leaf.flat[a:b]):
            return leaf.found(" ".join(kept), start, "told of himself")
    return None


def sender_role(leaf: Leaf, mention: Mention) -> Found | None:
    """Return the post beside the sender's name in a signature: after it, below it, above it."""
    start, end = leaf.page.line_of(mention.start)
    if end - start > SIGNED_MAX:
        return None  # the whole letter is one paragraph
    below = leaf.page.line_of(end + 1) if end + 1 <= len(leaf.text) else (end, end)
    above = leaf.page.line_of(start - 1) if start else (0, 0)
    after = (min(end, mention.end), end)
    for a, b in (after, (start, mention.start), below, above):
        if (a, b) in (below, above) and any(map(_is_another, leaf.named(a, b))):
            continue  # another's line of a list, and his post
        role = _signed_role(leaf, a, b)
        if role:
            return role
    return None


def _is_another(m: Mention) -> bool:
    """Somebody is named in full; "Chief Librarian", no half of it a name, is a post."""
    return is_full(m) and not (m.confidence < SURE and is_post(flat(m.name)))


def _signed_role(leaf: Leaf, a: int, b: int) -> Found | None:
    """Return the post in part of a signature's line."""
    for match in _PART.finditer(leaf.flat[a:b]):
        start, end = a + match.start(), a + match.end()
        text = leaf.text[start:end].strip(" -–.:")
        if not is_post(flat(text)) or any(c.isdigit() for c in text) or "@" in text:
            continue
        if any_of("denies").search(leaf.flat, start, end) or _SENTENCE.search(text):
            continue  # "ne smem gluten, imam celijakiju", "ja sam članica. Hvala lepo, Rada"
        if opens_body(leaf, start) or any(c.sense in _SAID for c in leaf.between(start, end)):
            continue  # "Dolazim sa svojim asistentom. Ana Ilić" on one line
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
        before = leaf.text[start:cut].strip(" -–.:,") if cut else text
        kept = before if len(before) > 3 else text
        if not is_post(flat(kept)):
            continue  # "ispred Kluba novinarki"
        return leaf.found(_lower(kept), start, SIGNATURE)
    return None


_PART: Final = re.compile(r"(?:(?! @ )[^,;/|\t()])+")  # "CEO @ Breza"
_SENTENCE: Final = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_]")


def _lower(text: str) -> str:
    return text.lower() if text.isupper() and len(text) > 4 else text
