/** Copies in black and white: the paper loses its colours, the desk under it does not. */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import { between, type Canvas, pick, type Random } from './paint.ts';

/** Paper that copies are made on, as shares of white: white, recycled, cream, yellowish, rose. */
const stocks = [
  [1, 1, 1],
  [1, 1, 1],
  [0.99, 0.98, 0.95],
  [1, 0.98, 0.92],
  [1, 0.97, 0.86],
  [1, 0.95, 0.94],
] as const;

/** With or without toner specks, a hard or a soft curve, dark edges where the lid stood open. */
export const photocopied = (picture: Canvas, corners: Corners, random: Random): Canvas => {
  const { width, height } = picture;
  const data = picture.data.slice();
  const map = solveHomography(corners, unitSquare)!;
  const gain = between(random, 1, 1.12);
  const stock = pick(random, stocks);
  const contrast = random() < 0.5 ? 1 : between(random, 1.1, 1.7);
  const specks = random() < 0.5 ? 0 : between(random, 0.0002, 0.003);
  const grain = random() < 0.5 ? 0 : between(random, 4, 16);
  const rim = random() < 0.3 ? between(random, 0.008, 0.03) : 0;
  const rimSides = [0, 1, 2, 3].map(() => random() < 0.6);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = mapPoint(map, [(x + 0.5) / width, (y + 0.5) / height]);
      if (Math.min(u, v) < 0 || Math.max(u, v) > 1) continue;
      const light = data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
      let value = Math.min(250, 200 + (light * gain - 200) * contrast);
      const nearest = Math.min(...[v, 1 - u, 1 - v, u].filter((_, side) => rimSides[side]));
      if (nearest < rim) value *= 0.25 + (0.6 * nearest) / rim;
      if (specks > 0 && random() < specks) value *= 0.35;
      if (grain > 0) value += (random() - 0.5) * grain;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.max(0, Math.min(250, value * stock[channel]!));
    }
  return { width, height, data };
};
