"""Leaves: passages with everything found in them, and which of them count. Pure."""
