#!/usr/bin/env python3
"""Makes the typeface that readers can choose for easy reading, from Atkinson Hyperlegible Next.

Usage: legible.py 'AtkinsonHyperlegibleNext[wght].ttf'
Needs fontTools and brotli. The font is in https://github.com/googlefonts/atkinson-hyperlegible-next.

One file has all weights between regular and bold, and the letters of languages in Latin script.
Slanted text is slanted by the browser.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Basic Latin to Latin Extended-B, signs of phonetics that words have, Vietnamese, punctuation, money,
# and the arrows and signs of running text.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x02BB, 0x02BC), (0x02C6, 0x02DD), (0x0300, 0x0331),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2113, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2215, 0x2215),
    (0x2248, 0x2265),
]


def main():
    font = TTFont(sys.argv[1])
    options = subset.Options(
        layout_features=["ccmp", "kern", "locl", "mark", "mkmk"], hinting=False, flavor="woff2",
        name_IDs=[0, 1, 2, 13, 14], notdef_outline=True,
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes={sign for first, last in RANGES for sign in range(first, last + 1)})
    cut.subset(font)
    font = instantiateVariableFont(font, {"wght": (400, 700)})
    font.recalcTimestamp = False
    target = Path(__file__).parent / "legible.woff2"
    subset.save_font(font, target, options)
    print(target.name, target.stat().st_size)


main()
