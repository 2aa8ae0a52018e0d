"""Galleries, activities, progress of tasks, translations, the rows of the home page."""

import datetime
import uuid
from typing import Any

from django.utils.html import escape
from wagtail.models import Locale, Page

from kehoach_cms.activities.models import ActivityPage, ActivityTask
from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.documents.services import Mention, register
from kehoach_cms.galleries.models import GalleryPage, GalleryPicture
from kehoach_cms.plans.models import Duty, DutyResult, Task
from kehoach_cms.plans.services import record_progress
from portal.loading.files import adorn
from portal.loading.loader import Demo, moment, read

KINDS = {"Kế hoạch": "ke-hoach", "Báo cáo": "bao-cao", "Chỉ thị": "chi-thi", "Quyết định": "quyet-dinh"}


def day(text: str | None) -> datetime.date | None:
    """A date of the demo, or none."""
    return datetime.date.fromisoformat(text) if text else None


def paragraphs(texts: list[str]) -> list[dict[str, Any]]:
    """A body of plain paragraphs."""
    html = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return [{"type": "paragraph", "value": html, "id": str(uuid.uuid4())}]


def galleries(demo: Demo) -> None:
    """Albums of drawn pictures."""
    for row in read("galleries")["galleries"]:
        page = GalleryPage(
            title=row["title"],
            slug=row["slug"],
            subject=row["subject"],
            summary=row["intro"],
            taken_on=day(row["date"]),
            venue=row["place"],
            photographer=row["photographer"],
        )
        demo.indexes["gallery"].add_child(instance=page)
        adorn(demo, page, row)
        page.pictures = [
            GalleryPicture(
                image=demo.images[item["picture"]],
                caption=item["caption"],
                alt_text=item["alt"][:300],
                credit="Tranh minh họa: Ban Biên tập",
                sort_order=order,
            )
            for order, item in enumerate(row["pictures"])
        ]
        demo.publish(page, row["published_at"])
        demo.pages["gallery", row["slug"]] = page


def activities(demo: Demo) -> None:
    """Activities, each with the tasks that it carries out."""
    for row in read("activities")["activities"]:
        gallery = demo.pages.get(("gallery", row["gallery"])) if row["gallery"] else None
        page = ActivityPage(
            title=row["title"],
            slug=row["slug"],
            subject=row["subject"],
            activity_kind=row["type"],
            starts_at=moment(row["starts_at"]),
            ends_at=moment(row["ends_at"]) if row["ends_at"] else None,
            venue=row["place"],
            organisers=row["organisers"],
            unit=demo.units[row["organiser_units"][0]] if row["organiser_units"] else None,
            attendance=row["participants"],
            result=row["result"],
            gallery=gallery,
        )
        demo.indexes["activity"].add_child(instance=page)
        adorn(demo, page, row)
        field = page._meta.get_field("body")
        page.body = field.to_python(paragraphs(row["body"]))
        page.evidence = [
            ActivityTask(task=task, sort_order=order)
            for order, item in enumerate(row["carries_out"])
            if (task := find_task(demo, item["plan"], item["task"])) is not None
        ]
        demo.publish(page, row["published_at"])
        demo.pages["activity", row["slug"]] = page


def find_plan(demo: Demo, named: dict[str, Any]) -> OfficialDocument:
    """The document that the JSON names by number, or by the file that it was read from."""
    if named.get("number"):
        return OfficialDocument.objects.exclude(page=None).get(number=named["number"])
    slug = named["file"].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return OfficialDocument.objects.get(translation_key=demo.pages["plan", slug].translation_key)


def find_task(demo: Demo, plan: dict[str, Any], number: str) -> Task | None:
    """A task by its plan and the number as printed, or its path ("II.3")."""
    last = number.rsplit(".", 1)[-1]
    rows = Task.objects.filter(document=find_plan(demo, plan))
    return rows.filter(number__in=[number, last]).first()


