"""Calendars: which days are worked and at which hours, and how much working time lies between two moments."""
