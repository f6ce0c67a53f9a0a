/** Whether the text of a PDF page is to be seen where its operators put it. */
import { GlobalFonts } from '@napi-rs/canvas';
import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import { hanFontNames } from './pdf-canvas.ts';
import type { Raster } from './raster.ts';

/** Characters that a page holds, and how many of them lie where nothing at all is drawn. */
export type TextSeen = { readonly characters: number; readonly unseen: number };

type Item = { str: string; width: number; height: number; transform: readonly number[] };

/** Characters that are looked at together: a line that breaks off shows, and a thin sign alone does not count. */
const together = 4;
/** Ink differs from what lies under it by so much, of 255. */
const leastInk = 24;

/** Of everything that `getTextContent` tells, text that nobody shall see among it. */
export const lookForText = async (
  page: PDFPageProxy,
  viewport: PageViewport,
  drawn: Raster,
): Promise<TextSeen> => {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  let [characters, unseen] = [0, 0];
  for (const item of items as readonly Item[]) {
    const text = item.str.trim();
    if (text === '' || item.width <= 0) continue;
    const all = [...item.str];
    for (let from = 0; from < all.length; from += together) {
      const some = all
        .slice(from, from + together)
        .join('')
        .replace(/\s/g, '');
      const box = boxOf(item, from / all.length, Math.min(1, (from + together) / all.length), viewport);
      if (some === '' || !isInside(box, drawn)) continue;
      characters += some.length;
      if (!hasInk(box, drawn)) unseen += some.length;
    }
  }
  return { characters, unseen };
};

/** Whether Chinese text without a font of its own can be drawn on this machine. */
export const hasHanFont = (): boolean => hanFontNames.some((name) => GlobalFonts.has(name));

type Box = { left: number; top: number; right: number; bottom: number };

/** A part of an item, in pixels. Vertical text runs downwards from its origin, and is as wide as it is told to be high. */
const boxOf = ({ width, height, transform }: Item, from: number, to: number, viewport: PageViewport): Box => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const [along, across] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const high = height || across;
  const corners = [from * width, to * width].flatMap((x) =>
    [-0.25 * high, high].map((y) =>
      viewport.convertToViewportPoint(
        e + (a / along) * x + (c / across) * y,
        f + (b / along) * x + (d / across) * y,
      ),
    ),
  ) as number[][];
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]!)) as [number[], number[]];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

const isInside = ({ left, top, right, bottom }: Box, { width, height }: Raster): boolean =>
  left >= 0 && top >= 0 && right <= width && bottom <= height && right - left >= 2 && bottom - top >= 2;

const hasInk = ({ left, top, right, bottom }: Box, { width, data }: Raster): boolean => {
  const least = [255, 255, 255];
  const most = [0, 0, 0];
  for (let y = Math.floor(top); y < Math.floor(bottom); y++)
    for (
      let at = (y * width + Math.floor(left)) * 3, end = (y * width + Math.floor(right)) * 3;
      at < end;
      at += 3
    )
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at + channel]!;
        if (value < least[channel]!) least[channel] = value;
        if (value > most[channel]!) most[channel] = value;
        if (most[channel]! - least[channel]! >= leastInk) return true;
      }
  return false;
};
