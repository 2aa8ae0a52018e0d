"""Scenes of fields, hills and forest."""

import random

from drawing.motifs import lily_pad, lotus, non, palm, petal, standing
from drawing.palette import (
    BROWN,
    CREAM,
    DARK,
    GLOW,
    GOLD,
    INDIGO,
    IVORY,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LOTUS,
    MIST,
    MIST_DEEP,
    SILT,
    SILT_DEEP,
    SILT_LIGHT,
    STRAW,
    SUN,
    TEA,
    WOOD,
    WOOD_LIGHT,
)
from drawing.shapes import (
    HEIGHT,
    background,
    birds,
    circle,
    cloud,
    ellipse,
    gradient,
    group,
    hill,
    line,
    path,
    polygon,
    rect,
    ripples,
)


def _tea_hill(name: str, x: float, y: float, rx: float, ry: float, earth: str, bush: str, rows: int) -> str:
    outline = (
        f"M{x - rx} {y} Q{x - rx * 0.62} {y - ry * 1.02} {x} {y - ry}"
        f" Q{x + rx * 0.66} {y - ry * 0.98} {x + rx} {y} V{HEIGHT} H{x - rx}Z"
    )
    drawn = rect(x - rx, y - ry - 10, 2 * rx, HEIGHT, earth)
    for i in range(rows):
        t = i / rows
        top, k, thick = y - ry + ry * 1.9 * t**1.15, 0.32 + t * 1.15, 9 + 22 * t
        for drop, style in ((0, "bush"), (thick * 0.62, "shade")):
            d = (
                f"M{x - rx * k * 1.35:.0f} {top + ry * 0.62 * k + drop:.0f}"
                f" Q{x + rx * 0.05:.0f} {top - ry * 0.42 * k + drop:.0f}"
                f" {x + rx * k * 1.35:.0f} {top + ry * 0.5 * k + drop:.0f}"
            )
            if style == "bush":
                dashes = f"{thick * 0.5:.0f} {thick * 0.82:.0f}"
                drawn += line(d, bush, round(thick), stroke_linecap="round", stroke_dasharray=dashes)
            else:
                drawn += line(d, LEAF_DEEP, round(2 + 3 * t, 1), opacity=0.28)
    clip = f'<clipPath id="{name}"><path d="{outline}"/></clipPath>'
    return clip + group(drawn, clip_path=f"url(#{name})")


def tea_hills() -> str:
    drawn = background("#f3ead2") + circle(250, 180, 62, GOLD, opacity=0.85) + cloud(330, 210, 0.8)
    drawn += hill(300, 50, 12, "#bcc8b4") + hill(350, 40, 9, "#98ae8f")
    drawn += _tea_hill("far", 980, 560, 420, 210, "#7e9c58", "#93b068", 11)
    drawn += _tea_hill("left", 190, 620, 470, 220, "#6a8c4b", "#85a55d", 11)
    drawn += _tea_hill("near", 640, 790, 760, 330, "#557a42", "#73964f", 12)
    for x in (1030, 1092):
        drawn += palm(x, 372, 150, LEAF_DEEP, x, 1)
    pickers = (
        (430, 560, 1.25, LACQUER),
        (560, 520, 1.05, INDIGO),
        (760, 600, 1.5, "#b8562f"),
        (300, 505, 0.8, BROWN),
        (905, 500, 0.85, LACQUER),
    )
    return drawn + "".join(non(*picker) for picker in pickers)


