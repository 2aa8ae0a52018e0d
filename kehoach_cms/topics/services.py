"""What webmasters do to topics: each one transaction, logged with what is needed to reverse it by hand."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.memory import forget
from kehoach_cms.text import fold, nfc
from kehoach_cms.topics.models import (
    FIRST_LANGUAGE,
    Keyword,
    PageKeyword,
    PageTopic,
    Topic,
    TopicAddress,
    TopicName,
    TopicSynonym,
)
from kehoach_cms.topics.usage import references_begin, references_end, references_move

_listeners: list[Callable[[list[int]], None]] = []


def listen(listener: Callable[[list[int]], None]) -> None:
    """Call a function with the ids of pages whose topics changed without their editors; set at start-up."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(page_ids: Iterable[int]) -> None:
    """Let the rooms above bring what they derive from these pages' topics up to date."""
    ids = sorted(set(page_ids))
    forget()
    if ids:
        for listener in _listeners:
            listener(ids)


def below(topic_id: int) -> set[int]:
    """A topic and all topics below it; one query."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Topic.objects.values_list("pk", "parent"):
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    waiting = [topic_id]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(children.get(current, ()))
    return found


def _pages_about(topic_ids: Iterable[int]) -> list[int]:
    rows = PageTopic.objects.filter(topic_id__in=list(topic_ids))
    return list(rows.values_list("page_id", flat=True).distinct())


def similar_topic(name: str, *, exclude: int | None = None) -> Topic | None:
    """A topic that is called so already, by name or synonym, however its marks are placed."""
    key = fold(name)[:200]
    if not key:
        return None
    named = Topic.objects.filter(merged_into=None).exclude(pk=exclude)
    return named.filter(names__folded=key).first() or named.filter(synonyms__folded=key).first()


@transaction.atomic
def rename_topic(
    topic: Topic, name: str, *, language: str = FIRST_LANGUAGE, address: str = "", user: Any = None
) -> None:
    """Give a topic another name in one language; the old one stays as a synonym, the old address leads on.

    Raises ValidationError where another topic is called so, or has that address.
    """
    name = nfc(name).strip()
    if not name:
        raise ValidationError({"name": _("Give the topic a name.")})
    twin = similar_topic(name, exclude=topic.pk)
    if twin is not None:
        raise ValidationError({"name": _now("There is a topic like this already: “%s”.") % twin.name})
    row = topic.names.filter(language=language).first() or TopicName(topic=topic, language=language)
    old, old_slug = row.name, topic.slug
    row.name = name
    row.full_clean(exclude=["topic"])
    row.save()
    if old and fold(old) != fold(name):
        _add_synonyms(topic, [old])
    topic = Topic.objects.get(pk=topic.pk)
    if address and address != old_slug:
        if Topic.objects.filter(slug=address).exists() or TopicAddress.objects.filter(slug=address).exclude(
            topic=topic
        ):
            raise ValidationError({"address": _("Another topic has this address.")})
        TopicAddress.objects.filter(slug=address, topic=topic).delete()
        TopicAddress.objects.get_or_create(slug=old_slug, defaults={"topic": topic})
        topic.slug = address
    topic.save()
    log(
        topic, "kehoach.topic.rename", user=user, data={"language": language, "from": old, "to": name, "slug": old_slug}
    )
    forget()


@dataclass(frozen=True)
class Standing:
    """What a form may change of a topic and others rely on."""

    slug: str
    parent_id: int | None
    hidden: bool
    names: dict[int, str]

    @classmethod
    def of(cls, topic_id: int) -> "Standing":
        """As it is stored now."""
        topic = Topic.objects.get(pk=topic_id)
        names = dict(TopicName.objects.filter(topic=topic).values_list("pk", "name"))
        return cls(topic.slug, topic.parent_id, topic.hidden, names)


def follow_form(topic: Topic, before: Standing, *, user: Any = None) -> None:
    """After a form changed a topic: what renaming, moving and hiding would have kept and told."""
    now = Standing.of(topic.pk)
    renamed = [name for pk, name in before.names.items() if pk in now.names and now.names[pk] != name]
    _add_synonyms(topic, renamed)
    if now.slug != before.slug:
        TopicAddress.objects.filter(slug=now.slug, topic=topic).delete()
        TopicAddress.objects.get_or_create(slug=before.slug, defaults={"topic": topic})
    if renamed or now.slug != before.slug:
        log(topic, "kehoach.topic.rename", user=user, data={"from": renamed, "to": topic.name, "slug": before.slug})
    if now.hidden != before.hidden:
        log(topic, "kehoach.topic.hide" if now.hidden else "kehoach.topic.show", user=user)
    if now.parent_id != before.parent_id:
        old = {"parent": before.parent_id}
        log(topic, "kehoach.topic.move", user=user, data={"from": old, "to": now.parent_id})
        tell(_pages_about(below(topic.pk)))
    # Names and synonyms were saved beside the topic: its order and what is found by them follow.
    Topic.objects.get(pk=topic.pk).save()


def why_not_deleted(topic: Topic) -> str:
    """Why a topic cannot be deleted; nothing where it can."""
    pages = PageTopic.objects.filter(topic=topic).values("page_id").distinct().count()
    if pages:
        return _n(
            "The topic is used on %(number)s page. Merge it, or give the page another topic, first.",
            "The topic is used on %(number)s pages. Merge it, or give the pages another topic, first.",
            pages,
        )
    if topic.merged_into_id:
        return _now("The topic was merged into another; its former address leads there.")
    others = topic.children.exists() or topic.merged.exists()
    return _now("Other topics stand below this one, or were merged into it. Move them first.") if others else ""


@transaction.atomic
def move_topic(topic: Topic, parent: Topic | None, *, before: Topic | None = None, user: Any = None) -> None:
    """Put a topic below another (or on the first level), before a sibling or last.

    Raises ValidationError where it would stand below itself.
    """
    if parent is not None:
        parent = parent.resolved
        if parent.pk in below(topic.pk):
            raise ValidationError({"parent": _("A topic cannot stand below itself.")})
    old: dict[str, Any] = {"parent": topic.parent_id, "sort_order": topic.sort_order}
    siblings = list(Topic.objects.filter(parent=parent, merged_into=None).exclude(pk=topic.pk))
    place = next((n for n, other in enumerate(siblings) if before is not None and other.pk == before.pk), len(siblings))
    siblings.insert(place, topic)
    topic.parent = parent
    topic.save(update_fields=["parent"])
    orders = {other.pk: order for order, other in enumerate(siblings, start=1) if other.sort_order != order}
    old["orders"] = {other.pk: other.sort_order for other in siblings if other.pk in orders and other.pk != topic.pk}
    for other in siblings:
        other.sort_order = orders.get(other.pk, other.sort_order)
    Topic.objects.bulk_update([other for other in siblings if other.pk in orders], ["sort_order"], batch_size=1000)
    topic.refresh_from_db()
    log(topic, "kehoach.topic.move", user=user, data={"from": old, "to": parent.pk if parent else None})
    if old["parent"] != topic.parent_id:
        tell(_pages_about(below(topic.pk)))
    forget()


@transaction.atomic
def hide_topic(topic: Topic, hidden: bool = True, *, user: Any = None) -> None:
    """Take a topic out of what is offered to editors and readers, or bring it back; pages keep it."""
    topic.hidden = hidden
    topic.save(update_fields=["hidden"])
    log(topic, "kehoach.topic.hide" if hidden else "kehoach.topic.show", user=user)
    forget()


@dataclass(frozen=True)
class MergePreview:
    """What a merge would do."""

    #: Pages that have only the topic that goes, and pages that have both.
    moving: int
    both: int
    #: Topics below the one that goes; they will stand below the one that is kept.
    children: int
    #: Names that become synonyms.
    names: list[str]


def merge_preview(gone: Topic, kept: Topic) -> MergePreview:
    """Count what a merge would change; three queries."""
    has_kept = PageTopic.objects.filter(page_id=OuterRef("page_id"), topic=kept)
    links = PageTopic.objects.filter(topic=gone).values("page_id").distinct()
    both = links.filter(Exists(has_kept)).count()
    return MergePreview(
        moving=links.count() - both,
        both=both,
        children=gone.children.filter(merged_into=None).count(),
        names=[row.name for row in [*gone.names.all(), *gone.synonyms.all()]],
    )


@transaction.atomic
def merge_topics(gone: Topic, kept: Topic, *, user: Any = None) -> MergePreview:
    """Make one topic of two; returns what was done.

    Pages, subtopics, names and addresses go over to the topic that is kept; the other stays as a
    tombstone, so that its address leads on and an old draft finds its way. Raises ValidationError
    for a topic and itself, and where the kept one stands below the one that goes.
    """
    rows = {row.pk: row for row in Topic.objects.select_for_update().filter(pk__in=[gone.pk, kept.pk])}
    gone, kept = rows[gone.pk], rows[kept.pk]
    refuse_merge(gone, kept)
    preview = merge_preview(gone, kept)
    subtree = below(gone.pk)
    page_ids = _pages_about(subtree)
    has_kept = PageTopic.objects.filter(topic=kept).values("page_id")
    doubled = PageTopic.objects.filter(topic=gone, page_id__in=has_kept)
    both = dict(doubled.values_list("pk", "page_id"))
    moved = list(PageTopic.objects.filter(topic=gone).exclude(page_id__in=has_kept).values_list("page_id", flat=True))
    before = {
        "children": list(gone.children.values_list("pk", flat=True)),
        "merged_before": list(gone.merged.values_list("pk", flat=True)),
        "addresses": list(gone.addresses.values_list("slug", flat=True)),
    }
    _drop(doubled)
    references_end(gone, both)
    PageTopic.objects.filter(topic=gone).update(topic=kept)
    Topic.objects.filter(parent=gone).update(parent=kept)
    references_move(gone, kept)
    Topic.objects.filter(merged_into=gone).update(merged_into=kept)
    TopicAddress.objects.filter(topic=gone).update(topic=kept)
    added = _add_synonyms(kept, preview.names)
    Topic.objects.filter(pk=gone.pk).update(merged_into=kept)
    log(
        gone,
        "kehoach.topic.merge",
        user=user,
        data={
            "into": kept.pk,
            "into_name": kept.name,
            "name": gone.name,
            "pages": sorted(set(moved)),
            "pages_with_both": sorted(set(both.values())),
            "synonyms": added,
            **before,
        },
    )
    tell(page_ids)
    Topic.objects.get(pk=kept.pk).save()
    return preview


def refuse_merge(gone: Topic, kept: Topic) -> None:
    """Raise ValidationError for a merge that makes no sense."""
    if gone.pk == kept.pk:
        raise ValidationError({"kept": _("Choose another topic: this one cannot be merged into itself.")})
    if gone.merged_into_id or kept.merged_into_id:
        raise ValidationError({"kept": _("One of these topics was merged already.")})
    if kept.pk in below(gone.pk):
        raise ValidationError({"kept": _("That topic stands below this one. Move it elsewhere first.")})


def _add_synonyms(topic: Topic, names: Iterable[str]) -> list[str]:
    """Names that a topic had or takes over stay as its synonyms; returns those that it did not have."""
    known = set(topic.names.values_list("folded", flat=True)) | set(topic.synonyms.values_list("folded", flat=True))
    added = []
    for name in names:
        if fold(name) not in known:
            known.add(fold(name))
            TopicSynonym(topic_id=topic.pk, name=name).save()
            added.append(name)
    return added


def topic_by_address(slug: str) -> Topic | None:
    """The topic that an address means, a former one included; a tombstone is returned as it is."""
    found = Topic.objects.filter(slug=slug).select_related("merged_into").prefetch_related("names").first()
    if found is not None:
        return found
    former = TopicAddress.objects.filter(slug=slug).select_related("topic__merged_into").first()
    return former.topic if former else None


@transaction.atomic
def assign_topic(topic: Topic, page_ids: Iterable[int], *, user: Any = None) -> list[int]:
    """Give a topic to pages; returns those that did not have it. Live state and drafts both get it."""
    topic = topic.resolved
    ids = set(page_ids)
    having = set(PageTopic.objects.filter(topic=topic, page_id__in=ids).values_list("page_id", flat=True))
    new = sorted(ids - having)
    links = [PageTopic(page_id=pk, topic=topic, sort_order=1000) for pk in new]
    PageTopic.objects.bulk_create(links, batch_size=1000)
    references_begin(topic, new)
    for part in _drafts(ids):
        for revision in part:
            rows = revision.content.get("kehoach_topics", [])
            if not any(row.get("topic") == topic.pk for row in rows):
                row = {"pk": None, "page": int(revision.object_id), "topic": topic.pk, "sort_order": len(rows)}
                revision.content["kehoach_topics"] = [*rows, row]
        Revision.objects.bulk_update(part, ["content"])
    if new:
        log(topic, "kehoach.topic.assign", user=user, data={"pages": new})
    tell(new)
    return new


@transaction.atomic
def remove_topic(topic: Topic, page_ids: Iterable[int], *, user: Any = None) -> list[int]:
    """Take a topic from pages; returns those that had it."""
    page_ids = set(page_ids)
    links = PageTopic.objects.filter(topic=topic, page_id__in=page_ids)
    had_links = dict(links.values_list("pk", "page_id"))
    had = sorted(set(had_links.values()))
    _drop(links)
    references_end(topic, had_links)
    for part in _drafts(page_ids):
        for revision in part:
            rows = revision.content.get("kehoach_topics", [])
            revision.content["kehoach_topics"] = [row for row in rows if row.get("topic") != topic.pk]
        Revision.objects.bulk_update(part, ["content"])
    if had:
        log(topic, "kehoach.topic.remove", user=user, data={"pages": had})
    tell(had)
    return had


def _drop(links: QuerySet[PageTopic]) -> None:
    """Delete links in one statement: Wagtail would ask twice for each who refers to it, and nothing ever does."""
    links._raw_delete(links.db)


def _drafts(page_ids: Iterable[int]) -> Iterator[list[Revision]]:
    """The latest drafts of pages, which the editor opens and which replace the live state when published."""
    ids = sorted(page_ids)
    for start in range(0, len(ids), 200):
        latest = Page.objects.filter(pk__in=ids[start : start + 200]).values("latest_revision_id")
        yield list(Revision.objects.filter(pk__in=latest))


@transaction.atomic
def promote_keyword(
    keyword: Keyword, *, parent: Topic | None = None, into: Topic | None = None, user: Any = None
) -> Topic:
    """Make a keyword a topic of its own, or (`into`) a synonym of one; its pages get the topic and lose the keyword.

    Raises ValidationError where a topic is called so already and `into` does not name it.
    """
    twin = similar_topic(keyword.name)
    if into is None and twin is not None:
        raise ValidationError(
            _now("There is a topic like this already: “%s”. Make the keyword its synonym.") % twin.name
        )
    if into is None:
        topic = Topic(parent=parent)
        topic.names = [TopicName(language=FIRST_LANGUAGE, name=keyword.name)]
        topic.save()
    else:
        topic = into.resolved
        _add_synonyms(topic, [keyword.name])
    pages = list(PageKeyword.objects.filter(tag=keyword).values_list("content_object_id", flat=True))
    action = "kehoach.keyword.promote" if into is None else "kehoach.keyword.synonym"
    log(topic, action, user=user, data={"keyword": keyword.name, "pages": pages})
    keyword.delete()
    new = assign_topic(topic, pages, user=user)
    tell(set(pages) - set(new))
    Topic.objects.get(pk=topic.pk).save()
    return topic
