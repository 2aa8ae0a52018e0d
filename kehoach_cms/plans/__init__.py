"""Plans: tasks, deadlines, derived status, obligations of the units below, progress."""
