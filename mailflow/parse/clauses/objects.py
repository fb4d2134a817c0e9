"""Verbs of coming that a name goes with and is not seated by: sent to him, of a thing."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.subjects import BESIDE_MAX, joint, subject_of
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post


def is_sent_to(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Kopiju prijave šaljem Ani Ilić": to whom something is sent is not sent herself."""
    if _to_him(leaf, m, cue) or _is_met(m, cue) or _does_it(leaf, m, cue):
        return True
    if m.case is not Case.DATIVE or cue.sense != "enrol":
        return False
    return _sends().search(leaf.flat, cue.start, m.start) is not None


def _is_met(m: Mention, cue: Cue) -> bool:
    """ "Ana se raduje susretu sa Markom Totom": whom she meets need not be one of ours."""
    return m.case is Case.INSTRUMENTAL and any_of("meets").search(cue.words) is not None


def _does_it(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Prijavu šaljem ja, Ana Ilić, a dolazi moj otac": she sends it, and is not sent."""
    if cue.sense != "enrol" or m.case is not Case.NOMINATIVE:
        return False
    return _i_do().fullmatch(leaf.flat, cue.end, m.start) is not None


@cache
def _i_do() -> re.Pattern[str]:
    return re.compile(rf"\s{either('me_alone')},\s")


def _to_him(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Send the bill to our accountant, Ana Ilić": behind "to" and, at most, her post."""
    if leaf.language != "en" or cue.sense not in ("enrol", "come"):
        return False
    to = _to().search(leaf.flat, min(cue.end, m.start), m.start)
    if to is None or leaf.between(to.end(), m.start) or _whither().match(to["whom"]):
        return False
    return not to["whom"].strip() or is_post(to["whom"])


@cache
def _whither() -> re.Pattern[str]:
    """Return what opens with where to, and goes on with whose she is: "to Rome our lawyer"."""
    ours, before = either("whose_post"), either("before_place")
    return re.compile(rf"(?:(?:{ours}|{before})\s)?\w+\s{ours}\s")


@cache
def _to() -> re.Pattern[str]:
    """Return what finds "to" right before a name, and a few words of whom it is."""
    return re.compile(rf"\b{either('to_whom', 'en')}\s(?P<whom>(?:[\w-]+\.?,?\s){{0,5}})$")


@cache
def _sends() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sending')}\s(?:\w+\s){{0,3}}$")


def is_of_thing(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Pošaljite kontakt Ane Ilić", "izlaganje Ane Ilić šaljemo": a thing of hers is sent."""
    if cue.sense not in ("enrol", "self") or m.case not in (Case.GENITIVE, Case.ACCUSATIVE):
        return False
    thing = _thing().search(leaf.flat, max(0, m.start - THING_MAX), m.start)
    if thing is None or cue.start <= thing.start() < cue.end:
        return False  # "pozivno pismo izdajte na ime Ane Ilić"
    return not thing.start() <= cue.start < m.start


THING_MAX: Final = 48  # letters of "izlaganje profesorke dr"


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"\b{either('thing_of')}\s(?:[\w.]+\s|\w+,\s){{0,4}}$")


def is_object_of_else(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Iako smo mislili na Veru Tot, dolazi Ana Ilić": her own subject follows the verb."""
    if _has_its_own(leaf, m, cue):
        return True
    if cue.sense != "come" or m.case is not Case.ACCUSATIVE:
        return False
    other = subject_of(leaf, m, cue)
    between = leaf.flat[m.end : cue.start]
    if other is None or other.start < cue.end or "," not in between:
        return False
    return _on().search(leaf.flat, max(0, m.start - THING_MAX), m.start) is not None


def _has_its_own(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Marko Tot je želeo da dođe, poslaćemo Anu Ilić": it has an object of its own."""
    if cue.sense != "enrol" or m.case is not Case.NOMINATIVE:
        return False
    after = leaf.named(cue.end, cue.end + BESIDE_MAX)
    if (
        not after
        or after[0].case is not Case.ACCUSATIVE
        or "," not in leaf.flat[m.end : cue.start]
    ):
        return False
    gap = leaf.flat[cue.end : after[0].start]
    return not (set(gap) & set(".,;:\n") or joint(leaf.language).search(gap))


@cache
def _on() -> re.Pattern[str]:
    """Return what finds, right before a name and a post, "we thought of"."""
    return re.compile(rf"\b{either('thought_of')} (?:\w+ ){{0,2}}$")
