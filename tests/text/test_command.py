"""The command line, and the promise that reading needs neither Django nor Wagtail."""

import json
import subprocess
import sys
from pathlib import Path

from kehoach_cms.text.__main__ import main

DATA = Path(__file__).parent / "data"


def test_each_file_becomes_a_json_file(tmp_path):
    assert main([str(DATA / "901.txt"), str(DATA / "903.txt"), "--out", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "901.json").read_text())["number"] == "61-KH/HU"
    assert json.loads((tmp_path / "903.json").read_text())["number"] == "112-KH/TĐTN-BTG"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path, capsys):
    bad = tmp_path / "cu.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100)
    assert main([str(bad), str(DATA / "901.txt"), str(tmp_path / "none.txt")]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["number"] == "61-KH/HU"
    assert "old_word_format" in err and "none.txt" in err


def test_reading_imports_no_django_and_no_wagtail():
    code = (
        "import sys; sys.modules['django'] = None; sys.modules['wagtail'] = None;"
        "from kehoach_cms.text.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(DATA / "901.txt")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kind"] == "plan"
