"""The pages that publish official documents, and the words with which an editor describes one."""

from dataclasses import replace
from typing import Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from kehoach_cms.documents.admin import DOCUMENT_TABS
from kehoach_cms.documents.attachments import attached_text
from kehoach_cms.documents.blocks import TasksBlock
from kehoach_cms.documents.linking import citation_links
from kehoach_cms.documents.models import (
    KIND_CHOICES,
    KIND_NAMES,
    Citation,
    Confidentiality,
    OfficialDocument,
    document_name,
    number_key,
)
from kehoach_cms.documents.predicates import Predicate
from kehoach_cms.documents.queries import citations_of, mention_lines, states_of
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import index_tabs, tabs
from kehoach_cms.pages.blocks import BodyBlock
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.fields import BlocksField
from kehoach_cms.pages.listing import INDEX_TEMPLATE, ListingMixin
from kehoach_cms.pages.models import PortalPageMixin
from kehoach_cms.units.models import Unit

PAGE = swapper.get_model_name("wagtailcore", "Page")


class PageReference(models.Model):
    """A relation as the page's editor enters it: to a row of the register, or in words.

    It travels with drafts and revisions; publishing turns it into a `DocumentRelation`, and the
    words of a document that the register does not know into a stub.
    """

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_references")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"
    predicate = models.CharField(_("relation"), max_length=20, choices=Predicate.choices, default=Predicate.IMPLEMENTS)
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document in the register"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    kind = models.CharField(_("kind of document"), max_length=40, blank=True, choices=KIND_CHOICES)
    number = models.CharField(_("number"), max_length=120, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issuer_printed = models.CharField(_("issuing body"), max_length=255, blank=True)

    panels: ClassVar[list[str]] = ["predicate", "document", "kind", "number", "issued_on", "issuer_printed"]

    class Meta:
        verbose_name = _("related document")
        verbose_name_plural = _("related documents")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.document) if self.document_id else self.number

    def clean(self) -> None:
        """Ask for a row of the register, or at least a number."""
        super().clean()
        if not self.document_id and not self.number.strip():
            raise ValidationError({"number": _("Choose a document, or type its number.")})


