"""Ticket logs: cases held against the tiers of a service-level agreement become observations."""
