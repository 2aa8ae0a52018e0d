"""Thin search backends that clean the query before the database sees it."""
