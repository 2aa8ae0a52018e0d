"""What editors are told: which topics a page seems to be about, and why a page stands in its related block."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Q
from wagtail.models import Page

from kehoach_cms.i18n import _now
from kehoach_cms.pages.models import EntryDocument, EntryTopic, PageEntry
from kehoach_cms.related.models import RelatedPage
from kehoach_cms.related.reading import read_pages, statistics_for
from kehoach_cms.related.terms import READ_CHARACTERS, weighed_words, words_of
from kehoach_cms.text import canonical, find_citations, fold
from kehoach_cms.topics.models import Keyword, Topic, TopicName, TopicSynonym
from kehoach_cms.topics.queries import topic_labels

#: How many topics are proposed at most, and how much of a text is read for it.
PROPOSED = 6
#: A document that speaks for more topics than this speaks for none.
TOO_MANY = 4
#: How many pages that cite a document are asked for their topics.
ASKED = 200


@dataclass(frozen=True)
class Proposal:
    """A topic that a page seems to be about, and why."""

    topic_id: int
    name: str
    reason: str


@dataclass
class _Evidence:
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        self.points += points
        if reason not in self.reasons:
            self.reasons.append(reason)


def propose_topics(title: str, lead: str, body: str, *, chosen: Iterable[int] = (), page_id: int = 0) -> list[Proposal]:
    """Topics for a text, best first, without those chosen already.

    A topic is proposed because its name or a synonym stands in the text ("vì có “lịch sử Đảng” trong
    bài"), or because pages about it mention the same document ("vì nhắc đến Chỉ thị 20-CT/TW").
    """
    evidence: dict[int, _Evidence] = defaultdict(_Evidence)
    _by_names(title, f"{lead}\n{body}"[:20_000], evidence)
    _by_documents(f"{title}\n{lead}\n{body}"[:50_000], page_id, evidence)
    labels = topic_labels()
    taken = {labels[pk].pk for pk in chosen if pk in labels}
    offered: dict[int, _Evidence] = defaultdict(_Evidence)
    for pk, found in evidence.items():
        if pk in labels and labels[pk].pk not in taken:
            for reason in found.reasons:
                offered[labels[pk].pk].add(0, reason)
            offered[labels[pk].pk].points += found.points
    ranked = sorted(offered.items(), key=lambda pair: (-pair[1].points, labels[pair[0]].sort_key))[:PROPOSED]
    return [Proposal(pk, labels[pk].name, "; ".join(found.reasons[:3])) for pk, found in ranked]


def _by_names(title: str, text: str, evidence: dict[int, _Evidence]) -> None:
    """Names and synonyms with their marks: without them "đăng" and "Đảng" would be one."""
    head, rest = f" {canonical(title)} ", f" {canonical(text)} "
    open_topics = Q(topic__merged_into=None, topic__hidden=False)
    for model in (TopicName, TopicSynonym):
        for topic_id, name in model.objects.filter(open_topics).values_list("topic_id", "name"):
            words = canonical(name)
            if " " not in words and len(words) < 4:
                continue
            padded = f" {words} "
            if padded in head:
                evidence[topic_id].add(3, _now("because the title has “%s”") % name)
            elif padded in rest:
                evidence[topic_id].add(1 + min(rest.count(padded), 4) / 4, _now("because the text has “%s”") % name)


def _by_documents(text: str, page_id: int, evidence: dict[int, _Evidence]) -> None:
    printed: dict[str, str] = {}
    for mention in find_citations(text):
        if mention.number is not None:
            kind = f"{mention.kind.name} " if mention.kind else ""
            printed.setdefault(mention.number.key, f"{kind}{mention.number}")
    for key, name in list(printed.items())[:20]:
        entries = EntryDocument.objects.filter(document_key=key).exclude(entry__page_id=page_id)
        asked = list(entries.order_by("-own", "-entry_id").values_list("entry_id", flat=True)[:ASKED])
        counts: dict[int, int] = defaultdict(int)
        for topic_id in EntryTopic.objects.filter(entry_id__in=asked, direct=True).values_list("topic_id", flat=True):
            counts[topic_id] += 1
        for topic_id, count in counts.items():
            if len(counts) <= TOO_MANY or count * TOO_MANY >= len(asked):
                evidence[topic_id].add(2 * count / max(len(asked), 1), _now("because it mentions %s") % name)


@dataclass(frozen=True)
class Reason:
    """A page of the related block, and why it is there."""

    page_id: int
    title: str
    reasons: list[str]
    shown: bool = True


def explain_related(page: Page) -> list[Reason]:
    """The neighbours of a live page in their order, each with what it has in common; about ten queries."""
    links = list(RelatedPage.objects.filter(source_id=page.pk).order_by("position", "-score")[:20])
    links.sort(key=lambda link: (link.position is None, link.position or 0, -link.score))
    read = {row.page_id: row for row in read_pages([page.pk, *(link.target_id for link in links)])}
    own = read.get(page.pk)
    titles = dict(PageEntry.objects.filter(page_id__in=read).values_list("page_id", "title"))
    if own is None:
        return []
    words = {pk: words_of(row.source) for pk, row in read.items()}
    statistics = statistics_for(sorted({term for counted in words.values() for term in counted}))
    weights = {pk: weighed_words(counted, statistics) for pk, counted in words.items()}
    printed = _printed_words(own.source.title, own.source.lead, own.source.body)
    keywords = dict(Keyword.objects.filter(pk__in=own.source.keywords).values_list("pk", "name"))
    names = {topic.pk: topic.name for topic in Topic.objects.filter(pk__in=own.source.topics).prefetch_related("names")}
    answer = []
    for link in links:
        other = read.get(link.target_id)
        if other is None:
            continue
        reasons = [_now("chosen by hand")] if link.position is not None else []
        shared = [
            pk
            for pk, far in sorted(own.source.topics.items(), key=lambda pair: pair[1])
            if pk in other.source.topics and (far == 0 or other.source.topics[pk] == 0)
        ]
        if shared:
            reasons.append(_now("same topic: %s") % ", ".join(names[pk] for pk in shared[:2] if pk in names))
        documents = [key for key in own.source.documents if key in other.source.documents]
        if documents:
            reasons.append(_now("same document: %s") % ", ".join(key.upper() for key in documents[:2]))
        tags = [keywords[pk] for pk in own.source.keywords if pk in set(other.source.keywords) and pk in keywords]
        if tags:
            reasons.append(_now("same keyword: %s") % ", ".join(tags[:2]))
        common = {
            term: weights[page.pk][term] * weight
            for term, weight in weights[link.target_id].items()
            if term in weights[page.pk]
        }
        said = [printed.get(term, term) for term in sorted(common, key=lambda term: -common[term]) if " " in term][:3]
        if said:
            reasons.append(_now("words in common: %s") % ", ".join(f"“{word}”" for word in said))
        answer.append(Reason(link.target_id, titles[link.target_id], reasons))
    return answer


def _printed_words(*texts: str) -> dict[str, str]:
    """Pairs of syllables as they stand in a text, by their folded form."""
    printed: dict[str, str] = {}
    for text in texts:
        syllables = canonical(text[:READ_CHARACTERS]).split()
        for first, second in pairwise(syllables):
            printed.setdefault(fold(f"{first} {second}"), f"{first} {second}")
    return printed
