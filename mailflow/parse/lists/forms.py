"""Forms filled in by label: which post, address and phone belong to which person."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Found
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.answers import answer
from mailflow.parse.page.contacts import Piece
from mailflow.parse.page.labels import Field
from mailflow.parse.people.find import name_of

FIELDS_MAX: Final = 20  # no form asks more of one person
SPLIT_MAX: Final = 400
_PIECES: Final = ("email", "phone", "contact")


def block(leaf: Leaf, at: int) -> tuple[Field, ...]:
    """Return the fields of the person whose name stands at offset *at*: those after it, up to
    the next person's name; () if the name has no label to itself."""
    fields = leaf.fields
    index = bisect_right(fields, at, key=lambda field: field.start) - 1
    if index < 0 or at >= max(fields[index].end, fields[index].start + 1):
        return ()
    if fields[index].kind not in ("name", "names", "given", "surname"):
        return ()
    if _holds_several(leaf, fields[index]):
        return ()  # the one telephone below several names is nobody's
    return tuple(_rest(fields[index + 1 : index + 1 + FIELDS_MAX], fields[index]))


def shares_label(leaf: Leaf, at: int) -> bool:
    """The name at offset *at* stands behind one label with others, perhaps a line each."""
    index = bisect_right(leaf.fields, at, key=lambda field: field.start) - 1
    if index < 0 or at >= leaf.fields[index].end:
        return False
    return _holds_several(leaf, leaf.fields[index])


def _holds_several(leaf: Leaf, field: Field) -> bool:
    return len(leaf.named(field.start, field.end)) > 1


def _rest(fields: Sequence[Field], own: Field) -> Iterator[Field]:
    for field in fields:
        if field.kind in ("name", "names") or (field.kind == own.kind and own.kind == "given"):
            return
        yield field


def answer_in(leaf: Leaf, own: Field) -> str:
    """Return what the form says of coming below a name: "yes", "no", "perhaps", or ""."""
    index = bisect_right(leaf.fields, own.start, key=lambda field: field.start)
    for field in leaf.fields[index : index + FIELDS_MAX]:
        blank = field.kind == "names" and field.value in "-–—/"  # "Učesnik 3: -"
        said = answer(field.value) if field.kind in ("coming", "names") and not blank else ""
        if said:
            return said
        if field.kind in ("name", "names") or (field.kind == own.kind == "given"):
            return ""
    return ""


def role_in(leaf: Leaf, at: int) -> Found | None:
    """Return the value of the label for a post in the block of the name at *at*."""
    for field in block(leaf, at):
        if field.kind == "role" and len(field.value) > 1:
            return leaf.found(field.value, field.start, f"label “{field.label}”")
    return None


def piece_in(leaf: Leaf, at: int, kind: str) -> Found | None:
    """Return the address or phone in the block of the name at *at*."""
    for field in block(leaf, at):
        if field.kind not in _PIECES or (field.kind == "contact" and _is_name(field)):
            continue
        piece = _inside(leaf, field, kind)
        if piece:
            return leaf.found(piece.value, piece.start, f"label “{field.label}”")
    return _opening(leaf, at, kind)


def _opening(leaf: Leaf, at: int, kind: str) -> Found | None:
    """Return what opens the line of the name at *at*: "ana@breza.rs – Ana Ilić, pravnica"."""
    start, _ = leaf.page.line_of(at)
    first = next((p for p in leaf.pieces if start <= p.start < at), None)
    if first is None or first.kind != kind or first.label in _NOT_HIS:
        return None
    around = leaf.flat[start : first.start], leaf.flat[first.end : at]
    apart = _BULLET.fullmatch(around[0]) and _DASH.fullmatch(around[1])
    return leaf.found(first.value, first.start, "before the name") if apart else None


_NOT_HIS: Final = ("fax", "own", "theirs", "whose", "office")
_BULLET: Final = re.compile(r"[\s\W]{0,6}(?:\d{1,2}[.)]\s?)?")
_DASH: Final = re.compile(r"[>)]?\s*[-–—:|,\t]\s*")


def _is_name(field: Field) -> bool:
    """The value is another person, such as one to call in an emergency."""
    return bool(field.value) and field.value[0].isupper() and name_of(field.value) is not None


def _inside(leaf: Leaf, field: Field, kind: str) -> Piece | None:
    """Return the first piece of *kind* in a field, or in the line that goes on with it."""
    end = max(field.end, leaf.page.line_of(field.end)[1])
    pieces = [p for p in leaf.pieces if p.kind == kind and field.start <= p.start < end]
    return pieces[0] if pieces else None


def split_name(leaf: Leaf) -> Iterator[Mention]:
    """Yield names written under two labels, "First name: …" and "Last name: …"."""
    fields = leaf.fields[:SPLIT_MAX]
    halves = [f for f in fields if f.kind in ("given", "surname") or _is_half(f, fields)]
    for one, other in zip(halves[::2], halves[1::2], strict=False):
        given, surname = (other, one) if one.kind == "surname" else (one, other)
        if (
            not (given.value and surname.value)
            or " " in given.value.strip() + surname.value[:0]
        ):
            continue
        yield Mention(
            start=given.start, end=given.end, name=f"{given.value} {surname.value}",
            given=given.value, surname=surname.value, case=Case.NOMINATIVE,
            gender=None, confidence=0.9, because="labels for given name and surname",
        )  # fmt: skip


def _is_half(field: Field, fields: Sequence[Field]) -> bool:
    """ "Ime: Ana" is half a name where "Prezime: Ilić" stands beside it."""
    surnames = any(other.kind == "surname" for other in fields)
    return field.kind == "name" and surnames and " " not in field.value.strip()
