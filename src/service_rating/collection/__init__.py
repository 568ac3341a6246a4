"""Collection: what organisations have at hand (ticket logs, surveys, filled-in forms) becomes observations.

Each way of collecting is a package of its own that gives a :class:`~service_rating.collection.collected.Collected`:
observation rows as a person would have typed them, the rows that could not be used with the reason, and counts that add up.
What is collected is scored nowhere here: ``evaluate`` reads the rows back with the same checks as any other file.
"""
