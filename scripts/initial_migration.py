"""Make the one initial migration anew; only until the first release, afterwards add migrations.

Run it with the oldest supported Wagtail installed. It rewrites what makemigrations hard-codes: the
page, image and document models are whatever the host uses.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "kehoach_cms" / "migrations" / "0001_initial.py"
REPLACED = {
    "'wagtailcore.page'": "PAGE",
    "'wagtailimages.image'": "get_image_model_string()",
    "'wagtaildocs.document'": "get_document_model_string()",
}
IMPORTS = """import swapper
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

PAGE = swapper.get_model_name('wagtailcore', 'Page')

"""


def main() -> None:
    """Delete, make, rewrite."""
    for path in (TARGET, ROOT / "site" / "portal" / "migrations" / "0001_initial.py"):
        path.unlink(missing_ok=True)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": ""}
    for app in ("kehoach_cms", "portal"):
        subprocess.run(
            [sys.executable, "site/manage.py", "makemigrations", app, "--verbosity", "0"],
            cwd=ROOT,
            env=environment,
            check=True,
        )
    text = TARGET.read_text(encoding="utf-8")
    for model, name in REPLACED.items():
        text = re.sub(rf"to={re.escape(model)}", f"to={name}", text)
    text = re.sub(r"(?=\nclass Migration)", "\n" + IMPORTS, text, count=1)
    text = text.replace(
        "        ('wagtailcore', '",
        "        migrations.swappable_dependency(PAGE),\n        ('wagtailcore', '",
        1,
    )
    text = re.sub(r"\('wagtailimages', '\w+'\)", "migrations.swappable_dependency(get_image_model_string())", text)
    text = re.sub(r"\('wagtaildocs', '\w+'\)", "migrations.swappable_dependency(get_document_model_string())", text)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
