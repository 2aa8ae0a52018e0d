"""What a page is about: the topic tree and free keywords."""
