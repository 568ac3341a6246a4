"""Evaluation on a Spark cluster: the same reading and scoring as on one machine, shared out by employee.

Three steps. Every input file is looked at where it will be read (:mod:`.looking`). Each file is read by one task and its rows,
still texts, go to the share of their employee (:mod:`.spreading`): the one exchange of rows between machines. Each share
is checked, scored and written like the whole of a small run (:mod:`.assessing`). Spark hands out the tasks and
repeats those that are lost; only small facts come back (:mod:`.facts`). Spark itself is imported by :mod:`.connection` alone.
"""
