"""Posts: what somebody is, told before, behind or apart from his name. Pure."""
