"""Fields that many rooms use."""

from typing import Any

from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    The database keeps JSON whatever the blocks are, so a new block or a reworded label needs no
    migration; with the stock field every such change would make one, for the host too.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """For migrations: the column only."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
