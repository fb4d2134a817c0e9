"""Persons named in a letter, and whether each of them comes: by verbs, lists and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mailflow.parse.coming.addressed import is_addressed
from mailflow.parse.coming.forms import answer_in, split_name
from mailflow.parse.coming.joined import joins
from mailflow.parse.coming.lists import TITLES, is_item
from mailflow.parse.coming.names import alike
from mailflow.parse.coming.provisos import (
    by_order,
    is_one_of_two,
    stands_in,
    tells_of_another,
)
from mailflow.parse.coming.replaced import gives_way, takes_over
from mailflow.parse.coming.rows import (
    moved,
    name_in,
    row_answer,
    row_says,
    section_says,
    value_name,
)
from mailflow.parse.coming.signer import closes, signs
from mailflow.parse.coming.struck import POSITIVE, left_out, struck
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.labels import Field, Row
from mailflow.parse.page.leaf import SURE, Leaf
from mailflow.parse.page.phrasebook import Cue


class Standing(Enum):
    """What a letter tells of a person's coming."""

    COMES = auto()
    STAYS = auto()
    REMOVED = auto()
    ADDRESSED = auto()  # the one written to
    WRITES = auto()  # signs, no more
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A person named in a letter.

    Attributes:
        standing: Whether the person comes, and by which words (*because*).
        row: The table row the person stands in, or None.
        label: What stands before the name and a colon: "novinarka: Ana Ilić", or "".
        is_item: The person has a line of a list, a row or a label of their own.
    """

    leaf: Leaf
    mention: Mention
    standing: Standing
    because: str
    row: Row | None = None
    label: str = ""
    is_item: bool = False


BY_ORDER: Final = "by whose order others come"
WITHOUT_VERB: Final = "no verb of coming"
PERHAPS: Final = "the form says perhaps"
REFUSES: Final = "the form says no"
_HEADING: Final = POSITIVE | {"topic"}
_NEGATIVE: Final = frozenset({"absent", "cancel"})
_CONTACTS: Final = frozenset(
    {"contact", "other", "wishes", "phone", "email", "organisation", "address", "city"}
)
REGISTERED: Final = "earlier:"  # why somebody came, unless the letter says otherwise
DENIED_MAX: Final = 40  # letters from "cannot" to the verb it denies


def find_guests(leaf: Leaf, more: Sequence[Mention] = ()) -> tuple[Guest, ...]:
    """Return the persons named in *leaf* in the order written, one Guest a mention.

    Args:
        more: Mentions besides those *leaf* knows.
    """
    asked = any(row_answer(row) == "yes" for row in leaf.rows)
    rows = [guest for row in leaf.rows for guest in _in_row(leaf, row, asked)]
    taken = [(row.start, row.end) for row in leaf.rows]
    fields = [guest for field in leaf.fields for guest in _in_field(leaf, field)]
    fields += [_split(leaf, m) for m in split_name(leaf)]
    taken += [(guest.mention.start, guest.mention.end) for guest in fields]
    prose = [
        _in_prose(leaf, m)
        for m in (*leaf.people, *more)
        if not any(a <= m.start < b for a, b in taken)
    ]
    return tuple(sorted((*rows, *fields, *prose), key=lambda guest: guest.mention.start))


def _in_row(leaf: Leaf, row: Row, asked: bool) -> Iterator[Guest]:
    """Yield the person of a table row."""
    mention = name_in(row)
    if mention is None or _is_nobody(leaf, row):
        return
    said = row_says(leaf, row, asked) or section_says(leaf, row)
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


def _is_nobody(leaf: Leaf, row: Row) -> bool:
    """The row keeps a place for somebody not yet known: "TBC", "N. N."."""
    return any(c.sense == "nobody" for c in leaf.between(row.start, row.end))


def _in_field(leaf: Leaf, field: Field) -> Iterator[Guest]:
    """Yield the persons a label names, unless it labels something else."""
    inside = [m for m in leaf.people if field.start <= m.start < field.end]
    if field.kind in _CONTACTS or (not field.kind and not _opens_value(leaf, field, inside)):
        for m in inside:
            if field.kind == "contact":
                yield Guest(leaf=leaf, mention=m, standing=Standing.WRITES, because="contact")
        return
    if field.kind in ("name", "names"):
        whole = value_name(field.value) if field.kind == "name" else None
        mentions = [moved(whole, field.start)] if whole and whole.surname else inside
        standing, because = _by_answer(answer_in(leaf, field), f"label “{field.label}”")
        for m in mentions:
            yield Guest(leaf=leaf, mention=m, standing=standing, because=because, is_item=True)
    elif not field.kind:
        yield from _under_label(leaf, field.label, inside)


def _split(leaf: Leaf, m: Mention) -> Guest:
    """Return the person whose name stands under two labels."""
    field = next((f for f in leaf.fields if f.start >= m.start), None)
    standing, because = _by_answer(answer_in(leaf, field) if field else "", m.because)
    return Guest(leaf=leaf, mention=m, standing=standing, because=because, is_item=True)


def _under_label(leaf: Leaf, label: str, inside: Sequence[Mention]) -> Iterator[Guest]:
    """Yield the persons a value begins with; in a signature such labels tell who does what."""
    signed = leaf.kind is Kind.SIGNATURE or closes(leaf, label, inside)
    for m, before in zip(inside, (None, *inside), strict=False):
        if before and not joins(leaf, before.end, m.start):
            return
        yield Guest(
            leaf=leaf, mention=m, is_item=before is None and len(inside) == 1, label=label,
            standing=Standing.WRITES if signed else Standing.COMES,
            because=f"“{label}” before it",
        )  # fmt: skip


def _opens_value(leaf: Leaf, field: Field, inside: Sequence[Mention]) -> bool:
    """The value of an unknown short label begins with a name, and the label is no sentence."""
    if not inside or field.label.count(" ") > 2:
        return False
    before = leaf.flat[field.start : inside[0].start]
    senses = {c.sense for c in leaf.between(field.start - len(field.label) - 3, field.start)}
    return bool(TITLES.fullmatch(before)) and not senses & {
        "come",
        "enrol",
        "absent",
        "greet",
        "change",
    }


def _in_prose(leaf: Leaf, m: Mention) -> Guest:
    """Return the person mentioned in running text or a list."""
    if leaf.kind is Kind.SIGNATURE:
        return Guest(leaf=leaf, mention=m, standing=Standing.WRITES, because="signature")
    if is_addressed(leaf, m):
        return Guest(leaf=leaf, mention=m, standing=Standing.ADDRESSED, because="greeting")
    takes = takes_over(leaf, m)
    if takes:
        said = f"“{takes.said}”"
        return Guest(leaf=leaf, mention=m, standing=Standing.COMES, because=said)
    off = gives_way(leaf, m) or struck(leaf, m)
    if off:
        return Guest(leaf=leaf, mention=m, standing=Standing.REMOVED, because=f"“{off.said}”")
    no = left_out(leaf, m)
    if no:
        return Guest(leaf=leaf, mention=m, standing=Standing.STAYS, because=f"“{no.said}”")
    if leaf.flat.startswith("'s", m.end):  # "add those from Ana's mail"
        return Guest(leaf=leaf, mention=m, standing=Standing.UNKNOWN, because="somebody's")
    item = is_item(leaf, m)
    standing, because = _by_place(leaf, m, item)
    return Guest(leaf=leaf, mention=m, standing=standing, because=because, is_item=item)


def _by_place(leaf: Leaf, m: Mention, item: bool) -> tuple[Standing, str]:
    """Return what the words beside the name, above its list or below it all tell."""
    standing, because = _by_cues(leaf, m)
    if item and standing is Standing.UNKNOWN:
        standing, because = _by_heading(leaf, m)
    if standing is Standing.UNKNOWN and signs(leaf, m):
        return Standing.WRITES, "signs the document"
    return standing, because


def _by_heading(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what the words above a list tell of its lines."""
    start, _ = leaf.page.line_of(m.start)
    above = leaf.between(start - 400, start)
    near = [c for c in above if c.sense in _HEADING | _NEGATIVE]
    if near and near[-1].sense in _NEGATIVE and start - near[-1].end < 120:
        return Standing.STAYS, f"list under “{near[-1].said}”"
    return Standing.COMES, f"list under “{near[-1].said}”" if near else "line of a list"


