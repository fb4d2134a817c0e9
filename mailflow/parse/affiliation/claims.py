"""Names in a letter that may be the sender's organisation's, and how much speaks for each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from mailflow.model import Address
from mailflow.parse.affiliation.companies import companies
from mailflow.parse.affiliation.heading import is_letterhead, is_sentence
from mailflow.parse.affiliation.informants import informants
from mailflow.parse.affiliation.nameless import unheaded
from mailflow.parse.affiliation.ours import ours
from mailflow.parse.affiliation.referred import referred
from mailflow.parse.affiliation.spelled import spelled
from mailflow.parse.leaves.leaf import MAIL_BELOW, Leaf
from mailflow.parse.leaves.mails_below import is_his
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import (
    bystanders,
    in_event,
    in_venue,
    opens_sentence,
    theirs,
)
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.organisations.named import WITH, Named
from mailflow.parse.organisations.shouted import ordinary
from mailflow.parse.page.labels import Field
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike

# How much a name weighs by where it stands; belonging words ("on behalf of") come on top.
LABEL: Final = 3.0
CARD: Final = 1.5  # on a visiting card of somebody else than the sender
LETTERHEAD: Final = 2.0
SIGNED: Final = 1.9
SIGNED_FIRM: Final = 2.0  # by its legal form no house that it sits in
OWN: Final = 1.0
SUBJECT: Final = 0.9
ATTACHED: Final = 1.0
ITEM: Final = 0.5  # in the line of somebody who comes: may be that person's only
BESIDE: Final = 0.9  # after the name of somebody who comes, in running text
PASSED_ON: Final = 0.7  # of its weight, in a mail the sender passes on: it may be another's
SPELLED: Final = 0.9
SPELLED_OUT: Final = "spelled in the sender's address"
ACTS: Final = 0.5  # "… prijavljuje" after it
ACTS_FIRST: Final = 1.0  # the same where the name opens the sentence
ENTERED: Final = 1.5  # "prijavljujem" right before it: more than who signs, and from where
ACTS_WITHIN: Final = 60  # letters: a town may stand between
BYSTANDER: Final = 0.4  # of its weight, what the words beside it call somebody else's
FIRM: Final = 1.5  # whom words name so surely is no bystander: "as a board member of"
PART: Final = 0.5  # of its weight, what is only a part or an office of some organisation

Span = tuple[Leaf, int, int, float]


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that may be the sender's organisation's.

    Attributes:
        has_head: It is a full name, with its head noun.
        weight: How much speaks for it.
    """

    leaf: Leaf | None
    start: int
    end: int
    name: str
    acronym: str
    weight: float
    has_head: bool
    because: str

    @property
    def is_declined(self) -> bool:
        """The name was brought back to the nominative from another case."""
        said = self.leaf.text[self.start : self.end].split() if self.leaf else ()
        return bool(said) and " ".join(said).casefold() != self.name.casefold()


def claims_in(
    leaves: Sequence[Leaf], items: Sequence[Span], sender: Address | None = None
) -> Iterator[Claim]:
    """Yield every claim of what counts; *items* as in affiliation.choose."""
    for leaf in leaves:
        for start, end, name in spelled(leaf, sender):
            headed = any(o.start == start for o in leaf.organisations)
            yield Claim(leaf, start, end, name, "", SPELLED, headed, SPELLED_OUT)
        yield from _labelled(leaf, CARD if _is_anothers_card(leaf, sender) else LABEL)
        yield from _headed(leaf, items, sender)
        yield from _told(leaf, items)


def _headed(leaf: Leaf, items: Sequence[Span], sender: Address | None) -> Iterator[Claim]:
    """Yield the names with a head noun, again where their kind alone is referred to."""
    if not leaf.organisations:
        return
    aside = aside_in(leaf)
    passed_on = leaf.because == MAIL_BELOW and not is_his(leaf.page.passage, sender)
    below = PASSED_ON if passed_on else 1.0
    for one in leaf.organisations:
        at = one.start
        if in_event(leaf.page, at) or in_venue(leaf.page, at) or _is_theme(leaf, one):
            continue
        most = _most(items, leaf, one.start)
        part = BYSTANDER if one.start in aside and one.weight < FIRM else 1.0
        yield claim_of(leaf, one, min(most, part * below * _placed(leaf, one)))
    for one, said, because in referred(leaf):
        yield replace(claim_of(leaf, one, OWN + said), because=because)


