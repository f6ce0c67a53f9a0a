/** Findings about scans and upload pictures. */
import type { FindingRow } from './finding-row.ts';

export const pictureFindings = {
  /** The bytes are no picture the desk can open (data: what, `type` where known). */
  'picture-not-a-picture': { level: 'stop', requirements: ['R08', 'R63'], foresees: ['F28', 'F29'] },
  'picture-empty-file': { level: 'stop', requirements: ['R08', 'R57'], foresees: ['F06', 'F13', 'F29'] },
  /** A picture, of a kind that the desk does not read or would read in wrong tones (data: kind). */
  'picture-kind-not-read': { level: 'stop', requirements: ['R08'], foresees: ['F06', 'F28'] },
  'picture-locked': { level: 'stop', requirements: ['R08'], foresees: ['F28', 'F29'] },
  'picture-password-wrong': { level: 'stop', requirements: ['R08'], foresees: [] },
  'picture-no-such-page': { level: 'stop', requirements: ['R53'], foresees: [] },
  /** Decoding broke off, or something of the picture is not in the file (data: type). */
  'picture-damaged': { level: 'stop', requirements: ['R08', 'R63'], foresees: ['F06', 'F34'] },
  /** Read whole, though the file has a fault of form that costs no pixel. */
  'picture-irregular': { level: 'note', requirements: ['R08'], foresees: [] },
  /** A part is one colour with straight edges (data: share in percent; region), or a decoder says that something may be missing. */
  'picture-part-lost': { level: 'stop', requirements: ['R63', 'R28'], foresees: ['F06', 'F33', 'F34'] },
  /** Nothing is on it: every pixel has the same colour. */
  'picture-blank': { level: 'stop', requirements: ['R63'], foresees: ['F06', 'F34'] },
  /** Text of a PDF is drawn in another font than its own, or not at all. */
  'picture-text-missing': { level: 'warn', requirements: ['R63', 'R50'], foresees: ['F06', 'F33'] },
  /** Not read in time, or its reader broke down over it. */
  'picture-too-hard': { level: 'stop', requirements: ['R08'], foresees: ['F06'] },
  /** More pixels than the guard allows (data: width, height, limit). */
  'picture-too-many-pixels': { level: 'stop', requirements: ['R08'], foresees: ['F06'] },
  /** A photo of so many pixels is taken in at half its width and height (data: width, height). */
  'picture-halved': { level: 'note', requirements: ['R08'], foresees: [] },
  /** More bytes than the desk takes in (data: bytes, limit). */
  'picture-file-too-large': { level: 'stop', requirements: ['R09'], foresees: ['F28'] },
  /** Extension and content differ (data: extension, type). */
  'picture-extension-false': { level: 'warn', requirements: ['R10', 'R08'], foresees: ['F29'] },
  /** Several frames or pages; only the first is used (data: pages). */
  'picture-several-pages': { level: 'warn', requirements: ['R53'], foresees: ['F10'] },
  /** Converted to sRGB, colours may shift a little (data: space). */
  'picture-colour-converted': { level: 'note', requirements: ['R07'], foresees: [] },
  /** 16 bits a channel were reduced to 8. */
  'picture-depth-reduced': { level: 'note', requirements: ['R08'], foresees: [] },
  /** Transparent parts were laid on white. */
  'picture-alpha-flattened': { level: 'note', requirements: ['R11'], foresees: [] },
  /** No corners set yet: the whole scan goes into the picture. */
  /** A paper is seen in the photo, not surely enough to cut along it, and nobody set its corners (data: confidence in percent; region: the paper). */
  'picture-paper-unsure': { level: 'warn', requirements: ['R11'], foresees: ['F10'] },
  'picture-not-cropped': { level: 'note', requirements: ['R11'], foresees: ['F10'] },
  /** The four corners make no shape that can be straightened. */
  'picture-corners-unusable': { level: 'stop', requirements: ['R11'], foresees: ['F10'] },
  'picture-several-papers': { level: 'note', requirements: ['R53'], foresees: ['F10'] },
  /** A corner lies on the frame of the scan: the border may be cut, but mostly the paper just ends there (`picture-border-cut` warns). */
  'picture-corner-on-frame': { level: 'note', requirements: ['R11'], foresees: ['F10'] },
  /** Even the largest honest encoding stays under the minimum (data: bytes, minBytes). */
  'picture-cannot-reach-minimum': { level: 'stop', requirements: ['R09', 'R50'], foresees: ['F28', 'F07'] },
  /** Even the smallest legible encoding is over the maximum (data: bytes, maxBytes). */
  'picture-cannot-fit-maximum': { level: 'stop', requirements: ['R09', 'R50'], foresees: ['F28', 'F07'] },
  /** Too few pixels to read the paper (data: width, height, minWidth). */
  'picture-too-few-pixels': { level: 'stop', requirements: ['R50'], foresees: ['F07', 'F33'] },
  /** The format is not in the target's list (data: type, formats). */
  'picture-format-not-accepted': { level: 'stop', requirements: ['R08'], foresees: ['F28', 'F29'] },
  'picture-under-minimum': { level: 'stop', requirements: ['R09'], foresees: ['F28'] },
  'picture-over-maximum': { level: 'stop', requirements: ['R09'], foresees: ['F28'] },
  /** Inside the window, outside what every known registrar takes (data: bytes, aimMin, aimMax). */
  'picture-outside-aim': { level: 'note', requirements: ['R09'], foresees: [] },
  /** Under 300 dpi on the paper's known size (data: dpi). */
  'picture-low-resolution': { level: 'warn', requirements: ['R50'], foresees: ['F07'] },
  /** No picture attached at all. */
  'picture-missing': { level: 'stop', requirements: ['R57', 'R36'], foresees: ['F13'] },
  /** Scans are attached but no upload picture was made from them yet. */
  'picture-not-prepared': { level: 'stop', requirements: ['R36'], foresees: ['F13'] },
  /** The picture was made from other scans, another plan or for another window than now. */
  'picture-outdated': { level: 'stop', requirements: ['R36'], foresees: [] },
  /** What the desk kept of a scan is damaged or gone; the original attached again mends it (data: name of the file). */
  'picture-scan-lost': { level: 'stop', requirements: ['R36'], foresees: ['F13'] },
  /** What the desk kept of the upload picture is damaged or gone; it can be made again. */
  'picture-lost': { level: 'stop', requirements: ['R36'], foresees: ['F13'] },
  /** This paper needs both sides (data: type). */
  'picture-side-missing': { level: 'stop', requirements: ['R23', 'R53'], foresees: ['F10'] },
  /** Print is out of focus or smeared by a movement, and cannot be read everywhere (data: details, wanted; region: where it is worst). */
  'picture-blurred': { level: 'warn', requirements: ['R50'], foresees: ['F07', 'F33'] },
  /** A reflection hides print (data: share of the scan in percent). */
  'picture-glare-over-print': { level: 'warn', requirements: ['R50', 'R28'], foresees: ['F07', 'F33'] },
  /** The ground of print is as dark as this, and print cannot be read everywhere (data: light, 0–255). */
  'picture-too-dark': { level: 'warn', requirements: ['R50'], foresees: ['F07', 'F33'] },
  /** Paper at its end and print pale (data: contrast in percent). */
  'picture-washed-out': { level: 'warn', requirements: ['R50'], foresees: ['F07', 'F33'] },
  /** The emblem of a licence is grey: a black-and-white copy, not the original (data: its colour in percent). */
  'picture-grey-copy': { level: 'warn', requirements: ['R07', 'R12'], foresees: ['F11', 'F33'] },
  /** A text that is none of the paper's print was read over it (data: words). */
  'picture-watermark': { level: 'warn', requirements: ['R28'], foresees: ['F07', 'F33'] },
  /** A licence whose design goes on beyond the frame of the photo (data: sides). */
  'picture-border-cut': { level: 'warn', requirements: ['R11'], foresees: ['F10', 'F33'] },
  /** Print can be read only from behind. */
  'picture-mirrored': { level: 'warn', requirements: ['R47'], foresees: ['F04'] },
  /** The paper lies on its side or on its head (data: degrees clockwise that mend it). */
  'picture-not-upright': { level: 'warn', requirements: ['R50'], foresees: ['F07'] },
  /** Two scans show the same side. */
  /** The same bytes as another file of its group: that one counts (data: of). */
  'picture-same-file': { level: 'note', requirements: ['R53'], foresees: [] },
  'picture-same-side-twice': { level: 'warn', requirements: ['R23', 'R53'], foresees: ['F10'] },
  /** The scan was mirrored by the plan; the person said so. */
  'picture-flipped': { level: 'note', requirements: ['R47'], foresees: ['F04'] },
} as const satisfies Record<string, FindingRow>;
