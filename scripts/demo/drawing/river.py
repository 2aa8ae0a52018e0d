"""Scenes on the water: the Thao, its bridge, its ferry, its boat race."""

import math
import random

from drawing.motifs import boat, lantern, palm, standing
from drawing.palette import (
    BRASS,
    BROWN,
    CREAM,
    DARK,
    EMBER,
    GOLD,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    MIST,
    NIGHT,
    PAPER,
    SILT,
    SILT_DEEP,
    SILT_LIGHT,
    SKIN,
    STRAW,
    SUN,
)
from drawing.shapes import background, birds, circle, cloud, ellipse, glow, gradient, hill, line, path, rect, ripples


def river_at_sunrise() -> str:
    drawn = background(PAPER) + circle(820, 250, 96, SUN) + cloud(640, 300, 1.1) + cloud(160, 190, 0.9, opacity=0.8)
    for y, swing, seed, colour in ((350, 46, 3, "#c9cdb9"), (392, 40, 8, "#a9b7a2"), (440, 34, 5, "#7f9a7c")):
        drawn += hill(y, swing, seed, colour)
    drawn += path("M0 480 Q300 452 620 478 T1200 462 V800 H0Z", SILT_LIGHT)
    drawn += path("M0 560 Q340 520 640 560 T1200 540 V800 H0Z", SILT)
    drawn += path("M0 690 Q420 640 760 690 T1200 670 V800 H0Z", SILT_DEEP)
    chance = random.Random(2)
    for i in range(15):  # the sun on the water
        x, length = 750 + chance.uniform(-26, 26) + i * 2, 130 - i * 5 + chance.uniform(-30, 30)
        d = f"M{x:.0f} {486 + i * 15} h{length:.0f}"
        drawn += line(d, SUN, round(5 + i * 0.35, 1), stroke_linecap="round", opacity=0.34)
    drawn += ripples(490, 780, 4, 44, width=3.4, opacity=0.55)
    drawn += path("M0 486 Q60 456 150 462 Q250 470 330 492 Q200 520 0 520Z", LEAF)
    for x, tall, seed in ((60, 190, 1), (118, 240, 2), (190, 165, 3), (250, 120, 7)):
        drawn += palm(x, 488, tall, LEAF_DEEP, seed, 1.15)
    return drawn + boat(560, 640, 1.25) + boat(905, 545, 0.62, flip=-1) + birds(430, 200, BROWN)


def _arches(colour: str, lamps: bool = False) -> str:
    """The deck climbs to the right; each arch stands on it between two piers."""
    drawn = ""
    for x in (-30, 270, 570, 870):
        y0, y1 = 470 - x * 0.0738, 470 - (x + 300) * 0.0738
        crown = (y0 + y1) / 2 - 150
        drawn += line(f"M{x} {y0} Q{x + 150} {crown} {x + 300} {y1}", colour, 15)
        for k in range(1, 8):
            t = k / 8
            top = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * crown + t * t * y1
            drawn += line(f"M{x + 300 * t} {top} V{y0 + (y1 - y0) * t}", colour, 5)
            if lamps:
                drawn += circle(x + 300 * t, top, 5, "#ffe3a1")
    return drawn


def _piers(colour: str, foot: str) -> str:
    drawn = ""
    for i, x in enumerate((120, 420, 720, 1020)):
        y, deep = 470 - x * 0.0738, i * 6
        drawn += path(f"M{x - 20} {y + 16} h40 l8 {150 + deep} h-56Z", colour)
        drawn += rect(x - 36, y + 158 + deep, 72, 18, foot)
    return drawn


