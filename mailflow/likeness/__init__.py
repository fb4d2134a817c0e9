"""Likeness: whether two names mean one organisation, or one person, and why. Pure."""

from mailflow.likeness.grades import Grade, Likeness, Named
from mailflow.likeness.keys import blocking_keys, rare_first
from mailflow.likeness.naming import without_form
from mailflow.likeness.organisations import organisations
from mailflow.likeness.people import people, person_keys
from mailflow.likeness.vocabulary import own_domain

__all__ = [
    "Grade", "Likeness", "Named", "blocking_keys", "organisations",
    "own_domain", "people", "person_keys", "rare_first", "without_form",
]  # fmt: skip
