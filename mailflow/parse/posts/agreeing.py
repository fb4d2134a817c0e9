"""What somebody is by words no table has, that agree with the name: "Veru Ilić, tkalju"."""

from mailflow.model import Found
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.posts import apposed
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.spelling import key_of


def agreeing(leaf: Leaf, m: Mention, start: int, end: int) -> Found | None:
    """Return the words between two offsets as what *m* is, if they say nothing else."""
    text = leaf.text[start:end]
    said = leaf.between(start, end) or not text.islower() or any(map(str.isdigit, text))
    if said or any_of("no_post").search(leaf.flat, start, end):
        return None
    plain = any(is_plain(key_of(word)) for word in text.split())
    role = "" if plain else apposed(text, m.case, m.gender)
    return leaf.found(role, start, "agrees with the name") if role else None
