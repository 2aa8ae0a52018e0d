"""A site that somebody else wrote: its own apps and base template, Wagtail as `wagtail start` sets it up.

The lines marked "kehoach_cms" are the ones that README tells a webmaster to add.
"""

import tempfile
from pathlib import Path

from portal.settings.database import database_from_url

BASE_DIR = Path(__file__).resolve().parent
SECRET_KEY = "a host under test"
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "kehoach_cms",  # kehoach_cms
    "blog",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "hostsite.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
DATABASES = {"default": database_from_url("", default=Path(tempfile.gettempdir()) / "kehoach-host.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
LANGUAGE_CODE = "vi"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
MEDIA_ROOT = Path(tempfile.gettempdir()) / "kehoach-host-media"
MEDIA_URL = "/media/"
WAGTAIL_SITE_NAME = "Trang của người khác"
WAGTAILADMIN_BASE_URL = "http://example.com"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kehoach_cms.search.backends.database"}}  # kehoach_cms
KEHOACH_CMS = {"BASE_TEMPLATE": "hostsite/base.html"}  # kehoach_cms
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
