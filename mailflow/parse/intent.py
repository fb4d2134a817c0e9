"""What the sender wants, by words and by who was understood to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.model import Doubt, Header, Intent
from mailflow.parse.letter import Kind
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt

SHORT: Final = 160  # letters of a test mail


@dataclass(frozen=True, slots=True)
class Facts:
    """What the letter says, as far as it decides what is wanted.

    Attributes:
        comes: How many persons come by name.
        count: How many come, as told; None if not told.
        leaves: The sender's own words, subject included, and what counts beside them.
        quoted: Mail below it.
        removed: How many persons fall away by name.
        before: One of those who fall away was named in the mail below, as coming.
        unknown: How many persons are named of whom it is not told whether they come.
        writer_comes: The sender says so of himself.
        formed: There is a form or a table with heads.
        unread: An attachment could not be read.
        to_desk: The letter is addressed to the desk, not copied to it.
    """

    header: Header
    leaves: Sequence[Leaf]
    quoted: Sequence[Leaf]
    comes: int
    count: int | None
    removed: int
    before: bool
    unknown: int
    writer_comes: bool
    formed: bool
    unread: bool
    to_desk: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """The intent, why, and what makes it doubtful."""

    intent: Intent
    because: str
    doubt: Doubt | None = None


def wanted(facts: Facts) -> Wanted:
    """Return what the sender wants; the first rule that holds decides."""
    for rule in _RULES:
        found = rule(facts)
        if found:
            return found
    return _rest(facts)


def _cue(leaves: Sequence[Leaf], *senses: str) -> Cue | None:
    """Return the first cue of *senses*."""
    return next((c for leaf in leaves for c in leaf.cues if c.sense in senses), None)


def _own(facts: Facts) -> list[Leaf]:
    """Return what the sender typed, without the subject: a subject is often left over."""
    return [leaf for leaf in facts.leaves if leaf.kind in (Kind.OWN, Kind.SIGNATURE)]


def _typed(facts: Facts) -> list[Leaf]:
    return [
        leaf for leaf in facts.leaves if leaf.kind in (Kind.OWN, Kind.SIGNATURE, Kind.SUBJECT)
    ]


def _machine(facts: Facts) -> Wanted | None:
    if facts.header.machine:
        return Wanted(Intent.AUTOMATIC, facts.header.machine)
    cue = _cue(_typed(facts), "automatic")
    return Wanted(Intent.AUTOMATIC, f"“{cue.said}”") if cue else None


def _nothing(facts: Facts) -> Wanted | None:
    if any(leaf.text.strip() for leaf in facts.leaves):
        return None
    return Wanted(Intent.UNRELATED, "the letter is empty")


def _unrelated(facts: Facts) -> Wanted | None:
    own = _typed(facts)
    alien = [c for leaf in own for c in leaf.cues if c.sense == "unrelated"]
    coming = facts.writer_comes or (
        facts.comes and _cue(own, "enrol", "self", "pair", "come", "topic", "here")
    )
    inviting = _cue(own, "inviting")
    if inviting and not facts.writer_comes and not _cue(own, "enrol"):
        return Wanted(Intent.UNRELATED, f"“{inviting.said}”")
    job = any("konkurs" in c.words or "biograf" in c.words for c in alien)
    if job or (alien and not coming):
        return Wanted(Intent.UNRELATED, f"“{alien[0].said}”")
    size = sum(len(leaf.text) for leaf in own)
    cue = _cue(own, "test")
    if cue and size < SHORT and not facts.comes and not facts.count:
        return Wanted(Intent.UNRELATED, f"“{cue.said}”")
    cue = _cue(own, "fyi")
    if cue and not facts.comes and not facts.writer_comes:
        return Wanted(Intent.UNRELATED, f"“{cue.said}”")
    if not facts.to_desk and not facts.comes and not facts.count and not facts.writer_comes:
        return Wanted(Intent.UNRELATED, "a talk among others, the desk is copied")
    return None


def _cancel(facts: Facts) -> Wanted | None:
    own = _typed(facts)
    if facts.comes or _cue(own, "again"):
        return None
    cue, earlier = _cue(own, "cancel"), _cue(own, "earlier")
    away = _cue(own, "decline", "self_absent")
    if cue is None and away and earlier and not _cue(own, "correction", "ask"):
        return Wanted(Intent.CANCEL, f"“{away.said}”, “{earlier.said}”")
    if cue is None:
        return None
    known = earlier or facts.removed or _cue(own, "formerly") or _answers(facts)
    thin = None if known else doubt("cancels_nothing")
    return Wanted(Intent.CANCEL, f"“{cue.said}”", thin)


def _answers(facts: Facts) -> bool:
    return facts.header.subject.lower().startswith("re")


def _change(facts: Facts) -> Wanted | None:
    own = _typed(facts)
    if _cue(own, "again"):
        return None
    named = bool(facts.comes or facts.removed)
    cue = _cue(own, "change", "instead", "for_him", "gone", "swap", "strike", "cancel")
    earlier = _cue(own, "earlier", "formerly")
    answered = bool(facts.quoted) and _cue(facts.quoted, "asked_names") is not None
    if answered and facts.comes:
        return Wanted(Intent.CHANGE, "answers the desk's question for names")
    confirmed = _cue(facts.quoted, "confirms")
    if cue and confirmed and named:
        return Wanted(Intent.CHANGE, f"“{cue.said}” over the desk's “{confirmed.said}”")
    if facts.before and facts.comes:
        return Wanted(Intent.CHANGE, "somebody registered in the mail below does not come")
    return _altered(facts, cue, earlier, named)


def _altered(facts: Facts, cue: Cue | None, earlier: Cue | None, named: bool) -> Wanted | None:
    """Return a change told by its own words, without an answer of the desk below."""
    own = _typed(facts)
    known = earlier or _registered_below(facts)
    strong = _cue(own, "correction")
    if cue and facts.removed and (facts.comes or _cue(own, "others_stay")):
        if not known and not strong and _only_instead(own):
            return None  # "the director cannot come, instead of him …": a first registration
        thin = None if known else doubt("replaces_nothing")
        return Wanted(Intent.CHANGE, f"“{cue.said}”", thin)
    if strong and named:
        return Wanted(Intent.CHANGE, f"“{strong.said}”")
    if strong and facts.count:
        people = f"{facts.count} people"
        return Wanted(Intent.CHANGE, f"“{strong.said}”, {people}", doubt("number_only"))
    if cue and earlier and named:
        return Wanted(Intent.CHANGE, f"“{cue.said}”, “{earlier.said}”")
    before = _cue(own, "earlier")
    if before and facts.removed and facts.comes:
        return Wanted(Intent.CHANGE, f"“{before.said}”, and now others come")
    return None


def _registered_below(facts: Facts) -> bool:
    """The letter answers something that is not the invitation."""
    if facts.quoted:
        return _cue(facts.quoted, "invites", "inviting") is None
    return bool(facts.header.references)


def _only_instead(own: Sequence[Leaf]) -> bool:
    """Nothing but "instead of" speaks for a change."""
    swaps = {
        cue.start for leaf in own for cue in leaf.cues if cue.sense in ("instead", "for_him")
    }
    others = (
        cue
        for leaf in own
        for cue in leaf.cues
        if cue.sense in ("change", "strike", "cancel") and cue.start not in swaps
    )
    return not any(others)


def _register(facts: Facts) -> Wanted | None:
    own = _typed(facts)
    later = _cue(_own(facts), "later")
    if later and not facts.comes and not facts.count:
        return None
    undecided = _cue(own, "ask_only")
    if undecided:
        return None
    cue = _cue(own, "self", "enrol", "here") or _cue(
        facts.leaves, "enrol", "self", "come", "topic", "here"
    )
    if facts.comes or facts.writer_comes:
        thin = _thin(facts, cue)
        return Wanted(Intent.REGISTER, f"“{cue.said}”" if cue else "a list of names", thin)
    if facts.count and cue and not _cue(own, "decline"):
        return Wanted(Intent.REGISTER, f"“{cue.said}”, {facts.count} people")
    return None


def _thin(facts: Facts, cue: Cue | None) -> Doubt | None:
    """Return what makes a registration of named people doubtful."""
    own = _own(facts)
    if _cue(own, "instead") and facts.removed:
        return doubt("replaces_nothing")
    away = _cue(own, "decline")
    if away and not facts.formed and not _cue(own, "enrol", "self", "pair", "here"):
        return doubt("refuses_too", away.said)
    return None if cue or facts.formed else doubt("no_word_of_coming")


def _unread(facts: Facts) -> Wanted | None:
    if not facts.unread or not _cue(_typed(facts), "attached"):
        return None
    return Wanted(Intent.REGISTER, "points to an attachment", doubt("only_in_attachment"))


def _decline(facts: Facts) -> Wanted | None:
    own = _own(facts)
    asks = any("?" in leaf.text for leaf in own)
    cue = _cue(own, "decline", "self_absent") or (None if asks else _cue(own, "absent"))
    if cue is None or facts.comes:
        return None
    return Wanted(Intent.DECLINE, f"“{cue.said}”", _other_side(facts))


def _other_side(facts: Facts) -> Doubt | None:
    """Return what speaks for a registration in a letter that seems to be none."""
    own = _typed(facts)
    enrols = _cue(_own(facts), "enrol", "self", "here")
    altered = _cue(own, "correction")
    if enrols and (facts.unknown or facts.count):
        return doubt("enrols_nobody", enrols.said)
    return doubt("alters_nothing", altered.said) if altered else None


def _question(facts: Facts) -> Wanted | None:
    own = _own(facts)
    marked = any("?" in leaf.text for leaf in own)
    cue = _cue(own, "ask", "again") or _cue(own, "later")
    if marked or (cue and _cue(own, "answer_please")):
        because = f"“{cue.said}”" if cue else "a question mark"
        return Wanted(Intent.QUESTION, because, _other_side(facts))
    return None


def _rest(facts: Facts) -> Wanted:
    """Return a guess for a person to look at: a registration of a sort, or nothing of ours."""
    cue = _cue(_typed(facts), "enrol", "self", "pair", "come", "topic", "here")
    if cue:
        return Wanted(Intent.REGISTER, f"“{cue.said}”", doubt("nobody_comes"))
    return Wanted(Intent.UNRELATED, "no word of coming", doubt("nothing_known"))


# The first that holds decides: a machine's letter is nothing else, a cancellation no question.
_RULES: Final = (
    _machine,
    _nothing,
    _unrelated,
    _cancel,
    _change,
    _register,
    _unread,
    _decline,
    _question,
)