def _told(leaf: Leaf, items: Sequence[Span]) -> Iterator[Claim]:
    """Yield the names without one that words, a legal form or their place tell."""
    for start, end, because in ours(leaf):
        name = ordinary(leaf.text[start:end])
        yield Claim(leaf, start, end, name, "", LABEL, False, because)
    least = SIGNED_FIRM if leaf.kind is Kind.SIGNATURE else 0.0
    for start, end, name, weight, because in companies(leaf):
        weight = max(weight, least)
        yield Claim(leaf, start, end, name, "", weight, True, because)
    for start, end, name, weight, because in unheaded(leaf):
        weight = min(_most(items, leaf, start), weight)
        yield Claim(leaf, start, end, name, "", weight, False, because)


def _is_theme(leaf: Leaf, one: Named) -> bool:
    """A name in the subject is what the letter is about: "Škola i lokalna uprava"."""
    if leaf.kind is not Kind.SUBJECT:
        return False
    named = leaf.text[one.start : one.end]
    return _theme().match(flat(named)) is not None and sum(map(str.isupper, named)) == 1


@cache
def _theme() -> re.Pattern[str]:
    return re.compile(rf"\w+ {either('theme')} \w")


def aside_in(leaf: Leaf) -> frozenset[int]:
    """Return where the organisations of a page begin that are not whom the writer comes for."""
    spans = [(one.start, one.end) for one in leaf.organisations]
    known = [o.start for o in leaf.organisations if o.because == WITH]
    return bystanders(leaf.page, spans, known) | informants(leaf)


def _most(items: Sequence[Span], leaf: Leaf, at: int) -> float:
    """Return the most a name at offset *at* may weigh: little beside somebody else's name."""
    return min((w for other, a, b, w in items if leaf is other and a <= at < b), default=LABEL)


def claim_of(leaf: Leaf, one: Named, weight: float) -> Claim:
    """Return the claim of a name with its head noun."""
    return Claim(leaf, one.start, one.end, one.name, one.acronym, weight, True, one.because)


def _is_anothers_card(leaf: Leaf, sender: Address | None) -> bool:
    """A visiting card that is not the sender's: where a guest works may be elsewhere."""
    shown = sender.name if sender else ""
    return is_card(leaf) and not (shown and any(alike(m.name, shown) for m in leaf.people))


def is_card(leaf: Leaf) -> bool:
    """A document is a visiting card."""
    return leaf.kind is Kind.ATTACHMENT and "BEGIN:VCARD" in leaf.text


def _labelled(leaf: Leaf, weight: float) -> Iterator[Claim]:
    """Yield the values of labels for organisations."""
    for field in leaf.fields:
        if field.kind != "organisation" or not field.value or field.value in "-/":
            continue
        if _is_named_by(leaf, field) or _tells_who_comes(leaf, field):
            continue
        name = _LABELLED.match(field.value)
        if name is None or flat(name[0]).strip(" .,;-") in boundaries("nothing"):
            continue
        text = _sentence_of(name[0]).strip(" ,;-–—")
        if town(text) is not None or not _LETTERS.search(text):
            continue  # "škola: 022/ 431 206"
        start = leaf.text.find(text, field.start)
        if _is_person_at(leaf, start, start + len(text)):
            continue  # "klub „Nit“ dolazi u sastavu: Ana Ilić"
        because = f"label “{field.label}”"
        named = next((o for o in leaf.organisations if o.start == start), None)
        acronym, end = named.acronym if named else "", start + len(text)
        if named and leaf.text[end : named.end][:1] == ",":  # "… za pravo, ekonomiju i medije"
            text, end = leaf.text[start : named.end], named.end
        yield Claim(leaf, start, end, ordinary(text), acronym, weight, True, because)


