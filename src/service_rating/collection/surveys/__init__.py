"""Surveys: answers of customers become observations, and figures per agent (CSAT, NPS, CES).

``collect_survey`` is the whole of it; :mod:`.model` is the part of the mapping language that surveys add.
"""