def bridge() -> str:
    drawn = background("#f1e4c8") + circle(330, 280, 84, EMBER, opacity=0.9) + cloud(210, 330)
    drawn += hill(400, 40, 41, "#b6c1ad") + hill(440, 30, 44, "#8fa68a")
    drawn += path("M0 500 H1200 V800 H0Z", SILT_LIGHT) + path("M0 610 Q400 580 760 615 T1200 600 V800 H0Z", SILT)
    drawn += ripples(510, 790, 14, 46, opacity=0.55)
    drawn += path("M-10 470 L1210 380 V404 L-10 496Z", DARK) + _piers("#8a7763", "#6d5b4a") + _arches(LACQUER)
    drawn += rect(640, 392, 92, 30, "#e9e0ca", rx=5) + rect(722, 400, 26, 20, INDIGO, rx=3)
    drawn += rect(260, 424, 60, 24, BRASS, rx=9)
    drawn += path("M0 640 Q140 600 260 690 Q320 740 360 800 H0Z", LEAF)
    drawn += palm(70, 660, 210, LEAF_DEEP, 3, 1.2) + palm(160, 690, 150, LEAF_DEEP, 5, 1.1)
    return drawn + boat(820, 700, 1.1, flip=-1)


def bridge_by_night() -> str:
    sky = [(0, "#141f30"), (0.45, "#263a4f"), (0.62, "#5c4a4c"), (1, "#2a2430")]
    drawn = gradient("night", sky)
    drawn += glow("moon", 930, 150, 190, "#f7e2ad", 0.5) + circle(930, 150, 54, "#f4e3b5")
    chance = random.Random(12)
    for _ in range(60):
        drawn += circle(
            round(chance.uniform(0, 1200)),
            round(chance.uniform(0, 250)),
            chance.choice((1.4, 1.8, 2.4)),
            "#f6ecd0",
            opacity=0.75,
        )
    drawn += hill(420, 40, 41, "#22303d") + hill(452, 26, 44, "#1c2731")
    for x in range(20, 1200, 46):  # houses along the far bank
        y = 478 + 6 * math.sin(x)
        drawn += rect(x, round(y), 20, 22, "#191a20") + rect(x + 6, round(y) + 7, 6, 7, "#f2c069", opacity=0.9)
    drawn += path("M0 500 H1200 V800 H0Z", "#202c3b") + path("M0 620 Q400 590 760 625 T1200 610 V800 H0Z", "#1a2431")
    for i in range(16):  # the moon on the water
        drawn += line(
            f"M{905 - i * 3 + chance.uniform(-24, 24):.0f} {520 + i * 17} h{40 + i * 5}",
            "#f1dca4",
            4,
            stroke_linecap="round",
            opacity=0.4,
        )
    drawn += path("M-10 470 L1210 380 V404 L-10 496Z", "#120f12") + _piers("#4a3f3d", "#332b2b")
    drawn += _arches("#b3342a", lamps=True)
    for i, x in enumerate(range(40, 1200, 92)):  # street lamps and what the water makes of them
        y = 470 - x * 0.0738
        drawn += line(f"M{x} {y} v-44 q0 -12 14 -12", "#0f0d10", 4) + glow(
            f"lamp{i}", x + 16, y - 54, 64, "#ffd88a", 0.85
        )
        drawn += circle(x + 16, y - 54, 6, "#fff0c4")
        for k in range(6):
            wide = 34 - k * 2 + chance.uniform(-8, 8)
            drawn += line(
                f"M{x + 16 - wide / 2 + chance.uniform(-7, 7):.0f} {548 + k * 24} h{wide:.0f}",
                "#f4bd60",
                5,
                stroke_linecap="round",
                opacity=round(0.55 - k * 0.07, 2),
            )
    drawn += rect(640, 392, 92, 30, "#4d2f2a", rx=5) + rect(722, 400, 26, 20, "#2b3c50", rx=3)
    drawn += glow("headlight", 770, 408, 70, "#fff0c4", 0.7)
    drawn += ripples(520, 790, 14, 40, colour="#6f7f8e", opacity=0.35)
    drawn += path("M0 660 Q140 620 260 700 Q320 745 360 800 H0Z", "#141b1b")
    drawn += palm(70, 680, 230, "#0f1615", 3, 1.2) + palm(160, 706, 160, "#0f1615", 5, 1.1)
    drawn += boat(760, 715, 1.15, "#100c0d", flip=-1) + lantern(818, 640, 0.55, "#c9402c", "boatlight")
    return drawn


