"""Signs that "Ana i ja" tells of no coming: its sentence has no verb of that."""

from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.coming.of_us import tells_number
from mailflow.parse.signs.evidence import COMING, Evidence, cues_by, sentence
from mailflow.reasons import doubt

COUNTED_MAX: Final = 120  # letters of the sentence before
HEADING_MAX: Final = 400  # letters from the words above a list to one of its lines


def only_paired(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """ "Ana i ja" in a sentence that has no verb of coming: "Ana i ja smo uživale"."""
    for guest in guests:
        leaf, m = guest.leaf, guest.mention
        by = next((cue for cue in cues_by(guest) if cue.sense == "pair"), None)
        if by is None:
            continue
        around = leaf.between(*sentence(leaf, m.start))
        if guest.is_item or _ends_list(guest, e.study.party.guests):
            # The words above a list are said of all its lines.
            around = leaf.between(m.start - HEADING_MAX, leaf.page.line_of(m.start)[1])
        known = {"represents", *(("earlier",) if e.intent is Intent.CHANGE else ())}
        told = any(cue.sense in (COMING - {"pair"}) | known for cue in around)
        asked = e.were_asked or leaf.has("names_due")
        if not (told or asked or _are_counted(guest)):
            yield doubt("pair_only", by.said)
            return


def _ends_list(guest: Guest, guests: Sequence[Guest]) -> bool:
    """ "… Vid Tot\ni ja, Ana Ilić": the line above is one of a list of who comes."""
    leaf = guest.leaf
    above = leaf.page.line_of(leaf.page.line_of(guest.mention.start)[0] - 1)
    listed = (g.mention.start for g in guests if g.leaf is leaf and g.is_item)
    return any(above[0] <= at < above[1] for at in listed)


def _are_counted(guest: Guest) -> bool:
    """The sentence before says how many of us come: "Dolazimo nas dve. To smo Ana i ja."."""
    leaf = guest.leaf
    start = leaf.sentence_start(guest.mention.start)
    if tells_number(leaf, start, guest.mention.start):
        return True
    before = leaf.between(max(0, start - COUNTED_MAX), start)
    comes = [cue.end for cue in before if cue.sense in ("come", "enrol")]
    return bool(comes and leaf.counts) and "\n\n" not in leaf.text[comes[-1] : start]
