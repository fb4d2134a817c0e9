"""Persons named in a letter, and whether each of them comes: by verbs, lists and tables."""

from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.clauses.arrows import pointed_away, pointed_to
from mailflow.parse.clauses.chat import said_by
from mailflow.parse.clauses.elsewhere import in_case
from mailflow.parse.clauses.joined import joins_posts
from mailflow.parse.clauses.left_out import left_out, spared
from mailflow.parse.clauses.never_comes import asked_in_vain
from mailflow.parse.clauses.notes import noted_afar, noted_off, noted_open
from mailflow.parse.clauses.orders import asked_to_come
from mailflow.parse.clauses.other_matter import another_matter
from mailflow.parse.clauses.replaced import gives_way, handed, hands_on, seated, takes_over
from mailflow.parse.clauses.standing import (
    BY_ORDER,
    MET,
    PERHAPS,
    REFUSES,
    SIGNS,
    UNLISTED,
    WITHOUT_VERB,
    Guest,
    Standing,
)
from mailflow.parse.clauses.struck import struck
from mailflow.parse.clauses.told_of import told_of
from mailflow.parse.clauses.unsure import labels_reserve
from mailflow.parse.clauses.verbs import by_verbs
from mailflow.parse.coming.foretold import foretold
from mailflow.parse.coming.headed import by_heading, entered, labels_house
from mailflow.parse.coming.letterhead import below_names, heads_form, in_letterhead
from mailflow.parse.coming.minutes import sat
from mailflow.parse.coming.old_label import labels_old
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.lists.below_list import falls_away, told_apart
from mailflow.parse.lists.forms import answer_in, split_name
from mailflow.parse.lists.lists import is_item, titled, two_sign
from mailflow.parse.lists.rows import (
    moved,
    name_in,
    row_answer,
    row_says,
    section_says,
    value_name,
)
from mailflow.parse.page.answers import heads_no
from mailflow.parse.page.labels import Field, Row
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike
from mailflow.parse.writer.addressed import is_addressed
from mailflow.parse.writer.signer import closes, signs, signs_for

POST_WORDS_MAX: Final = 6  # of a post before a colon: pomoćnik za društvene delatnosti
_ACTS: Final = frozenset({"absent", "instead", "strike", "unlisted", "swap", "for_him"})
_HALVES: Final = ("given", "surname")
_ASIDE: Final = {"contact": "contact", "meeting": MET}  # labels of who does not come by them


def find_guests(leaf: Leaf, more: Sequence[Mention] = ()) -> tuple[Guest, ...]:
    """Return the persons named in *leaf* in the order written, one Guest a mention.

    Args:
        more: Mentions besides those *leaf* knows.
    """
    asked = any(row_answer(row) == "yes" for row in leaf.rows)
    rows = [guest for row in leaf.rows for guest in _in_row(leaf, row, asked)]
    taken = [(row.start, row.end) for row in leaf.rows]
    halves = [_split(leaf, m) for m in split_name(leaf)]
    named = {guest.mention.start for guest in halves}
    fields = [g for f in leaf.fields if f.start not in named for g in _in_field(leaf, f)]
    fields += halves
    taken += [(guest.mention.start, guest.mention.end) for guest in fields]
    # "Prezime: Kurti Savić" is half of a name, whoever it looks like alone.
    taken += [(f.start, f.end) for f in leaf.fields if halves and f.kind in _HALVES]
    prose = [
        _mentioned(leaf, m)
        for m in (*leaf.people, *more)
        if not any(a <= m.start < b for a, b in taken)
    ]
    return tuple(sorted((*rows, *fields, *prose), key=lambda guest: guest.mention.start))


def _in_row(leaf: Leaf, row: Row, asked: bool) -> Iterator[Guest]:
    """Yield the person of a table row."""
    mention = name_in(row)
    if mention is None or _is_nobody(leaf, mention):
        return
    said = row_says(leaf, row, asked) or section_says(leaf, row.start)
    standing, because = _by_answer(said, "row of a table")
    yield Guest(
        leaf=leaf, mention=mention, row=row, is_item=True, standing=standing, because=because
    )


def _by_answer(said: str, otherwise: str) -> tuple[Standing, str]:
    """Return what a form's answer to "Dolazi" tells; *otherwise* is why one comes without."""
    if said == "perhaps":
        return Standing.UNKNOWN, PERHAPS
    if said == "no":
        return Standing.STAYS, REFUSES
    return Standing.COMES, otherwise


def _is_nobody(leaf: Leaf, m: Mention) -> bool:
    """The row keeps a place for somebody not yet known: "N. N."."""
    return any(c.sense == "nobody" for c in leaf.between(m.start, m.end))


