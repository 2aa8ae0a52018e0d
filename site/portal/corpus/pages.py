"""What the pages of the invented portal say: one drawn after another from a seeded generator."""

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kehoach_cms.documents.models import printed_date
from portal.corpus import words

#: How many of a hundred pages are of each type.
SHARES = {"news": 56, "plan": 20, "directive": 12, "activity": 9, "gallery": 3}
FIRST_DAY = datetime.date(2016, 1, 4)
DAYS = 3950
QUARTERS = ("quý I", "quý II", "quý III", "quý IV", "6 tháng đầu năm")


@dataclass(frozen=True)
class Issuer:
    """A unit that signs: its row, how it is called, how it abbreviates itself, and whether the Party's rules hold."""

    pk: int
    name: str
    symbol: str
    party: bool


@dataclass
class Draft:
    """A page as it will be written: its type, its fields, its topics, and the documents that its text mentions."""

    type_key: str
    title: str
    day: datetime.date
    topic_ids: list[int]
    paragraphs: list[str]
    summary: str = ""
    subject: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    #: What the page is about: the judgement of benchmarks/search.py.
    theme: str = ""
    issuer: Issuer | None = None
    number: str = ""
    kind: str = ""
    #: The number and date of the earlier document that the first paragraph mentions.
    cited: tuple[str, datetime.date] | None = None


class Author:
    """Draws pages; the same seed draws the same pages, in the same order."""

    def __init__(self, seed: int, topics: dict[str, int], issuers: list[Issuer]) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.topics = topics
        self.issuers = issuers
        self.subtopics = [(top, sub) for top, subs in words.TOPICS.items() for sub in subs]
        # A few subjects and a few bodies fill most of a portal.
        self.topic_weights = [1 / (rank + 2) for rank in range(len(self.subtopics))]
        self.issuer_weights = [1 / (rank + 2) for rank in range(len(issuers))]
        self.random.shuffle(self.subtopics)
        self.serials: dict[tuple[str, str, int], int] = {}
        self.issued: list[tuple[str, str, datetime.date]] = []

    def page(self) -> Draft:
        """The next page."""
        types, weights = list(SHARES), list(SHARES.values())
        kind = self.random.choices(types, weights)[0]
        write: Callable[[], Draft] = {"plan": self._plan, "directive": self._directive}.get(kind) or (
            lambda: self._story(kind)
        )
        return write()

    def _values(self, theme: str, day: datetime.date) -> dict[str, Any]:
        pick, number = self.random.choice, self.random.randint
        top, sub = pick(self.subtopics)
        other = pick(words.TOPICS[top][sub])
        return {
            "theme": theme,
            "other": other,
            "year": day.year,
            "later": day.year + number(1, 5),
            "quarter": pick(QUARTERS),
            "place": self.place(),
            "person": self.person(),
            "unit": pick(self.issuers).name,
            "unit2": pick(self.issuers).name,
            "count": number(12, 2400),
            "small": number(2, 18),
            "percent": number(5, 98),
            "day": number(1, 28),
            "month": number(3, 12),
        }

    def place(self) -> str:
        """A commune's or a ward's name."""
        pick = self.random.choice
        return f"{pick(('xã', 'xã', 'phường'))} {pick(words.FIRST)} {pick(words.SECOND)}"

    def person(self) -> str:
        """A person's name."""
        pick = self.random.choice
        return f"{pick(words.SURNAMES)} {pick(words.MIDDLE)} {pick(words.GIVEN)}"

    def _subject(self) -> tuple[list[int], str]:
        top, sub = self.random.choices(self.subtopics, self.topic_weights)[0]
        chosen = [self.topics[sub]]
        if self.random.random() < 0.25:
            other = self.random.choice(self.subtopics)[1]
            chosen += [pk for pk in [self.topics[other]] if pk not in chosen]
        return chosen, self.random.choice(words.TOPICS[top][sub])

    def _sentences(self, forms: list[str], theme: str, day: datetime.date, count: int) -> list[str]:
        made = []
        for _ in range(count):
            sentence = self.random.choice(forms).format(**self._values(theme, day))
            made.append(sentence[0].upper() + sentence[1:])
        return made

    def _paragraphs(self, sentences: list[str]) -> list[str]:
        cut, at = [], 0
        while at < len(sentences):
            size = self.random.randint(2, 4)
            cut.append(" ".join(sentences[at : at + size]))
            at += size
        return cut

    def _day(self) -> datetime.date:
        return FIRST_DAY + datetime.timedelta(days=int(DAYS * self.random.random() ** 0.8))

    def _story(self, kind: str) -> Draft:
        titles = {"activity": words.ACTIVITY_TITLES, "gallery": words.GALLERY_TITLES}.get(kind, words.NEWS_TITLES)
        topic_ids, theme = self._subject()
        day = self._day()
        title = self.random.choice(titles).format(**self._values(theme, day))
        count = {"gallery": 2, "activity": 6}.get(kind) or self.random.randint(8, 22)
        sentences = self._sentences(words.NEWS_SENTENCES, theme, day, count)
        summary = self._sentences(words.NEWS_SENTENCES, theme, day, 1)[0]
        draft = Draft(kind, title[0].upper() + title[1:], day, topic_ids, self._paragraphs(sentences), summary)
        draft.theme = theme
        if kind == "activity":
            draft.issuer = self.random.choices(self.issuers, self.issuer_weights)[0]
        elif self.random.random() < 0.15:
            self._cite(draft)
        return draft

    def _plan(self) -> Draft:
        return self._document("plan", words.PLAN_KINDS)

    def _directive(self) -> Draft:
        return self._document("directive", words.DIRECTIVE_KINDS)

    def _document(self, type_key: str, kinds: list[tuple[str, str, int]]) -> Draft:
        kind, code, _share = self.random.choices(kinds, [share for _, _, share in kinds])[0]
        issuer = self.random.choices(self.issuers, self.issuer_weights)[0]
        topic_ids, theme = self._subject()
        day = self._day()
        subject = self.random.choice(words.DOCUMENT_TITLES).format(**self._values(theme, day))
        sentences = self._sentences(words.OFFICIAL_SENTENCES, theme, day, self.random.randint(10, 24))
        draft = Draft(type_key, subject[0].upper() + subject[1:], day, topic_ids, self._paragraphs(sentences))
        draft.subject, draft.kind, draft.issuer, draft.theme = subject, kind, issuer, theme
        # Numbers start anew each year and in each body, as they do.
        key = (issuer.symbol, code, day.year)
        self.serials[key] = serial = self.serials.get(key, 0) + 1
        draft.number = f"{serial}-{code}/{issuer.symbol}" if issuer.party else f"{serial}/{code}-{issuer.symbol}"
        if self.random.random() < 0.5:
            self._cite(draft)
        self.issued.append((kind, draft.number, day))
        if self.random.random() < 0.3:
            draft.fields["expires_on"] = day + datetime.timedelta(days=self.random.randint(200, 1500))
        if self.random.random() < 0.2:
            draft.fields["effective_on"] = day + datetime.timedelta(days=self.random.randint(1, 60))
        return draft

    def _cite(self, draft: Draft) -> None:
        if not self.issued:
            return
        kind, number, day = self.random.choice(self.issued)
        name = {"ke-hoach": "Kế hoạch", "quyet-dinh": "Quyết định", "chi-thi": "Chỉ thị"}.get(kind)
        if name is not None:
            said = f"Thực hiện {name} số {number} ngày {printed_date(day)}, các đơn vị đã bắt tay vào việc."
            draft.cited = (number, day)
            draft.paragraphs.insert(0, said)
