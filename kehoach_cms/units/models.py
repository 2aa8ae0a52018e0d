"""Units: the bodies that issue documents and carry out tasks, with their names over time."""

import datetime
import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from kehoach_cms.conf import today
from kehoach_cms.i18n import _
from kehoach_cms.text import fold, index_text, nfc, slug, sort_key


class Level(models.TextChoices):
    """Where a unit stands in the hierarchy; districts ended on 30/6/2025 (Luật 72/2025/QH15)."""

    CENTRAL = "central", _("Central")
    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")
    GRASSROOTS = "grassroots", _("Grassroots")


class System(models.TextChoices):
    """Which system a unit belongs to: it decides the form of its documents."""

    PARTY = "party", _("Party")
    GOVERNMENT = "government", _("Government")
    COUNCIL = "council", _("People's Council")
    FRONT = "front", _("Front and mass organisations")
    ARMED_FORCES = "armed_forces", _("Armed forces")
    OTHER = "other", _("Other")


class Unit(index.Indexed, ClusterableModel):
    """A body whose identity never changes meaning: a merged province's new Tỉnh ủy is a new unit.

    Its names hang on it with their dates; `name` is the current one, kept for lists and sorting.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=200, unique=True, blank=True)
    name = models.CharField(_("name"), max_length=255, editable=False)
    sort_key = models.CharField(max_length=600, editable=False, db_index=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("superior unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, default=Level.DEPARTMENT)
    system = models.CharField(_("system"), max_length=20, choices=System.choices, default=System.GOVERNMENT)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    dissolved_on = models.DateField(_("ended on"), null=True, blank=True)

    search_fields = [index.AutocompleteField("search_text"), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def search_text(self) -> str:
        """All names this unit ever had, for a search with or without marks."""
        return index_text(" ".join(f"{row.name} {row.short_name} {row.symbol}" for row in self.names.all()))

    def name_row(self, on: datetime.date | None = None) -> "UnitName | None":
        """The name that was valid on a date (today's by default), else the latest one."""
        day = on or today()
        rows = sorted(self.names.all(), key=lambda row: row.valid_from or datetime.date.min)
        valid = [row for row in rows if row.is_valid_on(day)]
        return (valid or rows or [None])[-1]

    def name_on(self, day: datetime.date | None) -> str:
        """The unit's name on a date."""
        row = self.name_row(day)
        return row.name if row else self.name

    def is_alive_on(self, day: datetime.date) -> bool:
        """Whether the unit existed on a date; an open end means that it does."""
        return (self.established_on is None or self.established_on <= day) and (
            self.dissolved_on is None or day <= self.dissolved_on
        )

    def clean(self) -> None:
        """Refuse a hierarchy that bites its own tail, and an end before the beginning."""
        super().clean()
        ancestor, seen = self.parent, {self.pk}
        while ancestor is not None:
            if ancestor.pk in seen:
                raise ValidationError({"parent": _("A unit cannot stand below itself.")})
            seen.add(ancestor.pk)
            ancestor = ancestor.parent
        if self.established_on and self.dissolved_on and self.dissolved_on < self.established_on:
            raise ValidationError({"dissolved_on": _("The end cannot come before the beginning.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the current name, its sort key and an address that never changes by itself."""
        row = self.name_row()
        if row is not None:
            self.name = nfc(row.name)
        self.sort_key = sort_key(self.name)
        if not self.slug:
            self.slug = _free_slug(self)
        super().save(*args, **kwargs)


def _free_slug(unit: Unit) -> str:
    """An address made from the name, with a number behind it when another unit has it."""
    base = slug(unit.name, max_length=190) or "don-vi"
    candidate, suffix = base, 1
    while Unit.objects.filter(slug=candidate).exclude(pk=unit.pk).exists():
        suffix += 1
        candidate = f"{base}-{suffix}"
    return candidate


class UnitName(models.Model):
    """A name that a unit bears from one date to another, both included; an empty end is open."""

    unit = ParentalKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    symbol = models.CharField(
        _("symbol"),
        max_length=40,
        blank=True,
        help_text=_("As in document numbers: TU, ĐUK, UBND."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    folded = models.CharField(max_length=255, editable=False, db_index=True)

    panels: ClassVar[list[str]] = ["name", "short_name", "symbol", "valid_from", "valid_to"]

    class Meta:
        verbose_name = _("name of a unit")
        verbose_name_plural = _("names over time")
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="kehoach_unit_name_dates_in_order",
                violation_error_message=_("The end cannot come before the beginning."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the unit bore this name on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store NFC, and the folded form that names are compared by."""
        self.name, self.short_name, self.symbol = nfc(self.name), nfc(self.short_name), nfc(self.symbol)
        self.folded = fold(self.name)[:255]
        super().save(*args, **kwargs)
