"""Who else received a mail passed on, as its header tells."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Address
from mailflow.parse.opening import quotes

_NEXT: Final = re.compile(r"[;>\]]\s*[,;]?\s*|,\s+(?=[^,;<\[]+[<\[])")  # after an address
_ON: Final = re.compile(
    r"[\"']?([^\"'<>\[\]]*?)[\"']?\s*(?:[<\[(](?:mailto:)?([^<>\[\]\s]+@\S+))?$"
)


def copied(header: Sequence[str]) -> Iterator[Address]:
    """Yield who stands behind "To" and "Cc" in the lines of a mail's header.

    >>> [one.name for one in copied(["To: Ana Ilić <a@b.rs>, Petar Tot <p@b.rs>", "Cc: Eva"])]
    ['Ana Ilić', 'Petar Tot', 'Eva']
    """
    for what, value in map(quotes.label, header):
        if what in ("to", "cc"):
            yield from filter(None, map(_address, _NEXT.split(value)))


def _address(text: str) -> Address | None:
    match = _ON.match(text.strip())
    if match is None or not match[1]:
        return None
    return Address(name=match[1].strip(), email=(match[2] or "").lower())