def _is_person_at(leaf: Leaf, start: int, end: int) -> bool:
    """Full names, "and" between, fill the value, which its label calls no organisation's."""
    named = leaf.named(start, end)
    fills = bool(named) and (named[0].start, named[-1].end) == (start, end)
    return fills and all(m.given and m.surname for m in named)


def _is_named_by(leaf: Leaf, field: Field) -> bool:
    """The words before the colon are a name themselves: "Udruženje Iskra: prijava"."""
    first = field.start - len(field.label) - LABEL_GAP_MAX
    return any(
        first <= o.start
        and o.end < field.start
        and not leaf.flat[o.end : field.start].strip(" :")
        for o in leaf.organisations
    )


def _tells_who_comes(leaf: Leaf, field: Field) -> bool:
    """ "Udruženje „Breza“ iz Bora: dolaze Ana i Vera": a sentence, though a label opens it."""
    opens = leaf.between(field.start, field.start + 1)
    return any(c.sense in ("come", "self", "pair") and c.start == field.start for c in opens)


LABEL_GAP_MAX: Final = 4  # letters between a label and its value
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s+[^\W\d_]|\s*$)")
# A labelled name ends at its closing quotation mark, at a comma or a bracket.
_LABELLED: Final = re.compile(r"[^„“”\",(;|\n]*(?:[„“\"][^“”\"\n]+[“”\"]|)")


def _sentence_of(text: str) -> str:
    """Return *text* up to the point that ends a sentence; an abbreviation's is none.

    >>> _sentence_of("Klub Iskra Bor. Dolazi Ana"), _sentence_of("Škola sv. Sava")
    ('Klub Iskra Bor', 'Škola sv. Sava')
    """
    ended = _SENTENCE_END.search(text)
    return text[: ended.start()] if ended else text


def _placed(leaf: Leaf, one: Named) -> float:
    """Return the weight of a name by its place and the words before it."""
    if leaf.kind is Kind.SIGNATURE:
        return SIGNED
    if leaf.kind is Kind.SUBJECT:
        return SUBJECT
    base = ATTACHED if leaf.kind is Kind.ATTACHMENT else OWN
    if is_letterhead(leaf, one.start) and not is_sentence(leaf, one):
        return LETTERHEAD
    said = one.weight if one.weight >= 0.6 else 0.0
    return base + max(said, _acts(leaf, one), _entered(leaf, one))


def _entered(leaf: Leaf, one: Named) -> float:
    """Return what it weighs that the writer enters it itself: "prijavljujem Klub „Iskra“"."""
    before = leaf.between(one.start - ACTS_WITHIN, one.start) if leaf.has("enrol") else ()
    enters = (c for c in before if c.sense == "enrol" and c.end < one.start)
    return ENTERED * any(_ours().fullmatch(leaf.flat, c.end, one.start) for c in enters)


@cache
def _ours() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{either('our_house')}|{either('article')})\s)?")


@cache
def _joined() -> frozenset[str]:
    """Return what stands between two names of bodies that both act."""
    return frozenset({", ", *(f" {word} " for word in particles("joins_bodies"))})


def _start(one: Named) -> int:
    return one.start


def _acts(leaf: Leaf, one: Named) -> float:
    """Return what it weighs that the organisation itself sends somebody."""
    last, following = one.end, len(leaf.flat)
    for other in leaf.organisations[bisect_left(leaf.organisations, one.end, key=_start) :]:
        between = leaf.flat[last : other.start]
        if between not in _joined() and not theirs().fullmatch(between):
            following = other.start
            break
        last = other.end  # "Udruženje X i Fond Y prijavljuju …"
    end = min(last + ACTS_WITHIN, leaf.clause(one.start)[1], following)
    sends = any(cue.sense == "sends" for cue in leaf.between(last, end))
    words = leaf.flat[last:end].split()
    if not sends and boundaries("acts").isdisjoint(words):
        return 0.0
    declined = leaf.text[one.start : one.end] != one.name
    return ACTS_FIRST if opens_sentence(leaf.page, one.start) and not declined else ACTS
