"""Who does not come by a later clause: "She is ill", "ale nemôže", "njega ne upisujte"."""

import re
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.all_refuse import all_refuse
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.clauses.notes import noted_afar
from mailflow.parse.clauses.of_post_alone import is_of_post
from mailflow.parse.clauses.reach import HIM_MAX, is_other, until_next
from mailflow.parse.clauses.struck import INSTEAD_GAP_MAX, POSITIVE
from mailflow.parse.clauses.then_refuses import refuses_then
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

_REFUSES: Final = frozenset({"decline", "absent"})
_OUT: Final = frozenset({"unlisted", "uncounted", "absent"})
_ENROLS: Final = frozenset({"enrol", "self", "here", "pair"})


def left_out(leaf: Leaf, m: Mention) -> Cue | None:
    """Return words of a later clause by which *m* does not come: "She is ill", "ale nemôže"."""
    if leaf.senses.isdisjoint(_OUT):
        return all_refuse(leaf, m.start)
    no = _denied(leaf, m) or _with_others(leaf, m) or _with_kin(leaf, m)
    return no or refuses_then(leaf, m) or all_refuse(leaf, m.start)


def _with_kin(leaf: Leaf, m: Mention) -> Cue | None:
    """ "Muž Enes i mali Tarik putuju s nama, ali njih ne računajte": half a name each."""
    if m.surname:
        return None
    for cue in leaf.between(m.end, leaf.sentence_end(m.end)):
        near = max(m.end, cue.start - THEM_MAX), cue.end + THEM_MAX
        several = any_of("them").search(leaf.flat, *near) is not None
        whole = any(one.surname for one in leaf.named(m.end, cue.start))
        if cue.sense in ("unlisted", "uncounted") and several and not whole:
            return cue
    return None


THEM_MAX: Final = 6  # letters of "njih" or "them" beside the words


def _with_others(leaf: Leaf, m: Mention) -> Cue | None:
    """ "Prijavili smo Anu i Petra. Oni ostaju u Nišu": "they" are all whom "and" joins."""
    last = last_joined(leaf, m)
    no = _denied(leaf, last) if last is not m else None
    if no is None:
        return None
    they = any_of("they_both").search(leaf.flat, leaf.clause(no.start)[0], no.start)
    return no if they or _says_several(no) or _is_of_several(leaf, last, no) else None


def _says_several(no: Cue) -> bool:
    """ "Neće moći da dođu": the verb itself says that it is of several."""
    return any_of("several_refuse").search(no.words) is not None


def _is_of_several(leaf: Leaf, last: Mention, no: Cue) -> bool:
    """ "Prijavili smo Anu i Petra. Ipak ne dolaze": nobody is "he", and no verb is of one."""
    start, end = leaf.clause(no.start)[0], leaf.clause(no.end)[1]
    if leaf.sentence_end(last.end) > start or not _dropped().fullmatch(
        leaf.flat[start : no.start]
    ):
        return False
    return any_of("one_does").search(leaf.flat, no.start, end) is None


def _denied(leaf: Leaf, m: Mention) -> Cue | None:
    near = until_next(leaf, m, 2 * HIM_MAX)
    for cue in leaf.between(m.end, until_next(leaf, m, 2 * HIM_MAX, sex=m.gender)):
        if cue.sense not in _OUT or noted_afar(leaf, m, cue):
            continue
        start = _where_said(leaf, m, cue)
        if is_of_post(leaf, m, start):
            continue
        sex = _said_of(leaf.flat[start : cue.start]) or _said_of(_whole(leaf, cue))
        apart = is_other(m.gender, sex) or (cue.start >= near and sex is None)
        him = cue.sense in ("unlisted", "uncounted") and _him_before(leaf, cue)
        if apart or ((him or sex is not None) and _has_antecedent(leaf, m, start)):
            continue
        if him:
            return cue
        if cue.start > m.end + HIM_MAX or cue.sense != "absent":
            continue
        if _nor_she(leaf, m, cue) or (start > m.start and _cannot(leaf, m, start, cue)):
            return cue
    return None


