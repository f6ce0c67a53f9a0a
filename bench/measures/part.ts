/** Looks at one part of the photos, in a process of its own: `part.ts FROM COUNT PART PARTS`. Sends what was said of each. */
import { lookAtPhotos } from './look-at-photos.ts';

const [from, count, part, parts] = process.argv.slice(2).map(Number) as [number, number, number, number];
process.send?.(await lookAtPhotos(from, count, part, parts));
