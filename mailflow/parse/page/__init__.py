"""Page: one passage with its working form, and what stands in it by itself. Pure."""