def _where_said(leaf: Leaf, m: Mention, cue: Cue) -> int:
    """Return where the clause of *cue* begins: "vodimo i Anu Ilić, ona na skup ne ide".

    Nor is a comma needed: "vodimo Anu Ilić u Niš pa ona ne ide". Not in "prijavljujem Anu Ilić,
    ona ne može u četvrtak": any other day she can.
    """
    start, _ = leaf.clause(cue.start)
    hindered = any(c.sense == "hindered" for c in leaf.between(cue.start, cue.start + 1))
    if hindered or leaf.sentence_end(m.end) < cue.start:
        return start
    here = max(start, m.end)
    comma = leaf.flat.rfind(",", here, cue.start) + 1
    if comma and _she().fullmatch(leaf.flat, comma, cue.start):
        return comma
    so = _so_she().search(leaf.flat, here, cue.start)
    return so.start("she") if so else start


def _cannot(leaf: Leaf, m: Mention, start: int, cue: Cue) -> bool:
    """The clause from *start* to *cue* says "she", or nothing, of whom it denies it."""
    before = leaf.flat[start : cue.start]
    same = {c.sense for c in leaf.between(cue.start, cue.start + 1)}
    if _she().fullmatch(before) or _she().fullmatch(_whole(leaf, cue)):
        return True
    if _dropped().fullmatch(before or cue.words) and same.isdisjoint(
        {"self_absent", "decline"}
    ):
        return True
    if "self_absent" not in same and _is_he(leaf, before, cue):
        return True
    return _owing().fullmatch(before) is not None and _is_his(leaf, m, cue)


def _has_antecedent(leaf: Leaf, m: Mention, start: int) -> bool:
    """ "Sa nama stiže i vozač, ali on ne ostaje": "he" is whom the same sentence tells of.

    Or the one before, and he is some kin: "Putuje i kći Sofija. Na nju ne računajte".
    """
    opened = leaf.sentence_start(start)
    if not leaf.flat[opened:start].strip():
        opened = leaf.sentence_start(max(0, opened - 2))
    if opened <= m.end:
        return False
    comes = any(c.sense in POSITIVE for c in leaf.between(opened, start))
    held = any(map(is_post, leaf.flat[opened:start].strip(" ,").split()))
    return comes and (held or any_of("kin_of").search(leaf.flat, opened, start) is not None)


def _whole(leaf: Leaf, cue: Cue) -> str:
    """Return what stands before *cue* without a sigh: "on je, nažalost, odustao"."""
    start, end = leaf.sentence_start(cue.start), cue.start
    sighs = [c for c in leaf.between(start, end) if c.sense == "regret"]
    if not sighs or end - start > INSTEAD_GAP_MAX:
        return ""
    sigh = sighs[-1]
    return (
        f"{leaf.flat[start : sigh.start].rstrip(', ')} {leaf.flat[sigh.end : end].lstrip(', ')}"
    )


def _said_of(before: str) -> Gender | None:
    """Return of whom "ona nažalost" tells; None if of either, or no pronoun opens it."""
    if not _she().fullmatch(before):
        return None
    if any_of("she_only").search(before):
        return Gender.FEMALE
    return Gender.MALE if any_of("he_only").search(before) else None


