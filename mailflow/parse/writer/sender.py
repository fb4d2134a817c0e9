"""Who writes: display name, signature, address, and which of them is a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from mailflow.model import Address, Found, Header
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.contacts import is_mobile
from mailflow.parse.page.particles import either
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import find_people
from mailflow.parse.people.names import alike, belongs_to, is_full
from mailflow.parse.writer.sender_phone import (
    best_of,
    is_behind_other,
    office_phone_of,
    only_phone_of,
    own_phone_of,
    phone_of,
    phones_of,
)
from mailflow.parse.writer.under import as_signed, undeclined, under
from mailflow.script import fold


@dataclass(frozen=True, slots=True)
class Sender:
    """The person, or the office, that wrote.

    Attributes:
        name: None if only an office signs.
        email: Where answers go.
        phone: To reach the sender; None if not told.
        is_own_email: The address is this person's and not an office's.
        own_phone: A phone that is clearly this person's.
        leaf, mention: The signature, if there is one.
    """

    name: Found | None
    email: str | None
    phone: Found | None = None
    is_own_email: bool = False
    own_phone: Found | None = None
    leaf: Leaf | None = None
    mention: Mention | None = None

    @property
    def called(self) -> str:
        """The person's name; "" if only an office signs."""
        return self.name.value if self.name else ""


@lru_cache(maxsize=256)
def display_person(address: Address | None) -> str:
    """Return the person's name an address is displayed with, "" if none.

    >>> display_person(Address(name="", email="a@b.rs"))
    ''
    """
    if address is None or "@" in address.name or len(address.name.split()) < 2:
        return ""
    found = find_people(address.name)
    if not found or found[0].confidence < SURE or not is_full(found[0]):
        return _begun_with_given(address.name) or _spelled_in_local_part(address)
    covered = len(found[0].name.replace(" ", ""))
    letters = sum(c.isalpha() for c in address.name)
    return (undeclined(address.name) or found[0].name) if covered >= 0.6 * letters else ""


def _begun_with_given(text: str) -> str:
    """Return *text* if it is a known given name and one or two words that are no head noun."""
    words = text.split()
    found = find_people(text)
    opens = bool(found) and found[0].start == 0 and bool(found[0].given)
    odd = any(flat(word) in heads() or not word[:1].isupper() for word in words)
    return text if opens and not odd and 2 <= len(words) <= 3 else ""


def _spelled_in_local_part(address: Address) -> str:
    """Return the display name if the local part is made of its words: r.milin, rmilin."""
    words = address.name.split()
    local = [part for part in re.split(r"[._-]", address.email.partition("@")[0]) if part]
    spelled = {fold(word) for word in words} | {fold(word)[:1] for word in words}
    fits = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    if not fits or any(flat(word) in heads() for word in words) or _abbreviates(words):
        return ""
    long = any(len(part) > 2 for part in local)
    whole = bool(local) and all(part in spelled for part in local)
    joined = {"".join(map(fold, words)), "".join(map(fold, reversed(words)))}
    joined.add(_initial_and_last(words))
    run_on = len(local) == 1 and local[0] in joined
    return address.name if long and (whole or run_on) else ""


def _abbreviates(words: Sequence[str]) -> bool:
    """One word alone is in capitals: "PU Maslačak"."""
    return len({word.isupper() for word in words if len(word) > 1}) > 1


def _initial_and_last(words: Sequence[str]) -> str:
    """Return a name as one word of an address.

    >>> _initial_and_last(["Mara", "Ilić"])
    'milic'
    """
    return fold(words[0])[:1] + fold(words[-1])


def who_writes(header: Header, leaves: Sequence[Leaf]) -> Sender:
    """Return the sender of a letter whose own text is *leaves*."""
    address = header.reply_to or header.sender
    return author_of(header.sender, address, leaves)


def author_of(shows: Address | None, address: Address | None, leaves: Sequence[Leaf]) -> Sender:
    """Return who wrote *leaves*: the person *shows* displays or the signature names."""
    email = address.email if address else None
    shown = display_person(shows)
    leaf, mention = _signed(leaves, shown)
    if (
        leaf
        and mention
        and leaf.kind is Kind.OWN
        and _is_somebody_else(mention, address, shown)
    ):
        leaf, mention = None, None
    name = _name(shown, leaf, mention)
    if name is None:
        return Sender(None, email, office_phone_of(leaves))
    owns = address is not None and _is_own(address, name.value)
    own_phone = own_phone_of(leaves, mention) or (only_phone_of(leaves) if owns else None)
    return Sender(
        name=name, email=email, phone=phone_of(leaves, leaf, name.value), is_own_email=owns,
        own_phone=own_phone, leaf=leaf, mention=mention,
    )  # fmt: skip


