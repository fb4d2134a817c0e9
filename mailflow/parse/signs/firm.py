"""Signs that the organisation was misread: none found, cut short, or one of several."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.affiliation.city_told import begun_with
from mailflow.parse.affiliation.claims import LABEL, SPELLED_OUT, Claim, aside_in
from mailflow.parse.affiliation.companies import LEGAL
from mailflow.parse.affiliation.set_aside import without_signatures
from mailflow.parse.affiliation.spelled import spells
from mailflow.parse.clauses.joined import joins
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import before_kind, in_event
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import Named, others_in
from mailflow.parse.organisations.parts import is_within
from mailflow.parse.organisations.rightward import opens_others
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.towns import town, town_told_by
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.spelling import key_of
from mailflow.parse.signs.evidence import COMING, Evidence
from mailflow.parse.signs.leftover import open_words
from mailflow.parse.signs.overlong import ADJECTIVE, is_overlong
from mailflow.reasons import doubt

_OPENS_ONE: Final = re.compile(r"[\"„“«]|\b(?:ispred|from the|with the)\s")
_MARKS: Final = frozenset('"„“«')
_OPENS: Final = re.compile(r"\s*[\"„“«]")
_SAME_LINE: Final = re.compile(r" +[^\W\d_]{2,}")
# What may stand between two capitals of one name; in a language we know little, any word.
_SMALL: Final = re.compile(r"(?: (?:of|for|the|and|za|за|i|и))? ([^\W\d_]+)")
_ANY: Final = re.compile(r"(?: [^\W\d_]{2,})? ([^\W\d_]+)")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w'’-]*) $")


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that speak against the organisation."""
    best = e.choice.best
    if e.organisation is None or best is None:
        yield from _none(e)
        return
    name = e.organisation.name.value
    if not has_trait(e.study.tongue.language, "known_well"):
        yield doubt("foreign_language", e.study.tongue.language)
    if not best.has_head and not (_is_spelled(e) or _is_repeated(e, best)):
        yield doubt("headless", name)
    if best.is_declined and not _stands_so(e, best):
        yield doubt("declined_organisation", name)
    if best.leaf is None:
        yield doubt("displayed_organisation", name)
    if best.has_head and best.because != LEGAL and _is_general(name) and not _is_whole(e, best):
        yield doubt("general_organisation", name)
    if is_overlong(best, name) and not _is_repeated(e, best):
        yield doubt("overlong_organisation", name)
    yield from _edges(best, e.study.tongue.language)
    yield from _others(e, best)


def _is_spelled(e: Evidence) -> bool:
    """The sender's address is made of the name."""
    return any(claim.because == SPELLED_OUT for claim in e.choice.same)


def _alike(e: Evidence, best: Claim) -> list[Claim]:
    """Return the claims of the very name, wherever they stand, "Organizacija" left out too."""
    told = {flat(best.name)} | ({flat(e.organisation.name.value)} if e.organisation else set())
    return [claim for claim in e.choice.same if flat(claim.name) in told]


def _is_repeated(e: Evidence, best: Claim) -> bool:
    """The very name stands in two parts of the letter, or beside the sender's address too."""
    return len({claim.leaf for claim in _alike(e, best)}) > 1


def _stands_so(e: Evidence, best: Claim) -> bool:
    """The name stands somewhere as we brought it back to the nominative."""
    undeclined = any(not claim.is_declined for claim in _alike(e, best))
    return undeclined or spells(e.study.letter.header.sender, best.name)


def _is_whole(e: Evidence, best: Claim) -> bool:
    """A label, or a second place, says that the name is no longer than that."""
    labelled = any(claim.weight >= LABEL for claim in _alike(e, best))
    spelled = spells(e.study.letter.header.sender, best.name)
    return labelled or spelled or _is_repeated(e, best)


def _none(e: Evidence) -> Iterator[Doubt]:
    if e.study.has("alone"):
        return
    for leaf in e.study.leaves.counted:
        words_lows = zip(leaf.page.words, leaf.page.lows, strict=True)
        known = [
            word
            for word, low in words_lows
            if low in heads() and not in_event(leaf.page, word[0])
        ]
        if not known:
            continue
        plain = [match.span() for match in others_in(leaf.flat)]  # "otvorena uprava"
        plain += _unnamed(leaf)
        words = (w for w in known if not any(a <= w[0] < b for a, b in plain))
        heads_there = (w for w in words if _is_head(leaf, *w) and not ends_town(leaf, w[1]))
        said = next((leaf.text[a:b] for a, b in heads_there), "")
        if said:
            yield doubt("organisation_unread", said)
            return
    sender = e.study.sender.name
    himself = sender is not None and (e.comes(sender.value) or e.falls_away(sender.value))
    hints = any(_may_name_one(leaf) for leaf in e.study.leaves.own)
    yield doubt("only_himself" if himself and not hints else "no_organisation")


