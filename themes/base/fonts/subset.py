#!/usr/bin/env python3
"""Makes the fonts for formulas from TeX Gyre Pagella Math.

Usage: subset.py texgyrepagella-math.otf
Needs fontTools and brotli. Debian has the font in fonts-texgyre-math.

The font is cut in two, because few formulas need its rarer alphabets. Two things are changed for
browsers based on Chromium. Primes get the shapes that are meant for exponents, which these browsers
do not choose by themselves. Accents get a width, because they would stand to the left of their
letters without one.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NAME = "Coursemark Math"

# Blocks of Unicode from which formulas take their signs.
SIGNS = [
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0131, 0x0131), (0x0237, 0x0237), (0x02C6, 0x02DD),
    (0x0300, 0x0338), (0x0391, 0x03C9), (0x03D1, 0x03D6), (0x03DC, 0x03DD), (0x03F0, 0x03F6),
    (0x2010, 0x2063), (0x20D0, 0x20E9), (0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x25FF),
    (0x2605, 0x2606), (0x2660, 0x266F), (0x2713, 0x2720), (0x27C0, 0x297F), (0x2980, 0x2AFF),
]
ITALIC = [(0x1D434, 0x1D467), (0x1D6A4, 0x1D6A5), (0x1D6E2, 0x1D71B)]
BOLD = [(0x1D400, 0x1D433), (0x1D6A8, 0x1D6E1), (0x1D7CE, 0x1D7D7)]
BOLD_ITALIC = [(0x1D468, 0x1D49B), (0x1D71C, 0x1D755)]
SCRIPT = [(0x1D49C, 0x1D4CF)]
DOUBLE_STRUCK = [(0x1D538, 0x1D56B), (0x1D7D8, 0x1D7E1)]
COMMON = SIGNS + ITALIC + BOLD + BOLD_ITALIC + SCRIPT + DOUBLE_STRUCK
ALPHABETS = [(0x1D400, 0x1D7FF)]


def characters(ranges):
    return {character for first, last in ranges for character in range(first, last + 1)}


def use_primes_for_exponents(font):
    cmap = font.getBestCmap()
    shapes = {}
    gsub = font["GSUB"].table
    for feature in gsub.FeatureList.FeatureRecord:
        if feature.FeatureTag != "ssty":
            continue
        for index in feature.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                for glyph, others in getattr(table, "alternates", {}).items():
                    shapes.setdefault(glyph, others[0])
                for glyph, other in getattr(table, "mapping", {}).items():
                    shapes.setdefault(glyph, other)
    for table in font["cmap"].tables:
        for prime in [*range(0x2032, 0x2038), 0x2057]:
            shape = shapes.get(cmap.get(prime))
            if shape and prime in table.cmap:
                table.cmap[prime] = shape


def widen_accents(font):
    glyphs = font.getGlyphSet()
    widths = font["hmtx"]
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    for character in [*range(0x0300, 0x0370), *range(0x20D0, 0x2100)]:
        glyph = font.getBestCmap().get(character)
        if glyph is None or widths[glyph][0] != 0:
            continue
        bounds = BoundsPen(glyphs)
        glyphs[glyph].draw(bounds)
        if bounds.bounds is None:
            continue
        left, _, right, _ = bounds.bounds
        width = round(right - left)
        old = charstrings[glyph]
        pen = T2CharStringPen(width - old.private.nominalWidthX, glyphs)
        glyphs[glyph].draw(TransformPen(pen, (1, 0, 0, 1, -left, 0)))
        charstrings[glyph] = pen.getCharString(old.private, old.globalSubrs)
        widths[glyph] = (width, 0)
        center(font, glyph, width // 2)
        # The width of a mark would be taken away again.
        font["GDEF"].table.GlyphClassDef.classDefs[glyph] = 1


def center(font, glyph, middle):
    attachment = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    glyphs = attachment.TopAccentCoverage.glyphs
    if glyph in glyphs:
        attachment.TopAccentAttachment[glyphs.index(glyph)].Value = middle


def use_wide_tilde(font):
    # Browsers stretch the tilde that stands alone, and the font the one that is combined.
    for table in font["cmap"].tables:
        if 0x02DC in table.cmap and 0x0303 in table.cmap:
            table.cmap[0x02DC] = table.cmap[0x0303]


def write(source, unicodes, name):
    font = TTFont(source)
    use_primes_for_exponents(font)
    widen_accents(font)
    use_wide_tilde(font)
    options = subset.Options(
        layout_features=[], hinting=False, desubroutinize=True, flavor="woff2",
        name_IDs=[0, 13, 14], notdef_outline=True,
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=unicodes)
    cut.subset(font)
    # The licence asks that a changed font has another name.
    for number, text in [(1, NAME), (2, "Regular"), (4, NAME), (6, NAME.replace(" ", ""))]:
        font["name"].setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = NAME.replace(" ", "")
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = NAME
    font.recalcTimestamp = False
    subset.save_font(font, HERE / name, options)
    print(name, (HERE / name).stat().st_size)


def main():
    source = sys.argv[1]
    common = characters(COMMON)
    write(source, common, "math.woff2")
    write(source, characters(ALPHABETS) - common, "math-letters.woff2")


main()
