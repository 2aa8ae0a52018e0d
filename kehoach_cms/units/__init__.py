"""Who issues and who does: units, their names over time."""
