"""Deadlines for people: one entry a body, as table, CSV, JSON, Excel, iCalendar and a digest for printing."""
