/** Whether a scanned page is blank: the empty backs of duplex sheets, and sheets that only part others. */

/** Longer side in pixels of what is looked at: a character of 3 mm on A4 is five pixels high. */
export const blankLong = 512;
/** Levels of 255 by which ink differs from the paper around it; what shines through from the other side differs by less. */
const inkStep = 24;
/** Share of a side where the edge of the sheet, or the shadow beside it, may be seen. */
const rim = 0.03;
/** Share of pixels that dust and noise of the sensor may take. */
const dust = 0.0002;

/** Red, green, blue, rows from the top. */
type Pixels = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/**
 * True when, but for its rim, as good as every pixel is as bright and as coloured as the page's own median: nothing is printed, written
 * or stamped on it. A page is only left out where this is as good as certain: one short line of print is enough to keep it.
 */
export const isBlankPage = ({ width, height, bytes }: Pixels): boolean => {
  const [left, top] = [Math.ceil(width * rim), Math.ceil(height * rim)];
  const [right, bottom] = [width - left, height - top];
  if (right <= left || bottom <= top) return false;
  const paper = [0, 1, 2].map((channel) => medianOf(channel));
  let ink = 0;
  eachPixel((at) => {
    if (paper.some((level, channel) => Math.abs((bytes[at + channel] ?? 0) - level) > inkStep)) ink += 1;
  });
  return ink <= (right - left) * (bottom - top) * dust;

  function medianOf(channel: number): number {
    const counts = new Uint32Array(256);
    eachPixel((at) => {
      counts[bytes[at + channel] ?? 0]! += 1;
    });
    let rest = ((right - left) * (bottom - top)) / 2;
    return counts.findIndex((count) => {
      rest -= count;
      return rest <= 0;
    });
  }

  function eachPixel(see: (at: number) => void): void {
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) see((y * width + x) * 3);
  }
};
