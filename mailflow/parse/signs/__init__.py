"""Signs that a reading may be wrong, each weighed by how often it was: see reasons.tsv."""
