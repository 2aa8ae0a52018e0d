"""What Wagtail's index of references says of topics, kept in step where links change many at a time.

Wagtail writes the index when a page is saved. A merge, or a topic given or taken in bulk, saves no page, so the usage
that editors are shown is brought along here, in a fixed number of statements.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from kehoach_cms.topics.models import PageTopic, Topic

#: How the index calls the way from a page to a topic, and from a topic to the one above it.
_LINK, _PARENT = "kehoach_topics.item.topic", "parent"


def _to(topic: Topic) -> QuerySet[ReferenceIndex]:
    kind = ContentType.objects.get_for_model(Topic)
    return ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(topic.pk))


def _place(link_id: int) -> str:
    return f"kehoach_topics.{link_id}.topic"


def references_move(gone: Topic, kept: Topic) -> None:
    """Links and subtopics of a topic now name another. What else names it, a host's own field, still does."""
    _to(gone).filter(model_path__in=[_LINK, _PARENT]).update(to_object_id=str(kept.pk))


def references_end(topic: Topic, link_ids: Iterable[int]) -> None:
    """Links of pages to a topic are gone."""
    places = [_place(pk) for pk in link_ids]
    if places:
        _to(topic).filter(model_path=_LINK, content_path__in=places).delete()


def references_begin(topic: Topic, page_ids: Iterable[int]) -> None:
    """Pages have a topic that they did not have."""
    page_type = ContentType.objects.get_for_model(Page)
    topic_type = ContentType.objects.get_for_model(Topic)
    links = PageTopic.objects.filter(topic=topic, page_id__in=list(page_ids))
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type_id=own_type,
                base_content_type=page_type,
                object_id=str(page_id),
                to_content_type=topic_type,
                to_object_id=str(topic.pk),
                model_path=_LINK,
                content_path=_place(pk),
                content_path_hash=ReferenceIndex._get_content_path_hash(_place(pk)),
            )
            for pk, page_id, own_type in links.values_list("pk", "page_id", "page__content_type_id")
        ],
        ignore_conflicts=True,
    )
