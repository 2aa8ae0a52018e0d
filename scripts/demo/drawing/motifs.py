"""What comes back in many scenes: trees, boats, roofs, flowers, people."""

import math
import random

from drawing.palette import (
    BROWN,
    BROWN_LIGHT,
    DARK,
    FLAG,
    GILT,
    INK,
    IVORY,
    LACQUER,
    LEAF,
    LOTUS,
    SKIN,
    STRAW,
    TEA,
    TILE,
    TILE_DARK,
)
from drawing.shapes import Point, circle, ellipse, glow, group, line, path, rect, star


def palm(x: float, y: float, height: float, colour: str, seed: int = 1, s: float = 1.0) -> str:
    """The cọ palm with its fan leaves."""
    lean = random.Random(seed).uniform(-8, 8)
    drawn = path(
        f"M{x - 3 * s} {y} Q{x + lean} {y - height / 2} {x - 1.6 * s} {y - height}"
        f" L{x + 1.6 * s} {y - height} Q{x + 6} {y - height / 2} {x + 3 * s} {y} Z",
        colour,
    )
    length = height * 0.26 * s
    for i in range(7):
        angle = math.radians(-200 + i * 36.6)
        fx, fy = x + math.cos(angle) * length * 0.55, y - height + math.sin(angle) * length * 0.55
        for j in range(-3, 4):
            b = angle + j * 0.24
            tips = [(b - 0.07, 0.75), (b, 1.0), (b + 0.07, 0.75)]
            leaf = "".join(
                f" L{fx + math.cos(a) * length * k:.1f} {fy + math.sin(a) * length * k:.1f}" for a, k in tips
            )
            drawn += path(f"M{fx:.1f} {fy:.1f}{leaf}Z", colour)
        drawn += line(f"M{x} {y - height} L{fx:.1f} {fy:.1f}", colour, 2.2 * s)
    return drawn


def broad_tree(x: float, y: float, s: float = 1.0, crown: str = LEAF, light: str = TEA) -> str:
    """A banyan or mango tree, as wide as it is high."""
    drawn = path(
        f"M{x - 40 * s} {y} Q{x - 20 * s} {y - 130 * s} {x - 60 * s} {y - 220 * s} H{x + 40 * s}"
        f" Q{x + 22 * s} {y - 130 * s} {x + 58 * s} {y}Z",
        BROWN,
    )
    crowns = ((-110, -270, 110), (0, -340, 130), (110, -270, 110), (-150, -180, 80), (140, -190, 80), (-10, -220, 120))
    for dx, dy, r in crowns:
        drawn += circle(x + dx * s, y + dy * s, r * s, crown)
    for dx, dy, r in ((-60, -320, 70), (50, -370, 62), (120, -270, 54), (-120, -230, 50)):
        drawn += circle(x + dx * s, y + dy * s, r * s, light, opacity=0.75)
    return drawn


def non(x: float, y: float, s: float, body: str, hat: str = IVORY, shade: str = STRAW) -> str:
    """Somebody in a conical hat, seen from afar."""
    return (
        path(
            f"M{x - 13 * s} {y + 46 * s} Q{x - 15 * s} {y + 14 * s} {x} {y + 8 * s}"
            f" Q{x + 15 * s} {y + 14 * s} {x + 13 * s} {y + 46 * s}Z",
            body,
        )
        + path(
            f"M{x - 19 * s} {y + 8 * s} L{x} {y - 11 * s} L{x + 19 * s} {y + 8 * s}"
            f" Q{x} {y + 14 * s} {x - 19 * s} {y + 8 * s}Z",
            hat,
        )
        + path(
            f"M{x} {y - 11 * s} L{x + 19 * s} {y + 8 * s} Q{x + 9 * s} {y + 12 * s} {x + 3 * s} {y + 11 * s}Z", shade
        )
    )


def boat(x: float, y: float, s: float, colour: str = DARK, *, flip: int = 1) -> str:
    """A bamboo boat with its mat roof and an oarsman."""
    hull = path(
        f"M{x - 90 * s * flip} {y - 16 * s} Q{x} {y + 26 * s} {x + 96 * s * flip} {y - 20 * s}"
        f" Q{x + 60 * s * flip} {y + 20 * s} {x} {y + 20 * s}"
        f" Q{x - 62 * s * flip} {y + 18 * s} {x - 90 * s * flip} {y - 16 * s}Z",
        colour,
    )
    roof = path(f"M{x - 34 * s} {y + 3 * s} Q{x - 6 * s} {y - 34 * s} {x + 26 * s} {y + 3 * s}Z", BROWN_LIGHT)
    oar = line(f"M{x + 58 * s * flip} {y - 58 * s} L{x + 112 * s * flip} {y + 46 * s}", colour, 4 * s)
    return hull + roof + oar + non(x + 52 * s * flip, y - 46 * s, s * 1.05, LACQUER)


