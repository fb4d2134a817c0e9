"""Who falls away by the label before his name: "Prijavljena: Ana Ilić / Dolazi: Petar Tot"."""

from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.labels import Field
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.working import flat

_CHANGES: Final = ("change", "correction", "alters", "swap", "instead")


def labels_old(leaf: Leaf, field: Field) -> bool:
    """In a letter of a change the label says that it was so, and the next one how it is.

    Not where somebody is added: "Dopuna prijave. Prijavljena: Ana / Novi učesnik: Petar".
    """
    if not leaf.has(*_CHANGES) or not _is_old(field) or any_of("adds").search(leaf.flat):
        return False
    new = next((f for f in leaf.fields if f.start > field.start), None)
    if new is None or new.kind not in _OF_PEOPLE or _is_old(new):
        return False
    return bool(leaf.named(new.start, new.end))


_OF_PEOPLE: Final = ("", "name", "names")


def _is_old(field: Field) -> bool:
    return any_of("old_label").fullmatch(flat(field.label)) is not None
