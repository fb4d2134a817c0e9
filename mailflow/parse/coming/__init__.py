"""Coming: who comes, who does not, in what post, and how many. Pure."""
