"""Photos with captions, in order."""
