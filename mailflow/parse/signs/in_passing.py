"""Signs that the only organisation a letter names is only mentioned: "a match of FK Zora"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.affiliation.claims import OWN, Claim
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.working import flat
from mailflow.parse.signs.evidence import COMING, Evidence
from mailflow.reasons import doubt

SAYS: Final = 0.4  # how much words before a name must say that it is the writer's: "za"
IN_AT: Final = 0.5  # what "u" says: where somebody is, or only was
WORDS_BACK: Final = 60  # letters before a name in which a post may stand
_WORD: Final = re.compile(r"(\w+) $")
# What a writer is, or is joined to another name by.


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where every mention of the organisation is one in passing."""
    if e.organisation is None or e.choice.best is None:
        return
    if asks_for("asked_organisation", e.mails_below):
        return  # "Reč je o Klubu „Zora“" answers the question
    if all(_is_in_passing(claim) for claim in e.choice.same) and not _is_of_guests(e):
        yield doubt("organisation_in_passing", e.organisation.name.value)


def _is_of_guests(e: Evidence) -> bool:
    """Who comes holds a post in it, as "predsednik Društva" of „Društvo „Grm“"."""
    kind = flat(e.organisation.name.value)[:STEM] if e.organisation else ""
    roles = (flat(person.role.value) for person in e.attendees if person.role)
    return any(role.rpartition(" ")[2].startswith(kind) for role in roles if " " in role)


STEM: Final = 5  # letters that "društvo" keeps in every case


def _is_in_passing(claim: Claim) -> bool:
    """A word goes before the name in a sentence, and it is none of post, person or "from"."""
    leaf = claim.leaf
    if leaf is None or leaf.kind is not Kind.OWN or claim.weight > OWN or not claim.has_head:
        return False
    word = _WORD.search(leaf.flat, max(0, claim.start - WORDS_BACK), claim.start)
    if word is None or word[1] in boundaries("possessive"):
        return False
    if any_of("joins_kind").fullmatch(word[1]):
        return False
    stands_for = leaf.between(*leaf.clause(claim.start))
    if any(cue.sense in _STANDS_FOR for cue in stands_for):
        return False  # "Upravu grada Kule predstavljaće Ana Ilić"
    if _acts(leaf, claim) or _opens(leaf, claim.start) or _sends(leaf, claim):
        return False
    said = belonging(leaf.page, claim.start)[0]
    if said >= SAYS and said != IN_AT:
        return False
    return not _is_held(leaf, claim.start)


def _acts(leaf: Leaf, claim: Claim) -> bool:
    """The name is what a verb right before it is about: "prijavljuje se Klub „Zora“"."""
    before = leaf.between(max(0, claim.start - WORDS_BACK), claim.start)
    ends = [c.end for c in before if c.sense in _VERBS]
    right_before = any(_between().fullmatch(leaf.flat, end, claim.start) for end in ends)
    return right_before and not claim.is_declined


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf" (?:{either('auxiliary')} )?")


def _sends(leaf: Leaf, claim: Claim) -> bool:
    """ "The Exchange Office (EO) would like to send the following:": it acts itself."""
    end = leaf.sentence_end(claim.end)
    names = ":" in leaf.flat[claim.end : end + 1] or leaf.named(claim.end, end)
    does = _does().match(leaf.flat, claim.end, end) if names else None
    at = does.end() if does else 0
    return any(
        c.sense in _VERBS and c.start <= at < c.end for c in leaf.between(claim.end, end)
    )


@cache
def _does() -> re.Pattern[str]:
    return re.compile(rf"(?: \([^()\n]{{1,20}}\))? {either('is_to_send')} ")


_STANDS_FOR: Final = ("represents", "represented")
_VERBS: Final = COMING | {"sends"}


def _opens(leaf: Leaf, start: int) -> bool:
    """An article opens the sentence, or a part of it: "wir, der Verein „Zora“, kommen".

    At most a town's adjective follows it: "A zentai Olvasókör".
    """
    first = max(0, start - WORDS_BACK)
    article = has_trait(leaf.language, "article_first")
    return article and _article().search(leaf.flat, first, start) is not None


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?:,\n]\s*){either('article')}(?: \w+i)? $")


def _is_held(leaf: Leaf, start: int) -> bool:
    """A person or a post stands before the name in its clause: "predsednica Kluba „Zora“"."""
    first = max(leaf.clause(start)[0], start - WORDS_BACK)
    named = any(m.end <= start and m.end > first for m in leaf.people)
    return named or is_post(leaf.flat[first:start])
