"""“Tin khác cùng chủ đề” as readers see it: two queries at most, however many pages there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, F, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from kehoach_cms.conf import settings, today
from kehoach_cms.memory import remember
from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.pages.queries import ListedEntry, is_visible, listed, place_of, visible_entries
from kehoach_cms.related.models import RelatedDocument, RelatedPage
from kehoach_cms.related.ranking import Candidate, alike
from kehoach_cms.related.reading import candidate

#: The types that "Tin mới" leaves out.
NO_NEWS = ("directive", "plan", "activity", "gallery")


@dataclass(frozen=True)
class RelatedBlock:
    """The block as the template shows it: what goes with the page, and the newest news where that is too little."""

    items: list[ListedEntry]
    #: "Tin mới": never called related.
    latest: list[ListedEntry] = field(default_factory=list)


def related_entries(page: Page, root_path: str, limit: int) -> list[PageEntry]:
    """The entries that go with a page, best first, at most `limit`.

    Picks by hand come first, then what the table of neighbours holds. Live, public, of the same
    language and site, never the page itself nor its translations, in a fixed order. Two queries: the
    ids of the neighbours, then their entries. A page that the table does not know yet (a draft, a page
    just published while the background task has still to run) gets the newest of its topics instead.
    """
    neighbours = RelatedPage.objects.filter(source_id=page.pk).values_list("target_id", "position", "score")
    links = {target: (position, score) for target, position, score in neighbours}
    if not links:
        return _newest_of_topics(page, root_path, limit)
    # By their pages alone, and the rest asked of a dozen rows: with more conditions SQLite may walk a whole language.
    found = PageEntry.objects.filter(page_id__in=links).select_related("page__locale").defer("text")
    picked = {target for target, (position, _score) in links.items() if position is not None}
    if picked:
        found = found.select_related("page__locale", "page__kehoach_related")
    entries = [
        entry
        for entry in found
        if is_visible(entry, root_path, page.locale_id)
        and entry.page_id != page.pk
        and entry.translation_key != page.translation_key
    ]

    def order(entry: PageEntry) -> tuple[float, float, int, int]:
        position, score = links[entry.page_id]
        day = entry.date.toordinal() if entry.date else 0
        return (float("inf") if position is None else position, -score, -day, -entry.page_id)

    ranked = sorted(entries, key=order)
    # What was found is diverse by itself; beside what an editor picked it may say the same once more.
    return (_without_copies(ranked, picked) if picked else ranked)[:limit]


def _visible(page: Page, root_path: str) -> QuerySet[PageEntry]:
    return (
        visible_entries(root_path, page.locale_id)
        .exclude(page_id=page.pk)
        .exclude(translation_key=page.translation_key)
    )


def _newest_of_topics(page: Page, root_path: str, limit: int) -> list[PageEntry]:
    chosen = chosen_topics(page)
    if not chosen:
        return []
    about = EntryTopic.objects.filter(topic_id__in=chosen, direct=True).values("entry_id")
    # A page that was weighed and has no neighbours has none: left are copies of it, and what its editor refused.
    weighed = Exists(RelatedDocument.objects.filter(page_id=page.pk, stale=False))
    newest = _visible(page, root_path).filter(~weighed, pk__in=about).order_by(F("date").desc(nulls_last=True), "-pk")
    # Some more than are shown, since of pages that say the same only one is.
    rows = newest.select_related("page__locale", "page__kehoach_related").defer("text")[: 3 * limit]
    return _without_copies(rows)[:limit]


def _without_copies(entries: Iterable[PageEntry], picked: Collection[int] = ()) -> list[PageEntry]:
    """The entries without those that say what one before them says; what was not weighed yet counts as its own, and
    what was picked by hand stays.
    """
    kept: list[PageEntry] = []
    shown: list[Candidate] = []
    for entry in entries:
        row = getattr(entry.page, "kehoach_related", None)
        if row is not None:
            one = candidate(row)
            if entry.page_id not in picked and any(alike(one, other) for other in shown):
                continue
            shown.append(one)
        kept.append(entry)
    return kept


def chosen_topics(page: Page) -> list[int]:
    """The topics that a page's editor chose; pages with our mixin have them at hand."""
    known = getattr(page, "kh_topic_ids", None)
    return known if known is not None else [link.topic_id for link in page.kehoach_topics.all()]


def related_block(page: Page, request: HttpRequest) -> RelatedBlock:
    """The block for a page as a reader sees it."""
    if not page.pk:
        return RelatedBlock([])
    limit = int(settings.RELATED_COUNT)
    entries = related_entries(page, place_of(request).root_path, limit)
    items = listed(entries, request, with_topics=False)
    if len(items) >= limit:
        return RelatedBlock(items)
    known = {page.pk, *(item.page_id for item in items)}
    latest = [item for item in latest_items(request, 2 * limit + 1) if item.page_id not in known]
    return RelatedBlock(items, latest[: limit - len(items)])


def latest_items(request: HttpRequest, count: int) -> list[ListedEntry]:
    """The newest news of the site in the reader's language, up to today; remembered, since every thin page asks.

    News is what a host's own types hold too: all but documents, albums and what is held at a time and place.
    """
    place = place_of(request)

    def read() -> list[ListedEntry]:
        news = visible_entries(place.root_path, place.locale.pk).filter(date__lte=today()).exclude(type_key__in=NO_NEWS)
        newest = news.select_related("page__locale").order_by("-date", "-pk")
        return listed(newest[:count], request, with_topics=False)

    key = f"latest:{place.root_path}:{place.locale.pk}:{get_language()}:{count}:{request.get_host()}"
    return remember(key, read)
