/** Canvases for pdf.js on which Chinese text without a font of its own still shows. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/**
 * Fonts with Chinese on the systems we ship for, best first. The canvas looks for a missing character in the named fonts only, so
 * they are named behind every font.
 */
export const hanFontNames = [
  'Songti SC',
  'SimSun',
  'Noto Serif CJK SC',
  'Source Han Serif SC',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  // One file holds the characters of all its languages, and some systems list it by the first only.
  'Noto Serif CJK JP',
  'Noto Sans CJK JP',
];
const hanFonts = hanFontNames.map((family) => `"${family}"`).join(', ');

export type Drawing = { canvas: Canvas; context: SKRSContext2D };

/** A canvas of `width` × `height` pixels. */
export const createDrawing = (width: number, height: number): Drawing => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const font = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), 'font');
  if (!font?.get || !font.set) throw new Error('the canvas has no font to set');
  const { get, set } = font;
  Object.defineProperty(context, 'font', {
    get: () => get.call(context),
    set: (value: string) => set.call(context, `${value}, ${hanFonts}`),
  });
  return { canvas, context };
};

/** What pdf.js makes its intermediate canvases with. */
export class CanvasFactory {
  create = createDrawing;

  reset({ canvas }: Drawing, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy(drawing: Drawing): void {
    drawing.canvas.width = 0;
    drawing.canvas.height = 0;
  }
}
