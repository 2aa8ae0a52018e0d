"""Reading the topic tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


def shown_topics(topic_ids: Iterable[int]) -> list[Topic]:
    """The topics that readers see for those an editor chose, in that order; merged ones stand for their successor.

    Three queries at most.
    """
    wanted = list(topic_ids)
    rows = Topic.objects.filter(pk__in=wanted).select_related("merged_into").prefetch_related("names")
    rows = rows.prefetch_related("merged_into__names")
    found = {row.pk: row.resolved for row in rows}
    shown = {found[pk].pk: found[pk] for pk in wanted if pk in found and not found[pk].hidden}
    return list(shown.values())


def lineage(topic_ids: Iterable[int]) -> dict[int, list[int]]:
    """For each topic: itself and its ancestors, nearest first, with merged topics resolved; one query."""
    rows = {pk: (parent, merged) for pk, parent, merged in Topic.objects.values_list("pk", "parent", "merged_into")}
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
