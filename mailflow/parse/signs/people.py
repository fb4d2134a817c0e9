"""Signs that who comes was misread: names half known, people left out, words that waver."""

from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Doubt, Intent, Person
from mailflow.parse.clauses.abroad import is_away_then
from mailflow.parse.clauses.elsewhere import elsewhere, inside
from mailflow.parse.clauses.no_pair import does_else, does_not, names_himself
from mailflow.parse.clauses.of_group import is_of_group
from mailflow.parse.clauses.provisos import may_be_listed
from mailflow.parse.clauses.standing import (
    BY_ORDER,
    MENTIONED,
    Guest,
    Standing,
    words_in,
)
from mailflow.parse.coming.by_post import SAID_TO_COME
from mailflow.parse.coming.mentioned import is_only_mentioned
from mailflow.parse.coming.undersigned import UNDERSIGNED
from mailflow.parse.intent.refusing import of_a_post
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.lists.lists import stands_apart
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike, belongs_to, is_full
from mailflow.parse.signs.evidence import COMING, Evidence, people_in, sentence
from mailflow.parse.signs.guessed import guessed_names
from mailflow.parse.signs.listed import sum_below
from mailflow.parse.signs.mentioned import is_wish, takes_place
from mailflow.parse.signs.past import long_ago
from mailflow.reasons import doubt

CONDITION_MAX: Final = 100
# Words of coming, and those that give somebody another's seat.
_SEATS: Final = COMING | {"replaces", "swap", "hands_on"}
LEFT_OUT_MAX: Final = 3  # names; more tell nothing new
_TOLD: Final = (SAID_TO_COME, UNDERSIGNED)  # of whom the letter speaks, though they but sign


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that speak against the people."""
    yield from guessed_names(e)
    for person in e.attendees:
        yield from _words(e, person)
    yield from _apart(e)
    yield from _made_up(e)
    yield from _left_out(e)
    yield from _writer(e)
    yield from _numbers(e)


def _is_seated(e: Evidence, guest: Guest, cues: Sequence[Cue]) -> bool:
    """Words beside the name, or around it, give him a seat plainly."""
    if any(c.sense in _SEATS or (c.sense == "for_him" and e.removed) for c in cues):
        return True
    stays = any_of("stays_on").search(flat(guest.because)) is not None
    return stays or guest.leaf.has("names_due", "unnamed") or _is_introduced(guest)


def _is_introduced(guest: Guest) -> bool:
    """ "Javljam da će doći. Ona se zove Ana Ilić": the name is that of who was told of."""
    leaf, at = guest.leaf, guest.mention.start
    called = any_of("is_called", leaf.language)
    return called.search(leaf.flat, leaf.sentence_start(at), at) is not None


def _words(e: Evidence, person: Person) -> Iterator[Doubt]:
    """The words by which the person comes are thin or waver."""
    name = person.name.value
    coming = [g for g in e.guests_of(person) if g.standing is Standing.COMES]
    for guest in coming[:1]:
        told = guest.because.endswith(_TOLD) or any(e.cues("pair"))  # "three of us with me"
        if guest.leaf.kind is Kind.SIGNATURE and not told:
            yield doubt("only_signed", name)
        anew = e.intent is Intent.CHANGE and e.study.has("whole_list")  # "the right list is:"
        if guest.because == "line of a list" and not (
            anew or e.were_asked or e.enters_below(guest.leaf)
        ):
            yield doubt("list_without_word", name)
        if guest.row is not None or guest.because.startswith("label"):
            return
        a, b = sentence(guest.leaf, guest.mention.start)
        cues = guest.leaf.between(a, b)
        said = next((c.said for c in cues if _is_regret(guest, c, cues)), "")
        if said and not any(e.is_away(m.name) for m in people_in(guest.leaf, a, b)):
            yield doubt("regretted", name, said)
        ifs = [c for c in cues if c.sense == "if" and c.start < guest.mention.start]
        would = bool(ifs) and any_of("would").search(flat(guest.because)) is not None
        said = next((c.said for c in ifs if _decides(guest.leaf, c, would)), "")
        if said:
            yield doubt("conditional", name, said)
        worded = guest.because[:1] == "“" and not guest.label
        if worded and not _is_seated(e, guest, cues):
            yield doubt("thin_word", name, guest.because)


def _is_regret(guest: Guest, cue: Cue, cues: Sequence[Cue]) -> bool:
    """*cue*, one of those of the sentence, regrets that the guest, and no other, cannot."""
    wishes = {c.start for c in cues if c.sense == "self"}  # "htela bih da se prijavim"
    if cue.sense != "regret" or cue.start in wishes or _of_writer(cues):
        return False
    leaf, m = guest.leaf, guest.mention
    of_else = takes_place(leaf, cue, m) or of_a_post(leaf, cue) or is_wish(leaf, cue)
    return not (of_else or _wished_another(leaf, cue, m))


def _apart(e: Evidence) -> Iterator[Doubt]:
    """A heading, of another house perhaps, parts somebody's line from the list."""
    for person in e.attendees:
        coming = [g for g in e.guests_of(person) if g.standing is Standing.COMES]
        if any(g.is_item and not g.row and stands_apart(g.leaf, g.mention) for g in coming[:1]):
            yield doubt("left_out_far", person.name.value)


