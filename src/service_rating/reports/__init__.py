"""Assessments as text or bytes: one file per format, chosen from the table in ``formats.py``."""
