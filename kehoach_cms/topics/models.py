"""The topic tree, one for all languages, and free keywords."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.search import index

from kehoach_cms.i18n import _
from kehoach_cms.memory import forget
from kehoach_cms.text import fold, index_text, nfc, slug, sort_key

#: The language whose name stands in where a topic has none in the reader's language.
FIRST_LANGUAGE = "vi"


class Topic(index.Indexed, ClusterableModel):
    """A subject that pages are about: chosen by webmasters, named in each language.

    A merged topic stays as a tombstone that names its successor, so that an old draft published
    later still finds its way (`resolved`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=200, unique=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    sort_order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Among its siblings; equal numbers are sorted by name.")
    )
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("Not offered to editors or readers; pages keep it.")
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    sort_key = models.CharField(max_length=600, editable=False, db_index=True)

    search_fields = [index.AutocompleteField("search_text"), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_order", "sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language, else in Vietnamese, else any."""
        row = self._named()
        return row.name if row else self.slug

    @property
    def description(self) -> str:
        """The description in the active language, or nothing."""
        row = self._named()
        return row.description if row else ""

    @property
    def url(self) -> str:
        """The address of the topic's page, or nothing where the plug-in's addresses are not included."""
        try:
            return reverse("kehoach_cms:topic", kwargs={"slug": self.slug})
        except NoReverseMatch:
            return ""

    def _named(self) -> "TopicName | None":
        rows = {row.language: row for row in self.names.all()}
        language = (get_language() or FIRST_LANGUAGE).split("-")[0]
        return rows.get(language) or rows.get(FIRST_LANGUAGE) or next(iter(rows.values()), None)

    def search_text(self) -> str:
        """All names and synonyms, for a search with or without marks."""
        return index_text(" ".join(row.name for row in [*self.names.all(), *self.synonyms.all()]))

    @property
    def resolved(self) -> "Topic":
        """The topic that this one was merged into, or itself."""
        topic, seen = self, {self.pk}
        while topic.merged_into is not None and topic.merged_into_id not in seen:
            topic = topic.merged_into
            seen.add(topic.pk)
        return topic

    def clean(self) -> None:
        """Refuse a tree that bites its own tail, and the address that led to another topic before."""
        super().clean()
        if self.slug and TopicAddress.objects.filter(slug=self.slug).exclude(topic=self.pk).exists():
            raise ValidationError({"slug": _("Another topic has this address.")})
        ancestor, seen = self.parent, {self.pk}
        while ancestor is not None:
            if ancestor.pk in seen:
                raise ValidationError({"parent": _("A topic cannot stand below itself.")})
            seen.add(ancestor.pk)
            ancestor = ancestor.parent

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key of the Vietnamese name, and an address that never changes by itself."""
        rows = {row.language: row.name for row in self.names.all()}
        name = rows.get(FIRST_LANGUAGE) or next(iter(rows.values()), self.slug)
        self.sort_key = sort_key(nfc(name))
        if not self.slug:
            base = slug(name, max_length=190) or "chu-de"
            candidate, suffix = base, 1
            # A former address still leads readers to its topic.
            while (
                Topic.objects.filter(slug=candidate).exclude(pk=self.pk).exists()
                or TopicAddress.objects.filter(slug=candidate).exists()
            ):
                suffix += 1
                candidate = f"{base}-{suffix}"
            self.slug = candidate
        super().save(*args, **kwargs)
        forget()


class TopicName(models.Model):
    """A topic's name and description in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=12, default=FIRST_LANGUAGE)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    panels: ClassVar[list[str]] = ["language", "name", "description"]

    class Meta:
        verbose_name = _("name of a topic")
        verbose_name_plural = _("names by language")
        ordering = ["-language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"],
                name="kehoach_one_topic_name_a_language",
                violation_error_message=_("This topic has a name in that language already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a second topic of the same name, however its marks are placed (uỷ = ủy)."""
        super().clean()
        key = fold(self.name)[:200]
        others = Topic.objects.filter(merged_into=None).exclude(pk=self.topic_id)
        twin = (
            others.filter(names__folded=key, names__language=self.language).first()
            or others.filter(synonyms__folded=key).first()
        )
        if key and twin is not None:
            raise ValidationError({"name": _("There is a topic like this already: “%s”.") % twin.name})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store NFC, and the folded form that names are compared by."""
        self.name, self.description = nfc(self.name), nfc(self.description)
        self.folded = fold(self.name)[:200]
        super().save(*args, **kwargs)


class TopicSynonym(models.Model):
    """Another name of a topic: it finds the topic and suggests it, but is shown to no reader.

    A topic that was merged leaves its names here.
    """

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(_("synonym"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    panels: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("synonym of a topic")
        verbose_name_plural = _("synonyms")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store NFC, and the folded form that names are compared by."""
        self.name = nfc(self.name)
        self.folded = fold(self.name)[:200]
        super().save(*args, **kwargs)


class TopicAddress(models.Model):
    """An address that a topic had before; it leads to the topic's present one."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="addresses")
    slug = models.SlugField(_("address"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("former address of a topic")
        verbose_name_plural = _("former addresses of topics")

    def __str__(self) -> str:
        return self.slug


class PageTopic(models.Model):
    """That a page, of any type, is about a topic; it travels with the page's drafts and revisions."""

    page = ParentalKey(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        related_name="kehoach_topics",
    )
    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="page_links")
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"

    panels: ClassVar[list[str]] = ["topic"]

    class Meta:
        verbose_name = _("topic of the page")
        verbose_name_plural = _("topics of the page")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.topic)


class Keyword(TagBase):
    """A free word that editors give to pages; `Đảng ủy` and `Đảng uỷ` are one keyword."""

    if TYPE_CHECKING:
        name: str

    free_tagging = True

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """An ASCII address, with a number behind it when it is taken."""
        base = slug(tag, max_length=90) or "tu-khoa"
        return base if i is None else f"{base}-{i}"

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store NFC."""
        self.name = nfc(self.name)
        return super().save(*args, **kwargs)


class PageKeyword(ItemBase):
    """That a page, of any type, carries a keyword."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="page_links")
    content_object = ParentalKey(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        related_name="kehoach_keywords",
    )

    class Meta:
        verbose_name = _("keyword of the page")
        verbose_name_plural = _("keywords of the page")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="kehoach_one_keyword_a_page")]
