"""Scenes in the open: the communal house, the school yard, the market, people listening."""

import random

from drawing.motifs import (
    broad_tree,
    curved_roof,
    lantern,
    lotus,
    non,
    palm,
    pupil_from_behind,
    seated,
    standing,
    waving_flag,
)
from drawing.palette import (
    BRASS,
    BROWN,
    CREAM,
    DARK,
    GILT,
    GOLD,
    INDIGO,
    INK,
    IVORY,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    PAPER,
    SKIN,
    STONE,
    STONE_DARK,
    STRAW,
    TEA,
    WOOD,
    WOOD_LIGHT,
)
from drawing.shapes import (
    background,
    bars,
    birds,
    circle,
    cloud,
    ellipse,
    glow,
    gradient,
    hill,
    line,
    path,
    rect,
    star,
)


def communal_house() -> str:
    drawn = (
        background(PAPER)
        + circle(930, 210, 74, GOLD, opacity=0.8)
        + hill(380, 36, 21, "#c3ccb6")
        + hill(430, 28, 14, "#9db08f")
    )
    drawn += rect(0, 560, 1200, 240, "#d9c39a") + broad_tree(210, 600, 1.0)
    drawn += rect(370, 560, 700, 26, "#b79b78") + rect(345, 584, 750, 28, "#a5875f") + rect(420, 420, 600, 140, BROWN)
    for i in range(5):
        x = 440 + i * 116
        drawn += rect(x, 446, 96, 114, "#52342a") + "".join(
            rect(x + 6 + j * 15, 446, 3, 114, "#7d523c") for j in range(6)
        )
    for i in range(6):
        x = 424 + i * 116
        drawn += rect(x, 412, 18, 152, LACQUER) + rect(x - 5, 556, 28, 10, "#cbb28a")
    drawn += curved_roof(720, 440, 760, 170)
    for k, wide in enumerate((250, 272, 300, 330)):
        y = 302 + k * 30
        drawn += line(f"M{720 - wide} {y} Q720 {y - 6} {720 + wide} {y}", "#652d20", 3, opacity=0.6)
    drawn += path("M600 612 h240 l60 188 h-360Z", "#e6d3ab")
    for i, y in enumerate((640, 676, 720)):
        drawn += line(f"M{591 - i * 12} {y} H{849 + i * 12}", "#c9b184", 4)
    for x in (1010, 430):
        drawn += path(f"M{x - 34} 690 h68 l-10 62 h-48Z", "#b5653f") + circle(x, 660, 46, LEAF)
    return drawn + non(690, 650, 1.25, INDIGO) + non(752, 668, 1.4, LACQUER) + birds(520, 160, BROWN)


def memorial() -> str:
    drawn = (
        background("#eadfc6")
        + circle(600, 250, 150, "#f3d9a0")
        + hill(430, 30, 81, "#b8c3a6")
        + hill(470, 20, 84, "#8fa57f")
    )
    for x in (90, 190, 1010, 1110):  # trees cut in tiers
        drawn += path(f"M{x - 6} 560 V330 h12 V560Z", BROWN)
        for k in (3, 2, 1, 0):
            y, reach = 320 + k * 44, 70 - k * 8
            d = f"M{x - reach} {y} Q{x} {y - 90} {x + reach} {y} Q{x} {y - 10} {x - reach} {y}Z"
            drawn += path(d, LEAF_DEEP)
    drawn += rect(0, 560, 1200, 240, "#d5c199")
    for wide, y, colour in ((620, 540, "#c3ab80"), (760, 580, "#b59b6f"), (900, 622, "#a78c60")):
        drawn += rect(600 - wide / 2, y, wide, 44, colour) + rect(600 - wide / 2, y, wide, 8, "#dac8a0")
    drawn += path("M520 540 V180 Q600 120 680 180 V540Z", STONE)
    drawn += path("M600 146 Q660 150 680 180 V540 H600Z", STONE_DARK) + star(600, 236, 38, GOLD)
    drawn += bars(600, ((104, 316), (84, 346), (104, 376)), "#e8d39a", 12)
    drawn += rect(470, 500, 260, 46, STONE_DARK) + path("M556 500 q-6 -44 44 -44 q50 0 44 44Z", BRASS)
    for x, y in ((584, 404), (600, 392), (616, 404)):  # incense
        drawn += line(f"M{x} 458 V{y}", LACQUER, 4)
        drawn += line(f"M{x} {y} q-12 -22 4 -40 q12 -16 0 -34", "#ffffff", 4, opacity=0.6)
    drawn += lotus(420, 540, 0.42) + lotus(780, 540, 0.42)
    return drawn + "".join(pupil_from_behind(x, 800, 1.0) for x in (150, 240, 330, 870, 960, 1050))


