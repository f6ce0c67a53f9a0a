/** Whether the typeface of machine-readable zones is installed. */
import sharp from 'sharp';

/** Without it the system draws letters of the typeface named after it. */
export const hasZoneType = async (): Promise<boolean> => {
  // The product refuses SVG; here it is the bench's own.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const [own, other] = await Promise.all(['OCR B, DejaVu Sans Mono', 'DejaVu Sans Mono'].map(drawn));
  return !own!.equals(other!);
};

const drawn = (family: string): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><text x="8" y="64" font-size="60" font-family="${family}">G47&lt;</text></svg>`;
  return sharp(Buffer.from(svg)).raw().toBuffer();
};
