import sharp from 'sharp';
import { kinds } from '../bench/reading/kinds.ts';
import { photograph } from '../bench/reading/photograph.ts';
import { seedOf } from '../bench/reading/read-drawn.ts';
import { seeded } from '../tests/photos.ts';
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
const flat = process.argv[2] === 'flat';
const tiles: any[] = []; let i = 0; const W = 640, H = 640;
for (const spec of process.argv.slice(3)) {
  const [k, n] = spec.split(':');
  const random = seeded(seedOf(k!, Number(n ?? 0)));
  const p = kinds[k!]!(random);
  let buf: Buffer;
  if (flat) buf = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${p.width}" height="${p.height}">${p.body}</svg>`)).png().toBuffer();
  else { const { picture, manner } = await photograph(p, random); console.log(spec, manner, picture.width, picture.height); buf = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } }).png().toBuffer(); }
  const t = await sharp(buf).resize(W - 6, H - 6, { fit: 'contain', background: '#888' }).png().toBuffer();
  tiles.push({ input: t, left: (i % 3) * W, top: Math.floor(i / 3) * H }); i++;
}
await sharp({ create: { width: 3 * W, height: Math.ceil(i / 3) * H, channels: 3, background: '#888' } }).composite(tiles).png().toFile('/tmp/show.png');
