"""How the demo makes the plug-in's pages its own: a dozen tokens, one overridden template."""

import re
from pathlib import Path

from django.test import Client

from tests.factories import Portal

ROOT = Path(__file__).resolve().parents[2]
SKIN = (ROOT / "site/portal/static/portal/skin.css").read_text(encoding="utf-8")
WHOLE = (ROOT / "kehoach_cms/static/kehoach_cms/css/kehoach.css").read_text(encoding="utf-8")
SHEET = WHOLE.split("@layer kh.tokens {")[1].split("@layer")[0]


def tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """What a sheet sets for light and for dark screens."""
    light, _, dark = css.partition("(prefers-color-scheme: dark)")
    return tuple(dict(re.findall(r"(--[\w-]+): ([^;]+);", part)) for part in (light, dark))


def luminance(colour: str) -> float:
    """How light a colour is, by WCAG."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """By how much two colours differ, by WCAG."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_a_dozen_tokens_outside_any_layer_and_nothing_else() -> None:
    light, dark = tokens(SKIN)
    known = set(re.findall(r"(--kh-[\w-]+):", SHEET))
    assert len(light) == 12
    assert set(light) | set(dark) <= known
    assert set(dark) <= set(light)
    assert "@layer" not in SKIN
    assert "!important" not in SKIN
    bare = re.sub(r"/\*.*?\*/", "", SKIN, flags=re.S)
    assert set(re.findall(r"([^{};]+)\{", re.sub(r"@media[^{]+\{", "", bare).replace("\n", ""))) <= {"  :root "}


def test_what_the_skin_changes_is_legible_by_day_and_by_night() -> None:
    skin, sheet = tokens(SKIN), tokens(SHEET)
    for place in (0, 1):
        now = {**dict(sheet[0]), **(sheet[1] if place else {}), **skin[0], **(skin[1] if place else {})}
        for ink, grounds in {
            "brand": ["bg", "surface"],
            "link": ["bg", "surface", "surface-2"],
            "muted": ["bg", "surface", "surface-2"],
            "mast-ink": ["mast"],
            "action-ink": ["action"],
            "foot-ink": ["foot"],
        }.items():
            for ground in grounds:
                found = contrast(now[f"--kh-{ink}"], now[f"--kh-{ground}"])
                assert found >= 4.5, (place, ink, ground, found)
        for ground in ("bg", "surface", "surface-2"):
            assert contrast(now["--kh-focus"], now[f"--kh-{ground}"]) >= 3


def test_one_template_of_the_plug_in_is_overridden(client: Client, portal: Portal) -> None:
    overridden = list((ROOT / "templates/kehoach_cms").rglob("*.html"))
    assert [file.name for file in overridden] == ["base.html"]
    html = client.get(portal.news.get_url()).content.decode()
    assert html.index("kehoach_cms/css/kehoach.css") < html.index("portal/skin.css")
    assert f'<meta name="theme-color" content="{tokens(SKIN)[0]["--kh-mast"]}">' in html
    assert "Nhãn đo lường EMC" in html
