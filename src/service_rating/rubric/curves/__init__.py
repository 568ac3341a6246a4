"""Curves: how a KPI's value becomes a score. One file per kind, listed in :mod:`.table`."""
