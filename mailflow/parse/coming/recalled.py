"""People called by their given name who are named in full elsewhere in the letter."""

from collections.abc import Sequence

from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.working import flat


def recalled(leaf: Leaf, names: Sequence[str]) -> tuple[Mention, ...]:
    """Return mentions of the given names of *names* that nobody recognised as names."""
    if leaf.kind is not Kind.OWN:
        return ()
    taken = [(m.start, m.end) for m in leaf.people]
    taken += [(o.start, o.end) for o in leaf.organisations]
    found = []
    givens = {flat(name.split()[0]) for name in names}
    for start, end in leaf.page.words:
        if leaf.flat[start:end] not in givens or not leaf.text[start].isupper():
            continue
        if not any(a <= start < b for a, b in taken):
            found.append(_mention(start, end, leaf.text[start:end]))
    return tuple(found)


def _mention(start: int, end: int, given: str) -> Mention:
    return Mention(
        start=start, end=end, name=given, given=given, surname="", case=Case.NOMINATIVE,
        gender=None, confidence=0.4, because="given name of somebody named elsewhere",
    )  # fmt: skip
