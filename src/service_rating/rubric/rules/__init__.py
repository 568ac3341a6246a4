"""Rules on the meaning of a rubric. One file per rule, listed in :mod:`.table`; its docstring is its manual."""
