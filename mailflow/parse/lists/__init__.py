"""Lists: lines, cards, tables and forms that name one person each. Pure."""