def tea_terraces_at_dawn() -> str:
    sky = [(0, "#f4e3c6"), (0.45, "#f6d2a4"), (1, "#f0b98b")]
    drawn = gradient("dawn", sky, y1=430) + circle(800, 250, 70, "#e0683f", opacity=0.9)
    drawn += hill(262, 46, 12, "#d9c0b0") + hill(306, 40, 9, "#b9b3a0")
    drawn += ellipse(420, 338, 560, 17, CREAM, opacity=0.55) + hill(348, 30, 31, "#8fa084")
    drawn += ellipse(860, 372, 520, 13, CREAM, opacity=0.5)
    greens = ("#7c9a5b", "#6f9152", "#64874a", "#587c43", "#4c703d", "#426538", "#385932", "#2f4d2c")
    bushes = ("#a8c07a", "#9cb76e", "#90ad63", "#84a259", "#779750", "#6a8b47", "#5f803f", "#547537")
    y = 388.0
    for i, (green, light) in enumerate(zip(greens, bushes, strict=True)):
        step, sway, peak, thick = 34 + i * 9, 34 + i * 4, 300 + (i * 173) % 500, 10 + i * 3.4

        def edge(drop: float, y: float = y, sway: float = sway, peak: float = peak) -> str:
            top = y + drop
            start = f"M-20 {top + sway} Q{peak - 260} {top - sway} {peak} {top}"
            return f"{start} T{peak + 520} {top - 6} T1260 {top + sway * 0.6}"

        drawn += path(f"{edge(0)} V{HEIGHT} H-20Z", green)
        drawn += line(edge(0), "#c3a877", 3 + i * 0.7, opacity=0.75)  # the wall of the terrace
        for row in (0.42, 0.92):
            dashes = f"{thick * 0.4:.0f} {thick * 1.05:.0f}"
            drawn += line(edge(step * row), light, thick, stroke_linecap="round", stroke_dasharray=dashes)
        if i in (1, 3):
            drawn += ellipse(260 + i * 210, y + step * 0.7, 340, 13, CREAM, opacity=0.34)
        y += step
    for x, foot, tall, shirt in ((392, 560, 92, LACQUER), (700, 512, 66, INDIGO), (930, 690, 150, "#b8562f")):
        s = tall / 100
        drawn += path(f"M{x - 30 * s} {foot - 76 * s} h{30 * s} l{-5 * s} {40 * s} h{-20 * s}Z", WOOD_LIGHT)
        drawn += standing(x, foot, tall, shirt, DARK, cover="non", left=-20, right=46)
    drawn += palm(1090, 470, 190, LEAF_DEEP, 4, 1.1) + palm(1146, 486, 150, LEAF_DEEP, 6, 1.0)
    return drawn + birds(300, 150, "#8a5f4a")


def harvest() -> str:
    drawn = background("#f4ead0") + circle(900, 170, 60, GOLD) + hill(300, 34, 51, MIST) + hill(335, 24, 55, MIST_DEEP)
    drawn += rect(0, 360, 1200, 440, "#c7b45c")
    plots = ("#b9b255", "#a3a94e", "#cdb65a", "#8fa04b", "#d9c26a")
    for i in range(13):
        x, top = -900 + i * 260, 560 + (i - 6) * 26
        drawn += path(f"M{top} 360 L{x} 800 L{x + 260} 800 L{top + 26} 360Z", plots[i % 5])
        drawn += line(f"M{top} 360 L{x} 800", "#7c8a3e", 5, opacity=0.7)
    for y in (392, 440, 520, 640):
        drawn += line(f"M0 {y} H1200", "#7c8a3e", 3 + (y - 360) / 60, opacity=0.5)
    drawn += path("M0 366 Q300 340 640 362 T1200 350 V376 H0Z", LEAF)
    for x, s in ((110, 1), (170, 0.8), (1010, 0.9), (1080, 1.1), (1140, 0.8)):
        drawn += palm(x, 362, 120 * s, LEAF_DEEP, x, 0.9)
    drawn += path("M420 150 q90 -60 180 0 q-90 30 -180 0Z", LACQUER)  # the kite and its string
    drawn += line("M510 166 Q560 300 742 560", BROWN, 2.5) + line("M510 128 v40 M470 136 q40 30 80 0", IVORY, 3)
    buffalo = path(
        "M0 40 q20 -40 110 -34 q70 0 84 30 l10 20 q26 -6 34 10 q6 22 -22 30 q-24 2 -34 -14 l-10 6 -4 66 h-18 l-6 -56"
        " q-60 10 -96 -2 l-8 58 h-18 l-4 -66 q-14 -24 -18 -48Z",
        "#4a3f3a",
    )
    buffalo += path("M206 58 q-26 -22 -18 -44 q8 18 30 30 M226 60 q24 -14 26 -38 q-18 14 -36 30", "#2f2724")
    drawn += group(buffalo, transform="translate(700 560)") + non(770, 508, 1.2, INDIGO)
    for x, y, s, shirt in ((330, 560, 1.1, LACQUER), (420, 600, 1.25, BROWN), (250, 640, 1.4, INDIGO)):
        sheaf = f"M{x - 30 * s} {y + 52 * s} q{30 * s} {-22 * s} {60 * s} 0"
        drawn += non(x, y, s, shirt) + line(sheaf, "#7c8a3e", 8)
    return drawn


