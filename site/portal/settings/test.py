"""The demo portal under test: fast hashing, no debug, files in a scratch folder."""

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403
from portal.settings.base import ROOT
from portal.settings.database import database_from_url

DEBUG = False
SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
KEHOACH_CMS = {**KEHOACH_CMS, "COMMENTS_ERASURES_FILE": ""}  # noqa: F405
MEDIA_ROOT = Path(tempfile.gettempdir()) / "kehoach-cms-test-media"
DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""), default=ROOT / "var" / "test.sqlite3")}
