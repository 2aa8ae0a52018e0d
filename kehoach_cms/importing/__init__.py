"""A file becomes draft pages."""
