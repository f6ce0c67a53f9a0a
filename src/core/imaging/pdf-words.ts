/**
 * What pdf.js tells the console about a page, sorted by what it costs. It draws on whatever is lost, and says so nowhere else. The words
 * are no interface: they are those of pdfjs-dist 6.5.438, and a test per row holds them.
 */

/**
 * `too-large`: an image with too many pixels was left out; `damaged`: an image or a part of the page was left out; `jpeg`: a JPEG has a
 * fault, which may be one of form only; `part`: something may be missing; `font`: text is drawn in another font or not at all;
 * `glyphs`: text may lack characters, or it may not.
 */
export type PdfTrouble = 'too-large' | 'damaged' | 'jpeg' | 'part' | 'font' | 'glyphs';

/** Of what it says by the way, only broken streams are of interest. */
export const worthHearing = /^Warning: |in flate stream/;

const rows: readonly (readonly [PdfTrouble, RegExp])[] = [
  ['too-large', /Image exceeded maximum allowed size|ImageResizer|Create skia surface failed/],
  ['damaged', /getOperatorList - ignoring (XObject|errors during|Shading|ExtGState)/],
  ['damaged', /Unable to decode (inline )?image|Dependent image isn't ready/],
  ['damaged', /Image dimensions are missing|Invalid image width|Unsupported \/S?Mask format|Ignoring \/Mask/],
  ['damaged', /Filter ".*" is not supported|Invalid stream: /],
  ['damaged', /getContentStream - ignoring sub-stream|ignoring (shading|pattern)|#get(Wasm|Js)Instance/],
  ['damaged', /Reached the end of the stream without finding a valid EI marker/],
  [
    'jpeg',
    /JpegImage\.parse|decodeScan|readDataBlock|ignoring the rest of the image data|attempting to re-parse/,
  ],
  ['part', /in flate stream|Inline .* image stream: .* marker not found|Unterminated/],
  ['part', /Unknown command|Skipping command|ignoring operator|ignoring annotation data/],
  ['font', /translateFont|loadFont|ensureStateFont|Font ".*" is not available|Type3 font resource/],
  ['font', /Font file is empty|FontFile is empty|Failed to (compile|parse) font|unable to parse CID-keyed/],
  ['font', /buildFontPaths - ignoring|Cannot compile Type3 glyph/],
  ['glyphs', /cmap|glyf|glyph|CFF|[cC]harstring|loca' table|Type1|post table|ToUnicode|CIDToGIDMap/],
];

/** Anything else is harmless: hints of fonts, an index that was built anew, entries that nobody draws. */
export const troublesIn = (said: Iterable<string>): ReadonlySet<PdfTrouble> => {
  const troubles = new Set<PdfTrouble>();
  for (const sentence of said) {
    const row = rows.find(([, words]) => words.test(sentence));
    if (row) troubles.add(row[0]);
  }
  return troubles;
};