def curved_roof(x: float, y: float, width: float, height: float, colour: str = TILE, edge: str = TILE_DARK) -> str:
    """The roof of a communal house: corners turned up, a ridge with its two ends."""
    w, h = width, height
    return path(
        f"M{x - w / 2} {y} Q{x - w * 0.4} {y - h * 0.12} {x - w * 0.3} {y - h} H{x + w * 0.3}"
        f" Q{x + w * 0.4} {y - h * 0.12} {x + w / 2} {y} Q{x + w * 0.52} {y - h * 0.1} {x + w * 0.535} {y - h * 0.24}"
        f" Q{x + w * 0.55} {y + h * 0.1} {x + w * 0.47} {y + h * 0.14}"
        f" Q{x} {y - h * 0.02} {x - w * 0.47} {y + h * 0.14}"
        f" Q{x - w * 0.55} {y + h * 0.1} {x - w * 0.535} {y - h * 0.24}"
        f" Q{x - w * 0.52} {y - h * 0.1} {x - w / 2} {y}Z",
        colour,
    ) + path(
        f"M{x - w * 0.31} {y - h} h{w * 0.62} v{-h * 0.08} q{w * 0.02} {-h * 0.1} {w * 0.03} {-h * 0.18}"
        f" q{-w * 0.05} {h * 0.02} {-w * 0.07} {h * 0.1} H{x - w * 0.27}"
        f" q{-w * 0.02} {-h * 0.08} {-w * 0.07} {-h * 0.1} q{w * 0.01} {h * 0.08} {w * 0.03} {h * 0.18}Z",
        edge,
    )


def petal(x: float, y: float, turn: float, length: float, width: float, colour: str) -> str:
    w, n = width, length
    d = f"M0 0 C{-w} {-n * 0.35} {-w * 0.8} {-n * 0.8} 0 {-n} C{w * 0.8} {-n * 0.8} {w} {-n * 0.35} 0 0Z"
    return path(d, colour, transform=f"translate({x} {y}) rotate({turn})")


def lotus(x: float, y: float, s: float) -> str:
    outer, middle, inner, front, heart = LOTUS
    drawn = "".join(petal(x, y, turn, 150 * s, 46 * s, outer) for turn in (-78, 78, -56, 56))
    drawn += "".join(petal(x, y, turn, 172 * s, 50 * s, middle) for turn in (-36, 36, -18, 18))
    drawn += petal(x, y, 0, 180 * s, 52 * s, inner)
    drawn += "".join(petal(x, y + 8 * s, turn, 112 * s, 42 * s, front) for turn in (-64, 64, -40, 40))
    return drawn + petal(x, y + 10 * s, -14, 104 * s, 42 * s, heart) + petal(x, y + 10 * s, 20, 100 * s, 42 * s, heart)


def lily_pad(x: float, y: float, rx: float, ry: float, colour: str, vein: str) -> str:
    drawn = ellipse(0, 0, rx, ry, colour)
    for i in range(10):
        angle = math.radians(i * 36)
        end = f"{rx * 0.9 * math.cos(angle):.0f} {ry * 0.9 * math.sin(angle):.0f}"
        drawn += line(f"M0 0 L{end}", vein, 3, opacity=0.6)
    return group(drawn, transform=f"translate({x} {y})")


def national_flag(x: float, y: float, width: float) -> str:
    height = width * 2 / 3
    return rect(x, y, width, height, FLAG) + star(x + width / 2, y + height / 2, height * 0.32, GILT)


def waving_flag(x: float, y: float, width: float) -> str:
    w, h = width, width * 0.64
    cloth = path(
        f"M{x} {y} q{w * 0.25} {-h * 0.16} {w * 0.5} 0 t{w * 0.5} 0 v{h}"
        f" q{-w * 0.25} {h * 0.16} {-w * 0.5} 0 t{-w * 0.5} 0Z",
        FLAG,
    )
    return cloth + star(x + w * 0.5, y + h * 0.5, h * 0.33, GILT)


