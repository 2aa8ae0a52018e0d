"""Scenes indoors: the hall, the museum, the office, the reading desk, a meeting in the communal house."""

import math
import random

from drawing.motifs import lotus, national_flag, petal, seated, standing
from drawing.palette import (
    BAMBOO,
    BRASS,
    BROWN,
    CREAM,
    DARK,
    GILT,
    GOLD,
    INDIGO,
    INDIGO_DEEP,
    INK,
    LACQUER,
    LACQUER_DEEP,
    LEAF,
    LOTUS,
    SKIN,
    SKIN_SHADE,
    SLATE,
    STONE,
    TEA,
    WOOD,
    WOOD_LIGHT,
)
from drawing.shapes import (
    HEIGHT,
    WIDTH,
    background,
    bars,
    circle,
    ellipse,
    glow,
    group,
    line,
    path,
    polygon,
    rect,
    star,
)


def _lying_book(x: float, y: float, width: float, height: float, cover: str, spine: str) -> str:
    return (
        rect(x, y, width, height, cover, rx=5)
        + rect(x, y, round(width * 0.07, 1), height, spine)
        + rect(x + width * 0.9, y + 5, round(width * 0.1, 1), height - 10, "#f3e6c8")
    )


def books() -> str:
    drawn = background("#e9dcc0") + rect(0, 0, WIDTH, 560, "#e3d2b0")
    for x in (60, 340, 620, 900):  # lattice windows
        drawn += rect(x, 60, 250, 330, "#f6ecd4")
        d = f"M{x} 390 V60 H{x + 250} V390Z M{x + 125} 60 V390 M{x} 170 H{x + 250} M{x} 280 H{x + 250}"
        drawn += line(d, "#9b7650", 10)
    drawn += rect(0, 540, WIDTH, 260, WOOD) + rect(0, 540, WIDTH, 14, WOOD_LIGHT)
    pile = (
        (150, 330, LACQUER, LACQUER_DEEP),
        (170, 300, INDIGO, INDIGO_DEEP),
        (140, 340, "#6c7f45", "#52632f"),
        (185, 290, BRASS, "#8f671f"),
    )
    for i, (x, wide, cover, spine) in enumerate(pile):
        drawn += _lying_book(x, 520 - i * 46, wide, 46, cover, spine)
    drawn += path("M520 600 Q650 560 760 606 Q870 560 1000 600 L1030 712 Q880 676 760 722 Q640 676 490 712Z", "#fbf3de")
    drawn += line("M760 606 V722", BAMBOO, 4)
    for i in range(6):
        y = 608 + i * 16
        drawn += line(
            f"M{552 - i * 3} {y} Q650 {y - 26} 740 {y + 8} M782 {y + 8} Q870 {y - 26} {970 + i * 3} {y}", "#a98e6a", 3
        )
    album = (
        rect(560, 292, 190, 256, LACQUER, rx=6)
        + rect(560, 292, 18, 256, LACQUER_DEEP)
        + rect(598, 330, 132, 96, "#efdcb0")
    )
    album += path("M598 426 V396 Q630 372 664 392 T730 380 V426Z", "#7f9a62") + circle(700, 356, 13, GOLD)
    album += rect(606, 452, 116, 8, "#e8c779") + rect(622, 474, 84, 6, "#e8c779")
    drawn += group(album, transform="rotate(-4 640 430)")
    volume = rect(780, 320, 160, 226, INDIGO, rx=6) + rect(780, 320, 14, 226, INDIGO_DEEP)
    volume += rect(812, 352, 108, 8, "#efe0b8") + rect(812, 372, 80, 8, "#efe0b8")
    volume += circle(866, 460, 36, "none", stroke="#d8b25a", stroke_width=4)
    volume += circle(866, 460, 22, "none", stroke="#d8b25a", stroke_width=3) + star(866, 460, 13, "#d8b25a", inner=0.5)
    drawn += group(volume, transform="rotate(3 820 440)")
    drawn += path("M1040 540 h92 l-12 -96 h-68Z", "#d9d2bf")
    drawn += line("M1086 444 Q1080 360 1050 320 M1086 444 Q1092 350 1120 300 M1086 444 V330", "#52764a", 7)
    return (
        drawn + lotus(1050, 340, 0.3) + petal(1120, 318, 10, 66, 20, LOTUS[0]) + petal(1086, 340, 0, 58, 18, LOTUS[1])
    )


