"""Likeness: whether two names mean one organisation, or one person, and why. Pure."""

from mailflow.likeness.grades import Grade, Likeness, Named
from mailflow.likeness.keys import CANDIDATES_MAX, blocking_keys, rare_first
from mailflow.likeness.organisations import organisations
from mailflow.likeness.people import people, person_keys

__all__ = [
    "CANDIDATES_MAX", "Grade", "Likeness", "Named", "blocking_keys", "organisations",
    "people", "person_keys", "rare_first",
]  # fmt: skip
