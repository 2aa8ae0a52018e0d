"""Finding by words with or without marks, by number, by facet."""
