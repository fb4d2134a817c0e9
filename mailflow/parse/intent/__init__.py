"""Intent: what the sender wants, by words and by who was understood to come. Pure."""
