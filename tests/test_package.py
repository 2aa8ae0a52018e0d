"""What is built and how the checkout is laid out."""

import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the wheel."""
    target = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = buildapi.build_wheel(str(target))
    return zipfile.ZipFile(target / name).namelist()


@pytest.mark.parametrize(
    "name",
    [
        "kehoach_cms/py.typed",
        "kehoach_cms/migrations/0001_initial.py",
        "kehoach_cms/locale/vi/LC_MESSAGES/django.mo",
        "kehoach_cms/templates/kehoach_cms/base.html",
        "kehoach_cms/static/kehoach_cms/css/kehoach.css",
        "kehoach_cms/static/kehoach_cms/js/kehoach.js",
        "kehoach_cms/text/__main__.py",
        "kehoach_cms/management/commands/import_documents.py",
    ],
)
def test_the_wheel_holds_what_a_site_needs(wheel: list[str], name: str) -> None:
    assert name in wheel


def test_the_wheel_holds_the_plug_in_and_nothing_else(wheel: list[str]) -> None:
    foreign = [name for name in wheel if not name.startswith(("kehoach_cms/", "kehoach_cms-"))]
    assert not foreign
    assert not [name for name in wheel if "/tests/" in name or name.endswith((".pyc", ".po~"))]
    assert any(name.endswith("licenses/LICENSE") for name in wheel)


def test_the_folder_site_never_hides_python_s_own_module() -> None:
    assert hasattr(site, "getsitepackages")
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_demo_portal_is_not_ignored_by_git() -> None:
    done = subprocess.run(["git", "check-ignore", "site/manage.py"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0


def test_reading_text_imports_neither_django_nor_wagtail() -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); import kehoach_cms.text;"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail', 'taggit')];"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "kehoach_cms").rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_is_a_wall(path: Path) -> None:
    if "migrations" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
