"""What the search keeps beside the entries themselves."""

from django.db import models


class EntryChange(models.Model):
    """That an entry, or one of its topics, was written or deleted.

    The database writes these rows itself (triggers, `schema`), whoever changes an entry and however, in the
    same transaction. Each process that searches reads them to bring its counts of facets up to date
    (`facets`). Only the newest are kept.
    """

    #: None says that more entries changed at once than are worth naming.
    entry_id = models.BigIntegerField(null=True)
    #: Tells a row from another that got its number after a rollback or a restored backup.
    stamp = models.BigIntegerField(default=0)
    #: PostgreSQL's transaction: rows become visible in another order than they were numbered in.
    xid = models.BigIntegerField(default=0, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.pk}: {self.entry_id}"
