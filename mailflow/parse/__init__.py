"""Understand: RawMessage -> Reading. Pure; never raises; never guesses silently."""
