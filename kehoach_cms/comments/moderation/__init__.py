"""Moderation: what editors decide, answer and take out, and how they hear of new comments."""
