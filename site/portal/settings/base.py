"""Settings of the demo portal that hold everywhere: what a province's own project would look like."""

import os
from pathlib import Path

from portal.settings.database import database_from_url

ROOT = Path(__file__).resolve().parents[3]
# Where the database and what is uploaded live; PORTAL_DATA names another folder, for a second portal or a test.
DATA = Path(os.environ["PORTAL_DATA"]) if os.environ.get("PORTAL_DATA") else None

INSTALLED_APPS = [
    # Before Wagtail's apps: it brings Vietnamese words that Wagtail's own catalogue lacks.
    "kehoach_cms",
    "portal",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
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
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # The strict Content-Security-Policy of readers' pages.
    "kehoach_cms.pages.policy.ReaderPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": database_from_url(os.environ.get("DATABASE_URL", ""), default=(DATA or ROOT / "var") / "portal.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
# Dates typed as 5/6/2022 are read day first: Django's Vietnamese formats lack input formats.
FORMAT_MODULE_PATH = ["kehoach_cms.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media" if DATA else ROOT / "media"

WAGTAIL_SITE_NAME = "Cổng thông tin tỉnh Sông Thao"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kehoach_cms.search.backends.database"}}
# A government site's admin asks no outside service.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# A plan of 300 tasks posts about 3,000 fields; Django's default is 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

KEHOACH_CMS: dict[str, object] = {
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
    # Outside the database, so that a restored backup does not bring back what people had erased.
    "COMMENTS_ERASURES_FILE": str((DATA or ROOT / "var") / "erased-comments.jsonl"),
}
