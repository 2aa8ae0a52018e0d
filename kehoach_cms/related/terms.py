"""What a page is made of, as numbers that compare: words, topics, documents, keywords.

A page is a list of weighted terms in two parts. The text part: pairs of syllables (Vietnamese words are mostly two
syllables, so no dictionary is needed) and single syllables, title before lead before body, rare before common. The
label part: what editors said, namely topics and those above them, documents, keywords. Each kind of label is scaled
to a length of its own, so that the product of two pages is a weighted sum of cosines, the same both ways.
"""

import math
import re
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from kehoach_cms.text import fold
from kehoach_cms.text.folding import word_set

#: How much each kind counts when two pages have all of it in common.
TEXT_SHARE = 1.0
TOPIC_SHARE = 0.5
DOCUMENT_SHARE = 0.45
KEYWORD_SHARE = 0.35
#: A topic above the chosen one counts so much for each step up.
PARENT_SHARE = 0.3
#: The document that a page itself stands for, beside those that it mentions.
OWN_DOCUMENT = 1.5
#: How often a word counts by where it stands.
TITLE_TIMES, LEAD_TIMES, BODY_TIMES = 3.0, 2.0, 1.0
#: Single syllables say less than pairs.
SYLLABLE_SHARE = 0.45
#: How many words of its text a page is known by, and how much of the text is read.
KEPT_TERMS = 28
READ_CHARACTERS = 3000
#: Words in more than this part of all pages say nothing.
COMMON = 0.25
#: Of how many shingles a page's likeness to another is judged, and how alike near-duplicates are.
SKETCH_SIZE = 48
DUPLICATE = 0.55
#: A text of fewer shingles is too short to be called a copy of another.
SHORTEST_SKETCH = 20