def _made_up(e: Evidence) -> Iterator[Doubt]:
    """Who made up the meeting of a document is not whom it sends: "u sastavu: Ana i Petar"."""
    first = (guest for person in e.attendees for guest in e.guests_of(person)[:1])
    coming = [guest for guest in first if guest.leaf.kind is Kind.ATTACHMENT]
    makes = [g for g in coming if any_of("makes_up").search(flat(words_in(g.because)))]
    if makes and len(makes) < len(coming):
        yield doubt("does_else", makes[0].mention.name, words_in(makes[0].because))


def _wished_another(leaf: Leaf, regret: Cue, m: Mention) -> bool:
    """ "Htela je da dođe i Vera Tot, ali ide samo Ana Ilić": the sentence turned in between."""
    told = leaf.clause(regret.start)
    others = leaf.named(*told)
    return told != leaf.clause(m.start) and any(is_full(one) for one in others)


def _of_writer(cues: Sequence[Cue]) -> bool:
    """The sentence says that the writer himself does not come."""
    return any(cue.sense == "self_absent" for cue in cues)


def _decides(leaf: Leaf, cue: Cue, would: bool) -> bool:
    """The condition that *cue* opens is about somebody's coming, not about a parking place.

    Who only *would* come does so under any condition that is no phrase of politeness.
    """
    end = min(leaf.sentence_end(cue.end), cue.end + CONDITION_MAX)
    comma = leaf.flat.find(",", cue.end, end)
    there = leaf.flat[cue.end : comma if comma > 0 else end]
    return (would or bool(any_of("unmet").search(there))) and not any_of("only_polite").search(
        there
    )


def _left_out(e: Evidence) -> Iterator[Doubt]:
    """People named by the sender who are neither coming nor anything else."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    names: list[str] = []
    for leaf, m in _unsettled(e):
        if _is_told(e, m.name) or any(alike(m.name, name) for name in names):
            continue
        near = leaf.between(*sentence(leaf, m.start))
        senses = {cue.sense for cue in near if not inside(leaf, cue, "regards")}
        if senses & {"absent", "regret", "decline"} or is_only_mentioned(leaf, m):
            continue
        if is_away_then(leaf, m):
            continue
        if not senses & COMING and long_ago(e, leaf, m):
            continue
        yield doubt(_how_near(leaf, m, senses), m.name)
        names.append(m.name)
        if len(names) == LEFT_OUT_MAX:
            return


def _unsettled(e: Evidence) -> Iterator[tuple[Leaf, Mention]]:
    """Yield full names nothing was made of: no word tells, or no guest was seen in them."""
    for guest in e.study.party.guests:
        m = guest.mention
        if guest.standing is not Standing.UNKNOWN or not (m.given and m.surname):
            continue
        plain = ("perhaps", MENTIONED, *(() if may_be_listed(guest.leaf, m) else (BY_ORDER,)))
        if guest.because not in plain:
            yield guest.leaf, m
    seen = {(id(guest.leaf), guest.mention.start) for guest in e.study.party.guests}
    for leaf in e.told:
        for row in leaf.rows:
            for m in people_in(leaf, row.start, row.end):
                if m.given and m.surname and (id(leaf), m.start) not in seen:
                    yield leaf, m


def _how_near(leaf: Leaf, m: Mention, senses: set[str]) -> str:
    """Return the sign: words of coming in the sentence, in the paragraph, or in neither."""
    if senses & COMING:
        return "left_out_near"
    start = leaf.text.rfind("\n\n", 0, m.start) + 1
    end = leaf.text.find("\n\n", m.end)
    around = leaf.between(start, end if end >= 0 else len(leaf.text))
    return "left_out" if any(cue.sense in COMING for cue in around) else "left_out_far"


def _is_told(e: Evidence, name: str) -> bool:
    """The person comes, stays, writes, or is no guest: a post, a founder."""
    sender = e.study.sender.name
    firm = flat(e.organisation.name.value) if e.organisation else ""
    return (
        e.comes(name)
        or e.is_away(name)
        or flat(name) in firm
        or any(alike(name, wrong) for wrong, _ in e.study.party.mended)
        or is_post(flat(name))
        or any(belongs_to(one.email.partition("@")[0], name) for one in e.study.desk)
        or (sender is not None and alike(name, sender.value))
    )


def _is_wished(leaf: Leaf, cue: Cue) -> bool:
    """ "Nadao sam se da ću i ja poći, ali su samo dva mesta": he will not."""
    return elsewhere(leaf, cue._replace(sense="pair"))


_NO_PAIR: Final = (does_not, does_else, names_himself, is_of_group, _is_wished)


def _writer(e: Evidence) -> Iterator[Doubt]:
    """The writer speaks of himself beside those who come, and was not counted."""
    sender = e.study.sender.name
    if e.intent is not Intent.REGISTER or (sender and e.comes(sender.value)):
        return
    said = next(
        (
            cue.said
            for x, cue in e.cues("beside_me")
            if not any(rule(x, cue) for rule in _NO_PAIR)
        ),
        "",
    )
    if said and not e.study.party.writer_stays:
        yield doubt("writer_too", said)


def _numbers(e: Evidence) -> Iterator[Doubt]:
    if e.intent is Intent.REGISTER and not e.attendees and not any(e.cues("name_word")):
        yield doubt("count_only")
    elif e.attendees and (told := max(e.count or 0, sum_below(e))) > len(e.attendees):
        yield doubt("fewer_than_told", len(e.attendees), told)
    if e.attendees and not any(c.isupper() for leaf in e.own for c in leaf.text):
        yield doubt("no_capitals")
