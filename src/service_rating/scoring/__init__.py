"""Scoring: clean observations become assessments. Written once, as narwhals expressions in Int64 fixed point."""
