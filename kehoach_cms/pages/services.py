"""The one ordered pipeline that runs when a page is published, withdrawn, moved or restricted.

Rooms register their steps at start-up; nothing else listens to Wagtail's signals. Every step is
idempotent, so `rebuild` runs the same steps over what is published already.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Page

from kehoach_cms.memory import forget
from kehoach_cms.pages.facts import PageFacts
from kehoach_cms.pages.models import EntryDocument, EntryTopic, EntryUnit, PageEntry, PortalPageMixin
from kehoach_cms.pages.privacy import is_public_path, restricted_paths
from kehoach_cms.topics.models import PageTopic
from kehoach_cms.topics.queries import lineage


@dataclass(frozen=True)
class Step:
    """One room's part in publishing.

    `publish` gets the specific page as it is now live; `withdraw` gets a page that is no longer
    live (unpublished, or about to be deleted; then it may be a plain Page). `visibility` gets the
    tree path below which pages moved, or became private or public; `retopic` the ids of live pages
    whose topics changed without anybody editing them (a topic was moved, merged or deleted).
    """

    name: str
    order: int
    publish: Callable[[Page], None]
    withdraw: Callable[[Page], None] | None = None
    visibility: Callable[[str], None] | None = None
    retopic: Callable[[list[int]], None] | None = None


_steps: dict[str, Step] = {}
#: Entries written by one go: as many as the largest topic is likely to have, so that merging it asks no more than
#: merging a small one.
_PART = 10_000
#: Rows named or written by one statement; databases take no more parameters than 32,766 or 65,535 in one.
_ROWS = 20_000


def register_step(step: Step) -> None:
    """Add a step; a second step of the same name is a programming error."""
    known = _steps.get(step.name)
    if known is not None and known != step:
        raise ImproperlyConfigured(f"A publishing step named {step.name!r} is registered already.")
    _steps[step.name] = step


def steps() -> list[Step]:
    """The registered steps, in the order in which they run."""
    return sorted(_steps.values(), key=lambda step: (step.order, step.name))


def publish(page: Page) -> None:
    """Bring everything derived from a live page up to date, in one transaction.

    Pages that are not ours, and aliases (copies that stand in a second place), derive nothing.
    """
    if not isinstance(page, PortalPageMixin) or page.alias_of_id:
        return
    with transaction.atomic():
        for step in steps():
            step.publish(page)
        forget()


def withdraw(page: Page) -> None:
    """Take back what was derived from a page that is no longer live."""
    with transaction.atomic():
        for step in reversed(steps()):
            if step.withdraw is not None:
                step.withdraw(page)
        forget()


def rebuild(pages: Iterable[Page]) -> int:
    """Run the pipeline over live pages again; returns how many were done."""
    done = 0
    for page in pages:
        specific = page.specific
        if isinstance(specific, PortalPageMixin) and not specific.alias_of_id:
            publish(specific)
            done += 1
    return done


def refresh_visibility(root_path: str) -> None:
    """Note anew which entries below a tree path are open to everyone, after a move or a restriction."""
    restricted = restricted_paths()
    changed = []
    for entry in PageEntry.objects.filter(page__path__startswith=root_path).select_related("page"):
        is_public = is_public_path(entry.page.path, restricted)
        if entry.is_public != is_public:
            entry.is_public = is_public
            changed.append(entry)
    PageEntry.objects.bulk_update(changed, ["is_public"], batch_size=500)
    for step in steps():
        if step.visibility is not None:
            step.visibility(root_path)
    forget()


def write_entry(page: Page) -> None:
    """Write a page's entry from its facts; a confidential page has none."""
    facts = page.kh_facts()
    if facts.confidential:
        remove_entry(page)
        return
    entry = PageEntry.objects.filter(page_id=page.pk).first() or PageEntry(page_id=page.pk)
    entry.locale_id = page.locale_id
    entry.translation_key = page.translation_key
    entry.take(facts)
    entry.is_public = is_public_path(page.path, restricted_paths())
    entry.save()
    write_topics({entry.pk: [link.topic_id for link in page.kehoach_topics.all()]})
    entry.units.all().delete()
    EntryUnit.objects.bulk_create(unit_rows(entry, facts))
    entry.documents.all().delete()
    EntryDocument.objects.bulk_create(document_rows(entry, facts))


