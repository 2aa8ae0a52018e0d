"""Puts the demo content into an empty portal, through the same import code that editors use."""
