"""Open: RawMessage -> Letter: MIME, charset, the sender's own words, attachments. Pure."""
