/** Real characters need a typeface that has them: without one the system draws an empty box for each, and every figure would be wrong. */
import sharp from 'sharp';

/** Throws where two different characters look the same. */
export const requireChineseType = async (): Promise<void> => {
  // The product refuses SVG; here it is the bench's own.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const [one, other] = await Promise.all([...'样本'].map(drawn));
  if (one!.equals(other!))
    throw new Error('no typeface with Chinese characters; Debian has one in fonts-noto-cjk');
};

const drawn = (character: string): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><text x="8" y="64" font-size="60" font-family="Noto Sans CJK SC">${character}</text></svg>`;
  return sharp(Buffer.from(svg)).raw().toBuffer();
};
