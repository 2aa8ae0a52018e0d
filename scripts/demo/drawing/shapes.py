"""Plain SVG elements as strings, and the few forms every scene is put together from."""

import math
import random
from collections.abc import Iterable, Sequence

from drawing.palette import CREAM, PAPER_LIGHT

WIDTH, HEIGHT = 1200, 800
Point = tuple[float, float]


def _attributes(values: dict[str, object]) -> str:
    return "".join(f' {k.replace("_", "-")}="{v}"' for k, v in values.items() if v is not None)


def path(d: str, fill: object = "none", **values: object) -> str:
    return f'<path d="{d}" fill="{fill}"{_attributes(values)}/>'


def line(d: str, stroke: str, width: float, **values: object) -> str:
    return path(d, stroke=stroke, stroke_width=width, **values)


def rect(x: float, y: float, width: float, height: float, fill: str, **values: object) -> str:
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect {place} fill="{fill}"{_attributes(values)}/>'


def circle(x: float, y: float, r: float, fill: str, **values: object) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"{_attributes(values)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **values: object) -> str:
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"{_attributes(values)}/>'


def polygon(points: Iterable[Point], fill: str, **values: object) -> str:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{joined}" fill="{fill}"{_attributes(values)}/>'


def group(content: str, **values: object) -> str:
    return f"<g{_attributes(values)}>{content}</g>"


def background(colour: str) -> str:
    return rect(0, 0, WIDTH, HEIGHT, colour)


def gradient(name: str, stops: Sequence[tuple[float, str]], *, y0: float = 0, y1: float = HEIGHT) -> str:
    """A sky or a wall that changes from top to bottom, as a rectangle over the whole width."""
    marks = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
    definition = f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{marks}</linearGradient>'
    return f"<defs>{definition}</defs>" + rect(0, y0, WIDTH, y1 - y0, f"url(#{name})")


def glow(name: str, x: float, y: float, r: float, colour: str, strength: float = 0.8) -> str:
    """Light that fades out around a lamp."""
    stops = "".join(
        f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{strength * k:.2f}"/>'
        for at, k in ((0, 1), (0.35, 0.45), (1, 0))
    )
    return f'<defs><radialGradient id="{name}">{stops}</radialGradient></defs>' + circle(x, y, r, f"url(#{name})")


def hill(y: float, swing: float, seed: int, colour: str, *, waves: int = 3, bottom: float = HEIGHT) -> str:
    chance = random.Random(seed)
    parts = [(chance.uniform(0.6, 2.4) * (i + 1) * 0.7, chance.uniform(0, 6.28), swing / (i + 1)) for i in range(waves)]
    d = f"M-20 {bottom:.0f}"
    for x in range(-20, WIDTH + 21, 20):
        turn = x / WIDTH * math.tau
        d += f" L{x} {y + sum(a * math.sin(f * turn + p) for f, p, a in parts):.0f}"
    return path(f"{d} L{WIDTH + 20} {bottom:.0f} Z", colour)


def star(x: float, y: float, r: float, colour: str, *, inner: float = 0.382) -> str:
    points = []
    for i in range(10):
        angle, reach = math.radians(i * 36 - 90), r if i % 2 == 0 else r * inner
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return polygon(points, colour)


def cloud(x: float, y: float, s: float = 1, colour: str = PAPER_LIGHT, opacity: float = 0.9) -> str:
    d = (
        f"M{x} {y} h{220 * s} a{22 * s} {22 * s} 0 0 0 0 {-44 * s} h{-40 * s}"
        f" a{30 * s} {30 * s} 0 0 0 {-60 * s} {-18 * s} a{34 * s} {34 * s} 0 0 0 {-66 * s} {12 * s}"
        f" h{-54 * s} a{25 * s} {25 * s} 0 0 0 0 {50 * s}Z"
    )
    return path(d, colour, opacity=opacity)


def birds(x: float, y: float, colour: str) -> str:
    drawn = ""
    for dx, dy, k in ((0, 0, 1), (46, -22, 0.8), (82, 6, 0.7), (128, -34, 0.6)):
        wings = f"M{x + dx} {y + dy} q{9 * k} {-10 * k} {18 * k} 0 q{9 * k} {-10 * k} {18 * k} 0"
        drawn += line(wings, colour, 3 * k, stroke_linecap="round")
    return drawn


def ripples(
    y0: float, y1: float, seed: int, count: int = 40, *, colour: str = CREAM, width: float = 3, opacity: float = 0.6
) -> str:
    """Short waves on water, longer and bolder towards the viewer."""
    chance, drawn = random.Random(seed), ""
    for _ in range(count):
        near = chance.random()
        y, length, x = y0 + (y1 - y0) * near, 20 + 120 * near * chance.random(), chance.uniform(0, WIDTH)
        d = f"M{x:.0f} {y:.0f} q{length / 4:.0f} {-3 - 4 * near:.0f} {length / 2:.0f} 0 t{length / 2:.0f} 0"
        drawn += line(d, colour, round(width * (0.5 + near * 0.8), 1), stroke_linecap="round", opacity=opacity)
    return drawn


def bars(x: float, rows: Iterable[tuple[float, float]], colour: str, height: float = 7) -> str:
    """Lines of writing, centred on x: (width, y) each."""
    return "".join(rect(x - width / 2, y, width, height, colour) for width, y in rows)
