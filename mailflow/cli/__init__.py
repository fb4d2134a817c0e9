"""Commands: words in, words out; no decisions. Each command is a thin function."""

from mailflow.cli.app import main

__all__ = ["main"]
