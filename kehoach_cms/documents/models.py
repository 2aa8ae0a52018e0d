"""The register of official documents, the relations between them, and where pages cite them."""

import datetime
import uuid
from typing import Any, cast

import swapper
from django.db import models
from django.http import HttpRequest
from wagtail.search import index

from kehoach_cms.documents.predicates import Predicate
from kehoach_cms.i18n import _
from kehoach_cms.text import KINDS, DocumentNumber, fold, index_text, nfc
from kehoach_cms.units.models import Unit

PAGE = swapper.get_model_name("wagtailcore", "Page")

KIND_CHOICES = [(kind.key, kind.name) for kind in KINDS]
KIND_NAMES = dict(KIND_CHOICES)


class Confidentiality(models.TextChoices):
    """Degrees of state secrecy (Luật Bảo vệ bí mật nhà nước 2018); none but the first may be online."""

    NORMAL = "", _("Not confidential")
    CONFIDENTIAL = "mat", _("Confidential (Mật)")
    SECRET = "toi-mat", _("Secret (Tối mật)")
    TOP_SECRET = "tuyet-mat", _("Top secret (Tuyệt mật)")


def number_key(number: str) -> str:
    """The form that numbers are compared by: `98 - KH/TU` and `98-KH/TU` are one."""
    parsed = DocumentNumber.parse(number) if number.strip() else None
    return parsed.key if parsed is not None else fold(number).replace(" ", "")


class OfficialDocument(index.Indexed, models.Model):
    """A row of the register: what identifies an official document, whether or not a page publishes it.

    A document that is only cited is a stub; it becomes a link the moment its page is live, and a
    stub again when the page goes. A translated page shares its source's row.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: Folded number, kind, issuer and date; what is unknown is empty. Unique, so stubs do not double.
    identity_key = models.CharField(max_length=300, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=120, blank=True)
    number_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)
    kind = models.CharField(_("kind of document"), max_length=40, blank=True, choices=KIND_CHOICES)
    issuer = models.ForeignKey(
        Unit,
        verbose_name=_("issuing body"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="documents",
    )
    issuer_printed = models.CharField(_("issuing body as printed"), max_length=255, blank=True)
    #: The issuing body as it was called on the day of issue, else as printed; kept so that lists need no look-up.
    issuer_name = models.CharField(max_length=255, blank=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    subject = models.TextField(_("subject"), blank=True)
    confidentiality = models.CharField(
        _("confidentiality"),
        max_length=12,
        blank=True,
        choices=Confidentiality.choices,
        default=Confidentiality.NORMAL,
    )
    #: The page that publishes the document, in the language it was first published in.
    page = models.OneToOneField(
        PAGE,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="kehoach_document",
    )
    #: The translation group of that page; the identity of a document without number and date.
    translation_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    search_fields = [index.AutocompleteField("search_text"), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("register of documents")
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["issuer", "-issued_on"], name="kehoach_document_by_issuer")]

    def __str__(self) -> str:
        return self.name or self.subject or str(self.uuid)

    @property
    def kind_name(self) -> str:
        """The kind in words: "Kế hoạch"."""
        return KIND_NAMES.get(self.kind, "")

    @property
    def name(self) -> str:
        """How the document is called: "Kế hoạch số 98-KH/TU ngày 18/8/2022", or its kind and subject."""
        return document_name(self.kind, self.number, self.issued_on) if self.number else self.unnumbered_name

    @property
    def unnumbered_name(self) -> str:
        """The name of a document that bears no number."""
        words = f"{self.kind_name} {self.subject[:1].lower()}{self.subject[1:]}" if self.subject else ""
        return words or self.kind_name

    @property
    def is_stub(self) -> bool:
        """Whether no live page publishes the document."""
        return self.page is None or not self.page.live

    def public_url(self, request: HttpRequest | None) -> str | None:
        """Where readers find the document; None for a stub and for what is confidential."""
        if self.page is None or not self.page.live or self.is_confidential:
            return None
        return cast(str, self.page.get_url(request))

    @property
    def is_confidential(self) -> bool:
        """Whether the document is a state secret of any degree."""
        return self.confidentiality != Confidentiality.NORMAL

    def search_text(self) -> str:
        """Number, issuer and subject in every spelling that an editor may type."""
        return index_text(f"{self.name} {self.number} {self.subject} {self.issuer_printed}")

    def make_identity_key(self) -> str:
        """What tells this document from every other; see `identity_key`."""
        if not self.number and self.translation_key is not None:
            return f"page:{self.translation_key}"
        if not self.number:
            return f"uuid:{self.uuid}"
        issuer = f"u{self.issuer_id}" if self.issuer_id else fold(self.issuer_printed)[:120]
        day = self.issued_on.isoformat() if self.issued_on else ""
        return "|".join([self.number_key, self.kind, issuer, day])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep NFC and the keys in step with the facts.

        Where another row says the same of itself (two pages that publish one document), the later
        one keeps a key of its own, so that nobody's work is refused; the desk of doubles finds it.
        """
        self.number, self.subject = nfc(self.number).strip(), nfc(self.subject)
        self.issuer_printed = nfc(self.issuer_printed)[:255]
        self.issuer_name = self.issuer.name_on(self.issued_on) if self.issuer else self.issuer_printed
        self.number_key = number_key(self.number)
        self.identity_key = self.make_identity_key()[:250]
        if OfficialDocument.objects.filter(identity_key=self.identity_key).exclude(pk=self.pk).exists():
            self.identity_key += f"#{self.uuid}"
        super().save(*args, **kwargs)


def document_name(kind: str, number: str, issued_on: datetime.date | None) -> str:
    """ "Kế hoạch số 98-KH/TU ngày 18/8/2022", with what is known; dates padded as Nghị định 30 says."""
    words = [KIND_NAMES.get(kind, "Văn bản")]
    if number:
        words.append(f"số {number}")
    if issued_on:
        words.append(f"ngày {printed_date(issued_on)}")
    return " ".join(words)


def printed_date(day: datetime.date) -> str:
    """A date as documents print it: days below 10 and months 1 and 2 with a zero in front."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


class DocumentRelation(models.Model):
    """That one document (the newer, `source`) stands in a relation to another; one row for both ends."""

    class Origin(models.TextChoices):
        """Who says so: an editor, or the text itself as it was read."""

        MANUAL = "manual", _("entered")
        TEXT = "text", _("read in the text")

    source = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="outgoing")
    predicate = models.CharField(_("relation"), max_length=20, choices=Predicate.choices)
    target = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="incoming")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.MANUAL)
    note = models.CharField(_("note"), max_length=255, blank=True)
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("relation between documents")
        verbose_name_plural = _("relations between documents")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "predicate"], name="kehoach_one_relation_a_kind"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="kehoach_no_relation_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.predicate} → {self.target}"


class Citation(models.Model):
    """That a page's text mentions a document; found when the page is published."""

    page = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="kehoach_citations")
    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="citations")
    #: The first mention, word for word, and all others that differ from it, one a line.
    text = models.TextField()
    position = models.PositiveIntegerField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "document"], name="kehoach_one_citation_a_page")]

    def __str__(self) -> str:
        return self.text.split("\n", 1)[0]


class FileText(models.Model):
    """The text of a file, by the hash of its bytes; empty for one that cannot be read."""

    sha1 = models.CharField(max_length=40, unique=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.sha1
