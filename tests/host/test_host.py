"""The plug-in in a site that somebody else wrote."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_plug_in_lives_in_a_foreign_site() -> None:
    """Runs in a process of its own: Django's settings cannot change within one."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--ds=hostsite.settings",
            "-o",
            "python_files=host_checks.py",
            "--rootdir",
            str(ROOT / "tests" / "host"),
            "--confcutdir",
            str(ROOT / "tests" / "host"),
            str(ROOT / "tests" / "host" / "host_checks.py"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("tests/host", "site", "."))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def readme_lines() -> list[str]:
    """The lines that README tells a webmaster to add."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("<!-- install -->")[1].split("```")[1]
    return [line.strip() for line in block.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]


def test_the_lines_of_the_readme_are_the_ones_that_the_host_has() -> None:
    host = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "host" / "hostsite").glob("*.py"))
    marked = [line.split("#")[0].strip().rstrip(",") for line in host.splitlines() if "# kehoach_cms" in line]
    told = "\n".join(readme_lines())
    for line in marked:
        words = line.removeprefix("path(").split("=")[0].strip().strip('"')
        assert words in told, f"README does not tell: {line}"