def palm_forest() -> str:
    drawn = (
        background("#eee6cb")
        + circle(600, 300, 120, GLOW)
        + hill(420, 50, 61, "#c4cda9")
        + hill(480, 40, 63, "#a3b588")
    )
    for x, tall, seed in ((140, 300, 1), (360, 260, 2), (560, 230, 3), (800, 270, 4), (1040, 310, 5)):
        drawn += palm(x, 560, tall, "#8aa371", seed)
    drawn += hill(560, 36, 66, "#7a9858")
    for x, tall, seed in ((60, 380, 11), (270, 330, 12), (930, 350, 13), (1150, 400, 14)):
        drawn += palm(x, 660, tall, "#55794b", seed)
    drawn += hill(660, 30, 68, "#56793f")
    for x, tall, seed in ((170, 520, 21), (1040, 540, 22)):
        drawn += palm(x, 790, tall, LEAF_DEEP, seed, 1.05)
    drawn += hill(745, 18, 69, LEAF_DEEP)
    drawn += path(
        "M420 800 Q520 740 560 712 Q600 680 570 650 Q556 632 596 606 L612 608 Q590 636 612 654 Q656 690 650 716"
        " Q680 760 760 800Z",
        "#dcc493",
    )
    walkers = ((600, 686, 0.95, LACQUER), (640, 708, 1.05, INDIGO), (590, 614, 0.6, BROWN))
    return drawn + "".join(non(*walker) for walker in walkers)


def lotus_pond() -> str:
    drawn = background("#dfe0c4") + rect(0, 330, 1200, 470, "#b9c3a4") + hill(300, 30, 31, "#b3bf9d", bottom=360)
    drawn += ripples(350, 790, 7, 46, colour="#dfe3c9", opacity=0.7)
    chance = random.Random(9)
    for i in range(16):
        drawn += lily_pad(round(chance.uniform(0, 1200)), 360 + i * 11, 44 + i * 4, 9 + i * 1.1, "#7d9a62", "#93ad74")
    pads = (
        (180, 640, 210, 62, "#52764a"),
        (1010, 610, 230, 64, "#5b8050"),
        (560, 740, 280, 72, "#456a43"),
        (820, 720, 150, 40, "#678c57"),
    )
    for x, y, rx, ry, colour in pads:
        drawn += lily_pad(x, y, rx, ry, colour, "#7fa066")
    for x, y0, y1 in ((430, 420, 800), (800, 360, 760), (1010, 520, 700), (250, 360, 660)):
        drawn += line(f"M{x} {y0} Q{x + 14} {(y0 + y1) / 2} {x - 6} {y1}", "#456a43", 9)
    drawn += lotus(430, 430, 1.25) + lotus(810, 370, 0.95)
    drawn += petal(1010, 560, 0, 110, 34, LOTUS[0]) + petal(1010, 560, -12, 96, 26, LOTUS[3])
    drawn += path("M210 352 h80 q-2 44 -40 50 q-38 -6 -40 -50Z", "#8a9a4f") + ellipse(250, 352, 40, 13, "#b6bd6a")
    for dx, dy in ((-22, 0), (-8, -5), (8, 4), (22, -1), (-6, 5), (10, -6)):
        drawn += circle(250 + dx, 352 + dy, 3.6, "#6a7738")
    return drawn


