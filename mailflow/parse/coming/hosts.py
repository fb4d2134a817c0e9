"""Who is named and no guest: the person written to, and what spells the sender's own house."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.model import Address
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.people.names import alike, tokens
from mailflow.parse.writer.sender import Sender
from mailflow.script import fold

_MARK: Final = re.compile(r"[._-]")
HOUSE_WORD_MIN: Final = 4
CASE_MAX: Final = 2  # letters of the ending of a case


def is_house(guest: Guest, sender: Sender) -> bool:
    """What looks like a name spells the sender's domain: Transition Civique."""
    local, _, domain = (sender.email or "").partition("@")
    words = [word for word in tokens(_whole(guest)) if len(word) >= HOUSE_WORD_MIN]
    spelled = len(words) > 1 and all(word in fold(domain) for word in words)
    return spelled and not any(word in fold(local) for word in words)


def _whole(guest: Guest) -> str:
    """Return the name, and the words beside half a one: each of "Civic Bridges" is half."""
    m, text = guest.mention, guest.leaf.text
    if m.given and m.surname:
        return m.name
    after = _WORD_AFTER.match(text, m.end)
    before = _WORD_BEFORE.search(text, max(0, m.start - WORD_MAX), m.start)
    return f"{before[0] if before else ''}{m.name}{after[0] if after else ''}"


_WORD_AFTER: Final = re.compile(r" [A-Z]\w+")
WORD_MAX: Final = 24  # letters of a word beside a name
_WORD_BEFORE: Final = re.compile(r"\b[A-Z]\w+ \Z")


def is_desk(guest: Guest, desk: Sequence[Address]) -> bool:
    """The guest is the person written to, called by the whole name or half of it."""
    name = guest.mention.name
    for address in desk:
        local = _MARK.split(fold(address.email.partition("@")[0]))
        if all(word in local for word in tokens(name)):
            return True
        if address.name and alike(name, address.name):
            return True
        if not guest.mention.surname or not guest.mention.given:
            written = fold(guest.leaf.text[guest.mention.start : guest.mention.end])
            if any(_is_case_of(written, word) for word in local):
                return True
    return False


def _is_case_of(written: str, name: str) -> bool:
    """A lone word is a surname with the ending of a case: "Rodicu", "Rodićem"."""
    longer = len(written) - len(name)
    return len(name) >= HOUSE_WORD_MIN and written.startswith(name) and 0 <= longer <= CASE_MAX
