"""Readers and commenters at once, a worker killed in the middle: is every accepted comment there exactly once?

    python benchmarks/comments_load.py [--seconds 60] [--readers 200] [--commenters 20]

Starts gunicorn (which must be installed) with two workers on the loopback address, on SQLite in a scratch folder or on
the database that DATABASE_URL names (which is emptied), sends from this machine only, kills one worker half-way with
SIGKILL, and counts. Commenters whose connection breaks send the same form again, as people do. One in five comments
lacks the consent, one in five comes from another site: these must not be there.
"""

from __future__ import annotations

import argparse
import http.client
import importlib.util
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "site"), str(ROOT)]


class Run:
    """What happened."""

    def __init__(self) -> None:
        self.accepted: list[str] = []
        self.refused: list[str] = []
        self.unsure: list[str] = []
        self.statuses: dict[str, int] = {}
        self.reading: list[float] = []
        self.writing: list[float] = []
        self.lock = threading.Lock()
        self.over = threading.Event()

    def note(self, name: str) -> None:
        """Count a status."""
        with self.lock:
            self.statuses[name] = self.statuses.get(name, 0) + 1


def ask(
    port: int, method: str, path: str, fields: dict[str, str] | None, who: int, own: bool = True
) -> tuple[int, bytes]:
    """One request from an address of its own; raises OSError and HTTPException."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "X-Forwarded-For": f"10.{who // 256}.{who % 256}.1",
        "Sec-Fetch-Site": "same-origin" if own else "cross-site",
    }
    body = urlencode(fields) if fields is not None else None
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def read(run: Run, port: int, paths: list[str], who: int) -> None:
    """A reader: a page, a while of reading, the next."""
    time.sleep(random.random() * 5)
    while not run.over.is_set():
        begin = time.perf_counter()
        try:
            status, _body = ask(port, "GET", random.choice(paths), None, who)
            run.note(f"read {status}")
            run.reading.append(time.perf_counter() - begin)
        except (OSError, http.client.HTTPException):
            run.note("read broken")
        run.over.wait(4 + random.random() * 4)


def comment(run: Run, port: int, page: int, who: int) -> None:
    """A commenter: a token, a form, the form again if the connection broke."""
    while not run.over.is_set():
        text = f"Ý kiến {uuid.uuid4().hex}"
        kind = random.choice(["good", "good", "good", "no consent", "foreign"])
        try:
            _status, body = ask(port, "POST", f"/binh-luan/{page}/ma/", {"tra_loi": ""}, who)
            token = json.loads(body)["token"]
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            run.note("token broken")
            continue
        fields = {"ten": "Người gửi", "noi_dung": text, "ma": token} | ({} if kind == "no consent" else {"dong_y": "1"})
        begin = time.perf_counter()
        status = 0
        for _try in range(6):
            try:
                status, _body = ask(port, "POST", f"/binh-luan/{page}/", fields, who, own=kind != "foreign")
            except (OSError, http.client.HTTPException):
                run.note("write broken")
                time.sleep(0.5)
                continue
            run.note(f"write {status}")
            if status != 503:
                break
            time.sleep(0.5)
        run.writing.append(time.perf_counter() - begin)
        place = run.accepted if status == 303 else run.refused if status in (200, 403, 429) else run.unsure
        place.append(text)
        run.over.wait(random.random())


def prepare() -> tuple[int, list[str]]:
    """A portal with a page; returns its number and the addresses that readers read."""
    from comments import make_page, set_up
    from comments_fill import fill_portal

    index = set_up()
    page = make_page(index, "bai")
    fill_portal([page], 200, published_only=True)
    return page.pk, ["/tin-tuc/bai/", "/tin-tuc/", f"/binh-luan/{page.pk}/"]


def main() -> None:
    """Serve, press, kill, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--commenters", type=int, default=20)
    options = parser.parse_args()
    if importlib.util.find_spec("gunicorn") is None:
        sys.exit("gunicorn is not installed here")
    os.environ.setdefault("PORTAL_DATA", tempfile.mkdtemp())
    page, paths = prepare()
    from django.db import connections

    connections.close_all()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "load_settings"}
    paths_of_code = [str(ROOT / name) for name in ("benchmarks", "site", ".")] + sys.path[3:]
    environment["PYTHONPATH"] = os.pathsep.join(paths_of_code)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "--backlog", "512",
         "--timeout", "60", "--log-level", "error", "portal.wsgi"],
        env=environment,
        cwd=ROOT,
    )  # fmt: skip
    run = Run()
    try:
        for _attempt in range(100):
            try:
                if ask(port, "GET", paths[0], None, 0)[0] == 200:
                    break
            except OSError:
                time.sleep(0.3)
        jobs = [threading.Thread(target=read, daemon=True, args=(run, port, paths, n)) for n in range(options.readers)]
        jobs += [
            threading.Thread(target=comment, daemon=True, args=(run, port, page, 1000 + n))
            for n in range(options.commenters)
        ]
        for job in jobs:
            job.start()
        time.sleep(options.seconds / 2)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        print(f"killed one of {len(children)} workers", flush=True)
        time.sleep(options.seconds / 2)
        run.over.set()
        for job in jobs:
            job.join(90)
    finally:
        run.over.set()
        server.terminate()
        server.wait(timeout=20)
    count(run)


def count(run: Run) -> None:
    """Compare what was answered with what is there."""
    from django.db import connection

    from kehoach_cms.comments.models import Comment

    there: dict[str, int] = {}
    for body in Comment.objects.filter(body__startswith="Ý kiến ").values_list("body", flat=True):
        there[body] = there.get(body, 0) + 1
    print(f"database {connection.vendor}; answers {dict(sorted(run.statuses.items()))}")
    for name, times in (("reading", sorted(run.reading)), ("sending", sorted(run.writing))):
        if times:
            middle, late = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
            print(f"{name}: {len(times)}, median {middle:.0f} ms, p95 {late:.0f} ms")
    lost = [text for text in run.accepted if there.get(text, 0) != 1]
    stray = [text for text in run.refused if text in there]
    print(f"accepted {len(run.accepted)}, of these not there exactly once: {len(lost)}")
    print(f"refused {len(run.refused)}, of these there all the same: {len(stray)}")
    print(f"without an answer {len(run.unsure)}; twice: {sum(number > 1 for number in there.values())}")
    sys.exit(bool(lost or stray))


if __name__ == "__main__":
    main()
