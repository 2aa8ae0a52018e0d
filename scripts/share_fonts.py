"""Make the small fonts of share cards: Latin and Vietnamese letters cut out of Noto Serif Bold and Noto Sans.

Run once; what it makes is committed with its licence and hash. Needs fonttools, and the full fonts in the
folder that is named (Debian: the package fonts-noto-core, /usr/share/fonts/truetype/noto).
"""

import hashlib
import sys
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "kehoach_cms" / "static" / "kehoach_cms" / "vendor" / "noto-2.004"
FONTS = ("NotoSerif-Bold.ttf", "NotoSans-Regular.ttf")
#: Latin, Latin-1, Vietnamese, general punctuation, the đồng.
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x1A0,
    0x1A1,
    0x1AF,
    0x1B0,
    *range(0x300, 0x304),
    0x306,
    0x309,
    0x31B,
    0x323,
    *range(0x1EA0, 0x1EFA),
    *range(0x2010, 0x2027),
    0x20AB,
]


def main(folder: str) -> int:
    """Cut each font and print its hash, for vendor.toml."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False, name_IDs=["*"])
        font = subset.load_font(str(Path(folder) / name), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        font["head"].modified = font["head"].created
        subset.save_font(font, str(TARGET / name), options)
        data = (TARGET / name).read_bytes()
        print(f'"{name}" = "{hashlib.sha256(data).hexdigest()}"  # {len(data)} bytes')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
