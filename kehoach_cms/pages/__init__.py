"""What every public page shares: mixins, body blocks, the entry that lists read, publishing, listings."""
