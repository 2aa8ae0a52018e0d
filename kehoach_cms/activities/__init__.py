"""Contests, ceremonies, visits: what was done, and for which task."""
