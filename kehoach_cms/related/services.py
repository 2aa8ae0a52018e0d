"""Keeping the table of neighbours in step with what is published.

A change marks the pages that it concerns in its own transaction; weighing them and choosing neighbours follows at
once, or in a background task after the transaction (`RELATED_IN_BACKGROUND`). Where topics of many pages change in one
go (a merge, a move, a bulk action) the request only marks them, in a fixed number of statements, and they are weighed
when its answer is on the way. What was marked and never done, because a task was lost, `rebuild_related --stale` does.
Reading never shows a wrong page meanwhile: live, public and language are asked of the entries themselves.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from kehoach_cms.conf import settings
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.services import Step
from kehoach_cms.related.later import after_answer
from kehoach_cms.related.models import RelatedDocument, RelatedPage, RelatedTerm
from kehoach_cms.related.ranking import KEPT, RECENCY, Candidate, Neighbour, alike, choose, score
from kehoach_cms.related.reading import (
    BATCH,
    BRANCH,
    Say,
    batches,
    best,
    candidate,
    candidates,
    read_pages,
    said,
    sharing,
    weigh,
    words_and_statistics,
)

#: A change that concerns more pages than this (a topic merged, a section made private) is never weighed whole by the
#: process that answered the request.
AT_ONCE = 200
#: Pages marked by one statement: as many as the largest topic is likely to have.
MARKED = 10_000
#: How many pages a newcomer is offered to at most.
OFFERED = 400


def publish_related(page: Page) -> None:
    """A page went live, or changed."""
    mark_stale([page.pk])


def withdraw_related(page: Page) -> None:
    """A page is no longer live, or is about to be deleted."""
    losers = _take_out([page.pk])
    RelatedDocument.objects.filter(page_id__in=losers).update(stale=True)
    settle(losers)


def follow_visibility(path: str) -> None:
    """Everything below a path of the tree moved, or became private or public."""
    rows = PageEntry.objects.filter(page__path__startswith=path, page__live=True)
    known = dict(RelatedDocument.objects.filter(page__path__startswith=path).values_list("page_id", "group"))
    stale = []
    for page_id, page_path, locale_id, is_public in rows.values_list(
        "page_id", "page__path", "locale_id", "is_public"
    ).iterator():
        group = f"{locale_id}:{page_path[:BRANCH]}" if is_public else None
        if known.get(page_id) != group:
            stale.append(page_id)
    mark_stale(stale)


def retopic_related(page_ids: Iterable[int]) -> None:
    """Topics of pages changed without their editors: mark them, and weigh them when the request is answered."""
    _mark(page_ids)
    if settings.RELATED_IN_BACKGROUND:
        transaction.on_commit(lambda: weigh_rest_in_background.enqueue())
    else:
        after_answer(weigh_newest_stale)


def mark_stale(page_ids: Iterable[int]) -> None:
    """Note that pages are to be weighed anew, and see to it."""
    ids = list(page_ids)
    _mark(ids)
    settle(ids)


def _mark(page_ids: Iterable[int]) -> None:
    for part in batches(page_ids, MARKED):
        known = set(RelatedDocument.objects.filter(page_id__in=part).values_list("page_id", flat=True))
        RelatedDocument.objects.filter(page_id__in=known).update(stale=True)
        RelatedDocument.objects.bulk_create(
            [RelatedDocument(page_id=pk) for pk in part if pk not in known], ignore_conflicts=True
        )


def settle(page_ids: Iterable[int]) -> None:
    """Weigh stale pages now or in the background; a great many are left to the background or to the command."""
    ids = sorted(set(page_ids))
    if not ids:
        return
    if settings.RELATED_IN_BACKGROUND:
        for part in batches(ids):
            transaction.on_commit(lambda part=part: weigh_in_background.enqueue(part))  # type: ignore[misc]
    elif len(ids) <= AT_ONCE:
        weigh_stale(ids)


@task()
def weigh_in_background(page_ids: list[int]) -> None:
    """Weigh pages that a change marked as stale."""
    weigh_stale(page_ids)


@task()
def weigh_rest_in_background() -> None:
    """Weigh whatever is stale: one task, however many pages a change concerned."""
    weigh_all_stale()


def weigh_newest_stale() -> None:
    """Weigh the newest of the stale pages, so many that a worker is soon free again; the command does the others."""
    newest = RelatedDocument.objects.filter(stale=True).order_by("-pk").values_list("pk", flat=True)
    weigh_stale(list(newest[:AT_ONCE]))


def weigh_stale(page_ids: Iterable[int]) -> int:
    """Weigh those pages that are still stale; returns how many were."""
    stale = [
        pk
        for part in batches(page_ids)
        for pk in RelatedDocument.objects.filter(page_id__in=part, stale=True).values_list("page_id", flat=True)
    ]
    for part in batches(sorted(stale), 100):
        with transaction.atomic():
            refresh(part)
    if stale:
        from kehoach_cms.related.rebuild import recount_if_grown

        recount_if_grown()
    return len(stale)


def weigh_all_stale() -> int:
    """Weigh whatever is stale, until nothing is; returns how many pages were."""
    done = 0
    while part := list(RelatedDocument.objects.filter(stale=True).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        done += weigh_stale(part)
    return done


def _take_out(page_ids: list[int]) -> list[int]:
    """Take pages out of the table; returns the pages that lose a neighbour."""
    losers = list(
        RelatedPage.objects.filter(target_id__in=page_ids, position=None)
        .exclude(source_id__in=page_ids)
        .values_list("source_id", flat=True)
        .distinct()
    )
    RelatedPage.objects.filter(target_id__in=page_ids, position=None).delete()
    RelatedPage.objects.filter(source_id__in=page_ids).delete()
    RelatedTerm.objects.filter(document_id__in=page_ids).delete()
    RelatedDocument.objects.filter(page_id__in=page_ids).delete()
    return losers


def refresh(page_ids: list[int]) -> None:
    """Weigh pages anew, choose their neighbours, and offer them to the pages that they go with.

    What results is what a rebuild would write, as long as the counts of terms stand and no term has
    more pages than candidates are taken from (`ranking.NEWEST`).
    """
    read = read_pages(page_ids)
    shown = [page.page_id for page in read]
    gone = sorted(set(page_ids) - set(shown))
    losers = set(_take_out(gone)) if gone else set()
    losers |= set(
        RelatedPage.objects.filter(target_id__in=shown, position=None)
        .exclude(source_id__in=shown)
        .values_list("source_id", flat=True)
    )
    words, statistics = words_and_statistics(read)
    rows = [weigh(page, counted, statistics) for page, counted in zip(read, words, strict=True)]
    save_rows(rows)
    arrivals: dict[int, list[Candidate]] = defaultdict(list)
    opinions = said(shown)
    for row in rows:
        one = candidate(row)
        shared = sharing(one)
        _choose_for(one, shared, opinions.get(one.page_id, Say()))
        for pk in _worth_offering(shared, {*shown, *losers}):
            arrivals[pk].append(one)
    for row_id in sorted(losers):
        rechoose(row_id)
    _offer(arrivals)


def save_rows(rows: list[RelatedDocument]) -> None:
    """Write weighed pages and their terms."""
    ids = [row.page_id for row in rows]
    RelatedTerm.objects.filter(document_id__in=ids).delete()
    save_documents(rows)
    RelatedTerm.objects.bulk_create(
        [
            RelatedTerm(term=term, document_id=one.page_id, date=one.date, weight=weight)
            for one in map(candidate, rows)
            for term, weight in {**one.vector.text, **one.vector.labels}.items()
        ],
        batch_size=2000,
    )


def save_documents(rows: list[RelatedDocument]) -> None:
    """Write weighed pages without their terms; the floor of each list stays."""
    RelatedDocument.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["group", "translation_key", "date", "title_key", "vector", "sketch", "stale", "changed_at"],
    )


def rechoose(page_id: int) -> None:
    """Choose a page's neighbours from nothing; whether the page itself is to be weighed is another matter."""
    one = candidates([page_id]).get(page_id)
    if one is not None:
        _choose_for(one, sharing(one), said([page_id]).get(page_id, Say()))


