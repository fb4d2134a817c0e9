"""Respond: Verdict + Reading -> Reply. Pure; all templates are checked at start."""

from mailflow.respond.message import build
from mailflow.respond.occasion import Earlier, Occasion, in_language
from mailflow.respond.reply import announce, compose, unanswerable
from mailflow.respond.templates import Templates, load
from mailflow.respond.values import VARIABLES

__all__ = [
    "VARIABLES", "Earlier", "Occasion", "Templates", "announce", "build", "compose",
    "in_language", "load", "unanswerable",
]  # fmt: skip