def hat_market() -> str:
    drawn = background("#cdb686")
    for row in range(5):
        for i in range(7):
            x, y = i * 200 + (row % 2) * 100 - 40, 110 + row * 165
            drawn += ellipse(x + 10, y + 34, 112, 34, "#a98f5e", opacity=0.6)
            drawn += path(
                f"M{x - 110} {y + 26} L{x} {y - 84} L{x + 110} {y + 26} Q{x} {y + 66} {x - 110} {y + 26}Z", "#f4e6bf"
            )
            drawn += path(f"M{x} {y - 84} L{x + 110} {y + 26} Q{x + 50} {y + 48} {x + 14} {y + 46}Z", "#e0c98f")
            for k in (0.3, 0.52, 0.74):
                ring = y - 84 + 110 * k
                drawn += line(f"M{x - 110 * k} {ring} Q{x} {ring + 40 * k} {x + 110 * k} {ring}", "#cdb37a", 2.4)
    seller = path("M-96 380 Q-110 110 0 70 Q110 110 96 380Z", INDIGO)
    seller += path("M-150 90 L0 -60 L150 90 Q0 146 -150 90Z", "#f8ecca")
    seller += path("M0 -60 L150 90 Q70 120 20 118Z", "#dfc78b")
    for k in (0.3, 0.5, 0.7, 0.88):
        ring = -60 + 150 * k
        seller += line(f"M{-150 * k} {ring} Q0 {ring + 54 * k} {150 * k} {ring}", "#cbb077", 3)
    seller += line("M-60 180 q60 44 120 0", LACQUER, 14)
    return drawn + group(seller, transform="translate(640 430)")


def _sapling(x: float, y: float, s: float) -> str:
    drawn = line(f"M{x} {y} q{4 * s} {-30 * s} 0 {-62 * s}", BROWN, 5 * s)
    for dx, dy, turn in ((-2, -30, -62), (2, -36, 58), (-1, -46, -42), (1, -52, 38), (0, -60, 0)):
        drawn += petal(x + dx * s, y + dy * s, turn, 34 * s, 10 * s, "#5f8a45" if turn else "#7aa655")
    return drawn


def tree_planting() -> str:
    drawn = (
        background("#f4ecd6") + circle(950, 190, 66, GOLD, opacity=0.85) + cloud(220, 190, 1.0) + cloud(640, 140, 0.7)
    )
    drawn += hill(330, 54, 12, "#c3cfb6") + hill(392, 42, 9, "#a0b58f") + hill(452, 34, 66, "#7d9a5e")
    for x, y, tall in ((70, 470, 220), (150, 468, 170), (1100, 462, 230), (1160, 470, 180), (1030, 456, 150)):
        drawn += palm(x, y, tall, "#55794b", x, 1.0)
    drawn += path("M0 520 Q300 470 640 506 T1200 490 V800 H0Z", "#93aa66")
    chance = random.Random(6)
    for row, (y, s) in enumerate(((540, 0.45), (580, 0.6), (630, 0.8))):  # rows already planted
        for i in range(9 - row):
            across = 90 + i * (125 + row * 18) + row * 24 + chance.uniform(-8, 8)
            if not 330 < across < 900 or row == 0:
                drawn += ellipse(across, y + 3, 22 * s, 6 * s, "#7b5a3a", opacity=0.7) + _sapling(across, y, s)
    drawn += path("M0 690 Q400 640 800 680 T1200 668 V800 H0Z", "#7f9a55")
    drawn += ellipse(560, 724, 120, 26, "#6f4a30") + ellipse(560, 718, 96, 18, "#54361f") + _sapling(560, 716, 2.0)
    # one holds the sapling, one works the hoe, a child brings water
    drawn += path("M408 738 Q400 690 436 676 H476 Q494 690 486 714 L500 738Z", DARK)
    drawn += path("M420 690 Q412 600 448 582 Q492 584 494 640 L484 694Z", INDIGO)
    drawn += line("M472 606 L540 664", INDIGO, 24, stroke_linecap="round") + circle(548, 670, 11, "#e0b58c")
    drawn += circle(466, 556, 26, "#e0b58c") + path("M412 552 L466 504 L520 552 Q466 572 412 552Z", IVORY)
    drawn += path("M466 504 L520 552 Q492 562 474 562Z", STRAW)
    drawn += line("M716 590 L640 742", WOOD, 9, stroke_linecap="round") + path(
        "M622 726 l40 20 l-10 22 l-44 -22Z", "#5c5550"
    )
    drawn += standing(752, 752, 260, LACQUER, DARK, cover="cap", left=-44, right=-30)
    drawn += standing(908, 756, 168, "#f5ecd6", INDIGO, left=-16, right=26, scarf=LACQUER)
    drawn += path("M934 690 h40 v34 h-40Z", "#5f8a8a") + line("M936 690 q18 -26 36 0", "#4b7070", 5)
    drawn += line("M972 700 l26 -14", "#5f8a8a", 7)
    drawn += _sapling(190, 760, 1.3) + _sapling(1080, 764, 1.4)
    return drawn + birds(430, 250, BROWN)


