"""Writer: who writes, by what he signs, his address and what he says of himself. Pure."""
