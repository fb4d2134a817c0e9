"""The post a person holds, and the organisation and addresses written beside the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case
from mailflow.parse.lists.cards import card_end, is_sentence
from mailflow.parse.lists.forms import piece_in, role_in, shares_label
from mailflow.parse.lists.houses import house_of
from mailflow.parse.lists.lists import titled
from mailflow.parse.organisations.belonging import may_be_attended
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.organisations.rightward import ACTING
from mailflow.parse.page.contacts import as_phone
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import bare, is_post, to_nominative
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.posts.agreeing import agreeing
from mailflow.parse.posts.role_before import before
from mailflow.parse.posts.role_shared import after_all, shared
from mailflow.parse.posts.role_span import is_no_post, needs, ours, speaks_for, trimmed
from mailflow.parse.posts.role_told import before_next, told_after

ROLE_CHARS_MAX: Final = 80
FAR_MIN: Final = 160  # letters from a name on, what stands there is hardly beside it
CARD_CHARS_MAX: Final = 60  # of a line that tells a post and nothing else
ITEM_WORDS_MAX: Final = 6  # of what a list says of somebody and we do not know as a post
IN_BRACKETS_MAX: Final = 8
ABBREVIATION_MAX: Final = 4  # letters; a longer role in capitals is only shouted
_SEPARATOR: Final = re.compile(r"\s*(?:,|;| - |- |\s-|/|\||\(|\t|:)\s*")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name about the person."""

    role: Found | None = None
    email: Found | None = None
    phone: Found | None = None
    organisation: Found | None = None


def beside(guest: Guest, until: int) -> Beside:
    """Return what is written about *guest* from the name to offset *until* of the page."""
    if guest.row is not None:
        return _in_row(guest)
    leaf, end = guest.leaf, guest.mention.end
    stop = _stop(guest, until)
    at = guest.mention.start
    alone = guest.is_item and not shares_label(leaf, at)
    card = min(until, card_end(leaf, guest.mention)) if alone else stop
    role = _labelled(guest) or role_in(leaf, at) or after_all(guest)
    after = role is None and not needs(leaf, guest.mention) and _after(guest, stop, until)
    role = role or after or _before(guest)
    if role is None and (span := told_after(leaf, guest.mention)):
        role = _role(guest, *span, Case.NOMINATIVE)
    role = role or _below(guest)
    stop = max(stop, card)
    firms = (o for o in leaf.organisations if end <= o.start < stop)
    firm = next((o for o in firms if not may_be_attended(leaf.page, o.start)), None)
    organisation = leaf.found(firm.name, firm.start, "beside the name") if firm else None
    if organisation is None and guest.is_item and (house := house_of(leaf, guest.mention)):
        organisation = leaf.found(house.name, house.start, "heads the line")
    return Beside(
        role=role,
        email=_piece(leaf, end, stop, "email") or piece_in(leaf, at, "email"),
        phone=_piece(leaf, end, stop, "phone") or piece_in(leaf, at, "phone"),
        organisation=organisation,
    )


def _stop(guest: Guest, until: int) -> int:
    """Return where the text about the guest ends: the next person, the line or the sentence."""
    leaf, end = guest.leaf, guest.mention.end
    _, clause = leaf.clause(end)
    line = leaf.flat.find("\n", end)
    line = len(leaf.flat) if line < 0 else line
    return min(until, line if guest.is_item else max(clause, end), line)


def _in_row(guest: Guest) -> Beside:
    """Return the cells of the person's row."""
    row, leaf = guest.row, guest.leaf
    if row is None:
        return Beside()
    role, firm = row.cell("role"), row.cell("organisation")
    return Beside(
        role=leaf.found(_quiet(role.value), role.start, "column") if role else None,
        email=_piece(leaf, row.start, row.end, "email"),
        phone=_piece(leaf, row.start, row.end, "phone") or _bare_phone(guest),
        organisation=leaf.found(firm.value, firm.start, "column") if firm else None,
    )


