"""Which file became which page, so that importing it again changes nothing."""

import swapper
from django.db import models

from kehoach_cms.i18n import _

PAGE = swapper.get_model_name("wagtailcore", "Page")


class ImportRecord(models.Model):
    """A file that was imported, known by its content, and the page it became."""

    sha256 = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(_("file"), max_length=255)
    page = models.ForeignKey(PAGE, null=True, blank=True, on_delete=models.SET_NULL, related_name="kehoach_imports")
    created_at = models.DateTimeField(auto_now_add=True)
    #: What was found and what could not be placed, as the reader said it.
    report = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name