def flag_ceremony() -> str:
    drawn = (
        background("#f3ead2")
        + cloud(150, 170, 1.1)
        + cloud(820, 120, 0.9)
        + hill(330, 40, 12, "#c3cfb6")
        + hill(372, 28, 9, "#a3b592")
    )
    # the school: one long block with a veranda
    drawn += rect(130, 300, 940, 190, "#ecd08a") + rect(130, 470, 940, 30, "#cdb078")
    drawn += path("M96 312 L170 214 H1030 L1104 312Z", "#a5492f")
    for k in range(1, 5):
        y = 214 + k * 20
        drawn += line(f"M{170 - k * 15} {y} H{1030 + k * 15}", "#86371f", 3, opacity=0.6)
    for i in range(7):
        x = 158 + i * 128
        drawn += rect(x + 18, 346, 66, 78, "#3f5a52") + line(f"M{x + 51} 346 v78 M{x + 18} 385 h66", "#e9dcb9", 5)
        drawn += rect(x + 6, 342, 12, 86, "#5f8a73") + rect(x + 84, 342, 12, 86, "#5f8a73")
    for i in range(8):
        drawn += rect(140 + i * 128, 312, 14, 180, "#f6e6bb")
    drawn += rect(470, 236, 260, 44, LACQUER) + bars(600, ((180, 248), (120, 262)), GILT, 7)
    for x, r in ((70, 120), (1130, 130)):  # flame trees
        drawn += path(f"M{x - 14} 560 Q{x - 4} 460 {x - 22} 380 H{x + 22} Q{x + 6} 460 {x + 16} 560Z", BROWN)
        for dx, dy, part in ((-60, 330, 0.8), (50, 330, 0.8), (0, 270, 0.9)):
            drawn += circle(x + dx, dy, r * part, LEAF)
        chance = random.Random(x)
        for _ in range(46):
            drawn += circle(
                round(x + chance.uniform(-130, 120)),
                round(290 + chance.uniform(-90, 80)),
                chance.choice((6, 8, 10)),
                "#cf3f2a",
                opacity=0.9,
            )
    drawn += rect(0, 500, 1200, 300, "#dcc49a") + path("M0 500 H1200 V516 H0Z", "#c9ae80")
    # the flag on its pole, three teachers, the guard of honour with the drum
    drawn += (
        path("M530 556 h140 l22 34 h-184Z", "#b59b6f") + rect(594, 70, 9, 490, "#e9e2cf") + circle(598, 66, 9, GILT)
    )
    drawn += waving_flag(604, 84, 190)
    for x, shirt in ((402, "#d9a0a0"), (452, "#8aa6b8")):
        drawn += standing(x, 586, 150, shirt, "#f6f0e2", cover="bun", left=-8, right=8, robe=True)
    drawn += standing(792, 586, 156, "#f4f0e4", INDIGO, left=-8, right=8)
    drawn += (
        ellipse(846, 562, 34, 40, LACQUER)
        + ellipse(846, 562, 25, 31, "#ecd8ae")
        + line("M820 590 L808 612 M872 590 L884 612", WOOD, 6)
    )
    drawn += standing(906, 600, 128, "#fbf5e6", INDIGO, left=-58, right=10, scarf=LACQUER)
    chance = random.Random(2)
    for foot, s, step, shift in ((660, 0.42, 62, 0), (716, 0.6, 84, 30), (800, 0.86, 118, 8)):
        x = 40 + shift
        while x < 1190:
            if abs(x - 600) > 44 * s * 2:
                drawn += pupil_from_behind(x, foot, s, girl=chance.random() < 0.5)
            x += step
    return drawn


