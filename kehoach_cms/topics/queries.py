"""Reading the topic tree."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language

from kehoach_cms.memory import remember
from kehoach_cms.text import canonical
from kehoach_cms.topics.models import Topic


@dataclass
class Branch:
    """A topic with the topics below it, in order; `depth` is 0 at the top."""

    topic: Topic
    depth: int
    children: list["Branch"] = field(default_factory=list)

    def walk(self) -> Iterable["Branch"]:
        """This branch, then all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def topic_tree(*, include_hidden: bool = False) -> list[Branch]:
    """The whole tree in two queries; tombstones of merged topics are left out.

    The children of a hidden topic move up to its parent, so hiding one topic hides no other.
    """
    topics = list(Topic.objects.filter(merged_into=None).prefetch_related("names"))
    shown = {topic.pk: Branch(topic, 0) for topic in topics if include_hidden or not topic.hidden}
    parents = {topic.pk: topic.parent_id for topic in topics}
    roots: list[Branch] = []
    for topic in topics:
        branch = shown.get(topic.pk)
        if branch is None:
            continue
        parent = parents[topic.pk]
        while parent is not None and parent not in shown:
            parent = parents.get(parent)
        (shown[parent].children if parent is not None else roots).append(branch)
    _number_depths(roots, 0)
    return roots


def _number_depths(branches: list[Branch], depth: int) -> None:
    for branch in branches:
        branch.depth = depth
        _number_depths(branch.children, depth + 1)


def first_letter(name: str) -> str:
    """The letter of the alphabet that a name stands under: tones go, the letter's own mark stays ("Ứng" under "Ư")."""
    for sign in canonical(name).upper():
        if sign.isdigit():
            return "0-9"
        if sign.isalpha():
            parts = unicodedata.normalize("NFD", sign)
            kept = parts[0] + "".join(mark for mark in parts[1:] if mark in _LETTER_MARKS)
            return unicodedata.normalize("NFC", kept)
    return "#"


#: Breve, circumflex and horn make letters; the other marks are tones.
_LETTER_MARKS = "\u0306\u0302\u031b"


@dataclass(frozen=True)
class TopicLabel:
    """A topic as a reader meets it: its name in the reader's language, and its address."""

    pk: int
    slug: str
    name: str
    url: str
    sort_key: str


def topic_labels() -> dict[int, TopicLabel]:
    """Every topic's label in the active language, by id; remembered.

    A merged topic has its successor's label; hidden topics are left out.
    """
    return remember(f"topics:{get_language()}", _read_labels)


def _read_labels() -> dict[int, TopicLabel]:
    topics = {topic.pk: topic for topic in Topic.objects.prefetch_related("names")}
    labels = {}
    for topic in topics.values():
        shown, seen = topic, {topic.pk}
        while shown.merged_into_id in topics and shown.merged_into_id not in seen:
            shown = topics[shown.merged_into_id]
            seen.add(shown.pk)
        if not shown.hidden:
            labels[topic.pk] = TopicLabel(shown.pk, shown.slug, shown.name, shown.url, shown.sort_key)
    return labels


def shown_topics(topic_ids: Iterable[int]) -> list[TopicLabel]:
    """The topics that readers see for those an editor chose, in that order; merged ones stand for their successor."""
    labels = topic_labels()
    shown = {labels[pk].pk: labels[pk] for pk in topic_ids if pk in labels}
    return list(shown.values())


def lineage_of(topic_ids: Iterable[int]) -> dict[int, int]:
    """The topics themselves (distance 0) and all above them, each with the shortest distance; remembered."""
    ids = list(topic_ids)
    rows = remember("topic-parents", _parents)
    distances: dict[int, int] = {}
    for chain in _chains(ids, rows).values():
        for distance, pk in enumerate(chain):
            distances[pk] = min(distance, distances.get(pk, distance))
    return distances


def lineage(topic_ids: Iterable[int]) -> dict[int, list[int]]:
    """For each topic: itself and its ancestors, nearest first, with merged topics resolved; one query."""
    return _chains(topic_ids, _parents())


def _parents() -> dict[int, tuple[int | None, int | None]]:
    rows = Topic.objects.values_list("pk", "parent", "merged_into")
    return {pk: (parent, merged) for pk, parent, merged in rows}


def _chains(topic_ids: Iterable[int], rows: dict[int, tuple[int | None, int | None]]) -> dict[int, list[int]]:
    answer: dict[int, list[int]] = {}
    for start in topic_ids:
        chain: list[int] = []
        current: int | None = start
        while current is not None and current in rows and current not in chain:
            parent, merged = rows[current]
            if merged is not None:
                current = merged
                continue
            chain.append(current)
            current = parent
        answer[start] = chain
    return answer
