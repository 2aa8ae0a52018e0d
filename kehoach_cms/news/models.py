"""News pages."""

from dataclasses import replace
from typing import Any, ClassVar

import swapper
from django.db import models
from wagtail.models import Page

from kehoach_cms.conf import settings, today
from kehoach_cms.documents.pages import CitingMixin
from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.news.admin import NEWS_TABS
from kehoach_cms.news.blocks import CorrectionsBlock
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.display import format_date
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.fields import BlocksField
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

    corrections = BlocksField(CorrectionsBlock(), verbose_name=_("corrections"), blank=True)

    kh_type = "news"

    class Meta:
        abstract = True

    @property
    def notices(self) -> list[str]:
        """What readers are told above the text: the corrections, newest first, and that the news is old."""
        # A draft may hold a correction whose day or words are still to come.
        whole = [block.value for block in self.corrections if block.value["date"] and block.value["text"]]
        corrected = sorted(whole, key=lambda one: one["date"], reverse=True)
        lines = [
            _now("This news item was corrected on %(day)s: %(text)s")
            % {"day": format_date(one["date"]), "text": one["text"].strip()}
            for one in corrected
        ]
        if self.years_old:
            lines.append(
                _n(
                    "Old content: published %(number)s year ago.",
                    "Old content: published %(number)s years ago.",
                    self.years_old,
                )
            )
        return lines

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
            # Compared by key: an image in a block differs from the same image elsewhere by its own description.
            shown = block.value["image"] if block.block_type == "figure" else None
            if shown is not None and (position == 0 or shown.pk == self.lead_image_id):
                return None
        return self.lead_image

    @property
    def years_old(self) -> int:
        """For how many years the news has been out where readers are to be told that it is old; else 0."""
        limit, now = settings.OLD_NEWS_YEARS, today()
        if not limit or self.date is None:
            return 0
        years = now.year - self.date.year - ((now.month, now.day) < (self.date.month, self.date.day))
        return years if years >= limit else 0

    def kh_card_lines(self) -> tuple[str, str]:
        """A drawn card says that it is news, and of which day."""
        return " · ".join(filter(None, [str(_("News")), format_date(self.date)])), self.source

    def kh_structured(self, context: dict[str, Any], root: str) -> dict[str, Any]:
        """Tell schema.org that it is news, and whose."""
        found: dict[str, Any] = {"@type": "NewsArticle", "headline": self.heading[:110]}
        if self.author:
            found["author"] = {"@type": "Person", "name": self.author}
        if self.source:
            found["sourceOrganization"] = {"@type": "Organization", "name": self.source}
        if self.date:
            found["dateCreated"] = self.date.isoformat()
        if self.corrections:
            found["correction"] = [block.value["text"] for block in self.corrections]
        return found

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