def forest_patrol() -> str:
    drawn = gradient("wood", [(0, "#f1e7c3"), (0.5, "#c9d0a0"), (1, "#6d8a57")])
    drawn += circle(760, 190, 120, "#fbe3a6", opacity=0.8)
    drawn += hill(400, 40, 61, "#b5c294") + hill(460, 30, 63, "#94aa78")
    chance = random.Random(15)
    for shade, wide, base, count in (("#8a9a6d", 22, 520, 13), ("#6a7d52", 34, 590, 9)):
        for i in range(count):
            x = i * 1200 / count + chance.uniform(0, 60)
            drawn += path(f"M{x:.0f} {base} L{x + 3:.0f} 0 h{wide - 8} L{x + wide:.0f} {base}Z", shade)
    for x, spread in ((640, 150), (820, 210), (980, 160)):  # shafts of light
        drawn += polygon(((x, 0), (x + 60, 0), (x - 260 + spread, 800), (x - 420, 800)), "#fff3c9", opacity=0.2)
    drawn += hill(560, 26, 66, "#7f9a5c")
    drawn += path("M520 560 Q600 600 520 660 Q440 720 470 800 H860 Q760 720 700 660 Q640 600 590 560Z", "#d9be8c")
    drawn += path("M0 640 Q220 600 460 700 Q480 760 470 800 H0Z", "#567a44") + path(
        "M1200 620 Q900 610 700 672 Q790 740 860 800 H1200Z", "#4c703d"
    )
    for x, wide, lean in ((60, 92, 14), (236, 64, -8), (946, 70, 10), (1080, 104, -12)):
        d = f"M{x - 26} 790 Q{x + 4} 700 {x + lean} 0 H{x + lean + wide - 14} Q{x + wide - 4} 700 {x + wide + 26} 790Z"
        drawn += path(d, "#5d4433") + line(
            f"M{x + wide * 0.3} 60 V640 M{x + wide * 0.6} 140 V700", "#4a3528", 4, opacity=0.7
        )
    for x, y, r in (
        (30, 20, 120),
        (190, 0, 110),
        (360, -30, 100),
        (520, -50, 110),
        (690, -46, 100),
        (850, -10, 110),
        (1010, 14, 120),
        (1170, 24, 130),
    ):
        drawn += circle(x, y, r, LEAF) + circle(x + 28, y - 16, r * 0.62, TEA, opacity=0.7)
    khaki, cloth = "#5b6b3c", "#454f33"
    patrol = ((704, 636, 128, "cap", -16, 16), (648, 700, 196, "non", -14, 22), (548, 768, 280, "cap", -34, 16))
    for x, foot, tall, cover, left, right in patrol:
        drawn += path(f"M{x - tall * 0.16} {foot - tall * 0.76} h{tall * 0.15} v{tall * 0.26} h{-tall * 0.12}Z", WOOD)
        drawn += standing(x, foot, tall, khaki, cloth, cover=cover, left=left, right=right)
    drawn += line("M484 560 L448 776", "#8a6a44", 9, stroke_linecap="round")
    for _ in range(26):  # ferns along the path
        across = chance.choice((chance.uniform(0, 430), chance.uniform(800, 1200)))
        down = chance.uniform(730, 800)
        for turn in (-50, -20, 15, 45):
            drawn += petal(round(across), round(down), turn, 46, 7, chance.choice(("#3f6035", "#5a8047")))
    return drawn


