/** Pictures of a request for another photo: what is wrong stays sharp, everything else becomes a few dozen patches of colour. */
import type { Region } from '#domain/finding/finding';

/** Longest side of the picture, pixels. */
const longest = 1200;
/** Patches along the longest side of what is veiled: no character, no face survives that, whatever is done to it afterwards. */
const patches = 24;
/** Room around a place, in parts of the picture. */
const room = 0.015;

export const loadPicture = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('picture not loaded'));
    image.src = url;
  });

export const drawVeiled = (image: HTMLImageElement, regions: readonly Region[]): HTMLCanvasElement => {
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight));
  const [width, height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)];
  const [canvas, pen] = blankCanvas(width, height);
  const few = patches / Math.max(width, height);
  const [small, smallPen] = blankCanvas(
    Math.max(1, Math.round(width * few)),
    Math.max(1, Math.round(height * few)),
  );
  smallPen.imageSmoothingQuality = 'high';
  smallPen.drawImage(image, 0, 0, small.width, small.height);
  pen.imageSmoothingEnabled = true;
  pen.drawImage(small, 0, 0, width, height);
  for (const region of regions) {
    const left = Math.max(0, region.x - room) * width;
    const top = Math.max(0, region.y - room) * height;
    const right = Math.min(1, region.x + region.width + room) * width;
    const bottom = Math.min(1, region.y + region.height + room) * height;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    pen.drawImage(image, 0, 0, width, height);
    pen.restore();
    for (const [line, colour] of [
      [7, '#ffffff'],
      [4, '#c5221f'],
    ] as const) {
      pen.lineWidth = line;
      pen.strokeStyle = colour;
      pen.strokeRect(left, top, right - left, bottom - top);
    }
  }
  return canvas;
};

/** A4 at 150 dots per inch. */
const sheet = { width: 1240, height: 1754, margin: 110, type: 27, step: 42 };

/** Text and pictures on one page; what does not fit is made smaller, nothing is left out. */
export const drawSheet = (text: string, pictures: readonly HTMLCanvasElement[]): HTMLCanvasElement => {
  const [canvas, pen] = blankCanvas(sheet.width, sheet.height);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.fillStyle = '#1d1f21';
  const wide = sheet.width - 2 * sheet.margin;
  let type = sheet.type;
  let lines = linesOf(pen, text, wide, type);
  const tallest = sheet.height - 2 * sheet.margin - (pictures.length > 0 ? 480 : 0);
  while (lines.length * type * (sheet.step / sheet.type) > tallest && type > 14) {
    type -= 1;
    lines = linesOf(pen, text, wide, type);
  }
  const step = type * (sheet.step / sheet.type);
  let top = sheet.margin + type;
  for (const line of lines) {
    pen.fillText(line, sheet.margin, top);
    top += step;
  }
  const left = sheet.height - sheet.margin - top;
  for (const [at, picture] of pictures.entries()) {
    const each = wide / pictures.length - 16;
    const scale = Math.min(each / picture.width, left / picture.height);
    pen.drawImage(
      picture,
      sheet.margin + at * (each + 16),
      top,
      picture.width * scale,
      picture.height * scale,
    );
  }
  return canvas;
};

/** Lines as wide as the page: English breaks between words, Chinese anywhere. */
const linesOf = (pen: CanvasRenderingContext2D, text: string, wide: number, type: number): string[] => {
  pen.font = `${type}px "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif`;
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const part of paragraph.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
      if (line !== '' && pen.measureText(line + part.trimEnd()).width > wide) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += part;
    }
    return [...lines, line];
  });
};

export const bytesOf = async (
  canvas: HTMLCanvasElement,
  type: 'image/png' | 'image/jpeg',
): Promise<Uint8Array<ArrayBuffer>> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9));
  if (!blob) throw new Error('picture not drawn');
  return new Uint8Array(await blob.arrayBuffer());
};

const blankCanvas = (width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  return [canvas, pen];
};
