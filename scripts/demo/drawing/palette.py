"""Named colours: what lacquer painters and paper makers use, and the things of a river province."""

PAPER = "#f5ead3"
PAPER_LIGHT = "#faf3e3"
CREAM = "#fdf7e8"
IVORY = "#f3e2b8"
STRAW = "#d9bf86"
BAMBOO = "#c9b184"

SUN = "#c9492e"
EMBER = "#d9743f"
PEACH = "#efcfa6"
GLOW = "#f3cf8a"
GOLD = "#d8a23c"
BRASS = "#b8862f"
GILT = "#e9bd4a"

LACQUER = "#96211d"
LACQUER_DEEP = "#74140f"
FLAG = "#b3221f"
TILE = "#7c3a2a"
TILE_DARK = "#52261d"

INK = "#2a1c18"
DARK = "#3a2721"
NIGHT = "#241713"
BROWN = "#6f4a35"
BROWN_LIGHT = "#92674a"
WOOD = "#8a5c3e"
WOOD_LIGHT = "#a4714e"

LEAF = "#4a6b41"
LEAF_DEEP = "#2f4c3b"
TEA = "#6d8b4a"
TEA_LIGHT = "#8ba65c"
MIST = "#b9c6b1"
MIST_DEEP = "#93ab88"

SILT = "#d8b186"
SILT_DEEP = "#c4946b"
SILT_LIGHT = "#e8cfa8"

INDIGO = "#2f4d68"
INDIGO_DEEP = "#20374c"
INDIGO_NIGHT = "#1b2a3d"
SLATE = "#40586d"

SKIN = "#e0b58c"
SKIN_SHADE = "#c99d74"

LOTUS = ("#d98a86", "#e3a39c", "#efc0b6", "#e9b0a8", "#f4d2ca")
STONE = "#a8968a"
STONE_DARK = "#8f7d72"