def ferry_at_dusk() -> str:
    sky = [(0, "#3d3350"), (0.3, "#8b4a4f"), (0.52, "#d9743f"), (0.64, "#f2b464"), (1, "#f2b464")]
    drawn = (
        gradient("dusk", sky, y1=520) + glow("sun", 420, 430, 320, "#ffd27a", 0.75) + circle(420, 436, 78, "#f6d27c")
    )
    for x, y, s in ((640, 210, 1.2), (120, 150, 0.8), (900, 300, 0.9)):
        drawn += cloud(x, y, s, "#6d3f4c", 0.6)
    drawn += hill(470, 30, 23, "#5b3a44") + path("M0 486 H1200 V800 H0Z", "#b5694a")
    drawn += path("M0 580 Q400 555 800 584 T1200 570 V800 H0Z", "#93503f") + path(
        "M0 700 Q380 672 800 705 T1200 690 V800 H0Z", "#713c35"
    )
    chance = random.Random(5)
    for i in range(17):
        left, length = 360 + chance.uniform(-30, 30), 120 + chance.uniform(-50, 40) - i * 2
        drawn += line(
            f"M{left:.0f} {496 + i * 16} h{length:.0f}",
            "#ffdc90",
            round(5 + i * 0.3, 1),
            stroke_linecap="round",
            opacity=0.55,
        )
    drawn += ripples(500, 790, 9, 46, colour="#f0b982", opacity=0.4)
    # the ferry: a broad deck on a low hull, a roof on four posts
    hull = "M470 598 L1010 598 L1062 570 L1046 640 Q1030 664 980 664 H500 Q452 664 436 640 L420 570Z"
    drawn += path("M455 672 Q740 704 1040 668 L1030 690 Q740 724 470 692Z", "#4d2a29", opacity=0.55)
    people = (
        (560, "#7a2c27", "non", 128),
        (632, INDIGO, "hair", 138),
        (700, "#8f7044", "non", 126),
        (842, "#3f5b4c", "cap", 138),
    )
    for x, shirt, cover, tall in people:
        drawn += standing(x, 602, tall, shirt, INK, cover=cover)
    for x in (726, 800):  # a bicycle
        drawn += circle(x, 578, 22, "none", stroke=NIGHT, stroke_width=4)
    drawn += line("M726 578 L752 540 H790 L800 578 M752 540 L770 578 H726 M790 540 l-6 -18 h14", NIGHT, 4)
    drawn += line("M770 578 L790 540 M752 540 v-10 h-10 h20", NIGHT, 4)
    drawn += path(hull, NIGHT) + path("M428 606 H1054 L1050 622 H433Z", LACQUER)
    for x in (500, 690, 900, 985):
        drawn += line(f"M{x} 598 V420", DARK, 8)
    drawn += path("M462 424 Q740 380 1028 424 L1016 440 H474Z", "#4a2620") + line("M470 425 Q740 383 1020 425", GOLD, 3)
    for x in (450, 640, 830, 1020):  # tyres as fenders
        drawn += circle(x, 634, 17, "#120d0c") + circle(x, 634, 7, "#713c35")
    drawn += standing(956, 600, 140, "#8a5c3e", INK, cover="hair", left=-28, right=64)
    drawn += line("M1000 510 L1100 690", NIGHT, 7, stroke_linecap="round")
    # stone steps of the landing, the gong, somebody waiting
    for i in range(6):
        drawn += path(f"M0 {640 + i * 28} H{300 - i * 6 + i * i * 3} l-14 28 H0Z", ("#3a2622", "#2f1f1d")[i % 2])
    drawn += line("M92 640 V470 H168 M92 500 L120 470", NIGHT, 9, stroke_linecap="round") + line(
        "M150 472 v22", NIGHT, 3
    )
    drawn += ellipse(150, 516, 20, 24, BRASS) + ellipse(150, 516, 7, 9, "#8f671f")
    drawn += standing(232, 668, 150, LACQUER, INK, cover="non", left=-16, right=20) + rect(
        254, 622, 34, 30, STRAW, rx=5
    )
    return drawn + birds(760, 150, "#2c2230")