def ends_town(leaf: Leaf, end: int) -> bool:
    """The word that ends at an offset is the second of a town's name: "iz Bele Crkve"."""
    pair = _PAIR.search(leaf.text, max(0, end - TOWN_MAX), end)
    return pair is not None and town(pair[0]) is not None


TOWN_MAX: Final = 40  # letters of a town's name
_PAIR: Final = re.compile(r"[^\W\d_]+ [^\W\d_]+$")


def _may_name_one(leaf: Leaf) -> bool:
    """A capital within a sentence, a quotation or "on behalf of" that nothing accounts for.

    Without capitals at all, or with nothing else, nobody can tell.
    """
    untold = leaf.kind is not Kind.SUBJECT and (leaf.is_small or leaf.text.isupper())
    unnamed = dict(_unnamed(leaf))
    opens = any(m.end() not in unnamed for m in _OPENS_ONE.finditer(leaf.flat))
    if untold or opens:
        return True
    told = any_of("in_name_of").finditer(leaf.flat)
    return any(m.end() + 1 not in unnamed for m in told) or any(open_words(leaf))


def _unnamed(leaf: Leaf) -> list[tuple[int, int]]:
    """Return where a house is told of without its name: "u ime našeg udruženja"."""
    found = _our_house().finditer(leaf.flat)
    return [
        m.span() for m in found if m["head"] in heads() and not _goes_to_name(leaf, m.end())
    ]


def _goes_to_name(leaf: Leaf, end: int) -> bool:
    """A capital or a quotation stands behind, or some words on: "našeg kluba pčelara …"."""
    after = _NEXT.match(leaf.text, end)
    here = after is not None and not after[0].strip(" ,")[:1].islower()
    on = _LEADS.match(leaf.text, end)
    return here or (on is not None and not on[1].islower())


_NEXT: Final = re.compile(r",?\s*[^\W\d_]|\s*[\"„“«(]")
_LEADS: Final = re.compile(r"(?: [^\W\d_]+){0,3}? ([^\W\d_a-zа-яђјљњћџčćšžđ]|[\"„“«(])")


@cache
def _our_house() -> re.Pattern[str]:
    ours = rf"\b{either('whose_house')}\s(?P<head>\w+)\b"
    return re.compile(rf"{ours}(?=\s*[.,;!?)]|\s*$|\n|\s[a-z])")


def _is_head(leaf: Leaf, a: int, b: int) -> bool:
    """A head noun; of those that are everyday words only with a capital, or with several."""
    low = leaf.flat[a:b]
    some = heads().get(low, ())
    everyday = leaf.text[a].islower() and low in boundaries("capital")
    # "JU" is an institution, and "Ju" is "you" in Albanian.
    short = all(head.group == "prefix" for head in some) and not leaf.text[a:b].isupper()
    return bool(some) and not (everyday or short) and low not in boundaries("led")


def _is_general(name: str) -> bool:
    """The name has nothing of its own: no quoted part, no capital after the first, no town."""
    words = name.split()
    if town(words[-1].capitalize()) is not None:
        return False  # "turistička organizacija sokobanja", typed without capitals
    proper = any(part[:1].isupper() for part in name.replace("-", " ").split(" ")[1:])
    return not proper and _MARKS.isdisjoint(name) and len(words) < 4


def _edges(best: Claim, language: str) -> Iterator[Doubt]:
    """What stands right before or after the name may belong to it."""
    leaf = best.leaf
    if leaf is None:
        return
    if _goes_on(leaf, best, language) or _begins_before(leaf, best):
        yield doubt("cut_organisation", best.name)


def _goes_on(leaf: Leaf, best: Claim, language: str) -> bool:
    """After the name: a quoted part, a capitalised word, or a small word that leads to one."""
    line_end = leaf.page.line_of(best.start)[1]
    if '"' in flat(best.name) or leaf.text[slice(*leaf.page.line_of(best.start))].isupper():
        return False
    if _OPENS.match(leaf.text, best.end):
        return True
    if leaf.kind is Kind.SIGNATURE:
        there = _SAME_LINE.match(leaf.text, best.end, line_end)
        at = there.end() - len(there[0].lstrip()) if there else 0
        seated = any_of("body_in").match(leaf.flat, at)  # "Embassy of Norway in Belgrade"
        at = seated.end() + 1 if seated else at
        return there is not None and begun_with(leaf.text[at : at + TOWN_MAX]) is None
    small = _SMALL if has_trait(language, "known_well") else _ANY
    after = small.match(leaf.text, best.end, line_end)
    return after is not None and _is_unclaimed(leaf, best, after.start(1), after.end(1))


