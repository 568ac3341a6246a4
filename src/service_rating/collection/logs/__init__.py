"""Logs: any table whose columns are read as fields of a kind, by their headers or by a mapping file."""
