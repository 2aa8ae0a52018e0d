"""Activities: contests, ceremonies, visits; the proof that a task was done."""

import datetime
from dataclasses import replace
from typing import Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from kehoach_cms.activities.admin import ACTIVITY_TABS
from kehoach_cms.conf import today
from kehoach_cms.documents.pages import CitingMixin
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.display import as_moment, format_time
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin, ListView
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.queries import ListedEntry
from kehoach_cms.plans.models import Task
from kehoach_cms.plans.queries import StatusLine
from kehoach_cms.units.models import Unit
from kehoach_cms.units.queries import unit_url

PAGE = swapper.get_model_name("wagtailcore", "Page")


class ActivityKind(models.TextChoices):
    """What is done."""

    CONFERENCE = "conference", _("Conference")
    CONTEST = "contest", _("Contest")
    COMMEMORATION = "commemoration", _("Commemoration")
    VISIT = "visit", _("Visit")
    EXHIBITION = "exhibition", _("Exhibition")
    TALK = "talk", _("Talk")
    PUBLICATION = "publication", _("Publication")
    SPORT = "sport", _("Sport and culture")
    OTHER = "other", _("Other")


class Course(models.TextChoices):
    """Whether an activity goes as planned; where it stands in time follows from its dates."""

    PLANNED = "", _("As planned")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


#: The shape and colour of each timing.
TIMING_STATES = {
    "planned": "upcoming",
    "running": "doing",
    "over": "past",
    "postponed": "postponed",
    "cancelled": "cancelled",
}


