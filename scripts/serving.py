"""Serve the demo portal as a web server in front of it would: compressed, static files kept long.

`with served() as address:` gives a portal on a free port; its content is what `make run` shows (loaded first
where there is none). ADDRESS names a portal that is served already. Run by itself it serves until it is stopped:

    python scripts/serving.py 8000
"""

import gzip
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "site" / "manage.py")]
COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "application/rss",
    "application/xml",
)

#: One page of every type, and every state of a page that has an address.
PAGES = {
    "home": "/",
    "directive": "/chi-thi/chi-thi-14-ct-tu/",
    "directive-as-a-table": "/chi-thi/chi-thi-14-ct-tu/?xem=bang",
    "directive-as-a-timeline": "/chi-thi/chi-thi-14-ct-tu/?xem=thoi-gian",
    "plan": "/ke-hoach/ke-hoach-27-kh-du/",
    "plan-without-number": "/ke-hoach/ke-hoach-dang-uy-so-nong-nghiep-va-moi-truong/",
    "news": "/tin-tuc/khanh-thanh-cau-ben-thao/",
    "plain-news": "/tin-tuc/chuyen-do-cuoi/",
    "activity": "/hoat-dong/dang-huong-dai-tuong-niem-ben-thao/",
    "gallery": "/thu-vien-anh/boi-chai-ben-thao-2026/",
    "photo": "/thu-vien-anh/boi-chai-ben-thao-2026/anh/3/",
    "list-of-news": "/tin-tuc/",
    "list-of-directives": "/chi-thi/",
    "list-of-plans": "/ke-hoach/",
    "list-of-activities": "/hoat-dong/",
    "past-activities": "/hoat-dong/?xem=da-dien-ra",
    "list-of-galleries": "/thu-vien-anh/",
    "empty-list": "/ke-hoach/?nam=2031",
    "topics": "/chu-de/",
    "topic": "/chu-de/lich-su-dang/",
    "unit": "/don-vi/tinh-uy-song-thao/",
    "search": "/tim-kiem/?q=di+tich",
    "search-form": "/tim-kiem/",
    "search-with-filters": "/tim-kiem/?q=di+tich&nam=2026&loai=news&van-ban=ke-hoach",
    "search-with-a-fault": "/tim-kiem/?q=di+tich&tu=2026-11-01&den=2026-01-01",
    "search-by-filters-alone": "/tim-kiem/?chu-de=lich-su-dang&sap-xep=cu-nhat",
    "search-for-a-number": "/tim-kiem/?q=14-CT/TU",
    "search-for-nothing": "/tim-kiem/?q=xyzzy",
    "number-unknown": "/vb/?so=999-KH/XX",
    "english": "/en/",
    "english-news": "/en/news/khanh-thanh-cau-ben-thao/",
    "components": "/kieu-dang/",
    "site-map": "/ve-cong/so-do/",
    "statement-on-accessibility": "/ve-cong/kha-nang-tiep-can/",
    "no-such-page": "/kieu-dang/404/",
    "failure": "/kieu-dang/500/",
    "password": "/kieu-dang/mat-khau/",
    "wrong-password": "/kieu-dang/sai-mat-khau/",
    "many-tasks": "/kieu-dang/task_table/4/",
}


def compressing(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """A WSGI application whose text is sent in gzip to those who take it, as nginx would send it."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        seen: list[Any] = []

        def note(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], None]:
            seen[:] = [status, headers]
            return lambda data: None

        result = application(environ, note)
        body = b"".join(result)
        if hasattr(result, "close"):
            result.close()
        status, headers = seen
        kind = dict(headers).get("Content-Type", "")
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        if kind.startswith(COMPRESSED) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") and body:
            body = gzip.compress(body, 6, mtime=0)
            headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        if environ["PATH_INFO"].startswith(("/static/", "/media/")):
            headers.append(("Cache-Control", "public, max-age=31536000"))
        if not status.startswith("304"):
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return wrapped


def serve(port: int) -> None:
    """Serve until stopped."""
    sys.path.insert(0, str(ROOT / "site"))
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    run("127.0.0.1", port, compressing(StaticFilesHandler(get_wsgi_application())), threading=True)  # type: ignore[arg-type]


def fetched(address: str) -> bytes:
    """A page's HTML; what is not found has a page too, but a failing server has none."""
    try:
        return urllib.request.urlopen(address, timeout=120).read()
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return error.read()


@contextmanager
def answering(command: list[str], environment: dict[str, str] | None = None) -> Iterator[str]:
    """The address of the portal that a command serves at the port it is told, while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [*command, str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _attempt in range(400):  # two minutes: the machine may be busy
            try:
                urllib.request.urlopen(f"{address}/suc-khoe/", timeout=2)
                break
            except urllib.error.URLError:
                time.sleep(0.3)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@contextmanager
def served() -> Iterator[str]:
    """The address of a portal that is served while the block runs."""
    if os.environ.get("ADDRESS"):
        yield os.environ["ADDRESS"].rstrip("/")
        return
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--if-empty"]):
        subprocess.run([*MANAGE, *command], check=True)
    with answering([sys.executable, __file__]) as address:
        # Every page once, so that pictures are cut and templates read before anything is measured.
        for path in PAGES.values():
            fetched(address + path)
        yield address


if __name__ == "__main__":
    serve(int(sys.argv[1]))
