"""Official documents for Wagtail: what they demand, who does it, what came of it, and the talk about it."""

__version__ = "0.1.0"
