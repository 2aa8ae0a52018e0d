"""The page of a plan, and the list of plans."""

from dataclasses import replace
from typing import Any, ClassVar

import swapper
from django.db import models
from django.http import HttpRequest
from wagtail.models import Page

from kehoach_cms.documents.admin import DOCUMENT_TABS
from kehoach_cms.documents.pages import DocumentPageMixin
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.plans.models import Task

PAGE = swapper.get_model_name("wagtailcore", "Page")


class PlanPageMixin(DocumentPageMixin):
    """A plan: a document whose tasks are followed."""

    kh_type = "plan"

    class Meta:
        abstract = True

    def kh_facts(self) -> PageFacts:
        """Add the units of its tasks."""
        facts = super().kh_facts()
        units = (
            Task.objects.filter(translation_key=self.translation_key, in_text=True)
            .exclude(task_units__unit=None)
            .values_list("task_units__unit", flat=True)
        )
        return replace(facts, unit_ids=(*facts.unit_ids, *units))


class PlanPage(PlanPageMixin, Page):
    """A plan or programme: Kế hoạch, Chương trình ..."""

    page_ptr = models.OneToOneField(PAGE, parent_link=True, related_name="kehoach_planpage", on_delete=models.CASCADE)

    template = "kehoach_cms/plans/plan_page.html"
    edit_handler = tabs(*DOCUMENT_TABS)
    parent_page_types = ["kehoach_cms.PlanIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")


class PlanIndexPage(ListingMixin, Page):
    """The list of plans, with what has come of each."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_planindexpage", on_delete=models.CASCADE
    )

    kh_filters = ["chu-de", "loai", "don-vi", "nam"]
    kh_layout = "documents"
    subpage_types = ["kehoach_cms.PlanPage"]
    template = INDEX_TEMPLATE
    edit_handler = index_tabs()

    class Meta:
        verbose_name = _("list of plans")
        verbose_name_plural = _("lists of plans")

    def kh_listed(self, entries: list[PageEntry], request: HttpRequest) -> list[Any]:
        """Add to each plan how far its tasks are."""
        from kehoach_cms.plans.queries import add_plan_states

        return add_plan_states(super().kh_listed(entries, request), entries)