def conference() -> str:
    drawn = background("#d9c6a2") + rect(0, 0, WIDTH, 470, "#7d1b18")
    for x in range(0, WIDTH, 60):  # curtain
        drawn += path(f"M{x} 0 q30 235 0 470 h22 q26 -235 0 -470Z", "#6b1412", opacity=0.55)
    drawn += rect(300, 70, 600, 210, "#f3e5c6", rx=4)
    for wide, y, high in ((300, 112, 14), (460, 150, 24), (400, 190, 24), (180, 240, 12)):
        drawn += rect(600 - wide / 2, y, wide, high, LACQUER)
    drawn += national_flag(120, 90, 132) + rect(112, 82, 8, 390, "#c9a14a")
    drawn += rect(0, 440, WIDTH, 60, WOOD) + rect(0, 440, WIDTH, 12, "#a97a54")
    drawn += (
        path("M900 300 h150 l-16 150 h-118Z", BROWN) + rect(888, 286, 174, 20, "#8f6446") + star(975, 372, 24, GOLD)
    )
    drawn += circle(975, 214, 30, "#e3b98f") + path("M944 208 a31 31 0 0 1 62 0 q-30 -14 -62 0Z", INK)
    drawn += path("M922 290 q6 -44 53 -46 q47 2 53 46Z", INDIGO) + path("M968 246 l7 30 7 -30Z", "#fbf3de")
    for x in range(320, 820, 90):
        drawn += circle(x, 392, 24, "#dfb48a") + path(f"M{x - 24} 388 a24 24 0 0 1 48 0 q-24 -12 -48 0Z", INK)
        drawn += path(f"M{x - 36} 450 q4 -34 36 -36 q32 2 36 36Z", SLATE if (x // 90) % 2 else "#efe6d2")
    drawn += rect(270, 432, 560, 68, LACQUER) + rect(270, 432, 560, 9, "#c9a14a")
    for x in (300, 550, 800):
        for dx, dy, colour in ((-14, 4, GILT), (6, -6, "#f0d7c8"), (22, 6, LOTUS[0])):
            drawn += circle(x + dx, 470 + dy, 13, colour)
        drawn += circle(x, 488, 15, LEAF)
    chance = random.Random(3)
    for row, (y, s) in enumerate(((560, 0.8), (640, 1.05), (740, 1.4))):  # the audience from behind
        seats = int(13 / s)
        for i in range(seats + 1):
            x = (i + 0.5 * (row % 2)) * WIDTH / seats
            coat = chance.choice((INDIGO, "#4c5a4a", "#7a3b30", "#8a7357", "#3f3f48"))
            drawn += path(
                f"M{x - 52 * s} {y + 90 * s} q{2 * s} {-64 * s} {52 * s} {-66 * s} q{50 * s} {2 * s} {52 * s} {66 * s}"
                f" V{HEIGHT} H{x - 52 * s}Z",
                coat,
            )
            drawn += circle(x, y, 31 * s, INK)
            drawn += path(f"M{x - 9 * s} {y + 22 * s} h{18 * s} v{16 * s} h{-18 * s}Z", SKIN_SHADE)
    return drawn


def _wall_photo(x: float, y: float) -> str:
    drawn = rect(x, y, 170, 230, "#e9d8ae") + rect(x + 14, y + 14, 142, 130, "#a98f6a")
    drawn += path(f"M{x + 14} {y + 144} v-50 q40 -36 72 -14 t70 -10 v74Z", "#5d4a3a")
    return drawn + "".join(
        rect(x + 20, y + dy, wide, 6, "#8f7454") for dy, wide in ((162, 120), (178, 104), (194, 120))
    )


def _bronze_drum(case: bool = True) -> str:
    bronze, light, shade, pale = "#8c7a3f", "#a8954f", "#6d5f31", "#c7b56c"
    drawn = path("M392 300 Q380 380 440 420 Q452 500 410 622 H790 Q748 500 760 420 Q820 380 808 300Z", bronze)
    drawn += path("M600 300 h208 q12 80 -48 120 q-12 80 30 202 H680 Q700 460 600 300Z", shade, opacity=0.45)
    for y, x0, x1 in (
        (336, 388, 812),
        (362, 394, 806),
        (440, 447, 753),
        (540, 436, 764),
        (570, 428, 772),
        (600, 418, 782),
    ):
        drawn += line(f"M{x0} {y} Q600 {y + 26} {x1} {y}", shade, 5)
    for i in range(18):
        drawn += line(f"M{410 + i * 22} {352 + 10 * math.sin(i / 17 * math.pi):.1f} l8 12 8 -12", pale, 3)
    for i in range(11):
        drawn += line(f"M{452 + i * 28} {470 + 12 * math.sin(i / 10 * math.pi):.1f} v44", shade, 4)
    for x, out in ((418, -1), (782, 1)):
        drawn += line(f"M{x} 380 q{34 * out} 20 {6 * out} 66", light, 13)
    drawn += ellipse(600, 296, 216, 78, light)
    for r, colour in ((200, shade), (168, shade), (130, pale), (96, shade), (60, pale)):
        drawn += ellipse(600, 296, r, round(r * 0.36, 1), "none", stroke=colour, stroke_width=4)
    rays = [(math.radians(i * 360 / 28), 52 if i % 2 == 0 else 22) for i in range(28)]
    drawn += polygon(((600 + q * math.cos(a), 296 + q * 0.36 * math.sin(a)) for a, q in rays), "#e3d28a")
    for i in range(14):
        angle = math.radians(i * 360 / 14 + 12)
        across, down = 600 + 148 * math.cos(angle), 296 + 148 * 0.36 * math.sin(angle)
        drawn += path(f"M{across - 10:.0f} {down:.0f} q10 -9 22 0 q-10 6 -22 0Z", shade)
    return drawn


def bronze_drum() -> str:
    drawn = (
        background("#4b332a")
        + rect(0, 590, WIDTH, 210, "#3a2620")
        + path("M300 0 L180 600 H1020 L900 0Z", "#6d4e3d", opacity=0.5)
    )
    drawn += path("M360 640 h480 v160 h-480Z", "#8f2a22") + rect(340, 622, 520, 26, "#a8382c")
    drawn += rect(470, 690, 260, 60, "#e9d8ae") + bars(600, ((200, 704), (160, 720), (110, 736)), BROWN)
    drawn += _bronze_drum() + path("M300 150 H900 V622 H300Z", "#dfe7e2", opacity=0.08)
    drawn += line("M300 622 V150 H900 V622", "#d9cfb6", 5, opacity=0.7) + path(
        "M340 600 L470 160 h50 L390 600Z", "#ffffff", opacity=0.07
    )
    return drawn + _wall_photo(70, 170) + _wall_photo(960, 170)


def museum_hall() -> str:
    drawn = background("#e4d5b4") + path("M0 0 H1200 L980 110 H220Z", "#cdbb94") + rect(220, 110, 760, 360, "#efe2c4")
    drawn += path("M0 0 L220 110 V470 L0 640Z", "#d9c8a2") + path("M1200 0 L980 110 V470 L1200 640Z", "#d2c099")
    drawn += path("M220 470 H980 L1200 640 V800 H0 V640Z", "#9a6a46")
    for i in range(-6, 7):  # floor boards run to one point
        drawn += line(f"M{600 + i * 60} 470 L{600 + i * 190} 800", "#855838", 3, opacity=0.7)
    for y in (512, 566, 640, 730):
        drawn += line(f"M0 {y} H1200", "#855838", 2, opacity=0.4)
    drawn += rect(470, 128, 260, 54, LACQUER) + bars(600, ((190, 144), (130, 160)), GILT, 8)
    for x in (262, 792):
        drawn += group(_wall_photo(0, 0), transform=f"translate({x} 206) scale(.9 .86)")
    drawn += rect(446, 206, 308, 190, BROWN) + rect(458, 218, 284, 166, "#cbb58a")  # the map of the river
    drawn += line("M470 240 Q540 260 560 300 T640 330 T736 372", "#6f93a5", 10) + line(
        "M600 318 Q640 280 700 250", "#6f93a5", 5
    )
    for x, y in ((520, 262), (562, 306), (626, 330), (690, 346), (650, 284)):
        drawn += circle(x, y, 7, LACQUER)
    for dx in (0, 60, 120):  # pictures on the side walls, foreshortened
        a, b = 40 + dx, 86 + dx
        drawn += path(
            f"M{a} {196 + dx * 0.42} L{b} {206 + dx * 0.40} V{356 - dx * 0.28} L{a} {374 - dx * 0.30}Z", BROWN
        )
        drawn += path(
            f"M{a + 7} {210 + dx * 0.42} L{b - 6} {217 + dx * 0.40} V{344 - dx * 0.28} L{a + 7} {358 - dx * 0.30}Z",
            "#e9d8ae",
        )
        c, e = 1200 - a, 1200 - b
        drawn += path(
            f"M{c} {196 + dx * 0.42} L{e} {206 + dx * 0.40} V{356 - dx * 0.28} L{c} {374 - dx * 0.30}Z", BROWN
        )
        drawn += path(
            f"M{c - 7} {210 + dx * 0.42} L{e + 6} {217 + dx * 0.40} V{344 - dx * 0.28} L{c - 7} {358 - dx * 0.30}Z",
            "#d8b98a",
        )
    for i, x in enumerate((330, 600, 870)):  # lamps and their light
        drawn += path(f"M{x - 22} 62 L{x - 130} 560 H{x + 130} L{x + 22} 62Z", "#fff2c4", opacity=0.2)
        drawn += (
            line(f"M{x} 0 V44", DARK, 4)
            + path(f"M{x - 26} 66 Q{x} 26 {x + 26} 66Z", "#4a3226")
            + glow(f"spot{i}", x, 66, 50, "#fff0c4", 0.8)
        )
    for x, wide in ((330, 190), (600, 220), (870, 190)):  # show cases
        left, top = x - wide / 2, 424
        drawn += ellipse(x, 652, wide * 0.62, 16, "#5d3c26", opacity=0.45)
        drawn += rect(left - 8, 546, wide + 16, 104, "#7d1f1a") + rect(left - 14, 536, wide + 28, 16, "#9c2f26")
        drawn += rect(x - 46, 584, 92, 34, "#e9d8ae") + bars(x, ((66, 592), (50, 604)), BROWN, 5)
        drawn += rect(left, top, wide, 112, "#f6f2e2", opacity=0.35)
    drawn += path("M306 536 h48 l-8 -22 h-32Z", BRASS) + path(
        "M312 514 q-4 -34 18 -52 q22 18 18 52Z", "#f6e9b8", opacity=0.8
    )  # lamp
    drawn += path("M322 512 q-4 -18 8 -30 q12 12 8 30Z", "#f0b24a") + line("M316 462 q14 -22 28 0", BRASS, 4)
    drawn += group(_bronze_drum(), transform="translate(474 446) scale(.21 .145)")
    drawn += path("M826 536 q-16 -50 12 -66 h64 q28 16 12 66Z", "#9c6a3c") + rect(
        834, 460, 72, 12, "#7d5030"
    )  # the rice jar
    drawn += line("M826 500 q44 12 88 0 M830 516 q40 12 80 0", "#7d5030", 3)
    for x, wide in ((330, 190), (600, 220), (870, 190)):
        left = x - wide / 2
        drawn += line(f"M{left} 536 V424 H{left + wide} V536", "#b9a67c", 4) + path(
            f"M{left + 16} 530 L{left + 50} 430 h22 L{left + 38} 530Z", "#ffffff", opacity=0.2
        )
    drawn += standing(196, 742, 270, "#8aa6b8", DARK, cover="back", left=-10, right=14)
    drawn += standing(262, 752, 176, "#fbf5e6", INDIGO, cover="back", left=-20, right=10)
    drawn += standing(746, 730, 262, "#7a3b46", cover="bun", left=-50, right=12, robe=True)
    drawn += standing(944, 760, 290, "#5b6b3c", DARK, cover="back", left=-14, right=18)
    drawn += standing(1042, 772, 190, "#fbf5e6", INDIGO, cover="back", left=-14, right=20)
    return drawn


def one_stop_office() -> str:
    drawn = (
        background("#efe4c9")
        + rect(0, 0, WIDTH, 60, "#e2d4b2")
        + rect(0, 560, WIDTH, 240, "#cbb489")
        + rect(0, 552, WIDTH, 12, "#b39a6c")
    )
    for y in (606, 668, 742):
        drawn += line(f"M0 {y} H1200", "#b9a173", 3, opacity=0.7)
    for i in range(-5, 6):
        drawn += line(f"M{600 + i * 110} 564 L{600 + i * 200} 800", "#b9a173", 3, opacity=0.7)
    drawn += rect(520, 78, 620, 58, LACQUER) + bars(830, ((430, 92), (300, 112)), GILT, 10)
    drawn += (
        rect(60, 120, 250, 230, "#dfe8da")
        + path("M60 350 V292 Q130 250 190 280 T310 262 V350Z", "#a9bf96")
        + circle(246, 178, 26, "#f3cf8a")
    )
    drawn += line("M60 120 h250 v230 h-250Z M185 120 v230 M60 235 h250", "#9b7650", 10)
    for i, x in enumerate((520, 736, 952)):  # three counters behind glass
        drawn += (
            rect(x, 168, 196, 220, "#f7efda")
            + rect(x + 60, 180, 76, 40, INDIGO)
            + bars(x + 98, ((40, 196),), "#f7efda", 9)
        )
        shirt, cover = ((SLATE, "bun"), ("#efe6d2", "hair"), ("#7a3b46", "bun"))[i]
        drawn += path(f"M{x + 52} 388 q4 -70 46 -76 q42 6 46 76Z", shirt) + circle(x + 98, 284, 30, SKIN)
        drawn += path(f"M{x + 67} 286 a31 31 0 0 1 62 0 q-31 -22 -62 0Z", INK) + (
            circle(x + 98, 250, 13, INK) if cover == "bun" else ""
        )
        drawn += rect(x + 8, 330, 54, 46, "#4c4440", rx=3) + rect(x + 13, 335, 44, 34, "#a9c4cf")
        drawn += rect(x, 168, 196, 220, "#cfe0e0", opacity=0.22) + line(f"M{x} 168 h196 v220 h-196Z", "#b39a6c", 7)
    drawn += rect(500, 388, 668, 24, WOOD_LIGHT) + rect(512, 412, 644, 150, WOOD)
    for x in (520, 736, 952):
        drawn += rect(x + 12, 430, 172, 112, "#7a4f33")
    # the kiosk, a woman with her basket, a volunteer who points with a bamboo stick
    drawn += (
        path("M250 694 h150 l-14 -40 h-122Z", "#8f9aa0")
        + rect(292, 470, 66, 190, "#a9b4b8")
        + rect(232, 262, 186, 232, "#3f5363", rx=14)
    )
    drawn += rect(248, 280, 154, 186, "#eef3ec", rx=5) + rect(248, 280, 154, 34, LACQUER)
    drawn += bars(325, ((96, 292),), "#f7efda", 9)
    for i in range(4):
        x, y = 262 + (i % 2) * 66, 330 + (i // 2) * 62
        drawn += (
            rect(x, y, 60, 52, ("#e3cf9f", "#bcd0b0", "#e9c3b0", "#bfd0dc")[i], rx=5)
            + circle(x + 30, y + 20, 10, "#6f5a45")
            + rect(x + 12, y + 38, 36, 5, "#6f5a45")
        )
    drawn += line("M356 456 L306 418", "#c9a14a", 5, stroke_linecap="round")
    drawn += standing(494, 730, 330, "#3f76a8", INK, cover="hair", left=-100, right=14) + star(494, 500, 12, GILT)
    drawn += standing(176, 746, 306, "#7a3b46", DARK, cover="scarf", left=-16, right=112)
    drawn += (
        path("M62 664 h92 l-12 74 h-68Z", "#b5874c")
        + line("M66 684 h84 M70 704 h76 M74 722 h68", "#93683a", 4)
        + path("M62 664 q46 -74 92 0", "none", stroke="#93683a", stroke_width=6)
    )
    for x, c in ((80, TEA), (104, "#7f9a52"), (130, LEAF)):
        drawn += circle(x, 656, 19, c)
    drawn += (
        rect(720, 640, 380, 20, "#5f7a8a", rx=6)
        + rect(720, 580, 380, 44, "#6f8a9a", rx=6)
        + line("M760 660 V716 M1060 660 V716 M740 600 V640 M1080 600 V640", "#55636b", 10)
    )
    drawn += path("M800 652 V606 Q806 566 846 562 Q888 566 892 606 V652Z", "#d8b25a") + path(
        "M800 640 h92 l14 84 h-30 l-8 -52 h-40 l-8 52 h-30Z", DARK
    )
    drawn += (
        rect(838, 540, 16, 26, SKIN)
        + circle(846, 522, 30, SKIN)
        + path("M815 522 a31 31 0 0 1 62 0 q-31 -20 -62 0Z", "#efe9dc")
    )
    drawn += rect(866, 596, 52, 36, CREAM) + bars(892, ((34, 606), (26, 618)), "#a98e6a", 4)
    drawn += path("M1104 716 h70 l-10 -70 h-50Z", "#b5653f")
    for turn in (-48, -22, 4, 30, 54):
        drawn += petal(1139, 650, turn, 140, 26, LEAF if turn % 4 else TEA)
    return drawn


def meeting_in_communal_house() -> str:
    drawn = background("#4a1d17") + rect(0, 0, WIDTH, 470, "#5c241c")
    for i in range(5):  # beams, nearer ones lower and broader
        y, high = 20 + i * i * 9, 14 + i * 6
        inset = 330 - i * 84
        drawn += rect(inset, y, WIDTH - 2 * inset, high, ("#3a1712", "#42190f", "#4a1e14", "#52231a", "#3a1712")[i])
        drawn += rect(inset, y + high - 4, WIDTH - 2 * inset, 4, GOLD, opacity=0.6)
    drawn += (
        rect(430, 150, 340, 280, "#7d1f1a")
        + rect(446, 166, 308, 250, "#93291f")
        + glow("shrine", 600, 300, 260, "#f6c667", 0.75)
    )
    drawn += (
        path("M470 230 Q600 170 730 230 L720 250 H480Z", GOLD)
        + rect(520, 260, 160, 110, "#5a1a15")
        + circle(600, 308, 34, GOLD)
        + circle(600, 308, 25, "#93291f")
        + circle(600, 308, 13, GILT)
    )
    drawn += (
        rect(476, 376, 248, 44, "#6a1d16")
        + rect(476, 376, 248, 7, GOLD)
        + path("M572 376 q-4 -26 28 -26 q32 0 28 26Z", BRASS)
    )
    for x in (506, 694):
        drawn += rect(x - 4, 338, 8, 38, "#e9dcb9") + path(f"M{x} 336 q-8 -12 0 -22 q8 10 0 22Z", "#ffd36a")
    drawn += path("M330 430 H870 L1200 640 V800 H0 V640Z", "#7d4a2f") + path("M380 452 H820 L1010 640 H190Z", "#c29a5e")
    for k in range(1, 7):
        y = 452 + k * 27
        drawn += line(f"M{380 - k * 27} {y} H{820 + k * 27}", "#ab8348", 3)
    for x, wide, bottom in (
        (330, 34, 470),
        (870, 34, 470),
        (210, 50, 560),
        (990, 50, 560),
        (52, 72, 690),
        (1148, 72, 690),
    ):
        drawn += rect(x - wide / 2, 20, wide, bottom - 20, "#93291f") + rect(
            x - wide / 2 + wide * 0.14, 20, wide * 0.16, bottom - 20, "#b9483a"
        )
        drawn += rect(x - wide * 0.7, bottom - 8, wide * 1.4, wide * 0.42, STONE)
        drawn += rect(x - wide * 0.2, 120, wide * 0.4, bottom * 0.42, "#2a100d") + bars(
            x, [(wide * 0.2, 136 + k * bottom * 0.065) for k in range(5)], GILT, bottom * 0.03
        )
    drawn += standing(600, 560, 218, "#2c2322", "#f3ead6", cover="white", left=-14, right=66)
    rows = (
        (
            518,
            0.66,
            ((404, "#efe6d2", "white"), (478, "#7a3b46", "scarf"), (728, SLATE, "hair"), (800, "#8a7357", "hair")),
        ),
        (
            592,
            0.86,
            ((330, INDIGO, "hair"), (436, "#6b7a4a", "bun"), (770, "#efe6d2", "white"), (880, "#7a3b46", "scarf")),
        ),
        (
            684,
            1.1,
            ((216, "#5b6b3c", "hair"), (356, "#efe6d2", "hair"), (850, INDIGO, "bun"), (994, "#8a5c3e", "hair")),
        ),
    )
    for y, s, people in rows:
        for x, shirt, cover in people:
            drawn += ellipse(x, y + 4, 56 * s, 9 * s, "#6d4226", opacity=0.5) + seated(
                x, y, s, shirt, cover=cover, trousers="#2a1f1c"
            )
    drawn += (
        ellipse(600, 660, 92, 18, "#8f5a34")
        + path("M560 656 q-10 -34 22 -34 q32 0 22 34Z", "#e9e2cf")
        + line("M604 640 q18 -2 16 -18", "#e9e2cf", 6)
    )
    for x in (632, 660, 540):
        drawn += path(f"M{x - 12} 646 h24 q0 18 -12 18 q-12 0 -12 -18Z", "#f3ead6")
    for x, s, shirt in (
        (120, 1.5, "#3d2a2a"),
        (470, 1.5, "#4c5a4a"),
        (720, 1.5, "#5c3b2e"),
        (1080, 1.5, "#3f3f48"),
    ):  # the last row, from behind
        drawn += (
            path(f"M{x - 74} 812 q0 -96 74 -102 q74 6 74 102Z", shirt)
            + rect(x - 13, 690, 26, 30, SKIN_SHADE)
            + circle(x, 672, 25 * s, INK)
        )
    return drawn + rect(0, 0, WIDTH, HEIGHT, "#ffb65c", opacity=0.05)


def digitising_room() -> str:
    drawn = background("#e6dabb") + rect(0, 0, WIDTH, 520, "#dfd0ab")
    drawn += rect(60, 70, 420, 400, "#7d5438") + rect(74, 84, 392, 372, "#5a3a29")  # shelves of archive boxes
    for shelf in range(3):
        y = 196 + shelf * 124
        drawn += rect(66, y, 408, 12, WOOD_LIGHT)
        for i in range(6):
            x, box = 84 + i * 63, ("#b89a68", "#a88855", "#c4a877", "#9a7a4e")[(i + shelf) % 4]
            if (shelf, i) != (1, 4):
                drawn += (
                    rect(x, y - 92, 56, 92, box)
                    + rect(x + 11, y - 68, 34, 24, CREAM)
                    + bars(x + 28, ((22, y - 62), (16, y - 54)), "#8f7454", 4)
                    + circle(x + 28, y - 22, 6, "#6f5a3c")
                )
    drawn += (
        rect(860, 60, 270, 250, "#e9efe0")
        + path("M860 310 V252 Q930 214 990 242 T1130 226 V310Z", "#a9bf96")
        + circle(1066, 122, 26, "#f3cf8a")
    )
    drawn += line("M860 60 h270 v250 h-270Z M995 60 v250 M860 185 h270", "#9b7650", 10)
    drawn += rect(0, 520, WIDTH, 280, WOOD) + rect(0, 520, WIDTH, 16, WOOD_LIGHT)
    # the copy stand: column, arm, camera, two lamps, the cradle with a letter under it
    drawn += (
        rect(486, 262, 22, 280, "#4c4a4a")
        + rect(486, 262, 190, 20, "#4c4a4a")
        + rect(606, 276, 92, 62, "#2e2d2f", rx=8)
        + rect(630, 336, 44, 26, "#3b3a3c")
        + ellipse(652, 364, 20, 7, "#7fa0b0")
    )
    drawn += polygon(((636, 370), (668, 370), (800, 566), (504, 566)), "#fff6d8", opacity=0.35)
    for x, lean in ((420, 1), (884, -1)):
        drawn += line(f"M{x} 556 Q{x} 440 {x + 50 * lean} 420", "#55524f", 9) + group(
            path("M-34 0 Q0 -44 34 0Z", "#3d3b3b"), transform=f"translate({x + 58 * lean} 426) rotate({28 * lean})"
        )
        drawn += glow(f"desk{x}", x + 66 * lean, 446, 110, "#fff3c4", 0.7)
    drawn += path("M470 560 H836 L890 664 H416Z", "#3f3a38") + path("M488 570 H818 L862 652 H444Z", "#58524e")
    letter = "M556 580 H748 L768 642 H536Z"
    drawn += path(letter, "#ecd9a8") + path("M556 580 h192 l3 9 h-198Z", "#d6bd84")
    for i in range(7):  # columns of brush writing
        x = 574 + i * 26
        for k in range(4):
            drawn += rect(x + (i - 3) * k * 1.4, 593 + k * 11, 10, 7, "#5a3d2a")
    drawn += rect(714, 612, 26, 22, "#b3402f", opacity=0.85)
    # the screen with the same page, and a stack waiting
    drawn += (
        rect(900, 372, 250, 172, "#2e2d2f", rx=8)
        + rect(912, 384, 226, 148, "#f2ead2")
        + rect(1000, 544, 50, 26, "#3b3a3c")
        + rect(960, 566, 130, 12, "#3b3a3c")
    )
    drawn += rect(936, 400, 110, 116, "#ecd9a8")
    for i in range(4):
        for k in range(6):
            drawn += rect(948 + i * 25, 410 + k * 17, 12, 9, "#5a3d2a")
    drawn += bars(1092, ((70, 404), (60, 424), (70, 444), (40, 464)), "#a98e6a", 7) + rect(
        1060, 490, 64, 22, "#4a6b41", rx=4
    )
    for i in range(6):
        drawn += path(f"M{960 - i % 2 * 6} {660 - i * 9} h170 l8 10 h-176Z", ("#ecd9a8", "#dcc48e")[i % 2])
    # two officers in white coats and gloves
    coat, sleeve = "#f4f0e4", "#e3dbc6"
    drawn += path("M196 800 Q196 640 236 590 Q300 560 366 592 Q404 640 404 800Z", coat) + path(
        "M286 572 l16 60 l18 -58Z", INDIGO
    )
    drawn += (
        rect(284, 536, 36, 44, SKIN)
        + circle(302, 500, 54, SKIN)
        + path("M247 500 a55 55 0 0 1 110 0 q-50 -42 -110 0Z", INK)
        + circle(302, 440, 24, INK)
    )
    drawn += (
        line("M372 622 L470 672 L552 632", sleeve, 50, stroke_linecap="round", stroke_linejoin="round")
        + circle(560, 628, 22, "#ffffff")
        + line("M566 616 l26 -10 M568 626 l30 -2 M566 636 l26 8", "#ffffff", 10, stroke_linecap="round")
    )
    drawn += line("M238 640 L268 740 L380 730", sleeve, 50, stroke_linecap="round", stroke_linejoin="round") + circle(
        392, 728, 21, "#ffffff"
    )
    drawn += (
        path("M772 800 Q768 700 804 664 Q850 640 900 666 Q934 702 930 800Z", coat)
        + rect(838, 618, 30, 40, SKIN)
        + circle(853, 586, 46, SKIN)
    )
    drawn += (
        path("M806 586 a47 47 0 0 1 94 0 q-46 -34 -94 0Z", INK)
        + line("M812 690 L752 700 L716 656", sleeve, 40, stroke_linecap="round", stroke_linejoin="round")
        + circle(710, 650, 18, "#ffffff")
    )
    return drawn


SCENES = {
    "sach": books,
    "hoinghi": conference,
    "trong": bronze_drum,
    "bao-tang": museum_hall,
    "mot-cua": one_stop_office,
    "hop-dinh": meeting_in_communal_house,
    "so-hoa": digitising_room,
}