def _in_field(leaf: Leaf, field: Field) -> Iterator[Guest]:
    """Yield the persons a label names, unless it labels something else."""
    inside = [m for m in leaf.people if field.start <= m.start < field.end]
    if aside := _by_label(leaf, field):
        for m in inside:
            yield Guest(leaf=leaf, mention=m, standing=aside[0], because=aside[1])
        return
    if not field.kind and _opens_value(leaf, field, inside):
        yield from _under_label(leaf, field.label, inside)
    elif field.kind in ("name", "names"):
        several = "\n" in field.value
        whole = value_name(field.value) if field.kind == "name" and not several else None
        mentions = [moved(whole, field.start)] if whole and whole.surname else inside
        mentions = [m for m in mentions if not told_apart(leaf, m, field.start)]
        said = answer_in(leaf, field) or section_says(leaf, field.start)
        told = _by_answer(said, f"label “{field.label}”")
        for m in mentions:
            how = _by_note(leaf, m) or told
            yield Guest(leaf=leaf, mention=m, standing=how[0], because=how[1], is_item=True)


def _by_label(leaf: Leaf, field: Field) -> tuple[Standing, str] | None:
    """Return what a label tells by which nobody comes: "Rezerva", "Kontakt", "Staro ime"."""
    if labels_old(leaf, field):
        return Standing.REMOVED, f"“{field.label}” before it"
    if labels_reserve(field.label, leaf.language):
        return Standing.WRITES, WITHOUT_VERB
    if not field.kind and heads_no(field.label):
        return Standing.STAYS, f"“{field.label}” before it"
    kind = "contact" if _applies(leaf, field) else field.kind
    return (Standing.WRITES, _ASIDE[kind]) if kind in _ASIDE else None


def _applies(leaf: Leaf, field: Field) -> bool:
    """ "Podnosilac prijave: Ana Ilić": who applies may be a house, or who writes for it."""
    inside = leaf.named(field.start, field.end) if field.kind == "organisation" else ()
    if not inside or leaf.flat[field.start : inside[0].start].strip():
        return False
    return "contact" in phrasebook("labels.tsv").senses(flat(field.label))


