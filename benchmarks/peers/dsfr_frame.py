"""A short article in the frame that sites-faciles builds its pages on: the templates and files of django-dsfr.

    PYTHON_OF_THE_PEER benchmarks/peers/dsfr_frame.py PORT    serves it until stopped, compressed

sites-faciles itself is not published as a package. Each of its pages extends this frame and loads these files, and
most load more, so what is measured here is the least that a page of it costs. It needs an environment of its own
with django-dsfr and django-widget-tweaks.
"""

import sys
import tempfile
from pathlib import Path
from types import ModuleType

import django
from django.conf import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from serving import compressing

HERE = Path(tempfile.mkdtemp())
ARTICLE = """{% extends "dsfr/base.html" %}
{% block title %}<title>Ra quân dọn kênh mương đầu vụ</title>{% endblock title %}
{% block content %}
<h1>Ra quân dọn kênh mương đầu vụ</h1>
<p>Sáng nay, hơn hai trăm người dân sáu xóm ra quân khơi thông bốn cây số kênh mương trước vụ đông xuân.</p>
<p>Công việc do hợp tác xã chuẩn bị từ đầu tháng, và sẽ xong trước ngày rằm.</p>
{% endblock content %}"""


def main() -> None:
    """Set the project up and serve it."""
    (HERE / "article.html").write_text(ARTICLE, encoding="utf-8")
    settings.configure(
        SECRET_KEY="for measuring only",
        DEBUG=True,
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="dsfr_urls",
        LANGUAGE_CODE="fr",
        STATIC_URL="/static/",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HERE / "dsfr.sqlite3")}},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.staticfiles",
            "django.forms",
            "widget_tweaks",
            "dsfr",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(HERE)],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "dsfr.context_processors.site_config",
                    ]
                },
            }
        ],
    )
    django.setup()
    from django.core.management import call_command
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application
    from django.urls import path
    from django.views.generic import TemplateView

    call_command("migrate", verbosity=0)
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    urls = ModuleType("dsfr_urls")
    urls.urlpatterns = [path("", TemplateView.as_view(template_name="article.html"))]  # type: ignore[attr-defined]
    sys.modules["dsfr_urls"] = urls
    run("127.0.0.1", int(sys.argv[1]), compressing(StaticFilesHandler(get_wsgi_application())), threading=True)


if __name__ == "__main__":
    main()
