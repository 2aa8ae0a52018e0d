"""Writes the evaluation set of related news: corpus.jsonl, topics.json, queries.txt, picks.json.

    python benchmarks/related_set/make.py [--out FOLDER] [--seed 20]

Every matter of `matters.py` is told five times, as offices tell things: the document, the news of it, a training or a
contest, an inspection or a result, and somebody's own story. Articles of one matter share its document and some of
its words, never a whole sentence pattern by rule; the ways to call a matter change from article to article. Around
them stand what a portal really has: articles without a topic (one in eight) or with a wrong one (one in twenty), a
broad topic added to one in five, keywords on one in three, press releases that several units post with small changes,
translations, drafts, and pages behind a login.

The picks are modelled on how an editor fills the block by hand: 3 for the same matter, 2 for the other matter of the
same campaign (two matters of a topic carry out one directive), 1 for the same topic, 0 for the rest. Of near-duplicates
only one counts, and none that duplicates the article itself. The true topic decides, not the one that was entered.
One real article stands beside them with the six items that its portal showed (`seed.py`): 2 for those six.
The model knows nothing of the ranking's terms, weights or thresholds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from matters import MATTERS, SENTENCES, TOPICS  # noqa: E402
from seed import TOPIC, seed_items  # noqa: E402

FIRST = date(2024, 1, 10)

TITLES = {
    "plan": ["Kế hoạch {name}", "Kế hoạch triển khai {name} giai đoạn {year}-{later}", "Kế hoạch {name} tại {place}"],
    "directive": ["Chỉ thị về {name}", "Chỉ thị về tăng cường {name}", "Hướng dẫn thực hiện {name}"],
    "start": [
        "{unit} bắt tay vào {name}",
        "{Place} khởi động {name}",
        "Ra quân {name}: bắt đầu từ {thing}",
        "Vì sao {place} chọn {name} làm việc đầu năm",
    ],
    "learn": [
        "Tập huấn {name} cho cán bộ cơ sở",
        "Học cách làm từ {thing}: lớp tập huấn ở {place}",
        "Hội nghị bàn cách {name}",
        "Trao đổi kinh nghiệm {name}",
    ],
    "contest": ["Ngày hội {name} ở {place}", "Hội thi {name}", "Sôi nổi thi đua {name}"],
    "result": [
        "Nhìn lại một năm {name}",
        "{unit}: kết quả bước đầu {name}",
        "Sơ kết {name}, còn vướng ở {thing}",
        "{Number} nơi đã xong phần việc {name}",
    ],
    "check": ["Kiểm tra việc {name} tại {place}", "Làm rõ chỗ chậm trong {name}", "{Place}: gỡ vướng cho {name}"],
    "story": [
        "{Person} và {thing}",
        "Chuyện {thing} ở {place}",
        "Gặp {person}",
        "Một ngày của {person}",
        "{Thing} kể chuyện",
    ],
    "photo": ["Ảnh: {thing} ở {place}", "Chùm ảnh {name}"],
}

LEADS = [
    "{Unit} vừa có bước đi mới trong việc {name}, với {number} nơi tham gia ngay đợt đầu.",
    "Tại {place}, {person} nói gọn: làm được việc này thì dân tin.",
    "Sau {number} tuần, chuyện {name} ở {place} đã thấy rõ hình hài.",
    "Không trống giong cờ mở, {place} lặng lẽ lo {name}.",
    "Bắt đầu từ {thing}, một việc tưởng nhỏ ở {place} đang được nhiều nơi học theo.",
    "{Person} là người nhắc nhiều nhất đến {thing} trong buổi làm việc hôm qua.",
]

PARAGRAPHS = [
    "Theo {unit}, phần việc khó nhất là {thing}; {number} điểm đã làm xong, số còn lại hẹn trước ngày {day}.",
    "{Person} cho biết {thing} và {thing2} là hai thứ bà con hỏi nhiều nhất khi nghe nói đến {name}.",
    "Buổi sáng ở {place} bắt đầu bằng {thing2}. Đến trưa thì {person} đã đi hết {number} nhà.",
    "Hồ sơ ghi rõ: {thing3}, {thing} và danh sách {number} người tham gia, có chữ ký của {person}.",
    "Năm ngoái {place} cũng làm {name}, nhưng chưa có {thing2}; năm nay rút kinh nghiệm, giao thẳng cho {unit}.",
    "Kinh phí lấy từ ngân sách {number} triệu đồng, phần còn lại do dân góp; {thing3} được công khai từng ngày.",
    "Điều {person} lo là {thing}. Nếu không xong sớm, {name} sẽ lỡ nhịp.",
    "{Unit} đề nghị các nơi khác đến xem {thing3} trước khi làm theo, tránh chép nguyên văn.",
]

CITED = [
    "Việc này thực hiện {doc} của cấp có thẩm quyền.",
    "Căn cứ {doc}, {unit} phân công từng đầu việc, có người chịu trách nhiệm.",
    "{Doc} yêu cầu báo cáo trước ngày 15 hằng tháng.",
]

COMMON = [
    "Dự buổi làm việc có đại diện các phòng, ban liên quan và bà con trong vùng.",
    "Phát biểu tại đây, đồng chí chủ trì ghi nhận kết quả, đồng thời chỉ ra những mặt còn hạn chế.",
    "Các đại biểu đã thảo luận, làm rõ nguyên nhân và đề xuất giải pháp trong thời gian tới.",
    "Trong thời gian tới, đơn vị tiếp tục tuyên truyền, vận động, nâng cao trách nhiệm người đứng đầu.",
    "Kết quả sẽ được báo cáo cấp trên theo quy định.",
    "Không khí buổi gặp thẳng thắn, nhiều ý kiến được trả lời ngay tại chỗ.",
    "Bên lề, nhiều người nán lại hỏi thêm về cách làm và mức hỗ trợ.",
    "Thời tiết không thuận, nhưng người đến vẫn đông hơn dự tính.",
]

KINDS = {
    "plan": "plan", "directive": "directive", "contest": "activity", "photo": "gallery",
}  # fmt: skip


class Writer:
    """Tells the matters; the same seed tells the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.items: list[dict[str, Any]] = []
        #: For each article: matter, campaign, true topic, and the article that it duplicates.
        self.truth: dict[str, dict[str, Any]] = {}

    def write(self) -> None:
        """All articles."""
        for topic, matters in MATTERS.items():
            for number, matter in enumerate(matters):
                self.tell(topic, number, matter)
        self.add_reprints()
        self.add_translations()
        self.random.shuffle(self.items)

    def tell(self, topic: str, number: int, matter: Any) -> None:
        """One matter in five articles."""
        pick = self.random
        day = FIRST + timedelta(days=pick.randrange(900))
        opening = pick.choice(["plan", "plan", "directive"])
        phases = [opening, "start", *pick.sample(["learn", "contest", "result", "check", "photo"], 2), "story"]
        for place, phase in enumerate(phases):
            self.article(topic, number, matter, phase, day + timedelta(days=place * pick.randrange(4, 60)))

    def article(self, topic: str, number: int, matter: Any, phase: str, day: date) -> None:
        """One article of a matter."""
        pick = self.random
        doc, names, place, unit, things, people = matter
        campaign = f"{topic}-{number // 2}"
        umbrella = f"{70 + 2 * list(MATTERS).index(topic) + number // 2}-CT/TU"

        def fill(pattern: str) -> str:
            order = pick.sample(things, len(things))
            words = {
                "name": pick.choice(names),
                "place": place,
                "unit": unit,
                "thing": order[0],
                "thing2": order[1 % len(order)],
                "thing3": order[2 % len(order)],
                "person": pick.choice(people),
                "number": str(pick.randrange(3, 90)),
                "year": str(day.year),
                "later": str(day.year + 4),
                "day": f"{pick.randrange(1, 28)}/{pick.randrange(1, 12)}",
                "doc": f"văn bản số {doc}",
            }
            words |= {key.capitalize(): text[:1].upper() + text[1:] for key, text in words.items()}
            return pattern.format(**words)

        body = [fill(text) for text in pick.sample(PARAGRAPHS, pick.randrange(2, 4))]
        body += pick.sample(SENTENCES[topic], min(len(SENTENCES[topic]), pick.randrange(1, 3)))
        body += pick.sample(COMMON, pick.randrange(1, 4))
        documents = []
        if phase in ("plan", "directive") or pick.random() < 0.55:
            documents.append(doc)
            body.insert(pick.randrange(len(body)), fill(pick.choice(CITED)))
        if pick.random() < 0.3:
            documents.append(umbrella)
            body.append(f"Nội dung gắn với Chỉ thị số {umbrella} của Ban Thường vụ Tỉnh ủy.")
        if pick.random() < 0.1:
            documents.append("30/2020/NĐ-CP")
            body.append("Thể thức văn bản theo Nghị định số 30/2020/NĐ-CP của Chính phủ.")
        lead = fill(pick.choice(LEADS)) if pick.random() < 0.85 else ""
        if phase == "photo":
            body = [fill("{Thing}, {thing2} và {person} ở {place}.")]
            documents = []
        chosen = [topic]
        if pick.random() < 0.2:
            chosen.append("xay-dung-dang")
        chance = pick.random()
        if chance < 0.125:
            chosen = []
        elif chance < 0.175:
            chosen = [pick.choice(list(MATTERS))]
        key = f"b{len(self.items):03d}"
        self.items.append(
            {
                "id": key,
                "type": KINDS.get(phase, "news"),
                "title": fill(pick.choice(TITLES[phase])),
                "lead": lead,
                "body": "\n".join(body),
                "topics": list(dict.fromkeys(chosen)),
                "keywords": pick.sample([*things, place], pick.randrange(1, 3)) if pick.random() < 0.33 else [],
                "documents": documents,
                "published_on": day.isoformat(),
                "locale": "vi",
                "translation_of": None,
                "live": pick.random() > 0.03,
                "private": pick.random() < 0.03,
            }
        )
        self.truth[key] = {"topic": topic, "matter": f"{topic}-{number}", "campaign": campaign, "copy_of": None}

    def add_reprints(self) -> None:
        """Press releases that other units post with small changes."""
        pick = self.random
        for source in pick.sample([item for item in self.items if item["type"] == "news"], 32):
            lines = source["body"].split("\n")
            changed = pick.randrange(len(lines))
            lines[changed] = lines[changed].replace(" và ", ", ", 1)
            if pick.random() < 0.5:
                lines.append("Nguồn: Cổng thông tin điện tử tỉnh.")
            title = source["title"]
            if pick.random() < 0.5:
                title = f"{pick.choice(['Phú An', 'Thạch Khoán', 'Âu Lâu'])}: {title[:1].lower()}{title[1:]}"
            day = date.fromisoformat(source["published_on"]) + timedelta(days=pick.randrange(1, 4))
            key = f"b{len(self.items):03d}"
            again = {"id": key, "title": title, "body": "\n".join(lines), "published_on": day.isoformat()}
            self.items.append({**source, **again, "live": True, "private": False})
            self.truth[key] = {**self.truth[source["id"]], "copy_of": source["id"]}

    def add_translations(self) -> None:
        """English versions; the marks of Vietnamese names stay in them."""
        pick = self.random
        for source in pick.sample([item for item in self.items if item["live"]], 40):
            key = f"{source['id']}-en"
            self.items.append(
                {
                    **source,
                    "id": key,
                    "title": f"In English: {source['title']}",
                    "locale": "en",
                    "translation_of": source["id"],
                }
            )
            self.truth[key] = {**self.truth[source["id"]], "copy_of": None}

    def add_seed(self) -> None:
        """A real article and the six that its portal showed: one campaign, as that portal's editors saw it."""
        for item in seed_items():
            self.items.append(item)
            self.truth[item["id"]] = {"topic": TOPIC, "matter": item["id"], "campaign": "seed", "copy_of": None}

    def queries(self, count: int) -> list[str]:
        """Public Vietnamese articles, spread over the topics."""
        shown = [item["id"] for item in self.items if self._shown(item)]
        return sorted(self.random.sample(shown, min(count, len(shown))))

    @staticmethod
    def _shown(item: dict[str, Any]) -> bool:
        return bool(item["live"] and not item["private"] and item["locale"] == "vi")

    def grades(self, query: str) -> dict[str, int]:
        """What an editor would think of each article beside the query; zeros are left out."""
        own = self.truth[query]
        root = own["copy_of"] or query
        graded = {}
        for item in self.items:
            other = self.truth[item["id"]]
            if not self._shown(item) or item["id"] == query or (other["copy_of"] or item["id"]) == root:
                continue
            grade = (
                3 if other["matter"] == own["matter"]
                else 2 if other["campaign"] == own["campaign"]
                else 1 if other["topic"] == own["topic"]
                else 0
            )  # fmt: skip
            if grade:
                graded[item["id"]] = grade
        return graded


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    writer = Writer(options.seed)
    writer.write()
    queries = writer.queries(options.queries)
    # After the drawing, so that the others stay what they were.
    writer.add_seed()
    queries.append("seed-0")
    copies = {key: row["copy_of"] for key, row in writer.truth.items() if row["copy_of"]}
    picks = {"copies": copies, "grades": {query: writer.grades(query) for query in queries}}
    options.out.mkdir(parents=True, exist_ok=True)
    topics = [{"id": key, "name": name, "parent": parent} for key, name, parent in TOPICS]
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in writer.items)
    (options.out / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (options.out / "topics.json").write_text(json.dumps(topics, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (options.out / "queries.txt").write_text("\n".join(queries) + "\n", encoding="utf-8")
    (options.out / "picks.json").write_text(json.dumps(picks) + "\n", encoding="utf-8")
    print(f"{len(writer.items)} articles, {len(topics)} topics, {len(queries)} queries, {len(copies)} reprints")


if __name__ == "__main__":
    main()
