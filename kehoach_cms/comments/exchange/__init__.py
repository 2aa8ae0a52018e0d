"""Comments leave and come in: JSON lines, a table for the office, a feed for readers."""