def _bare_phone(guest: Guest) -> Found | None:
    """Return a number from a phone column that lost its leading zero in a sheet."""
    cell = guest.row.cell("phone") if guest.row else None
    digits = re.sub(r"\D", "", cell.value.removesuffix(".0")) if cell else ""
    value = as_phone("0" + digits) if cell and 8 <= len(digits) <= 9 else None
    return guest.leaf.found(value, cell.start, "column") if cell and value else None


def _piece(leaf: Leaf, start: int, end: int, kind: str) -> Found | None:
    """Return the first address or phone of *kind* between two offsets."""
    for piece in leaf.pieces:
        near = start <= piece.start < min(end, start + FAR_MIN)
        if piece.kind == kind and near and piece.label not in _NOT_HIS:
            return leaf.found(piece.value, piece.start, "beside the name")
    return None


_NOT_HIS: Final = ("fax", "own", "theirs", "whose")


def _labelled(guest: Guest) -> Found | None:
    """Return the label before the name if it tells a post."""
    if guest.label and is_post(flat(guest.label)):
        low = guest.label if guest.label.isupper() else guest.label[0].lower() + guest.label[1:]
        return guest.leaf.found(low, guest.mention.start, "label before the name")
    return None


def _before(guest: Guest) -> Found | None:
    span = before(guest)
    if span is None:
        return shared(guest)
    return shared(guest) or _role(guest, *span)


def _below(guest: Guest) -> Found | None:
    """Return the post that has the line below a name to itself, as on a card."""
    leaf, m = guest.leaf, guest.mention
    _, end = leaf.page.line_of(m.end)
    start, stop = leaf.page.line_of(end + 1) if end + 1 < len(leaf.text) else (end, end)
    line = leaf.text[start:stop].strip(" .-–—*•|\t")
    alone = not leaf.text[m.end : end].strip(" ,;|\t") and not leaf.named(start, stop)
    plain = 0 < len(line) <= CARD_CHARS_MAX and not _NO_CARD.search(line)
    plain = plain and not is_sentence(leaf, start, stop)
    if not (alone and plain and is_post(flat(line)) and not leaf.between(start, stop)):
        return None
    return _role(guest, *trimmed(leaf, leaf.text.index(line, start), stop))


_NO_CARD: Final = re.compile(r"[\d@:!?]|\.\s")


def _after(guest: Guest, stop: int, until: int) -> Found | None:
    """Return the post that follows the name after a comma, a dash or in brackets.

    Args:
        until: Where the next person is named; what stands right before that is theirs.
    """
    leaf, unknown = guest.leaf, guest.is_item
    parts = list(_parts(leaf, guest.mention.end, stop))
    for number, (start, end) in enumerate(parts, 1):
        low = leaf.flat[start:end]
        if not low.strip() or _is_other(leaf, start, end) or _myself().fullmatch(low.strip()):
            continue
        low = _of_this_one(low) if end == until else low
        end = start + len(low)
        theirs = end == until and end < len(leaf.flat) and not _conjunction().search(low)
        if _linked().match(low) or theirs:
            return None
        start, end = trimmed(leaf, start, end)
        low = leaf.flat[start:end]
        if is_no_post(leaf, (start, end), parts[number:]):
            continue
        if is_post(low) or speaks_for(low) or (unknown and _could_be_post(leaf, start, end)):
            return _role(guest, start, end)
        unknown = unknown and leaf.text[start : start + 1].isupper()  # a town may come first
        if not guest.is_item and leaf.flat[guest.mention.end : start].count("(") == 0:
            return agreeing(leaf, guest.mention, start, end)
    return None


def _of_this_one(low: str) -> str:
    """Return words before a name without what is told of its bearer.

    "savetnica i vozač Marko Tot", "predsednica, a on je Marko Tot".
    """
    low = low[: before_next(low)]
    joint = None if ours().match(low.lstrip()) else _joint().search(low)
    return low[: joint.start()] if joint else low


@cache
def _linked() -> re.Pattern[str]:
    """Return what fits "i", "with": another person follows."""
    return re.compile(rf"\s*{either('links_next')}\s")


@cache
def _conjunction() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and_another')}\s*$")


