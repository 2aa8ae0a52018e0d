"""Pictures that readers see and that nobody has described for those who cannot see them."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from kehoach_cms.galleries.models import GalleryPicture
from kehoach_cms.i18n import _
from kehoach_cms.pages.models import PageEntry

#: Who may change which picture; Wagtail's own policy of images moved between its versions.
PICTURES = CollectionOwnershipPermissionPolicy(get_image_model(), auth_model=Image, owner_field_name="uploaded_by_user")


def undescribed_pictures() -> QuerySet[Any]:
    """Images without a description that stand for a public page, or in a public album without words of their own.

    A picture in running text is not among them: its block asks for a description, or for the word that it is
    decoration, before the page can be saved.
    """
    shown = PageEntry.objects.filter(image__isnull=False).values("image")
    in_albums = GalleryPicture.objects.filter(page__live=True, alt_text="").values("image")
    images = get_image_model().objects.filter(description="")
    return images.filter(Q(pk__in=shown) | Q(pk__in=in_albums)).order_by("-created_at", "-pk")


class UndescribedPicturesView(ReportView):
    """The report; each line leads to the form where the description is missing."""

    page_title = _("Pictures without a description")
    header_icon = "image"
    model = get_image_model()
    permission_policy = PICTURES
    any_permission_required = ["change"]
    index_url_name = "kehoach_undescribed_pictures"
    index_results_url_name = "kehoach_undescribed_pictures_results"
    default_ordering = "-created_at"
    list_export = ["title", "created_at", "albums"]
    export_headings = {"title": _("Picture"), "created_at": _("Added on"), "albums": _("In albums")}
    columns = [
        TitleColumn("title", label=_("Picture"), get_url=lambda image: reverse("wagtailimages:edit", args=[image.pk])),
        Column("albums", label=_("In albums")),
        DateColumn("created_at", label=_("Added on")),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """The images that the editor may change, with the number of albums that show each."""
        allowed = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])
        albums = {
            row["image"]: row["n"]
            for row in GalleryPicture.objects.values("image").annotate(n=Count("page", distinct=True)).order_by()
        }
        self._albums = albums
        return undescribed_pictures().filter(pk__in=allowed.values("pk"))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Note beside each picture in how many albums it stands."""
        for image in object_list:
            image.albums = self._albums.get(image.pk, 0)
        return object_list


def report_urls() -> list[URLPattern]:
    """The report's addresses in the admin."""
    name = UndescribedPicturesView.index_url_name
    return [
        path("reports/pictures-without-description/", UndescribedPicturesView.as_view(), name=name),
        path(
            "reports/pictures-without-description/results/",
            UndescribedPicturesView.as_view(results_only=True),
            name=UndescribedPicturesView.index_results_url_name,
        ),
    ]


class ReportMenuItem(MenuItem):
    """Shown to those who may change a picture."""

    def is_shown(self, request: Any) -> bool:
        """Whether the editor may do anything about it."""
        return PICTURES.user_has_any_permission(request.user, ["change"])


def report_menu_item() -> ReportMenuItem:
    """The report in the menu of reports."""
    url = reverse(UndescribedPicturesView.index_url_name)
    return ReportMenuItem(
        UndescribedPicturesView.page_title, url, name="kehoach-pictures", icon_name="image", order=950
    )
