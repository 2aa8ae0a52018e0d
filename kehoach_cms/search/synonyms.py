"""Topics by any of their names: a reader who types one finds the pages of the topic under all of them."""

from dataclasses import dataclass

from kehoach_cms.memory import remember
from kehoach_cms.search.words import Query, Word
from kehoach_cms.text import canonical, fold
from kehoach_cms.topics.models import Topic, TopicName, TopicSynonym


@dataclass(frozen=True)
class TopicPhrase:
    """A name of a topic as it may be typed."""

    topic_id: int
    typed: str
    folded: str


def topic_phrases() -> dict[str, list[TopicPhrase]]:
    """Every name of every shown topic, by its folded words; those of a merged topic lead to its successor."""
    return remember("topic-phrases", _read_phrases)


def _read_phrases() -> dict[str, list[TopicPhrase]]:
    topics = {row[0]: row for row in Topic.objects.values_list("pk", "merged_into_id", "hidden")}
    phrases: dict[str, list[TopicPhrase]] = {}
    names = [
        *TopicName.objects.order_by("pk").values_list("topic_id", "name"),
        *TopicSynonym.objects.order_by("pk").values_list("topic_id", "name"),
    ]
    for topic_id, name in names:
        seen = {topic_id}
        while (after := topics[topic_id][1]) is not None and after not in seen:
            topic_id = after
            seen.add(after)
        if not topics[topic_id][2]:
            typed = canonical(name)
            phrases.setdefault(fold(typed), []).append(TopicPhrase(topic_id, typed, fold(typed)))
    return phrases


@dataclass(frozen=True)
class Meant:
    """A topic that a query names, the words of the query beside the name, and the topic's other names."""

    topic_id: int
    rest: tuple[Word, ...]
    others: tuple[str, ...]


def meant_topic(query: Query) -> Meant | None:
    """The topic whose name is the longest stretch of the query; None when it names none."""
    phrases = topic_phrases()
    words = query.words
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            for phrase in phrases.get(" ".join(word.folded for word in part), ()):
                typed = " ".join(word.typed for word in part)
                if any(word.marked for word in part) and typed != phrase.typed:
                    continue
                others = {
                    one.typed: None
                    for group in phrases.values()
                    for one in group
                    if one.topic_id == phrase.topic_id and one.folded != phrase.folded
                }
                return Meant(phrase.topic_id, words[:start] + words[start + length :], tuple(others)[:3])
    return None
