"""Which phone is the sender's own, and which one reaches him."""

from collections.abc import Sequence

from mailflow.model import Found
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.contacts import Piece, is_mobile
from mailflow.parse.people.names import alike
from mailflow.parse.writer.under import LAST_LINES, under


def phones_of(leaves: Sequence[Leaf]) -> list[tuple[Leaf, Piece]]:
    """Return the phones of the signature, then those of the rest of the sender's own text."""
    signed = [leaf for leaf in leaves if leaf.kind is Kind.SIGNATURE]
    rest = [leaf for leaf in leaves if leaf.kind is Kind.OWN]
    return [
        (leaf, piece)
        for leaf in (*signed, *rest)
        for piece in leaf.pieces
        if piece.kind == "phone" and piece.label not in ("fax", "whose")
    ]


def phone_of(leaves: Sequence[Leaf], leaf: Leaf | None, name: str) -> Found | None:
    """Return the phone to reach the sender at: a mobile one first."""
    signed = [(one, piece) for one, piece in phones_of(leaves) if one.kind is Kind.SIGNATURE]
    if not signed and leaf is not None:
        last = [(one, p) for one, p in phones_of(leaves) if one is leaf and _near(one, p)]
        signed = [pair for pair in last if not is_behind_other(*pair, name)]
    return best_of(signed)


def _near(leaf: Leaf, piece: Piece) -> bool:
    """The phone stands in the last lines, where signatures stand."""
    return leaf.text.count("\n", piece.end) < LAST_LINES


def is_behind_other(leaf: Leaf, phone: Piece, name: str) -> bool:
    """The name that stands before the phone on its line is not *name*."""
    before = leaf.named(leaf.page.line_of(phone.start)[0], phone.start)
    return bool(before) and not alike(before[-1].name, name)


def best_of(phones: list[tuple[Leaf, Piece]]) -> Found | None:
    """Return the likeliest of *phones*, None if there is none: his own, then a mobile one."""
    ranked = sorted(
        phones,
        key=lambda pair: (
            pair[1].label not in ("own", "mobile", "direct"),
            not is_mobile(pair[1].value),
        ),
    )
    if not ranked:
        return None
    leaf, piece = ranked[0]
    return leaf.found(piece.value, piece.start, piece.label or "phone in the signature")


def own_phone_of(leaves: Sequence[Leaf], signed_by: Mention | None) -> Found | None:
    """Return the sender's own phone: a mobile or direct one in the signature."""
    phones = phones_of(leaves)
    names = {leaf: _name_below(leaf, signed_by) for leaf in {leaf for leaf, _ in phones}}
    signed = [
        (leaf, p)
        for leaf, p in phones
        if (leaf.kind is Kind.SIGNATURE or p.label == "own" or names[leaf] < p.start)
        and p.label != "theirs"
        and (is_mobile(p.value) or p.label in ("direct", "mobile", "own") or _is_all(leaf, p))
    ]
    return best_of([pair for pair in signed if pair[0].kind is Kind.SIGNATURE] or signed)


def only_phone_of(leaves: Sequence[Leaf]) -> Found | None:
    """Return the only number under a letter sent from the writer's own address: a landline."""
    signed = [leaf for leaf in leaves if leaf.kind is Kind.SIGNATURE]
    there = [(leaf, p) for leaf in signed for p in leaf.pieces if p.kind == "phone"]
    only = len(there) == 1 and there[0][1].label not in ("fax", "theirs", "whose")
    return best_of(there) if only else None


def _is_all(leaf: Leaf, phone: Piece) -> bool:
    """A name and the number below it are all that signs: no office is there to have it."""
    lines = [(a, b) for a, b in leaf.page.lines() if leaf.text[a:b].strip()][-2:]
    if len(lines) < 2 or phone.label or leaf.text[phone.end :].strip():
        return False
    (a, b), (c, _) = lines
    named = any(m.start == a and not leaf.text[m.end : b].strip(" ,") for m in leaf.people)
    alone = leaf.kind is Kind.OWN or not leaf.text[:a].strip()
    return named and alone and phone.start == c


def _name_below(leaf: Leaf, signed_by: Mention | None) -> int:
    """Return where the sender's name closes his own words; their end if another's does."""
    signed = list(under(leaf))[-1:] if leaf.kind is Kind.OWN and signed_by else []
    own = (m.start for m in signed if signed_by and alike(m.name, signed_by.name))
    return next(own, len(leaf.text))


def office_phone_of(leaves: Sequence[Leaf]) -> Found | None:
    """Return the phone of a signature that names nobody."""
    return best_of([pair for pair in phones_of(leaves) if pair[0].kind is Kind.SIGNATURE])
