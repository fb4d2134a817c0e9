"""Understand, Hungarian: a given name with "-val" or "-ra", without them. Pure."""

import re
from typing import Final

_DOUBLED: Final = re.compile(r"(\w+)(?:l(ly)|g(gy)|n(ny)|t(ty)|s(sz)|z(zs)|c(cs))[ae]l")


def without_val(word: str, key: str) -> str:
    """Return *word* without Hungarian -val: Istvánnal, Gergellyel; "" of any other."""
    if digraph := _DOUBLED.fullmatch(word):
        return "".join(filter(None, digraph.groups()))
    doubled = key[-2:] in ("al", "el") and len(key) > 5 and key[-3] == key[-4]
    return word[:-3] if doubled else ""


def without_ra(word: str) -> str:
    """Return *word* without Hungarian -ra, its vowel short again: Annára; "" of any other."""
    upon = _UPON.fullmatch(word)
    return upon[1][:-1] + _SHORT.get(upon[1][-1], upon[1][-1]) if upon else ""


_UPON: Final = re.compile(r"(\w{3,})r[ae]")
_SHORT: Final = {"á": "a", "é": "e"}
