"""Readers report a published comment: it goes back to the queue, it is never hidden by their number."""