def _stall(x: float, y: float, width: float, stripes: tuple[str, str], name: str) -> str:
    """A market stall seen from the front: awning, lamp, counter. Its goods are drawn on top by the scene."""
    drawn = glow(name, x + width / 2, y + 120, width * 0.72, "#ffc866", 0.75)
    drawn += rect(x + 8, y, 8, 250, "#4a3024") + rect(x + width - 16, y, 8, 250, "#4a3024")
    drawn += rect(x + 16, y + 40, width - 32, 130, "#7a4a2c", opacity=0.75)
    n = 8
    for i in range(n):
        w, colour = width / n, stripes[i % 2]
        left = x - 14 + i * (width + 28) / n
        step = (width + 28) / n
        drawn += path(
            f"M{x + i * w:.1f} {y - 34} h{w:.1f} L{left + step:.1f} {y + 30} a{step / 2:.1f} 14 0 0 1 {-step:.1f} 0Z",
            colour,
        )
    drawn += circle(x + width / 2, y + 58, 11, "#fff1c7") + line(f"M{x + width / 2} {y + 30} v18", DARK, 3)
    return drawn + rect(x, y + 166, width, 92, WOOD) + rect(x - 6, y + 158, width + 12, 16, WOOD_LIGHT)


def _night_goods() -> str:
    drawn = ""
    for i in range(4):  # hats, one inside the other
        drawn += path(
            f"M{40 + i * 5} {486 - i * 17} L92 {440 - i * 17} L{144 - i * 5} {486 - i * 17}"
            f" Q92 {500 - i * 17} {40 + i * 5} {486 - i * 17}Z",
            ("#f3e2b8", "#e4cf98")[i % 2],
        )
    for i in range(9):  # mandarins
        drawn += circle(186 + (i % 5) * 18 - (i // 5) * -9, 478 - (i // 5) * 15, 10, "#e08a32")
    for i, colour in enumerate(("#9c5a38", "#6f7f5f", "#b8862f", "#7a3b30")):  # pots
        x = 346 + i * 34
        drawn += path(f"M{x - 12} 480 q-8 -24 5 -34 h16 q13 10 5 34Z", colour)
    for i in range(6):
        drawn += rect(506 + (i % 3) * 20, 462 - (i // 3) * 18, 17, 17, ("#c9b184", "#4a6b41")[i % 2], rx=2)
    for i in range(5):  # books and tea
        drawn += rect(646, 470 - i * 9, 64, 8, (LACQUER, INDIGO, BRASS, "#6c7f45", "#7a3b30")[i])
    drawn += path("M790 480 q-22 -4 -20 -26 h44 q2 22 -20 26Z", "#f0e6cf")
    drawn += path("M818 478 q-6 -44 18 -44 q24 0 18 44Z", "#6d8b4a")
    for i in range(7):  # greens and bananas
        drawn += path(f"M{948 + i * 16} 486 q-8 -26 8 -34 q14 10 6 34Z", ("#6d8b4a", "#8ba65c")[i % 2])
    for i in range(5):
        drawn += line(f"M{1090 + i * 14} 482 q-2 -18 6 -26", GOLD, 9, stroke_linecap="round")
    return drawn


def night_market() -> str:
    drawn = gradient("evening", [(0, "#1b1420"), (0.5, "#3a2029"), (0.75, "#5b2f28"), (1, "#5b2f28")], y1=520)
    chance = random.Random(8)
    for _ in range(44):
        drawn += circle(
            round(chance.uniform(0, 1200)),
            round(chance.uniform(0, 210)),
            chance.choice((1.4, 2, 2.4)),
            "#f6ecd0",
            opacity=0.7,
        )
    drawn += path("M1062 82 a44 44 0 1 1 -64 52 a38 38 0 1 0 64 -52Z", "#f1d9a0")
    drawn += (
        hill(330, 36, 21, "#2b1b21")
        + curved_roof(600, 400, 420, 96, "#3a1f1c", "#2a1614")
        + rect(470, 396, 260, 80, "#2f1b18")
    )
    drawn += rect(0, 470, 1200, 330, "#4a2e24") + path("M0 600 H1200 V800 H0Z", "#3b241d")
    stalls = (
        (24, 330, 250, (LACQUER, IVORY)),
        (320, 322, 250, (INDIGO, IVORY)),
        (622, 322, 260, (LACQUER, IVORY)),
        (930, 330, 250, ("#4a6b41", IVORY)),
    )
    for i, (x, y, wide, stripes) in enumerate(stalls):
        drawn += ellipse(x + wide / 2, 600, wide * 0.7, 34, "#c8803f", opacity=0.28)
        drawn += _stall(x, y, wide, stripes, f"stall{i}")
    sellers = ((196, "#8fa06a", "bun"), (470, "#c96a4a", "hair"), (730, INDIGO, "hair"), (1060, "#b58a4a", "bun"))
    for x, shirt, cover in sellers:
        drawn += standing(x, 574, 220, shirt, DARK, cover=cover, left=-30, right=34)
    for x, y, wide, _ in stalls:  # the counters again, in front of the sellers
        drawn += rect(x, y + 168, wide, 90, WOOD) + rect(x - 6, y + 158, wide + 12, 16, WOOD_LIGHT)
        drawn += line(f"M{x + 14} {y + 196} H{x + wide - 14} M{x + 14} {y + 226} H{x + wide - 14}", "#75492f", 3)
    drawn += _night_goods()
    for start in (-20, 400, 800):  # strings of lanterns
        drawn += line(f"M{start} 150 Q{start + 210} 240 {start + 420} 150", "#1a100d", 3)
    spots = (
        (70, 182),
        (190, 196),
        (310, 182),
        (490, 183),
        (610, 196),
        (730, 182),
        (890, 183),
        (1010, 196),
        (1130, 182),
    )
    for i, (x, y) in enumerate(spots):
        drawn += lantern(x, y, 0.9, (LACQUER, "#d98f35", "#b5452f")[i % 3], f"lantern{i}")
    buyers = (
        (230, 742, 250, "#6b2b2a", "non"),
        (390, 770, 268, "#3d4d5d", "back"),
        (584, 748, 246, "#7d6a3c", "non"),
        (664, 764, 176, "#a8483a", "back"),
        (880, 776, 270, "#38503f", "back"),
        (1010, 752, 250, "#7a3b46", "non"),
    )
    for x, foot, tall, shirt, cover in buyers:
        drawn += ellipse(x, foot, tall * 0.2, 12, "#20120e", opacity=0.5)
        drawn += standing(x, foot, tall, shirt, "#241815", cover=cover, left=-14, right=18)
    return drawn + path("M1028 672 h38 l-6 34 h-26Z", STRAW) + rect(0, 0, 1200, 800, "#ff9a3c", opacity=0.05)


def book_fair() -> str:
    drawn = (
        background("#f4ead0")
        + circle(1020, 150, 62, GOLD, opacity=0.85)
        + cloud(480, 130, 0.9)
        + hill(330, 40, 21, "#c3ccb6")
    )
    drawn += curved_roof(640, 372, 520, 120) + rect(450, 366, 380, 100, "#5a372c")
    for x in range(458, 830, 60):
        drawn += rect(x, 366, 12, 104, LACQUER)
    drawn += (
        rect(0, 464, 1200, 336, "#dcc69c")
        + path("M0 600 H1200 V800 H0Z", "#d3bb8e")
        + broad_tree(1090, 560, 1.25)
        + palm(60, 480, 220, LEAF_DEEP, 3, 1.1)
    )
    for start, stop, y in ((0, 560, 120), (520, 1080, 120)):  # bunting
        drawn += line(f"M{start} {y} Q{(start + stop) / 2} {y + 110} {stop} {y}", BROWN, 3)
        for i in range(1, 12):
            t = i / 12
            across, top = start + (stop - start) * t, y + 220 * t * (1 - t)
            drawn += path(f"M{across - 17:.0f} {top:.0f} h34 l-17 36Z", (LACQUER, GOLD, INDIGO, TEA)[i % 4])
    covers = (LACQUER, INDIGO, "#6c7f45", BRASS, "#7a3b30", "#8aa6b8")
    chance = random.Random(3)
    for x, wide in ((70, 300), (800, 230)):  # shelves
        drawn += rect(x, 330, wide, 250, "#7d5438") + rect(x + 10, 340, wide - 20, 230, "#4f3325")
        for shelf in range(3):
            y, at = 406 + shelf * 76, x + 16
            while at < x + wide - 34:
                thick, tall = chance.randint(12, 22), chance.randint(44, 58)
                drawn += rect(at, y - tall, thick, tall, chance.choice(covers)) + rect(
                    at + 3, y - tall + 8, thick - 6, 4, "#efdcb0", opacity=0.8
                )
                at += thick + 3
            drawn += rect(x + 8, y, wide - 16, 10, WOOD_LIGHT)
    drawn += rect(60, 318, 320, 18, LACQUER) + rect(790, 318, 250, 18, LACQUER)
    # the long table with its cloth, an old woman signing
    drawn += standing(486, 640, 226, "#7a3b46", DARK, cover="scarf", left=-24, right=30) + standing(
        648, 640, 236, "#efe6d2", INDIGO, left=-20, right=26
    )
    drawn += path("M404 566 H752 L776 660 H380Z", LACQUER) + path("M404 566 H752 L758 586 H398Z", "#b03a30")
    for i, x in enumerate((430, 548, 592, 700)):
        for k in range(3 + i % 2):
            drawn += rect(x - 26 + k * 2, 558 - k * 10, 52, 10, covers[(i + k) % 6])
    drawn += path("M462 564 q20 -14 40 0 q20 -14 40 0 v-22 q-20 -14 -40 0 q-20 -14 -40 0Z", CREAM)
    for x, size, girl in ((420, 0.9, True), (524, 1.0, False), (640, 0.86, True)):
        drawn += pupil_from_behind(x, 800, size, girl=girl)
    drawn += path("M720 728 Q930 690 1180 724 L1200 800 H700Z", "#b9574a") + path(
        "M742 738 Q930 706 1160 734 L1172 784 H726Z", "#c97a5e"
    )
    for x, y, s, shirt, cover in (
        (812, 762, 0.92, "#f5ecd6", "hair"),
        (946, 752, 0.9, "#8aa6b8", "bun"),
        (1086, 764, 0.94, "#d9b25a", "hair"),
    ):
        drawn += seated(x, y, s, shirt, cover=cover, trousers=INDIGO)
        drawn += path(f"M{x - 34} {y - 34} q17 -12 34 0 q17 -12 34 0 v24 q-17 -12 -34 0 q-17 -12 -34 0Z", CREAM) + line(
            f"M{x} {y - 34} v24", "#c9b184", 3
        )
    return drawn


def xoan_singers() -> str:
    drawn = gradient("hall", [(0, "#5e1512"), (0.7, "#7d1f1a"), (1, "#6a1a16")], y1=560)
    drawn += rect(0, 0, 1200, 96, "#3d1512") + rect(0, 90, 1200, 14, GOLD) + rect(0, 112, 1200, 4, GOLD, opacity=0.6)
    for i in range(12):  # carved board below the beam
        x = 50 + i * 100
        drawn += line(f"M{x - 36} 66 q18 -34 36 0 t36 0", GOLD, 5, opacity=0.85) + circle(x, 34, 6, GOLD, opacity=0.85)
    drawn += rect(420, 150, 360, 250, "#3f1210") + rect(436, 166, 328, 218, "#8f2a1f")
    drawn += (
        glow("altar", 600, 280, 230, "#f6c667", 0.6)
        + circle(600, 262, 58, GOLD)
        + circle(600, 262, 46, "#a8382c")
        + circle(600, 262, 24, GILT)
        + circle(600, 262, 15, "#a8382c")
    )
    drawn += rect(470, 350, 260, 34, "#5a1a15") + path("M566 350 q-6 -34 34 -34 q40 0 34 34Z", BRASS)
    for x in (508, 692):
        drawn += rect(x - 5, 306, 10, 44, "#e9dcb9") + path(f"M{x} 304 q-9 -14 0 -26 q9 12 0 26Z", "#ffd36a")
    for x in (170, 330, 870, 1030):
        wide = 46 if x in (170, 1030) else 36
        drawn += rect(x - wide / 2, 104, wide, 456, "#8f241d") + rect(x - wide / 2 + 5, 104, 7, 456, "#b5402f")
        drawn += (
            rect(x - wide / 2 - 8, 540, wide + 16, 24, STONE)
            + rect(x - 10, 180, 20, 220, "#2a1411")
            + bars(x, ((8, 200), (8, 232), (8, 264), (8, 296), (8, 328)), GILT, 16)
        )
    drawn += rect(0, 556, 1200, 244, "#8a4c30") + path("M0 556 H1200 V570 H0Z", "#a9653f")
    drawn += path("M170 640 H1030 L1120 790 H80Z", "#c9a266") + path("M196 652 H1004 L1080 778 H120Z", "#d8b67c")
    for k in range(1, 6):
        drawn += line(f"M{196 - k * 12} {652 + k * 21} H{1004 + k * 12}", "#b98e52", 3)
    robes = (("#3b2a4f", "#c9543f"), ("#2f4d68", "#d8a23c"), ("#4a2331", "#6d8b4a"), ("#2b3f3a", "#c97a5e"))
    for i, (outer, sash) in enumerate(robes):
        x, foot = 330 + i * 160, 748 + (12 if i in (1, 2) else 0)
        drawn += ellipse(x, foot + 2, 66, 12, "#7a4a2c", opacity=0.5)
        drawn += standing(x, foot, 300, outer, cover="scarf", left=-18, right=118 if i % 2 == 0 else 62, robe=True)
        drawn += path(f"M{x - 24} {foot - 138} h48 v22 h-48Z", sash) + path(
            f"M{x + 4} {foot - 118} l22 86 h-16 l-16 -86Z", sash
        )
        fx, fy = (x + 116, foot - 268) if i % 2 == 0 else (x + 112, foot - 178)
        drawn += path(f"M{fx} {fy + 34} L{fx - 44} {fy - 14} Q{fx} {fy - 46} {fx + 44} {fy - 14}Z", "#efdcb0")
        for k in (-30, -15, 0, 15, 30):
            drawn += line(f"M{fx} {fy + 34} L{fx + k * 1.35} {fy - 26 + abs(k) * 0.35}", "#b8862f", 2.5)
    drawn += seated(142, 752, 1.3, "#26201f", trousers="#f3ead6") + line(
        "M168 668 L214 640", "#d6a673", 9, stroke_linecap="round"
    )
    drawn += (
        ellipse(232, 700, 46, 54, LACQUER)
        + ellipse(232, 700, 34, 42, "#ecd8ae")
        + line("M204 742 L190 776 M260 742 L274 776", WOOD, 8)
    )
    drawn += seated(1070, 752, 1.25, "#26201f", cover="white", trousers="#f3ead6") + line(
        "M1030 676 h60", BRASS, 12, stroke_linecap="round"
    )
    for i, x in enumerate((60, 420, 780, 1140)):
        drawn += lantern(x, 116, 1.0, "#c9402c", f"xoan{i}")
    return drawn


def storytelling() -> str:
    drawn = (
        background("#f3e9cf")
        + circle(250, 210, 76, "#f3cf8a")
        + cloud(40, 160, 0.8)
        + hill(360, 44, 12, "#c3cfb6")
        + hill(420, 34, 9, "#9fb28d")
    )
    drawn += path("M0 466 Q300 440 620 470 T1200 452 V560 H0Z", "#d9c49a") + path(
        "M0 500 Q400 476 760 506 T1200 490 V800 H0Z", "#a3ad6d"
    )
    drawn += line("M0 486 Q300 462 620 490 T1200 474", "#e9d8ae", 14, opacity=0.8)  # the river behind
    drawn += (
        rect(96, 376, 190, 96, "#e3cf9f")
        + path("M74 384 L150 316 H232 L310 384Z", "#8c6a42")
        + rect(168, 410, 44, 62, "#5a3a2a")
    )
    drawn += palm(52, 470, 180, LEAF_DEEP, 3, 1.0) + palm(330, 476, 140, LEAF_DEEP, 6, 0.9)
    # the old tree: trunk with roots, a crown that fills the upper right
    drawn += path(
        "M700 650 Q770 610 776 500 Q770 380 720 290 H930 Q890 390 896 500 Q904 610 990 654"
        " Q920 640 880 664 Q836 640 790 668 Q750 648 700 650Z",
        "#6a4934",
    )
    drawn += line("M800 300 Q812 460 806 640 M860 300 Q850 460 866 640 M832 320 V600", "#563a29", 5, opacity=0.7)
    crowns = (
        (560, 190, 130),
        (720, 120, 160),
        (900, 100, 170),
        (1080, 170, 150),
        (660, 270, 110),
        (1000, 270, 130),
        (840, 230, 150),
        (1180, 260, 110),
    )
    for x, y, r in crowns:
        drawn += circle(x, y, r, LEAF)
    for x, y, r in (
        (600, 150, 74),
        (760, 90, 84),
        (950, 70, 90),
        (1100, 140, 76),
        (860, 200, 70),
        (700, 240, 56),
        (1020, 240, 60),
    ):
        drawn += circle(x, y, r, TEA, opacity=0.7)
    drawn += path("M180 690 Q560 610 1060 676 Q1180 720 1140 780 H120 Q120 720 180 690Z", "#93a060")
    # the old man on a low bench, a hand raised
    drawn += rect(760, 628, 176, 18, WOOD_LIGHT) + rect(776, 646, 16, 44, WOOD) + rect(904, 646, 16, 44, WOOD)
    drawn += path(
        "M800 634 Q790 610 816 600 H880 Q900 604 896 634 L886 692 H860 L856 650 H832 L826 692 H800Z", "#efe6d2"
    )
    drawn += ellipse(812, 694, 20, 8, INK) + ellipse(874, 694, 20, 8, INK)
    drawn += path("M806 620 Q796 520 850 510 Q902 520 892 620Z", "#5c3b2e") + line(
        "M818 540 L752 508 L736 464", "#5c3b2e", 22, stroke_linecap="round", stroke_linejoin="round"
    )
    drawn += (
        circle(734, 452, 13, SKIN)
        + line("M884 544 L908 612", "#5c3b2e", 22, stroke_linecap="round")
        + circle(910, 622, 12, SKIN)
    )
    drawn += (
        rect(840, 492, 20, 24, SKIN)
        + circle(850, 468, 34, SKIN)
        + path("M815 466 a35 35 0 0 1 70 0 q-35 -24 -70 0Z", "#efe9dc")
        + path("M832 486 Q850 546 868 486 Q850 500 832 486Z", "#efe9dc")
    )
    drawn += line("M940 520 L964 690", WOOD, 8, stroke_linecap="round") + path(
        "M940 520 q-4 -22 16 -22", "none", stroke=WOOD, stroke_width=8
    )
    # children in a half circle, a notebook, one from behind
    for x, y, s, shirt, cover in (
        (300, 690, 0.82, "#c9543f", "hair"),
        (420, 674, 0.8, "#f5ecd6", "bun"),
        (540, 668, 0.8, INDIGO, "hair"),
        (654, 676, 0.8, "#d9b25a", "hair"),
        (1040, 702, 0.84, "#8aa6b8", "bun"),
    ):
        drawn += ellipse(x, y + 4, 52 * s, 9, "#6f7f45", opacity=0.6) + seated(
            x, y, s, shirt, cover=cover, trousers=DARK
        )
    drawn += path("M386 650 q17 -10 34 0 q17 -10 34 0 v20 q-17 -10 -34 0 q-17 -10 -34 0Z", CREAM)
    for x, girl in ((210, False), (470, True), (590, False)):
        drawn += pupil_from_behind(x, 812, 0.92, girl=girl)
    drawn += path("M668 716 h60 l-8 40 h-44Z", "#8a6a44") + path(
        "M676 716 q22 -40 44 0", "none", stroke="#8a6a44", stroke_width=5
    )
    return drawn


SCENES = {
    "dinh": communal_house,
    "bia": memorial,
    "chao-co": flag_ceremony,
    "cho-dem": night_market,
    "hoi-sach": book_fair,
    "hat-xoan": xoan_singers,
    "ke-chuyen": storytelling,
}
