"""A demo portal for the browser: made in a folder once, served from it by a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.serving import answering, fetched

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "site" / "manage.py")]


#: Every page of the demo that is looked at, by what it shows.
PAGES = {
    "home": "/",
    "directive": "/chi-thi/chi-thi-14-ct-tu/",
    "directive as a table": "/chi-thi/chi-thi-14-ct-tu/?xem=bang",
    "directive as a timeline": "/chi-thi/chi-thi-14-ct-tu/?xem=thoi-gian",
    "plan": "/ke-hoach/ke-hoach-27-kh-du/",
    "plan without number": "/ke-hoach/ke-hoach-dang-uy-so-nong-nghiep-va-moi-truong/",
    "news": "/tin-tuc/khanh-thanh-cau-ben-thao/",
    "activity": "/hoat-dong/dang-huong-dai-tuong-niem-ben-thao/",
    "gallery": "/thu-vien-anh/boi-chai-ben-thao-2026/",
    "list of news": "/tin-tuc/",
    "list of directives": "/chi-thi/",
    "list of plans": "/ke-hoach/?nam=2026",
    "list of activities": "/hoat-dong/",
    "list of galleries": "/thu-vien-anh/",
    "topics": "/chu-de/",
    "topic": "/chu-de/lich-su-dang/",
    "unit": "/don-vi/tinh-uy-song-thao/",
    "search": "/tim-kiem/?q=di+tich",
    "search for a number": "/tim-kiem/?q=14-CT/TU",
    "search for nothing": "/tim-kiem/?q=xyzzy",
    "search without words": "/tim-kiem/",
    "search with filters": "/tim-kiem/?q=di+tich&nam=2026&loai=news&van-ban=ke-hoach",
    "search with a fault": "/tim-kiem/?q=di+tich&tu=2026-11-01&den=2026-01-01",
    "search by filters alone": "/tim-kiem/?chu-de=lich-su-dang&sap-xep=cu-nhat",
    "number unknown": "/vb/",
    "a document that is only cited": "/vb/?so=52/KH-UBND",
    "photo": "/thu-vien-anh/boi-chai-ben-thao-2026/anh/3/",
    "activities that were": "/hoat-dong/?xem=da-dien-ra",
    "list that is empty": "/ke-hoach/?nam=2031",
    "components": "/kieu-dang/",
    "tasks without facts": "/kieu-dang/task_table/2/",
    "a hundred tasks": "/kieu-dang/task_table/4/",
    "a hundred tasks on the axis": "/kieu-dang/gantt/3/",
    "a long table of contents": "/kieu-dang/toc/2/",
    "two hundred plans": "/kieu-dang/cascade_tree/3/",
    "three long topics": "/kieu-dang/breadcrumb/2/",
    "long words searched for": "/kieu-dang/search_form/2/",
    "one photo with long words": "/kieu-dang/photo/2/",
    "a comment with every fault": "/kieu-dang/comments/2/",
    "comments closed": "/kieu-dang/comments/3/",
    "form on a page of its own": "/kieu-dang/comments/4/",
    "English": "/en/",
    "site map": "/ve-cong/so-do/",
    "statement on accessibility": "/ve-cong/kha-nang-tiep-can/",
    "no such page": "/kieu-dang/404/",
    "failure": "/kieu-dang/500/",
    "password": "/kieu-dang/mat-khau/",
    "wrong password": "/kieu-dang/sai-mat-khau/",
}


def environment(folder: Path) -> dict[str, str]:
    """What a portal that lives in a folder, with SQLite, is told."""
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DATABASE_URL": "", "PORTAL_DATA": str(folder)}
    return {**os.environ, **settings}


def make(folder: Path) -> None:
    """Load the demo into a folder, and cut all the pictures that its pages show."""
    for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run([*MANAGE, *command], env=environment(folder), check=True, stdout=subprocess.DEVNULL)
    with served(folder) as address:
        # The first answer cuts the page's pictures, which takes its time.
        for path in PAGES.values():
            fetched(address + path)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the portal in a folder answers."""
    with answering([*MANAGE, "runserver", "--noreload"], environment(folder)) as address:
        yield address


if __name__ == "__main__":
    make(Path(sys.argv[1]))
