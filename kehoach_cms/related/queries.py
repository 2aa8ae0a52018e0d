"""“Tin khác cùng chủ đề”: picks by hand first, then pages that share topics, keywords and documents."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from wagtail.models import Page

from kehoach_cms.conf import settings
from kehoach_cms.memory import remember
from kehoach_cms.pages.models import EntryDocument, EntryTopic, PageEntry
from kehoach_cms.pages.queries import ListedEntry, listed, place_of, visible_entries
from kehoach_cms.related.models import RelatedPick
from kehoach_cms.topics.models import PageKeyword
from kehoach_cms.topics.queries import lineage_of

#: A topic on so many entries tells little; rare ones weigh more.
COMMON_TOPIC = 50


@dataclass(frozen=True)
class RelatedBlock:
    """The block as the template shows it; without items it is left out."""

    items: list[ListedEntry]
    more_url: str = ""
    more_label: str = ""


def related_entries(page: Page, root_path: str, limit: int) -> list[PageEntry]:
    """The entries that go with a page, best first, at most `limit`.

    Membership is decided by what editors say: picks, then shared topics, keywords or documents.
    Rare topics, more than one shared thing and documents in common come first, newer before older.
    Live, public, of the same language and site, never the page itself nor its translations, and in
    a fixed order. Two queries (three with picks), whatever the number of pages.
    """
    picks = list(RelatedPick.objects.filter(page_id=page.pk).values_list("target_id", "exclude"))
    excluded = {target for target, exclude in picks if exclude}
    chosen = [target for target, exclude in picks if not exclude and target != page.pk]
    base = (
        visible_entries(root_path, page.locale_id)
        .exclude(page_id__in={page.pk, *excluded})
        .exclude(translation_key=page.translation_key)
        .select_related("page__locale")
    )
    by_page = {entry.page_id: entry for entry in base.filter(page_id__in=chosen)} if chosen else {}
    picked = [by_page[pk] for pk in dict.fromkeys(chosen) if pk in by_page][:limit]
    rest = limit - len(picked)
    if rest <= 0:
        return picked
    ranked = _ranked(page, base.exclude(page_id__in=[entry.page_id for entry in picked]))
    return picked + list(ranked[:rest])


def _ranked(page: Page, base: QuerySet[PageEntry]) -> QuerySet[PageEntry]:
    sizes = remember("topic sizes", _topic_sizes)
    chains = lineage_of(chosen_topics(page))
    weights = {
        pk: (1.0 if distance == 0 else 0.25) / (1 + sizes.get(pk, 0) / COMMON_TOPIC) for pk, distance in chains.items()
    }
    cases = [When(topics__topic_id=pk, then=Value(weight)) for pk, weight in weights.items()]
    shared_topics = (
        Coalesce(
            Sum(Case(*cases, default=Value(0.0)), filter=Q(topics__direct=True), output_field=FloatField()),
            Value(0.0),
        )
        if cases
        else Value(0.0, output_field=FloatField())
    )
    keys = EntryDocument.objects.filter(entry__page_id=page.pk).values("document_key")
    words = PageKeyword.objects.filter(content_object_id=page.pk).values("tag_id")
    document = Exists(EntryDocument.objects.filter(entry=OuterRef("pk"), document_key__in=keys))
    keyword = Exists(PageKeyword.objects.filter(content_object_id=OuterRef("page_id"), tag_id__in=words))
    score = (
        F("shared_topics")
        + Case(When(shares_document=True, then=Value(0.8)), default=Value(0.0), output_field=FloatField())
        + Case(When(shares_keyword=True, then=Value(0.4)), default=Value(0.0), output_field=FloatField())
    )
    return (
        base.annotate(shared_topics=shared_topics, shares_document=document, shares_keyword=keyword)
        .annotate(score=score)
        .filter(score__gt=0)
        .order_by("-score", F("date").desc(nulls_last=True), "-pk")
    )


def _topic_sizes() -> dict[int, int]:
    """How many entries are about each topic."""
    return dict(EntryTopic.objects.values_list("topic_id").annotate(size=Count("pk")).order_by())


def chosen_topics(page: Page) -> list[int]:
    """The topics that a page's editor chose; pages with our mixin have them at hand."""
    known = getattr(page, "kh_topic_ids", None)
    return known if known is not None else [link.topic_id for link in page.kehoach_topics.all()]


def related_block(page: Page, request: HttpRequest) -> RelatedBlock:
    """The block for a page as a reader sees it."""
    if not page.pk:
        return RelatedBlock([])
    entries = related_entries(page, place_of(request).root_path, int(settings.RELATED_COUNT))
    return RelatedBlock(listed(entries, request, with_topics=False))