#: Syllables that carry no matter by themselves.
STOP = word_set(
    "ai ba bang bi boi ca cac cach cai can cho chua chung co con cua cung da dang de den di do doi dong duoc duong gi "
    "gia giua hai hay hoac hon khi khong la lai lam len luc ma mot moi muc nam nao nay neu ngay nghe nhat nhieu nhu "
    "nhung no noi o phai qua ra rang rat roi sau se so su tai tat the theo thi tinh toi tren trong truoc tu tung va "
    "van vao vay ve vi viec voi vua xa y dong chi xuong"
)
_BOILERPLATE = re.compile(r"^\s*(?:nơi nhận|lưu\s*:|ảnh(?:\s+\d+)?\s*:|số\s*:).*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """What is known of a page before it is weighed; all of it stands in its entry."""

    title: str
    lead: str = ""
    body: str = ""
    #: Topics with their distance: 0 chosen, 1 the topic above ...
    topics: Mapping[int, int] = field(default_factory=dict)
    #: Keys of documents; true for the one that the page stands for.
    documents: Mapping[str, bool] = field(default_factory=dict)
    keywords: Iterable[int] = ()

    @cached_property
    def folded(self) -> tuple[list[str], list[str], list[str]]:
        """The syllables of title, lead and text, without marks; without the lines that every document has."""
        body = _BOILERPLATE.sub("", self.body[:READ_CHARACTERS])
        return fold(self.title).split(), fold(self.lead).split(), fold(body).split()


def words_of(source: Source) -> dict[str, float]:
    """How often each syllable and each pair of syllables occurs, counted by place."""
    counts: dict[str, float] = {}
    for words, times in zip(source.folded, (TITLE_TIMES, LEAD_TIMES, BODY_TIMES), strict=True):
        before, before_stops = "", True
        for word in words:
            stops = word in STOP or len(word) < 2
            if not stops and not word.isdigit():
                counts[word] = counts.get(word, 0.0) + times
            if before and not (stops and before_stops):
                pair = f"{before} {word}"
                counts[pair] = counts.get(pair, 0.0) + times
            before, before_stops = word, stops
    return counts


@dataclass(frozen=True)
class Statistics:
    """How many pages there are, and in how many of them each term occurs; unknown terms are rare."""

    pages: int
    counts: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """High for what few pages have, 0 for what says nothing."""
        total = max(self.pages, 1)
        count = self.counts.get(term, 1)
        if total >= 50 and count > COMMON * total and not term.startswith(("t:", "d:", "k:")):
            return 0.0
        return math.log(1 + total / max(count, 1))


def weighed_words(counts: Mapping[str, float], statistics: Statistics) -> dict[str, float]:
    """The words that a page is known by, heaviest first, scaled to a length of one."""
    weights = {}
    for term, times in counts.items():
        share = 1.0 if " " in term else SYLLABLE_SHARE
        weight = share * (1 + math.log(times)) * statistics.rarity(term)
        if weight > 0:
            weights[term] = weight
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT_TERMS]
    return _scaled(dict(kept), TEXT_SHARE)


def weighed_labels(source: Source, statistics: Statistics) -> dict[str, float]:
    """Topics, documents and keywords, each kind scaled to its share."""
    topics = {f"t:{pk}": PARENT_SHARE**distance for pk, distance in source.topics.items()}
    documents = {f"d:{key}": OWN_DOCUMENT if own else 1.0 for key, own in source.documents.items()}
    keywords = {f"k:{pk}": 1.0 for pk in source.keywords}
    labels: dict[str, float] = {}
    for kind, share in ((topics, TOPIC_SHARE), (documents, DOCUMENT_SHARE), (keywords, KEYWORD_SHARE)):
        weighed = {term: times * statistics.rarity(term) for term, times in sorted(kind.items())}
        labels.update(_scaled(weighed, share))
    return labels


def _scaled(weights: dict[str, float], share: float) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length * math.sqrt(share) for term, weight in weights.items()} if length else {}


def sketch_of(source: Source) -> array:
    """The smallest hashes of a text's runs of three syllables: alike for texts that are alike."""
    title, lead, body = source.folded
    words = [*title, *lead, *body]
    runs = {zlib.crc32(" ".join(words[start : start + 3]).encode()) for start in range(max(len(words) - 2, 1))}
    return array("I", sorted(runs)[:SKETCH_SIZE])


def likeness(one: set[int], other: set[int]) -> float:
    """The share of runs that two texts have in common, estimated from their sketches; 0 where they are no copies."""
    shortest, size = sorted((len(one), len(other)))
    if shortest < SHORTEST_SKETCH:
        return 0.0
    common = one & other
    if len(common) < DUPLICATE * size:
        return 0.0
    smallest = sorted(one | other)[:size]
    return sum(run in common for run in smallest) / size


def term_id(group: str, term: str) -> int:
    """A term of one language and site as a number that a database keeps in eight bytes."""
    return int.from_bytes(blake2b(f"{group}|{term}".encode(), digest_size=8).digest(), "big", signed=True)


@dataclass
class Vector:
    """A weighed page as it is kept: numbers of terms with their weights, words first, then labels."""

    text: dict[int, float]
    labels: dict[int, float]
    has_topics: bool

    @classmethod
    def of(cls, group: str, text: Mapping[str, float], labels: Mapping[str, float]) -> "Vector":
        """A page's terms as numbers."""
        return cls(
            {term_id(group, term): weight for term, weight in text.items()},
            {term_id(group, term): weight for term, weight in labels.items()},
            any(term.startswith("t:") for term in labels),
        )

    def pack(self) -> bytes:
        """All of it in a few hundred bytes."""
        head = array("H", [len(self.text), len(self.labels), int(self.has_topics)])
        terms = array("q", [*self.text, *self.labels])
        weights = array("f", [*self.text.values(), *self.labels.values()])
        return head.tobytes() + terms.tobytes() + weights.tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> "Vector":
        """The other way round."""
        head = array("H")
        head.frombytes(packed[:6])
        size = head[0] + head[1]
        terms, weights = array("q"), array("f")
        terms.frombytes(packed[6 : 6 + 8 * size])
        weights.frombytes(packed[6 + 8 * size :])
        pairs = list(zip(terms, weights, strict=True))
        return cls(dict(pairs[: head[0]]), dict(pairs[head[0] :]), bool(head[2]))
