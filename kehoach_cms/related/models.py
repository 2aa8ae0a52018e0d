"""Hand-picked related pages, and the table of neighbours that is kept for every public page."""

import datetime
import uuid
from typing import ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey

from kehoach_cms.i18n import _

PAGE = swapper.get_model_name("wagtailcore", "Page")


class RelatedPick(models.Model):
    """An editor's say on a page's related block: show this one first, or never."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_related_picks")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"
    target = models.ForeignKey(PAGE, verbose_name=_("page"), on_delete=models.CASCADE, related_name="kehoach_picked_by")
    exclude = models.BooleanField(_("never show it here"), default=False)

    panels: ClassVar[list[str]] = ["target", "exclude"]

    class Meta:
        verbose_name = _("hand-picked related page")
        verbose_name_plural = _("hand-picked related pages")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.target)

    def clean(self) -> None:
        """Refuse the page itself."""
        super().clean()
        if self.target_id and self.target_id == self.page_id:
            raise ValidationError({"target": _("A page is not related to itself.")})


class RelatedDocument(models.Model):
    """A public page as related news compares it; written by the publishing pipeline.

    A row marked `stale` is to be weighed and its neighbours chosen anew: the mark is set in the
    transaction of the change, so that a background task that was lost leaves work, not faults.
    """

    page = models.OneToOneField(PAGE, primary_key=True, on_delete=models.CASCADE, related_name="kehoach_related")
    #: Language and branch of the page tree: only pages of one group are compared.
    group = models.CharField(max_length=60)
    translation_key = models.UUIDField(default=uuid.uuid4)
    date = models.DateField(default=datetime.date(1900, 1, 1))
    title_key = models.BigIntegerField(default=0)
    vector = models.BinaryField(default=bytes)
    sketch = models.BinaryField(default=bytes)
    #: The score of the last neighbour kept, 0 while there is room: what a newcomer has to beat.
    floor = models.FloatField(default=0)
    stale = models.BooleanField(default=True, db_index=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("page compared for related news")
        verbose_name_plural = _("pages compared for related news")

    def __str__(self) -> str:
        return str(self.page_id)


class RelatedTerm(models.Model):
    """That a page has a term, for finding the pages that share it, newest first."""

    term = models.BigIntegerField()
    document = models.ForeignKey(RelatedDocument, on_delete=models.CASCADE, related_name="terms")
    date = models.DateField()
    weight = models.FloatField()

    class Meta:
        verbose_name = _("term of a page")
        verbose_name_plural = _("terms of pages")
        indexes = [models.Index(fields=["term", "-date", "-document"], name="kehoach_related_newest")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.term}"


class RelatedPage(models.Model):
    """That a page goes with another: picked by hand (`position`) or found (`score`)."""

    source = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_neighbours")
    target = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_neighbour_of")
    #: The place among those picked by hand, from 0; none for what was found.
    position = models.PositiveIntegerField(null=True)
    score = models.FloatField(default=0)

    class Meta:
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
        constraints = [models.UniqueConstraint(fields=["source", "target"], name="kehoach_related_once")]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class TermCount(models.Model):
    """In how many pages a term occurs, as counted last; the empty term holds the number of pages."""

    term = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of a term")
        verbose_name_plural = _("counts of terms")

    def __str__(self) -> str:
        return f"{self.term}: {self.count}"
