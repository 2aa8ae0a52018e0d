"""News pages."""

from dataclasses import replace
from typing import Any, ClassVar

import swapper
from django.db import models
from wagtail.models import Page

from kehoach_cms.documents.pages import CitingMixin
from kehoach_cms.i18n import _
from kehoach_cms.news.admin import NEWS_TABS
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin

PAGE = swapper.get_model_name("wagtailcore", "Page")


class NewsPageMixin(CitingMixin):
    """A piece of news: lead, text, author, source."""

    date = models.DateField(_("date"), null=True, blank=True)
    author = models.CharField(_("author"), max_length=160, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_press_copy = models.BooleanField(
        _("taken over from the press"),
        default=False,
        help_text=_("Comments are closed on it (Nghị định 147/2024/NĐ-CP)."),
    )

    kh_type = "news"

    class Meta:
        abstract = True

    @property
    def lead(self) -> str:
        """The first paragraph, set off from the text."""
        return self.summary

    @property
    def kh_comments_forced(self) -> str:
        """The mode of comments that no setting can override."""
        return "closed" if self.is_press_copy else ""

    @property
    def opening_picture(self) -> Any:
        """The leading picture, unless the text begins with a picture or shows the same one."""
        for position, block in enumerate(self.body):
            if block.block_type == "figure" and (position == 0 or block.value["image"] == self.lead_image):
                return None
        return self.lead_image

    def kh_facts(self) -> PageFacts:
        """Say the day that the news bears."""
        facts = super().kh_facts()
        return replace(facts, date=self.date or facts.date)


class NewsPage(NewsPageMixin, Page):
    """A piece of news."""

    page_ptr = models.OneToOneField(PAGE, parent_link=True, related_name="kehoach_newspage", on_delete=models.CASCADE)

    template = "kehoach_cms/news/news_page.html"
    edit_handler = tabs(*NEWS_TABS)
    parent_page_types = ["kehoach_cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class NewsIndexPage(ListingMixin, Page):
    """The list of news."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_newsindexpage", on_delete=models.CASCADE
    )

    kh_filters = ["chu-de", "nam"]
    kh_layout = "media"
    subpage_types = ["kehoach_cms.NewsPage"]
    template = INDEX_TEMPLATE
    edit_handler = index_tabs()

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")
