"""A Hungarian post as it is told of somebody -> the post by itself. Pure."""

import re
from typing import Final

_HUNGARIAN: Final = (
    ("ként", ""),
    ("ünket", ""), ("unkat", ""), ("ünk", ""), ("unk", ""), ("ját", "ja"), ("jét", "je"),
    ("nket", ""), ("nkat", ""), ("nk", ""),
    ("át", "a"), ("ét", "e"), ("ot", ""), ("et", ""), ("t", ""),
)  # fmt: skip
# "With" doubles the consonant before it: "titkárral"; behind a vowel it is "vel".
_WITH: Final = re.compile(r"(?:(?<=[aeiouáéíóöőúüű])v|([^\Waeiouáéíóöőúüű])\1)[ae]l$")


def from_hungarian(role: str) -> str:
    """Return a Hungarian post without "our" and without the ending of "with" or a case.

    >>> from_hungarian("programfelelősünket"), from_hungarian("kuratórium tagját")
    ('programfelelős', 'kuratórium tagja')
    >>> from_hungarian("egyesületünk elnökét")
    'elnök'
    >>> from_hungarian("alelnökként"), from_hungarian("kör titkáraként")
    ('alelnök', 'kör titkára')
    >>> from_hungarian("pénztárosunkkal"), from_hungarian("könyvelővel")
    ('pénztáros', 'könyvelő')
    """
    role = _WITH.sub(r"\1", role)
    for old, new in _HUNGARIAN:
        if role.endswith(old) and len(role) > len(old) + 4:
            role = role.removesuffix(old) + new
            break
    first, _, rest = role.partition(" ")
    return _unpossessed(rest) if rest and first.endswith(_OF_OURS) else role


_OF_OURS: Final = ("ünk", "unk", "nknek", "nknak")
_POSSESSED: Final = (("ője", "ő"), ("ója", "ó"), ("ja", ""), ("je", ""), ("a", ""), ("e", ""))


def _unpossessed(role: str) -> str:
    """Return the post without the ending of whose it is: of "our society's president"."""
    for old, new in _POSSESSED:
        if role.endswith(old) and len(role) > len(old) + 3:
            return role.removesuffix(old) + new
    return role
