"""Comers: who comes and who falls away, by what became of people told of so. Pure."""