def house_above_the_flood() -> str:
    drawn = gradient("after-rain", [(0, "#cfd3c8"), (0.5, "#efe0c2"), (1, "#efe0c2")], y1=520)
    drawn += (
        cloud(160, 170, 1.4, "#b7bdb4", 0.8)
        + cloud(760, 130, 1.1, "#c3c7bc", 0.8)
        + cloud(420, 250, 0.8, "#dcdccd", 0.9)
    )
    drawn += hill(380, 40, 21, "#a9b5a2") + hill(424, 28, 14, "#869a7c")
    drawn += path("M0 500 H1200 V800 H0Z", SILT_LIGHT) + ripples(508, 640, 21, 24, opacity=0.6)
    for x, s in ((90, 1.0), (1110, 1.2), (1020, 0.8)):
        drawn += palm(x, 560, 220 * s, LEAF_DEEP, x, 1.0)
    drawn += path("M150 640 Q420 560 760 596 T1080 640 Q1160 720 1200 800 H60 Q80 690 150 640Z", "#a8ab68")
    drawn += path("M240 660 Q460 600 760 622 T1010 664 Q960 720 640 724 T240 660Z", "#d3b987")
    # posts, floor, walls, the loft under a wide roof
    for x in (380, 510, 640, 770, 880):
        drawn += path(f"M{x - 13} 470 h26 l4 190 h-34Z", "#b9b0a0") + rect(x - 24, 652, 48, 18, "#8f877a")
    drawn += rect(344, 456, 574, 24, WOOD) + rect(344, 456, 574, 7, WOOD_LIGHT)
    drawn += rect(372, 300, 518, 158, "#dcc391")
    for x in range(384, 890, 18):
        drawn += line(f"M{x} 302 V456", "#c6a971", 3)
    drawn += rect(560, 326, 84, 130, "#5a3a2a") + rect(566, 332, 34, 124, WOOD)
    for x in (420, 720, 800):
        drawn += rect(x, 340, 60, 62, "#4c3226") + line(f"M{x + 30} 340 v62 M{x} 371 h60", "#a98556", 5)
    drawn += path("M300 306 L420 168 H842 L962 306Z", "#8c4334") + path("M842 168 L962 306 H900 L806 168Z", "#73352a")
    for k in range(1, 6):
        y = 168 + k * 23
        drawn += line(f"M{420 - k * 20} {y} H{842 + k * 20}", "#6b2f25", 3, opacity=0.6)
    drawn += rect(536, 188, 190, 96, "#e3cf9f") + path("M508 200 L631 122 L754 200Z", "#7c3a2d")  # the loft's own gable
    drawn += rect(566, 212, 58, 72, "#4c3226") + rect(640, 212, 58, 72, "#4c3226")
    drawn += line("M595 212 v72 M669 212 v72", "#a98556", 4)
    drawn += line(
        "M344 456 V400 H540 M660 400 H918 V456 M400 400 v56 M470 400 v56 M730 400 v56 M800 400 v56 M860 400 v56",
        WOOD_LIGHT,
        7,
    )
    # stairs to the door
    drawn += line("M552 470 L448 690 M654 470 L560 690", WOOD, 11)
    for i in range(8):
        t = (i + 0.6) / 8
        drawn += line(f"M{552 - 104 * t:.0f} {470 + 220 * t:.0f} H{654 - 94 * t:.0f}", WOOD_LIGHT, 9)
    drawn += standing(700, 458, 128, LACQUER, DARK, cover="bun", left=-10, right=30)
    drawn += standing(820, 690, 150, INDIGO, DARK, cover="non", left=-30, right=18)
    # water rising at the edge, a boat tied to a post, banana plants, the mark of the flood of 2024
    drawn += path("M0 700 Q300 664 620 716 T1200 690 V800 H0Z", SILT) + path(
        "M0 760 Q400 730 800 766 T1200 752 V800 H0Z", SILT_DEEP
    )
    drawn += ripples(712, 792, 8, 22, opacity=0.6)
    drawn += line("M880 520 v110", SUN, 6) + line("M866 560 h28 M866 590 h28", SUN, 4)
    drawn += path("M930 716 Q1040 760 1150 712 Q1130 758 1040 760 Q950 758 930 716Z", DARK) + line(
        "M936 716 Q905 690 884 662", BROWN, 3
    )
    for x, y, s in ((230, 640, 1.0), (270, 652, 0.8)):
        drawn += line(f"M{x} {y} V{y - 110 * s}", "#7f9a52", 16 * s)
        for turn in (-72, -38, -8, 30, 66):
            drawn += petal(x, y - 104 * s, turn, 130 * s, 22 * s, "#5f8a45" if turn % 4 else "#719b51")
    return drawn


SCENES = {
    "che": tea_hills,
    "che-bac-thang": tea_terraces_at_dawn,
    "lua": harvest,
    "co": palm_forest,
    "sen": lotus_pond,
    "non": hat_market,
    "trong-cay": tree_planting,
    "tuan-rung": forest_patrol,
    "nha-gac": house_above_the_flood,
}