def lantern(x: float, y: float, s: float, colour: str, name: str) -> str:
    """A lit paper lantern hanging from (x, y)."""
    return (
        glow(name, x, y + 34 * s, 92 * s, "#f6c667", 0.55)
        + line(f"M{x} {y} v{14 * s}", DARK, 2)
        + ellipse(x, y + 36 * s, 21 * s, 25 * s, colour)
        + ellipse(x, y + 36 * s, 10 * s, 25 * s, "#ffdf94", opacity=0.5)
        + rect(x - 9 * s, y + 9 * s, 18 * s, 5 * s, GILT)
        + rect(x - 9 * s, y + 58 * s, 18 * s, 5 * s, GILT)
        + line(f"M{x} {y + 63 * s} v{16 * s}", GILT, 3 * s)
    )


# -- people near enough to have arms --------------------------------------------------------------


def _limb(start: Point, angle: float, length: float, width: float, colour: str, hand: float) -> str:
    """An arm hanging at an angle: 0 straight down, 90 to the right, -90 to the left."""
    turn = math.radians(angle)
    end = (start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length)
    arm = line(f"M{start[0]:.1f} {start[1]:.1f} L{end[0]:.1f} {end[1]:.1f}", colour, width, stroke_linecap="round")
    reach = length + width * 0.35
    palm_at = (start[0] + math.sin(turn) * reach, start[1] + math.cos(turn) * reach)
    return arm + (circle(*palm_at, hand, SKIN) if hand else "")


def head(x: float, y: float, r: float, cover: str = "hair", colour: str = INK) -> str:
    """hair (short), back (seen from behind), bun, non, cap, scarf (khăn mỏ quạ), white (old man with a beard)."""
    if cover == "back":
        return circle(x, y, r, colour)
    drawn = circle(x, y, r, SKIN)
    if cover == "scarf":
        drawn = path(
            f"M{x - r * 1.25} {y + r * 0.9} Q{x - r * 1.3} {y - r * 0.9} {x} {y - r * 1.35}"
            f" Q{x + r * 1.3} {y - r * 0.9} {x + r * 1.25} {y + r * 0.9}"
            f" Q{x} {y + r * 1.5} {x - r * 1.25} {y + r * 0.9}Z",
            colour,
        )
        return drawn + path(
            f"M{x} {y - r * 0.75} Q{x + r * 0.85} {y - r * 0.1} {x + r * 0.62} {y + r * 0.5}"
            f" Q{x} {y + r * 1.15} {x - r * 0.62} {y + r * 0.5} Q{x - r * 0.85} {y - r * 0.1} {x} {y - r * 0.75}Z",
            SKIN,
        )
    if cover == "non":
        brim = f"M{x - r * 2.1} {y - r * 0.1} L{x} {y - r * 1.95} L{x + r * 2.1} {y - r * 0.1}"
        return (
            drawn
            + path(f"{brim} Q{x} {y + r * 0.55} {x - r * 2.1} {y - r * 0.1}Z", IVORY)
            + path(
                f"M{x} {y - r * 1.95} L{x + r * 2.1} {y - r * 0.1}"
                f" Q{x + r} {y + r * 0.3} {x + r * 0.3} {y + r * 0.25}Z",
                STRAW,
            )
        )
    if cover == "cap":
        return (
            drawn
            + path(f"M{x - r} {y - r * 0.15} a{r} {r} 0 0 1 {2 * r} 0Z", colour)
            + rect(x - r * 1.35, y - r * 0.28, r * 2.7, r * 0.26, colour, rx=r * 0.13)
        )
    hair = "#efe9dc" if cover == "white" else colour
    drawn += path(
        f"M{x - r * 1.03} {y + r * 0.05} a{r * 1.03} {r * 1.03} 0 0 1 {2.06 * r} 0"
        f" q{-r * 1.03} {-r * 0.62} {-2.06 * r} 0Z",
        hair,
    )
    if cover == "white":
        drawn += path(f"M{x - r * 0.5} {y + r * 0.55} Q{x} {y + r * 2.1} {x + r * 0.5} {y + r * 0.55}Z", hair)
    if cover == "bun":
        drawn += circle(x, y - r * 1.1, r * 0.45, hair)
    return drawn