def _crew(x: float, y: float, s: float, shirt: str, count: int) -> str:
    length = count * 58 * s
    drawn = path(
        f"M{x - 60 * s} {y - 20 * s} Q{x + length / 2} {y + 58 * s} {x + length + 70 * s} {y - 34 * s}"
        f" Q{x + length + 20 * s} {y + 46 * s} {x + length / 2} {y + 48 * s}"
        f" Q{x} {y + 46 * s} {x - 60 * s} {y - 20 * s}Z",
        DARK,
    )
    gilt = f"M{x - 20 * s} {y + 10 * s} Q{x + length / 2} {y + 46 * s} {x + length + 20 * s} {y + 4 * s}"
    drawn += line(gilt, GOLD, 4 * s)
    cap = LACQUER if shirt != LACQUER else CREAM
    for i in range(count):
        px, py = x + i * 58 * s + 14 * s, y - 30 * s + 14 * math.sin(i / (count - 1) * math.pi) * s
        drawn += line(f"M{px + 14 * s} {py + 14 * s} L{px - 26 * s} {py + 96 * s}", "#7a4f33", 5 * s)
        drawn += path(f"M{px - 34 * s} {py + 86 * s} l16 0 l-6 {32 * s} h-10Z", "#7a4f33")
        drawn += path(
            f"M{px - 17 * s} {py + 50 * s} q2 {-44 * s} {20 * s} {-46 * s} q{18 * s} {2 * s} {20 * s} {44 * s}Z", shirt
        )
        drawn += circle(px + 9 * s, py - 8 * s, 14 * s, "#dcae83")
        drawn += path(f"M{px - 6 * s} {py - 12 * s} a{15 * s} {15 * s} 0 0 1 {30 * s} 0Z", cap)
    return drawn


def boat_race() -> str:
    drawn = background("#f2e6ca") + hill(230, 40, 71, MIST) + hill(270, 30, 72, "#8fa884")
    drawn += path("M0 300 Q400 280 800 300 T1200 294 V330 H0Z", LEAF)
    chance = random.Random(4)
    for i in range(60):  # people on the bank
        x = i * 20 + chance.uniform(-6, 6)
        colour = chance.choice((LACQUER, INDIGO, BRASS, "#efe0c0", "#7a3b30", "#4c6b52"))
        drawn += rect(round(x - 8), round(288 + chance.uniform(-4, 4)), 16, 26, colour, rx=7)
        drawn += circle(round(x), round(282 + chance.uniform(-3, 3)), 7, SKIN)
    for x in (90, 390, 700, 1010):  # festival flags
        drawn += line(f"M{x} 320 V180", BROWN, 5)
        drawn += path(f"M{x} 182 q34 -12 66 4 q-26 14 -22 34 q-24 -4 -44 4Z", LACQUER)
        drawn += path(f"M{x + 10} 192 q16 -5 32 2 q-10 6 -10 15 q-12 -2 -22 2Z", GOLD)
    drawn += path("M0 330 H1200 V800 H0Z", SILT_LIGHT) + path("M0 450 Q400 425 800 455 T1200 440 V800 H0Z", SILT)
    drawn += path("M0 640 Q400 610 800 645 T1200 630 V800 H0Z", SILT_DEEP) + ripples(345, 790, 24, 60)
    return drawn + _crew(430, 400, 0.72, "#3e6a5a", 9) + _crew(120, 560, 1.12, LACQUER, 10)


SCENES = {
    "song": river_at_sunrise,
    "cau": bridge,
    "cau-dem": bridge_by_night,
    "ben-do-chieu": ferry_at_dusk,
    "boi": boat_race,
}
