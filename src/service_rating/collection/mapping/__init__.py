"""Mapping files: how the columns of any table are to be read, in strict YAML with positions."""
