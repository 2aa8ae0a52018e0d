"""Comments in every state."""

from portal.loading.loader import Demo


def comments(demo: Demo) -> None:
    """Filled in once the comments stand."""
