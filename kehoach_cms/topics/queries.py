"""Reading the topic tree."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from kehoach_cms.memory import remember
from kehoach_cms.text import canonical, fold
from kehoach_cms.topics.models import Topic


@dataclass
class Branch:
    """A topic with the topics below it, in order; `depth` is 0 at the top."""

    topic: Topic
    depth: int
    children: list["Branch"] = field(default_factory=list)

    def walk(self) -> Iterable["Branch"]:
        """This branch, then all below it, in reading order; a tree may be deeper than calls may be."""
        waiting = [self]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(reversed(branch.children))


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
    for root in roots:
        for branch in root.walk():
            for child in branch.children:
                child.depth = branch.depth + 1
    return roots


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


def called(words: str) -> QuerySet[Topic]:
    """Topics that stand and have these words in a name or synonym, marks or no marks; all of them for no words."""
    topics = Topic.objects.filter(merged_into=None)
    key = fold(words.replace("\x00", "")[:200])
    if not key:
        return topics
    return topics.filter(Q(names__folded__contains=key) | Q(synonyms__folded__contains=key)).distinct()


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
