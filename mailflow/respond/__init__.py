"""Respond: Verdict + Reading -> Reply. Pure; all templates are checked at start."""
