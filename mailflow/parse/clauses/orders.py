"""By whose word others come, and who leads a party: "uz saglasnost dekana Marka Ilića"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.apart import behind_another
from mailflow.parse.clauses.elsewhere import in_case
from mailflow.parse.clauses.joined import joined_left
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait

ORDER_MAX: Final = 60  # letters from "with the consent of" to the name
NAME_MAX: Final = 40  # letters of a name right before such words
POST_MAX: Final = 20  # letters of a post between: "Kiss Péter elnök megbízásából"
US_MAX: Final = 6  # letters of "us" before the verb: "să ne reprezinte"
HEAD_MAX: Final = 60  # letters from "na čelu sa" to the name: titles, a post
_MEN_AND_WOMEN: Final = (Case.GENITIVE, Case.ACCUSATIVE)  # of men they are alike


def by_order(leaf: Leaf, m: Mention) -> bool:
    """The person allowed or ordered that others come: "uz saglasnost dekana Marka Ilića"."""
    if _speaks_for(leaf, m):
        return True
    if "by_order" not in leaf.senses or leads_party(leaf, m):
        return False
    if _who_comes(leaf, m) or is_entered_later(leaf, m):
        return False
    near = leaf.between(max(0, m.start - ORDER_MAX), m.start)
    orders = [
        c
        for c in near
        if c.sense == "by_order"
        and not (_is_behind(leaf, c) or _asks_case(m, c) or behind_another(leaf, m, c))
        and not (_is_of_coming(leaf, c) or _for_him().match(leaf.flat, c.end, m.start))
    ]
    last = orders[-1] if orders else None
    if last is not None and leaf.clause(last.end - 1)[1] < m.start:
        last = None  # "We heard about it from friends in Geneva. Peter Todd will attend"
    if last is None or any(c.sense in POSITIVE for c in leaf.between(last.end, m.start)):
        return _by_his_leave(leaf, m)
    between = leaf.flat[last.end : m.start]
    if between.rfind("(") > between.rfind(")"):
        return True  # "na predlog komisije (B. Kovač, L. Tot)"
    if _goes_on().match(between):
        return False  # "Petra Tota, koji vodi arhiv, i Anu Ilić": the list goes on
    # "Po nalogu predsednika, prof. dr Marka Ilića": the case goes on over the comma.
    goes_on = m.case in _MEN_AND_WOMEN or _is_apposed(leaf, m, between)
    breaks = "[;:]" if goes_on else r"[;:]|,(?!\s(?:mr|ms|mrs|dr|prof)\b)"
    return not re.search(breaks, between)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf",\s{either('and')}\s")


@cache
def _for_him() -> re.Pattern[str]:
    """Return what fits behind "hvala na pozivu" before who was invited: "za"."""
    return re.compile(rf"\s{either('for_event')}\s(?:\w+\.?\s){{0,3}}$")


def _is_of_coming(leaf: Leaf, order: Cue) -> bool:
    """ "Delegaciju grada predvodi Ana Ilić": longer words, that say that she comes."""
    before = leaf.between(order.start - ORDER_MAX, order.start + 1)
    return any(c.sense == "come" and c.end >= order.end for c in before)


def _who_comes(leaf: Leaf, m: Mention) -> bool:
    """ "Vozi me sin Petar Tot, koji će prisustvovati": the clause after the name says it."""
    who = _who().match(leaf.flat, m.end)
    if who is None:
        return False
    close = leaf.flat.find(",", who.end())  # "…, koja nas je obavestila, dolazi Petar Tot"
    ends = (leaf.sentence_end(who.end()), close if close > 0 else len(leaf.flat))
    end = min(*ends, who.end() + ORDER_MAX)
    said = {c.sense for c in leaf.between(who.end(), end)}
    return "come" in said and said.isdisjoint({"absent", "decline", "perhaps"})


def is_entered_later(leaf: Leaf, m: Mention) -> bool:
    """ "Dovešće me sin Dejan i ostaje sa mnom, zato i njega upišite"."""
    him = _and_him(leaf.language)
    return any(
        c.sense == "enrol" and him.search(leaf.flat, c.start - HIM_MAX, c.end + HIM_MAX)
        for c in leaf.between(m.end, leaf.sentence_end(m.end))
    )


HIM_MAX: Final = 10  # letters of "i njega" before a verb


@cache
def _and_him(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('and', language)}\s{either('him', language)}\b")


@cache
def _who() -> re.Pattern[str]:
    return re.compile(rf",\s+{either('who')}\s")


def _is_apposed(leaf: Leaf, m: Mention, between: str) -> bool:
    """ "With the consent of our chair, Ana Ilić, we …": a post, and its bearer in commas."""
    if m.case is Case.NOMINATIVE and has_trait(leaf.language, "declines_names"):
        return False  # "po nalogu direktora, Ana Ilić dolazi": he would be told in his case
    post = _POST_COMMA.fullmatch(between)
    closed = leaf.flat.startswith(",", m.end)
    return bool(post) and closed and any(map(is_post, post[1].split() if post else ()))


_POST_COMMA: Final = re.compile(r"((?:\s*[\w'-]+){1,5}),\s+(?:\w+\.?\s){0,2}")


def _asks_case(m: Mention, cue: Cue) -> bool:
    """ "Odlukom odbora Ana Ilić dolazi": whose decision it is would stand in the genitive."""
    return m.case is Case.NOMINATIVE and _whose().fullmatch(cue.words) is not None


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(either("of_whose"))


def _by_his_leave(leaf: Leaf, m: Mention) -> bool:
    """Words right behind the name say so: "Kiss Péter engedélyével"."""
    after = leaf.between(m.end, m.end + POST_MAX)
    after = tuple(c for c in after if not leaf.flat[m.end : c.start].strip().count(" "))
    return any(c.sense == "by_order" and _is_behind(leaf, c) for c in after)


def asked_to_come(leaf: Leaf, m: Mention) -> Cue | None:
    """ "I have asked our lawyer Ana Ilić to attend": the words by which she is sent."""
    if not may_tell(leaf.page, "we_ask"):
        return None
    first = joined_left(leaf, m) or m
    if _we_ask().search(leaf.flat, max(0, first.start - ORDER_MAX), first.start) is None:
        return None
    verb = _to_do().match(leaf.flat, m.end, leaf.clause(m.end)[1])
    if verb is None or in_case(leaf, m):
        return None
    there = leaf.between(verb.start("to"), verb.end() + US_MAX)
    return next((c for c in there if c.sense in ("come", "represents")), None)


@cache
def _we_ask() -> re.Pattern[str]:
    """Return what finds "I have asked" before a name, a post and a title."""
    return re.compile(rf"\b{either('we_ask')}\s(?:[\w'-]+\.?,?\s){{0,5}}$")


@cache
def _to_do() -> re.Pattern[str]:
    """Return what finds behind the name what was asked: "of our office to …"."""
    to = either("in_order")
    return re.compile(rf"(?:,?\s(?!{to}\b)[\w'-]+){{0,8}},?\s(?P<to>{to})\s")


def _is_behind(leaf: Leaf, cue: Cue) -> bool:
    """In Hungarian the words follow whose consent it is, and not whom it lets come."""
    return leaf.language == "hu" and bool(leaf.named(cue.start - NAME_MAX, cue.start))


def _speaks_for(leaf: Leaf, m: Mention) -> bool:
    """ "Petar Tot dolazi u ime direktorke Ane Ilić": he does, and she does not."""
    before = _in_name_of().search(leaf.flat, max(0, m.start - ORDER_MAX), m.start)
    if before is None or m.case is Case.NOMINATIVE:
        return False
    said = leaf.between(leaf.clause(m.start)[0], before.start())
    return any(c.sense in ("come", "self") for c in said) and (
        not before[1] or is_post(before[1])
    )


@cache
def _in_name_of() -> re.Pattern[str]:
    return re.compile(rf"\b{either('in_name_of')}\s((?:[\w.]+\s){{0,3}})$")


def leads_party(leaf: Leaf, m: Mention) -> bool:
    """The person leads those who come: "delegacija od tri člana, na čelu sa Anom Ilić".

    A house has a head as well ("savez na čelu sa"); a party is told to come, or called one.
    """
    near = max(leaf.sentence_start(m.start), m.start - HEAD_MAX)
    head = _at_head().search(leaf.flat, near, m.start)
    if head is None:
        return False
    start = leaf.sentence_start(m.start)
    start = max(start, leaf.flat.rfind(";", start, head.start()))
    if leaf.named(start, head.start()):
        return False
    come = any(c.sense == "come" for c in leaf.between(start, head.start()))
    return come or any_of("party").search(leaf.flat, start, head.start()) is not None


@cache
def _at_head() -> re.Pattern[str]:
    return re.compile(rf"\b{either('at_head')}\s(?:[\w.]+\s){{0,5}}(?:[\w.]+,\s)?$")
