"""What the sender wants, by words and by who was understood to come."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.elsewhere import elsewhere, inside, of_himself
from mailflow.parse.intent.altering import cancels, changes
from mailflow.parse.intent.asking import (
    asked,
    asks_how_many,
    enters_us,
    is_marked,
    waits_for_answer,
)
from mailflow.parse.intent.before import enrols_anew, passes_on, says_anew
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.intent.less import comes_less
from mailflow.parse.intent.luring import machine
from mailflow.parse.intent.of_ours import of_event, strays, titled, words_of_else
from mailflow.parse.intent.of_paper import sends_papers
from mailflow.parse.intent.other_business import unrelated
from mailflow.parse.intent.refusing import (
    asks_besides,
    comes_before,
    comes_next,
    of_a_post,
    refusals,
    sends_another,
    wished,
)
from mailflow.parse.intent.restoring import restores
from mailflow.parse.leaves.asked_for import asked_between, asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt

LINE_MAX: Final = 160  # letters of a letter that is hardly more than a line


def wanted(facts: Facts) -> Wanted:
    """Return what the sender wants; the first rule that holds decides."""
    for rule in _RULES:
        found = rule(facts)
        if found:
            return _of_us(facts, found)
    return _rest(facts)


def _of_us(facts: Facts, found: Wanted) -> Wanted:
    """Return *found*, doubted where no word of the letter is of any event."""
    kinds = ("at_event",) if found.intent is Intent.QUESTION else ()
    if found.intent in (Intent.AUTOMATIC, Intent.UNRELATED) or not strays(facts, *kinds):
        return found
    if found.intent is Intent.REGISTER and titled(facts) and not words_of_else(facts):
        return found
    stray = doubt("no_word_of_event")
    # Two who sign a complaint are no list of those who come, if nothing is said of any coming.
    bare = found.doubt is not None and found.doubt.code == "no_word_of_coming"
    if found.intent is Intent.QUESTION or bare:
        return replace(found, intent=Intent.UNRELATED, doubt=stray)
    heavier = found.doubt and found.doubt.weight >= stray.weight
    return found if heavier else replace(found, doubt=stray)


def _nothing(facts: Facts) -> Wanted | None:
    if any(leaf.text.strip() for leaf in facts.leaves):
        return None
    return Wanted(Intent.UNRELATED, "the letter is empty")


def _status(facts: Facts) -> Wanted | None:
    if facts.count or facts.removed or facts.unread:
        return None
    if facts.now and (facts.here or cue_of(facts.typed, "attached")):
        return None
    again = facts.comes and cue_of(facts.typed, "sends_again")
    if again or (facts.writer_comes and says_anew(facts.typed)):
        return None
    cue = asked(facts.leaves)
    return Wanted(Intent.QUESTION, f"“{cue.said}”") if cue else None


def _asks_of_known(facts: Facts) -> Wanted | None:
    """Return a question about people who were registered before: "na koji ulaz da dođu?"."""
    own = facts.own_words
    asks = any("?" in leaf.text for leaf in own) or cue_of(own, "ask_only", "answer_please")
    if not (facts.known and asks) or facts.removed or enrols_anew(own, "self"):
        return None
    earlier = cue_of(own, "earlier")
    return Wanted(Intent.QUESTION, f"“{earlier.said}”") if earlier else None


def _register(facts: Facts) -> Wanted | None:
    own = facts.typed
    later = cue_of(facts.own_words, "later")
    if later and not facts.comes and not facts.count:
        return None
    mine = [leaf for leaf in own if not leaf.because]  # no question of a mail below
    if cue_of(mine, "ask_only") and (not facts.comes or any("?" in x.text for x in mine)):
        return None  # "Ana dolazi, a videćemo ko još može" asks nothing
    cue = cue_of(own, "self", "enrol", "here") or cue_of(
        facts.leaves, "enrol", "self", "come", "topic", "here"
    )
    if facts.comes or facts.writer_comes:
        thin = _thin(facts, cue)
        return Wanted(Intent.REGISTER, f"“{cue.said}”" if cue else "a list of names", thin)
    asks = asks_how_many(own) or waits_for_answer(facts.own_words)
    refuses = any(
        c.sense == "decline" and not of_a_post(leaf, c) for leaf in own for c in leaf.cues
    )
    if facts.count and cue and not (refuses or asks):
        return Wanted(Intent.REGISTER, f"“{cue.said}”, {facts.count} people")
    return None


def _thin(facts: Facts, cue: Cue | None) -> Doubt | None:
    """Return what makes a registration of named people doubtful."""
    own = facts.own_words
    if cue_of(own, "instead") and facts.removed:
        # Who was asked, or cannot come, sends another; one of a list passed on is left out.
        plain = cue_of(facts.typed, "invited") or (passes_on(facts) and cue_of(own, "except"))
        mine = len(facts.gone) < 2 and sends_another(facts.typed)
        return None if plain or mine or facts.listed else doubt("replaces_nothing")
    refuses = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "decline")
    refuses = (
        (leaf, c) for leaf, c in refuses if not (of_himself(leaf, c) or of_a_post(leaf, c))
    )
    away = next((c for leaf, c in refuses if not (facts.removed and of_one(leaf, c))), None)
    if sends_papers(facts) or cue_of(own, "job"):
        return doubt("alien_with_people")
    if away and not facts.formed and not cue_of(own, "enrol", "self", "pair", "here"):
        return doubt("refuses_too", away.said)
    asked = asks_for("how_to", facts.quoted) or asked_between(facts.quoted)
    stands_in = cue_of(own, "invited") and cue_of(own, "replaces", "for_him")
    told = cue or facts.formed or asked or stands_in  # "zahvaljuje na pozivu, zameniće ga Ana"
    return None if told else doubt("no_word_of_coming")


def of_one(leaf: Leaf, cue: Cue) -> bool:
    """ "Petar ne može, zato dolazi Ana": the refusal is of who is named before it alone."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    after = leaf.named(cue.end, end)
    comes = any(c.sense in ("come", "enrol") for c in leaf.between(cue.end, end))
    ours = inside(leaf, cue, "all_of_us") or of_himself(leaf, cue)
    then = (comes_next(leaf, end) or comes_before(leaf, start)) and not ours
    before = leaf.named(start, cue.start)
    return bool(before) and ((bool(after) and comes) or then or _comes_first(leaf, before))


