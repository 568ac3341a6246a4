"""Rubrics: the language, its checks, and where rubric files are found."""
