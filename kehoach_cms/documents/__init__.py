"""The register of official documents, relations between them, citations found; the directive page."""