def _is_somebody_else(mention: Mention, address: Address | None, shown: str) -> bool:
    """The last lines name another than the one displayed, whose own address it is."""
    own = shown and address and belongs_to(address.email.partition("@")[0], shown)
    return bool(own) and not _is_called(mention.name, shown)


def _name(shown: str, leaf: Leaf | None, mention: Mention | None) -> Found | None:
    """Return the fullest name of the sender: signed, or displayed."""
    short = mention is not None and _is_short(mention.name, shown)
    if (
        mention
        and leaf
        and not short
        and (is_full(mention) or not _is_called(mention.name, shown))
    ):
        return leaf.found(as_signed(leaf, mention), mention.start, "signature")
    if shown:
        return Found(
            value=shown, part="header", line=0, column=0, because="sender's display name"
        )
    if mention and leaf:
        return leaf.found(mention.name, mention.start, "signature")
    return None


def _is_short(signed: str, shown: str) -> bool:
    """Who is displayed with a longer given name signs as he is called.

    >>> _is_short("Voja Pantić", "Vojislav Pantić"), _is_short("Vera Tot", "Verica Tot")
    (True, False)
    """
    (first, *surname), (whole, *theirs) = (
        fold(name).split() or [""] for name in (signed, shown)
    )
    called = len(whole) - len(first) >= CALLED_MIN and whole[:2] == first[:2]
    return called and bool(surname) and surname == theirs


CALLED_MIN: Final = 3  # letters that Voja lacks of Vojislav; Verica may be Vera's daughter


def _is_called(half: str, shown: str) -> bool:
    """Who is displayed as *shown* signs with *half* of it, or short: Goca is Gordana."""
    return alike(half, shown) or (bool(shown) and fold(half)[0] == fold(shown)[0])


def _signed(leaves: Sequence[Leaf], shown: str) -> tuple[Leaf | None, Mention | None]:
    """Return the name under the letter: one like the displayed name before any other."""
    signed: list[tuple[Leaf, Mention]] = []
    best: tuple[Leaf, Mention] | None = None
    for leaf in sorted(leaves, key=lambda leaf: leaf.kind is not Kind.SIGNATURE):
        for m in under(leaf):
            signed.append((leaf, m))
            if shown and alike(m.name, shown):
                if is_full(m):
                    return leaf, m
                best = best or (leaf, m)
    if best:
        return best
    full = next((pair for pair in signed if is_full(pair[1])), None)
    if full and _is_of_list(full, signed[0]):
        return signed[0]
    return full or (signed[0] if signed else (None, None))


def _is_of_list(full: tuple[Leaf, Mention], first: tuple[Leaf, Mention]) -> bool:
    """ "N. Vranić" signs; the full name of another in the last own lines is of their list."""
    (leaf, m), (signature, half) = full, first
    apart = leaf.kind is Kind.OWN and signature.kind is Kind.SIGNATURE
    return apart and half.name[1:2] == "." and not alike(half.name, m.name)


def _is_own(address: Address, name: str) -> bool:
    """The address is the person's: made of the name, or displayed with it."""
    local = address.email.partition("@")[0]
    if belongs_to(local, name):
        return True
    if address.name:
        shown = display_person(address)
        return bool(shown) and alike(shown, name)
    return not _is_office(local)


@cache
def _office() -> re.Pattern[str]:
    """Return what finds a local part that is nobody's own: info@, kancelarija@."""
    return re.compile(either("office_address"))


def _is_office(local: str) -> bool:
    return bool(_office().match(local))


_HALF: Final = re.compile(
    r"^\S+$|^\S+ [^\W\d_]\.?$|^[^\W\d_]\.? \S+$"
)  # Asen, Asen V., A. Manov


def completed(sender: Sender, known: Sequence[str]) -> Sender:
    """Return the sender with the full name, if only half of it is signed and one fits it."""
    if sender.name is None or not _HALF.search(sender.name.value):
        return sender
    fits = {name for name in known if alike(sender.name.value, name)}
    hits = {name for name in fits if not _HALF.search(name)}
    if len(hits) != 1:
        return sender
    return replace(sender, name=replace(sender.name, value=hits.pop()))


def identified(sender: Sender, name: Found, leaves: Sequence[Leaf]) -> Sender:
    """Return the sender as the person *name*, whom nothing but the letter's content tells."""
    address = Address(name="", email=sender.email or "")
    mobile = [(leaf, p) for leaf, p in phones_of(leaves) if is_mobile(p.value)]
    phone = best_of(
        [
            (leaf, p)
            for leaf, p in mobile
            if p.label == "own" or not is_behind_other(leaf, p, name.value)
        ]
    )
    return replace(
        sender, name=name, is_own_email=_is_own(address, name.value),
        phone=sender.phone or phone, own_phone=phone,
    )  # fmt: skip