def _choose_for(one: Candidate, shared: dict[int, float], opinion: Say) -> None:
    chosen = choose(one, candidates(best(shared)).values(), opinion.decided)
    write_neighbours({one.page_id: (opinion, chosen)})


def write_neighbours(lists: dict[int, tuple[Say, list[Neighbour]]]) -> None:
    """Replace the lists of pages by new ones: picks in their order, then what was found."""
    RelatedPage.objects.filter(source_id__in=lists).delete()
    links = []
    for source, (opinion, chosen) in lists.items():
        links += [RelatedPage(source_id=source, target_id=pk, position=n) for n, pk in enumerate(opinion.picked)]
        links += [RelatedPage(source_id=source, target_id=near.page_id, score=near.score) for near in chosen]
    RelatedPage.objects.bulk_create(links, batch_size=2000)
    by_floor: dict[float, list[int]] = defaultdict(list)
    for source, (_, chosen) in lists.items():
        by_floor[floor_of(chosen)].append(source)
    for floor, ids in by_floor.items():
        RelatedDocument.objects.filter(page_id__in=ids).update(floor=floor)


def floor_of(chosen: list[Neighbour]) -> float:
    """What a newcomer to a list has to reach."""
    return chosen[-1].score if len(chosen) >= KEPT else 0.0