class OriginalFile(models.Model):
    """The file that a page was made from, or the signed original."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_files")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    pages = models.PositiveIntegerField(
        _("number of pages"), null=True, blank=True, help_text=_("Counted by itself where the file tells it.")
    )

    panels: ClassVar[list[str]] = ["document", "pages"]

    class Meta:
        verbose_name = _("original file")
        verbose_name_plural = _("original files")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.document)


class CitingMixin(PortalPageMixin):
    """A page whose text may mention official documents: news, activities, and documents themselves."""

    subject = models.TextField(
        _("full title"), blank=True, help_text=_("The official wording; the short title stands in lists.")
    )
    summary = models.TextField(_("summary"), blank=True)
    lead_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("leading picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = BlocksField(BodyBlock(), verbose_name=_("text"), blank=True)

    class Meta:
        abstract = True

    @property
    def first_figure(self) -> str:
        """The block of the text's first picture, by its id: where none stands above, it is not lazy."""
        figures = (block for block in self.body if block.block_type == "figure" and block.value["image"])
        return next((str(block.id) for block in figures), "")

    def kh_facts(self) -> PageFacts:
        """Add what the text cites."""
        keys = Citation.objects.filter(page_id=self.pk).values_list("document__number_key", flat=True)
        return replace(super().kh_facts(), cited_document_keys=tuple(key for key in keys if key))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the documents that the text mentions, and where each mention leads."""
        context = super().get_context(request, *args, **kwargs)
        citations = citations_of(self.pk) if self.pk else []
        context["mentioned"] = mention_lines(citations, request)
        context["citation_links"] = citation_links(citations, request)
        return context


class LeadRole(models.TextChoices):
    """What the plan calls the units that do a task."""

    PERFORMING = "performing", _("Performing unit")
    LEAD = "lead", _("Lead unit")


class DocumentPageMixin(CitingMixin):
    """A page that publishes an official document: the words that identify it, through drafts and revisions."""

    number = models.CharField(
        _("number"), max_length=120, blank=True, help_text=_("As printed: 98-KH/TU, 594/KH-UBND.")
    )
    kind = models.CharField(_("kind of document"), max_length=40, choices=KIND_CHOICES)
    issuer = models.ForeignKey(
        Unit,
        verbose_name=_("issuing body"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    issuer_printed = models.CharField(
        _("issuing body as printed"),
        max_length=255,
        blank=True,
        help_text=_("As signed, even where the body has another name now."),
    )
    place = models.CharField(_("place of issue"), max_length=120, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    expires_on = models.DateField(_("in force until"), null=True, blank=True)
    period_from = models.DateField(_("carried out from"), null=True, blank=True)
    period_to = models.DateField(_("carried out until"), null=True, blank=True)
    signing_authority = models.CharField(
        _("authority of the signature"), max_length=255, blank=True, help_text=_("As printed: T/M ĐẢNG ỦY.")
    )
    signer_title = models.CharField(_("post of the signer"), max_length=160, blank=True)
    signer_name = models.CharField(_("signer"), max_length=160, blank=True)
    recipients = models.TextField(_("recipients"), blank=True, help_text=_("One a line, as under “Nơi nhận”."))
    confidentiality = models.CharField(
        _("confidentiality"),
        max_length=12,
        blank=True,
        choices=Confidentiality.choices,
        default=Confidentiality.NORMAL,
        help_text=_("A confidential document is never kept on a portal."),
    )

    tasks = BlocksField(TasksBlock(), verbose_name=_("tasks"), blank=True)
    lead_role = models.CharField(
        _("units that do a task are called"),
        max_length=12,
        choices=LeadRole.choices,
        default=LeadRole.PERFORMING,
    )

    search_fields = [
        *PortalPageMixin.search_fields,
        index.FilterField("kind"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        abstract = True

    @property
    def planning_year(self) -> int | None:
        """The year that a quarter or month without one falls in: that of the period, else of the date."""
        day = self.period_from or self.issued_on
        return day.year if day else None

    @property
    def heading(self) -> str:
        """The subject as a heading: documents print it in lower case under the word KẾ HOẠCH."""
        words = self.subject or self.title
        return words[:1].upper() + words[1:]

    @property
    def kind_name(self) -> str:
        """The kind in words: "Kế hoạch"."""
        return KIND_NAMES.get(self.kind, "")

    @property
    def document_name(self) -> str:
        """ "Kế hoạch số 98-KH/TU ngày 18/8/2022", with what is known."""
        return document_name(self.kind, self.number, self.issued_on)

    @cached_property
    def issuer_shown(self) -> str:
        """The issuing body as it was called on that day, else as signed (letterheads shout in capitals)."""
        return self.issuer.name_on(self.issued_on) if self.issuer else self.issuer_printed

    @property
    def recipient_list(self) -> list[str]:
        """The recipients, one by one."""
        return [line.strip() for line in self.recipients.splitlines() if line.strip()]

    def kh_card_lines(self) -> tuple[str, str]:
        """A drawn card bears the number above the subject and the issuing body below it."""
        return self.document_name, self.issuer_shown

    def kh_structured(self, context: dict[str, Any], root: str) -> dict[str, Any]:
        """Tell schema.org the document's number, kind, issuer and dates.

        `Legislation` is the one type that has a place for all of them, "enforceable or not".
        """
        document = context.get("document")
        issuer = document.issuer_name if document else self.issuer_shown
        found: dict[str, Any] = {
            "@type": "Legislation",
            "headline": self.heading[:110],
            "legislationType": self.kind_name,
            "legislationIdentifier": self.number,
            "legislationDate": self.issued_on.isoformat() if self.issued_on else "",
            "legislationDateOfApplicability": self.effective_on.isoformat() if self.effective_on else "",
            "legislationPassedBy": {"@type": "GovernmentOrganization", "name": issuer} if issuer else "",
        }
        if self.period_from and self.period_to:
            found["temporalCoverage"] = f"{self.period_from.isoformat()}/{self.period_to.isoformat()}"
        return {key: value for key, value in found.items() if value}

    def kh_facts(self) -> PageFacts:
        """Add what identifies the document."""
        return replace(
            super().kh_facts(),
            date=self.issued_on or (self.first_published_at.date() if self.first_published_at else None),
            dated=self.issued_on is not None,
            kind=self.kind,
            number=self.number,
            number_key=number_key(self.number),
            issuer_id=self.issuer_id,
            issuer_name=self.issuer_shown,
            unit_ids=(self.issuer_id,) if self.issuer_id else (),
            own_document_key=number_key(self.number),
            attached_text=attached_text(self.pk) if self.pk else "",
            states=states_of(self),
            confidential=self.confidentiality != Confidentiality.NORMAL,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what a reader sees of the document."""
        from kehoach_cms.documents.views import document_context

        context = super().get_context(request, *args, **kwargs)
        context.update(document_context(self, request, context["mentioned"]))
        return context

    def clean(self) -> None:
        """Refuse what is confidential, dates in the wrong order, and a number that cannot be one."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.confidentiality != Confidentiality.NORMAL:
            errors["confidentiality"] = _(
                "A confidential document cannot be kept or published on the portal "
                "(Law on the Protection of State Secrets). Take it out of this system."
            )
        if self.effective_on and self.expires_on and self.expires_on < self.effective_on:
            errors["expires_on"] = _("The end cannot come before the beginning.")
        if self.period_from and self.period_to and self.period_to < self.period_from:
            errors["period_to"] = _("The end cannot come before the beginning.")
        if errors:
            raise ValidationError(errors)


class DirectivePage(DocumentPageMixin, Page):
    """A document that demands: Chỉ thị, Nghị quyết, Kết luận, Đề án, Quyết định ..."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_directivepage", on_delete=models.CASCADE
    )

    kh_type = "directive"
    template = "kehoach_cms/documents/directive_page.html"
    edit_handler = tabs(*DOCUMENT_TABS)
    parent_page_types = ["kehoach_cms.DirectiveIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")


class DirectiveIndexPage(ListingMixin, Page):
    """The list of directives."""

    page_ptr = models.OneToOneField(
        PAGE, parent_link=True, related_name="kehoach_directiveindexpage", on_delete=models.CASCADE
    )

    kh_filters = ["chu-de", "loai", "don-vi", "nam"]
    kh_layout = "documents"
    subpage_types = ["kehoach_cms.DirectivePage"]
    template = INDEX_TEMPLATE
    edit_handler = index_tabs()

    class Meta:
        verbose_name = _("list of directives")
        verbose_name_plural = _("lists of directives")