def standing(
    x: float,
    foot: float,
    tall: float,
    shirt: str,
    trousers: str = DARK,
    *,
    cover: str = "hair",
    left: float = -12,
    right: float = 12,
    robe: bool = False,
    scarf: str | None = None,
) -> str:
    """Somebody on their feet; left and right are the angles of the arms as the viewer sees them."""
    r = tall * 0.078
    shoulder, waist, head_y = foot - tall * 0.78, foot - tall * 0.46, foot - tall * 0.9
    wide = tall * 0.125
    if robe:
        below = path(
            f"M{x - wide * 0.8} {waist - 4} L{x - wide * 1.25} {foot}"
            f" H{x + wide * 1.25} L{x + wide * 0.8} {waist - 4}Z",
            shirt,
        )
    else:
        leg = tall * 0.085
        below = "".join(
            line(
                f"M{x + side * wide * 0.42:.1f} {waist:.1f} L{x + side * wide * 0.5:.1f} {foot - leg * 0.4:.1f}",
                trousers,
                leg,
            )
            + ellipse(x + side * wide * 0.56, foot - 2, leg * 0.62, leg * 0.3, INK)
            for side in (-1, 1)
        )
    body = path(
        f"M{x - wide * 0.82} {waist + tall * 0.03} L{x - wide} {shoulder + r * 0.5}"
        f" Q{x - wide} {shoulder - r * 0.3} {x} {shoulder - r * 0.45}"
        f" Q{x + wide} {shoulder - r * 0.3} {x + wide} {shoulder + r * 0.5} L{x + wide * 0.82} {waist + tall * 0.03}Z",
        shirt,
    )
    arms = "".join(
        _limb((x + side * wide * 0.86, shoulder + r * 0.5), angle, tall * 0.29, tall * 0.062, shirt, tall * 0.03)
        for side, angle in ((-1, left), (1, right))
    )
    neck = rect(x - r * 0.35, head_y + r * 0.6, r * 0.7, r * 0.8, SKIN)
    tie = ""
    if scarf:
        tie = path(
            f"M{x - r * 0.9} {shoulder - r * 0.2} Q{x} {shoulder + r * 0.8} {x + r * 0.9} {shoulder - r * 0.2}"
            f" L{x + r * 0.5} {shoulder + r * 0.5} Q{x} {shoulder + r * 1.2} {x - r * 0.5} {shoulder + r * 0.5}Z",
            scarf,
        )
    return below + neck + body + arms + tie + head(x, head_y, r, cover)


def seated(x: float, y: float, s: float, shirt: str, *, cover: str = "hair", trousers: str = DARK) -> str:
    """Somebody sitting cross-legged on a mat whose front edge is at y."""
    legs = path(
        f"M{x - 46 * s} {y} Q{x - 50 * s} {y - 22 * s} {x - 20 * s} {y - 26 * s} H{x + 20 * s}"
        f" Q{x + 50 * s} {y - 22 * s} {x + 46 * s} {y} Q{x} {y + 8 * s} {x - 46 * s} {y}Z",
        trousers,
    )
    body = path(
        f"M{x - 26 * s} {y - 18 * s} L{x - 29 * s} {y - 60 * s} Q{x - 26 * s} {y - 82 * s} {x} {y - 84 * s}"
        f" Q{x + 26 * s} {y - 82 * s} {x + 29 * s} {y - 60 * s} L{x + 26 * s} {y - 18 * s}Z",
        shirt,
    )
    return legs + rect(x - 6 * s, y - 94 * s, 12 * s, 16 * s, SKIN) + body + head(x, y - 108 * s, 20 * s, cover)


def pupil_from_behind(x: float, foot: float, s: float, *, girl: bool = False) -> str:
    """A pupil in white with the red scarf, seen from behind."""
    drawn = path(
        f"M{x - 34 * s} {foot} q{-4 * s} {-100 * s} {34 * s} {-104 * s} q{38 * s} {4 * s} {34 * s} {104 * s}Z",
        "#fbf5e6",
    )
    drawn += circle(x, foot - 134 * s, 27 * s, INK)
    if girl:
        drawn += path(
            f"M{x - 8 * s} {foot - 116 * s} q{8 * s} {60 * s} 0 {62 * s} h{16 * s} q{-8 * s} {-6 * s} 0 {-62 * s}Z", INK
        )
    return drawn + path(
        f"M{x - 24 * s} {foot - 100 * s} q{24 * s} {18 * s} {48 * s} 0"
        f" l{-4 * s} {14 * s} q{-20 * s} {12 * s} {-40 * s} 0Z",
        LACQUER,
    )
