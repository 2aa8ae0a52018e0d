"""Gather the plug-in's messages into its catalogues, compile them, or check that they are complete.

Django's own makemessages needs GNU gettext on the machine; this needs nothing. It knows the two
places where messages stand: calls of `_`, `_now` and `_n` (kehoach_cms/i18n.py) in Python, and
`{% translate %}`, `{% blocktranslate %}` with our context in templates.

    python scripts/messages.py            gather and compile
    python scripts/messages.py --check    fail if a message is missing, empty, fuzzy or not compiled
"""

import argparse
import ast
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "kehoach_cms"
SOURCES = [ROOT / "kehoach_cms", ROOT / "site" / "portal"]
TEMPLATES = [ROOT / "kehoach_cms" / "templates", ROOT / "templates"]
CATALOGUE = ROOT / "kehoach_cms" / "locale" / "vi" / "LC_MESSAGES" / "django.po"

_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|'{3}(?:.|\n)*?'{3}|"{3}(?:.|\n)*?"{3})"""
_TEMPLATE_CALL = re.compile(rf"\b(n?pgettext)\(\s*({_STRING})\s*,\s*({_STRING})(?:\s*,\s*({_STRING}))?")
_BARE_CALL = re.compile(rf"\b(?:gettext|ngettext|_)\(\s*({_STRING})")


@dataclass
class Found:
    """A message and where it stands."""

    plural: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)
    is_format: bool = False


def from_python(path: Path, messages: dict[str, Found], problems: list[str]) -> None:
    """Calls of our functions with literal arguments; anything else cannot be gathered."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in ("_", "_now", "_n") or path.name == "i18n.py":
            continue
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        wanted = 2 if node.func.id == "_n" else 1
        words = [arg.value for arg in node.args[:wanted] if isinstance(arg, ast.Constant)]
        if len(words) < wanted or not all(isinstance(word, str) for word in words):
            problems.append(f"{place}: the message must be a plain string")
            continue
        add(messages, str(words[0]), str(words[1]) if wanted == 2 else "", place)


def from_template(path: Path, messages: dict[str, Found], problems: list[str]) -> None:
    """Translated words of a template, which must carry our context."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    place = str(path.relative_to(ROOT))
    for call in _TEMPLATE_CALL.finditer(source):
        kind, context, singular, plural = call.groups()
        if ast.literal_eval(context) != CONTEXT:
            problems.append(f"{place}: context {context} is not ours")
            continue
        line = source.count("\n", 0, call.start()) + 1
        words = ast.literal_eval(singular)
        add(
            messages,
            words,
            ast.literal_eval(plural) if kind == "npgettext" and plural else "",
            f"{place}:{line}",
        )
    for call in _BARE_CALL.finditer(source):
        problems.append(f'{place}: {call.group(1)} lacks context "{CONTEXT}"')


def add(messages: dict[str, Found], words: str, plural: str, place: str) -> None:
    """Note a message; the same words may stand in many places."""
    entry = messages.setdefault(words, Found())
    entry.plural = entry.plural or plural
    file, _, line = place.rpartition(":")
    entry.places.append((file, line))
    entry.is_format = entry.is_format or bool(re.search(r"%\(\w+\)[sd]|%[sd]", words + plural))


def gather() -> tuple[dict[str, Found], list[str]]:
    """All messages of the plug-in and of the demo's skin."""
    messages: dict[str, Found] = {}
    problems: list[str] = []
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.py")):
            if "migrations" not in path.parts:
                from_python(path, messages, problems)
    for folder in TEMPLATES:
        for path in sorted(folder.rglob("*.html")):
            from_template(path, messages, problems)
    return messages, problems


def update(catalogue: polib.POFile, messages: dict[str, Found]) -> None:
    """Bring a catalogue in line with the messages; translations are kept, what is gone goes."""
    known = {entry.msgid: entry for entry in catalogue if entry.msgctxt == CONTEXT}
    for entry in list(catalogue):
        if entry.msgctxt == CONTEXT and entry.msgid not in messages:
            catalogue.remove(entry)
    for words, found in messages.items():
        entry = known.get(words)
        if entry is None:
            entry = polib.POEntry(msgctxt=CONTEXT, msgid=words)
            catalogue.append(entry)
        entry.occurrences = [(file, "") for file in sorted({file for file, _line in found.places})]
        entry.flags = ["python-format"] if found.is_format else []
        if found.plural:
            entry.msgid_plural = found.plural
            if not entry.msgstr_plural:
                entry.msgstr_plural = {0: entry.msgstr}
            entry.msgstr = ""
    catalogue.sort(key=lambda entry: (entry.msgctxt or "", entry.msgid.lower(), entry.msgid))


def faults(catalogue: polib.POFile, messages: dict[str, Found]) -> list[str]:
    """What is wrong with a catalogue."""
    known = {entry.msgid: entry for entry in catalogue if entry.msgctxt == CONTEXT}
    found = [
        f"not in the catalogue: {words!r} ({found.places[0][0]})"
        for words, found in messages.items()
        if words not in known
    ]
    found += [f"no longer used: {words!r}" for words in known if words not in messages]
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if "fuzzy" in entry.flags or not all(text.strip() for text in texts):
            found.append(f"not translated: {entry.msgid!r}")
        names = set(re.findall(r"%\(\w+\)[sd]|%[sd]", entry.msgid_plural or entry.msgid))
        if any(set(re.findall(r"%\(\w+\)[sd]|%[sd]", text)) - names for text in texts):
            found.append(f"unknown placeholder in the translation of {entry.msgid!r}")
    return found


def main() -> int:
    """Gather or check."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if something is missing")
    arguments = parser.parse_args()
    messages, problems = gather()
    catalogue = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    catalogue.wrapwidth = 110
    if not arguments.check:
        catalogue.metadata = {
            "Project-Id-Version": "kehoach_cms",
            "Language": "vi",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=1; plural=0;",
        }
        update(catalogue, messages)
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(CATALOGUE))
        catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    problems += faults(catalogue, messages)
    if arguments.check and CATALOGUE.with_suffix(".mo").exists():
        compiled = {
            (e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))
        }
        if compiled != {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue.translated_entries()}:
            problems.append("django.mo is not compiled from django.po: run `make messages`")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(messages)} messages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