def _by_note(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return what a note behind the name tells: "Ime: Petar Tot (otkazano)"."""
    if no := noted_off(leaf, m):
        return Standing.STAYS, f"“{no}”"
    return (Standing.UNKNOWN, PERHAPS) if noted_open(leaf, m) else None


def _split(leaf: Leaf, m: Mention) -> Guest:
    """Return the person whose name stands under two labels."""
    field = next((f for f in leaf.fields if f.start >= m.start), None)
    standing, because = _by_answer(answer_in(leaf, field) if field else "", m.because)
    return Guest(leaf=leaf, mention=m, standing=standing, because=because, is_item=True)


def _under_label(leaf: Leaf, label: str, inside: Sequence[Mention]) -> Iterator[Guest]:
    """Yield the persons a value begins with; in a signature such labels tell who does what."""
    signed = leaf.kind is Kind.SIGNATURE or closes(leaf, label, inside)
    signed = signed or in_letterhead(leaf, inside) or heads_form(leaf, label, inside)
    if not signed and below_names(leaf, label, inside):
        yield Guest(
            leaf=leaf, mention=inside[0], label=label,
            standing=Standing.UNKNOWN, because=WITHOUT_VERB,
        )  # fmt: skip
        return
    for m, before in zip(inside, (None, *inside), strict=False):
        if before and (not joins_posts(leaf, before.end, m.start) or falls_away(leaf, m)):
            return
        no = None if signed else _by_note(leaf, m) or _denied(leaf, m)
        said = Standing.WRITES if signed else Standing.COMES
        standing, because = no or (said, f"“{label}” before it")
        yield Guest(
            leaf=leaf, mention=m, is_item=before is None and len(inside) == 1, label=label,
            standing=standing, because=because,
        )  # fmt: skip


# Senses that make a sentence of what looks like a label.
_TOLD: Final = frozenset({"come", "enrol", "absent", "greet", "was", "if", "strike", "cancel"})
_ALTERS: Final = frozenset({"change", "correction", "alters", "names_due"})


def _opens_value(leaf: Leaf, field: Field, inside: Sequence[Mention]) -> bool:
    """The value of an unknown short label begins with a name, and the label is no sentence."""
    post = is_post(flat(field.label).split(" ")[0])
    long = field.label.count(" ") > (POST_WORDS_MAX if post else 3) - 1
    if not inside or (long and not labels_house(leaf, field)):
        return False
    if another_matter().fullmatch(flat(field.label)):
        return False  # "Drugim povodom: Ana i Petar idu u Niš"
    acts = {c.sense for c in leaf.between(inside[0].start, field.end)}
    if not post and acts & _ACTS:
        return False  # "mala promena: Ana ostaje, a umesto nje dolazi Mara"
    before = leaf.flat[field.start : inside[0].start]
    senses = {c.sense for c in leaf.between(field.start - len(field.label) - 3, field.start)}
    return bool(titled().fullmatch(before)) and senses.isdisjoint(_TOLD | _ALTERS)


def _mentioned(leaf: Leaf, m: Mention) -> Guest:
    talk = said_by(leaf, m) or sat(leaf, m) or asked_in_vain(leaf, m) or told_of(leaf, m)
    if talk is None:
        return _in_prose(leaf, m)
    return Guest(leaf=leaf, mention=m, standing=talk[0], because=talk[1])


# Words that give somebody a seat, whatever else is told beside the name.
_SEATED: Final = (takes_over, seated, handed, spared, asked_to_come, foretold, pointed_to)


def _in_prose(leaf: Leaf, m: Mention) -> Guest:
    """Return the person mentioned in running text or a list."""
    if leaf.kind is Kind.SIGNATURE:
        return Guest(leaf=leaf, mention=m, standing=Standing.WRITES, because="signature")
    if is_addressed(leaf, m):
        return Guest(leaf=leaf, mention=m, standing=Standing.ADDRESSED, because="greeting")
    takes = next((cue for rule in _SEATED if (cue := rule(leaf, m))), None)
    if takes:
        said = f"“{takes.said}”"
        return Guest(leaf=leaf, mention=m, standing=Standing.COMES, because=said)
    off = gives_way(leaf, m) or hands_on(leaf, m) or pointed_away(leaf, m) or struck(leaf, m)
    if off and (off.sense == "strike" or not in_case(leaf, off)):
        return Guest(leaf=leaf, mention=m, standing=Standing.REMOVED, because=f"“{off.said}”")
    no = left_out(leaf, m)
    if no:
        said = f"{UNLISTED} “{no.said}”" if no.sense == "unlisted" else f"“{no.said}”"
        return Guest(leaf=leaf, mention=m, standing=Standing.STAYS, because=said)
    if leaf.flat.startswith("'s", m.end):  # "add those from Ana's mail"
        return Guest(leaf=leaf, mention=m, standing=Standing.UNKNOWN, because="somebody's")
    if signs_for(leaf, m) or two_sign(leaf, m):
        return Guest(leaf=leaf, mention=m, standing=Standing.WRITES, because=SIGNS)
    item = is_item(leaf, m)
    standing, because = _by_place(leaf, m, item)
    return Guest(leaf=leaf, mention=m, standing=standing, because=because, is_item=item)


def _told(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what verbs tell of the person, or the "prijava:" that opens the line."""
    standing, because = by_verbs(leaf, m)
    heads = entered(leaf, m) if because == WITHOUT_VERB else ""
    return (Standing.COMES, f"below “{heads}”") if heads else (standing, because)


def _by_place(leaf: Leaf, m: Mention, item: bool) -> tuple[Standing, str]:
    """Return what the words beside the name, above its list or below it all tell."""
    standing, because = _told(leaf, m)
    tabled = bool(leaf.rows) and leaf.rows[-1].end <= m.start  # a list that is over
    if tabled and standing is Standing.UNKNOWN and signs(leaf, m):
        return Standing.WRITES, SIGNS
    if item and standing is Standing.UNKNOWN and because in ("perhaps", PERHAPS):
        return standing, PERHAPS  # "3. Ana Ilić – još nije potvrdila"
    if item and standing is Standing.UNKNOWN and because != BY_ORDER:
        standing, because = _denied(leaf, m) or by_heading(leaf, m)
    if standing is Standing.UNKNOWN and signs(leaf, m):
        return Standing.WRITES, SIGNS
    return standing, because


def _denied(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return what the sentence of a name that opens a line denies of it alone."""
    near = leaf.between(m.end, leaf.sentence_end(m.end)) if leaf.has("absent") else ()
    no = next((c for c in near if c.sense == "absent"), None)
    alone = no and not (leaf.named(m.end, no.start) or noted_afar(leaf, m, no))
    return (Standing.STAYS, f"“{no.said}”") if no and alone else None


def sure(guest: Guest, known: Sequence[str]) -> bool:
    """The name is more than a guess: by itself, its line, or a full name it is half of."""
    m = guest.mention
    if m.confidence >= SURE or (guest.is_item and m.surname and m.given):
        return True
    return sum(alike(m.name, name) for name in known) > 0
