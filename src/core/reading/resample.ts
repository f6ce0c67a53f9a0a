/** Pixels of a picture as the networks want them: another size, blue before green before red, normalized. */
import type { Raster } from '../imaging/raster.ts';
import { stepWidth, stripHeight } from './engine.ts';
import type { TextBox } from './text-boxes.ts';

/** What the detection network was taught with, by its channels in order. */
const mean = [0.485, 0.456, 0.406] as const;
const deviation = [0.229, 0.224, 0.225] as const;

export type DetectionInput = {
  readonly planes: Float32Array;
  readonly width: number;
  readonly height: number;
};

/** The whole picture, its longer side at most `longest` pixels, both sides stretched to multiples of 32. */
export const detectionInput = (picture: Raster, longest: number): DetectionInput => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const whole = (side: number): number => Math.max(32, Math.round((side * scale) / 32) * 32);
  const [width, height] = [whole(picture.width), whole(picture.height)];
  const planes = new Float32Array(3 * width * height);
  const columns = sharesOf(picture.width, width);
  const rows = sharesOf(picture.height, height);
  // One row of the picture, narrowed; rows are asked for from the top.
  const narrow = new Float32Array(width * 3);
  let narrowed = -1;
  const sum = new Float32Array(width * 3);
  for (let y = 0; y < height; y++) {
    sum.fill(0);
    for (let at = rows.starts[y]!; at < rows.starts[y + 1]!; at++) {
      const row = rows.from[at]!;
      if (row !== narrowed) narrowRow(picture.data, row * picture.width * 3, columns, narrow);
      narrowed = row;
      addRow(sum, narrow, rows.shares[at]!);
    }
    for (let plane = 0; plane < 3; plane++) layRow(sum, plane, planes, (plane * height + y) * width);
  }
  return { planes, width, height };
};

// Loops of their own: inside the function above, which runs once a picture, they would never be compiled well.
const addRow = (sum: Float32Array, row: Float32Array, share: number): void => {
  for (let x = 0; x < sum.length; x++) sum[x]! += share * row[x]!;
};

const layRow = (sum: Float32Array, plane: number, planes: Float32Array, at: number): void => {
  const [add, by] = [-mean[plane]! / deviation[plane]!, 1 / (255 * deviation[plane]!)];
  for (let x = 2 - plane, to = at; x < sum.length; x += 3, to++) planes[to] = sum[x]! * by + add;
};

/** For each pixel of a side at another size: which pixels of the old one it is made of, from `starts[n]` to `starts[n + 1]`, and how much of each. */
type Shares = { readonly starts: Int32Array; readonly from: Int32Array; readonly shares: Float32Array };

/** Means where the side shrinks, between two neighbours where it grows. */
const sharesOf = (from: number, to: number): Shares => {
  const starts = new Int32Array(to + 1);
  const pixels: number[] = [];
  const shares: number[] = [];
  for (let index = 0; index < to; index++) {
    const [start, end] = [(index * from) / to, ((index + 1) * from) / to];
    if (end - start <= 1 && from > 1) {
      const middle = Math.min(from - 1, Math.max(0, (start + end) / 2 - 0.5));
      const left = Math.min(Math.floor(middle), from - 2);
      pixels.push(left, left + 1);
      shares.push(1 - (middle - left), middle - left);
    } else
      for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end)); at++) {
        pixels.push(at);
        shares.push((Math.min(at + 1, end) - Math.max(at, start)) / (end - start));
      }
    starts[index + 1] = pixels.length;
  }
  return { starts, from: Int32Array.from(pixels), shares: Float32Array.from(shares) };
};

const narrowRow = (data: Uint8Array, base: number, columns: Shares, into: Float32Array): void => {
  const { starts, from, shares } = columns;
  for (let x = 0, to = 0; to < into.length; x++, to += 3) {
    let [red, green, blue] = [0, 0, 0];
    for (let at = starts[x]!, end = starts[x + 1]!; at < end; at++) {
      const share = shares[at]!;
      const pixel = base + from[at]! * 3;
      red += share * data[pixel]!;
      green += share * data[pixel + 1]!;
      blue += share * data[pixel + 2]!;
    }
    into[to] = red;
    into[to + 1] = green;
    into[to + 2] = blue;
  }
};

/** Brightness of a strip in red light, in which seals are pale: 0–255, rows of `width`, without the room behind its end. */
export type Shade = { readonly bright: Uint8Array; readonly width: number };

/** A line cut out of the picture, 48 pixels high: what the recognition network reads. */
export type Strip = { readonly planes: Float32Array; readonly width: number; readonly shade: Shade };

/** Longest strip that is read at once; a longer line is squeezed. */
const longestStrip = 2000;

/**
 * Cuts a line out, straight, by bilinear interpolation; where the line is higher than the strip, means of several samples. What lies
 * outside the picture is as its edge. `isMirrored` reads it from its other end, letters turned over.
 */
export const cutStrip = (picture: Raster, box: TextBox, isMirrored = false): Strip => {
  const wanted = Math.max(16, Math.round((box.length / box.breadth) * stripHeight));
  const width = Math.min(wanted, longestStrip);
  const padded = Math.ceil(width / stepWidth) * stepWidth;
  const planes = new Float32Array(3 * padded * stripHeight);
  const bright = new Uint8Array(width * stripHeight);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const along = (box.length / width) * (isMirrored ? -1 : 1);
  const down = box.breadth / stripHeight;
  const across = Math.max(1, Math.min(4, Math.ceil(Math.abs(along))));
  const deep = Math.max(1, Math.min(4, Math.ceil(down)));
  const share = 1 / (across * deep);
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  const { data } = picture;
  const row = picture.width * 3;
  const plane = padded * stripHeight;
  for (let y = 0; y < stripHeight; y++)
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0; j < deep; j++) {
        const v = (y + (j + 0.5) / deep - stripHeight / 2) * down;
        for (let i = 0; i < across; i++) {
          const u = (x + (i + 0.5) / across - width / 2) * along;
          const px = Math.min(right, Math.max(0, box.x + u * cos - v * sin - 0.5));
          const py = Math.min(bottom, Math.max(0, box.y + u * sin + v * cos - 0.5));
          const [left, top] = [px | 0, py | 0];
          const [fx, fy] = [px - left, py - top];
          const at = top * row + left * 3;
          const next = left < right ? 3 : 0;
          const under = top < bottom ? row : 0;
          const a = (1 - fx) * (1 - fy);
          const b = fx * (1 - fy);
          const c = (1 - fx) * fy;
          const d = fx * fy;
          red += a * data[at]! + b * data[at + next]! + c * data[at + under]! + d * data[at + under + next]!;
          green +=
            a * data[at + 1]! +
            b * data[at + next + 1]! +
            c * data[at + under + 1]! +
            d * data[at + under + next + 1]!;
          blue +=
            a * data[at + 2]! +
            b * data[at + next + 2]! +
            c * data[at + under + 2]! +
            d * data[at + under + next + 2]!;
        }
      }
      const to = y * padded + x;
      planes[to] = (blue * share) / 127.5 - 1;
      planes[to + plane] = (green * share) / 127.5 - 1;
      planes[to + 2 * plane] = (red * share) / 127.5 - 1;
      bright[y * width + x] = red * share;
    }
  return { planes, width: padded, shade: { bright, width } };
};
