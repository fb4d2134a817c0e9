"""People: text -> names in the nominative, and towns. Pure."""
