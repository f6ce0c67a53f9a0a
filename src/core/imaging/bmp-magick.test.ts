/** What we write opens in ImageMagick with the same pixels. Left out, in plain words, where ImageMagick is not installed. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { encodeBmp } from './bmp-encode.ts';

/** Windows has another `convert`; only the real one says its name. */
const magick = ['magick', 'convert'].find((tool) =>
  spawnSync(tool, ['-version'], { encoding: 'utf8' }).stdout?.includes('ImageMagick'),
);

it.skipIf(!magick)(`ImageMagick reads our BMP${magick ? '' : ' (left out: it is not installed)'}`, () => {
  for (const [width, height] of [
    [1, 1],
    [2, 3],
    [5, 4],
    [163, 121],
  ] as const) {
    const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 89 + (at >> 3)) & 255);
    const args = ['bmp:-', '-depth', '8', 'rgb:-'];
    const { status, stdout } = spawnSync(magick!, args, { input: encodeBmp({ width, height, data }, 300) });
    expect(status).toBe(0);
    expect(stdout.equals(data)).toBe(true);
  }
});
