"""Photo galleries: pictures with captions, in order."""

from typing import Any, ClassVar

import swapper
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model, get_image_model_string
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from kehoach_cms.galleries.admin import GALLERY_TABS
from kehoach_cms.i18n import _, _now
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.display import absolute_url
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin
from kehoach_cms.pages.models import PageEntry, PortalPageMixin
from kehoach_cms.pages.pictures import WEBP, DrawnPicture, drawn, specs_of
from kehoach_cms.pages.queries import ListedEntry
from kehoach_cms.pages.sharing import CARD_SPEC, ShareText
from kehoach_cms.parameters import whole_number
from kehoach_cms.text import nfc

PAGE = swapper.get_model_name("wagtailcore", "Page")

#: Renditions that a gallery draws, fetched in bulk: the square of the grid and the picture of the viewer.
GRID_SPEC = f"fill-400x400|{WEBP}"
SMALL_SPEC = f"max-640x640|{WEBP}"
VIEW_SPEC = f"max-1200x1200|{WEBP}"

#: Where a photo's own page stands below its album, and what draws it.
PHOTO_PATH = "anh"
PHOTO_TEMPLATE = "kehoach_cms/galleries/photo_page.html"


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

    def kh_share_image(self) -> Any:
        """The first photo stands for the album."""
        return self.kh_pictures[0].image if self.kh_pictures else None

    @cached_property
    def kh_pictures(self) -> list[Any]:
        """The album's pictures with what a gallery draws of each; asked once, in three queries."""
        specs = {GRID_SPEC, SMALL_SPEC, VIEW_SPEC, CARD_SPEC, *specs_of()}
        images = get_image_model().objects.prefetch_renditions(*sorted(specs))
        return list(self.pictures.prefetch_related(models.Prefetch("image", images)))

    def kh_structured(self, context: dict[str, Any], root: str) -> dict[str, Any]:
        """Tell schema.org the album's photos."""
        photos = [{"@type": "ImageObject", **self._schema_of(photo, root)} for photo in context.get("pictures", [])]
        return {"@type": "ImageGallery", "associatedMedia": photos}

    def _schema_of(self, photo: dict[str, Any], root: str) -> dict[str, Any]:
        found = {
            "contentUrl": absolute_url(photo["large"].url, root),
            "thumbnailUrl": absolute_url(photo["thumbnail"].url, root),
            "width": photo["large"].width,
            "height": photo["large"].height,
            "caption": photo["caption"] or photo["alt"],
            "creditText": photo["credit"] or self.photographer,
        }
        return {key: value for key, value in found.items() if value}

    def drawn_pictures(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The pictures with their renditions and the pages of their own, in a fixed number of queries."""
        album = self.get_url(request) or ""
        return [
            {
                "id": f"anh-{number}",
                "url": f"{album}{PHOTO_PATH}/{number}/",
                "caption": picture.caption,
                "credit": picture.credit,
                "alt": nfc(picture.alt_text or picture.image.description or picture.caption or picture.image.title),
                "thumbnail": picture.image.get_rendition(GRID_SPEC),
                "large": _large(picture.image),
                "original_url": picture.image.file.url,
                "original_size": picture.image.get_file_size() or 0,
            }
            for number, picture in enumerate(self.kh_pictures, start=1)
        ]

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """`anh/3/` below the album is the page of its third photo."""
        if self.live and len(path_components) == 2 and path_components[0] == PHOTO_PATH:
            number = whole_number(path_components[1])
            if 0 < number <= len(self.kh_pictures):
                return RouteResult(self, kwargs={"photo": number})
        return super().route(request, path_components)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """A photo on a page of its own has a template of its own."""
        return PHOTO_TEMPLATE if kwargs.get("photo") else super().get_template(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pictures as they are drawn, and the one that is looked at with its neighbours."""
        context = super().get_context(request, *args, **kwargs)
        pictures = self.drawn_pictures(request)
        context["pictures"] = pictures
        if number := kwargs.get("photo"):
            photo = pictures[number - 1]
            image = self.kh_pictures[number - 1].image
            self.kh_breadcrumb = [*self.kh_breadcrumb, {"title": self.title, "url": self.get_url(request) or ""}]
            context.update(
                photo={**photo, "large": drawn(image, photo["alt"])},
                share_text=self._share_photo(photo, image, number, request),
                number=number,
                previous_url=pictures[number - 2]["url"] if number > 1 else "",
                next_url=pictures[number]["url"] if number < len(pictures) else "",
                album_url=self.get_url(request),
            )
        return context

    def _share_photo(self, photo: dict[str, Any], image: Any, number: int, request: HttpRequest) -> ShareText:
        """What a photo's own page says where it is shared: itself, not its album's first."""
        place = _now("Photo %(number)s/%(total)s") % {"number": number, "total": len(self.kh_pictures)}
        words = photo["caption"] or photo["alt"]
        schema = {"@type": "ImageObject", **self._schema_of(photo, root_of(request))}
        return ShareText(f"{place} – {self.title}", words, schema, photo["url"], image, photo["alt"])


def _large(image: Any) -> DrawnPicture:
    """The picture of the viewer, in two sizes."""
    small, large = image.get_rendition(SMALL_SPEC), image.get_rendition(VIEW_SPEC)
    return DrawnPicture(
        url=large.url,
        width=large.width,
        height=large.height,
        srcset=f"{small.url} {small.width}w, {large.url} {large.width}w" if small.width < large.width else "",
        alt="",
    )


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
    alt_text = models.CharField(
        _("description for those who cannot see it"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, in one sentence; the caption says what it is about."),
    )
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
