"""Hand-picked related pages, and pages that must not be shown as related."""

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