def _is_unclaimed(leaf: Leaf, best: Claim, at: int, end: int) -> bool:
    """The word is capitalised, and no person, town, other organisation, or after a verb."""
    return (
        leaf.text[at].isupper()
        and not _is_named(leaf, at)
        and not opens_others(leaf.flat, at)
        and not any(o.start <= at < o.end for o in leaf.organisations)
        and not any(best.end <= c.start < at for c in leaf.cues)
        and begun_with(leaf.text[at : at + TOWN_MAX]) is None
        and leaf.flat[at:end] not in boundaries("stop")
    )


def _begins_before(leaf: Leaf, best: Claim) -> bool:
    """Before the name: a capitalised word in mid-sentence, an adjective, "foto kino"."""
    before = _WORD_BEFORE.search(leaf.text, max(0, best.start - 40), best.start)
    line = leaf.text[slice(*leaf.page.line_of(best.start))]
    kind = before_kind(leaf.page, best.start) < best.start  # "organizacije Centar za mir"
    if before is None or kind or line.isupper() or _is_named(leaf, before.start(1)):
        return False
    word, low = before[1], flat(before[1])
    opens = leaf.clause(before.start(1))[0] >= before.start(1) - 1
    if word[0].isupper():
        plain = opens or town(word) is not None or is_plain(key_of(word))
        plain = plain or low in boundaries("small")  # "u Hajatu Radio Toplica šalje …"
        return low.endswith("'s") or not plain
    if any_of("no_part_of_name").match(low) or town_told_by(low):
        return False  # "kruševačko Udruženje „Iskra“" is in Kruševac
    return bool(ADJECTIVE.search(low)) or _is_led_to(leaf, best.start)


@cache
def _led_to() -> re.Pattern[str]:
    """Return what finds "from", "iz" and up to two words behind it."""
    return re.compile(rf"\b{either('leads_to')}\s+((?:[^\W\d_]+\s+){{1,2}})$")


def _is_led_to(leaf: Leaf, at: int) -> bool:
    """Between "from" or "iz" and the name stand a word or two that are no post of a person."""
    there = _led_to().search(leaf.flat, max(0, at - 60), at)
    words = there[1].split() if there else []
    plain = boundaries("office")
    return bool(words) and not any(
        any_of("no_part_of_name").match(word) or is_post(word) or word in plain
        for word in words
    )


def _is_named(leaf: Leaf, at: int) -> bool:
    """The word at an offset is part of a person's name."""
    return any(m.start <= at < m.end for m in leaf.people)


def _others(e: Evidence, best: Claim) -> Iterator[Doubt]:
    """Another organisation is named in the sender's own words."""
    mine = [claim.name for claim in e.choice.same]
    mine += [one.organisation.value for one in e.attendees if one.organisation]
    told = {(claim.leaf, claim.start) for claim in e.choice.same}  # of longer names too
    for leaf in without_signatures(e.study.leaves.own):
        for one in leaf.organisations:
            if one.name in (*mine, best.name) or (leaf, one.start) in told:
                continue
            plain = one.start in aside_in(leaf) or is_within(one.name)
            plain = plain or in_event(leaf.page, one.start)
            if not (plain or _translates(leaf, one, best)):
                both = leaf is best.leaf and _are_both(leaf, one, best)
                rivals = doubt("two_organisations", best.name, one.name)
                yield rivals if both else doubt("other_organisation", one.name)
                return


def _are_both(leaf: Leaf, one: Named, best: Claim) -> bool:
    """ "Udruženje „Vidra“ i Fond Jela prijavljuju …": and they do something together."""
    first, second = sorted(((one.start, one.end), (best.start, best.end)))
    acts = leaf.between(second[1], leaf.sentence_end(second[1]))
    return joins(leaf, first[1], second[0]) and any(c.sense in COMING for c in acts)


def _translates(leaf: Leaf, one: Named, best: Claim) -> bool:
    """The name right after the sender's, in a bracket or after a stroke, says it again."""
    return leaf is best.leaf and leaf.flat[best.end : one.start].strip() in ("(", "/")
