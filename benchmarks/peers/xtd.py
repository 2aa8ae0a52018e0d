"""A page with django-comments-xtd as its documentation sets it up, measured like ours. Run by benchmarks/comments.py.

    PYTHON_OF_THE_PEER benchmarks/peers/xtd.py SECONDS NUMBER...    prints JSON

It needs an environment of its own with Django and django-comments-xtd.
"""

import json
import sys
import tempfile
import types
from pathlib import Path

import django
from django.conf import settings

HERE = Path(tempfile.mkdtemp())
TEMPLATE = """<!doctype html><title>{{ object.name }}</title>{% load comments comments_xtd %}
<h1>{{ object.name }}</h1><p>{{ body }}</p>
{% get_comment_count for object as number %}<h2>{{ number }}</h2>
{% render_xtdcomment_tree for object %}
{% render_comment_form for object %}"""


def main() -> None:
    """Set the project up, fill it, measure it."""
    (HERE / "article.html").write_text(TEMPLATE)
    settings.configure(
        SECRET_KEY="for measuring only",
        DEBUG=False,
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="xtd_urls",
        SITE_ID=1,
        COMMENTS_APP="django_comments_xtd",
        COMMENTS_XTD_MAX_THREAD_LEVEL=1,
        COMMENTS_XTD_CONFIRM_EMAIL=False,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HERE / "xtd.sqlite3")}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.sites",
            "django.contrib.messages",
            "rest_framework",
            "django_comments_xtd",
            "django_comments",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(HERE)],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
    )
    django.setup()
    from django.contrib.sites.models import Site
    from django.core.management import call_command
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import include, path

    def article(request: HttpRequest, pk: int) -> HttpResponse:
        target = Site.objects.get(pk=pk)
        body = "Cầu Bến Thao dài 462 mét. " * 80
        return render(request, "article.html", {"object": target, "body": body})

    urls = types.ModuleType("xtd_urls")
    patterns = [path("bai/<int:pk>/", article), path("comments/", include("django_comments_xtd.urls"))]
    vars(urls)["urlpatterns"] = patterns
    sys.modules["xtd_urls"] = urls
    # What is commented on must have an address; the model of sites has none.
    Site.get_absolute_url = lambda self: f"/bai/{self.pk}/"  # type: ignore[attr-defined]
    call_command("migrate", verbosity=0)
    print(json.dumps(measure([int(number) for number in sys.argv[2:]], float(sys.argv[1]))))


def measure(numbers: list[int], seconds: float) -> list[dict[str, float]]:
    """A page with each number of comments."""
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone
    from django_comments_xtd.models import XtdComment

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from measuring import pressed

    results = []
    for number in numbers:
        target = Site.objects.create(domain=f"{number}.example", name=f"Bài {number}")
        with transaction.atomic():
            for each in range(number):
                XtdComment.objects.create(
                    content_type=ContentType.objects.get_for_model(Site),
                    object_pk=str(target.pk),
                    site_id=1,
                    user_name="Trần Quốc Ẩn",
                    user_email="an@thu.example",
                    comment=f"Ở thôn còn một hầm chứa gạo thời kháng chiến chưa có tên trong danh mục. {each}",
                    submit_date=timezone.now(),
                )
        client = Client()
        url = f"/bai/{target.pk}/"
        with CaptureQueriesContext(connection) as asked:
            body = client.get(url).content.decode()
        shown = body.count("hầm chứa gạo")
        results.append({"comments": number, "shown": shown, "queries": len(asked), **pressed(client, url, seconds)})
    return results


if __name__ == "__main__":
    main()