def _comes_first(leaf: Leaf, named: Sequence[Mention]) -> bool:
    """ "Doći će Ana, dok je Petar sprečen": before the last one another is said to come."""
    first, last = named[0], named[-1]
    told = leaf.between(leaf.sentence_start(first.start), last.start)
    return first is not last and any(c.sense == "come" for c in told)


def _unread(facts: Facts) -> Wanted | None:
    if not facts.unread or not cue_of(facts.typed, "attached"):
        return None
    return Wanted(Intent.REGISTER, "points to an attachment", doubt("only_in_attachment"))


def _decline(facts: Facts) -> Wanted | None:
    own = facts.own_words
    asks = any("?" in leaf.text for leaf in own)
    please = cue_of(own, "ask") and cue_of(own, "answer_please")  # "zanima me da li …"
    cue = (
        cue_of(own, "decline", "self_absent", "longed")
        or wished(own)
        or (None if asks or please else cue_of(own, "absent"))
    )
    if cue is None or facts.comes or (asks and _if_so(own, cue)) or _if_not(own):
        return None
    known = facts.registered or cue_of(facts.quoted, "confirms")
    below = doubt("registered_below") if known else None
    return Wanted(
        Intent.DECLINE, f"“{cue.said}”", below or _other_side(facts) or _bare(facts, cue)
    )