def unit_rows(entry: PageEntry, facts: PageFacts) -> list[EntryUnit]:
    """The units of an entry, to be written."""
    return [EntryUnit(entry=entry, unit_id=pk) for pk in dict.fromkeys(facts.unit_ids) if pk]


def document_rows(entry: PageEntry, facts: PageFacts) -> list[EntryDocument]:
    """The documents that an entry mentions, and the one that it is, to be written."""
    keys = {key: False for key in facts.cited_document_keys if key}
    if facts.own_document_key:
        keys[facts.own_document_key] = True
    return [EntryDocument(entry=entry, document_key=key, own=own) for key, own in keys.items()]


def topic_rows(entry_id: int, topics: Iterable[int], chains: Mapping[int, Sequence[int]]) -> list[EntryTopic]:
    """The topics of an entry, to be written: those chosen for it, and all above them by `lineage`."""
    marks = _marks(topics, chains)
    return [EntryTopic(entry_id=entry_id, topic_id=pk, direct=direct) for pk, direct in marks.items()]


def _marks(topics: Iterable[int], chains: Mapping[int, Sequence[int]]) -> dict[int, bool]:
    """The topics of an entry, each with whether it was chosen, not inherited."""
    lines = [chains[topic] for topic in topics if chains.get(topic)]
    marks = {pk: False for chain in lines for pk in chain[1:]}
    marks.update((chain[0], True) for chain in lines)
    return marks


def write_topics(chosen: dict[int, list[int]]) -> None:
    """Write the topics of entries, by the topics chosen for each: those, and all above them."""
    chains = lineage({topic for topics in chosen.values() for topic in topics})
    missing = {entry_id: _marks(topics, chains) for entry_id, topics in chosen.items()}
    wrong: list[int] = []
    # Most rows stay when a topic moves or is merged, and writing one costs far more than reading it.
    known = EntryTopic.objects.filter(entry_id__in=chosen).values_list("pk", "entry_id", "topic_id", "direct")
    for pk, entry_id, topic_id, direct in known:
        if missing[entry_id].get(topic_id) is direct:
            del missing[entry_id][topic_id]
        else:
            wrong.append(pk)
    for start in range(0, len(wrong), _ROWS):
        EntryTopic.objects.filter(pk__in=wrong[start : start + _ROWS]).delete()
    EntryTopic.objects.bulk_create(
        [
            EntryTopic(entry_id=entry_id, topic_id=pk, direct=direct)
            for entry_id, marks in missing.items()
            for pk, direct in marks.items()
        ],
        batch_size=_ROWS,
    )


def retopic(page_ids: list[int]) -> None:
    """Topics of pages changed without their editors (moved, merged, given in bulk): entries and later steps follow."""
    listed: list[int] = []
    for start in range(0, len(page_ids), _PART):
        part = page_ids[start : start + _PART]
        entries = dict(PageEntry.objects.filter(page_id__in=part).values_list("page_id", "pk"))
        chosen: dict[int, list[int]] = {pk: [] for pk in entries.values()}
        for page_id, topic_id in PageTopic.objects.filter(page_id__in=entries).values_list("page_id", "topic_id"):
            chosen[entries[page_id]].append(topic_id)
        write_topics(chosen)
        listed += sorted(entries)
    # All at once: a step may leave a great many to the background, which it cannot tell from a part of them.
    for step in steps():
        if step.retopic is not None and listed:
            step.retopic(listed)
    forget()


def remove_entry(page: Page) -> None:
    """Take a page out of every list."""
    PageEntry.objects.filter(page_id=page.pk).delete()


ENTRY_STEP = Step(name="entry", order=30, publish=write_entry, withdraw=remove_entry)