def progress(demo: Demo) -> None:
    """What came of the tasks, and which units met their duties."""
    data = read("progress")
    for plan in data["progress"]:
        for fact in plan["tasks"]:
            task = find_task(demo, plan["plan"], fact["task"])
            if task is not None:
                report(demo, task, fact)
    for met in data["obligations_met"]:
        duty = find_duty(met["document"]["number"], met["duty"])
        if duty is None:
            continue
        by = met["by"]
        unit = demo.units[met["unit"]]
        document = (
            register(Mention(by["number"], KINDS.get(by["kind"], ""), day(by["date"]), unit.name, by["subject"], unit))
            if by["number"]
            else find_plan(demo, by)
        )
        DutyResult.objects.update_or_create(
            duty=duty, unit=unit, defaults={"done_on": day(met["met_on"]), "document": document}
        )
    for missing in data["obligations_open"]:
        duty = find_duty(missing["document"]["number"], missing["duty"])
        for slug in missing["units"] if duty else []:
            DutyResult.objects.get_or_create(duty=duty, unit=demo.units[slug])


def find_duty(number: str, label: str) -> Duty | None:
    """A duty by its document and the number as printed; the last part of a path is enough."""
    rows = Duty.objects.filter(document__number=number)
    wanted = {label, label.rsplit(".", 1)[-1]}
    return next((row for row in rows if row.number.rstrip(".-)") in wanted), None)


def report(demo: Demo, task: Task, fact: dict[str, Any]) -> None:
    """Write down the facts of one task, oldest first."""
    reference = fact["reference"]
    document = None
    if reference and reference["number"]:
        issuer = demo.units.get(reference.get("issuer") or "")
        document = register(
            Mention(
                reference["number"],
                KINDS.get(reference["kind"], ""),
                day(reference["date"]),
                issuer.name if issuer else "",
                issuer=issuer,
            )
        )
    updates = list(fact["updates"])
    for update in updates:
        record_progress(task, state="in_progress", on=datetime.date.fromisoformat(update["date"]), text=update["text"])
    when = day(fact["completed_on"]) or day(fact["submitted_on"]) or day(fact["started_on"])
    last = datetime.date.fromisoformat(updates[-1]["date"]) if updates else task.document.issued_on
    done = record_progress(
        task,
        state=fact["state"],
        on=when or last or datetime.date(2026, 6, 1),
        submitted_on=day(fact["submitted_on"]),
        result=fact["result"] or fact["reason"],
        result_document=document,
    )
    if fact["started_on"]:
        done.started_on = day(fact["started_on"])
    if not updates and not when:
        done.last_news_on = last
    done.save()


def english(demo: Demo) -> None:
    """Two pages in English, with the sections above them."""
    locale = Locale.objects.get(language_code="en")
    titles = {"news": "News", "activity": "Activities", "plan": "Plans", "directive": "Directives", "gallery": "Photos"}
    home = demo.indexes["home"].copy_for_translation(locale)
    home.title, home.slug = "Home", "home"
    arrange(home, [("news", {"lead": None}), ("activities", None), ("topics", None)])
    home.save_revision().publish()
    made: dict[str, Page] = {}
    for row in read("english")["pages"]:
        kind, slug = row["page"]["type"], row["page"]["slug"]
        if kind not in made:
            section = demo.indexes[kind].copy_for_translation(locale)
            section.title, section.slug, section.show_in_menus = titles[kind], titles[kind].lower(), True
            section.save_revision().publish()
            made[kind] = section
        page = demo.pages[kind, slug].copy_for_translation(locale)
        page.title, page.subject, page.summary = row["title"], row["subject"], row["summary"]
        page.slug = slug
        field = page._meta.get_field("body")
        page.body = field.to_python(paragraphs(row["body"]))
        for name in ("author", "venue", "organisers", "attendance", "result"):
            if row.get(name) and hasattr(page, name):
                setattr(page, name, row[name])
        page.save_revision().publish()


def arrange(page: Page, rows: list[tuple[str, Any]]) -> None:
    """Give a home page its rows (not saved)."""
    field = page._meta.get_field("rows")
    page.rows = field.to_python([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in rows])


def home(demo: Demo) -> None:
    """The rows of the home page, with the lead story that the demo chose."""
    page = demo.indexes["home"]
    page.refresh_from_db()
    lead = demo.portal.get("home", {}).get("lead_news") or demo.portal.get("home", {}).get("lead")
    story = demo.pages.get(("news", lead)) if lead else None
    rows = [("news", {"lead": story.pk if story else None})] + [
        (name, None) for name in ("documents", "plans", "activities", "galleries", "topics", "sites")
    ]
    arrange(page, rows)
    page.save_revision(user=demo.user).publish(user=demo.user)
