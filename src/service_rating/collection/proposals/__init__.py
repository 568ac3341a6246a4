"""Proposals: a mapping written from the headers and cells of a table; what is unsure is marked, never guessed silently."""
