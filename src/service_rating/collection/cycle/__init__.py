"""The cycle: what evidence the rubric's rhythm asks for in a period, and how much of it is there.

``collection_status`` gives one line per employee, source and KPI; see :mod:`.status` for its columns.
"""
