"""The host's own page types, two of which bear the names of the plug-in's."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from kehoach_cms.pages.models import PortalPageMixin


class NewsPage(Page):
    """News of the host."""

    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]


class GalleryPage(Page):
    """A gallery of the host."""


class BlogPage(PortalPageMixin, Page):
    """A blog post that takes topics, related pages and comments from the plug-in."""

    intro = models.CharField(max_length=250, blank=True)
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body"), *PortalPageMixin.kh_panels]
