"""People called by half their name who are named in full elsewhere in the letter."""

from collections.abc import Sequence

from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.working import flat


def recalled(leaf: Leaf, names: Sequence[str]) -> tuple[Mention, ...]:
    """Return mentions of halves of *names* that nobody recognised as names."""
    if leaf.kind is not Kind.OWN or not names:
        return ()
    taken = [(m.start, m.end) for m in leaf.people]
    taken += [(o.start, o.end) for o in leaf.organisations]
    found = []
    givens = {flat(name.split()[0]) for name in names}
    surnames = {flat(name.split()[-1]) for name in names}
    halves = givens | surnames
    for low, (start, end) in zip(leaf.page.lows, leaf.page.words, strict=True):
        if low not in halves or not leaf.text[start].isupper():
            continue
        if not any(a <= start < b for a, b in taken):
            found.append(_mention(start, end, leaf.text[start:end], is_given=low in givens))
    return tuple(found)


def _mention(start: int, end: int, half: str, *, is_given: bool) -> Mention:
    told = "given name" if is_given else "surname"
    return Mention(
        start=start, end=end, name=half, given=half if is_given else "",
        surname="" if is_given else half, case=Case.NOMINATIVE, gender=None,
        confidence=0.4, because=f"{told} of somebody named elsewhere",
    )  # fmt: skip