class ActivityPageMixin(CitingMixin):
    """An activity: when, where, by whom, for which task, with what result."""

    activity_kind = models.CharField(
        _("kind of activity"), max_length=20, choices=ActivityKind.choices, default=ActivityKind.OTHER
    )
    starts_at = models.DateTimeField(_("begins"), null=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    course = models.CharField(_("course"), max_length=12, blank=True, choices=Course.choices, default=Course.PLANNED)
    venue = models.CharField(_("venue"), max_length=255, blank=True)
    organisers = models.CharField(_("organised by"), max_length=500, blank=True)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("organising unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    attendance = models.CharField(_("who takes part"), max_length=500, blank=True)
    participants = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    gallery = models.ForeignKey(
        PAGE, verbose_name=_("photos"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    kh_type = "activity"

    class Meta:
        abstract = True

    @property
    def timing(self) -> str:
        """ "planned", "running", "over", "postponed" or "cancelled", now."""
        if self.course:
            return self.course
        now = timezone.now()
        if self.starts_at is None or now < self.starts_at:
            return "planned"
        end = self.ends_at or self.starts_at + datetime.timedelta(hours=4)
        return "running" if now <= end else "over"

    @property
    def timing_label(self) -> str:
        """The same in words."""
        return str(
            {
                "planned": _("Coming up"),
                "running": _("Going on"),
                "over": _("Over"),
                "postponed": _("Postponed"),
                "cancelled": _("Cancelled"),
            }[self.timing]
        )

    def kh_card_lines(self) -> tuple[str, str]:
        """A drawn card says when and where."""
        return format_time(self.starts_at), self.venue

    def kh_structured(self, context: dict[str, Any], root: str) -> dict[str, Any]:
        """Tell schema.org when, where and by whom it is held."""
        status = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
        start, end = as_moment(self.starts_at), as_moment(self.ends_at)
        organiser = self.organisers or (self.unit.name if self.unit else "")
        event: dict[str, Any] = {
            "@type": "Event",
            "name": self.title,
            "startDate": start.isoformat() if start else "",
            "endDate": end.isoformat() if end else "",
            "eventStatus": f"https://schema.org/{status.get(self.course, 'EventScheduled')}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {"@type": "Place", "name": self.venue, "address": self.venue} if self.venue else "",
            "organizer": {"@type": "Organization", "name": organiser} if organiser else "",
        }
        return {"mainEntity": {key: value for key, value in event.items() if value}}

    def kh_facts(self) -> PageFacts:
        """Say the day it is held and who holds it."""
        day = timezone.localtime(self.starts_at).date() if self.starts_at else None
        return replace(
            super().kh_facts(),
            date=day,
            issuer_id=self.unit_id,
            issuer_name=self.organisers,
            unit_ids=(self.unit_id,) if self.unit_id else (),
            states=self.kh_states(),
        )

    def kh_states(self) -> tuple[tuple[datetime.date | None, str], ...]:
        """Where the activity stands from which day on."""
        if self.course:
            return ((None, str(self.course)),)
        if self.starts_at is None:
            return ((None, "planned"),)
        first = timezone.localtime(self.starts_at).date()
        last = timezone.localtime(self.ends_at).date() if self.ends_at else first
        return ((None, "planned"), (first, "running"), (last + datetime.timedelta(days=1), "over"))

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end cannot come before the beginning.")})

    def _tools(self) -> list[dict[str, str]]:
        """A calendar file, where there is a day to come and the project has the address."""
        if self.pk is None or self.timing not in ("planned", "running", "postponed") or self.starts_at is None:
            return []
        try:
            url = reverse("kehoach_cms:activity_calendar", args=[self.pk])
        except NoReverseMatch:
            return []
        return [{"title": str(_("Add to a calendar (.ics file)")), "url": url, "icon": "cal"}]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the tasks that it carries out, its photos and the documents it mentions."""
        context = super().get_context(request, *args, **kwargs)
        links = self.evidence.select_related("task__document__page__locale")
        album = self.gallery.specific if self.gallery and self.gallery.live else None
        context.update(
            status={"key": TIMING_STATES[self.timing], "label": self.timing_label},
            unit_url=unit_url(self.unit),
            tasks=[evidence_line(link, request) for link in links],
            gallery=album,
            tools=self._tools(),
            pictures=album.drawn_pictures(request) if album is not None and hasattr(album, "drawn_pictures") else [],
        )
        return context


class ActivityPage(ActivityPageMixin, Page):
    """An activity."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_activitypage", on_delete=models.CASCADE
    )

    template = "kehoach_cms/activities/activity_page.html"
    edit_handler = tabs(*ACTIVITY_TABS)
    parent_page_types = ["kehoach_cms.ActivityIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")


class ActivityTask(models.Model):
    """That an activity carries out a task, or a part of it."""

    page = ParentalKey(ActivityPage, on_delete=models.CASCADE, related_name="evidence")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"
    task = models.ForeignKey(Task, verbose_name=_("task"), on_delete=models.CASCADE, related_name="evidence")

    panels: ClassVar[list[str]] = ["task"]

    class Meta:
        verbose_name = _("task that it carries out")
        verbose_name_plural = _("tasks that it carries out")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.task)


def evidence_line(link: ActivityTask, request: HttpRequest | None) -> dict[str, Any]:
    """A task as the activity's page shows it: its plan, its words, its place on the plan's page."""
    task = link.task
    document = task.document
    url = document.public_url(request) or ""
    return {
        "plan": document.name,
        "number": task.number,
        "text": task.text,
        "url": f"{url}#nhiem-vu-{task.number.rstrip('.-)')}" if url and task.number else url,
    }


class ActivityIndexPage(ListingMixin, Page):
    """The list of activities: those to come and those that were."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_activityindexpage", on_delete=models.CASCADE
    )

    kh_filters = ["thang", "chu-de", "don-vi"]
    kh_layout = "events"
    subpage_types = ["kehoach_cms.ActivityPage"]
    template = INDEX_TEMPLATE
    edit_handler = index_tabs()

    class Meta:
        verbose_name = _("list of activities")
        verbose_name_plural = _("lists of activities")

    def kh_views(self) -> list[ListView]:
        """What is coming, soonest first; what was, newest first."""
        day = today()
        return [
            ListView("sap-dien-ra", str(_("Coming up")), models.Q(date__gte=day), ("date", "pk")),
            ListView("da-dien-ra", str(_("Already held")), models.Q(date__lt=day), ("-date", "-pk")),
        ]

    def kh_listed(self, entries: list[PageEntry], request: HttpRequest) -> list[Any]:
        """Add when and where to each."""
        return add_occasions(super().kh_listed(entries, request))


def add_occasions(lines: list[ListedEntry]) -> list[ListedEntry]:
    """Give each listed activity its hour, place and, where it is off its course, its state; one query."""
    pages = ActivityPage.objects.in_bulk([line.page_id for line in lines])
    for line in lines:
        page = pages.get(line.page_id)
        if page is None:
            continue
        line.start, line.place, line.past = page.starts_at, page.venue, page.timing == "over"
        line.time_text = format_time(page.starts_at, "short").partition(",")[0]
        if page.course or page.timing == "running":
            line.status = StatusLine(TIMING_STATES[page.timing], page.timing_label)
    return lines
