"""Photo galleries: pictures with captions, in order."""

from typing import Any, ClassVar

import swapper
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model, get_image_model_string
from wagtail.models import Page

from kehoach_cms.galleries.admin import GALLERY_TABS
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin
from kehoach_cms.pages.models import PageEntry, PortalPageMixin
from kehoach_cms.pages.queries import ListedEntry

PAGE = swapper.get_model_name("wagtailcore", "Page")

#: Renditions that a gallery draws, fetched in bulk: the square of the grid and the picture of the viewer.
GRID_SPEC = "fill-400x400|format-webp"
VIEW_SPEC = "max-1200x1200|format-webp"


class GalleryPageMixin(PortalPageMixin):
    """An album."""

    subject = models.TextField(_("full title"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    taken_on = models.DateField(_("date"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=255, blank=True)
    photographer = models.CharField(_("photos by"), max_length=200, blank=True)

    kh_type = "gallery"

    class Meta:
        abstract = True

    def kh_facts(self) -> PageFacts:
        """Say the album's date, its first picture and its captions."""
        from dataclasses import replace

        pictures = list(self.pictures.all())
        facts = super().kh_facts()
        return replace(
            facts,
            date=self.taken_on or facts.date,
            image_id=pictures[0].image_id if pictures else None,
            text="\n".join([facts.text, *(picture.caption for picture in pictures if picture.caption)]),
        )

    def drawn_pictures(self) -> list[dict[str, Any]]:
        """The pictures with their renditions, in a fixed number of queries."""
        images = get_image_model().objects.prefetch_renditions(GRID_SPEC, VIEW_SPEC)
        pictures = self.pictures.prefetch_related(models.Prefetch("image", images))
        drawn = []
        for number, picture in enumerate(pictures, start=1):
            square = picture.image.get_rendition(GRID_SPEC)
            view = picture.image.get_rendition(VIEW_SPEC)
            drawn.append(
                {
                    "id": f"anh-{number}",
                    "url": view.url,
                    "caption": picture.caption,
                    "credit": picture.credit,
                    "alt": picture.alt_text or picture.image.default_alt_text,
                    "thumbnail": square,
                    "large": view,
                    "original_url": picture.image.file.url,
                    "original_size": picture.image.get_file_size() or 0,
                }
            )
        return drawn

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pictures as they are drawn."""
        context = super().get_context(request, *args, **kwargs)
        context["pictures"] = self.drawn_pictures()
        return context


class GalleryPage(GalleryPageMixin, Page):
    """An album of photos."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_gallerypage", on_delete=models.CASCADE
    )

    template = "kehoach_cms/galleries/gallery_page.html"
    edit_handler = tabs(*GALLERY_TABS)
    parent_page_types = ["kehoach_cms.GalleryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")


def add_photo_counts(lines: list[ListedEntry]) -> list[ListedEntry]:
    """Give each listed album the number of its photos; one query."""
    rows = GalleryPicture.objects.filter(page__in=[line.page_id for line in lines]).values_list("page_id")
    counts = dict(rows.annotate(n=models.Count("pk")).order_by())
    for line in lines:
        line.photos = counts.get(line.page_id, 0)
    return lines


class GalleryPicture(models.Model):
    """A picture of an album with its own caption and description."""

    page = ParentalKey(GalleryPage, on_delete=models.CASCADE, related_name="pictures")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"
    image = models.ForeignKey(
        get_image_model_string(), verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    alt_text = models.CharField(_("description for those who cannot see it"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    panels: ClassVar[list[str]] = ["image", "caption", "alt_text", "credit"]

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.caption or str(self.image)


class GalleryIndexPage(ListingMixin, Page):
    """The list of albums."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_galleryindexpage", on_delete=models.CASCADE
    )

    kh_filters = ["chu-de", "nam"]
    kh_layout = "galleries"
    subpage_types = ["kehoach_cms.GalleryPage"]
    template = INDEX_TEMPLATE
    edit_handler = index_tabs()

    class Meta:
        verbose_name = _("list of galleries")
        verbose_name_plural = _("lists of galleries")

    def kh_listed(self, entries: list[PageEntry], request: HttpRequest) -> list[Any]:
        """Add to each album the number of its photos."""
        return add_photo_counts(super().kh_listed(entries, request))