def _is_his(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """Nobody but *m*, of whom nothing said that he comes, can be who cannot."""
    start, _ = leaf.clause(m.start)
    said = {c.sense for c in leaf.between(start, cue.start)}
    return m.case is Case.NOMINATIVE and said.isdisjoint(POSITIVE | {"self_absent"})


@cache
def _owing() -> re.Pattern[str]:
    """Return what stands before "neće moći" in "ali zbog sednice veća neće moći"."""
    but = f"(?:{either('but')}|{either('against')})"
    return re.compile(rf"\s*{but}\s+{either('owing')}\s[^,;:!?\n]{{1,80}}\s")


def _him_before(leaf: Leaf, cue: Cue) -> bool:
    """ "Njega ne upisujte", "do not register her": the one named before is meant."""
    start = max(leaf.clause(cue.start)[0], cue.start - INSTEAD_GAP_MAX)
    around = f"{leaf.flat[start : cue.start]}; {leaf.flat[cue.end : cue.end + 6]}"
    return not inside(leaf, cue, "self_absent") and any_of("him").search(around) is not None


def _nor_she(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Kako je Ana trebalo da ide mojim kolima, ni ona neće moći": beyond a comma."""
    comma = leaf.flat.rfind(",", m.end, cue.start)
    return comma >= 0 and _nor().fullmatch(leaf.flat, comma + 1, cue.start) is not None


@cache
def _nor() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\w+\s)?{either('neither')}\s{either('he')}\s+(?:\w+\s+)?")


@cache
def _she() -> re.Pattern[str]:
    """Return what stands before "cannot" in "but she unfortunately cannot"."""
    but = f"(?:{either('but')}|{either('yet')})"
    did = f"(?:{either('auxiliary')}\\s)?"  # "ali je on odustao"
    return re.compile(rf"\s*(?:{but}\s*,?\s*)*{did}{either('he')}\s+(?:\w+\s+){{0,2}}")


@cache
def _so_she() -> re.Pattern[str]:
    """Return what ends "Veru šaljemo u Niš pa ona ovaj put" before "ne ide"."""
    she = rf"\s{either('he')}\s+(?:\w+\s+){{0,2}}"
    return re.compile(rf"\b{either('and_so')}(?P<she>{she})$")


def _is_he(leaf: Leaf, before: str, cue: Cue) -> bool:
    """ "Ali je sprečen": of one, whom the verb leaves unsaid; no "ali je sprečen direktor"."""
    if _but_he_is().fullmatch(before) is None:
        return False
    end = leaf.clause(cue.start)[1]
    rest = leaf.flat[cue.end : end]
    return not (any(map(is_post, rest.split()[:2])) or leaf.named(cue.end, end))


@cache
def _but_he_is() -> re.Pattern[str]:
    is_ = rf"{either('he_is')}\s(?:[\w-]+\s){{0,2}}"
    return re.compile(rf"\s*(?:{either('yet')}\s*,?\s*)+{is_}")


@cache
def _dropped() -> re.Pattern[str]:
    """Return what stands before "ne može" in "ali nažalost ne može"."""
    return re.compile(rf"\s*(?:{either('yet')}\s*,?\s*)+")


def spared(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the "except" of "Niko od nas ne može, osim Ane Ilić": she is the one who comes.

    Or who is left: "skinite sve osim Ane Ilić".
    """
    start = leaf.clause(m.start)[0] if leaf.has("except") else m.start
    near = (c for c in leaf.between(start, m.start) if c.sense == "except")
    near = (c for c in near if any_of("all_but").match(c.words))  # not "without Ana"
    cue = next((c for c in near if m.start - c.end <= 1), None)
    if cue and (_nobody_else(leaf, m.end) or _has_none_but(leaf, cue) or _none_but(leaf, cue)):
        return cue
    said = {c.sense for c in leaf.between(start, cue.start)} if cue else frozenset()
    return (
        cue if not said.isdisjoint(_REFUSES | _STRIKES) and said.isdisjoint(_ENROLS) else None
    )


_STRIKES: Final = frozenset({"strike", "cancel"})


def _has_none_but(leaf: Leaf, cue: Cue) -> bool:
    """ "Nemamo nikoga ko bi došao osim Ane Ilić": she is the only one there is."""
    start = leaf.sentence_start(cue.start)
    return any_of("none_who").search(leaf.flat, start, cue.start) is not None


def _none_but(leaf: Leaf, cue: Cue) -> bool:
    """ "Nobody except Ana is free": the one who is excepted is free."""
    start = leaf.sentence_start(cue.start)
    return _nobody_of_us().search(leaf.flat, start, cue.start) is not None


@cache
def _nobody_of_us() -> re.Pattern[str]:
    return re.compile(rf"\b{either('nobody')}\s(?:\w+\s){{0,4}}$")


def _nobody_else(leaf: Leaf, at: int) -> bool:
    """The sentence goes on so: "Osim Ane Ilić, iz kluba niko ne dolazi"."""
    after = (c for c in leaf.between(at, leaf.sentence_end(at)) if c.sense in _REFUSES)
    return any(_nobody().match(c.words) for c in after)


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"{either('nobody')}\b")