def _by_cues(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what the verbs of the clause tell of the person."""
    a, b = leaf.clause(m.start)
    cues = _by_semicolon(leaf, m, leaf.between(a, b))
    if any(c.sense == "perhaps" for c in cues) or is_one_of_two(leaf, m):
        return Standing.UNKNOWN, "perhaps"
    if by_order(leaf, m):
        return Standing.UNKNOWN, BY_ORDER
    if stands_in(leaf, m):
        return Standing.UNKNOWN, "only if somebody else cannot come"
    negative = [
        c
        for c in cues
        if c.sense in _NEGATIVE
        and not _turned(c.end, m.start, cues)
        and not tells_of_another(leaf, m, c)
    ]
    positive = [
        c
        for c in cues
        if c.sense in POSITIVE
        and not (negative and c.sense == "pair")
        and not any(_denies(leaf, n, c) for n in negative)
    ]
    best = min((*negative, *positive), key=lambda c: _distance(c, m), default=None)
    if best is None:
        swap = next((c for c in cues if c.sense in ("instead", "gone", "for_him")), None)
        if swap:
            return Standing.COMES, f"“{swap.said}”"
        return Standing.UNKNOWN, WITHOUT_VERB
    stays = best.sense in _NEGATIVE
    past = not stays and any(
        c.sense == "earlier"
        and (c.start <= best.start < c.end or (best.sense == "pair" and c.end <= m.start))
        for c in cues
    )
    because = f"{REGISTERED} “{best.said}”" if past else f"“{best.said}”"
    return (Standing.STAYS if stays else Standing.COMES), because


def _by_semicolon(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return the cues on the name's side of a semicolon, if a verb is among them."""
    near = [
        c for c in cues if ";" not in leaf.flat[min(c.start, m.start) : max(c.start, m.start)]
    ]
    return near if any(c.sense in POSITIVE | _NEGATIVE for c in near) else cues


def _denies(leaf: Leaf, no: Cue, yes: Cue) -> bool:
    """*no* denies the words *yes* that follow it with no comma between: "ne može da dođe"."""
    reach = no.end + (0 if yes.sense == "enrol" else DENIED_MAX)
    if not no.start <= yes.start <= reach or "," in leaf.flat[no.end : yes.start]:
        return False
    return not _turned(no.end, yes.start, leaf.between(no.end, yes.start))


def _turned(start: int, end: int, cues: Sequence[Cue]) -> bool:
    """Between two offsets somebody else takes the place."""
    return any(c.sense == "instead" and start <= c.start < end for c in cues)


def _distance(cue: Cue, m: Mention) -> int:
    """Return how far a cue is from a name; words before count as nearer than words after."""
    return (m.start - cue.end) if cue.end <= m.start else (cue.start - m.end) + 5


def sure(guest: Guest, known: Sequence[str]) -> bool:
    """The name is more than a guess: by itself, its line, or a full name it is half of."""
    m = guest.mention
    if m.confidence >= SURE or (guest.is_item and m.surname and m.given):
        return True
    return sum(alike(m.name, name) for name in known) > 0
