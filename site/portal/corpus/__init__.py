"""A large invented portal for measuring: its `words`, its `pages`, and the `writer` of both."""
