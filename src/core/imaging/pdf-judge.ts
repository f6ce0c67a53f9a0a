/** Whether a page was drawn with everything that it holds: its images by their own data, its text by where it stands, the rest by what pdf.js says. */
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import { type Finding, finding } from '#domain/finding/finding';
import type { ImagePixels, PageContent, PlacedImage } from './pdf-content.ts';
import { checkContents, checkImage, type Wholeness } from './pdf-image-check.ts';
import {
  contentsOf,
  findImage,
  findMasks,
  type ImageStream,
  isProtected,
  largestImage,
} from './pdf-streams.ts';
import { hasHanFont, lookForText } from './pdf-text.ts';
import { troublesIn } from './pdf-words.ts';
import type { Raster } from './raster.ts';
import { maxPixels, unreadable } from './unreadable.ts';

type Page = {
  readonly bytes: Uint8Array;
  readonly page: PDFPageProxy;
  readonly content: PageContent;
  /** Grows while the page is drawn. */
  readonly said: ReadonlySet<string>;
};

const at = { picture: 'scan' } as const;
const damaged = () => unreadable('picture-damaged', { type: 'pdf' });

/**
 * Looks at the images before the page is drawn; what it answers looks at the drawn page and gives the findings. Both throw Unreadable
 * where something is surely lost.
 */
export const judgePage = async (
  open: Page,
): Promise<(viewport: PageViewport, drawn: Raster) => Promise<Finding[]>> => {
  const file = Buffer.from(open.bytes.buffer, open.bytes.byteOffset, open.bytes.byteLength);
  const inClear = isProtected(file) ? null : file;
  const seen = await checkImages(open, inClear);
  const { ref } = open.page;
  if (inClear && ref)
    for (const contents of contentsOf(inClear, `${ref.num}R${ref.gen || ''}`)) {
      const state = await checkContents(contents);
      if (state !== 'unknown') seen.add(state);
    }
  if (seen.has('damaged')) throw damaged();
  return async (viewport, drawn) => {
    const troubles = troublesIn(open.said);
    if (troubles.has('too-large'))
      throw unreadable('picture-too-many-pixels', { ...largestImage(file), limit: maxPixels });
    if (troubles.has('damaged') || (troubles.has('jpeg') && seen.has('unknown'))) throw damaged();
    const findings: Finding[] = [];
    if (troubles.has('part') || seen.has('doubtful'))
      findings.push(finding('picture-part-lost', at, { level: 'warn' }));
    if (await lacksText(open, { viewport, drawn }, troubles.has('font'), troubles.has('glyphs')))
      findings.push(finding('picture-text-missing', at));
    return findings;
  };
};

/** Objects that are looked at on one page. */
const mostImages = 400;

const checkImages = async ({ page, content }: Page, file: Buffer | null): Promise<Set<Wholeness>> => {
  const seen = new Set<Wholeness>();
  const done = new Set<string>();
  const check = async (stream: ImageStream | null): Promise<void> => {
    seen.add(stream ? await checkImage(stream) : 'unknown');
    for (const mask of stream?.masks ?? []) await checkRef(mask);
  };
  const checkRef = async (ref: string): Promise<void> => {
    if (done.has(ref)) return;
    done.add(ref);
    await check(file && findImage(file, ref));
  };
  for (const image of content.images.slice(0, mostImages)) {
    if (image.id !== null && done.has(image.id)) continue;
    if (image.id !== null) done.add(image.id);
    const pixels = await pixelsOf(page, image);
    if (!pixels || isShort(pixels)) return new Set(['damaged']);
    if (pixels.ref !== undefined) await checkRef(pixels.ref);
    else if (image.isMask && file) await checkMasks(file, image, seen);
    else seen.add('unknown');
  }
  return seen;
};

/** Which object a stencil mask came from is not told: where one of its size is damaged, it may be this one. */
const checkMasks = async (
  file: Buffer,
  { width, height }: PlacedImage,
  seen: Set<Wholeness>,
): Promise<void> => {
  const masks = findMasks(file, width, height);
  const states = await Promise.all(masks.slice(0, 8).map(checkImage));
  const isLost = states.includes('damaged');
  seen.add(isLost ? (states.length === 1 ? 'damaged' : 'doubtful') : (states[0] ?? 'unknown'));
};

/** What pdf.js made of an image; null where it could make nothing. */
const pixelsOf = (page: PDFPageProxy, { id, inline }: PlacedImage): Promise<ImagePixels | null> =>
  id === null
    ? Promise.resolve(inline)
    : new Promise((done) => (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, done));

const isShort = ({ width, height, kind, data }: ImagePixels): boolean => {
  if (!data) return true;
  const row = kind === 3 ? width * 4 : kind === 2 ? width * 3 : Math.ceil(width / 8);
  return data.length < row * height;
};

/** So many characters without ink are no accident of a thin sign. */
const leastUnseen = 3;
/** Without a word of pdf.js about fonts, text may be white or covered on purpose: only a good part of it counts. */
const unseenShare = { doubtfulFont: 0.02, goodFont: 0.25 };

const lacksText = async (
  { page, content }: Page,
  { viewport, drawn }: { readonly viewport: PageViewport; readonly drawn: Raster },
  isReplaced: boolean,
  isDoubtful: boolean,
): Promise<boolean> => {
  if (content.glyphs === 0) return false;
  if (isReplaced || (await lacksHan(page))) return true;
  // Where some text is only to be found by a search, nobody knows which.
  if (content.hiddenGlyphs > 0) return false;
  const { characters, unseen } = await lookForText(page, viewport, drawn);
  const share = isDoubtful ? unseenShare.doubtfulFont : unseenShare.goodFont;
  return unseen >= leastUnseen && unseen >= characters * share;
};

/** Chinese text that relies on a font of the machine, which has none. */
const lacksHan = async (page: PDFPageProxy): Promise<boolean> => {
  if (hasHanFont()) return false;
  const { items, styles } = await page.getTextContent();
  return items.some((item) => {
    if (!('str' in item) || !/\p{Script=Han}/u.test(item.str) || !(item.fontName in styles)) return false;
    const { commonObjs } = page;
    if (!commonObjs.has(item.fontName)) return false;
    return (commonObjs.get(item.fontName) as { missingFile?: boolean }).missingFile === true;
  });
};
