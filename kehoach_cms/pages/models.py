"""What every public page shares, and the one entry that lists, search and related news read."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

import swapper
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _
from kehoach_cms.memory import forget
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.forms import PortalPageForm
from kehoach_cms.pages.language import compose_fields, compose_text, ensure_slug, searchable_text
from kehoach_cms.pages.privacy import PasswordDoor, mark_private
from kehoach_cms.pages.words import entry_terms
from kehoach_cms.text import KINDS, canonical, index_text, sort_key
from kehoach_cms.topics.fields import KeywordsManager
from kehoach_cms.topics.models import PageKeyword, Topic
from kehoach_cms.topics.queries import shown_topics
from kehoach_cms.units.models import Unit

if TYPE_CHECKING:
    # The mixins stand before Page in every concrete type, and use what it has.
    from wagtail.models import Page as PageAbstract
else:
    from django.db.models import Model as PageAbstract

_KIND_NAMES = {kind.key: kind.name for kind in KINDS}

PAGE = swapper.get_model_name("wagtailcore", "Page")


class CommentsMode(models.TextChoices):
    """How a page takes comments; the empty choice follows the settings."""

    BY_TYPE = "", _("As usual for this type of page")
    CLOSED = "closed", _("Closed")
    READ_ONLY = "read_only", _("Shown, but closed to new ones")
    FEEDBACK = "feedback", _("To the editors, never shown")
    REVIEW = "review", _("Shown after review")
    HOLD = "hold_suspicious", _("Shown at once unless suspicious")


class PortalPageMixin(PasswordDoor, PageAbstract):
    """Topics, keywords, related news and comments for a page of any type, a host's own included.

    Put it before Page (`class BlogPage(PortalPageMixin, Page)`), add `kh_panels` to the form, and
    `{% kh_related page %}` and `{% kh_comments page %}` to the template. A type says more of itself
    by overriding `kh_facts`.
    """

    keywords = KeywordsManager(through=PageKeyword, verbose_name=_("keywords"), blank=True)
    comments_mode = models.CharField(
        _("comments"), max_length=20, blank=True, choices=CommentsMode.choices, default=CommentsMode.BY_TYPE
    )
    comments_closed_on = models.DateField(
        _("comments close on"),
        null=True,
        blank=True,
        help_text=_("The last day on which a comment is taken."),
    )

    if TYPE_CHECKING:
        kehoach_topics: Any

    #: The short name of the type in settings, addresses and lists; "" stands for "app_label.modelname".
    kh_type: ClassVar[str] = ""
    #: Panels that a host adds to its form.
    kh_topic_panels: ClassVar[list[str]] = ["kehoach_topics", "keywords", "kehoach_related_picks"]
    kh_comment_panels: ClassVar[list[str]] = ["comments_mode", "comments_closed_on"]
    kh_panels: ClassVar[list[str]] = kh_topic_panels + kh_comment_panels

    search_fields = [
        *Page.search_fields,
        index.AutocompleteField("kh_search_title"),
        index.SearchField("kh_search_title", boost=4),
        index.SearchField("kh_search_text"),
    ]
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    base_form_class = PortalPageForm

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Read a draft, leaving out topics that were deleted since: a draft keeps no topic from being deleted."""
        named = {row.get("topic") for row in data.get("kehoach_topics") or ()}
        gone = named - set(Topic.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
        if gone:
            data = {**data, "kehoach_topics": [row for row in data["kehoach_topics"] if row.get("topic") not in gone]}
        return super().from_serializable_data(data, *args, **kwargs)

    @classmethod
    def kh_type_key(cls) -> str:
        """The name of this type of page in entries, settings and filters."""
        return cls.kh_type or cls._meta.label_lower

    @property
    def heading(self) -> str:
        """What stands at the head of the page: the official wording where there is one."""
        return getattr(self, "subject", "") or self.title

    @cached_property
    def kh_topic_ids(self) -> list[int]:
        """The topics that the editor chose, in order; asked once."""
        return [link.topic_id for link in self.kehoach_topics.all()]

    def kh_facts(self) -> PageFacts:
        """What this page says of itself to lists, search and related news."""
        published = self.first_published_at
        return PageFacts(
            type_key=self.kh_type_key(),
            title=self.title,
            subject=getattr(self, "subject", ""),
            summary=getattr(self, "summary", "") or self.search_description,
            date=published.date() if published else None,
            image_id=getattr(self, "lead_image_id", None),
            text=searchable_text(self),
        )

    def kh_share_image(self) -> Any:
        """The picture that stands for the page where it is shared; None lets a card be drawn."""
        return getattr(self, "lead_image", None)

    def kh_card_lines(self) -> tuple[str, str]:
        """What a drawn card says above and below the title: what the page is, and whose."""
        return str(self._meta.verbose_name).capitalize(), ""

    def kh_structured(self, context: dict[str, Any], root: str) -> dict[str, Any]:
        """What schema.org is told of this type besides what every page tells (`pages.sharing.structured`)."""
        return {"@type": "Article", "headline": self.heading[:110]}

    def kh_search_title(self) -> str:
        """What the admin's search and chooser find a page by, marks or no marks."""
        return self._kh_indexed[0]

    def kh_search_text(self) -> str:
        """The running text, in every spelling that a reader may type."""
        return self._kh_indexed[1]

    @cached_property
    def _kh_indexed(self) -> tuple[str, str]:
        facts = self.kh_facts()
        return index_text(f"{facts.title} {facts.subject} {facts.number}"), index_text(facts.text)

    def get_indexed_instance(self) -> Any:
        """What Wagtail is about to index: the words are gathered anew, once for all the fields that ask for them."""
        self.__dict__.pop("_kh_indexed", None)
        return super().get_indexed_instance()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Clean a page to be published, after bringing its text and address to form."""
        self._kh_prepare()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Clean a draft, after bringing its text and address to form."""
        self._kh_prepare()
        super().minimal_clean()

    def _kh_prepare(self) -> None:
        compose_text(self)
        ensure_slug(self)
        self._kh_forget_double_topics()

    def _kh_forget_double_topics(self) -> None:
        """Keep the first of each topic, a merged one standing for its successor.

        Two tabs that autosave may both add one topic; an old draft may name one that was merged since.
        """
        links = list(self.kehoach_topics.all())
        for link in links:
            if link.topic_id and link.topic.merged_into_id:
                link.topic = link.topic.resolved
        kept = {link.topic_id: link for link in reversed(links)}
        if len(kept) < len(links):
            self.kehoach_topics = [link for link in links if kept[link.topic_id] is link]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the template that the page extends and the way to it."""
        from kehoach_cms.pages.frame import breadcrumb

        context = super().get_context(request, *args, **kwargs)
        context["base_template"] = str(settings.BASE_TEMPLATE)
        context["topics"] = shown_topics(self.kh_topic_ids)
        self.kh_breadcrumb = breadcrumb(self, request)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page; what only some may see, or what an editor sees, is never kept by a cache."""
        response = super().serve(request, *args, **kwargs)
        return mark_private(request, response)


class PageEntry(models.Model):
    """One row a published page and language: what lists, search, facets, feeds and related news read.

    The publishing pipeline writes it from the page's facts (`pages.services`), so reading needs
    neither the page's own tables nor its type.
    """

    page = models.OneToOneField(PAGE, on_delete=models.CASCADE, related_name="kehoach_entry")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(default=uuid.uuid4)
    type_key = models.CharField(max_length=100, db_index=True)
    title = models.CharField(max_length=255)
    subject = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    date = models.DateField(null=True)
    dated = models.BooleanField(default=True)
    kind = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=120, blank=True)
    number_key = models.CharField(max_length=120, blank=True, db_index=True)
    issuer = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="+")
    issuer_name = models.CharField(max_length=255, blank=True)
    image = models.ForeignKey(get_image_model_string(), null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(blank=True)
    sort_key = models.CharField(max_length=600, blank=True)
    #: What the search's own index holds of this entry (`pages.words`).
    terms = models.TextField(blank=True)
    #: Where the page's content stands over time: [["2026-01-01", "in_force"], ...]; a first day of "" is always.
    states = models.JSONField(default=list, blank=True)
    #: Nobody needs a password or a group to read the page.
    is_public = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-date", "-pk"]
        indexes = [
            models.Index(fields=["locale", "type_key", "-date", "-id"], name="kehoach_entry_list"),
            models.Index(fields=["locale", "-date", "-id"], name="kehoach_entry_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        """The full wording."""
        return self.subject or self.title

    def take(self, facts: PageFacts) -> None:
        """Copy a page's facts into this row (not saved)."""
        self.type_key = facts.type_key
        self.title = facts.title
        self.subject = facts.subject
        self.summary = facts.summary
        self.date = facts.date
        self.dated = facts.dated
        self.kind = facts.kind
        self.number = facts.number
        self.number_key = facts.number_key
        self.issuer_id = facts.issuer_id
        self.issuer_name = facts.issuer_name[:255]
        self.image_id = facts.image_id
        self.text = facts.text
        self.states = [[since.isoformat() if since else "", state] for since, state in facts.states]
        self.terms = entry_terms(
            title=" ".join([_KIND_NAMES.get(facts.kind, ""), facts.title, facts.subject]),
            summary=facts.summary,
            text=f"{facts.text}\n{facts.attached_text}",
            number=facts.number,
            issuer=facts.issuer_name,
        )
        self.sort_key = sort_key(canonical(facts.title))[:600]


class EntryTopic(models.Model):
    """That an entry is about a topic, by choice (`direct`) or because a topic below it was chosen."""

    entry = models.ForeignKey(PageEntry, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="entries")
    direct = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "topic"], name="kehoach_one_topic_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.topic_id}"


class EntryUnit(models.Model):
    """That an entry concerns a unit: as issuer, lead, cooperating or organising unit."""

    entry = models.ForeignKey(PageEntry, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="entries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "unit"], name="kehoach_one_unit_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.unit_id}"


class EntryDocument(models.Model):
    """That an entry stands for a document (`own`) or cites it, by the document's key."""

    entry = models.ForeignKey(PageEntry, on_delete=models.CASCADE, related_name="documents")
    document_key = models.CharField(max_length=300, db_index=True)
    own = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "document_key"], name="kehoach_one_document_an_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.document_key}"


class SiteProfile(ClusterableModel):
    """What a site says of itself in one language: names at the head, facts and links at the foot."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="kehoach_profiles"
    )
    language = models.CharField(_("language"), max_length=12, default="vi")
    name = models.CharField(_("name of the portal"), max_length=120)
    line = models.CharField(_("line above the name"), max_length=160, blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("emblem"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    owner = models.CharField(_("governing body"), max_length=200, blank=True)
    responsible = models.CharField(_("responsible for the content"), max_length=200, blank=True)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    licence = models.CharField(_("licence"), max_length=160, blank=True)
    note = models.CharField(_("closing note"), max_length=250, blank=True)
    comments_closed = models.BooleanField(
        _("comments closed"),
        default=False,
        help_text=_("No comment is taken on any page of the site, in any language; published ones stay."),
    )
    component_sites = models.TextField(_("component sites"), blank=True, help_text=_("One a line: name | address."))
    about_links = models.TextField(_("links about the portal"), blank=True, help_text=_("One a line: name | address."))

    class Meta:
        verbose_name = _("portal details")
        verbose_name_plural = _("portal details")
        constraints = [models.UniqueConstraint(fields=["site", "language"], name="kehoach_one_profile_a_language")]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the texts composed, and let every page know."""
        compose_fields(self)
        super().save(*args, **kwargs)
        forget()
