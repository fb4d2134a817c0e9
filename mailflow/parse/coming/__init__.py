"""Coming: who comes, who does not, and how many, put together from all that is told. Pure."""