def _worth_offering(shared: dict[int, float], settled: set[int]) -> list[int]:
    """The pages whose lists a newcomer may enter, by what they share roughly."""
    likely = sorted(shared.items(), key=lambda pair: -pair[1])
    floors: dict[int, float] = {}
    for part in batches([pk for pk, _ in likely if pk not in settled], 2000):
        floors.update(RelatedDocument.objects.filter(page_id__in=part).values_list("page_id", "floor"))
    return [pk for pk, value in likely if pk in floors and value + RECENCY + 0.001 >= floors[pk]][:OFFERED]


def _offer(arrivals: dict[int, list[Candidate]]) -> None:
    """Put newcomers into the lists where they belong; a list that a near-duplicate stirs is chosen anew."""
    if not arrivals:
        return
    hosts = candidates(arrivals)
    lists: dict[int, list[Neighbour]] = {pk: [] for pk in hosts}
    for part in batches(hosts):
        rows = RelatedPage.objects.filter(source_id__in=part, position=None)
        for source, target, value in rows.values_list("source_id", "target_id", "score"):
            lists[source].append(Neighbour(target, value, hosts[source].date))
    opinions = said(hosts)
    entering: dict[int, list[tuple[Neighbour, Candidate]]] = {}
    for pk, newcomers in arrivals.items():
        host = hosts.get(pk)
        if host is None:
            continue
        floor = min((near.score for near in lists[pk]), default=0.0) if len(lists[pk]) >= KEPT else 0.0
        decided = opinions.get(pk, Say()).decided
        for newcomer in newcomers:
            value = score(host, newcomer)
            if value > 0 and value >= floor and newcomer.page_id not in decided and not alike(host, newcomer):
                entering.setdefault(pk, []).append((Neighbour(newcomer.page_id, value, newcomer.date), newcomer))
    members = candidates({near.page_id for pk in entering for near in lists[pk]})
    changed: dict[int, tuple[Say, list[Neighbour]]] = {}
    for pk, newcomers_ in entering.items():
        shown = [members[near.page_id] for near in lists[pk] if near.page_id in members]
        merged = [Neighbour(near.page_id, near.score, members[near.page_id].date) for near in lists[pk]]
        stirred = len(shown) < len(merged)
        for near, newcomer in newcomers_:
            stirred = stirred or any(alike(newcomer, other) for other in shown)
            shown.append(newcomer)
            merged.append(near)
        if stirred:
            rechoose(pk)
        else:
            merged.sort(key=lambda near: near.order)
            changed[pk] = (opinions.get(pk, Say()), merged[:KEPT])
    write_neighbours(changed)


RELATED_STEP = Step(
    name="related",
    order=50,
    publish=publish_related,
    withdraw=withdraw_related,
    visibility=follow_visibility,
    retopic=retopic_related,
)
