"""The pairs of organisations and people, read from their tables."""

import re
from pathlib import Path
from typing import NamedTuple

from mailflow.likeness import Named

HERE = Path(__file__).parent


class Pair(NamedTuple):
    one: str
    other: str
    grade: str
    why: str


def pairs(name: str) -> list[Pair]:
    """Return the rows of the table *name*."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def named(text: str) -> Named:
    """Return the organisation written as: name [town, domain, MB 12345678, PIB 123456789]."""
    match = re.fullmatch(r"(.*?)(?: \[(.*)\])?", text)
    assert match is not None
    told: dict[str, str] = {}
    for fact in filter(None, (match[2] or "").split(", ")):
        kind, _, value = fact.partition(" ")
        if kind in ("MB", "PIB"):
            told["registration_number" if kind == "MB" else "tax_number"] = value
        else:
            told["domain" if "." in fact else "city"] = fact
    return Named(name=match[1], **told)