@cache
def _joint() -> re.Pattern[str]:
    """Return what finds "i vozač", "i prof. dr" right before the next name."""
    return re.compile(rf"\s{either('and_another')}\s+(?:\w+\s*|{titled().pattern})$")


@cache
def _myself() -> re.Pattern[str]:
    """Return what fits "ja", "potpisnica ovog pisma" behind a name."""
    return re.compile(rf"{either('myself')}|{either('signs_this')}(?:\s\w+){{0,2}}")


_GAP: Final = re.compile(r"\s{2,}|\s(?=[a-z])")
_NEXT: Final = re.compile(r"[,;()|\t]|\s-\s|\s?/\s|\s\d{1,2}[.)](?=\s)| {3,}")
_REACH: Final = re.compile(
    r"(?:tel|mob|telefon|mobilni|mobile|phone|e-?mail|imejl|mejl|kontakt|m|t)?\W*\d*"
)


def _parts(leaf: Leaf, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces between separators, the first only if one follows the name at once."""
    # A number opens the next of a list that has no lines: "predsednica 2. Marko Tot".
    first = _SEPARATOR.match(leaf.flat, start, stop) or _GAP.match(leaf.flat, start, stop)
    if not first:
        return
    at = first.end()
    while at < stop:
        following = _NEXT.search(leaf.flat, at, stop)
        end = following.start() if following else stop
        yield at, end
        at = following.end() if following else stop


def _is_other(leaf: Leaf, start: int, end: int) -> bool:
    """The piece is an address, a phone or a label of one."""
    low = leaf.flat[start:end].strip(" .:")
    if any(start <= p.start < end or p.start <= start < p.end for p in leaf.pieces):
        return True
    if _myself().fullmatch(low):
        return True
    return _REACH.fullmatch(low) is not None


_ABBREVIATED: Final = re.compile(r"[A-ZČĆŠŽĐЀ-Я]{2,4} [^\W\d_]{4,}")  # IT podrška


def _could_be_post(leaf: Leaf, start: int, end: int) -> bool:
    """In a list, whatever follows the name is the post, if it is no town or organisation."""
    text = leaf.text[start:end]
    if any(o.start < end and start < o.end for o in leaf.organisations):
        return False
    words = text.split()
    most = IN_BRACKETS_MAX if leaf.text[start - 1 : start] == "(" else ITEM_WORDS_MAX
    if not 1 <= len(words) <= most or any(c.isdigit() for c in text) or text[:1] in '„“"':
        return False
    first = flat(words[0])
    if ACTING.fullmatch(first):
        return False  # "čekamo potvrdu"
    if words[0].islower() and (first in boundaries("stop") or first in boundaries("small")):
        return False
    if phrasebook("wishes.tsv").senses(leaf.flat[start:end].strip()):
        return False  # "- Levente: vegetáriánus"
    opens = text[:1].islower() or _ABBREVIATED.match(text) is not None
    return opens and town(text) is None and not re.match(r"[^\w]", text)


def _role(guest: Guest, start: int, end: int, case: Case | None = None) -> Found | None:
    """Return the role between two offsets in the nominative.

    Args:
        case: In which it stands; None for the case of the name.
    """
    text = " ".join(guest.leaf.text[start:end].split())
    if not text or len(text) > ROLE_CHARS_MAX:
        return None
    m = guest.mention
    told = _in_capacity().search(guest.leaf.flat, max(0, start - CAPACITY_MAX), start)
    text = to_nominative(_quiet(text), Case.GENITIVE if told else case or m.case, m.gender)
    text = bare(text, guest.leaf.language)
    return guest.leaf.found(text, start, "beside the name")


CAPACITY_MAX: Final = 24  # letters of "u svojstvu"


@cache
def _in_capacity() -> re.Pattern[str]:
    """Return what finds the words that a post in the genitive follows: "u svojstvu"."""
    return re.compile(rf"\b{either('in_capacity')}\s+$")


def _quiet(text: str) -> str:
    """Return a post in small letters if it is shouted."""
    return text.lower() if text.isupper() and len(text) > ABBREVIATION_MAX else text
