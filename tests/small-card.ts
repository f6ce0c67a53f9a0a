/** A photo of the drawn card at half its size: for tests that take in many scans and look at none, which costs them half as much. */
import sharp from 'sharp';

export const smallCard = { width: 1200, height: 900 } as const;

export const drawSmallCard = (side: 'front' | 'back'): Promise<Buffer> =>
  sharp(`assets/samples/id-${side}.jpg`)
    .resize(smallCard.width, smallCard.height)
    .jpeg({ quality: 92 })
    .toBuffer();
