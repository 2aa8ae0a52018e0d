"""Checks that the demo's files agree with one another: names, numbers, dates, tasks and pictures.

python scripts/demo/check_demo.py
"""

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.table import Table
from PIL import Image

DEMO = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo"
STATES = {"not_started", "in_progress", "submitted", "completed", "suspended", "cancelled"}
NUMBER = re.compile(r"\d+(?:-[A-ZĐ]+/[A-ZĐ]+|/[A-ZĐ]+-[A-ZĐ]+)(?![A-ZĐa-z-])")
# Documents that are only cited: the register makes stubs of them.
CITED_ONLY = {
    "20-CT/TW": "2018-01-18",
    "12-KH/ĐU": "2026-04-21",
    "15-KH/ĐU": "2026-04-28",
    "09-KH/ĐU": "2026-05-11",
    "88-BC/ĐU": "2026-09-25",
    "30-KH/TU": "2026-10-15",
    "52/KH-UBND": "2025-01-14",
    "231-TB/TU": "2026-10-20",
    "388/TTr-SNNMT": "2026-10-28",
    "96/TTr-SKHCN": "2025-10-09",
}


def load(name: str) -> dict:
    return json.loads((DEMO / f"{name}.json").read_text(encoding="utf-8"))


def text_of(path: Path) -> str:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    lines = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row.cells]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def iso(day: str, month: str, year: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


class Checker:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self.documents = load("documents")["documents"]
        self.news = load("news")["news"]
        self.activities = load("activities")["activities"]
        self.galleries = load("galleries")["galleries"]
        self.units = {unit["slug"]: unit for unit in load("units")["units"]}
        self.topics = {topic["slug"]: topic for topic in load("topics")["topics"]}
        self.pictures = {picture["id"]: picture for picture in load("pictures")["pictures"]}
        self.dates = CITED_ONLY | {d["number"]: d["date"] for d in self.documents if d["number"]}

    def must(self, right: object, complaint: str) -> None:
        if not right:
            self.problems.append(complaint)

    def pages(self) -> Iterator[dict]:
        yield from [*self.documents, *self.news, *self.activities, *self.galleries]

    def check_names(self) -> None:
        for unit in self.units.values():
            self.must(unit["parent"] in self.units or unit["parent"] is None, f"unit {unit['slug']}: parent")
        for topic in self.topics.values():
            self.must(topic["parent"] in self.topics or topic["parent"] is None, f"topic {topic['slug']}: parent")
        for page in self.pages():
            slug = page["slug"]
            self.must(page["picture"] in self.pictures, f"{slug}: picture {page['picture']}")
            self.must(set(page["topics"]) <= set(self.topics), f"{slug}: topics")
            title = page.get("short_title") or page["title"]
            self.must(len(title) <= 90, f"{slug}: title of {len(title)} characters")
            units = [page["issuer"]] if "issuer" in page else page.get("organiser_units", [])
            self.must(set(units) <= set(self.units), f"{slug}: units {units}")
        slugs = [(page["page_type"], page["slug"]) for page in self.pages()]
        self.must(len(slugs) == len(set(slugs)), "a slug is used twice")
        for gallery in self.galleries:
            used = [shot["picture"] for shot in gallery["pictures"]]
            self.must(set(used) <= set(self.pictures) and len(used) >= 8, f"{gallery['slug']}: pictures")

    def check_pictures(self) -> None:
        total = 0
        for picture in self.pictures.values():
            path = DEMO / picture["file"]
            if not path.exists():
                self.problems.append(f"missing {path.name}")
                continue
            size = path.stat().st_size
            total += size
            with Image.open(path) as image:
                self.must(image.size == (1600, 1067), f"{path.name}: {image.size}")
            self.must(size <= 95_000, f"{path.name}: {size} bytes")
        self.must(total < 2_500_000, f"pictures: {total} bytes")

    def check_citations(self, name: str, text: str, limit: str) -> None:
        """Each number is known, a date beside it is its date, and nothing cites what is younger."""
        for found in NUMBER.finditer(text):
            number = found.group()
            known = self.dates.get(number)
            self.must(known, f"{name}: {number} is not known")
            beside = re.match(r",? ngày (\d+)(?:/| tháng )(\d+)(?:/| năm )(\d{4})", text[found.end() :])
            if known and beside:
                self.must(iso(*beside.groups()) == known, f"{name}: {number} has another date")
            self.must(not known or known <= limit, f"{name}: {number} is younger than the page")

    def check_texts(self) -> None:
        for document in self.documents:
            text = text_of(DEMO / document["file"])
            self.must(not document["number"] or document["number"] in text, f"{document['file']}: number")
            self.check_citations(document["slug"], text, document["date"] or document["published_at"][:10])
            for parent in document["parents"]:
                self.must(self.dates.get(parent["number"]) == parent["date"], f"{document['slug']}: parent")
                self.must(parent["issuer"] in self.units, f"{document['slug']}: parent's issuer")
        for news in self.news:
            text = text_of(DEMO / news["file"])
            self.check_citations(news["slug"], text, news["date"])
            own = text.split("\n\nTin khác cùng chủ đề")[0]
            captions = [line for line in own.splitlines() if re.match(r"Ảnh \d: ", line) and len(line) < 200]
            self.must(len(captions) == len(news["pictures"]), f"{news['slug']}: {len(captions)} captions")
            self.must(set(news["pictures"]) <= set(self.pictures), f"{news['slug']}: pictures")
            self.must(news["author"] in text, f"{news['slug']}: author")
            mentioned = {match.group() for match in NUMBER.finditer(text)}
            self.must(mentioned == set(news["mentions"]), f"{news['slug']}: mentions {mentioned}")
        for activity in self.activities:
            self.check_citations(activity["slug"], json.dumps(activity, ensure_ascii=False), "2026-11-23")
            self.must(activity["starts_at"] < activity["ends_at"], f"{activity['slug']}: time")

    def check_progress(self) -> None:
        progress = load("progress")
        files = {document["file"]: document for document in self.documents}
        numbers = {document["number"]: document for document in self.documents if document["number"]}
        today = "2026-11-23"
        seen = set()
        for plan in progress["progress"]:
            document = files[plan["plan"]["file"]] if "file" in plan["plan"] else numbers[plan["plan"]["number"]]
            for task in plan["tasks"]:
                name = f"{document['slug']} {task['task']}"
                seen.add(task["state"])
                self.must(task["state"] in STATES, f"{name}: state")
                self.must((task["state"] == "completed") == bool(task["completed_on"]), f"{name}: completed_on")
                days = [task["started_on"], task["submitted_on"], task["completed_on"]]
                days = [day for day in days if day]
                self.must(days == sorted(days) and all(d <= today for d in days), f"{name}: dates")
                if document["date"]:
                    self.must(all(day >= document["date"] for day in days), f"{name}: older than the plan")
                for update in task["updates"]:
                    dt.date.fromisoformat(update["date"])
        self.must(seen == STATES, f"states not used: {STATES - seen}")
        for duty in [*progress["obligations_met"], *progress["obligations_open"]]:
            self.must(self.dates[duty["document"]["number"]] == duty["document"]["date"], f"duty {duty}")
            self.must(set(duty.get("units", [duty.get("unit")])) <= set(self.units), f"duty {duty}: unit")

    def check_comments(self) -> None:
        pages = {(page["page_type"], page["slug"]) for page in self.pages()}
        for comment in load("comments")["comments"]:
            page = comment["page"]
            self.must((page["type"], page["slug"]) in pages, f"comment on {page}")
            self.must(len(comment["body"]) <= 2000, "a comment is too long")
            self.must(comment["state"] in {"held", "approved", "rejected", "spam"}, "state of a comment")
            for reply in comment["replies"]:
                self.must(reply["unit"] in self.units, f"reply of {reply['unit']}")
                self.must(reply["created_at"] > comment["created_at"], "a reply before its comment")
        for page in load("english")["pages"]:
            self.must((page["page"]["type"], page["page"]["slug"]) in pages, f"English of {page['page']}")

    def run(self) -> list[str]:
        for check in (
            self.check_names,
            self.check_pictures,
            self.check_texts,
            self.check_progress,
            self.check_comments,
        ):
            check()
        return self.problems


if __name__ == "__main__":
    problems = Checker().run()
    print("\n".join(problems) or "the demo's files agree")
    sys.exit(1 if problems else 0)