def _if_so(own: Sequence[Leaf], cue: Cue) -> bool:
    """ "Bez potpisa ne možemo nikoga da pošaljemo": it may turn out otherwise."""
    leaf = next((one for one in own if cue in one.cues), None)
    if leaf is None or cue_of(own, "thanked") or refusals(own):
        return False
    return (
        any_of("unless").search(leaf.flat, leaf.sentence_start(cue.start), cue.start)
        is not None
    )


def _if_not(own: Sequence[Leaf]) -> bool:
    """ "Ako ne može onlajn, nećemo moći nikoga da pošaljemo": all that refuses has an "if"."""
    said = [(leaf, c) for leaf in own for c in leaf.cues if c.sense in _REFUSES]
    return bool(said) and all(
        any_of("failing_that").search(leaf.flat, leaf.sentence_start(c.start), c.end)
        for leaf, c in said
    )


_REFUSES: Final = ("decline", "self_absent", "absent")


def _bare(facts: Facts, cue: Cue) -> Doubt | None:
    """Return a doubt where nothing but "we cannot" is said, perhaps open a file.

    In a line over the invitation it can mean nothing else; beside a question more may.
    """
    own = facts.own_words
    line = sum(len(leaf.text) for leaf in own) < LINE_MAX
    if line and cue_of(facts.quoted, "invites", "inviting"):
        return None
    asks = cue.sense == "decline" and asks_besides(own)
    told = cue.sense != "absent" and not asks
    plain = told or refusals(own) or cue_of(own, "thanked", "regret", "self_absent", "wished")
    return None if plain else doubt("absent_only", cue.said)


def _other_side(facts: Facts) -> Doubt | None:
    """Return what speaks for a registration in a letter that seems to be none."""
    own = facts.typed
    enrols = next(
        (
            c
            for leaf in facts.own_words
            for c in leaf.cues
            if c.sense in ("enrol", "self", "here")
            and not (is_marked(leaf, c) or inside(leaf, c, "decline"))
            and not elsewhere(leaf, c)
        ),
        None,
    )
    altered = cue_of(own, "correction", "alters")
    if enrols and (facts.unknown or facts.count or enters_us(facts.own_words)):
        return doubt("enrols_nobody", enrols.said)
    if facts.unknown:
        return doubt("named_untold")
    return doubt("alters_nothing", altered.said) if altered else None


def _question(facts: Facts) -> Wanted | None:
    own = facts.own_words
    marked = any("?" in leaf.text for leaf in own) or cue_of(own, "ask_only")
    cue = cue_of(own, "ask", "again") or cue_of(own, "later")
    if marked or (cue and cue_of(own, "answer_please")):
        # Who decides later names in passing who might come.
        thin = None if cue_of(own, "ask_only") else _other_side(facts) or _of_else(facts)
        return Wanted(Intent.QUESTION, f"“{cue.said}”" if cue else "a question mark", thin)
    return None


def _of_else(facts: Facts) -> Doubt | None:
    """Return a doubt where a first letter asks without a word of any event."""
    told = facts.header.references or of_event([*facts.typed, *facts.quoted])
    return None if told else doubt("asks_of_else")


def _rest(facts: Facts) -> Wanted:
    """Return a guess for a person to look at: a registration of a sort, or nothing of ours."""
    cue = cue_of(facts.typed, "enrol", "self", "pair", "come", "topic", "here")
    if cue and not strays(facts):
        return Wanted(Intent.REGISTER, f"“{cue.said}”", doubt("nobody_comes"))
    return Wanted(Intent.UNRELATED, "no word of coming", doubt("nothing_known"))


# The first that holds decides: a machine's letter is nothing else, a cancellation no question.
_RULES: Final = (
    machine,
    _nothing,
    unrelated,
    restores,
    comes_less,
    cancels,
    changes,
    _status,
    _asks_of_known,
    _register,
    _unread,
    _decline,
    _question,
)
